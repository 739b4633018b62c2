"""What may happen at each step: who decides it, which people can do it, and where it leads.

A question is one place, with all its retries inside: what can be answered at some time of asking can be answered from
the first, by letting the earlier ones pass, and whoever may fail at all may fail until the question lets go.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Flag, auto
from typing import Literal

from harness.model.callflow import CallFlow, Question
from harness.model.property import Act
from harness.model.questions import Ask, Menu, Option
from harness.phone.simulator import Simulator
from harness.phone.taking import readings
from harness.phone.turns import Asking, State
from harness.routes.abilities import NOTHING, UNCLEAR, Answer, alike, answers, every_time, pressed_wrong
from harness.routes.people import Mask, People


class Behaviour(Flag):
    """The ways of behaving that a move is open to."""

    FREE = auto()
    KEYPAD = auto()
    SILENT = auto()
    WRONG_KEY = auto()
    UNRECOGNISED = auto()
    RETRY = auto()


ANYHOW = (
    Behaviour.FREE
    | Behaviour.KEYPAD
    | Behaviour.SILENT
    | Behaviour.WRONG_KEY
    | Behaviour.UNRECOGNISED
    | Behaviour.RETRY
)


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that may happen at a step.

    Attributes:
        to: The step it leads to; none where it leads to several, of which the service takes one.
        by: Who decides.
        sure: Those who can do it, or whom it happens to.
        maybe: Those who may, where that is not known.
        behaviours: The ways of behaving it is open to.
        when: What happens, in a few words.
        acts: What the caller does for it.
        either: The several it leads to.
        after: Milliseconds it takes, by the place of the person; none takes no time of its own.
        chosen: What the simulator is told happens here, where something outside decides.
        fault: Whether it counts against the passing faults of a call.
        ranged: The name whose value is ranged over, where it is a branch on one.
        stays: Whether the question is only put again, so that the call passes no step.
    """

    to: str | None
    by: Literal["caller", "outside", "service"]
    sure: Mask
    maybe: Mask
    behaviours: Behaviour
    when: str
    acts: tuple[Act, ...] = ()
    either: "tuple[Move, ...]" = ()
    after: Mapping[int, int] | None = None
    chosen: str | None = None
    fault: bool = False
    ranged: str | None = None
    stays: bool = False


