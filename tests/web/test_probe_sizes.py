"""What enlarging, spacing out and other colours do to a page, in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from harness.model.sizes import Cut, Sizes
from harness.web import browser as finder
from harness.web.channel import Browser
from harness.web.site import Site
from harness.web.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
]

ADDRESS = "https://www.example.org/page"
BOX = "font: 16px/20px Arial; width: 300px; overflow: hidden;"
LINES = "You can ask for help by telephone, by post or in person, whenever you like to do so."
Try = Callable[[str], Sizes]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all."""
    with Browser() as browser:
        yield browser


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[[str], Visitor]]:
    """Makes a visitor of a page with a body."""
    with ExitStack() as all_:

        def visitor(body: str) -> Visitor:
            html = f'<!DOCTYPE html><html lang="en"><title>A page</title><body style="margin: 0">{body}</body></html>'
            site = Site({ADDRESS: html.encode()})
            return all_.enter_context(Visitor(browser, site, parts=["sizes"], with_axe=False))

        yield visitor


@pytest.fixture
def tried(visitor: Callable[[str], Visitor]) -> Try:
    """Tries a body in all settings."""

    def tried(body: str) -> Sizes:
        probed = visitor(body).visit(ADDRESS).probed
        assert probed.sizes is not None, probed.untested
        return probed.sizes

    return tried


def cut(sizes: Sizes, setting: str) -> list[Cut]:
    """What one setting cut off."""
    return [each for shown in sizes.shown if shown.setting == setting for each in shown.cut]


def test_letters_twice_as_large_flow_out_of_a_box_that_stays_as_high(tried: Try):
    (found,) = cut(tried(f'<p style="{BOX} height: 65px">{LINES}</p>'), "doubled")
    assert (found.path, found.by, found.how, found.before) == ("/1/0/", "/1/0/", "cut-through", 1)
    assert 0 < found.seen < 0.6


def test_a_box_measured_in_letters_grows_with_them(tried: Try):
    assert not cut(tried(f'<p style="{BOX} width: 18.75em; height: 3.75em">{LINES}</p>'), "doubled")


def test_what_can_be_scrolled_to_is_not_cut_off(tried: Try):
    sizes = tried(f'<div style="{BOX} height: 50px; overflow: auto">{LINES}</div>')
    assert not any(shown.cut for shown in sizes.shown)


def test_what_is_placed_elsewhere_is_not_cut_off_by_what_it_stands_in(tried: Try):
    sizes = tried(
        f'<div style="height: 10px; overflow: hidden"><p style="position: absolute; top: 90px">{LINES}</p></div>'
    )
    assert not any(shown.cut for shown in sizes.shown)


def test_a_narrow_window_says_what_reaches_beyond_it(tried: Try):
    sizes = tried(f'<p style="width: 700px">{LINES}</p>')
    reflowed = sizes.setting("reflowed")
    assert reflowed is not None
    assert (reflowed.width, reflowed.height, reflowed.content_width) == (320, 256, 700)
    assert [(each.path, each.one_word) for each in reflowed.outside] == [("/1/0/", False)]


def test_texts_for_screen_readers_alone_count_for_nothing(tried: Try):
    hidden = "position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)"
    assert tried(f'<span style="{hidden}">{LINES}</span>').texts == 0


def test_a_text_on_a_picture_is_measured_by_what_is_painted_behind_it(tried: Try):
    (found,) = tried(f'<p style="color: #fff; background: linear-gradient(#000, #000)">{LINES}</p>').over_pictures
    assert (found.worst, found.median, found.best) == (21, 21, 21)


def test_all_settings_are_put_back(visitor: Callable[[str], Visitor]):
    one = visitor(f'<p style="{BOX} height: 50px">{LINES}</p>')
    one.visit(ADDRESS)
    left = one._tab.page.evaluate(
        "() => [innerWidth, innerHeight, document.querySelector('p').getAttribute('style'),"
        " document.adoptedStyleSheets.length, matchMedia('(forced-colors: active)').matches,"
        " Symbol.for('harness.sizes') in window]"
    )
    assert left == [1280, 800, f"{BOX} height: 50px", 0, False, False]
