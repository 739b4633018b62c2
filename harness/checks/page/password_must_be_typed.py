"""A password or a code cannot be pasted or filled in.

What it checks:
    Whether a password field, or a field for a code sent to somebody, turns away what is pasted into it or tells
    browsers not to fill it. What a script does with pasting a person has to try.

Why it matters:
    People who cannot remember or copy out a long password let a password manager keep it, or paste it. Where that is
    turned away they do not get in.

Who is shut out:
    People with dyslexia or a poor memory, people who type with difficulty or by voice, and people who use long, safe
    passwords.

Good:
    <input type="password" autocomplete="current-password">

Poor:
    <input type="password" onpaste="return false">

How to put it right:
    Take away what stops pasting, and set autocomplete to current-password, new-password or one-time-code.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_STOPS = re.compile(r"return\s+false|preventdefault\s*\(", re.IGNORECASE)
_CODE = re.compile(
    r"\b(?:(?:security|access|verification|confirmation|sign.in|6.digit|six.digit) code)\b", re.IGNORECASE
)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.3.8"],
    severity="serious",
    technique="F109",
)
def password_must_be_typed(visit: Visit) -> Iterator[Judgement]:
    """Looks at what stands in the way of pasting and filling."""
    secrets = [each for each in visit.snapshot.tagged("input") if each.exposed and _is_secret(each)]
    wrong = [each for each in secrets if _STOPS.search(each.get("onpaste"))]
    unsure = [each for each in secrets if each not in wrong and _may_stop(each)]
    yield from told(
        visit,
        secrets,
        wrong=wrong,
        says=lambda field: f"nothing can be pasted into {visit.snapshot.described(field)}",
        unsure=unsure,
        asks=lambda field: f"can a password manager, or pasting, fill {visit.snapshot.described(field)}?",
    )


def _is_secret(field: Element) -> bool:
    kept = field.get("autocomplete").lower().split()
    told_so = bool({"one-time-code", "current-password", "new-password"} & set(kept))
    return field.get("type").lower() == "password" or told_so or bool(_CODE.search(field.name))


def _may_stop(field: Element) -> bool:
    typed = field.get("type").lower() == "password"
    return field.has("onpaste") or "paste" in field.listens or (typed and field.get("autocomplete").lower() == "off")
