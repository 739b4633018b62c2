"""The rules by which claims are weighed: few, fixed, and each said in a sentence that reports print.

*Contradicted* comes first and needs one failure; *supported* needs that all that was selected was tried, that nothing
failed and that something passed. What selects nothing is *not tested*, never vacuously true. A failure that somebody
accepted still counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from harness.model.base import Basis, weakest
from harness.model.claim import Claim, ClaimKind
from harness.model.finding import TurnsOn
from harness.model.verdict import AtOdds, Ruling, Verdict, VerdictEvidence, VerdictSource
from harness.weigh.looked_at import Gap, look_at
from harness.weigh.tried import Case, Tried

_NAMED = 3
"""Cases that a gap names at most."""

_FAILED: Mapping[ClaimKind, tuple[Ruling, str]] = {
    ClaimKind.PROMISE: (Ruling.CONTRADICTED, "A promise is contradicted when anything that it selects fails"),
    ClaimKind.ADMITTED_RISK: (
        Ruling.NOT_MITIGATED,
        "A risk that the document admits is not mitigated when it comes about in anything that was tried",
    ),
    ClaimKind.DENIAL: (Ruling.CONTRADICTED, "A denial is contradicted when the impact comes about in anything tried"),
}
_PASSED: Mapping[ClaimKind, tuple[Ruling, str]] = {
    ClaimKind.PROMISE: (
        Ruling.SUPPORTED,
        "A promise is supported when everything that it selects was tried, something passed and nothing failed",
    ),
    ClaimKind.ADMITTED_RISK: (
        Ruling.MITIGATED,
        "A risk is mitigated when everything selected was tried, something passed and nothing failed",
    ),
    ClaimKind.DENIAL: (
        Ruling.NOTHING_FOUND,
        "Nothing was found against a denial when something passed and nothing failed",
    ),
}
_PART = "Something passed and nothing failed, but not all that was selected could be tried or told"
_NOTHING = "Nothing that was tried speaks for or against it"
_NO_SERVICE = "A commitment about services in general is not tested until a service is given that answers for it"


def weigh(claims: Mapping[str, Claim], tried: Tried) -> tuple[Verdict, ...]:
    """Weighs every claim of a pack, each once, in the order in which the pack lists them.

    Args:
        claims: The claims, by id.
        tried: What was tried of the pack.
    """
    verdicts = {name: _verdict(name, claim, tried) for name, claim in claims.items()}
    return tuple(
        verdict.model_copy(update={"at_odds": _at_odds(claims, verdicts, name, tried)})
        for name, verdict in verdicts.items()
    )


def failing(claim: Claim, tried: Tried) -> tuple[Case, ...]:
    """The cases that speak against a claim, each once, in a fixed order."""
    found = (each for each in look_at(claim, tried) if isinstance(each, VerdictEvidence) and each.shows == "against")
    return tuple(sorted({(each.journey, each.person) for each in found if each.journey and each.person}))


def passes(claim: Claim, case: Case, tried: Tried) -> bool:
    """Whether a case speaks for a claim; for one that asks for checks alone, whether it no longer speaks against it."""
    here = [e.shows for e in look_at(claim, tried) if isinstance(e, VerdictEvidence) and (e.journey, e.person) == case]
    return "against" not in here and (bool(here) or not claim.holds_when.walks)


def _verdict(name: str, claim: Claim, tried: Tried) -> Verdict:
    found = list(look_at(claim, tried))
    evidence = sorted((each for each in found if isinstance(each, VerdictEvidence)), key=_rank)
    gaps = _told(each for each in found if isinstance(each, Gap))
    if claim.kind is ClaimKind.PROCESS:
        verdict, rule, evidence = _process(claim, tried)
    else:
        verdict, rule = _ruling(claim, evidence, open_=bool(gaps))
    deciding = [each for each in evidence if each.shows == ("against" if verdict.fails else "for")]
    basis = weakest(each.basis for each in deciding)
    rule = _said(claim, rule, evidence)
    varied = tuple(tried.flips.get(name, ()))
    return Verdict(
        id=name,
        kind=claim.kind,
        says=claim.says,
        source=VerdictSource(
            document=claim.quote.document, line=claim.quote.line, url=claim.quote.url, sha256=claim.quote.sha256
        ),
        pack=tried.pack,
        verdict=verdict,
        rule=f"As modelled: {rule[:1].lower()}{rule[1:]}" if deciding and basis is Basis.ILLUSTRATIVE else rule,
        basis=basis,
        turns_on=_turns_on(deciding, varied) if verdict.fails else None,
        flips=varied,
        evidence=tuple(evidence),
        gaps=(*gaps, *claim.not_covered),
        people=tuple(sorted({each.person for each in deciding if each.person})),
        characteristic=claim.characteristic,
        duty=claim.duty,
        question=claim.question,
    )


def _ruling(claim: Claim, evidence: Sequence[VerdictEvidence], *, open_: bool) -> tuple[Ruling, str]:
    if any(each.shows == "against" for each in evidence):
        return _FAILED[claim.kind]
    if not evidence:
        return Ruling.NOT_TESTED, _NO_SERVICE if claim.untried else _NOTHING
    if claim.kind is not ClaimKind.DENIAL and (open_ or claim.question):
        return Ruling.PARTLY_TESTED, _PART
    return _PASSED[claim.kind]


def _process(claim: Claim, tried: Tried) -> tuple[Ruling, str, list[VerdictEvidence]]:
    asked = claim.holds_when
    if asked.shown_by:
        told = f"Shown by: {asked.shown_by}"
        shown = VerdictEvidence(kind="document", shows="for", what=told, basis=Basis.PUBLISHED)
        return Ruling.DOCUMENT_FOUND, "A process is shown when the pack cites a document that shows it", [shown]
    if asked.by and asked.by < tried.today:
        told = f"It was to be done by {asked.by.day} {asked.by:%B %Y}, and the pack cites nothing that shows it."
        late = VerdictEvidence(kind="document", shows="against", what=told, basis=Basis.PUBLISHED)
        return (
            Ruling.OVERDUE,
            "A process is overdue when its day is past and no document that shows it is cited",
            [late],
        )
    told = "The pack cites no document that shows it. That is no proof that it was not done."
    missing = VerdictEvidence(kind="document", shows="for", what=told, basis=Basis.PUBLISHED)
    return Ruling.NOT_SHOWN, "A process is not shown as long as no document that shows it is cited", [missing]


def _said(claim: Claim, rule: str, evidence: Sequence[VerdictEvidence]) -> str:
    """The rule, with how much speaks each way."""
    if claim.kind is ClaimKind.PROCESS or not evidence:
        return f"{rule}."
    against = sum(each.shows == "against" for each in evidence)
    accepted = sum(each.accepted is not None for each in evidence)
    still = f"; {accepted} of these accepted, which does not change it" if accepted else ""
    return f"{rule}: {against} against it, {len(evidence) - against} for it{still}."


def _rank(each: VerdictEvidence) -> tuple[bool, str, str, str, str]:
    """What decides comes first; the rest in an order that does not hang on that of the run."""
    told = each.finding or each.property or ""
    return each.shows == "for", each.kind, each.journey or "", each.person or "", f"{told} {each.what}"


def _turns_on(deciding: Sequence[VerdictEvidence], varied: Sequence[TurnsOn]) -> TurnsOn | None:
    """The number that decides a verdict: only where everything against the claim turns on the same one.

    The verdict flips where the last of them does, so at the value that is furthest off; where the calls were made again
    with that number varied, that is more exact, since a caller who is in time once may never come to the next question.
    """
    turns = [each.turns_on for each in deciding]
    known = [turn for turn in turns if turn is not None and turn.flips_at is not None]
    if not known or len(known) < len(turns) or len({(turn.name, turn.value) for turn in known}) > 1:
        return None
    exact = next((turn for turn in varied if (turn.name, turn.value) == (known[0].name, known[0].value)), None)
    return exact or max(known, key=lambda turn: abs((turn.flips_at or 0) - turn.value))


def _told(gaps: Iterable[Gap]) -> tuple[str, ...]:
    """The gaps, by reason: the first few cases of each, and how many more there are."""
    by_reason: dict[str, dict[str, None]] = defaultdict(dict)
    for gap in gaps:
        by_reason[gap.why][gap.what] = None
    told = []
    for why, cases in sorted(by_reason.items()):
        named = sorted(case for case in cases if case)
        more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
        told.append(f"{'; '.join(named[:_NAMED])}{more}: {why}" if named else why)
    return tuple(told)


def _at_odds(claims: Mapping[str, Claim], verdicts: Mapping[str, Verdict], name: str, tried: Tried) -> AtOdds | None:
    """Which of two statements that exclude each other what was tried supports."""
    other = claims[name].at_odds_with
    if other is None:
        return None
    against = {each for each in (name, other) if verdicts[each].verdict.fails}
    good = {each for each in (name, other) if verdicts[each].verdict in (Ruling.SUPPORTED, Ruling.MITIGATED)}
    promise, risk = (other, name) if claims[name].kind is ClaimKind.ADMITTED_RISK else (name, other)
    supports = risk if against else promise if len(good) == 2 else None
    if supports is None:
        why = "The document says both, and what was tried does not decide between them."
    else:
        loser = promise if supports == risk else risk
        both = [f"{each}{_line(claims[each])}" for each in (supports, loser)]
        why = f"As modelled, what was tried supports {both[0]} and not {both[1]}."
        why += _by_how_much(verdicts[promise], tried)
    return AtOdds(claim=other, line=claims[other].quote.line, supports=supports, why=why)


def _line(claim: Claim) -> str:
    """Where in its document a claim stands; nothing where the text is not held."""
    return "" if claim.quote.line is None else f" (line {claim.quote.line})"


def _by_how_much(verdict: Verdict, tried: Tried) -> str:
    """By how many seconds answers came too late in the cases that decide, and where that flips."""
    late = [
        last.ready - last.deadline
        for case in dict.fromkeys((each.journey, each.person) for each in verdict.evidence if each.shows == "against")
        for walk in tried.walks_of.get((case[0] or "", case[1] or ""), ())
        for question in walk.questions
        for last in question.attempts[-1:]
        if last.ready is not None and last.ready > last.deadline
    ]
    if not late:
        return ""
    low, high = f"{min(late):.1f}", f"{max(late):.1f}"
    told = f" Answers came too late by {low if low == high else f'{low} to {high}'} seconds."
    flips = [f"{t.name} ({t.flips_at:g} instead of {t.value:g})" for t in verdict.turns if t.flips_at is not None]
    never = [f"{turn.name} (now {turn.value:g})" for turn in verdict.turns if turn.flips_at is None]
    told += f" It would flip with another value of: {'; '.join(flips)}." if flips else ""
    return told + (f" No value that was tried of any one of these would flip it: {'; '.join(never)}." if never else "")
