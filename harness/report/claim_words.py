"""The words that writers use for claims and what they come to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from harness.model.base import Basis
from harness.model.claim import ClaimKind
from harness.model.verdict import RULINGS, Ruling, Verdict, VerdictSource
from harness.report.words import Word, capital, count, listed, number

KINDS: Mapping[ClaimKind, Word] = {
    ClaimKind.PROMISE: Word("promise", "What the document says will be so."),
    ClaimKind.ADMITTED_RISK: Word("admitted risk", "An impact that the document concedes."),
    ClaimKind.DENIAL: Word("denial", "An impact that the document says there is not."),
    ClaimKind.PROCESS: Word("process", "Something that was to be done: a review, a consultation, a date."),
}
VERDICTS: Mapping[Ruling, Word] = {
    Ruling.CONTRADICTED: Word("Contradicted", "Something that was tried speaks against it."),
    Ruling.NOT_MITIGATED: Word("Not mitigated", "The risk comes about in something that was tried."),
    Ruling.OVERDUE: Word("Overdue", "Its day is past, and no document shows it."),
    Ruling.PARTLY_TESTED: Word("Partly tested", "Nothing speaks against it, but something is left open."),
    Ruling.NOT_TESTED: Word("Not tested", "Nothing that was tried speaks for or against it."),
    Ruling.NOT_SHOWN: Word("Not shown", "No document is cited that shows it."),
    Ruling.NOTHING_FOUND: Word("Nothing found against it", "What was tried does not show the impact."),
    Ruling.DOCUMENT_FOUND: Word("Document found", "A document is cited that shows it."),
    Ruling.MITIGATED: Word("Mitigated", "The risk comes about in nothing that was selected, and all of it was tried."),
    Ruling.SUPPORTED: Word("Supported", "All that was selected was tried; it passed."),
}
"""Every verdict, what most needs somebody first."""
SIDES: Mapping[str, frozenset[Ruling]] = {
    "Against it": frozenset({Ruling.CONTRADICTED, Ruling.NOT_MITIGATED, Ruling.OVERDUE}),
    "Partly tested": frozenset({Ruling.PARTLY_TESTED}),
    "Left open": frozenset({Ruling.NOT_TESTED, Ruling.NOT_SHOWN}),
    "For it": frozenset({Ruling.SUPPORTED, Ruling.MITIGATED, Ruling.NOTHING_FOUND, Ruling.DOCUMENT_FOUND}),
}
"""The verdicts in four columns: whatever the kind of claim, each kind has at most one in each."""
MODELLED = (
    "As modelled: most of what was tried is our own script, text and timing. "
    "No verdict here is one on the live service."
)
SUPPLY = (
    "A recording of the calls, an export of the call flow, the texts as they are sent, or a dialling sheet ticked "
    "prompt by prompt. A verdict carries the weakest basis that it rests on, so each of these makes some of them real."
)

_FEW = 3
"""People whom a line names, though they be everybody who walked."""


def by_ruling(verdicts: Sequence[Verdict]) -> Mapping[Ruling, Sequence[Verdict]]:
    """The verdicts in groups, what most needs somebody first; each claim once."""
    return {ruling: found for ruling in VERDICTS if (found := [each for each in verdicts if each.verdict is ruling])}


def counted(verdicts: Sequence[Verdict]) -> Sequence[tuple[ClaimKind, Sequence[tuple[Ruling, int]]]]:
    """How many claims of each kind come to what, worst first."""
    counts = Counter((each.kind, each.verdict) for each in verdicts)
    kinds = ((kind, [(r, counts[kind, r]) for r in RULINGS[kind] if counts[kind, r]]) for kind in ClaimKind)
    return [(kind, found) for kind, found in kinds if found]


def rows(verdicts: Sequence[Verdict]) -> Mapping[str, Mapping[str, str]]:
    """A table: for claims of each kind, counted, what they come to on each side, such as ``7 contradicted``."""
    return {
        _many_of(kind, found): {
            side: ", ".join(_come_to(many, VERDICTS[ruling].word, side) for ruling, many in found if ruling in of)
            for side, of in SIDES.items()
        }
        for kind, found in counted(verdicts)
    }


def _come_to(many: int, verdict: str, side: str) -> str:
    # What stands at the head of the column need not stand in it too.
    return f"{many}" if verdict == side else f"{many} {verdict.lower().removesuffix(' against it')}"


def _many_of(kind: ClaimKind, found: Sequence[tuple[Ruling, int]]) -> str:
    plural = "processes" if kind is ClaimKind.PROCESS else None
    return count(sum(many for _, many in found), KINDS[kind].word, plural)


def counts_in_words(verdicts: Sequence[Verdict]) -> Iterable[str]:
    """A line for each kind: ``15 promises: 7 contradicted, 4 supported``."""
    for kind, found in counted(verdicts):
        told = ", ".join(f"{each} {VERDICTS[ruling].word.lower()}" for ruling, each in found)
        yield f"{_many_of(kind, found)}: {told}"


def said_in(source: VerdictSource) -> str:
    """Where a claim is made: ``eqia, line 7``; the document alone where its text is not held, and that it is not."""
    return f"{source.document}, {'text not held here' if source.line is None else f'line {source.line}'}"


def people_in_words(people: Sequence[str], names: Mapping[str, str]) -> str:
    """Some of those who walked: by name, or where they are most of them, by who is not among them.

    Args:
        people: Their ids.
        names: What everybody is called who walked, by id.
    """
    others = [name for person, name in names.items() if person not in people]
    if len(names) > _FEW and not others:
        return f"all {number(len(names))} people"
    if len(names) > _FEW and len(others) < len(people):
        return f"all {number(len(names))} people but {'; '.join(others)}"
    return "; ".join(names.get(person, person) for person in people)


def turning(verdict: Verdict) -> Iterable[str]:
    """Of each number of ours that may decide a verdict, where it flips."""
    for turn in verdict.turns:
        now = f"{capital(turn.name)}, now {number(turn.value)}"
        yield (
            f"It turns on a number of ours. {now}: flips at {number(turn.flips_at)}."
            if turn.flips_at is not None
            else f"It does not turn on this number of ours alone. {now}: flips at no value that was tried."
        )


_RESTS_ON: Mapping[Basis, str] = {
    Basis.ILLUSTRATIVE: "our own script",
    Basis.RECONSTRUCTED: "reports",
    Basis.PUBLISHED: "the published document",
    Basis.SUPPLIED: "what the service's owner supplied",
}


def resting_on(verdict: Verdict) -> str:
    """What a verdict rests on, in a few words."""
    return "nothing: it was not tried" if not verdict.evidence else _RESTS_ON[verdict.basis]


def bases_in_words(verdicts: Sequence[Verdict]) -> str:
    """A sentence: ``The verdicts rest on our own script (24) and nothing, since they were not tried (5).``."""
    counts = Counter(each.basis for each in verdicts if each.evidence)
    told = [f"{what} ({counts[basis]})" for basis, what in _RESTS_ON.items() if counts[basis]]
    untried = sum(not each.evidence for each in verdicts)
    told += [f"nothing, since they were not tried ({untried})"] if untried else []
    return f"The verdicts rest on {listed(told)}."
