r"""A drawing is made of letters and signs.

What it checks:
    Preformatted blocks of several lines that hold no code and are, for a quarter or more, signs and not letters or
    digits. One with a role and name of a picture, or hidden from screen readers, is as it should be.

Why it matters:
    A screen reader spells the drawing out, sign by sign: "slash, backslash, bracket, back quote". What it shows is
    lost, and so is the listener's patience.

Who is shut out:
    People who use a screen reader.

Good:
    <pre role="img" aria-label="A cat">…</pre>

Poor:
    <pre> /\_/\ ( o.o ) </pre>

How to put it right:
    Use a picture with an alternative, or give the block a role and name of a picture. Mark code with a code element.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import TEXT, Element, Snapshot
from harness.model.visit import Visit

_SIGNS = 0.25  # share of what is not blank; prose and lists of figures stay well below: assumption
_CODE = ("code", "samp", "kbd")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.1.1"],
    severity="moderate",
    protects=["perceives.screen"],
    technique="F72",
)
def drawing_of_characters(visit: Visit) -> Iterator[Judgement]:
    """Counts the signs in preformatted blocks."""
    page = visit.snapshot
    blocks = [block for block in page.tagged("pre", "xmp", "listing") if page.seen(block)]
    yield from told(
        visit,
        blocks,
        unsure=[block for block in blocks if _drawn(page, block)],
        asks=lambda block: (
            f"is the block at {page.selector(block)} a drawing made of characters? It has no name of a picture. If it "
            "is code, it is not marked as code."
        ),
    )


def _drawn(page: Snapshot, block: Element) -> bool:
    around = (block, *page.ancestors(block))
    if not block.exposed or any(each.role in ("image", "img") or each.tag in _CODE for each in around):
        return False
    inside = list(page.descendants(block))
    if any(each.tag in _CODE for each in inside):
        return False
    text = "".join(each.text for each in inside if each.tag == TEXT)
    written = [sign for sign in text if not sign.isspace()]
    return "\n" in text.strip() and sum(not sign.isalnum() for sign in written) >= _SIGNS * len(written)
