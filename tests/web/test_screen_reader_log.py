"""What a screen reader is given of a page: the log, the lists, what is announced, and how many keys it takes."""

import importlib.util
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.cache import npm_package
from harness.model.rotor import Rotor
from harness.model.visit import Visit
from harness.web import browser as finder
from harness.web.accessibility_tree import Node, read_tree, rotor
from harness.web.announced import announced
from harness.web.channel import Browser
from harness.web.presses import TabKey, presses, tab_key
from harness.web.site import Site
from harness.web.visitor import Ground, Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
]

HOST = "https://www.example.org"
Prepare = Callable[[Ground], None]
Visiting = Callable[..., Visit]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with Browser() as running:
        yield running


@pytest.fixture
def visit(chromium: Browser) -> Visiting:
    """Visits a page made of a body, or a whole one."""

    def visit(html: str, prepare: Prepare | None = None, parts: tuple[str, ...] = ()) -> Visit:
        if not html.lstrip().lower().startswith("<!doctype"):
            html = f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>{html}</body></html>'
        site = Site({f"{HOST}/page": html.encode(), f"{HOST}/next": b"<!DOCTYPE html><title>Next</title>"})
        with Visitor(chromium, site, parts=parts, with_axe=False, prepare=prepare) as visitor:
            made = visitor.visit(f"{HOST}/page")
        assert made.untested is None
        return made

    return visit


# --- the log, beside somebody else's ---------------------------------------------------------------------------------

GUIDEPUP = npm_package("@guidepup/virtual-screen-reader")
PACK = Path(__file__).parent.parent / "packs" / "hmrc-sms-deflection" / "pages"
PACK_PAGES = ["find-your-utr", "where-to-find-your-utr", "help-with-your-return"]
_spec = importlib.util.spec_from_file_location("sound_pages", Path(__file__).with_name("test_govuk.py"))
assert _spec is not None
assert _spec.loader is not None
_sound = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_sound)
SOUND_PAGES = ["error", "results", "sign-in"]
DIFFERENT = {
    # They lose the space where the hidden words of a link begin. The browser's protocol does not tell of aria-current.
    "results": {
        "link, Previous page": ["link, Previouspage"],
        "link, Page 2": ["link, Page 2, current page"],
        "link, Next page": ["link, Nextpage"],
    },
    # ARIA has no role for a password, so they leave the field out; every screen reader comes to it.
    "sign-in": {"text box, Password": []},
}
"""Where they say something else than we do, and why ours is right, or cannot be had."""

# Walks to the end of the page with the package's own reader, which works names and roles out for itself.
READ_ALL = """async (source) => {
  const { virtual } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  await virtual.start({ container: document.body });
  for (let step = 0; step < 1000 && (await virtual.lastSpokenPhrase()) !== "end of document"; step++)
    await virtual.next();
  const log = await virtual.spokenPhraseLog();
  await virtual.stop();
  return log;
}"""
THEIR_WORDS = {
    "link": "link", "button": "button", "textbox": "text box", "radio": "radio button", "checkbox": "check box",
    "combobox": "choice list",
}  # fmt: skip
OURS = ("heading level", *THEIR_WORDS.values())
# They count radio buttons, and we do not.
COUNTED = re.compile(r", position \d+, set size \d+")


def _in_our_words(phrases: list[str]) -> Iterator[str]:
    """Their headings, links, buttons and fields, as we say them."""
    for phrase in phrases:
        role, _, rest = COUNTED.sub("", phrase).partition(", ")
        level = re.fullmatch(r"(.*), level (\d)", rest)
        if role == "heading" and level:
            yield f"heading level {level[2]}, {level[1]}"
        elif role in THEIR_WORDS:
            yield f"{THEIR_WORDS[role]}, {rest}"


@pytest.mark.skipif(GUIDEPUP is None, reason="The virtual screen reader is not there: the set-up fetches it with npm.")
@pytest.mark.parametrize("name", [*PACK_PAGES, *SOUND_PAGES])
def test_the_log_says_what_another_virtual_screen_reader_says(visit: Visiting, name: str):
    """Headings, links, buttons and fields come in the same order with the same names, states and descriptions."""
    assert GUIDEPUP is not None
    source = (GUIDEPUP / "lib" / "esm" / "index.browser.js").read_text(encoding="utf-8")
    heard: list[str] = []
    html = _sound.whole(name) if name in SOUND_PAGES else (PACK / f"{name}.html").read_text(encoding="utf-8")
    made = visit(html, lambda ground: heard.extend(ground.page.evaluate(READ_ALL, source)))
    ours = [line for line in made.exposed if line.startswith(OURS)]
    assert len(ours) > 4
    different = DIFFERENT.get(name, {})
    assert set(different) <= set(ours)
    assert [theirs for line in ours for theirs in different.get(line, [line])] == list(_in_our_words(heard))


# --- the lists -------------------------------------------------------------------------------------------------------


