"""A human is offered late in the call.

What it checks:
    How many seconds of the call go by before a human is first offered: in the words of a question, or by putting the
    caller through.

Why it matters:
    Somebody who tires, pays by the minute, or cannot follow a menu gives up before the one option that they need.

Who is shut out:
    People with little energy or attention, people in distress, people who call through a relay, for whom each minute
    is longer, and people with little credit.

Good:
    The first words after the greeting: "To wait for somebody who can help you, press 0."

Poor:
    Two minutes of announcements and three menus; the human is the last option of the last.

How to put it right:
    Make the human the first option of the first menu, and shorten what is said before it.
"""

import math
from collections.abc import Iterator

from harness.checks.calls import IN_A_QUEUE
from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.base import Channel
from harness.model.finding import TurnsOn
from harness.model.persona import Persona
from harness.model.trace import Trace

MOST = 60
"""Seconds until the first offer of a human: a default of this project, published by nobody."""


@check(
    channels=["phone"],
    subject="walk",
    standards=["W3C COGA: voice menus"],
    severity="moderate",
)
def human_option_late(trace: Trace, _: Persona) -> Iterator[Judgement]:
    """Counts the seconds to the first offer."""
    answered = next((moment.at for moment in trace.moments if moment.channel is Channel.PHONE), None)
    offer = min(_offers(trace), default=None)
    if answered is None or offer is None:
        yield inapplicable("No human was offered in a call.")
    elif offer - answered <= MOST:
        yield passed()
    elif not all(question.measured for question in trace.questions):
        yield cannot_tell(
            "Is a human offered within a minute? Prompts were not measured; `harness lock` measures them."
        )
    else:
        late = offer - answered
        yield failed(
            f"A human is first offered {late:.0f} seconds after the call was answered.",
            turns_on=TurnsOn(name="seconds to the first offer of a human", value=MOST, flips_at=math.ceil(late)),
        )


def _offers(trace: Trace) -> Iterator[float]:
    """When a human was offered: by the end of a question that says so, or when the caller was put through."""
    for question in trace.questions:
        if question.attempts and any(option.says and "person" in option.intents for option in question.options):
            yield question.attempts[0].prompt_ended
    for human in (moment for moment in trace.moments if moment.channel is Channel.PHONE):
        if human.kind == "human" or human.did == IN_A_QUEUE:
            # A wait in the queue is no late offer: the caller was told of the human on joining it.
            yield min(m.at for m in trace.moments if m.channel is Channel.PHONE and m.step == human.step)
