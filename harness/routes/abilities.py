"""What each person can answer to each question: by which key or words, and at which time of asking.

It is worked out by the caller who also walks (``harness.phone.caller``), so a proof and a walk cannot disagree on what
somebody can do. The clock begins anew at each question: what a relay still has to type from before does not come in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from harness.model.persona import Persona
from harness.model.property import Act
from harness.phone.caller import Able, Caller
from harness.phone.facts import wrong_key
from harness.phone.simulator import Simulator
from harness.phone.turns import Asking, Keys, Response, Silence, Speech, State

NOTHING = Act(does="nothing")
"""A question that is let pass."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that somebody can give to a question.

    Attributes:
        by: How.
        option: Which of the question's options it is, by its place; none for digits and for speech.
        clear: Whether spoken words are clear.
        before: What has to be done at the times of asking before it: the person is not ready at the first, or is
            understood only from the second.
        after: Milliseconds from the first time of asking until it can be given.
    """

    by: Literal["key", "digits", "speech"]
    option: int | None
    clear: bool
    before: tuple[Act, ...]
    after: int


Times = Sequence[tuple[Asking, Act]]
"""A question, each time it is asked of somebody who does not answer, with what they do instead."""


def answers(times: Times, person: Persona) -> tuple[Answer, ...]:
    """Every answer that this person can give to a question, each at the first time of asking at which they can."""
    caller = Caller(person, (), lambda _: None)
    found: dict[tuple[str, int | None, bool], Answer] = {}
    late: dict[tuple[str, int | None, bool], int] = {}
    before: list[Act] = []
    began = 0
    for turn, then in times:
        began = began or turn.state.now
        options = {id(option): place for place, option in enumerate(turn.question.options)}
        for able in caller.able(turn):
            what = (able.by, options[id(able.option)] if able.option else None, able.clear)
            ready = min(able.ready, late.get(what, able.ready))
            if ready > turn.deadline:
                late[what] = ready
            elif what not in found:
                found[what] = Answer(*what, tuple(before), max(ready, turn.opens) - began)
        before.append(then)
        if not late and not _learns(person):
            break
    return tuple(found.values())


def _learns(person: Persona) -> bool:
    """Whether somebody may be able to give an answer at a later time of asking that they could not give before."""
    return person.perceives.sound == "part" or person.says.recognised == "second-try"


def alike(person: Persona) -> object:
    """What a person's answers follow from: people of whom it is the same can give the same answers."""
    says, presses = person.says, person.presses
    own = (says.recognised, says.open_questions, presses.decides.value, presses.each_key.value, person.proves.nino)
    return person.perceives.sound, person.perceives.relay, person.understands, own


def every_time(simulator: Simulator, step: str) -> Times:
    """A question, each time it is asked."""
    return tuple(_times(simulator, step))


def _times(simulator: Simulator, step: str) -> Iterator[tuple[Asking, Act]]:
    turn = simulator.turn_at(State(at=step))
    while isinstance(turn, Asking):
        silent = turn.state.silences < turn.question.silence.again
        misunderstood = turn.state.misunderstood < turn.question.not_understood.again
        act = NOTHING if silent or not misunderstood else pressed_wrong(turn) or UNCLEAR
        yield turn, act
        if not silent and not misunderstood:
            return
        turn = simulator.respond(turn, response(act, turn.deadline))
        if isinstance(turn, Asking) and (turn.state.at != step or turn.attempt == 1):
            return


UNCLEAR = Act(does="speech", clear=False)
"""Something said that no machine understands."""


def pressed_wrong(turn: Asking) -> Act | None:
    """A key that the question does not take; none where there is no such key."""
    given = wrong_key(turn)
    return Act(does="key", keys=given.presses[0][0]) if given else None


def response(act: Act, at: int) -> Response:
    """An act as the simulator takes it.

    Args:
        act: What is done.
        at: When it begins, in milliseconds since the call was answered.
    """
    match act.does:
        case "nothing":
            return Silence()
        case "speech":
            return Speech(act.words, at, at, clear=act.clear, taken_as=act.taken_as)
        case _:
            return Keys(tuple((key, at) for key in act.keys))


def ready(caller: Caller, turn: Asking, act: Act, late: int | None) -> int:
    """When this caller begins an act at a question, in milliseconds since the call was answered.

    Args:
        caller: Who acts.
        turn: The question.
        act: What they do.
        late: When they were ready, if that was too late for an earlier time of asking.
    """
    able = [each.ready for each in caller.able(turn) if _is(each, act)]
    earliest = min([*able, *([late] if late is not None else [])], default=turn.spoken[-1].end if turn.spoken else 0)
    return max(turn.opens, earliest)


def _is(able: Able, act: Act) -> bool:
    if able.by == "key":
        return act.does == "key" and able.option is not None and able.option.key == act.keys
    return able.by == act.does
