"""A page asks again for what the person has given.

What it checks:
    On the pages of one walk: whether an empty field asks for what a field on an earlier page asked for, by its
    autocomplete or by its label. It fails where both are the same and the walk filled in the first field and went
    on; otherwise a person is asked. Passwords, codes, searches, fields to type something a second time as a check, and
    the same page shown again are left out, and so are fields in headers and footers.

Why it matters:
    Everything that has to be typed again is another chance of a slip, and has to be remembered or looked up again. Many
    give up at the second form that asks the same.

Who is shut out:
    People who find it hard to remember what they gave, and people for whom typing is slow or hard.

Good:
    The second page shows the telephone number that was given, to be changed if it is wrong.

Poor:
    "Telephone number" on the first page, and again, empty, on the fourth.

How to put it right:
    Fill the field in with what was given, offer it for choice, or do not ask again.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from harness.checks.page.fields import CHOICES, fields, kind, label, typed
from harness.checks.page.side_by_side import REPEATED, Differs, called, main_heading, part, told_of_pages
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit
from harness.model.visits import Visits

_SECRET = ("search", "password")
_LEFT_OUT = re.compile(
    r"\b(?:passwords?|passcode|pin|(?:security|access|one.time|confirmation|verification|sms) (?:code|number|answer)|"
    r"code (?:we|that we)|sign in|user(?: ?name| id)|confirm|again|re-?(?:type|enter)|repeat|search|captcha|"
    r"cyfrinair|cadarnha\w*|eto|chwilio)\b",
    re.IGNORECASE,
)
_NO_PURPOSE = frozenset({"on", "off", "username", "one-time-code", "new-password", "current-password"})
_SAME = re.compile(r"\b(?:same|as before|un fath|yr un)\b", re.IGNORECASE)


class _Asked(NamedTuple):
    visit: Visit
    did: str
    purpose: str
    label: str


@check(
    channels=["web"],
    subject="pages",
    needs=["snapshot"],
    standards=["WCAG 2.2 3.3.7"],
    severity="moderate",
    technique="G221",
)
def asked_twice(visits: Visits) -> Iterator[Judgement]:
    """Compares the fields of each page with those of the pages before it."""
    wrong: list[Differs] = []
    unsure: list[Differs] = []
    asked: list[_Asked] = []
    tried = False
    for visit, did in zip(visits.visits, visits.did, strict=False):  # nobody walked where nothing was done
        here = [(each, _purpose(each), _label(visit, each)) for each in _fields(visit)]
        offers = any(kind(each) in CHOICES and _SAME.search(each.name) for each in fields(visit.snapshot))
        for field, purpose, words in here:
            tried |= bool(asked)
            before = next((each for each in asked if _asks_alike(each, visit, purpose, words)), None)
            if before is None or field.value or field.get("value") or field.has("list") or offers:
                continue
            if purpose and purpose == before.purpose and words == before.label and _was_given(before):
                says = f"the field “{field.name}” is empty, though the same was given on {called(before.visit)}"
                wrong.append(Differs(visit, field, says))
            else:
                asks = f"the field “{field.name}” is empty, and {called(before.visit)} asked for “{before.label}”. Do "
                unsure.append(Differs(visit, field, f"{asks}people have to type the same again?"))
        asked += [_Asked(visit, did, purpose, words) for _, purpose, words in here]
    yield from told_of_pages(tried=tried, wrong=wrong, unsure=unsure)


def _fields(visit: Visit) -> list[Element]:
    """The fields that something is typed into for this page's own sake."""
    page = visit.snapshot
    return [
        each
        for each in typed(page)
        if kind(each) not in _SECRET
        and part(page, each) not in (*REPEATED, "search")
        and not _NO_PURPOSE.intersection(each.get("autocomplete").lower().split()[-1:]) - {"on", "off"}
        and not _LEFT_OUT.search(f"{label(page, each)} {each.name}")
    ]


def _purpose(field: Element) -> str:
    said = field.get("autocomplete").lower()
    return "" if said in _NO_PURPOSE else said


def _label(visit: Visit, field: Element) -> str:
    said = label(visit.snapshot, field) or field.name
    return re.sub(r"\s*(?:\((?:optional|required)\)|[?:*])\s*$", "", " ".join(said.casefold().split()))


def _asks_alike(before: _Asked, visit: Visit, purpose: str, words: str) -> bool:
    """Whether an earlier page asked for the same; not where it is the same page again, as after a mistake."""
    if main_heading(before.visit).casefold() == main_heading(visit).casefold() != "":
        return False
    if purpose and before.purpose:
        return purpose == before.purpose
    return bool(words) and words == before.label


def _was_given(before: _Asked) -> bool:
    """Whether the person filled the field in before they went on, as the walk says it."""
    filled = re.findall(r"“([^”]{1,200})”", before.did) if "Filled in" in before.did else []
    return any(each.casefold().rstrip("?:* ") == before.label for each in filled)
