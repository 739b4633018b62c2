"""Judgements as findings: whose they are, what they point at, and what shows them."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from harness.checks import Judged, Recorded, Subject
from harness.model.base import Basis, Channel, Origin, weakest
from harness.model.finding import Evidence, Finding, Outcome, Where
from harness.model.property import Property
from harness.model.trace import Moment, TextMessage, Trace
from harness.model.visit import Visit
from harness.model.visits import Visits

ALL_ROUTES = "all routes"
"""The journey of a finding on a property: it is about every call, so about no journey of the pack. No journey's id has
a space in it."""


def finding_of(judged: Judged[Recorded], trace: Trace) -> Finding:
    """A judgement on something that a walk recorded, as the finding that a person reads."""
    where, key = _where(judged, trace)
    return _finding(judged, _Whose(trace.pack, trace.journey, trace.person), where, key)


def finding_of_property(judged: Judged[Property]) -> Finding:
    """A judgement on a property as the finding that a person reads: about one person, at the first failing step."""
    proof = judged.subject
    # Where it fails in the usual case too, that is the place to begin with: it shuts people out every day.
    shown = proof.usual if proof.usual is not None and proof.usual.verdict == "refuted" else proof
    step = next(iter(shown.failing_steps), shown.play.ends if shown.play else None)
    whose = _Whose(proof.pack, ALL_ROUTES, proof.person)
    return _finding(judged, whose, _at(Where(step=step), shown.where), step or "")


def finding_of_page(judged: Judged[Visit], name: str, file: str | None, person: str) -> Finding:
    """A judgement on a page outside any pack, as the finding that a person reads.

    Args:
        judged: The judgement.
        name: What the page was given as, which stays the same wherever its address leads.
        file: The file that it is; none for an address.
        person: Whose finding it is.
    """
    said = judged.judgement
    url = None if file else judged.subject.url
    where = Where(file=file, url=url, selector=said.selector, boxes=said.boxes)
    return _finding(judged, _Whose("", "", person), where, name)


def passed_at(judged: Sequence[Judged[Recorded]]) -> Mapping[str, tuple[str, ...]]:
    """The checks that passed, each with the steps, texts and pages at which it did; empty for a walk as a whole."""
    found: dict[str, dict[str, None]] = {}
    for each in judged:
        if each.judgement.outcome is Outcome.PASSED:
            found.setdefault(each.check.id, {})[_step(each.subject)] = None
    return {check: tuple(steps) for check, steps in found.items()}


def _step(subject: Recorded) -> str:
    if isinstance(subject, Trace | Visits):
        return ""
    if isinstance(subject, Visit):
        return subject.page or subject.url
    return subject.id if isinstance(subject, TextMessage) else subject.step


class _Whose(NamedTuple):
    pack: str
    journey: str
    person: str


def _finding(judged: Judged[Subject], whose: _Whose, where: Where, key: str) -> Finding:
    """The finding, with an id that stays while the same thing is wrong at the place that ``key`` names."""
    check, judgement = judged.check, judged.judgement
    identity = "/".join((*whose, check.id, key, judgement.part))
    # A number of ours that decides the outcome is as weak as a step of ours.
    basis = weakest((judged.subject.basis, *([Basis.ILLUSTRATIVE] if judgement.turns_on else [])))
    message = judgement.message
    return Finding(
        id=f"{check.id}-{hashlib.sha256(identity.encode()).hexdigest()[:8]}",
        check=check.id,
        outcome=judgement.outcome,
        severity=check.severity_of(judgement),
        channel=check.channels[0] if len(check.channels) == 1 else Channel.PHONE,
        **whose._asdict(),
        basis=basis,
        where=where,
        message=f"As modelled: {message}" if basis.strength == 0 else message,
        why=check.sections["Why it matters"],
        fix=judgement.fix or check.sections["How to put it right"],
        standards=check.standards,
        turns_on=judgement.turns_on,
    )


def _where(judged: Judged[Recorded], trace: Trace) -> tuple[Where, str]:
    """What a finding points at, and the part of its identity that does not change while the place is the same."""
    subject, said = judged.subject, judged.judgement
    if isinstance(subject, Visits):
        subject = said.visit or subject.visits[0]
    if isinstance(subject, Visit):
        moment = next((i for i, m in enumerate(trace.moments) if m.visit == subject.id), None)
        place = Where(url=subject.url, selector=said.selector, step=subject.page, moment=moment, boxes=said.boxes)
        return _at(place, subject.where), subject.page or subject.url
    if isinstance(subject, Trace):
        moment = len(trace.moments) - 1 if trace.moments else None
        return _at(Where(step=trace.journey, moment=moment), trace.origin), "walk"
    step = subject.id if isinstance(subject, TextMessage) else subject.step
    return _at(Where(step=step, moment=subject.moment), subject.where), step


def _at(place: Where, origin: Origin | None) -> Where:
    if origin is None:
        return place
    return place.model_copy(update={"file": origin.file, "line": origin.line, "block": origin.block})


def with_evidence(
    finding: Finding, moments: Sequence[Moment], sounds: Mapping[str, Evidence], pictures: Mapping[str, Evidence]
) -> Finding:
    """A finding with the sounds and the picture of the moment that it points at."""
    if finding.where.moment is None:
        return finding
    moment = moments[finding.where.moment]
    evidence = [sounds[words] for words in moment.spoken if words in sounds]
    if moment.visit and moment.visit in pictures:
        evidence.append(pictures[moment.visit])
    return finding.model_copy(update={"evidence": tuple(evidence)})
