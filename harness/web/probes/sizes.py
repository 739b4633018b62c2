"""Tries a page in other sizes, spacings and colours than the ones it was made in."""

import json
from typing import Any

from playwright.sync_api import ViewportSize

from harness.model.sizes import Sizes
from harness.web.scripts import source
from harness.web.stage import Stage
from harness.web.ways import ENLARGED, HEIGHT, SPACING, WIDTH

_KEY = "window[Symbol.for('harness.sizes')]"
_BEGIN = """() => {
  %s
  if (!document.body || document.body.tagName === "FRAMESET") return null;
  const page = (%s)(%s, %s);
  const colours = (%s)(page);
  const own = { ...page, colours, count: document.querySelectorAll("*").length };
  Object.defineProperty(window, Symbol.for("harness.sizes"), { value: own, configurable: true });
  const found = { texts: page.texts(), capped: page.capped(), cut: page.cut(), shown: [] };
  colours.keep();
  const clip = colours.overPictures();
  found.shown.push(page.doubled(), page.spaced());
  return { found, clip, turns: colours.asksHowHeld() };
}"""
_COMPARED = f"""async (setting) => {{
  await new Promise((done) => requestAnimationFrame(done));  // scripts of the page may answer the new size
  return {_KEY}.compared(setting);
}}"""
_END = f"""() => {{
  const same = document.querySelectorAll("*").length === {_KEY}.count;
  delete {_KEY};
  return same;
}}"""
_FORCED = "() => matchMedia('(forced-colors: active)').matches"
_SCRIPTS = ("contrast", "sizes", "sizes_seen", "colours")
_USUAL = ViewportSize(width=WIDTH, height=HEIGHT)
_ZOOMED = ViewportSize(width=WIDTH // 2, height=HEIGHT // 2)


def probe_sizes(stage: Stage) -> Sizes:
    """Records what enlarging, spacing out, turning and other colours do to the page, and puts it back.

    Raises:
        Error: The page went away or stopped answering.
    """
    page = stage.page
    own = page.viewport_size or _USUAL
    forced = page.evaluate(_FORCED)
    try:
        if own != _USUAL:
            page.set_viewport_size(_USUAL)
        if forced:
            page.emulate_media(forced_colors="none")
        found = _tried(stage)
    finally:
        page.set_viewport_size(own)
        page.emulate_media(forced_colors="active" if forced else "none")
    if found and not page.evaluate(_END):
        stage.reset()
    return Sizes(**found)


def _tried(stage: Stage) -> dict[str, Any]:
    page = stage.page
    begun = page.evaluate(_begin())
    if begun is None:
        return {}
    found: dict[str, Any] = begun["found"]
    if begun["clip"]:
        found["over_pictures"] = _over_pictures(stage, begun["clip"])
    for setting, size in (("zoomed", _ZOOMED), ("reflowed", ENLARGED)):
        page.set_viewport_size(size)
        found["shown"].append(page.evaluate(_COMPARED, setting))
    if begun["turns"]:
        page.set_viewport_size(ViewportSize(width=_USUAL["height"], height=_USUAL["width"]))
        found["turned"] = page.evaluate(f"() => {_KEY}.colours.turned()")
    page.set_viewport_size(_USUAL)
    page.emulate_media(forced_colors="active")
    return found | dict(page.evaluate(f"() => {_KEY}.colours.lost()"))


def _over_pictures(stage: Stage, clip: dict[str, int]) -> list[dict[str, Any]]:
    """The contrasts of what stands on pictures: one picture is taken of them all, without the letters."""
    colours = f"{_KEY}.colours"
    stage.page.evaluate(f"() => {colours}.hide()")
    try:
        picture = stage.session.send(
            "Page.captureScreenshot",
            {"format": "png", "clip": {**clip, "scale": 1}, "captureBeyondViewport": True, "optimizeForSpeed": True},
        )
    finally:
        stage.page.evaluate(f"() => {colours}.show()")
    contrasts = stage.page.evaluate(f"([data, clip]) => {colours}.contrasts(data, clip)", [picture["data"], clip])
    return list(contrasts)


def _begin() -> str:
    contrast, sizes, seen, colours = (source(f"probes/{name}.js") for name in _SCRIPTS)
    return _BEGIN % (contrast, sizes, seen, json.dumps(SPACING), colours)
