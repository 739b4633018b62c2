"""One call by one person: plays it to its end and writes down what was offered, what was received and what was done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from harness.model.answering import Callback, Queue, Transfer
from harness.model.base import Basis, Channel
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.steps import CallStep, Say
from harness.model.trace import AskedQuestion, Attempt, HandOver, Moment, SpokenNumber
from harness.phone.call_words import END, QUEUE, did, missed_prompt, missed_question
from harness.phone.caller import Answer, Caller
from harness.phone.facts import Facts
from harness.phone.prepared import prepared
from harness.phone.receiving import Received
from harness.phone.spoken_numbers import SpokenNumbers
from harness.phone.taking import readings
from harness.phone.turns import (
    Asking,
    Ended,
    Held,
    Outside,
    Response,
    Sent,
    Speech,
    Spoken,
    Turn,
)

RELAY_PREFIX = "18001"
"""Dialled before the number by a text user of Relay UK (BT price list)."""
MOST_TURNS = 200
"""A call that has asked this often is going round; it is ended and the record says so."""


@dataclass(frozen=True)
class Hearing:
    """Words said at a question, and whether they were clear: what a service may take in more than one way."""

    step: str
    words: str
    clear: bool


Taken = Mapping[Hearing, str | None]
"""What ambiguous or unclear words are taken for."""


@dataclass
class Call:
    """What one call left behind. Seconds are counted from the start of the journey.

    Attributes:
        moments: What happened, in order.
        questions: The questions that were met.
        numbers: The telephone numbers that were spoken.
        texts: The texts that were sent, with when, and whether they were delivered.
        readings: What ambiguous or unclear words may have been taken for: the first is what this call took them for.
        hand_over: What the human who answered, or is to ring back, was shown; none where nobody did.
        ended: How it ended; none when it went round and was ended by the harness.
        until: When it was over.
        basis: The basis of each step that the call went through.
    """

    moments: list[Moment] = field(default_factory=list)
    questions: list[AskedQuestion] = field(default_factory=list)
    numbers: list[SpokenNumber] = field(default_factory=list)
    texts: list[tuple[str, float, bool]] = field(default_factory=list)
    readings: dict[Hearing, tuple[str | None, ...]] = field(default_factory=dict)
    hand_over: HandOver | None = None
    ended: Ended | None = None
    until: float = 0.0
    outcomes: set[str] = field(default_factory=set)
    basis: list[Basis] = field(default_factory=list)


def make_call(
    pack: Pack,
    line: str,
    caller: Caller,
    *,
    at: float = 0.0,
    outside: Outside | None = None,
    taken: Taken | None = None,
) -> Call:
    """Plays a call.

    Args:
        pack: The service.
        line: The line that is rung.
        caller: Who rings, and what for.
        at: When, in seconds from the start of the journey.
        outside: What nobody on the call chooses; none takes the caller's own line and the usual case.
        taken: What ambiguous or unclear words are taken for; what is not named is taken for the first it may mean.
    """
    facts = prepared(pack, outside or usual(caller.person))
    return _Writer(pack, caller, facts, round(at * 1000), taken or {}).play(line)


def told(step: CallStep, received: Received) -> tuple[str, ...]:
    """The outcomes that a caller has from what was said at a step, where the words came to them, digits and all."""
    return step.gives if isinstance(step, Say) and received.whole else ()


def usual(person: Persona, given: Mapping[str, str] | None = None) -> Outside:
    """What a person's call meets: their own line and relay, and what is given of the rest.

    Args:
        person: Who calls.
        given: ``line`` in place of their own, ``open``, ``text``, or what happens at a queue or a transfer, by its
            step.
    """
    prefix = {"prefix": RELAY_PREFIX} if person.perceives.relay else {}
    found = given or {}
    return Outside(line=found.get("line", person.has.line), happens=found, values={**prefix, **found})


class _Writer:
    def __init__(
        self,
        pack: Pack,
        caller: Caller,
        facts: Facts,
        offset: int,
        taken: Taken,
    ) -> None:
        self.pack, self.caller, self.simulator, self.facts = pack, caller, facts.simulator, facts
        self.offset, self.taken = offset, taken
        self.call = Call()
        self._attempts: list[Attempt] = []
        self._numbers = SpokenNumbers(pack, caller.person)

    def play(self, line: str) -> Call:
        turn = self.simulator.start(line)
        for _ in range(MOST_TURNS):
            self._events(turn)
            if isinstance(turn, Ended):
                return self._finish(turn)
            turn = self._ask(turn)
        self.call.until = self._seconds(turn.state.now)
        self.call.numbers = self._numbers.record()
        return self.call

    def _seconds(self, moment: int) -> float:
        return (moment + self.offset) / 1000

    def _moment(self, start: int, end: int, step: str, **about: object) -> None:
        where = self.pack.phone.steps[step]
        self.call.basis.append(where.basis)
        fields = {"channel": Channel.PHONE, "step": step, "where": where.origin, "basis": where.basis, **about}
        self.call.moments.append(Moment(at=self._seconds(start), until=self._seconds(end), **fields))

    def _events(self, turn: Turn) -> None:
        for event in turn.events:
            match event:
                case Spoken():
                    self._prompt(event)
                case Sent(step=step, text=text, at=at, delivered=delivered):
                    self.call.texts.append((text, self._seconds(at), delivered))
                    self._moment(
                        at,
                        at,
                        step,
                        kind="prompt",
                        offered=f"Sent the text message '{text}'.",
                    )
                case Held(step=step, start=start, end=end, result=result):
                    words = QUEUE[result]
                    self._moment(start, end, step, kind="prompt", offered=words, received=words, did="Waited.")

    def _prompt(self, spoken: Spoken) -> None:
        received = self.caller.receive(spoken)
        self._note([received])
        self._moment(
            spoken.start,
            spoken.end,
            spoken.step,
            kind="prompt",
            offered=spoken.words,
            received=received.words,
            missed=missed_prompt(received),
            language=spoken.language,
            spoken=(spoken.words,),
        )

    def _ask(self, turn: Asking) -> Turn:
        answer = self.caller.answer(turn)
        after = self.simulator.respond(turn, self._as_taken(turn, answer.response))
        came = after.came
        assert came is not None  # noqa: S101 -- every turn but the first says what became of the answer
        cut = came.began
        said = [spoken for spoken in turn.spoken if cut is None or spoken.start < cut]
        whole = [spoken for spoken in said if cut is None or spoken.end <= cut]
        received = [self.caller.receive(spoken) for spoken in whole]
        self._note(received)
        self._attempts.append(self._attempt(turn, answer, came.result, cut))
        over = isinstance(after, Ended) or after.state.at != turn.state.at or after.attempt == 1
        self._moment(
            turn.spoken[0].start,
            turn.deadline if cut is None else cut,
            turn.state.at,
            kind="question",
            offered=" ".join(spoken.words for spoken in said) or None,
            received=" ".join(r.words for r in received if r.words) or None,
            missed=missed_question(said, whole, received),
            did=did(answer, came),
            language=turn.question.language,
            spoken=tuple(spoken.words for spoken in said),
        )
        if over:
            self._question(turn, came.by if came.result == "answered" else None)
        return after

    def _as_taken(self, turn: Asking, response: Response) -> Response:
        """Speech as the service takes it, where it may take it in more than one way."""
        if not isinstance(response, Speech):
            return response
        intents = readings(self.pack.phone, turn.question, response.words, clear=response.clear)
        may: tuple[str | None, ...] = tuple(intents) if response.clear else (None, *intents)
        if len(may) < 2:
            return response
        hearing = Hearing(turn.state.at, response.words, response.clear)
        first = self.taken.get(hearing, may[0])
        self.call.readings[hearing] = (first, *(intent for intent in may if intent != first))
        return replace(response, taken_as=first)

    def _attempt(self, turn: Asking, answer: Answer, result: str, cut: int | None) -> Attempt:
        ended = turn.spoken[-1].end
        return Attempt(
            asked=self._seconds(turn.spoken[0].start),
            prompt_ended=self._seconds(min(ended, cut) if cut is not None else ended),
            deadline=self._seconds(turn.deadline),
            ready=None if answer.ready is None else self._seconds(answer.ready),
            answered=None if cut is None else self._seconds(cut),
            result=result,
        )

    def _question(self, turn: Asking, by: str | None) -> None:
        attempts, self._attempts = tuple(self._attempts), []
        facts = self.facts.about(turn)
        self.call.questions.append(
            AskedQuestion(
                step=turn.state.at,
                where=turn.question.origin,
                basis=turn.question.basis,
                moment=len(self.call.moments) - len(attempts),
                asks=turn.question.asks,
                attempts=attempts,
                by=by,
                **facts,
            )
        )

    def _note(self, received: Iterable[Received]) -> None:
        """Notes the outcomes and the numbers in what was said."""
        for heard in received:
            self.call.outcomes.update(told(self.pack.phone.steps[heard.spoken.step], heard))
            self._numbers.note(heard, len(self.call.moments))

    def _finish(self, ended: Ended) -> Call:
        self.call.ended = ended
        self.call.until = self._seconds(ended.state.now)
        self.call.numbers = self._numbers.record()
        self.call.hand_over = self._hand_over(ended)
        words = END[ended.how].format(human=self._human(ended))
        kind = "human" if ended.how == "human" else "end"
        self._moment(ended.state.now, ended.state.now, ended.state.at, kind=kind, offered=words, received=words)
        return self.call

    def _hand_over(self, ended: Ended) -> HandOver | None:
        step, flow = self.pack.phone.steps[ended.state.at], self.pack.phone
        if not ended.human or not isinstance(step, Transfer | Queue | Callback):
            return None
        given = tuple(name for name, _ in ended.state.kept if name in flow.details)
        shown = given if step.shows == "all" else step.shows
        return HandOver(to=self._human(ended), step=ended.state.at, given=given, shown=shown)

    def _human(self, ended: Ended) -> str:
        return self.pack.service.humans[ended.human].name if ended.human else ""
