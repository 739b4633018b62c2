"""Words are underlined and are no link.

What it checks:
    Whether words in a sentence are underlined that do not lie in a link or a control. Abbreviations and inserted text,
    which browsers mark so by themselves, are left alone. No WCAG criterion is about it.

Why it matters:
    On the web an underline means a link. People press on the words, nothing happens, and they think that the page is
    broken or that they did something wrong.

Who is shut out:
    People with a learning disability, people new to the web, and people for whom each press is hard.

Good:
    <strong>Sign the form</strong> before you send it.

Poor:
    <u>Sign the form</u> before you send it.

How to put it right:
    Make what matters bold, and keep underlines for links.
"""

from collections.abc import Iterator

from harness.checks.page.passages import passages, within
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_MARKED = ("a", "abbr", "acronym", "ins", "button", "summary", "label", "th")
_ROLES = ("link", "button", "tab", "menuitem", "DisclosureTriangle")
_LINK_ROLES = ("doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["GOV.UK content design"],
    severity="advice",
)
def underlined_without_link(visit: Visit) -> Iterator[Judgement]:
    """Looks at every run of words."""
    snapshot = visit.snapshot
    runs = [text for passage in passages(snapshot) for text in passage.texts if text.text.strip()]
    yield from told(
        visit,
        runs,
        wrong=[text for text in runs if _is_underlined(snapshot, text)],
        says=lambda text: f"“{' '.join(text.text.split())[:60]}” is underlined like a link and is none",
    )


def _is_underlined(snapshot: Snapshot, text: Element) -> bool:
    """Whether it, or something around it, draws a line under its words, and nothing happens when it is pressed."""
    if within(snapshot, text, *_MARKED, roles=_ROLES + _LINK_ROLES):
        return False
    around = [each for each in snapshot.ancestors(text) if each.tag not in ("html", "body")]
    pressed = any("click" in each.listens or each.has("onclick") for each in around)
    return not pressed and any("underline" in snapshot.style(each, "text-decoration-line") for each in around)
