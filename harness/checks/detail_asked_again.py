"""A detail that the caller has given is asked for again.

What it checks:
    Whether a question of the call asks for a detail that the caller gave at another question before, and whether the
    human who answers is shown every detail that was given. The same question, put again after it was answered, is left
    to a person, since the caller may have wanted to mend the answer.

Why it matters:
    Each time costs effort, and another chance of a slip. Whoever has to say again what they said takes it that nobody
    listened, and many give up there.

Who is shut out:
    People who find it hard to remember what they gave, people for whom speaking or pressing keys is slow or painful,
    people who call through a relay, and people in distress who have to tell their story a second time.

Good:
    "You typed in your phone number." Then, from the human who answers: "I can see your number and your address."

Poor:
    The voice asks for a reference number; the human who answers begins with "Can I take your reference number?"

How to put it right:
    Keep what was given for the whole call, and show it to the human who answers.
"""

from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import HandOver, Trace


@check(
    channels=["phone"],
    subject="walk",
    standards=["The service's own promise", "W3C COGA: help and support"],
    severity="serious",
)
def detail_asked_again(trace: Trace, _: Persona) -> Iterator[Judgement]:
    """Compares what each question asks for, and what the human is shown, with what was given before."""
    judged = [*_questions(trace), *_human(trace.hand_over)]
    if judged:
        yield from judged
    elif any(question.details for question in trace.questions) or (trace.hand_over and trace.hand_over.given):
        yield passed()
    else:
        yield inapplicable("The call asked for no detail of the caller.")


def _questions(trace: Trace) -> Iterator[Judgement]:
    steps: set[str] = set()
    for question in trace.questions:
        again = ", ".join(question.given_before)
        if again and question.step in steps:
            yield cannot_tell(
                f"“{question.asks}” is put again, though it was answered: did the caller want to mend that?",
                part=question.step,
            )
        elif again:
            yield failed(f"“{question.asks}” asks again for what the caller gave before: {again}.", part=question.step)
        steps.add(question.step)


def _human(after: HandOver | None) -> Iterator[Judgement]:
    given = ", ".join(after.given) if after else ""
    if after is None or not given:
        return
    if after.shown is None:
        yield cannot_tell(f"Is {after.to} shown what the caller gave: {given}? The flow does not say.", part=after.step)
        return
    lost = ", ".join(name for name in after.given if name not in after.shown)
    if lost:
        yield failed(f"The caller gave this, and {after.to} is not shown it and has to ask: {lost}.", part=after.step)
