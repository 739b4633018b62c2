"""A paragraph for each protected characteristic, to be pasted into an assessment: what was tried, and what was not.

The nine of the Equality Act each have one, also where nothing was tried: a gap that nobody sees is taken for a result.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harness.model.base import Basis
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.record import Record
from harness.report import claim_words, words
from harness.report.bundle.claims import Row, sentence
from harness.report.bundle.transcripts import FOLDER, folder_of
from harness.report.readings import tried
from harness.standards.characteristics import characteristics

_ACT = "Equality Act 2010"
_MOST = 6
"""Gaps and questions that a paragraph tells; the table of claims has all."""
_NAMES = 8
"""People whom a sentence names."""
_TABLE = "claims/claims.html"


@dataclass(frozen=True)
class _Group:
    """Whom a paragraph is about.

    Attributes:
        name: As a sentence names them.
        source: The law that protects the characteristic, or who else names it.
        ids: Its id, and those of what lies within it.
        within: The name of what it lies within; none where it stands by itself.
    """

    name: str
    source: str | None
    ids: frozenset[str]
    within: str | None = None


def as_text(record: Record, pack: Pack, people: Sequence[Persona], rows: Sequence[Row]) -> str:
    """The paragraphs, each on one line, after what holds for all of them.

    Args:
        record: The run.
        pack: The pack that was tried.
        people: Those who tried it.
        rows: Its claims.
    """
    told = [
        f"Paragraphs for an assessment: {pack.service.name}",
        "Each is about one characteristic and can be pasted as it stands. Words of the documents are in "
        f"{_TABLE}. {words.CAVEAT}",
    ]
    named = {_id(each) for row in rows for each in row.verdict.characteristic}
    named |= {*pack.service.characteristics, *(each for person in people for each in person.stands_for)}
    for group in _groups(named):
        told += ["", " ".join(_paragraph(group, record, pack, people, rows))]
    return "".join(f"{words.one_line(line)}\n" for line in told)


def _id(named: str) -> str:
    """A characteristic as the look-up knows it: claims may name it in words."""
    return named.lower().replace(" ", "-")


def _groups(named: Iterable[str]) -> Iterator[_Group]:
    """The nine of the Act, then whatever else the claims, the documents or the people name."""
    known, left = characteristics(), set(named)
    for name, each in known.items():
        if name in left or (each.source or "").startswith(_ACT):
            within = {part for part, other in known.items() if other.within == name}
            around = known[each.within].name if each.within else None
            yield _Group(each.name, each.source, frozenset({name, *within}), around)
            left.discard(name)
    for name in sorted(left - known.keys()):
        yield _Group(name.replace("-", " "), None, frozenset({name}))


def _paragraph(
    group: _Group, record: Record, pack: Pack, people: Sequence[Persona], rows: Sequence[Row]
) -> Iterator[str]:
    on = f"On {words.day(record.started).partition(' at ')[0]}"
    own = [row for row in rows if any(_id(each) in group.ids for each in row.verdict.characteristic)]
    standing = [person for person in people if group.ids & set(person.stands_for)]
    yield f"{words.capital(group.name)}{f' ({group.source})' if group.source else ''}."
    cited = [place for name, place in pack.service.characteristics.items() if name in group.ids]
    if cited:
        yield f"The documents name it ({'; '.join(dict.fromkeys(map(_cited, cited)))})."
    if not own and not standing:
        yield (
            f"{on} nothing was tried that is about this: no claim names it, and none of the scripted people stands for "
            "it. That is a gap, not a finding that nobody is affected. People have to be asked."
        )
        return
    if own:
        yield from _of_claims(on, record, pack, own)
    else:
        named = {_id(each) for row in rows for each in row.verdict.characteristic}
        wider = group.within and _id(group.within) in named
        more = f" by itself; those about {group.within} have a paragraph of their own" if wider else ""
        yield f"No claim names it{more}."
    yield from _of_walks(on, record, standing)
    yield from _untried(own, standing)
    yield from _evidence(record, own, standing)
    yield "A machine tried this; people have not."


def _cited(place: str) -> str:
    """Where a document names it, in words."""
    document, _, line = place.partition(":")
    return f"{document}, line {line}" if line else document


def _who(people: Collection[str], record: Record) -> str:
    """People by name, as far as a sentence bears them."""
    if len(people) == len(record.people) > _NAMES:
        return f"all {len(people)} scripted people"
    more = f"; and {len(people) - _NAMES} more" if len(people) > _NAMES else ""
    return f"{'; '.join(list(people)[:_NAMES])}{more}" or "nobody"


def _of_claims(on: str, record: Record, pack: Pack, own: Sequence[Row]) -> Iterator[str]:
    people = dict.fromkeys(person for row in own for person in row.people)
    journeys = {journey for row in own for journey in row.journeys}
    proofs = {proof for row in own for proof in row.proofs}
    more = f", and looked for {words.count(len(proofs), 'property', 'properties')} in every call" if proofs else ""
    about = f"{words.count(len(own), 'claim')} {'is' if len(own) == 1 else 'are'} about this"
    if people:
        many = words.count(len(journeys), "journey")
        tries = f"what could be tried was tried with {_who(people, record)} on {many} of {pack.service.name}{more}"
    else:
        tries = f"nobody tried anything of {'it' if len(own) == 1 else 'them'} on {pack.service.name}"
    yield f"{words.capital(about)}: {tries}."
    counted = words.listed(
        f"{len(several)} {claim_words.VERDICTS[ruling].word.lower()} ({', '.join(each.id for each in several)})"
        for ruling, several in claim_words.by_ruling([row.verdict for row in own]).items()
    )
    ours = any(row.verdict.evidence and row.verdict.basis is Basis.ILLUSTRATIVE for row in own)
    yield f"{on}{', as modelled,' if ours else ''} {'it' if len(own) == 1 else 'they'} came to: {counted}."
    failing: Mapping[str, None] = dict.fromkeys(person for row in own for person in row.failing)
    if failing:
        yield f"Who it fails: {_who(failing, record)}."
    if any(row.verdict.evidence for row in own):
        yield claim_words.bases_in_words([row.verdict for row in own])


def _of_walks(on: str, record: Record, standing: Sequence[Persona]) -> Iterator[str]:
    """How the journeys of those end who stand for a group."""
    if not standing:
        yield "Nobody among the scripted people stands for it by itself."
        return
    ids = {person.id for person in standing}
    theirs = [one for one in tried(record.walks).values() if one.person in ids]
    ends = Counter(one.ending for one in theirs)
    ours = any(walk.basis is Basis.ILLUSTRATIVE for one in theirs for walk in one.walks)
    counted = words.listed(f"{ends[end]} {end.word.lower()}" for end in words.ENDINGS if ends[end])
    who = _who([words.one_line(person.name) for person in standing], record)
    many = words.count(sum(ends.values()), "journey")
    modelled = ", as modelled," if ours else ""
    yield f"{on}{modelled} those who stand for it ({who}) tried {many}: {counted or 'none'}."


def _untried(own: Sequence[Row], standing: Sequence[Persona]) -> Iterator[str]:
    gaps = list(dict.fromkeys(sentence(gap) for row in own for gap in row.verdict.gaps))
    questions = list(dict.fromkeys(row.verdict.question for row in own if row.verdict.question))
    for heading, found in (("Not tried", gaps), ("Only people can tell", questions)):
        if found:
            more = f" And {len(found) - _MOST} more, in {_TABLE}." if len(found) > _MOST else ""
            yield f"{heading}: {' '.join(found[:_MOST])}{more}"
    if standing:
        yield "Such a person is a set of limits, and does not stand for everybody whom this is about."


def _evidence(record: Record, own: Sequence[Row], standing: Sequence[Persona]) -> Iterator[str]:
    claims = "claim" if len(own) == 1 else "claims"
    named = [f"{claims} {', '.join(row.verdict.id for row in own)} in {_TABLE}"] if own else []
    people = {person.id for person in standing}
    people |= {each.person for row in own for each in row.verdict.evidence if each.person}
    folders = [folder_of(person) for person in sorted(people)] if len(people) <= _NAMES else [f"{FOLDER}/"]
    named += [f"transcripts in {', '.join(folders)}"] if people else []
    yield f"Evidence: {'; '.join((*named, f'digest {record.digest[:12]}'))}."
