"""What a screen reader has to work with: the browser's accessibility tree, read in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession

from harness.model.rotor import Entry, Rotor
from harness.model.visit import Link
from harness.web.asking import ask

TEXT = "text"

# Said by the role's own words; a role that is not here is said only when it has a name.
_SPOKEN = {
    "RootWebArea": "page", "Iframe": "frame", "StaticText": TEXT, "heading": "heading", "link": "link",
    "button": "button", "textbox": "text box", "searchbox": "search box", "combobox": "choice list",
    "listbox": "list box", "option": "option", "radio": "radio button", "checkbox": "check box", "switch": "switch",
    "slider": "slider", "spinbutton": "number box", "DisclosureTriangle": "disclosure button", "image": "image",
    "img": "image", "list": "list", "table": "table", "columnheader": "column header", "rowheader": "row header",
    "cell": "cell", "gridcell": "cell", "main": "main", "navigation": "navigation", "banner": "banner",
    "contentinfo": "content information", "complementary": "complementary", "search": "search", "alert": "alert",
    "status": "status", "dialog": "dialog", "alertdialog": "alert dialog", "tab": "tab", "menuitem": "menu item",
    "splitter": "separator", "Date": "date", "DateTime": "date and time", "InputTime": "time", "ColorWell": "colour",
}  # fmt: skip
_INLINE = frozenset({"StaticText", "strong", "emphasis", "code", "mark", "subscript", "superscript", "time", "abbr"})
_SILENT = frozenset({"InlineTextBox", "ListMarker", "MenuListPopup", "none", "LineBreak"})
# Fields: what is in them is their value, said with their name.
_TYPED_IN = ("textbox", "searchbox", "spinbutton")
# Elements whose words are their name: the words are not said a second time.
_NAMED_BY_CONTENT = (
    "link heading button option radio checkbox switch tab menuitem cell gridcell columnheader rowheader "
    "DisclosureTriangle"
).split()
_NAME_SOURCES = {"labelfor": "label", "labelwrapped": "label", "tablecaption": "caption", "figcaption": "caption"}
_LANDMARKS = frozenset({"banner", "complementary", "contentinfo", "main", "navigation", "search"})
# A form or a region is a landmark only when it has a name.
_LANDMARKS_BY_NAME = frozenset({"form", "region"})
_FIELDS = (
    "textbox searchbox spinbutton combobox listbox radio checkbox switch slider button "
    "Date DateTime InputTime ColorWell"
).split()


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a screen reader can come to.

    Attributes:
        role: As the browser computed it.
        name: Its accessible name, or the words of a text.
        element: The browser's number of the element behind it.
        properties: What else is exposed: level, url, checked, required …
        value: What is in a field.
        description: What is said after the name.
        groups: The names of the groups that it lies in.
        items: How many items it has, for a list.
        named_by: What its name came from, in the words of ``Element.name_from``; none where it has none.
    """

    role: str
    name: str
    element: int | None = None
    properties: Mapping[str, Any] | None = None
    value: str = ""
    description: str = ""
    groups: tuple[str, ...] = ()
    items: int = 0
    named_by: str | None = None

    def has(self, name: str) -> Any:  # noqa: ANN401 -- whatever the browser exposes
        """A property's value; none when it is not exposed."""
        return (self.properties or {}).get(name)


class Trees:
    """The browser's own trees of a page's documents, each asked for once: of one moment, to be thrown away after it."""

    def __init__(self, session: CDPSession) -> None:
        """Get ready; nothing is asked for yet."""
        self._session = session
        self._known: dict[str | None, Sequence[Mapping[str, Any]]] = {}

    def of(self, frame: str | None = None) -> Sequence[Mapping[str, Any]]:
        """The nodes of a document, as the browser gives them.

        Args:
            frame: The browser's name for the frame that it is in; none is the page itself.

        Raises:
            Error: The page went away or stopped answering.
        """
        if frame not in self._known:
            asked = {"frameId": frame} if frame else {}
            self._known[frame] = ask(self._session, "Accessibility.getFullAXTree", asked)["nodes"]
        return self._known[frame]


def read_tree(session: CDPSession, trees: Trees | None = None) -> tuple[Node, ...]:
    """Everything exposed, frames in their place, in reading order.

    Args:
        session: Of the page.
        trees: What was asked for of this moment already.

    Raises:
        Error: The page went away or stopped answering.
    """
    return tuple(_Reader(session, trees or Trees(session)).read())


def spoken(nodes: Iterable[Node]) -> tuple[str, ...]:
    """The tree line by line, as a screen reader would say it."""
    return tuple(_line(node) for node in nodes if node.name or node.role in _SPOKEN)


def links(nodes: Iterable[Node]) -> tuple[Link, ...]:
    """The links that are exposed, nameless ones too."""
    return tuple(Link(name=node.name, href=node.has("url") or "") for node in nodes if node.role == "link")


