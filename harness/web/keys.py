"""The keyboard: single keys, and the keyboard alone, where no mouse event ever reaches the page."""

from playwright.sync_api import CDPSession, Page


def hush(session: CDPSession, *, on: bool = True) -> None:
    """Keep every input from a page until a key is pressed: the browser itself moves a mouse over each new page."""
    session.send("Input.setIgnoreInputEvents", {"ignore": on})


# By name: the key and its place, as scripts are told of them, its number, and what it types.
_KEYS = {
    "Enter": ("Enter", "Enter", 13, "\r"),
    "Space": (" ", "Space", 32, " "),
    "Tab": ("Tab", "Tab", 9, ""),
    "Escape": ("Escape", "Escape", 27, ""),
    "ArrowDown": ("ArrowDown", "ArrowDown", 40, ""),
    "ArrowUp": ("ArrowUp", "ArrowUp", 38, ""),
    "ArrowRight": ("ArrowRight", "ArrowRight", 39, ""),
    "ArrowLeft": ("ArrowLeft", "ArrowLeft", 37, ""),
    "a": ("a", "KeyA", 65, "a"),
    "1": ("1", "Digit1", 49, "1"),
}
_SHIFT = 8


def strike(session: CDPSession, key: str, *, shift: bool = False, up: bool = True) -> None:
    """Press one of a few keys, at once: Playwright's own way takes longer.

    Args:
        session: Of the page.
        key: Its name.
        shift: Whether Shift is held.
        up: Whether it is let go of again.

    Raises:
        Error: The page went away or stopped answering.
    """
    name, code, number, text = _KEYS[key]
    about = {"key": name, "code": code, "windowsVirtualKeyCode": number, "modifiers": _SHIFT if shift else 0}
    down = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
    session.send("Input.dispatchKeyEvent", {**about, **down})
    if up:
        session.send("Input.dispatchKeyEvent", {**about, "type": "keyUp"})


class Keys:
    """Presses keys on a page that is hushed otherwise."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page = page
        self._session = session

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        self._send(keys)

    def type(self, text: str) -> None:
        """Type words into what has the focus."""
        self._send((), text)

    def _send(self, keys: tuple[str, ...], text: str = "") -> None:
        hush(self._session, on=False)
        for key in keys:
            self._page.keyboard.press(key)
        self._page.keyboard.type(text)
        hush(self._session)
