"""How many keys a person who listens presses to come to something: by Tab, and by H from heading to heading."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from playwright.sync_api import CDPSession

from harness.web.accessibility_tree import Node

# They can have the focus, and are not stops of their own: what is in them is, or the arrow keys go through them.
_NO_STOPS = frozenset({"RootWebArea", "Iframe", "option", "MenuListPopup", "menuItem"})


class TabKey(NamedTuple):
    """What the Tab key does on a page.

    Attributes:
        skips: The browser's numbers of the elements that it never stops at, though they can have the focus.
        radios: Which group a radio button belongs to, by the browser's number for it; a group is one stop.
    """

    skips: frozenset[int] = frozenset()
    radios: Mapping[int, tuple[int, str]] = {}


def tab_key(session: CDPSession) -> TabKey:
    """What the accessibility tree does not tell of the Tab key.

    Raises:
        Error: The page went away or stopped answering.
    """
    raw = session.send("DOMSnapshot.captureSnapshot", {"computedStyles": []})
    skips: set[int] = set()
    radios: dict[int, tuple[int, str]] = {}
    for frame, number, attributes in _elements(raw):
        if attributes.get("tabindex", "").strip().startswith("-"):
            skips.add(number)
        if attributes.get("type", "").lower() == "radio" and attributes.get("name"):
            radios[number] = frame, attributes["name"]
    return TabKey(frozenset(skips), radios)


def presses(nodes: Sequence[Node], tab: TabKey, to: int, after: int = -1) -> int:
    """The fewest keys to press to come to something.

    Args:
        nodes: The page, in reading order, which is also taken to be the order of Tab.
        tab: What the Tab key does on it.
        to: The place of what is sought.
        after: The place of what has the focus; none is the top of the page.

    Returns:
        Presses of H to a heading before it, as many as serve, and of Tab from there.
    """
    headings = [at for at in range(after + 1, to) if nodes[at].role == "heading"]
    starts = [(0, after), *((number, at) for number, at in enumerate(headings, start=1))]
    return min(number + _tabs(nodes, tab, start, to) for number, start in starts)


def _tabs(nodes: Sequence[Node], tab: TabKey, start: int, to: int) -> int:
    """Presses of Tab from one place to another, and of the arrow keys within the group of radio buttons there."""
    stops = 1
    sought = tab.radios.get(nodes[to].element or 0)
    met = {tab.radios.get(nodes[start].element or 0)} if start >= 0 else set()
    for node in nodes[start + 1 : to]:
        group = tab.radios.get(node.element or 0)
        if _stops(node, tab) and (group is None or group == sought or group not in met):
            stops += 1
        met.add(group)
    return stops


def _stops(node: Node, tab: TabKey) -> bool:
    return node.has("focusable") is True and node.role not in _NO_STOPS and node.element not in tab.skips


def _elements(raw: Mapping[str, Any]) -> Iterator[tuple[int, int, Mapping[str, str]]]:
    """The elements with attributes: the number of the document, the browser's number of the element, and those."""
    strings: Sequence[str] = raw["strings"]
    for frame, document in enumerate(raw["documents"]):
        nodes = document["nodes"]
        for number, flat in zip(nodes["backendNodeId"], nodes["attributes"], strict=True):
            if flat:
                words = [strings[each] if each >= 0 else "" for each in flat]
                yield frame, number, dict(zip(words[::2], words[1::2], strict=True))