class Questions:
    """The moves at each question of a flow, worked out once each."""

    def __init__(self, flow: CallFlow, simulator: Simulator, people: People) -> None:
        self.flow, self.simulator, self.people = flow, simulator, people
        self._moves: dict[str, tuple[Move, ...]] = {}
        self._each_alike = [alike(person) for person in people.everybody]
        self._alike = dict(zip(self._each_alike, people.everybody, strict=True))

    def at(self, step: str) -> tuple[Move, ...]:
        """The moves at a question; a fault of the system is not among them."""
        if step not in self._moves:
            question = self.flow.steps[step]
            assert isinstance(question, Menu | Ask)  # noqa: S101 -- only questions are asked about
            self._moves[step] = tuple(self._at(step, question))
        return self._moves[step]

    def _at(self, step: str, question: Question) -> Iterator[Move]:
        turn = self.simulator.turn_at(State(at=step))
        assert isinstance(turn, Asking)  # noqa: S101 -- a question asks
        can = self._answers(step)
        yield from self._pressed(question, can)
        if question.takes_speech:
            yield from self._spoken(question, can)
        if question.bot is not None:
            yield from self._unknown_keys(question)
        yield from self._failures(question, turn)

    def _answers(self, step: str) -> Sequence[tuple[int, Answer]]:
        """What everybody can answer, each with the place of the person."""
        times = every_time(self.simulator, step)
        known = {group: answers(times, person) for group, person in self._alike.items()}
        return [(place, each) for place, group in enumerate(self._each_alike) for each in known[group]]

    def _pressed(self, question: Question, can: Iterable[tuple[int, Answer]]) -> Iterator[Move]:
        together: dict[tuple[str, int | None, tuple[Act, ...]], dict[int, int]] = {}
        for place, answer in can:
            if answer.by != "speech":
                together.setdefault((answer.by, answer.option, answer.before), {})[place] = answer.after
        for (by, option, before), after in together.items():
            who = _mask(after)
            if by == "digits" and question.entry is not None:
                keys = ("1234567890" * (question.entry.most // 10 + 1))[: question.entry.most]
                act, to, when = Act(does="digits", keys=keys), question.entry.to, "digits typed in"
            else:
                chosen = question.options[option or 0]
                act, to, when = Act(does="key", keys=chosen.key or ""), chosen.to, f"key {chosen.key}"
            yield Move(to, "caller", who, who, Behaviour.FREE | Behaviour.KEYPAD, when, (*before, act), after=after)

    def _spoken(self, question: Question, can: Iterable[tuple[int, Answer]]) -> Iterator[Move]:
        together: dict[tuple[bool, tuple[Act, ...]], dict[int, int]] = {}
        for place, answer in can:
            if answer.by == "speech":
                together.setdefault((answer.clear, answer.before), {})[place] = answer.after
        for (clear, before), after in together.items():
            who = _mask(after)
            for words, taken in self._utterances(question, clear=clear):
                either = tuple(self._taken(question, words, before, reading, clear=clear) for reading in taken)
                when = f"says “{words}”"
                if len(either) == 1:
                    yield replace(
                        either[0], by="caller", sure=who, maybe=who, behaviours=Behaviour.FREE, when=when, after=after
                    )
                else:
                    yield Move(None, "caller", who, who, Behaviour.FREE, when, either=either, after=after)

    def _taken(
        self, question: Question, words: str, before: tuple[Act, ...], reading: tuple[str, str | None], *, clear: bool
    ) -> Move:
        """Words as the service takes them."""
        to, intent = reading
        everybody = self.people.all
        if intent is None:
            acts = (UNCLEAR,) * (question.not_understood.again + 1)
            return Move(to, "outside", everybody, everybody, ANYHOW, "is not understood", acts)
        acts = (*before, Act(does="speech", words=words, clear=clear, taken_as=intent))
        return Move(to, "outside", everybody, everybody, ANYHOW, f"is taken for {intent.replace('-', ' ')}", acts)

    def _utterances(
        self, question: Question, *, clear: bool
    ) -> Iterator[tuple[str, tuple[tuple[str, str | None], ...]]]:
        """What is worth saying to a question: the words, and each step they may lead to with what they are taken for.

        Words that would be taken for the same are said once; words of which nothing may come are left to the failures.
        """
        seen: set[object] = set()
        phrases = ["…"] if question.bot is not None else [" ".join(phrase.words) for phrase in self.flow.phrases]
        for words in phrases:
            taken: dict[str, str | None] = {}
            for intent, option in readings(self.flow, question, words, clear=clear).items():
                taken.setdefault(option.to, intent)
            if taken and (not clear or question.bot is not None):
                taken.setdefault(question.not_understood.then, None)
            if taken and frozenset(taken) not in seen:
                seen.add(frozenset(taken))
                yield words, tuple(taken.items())

    def _unknown_keys(self, question: Question) -> Iterator[Move]:
        for option in question.options:
            act = Act(does="key", keys="?")
            maybe = self.people.all
            yield Move(
                option.to, "caller", 0, maybe, Behaviour.FREE | Behaviour.KEYPAD, f"a key for {named(option)}", (act,)
            )

    def _failures(self, question: Question, turn: Asking) -> Iterator[Move]:
        everybody = self.people.all
        wrong_key = pressed_wrong(turn)
        silent = ANYHOW
        silence, failed = question.silence, question.not_understood
        if wrong_key or question.bot is not None:
            silent &= ~Behaviour.WRONG_KEY
        if question.takes_speech:
            silent &= ~Behaviour.UNRECOGNISED
        acts = (NOTHING,) * (silence.again + 1)
        yield Move(silence.then, "caller", everybody, everybody, silent, "silence", acts)
        if wrong_key:
            open_to = Behaviour.FREE | Behaviour.KEYPAD | Behaviour.WRONG_KEY | Behaviour.RETRY
            acts = (wrong_key,) * (failed.again + 1)
            yield Move(failed.then, "caller", everybody, everybody, open_to, "a wrong key", acts)
        if question.takes_speech:
            open_to = Behaviour.FREE | Behaviour.UNRECOGNISED | Behaviour.RETRY
            acts = (UNCLEAR,) * (failed.again + 1)
            yield Move(failed.then, "caller", everybody, everybody, open_to, "words that are not understood", acts)
        if question.bot is not None:
            # A bot that takes keys does not understand a wrong one; to one that takes none, it is silence.
            for to in dict.fromkeys((silence.then, failed.then)):
                yield Move(to, "caller", 0, everybody, Behaviour.WRONG_KEY, "a wrong key")


def _mask(places: Iterable[int]) -> Mask:
    return sum(1 << place for place in places)


def named(option: Option) -> str:
    """What an option is for, in words."""
    return " or ".join(intent.replace("-", " ") for intent in option.intents)
