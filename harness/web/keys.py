"""The keyboard alone: no mouse event ever reaches a page that is operated by it."""

from playwright.sync_api import CDPSession, Page


def hush(session: CDPSession, *, on: bool = True) -> None:
    """Keep every input from a page until a key is pressed: the browser itself moves a mouse over each new page."""
    session.send("Input.setIgnoreInputEvents", {"ignore": on})


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
