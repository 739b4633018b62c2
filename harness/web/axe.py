"""What axe says of a page: every frame, two widths, results cut down before they leave the page."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page, ViewportSize

from harness.cache import npm_package
from harness.model.visit import AxeNode, AxeResult

WIDTHS = (1280, 320)
"""CSS pixels: a desktop's, and what is left of it at 400 % zoom."""

HEIGHT = 800
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""Named one by one, since no tag includes another; best practice is not among them."""

_OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    # Of passes only the number is wanted; for rules that are not named here axe keeps one element each.
    "resultTypes": ["violations", "incomplete"],
    # Fetching stylesheets a second time serves experimental rules only.
    "preload": False,
}

# Frames on other hosts of the service answer too.
_IN_EVERY_FRAME = "\n;axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] });"

# Put into each document before its own scripts, the engine costs nothing until it is called.
_WAITING = """Object.defineProperty(window, Symbol.for("harness.axe"), { configurable: true, value: () => {
%s
} });"""
_CALLED = """() => {
  const engine = window[Symbol.for("harness.axe")];
  engine?.();
  return Boolean(engine);
}"""

_RUN = """async ([options, resized]) => {
  if (resized) await new Promise((done) => requestAnimationFrame(done)); // scripts of the page may answer the new size
  const began = performance.now();
  const results = await axe.run(document, options);
  const took = performance.now() - began;
  const cut = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);
  const box = (target) => {
    const found = target.length === 1 && typeof target[0] === "string" ? document.querySelector(target[0]) : null;
    const { x, y, width, height } = found?.getBoundingClientRect() ?? {};
    return width && height ? [x + scrollX, y + scrollY, width, height] : null;
  };
  const short = (outcome) => (rule) => ({
    rule: rule.id, outcome, impact: rule.impact, help: rule.help, help_url: rule.helpUrl, tags: rule.tags,
    count: rule.nodes.length,
    nodes: rule.nodes.slice(0, 5).map((node) => ({
      target: node.target.flat().join(" "), html: cut(node.html, 300), summary: node.failureSummary || "",
      box: box(node.target),
    })),
  });
  return {
    found: [...results.violations.map(short("violation")), ...results.incomplete.map(short("needs-review"))],
    passes: results.passes.length, took,
  };
}"""


class AxeRun(NamedTuple):
    """What axe found, how many of its rules passed (0 where it could not be run), and how long its own work took."""

    results: tuple[AxeResult, ...]
    passes: int
    milliseconds: float = 0.0


def version() -> str:
    """The version of the engine that is used."""
    return _engine()[1]


def script() -> str:
    """The engine, to be put into each document."""
    return _engine()[0] + _IN_EVERY_FRAME


@cache
def waiting() -> str:
    """The same as an init script of a context, for :func:`run` to call; handing it over at each page takes longer."""
    return _WAITING % script()


def run(page: Page) -> AxeRun:
    """Run axe at each width and leave the page as wide as it was.

    Raises:
        Error: The page went away or stopped answering.
    """
    for frame in page.frames:
        if not frame.evaluate(_CALLED):
            frame.evaluate(script())
    found: list[AxeResult] = []
    passes = []
    took = 0.0
    before = page.viewport_size
    try:
        for width in WIDTHS:
            size = ViewportSize(width=width, height=HEIGHT)
            resized = page.viewport_size != size
            if resized:
                page.set_viewport_size(size)
            answer = page.evaluate(_RUN, [_OPTIONS, resized])
            found += [
                _result(each, width, placed=before is None or before["width"] == width) for each in answer["found"]
            ]
            passes.append(int(answer["passes"]))
            took += answer["took"]
    finally:
        if before and before != page.viewport_size:
            page.set_viewport_size(before)
    return AxeRun(_merged(found), passes[0], took)


def _merged(results: Iterable[AxeResult]) -> tuple[AxeResult, ...]:
    """Each result once; one that is the same at both widths keeps the first."""
    kept: dict[tuple[object, ...], AxeResult] = {}
    for result in results:
        kept.setdefault((result.rule, result.outcome, result.count, *(node.target for node in result.nodes)), result)
    return tuple(sorted(kept.values(), key=lambda result: (result.outcome != "violation", result.rule, -result.width)))


def _result(answer: dict[str, Any], width: int, *, placed: bool) -> AxeResult:
    # At another width than the window's own, things stand elsewhere than on its picture.
    nodes = tuple(AxeNode(**{**node, "box": node["box"] if placed else None}) for node in answer.pop("nodes"))
    return AxeResult(**answer, nodes=nodes, width=width)


def _engine() -> tuple[str, str]:
    package = npm_package("axe-core")
    newest = package / "axe.min.js" if package else None
    return _read(newest if newest and newest.is_file() else AXE_FILE_PATH)


@cache
def _read(file: Path) -> tuple[str, str]:
    script = file.read_text(encoding="utf-8")
    named = re.search(r"axe v(\d[\w.-]*)", script[:200])
    return script, named[1] if named else "unknown"
