"""A control is not seen in colours that its reader has chosen.

What it checks:
    What is left of links, buttons and fields, and of what shows the focus, when the reader's own colours take the
    place of the page's (Windows calls them contrast themes). Shadows and blended colours are then not painted, and all
    grounds are one colour. A person is asked, since the colours that people choose differ. WCAG has no criterion for
    this; the nearest are those about the contrast of controls and about a focus that can be seen.

Why it matters:
    A field without an edge, a button drawn with a ground alone, a focus shown by a shadow: all are gone for somebody
    who can only read with few, strong colours.

Who is shut out:
    People with low vision or migraine who choose their own colours.

Good:
    The rule for a focused link says "outline: 3px solid transparent" besides its shadow.

Poor:
    The rule for a focused link says "outline: none; box-shadow: 0 0 0 3px yellow".

How to put it right:
    Give fields and buttons a border, and the focus an outline; both may be transparent, since in the reader's own
    colours they are painted.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "sizes"],
    standards=["WCAG 2.2 1.4.11", "WCAG 2.2 2.4.7"],
    severity="moderate",
    protects=["perceives.screen"],
)
def lost_in_own_colours(visit: Visit) -> Iterator[Judgement]:
    """Looks at what forced colours take away."""
    sizes = visit.probed.sizes
    assert sizes is not None  # noqa: S101 -- the check needs it
    kinds = {
        "nothing is left of {}": sizes.control_lost,
        "{} has no edge": sizes.edge_lost,
        "nothing shows that {} has the focus": sizes.focus_lost,
    }
    found: list[tuple[Element, str]] = []
    for says, paths in kinds.items():
        there = (element for path in paths if (element := visit.snapshot.at_path(path)) is not None)
        found += ((element, says.format(visit.snapshot.described(element))) for element in there)
    said = {element.at: says for element, says in reversed(found)}
    yield from told(
        visit,
        [each for each in visit.snapshot.elements if each.focusable],
        unsure=[element for element, _ in found],
        asks=lambda element: f"{said[element.at]} when a reader chooses their own colours. Can it still be found?",
    )
