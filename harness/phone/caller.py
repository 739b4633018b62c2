"""A person on the telephone: what they do with a question, given what of it reaches them.

Everything here follows from the limits of the person, each of which states its one effect where it is defined
(``harness.model.persona``), and from these habits, the same for everybody: a caller presses the key of an option as
soon as it has been offered, when it is what they want; settles for a human only when the whole menu has been heard, and
asks to hear it again, where that is offered, before giving up; answers an open question, whether or not they
understood it, in their own rehearsed words when the voice falls silent; answers yes or no to a question about a fact;
types in what they are asked for; and says nothing when they have nothing to say.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from harness.language.timing import seconds_at
from harness.model.callflow import Question
from harness.model.persona import Persona
from harness.model.questions import Digits, Option
from harness.phone.receiving import Received, Receiver
from harness.phone.turns import Asking, Keys, Response, Silence, Speech, Spoken, milliseconds

PERSON = "person"
"""The intent of somebody who wants a human."""
AGAIN = "again"
"""The intent of somebody who wants to hear a question again."""
NINO = "has-nino"
"""The fact of having a National Insurance number, which is the person's own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a caller means to do with a question.

    Attributes:
        response: What goes to the service.
        ready: When the caller begins, or would begin if the question still stood; none with nothing to say.
        did: In plain English.
    """

    response: Response
    ready: int | None
    did: str


@dataclass(frozen=True, slots=True)
class Able:
    """An answer that a caller could give to a question, whatever they came for.

    Attributes:
        by: How it is given.
        option: Which of the question's options it is; none for digits, and for speech, where the words decide.
        ready: When the caller could begin, in milliseconds since the call was answered.
        clear: Whether the service makes words of it.
    """

    by: Literal["key", "digits", "speech"]
    option: Option | None
    ready: int
    clear: bool = True


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a caller is about to do: when, how (given the time and which time of asking it is), and in plain English."""

    at: int
    response: Callable[[int, int], Response]
    did: str


_NOTHING = Answer(Silence(), None, "Said and pressed nothing.")


