"""Visits are kept whole, and taken up only while everything that they turn on is the same."""

from pathlib import Path

import pytest

from harness.model.probed import PARTS
from harness.web.channel import Browser
from harness.web.kept_visits import KeptVisits
from harness.web.site import Site
from harness.web.visitor import Visitor

pytestmark = pytest.mark.browser
ADDRESS = "https://www.example.org/page"
PAGE = """<!DOCTYPE html><html lang="en"><title>Kept “page”</title>
<style>p {{ color: #123456 }}</style><main><h1>Kept</h1>
<form><label>Name <input name="n" value="½"></label><button aria-expanded="false">Open</button></form>
<iframe srcdoc="<p>Inside</p>" title="Inside"></iframe><p>{} – £5</p></main></html>"""


@pytest.fixture(scope="module")
def browser():
    with Browser() as started:
        yield started


ONE = PAGE.format("one")


def _visit(browser, kept, html=ONE, **more):
    with Visitor(browser, Site({ADDRESS: html.encode()}), kept=kept, **{"with_axe": False, **more}) as visitor:
        visit = visitor.visit(ADDRESS)
        return visit, visitor.reused


def test_a_visit_comes_back_exactly_as_it_was_kept(browser, tmp_path: Path):
    kept = KeptVisits(("1", "2"), tmp_path)
    first, reused = _visit(browser, kept, with_axe=True, parts=PARTS)
    assert (first.untested, dict(first.probed.untested), reused) == (None, {}, 0)
    again, reused = _visit(browser, kept, with_axe=True, parts=PARTS)
    assert reused == 1
    assert again == first
    assert again.probed == first.probed
    assert again.snapshot.elements == first.snapshot.elements
    assert type(again.snapshot.elements[1]) is type(first.snapshot.elements[1])


def test_anything_that_a_visit_turns_on_makes_it_anew(browser, tmp_path: Path):
    kept = KeptVisits(("1", "2"), tmp_path)
    _visit(browser, kept, parts=("snapshot",))
    changed = [
        {"html": PAGE.format("two")},
        {"parts": ("snapshot", "line")},
        {"with_axe": True},
        {"may_submit": False},
        {"options": ("a script",)},
    ]
    for more in changed:
        assert _visit(browser, kept, **{"parts": ("snapshot",), **more})[1] == 0, more
    assert _visit(browser, KeptVisits(("1", "3"), tmp_path), parts=("snapshot",))[1] == 0
    assert _visit(browser, kept, parts=("snapshot",))[1] == 1


def test_another_stylesheet_is_another_page(browser, tmp_path: Path):
    kept = KeptVisits((), tmp_path)
    html = b'<!DOCTYPE html><title>t</title><link rel="stylesheet" href="/a.css"><p>Words'
    reused = []
    for colour in (b"red", b"red", b"blue"):
        site = Site({ADDRESS: html}, {"/a.css": b"p { color: " + colour + b" }"})
        with Visitor(browser, site, kept=kept, parts=("snapshot",), with_axe=False) as visitor:
            visitor.visit(ADDRESS)
            reused.append(visitor.reused)
    assert reused == [0, 1, 0]


def test_a_file_that_is_damaged_is_as_good_as_none(browser, tmp_path: Path):
    kept = KeptVisits((), tmp_path)
    _visit(browser, kept, parts=("snapshot",))
    for path in tmp_path.iterdir():
        path.write_text("{")
    assert _visit(browser, kept, parts=("snapshot",))[1] == 0


def test_what_could_not_be_visited_is_not_kept(browser, tmp_path: Path):
    with Visitor(browser, Site({ADDRESS: b""}), kept=KeptVisits((), tmp_path)) as visitor:
        assert visitor.visit("https://www.example.org/nowhere").untested
    assert list(tmp_path.iterdir()) == []
