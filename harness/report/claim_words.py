"""The words that writers use for claims and what they come to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from harness.model.base import Basis
from harness.model.claim import ClaimKind
from harness.model.finding import Accepted
from harness.model.verdict import RULINGS, Ruling, Verdict
from harness.report.words import Word, count, number, one_line

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
MODELLED = (
    "As modelled: most of what was tried is our own script, text and timing. "
    "No verdict here is one on the live service."
)
SUPPLY = (
    "A recording of the calls, an export of the call flow, the texts as they are sent, or a dialling sheet ticked "
    "prompt by prompt. A verdict carries the weakest basis that it rests on, so each of these makes some of them real."
)


def by_ruling(verdicts: Sequence[Verdict]) -> Mapping[Ruling, Sequence[Verdict]]:
    """The verdicts in groups, what most needs somebody first; each claim once."""
    return {ruling: found for ruling in VERDICTS if (found := [each for each in verdicts if each.verdict is ruling])}


def counted(verdicts: Sequence[Verdict]) -> Sequence[tuple[ClaimKind, Sequence[tuple[Ruling, int]]]]:
    """How many claims of each kind come to what, worst first."""
    counts = Counter((each.kind, each.verdict) for each in verdicts)
    kinds = ((kind, [(r, counts[kind, r]) for r in RULINGS[kind] if counts[kind, r]]) for kind in ClaimKind)
    return [(kind, found) for kind, found in kinds if found]


def counts_in_words(verdicts: Sequence[Verdict]) -> Iterable[str]:
    """A line for each kind: ``15 promises: 7 contradicted, 4 supported``."""
    for kind, found in counted(verdicts):
        many = sum(each for _, each in found)
        plural = "processes" if kind is ClaimKind.PROCESS else None
        told = ", ".join(f"{each} {VERDICTS[ruling].word.lower()}" for ruling, each in found)
        yield f"{count(many, KINDS[kind].word, plural)}: {told}"


def turning(verdict: Verdict) -> Iterable[str]:
    """What a verdict turns on, and where it flips."""
    turns = dict.fromkeys((*([verdict.turns_on] if verdict.turns_on else []), *verdict.flips))
    for turn in turns:
        now = f"{turn.name}, now {number(turn.value)}"
        yield (
            f"{now}: flips at {number(turn.flips_at)}"
            if turn.flips_at is not None
            else f"{now}: flips at no value that was tried"
        )


def accepted(given: Accepted) -> str:
    """Who accepted a failure, until when and why."""
    until = f"{given.until.day} {given.until:%B %Y}"
    return f"Accepted by {one_line(given.by)} until {until}: {one_line(given.why)} It counts all the same."


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
    """How many verdicts rest on what: ``24 rest on our own script, 5 on nothing: they were not tried``."""
    counts = Counter(each.basis for each in verdicts if each.evidence)
    told = [f"{counts[basis]} on {what}" for basis, what in _RESTS_ON.items() if counts[basis]]
    untried = sum(not each.evidence for each in verdicts)
    told += [f"{untried} on nothing, not being tried"] if untried else []
    return f"verdicts resting {', '.join(told)}"
