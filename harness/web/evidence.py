"""Turns the page that is open into a visit: raw evidence, no judgement."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urldefrag

from playwright.sync_api import CDPSession, Error, Frame, Page

from harness.language.numbers import find_numbers
from harness.model.base import Basis
from harness.model.service import Service
from harness.model.visit import Visit
from harness.web import accessibility_tree, axe
from harness.web.site import Site, same_page
from harness.web.ways import WIDTH, Way

_TALLEST = 4000


@cache
def in_page() -> str:
    """The script that works out, inside a page, what can be seen of it."""
    return Path(__file__).with_name("in_page.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is, how they meet what they find there, and how an identity check of them ends."""

    site: Site
    service: Service
    way: Way
    identity: Literal["passes", "fails"] = "passes"


class Recorder:
    """Records visits; one that is the same for the next person is not recorded again."""

    def __init__(self, pictures: Path | None) -> None:
        self._pictures = pictures
        self._visits: dict[tuple[str, str], Visit] = {}
        self._axe: dict[tuple[str, str], axe.AxeRun] = {}

    def record(self, page: Page, session: CDPSession, place: Place, address: str) -> Visit:
        """The visit to the page that is open.

        Args:
            page: What shows it.
            session: The same, for what only the browser itself knows.
            place: Where the person is.
            address: The page's own, which after a form is not the one in the bar.

        Raises:
            Error: The page went away or stopped answering.
        """
        html = "\n".join(frame.content() for frame in page.frames)
        identity = _identity(html, address, *place.way, axe.version())
        known = (place.site.digest, identity)
        if known not in self._visits:
            self._visits[known] = self._look(page, session, place, identity, html, address)
        return self._visits[known]

    def _look(self, page: Page, session: CDPSession, place: Place, identity: str, html: str, address: str) -> Visit:
        about = page.evaluate(f"({in_page()}).about()")
        words = "\n".join(line for frame in page.frames for line in _words(frame))
        nodes = accessibility_tree.read_tree(session)
        exposed = accessibility_tree.spoken(nodes)
        content = _identity(place.site.digest, html, address, place.way.view)
        picture = self._picture(page, session, identity)
        narrow = self._narrow_picture(page, session, content) if place.way.view == "plain" else None
        found = self._axe_of(page, place.site, html, address)
        return Visit(
            **_named(place.service, address),
            id=identity,
            url=address,
            title=about["title"],
            language=about["language"],
            **place.way._asdict(),
            words=words,
            exposed=exposed,
            links=accessibility_tree.links(nodes),
            numbers=find_numbers("\n".join(exposed) if place.way.operating == "screen-reader" else words),
            axe=found.results,
            axe_passes=found.passes,
            axe_version=axe.version(),
            picture=picture,
            narrow_picture=narrow,
        )

    def _axe_of(self, page: Page, site: Site, html: str, address: str) -> axe.AxeRun:
        """What axe says does not turn on who asks, so a page that two kinds of people meet is put to it once."""
        known = (site.digest, hashlib.sha256(f"{urldefrag(address)[0]}\0{html}".encode()).hexdigest())
        if known not in self._axe:
            try:
                self._axe[known] = axe.run(page)
            except Error:
                page.title()  # if the page itself has gone, that is the matter
                self._axe[known] = axe.AxeRun((), 0)
        return self._axe[known]

    def _picture(self, page: Page, session: CDPSession, identity: str, scale: float = 0.5) -> str | None:
        if self._pictures is None:
            return None
        name = f"{identity}.jpg"
        if not (self._pictures / name).exists():
            self._pictures.mkdir(parents=True, exist_ok=True)
            width = page.viewport_size["width"] if page.viewport_size else WIDTH
            (self._pictures / name).write_bytes(_screenshot(session, width, scale))
        return name

    def _narrow_picture(self, page: Page, session: CDPSession, content: str) -> str | None:
        """The page as 400 % leaves it; the same for all who see the same page."""
        before = page.viewport_size
        if self._pictures is None or before is None:
            return None
        page.set_viewport_size({"width": axe.WIDTHS[1], "height": before["height"]})
        try:
            return self._picture(page, session, f"{content}-narrow", 0.75)
        finally:
            page.set_viewport_size(before)


def not_visited(service: Service, url: str, way: Way, why: str) -> Visit:
    """The visit that says why there was none."""
    return Visit(**_named(service, url), id=_identity(why, url, *way, ""), url=url, **way._asdict(), untested=why)


def _named(service: Service, url: str) -> dict[str, Any]:
    for name, page in service.pages.items():
        if same_page(page.url, url):
            return {"page": name, "where": page.origin, "basis": page.basis}
    return {"page": None, "where": None, "basis": Basis.ILLUSTRATIVE}


def _identity(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def _words(frame: Frame) -> list[str]:
    return list(frame.evaluate(f"({in_page()}).words()"))


def _screenshot(session: CDPSession, width: int, scale: float) -> bytes:
    """The page as a small JPEG, however far down it goes (within reason)."""
    size = session.send("Page.getLayoutMetrics")["cssContentSize"]
    height = min(size["height"], _TALLEST)
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}
    shot = {"format": "jpeg", "quality": 60, "clip": clip, "captureBeyondViewport": True}
    return base64.b64decode(session.send("Page.captureScreenshot", shot)["data"])
