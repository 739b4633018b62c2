"""Plays a call flow as a pure state machine on a virtual clock: same flow, same answers, same call. It never sleeps.

The rules and where each comes from: prompts play one after another; a key or a word counts during an interruptible
prompt (VoiceXML 2.0 bargein, on by default); keys pressed ahead are kept for the next question and are thrown away at
the end of a prompt that cannot be interrupted, on rejection and on a time-out (the rule of Nuance's platform); the
clock for silence starts when the prompt *ends*; silence and misunderstanding are counted apart, and counted anew when
a question is entered again (VoiceXML 2.0 section 5.2).
"""

from dataclasses import replace

from harness.model.answering import Callback, Queue, Transfer, Voicemail
from harness.model.callflow import CallFlow, Question
from harness.model.questions import Ask, Menu, Option, Retry
from harness.model.steps import Branch, GoTo, Loop, Say, SendText, Set, Unknown
from harness.model.steps import HangUp as HangUpStep
from harness.phone.queueing import announced, exits, outcome
from harness.phone.taking import take
from harness.phone.turns import (
    FAULT,
    Asking,
    Came,
    Ended,
    Event,
    HangUp,
    Held,
    Keys,
    Length,
    Outside,
    Response,
    Sent,
    Spoken,
    State,
    Turn,
    milliseconds,
)

_USUAL = {"open": "yes", "text": "delivered"}
"""What a branch finds where nothing else is stated."""


