"""Somebody neither gets what they came for nor reaches a human.

What it checks:
    How the whole journey ends for this person: whether the goal was met, and whether a human was reached or a way to
    one that they could perceive, keep and use.

Why it matters:
    This is what the promise that nobody is shut out comes down to. This person is shut out.

Who is shut out:
    The person named.

Good:
    Whatever goes wrong, the caller is put through, or holds a number that leads to a human who can serve them.

Poor:
    The call is cut; the text holds a link that this person cannot use; the number was said once.

How to put it right:
    Find in the timeline the first moment at which they could no longer get through, and give them a way on to a human
    from there.
"""

from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed, untested
from harness.checks.waits import turns_on_wait
from harness.model.persona import Persona
from harness.model.trace import Trace


@check(
    channels=["phone", "text", "web"],
    subject="walk",
    standards=["Equality Act 2010 s.20", "Equality Act 2010 s.149"],
    severity="shut-out",
)
def stuck(trace: Trace, person: Persona) -> Iterator[Judgement]:
    """Looks at how the journey ended."""
    if not trace.moments:
        yield (
            untested("Nothing of this journey could be walked.") if trace.untested else inapplicable("Nothing to walk.")
        )
    elif trace.goal == "met" or trace.human in ("connected", "directed"):
        yield passed()
    elif trace.stuck:
        yield failed(
            f"{person.name}: did not get what they came for, and has no way to a human. {trace.because}",
            # An assumed wait that ran out on somebody who was about to answer decides the ending.
            turns_on=next(filter(None, map(turns_on_wait, trace.questions)), None),
        )
    else:
        yield cannot_tell(f"Does {person.name} get through? {trace.because}")
