"""The web channel: one browser that puts people in front of a pack's pages and records what they meet."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Error

from harness.model.persona import Persona
from harness.model.service import Service
from harness.model.visit import View
from harness.web import axe, browser
from harness.web.driver import driver
from harness.web.evidence import Place, Recorder
from harness.web.shared_tab import SharedTab, Taken
from harness.web.site import Site
from harness.web.tab import Step, Tab
from harness.web.ways import dress, settings, way_of

__all__ = ["Browser", "NoBrowser", "SharedTab", "Step", "Tab", "engines"]

PATIENCE = 10.0
"""Seconds that a page may take over one thing."""

WHOLE = 3
"""Times the patience: what a whole step may take, recording included, before the browser is ended."""

# The same on every machine: frames in one process, fonts and colours as plain as can be.
_ALIKE = (
    "--disable-site-isolation-trials",
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
)


class NoBrowser(Exception):  # noqa: N818 - it reads as what is wrong
    """No page can be visited here; the message says why, and how to mend it."""


class Browser:
    """One browser for a whole run. Nothing that its pages ask for ever leaves the machine.

    Attributes:
        patience: Seconds that a page may take over one thing.
        whole: Seconds that a whole step or visit may take before the browser is ended.
        agent: What the browser calls itself to the sites that it visits.
        recorder: Where visits are kept, so that people who operate alike share them.
    """

    def __init__(self, pictures: Path | None = None, patience: float = PATIENCE, whole: float | None = None) -> None:
        """Get ready.

        Args:
            pictures: The folder for screenshots; none takes none.
            patience: Seconds that a page may take over one thing.
            whole: Seconds that a whole step or visit may take; three times the patience unless it is said.
        """
        self.patience = patience
        self.whole = WHOLE * patience if whole is None else whole
        self.agent = ""
        self.recorder = Recorder(pictures)
        self._taken = Taken()
        self._stack = ExitStack()
        self._chromium: Chromium | None = None
        self._process = 0

    def __enter__(self) -> Self:
        """Start the browser.

        Raises:
            NoBrowser: There is none, or it does not start.
        """
        self._found = browser.find()
        if self._found is None:
            raise NoBrowser(browser.HOW_TO_MEND)
        try:
            self._playwright = self._stack.enter_context(driver())
        except Error as trouble:
            raise NoBrowser(f"Playwright does not start: {_first_line(trouble)}") from None
        try:
            self._launch()
        except Error as trouble:
            self._stack.close()
            raise NoBrowser(f"{self._found.path} does not start: {_first_line(trouble)}") from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with suppress(Error):
            if self._chromium:
                self._chromium.close()
        self._stack.close()

    def tab(self, site: Site, service: Service, person: Persona) -> Tab:
        """A tab for a person, who operates it as what they perceive allows."""
        return Tab(self, self._place(site, service, person))

    def shared_tab(self, site: Site, service: Service, person: Persona) -> SharedTab:
        """The same, in which nothing is done again that somebody who operates alike has done in this run."""
        place = self._place(site, service, person)
        return SharedTab(lambda: Tab(self, place), place, self._taken)

    @staticmethod
    def _place(site: Site, service: Service, person: Persona) -> Place:
        return Place(site, service, way_of(person), person.proves.identity)

    def context(self, view: View = "plain", state: Path | None = None, agent: str | None = None) -> BrowserContext:
        """A fresh browser context: no cookies, no history, and the same on every machine.

        Args:
            view: How its pages are shown.
            state: A file of cookies and storage that Playwright saved, to be signed in from the start.
            agent: What the browser calls itself; none leaves it as it is.
        """
        if self._chromium is None or not self._chromium.is_connected():
            self._launch()
        assert self._chromium is not None  # noqa: S101 - launched just now
        context = self._chromium.new_context(
            **settings(view),
            reduced_motion="reduce",
            storage_state=state,
            user_agent=agent,
        )
        dress(context, view)
        context.set_default_timeout(self.patience * 1000)
        return context

    @contextmanager
    def watch(self) -> Iterator[None]:
        """End the browser when what is done inside takes far too long.

        Much of what is asked of a page waits for as long as the page keeps it waiting. Once the browser is gone, all of
        that fails at once; the next tab starts another.
        """
        timer = threading.Timer(self.whole, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _end(self) -> None:
        with suppress(OSError):
            os.kill(self._process, getattr(signal, "SIGKILL", signal.SIGTERM))

    def _launch(self) -> None:
        assert self._found is not None  # noqa: S101 - seen to on entry
        self._chromium = self._playwright.chromium.launch(
            executable_path=self._found.path,
            args=[*browser.launch_arguments(), *_ALIKE],
            chromium_sandbox=not browser.without_sandbox(),
            # Should anything slip past the tab's own answers, it ends at a port where nobody listens.
            proxy={"server": "http://127.0.0.1:9"},
        )
        session = self._chromium.new_browser_cdp_session()
        self.agent = session.send("Browser.getVersion")["userAgent"]
        running = session.send("SystemInfo.getProcessInfo")["processInfo"]
        self._process = next(int(process["id"]) for process in running if process["type"] == "browser")


def engines() -> tuple[str | None, str]:
    """The versions of the browser and of axe; the browser's is none when there is no browser, or it does not say."""
    found = browser.find()
    return (browser.version(found) if found else None), axe.version()


def _first_line(trouble: Error) -> str:
    return trouble.message.strip().splitlines()[0]
