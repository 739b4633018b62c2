"""The steps of a call at which a human may answer, now or later: transfer, queue, voicemail and call-back."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from harness.model.base import Frozen, Id, Number
from harness.model.steps import CallStep, Words

Details = Literal["all"] | tuple[Id, ...] | None
"""Which of the details that the caller gave in this call a human is shown, by the names under which they are kept; none
where that is not known."""


class Transfer(CallStep):
    """The call is put through to a human, without a queue.

    Attributes:
        human: Who it is put through to.
        shows: What they are shown of the details that the caller gave.
        failed: The step when nobody answers or the line is busy.
        afterwards: The step after the talk, where the call goes on; nothing here follows it any further.
    """

    kind: Literal["transfer"]
    human: Id
    shows: Details = None
    says: Words | None = None
    failed: Id
    afterwards: Id | None = None


class Announcements(Frozen):
    """What is said to those who wait.

    Attributes:
        every: Seconds from one to the next.
        saying: The words, in turn; after the last, the first again.
    """

    every: Number
    saying: tuple[Words, ...] = Field(min_length=1)


class Queue(CallStep):
    """The caller waits for a human. A caller who comes back to a queue for the same human has not lost the time.

    Attributes:
        human: Who answers.
        shows: What they are shown of the details that the caller gave.
        says: What is said on joining.
        usual_wait: Seconds that a caller waits in all, when nothing else is stated.
        announcements: What is said meanwhile.
        longest_wait: Seconds after which the queue lets go; none means that it never does.
        too_long: The step when the longest wait is reached.
        closing: The step when the lines close while somebody waits; none where that lets nobody go.
        full: The step when the queue takes nobody more; none where it takes everybody.
        hands_over: The step to which whoever answers puts somebody through who should be elsewhere; none where nothing
            says that they do.
        afterwards: The step after the talk, where the call goes on; nothing here follows it any further.
    """

    kind: Literal["queue"]
    human: Id
    shows: Details = None
    says: Words | None = None
    usual_wait: Number
    announcements: Announcements | None = None
    longest_wait: Number | None = None
    too_long: Id | None = None
    closing: Id | None = None
    full: Id | None = None
    hands_over: Id | None = None
    afterwards: Id | None = None

    def prompts(self) -> Iterator[str]:
        """What is said on joining, and what is said meanwhile."""
        yield from super().prompts()
        yield from self.announcements.saying if self.announcements else ()

    @model_validator(mode="after")
    def _lets_go_somewhere(self) -> "Queue":
        if (self.longest_wait is None) != (self.too_long is None):
            raise ValueError("'longest_wait' and 'too_long' go together: how long, and what happens then")
        return self


class Voicemail(CallStep):
    """The caller may leave a message; nobody answers.

    Attributes:
        seconds: How long a message may be.
        to: The step after it; none ends the call.
    """

    kind: Literal["voicemail"]
    says: Words
    seconds: Number | None = None
    to: Id | None = None


class Callback(CallStep):
    """The service takes the caller's number, ends the call, and rings back.

    Attributes:
        human: Who rings back.
        shows: What they are shown of the details that the caller gave.
        no_number: The step for a caller whose number the service does not have.
        afterwards: The step after it is arranged, where the call goes on; nothing here follows it any further.
    """

    kind: Literal["callback"]
    human: Id
    shows: Details = None
    says: Words | None = None
    no_number: Id
    afterwards: Id | None = None
