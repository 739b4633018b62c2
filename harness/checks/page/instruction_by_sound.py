"""People are told to wait for a sound.

What it checks:
    Sentences that say what to do, or what has happened, when a sound is heard. Only English is read.

Why it matters:
    Who does not hear it, or has the sound switched off, waits for ever.

Who is shut out:
    People who are deaf or hard of hearing, and people in noisy places.

Good:
    <p>When we have your request, the page says so.</p>

Poor:
    <p>When you hear the beep, we have your request.</p>

How to put it right:
    Say the same in words on the page when it happens.
"""

import re
from collections.abc import Iterator

from harness.checks.page.passages import passages
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_SOUND = re.compile(
    r"\b(?:when|until|after|once|wait for) (?:you (?:will )?hear )?(?:an?|the) (?:\w{1,12} )?"
    r"(?:beep|bleep|bell|chime|tone|ping|buzz|sound)\b",
    re.IGNORECASE,
)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.3"],
    severity="serious",
    protects=["perceives.sound"],
    technique="F14",
)
def instruction_by_sound(visit: Visit) -> Iterator[Judgement]:
    """Reads the passages."""
    found = passages(visit.snapshot)
    said = {each.block.at: sound[0] for each in found if (sound := _SOUND.search(each.words))}
    yield from told(
        visit,
        [each.block for each in found],
        unsure=[each.block for each in found if each.block.at in said],
        asks=lambda block: f"how does somebody who hears nothing know? The page says “{said[block.at]}”.",
    )
