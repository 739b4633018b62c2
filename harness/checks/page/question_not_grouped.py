"""The choices of one question are not tied to the question.

What it checks:
    Whether radio buttons, or check boxes, of one name lie in a group that the accessibility tree exposes, such as a
    fieldset. It fails where a question stands right before them and nothing ties it to them.

Why it matters:
    Somebody who listens to a page hears the choices one by one. Without a group they hear “Yes” and “No”, and not
    what they say yes or no to.

Who is shut out:
    People who use a screen reader.

Good:
    <fieldset><legend>Do you live in Wales?</legend> … two radio buttons … </fieldset>

Poor:
    <h2>Do you live in Wales?</h2> <label><input type="radio" name="wales"> Yes</label> … <button>Continue</button>

How to put it right:
    Put the choices in a fieldset and the question in its legend.
"""

from collections.abc import Iterator

from harness.checks.page.fields import group, labels, questions
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

_LONGEST = 200
"""Characters of a question: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.3.1"],
    severity="serious",
    protects=["perceives.screen"],
    technique="H71",
)
def question_not_grouped(visit: Visit) -> Iterator[Judgement]:
    """Looks at what is around choices of one name, and at what is said before them."""
    page = visit.snapshot
    several = [choices for choices in questions(page) if len(choices) > 1]
    alone = [choices[0] for choices in several if not any(group(page, each) for each in choices)]
    asked = {first.at: _question_before(page, first) for first in alone}
    yield from told(
        visit,
        [choices[0] for choices in several],
        wrong=[each for each in alone if asked[each.at]],
        says=lambda each: f"nothing ties “{asked[each.at]}” to {page.described(each)} and its other choices",
        unsure=[each for each in alone if not asked[each.at]],
        asks=lambda each: (
            f"{page.described(each)} and its other choices are in no group; does each of them say which question it "
            "answers?"
        ),
    )


def _question_before(page: Snapshot, first: Element) -> str:
    """What asks the question, where it stands right before the first choice and the choice does not say it itself."""
    own = [first, *labels(page, first)]
    for each in reversed(page.elements[: min(each.at for each in own)]):
        if each.tag != TEXT or not page.seen(each):
            continue
        block = page.block(each)
        words = page.words(block)
        said = words in f"{first.name} {first.description}" or any(page.holds(block, each) for each in own)
        asks = words.endswith("?") and len(words) < _LONGEST and not page.closest(block, "label")
        return words if asks and not said else ""
    return ""
