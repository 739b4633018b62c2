"""Visits pages one after another in one tab, for what they are rather than for what a person wants there."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any, Self

from playwright.sync_api import BrowserContext, CDPSession, Error, Page
from playwright.sync_api import TimeoutError as TookTooLong

from harness.language.numbers import find_numbers
from harness.model.base import Basis
from harness.model.probed import PARTS, Probed
from harness.model.visit import Operating, Visit
from harness.web import accessibility_tree, axe, stage
from harness.web.evidence import in_page
from harness.web.gate import Gate
from harness.web.probes import probe
from harness.web.site import Site
from harness.web.stage import Stage
from harness.web.tab import Machine


class Visitor:
    """Visits the pages of one site."""

    def __init__(
        self,
        machine: Machine,
        site: Site,
        *,
        parts: Collection[str] = PARTS,
        with_axe: bool = True,
        may_submit: bool = True,
        operating: Operating = "pointer",
    ) -> None:
        """Get ready; nothing is opened yet.

        Args:
            machine: The browser.
            site: What answers.
            parts: What is recorded of each page.
            with_axe: Whether axe is run.
            may_submit: Whether forms may really be sent.
            operating: How the pages are operated.
        """
        self._machine = machine
        self._site = site
        self._parts = parts
        self._with_axe = with_axe
        self._may_submit = may_submit
        self._operating = operating
        self._gate = Gate(site)
        self._context: BrowserContext | None = None
        self._page: Page
        self._session: CDPSession

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
        about = {"page": name or url, "where": None, "basis": basis, "url": url, "operating": self._operating}
        try:
            with self._machine.watch():
                self._start()
                on = Stage(
                    self._page,
                    self._session,
                    self._gate,
                    lambda: self._show(url),
                    may_submit=self._may_submit,
                )
                on.open()
                return self._record(on, about)
        except Error as trouble:
            self.close()
            took = f"did not finish loading within {self._machine.patience:g} seconds"
            why = took if isinstance(trouble, TookTooLong) else "stopped answering, so what is there was not recorded"
            return Visit(id="untested", untested=f"{url} {why}.", **about)

    def _record(self, on: Stage, about: Mapping[str, Any]) -> Visit:
        page = on.page
        said = page.evaluate(f"({in_page()}).about()")
        words = "\n".join(line for frame in page.frames for line in frame.evaluate(f"({in_page()}).words()"))
        nodes = accessibility_tree.read_tree(on.session)
        exposed = accessibility_tree.spoken(nodes)
        found = axe.run(page) if self._with_axe else axe.AxeRun((), 0)
        probed = probe(on, self._parts) if self._parts else Probed()
        return Visit(
            **about,
            id="visit",
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

    def _show(self, url: str) -> None:
        self._page.goto(url)

    def _start(self) -> None:
        if self._context is not None:
            return
        self._context = self._machine.context()
        self._context.add_init_script(stage.script())
        self._gate.guard(self._context)
        self._page = self._context.new_page()
        self._session = self._context.new_cdp_session(self._page)
