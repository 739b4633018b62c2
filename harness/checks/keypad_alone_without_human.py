"""From some point on, the keypad alone does not lead to a human.

What it checks:
    Whether, without a spoken word, some way leads on to a human from wherever such a call can come to. The checks
    `speech-only-question` and `keypad-only-after-failures` look at one question of one walk; this one at every call.

Why it matters:
    One question that takes nothing but speech shuts off everything behind it. It does not help that all the other
    questions take keys.

Who is shut out:
    People with a speech impairment, people who do not speak, people whom the machine does not understand, and people
    who cannot speak where they are.

Good:
    "Tell me why you are calling, or press 1 for Self Assessment, 2 for anything else." The same holds at each question.

Poor:
    A menu by keys, and behind it: "In a few words, tell me what has changed."

How to put it right:
    Let a key give each answer at the step that is named, or lead from its silence to a question that takes keys or to a
    human.
"""

from collections.abc import Iterator

from harness.checks.proofs import fails_from_the_start, judgement_on
from harness.checks.registry import Judgement, check
from harness.model.persona import Persona
from harness.model.property import Property


@check(
    channels=["phone"],
    subject="property",
    standards=["EN 301 549 6.4", "Equality Act 2010 s.20"],
    severity="shut-out",
)
def keypad_alone_without_human(proof: Property, person: Persona) -> Iterator[Judgement]:
    """Looks at what was proved of calls without speech."""
    asks = f"Can {person.name} still reach a human from everywhere by keys alone?"
    yield judgement_on(proof, "keypad-only-caller", person, asks, avoidable=not fails_from_the_start(proof))
