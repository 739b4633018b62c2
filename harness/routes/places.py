"""Where a call may stand: at a step, with what is known there and what the call gave so far; or at its end."""

from collections.abc import Mapping
from typing import NamedTuple

from harness.language.numbers import dialled, every_number
from harness.model.callflow import CallFlow
from harness.model.pack import Pack
from harness.model.questions import Ask, Menu
from harness.model.steps import Say
from harness.phone.caller import PERSON
from harness.routes.values import Values

OFTEN = 3
"""A number that was said so often is as good as said for ever: nobody needs to hear one more often than that."""


class Memory(NamedTuple):
    """What the call has given so far.

    Attributes:
        offered: Whether a human was offered in so many words.
        numbers: How often each of the flow's telephone numbers was said.
        texts: The texts that were sent and delivered.
        said: The steps that were passed whose words give an outcome.
    """

    offered: bool = False
    numbers: tuple[int, ...] = ()
    texts: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()


class Context(NamedTuple):
    """What a state holds beside its step."""

    line: str
    failures: int
    values: Values
    memory: Memory


class Place(NamedTuple):
    """A state of the call at a step; or its end, with how it ended; or words that may be taken in several ways.

    Attributes:
        step: The step.
        context: What is known there; none at a human, where it matters no more.
        end: How the call ended, and none where it goes on.
        said: The move of which the service takes one reading.
    """

    step: str
    context: Context | None
    end: str | None = None
    said: int | None = None


def numbers_said(flow: CallFlow) -> tuple[tuple[str, ...], Mapping[str, tuple[int, ...]]]:
    """The telephone numbers that a flow says, and those that each step says when the call comes to it."""
    numbers: dict[str, int] = {}
    said: dict[str, tuple[int, ...]] = {}
    for name, step in flow.steps.items():
        retries = {*step.silence.saying, *step.not_understood.saying} if isinstance(step, Menu | Ask) else set()
        spoken = [dialled(n) for words in step.prompts() if words not in retries for n in every_number(words)]
        if spoken:
            said[name] = tuple(numbers.setdefault(number, len(numbers)) for number in spoken)
    return tuple(numbers), said


def giving(flow: CallFlow) -> frozenset[str]:
    """The steps whose words give an outcome to whoever they come to."""
    return frozenset(name for name, step in flow.steps.items() if isinstance(step, Say) and step.gives)


def offering_a_human(pack: Pack) -> frozenset[str]:
    """The questions that offer a human in so many words. It matters only where a goal can be met without one."""
    shown = any(page.gives for page in pack.service.pages.values())
    sent = any(part.gives for text in pack.texts.values() for part in text.parts)
    if not (shown or sent or giving(pack.phone)):
        return frozenset()
    questions = ((name, step) for name, step in pack.phone.steps.items() if isinstance(step, Menu | Ask))
    return frozenset(n for n, q in questions if any(PERSON in o.intents and o.says for o in q.options))
