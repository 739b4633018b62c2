"""A caller whom the machine never understands does not always reach a human.

What it checks:
    Whether every call in which this person speaks at each question, and is never understood, comes to a human. The
    check `misunderstood-ends-call` looks at one question of one walk; this one follows the caller through the whole
    service, with whatever happens outside.

Why it matters:
    The caller has done all that was asked. If the machine cannot make out their speech, their accent or their
    language, it will not do so at the next question either.

Who is shut out:
    People with a speech impairment, people whose accent the machine was not trained on, and people who speak little or
    no English. Noise on the line does the same to anybody, so it is proved for everybody.

Good:
    After two tries that fail: "I am sorry. I am putting you through to an adviser."

Poor:
    After two tries that fail, the same is asked in other words; after two more: "Goodbye."

How to put it right:
    After the last try that fails, put the caller through to a human, and do not ask anything else by voice before that.
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
def unrecognised_without_human(proof: Property, person: Persona) -> Iterator[Judgement]:
    """Looks at what was proved of a caller whose speech is never understood."""
    asks = f"Does {person.name} always reach a human when no answer of theirs is understood?"
    yield judgement_on(proof, "unrecognised-caller", person, asks, avoidable=needs_bad_luck(proof))
