"""Takes a page as it stands: elements, layout and styles from one call to the browser, and what it exposes of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from playwright.sync_api import CDPSession

from harness.model.page import TEXT, Box, Element, Snapshot
from harness.web.accessibility_tree import Trees, named_by
from harness.web.asking import ask

_STYLES = (
    "display visibility opacity color background-color background-image font-size font-weight font-style font-family "
    "line-height letter-spacing word-spacing text-align text-decoration-line text-transform text-indent direction "
    "writing-mode white-space position float overflow-x overflow-y text-overflow clip clip-path transform z-index "
    "cursor content pointer-events user-select outline-style outline-width outline-color border-top-width "
    "border-bottom-width border-left-width border-bottom-style border-top-color border-bottom-color box-shadow "
    "animation-name animation-duration animation-iteration-count list-style-type padding-left padding-top margin-top "
    "margin-bottom width height max-height resize order flex-direction -webkit-line-clamp fill"
).split()
_ASKED = {"computedStyles": _STYLES, "includeDOMRects": True}

# Kept whole, since checks read them; any other attribute is cut.
_LONG = 500
_NO_WORDS = frozenset({"script", "style", "template"})
_COMMENT, _ELEMENT, _TEXT = 8, 1, 3


def take(session: CDPSession, listens: Mapping[str, Sequence[str]], trees: Trees | None = None) -> Snapshot:
    """The page as it stands.

    Args:
        session: Of the page.
        listens: The events that scripts listen for, by the path of the element.
        trees: What was asked for of this moment already.

    Raises:
        Error: The page went away or stopped answering.
    """
    raw = ask(session, "DOMSnapshot.captureSnapshot", _ASKED)
    return _Reading(session, raw, listens, trees or Trees(session)).read()


class _Reading:
    def __init__(
        self, session: CDPSession, raw: Mapping[str, Any], listens: Mapping[str, Sequence[str]], trees: Trees
    ) -> None:
        self._session = session
        self._trees = trees
        self._documents = raw["documents"]
        self._strings: list[str] = raw["strings"]
        self._listens = listens
        self._elements: list[Element] = []
        self._styles: dict[tuple[int, ...], int] = {}
        self._frames: list[int] = []

    def read(self) -> Snapshot:
        self._document(0, parent=None, path="")
        page = self._documents[0]
        size = self._session.send("Page.getLayoutMetrics")["cssLayoutViewport"]
        return Snapshot(
            elements=tuple(self._elements),
            styles=tuple(
                dict(zip(_STYLES, (self._string(each) for each in style), strict=True)) for style in self._styles
            ),
            width=size["clientWidth"],
            height=size["clientHeight"],
            content_width=page["contentWidth"],
            content_height=page["contentHeight"],
            urls=tuple(self._string(self._documents[each]["documentURL"]) for each in self._frames),
            languages=tuple(self._string(self._documents[each]["contentLanguage"]) for each in self._frames),
        )

    def _string(self, index: int) -> str:
        return self._strings[index] if index >= 0 else ""

    def _document(self, number: int, parent: int | None, path: str) -> None:
        document = self._documents[number]
        frame = len(self._frames)
        self._frames.append(number)
        exposed = self._exposed(self._string(document["frameId"]), page=number == 0)
        _Document(self, document, frame, exposed).read(parent, path)

    def _exposed(self, frame: str, *, page: bool) -> Mapping[int, Mapping[str, Any]]:
        nodes = self._trees.of(None if page else frame)
        return {node["backendDOMNodeId"]: node for node in nodes if "backendDOMNodeId" in node}


class _Document:
    """One document of a page: the page itself, or what is in one of its frames."""

    def __init__(
        self, reading: _Reading, raw: Mapping[str, Any], frame: int, exposed: Mapping[int, Mapping[str, Any]]
    ) -> None:
        self._reading = reading
        self._raw = raw
        self._nodes = nodes = raw["nodes"]
        self._frame = frame
        self._exposed = exposed
        layout = raw["layout"]
        self._laid_out: dict[int, int] = {}
        for at, node in enumerate(layout["nodeIndex"]):
            self._laid_out.setdefault(node, at)
        self._shadow = set(nodes["shadowRootType"]["index"])
        self._pseudo = set(nodes["pseudoType"]["index"])
        self._inside = dict(
            zip(nodes["contentDocumentIndex"]["index"], nodes["contentDocumentIndex"]["value"], strict=True)
        )
        self._values = {
            index: value
            for kind in ("inputValue", "textValue")
            for index, value in zip(nodes[kind]["index"], nodes[kind]["value"], strict=True)
        }
        self._children: dict[int, list[int]] = {}
        for at, around in enumerate(nodes["parentIndex"]):
            if around >= 0:
                self._children.setdefault(around, []).append(at)

    def read(self, parent: int | None, path: str) -> None:
        """Reads it from its root."""
        for at in self._children.get(0, ()):
            if self._nodes["nodeType"][at] == _ELEMENT:
                self._element(at, parent, f"{path}/")

    def _element(self, at: int, parent: int | None, path: str) -> None:
        reading, nodes = self._reading, self._nodes
        kind = nodes["nodeType"][at]
        if kind not in (_ELEMENT, _TEXT):
            return
        if kind == _TEXT and self._is_nothing(at):
            return
        tag = TEXT if kind == _TEXT else reading._string(nodes["nodeName"][at]).lower()
        place = len(reading._elements)
        number = nodes["backendNodeId"][at]
        reading._elements.append(self._made(at, place, parent, tag, path, number))
        if tag in _NO_WORDS:
            return
        count = shadow = 0
        for child in self._children.get(at, ()):
            own = nodes["nodeType"][child] == _ELEMENT and child not in self._pseudo
            if child in self._shadow:
                self._element(child, place, f"{path}!{shadow}/")
                shadow += own
                continue
            self._element(child, place, f"{path}{count}/" if own else f"{path}{count}-")
            count += own
        if at in self._inside:
            reading._document(self._inside[at], place, f"{path}#")

    def _is_nothing(self, at: int) -> bool:
        """Whether it is mere space between elements, which nobody meets."""
        laid = self._laid_out.get(at)
        shown = laid is not None and self._raw["layout"]["bounds"][laid][2] > 0
        return not shown and not self._reading._string(self._nodes["nodeValue"][at]).strip()

    def _made(self, at: int, place: int, parent: int | None, tag: str, path: str, number: int) -> Element:
        reading, layout = self._reading, self._raw["layout"]
        exposed = self._exposed.get(number)
        laid = self._laid_out.get(at)
        box = inner = content = style = None
        if laid is not None:
            box = Box(*layout["bounds"][laid])
            values = layout["styles"][laid]
            style = reading._styles.setdefault(tuple(values), len(reading._styles)) if values else None
            if layout["clientRects"][laid]:
                inner = tuple(layout["clientRects"][laid][2:])
                content = tuple(layout["scrollRects"][laid][2:])
        told = _told(exposed) if exposed is not None and not exposed["ignored"] else {}
        value = self._values.get(at)
        return Element(
            at=place,
            parent=parent,
            tag=tag,
            path=path if tag != TEXT and at not in self._pseudo else "",
            frame=self._frame,
            attributes=dict(self._attributes(at)) if tag != TEXT else {},
            text=reading._string(self._nodes["nodeValue"][at]) if tag == TEXT else "",
            box=box,
            inner=inner,
            content=content,
            style=style,
            listens=tuple(reading._listens.get(path, ())) if tag != TEXT else (),
            value=reading._string(value) if value is not None and value >= 0 else None,
            **told,
        )

    def _attributes(self, at: int) -> Iterator[tuple[str, str]]:
        flat = self._nodes["attributes"][at]
        for name, value in zip(flat[::2], flat[1::2], strict=True):
            yield self._reading._string(name).lower(), self._reading._string(value)[:_LONG]


def _told(node: Mapping[str, Any]) -> dict[str, Any]:
    """What the accessibility tree says of an element."""
    name = node.get("name", {})
    words = " ".join(str(name.get("value", "")).split())
    return {
        "exposed": True,
        "role": str(node.get("role", {}).get("value", "")),
        "name": words,
        "name_from": named_by(name) if words else None,
        "description": " ".join(str(node.get("description", {}).get("value", "")).split()),
        "states": {
            each["name"]: _plain(each["value"]) for each in node.get("properties", ()) if each["value"] is not None
        },
    }


def _plain(value: Mapping[str, Any]) -> Any:  # noqa: ANN401 -- whatever the browser exposes
    found = value.get("value")
    return found if isinstance(found, str | int | float | bool) or found is None else str(found)
