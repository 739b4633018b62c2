"""What a check is, how checks are found, and how one is put to a walk."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from harness.model.base import Channel
from harness.model.finding import Outcome, Severity, TurnsOn
from harness.model.page import Box
from harness.model.persona import Persona, limits
from harness.model.probed import PARTS
from harness.model.property import Property
from harness.model.trace import AskedQuestion, SpokenNumber, TextMessage, Trace
from harness.model.visit import Visit
from harness.model.visits import FEWEST, Visits
from harness.standards import clause, clauses

Kind = Literal["question", "number", "text", "visit", "page", "pages", "walk", "property"]
Recorded = AskedQuestion | SpokenNumber | TextMessage | Visit | Visits | Trace
"""What a walk records."""
Subject = Recorded | Property
SUBJECTS: Mapping[Kind, type[Subject]] = {
    "question": AskedQuestion,
    "number": SpokenNumber,
    "text": TextMessage,
    "visit": Visit,
    "page": Visit,
    "pages": Visits,
    "walk": Trace,
    "property": Property,
}
"""What a check may be put to, by the word that its decorator uses. A *visit* is judged for the person who made it, a
*page* for itself: its check is given no person, and what it says holds for everybody whom it protects. *Pages* are
those of one walk together, where it came to more than one: they too are judged for themselves, side by side."""

HEADINGS = ("What it checks", "Why it matters", "Who is shut out", "Good", "Poor", "How to put it right")
"""The headings of a check's docstring, in order."""

_SUPPORTS = {"requirement": Severity.SHUT_OUT, "standard": Severity.MODERATE, "contested": Severity.ADVICE}


@dataclass(frozen=True)
class Judgement:
    """What a check says of one subject.

    Attributes:
        outcome: One of the five.
        message: What happened, in one sentence; for *cannot-tell*, the question a person should answer.
        turns_on: The number of ours that decides it, if one does.
        selector: The element of a page that it speaks of.
        visit: Of several pages, the one that it speaks of.
        part: What tells it from another judgement of the same check on the same subject, the same from run to run.
        fix: What to do, where that is more exact than the check's own advice.
        at_most: What it amounts to, where that is milder than the check's worst.
        boxes: Where on the page the first few elements stand that it speaks of.
    """

    outcome: Outcome
    message: str = ""
    turns_on: TurnsOn | None = None
    selector: str | None = None
    visit: Visit | None = None
    part: str = ""
    fix: str | None = None
    at_most: Severity = Severity.SHUT_OUT
    boxes: tuple[Box, ...] = ()


def passed() -> Judgement:
    """The subject is as it should be."""
    return Judgement(Outcome.PASSED)


def inapplicable(message: str = "") -> Judgement:
    """The check does not concern this subject or this person."""
    return Judgement(Outcome.INAPPLICABLE, message)


def failed(message: str, **more: Any) -> Judgement:  # noqa: ANN401 -- the fields of a judgement
    """The subject is not as it should be."""
    return Judgement(Outcome.FAILED, message, **more)


def cannot_tell(question: str, **more: Any) -> Judgement:  # noqa: ANN401 -- the fields of a judgement
    """A person has to judge; ``question`` is what they should answer."""
    return Judgement(Outcome.CANNOT_TELL, question, **more)


def untested(why: str) -> Judgement:
    """The subject could not be tried."""
    return Judgement(Outcome.UNTESTED, why)


Function = Callable[..., Iterator[Judgement]]


