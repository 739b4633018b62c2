"""Turns the page that is open into a visit: raw evidence, no judgement."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urldefrag

from playwright.sync_api import CDPSession, Error, Page

from harness.language.numbers import find_numbers
from harness.model.base import Basis
from harness.model.service import Service
from harness.model.visit import Operating, Visit
from harness.web import accessibility_tree, axe
from harness.web.pictures import narrow_picture, picture
from harness.web.scripts import source
from harness.web.site import Site, same_page
from harness.web.ways import Way

_HTML = "() => `${document.compatMode} ${document.documentElement?.outerHTML}`"


def in_page() -> str:
    """The script that works out, inside a page, what can be seen of it."""
    return source("in_page.js")


def content(page: Page) -> str:
    """The documents of a page, frames too, as they now stand."""
    return "\0".join(frame.evaluate(_HTML) for frame in page.frames)


def words(page: Page) -> str:
    """The visible words of a page, in reading order."""
    return "\n".join(line for frame in page.frames for line in frame.evaluate(f"({in_page()}).words()"))


def met(page: Page, nodes: Sequence[accessibility_tree.Node], operating: Operating = "pointer") -> dict[str, Any]:
    """What a page says to an eye and to an ear, by the names that a visit has for it.

    Args:
        page: The page.
        nodes: What it exposes.
        operating: Whether what is seen or what is exposed is gone by.

    Raises:
        Error: The page went away or stopped answering.
    """
    seen, exposed = words(page), accessibility_tree.spoken(nodes)
    return {
        **page.evaluate(f"({in_page()}).about()"),
        "words": seen,
        "exposed": exposed,
        "rotor": accessibility_tree.rotor(nodes),
        "links": accessibility_tree.links(nodes),
        "numbers": find_numbers("\n".join(exposed) if operating == "screen-reader" else seen),
    }


def axe_of(page: Page) -> axe.AxeRun:
    """What axe says; nothing where it cannot bear the page, such as one that took away all that was on it.

    Raises:
        Error: The page went away or stopped answering.
    """
    try:
        return axe.run(page)
    except Error:
        page.evaluate("0")  # if the page itself has gone, that is the matter
        return axe.AxeRun((), 0)


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
        html = content(page)
        identity = _identity(html, address, *place.way, axe.version())
        known = (place.site.digest, identity)
        if known not in self._visits:
            self._visits[known] = self._look(page, session, place, identity, html, address)
        return self._visits[known]

    def _look(self, page: Page, session: CDPSession, place: Place, identity: str, html: str, address: str) -> Visit:
        said = met(page, accessibility_tree.read_tree(session), place.way.operating)
        alike = _identity(place.site.digest, html, address, place.way.view)
        whole = self._kept(identity, picture, page, session)
        plain = place.way.view == "plain"
        # It is the same for all who see the same page, whatever their hands are.
        narrow = self._kept(f"{alike}-narrow", narrow_picture, page, session) if plain else None
        found = self._axe_of(page, place.site, html, address)
        return Visit(
            **_named(place.service, address),
            id=identity,
            url=address,
            **place.way._asdict(),
            **said,
            axe=found.results,
            axe_passes=found.passes,
            axe_version=axe.version(),
            picture=whole,
            narrow_picture=narrow,
        )

    def _axe_of(self, page: Page, site: Site, html: str, address: str) -> axe.AxeRun:
        """What axe says does not turn on who asks, so a page that two kinds of people meet is put to it once."""
        known = (site.digest, _identity(urldefrag(address)[0], html))
        if known not in self._axe:
            self._axe[known] = axe_of(page)
        return self._axe[known]

    def _kept(
        self, name: str, take: Callable[[Page, CDPSession], bytes | None], page: Page, session: CDPSession
    ) -> str | None:
        """A picture's file; one that is there already is not taken again."""
        if self._pictures is None:
            return None
        file = self._pictures / f"{name}.jpg"
        if not file.exists():
            taken = take(page, session)
            if taken is None:
                return None
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(taken)
        return file.name


def not_visited(service: Service, url: str, way: Way, why: str) -> Visit:
    """The visit that says why there was none."""
    return Visit(**_named(service, url), id=_identity(why, url, *way, ""), url=url, **way._asdict(), untested=why)


def _named(service: Service, url: str) -> dict[str, Any]:
    for name, page in service.pages.items():
        if same_page(page.url, url):
            return {"page": name, "where": page.origin, "basis": page.basis}
    return {"page": None, "where": None, "basis": Basis.ILLUSTRATIVE}


def _identity(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()[:12]
