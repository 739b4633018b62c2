"""How a person operates a page, and what it is shown with: both follow from their limits."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypedDict

from playwright.sync_api import BrowserContext, ViewportSize

from harness.model.persona import Persona
from harness.model.visit import Operating, View

WIDTH, HEIGHT = 1280, 800
"""Of the window, in CSS pixels, where nothing is enlarged."""

ENLARGED = ViewportSize(width=320, height=256)
"""What 400 % leaves of a window of 1280 by 1024 CSS pixels (WCAG 1.4.10)."""

SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } "
    "p { margin-bottom: 2em !important }"
)
"""The distances that a page has to bear by WCAG 1.4.12."""

_SPACED = f"""(() => {{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync({SPACING!r});
  const put = () => {{ document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }};
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", put, {{ once: true }}) : put();
}})()"""


_HANDS: Mapping[str, Operating] = {"none": "keyboard", "unsteady": "unsteady-pointer", "steady": "pointer"}


class Way(NamedTuple):
    """A way of meeting a page; people who share one share its visits."""

    operating: Operating = "pointer"
    view: View = "plain"


class Shown(TypedDict):
    """The settings of a browser context: what a view needs, and what is the same on every machine."""

    viewport: ViewportSize
    forced_colors: Literal["active", "none"]
    device_scale_factor: float
    locale: str
    timezone_id: str
    color_scheme: Literal["light"]
    service_workers: Literal["block"]
    accept_downloads: bool


def way_of(person: Persona) -> Way:
    """How this person meets a page."""
    screen = person.perceives.screen
    if screen == "by-screen-reader":
        return Way("screen-reader")
    return Way(_HANDS[person.presses.pointing], "plain" if screen == "by-eye" else screen)


def settings(view: View) -> Shown:
    """What a browser context is made with."""
    return {
        "viewport": ENLARGED if view == "enlarged" else ViewportSize(width=WIDTH, height=HEIGHT),
        "forced_colors": "active" if view == "own-colours" else "none",
        "device_scale_factor": 1,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "color_scheme": "light",
        "service_workers": "block",
        "accept_downloads": False,
    }


def dress(context: BrowserContext, view: View) -> None:
    """Put into each page of a context what its settings cannot say."""
    if view == "own-spacing":
        context.add_init_script(_SPACED)
