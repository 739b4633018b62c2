"""What speaks for a claim, what against it, and what is left open: each part of what it asks, looked at in turn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from harness.model.base import Basis, weakest
from harness.model.claim import ChecksHold, Claim, PropertiesHold, WalksHold
from harness.model.finding import Finding, Outcome
from harness.model.record import Walk
from harness.model.verdict import VerdictEvidence
from harness.weigh.musts import Met, meets
from harness.weigh.tried import Case, Tried

_STUCK = "stuck"
_WORST_FIRST = ("refuted", "cannot-tell", "proved")


@dataclass(frozen=True)
class Gap:
    """Something that is left open: what, and why."""

    what: str
    why: str


Found = VerdictEvidence | Gap


def look_at(claim: Claim, tried: Tried) -> Iterator[Found]:
    """Everything that was found of what a claim asks."""
    asked = claim.holds_when
    if claim.untried:
        yield Gap("", f"No service is given: no service of {claim.commitment_of} was tried.")
        return
    for walks in asked.walks:
        found = _walks(walks, tried) if walks.at_least is None else _enough(walks, walks.at_least, tried)
        yield from _or_nothing(list(found), "No walk that was made is one that this is about.")
    for checks in asked.checks:
        names = ", ".join(checks.none_failed)
        yield from _or_nothing(list(_checks(checks, tried)), f"Nothing that was walked let these be checked: {names}.")
    for properties in asked.properties:
        yield from _properties(properties, tried)


def _or_nothing(found: Sequence[Found], why: str) -> Sequence[Found]:
    return found or [Gap("", why)]


def _walks(asked: WalksHold, tried: Tried) -> Iterator[Found]:
    for case in tried.cases(asked.journeys, asked.people):
        walks = tried.walks_of.get(case, ())
        if not walks:
            yield Gap(_called(case, tried), "not walked")
            continue
        concerned, unsure = _concerned(asked, walks)
        if unsure:
            yield Gap(_called(case, tried), "it is not known whether this is about it")
        met = [(walk, meets(asked.must, walk)) for walk in concerned]
        yield from _case(case, met, asked, tried)


def _enough(asked: WalksHold, at_least: int, tried: Tried) -> Iterator[Found]:
    """For each person, whether enough of the journeys are so: for instance one outcome by more than one channel."""
    for person in sorted(tried.people if asked.people == "all" else asked.people):
        cases = tried.cases(asked.journeys, [person])
        found = [
            list(_walks(asked.model_copy(update={"people": (person,), "journeys": (j,)}), tried)) for j, _ in cases
        ]
        met = [e for each in found for e in each if isinstance(e, VerdictEvidence) and e.shows == "for"]
        failed = [e for each in found for e in each if isinstance(e, VerdictEvidence) and e.shows == "against"]
        open_ = sum(any(isinstance(part, Gap) for part in each) for each in found)
        if len(met) < at_least <= len(met) + open_:
            yield from (part for each in found for part in each if isinstance(part, Gap))
        elif met or failed:
            enough = len(met) >= at_least
            needed = f"{at_least} {'is' if at_least == 1 else 'are'} needed"
            told = f"{tried.name(person)}: {len(met)} of {len(cases)} ways, where {needed}"
            names = f" ({', '.join(e.journey for e in met if e.journey)})" if met else ""
            deciding = (met if enough else sorted(failed, key=_is_accepted) or met)[0]
            what = f"{told}{names}." if enough else f"{told}{names}. {deciding.what}"
            basis = weakest(each.basis for each in (*met, *failed))
            shows: Literal["for", "against"] = "for" if enough else "against"
            yield deciding.model_copy(update={"shows": shows, "what": what, "basis": basis})


def _is_accepted(evidence: VerdictEvidence) -> bool:
    """Where ways fail of which somebody accepted some, those decide that nobody accepted."""
    return evidence.accepted is not None


def _concerned(asked: WalksHold, walks: Sequence[Walk]) -> tuple[Sequence[Walk], bool]:
    """The walks that the claim is about, and whether there are some of which that is not known."""
    if asked.when is None:
        return walks, False
    about = [(walk, meets(asked.when, walk).holds) for walk in walks]
    return [walk for walk, holds in about if holds], any(holds is None for _, holds in about)


def _case(case: Case, met: Sequence[tuple[Walk, Met]], asked: WalksHold, tried: Tried) -> Iterator[Found]:
    """A case speaks against a claim when any way of taking the caller's words does, and for it when all do."""
    for wanted in (False, None, True):
        at = next(((walk, each) for walk, each in met if each.holds is wanted), None)
        if at is None:
            continue
        walk, said = at
        if wanted is None:
            yield Gap(_called(case, tried), said.why)
            return
        heard = f"{'; '.join(walk.heard_as)}: " if walk.heard_as and len(met) > 1 else ""
        ending = asked.must.stuck is not None or asked.must.human or asked.must.goal
        finding = tried.failed(case, _STUCK) if not wanted and ending else None
        yield _evidence(
            "walk",
            "for" if wanted else "against",
            f"{_called(case, tried)}: {heard}{said.why}",
            tried,
            case=case,
            basis=weakest((walk.basis, *(moment.basis for moment in walk.moments))),
            finding=finding,
        )
        return


