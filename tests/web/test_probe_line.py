"""What a page weighs, counted in a real browser."""

from collections.abc import Iterator

import pytest

from harness.model.line import Line
from harness.web import browser as finder
from harness.web.channel import Browser
from harness.web.site import Site
from harness.web.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
]

ADDRESS = "https://www.example.org/page"
HTML = (
    '<!DOCTYPE html><html lang="en"><head><title>A page</title><link rel="stylesheet" href="/page.css">'
    '<script src="https://elsewhere.example/count.js"></script></head><body><img src="/map.png" alt=""></body></html>'
)


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    """The weight of a page with a stylesheet, a picture and somebody else's script."""
    site = Site({ADDRESS: HTML.encode()}, {"/page.css": b"p { color: #000 }", "/map.png": b"no picture"})
    with Browser() as browser, Visitor(browser, site, parts=["line"], with_axe=False) as visitor:
        line = visitor.visit(ADDRESS).probed.line
        assert line is not None
        yield line


def test_each_thing_has_the_size_of_its_body(line: Line):
    sizes = {each.kind: each.size for each in line.resources if not each.refused}
    assert sizes == {"html": len(HTML), "style": 17, "picture": 10}
    assert line.size == len(HTML) + 27


def test_what_is_somebody_elses_was_asked_for_and_refused(line: Line):
    assert [each.url for each in line.resources if each.refused] == ["https://elsewhere.example/count.js"]