def rotor(nodes: Iterable[Node]) -> Rotor:
    """The lists by which people who listen go through a page."""
    headings, links_, landmarks, fields = [], [], [], []
    for node in nodes:
        entry = Entry(_kind(node), node.name, node.named_by)
        if node.role == "heading":
            headings.append(entry)
        elif node.role == "link":
            links_.append(entry)
        elif node.role in _LANDMARKS or (node.role in _LANDMARKS_BY_NAME and node.name):
            landmarks.append(entry)
        elif node.role in _FIELDS:
            fields.append(entry)
    return Rotor(headings=tuple(headings), links=tuple(links_), landmarks=tuple(landmarks), fields=tuple(fields))


def named_by(name: Mapping[str, Any]) -> str | None:
    """What a name came from, as the browser tells of it: the first source that gave one."""
    for source in name.get("sources", ()):
        if source.get("superseded") or not (source.get("value") or {}).get("value"):
            continue
        native = source.get("nativeSource")
        return str(_NAME_SOURCES.get(native, native) if native else source.get("attribute") or source["type"])
    return None


def _line(node: Node) -> str:
    role = _kind(node)
    if node.role == "list":
        role += f" with {node.items} item{'s' if node.items != 1 else ''}"
    return ", ".join(part for part in (role, node.name, node.value, *_states(node), node.description) if part)


def _kind(node: Node) -> str:
    """What it is said to be."""
    level = f" level {node.has('level')}" if node.role == "heading" and node.has("level") else ""
    return _SPOKEN.get(node.role, node.role) + level


def _states(node: Node) -> Iterable[str]:
    if node.role in ("radio", "checkbox", "switch"):
        yield "checked" if str(node.has("checked")).lower() == "true" else "not checked"
    if node.has("expanded") is not None:
        yield "expanded" if node.has("expanded") else "collapsed"
    for name, words in (("required", "required"), ("disabled", "unavailable")):
        if node.has(name) is True:
            yield words
    if str(node.has("invalid") or "false") != "false":
        yield "invalid entry"


class _Reader:
    def __init__(self, session: CDPSession, trees: Trees) -> None:
        self._session = session
        self._trees = trees
        self._read: list[Node] = []
        self._text: list[str] = []

    def read(self) -> list[Node]:
        self._frame(self._trees.of())
        return self._read

    def _frame(self, nodes: Sequence[Mapping[str, Any]]) -> None:
        if nodes:
            self._visit(nodes[0], {node["nodeId"]: node for node in nodes}, within="", groups=())
        self._flush()

    def _visit(self, raw: Mapping[str, Any], all_: Mapping[str, Any], within: str, groups: tuple[str, ...]) -> None:
        role, name = _value(raw, "role"), _tidy(_value(raw, "name"))
        inside = () if role in _TYPED_IN else raw.get("childIds", ())
        children = [all_[child] for child in inside if child in all_]
        if role == "LineBreak":
            self._text.append(" ")
        if role in _SILENT and not raw["ignored"]:
            return
        if not raw["ignored"]:
            if role == "StaticText":
                self._text += [] if name and name in within else [_value(raw, "name")]
                return
            if role not in _INLINE:
                self._flush()
                items = sum(_value(child, "role") == "listitem" for child in children)
                self._read.append(_node(raw, role, name, groups, items))
            within = name if role in _NAMED_BY_CONTENT and name else within
            groups = (*groups, name) if role in ("group", "radiogroup") and name else groups
        for child in children:
            self._visit(child, all_, within, groups)
        if role == "Iframe":
            self._inside(raw)
        if not raw["ignored"] and role not in _INLINE:
            self._flush()

    def _inside(self, raw: Mapping[str, Any]) -> None:
        described = self._session.send("DOM.describeNode", {"backendNodeId": raw["backendDOMNodeId"]})
        frame = described["node"].get("frameId")
        if frame:
            self._frame(self._trees.of(frame))

    def _flush(self) -> None:
        text = _tidy("".join(self._text))
        self._text.clear()
        if text:
            self._read.append(Node("StaticText", text))


def _node(raw: Mapping[str, Any], role: str, name: str, groups: tuple[str, ...], items: int) -> Node:
    properties = {each["name"]: each["value"].get("value") for each in raw.get("properties", ())}
    value = "" if role in ("option", "RootWebArea") else _tidy(_value(raw, "value"))
    return Node(
        role,
        name,
        raw.get("backendDOMNodeId"),
        properties,
        value,
        _tidy(_value(raw, "description")),
        groups,
        items,
        named_by(raw.get("name", {})) if name else None,
    )


def _value(raw: Mapping[str, Any], key: str) -> str:
    found = raw.get(key, {}).get("value")
    return "" if found is None else str(found)


def _tidy(text: str) -> str:
    return " ".join(text.split())
