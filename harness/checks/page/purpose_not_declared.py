"""A field that asks for somebody's own details does not tell the browser which.

What it checks:
    Fields in forms that ask, by their labels, for a name, an e-mail address, a telephone number, an address or a date
    of birth: whether their autocomplete attribute declares it. A person is asked about the others, since only fields
    about the person who fills them in need it.

Why it matters:
    With the purpose declared, a browser fills in what it knows, and other tools show a symbol that the person knows.
    Without it everything is typed by hand, with every slip that this brings.

Who is shut out:
    People for whom typing is slow or hard, who forget such details, or who read symbols better than words.

Good:
    <label>Your e-mail address <input type="email" autocomplete="email"></label>

Poor:
    <label>Your e-mail address <input type="email"></label>

How to put it right:
    Give the field an autocomplete attribute with its purpose, such as "name", "email", "tel", "postal-code" or
    "bday-day". Leave it out where the details are somebody else's.
"""

import re
from collections.abc import Iterator

from harness.checks.page.fields import form, group, kind, label, typed
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_OWN = re.compile(
    r"(?:what is |enter )?(?:your )?(?:(?:full |first |last |given |family |middle )?name|surname|e-?mail(?: address)?"
    r"|(?:(?:home|mobile|daytime|contact) )?(?:tele)?phone(?: number)?|mobile(?: number)?|post ?code|street address"
    r"|home address|address line \d|town or city|date of birth|enw llawn|cyfeiriad e-?bost|rhif ffôn|cod post)"
    r"(?: \(optional\))?[?:*]*",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\bdate of birth\b|\bdyddiad geni\b", re.IGNORECASE)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.5"],
    severity="moderate",
    technique="H98",
)
def purpose_not_declared(visit: Visit) -> Iterator[Judgement]:
    """Looks at the labels of fields in forms, and at their autocomplete."""
    page = visit.snapshot
    asked = [
        each
        for each in typed(page)
        if form(page, each) and kind(each) not in ("search", "password", "number") and _is_own(page, each)
    ]
    yield from told(
        visit,
        asked,
        unsure=[each for each in asked if not each.get("autocomplete")],
        asks=lambda each: (
            f"does {page.described(each)} ask people for their own details? If so, its autocomplete "
            "attribute has to say which."
        ),
    )


def _is_own(page: Snapshot, field: Element) -> bool:
    words = label(page, field)
    around = group(page, field)
    born = around is not None and bool(_BIRTH.search(around.name)) and len(words) < 12
    return born or (len(words) < 80 and bool(_OWN.fullmatch(words.strip())))
