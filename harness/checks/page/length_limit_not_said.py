"""A field for long answers stops taking letters at a length that it does not say.

What it checks:
    Fields of several lines with maxlength: whether the limit is said in the label, the description or near the
    field.

Why it matters:
    The browser takes nothing more and says nothing. Who types without looking at the screen, or pastes an answer, does
    not learn that its end is missing.

Who is shut out:
    People who use a screen reader, who look at the keys while they type, or who dictate.

Good:
    <label>What happened? You can enter up to 500 characters. <textarea maxlength="500"></textarea></label>

Poor:
    <label>What happened? <textarea maxlength="500"></textarea></label>

How to put it right:
    Say the limit beside the field, take longer answers, and say how much is too much before the form is sent. The
    GOV.UK Design System has a character count for this; no success criterion of WCAG asks for it.
"""

from collections.abc import Iterator

from harness.checks.page.fields import asks, tokens, typed
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit

_COUNTS = frozenset("character characters letters word words limit maximum nod nodau gair geiriau".split())


@check(channels=["web"], subject="page", needs=["snapshot"], standards=["GOV.UK Design System"], severity="advice")
def length_limit_not_said(visit: Visit) -> Iterator[Judgement]:
    """Looks at what is said by fields of several lines with a limit."""
    page = visit.snapshot
    limited = [each for each in typed(page) if each.tag == "textarea" and each.get("maxlength").isdecimal()]
    yield from told(
        visit,
        limited,
        wrong=[
            each
            for each in limited
            if not {*_COUNTS, each.get("maxlength")} & set(tokens(asks(page, each).replace(",", "")))
        ],
        says=lambda each: (
            f"{page.described(each)} takes no more than {each.get('maxlength')} characters and does not say so"
        ),
    )
