"""Pictures of a page for a report: small, of the whole of it, as it stands and as 400 % leaves it."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from playwright.sync_api import CDPSession, Page

from harness.model.finding import Evidence
from harness.model.probed import Probed
from harness.model.record import NARROW
from harness.model.visit import Stop, Visit
from harness.web import axe
from harness.web.ways import WIDTH

_TALLEST = 4000
"""CSS pixels of a page that a picture shows."""
_NARROW = axe.WIDTHS[1]
SMALL, LEGIBLE = 0.5, 0.75
"""Picture elements to a CSS pixel: enough to know a page by; and to read its words, as at 320 pixels one must."""
_STOPS = 40
"""Stops of the Tab key that a picture has room for."""


def picture(page: Page, session: CDPSession, scale: float = SMALL) -> bytes:
    """The page as a small JPEG, however far down it goes (within reason).

    Args:
        page: The page.
        session: The same, for what only the browser itself knows.
        scale: Picture elements to a CSS pixel.

    Raises:
        Error: The page went away or stopped answering.
    """
    width = page.viewport_size["width"] if page.viewport_size else WIDTH
    height = min(session.send("Page.getLayoutMetrics")["cssContentSize"]["height"], _TALLEST)
    scale = LEGIBLE if width <= _NARROW else scale
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}
    shot = {"format": "jpeg", "quality": 60, "clip": clip, "captureBeyondViewport": True}
    return base64.b64decode(session.send("Page.captureScreenshot", shot)["data"])


def narrow_picture(page: Page, session: CDPSession) -> bytes | None:
    """The page as 400 % leaves it; none where the window has no size that it could be given back.

    Raises:
        Error: The page went away or stopped answering.
    """
    before = page.viewport_size
    if before is None:
        return None
    page.set_viewport_size({"width": _NARROW, "height": before["height"]})
    try:
        return picture(page, session)
    finally:
        page.set_viewport_size(before)


def keep(folder: Path, content: bytes, ending: str = ".jpg") -> str:
    """Puts a picture, or other evidence, into a folder, what is alike once; returns the file's name.

    Args:
        folder: The folder, which need not be there.
        content: Of the file.
        ending: Of the file's name.

    Raises:
        OSError: The folder cannot be written.
    """
    name = f"{hashlib.sha256(content).hexdigest()[:16]}{ending}"
    if not (folder / name).exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return name


def pictures_of(folder: Path, visits: Mapping[str, Visit]) -> Iterator[tuple[str, Evidence]]:
    """The pictures of each visit, by its id, and by its id and ``NARROW`` for the one at 400 %.

    Args:
        folder: The report's; the pictures lie in its folder of evidence.
        visits: The visits, by id.
    """
    for name, visit in visits.items():
        for key, file in ((name, visit.picture), (name + NARROW, visit.narrow_picture)):
            if file:
                yield key, evidence_of(folder, file)


def evidence_of(folder: Path, name: str, kind: Literal["picture", "page"] = "picture") -> Evidence:
    """A file in a report's folder of evidence, as findings and records name it."""
    path = Path("evidence") / name
    return Evidence(kind=kind, path=path.as_posix(), sha256=hashlib.sha256((folder / path).read_bytes()).hexdigest())


def stops(probed: Probed) -> Iterator[Stop]:
    """The first stops of the Tab key, as they are to be shown on a picture of the whole page."""
    if probed.keyboard is None or probed.snapshot is None:
        return
    for stop in probed.keyboard.forward[:_STOPS]:
        element = probed.snapshot.at_path(stop.path)
        if element is not None and element.box is not None:
            yield Stop(element.name or probed.snapshot.words(element) or element.tag, element.box)
