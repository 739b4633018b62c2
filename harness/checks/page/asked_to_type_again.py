"""The same thing has to be typed twice.

What it checks:
    Fields whose label asks to confirm, repeat or type again, other than passwords.

Why it matters:
    Typing costs some people much, and twice is twice. Most others copy the first, slip and all.

Who is shut out:
    People who type with difficulty, and people with dyslexia.

Good:
    <label for="a">Email address</label><input id="a">

Poor:
    … <label for="b">Confirm email address</label><input id="b">

How to put it right:
    Ask once, and show the answer for checking before it is sent.
"""

import re
from collections.abc import Iterator

from harness.checks.page.fields import kind, typed
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_AGAIN = re.compile(
    r"^(?:please )?(?:confirm|re-?enter|re-?type|repeat|verify) |\b(?:enter|type) (?:it|your [\w ]{1,40}) again\b", re.I
)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK Design System"],
    severity="advice",
)
def asked_to_type_again(visit: Visit) -> Iterator[Judgement]:
    """Looks at the names of fields."""
    found = typed(visit.snapshot)
    yield from told(
        visit,
        found,
        unsure=[field for field in found if kind(field) != "password" and _AGAIN.search(field.name)],
        asks=lambda field: f"must people type the answer to “{field.name}” a second time?",
    )
