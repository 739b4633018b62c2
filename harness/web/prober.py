"""Tries each page that a run comes to, once for all who are shown it alike."""

from collections.abc import Callable, Iterator
from urllib.parse import urldefrag

from harness.model.probed import PARTS, Probed
from harness.model.visit import Stop, Visit
from harness.web.channel import Browser
from harness.web.kept_visits import KeptVisits
from harness.web.site import Site
from harness.web.visitor import Visitor
from harness.web.ways import Way

_SHOWN = 40
"""Stops of the Tab key that a picture has room for."""


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
        return visit.model_copy(update={"probed": probed, "stops": tuple(_stops(probed))})

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


def _stops(probed: Probed) -> Iterator[Stop]:
    """The first stops of the Tab key, as they are to be shown on a picture of the whole page."""
    if probed.keyboard is None or probed.snapshot is None:
        return
    for stop in probed.keyboard.forward[:_SHOWN]:
        element = probed.snapshot.at_path(stop.path)
        if element is not None and element.box is not None:
            yield Stop(element.name or probed.snapshot.words(element) or element.tag, element.box)
