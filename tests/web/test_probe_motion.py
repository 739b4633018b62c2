"""What moves on a page, and what its scripts do within an hour, in a real browser."""

from collections.abc import Callable, Iterator

import pytest

from harness.model.motion import Motion
from harness.web import browser as finder
from harness.web.channel import Browser
from harness.web.site import Site
from harness.web.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
]

ADDRESS = "https://www.example.org/page"
Look = Callable[[str], Motion]


@pytest.fixture(scope="module")
def look() -> Iterator[Look]:
    """Records the motion of a body."""
    with Browser() as browser:

        def look(body: str) -> Motion:
            html = f'<!DOCTYPE html><html lang="en"><title>A page</title><body>{body}</body></html>'
            with Visitor(browser, Site({ADDRESS: html.encode()}), parts=["motion"], with_axe=False) as visitor:
                probed = visitor.visit(ADDRESS).probed
            assert probed.motion is not None, probed.untested
            return probed.motion

        yield look


def test_a_page_without_scripts_is_not_watched(look: Look):
    assert look("<p>Words.</p>") == Motion()


def test_an_animation_says_whether_asking_for_less_motion_stops_it(look: Look):
    motion = look(
        "<style>@keyframes fade { to { opacity: 0 } } p { animation: fade 2s 3 }"
        " @media (prefers-reduced-motion: no-preference) { h1 { animation: fade 2s infinite } }</style>"
        "<h1>A</h1><p>B</p>"
    )
    known = {each.path: (each.seconds, each.despite) for each in motion.animations}
    assert known == {"/1/1/": (None, False), "/1/2/": (6, True)}


def test_what_a_script_does_after_ten_minutes_is_seen(look: Look):
    motion = look(
        "<p>0</p><script>setTimeout(() => { document.querySelector('p').textContent = 'Ten'; }, 600000)</script>"
    )
    (change,) = motion.changes
    assert (change.path, change.words, change.first) == ("/1/0/", "Ten", pytest.approx(600, abs=2))


def test_where_a_script_goes_is_written_down_and_not_gone_to(look: Look):
    motion = look("<script>setTimeout(() => { location.href = '/out'; }, 1800000)</script>")
    (leave,) = motion.leaves
    assert (leave.url, leave.seconds) == ("https://www.example.org/out", pytest.approx(1800, abs=2))
