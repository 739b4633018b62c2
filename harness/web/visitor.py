"""Visits pages one after another in one tab, for what they are rather than for what a person wants there."""

import hashlib
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Error

from harness.model.base import Basis
from harness.model.probed import PARTS, Probed
from harness.model.visit import Visit
from harness.web import accessibility_tree, axe, pictures
from harness.web.arriving import Arriving, Ground
from harness.web.channel import Browser
from harness.web.evidence import axe_of, content, met
from harness.web.fetching import NotReached
from harness.web.gate import Answers
from harness.web.kept_visits import KeptVisits
from harness.web.live import Live
from harness.web.probes import probe
from harness.web.stage import Stage
from harness.web.ways import Way

_PLAIN = Way()


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
        pictures: Path | None = None,
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
            pictures: The folder that pictures of each page go to; none takes no pictures.
        """
        scripts = [axe.waiting()] if with_axe else []
        self._tab = Arriving(machine, site, view=way.view, state=state, prepare=prepare, beyond=beyond, scripts=scripts)
        self._machine = machine
        self._site = site
        self._parts = parts
        self._with_axe = with_axe
        self._may_submit = may_submit
        self._way = way
        self._kept = kept
        self._options = tuple(options)
        self._pictures = pictures
        self.reused = 0

    @property
    def refused(self) -> tuple[str, ...]:
        """What the page that was visited last asked for and did not get."""
        return self._tab.gate.refused

    @property
    def unsent(self) -> tuple[str, ...]:
        """Where something of the page that was visited last was to be sent, and nothing was; each once."""
        return tuple(dict.fromkeys(self._tab.gate.unsent))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the tab; it can be used again, with nothing remembered."""
        self._tab.close()

    def visit(self, url: str, name: str | None = None, basis: Basis = Basis.SUPPLIED) -> Visit:
        """Visit a page; one that hangs or breaks gives a visit that says so.

        Args:
            url: Its address.
            name: What it is called; none takes the address.
            basis: What it stands on.
        """
        tab, began = self._tab, time.monotonic()
        try:
            with self._machine.watch():
                tab.start()
                at = tab.arrive(url)
                may = self._site.sends(at) if isinstance(self._site, Live) else self._may_submit
                on = Stage(tab.page, tab.session, tab.gate, lambda: tab.show(at), may_submit=may)
                tab.prepare()
                tab.remember()
                return self._taken(on, {**self._about(url, name, basis), "url": tab.gate.shown(tab.page.url)})
        except NotReached as reason:
            self.close()
            return self.not_visited(url, name, f"{name or url} {reason}")
        except RecursionError:
            self.close()
            return self.not_visited(url, name, f"{name or url} nests its elements too deep to be read.")
        except Error as trouble:
            self.close()
            return self.not_visited(url, name, f"{name or url} {tab.in_words(trouble, time.monotonic() - began)}")
        except BaseException:
            self.close()
            raise

    def not_visited(self, url: str, name: str | None, why: str) -> Visit:
        """The visit that says, in a sentence, why there was none."""
        identity = hashlib.sha256(f"{why}\0{url}\0{self._way}".encode()).hexdigest()[:12]
        return Visit(**self._about(url, name, Basis.SUPPLIED), id=identity, url=url, untested=why)

    def _about(self, url: str, name: str | None, basis: Basis) -> dict[str, Any]:
        return {"page": name or url, "where": None, "basis": basis, **self._way._asdict()}

    def _taken(self, on: Stage, about: Mapping[str, Any]) -> Visit:
        """The visit to the page that is open: an earlier one where nothing has changed since."""
        html = content(on.page)
        whole = hashlib.sha256(f"{on.gate.content()}\0{html}".encode(errors="replace")).hexdigest()
        ways = (*self._parts, self._with_axe, on.may_submit, *self._options)
        key = (whole, str(about["url"]), *self._way, *map(str, ways))
        known = self._kept.get(key) if self._kept else None
        # Pictures are not kept: the page stands there, and for what they show it has to.
        shown = self._shown(on) if self._pictures else {}
        if known:
            self.reused += 1
            return known.model_copy(update={"page": about["page"], "basis": about["basis"], **shown})
        if shown and content(on.page) != html:  # it did not bear being made narrow
            on.reset()
        visit = self._record(on, {**about, "id": hashlib.sha256("\0".join(key[:4]).encode()).hexdigest()[:12]})
        if self._kept:
            self._kept.put(key, visit)
        return visit.model_copy(update=shown)

    def _shown(self, on: Stage) -> dict[str, str]:
        """Takes the page's pictures; the names of their files, by what a visit calls them."""
        assert self._pictures is not None  # noqa: S101 -- asked for
        taken = {"picture": pictures.picture(on.page, on.session, pictures.LEGIBLE)}
        narrow = pictures.narrow_picture(on.page, on.session) if self._way.view == "plain" else None
        if narrow is not None:
            taken["narrow_picture"] = narrow
            on.drawn()
        return {what: pictures.keep(self._pictures, picture) for what, picture in taken.items()}

    def _record(self, on: Stage, about: Mapping[str, Any]) -> Visit:
        trees = accessibility_tree.Trees(on.session)
        if self._parts:
            on.base = on.take(trees)
        nodes = accessibility_tree.read_tree(on.session, trees)
        del trees
        said = met(on.page, nodes)
        found = axe_of(on.page) if self._with_axe else axe.AxeRun((), 0)
        probed = probe(on, self._parts) if self._parts else Probed()
        return Visit(
            **about,
            **said,
            axe=found.results,
            axe_passes=found.passes,
            axe_version=axe.version(),
            probed=probed,
        )
