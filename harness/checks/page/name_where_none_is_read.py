"""Something is given a name for screen readers where none is read.

What it checks:
    Whether aria-label, aria-labelledby, aria-roledescription or a braille name stands on something whose role takes
    no name, such as a plain div, span or paragraph.

Why it matters:
    Most screen readers leave such a name out, others read it in place of the words. What the author meant to say
    reaches some people and not others.

Who is shut out:
    People who use a screen reader or a braille display.

Good:
    <p><span class="visually-hidden">Before: </span>£100</p>

Poor:
    <div aria-label="Before: £100">£100</div>

How to put it right:
    Put the words in the page, hidden from the eye if need be; or use an element, or a role, that takes a name.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element
from harness.model.visit import Visit

_NAMES = ("aria-label", "aria-labelledby", "aria-roledescription", "aria-braillelabel", "aria-brailleroledescription")
# WAI-ARIA 1.2, 5.2.8.6: roles that prohibit a name; and HTML's elements that have one of these roles by themselves.
_NAMELESS = frozenset(
    "caption code deletion emphasis generic insertion none paragraph presentation strong subscript superscript".split()
)
_ELEMENTS = frozenset("div span b i u bdi bdo small q samp data pre p strong em sub sup code del s ins caption".split())


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WAI-ARIA 1.2"],
    severity="moderate",
    protects=["perceives.screen"],
    act=["kb1m8s"],
)
def name_where_none_is_read(visit: Visit) -> Iterator[Judgement]:
    """Looks at the roles of what has such an attribute."""
    named = [each for each in visit.snapshot.elements if each.exposed and any(map(each.get, _NAMES))]
    yield from told(
        visit,
        named,
        wrong=[each for each in named if _takes_no_name(each)],
        says=lambda each: (
            f"the {each.tag} element at {visit.snapshot.selector(each)} has {next(filter(each.get, _NAMES))}, which "
            "nothing of its kind is read with"
        ),
    )


def _takes_no_name(element: Element) -> bool:
    asked = element.get("role").lower().split()[:1]
    if not asked:
        return element.tag in _ELEMENTS and not element.has("contenteditable")
    if asked[0] in ("none", "presentation"):
        return not element.focusable  # on what takes the focus it is not heeded
    return element.role in _NAMELESS
