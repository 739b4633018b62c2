"""Something is marked as decoration and announced all the same.

What it checks:
    Elements with role="none" or "presentation", and pictures with an empty alt, that the accessibility tree exposes
    as what they are, because something else on them (a name, the keyboard's focus) speaks against it.

Why it matters:
    The page says two things at once: "skip this" and "this has a name". Screen readers then announce a thing that was
    meant to be silent, some of them and others not, and nobody knows which was meant.

Who is shut out:
    People who use a screen reader.

Good:
    <img src="line.png" alt="">

Poor:
    <img src="line.png" alt="" aria-label="Line">

How to put it right:
    Take the name and the focus away from what decorates, or take the mark away from what means something.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_SILENT = ("none", "presentation", "generic", "")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WAI-ARIA 1.2"],
    severity="moderate",
    protects=["perceives.screen"],
    act=["46ca7f"],
)
def decoration_announced(visit: Visit) -> Iterator[Judgement]:
    """Compares what is marked as decoration with what is exposed."""
    page = visit.snapshot
    marked = [element for element in page.elements if _marked(element)]
    yield from told(
        visit,
        marked,
        wrong=[element for element in marked if element.exposed and element.role not in _SILENT],
        says=lambda element: f"{page.described(element)} is marked as decoration, and a screen reader announces it",
    )


def _marked(element: Element) -> bool:
    role = element.get("role").lower().split()[:1]
    if element.tag == "iframe":  # what is in it is announced whatever it is marked as
        return False
    return role in (["none"], ["presentation"]) or (
        element.tag == "img" and element.has("alt") and not element.get("alt") and not role
    )
