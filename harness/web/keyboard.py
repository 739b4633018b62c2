"""By eye and keyboard: goes to what was found with the Tab key, and never points at anything."""

from playwright.sync_api import CDPSession, Page

from harness.model.visit import Operating
from harness.web.by_eye import ByEye, Seen, option_of
from harness.web.keys import Keys
from harness.web.operate import NotDone

_MOST = 300
"""Presses of the Tab key after which a person gives up."""

# A group of radio buttons is one stop of the Tab key.
_REACHED = """(element) => {
  const at = element.getRootNode().activeElement;
  const alike = (one) => one && one.type === "radio" && one.name === element.name && one.form === element.form;
  return element.ownerDocument.hasFocus() && (at === element || (element.type === "radio" && alike(at)) ||
    (at !== null && element.contains(at) && at !== element.ownerDocument.body));
}"""
_NOWHERE = "() => !document.activeElement || document.activeElement === document.body"


class Keyboard(ByEye):
    """A person who sees the page and uses the keyboard alone."""

    operating: Operating = "keyboard"
    used = "Moved to and pressed a key on"

    def __init__(self, page: Page, session: CDPSession) -> None:
        super().__init__(page)
        self._keys = Keys(page, session)
        self._last: Seen | None = None

    def again(self) -> str | None:
        """A button that does nothing on Enter may do it on Space."""
        if self._last is None or self._last.href is not None:
            return None
        self._keys.press("Space")
        return "Pressed Space."

    def _use(self, thing: Seen) -> None:
        self._reach(thing)
        self._last = thing
        if thing.kind == "radio":
            self._choose(thing)
        else:
            self._keys.press("Space" if thing.kind == "checkbox" else "Enter")

    def _enter(self, field: Seen, value: str) -> None:
        if field.kind in ("radio", "checkbox"):
            self._use(field)
            return
        self._reach(field)
        if field.kind == "field":
            self._keys.press("ControlOrMeta+A")
            self._keys.type(value)
            return
        wanted = option_of(field, value)
        self._keys.press("Home", *["ArrowDown"] * wanted)
        if field.element.evaluate("(list) => list.selectedIndex") != wanted:
            raise NotDone(f"“{field.name}” cannot be set to “{value}” with the arrow keys.")

    def _choose(self, radio: Seen) -> None:
        element = radio.element
        for key in ("Space", *["ArrowDown"] * 20):
            if element.evaluate("(radio) => radio.checked"):
                return
            self._keys.press(key)
        if not element.evaluate("(radio) => radio.checked"):
            raise NotDone(f"“{radio.name}” cannot be chosen with the keyboard.")

    def _reach(self, thing: Seen) -> None:
        """Press Tab until it has the focus, once round the page at most."""
        element, rounds = thing.element, 0
        for _ in range(_MOST):
            if element.evaluate(_REACHED):
                return
            self._keys.press("Tab")
            rounds += self._page.evaluate(_NOWHERE)
            if rounds == 2:
                break
        raise NotDone(f"“{thing.name}” can be seen, but the Tab key never comes to it.")
