"""What nobody needs to hear of axe, because a check of ours knows better or what was recorded answers it."""

from collections.abc import Callable, Collection, Iterator

import pytest

from harness.checks import all_checks
from harness.checks.axe_doubts import settled
from harness.model.visit import Visit
from harness.web.channel import Browser
from harness.web.site import Site
from harness.web.visitor import Visitor
from tests.checks.conftest import ADDRESS, SOUND

Visited = Callable[..., Visit]
PARTS = ("snapshot", "sizes")
ON_COLOURS = "background: linear-gradient(to right, {}); width: 400px"


@pytest.fixture(scope="module")
def visited() -> Iterator[Visited]:
    with Browser() as browser:

        def visit(html: str, parts: Collection[str] = PARTS) -> Visit:
            page = html if html.startswith("<!") else SOUND.format(html)
            with Visitor(browser, Site({ADDRESS: page.encode()}), parts=parts) as visitor:
                return visitor.visit(ADDRESS)

        yield visit


def of_contrast(visit: Visit) -> list[bool]:
    """Of each thing that axe says of contrast, whether it is settled."""
    return [settled(visit, result) for result in visit.axe if result.rule == "color-contrast"]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f'<p style="{ON_COLOURS.format("#fff, #dde")}">Our offices</p>', id="well seen on colours"),
        pytest.param(f'<p style="color: #ccc; {ON_COLOURS.format("#fff, #eee")}">Our offices</p>', id="badly seen"),
        pytest.param('<p aria-hidden="true" style="color: #fff; background: #fff">spam trap</p>', id="for nobody"),
        pytest.param('<button aria-label="Close" style="color: #888; background: #fff">X</button>', id="an icon"),
        pytest.param('<svg width="200" height="30"><text y="20">Our offices</text></svg>', id="black in a drawing"),
    ],
)
def test_a_question_of_contrast_that_was_measured_or_concerns_nobody_is_not_asked(visited: Visited, html: str):
    assert of_contrast(visited(html)) == [True]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<p style="color: #fff; background: #fff">Our offices</p>', id="heard, and not seen"),
        pytest.param('<button style="color: #888; background: #fff">X</button>', id="a letter that may be text"),
        pytest.param('<svg width="200" height="30"><text y="20" fill="#ccc">Our offices</text></svg>', id="pale"),
        pytest.param(
            '<svg width="200" height="30"><rect width="200" height="30"/><text y="20">Our offices</text></svg>',
            id="black on a drawing",
        ),
    ],
)
def test_a_question_of_contrast_that_nothing_answers_is_asked(visited: Visited, html: str):
    assert of_contrast(visited(html)) == [False]


def test_text_on_colours_that_is_badly_seen_fails_by_our_own_check(visited: Visited):
    visit = visited(f'<p style="color: #ccc; {ON_COLOURS.format("#fff, #eee")}">Our offices</p>')
    assert [each.outcome for each in all_checks()["low-contrast-on-picture"].of_page(visit)] == ["failed"]


def test_a_question_is_asked_where_what_would_answer_it_was_not_recorded(visited: Visited):
    whole = visited(f'<p style="{ON_COLOURS.format("#fff, #dde")}">Our offices</p>')
    bare = whole.model_copy(update={"probed": type(whole.probed)()})
    assert of_contrast(bare) == [False]


def test_a_frame_that_only_a_script_took_out_of_the_tab_order_behind_a_dialog_is_left_to_our_own_check(
    visited: Visited,
):
    visit = visited(
        """<iframe id="f" title="Map" srcdoc="<a href='/'>Home</a>"></iframe><dialog id="d"><button>No</button></dialog>
        <script>d.showModal(); f.tabIndex = -1</script>"""
    )
    found = [result for result in visit.axe if result.rule == "frame-focusable-content"]
    assert [(result.outcome, settled(visit, result)) for result in found] == [("violation", True)]


def whole(html: str = "<p>Our offices</p>", lang: str = 'lang="en"', title: str = "An example") -> str:
    """A page of which all can be said that a rule of axe asks for."""
    return f"<!doctype html><html {lang}><title>{title}</title><main><h1>Hello</h1>{html}</main></html>"


ROWS = "<table><tr><th>Rate</th><th>Value</th></tr><tr><td>20%</td></tr><tr><td>40%</td></tr></table>"
IN_TEXT = '<p>Read about rivers, and about <a href="/otters" style="color: #222; text-decoration: none">otters</a></p>'
LINK = '<p><a href="/a">Boats</a></p>'
MENU = f'<!doctype html><html lang="en"><title>Menu</title>{LINK * 10}</html>'
HIDDEN = '<div aria-hidden="true"><a href="/more">More</a></div>'


@pytest.mark.parametrize(
    ("rule", "ours", "html"),
    [
        ("aria-hidden-focus", "stop-hidden-from-screen-readers", whole(HIDDEN)),
        ("aria-prohibited-attr", "name-where-none-is-read", whole('<div aria-label="Before">£100</div>')),
        ("blink", "text-slides-or-blinks", whole("<blink>Closed</blink>")),
        ("bypass", "no-way-past-repeated-blocks", MENU),
        ("document-title", "page-without-title", whole(title="")),
        ("html-has-lang", "page-without-language", whole(lang="")),
        ("html-lang-valid", "page-language-unknown", whole(lang='lang="english"')),
        ("label", "label-empty", whole('<label for="a"></label> <input id="a">')),
        ("link-in-text-block", "link-looks-like-text", whole(IN_TEXT)),
        ("marquee", "text-slides-or-blinks", whole("<marquee>Closed</marquee>")),
        ("select-name", "label-empty", whole('<label for="a"></label><select id="a"><option>1</select>')),
        ("summary-name", "details-without-name", whole("<details><summary></summary>Words</details>")),
        ("th-has-data-cells", "header-without-cells", whole(ROWS)),
    ],
)  # fmt: skip
def test_what_a_check_of_ours_tells_of_is_not_told_a_second_time(visited: Visited, rule: str, ours: str, html: str):
    visit = visited(html, all_checks()[ours].needs)
    said = [each.outcome for each in all_checks()[ours].of_page(visit)]
    assert said == ["cannot-tell" if rule == "bypass" else "failed"]
    assert [settled(visit, result) for result in visit.axe if result.rule == rule] == [True]


def test_what_axe_finds_beside_that_is_told(visited: Visited):
    visit = visited(whole('<label for="a"></label> <input id="a"> <input id="b">'))
    assert "failed" in [each.outcome for each in all_checks()["label-empty"].of_page(visit)]
    assert [settled(visit, result) for result in visit.axe if result.rule == "label"] == [False]


def test_what_axe_is_sure_of_is_told_where_ours_only_asks(visited: Visited):
    visit = visited(whole("<marquee>Closed</marquee><button>Stop it</button>"))
    assert [each.outcome for each in all_checks()["text-slides-or-blinks"].of_page(visit)] == ["cannot-tell"]
    assert [settled(visit, result) for result in visit.axe if result.rule == "marquee"] == [False]
