"""Puts checks to what was recorded: to the parts of a walk, and to what was proved of every route."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from harness.checks.registry import Check, Judgement, Kind, Recorded, Subject, all_checks
from harness.model.persona import Persona
from harness.model.property import Property
from harness.model.trace import Trace
from harness.model.visit import Visit
from harness.model.visits import FEWEST, Visits

S_co = TypeVar("S_co", bound=Subject, covariant=True)


@dataclass(frozen=True)
class Judged(Generic[S_co]):
    """A check's judgement on one subject."""

    check: Check
    subject: S_co
    judgement: Judgement


Said = dict[tuple[str, str], list[Judgement]]
"""What checks of pages said, by check and visit, or visits: it is the same for everybody whom the check concerns."""


def judge(
    trace: Trace, visits: Mapping[str, Visit], person: Persona, said: Said | None = None
) -> Iterator[Judged[Recorded]]:
    """Puts every check to everything of its kind that a walk recorded, in a fixed order.

    Args:
        trace: The walk.
        visits: The visits that it names, perhaps among others.
        person: Who walked.
        said: What checks of pages said before, of other walks; what they say now is added.
    """
    said = {} if said is None else said
    together = Visits.of_walk(trace, visits)
    subjects: Mapping[Kind, Sequence[Recorded]] = {
        "question": trace.questions,
        "number": trace.numbers,
        "text": trace.texts,
        "visit": [visits[identifier] for identifier in trace.visits],
        "page": [visits[identifier] for identifier in trace.visits],
        "pages": [together] if len(together.visits) >= FEWEST else [],
        "walk": [trace],
    }
    for known in all_checks().values():
        for subject in subjects.get(known.kind, ()):
            for judgement in _of_page(known, subject, person, said) or known.judge(subject, person):
                yield Judged(known, subject, judgement)


def _of_page(known: Check, subject: Recorded, person: Persona, said: Said) -> list[Judgement]:
    """What a check of pages said of them; nothing where it is another sort of check, or does not concern the person."""
    if known.kind not in ("page", "pages") or not isinstance(subject, Visit | Visits) or not known.concerns(person):
        return []
    key = (known.id, subject.id)
    if key not in said:
        said[key] = known.judge(subject, person)
    return said[key]


def judge_properties(properties: Iterable[Property], people: Mapping[str, Persona]) -> Iterator[Judged[Property]]:
    """Puts every check of its kind to what was proved, property by property; all but one find it inapplicable.

    Args:
        properties: What was proved of a pack's routes.
        people: The people it was proved for, by id.

    Raises:
        KeyError: A property is of somebody who is not among the people.
    """
    for proof in properties:
        for known in all_checks().values():
            if known.kind == "property":
                for judgement in known.judge(proof, people[proof.person]):
                    yield Judged(known, proof, judgement)
