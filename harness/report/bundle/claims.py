"""The claims as rows that can be attached: each as it is written, what it comes to, and what was not tried.

Every form of the table is made of the same rows, and what was not tried has as much room in them as what was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harness.findings import ALL_ROUTES
from harness.model.claim import Claim, ClaimKind
from harness.model.pack import Pack
from harness.model.record import Record
from harness.model.verdict import Verdict, VerdictEvidence
from harness.report import claim_words, words

_MOST = 12
"""Things that speak for or against one claim that are told in words; the record has all."""
_FEW = 3
"""Names that are left out of all there are, at most, for the others not to be named one by one."""
_NOTHING_LEFT = "Nothing that it selects was left untried. What people make of the service was not asked."
_ALL_OF_IT = "All of it."
_ONLY_DOCUMENTS = "Whether it was done was not looked into, only whether the pack cites a document that shows it."


@dataclass(frozen=True)
class Row:
    """One claim.

    Attributes:
        verdict: What it comes to.
        written: A few of the document's own words; none where the pack quotes none.
        document: The document's title, and when it was published.
        place: Where in the document it stands.
        people: Everybody with whom something was tried, by name.
        failing: Those against whom it counts.
        journeys: The journeys that were tried.
        everybody: All who walked, and all the journeys that anybody walked: naming all of them takes fewer words.
        proofs: What was proved of every call, or refuted.
        deciding: What decides, in sentences.
        untried: What was not tried, in sentences; never none.
        replay: The command that shows what decides; none where nothing does.
    """

    verdict: Verdict
    written: str | None
    document: str
    place: str
    people: tuple[str, ...]
    failing: tuple[str, ...]
    journeys: tuple[str, ...]
    everybody: tuple[frozenset[str], frozenset[str]]
    proofs: tuple[str, ...]
    deciding: tuple[str, ...]
    untried: tuple[str, ...]
    replay: str | None

    @property
    def ruling(self) -> str:
        """The verdict's word."""
        return claim_words.VERDICTS[self.verdict.verdict].word

    @property
    def kind(self) -> str:
        """The kind's word."""
        return claim_words.KINDS[self.verdict.kind].word

    @property
    def quoted(self) -> str:
        """The document's own words, as far as there are any, and where they stand."""
        return f"“{self.written}”, {self.document}, {self.place}" if self.written else f"{self.document}, {self.place}"

    @property
    def rests_on(self) -> str:
        """What the verdict rests on."""
        return words.capital(claim_words.resting_on(self.verdict))

    @property
    def with_whom(self) -> str:
        """With whom it was tried."""
        return _named(self.people, self.everybody[0], "people") or "nobody"

    @property
    def on_what(self) -> str:
        """On which journeys."""
        return _named(self.journeys, self.everybody[1], "") or "none"

    @property
    def whom_it_fails(self) -> str:
        """Against whom it counts; empty where against nobody."""
        return _named(self.failing, self.everybody[0], "people")

    def fields(self) -> Iterator[tuple[str, Sequence[str]]]:
        """What is told of it beside what it says, in order: each with its heading, in sentences."""
        yield "As the document has it", (f"{self.quoted}.",)
        yield "Verdict", (f"{self.ruling}. {self.verdict.rule}",)
        yield "Rests on", (f"{self.rests_on}.",)
        if self.failing:
            yield "Who it fails", (f"{words.capital(self.whom_it_fails)}.",)
        yield "Tried with", (f"{words.capital(self.with_whom)}.",)
        yield "Journeys tried", (f"{self.on_what}.",)
        if self.proofs:
            yield "Looked for in every call", (f"{'; '.join(self.proofs)}.",)
        yield "What happened", self.deciding or ("Nothing was tried.",)
        turns = tuple(claim_words.turning(self.verdict))
        if turns:
            yield "What it turns on", turns
        if self.verdict.at_odds:
            yield f"At odds with {self.verdict.at_odds.claim}", (self.verdict.at_odds.why,)
        yield "Not tried", self.untried
        if self.verdict.question:
            yield "Only a person can tell", (self.verdict.question,)
        if self.replay:
            yield "See it again", (self.replay,)


def rows(record: Record, pack: Pack) -> tuple[Row, ...]:
    """The claims of a pack, in its own order.

    Args:
        record: The run.
        pack: The pack, whose claims hold the document's own words.
    """
    documents = {name: f"{each.title}, {each.published}" for name, each in pack.service.documents.items()}
    return tuple(_row(each, pack.claims, documents, record) for each in record.verdicts if each.pack == pack.name)


def _row(verdict: Verdict, claims: Mapping[str, Claim], documents: Mapping[str, str], record: Record) -> Row:
    claim = claims.get(verdict.id)
    against = [each for each in verdict.evidence if each.shows == "against"]
    deciding = against or list(verdict.evidence)
    people = dict.fromkeys(each.person for each in verdict.evidence if each.person)
    return Row(
        verdict=verdict,
        written=claim.quote.words if claim else None,
        document=documents.get(verdict.source.document, verdict.source.document),
        place=_place(verdict, claim),
        people=tuple(words.person_name(record, person) for person in people),
        failing=tuple(words.person_name(record, person) for person in verdict.people) if against else (),
        journeys=tuple(dict.fromkeys(e.journey for e in verdict.evidence if e.journey and e.journey != ALL_ROUTES)),
        everybody=(
            frozenset(words.person_name(record, person) for person in record.people),
            frozenset(walk.journey for walk in record.walks if walk.pack == verdict.pack),
        ),
        proofs=tuple(dict.fromkeys(each.property for each in verdict.evidence if each.property)),
        deciding=_told(deciding),
        untried=tuple(map(sentence, verdict.gaps)) or (_without_gaps(verdict),),
        replay=next((each.replay for each in deciding if each.replay), None),
    )


def _named(found: Sequence[str], everything: frozenset[str], what: str) -> str:
    """Names in a sentence: where all there are are meant, or all but a few, that is said instead."""
    left = sorted(everything - set(found))
    if len(everything) <= _FEW * 2 or len(left) > _FEW:
        return "; ".join(found)
    return f"all {len(everything)} {what}".rstrip() + (f" but {'; '.join(left)}" if left else "")


def _without_gaps(verdict: Verdict) -> str:
    if verdict.kind is ClaimKind.PROCESS:
        return _ONLY_DOCUMENTS
    return _NOTHING_LEFT if verdict.evidence else _ALL_OF_IT


def _place(verdict: Verdict, claim: Claim | None) -> str:
    if verdict.source.line is None:
        return "no line, since its text is not held"
    lines = [verdict.source.line, *(claim.quote.also if claim else ())]
    return f"line {lines[0]}" if len(lines) == 1 else f"lines {words.listed(str(line) for line in lines)}"


def sentence(told: str) -> str:
    """What was told, with a stop behind it, so that several can be put together."""
    return told if told.endswith((".", "!", "?")) else f"{told}."


def _told(deciding: Sequence[VerdictEvidence]) -> tuple[str, ...]:
    told = [each.what + (f" {words.accepted(each.accepted)}" if each.accepted else "") for each in deciding[:_MOST]]
    if len(deciding) > _MOST:
        told.append(f"And {len(deciding) - _MOST} more, in record.json.")
    return tuple(told)