class Caller:
    """One person in one call. Remembers what reached them and what they were about to do."""

    def __init__(
        self,
        person: Persona,
        wants: Sequence[str],
        words_for: Callable[[str], str | None],
        facts: Mapping[str, bool] | None = None,
    ) -> None:
        """Makes a caller.

        Args:
            person: Who calls.
            wants: The intents they answer with, most wanted first.
            words_for: What they say for an intent.
            facts: What is true of them beside their limits; a fact that is not named is true.
        """
        self.person = person
        self.wants = tuple(wants)
        self._words_for = words_for
        self._facts = {NINO: person.proves.nino, **(facts or {})}
        self._receiver = Receiver(person)
        self._late: tuple[str, _Plan] | None = None
        self._asked_again: set[str] = set()

    def receive(self, spoken: Spoken) -> Received:
        """What of a stretch that was said to its end reaches this person."""
        return self._receiver.receive(spoken)

    def answer(self, turn: Asking) -> Answer:
        """What this person does with a question."""
        step = turn.state.at
        late = self._late[1] if self._late and self._late[0] == step else None
        # An answer that came before the question did, while the call was elsewhere, was lost there.
        plan = late if late and late.at >= turn.state.now else self._plan(turn)
        self._late = None
        if plan is None:
            return _NOTHING
        at = max(plan.at, turn.opens)
        if at > turn.deadline:
            self._late = (step, plan)
            return Answer(Silence(), at, "Was not ready in time.")
        self._receiver.interrupt(at)
        return Answer(plan.response(at, turn.attempt), at, plan.did)

    def able(self, turn: Asking) -> Iterator[Able]:
        """Every answer that this person could give to a question. What they want does not come into it.

        A key that is taken but not offered in words of its own, as in a menu that is one recording, is taken to be
        known when the whole question has been heard. Whether they have a National Insurance number they answer truly.
        """
        heard, question = self._receiver.receive_question(turn), turn.question
        if heard is None:
            return
        options = self._truthful(question)
        if question.takes_keys and question.entry is not None and heard.understood:
            entered = self._type_in(question.entry, heard.at)
            if entered is not None:
                yield Able("digits", None, entered.at)
        if question.takes_keys:
            known = [(o, heard.at) for o in options if o.key and not o.says and heard.understood]
            offered = [(option, at) for option, at in heard.offered if option in options]
            first = {option.key: option for option in reversed(question.options)}
            pressed = ((option, at) for option, at in (*offered, *known) if first[option.key] is option)
            yield from (Able("key", option, self._press(option, at).at) for option, at in pressed)
        if question.takes_speech and self._speaks and (self.person.says.open_questions or any(o.says for o in options)):
            yield Able("speech", None, self._speak("", heard.at).at, self._clear(turn.attempt))

    def _truthful(self, question: Question) -> Sequence[Option]:
        """The options that are true of this person, where that is one of their limits."""
        if question.about != NINO:
            return question.options
        answer = "yes" if self._facts[NINO] else "no"
        return [option for option in question.options if answer in option.intents]

    def _plan(self, turn: Asking) -> _Plan | None:
        heard = self._receiver.receive_question(turn)
        if heard is None:
            return None
        if turn.question.about is not None:
            return self._yes_or_no(turn, turn.question.about, heard.at) if heard.understood else None
        if turn.question.entry is not None:
            return self._type_in(turn.question.entry, heard.at) if heard.understood else None
        for option, at in heard.offered:
            if any(intent in self._at_once for intent in option.intents):
                return self._press(option, at)
        if any(part.spoken.option for part in heard.parts):
            return self._from_memory(turn, [option for option, _ in heard.offered], heard.at)
        if turn.question.takes_speech and self._speaks and self.person.says.open_questions:
            return self._say(turn.question.options, heard.at)
        return None

    def _from_memory(self, turn: Asking, offered: Sequence[Option], at: int) -> _Plan | None:
        """The best of the options still in mind when the menu has been read out."""
        in_mind = offered[max(0, len(offered) - int(self.person.remembers.options.value)) :]
        for want in self.wants:
            for option in in_mind:
                if want in option.intents:
                    return self._press(option, at)
        again = next((option for option in in_mind if AGAIN in option.intents), None)
        if again is not None and not turn.question.optional and turn.state.at not in self._asked_again:
            self._asked_again.add(turn.state.at)
            return self._press(again, at)
        return None

    def _yes_or_no(self, turn: Asking, about: str, at: int) -> _Plan | None:
        answer = "yes" if self._facts.get(about, True) else "no"
        option = next((option for option in turn.question.options if answer in option.intents), None)
        if option is None:
            return None
        if option.key and (option.says or not turn.question.takes_speech):
            return self._press(option, at)
        return self._speak(f"{answer.capitalize()}.", at) if turn.question.takes_speech and self._speaks else None

    def _type_in(self, entry: Digits, at: int) -> _Plan | None:
        """Types in what is asked for, as many digits as it takes; somebody who has no such number does nothing."""
        if not self._facts.get(f"has-{entry.keeps}", True):
            return None
        each = 0 if self.person.perceives.relay else milliseconds(self.person.presses.each_key.value)
        digits = "1234567890" * (entry.most // 10 + 1)
        keys = digits[: entry.most]
        began = at + milliseconds(self.person.presses.decides.value) + self._through_relay(keys) + each
        by = "Had the assistant type" if self.person.perceives.relay else "Typed"
        return _Plan(
            began,
            lambda now, _: Keys(tuple((key, now + index * each) for index, key in enumerate(keys))),
            f"{by} {len(keys)} digits.",
        )

    @property
    def _at_once(self) -> tuple[str, ...]:
        """The wants that this person acts on as soon as they are offered: all but a human as the last resort."""
        return self.wants[:1] + tuple(want for want in self.wants[1:] if want != PERSON)

    def _press(self, option: Option, at: int) -> _Plan:
        key, presses = option.key or "", self.person.presses
        began = at + milliseconds(presses.decides.value)
        if self.person.perceives.relay:
            began += self._through_relay(f"press {key}")
            return _Plan(began, lambda now, _: Keys(((key, now),)), f"Had the assistant press {key}.")
        pressed = began + milliseconds(presses.each_key.value)
        return _Plan(pressed, lambda now, _: Keys(((key, now),)), f"Pressed {key}.")

    def _say(self, options: Sequence[Option], at: int) -> _Plan | None:
        taken = [want for want in self.wants if any(want in option.intents for option in options)]
        words = next((words for want in (*taken, *self.wants) if (words := self._words_for(want))), None)
        return self._speak(words, at) if words else None

    def _speak(self, words: str, at: int) -> _Plan:
        relay = self.person.perceives.relay
        began = at + milliseconds(self.person.presses.decides.value) + self._through_relay(words)
        takes = milliseconds(seconds_at(words, self.person.says.words_a_minute.value))
        return _Plan(
            began,
            lambda now, attempt: Speech(words, now, now + takes, clear=self._clear(attempt)),
            f"Had the assistant say: “{words}”" if relay else f"Said: “{words}”",
        )

    @property
    def _speaks(self) -> bool:
        """Whether anything is said to a machine, by this person or for them."""
        return self.person.perceives.relay is not None or self.person.says.recognised != "silent"

    def _clear(self, attempt: int) -> bool:
        """Whether the recogniser makes words of this person's speech; a relay assistant's is always clear."""
        recognised = self.person.says.recognised
        if self.person.perceives.relay or recognised == "always":
            return True
        return recognised == "second-try" and attempt > 1

    def _through_relay(self, words: str) -> int:
        """Milliseconds for this person to type an answer and for the assistant to turn to giving it."""
        relay = self.person.perceives.relay
        if relay is None:
            return 0
        return milliseconds(seconds_at(words, relay.types_words_a_minute.value) + relay.assistant.value)
