"""Signing in asks for parts of a secret, or for something remembered from years ago.

What it checks:
    Whether a field asks for single letters or digits of a password, or of another secret; and whether one asks a
    security question, such as a mother's maiden name, with no other way in that the page offers.

Why it matters:
    To find the second and the fifth letter, a word has to be spelt backwards and forwards in the head. A password
    manager cannot do it, and a helper is not told the word.

Who is shut out:
    People with dyslexia, dementia or a brain injury, people who are anxious, and people who have many passwords.

Good:
    A password field that a password manager can fill, or a code sent by text that can be pasted.

Poor:
    "Enter the 2nd, 5th and 8th characters of your password."

How to put it right:
    Ask for the whole, in a field that can be filled and pasted into; or offer a code, a link by email or a passkey.
"""

import re
from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_KEPT = r"(?:pass ?words?|pass ?codes?|pass ?phrase|pin|memorable|secret|security (?:word|answer|number))"
_PLACE = r"(?:\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)\b)"
_PARTS = re.compile(
    rf"{_PLACE}[^.?!]{{0,60}}\b(?:characters?|letters?|digits?|numbers?)\b[^.?!]{{0,40}}\b{_KEPT}\b|"
    rf"\b{_KEPT}\b[^.?!]{{0,60}}{_PLACE}[^.?!]{{0,40}}\b(?:characters?|letters?|digits?)\b|"
    rf"\b(?:characters?|letters?|digits?) \d{{1,2}}\b[^.?!]{{0,40}}\b{_KEPT}\b|"
    rf"\b{_KEPT}\b[^.?!]{{0,60}}\b(?:characters?|letters?|digits?) \d{{1,2}}\b",
    re.IGNORECASE,
)
_RECALLED = re.compile(
    r"\b(?:mother[’']?s maiden name|security questions?|memorable (?:word|date|place|name|information)|secret (?:word|"
    r"answer|question)|(?:name of |what was )?your (?:first|childhood|favourite) (?:pet|school|teacher|car|film|book|"
    r"colour|friend|street|team)|picture you chose|city (?:were you|you were) born)\b",
    re.IGNORECASE,
)
_OTHER_WAY = re.compile(
    r"\b(?:another way|a different way|other ways|use a passkey|face id|fingerprint|(?:text|email) me a (?:code|link)|"
    r"(?:code|link) (?:by|to your|in an?) (?:text|email|phone|e-mail)|without (?:a|your) password)",
    re.IGNORECASE,
)
# Where somebody makes up the answer, nothing has to be remembered yet.
_MADE_UP_NOW = re.compile(r"\b(?:choose|create|set up|set a|pick|make up|new)\b", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.3.8"],
    severity="serious",
)
def memory_test_to_sign_in(visit: Visit) -> Iterator[Judgement]:
    """Reads what fields, and the groups that they are in, ask for."""
    snapshot = visit.snapshot
    fields = [each for each in snapshot.having("textbox", "combobox", "spinbutton", "searchbox") if each.focusable]
    asked = [(field, _asked(snapshot, field)) for field in fields]
    offered = bool(_OTHER_WAY.search(visit.words))
    parts = [field for field, words in asked if _PARTS.search(words)]
    recalled = [
        field
        for field, words in asked
        if field not in parts and _RECALLED.search(words) and not _MADE_UP_NOW.search(words)
    ]
    yield from told(
        visit,
        fields,
        wrong=[] if offered else parts,
        says=lambda field: (
            f"{snapshot.described(field)} asks for single letters or digits of a secret, and no other way in is offered"
        ),
        unsure=[*parts, *recalled] if offered else recalled,
        asks=lambda field: (
            f"can somebody get in without remembering what {snapshot.described(field)} asks, and is that offered here?"
        ),
    )


def _asked(snapshot: Snapshot, field: Element) -> str:
    groups = [each.name for each in snapshot.ancestors(field) if each.role in ("group", "radiogroup")]
    return " ".join([*reversed(groups), field.name, field.description])
