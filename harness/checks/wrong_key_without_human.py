"""A caller who keeps pressing wrong keys does not always reach a human.

What it checks:
    Whether every call in which this person presses, at each question, a key that it does not offer comes to a human.

Why it matters:
    Wrong keys are how a caller sounds who cannot see the keypad, whose hand shakes, who mixes up digits, or who did
    not follow the menu. They are trying, and are sent away for it.

Who is shut out:
    People with a tremor, blind people on a flat screen, people who mix up digits, and people who cannot follow a long
    menu. Anybody presses a wrong key, so it is proved for everybody.

Good:
    After three wrong keys: "I am putting you through to somebody who can help."

Poor:
    After three wrong keys: "That was not a valid choice. Goodbye."

How to put it right:
    After the last wrong key, put the caller through to a human.
"""

from collections.abc import Iterator

from harness.checks.proofs import judgement_on
from harness.checks.registry import Judgement, check
from harness.model.persona import Persona
from harness.model.property import Property


@check(
    channels=["phone"],
    subject="property",
    standards=["W3C COGA: voice menus", "Equality Act 2010 s.20"],
    severity="serious",
)
def wrong_key_without_human(proof: Property, person: Persona) -> Iterator[Judgement]:
    """Looks at what was proved of a caller who never presses a key that is offered."""
    asks = f"Does {person.name} always reach a human when every key they press is wrong?"
    yield judgement_on(proof, "wrong-key-caller", person, asks)
