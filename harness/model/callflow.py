"""The one call flow that every format loads into: lines, steps, and how spoken words become intents.

Nothing here runs. The simulator plays a call flow; the proofs search it; a check reads what was recorded of it.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field

from harness.model.answering import Callback, Queue, Transfer, Voicemail
from harness.model.base import Frozen, Id, Number, Rate
from harness.model.questions import Ask, Menu
from harness.model.service import Sourced
from harness.model.steps import Branch, CallStep, GoTo, HangUp, Loop, Say, SendText, Set, Unknown, Words

Question = Menu | Ask
Step = Annotated[
    Say
    | Menu
    | Ask
    | Branch
    | Set
    | Loop
    | SendText
    | Transfer
    | Queue
    | Voicemail
    | Callback
    | HangUp
    | GoTo
    | Unknown,
    Field(discriminator="kind"),
]


class Voice(Frozen):
    """The voice that measures and speaks the prompts.

    Attributes:
        name: As the speech library knows it.
        words_a_minute: How fast it speaks.
    """

    name: str = "gmw/en"
    words_a_minute: Rate


class Platform(Frozen):
    """How the telephone system behaves where a step does not say.

    Attributes:
        wait: Seconds of silence allowed after a prompt ends, before a question counts as not answered.
        between_keys: Seconds allowed between two keys of one entry.
        end_of_speech: Seconds of quiet after which a spoken answer is complete.
        type_ahead: Whether keys pressed before a question begins are kept for it.
    """

    wait: Number
    between_keys: Number
    end_of_speech: Number
    type_ahead: bool = True


class Bounds(Frozen):
    """What the proofs allow for, and what they hold the service to.

    Attributes:
        failures: How many passing faults one call may meet: a fault of the system, a transfer that fails, a queue that
            is full or lets go, a text that is not delivered.
        time_to_human: Seconds within which a caller who knows the way is to reach a human; none sets no limit.
    """

    failures: int = Field(default=2, ge=0, le=5)
    time_to_human: Number | None = None


class Line(Sourced):
    """A telephone line of the service: the number people dial, and the step that answers.

    Attributes:
        name: What people call it.
        number: As it is dialled; none where it is not known.
        starts: The step that answers.
    """

    name: str
    number: str | None = None
    starts: Id


class Phrase(Frozen):
    """Words that the service listens for in a spoken answer, and what it takes them to mean.

    Attributes:
        words: All of these, each as a whole word.
        intents: What they may mean (``for`` in the file); more than one where the service cannot be sure.
        misheard_as: What they may be taken for when the speech is not clear.
    """

    words: tuple[Words, ...] = Field(min_length=1)
    intents: tuple[Id, ...] = Field(alias="for", min_length=1)
    misheard_as: tuple[Id, ...] = ()


class CallFlow(Frozen):
    """A telephone service as a graph.

    Attributes:
        voice: Who speaks, and how fast.
        voices: Other voices, by language.
        recordings: Seconds that a prompt takes which is a real recording.
        platform: Timers and habits of the telephone system.
        lines: Where calls come in.
        phrases: How spoken words become intents.
        bounds: What the proofs allow for.
        steps: The graph.
    """

    voice: Voice
    voices: Mapping[str, Voice] = Field(default_factory=dict)
    recordings: Mapping[Words, Number] = Field(default_factory=dict)
    platform: Platform
    lines: Mapping[Id, Line] = Field(min_length=1)
    phrases: tuple[Phrase, ...] = ()
    bounds: Bounds = Bounds()
    steps: Mapping[Id, Step] = Field(min_length=1)

    def understand(self, said: str, *, clear: bool = True) -> tuple[str, ...]:
        """The intents that these words may be taken to mean, each once, in the order the flow lists them.

        A phrase is heard where all its words stand in what was said, each as a whole word. Where phrases of several
        lengths are heard, the longest count: "lost my password" is not also "password".

        Args:
            said: The caller's words.
            clear: Whether they are clear; unclear words are taken for what their phrase may be misheard as.
        """
        spoken = set(re.findall(r"\w+(?:['’]\w+)*", said.casefold().replace("’", "'")))
        heard = [p for p in self.phrases if all(word.casefold() in spoken for word in p.words)]
        longest = max((len(phrase.words) for phrase in heard), default=0)
        meant = (p.intents if clear else p.misheard_as for p in heard if len(p.words) == longest)
        return tuple(dict.fromkeys(intent for intents in meant for intent in intents))

    @cached_property
    def details(self) -> frozenset[str]:
        """The names under which details of the caller are kept: not those that the flow itself sets or branches on."""
        steps = self.steps.values()
        own = {name for step in steps if isinstance(step, Set) for name in (*step.values, *step.asks)}
        own |= {step.on for step in steps if isinstance(step, Branch)}
        return frozenset(name for step in steps if isinstance(step, Menu | Ask) for name in step.details) - own

    def voice_for(self, language: str) -> Voice:
        """The voice that speaks a language."""
        return self.voices.get(language, self.voice)

    def voice_of(self, step: CallStep) -> Voice:
        """The voice that says the words of a step, at the rate at which it says them."""
        voice = self.voice_for(step.language)
        return voice.model_copy(update={"words_a_minute": step.words_a_minute}) if step.words_a_minute else voice
