"""A caller who stays silent does not always reach a human.

What it checks:
    Whether every call in which this person says and presses nothing, from the first question to the last, comes to a
    human. The check `silence-ends-call` looks at one question of one walk; this one follows the silence through the
    whole service, with whatever happens outside.

Why it matters:
    Silence is how a caller sounds who cannot hear the question, cannot speak, is still reading what a relay assistant
    types, or needs longer. Each question may hand the silence on in good order, and the last one still hang up.

Who is shut out:
    Deaf people, people who do not speak, people who call through a relay, and people who need more time. Anybody's
    call can fall silent, so it is proved for everybody.

Good:
    After two silent tries: "I am putting you through to an adviser."

Poor:
    After two silent tries comes the main menu; after two more, "Goodbye."

How to put it right:
    After the last silent try, put the caller through to a human, and give that transfer another way on for when it
    fails.
"""

from collections.abc import Iterator

from harness.checks.proofs import judgement_on, needs_bad_luck
from harness.checks.registry import Judgement, check
from harness.model.persona import Persona
from harness.model.property import Property


@check(
    channels=["phone"],
    subject="property",
    standards=["EN 301 549 6.4", "W3C COGA: voice menus"],
    severity="shut-out",
)
def silence_without_human(proof: Property, person: Persona) -> Iterator[Judgement]:
    """Looks at what was proved of a caller who never says or presses anything."""
    asks = f"Does {person.name} always reach a human when they stay silent throughout?"
    yield judgement_on(proof, "silent-caller", person, asks, avoidable=needs_bad_luck(proof))
