"""What a journey says is so beside its intentions: facts of the caller, and what happens without their choosing it.

A name here that nothing asks for would change nothing, and the journey would be another than the one that was meant.
"""

from collections.abc import Iterator

from harness.load.problems import Problem
from harness.load.yaml_file import YamlFile
from harness.model.answering import Queue, Transfer
from harness.model.journey import Journey
from harness.model.pack import Pack
from harness.model.questions import Ask, Menu
from harness.model.steps import Branch, Set

LINES = ("mobile", "landline", "withheld", "international")
"""The kinds of line that a call may come from."""
_DELIVERED = ("delivered", "not-delivered")
_NINO = "has-nino"
"""The fact that is each person's own, whether a question of the pack is about it or not."""


def circumstances(pack: Pack, file: YamlFile, name: str, journey: Journey) -> Iterator[Problem]:
    """Every fact of a journey, and everything that is given in it, that nothing in the pack asks for."""
    facts = _facts(pack)
    for fact in journey.facts:
        if fact not in facts:
            yield file.missing((name, "facts", fact), "question about the fact", fact, facts)
    for what, value in journey.given.items():
        yield from _given(pack, file, (name, "given", what), value)


def _facts(pack: Pack) -> tuple[str, ...]:
    questions = [step for step in pack.phone.steps.values() if isinstance(step, Menu | Ask)]
    about = [question.about for question in questions if question.about]
    return tuple(dict.fromkeys((_NINO, *about, *(f"has-{q.entry.keeps}" for q in questions if q.entry))))


def _given(pack: Pack, file: YamlFile, path: tuple[str, str, str], value: str) -> Iterator[Problem]:
    what = path[-1]
    step = pack.phone.steps.get(what)
    names = _ranged(pack)
    if what == "line":
        known: tuple[str, ...] | None = LINES
    elif what == "text":
        known = _DELIVERED
    elif isinstance(step, Queue | Transfer):
        known = _may_happen(step)
    else:
        known = None
        if what not in names:
            places = [name for name, each in pack.phone.steps.items() if isinstance(each, Queue | Transfer)]
            yield file.missing(path, "queue, transfer or value of a branch", what, ("line", "text", *names, *places))
    if known is not None and value not in known:
        said = f"'{value}' cannot happen here. It is one of: {', '.join(known)}."
        yield file.problem(path, said)


def _ranged(pack: Pack) -> tuple[str, ...]:
    """The names whose values a call divides on, or which another system gives."""
    steps = pack.phone.steps.values()
    on = [step.on for step in steps if isinstance(step, Branch)]
    return tuple(dict.fromkeys((*on, *(name for step in steps if isinstance(step, Set) for name in step.asks))))


def _may_happen(step: Queue | Transfer) -> tuple[str, ...]:
    if isinstance(step, Transfer):
        return ("answered", "failed")
    exits = {"too-long": step.too_long, "closing": step.closing, "full": step.full, "handed-over": step.hands_over}
    return ("answered", *(what for what, to in exits.items() if to is not None))