class Simulator:
    """One call flow, one set of outside conditions, ready to play any number of calls.

    ``start`` answers a call; ``respond`` takes what the caller does with a turn and gives the next turn. Neither
    changes anything: a turn can be answered twice in different ways.
    """

    def __init__(self, flow: CallFlow, length: Length, outside: Outside) -> None:
        self.flow = flow
        self.outside = outside
        self.length = length
        self._last_chosen = max(outside.chosen, default=-1)

    def start(self, line: str) -> Turn:
        """The first turn of a call on a line of the flow.

        Raises:
            KeyError: The flow has no such line.
        """
        return self._run(State(at=self.flow.lines[line].starts), None)

    def turn_at(self, state: State) -> Turn:
        """The turn of a call that arrives at a state's step anew, with every counter at nought."""
        return self._run(replace(state.anew(), typed=()), None)

    def respond(self, turn: Asking, response: Response) -> Turn:
        """The turn that follows what the caller does."""
        if isinstance(response, HangUp):
            now = max(response.at, turn.state.now)
            return Ended(replace(turn.state, now=now), Came("silence", now, None), (), "left")
        came, state = take(self.flow, turn, response)
        return self._run(state, came) if came.result == "answered" else self._failed(turn.question, came, state)

    def _failed(self, question: Question, came: Came, state: State) -> Turn:
        """Goes on from a question that heard nothing, or did not understand what it heard."""
        retry: Retry
        if came.result == "silence":
            state, retry = replace(state, silences=state.silences + 1), question.silence
            failures = state.silences
        else:
            state, retry = replace(state, misunderstood=state.misunderstood + 1), question.not_understood
            failures = state.misunderstood
        if failures > retry.again:
            return self._run(state.moved(retry.then), came)
        return self._put(state, question, came, [], [], retry.words_before(failures))

    def _run(self, state: State, came: Came | None) -> Turn:
        """Goes on from a step, through everything that needs no caller, to the next turn."""
        events: list[Event] = []
        queued: list[Spoken] = []
        seen: set[object] = set()
        while True:
            step = self.flow.steps[state.at]
            # While something is still to be chosen from outside, coming back to a step is not going round for ever.
            here = (state.at, state.kept, min(state.passed, self._last_chosen + 1))
            if here in seen:
                return Ended(state, came, (*events, *queued), "endless")
            seen.add(here)
            if step.fault is not None and self._chosen(state) == FAULT:
                state = state.moved(step.fault)
                continue
            if isinstance(step, Menu | Ask):
                return self._put(state.anew(), step, came, events, queued, None)
            if isinstance(step, Unknown):
                return Ended(state, came, (*events, *queued), "unknown")
            if isinstance(step, Say | Branch | Set | Loop | GoTo):
                state = self._through(state, step, queued)
                continue
            # The rest act on the world, so what was said before them is said to its end.
            if not isinstance(step, SendText) and step.says:
                state = self._say(state, step.says, queued, interruptible=False)
            events += queued
            queued.clear()
            after = self._act(state, step, came, events)
            if isinstance(after, Ended):
                return after
            state = after

    def _through(self, state: State, step: Say | Branch | Set | Loop | GoTo, queued: list[Spoken]) -> State:
        """A step that only the caller's ear, or nobody, notices."""
        match step:
            case Say():
                return self._say(state, step.says, queued, interruptible=step.interruptible).moved(step.to)
            case Branch():
                chosen = self._chosen(state)
                value = self._value(state, step.on) if chosen is None else chosen
                return state.moved(step.cases.get(value, step.otherwise))
            case Set():
                return state.keeping(step.values).moved(step.to)
            case Loop():
                return self._round(state, step)
            case GoTo():
                return state.moved(step.to)

    def _round(self, state: State, step: Loop) -> State:
        name = f"rounds of {state.at}"
        done = int(dict(state.kept).get(name, "0"))
        if done < step.times:
            return state.keeping({name: str(done + 1)}).moved(step.to)
        return state.keeping({name: "0"}).moved(step.done)

    def _act(
        self,
        state: State,
        step: SendText | Transfer | Queue | Voicemail | Callback | HangUpStep,
        came: Came | None,
        events: list[Event],
    ) -> State | Ended:
        """A step that does something in the world; at most of them the call may end."""
        match step:
            case SendText():
                delivered = (self._chosen(state) or self.outside.values.get("text")) != "not-delivered"
                events.append(Sent(state.at, step.sends, state.now, delivered))
                return state.moved(step.to if delivered else step.not_delivered or step.to)
            case HangUpStep():
                return Ended(state, came, tuple(events), "hung-up")
            case Voicemail():
                left = replace(state, now=state.now + milliseconds(step.seconds.value if step.seconds else 0))
                events.append(Held(state.at, state.now, left.now, "message"))
                return left.moved(step.to) if step.to else Ended(left, came, tuple(events), "voicemail")
            case Callback():
                if self.outside.line in ("withheld", "international"):
                    return state.moved(step.no_number)
                return Ended(state, came, tuple(events), "callback", step.human)
            case Transfer():
                if self._happens(state) == "answered":
                    return Ended(state, came, tuple(events), "human", step.human)
                return state.moved(step.failed)
            case Queue():
                return self._queue(state, step, came, events)

    def _queue(self, state: State, step: Queue, came: Came | None, events: list[Event]) -> State | Ended:
        waited = dict(state.waited).get(step.human, 0)
        result, waits = outcome(step, self._happens(state), waited, told=self._chosen(state) is not None)
        until = state.now + waits
        for words, start, end in announced(step, self.length, state.now, until):
            events.append(Held(state.at, state.now, start, "waiting"))
            events.append(Spoken(state.at, words, start, end, interruptible=False, language=step.language))
            state = replace(state, now=end)
        events.append(Held(state.at, state.now, until, result))
        everybody = {**dict(state.waited), step.human: waited + waits}
        state = replace(state, now=until, waited=tuple(sorted(everybody.items())))
        if result == "answered":
            return Ended(state, came, tuple(events), "human", step.human)
        to = exits(step)[result]
        assert to is not None  # noqa: S101 -- a queue lets go only where it has somewhere to let go to
        return state.moved(to)

    def _happens(self, state: State) -> str:
        """What happens at a queue or a transfer."""
        return self._chosen(state) or self.outside.happens.get(state.at, "answered")

    def _chosen(self, state: State) -> str | None:
        """What is chosen from outside for this very passing of a step."""
        return self.outside.chosen.get(state.passed)

    def _put(
        self,
        state: State,
        question: Question,
        came: Came | None,
        events: list[Event],
        queued: list[Spoken],
        first: str | None,
    ) -> Turn:
        """Puts a question: everything it says, when it opens, and until when it waits."""
        spoken = list(queued)
        state_after = state
        if first:
            state_after = self._say(state_after, first, spoken, interruptible=question.interruptible)
        state_after = self._say(state_after, question.asks, spoken, interruptible=question.interruptible)
        for option in question.options:
            if option.says:
                state_after = self._say(
                    state_after, option.says, spoken, interruptible=question.interruptible, option=option
                )
        wait = (question.wait or self.flow.platform.wait).value
        began = spoken[0].start
        asking = Asking(
            state=replace(state, now=began, typed=()),
            came=came,
            events=tuple(events),
            question=question,
            spoken=tuple(spoken),
            opens=max((part.end for part in spoken if not part.interruptible), default=began),
            deadline=state_after.now + milliseconds(wait),
            attempt=1 + state.silences + state.misunderstood,
        )
        if state_after.typed and question.takes_keys:
            return self._ahead(asking, state_after.typed)
        return asking

    def _ahead(self, asking: Asking, typed: tuple[str, ...]) -> Turn:
        """Keys that were pressed ahead answer the question at once, before a word of it is said."""
        unheard = replace(asking, spoken=())
        after = self.respond(unheard, Keys(tuple((key, asking.opens) for key in typed)))
        return replace(after, events=(*asking.events, *after.events), came=asking.came)

    def _say(
        self, state: State, words: str, into: list[Spoken], *, interruptible: bool, option: Option | None = None
    ) -> State:
        end = state.now + self.length(words)
        language = self.flow.steps[state.at].language
        into.append(Spoken(state.at, words, state.now, end, interruptible, option, language))
        typed = state.typed if interruptible else ()
        counts = (state.silences, state.misunderstood)
        return State(state.at, end, *counts, state.kept, typed, state.waited, state.passed)

    def _value(self, state: State, name: str) -> str:
        if name == "line":
            return self.outside.line
        return {**_USUAL, **self.outside.values, **dict(state.kept)}.get(name, "")
