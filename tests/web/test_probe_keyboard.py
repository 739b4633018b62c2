from collections.abc import Iterator

import pytest

from harness.model.keyboard import Keyboard
from harness.web import browser as finder
from harness.web import stage
from harness.web.channel import Browser
from harness.web.gate import Gate
from harness.web.probes.keyboard import probe_keyboard
from harness.web.site import Site
from harness.web.stage import Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
]

HOST = "https://www.example.org/page"
HEAD = "<!doctype html><html lang=en><meta charset=utf-8><title>Page</title>"


class Tried:
    """A page that was walked through."""

    def __init__(self, on: Stage) -> None:
        self.stage = on
        self.keyboard: Keyboard = probe_keyboard(on)

    @property
    def forward(self) -> list[str]:
        """The selectors of the stops."""
        return [self.named(stop.path) for stop in self.keyboard.forward]

    @property
    def back(self) -> list[str]:
        """The selectors of the stops on the way back."""
        return [self.named(stop.path) for stop in self.keyboard.back]

    def named(self, path: str | None) -> str:
        """An element's selector."""
        element = self.stage.base.at_path(path)
        return self.stage.base.selector(element) if element else f"nothing at {path}"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with Browser() as running:
        yield running


@pytest.fixture
def walk(chromium):
    """Walks through a page."""
    contexts = []

    def walked(body: str) -> Tried:
        gate = Gate(Site({HOST: f"{HEAD}{body}".encode()}))
        context = chromium.context()
        contexts.append(context)
        context.add_init_script(stage.script())
        gate.guard(context)
        page = context.new_page()
        on = Stage(page, context.new_cdp_session(page), gate, lambda: page.goto(HOST), may_submit=False)
        with chromium.watch():
            page.goto(HOST)
            on.base = on.take()
            return Tried(on)

    yield walked
    for context in contexts:
        context.close()


LINKS = "<a id=a href=/a>A</a> <a id=b href=/b>B</a> <a id=c href=/c>C</a>"


def test_stops_come_in_order_and_back_and_the_walk_ends_where_the_page_does(walk):
    tried = walk(LINKS)
    assert tried.forward == ["#a", "#b", "#c"]
    assert tried.back == ["#c", "#b", "#a"]
    assert tried.keyboard.ended == "left"


def test_a_page_without_stops_is_left_at_once(walk):
    assert walk("<p>Words.").keyboard == Keyboard()


def test_what_has_a_number_comes_first_and_a_field_that_took_the_focus_itself_in_its_place(walk):
    assert walk("<a id=a href=/a>A</a><input id=b autofocus><a id=c href=/c tabindex=1>C</a>").forward == [
        "#c",
        "#a",
        "#b",
    ]


def test_a_group_of_radio_buttons_and_a_date_are_one_stop_each(walk):
    tried = walk(
        "<input type=radio name=r id=one><input type=radio name=r id=two><input type=date id=day><a href=/a id=a>A</a>"
    )
    assert tried.forward == ["#one", "#day", "#a"]


def test_stops_in_frames_are_where_they_are_in_the_window(walk):
    tried = walk(
        "<iframe style='margin:50px;border:0' srcdoc='<body style=margin:0><button>Inside</button>'></iframe>"
        "<a id=a href=/>A</a>"
    )
    assert tried.forward == ["iframe button", "#a"]
    box = tried.keyboard.forward[0].box
    assert (box.x, box.y) == (58, 58)


def test_stops_in_a_shadow_tree_are_found(walk):
    tried = walk(
        "<div id=host></div><script>host.attachShadow({mode:'open'}).innerHTML='<button>One</button>'</script>"
    )
    (stop,) = tried.keyboard.forward
    assert "!" in stop.path
    element = tried.stage.base.at_path(stop.path)
    assert element is not None
    assert element.tag == "button"


@pytest.mark.parametrize("when", ["this.focus()", "setTimeout(() => this.focus(), 100)"])
def test_a_button_that_fetches_the_focus_back_is_a_trap(walk, when):
    tried = walk(f"<a id=a href=/a>A</a><button id=b onblur='{when}'>B</button><a id=c href=/c>C</a>")
    assert tried.keyboard.ended == "loop"
    assert tried.keyboard.loop is not None
    assert [tried.named(path) for path in tried.keyboard.loop.paths] == ["#b"]
    assert tried.keyboard.loop.left_by is None


def test_a_key_that_the_page_names_is_tried_in_a_trap(walk):
    tried = walk(
        '<p>Ctrl+M leaves the notes.<textarea id=t onkeydown=\'event.ctrlKey && event.key == "m" ? a.focus() : '
        "event.preventDefault()'></textarea><a id=a href=/>A</a>"
    )
    assert tried.keyboard.loop is not None
    assert (tried.keyboard.loop.left_by, tried.keyboard.loop.told) == ("Control+m", True)


