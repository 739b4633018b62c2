"""Tries each page that a run comes to, once for all who are shown it alike."""

from collections.abc import Callable
from urllib.parse import urldefrag

from harness.model.probed import PARTS, Probed
from harness.model.visit import Visit
from harness.web.announced import announced
from harness.web.channel import Browser
from harness.web.kept_visits import KeptVisits
from harness.web.pictures import stops
from harness.web.site import Site
from harness.web.visitor import Visitor
from harness.web.ways import Way


class Prober:
    """What was tried on the pages of packs, kept from run to run while nothing that it turns on changes.

    A pack answers from memory, so what a page is follows from the pack alone: to know that a page is as it was, nothing
    has to be opened.
    """

    def __init__(self, browser: Callable[[], Browser | None], kept: KeptVisits, *, fresh: bool = False) -> None:
        """Get ready.

        Args:
            browser: Starts the browser, or returns the one that runs; none where there is none.
            kept: What earlier runs recorded.
            fresh: Whether to try every page anew.
        """
        self._browser = browser
        self._kept = kept
        self._fresh = fresh
        self._probed: dict[tuple[str, ...], Probed] = {}

    def probed(self, site: Site, visit: Visit) -> Visit:
        """The visit with what was tried on its page: as the page is when it is opened, in the visit's own view."""
        if visit.untested or visit.page is None:
            return visit
        url = urldefrag(visit.url)[0]
        key = ("page of a pack", site.digest, url, visit.view)
        if key not in self._probed:
            self._probed[key] = self._of(key, site, url, visit)
        probed = self._probed[key]
        shown = {"stops": tuple(stops(probed)), "announced": tuple(announced(probed))}
        return visit.model_copy(update={"probed": probed, **shown})

    def _of(self, key: tuple[str, ...], site: Site, url: str, visit: Visit) -> Probed:
        known = None if self._fresh else self._kept.get(key)
        if known:
            return known.probed
        browser = self._browser()
        if browser is None:
            return Probed(untested=dict.fromkeys(PARTS, "There is no browser to try the page with."))
        with Visitor(browser, site, with_axe=False, way=Way(view=visit.view)) as visitor:
            tried = visitor.visit(url)
        if tried.untested:
            return Probed(untested=dict.fromkeys(PARTS, tried.untested))
        self._kept.put(key, tried)
        return tried.probed
