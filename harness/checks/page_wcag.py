"""A page breaks a WCAG 2.2 A or AA success criterion that a machine can test.

What it checks:
    What axe finds in the page and in every frame of it, at 1280 and at 320 CSS pixels. What a rule finds that is known
    to call sound pages wrong is asked, not said. What another check here says of the same elements, or knows better,
    is left to it, so that a fault is told once.

Why it matters:
    These criteria are the least that public sector websites have to meet. Each stands for people who are kept from
    reading or using the page.

Who is shut out:
    It depends on the criterion; the finding names it.

Good:
    A field with a visible label that belongs to it.

Poor:
    A field whose only name is grey text that goes when one types.

How to put it right:
    Follow the link of the rule: it shows the mark-up to change. axe finds about three barriers in ten; no finding does
    not mean no barrier.
"""

import re
from collections.abc import Iterator

from harness.checks.axe_doubts import UNSURE, settled
from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed, untested
from harness.model.persona import Persona
from harness.model.visit import AxeResult, Visit


@check(channels=["web"], subject="visit", standards=["WCAG 2.2 A and AA"], severity="serious")
def page_wcag(visit: Visit, _: Persona) -> Iterator[Judgement]:
    """Turns what axe said into judgements."""
    if visit.untested:
        yield untested(visit.untested)
    elif visit.page is None:
        yield inapplicable("The page is not one of the service's own.")
    elif not visit.axe and not visit.axe_passes:
        yield untested("axe found nothing to test on this page.")
    else:
        found = [result for result in visit.axe if not settled(visit, result)]
        yield from (_judgement(visit, result) for result in found) if found else (passed(),)


def _judgement(visit: Visit, result: AxeResult) -> Judgement:
    criteria = ", ".join(_criterion(tag) for tag in result.tags if re.fullmatch(r"wcag\d{3,4}", tag))
    elements = "one element" if result.count == 1 else f"{result.count} elements"
    selector = result.nodes[0].target if result.nodes else None
    rest = f"{result.help} (WCAG {criteria or '2.2'}, {elements}, {result.width} CSS pixels wide)."
    more = {
        "selector": selector,
        "part": result.rule,
        "fix": f"{result.help}. How to: {result.help_url}",
        "boxes": tuple(node.box for node in result.nodes if node.box),
    }
    sure = result.outcome == "violation"
    if sure and result.rule not in UNSURE:
        return failed(f"On “{visit.title}”: {rest}", **more)
    doubt = " axe is sure, but this rule of it also finds fault with sound pages." if sure else ""
    return cannot_tell(f"On “{visit.title}”, is this met? {rest}{doubt}", **more)


def _criterion(tag: str) -> str:
    digits = tag.removeprefix("wcag")
    return f"{digits[0]}.{digits[1]}.{digits[2:]}"