def _checks(asked: ChecksHold, tried: Tried) -> Iterator[Found]:
    for case in tried.cases(asked.journeys, asked.people):
        walks = tried.walks_of.get(case, ())
        if not walks:
            yield Gap(_called(case, tried), "not walked")
            continue
        here = [
            finding
            for finding in tried.findings_of.get(case, ())
            if finding.check in asked.none_failed and (not asked.steps or finding.where.step in asked.steps)
        ]
        failed = [finding for finding in here if finding.outcome is Outcome.FAILED]
        for finding in failed:
            said = finding.message.removeprefix("As modelled: ")
            told = f"{_called(case, tried)}: {said}"
            yield _evidence("finding", "against", told, tried, case=case, basis=finding.basis, finding=finding)
        for finding in here:
            if finding.outcome is Outcome.CANNOT_TELL:
                yield Gap(_called(case, tried), finding.message.removeprefix("As modelled: "))
        for why in dict.fromkeys(why for walk in walks for why in walk.untested):
            yield Gap(_called(case, tried), why)
        if not failed:
            yield from _passed(case, walks, asked, tried)


def _passed(case: Case, walks: Sequence[Walk], asked: ChecksHold, tried: Tried) -> Iterator[Found]:
    passed = [
        check
        for check in asked.none_failed
        for walk in walks
        if any(not asked.steps or step in asked.steps for step in walk.passed.get(check, ()))
    ]
    if passed:
        told = f"{_called(case, tried)}: passed {', '.join(dict.fromkeys(passed))}."
        basis = weakest(each for walk in walks for each in (walk.basis, *(moment.basis for moment in walk.moments)))
        yield _evidence("walk", "for", told, tried, case=case, basis=basis)


def _properties(asked: PropertiesHold, tried: Tried) -> Iterator[Found]:
    people = sorted(tried.people if asked.people == "all" else asked.people)
    for name in asked.names:
        for person in people:
            several = tried.property_of.get((name, person), ())
            if not several:
                yield Gap(f"{tried.name(person)}, {name}", "not proved or refuted in this run")
                continue
            judged = [each.usual if asked.usual and each.usual else each for each in several]
            at = min(judged, key=lambda each: _WORST_FIRST.index(each.verdict))
            if at.verdict == "cannot-tell":
                yield Gap(f"{tried.name(person)}, {name}", at.why)
                continue
            yield VerdictEvidence(
                kind="property",
                shows="for" if at.verdict == "proved" else "against",
                what=f"{tried.name(person)}, {name}: {at.why}",
                person=person,
                property=name,
                replay=f"python3 -m harness routes {tried.pack} --person {person}",
                basis=at.basis,
            )


def _evidence(
    kind: Literal["walk", "finding"],
    shows: Literal["for", "against"],
    what: str,
    tried: Tried,
    *,
    case: Case,
    basis: Basis,
    finding: Finding | None = None,
) -> VerdictEvidence:
    return VerdictEvidence(
        kind=kind,
        shows=shows,
        what=what,
        person=case[1],
        journey=case[0],
        finding=finding.id if finding else None,
        replay=tried.replay(case),
        basis=weakest((basis, finding.basis)) if finding else basis,
        turns_on=finding.turns_on if finding else None,
        accepted=finding.accepted if finding else None,
    )


def _called(case: Case, tried: Tried) -> str:
    return f"{tried.name(case[1])}, {case[0]}"
