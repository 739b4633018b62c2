"""One tab, and how it comes to show a page in the state that is to be visited."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, CDPSession, Error, Page
from playwright.sync_api import TimeoutError as TookTooLong

from harness.model.visit import View
from harness.web import evidence, stage
from harness.web.channel import Browser
from harness.web.fetching import NotReached
from harness.web.gate import Answers, Gate
from harness.web.live import Live
from harness.web.live_gate import LiveGate
from harness.web.untested import ELSEWHERE, ROUND_AND_ROUND, SENDS, why_untested

_ACCEPTS = {
    "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "accept-language": "en-GB",
    "upgrade-insecure-requests": "1",
}
_MOST_HOPS = 5


@dataclass(frozen=True, slots=True)
class Ground:
    """What a script needs to bring a page into the state that is to be visited."""

    page: Page
    session: CDPSession
    gate: Gate


class Arriving:
    """A tab that goes where it is told, and no further than its gate lets it.

    Attributes:
        gate: What its requests have to pass.
        page: The page, once it is started.
        session: The same, for what only the browser itself knows.
    """

    page: Page
    session: CDPSession

    def __init__(
        self,
        machine: Browser,
        site: Answers | Live,
        *,
        view: View = "plain",
        state: Path | None = None,
        prepare: Callable[[Ground], None] | None = None,
        beyond: Live | None = None,
        scripts: Sequence[str] = (),
    ) -> None:
        """Get ready; nothing is opened yet.

        Args:
            machine: The browser.
            site: What answers.
            view: How pages are shown.
            state: A file of cookies and storage to begin with.
            prepare: Brings the page that was opened into the state that is to be visited.
            beyond: What of the live web may be reached besides a site that answers by itself; none is nothing.
            scripts: What is put into each document before its own scripts, besides the stage's.
        """
        self.gate = _gate(site, beyond)
        self._machine = machine
        self._site = site
        self._view: View = view
        self._state = state
        self._prepare = prepare
        self._beyond = beyond
        self._scripts = (stage.script(), *scripts)
        self._context: BrowserContext | None = None
        self._crashed = False
        self._reached: tuple[str, str] | None = None

    def start(self) -> None:
        """Open the tab, where it is not open.

        Raises:
            Error: The browser does not do so.
        """
        self._reached = None
        if self._context is not None:
            return
        self._crashed = False
        self._context = self._machine.context(self._view, state=self._state, agent=self._agent())
        for script in self._scripts:
            self._context.add_init_script(script)
        self.gate.guard(self._context)
        self.page = self._context.new_page()
        self.page.on("crash", self._crash)
        self.gate.tab = self.page
        self._context.on("page", _close)  # a window of the page's own
        self.session = self._context.new_cdp_session(self.page)

    def close(self) -> None:
        """Close the tab, with everything that it remembers."""
        if self._context:
            with suppress(Error):
                self._context.close()
        self._context = None

    def arrive(self, url: str) -> str:
        """Open a page; returns where it stands, once whatever leads on from it by itself has been followed.

        Raises:
            NotReached: There is no page, or it leads elsewhere.
            Error: It went away or stopped answering.
        """
        for _ in range(_MOST_HOPS):
            self.gate.begin()
            if isinstance(self._site, Live):
                url = self._site.arrive(url, self._headers(url))
            elif why := self._site.why_not(url):
                raise NotReached(why)
            self._open(url)
            if self.gate.left:
                raise NotReached(ELSEWHERE.format(self.gate.left[0]))
            if self.gate.unsent_forms:
                raise NotReached(SENDS.format(self.gate.unsent_forms[0]))
            went = self.gate.went[-1:] or [url]
            if went[0].partition("#")[0] == url.partition("#")[0]:
                return url
            url = went[0]
        raise NotReached(ROUND_AND_ROUND)

    def prepare(self) -> None:
        """Bring the page that was opened into the state that is to be visited."""
        if self._prepare:
            self._prepare(Ground(self.page, self.session, self.gate))
            with suppress(Error):  # it is going elsewhere
                self.page.evaluate(stage.DRAWN)

    def remember(self) -> None:
        """Note the state in which the page now is, for :meth:`show`."""
        self._reached = (self.page.url, evidence.words(self.page)) if self._prepare else None

    def show(self, url: str) -> None:
        """Show the page again in its state; where opening it is enough for that, nothing is done or sent again."""
        if self._reached:
            address, words = self._reached
            self._open(address)
            if evidence.words(self.page) == words:
                return
            self._reached = None
        self._open(url)
        self.prepare()

    def in_words(self, trouble: Error, took: float) -> str:
        """Why a page was not visited, in words that follow its name.

        Args:
            trouble: What the browser said.
            took: Seconds that the visit had taken.
        """
        if len(set(self.gate.went)) > _MOST_HOPS:
            return ROUND_AND_ROUND
        limits = {"patience": self._machine.patience, "whole": self._machine.whole}
        return why_untested(trouble, took, **limits, crashed=self._crashed)

    def _open(self, url: str) -> None:
        # A page that goes on, or sends a form, while it is loading never says that it has loaded; it is complete all
        # the same.
        try:
            self.page.goto(url, wait_until="domcontentloaded")
        except Error as trouble:
            if "interrupted by another navigation" not in trouble.message:
                raise
        self._loaded()
        with suppress(Error):  # it is going elsewhere
            self.page.evaluate(stage.DRAWN)

    def _loaded(self) -> None:
        """Waits until the page is complete, whichever it is by then.

        Playwright's own way to wait for what a page says would put scripts and listeners of its own into it.

        Raises:
            Error: It was not within the browser's patience.
        """
        until = time.monotonic() + self._machine.patience
        while (left := until - time.monotonic()) > 0:
            with suppress(Error):  # it went on to another page
                if self.page.evaluate(stage.LOADED, left * 1000):
                    return
            if self._crashed or self.page.is_closed():
                break
        raise TookTooLong("The page is not complete.")

    def _headers(self, url: str) -> Mapping[str, str]:
        """What the browser sends with a request for a page."""
        assert self._context is not None  # noqa: S101 -- a page is open
        cookies = "; ".join(f"{each['name']}={each['value']}" for each in self._context.cookies([url]))
        return {**_ACCEPTS, "user-agent": self._agent() or "", **({"cookie": cookies} if cookies else {})}

    def _agent(self) -> str | None:
        live = self._site if isinstance(self._site, Live) else self._beyond
        return f"{self._machine.agent} {live.agent}".strip() if live else None

    def _crash(self, _: Page) -> None:
        self._crashed = True


def _gate(site: Answers | Live, beyond: Live | None) -> Gate:
    if isinstance(site, Live):
        return LiveGate(site)
    return LiveGate(beyond, site) if beyond else Gate(site)


def _close(page: Page) -> None:
    with suppress(Error):
        page.close()
