"""A person in front of a page: opens it, does what they mean to do there, and has what comes of it recorded."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Page
from playwright.sync_api import TimeoutError as TookTooLong

from harness.model.visit import View, Visit
from harness.web.evidence import Place, Recorder, in_page, not_visited
from harness.web.gate import Gate
from harness.web.keyboard import Keyboard
from harness.web.keys import hush
from harness.web.matching import by_person, by_words
from harness.web.operate import NotDone, Operator
from harness.web.pointer import Pointer, UnsteadyPointer
from harness.web.screen_reader import ScreenReader

_LOADED = ("http", "https", "about", "data", "blob")
"""What the browser shows itself; it hands a telephone number or a mail address on to the device."""

# Two frames drawn: whatever a click set going has begun by then, and said so.
_BEGUN = {
    "expression": "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))",
    "awaitPromise": True,
}


@dataclass(frozen=True, slots=True)
class Step:
    """What came of something that a person meant to do.

    Attributes:
        did: What they did, in a sentence.
        visit: The page they were on afterwards; none when nothing came of it.
        why_not: Why it could not be done, in a sentence; none when it could.
    """

    did: str
    visit: Visit | None = None
    why_not: str | None = None


class Machine(Protocol):
    """What a tab needs of the browser that it is in."""

    patience: float
    recorder: Recorder

    def context(self, view: View = "plain") -> BrowserContext:
        """A fresh browser context: no cookies, no history; its pages are shown in this view."""

    def watch(self) -> AbstractContextManager[None]:
        """End the browser when what is done inside takes far too long."""


class Tab:
    """One person's tab.

    A page that hangs or breaks gives a visit that says so; nothing here raises for it.
    """

    def __init__(self, machine: Machine, place: Place) -> None:
        self._machine = machine
        self._place = place
        self._gate = Gate(place.site, place.identity)
        self._context: BrowserContext | None = None
        self._at: Visit | None = None
        self._loads = 0
        self._leaving = False
        self._opening = False
        self._asked: str | None = None

    @property
    def refused(self) -> tuple[str, ...]:
        """The addresses that pages asked for and did not get, since they are not the service's."""
        return self._gate.refused

    def open(self, url: str) -> Visit:
        """Go to an address; one without ``https://`` is given it, as a telephone does."""
        address = url if "://" in url else f"https://{url}"
        why_not = self._place.site.why_not(address)
        if why_not:
            self._at = not_visited(self._place.service, address, self._place.way, why_not)
            return self._at
        try:
            with self._machine.watch():
                self._start()
                self._page.goto(address)
                self._settle()
                self._at = self._read()
        except Error as trouble:
            self._at = self._lost(address, trouble)
        return self._at

    def follow(self, words: str) -> Step:
        """Use the link or button that these words mean."""
        return self._do(f"Looked for “{words}”.", lambda hand: hand.follow(by_words(words), f"says “{words}”"))

    def fill(self, fields: Mapping[str, str]) -> Step:
        """Fill in fields by their labels, and send the form."""
        return self._do("Looked for the form.", lambda hand: hand.fill(fields))

    def look_for_person(self) -> Step:
        """Use the link on this page that is most plainly about reaching a human."""
        here = self._at.url if self._at else ""
        return self._do(
            "Looked for a way to reach a person.", lambda hand: hand.follow(by_person(here), "leads to a person")
        )

    def close(self) -> None:
        """Close the tab; it can be opened again, with nothing remembered."""
        if self._context:
            with suppress(Error):
                self._context.close()
        self._context = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    # --- doing -------------------------------------------------------------------------------------------------

    def _do(self, looked: str, doing: Callable[[Operator], str]) -> Step:
        if self._at is None or self._context is None or self._at.untested:
            return Step(looked, why_not=(self._at and self._at.untested) or "No page has been opened.")
        did, address = looked, self._page.url
        try:
            with self._machine.watch():
                hand = self._operator()
                before = self._state()
                did = doing(hand)
                if not self._came_of_it(before):
                    again = hand.again()
                    did = f"{did} {again}" if again else did
                    if not again or not self._came_of_it(before):
                        return Step(did, why_not="Nothing happened.")
                if self._asked:
                    return Step(f"{did} That asked the device to open {self._asked}.")
                self._at = self._read()
        except NotDone as reason:
            return Step(looked, why_not=str(reason))
        except Error as trouble:
            self._at = self._lost(address, trouble)
        return Step(did, self._at)

    def _operator(self) -> Operator:
        operating = self._place.way.operating
        if operating == "screen-reader":
            return ScreenReader(self._page, self._session)
        if operating == "keyboard":
            return Keyboard(self._page, self._session)
        return Pointer(self._page) if operating == "pointer" else UnsteadyPointer(self._page)

    def _came_of_it(self, before: tuple[object, ...]) -> bool:
        self._settle()
        return self._asked is not None or self._state() != before

    def _state(self) -> tuple[object, ...]:
        self._asked = None
        return (self._loads, *(frame.evaluate(f"({in_page()}).state()") for frame in self._page.frames))

    def _read(self) -> Visit:
        address = self._gate.shown(self._page.url)
        why_not = self._place.site.why_not(address)
        if why_not:
            return not_visited(self._place.service, address, self._place.way, why_not)
        return self._machine.recorder.record(self._page, self._session, self._place, address)

    def _lost(self, address: str, trouble: Error) -> Visit:
        self.close()
        if isinstance(trouble, TookTooLong):
            why = f"{address} did not finish loading within {self._machine.patience:g} seconds."
        else:
            why = f"{address} stopped answering, so what is there was not recorded."
        return not_visited(self._place.service, address, self._place.way, why)

    # --- the page ----------------------------------------------------------------------------------------------

    def _start(self) -> None:
        if self._context is None:
            self._context = self._machine.context(self._place.way.view)
            self._gate.guard(self._context)
            self._context.new_page()
            self._turn_to_newest()

    def _turn_to_newest(self) -> None:
        """Turn to the first page, or to one that a link opened beside it."""
        assert self._context is not None  # noqa: S101 - a page is open
        self._page = page = self._context.pages[-1]
        self._pages = len(self._context.pages)
        self._leaving = self._opening = False
        page.on("load", self._loaded)
        self._session = self._context.new_cdp_session(page)
        self._frame = self._session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._session.on("Page.windowOpen", self._window)
        self._session.on("Page.frameRequestedNavigation", self._goes)
        self._session.on("Page.frameStartedNavigating", self._goes)
        self._session.send("Page.enable")
        if self._place.way.operating in ("screen-reader", "keyboard"):
            hush(self._session)

    def _settle(self) -> None:
        """Wait until what was set going is over."""
        with suppress(Error):  # the page that should have answered has gone: another is coming
            self._session.send("Runtime.evaluate", _BEGUN)
        if self._opening and self._context:
            if len(self._context.pages) == self._pages:
                self._context.wait_for_event("page")
            self._turn_to_newest()
        if self._leaving:
            self._page.wait_for_event("load")
        self._page.wait_for_load_state("load")

    def _goes(self, event: dict[str, Any]) -> None:
        # A page that means to refresh itself some time later has not gone anywhere yet.
        if event["frameId"] != self._frame or "Refresh" in event.get("reason", ""):
            return
        scheme = urlsplit(event["url"]).scheme
        if scheme in _LOADED:
            self._leaving |= event.get("navigationType", "differentDocument") == "differentDocument"
        elif scheme != "javascript":
            self._asked = event["url"]

    def _window(self, event: dict[str, Any]) -> None:  # noqa: ARG002 - what it opens comes as a page of its own
        self._opening = True

    def _loaded(self, page: Page) -> None:  # noqa: ARG002
        self._leaving = False
        self._loads += 1