@dataclass(frozen=True)
class Check:
    """A check.

    Attributes:
        id: Its name: the problem, in words that read well after "accept".
        channels: Where the problem arises.
        kind: What it is put to.
        standards: The clauses it rests on.
        protects: The limits of the people it protects; none protects everybody.
        severity: What a failure does to the person, at worst.
        needs: The parts of a page's record that it reads.
        act: The W3C ACT rules that it implements, by their ids.
        technique: The WCAG technique or failure that it follows, if one does.
        sections: Its documentation, by heading.
        title: The first line of its documentation.
        function: The check itself.
    """

    id: str
    channels: tuple[Channel, ...]
    kind: Kind
    standards: tuple[str, ...]
    protects: tuple[str, ...]
    severity: Severity
    title: str
    sections: Mapping[str, str]
    function: Function
    needs: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    technique: str | None = None

    def concerns(self, person: Persona) -> bool:
        """Whether it protects this person."""
        return not self.protects or any(person.limited_in(limit) for limit in self.protects)

    def judge(self, subject: Subject, person: Persona) -> list[Judgement]:
        """What the check says of a subject as this person met it."""
        if not self.concerns(person):
            return [inapplicable("This person has none of the limits that the check protects.")]
        if self.kind == "page":
            assert isinstance(subject, Visit)  # noqa: S101 -- what the registry says it is put to
            return self.of_page(subject)
        if self.kind == "pages":
            assert isinstance(subject, Visits)  # noqa: S101 -- what the registry says it is put to
            return self.of_pages(subject)
        return list(self.function(subject, person))

    def of_page(self, visit: Visit) -> list[Judgement]:
        """What a check of pages says of one, whoever visits it."""
        missing = next((part for part in self.needs if getattr(visit.probed, part) is None), None)
        if visit.untested:
            return [untested(visit.untested)]
        if visit.page is None:
            return [inapplicable("The page is not one of the service's own.")]
        if missing:
            return [untested(visit.probed.untested.get(missing, f"The page's {missing} was not recorded."))]
        return list(self.function(visit))

    def of_pages(self, visits: Visits) -> list[Judgement]:
        """What a check of several pages says of some: it is given those that could be recorded, two at least."""
        recorded = visits.having(self.needs)
        if len(recorded.visits) < FEWEST <= len(visits.visits):
            return [untested("Fewer than two of the pages were recorded, so there is nothing to compare.")]
        return list(self.function(recorded))

    def severity_of(self, judgement: Judgement) -> Severity:
        """What a judgement amounts to: no worse than it says, than its sources support, or than our numbers carry."""
        supported = max((_SUPPORTS[clause(c).weight] for c in self.standards), key=lambda s: s.weight)
        worst = Severity.SERIOUS if judgement.turns_on else Severity.SHUT_OUT
        return min(self.severity, judgement.at_most, supported, worst, key=lambda severity: severity.weight)


_found: dict[str, Check] = {}


def check(
    *,
    channels: Sequence[str],
    subject: Kind,
    standards: Sequence[str],
    severity: str,
    protects: Sequence[str] = (),
    needs: Sequence[str] = (),
    act: Sequence[str] = (),
    technique: str | None = None,
) -> Callable[[Function], Function]:
    """Registers a function as the check of its module.

    The module's docstring is the check's documentation; the module's name is the check's, with hyphens.

    Args:
        channels: Where the problem arises.
        subject: What it is put to.
        standards: The clauses it rests on, by id.
        severity: What a failure does to the person, at worst.
        protects: The limits of the people it protects; none protects everybody.
        needs: The parts of a page's record that it reads.
        act: The W3C ACT rules that it implements, by their ids.
        technique: The WCAG technique or failure that it follows.

    Raises:
        ValueError: A clause or a limit is not known, none is cited, or a heading is missing.
    """

    def register(function: Function) -> Function:
        module = inspect.getmodule(function)
        name = function.__module__.rpartition(".")[2].replace("_", "-")
        title, sections = _sections(name, inspect.getdoc(module) or "")
        unknown = [limit for limit in protects if limit not in limits()]
        if unknown:
            raise ValueError(f"{name}: no person has a limit {unknown[0]}")
        if not standards:
            raise ValueError(f"{name}: it cites no clause, so nothing says how severe it may be")
        missing = [identifier for identifier in standards if identifier not in clauses()]
        if missing:
            raise ValueError(f"{name}: there is no clause '{missing[0]}' in harness/standards")
        nowhere = [part for part in needs if part not in PARTS]
        if nowhere:
            raise ValueError(f"{name}: no part of a page's record is called '{nowhere[0]}'")
        _found[name] = Check(
            id=name,
            channels=tuple(Channel(channel) for channel in channels),
            kind=subject,
            standards=tuple(standards),
            protects=tuple(protects),
            severity=Severity(severity),
            needs=tuple(needs),
            act=tuple(act),
            technique=technique,
            title=title,
            sections=sections,
            function=function,
        )
        return function

    return register


def _sections(name: str, doc: str) -> tuple[str, dict[str, str]]:
    title, *rest = re.split(rf"^({'|'.join(HEADINGS)}):\n", doc, flags=re.MULTILINE)
    headings = tuple(rest[::2])
    if headings != HEADINGS:
        raise ValueError(f"{name}: its docstring needs the headings {', '.join(HEADINGS)}, in this order")
    return title.strip(), {heading: " ".join(text.split()) for heading, text in zip(headings, rest[1::2], strict=True)}


@cache
def all_checks() -> Mapping[str, Check]:
    """Every check, by id."""
    package = importlib.import_module(__package__ or "")
    for module in sorted(entry.name for entry in pkgutil.walk_packages(package.__path__, f"{__package__}.")):
        importlib.import_module(module)
    return dict(sorted(_found.items()))
