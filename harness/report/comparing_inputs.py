"""What differs between two runs beside what they found: what only one of them tried, and what went in."""

from collections.abc import Iterable, Iterator, Mapping

from harness.model.comparison import InputChange, TriedOnce
from harness.model.record import Record
from harness.report import words
from harness.report.readings import tried


def tried_once(before: Record, after: Record) -> Iterator[TriedOnce]:
    """What only one of the two tried."""
    for (what, one), (_, other) in zip(_what_was_tried(before), _what_was_tried(after), strict=True):
        for only, here, there in (("before", one, other), ("after", other, one)):
            names = tuple(name for name in here if name not in there)
            if names:
                yield TriedOnce.model_validate({"what": what, "names": names, "only": only})


def _what_was_tried(record: Record) -> Iterator[tuple[str, Iterable[str]]]:
    yield "pack", dict.fromkeys(record.packs)
    yield "person", dict.fromkeys(record.people)
    yield "walk", dict.fromkeys(", ".join(key) for key in tried(record.walks))
    yield "page", dict.fromkeys(each.page or each.url for each in record.visits.values() if each.untested is None)
    yield "claim", dict.fromkeys(f"{each.pack}, {each.id}" for each in record.verdicts)


def inputs(before: Record, after: Record) -> Iterator[InputChange]:
    """What went into both and differs."""
    pairs = (
        ("pack", before.inputs.packs, after.inputs.packs),
        ("person", before.inputs.people, after.inputs.people),
        ("number", _numbers(before), _numbers(after)),
        ("tool", before.tool.model_dump(), after.tool.model_dump()),
    )
    for what, one, other in pairs:
        for name in dict.fromkeys((*one, *other)):
            if one.get(name) != other.get(name) and (what == "tool" or _of_both(before, after, name)):
                given = {"what": what, "name": name, "before": one.get(name), "after": other.get(name)}
                yield InputChange.model_validate(given)


def _of_both(before: Record, after: Record, name: str) -> bool:
    """Whether both runs had a pack or a person, or the one whose number this is."""
    whose = name.partition(": ")[0]
    return all(whose in {**record.packs, **record.people} for record in (before, after))


def _numbers(record: Record) -> Mapping[str, str]:
    """The assumed numbers of packs and people, by whose they are."""
    return {f"{each.of}: {each.name}": words.number(each.value) for each in record.assumptions}