def test_the_lists_say_which_name_won_and_where_it_came_from(visit: Visiting):
    """Headings, links, landmarks and fields are listed in order, each with its name and the source of it."""
    rotors: list[Rotor] = []
    visit(
        """<header><a href="/"><img src="data:," alt="Home"></a></header>
        <nav aria-label="Steps"><a href="/next" aria-label="Go on">Next</a></nav>
        <main><h1>Tell us</h1><h2></h2><a href="/chat"></a><section>Not a landmark</section>
        <form><label for="a">Name</label><input id="a" placeholder="Jo" title="Yours">
        <input placeholder="Town"><input title="Street"><input type="password"><span id="w">When</span>
        <input aria-labelledby="w"><label><input type="checkbox"> I agree</label><button>Send</button></form></main>""",
        lambda ground: rotors.append(rotor(read_tree(ground.session))),
    )
    (lists,) = rotors
    assert lists.headings == (("heading level 1", "Tell us", "contents"), ("heading level 2", "", None))
    assert lists.links == (("link", "Home", "contents"), ("link", "Go on", "aria-label"), ("link", "", None))
    assert [(each.kind, each.name) for each in lists.landmarks] == [
        ("banner", ""),
        ("navigation", "Steps"),
        ("main", ""),
    ]
    assert [(each.name, each.named_by) for each in lists.fields] == [
        ("Name", "label"),
        ("Town", "placeholder"),
        ("Street", "title"),
        ("", None),
        ("When", "aria-labelledby"),
        ("I agree", "label"),
        ("Send", "contents"),
    ]


# --- what is announced -----------------------------------------------------------------------------------------------

ANSWERS = {
    "an alert": (
        """<div role="alert"><p id="e"></p></div><form onsubmit="e.textContent = 'Enter your name'; return false">""",
        "an alert, “Enter your name”",
    ),
    "a polite message": (
        """<p id="e" aria-live="polite"></p><form onsubmit="e.textContent = 'Enter your name'; return false">""",
        "a message at the next pause, “Enter your name”",
    ),
    "a summary with the focus": (
        """<div id="e" role="alert" tabindex="-1"></div>
        <form onsubmit="e.textContent = 'Enter your name'; e.focus(); return false">""",
        "an alert, “Enter your name”",
    ),
    "the focus on the field": (
        """<p id="e"></p><form onsubmit="e.textContent = 'Enter your name'; n.focus(); return false">""",
        "the focus comes to “text box, Name, Enter your name”",
    ),
    "a window": (
        """<form onsubmit="alert('Enter your name'); return false">""",
        "a window of its own, “Enter your name”",
    ),
    "another page": ("""<form action="/next">""", "a new page, “Next”"),
    "a silent message": (
        """<p id="s"></p><form onsubmit="s.textContent = 'Enter your name'; return false">""",
        "nothing is said",
    ),
    "an alert that was there before": (
        """<div role="alert">Closed today</div><form onsubmit="return false">""",
        "nothing is said",
    ),
}


@pytest.mark.parametrize(("form", "said"), ANSWERS.values(), ids=ANSWERS)
def test_what_is_announced_after_a_form_was_sent_empty(visit: Visiting, form: str, said: str):
    """Somebody who listens hears alerts, new pages and where the focus comes; words that merely appear are not said."""
    field = '<label for="n">Name</label><input id="n" name="n" aria-describedby="e"><button>Send</button></form>'
    probed = visit(f"<h1>Tell us</h1>{form}{field}", parts=("snapshot", "forms")).probed
    assert list(announced(probed)) == [f"After sending the form empty: {said}."]


def test_the_browsers_own_refusal_is_announced(visit: Visiting):
    """Where the browser keeps a form from being sent, it goes to the field and says why in its own words."""
    body = "<form><label>Name <input required></label><button>Send</button></form>"
    (said,) = announced(visit(body, parts=("snapshot", "forms")).probed)
    assert said.startswith(
        "After sending the form empty: the focus comes to “text box, Name, required”; the browser says “"
    )


def test_nothing_is_told_of_forms_that_were_not_tried(visit: Visiting):
    """A page without a form, or one whose forms nobody sent, announces nothing that we know of."""
    assert list(announced(visit("<h1>Words</h1>", parts=("snapshot", "forms")).probed)) == []
    assert list(announced(visit("<form><input></form>").probed)) == []


# --- how many keys it takes ------------------------------------------------------------------------------------------

LINK = Node("link", "L", properties={"focusable": True})
HEADING = Node("heading", "H")
TEXT = Node("StaticText", "T")


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ([], 1),
        ([TEXT, TEXT], 1),
        ([LINK] * 5, 6),
        ([*[LINK] * 5, HEADING], 2),
        ([HEADING, LINK, HEADING, LINK, LINK], 4),
        # Many headings without a link between them: Tab is quicker.
        ([*[HEADING] * 5], 1),
    ],
)
def test_the_fewest_presses_of_tab_and_of_h(before: list[Node], number: int):
    """From the top, Tab stops at each link; H goes from heading to heading; the better of the two ways counts."""
    assert presses([*before, LINK], TabKey(), to=len(before)) == number


def test_what_the_tab_key_stops_at(visit: Visiting):
    """Not at what only scripts can give the focus, and once at a group of radio buttons."""
    body = """<main tabindex="-1"><a href="/next">One</a><div tabindex="-1">Two</div><p tabindex="0">Three</p>
        <input type="radio" name="r"><input type="radio" name="r"><input type="radio" name="other">
        <button disabled>No</button><select><option>1<option>2</select><button>Go</button></main>"""
    found: list[int] = []

    def count(ground: Ground) -> None:
        nodes = read_tree(ground.session)
        go = next(at for at, node in enumerate(nodes) if node.name == "Go")
        found.append(presses(nodes, tab_key(ground.session), go))

    visit(body, count)
    assert found == [len(["One", "Three", "r", "other", "select", "Go"])]
