"""The Tab key stops at something that screen readers are told to leave out.

What it checks:
    Whether anything that the Tab key stops at lies in a part with aria-hidden="true". What hands the focus on at once,
    as the ends of some dialogs do, is no stop.

Why it matters:
    The screen reader says nothing, or only "blank". The person does not know where they are, nor what Enter would do.

Who is shut out:
    People who use a screen reader.

Good:
    <div hidden><a href="/more">More</a></div>

Poor:
    <div aria-hidden="true"><a href="/more">More</a></div>

How to put it right:
    Hide it from everybody, or from nobody.
"""

from collections.abc import Iterator

from harness.checks.page.stops import reached, walked
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "keyboard"],
    standards=["WCAG 2.2 4.1.2"],
    severity="serious",
    protects=["perceives.screen"],
    act=["6cfa84"],
)
def stop_hidden_from_screen_readers(visit: Visit) -> Iterator[Judgement]:
    """Looks at what the stops lie in."""
    page = visit.snapshot
    stops = [each.element for each in reached(visit, walked(visit).forward)]
    yield from told(
        visit,
        stops,
        wrong=[
            each
            for each in stops
            if not each.exposed and any(a.get("aria-hidden") == "true" for a in (each, *page.ancestors(each)))
        ],
        says=lambda element: (
            f"the Tab key stops at the {element.tag} element at {page.selector(element)}, which aria-hidden keeps from "
            "screen readers"
        ),
    )
