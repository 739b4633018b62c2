"""How many barriers of the GDS accessibility tool audit are found: a table in Markdown, barrier by barrier.

.venv/bin/python benchmarks/gds.py [--only 67,83] [--all]

A barrier counts when a check that names it, or a rule of axe that names it, says failed or cannot-tell on its page, at
any severity, and says nothing on the control: the same page without the barrier. Which check names which barrier is in
gds_audit/accepted.yaml. The audit's fragments lie in the corpus; what their class names mean is written out in
gds_audit/, since the collection holds no stylesheet and no script.
"""

import struct
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from corpus import ANYBODY, options, read

from harness.checks import all_checks
from harness.model.finding import Outcome
from harness.model.visit import Visit
from harness.web import axe
from harness.web.channel import Browser
from harness.web.site import Site
from harness.web.visitor import Visitor

HERE = Path(__file__).parent / "gds_audit"
HOST = "https://audit.example.org"
CONTROL = "<p>Nothing is wrong with this paragraph, which stands where a barrier stands on the other pages.</p>"
_SAYS = (Outcome.FAILED, Outcome.CANNOT_TELL)


class Found(NamedTuple):
    """What was said of a page: by check, or by rule of axe, with how sure it was."""

    ours: Mapping[str, str]
    axe: Mapping[str, str]


def main() -> None:
    """Prints the table, and the totals last."""
    does = "print everything said of each page, counted or not"
    only, everything = options(__doc__, "numbers of barriers", "--all", does)
    barriers = [e for e in read("gds-audit", "barriers.json")["barriers"] if not only or str(e["n"]) in only]
    accepted = yaml.safe_load((HERE / "accepted.yaml").read_text())
    with Browser() as browser:
        control = _said(browser, _page(CONTROL))
        print("Control page:", ", ".join([*control.ours, *(f"axe: {rule}" for rule in control.axe)]) or "nothing")
        found = {each["n"]: _less(_said(browser, _whole(each)), control) for each in barriers}
    print("\n".join(_table(barriers, found, accepted, everything=everything)))


def _table(
    barriers: Sequence[Mapping[str, Any]],
    found: Mapping[int, Found],
    accepted: Mapping[int, list[str]],
    *,
    everything: bool,
) -> Iterator[str]:
    yield "\n| # | barrier | found by | axe alone |\n| --- | --- | --- | --- |"
    ours = alone = 0
    for each in barriers:
        number, said = each["n"], found[each["n"]]
        named = accepted.get(number, [])
        by_axe = [rule for rule in said.axe if f"axe: {rule}" in named]
        by = [f"{check} ({said.ours[check]})" for check in said.ours if check in named]
        by += [f"axe: {rule} ({said.axe[rule]})" for rule in by_axe]
        ours += bool(by)
        alone += bool(by_axe)
        more = f" · also said: {', '.join([*said.ours, *(f'axe: {rule}' for rule in said.axe)])}" if everything else ""
        whose = ", ".join(by) or "**not found**"
        yield f"| {number} | {each['barrier']} | {whose}{more} | {', '.join(by_axe) or '–'} |"
    yield f"\n{ours} of {len(barriers)} found; axe {axe.version()} alone, as run here: {alone}."


def _said(browser: Browser, html: str) -> Found:
    url = f"{HOST}/page"
    with Visitor(browser, Site({url: html.encode(), **_PAGES}, _ASSETS)) as visitor:
        visit = visitor.visit(url)
    if visit.untested or visit.probed.untested:
        print("Untested:", visit.untested, dict(visit.probed.untested), file=sys.stderr)
    return Found(dict(_ours(visit)), {each.rule: each.outcome for each in reversed(visit.axe)})


def _ours(visit: Visit) -> Iterator[tuple[str, str]]:
    for name, check in all_checks().items():
        if check.kind not in ("page", "visit") or name == "page-wcag":
            continue
        judged = check.of_page(visit) if check.kind == "page" else check.judge(visit, ANYBODY)
        said = [each.outcome for each in judged if each.outcome in _SAYS]
        if said:
            yield name, "failed" if Outcome.FAILED in said else "cannot tell"


def _less(found: Found, control: Found) -> Found:
    """What was said and was not said of the control."""
    return Found(
        {name: sure for name, sure in found.ours.items() if control.ours.get(name) != sure},
        {rule: sure for rule, sure in found.axe.items() if control.axe.get(rule) != sure},
    )


def _whole(barrier: Mapping[str, Any]) -> str:
    sound = _page(CONTROL)
    if barrier["n"] == 25:
        return sound.replace('lang="en"', 'lang="xenglish"', 1)
    if barrier["n"] == 27:
        return sound.replace(' lang="en"', "", 1)
    if barrier["n"] == 31:
        return sound.replace("<title>Barriers for testing – Example service</title>", "<title></title>")
    return _page(barrier["html"])


def _page(fragment: str) -> str:
    return (HERE / "page.html").read_text(encoding="utf-8").replace("{{ fragment }}", fragment)


def _png(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(colour) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _gif() -> bytes:
    """Two frames of one pixel, half a second each, for ever."""
    frame = b"\x21\xf9\x04\x00\x32\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02%b\x01\x00"
    for_ever = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
    start = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
    return start + for_ever + frame % b"\x44" + frame % b"\x4c" + b"\x3b"


_FRAMED = b"<!DOCTYPE html><html lang=en><title>Demonstration</title><p>In a frame.</p></html>"
_PAGES = {f"{HOST}/example-pages/demo.html": _FRAMED}
_PICTURES = ("warning", "decoration", "bbc-blocks-dark", "submit", "sale")
_ASSETS = {
    "/style.css": (HERE / "style.css").read_bytes(),
    "/script.js": (HERE / "script.js").read_bytes(),
    "/images/animated-tree.gif": _gif(),
    "/images/sale.jpg": _png(600, 400, (200, 30, 40)),
    **{f"/images/{name}.png": _png(120, 40, (30, 80, 160)) for name in _PICTURES},
}

if __name__ == "__main__":
    main()
