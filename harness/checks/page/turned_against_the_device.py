"""The page turns itself when the device is turned.

What it checks:
    Whether an element with text is turned by a quarter more, by its stylesheet, when the window is upright than when
    it lies on its side. That keeps a page in one position, whichever way the device is held.

Why it matters:
    Some people cannot turn their device: it is fixed to a wheelchair or a bed. A page that insists on one position
    stands on its side for them.

Who is shut out:
    People whose device is fixed in one position.

Good:
    A page whose lines run from left to right however the device is held.

Poor:
    A rule for upright windows that says "transform: rotate(90deg)" of the whole page.

How to put it right:
    Take the turning out; let the page wrap into the window that is there.
"""

from collections.abc import Iterator

from harness.checks.page.of_texts import told_of
from harness.checks.registry import Judgement, check
from harness.model.sizes import Turned
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "sizes"],
    standards=["WCAG 2.2 1.3.4"],
    severity="serious",
    act=["b33eff"],
    technique="F97",
)
def turned_against_the_device(visit: Visit) -> Iterator[Judgement]:
    """Looks at rotations that depend on how the device is held."""
    sizes = visit.probed.sizes
    assert sizes is not None  # noqa: S101 -- the check needs it
    yield from told_of(
        visit,
        tried=bool(sizes.turned),
        wrong=[each for each in sizes.turned if _is_quarter(each)],
        says=lambda each: (
            f"the content is turned on its side when the device is {'upright' if each.upright % 180 else 'on its side'}"
        ),
    )


def _is_quarter(turned: Turned) -> bool:
    return abs(abs(turned.upright - turned.sideways) % 180 - 90) <= 1
