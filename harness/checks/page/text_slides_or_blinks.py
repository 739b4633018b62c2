"""Text slides over the page or blinks.

What it checks:
    Whether words stand in a "marquee" or "blink" element. Browsers still move the first without end; the second asks
    them to blink, and those that people keep because of old programs do. Where the page has a control that stops
    things, a person is asked whether it stops these.

Why it matters:
    Words that move cannot be read at one's own pace, and what moves at the edge of one's sight keeps one from reading
    the rest.

Who is shut out:
    People who read slowly, people with low vision, and people with attention deficits, who cannot look away from it.

Good:
    <p>The office is closed on Monday.</p>

Poor:
    <marquee>The office is closed on Monday.</marquee>

How to put it right:
    Put the words in a paragraph that stands still.
"""

from collections.abc import Iterator

from harness.checks.page.pausing import pause_control
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.2.2", "HTML Living Standard"],
    severity="serious",
    technique="F47",
)
def text_slides_or_blinks(visit: Visit) -> Iterator[Judgement]:
    """Looks for the two elements."""
    snapshot = visit.snapshot
    tried = snapshot.tagged("marquee", "blink")
    found = [each for each in tried if each.box and snapshot.text(each)]
    stops = pause_control(visit) if found else None
    yield from told(
        visit,
        tried,
        wrong=[] if stops else found,
        says=lambda each: f"the text “{snapshot.text(each)[:60]}” {_does(each.tag)}, and nothing stops it",
        unsure=found if stops else [],
        asks=lambda each: (
            f"the text “{snapshot.text(each)[:60]}” {_does(each.tag)}. "
            f"Does {snapshot.described(stops) if stops else 'something'} stop it?"
        ),
    )


def _does(tag: str) -> str:
    return "slides without end" if tag == "marquee" else "is marked to blink"
