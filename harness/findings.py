"""Judgements as findings: whose they are, what they point at, and what shows them."""

import hashlib
from collections.abc import Mapping, Sequence

from harness.checks import Judged
from harness.model.base import Basis, Channel, Origin, weakest
from harness.model.finding import Evidence, Finding, Where
from harness.model.trace import Moment, TextMessage, Trace
from harness.model.visit import Visit


def finding_of(judged: Judged, trace: Trace) -> Finding:
    """A judgement as the finding that a person reads, with an id that stays while the same thing is wrong."""
    check, judgement, subject = judged.check, judged.judgement, judged.subject
    where, key = _where(judged, trace)
    identity = "/".join((trace.pack, trace.journey, trace.person, check.id, key, judgement.part))
    # A number of ours that decides the outcome is as weak as a step of ours.
    basis = weakest((subject.basis, *([Basis.ILLUSTRATIVE] if judgement.turns_on else [])))
    message = judgement.message
    return Finding(
        id=f"{check.id}-{hashlib.sha256(identity.encode()).hexdigest()[:8]}",
        check=check.id,
        outcome=judgement.outcome,
        severity=check.severity_of(judgement),
        channel=check.channels[0] if len(check.channels) == 1 else Channel.PHONE,
        pack=trace.pack,
        journey=trace.journey,
        person=trace.person,
        basis=basis,
        where=where,
        message=f"As modelled: {message}" if basis.strength == 0 else message,
        why=check.sections["Why it matters"],
        fix=judgement.fix or check.sections["How to put it right"],
        standards=check.standards,
        turns_on=judgement.turns_on,
    )


def _where(judged: Judged, trace: Trace) -> tuple[Where, str]:
    """What a finding points at, and the part of its identity that does not change while the place is the same."""
    subject = judged.subject
    if isinstance(subject, Visit):
        moment = next((i for i, m in enumerate(trace.moments) if m.visit == subject.id), None)
        place = Where(url=subject.url, selector=judged.judgement.selector, step=subject.page, moment=moment)
        return _at(place, subject.where), subject.page or subject.url
    if isinstance(subject, Trace):
        moment = len(trace.moments) - 1 if trace.moments else None
        return _at(Where(step=trace.journey, moment=moment), trace.origin), "walk"
    step = subject.id if isinstance(subject, TextMessage) else subject.step
    return _at(Where(step=step, moment=subject.moment), subject.where), step


def _at(place: Where, origin: Origin | None) -> Where:
    return place.model_copy(update={"file": origin.file, "line": origin.line}) if origin else place


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
