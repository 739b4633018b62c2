"""The service does not wait long enough for this person to answer.

What it checks:
    Whether this person, who has an answer, can begin it before the last time of asking runs out.

Why it matters:
    Somebody who hears the question late, through a relay, or needs longer to decide and press is treated as silent.

Who is shut out:
    People who call through a relay, people with a tremor, older people, and people who need time to think.

Good:
    The service waits as long as its slowest callers need, or lets them say that they need more time.

Poor:
    Five seconds after a prompt of thirty words, the service goes on, while a relay assistant is still typing.

How to put it right:
    Wait longer, repeat the question more often, or make what is said before the answer shorter.
"""

from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.checks.waits import too_late_by, turns_on_wait
from harness.model.persona import Persona
from harness.model.trace import AskedQuestion


@check(
    channels=["phone"],
    subject="question",
    standards=["EN 301 549 6.4", "NDA Ireland telecoms 2.1", "ISO/IEC 13714"],
    severity="shut-out",
)
def too_fast_for_this_person(question: AskedQuestion, _: Persona) -> Iterator[Judgement]:
    """Compares when this person was ready with when the last time of asking ran out."""
    late = too_late_by(question)
    if all(attempt.ready is None for attempt in question.attempts):
        yield inapplicable("This person had nothing to answer.")
    elif late is None:
        yield passed()
    elif not question.measured:
        yield cannot_tell(
            f"Is there time to answer “{question.asks}”? Its prompts were not measured; `harness lock` measures them."
        )
    else:
        yield failed(
            f"At “{question.asks}” this person is ready {late:.1f} seconds after the last try has run out.",
            turns_on=turns_on_wait(question),
        )
