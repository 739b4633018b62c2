"""By screen reader: finds only what the accessibility tree exposes, moves the focus there, uses only the keyboard."""

from collections.abc import Mapping, Sequence

from playwright.sync_api import CDPSession, Error, Page

from harness.model.visit import Operating
from harness.web.accessibility_tree import Node, read_tree
from harness.web.keys import Keys
from harness.web.matching import Choice, Chooser, best_match, best_to_send
from harness.web.operate import NotDone, listed
from harness.web.presses import presses, tab_key

_BUTTONS = ("button", "DisclosureTriangle", "menuitem", "tab", "switch")
_CHOICES = ("radio", "checkbox")
_TYPED = ("textbox", "searchbox", "spinbutton")
_LISTS = ("combobox", "listbox")


class ScreenReader:
    """A person who hears what the page exposes and uses a keyboard."""

    operating: Operating = "screen-reader"

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._session = session
        self._keys = Keys(page, session)
        self._last: Node | None = None

    def follow(self, choose: Chooser, sought: str) -> str:
        """Move to the link or button that is chosen and press Enter.

        Raises:
            NotDone: None is called that, or the keyboard cannot reach it.
        """
        nodes = read_tree(self._session)
        places = [at for at, node in enumerate(nodes) if node.role == "link" or node.role in _BUTTONS]
        chosen = choose([Choice(nodes[at].name, nodes[at].has("url")) for at in places])
        if chosen is None:
            raise NotDone(f"No link or button that a screen reader finds on the page {sought}.")
        at = places[chosen]
        far = _from_the_top(presses(nodes, tab_key(self._session), at))
        return f"Moved to {self._press(nodes[at], 'Enter', far)}."

    def fill(self, fields: Mapping[str, str]) -> str:
        """Fill each field, then press the button that follows the last of them; without one, Enter in the field.

        Raises:
            NotDone: No field has that name, or it does not take the value.
        """
        before, tab = read_tree(self._session), tab_key(self._session)
        places = [self._fill_one(read_tree(self._session), label, value) for label, value in fields.items()]
        nodes, last = read_tree(self._session), max(places, default=0)
        buttons = [at for at in range(last + 1, len(nodes)) if nodes[at].role == "button"]
        chosen = best_to_send([nodes[at].name for at in buttons])
        done = f"Filled in {listed(list(fields))}"
        if places and places[0] < len(before):
            which = "the first of them " if len(places) > 1 else ""
            done += f", {which}{_from_the_top(presses(before, tab, places[0]))}"
        if chosen is None:
            self._keys.press("Enter")
            return f"{done}, found no button after it, and pressed Enter."
        at = buttons[chosen]
        return f"{done}, then moved to {self._press(nodes[at], 'Enter', _further(presses(nodes, tab, at, last)))}."

    def again(self) -> str | None:
        """A button that does nothing on Enter may do it on Space."""
        if self._last is None or self._last.role not in _BUTTONS:
            return None
        self._keys.press("Space")
        return "Pressed Space."

    def _fill_one(self, nodes: Sequence[Node], label: str, value: str) -> int:
        """Fill one field; returns its place in the tree."""
        options = [at for at, node in enumerate(nodes) if node.role in _CHOICES and node.groups]
        group = best_match(label, [nodes[at].groups[-1] for at in options])
        if group is not None:
            options = [at for at in options if nodes[at].groups[-1] == nodes[options[group]].groups[-1]]
            option = best_match(value, [nodes[at].name for at in options])
            if option is None:
                raise NotDone(f"“{label}” has no choice that a screen reader calls “{value}”.")
            self._press(nodes[options[option]], "Space")
            return options[option]
        places = [at for at, node in enumerate(nodes) if node.role in (*_CHOICES, *_TYPED, *_LISTS)]
        chosen = best_match(label, [nodes[at].name for at in places])
        if chosen is None:
            raise NotDone(f"No field that a screen reader finds on this page is called “{label}”.")
        self._enter(nodes[places[chosen]], value)
        return places[chosen]

    def _enter(self, field: Node, value: str) -> None:
        if field.role in _CHOICES:
            self._press(field, "Space")
            return
        self._focus(field)
        if field.role in _TYPED or field.has("editable"):
            self._keys.press("ControlOrMeta+A")
        self._keys.type(value)
        if field.role in _LISTS and not field.has("editable") and not self._took(field, value):
            raise NotDone(f"“{field.name}” has no choice that says “{value}”.")

    def _took(self, field: Node, value: str) -> bool:
        now = (node.value for node in read_tree(self._session) if node.element == field.element)
        return best_match(value, list(now)) is not None

    def _press(self, node: Node, key: str, far: str = "") -> str:
        """Press a key on something; returns what was done, to go on a sentence with, and how far off it was."""
        self._focus(node)
        self._last = node
        self._keys.press(key)
        role = "link" if node.role == "link" else "button"
        called = f"the {role} “{node.name}”" if node.name else f"a nameless {role}"
        return f"{called}, {far}, and pressed {key}" if far else f"{called} and pressed {key}"

    def _focus(self, node: Node) -> None:
        try:
            self._session.send("DOM.focus", {"backendNodeId": node.element})
        except Error as refusal:
            if "focusable" not in str(refusal):
                raise
            raise NotDone(f"“{node.name}” is read out, but the keyboard cannot reach it.") from None


def _from_the_top(number: int) -> str:
    return f"{_keys(number)} from the top"


def _further(number: int) -> str:
    return f"{_keys(number)} further on"


def _keys(number: int) -> str:
    return f"{number} {'press' if number == 1 else 'presses'} of a key"
