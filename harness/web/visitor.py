"""Visits pages one after another in one tab, for what they are rather than for what a person wants there."""

import hashlib
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import BrowserContext, CDPSession, Error, Page

from harness.language.numbers import find_numbers
from harness.model.base import Basis
from harness.model.probed import PARTS, Probed
from harness.model.visit import Visit
from harness.web import accessibility_tree, axe, stage
from harness.web.channel import Browser
from harness.web.evidence import in_page
from harness.web.fetching import NotReached
from harness.web.gate import Answers, Gate
from harness.web.kept_visits import KeptVisits
from harness.web.live import Live
from harness.web.live_gate import LiveGate
from harness.web.probes import probe
from harness.web.stage import Stage
from harness.web.untested import ELSEWHERE, ROUND_AND_ROUND, SENDS, why_untested
from harness.web.ways import Way

_ACCEPTS = {
    "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "accept-language": "en-GB",
    "upgrade-insecure-requests": "1",
}
_PLAIN = Way()
_MOST_HOPS = 5
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))"
"""Waits, in a page, until whatever was just done has been drawn."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a script needs to bring a page into the state that is to be visited."""

    page: Page
    session: CDPSession
    gate: Gate


class Visitor:
    """Visits the pages of one site.

    Attributes:
        refused: What the page that was visited last asked for and did not get.
        unsent: Where something of it was to be sent, and nothing was.
        reused: How many visits were taken from an earlier run.
    """

    def __init__(
        self,
        machine: Browser,
        site: Answers | Live,
        *,
        parts: Collection[str] = PARTS,
        with_axe: bool = True,
        may_submit: bool = True,
        way: Way = _PLAIN,
        state: Path | None = None,
        prepare: Callable[[Ground], None] | None = None,
        kept: KeptVisits | None = None,
        options: Collection[str] = (),
        beyond: Live | None = None,
    ) -> None:
        """Get ready; nothing is opened yet.

        Args:
            machine: The browser.
            site: What answers.
            parts: What is recorded of each page.
            with_axe: Whether axe is run.
            may_submit: Whether forms may really be sent; of the live web, the site knows.
            way: How the pages are met.
            state: A file of cookies and storage to begin each visit with.
            prepare: Brings the page that was opened into the state that is to be visited.
            kept: The visits of earlier runs; none makes each anew.
            options: Whatever else a visit turns on, so that one that was kept is only taken where it is the same.
            beyond: What of the live web may be reached besides a site that answers by itself; none is nothing.
        """
        self._machine = machine
        self._site = site
        self._beyond = beyond
        self._parts = parts
        self._with_axe = with_axe
        self._may_submit = may_submit
        self._way = way
        self._state = state
        self._prepare = prepare
        self._kept = kept
        self._options = tuple(options)
        self._gate = _gate(site, beyond)
        self._context: BrowserContext | None = None
        self._crashed = False
        self._reached: tuple[str, str] | None = None
        self._page: Page
        self._session: CDPSession
        self.reused = 0

    @property
    def refused(self) -> tuple[str, ...]:
        """What the page that was visited last asked for and did not get."""
        return self._gate.refused

    @property
    def unsent(self) -> tuple[str, ...]:
        """Where something of the page that was visited last was to be sent, and nothing was; each once."""
        return tuple(dict.fromkeys(self._gate.unsent))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the tab; it can be used again, with nothing remembered."""
        if self._context:
            with suppress(Error):
                self._context.close()
        self._context = None

    def visit(self, url: str, name: str | None = None, basis: Basis = Basis.SUPPLIED) -> Visit:
        """Visit a page; one that hangs or breaks gives a visit that says so.

        Args:
            url: Its address.
            name: What it is called; none takes the address.
            basis: What it stands on.
        """
        about = self._about(url, name, basis)
        began = time.monotonic()
        self._reached = None
        try:
            with self._machine.watch():
                self._start()
                at = self._opened(url)
                may = self._site.sends(at) if isinstance(self._site, Live) else self._may_submit
                on = Stage(self._page, self._session, self._gate, lambda: self._show(at), may_submit=may)
                self._prepared()
                on.drawn()
                self._reached = (self._page.url, self._words()) if self._prepare else None
                return self._taken(on, {**about, "url": self._gate.shown(self._page.url)})
        except NotReached as reason:
            self.close()
            return self.not_visited(url, name, f"{name or url} {reason}")
        except Error as trouble:
            self.close()
            return self.not_visited(url, name, f"{name or url} {self._in_words(trouble, time.monotonic() - began)}")
        except BaseException:
            self.close()
            raise

    def not_visited(self, url: str, name: str | None, why: str) -> Visit:
        """The visit that says, in a sentence, why there was none."""
        identity = hashlib.sha256(f"{why}\0{url}\0{self._way}".encode()).hexdigest()[:12]
        return Visit(**self._about(url, name, Basis.SUPPLIED), id=identity, url=url, untested=why)

    def _about(self, url: str, name: str | None, basis: Basis) -> dict[str, Any]:
        return {"page": name or url, "where": None, "basis": basis, **self._way._asdict()}

    # --- getting there ---------------------------------------------------------------------------------------------

    def _opened(self, url: str) -> str:
        """Opens a page; returns where it stands, once whatever leads on from it by itself has been followed.

        Raises:
            NotReached: There is no page, or it leads elsewhere.
        """
        for _ in range(_MOST_HOPS):
            self._gate.begin()
            if isinstance(self._site, Live):
                url = self._site.arrive(url, self._headers(url))
            elif why := self._site.why_not(url):
                raise NotReached(why)
            self._open(url)
            if self._gate.left:
                raise NotReached(ELSEWHERE.format(self._gate.left[0]))
            if self._gate.unsent_forms:
                raise NotReached(SENDS.format(self._gate.unsent_forms[0]))
            went = self._gate.went[-1:] or [url]
            if went[0].partition("#")[0] == url.partition("#")[0]:
                return url
            url = went[0]
        raise NotReached(ROUND_AND_ROUND)

    def _open(self, url: str) -> None:
        # A page that goes on, or sends a form, while it is loading never says that it has loaded; it is complete all
        # the same.
        try:
            self._page.goto(url, wait_until="commit")
        except Error as trouble:
            if "interrupted by another navigation" not in trouble.message:
                raise
        self._page.wait_for_function("document.readyState === 'complete'")
        with suppress(Error):  # it is going elsewhere
            self._page.evaluate(DRAWN)

    def _show(self, url: str) -> None:
        """Shows the page again in its state; where opening it is enough for that, nothing is done or sent again."""
        if self._reached:
            address, words = self._reached
            self._open(address)
            if self._words() == words:
                return
            self._reached = None
        self._open(url)
        self._prepared()

    def _words(self) -> str:
        """The visible words of the page, in reading order."""
        return "\n".join(line for frame in self._page.frames for line in frame.evaluate(f"({in_page()}).words()"))

    def _prepared(self) -> None:
        if self._prepare:
            self._prepare(Ground(self._page, self._session, self._gate))

    def _headers(self, url: str) -> Mapping[str, str]:
        """What the browser sends with a request for a page."""
        assert self._context is not None  # noqa: S101 -- a page is open
        cookies = "; ".join(f"{each['name']}={each['value']}" for each in self._context.cookies([url]))
        return {**_ACCEPTS, "user-agent": self._agent() or "", **({"cookie": cookies} if cookies else {})}

    def _agent(self) -> str | None:
        live = self._site if isinstance(self._site, Live) else self._beyond
        return f"{self._machine.agent} {live.agent}".strip() if live else None

    def _start(self) -> None:
        if self._context is not None:
            return
        self._crashed = False
        self._context = self._machine.context(self._way.view, state=self._state, agent=self._agent())
        self._context.add_init_script(stage.script())
        self._gate.guard(self._context)
        self._page = self._context.new_page()
        self._page.on("crash", self._crash)
        self._gate.tab = self._page
        self._context.on("page", _close)  # a window of the page's own
        self._session = self._context.new_cdp_session(self._page)

    def _crash(self, _: Page) -> None:
        self._crashed = True

    # --- recording -------------------------------------------------------------------------------------------------

    def _taken(self, on: Stage, about: Mapping[str, Any]) -> Visit:
        """The visit to the page that is open: an earlier one where nothing has changed since."""
        html = "\0".join(frame.content() for frame in on.page.frames)
        content = hashlib.sha256(f"{self._gate.content()}\0{html}".encode(errors="replace")).hexdigest()
        ways = (*self._parts, self._with_axe, on.may_submit, *self._options)
        key = (content, str(about["url"]), *self._way, *map(str, ways))
        known = self._kept.get(key) if self._kept else None
        if known:
            self.reused += 1
            return known.model_copy(update={"page": about["page"], "basis": about["basis"]})
        on.base = on.take()
        visit = self._record(on, {**about, "id": hashlib.sha256("\0".join(key[:4]).encode()).hexdigest()[:12]})
        if self._kept:
            self._kept.put(key, visit)
        return visit

    def _record(self, on: Stage, about: Mapping[str, Any]) -> Visit:
        page = on.page
        said = page.evaluate(f"({in_page()}).about()")
        words = self._words()
        nodes = accessibility_tree.read_tree(on.session)
        exposed = accessibility_tree.spoken(nodes)
        found = axe.run(page) if self._with_axe else axe.AxeRun((), 0)
        probed = probe(on, self._parts) if self._parts else Probed()
        return Visit(
            **about,
            title=said["title"],
            language=said["language"],
            words=words,
            exposed=exposed,
            links=accessibility_tree.links(nodes),
            numbers=find_numbers(words),
            axe=found.results,
            axe_passes=found.passes,
            axe_version=axe.version(),
            probed=probed,
        )

    def _in_words(self, trouble: Error, took: float) -> str:
        if len(set(self._gate.went)) > _MOST_HOPS:
            return ROUND_AND_ROUND
        limits = {"patience": self._machine.patience, "whole": self._machine.whole}
        return why_untested(trouble, took, **limits, crashed=self._crashed)


def _gate(site: Answers | Live, beyond: Live | None) -> Gate:
    if isinstance(site, Live):
        return LiveGate(site)
    return LiveGate(beyond, site) if beyond else Gate(site)


def _close(page: Page) -> None:
    with suppress(Error):
        page.close()