def test_a_header_that_stays_covers_what_has_the_focus_on_the_way_back(walk):
    rows = "".join(f"<p style='height:60px'><a href=/{n}>{n}</a>" for n in range(20))
    tried = walk(f"<header style='position:fixed;top:0;height:150px;width:100%;background:#ccc'>Us</header>{rows}")
    covered = [stop for stop in tried.keyboard.back if stop.covered == 1]
    assert covered
    assert {tried.named(stop.covered_by) for stop in covered} == {"header"}
    assert not [stop for stop in tried.keyboard.forward[4:] if stop.covered]


def test_an_outline_is_seen_in_the_styles_and_no_picture_is_taken(walk):
    (stop,) = walk("<style>a:focus{outline:2px solid #000}</style><a href=/>A</a>").keyboard.forward
    assert [(change.of, change.style, change.after, change.contrast) for change in stop.changes] == [
        ("", "outline", "solid 2px rgb(0, 0, 0)", 21)
    ]
    assert stop.pixels is None


def test_without_an_outline_a_picture_shows_that_nothing_changes(walk):
    (stop,) = walk("<style>a:focus{outline:none}</style><a href=/>A</a>").keyboard.forward
    assert (stop.changes, stop.pixels, stop.elsewhere) == ((), 0, False)


def test_a_picture_shows_what_no_style_nearby_does(walk):
    style = "<style>a:focus{outline:0} p:focus-within u i{background:#000} i{display:inline-block;width:20px}</style>"
    (stop,) = walk(f"{style}<p><a href=/>A</a><b></b><u><i>C</i></u>").keyboard.forward
    assert stop.changes == ()
    assert stop.pixels is not None
    assert stop.pixels > 50
    assert stop.contrast is not None
    assert stop.contrast > 15


def test_a_picture_of_the_window_shows_what_changes_at_a_distance(walk):
    style = "<style>a:focus{outline:0} p:focus-within u i{background:#000} u{margin-left:300px}</style>"
    (stop,) = walk(f"{style}<p><a href=/>A</a><b></b><u><i>C</i></u>").keyboard.forward
    assert (stop.changes, stop.pixels, stop.elsewhere) == ((), 0, True)


def test_a_shadow_on_the_label_of_a_hidden_radio_button_is_seen(walk):
    (stop,) = walk(
        "<style>input{opacity:0} label::before{content:'';display:inline-block;width:20px;height:20px;border:1px solid}"
        "input:focus~label::before{box-shadow:0 0 0 4px #000}</style><input type=radio id=r><label for=r>Yes</label>"
    ).keyboard.forward
    assert ("label::before", "box-shadow") in [(change.of, change.style) for change in stop.changes]
    assert stop.unseen is None


def test_the_first_link_within_the_page_is_used_and_the_page_is_where_it_was_afterwards(walk):
    tried = walk(f"<a id=skip href='#main'>Skip</a>{LINKS}<main id=main><a id=d href=/d>D</a></main>")
    assert tried.keyboard.skip is not None
    assert tried.named(tried.keyboard.skip.target) == "#main"
    assert tried.named(tried.keyboard.skip.next) == "#d"
    assert tried.stage.page.url == HOST


def test_something_that_throws_the_focus_away_does_not_end_the_walk(walk):
    tried = walk("<a id=a href=/a>A</a><a id=b href=/b onfocus='this.blur()'>B</a><a id=c href=/c>C</a>")
    assert tried.forward == ["#a", "#c"]
    assert tried.back == ["#c", "#a"]
    assert tried.keyboard.ended == "left"


def test_something_that_takes_itself_away_when_focused_does_not_end_the_walk_and_is_there_again(walk):
    tried = walk("<a id=a href=/a>A</a><a id=b href=/b onfocus='this.remove()'>B</a><a id=c href=/c>C</a>")
    assert tried.forward == ["#a", "#c"]
    assert tried.stage.page.locator("#b").count() == 1


def test_a_page_that_moves_the_focus_for_ever_is_given_up(walk):
    tried = walk(f"{LINKS}<script>addEventListener('blur', () => setTimeout(() => a.focus(), 0), true)</script>")
    assert tried.keyboard.ended == "loop"


def test_a_page_of_a_thousand_links_is_given_up_and_the_record_says_so(walk):
    tried = walk("".join(f"<a href=/{n}>{n}</a> " for n in range(1000)))
    assert tried.keyboard.ended == "too-many"
    assert len(tried.keyboard.forward) <= 150


def test_following_links_and_sending_forms_is_never_done(walk):
    tried = walk(
        "<form action=/sent><select onfocus='form.submit()' id=s></select></form>"
        "<a id=a href=/a onfocus='location=href'>A</a>"
    )
    assert tried.forward == ["#s", "#a"]
    assert tried.stage.page.url == HOST


def test_a_page_with_no_body_is_walked(walk):
    assert walk("<frameset><frame></frameset>").keyboard.ended == "left"


def test_the_page_is_at_its_top_and_nothing_has_the_focus_afterwards(walk):
    tried = walk(f"<a href=/>A</a><p style='margin-top:3000px'>{LINKS}")
    assert tried.stage.focused() is None
    assert tried.stage.page.evaluate("() => scrollY") == 0
