import socket

import pytest

from harness.model.base import Basis, Origin
from harness.model.persona import Perceives, Persona, Proves
from harness.model.service import Page, Service, Submission
from harness.web import browser as finder
from harness.web.channel import Browser, engines
from harness.web.evidence import Recorder
from harness.web.site import Form, Site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
]

HOST = "https://www.example.org"
EYE = Persona(id="eye", name="Somebody who sees", about="Uses a pointer.")
EAR = Persona(
    id="ear", name="Somebody who hears", about="Uses a screen reader.", perceives=Perceives(screen="by-screen-reader")
)
PEOPLE = pytest.mark.parametrize("person", [EYE, EAR], ids=["pointer", "screen-reader"])
NEXT = "<h1>Next page</h1>"


@pytest.fixture(scope="module")
def chromium():
    with Browser() as running:
        yield running


@pytest.fixture
def hurried(chromium, monkeypatch):
    """The browser with little patience."""
    monkeypatch.setattr(chromium, "patience", 1.0)
    monkeypatch.setattr(chromium, "whole", 3.0)


@pytest.fixture
def put(chromium):
    """Puts a person in front of a page, with others beside it under their paths."""
    tabs = []

    def open_tab(body, person=EYE, **others):
        pages = {"home": body, "next": NEXT, **others}
        service = Service(
            name="s",
            about="a",
            domains=("example.org",),
            pages={
                name: Page(
                    url=f"{HOST}/{name}", file=f"{name}.html", basis=Basis.SUPPLIED, origin=Origin(file=f"{name}.yaml")
                )
                for name in pages
            },
        )
        site = Site({f"{HOST}/{name}": _html(inside) for name, inside in pages.items()}, domains=service.domains)
        tabs.append(chromium.tab(site, service, person))
        return tabs[-1], tabs[-1].open(f"{HOST}/home")

    yield open_tab
    for tab in tabs:
        tab.close()


def _html(body):
    return f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>{body}</body></html>'.encode()


def _size_of_jpeg(data):
    """Height and width, from the start-of-frame marker."""
    at = 2
    while data[at + 1] not in (0xC0, 0xC2):
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return int.from_bytes(data[at + 5 : at + 7], "big"), int.from_bytes(data[at + 7 : at + 9], "big")


# --- finding things ------------------------------------------------------------------------------------------------

CLICKABLE_DIV = """<h1>Home</h1><div id="d">Contact us</div>
    <script>document.getElementById("d").addEventListener("click", () => { location = "/next"; })</script>"""


def test_a_pointer_finds_a_clickable_div(put):
    """Who sees the words can click them, whatever they are made of."""
    step = put(CLICKABLE_DIV)[0].follow("Contact us")
    assert (step.did, step.why_not, step.visit.page) == ("Clicked “Contact us”.", None, "next")


def test_a_screen_reader_does_not_find_a_clickable_div(put):
    """What the accessibility tree does not call a link or a button is not there to be used."""
    step = put(CLICKABLE_DIV, EAR)[0].follow("Contact us")
    assert step.visit is None
    assert step.why_not == "No link or button that a screen reader finds on the page says “Contact us”."


@PEOPLE
def test_a_plain_link_is_followed_both_ways(put, person):
    """A link with a name is found by eye and by ear, and the page that it leads to is recorded."""
    step = put('<a href="next">Contact us</a>', person)[0].follow("contact us")
    assert step.why_not is None
    assert (step.visit.url, step.visit.operating) == (
        f"{HOST}/next",
        "pointer" if person is EYE else "screen-reader",
    )


def test_a_link_without_a_name_is_not_found_by_a_screen_reader(put):
    """A link whose words are hidden from the accessibility tree is found by eye alone."""
    body = '<a href="/next"><span aria-hidden="true">Contact us</span></a>'
    tab, visit = put(body, EAR)
    assert tab.follow("Contact us").why_not is not None
    assert visit.exposed == ("page, T", "link")
    assert [link.name for link in visit.links] == [""]
    assert put(body, EYE)[0].follow("Contact us").visit.page == "next"


HIDDEN_FROM_EYES = {
    "clipped to a pixel": "position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)",
    "old clip": "position: absolute; clip: rect(0 0 0 0)",
    "off the page": "position: absolute; left: -9999px",
    "see-through": "opacity: 0",
}


@pytest.mark.parametrize("style", HIDDEN_FROM_EYES.values(), ids=HIDDEN_FROM_EYES)
def test_a_visually_hidden_link_is_found_by_ear_alone(put, style):
    """What no eye can see cannot be clicked, and is not among the visible words; a screen reader reads it."""
    body = f'<p>Hello</p><a href="/next" style="{style}">Contact us</a>'
    tab, visit = put(body, EYE)
    step = tab.follow("Contact us")
    assert step.why_not == "Nothing that can be seen on the page says “Contact us”."
    assert visit.words == "Hello"
    assert put(body, EAR)[0].follow("Contact us").visit.page == "next"


@PEOPLE
@pytest.mark.parametrize("style", ["display: none", "visibility: hidden"])
def test_a_link_that_is_not_shown_is_found_by_nobody(put, person, style):
    """A link that is switched off is neither seen nor exposed."""
    assert put(f'<a href="/next" style="{style}">Contact us</a>', person)[0].follow("Contact us").visit is None


def test_a_link_that_the_keyboard_cannot_reach_is_said_to_be_so(put):
    """A screen reader may read a link out and still give no way to use it."""
    body = """<span role="link" onclick="location = '/next'">Contact us</span>"""
    step = put(body, EAR)[0].follow("Contact us")
    assert step.why_not == "“Contact us” is read out, but the keyboard cannot reach it."


@pytest.mark.usefixtures("hurried")
def test_a_link_under_something_else_cannot_be_clicked(put):
    """What lies under something else can be seen in part, but the click does not arrive."""
    body = """<a href="/next">Contact us</a>
        <div style="position: fixed; inset: 0; background: rgb(0 0 0 / 20%)"></div>"""
    step = put(body)[0].follow("Contact us")
    assert step.why_not == "“Contact us” can be seen, but something is in front of it or it moves."


@PEOPLE
def test_a_button_that_does_nothing_is_said_to_do_nothing(put, person):
    """Where nothing comes of it, the step says so and there is no visit."""
    step = put("<button>Contact us</button>", person)[0].follow("Contact us")
    assert (step.visit, step.why_not) == (None, "Nothing happened.")


def test_a_button_that_knows_only_space_is_used_with_space(put):
    """Who presses Enter in vain tries Space before giving up."""
    body = """<div role="button" tabindex="0" onkeydown="if (event.key === ' ') location = '/next'">Go</div>"""
    step = put(body, EAR)[0].follow("Go")
    assert step.did == "Moved to the button “Go”, 1 press of a key from the top, and pressed Enter. Pressed Space."
    assert step.visit.page == "next"


# --- how things are done ---------------------------------------------------------------------------------------------

COUNTS_MOUSE = """<label>Name <input></label><button>Count</button><p id="said"></p><script>
    let count = 0;
    for (const kind of ["mousemove", "mouseover", "mousedown", "mouseup", "pointerdown", "pointermove", "touchstart"])
      addEventListener(kind, () => { count++; }, true);
    document.querySelector("button").onclick = () => {
      document.getElementById("said").textContent = `Mouse events: ${count > 0 ? "some" : "none"}`; };
  </script>"""


@pytest.mark.parametrize(("person", "count"), [(EYE, "some"), (EAR, "none")], ids=["pointer", "screen-reader"])
def test_a_screen_reader_never_sends_a_mouse_event(put, person, count):
    """By pointer the page sees a mouse; by screen reader and keyboard it sees none at all."""
    assert f"Mouse events: {count}" in put(COUNTS_MOUSE, person)[0].fill({"Name": "Jo"}).visit.words


FORM = """<h1>Tell us</h1><form action="/sent">
    <label for="n">Your name</label><input id="n" name="name" value="old">
    <fieldset><legend>How should we reply?</legend>
      <label><input type="radio" name="reply" value="post">By post</label>
      <label><input type="radio" name="reply" value="phone">By phone</label></fieldset>
    <label for="y">Tax year</label><select id="y" name="year"><option>2024</option><option>2025</option></select>
    <label><input type="checkbox" name="agree">I agree</label>
    <button type="button">Show more</button><button>Send</button></form>"""
SENT = '<p id="said"></p><script>document.getElementById("said").textContent = location.search</script>'
ANSWERS = {"Your name": "Jo Bloggs", "How should we reply?": "By phone", "Tax year": "2025", "I agree": "yes"}


@PEOPLE
def test_a_form_is_filled_in_and_sent_both_ways(put, person):
    """Text, a choice, a list and a box are filled by their labels, and the button that sends is used."""
    step = put(FORM, person, sent=SENT)[0].fill(ANSWERS)
    assert step.why_not is None
    assert step.did.startswith("Filled in “Your name”, “How should we reply?”, “Tax year” and “I agree”")
    assert step.visit.words == "?name=Jo+Bloggs&reply=phone&year=2025&agree=on"
    if person is EAR:
        assert step.did.endswith(
            "”, the first of them 1 press of a key from the top, "
            "then moved to the button “Send”, 2 presses of a key further on, and pressed Enter."
        )


@PEOPLE
def test_a_field_with_no_label_is_filled_by_eye_alone(put, person):
    """Words that merely stand beside a field name it for an eye; a screen reader is told nothing."""
    step = put('<form action="/sent"><p>Your name</p><input name="n"><button>Send</button></form>', person, sent=SENT)[
        0
    ].fill({"Your name": "Jo"})
    if person is EYE:
        assert step.visit.words == "?n=Jo"
    else:
        assert step.why_not == "No field that a screen reader finds on this page is called “Your name”."


@PEOPLE
def test_a_choice_that_is_not_offered_is_said_not_to_be(put, person):
    """An answer that the form does not know leaves it unsent."""
    for label in ("Tax year", "How should we reply?"):
        step = put(FORM, person, sent=SENT)[0].fill({label: "By pigeon"})
        assert step.visit is None
        assert "By pigeon" in step.why_not


@PEOPLE
def test_a_question_that_pops_up_is_answered_no(put, person):
    """A dialog does not hold anybody up: it is dismissed."""
    body = """<p id="said"></p><button onclick="said.textContent = confirm('Sure?') ? 'yes' : 'no'">Ask</button>"""
    assert "no" in put(body, person)[0].follow("Ask").visit.words.splitlines()


@PEOPLE
def test_a_link_that_opens_another_window_is_followed_there(put, person):
    """Whoever follows a link into a new window goes on in that window."""
    tab, _ = put('<a href="/more" target="_blank">More</a>', person, more='<a href="/next">Next</a>')
    assert tab.follow("More").visit.page == "more"
    assert tab.follow("Next").visit.page == "next"


@PEOPLE
def test_a_telephone_link_is_handed_to_the_device(put, person):
    """A link to a number opens no page, and that is not a failure."""
    step = put('<a href="tel:03069990310">Ring us</a><a href="/next">Next</a>', person)[0].follow("Ring us")
    assert (step.visit, step.why_not) == (None, None)
    assert step.did.endswith("That asked the device to open tel:03069990310.")


def test_a_script_that_leads_on_is_waited_for(put):
    """A click that sets a script going that goes elsewhere ends where the script ends."""
    body = """<button onclick="Promise.resolve().then(() => { location = '/hop'; })">Go</button>"""
    hop = '<script>location.replace("/next")</script>'
    assert put(body, hop=hop)[0].follow("Go").visit.page == "next"


def test_a_page_that_refreshes_itself_later_does_not_hold_anybody_up(put):
    """A refresh that is due in ten minutes is not waited for."""
    visit = put('<meta http-equiv="refresh" content="600;url=/next"><p>Here</p>')[1]
    assert (visit.page, visit.untested) == ("home", None)


# --- looking for a person ------------------------------------------------------------------------------------------


@PEOPLE
def test_the_link_most_plainly_about_a_person_is_taken(put, person):
    """Of several links the one that promises a human most plainly is followed."""
    body = '<a href="/a">Help</a> <a href="/next">Speak to an adviser</a> <a href="/a">Contact</a>'
    assert put(body, person)[0].look_for_person().visit.page == "next"


@PEOPLE
def test_a_page_without_a_way_to_a_person_is_said_to_have_none(put, person):
    """Where no link is about reaching anybody, a link to the same page included, the step says so."""
    step = put('<a href="/home">Contact us</a> <a href="/next">Cookies</a>', person)[0].look_for_person()
    assert step.did == "Looked for a way to reach a person."
    assert step.why_not.endswith("on the page leads to a person.")


# --- what is not reached -------------------------------------------------------------------------------------------


@PEOPLE
def test_a_link_off_the_site_is_recorded_and_not_reached(put, person):
    """Somebody else's page is not fetched: the visit says so, and nothing more is done there."""
    tab, _ = put('<a href="https://elsewhere.test/page">Contact us</a>', person)
    step = tab.follow("Contact us")
    assert step.visit.untested == "https://elsewhere.test/page is not part of this service, so it was not opened."
    assert (step.visit.page, step.visit.words, step.visit.axe) == (None, "", ())
    assert tab.refused == ("https://elsewhere.test/page",)
    assert tab.follow("Home").why_not == step.visit.untested


@PEOPLE
def test_a_page_that_the_pack_does_not_have_is_recorded_as_not_tried(put, person):
    """An address of the service that the pack does not model is untested, never a page that was found poor."""
    tab, _ = put('<a href="/nowhere">Contact us</a>', person)
    step = tab.follow("Contact us")
    assert step.visit.untested == f"The pack has no page for {HOST}/nowhere, so what is there was not tried."
    assert tab.open(f"{HOST}/home").untested is None


def test_nothing_that_a_page_asks_for_reaches_the_network(put):
    """Pictures, scripts, frames, requests and sockets to others are refused and named; nobody is connected to."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        there = f"127.0.0.1:{server.getsockname()[1]}"
        tab, visit = put(f"""<p>Hello</p><img src="http://{there}/picture.png" alt="A picture">
            <iframe src="http://{there}/frame" title="Chat"></iframe>
            <script>
              fetch("http://{there}/fetch").catch(() => 0); new WebSocket("ws://{there}/socket");
              navigator.sendBeacon("http://{there}/beacon");
            </script>""")
        with pytest.raises(BlockingIOError):
            server.accept()
    assert visit.untested is None
    assert "Hello" in visit.words
    assert {url.rsplit("/", 1)[1] for url in tab.refused} == {"picture.png", "frame", "fetch", "socket", "beacon"}


def test_what_is_no_address_is_an_untested_visit(put):
    """Something that no browser can open is recorded, not raised, and an address without its scheme is given one."""
    tab, _ = put("<p>Hello</p>")
    assert tab.open("https://[").untested == "https://[ is not part of this service, so it was not opened."
    assert tab.open("www.example.org/next").page == "next"


def test_before_a_page_is_opened_nothing_can_be_done(chromium):
    """A step with no page to do it on says so."""
    with chromium.tab(Site({}), Service(name="s", about="a"), EYE) as tab:
        assert tab.follow("Home").why_not == "No page has been opened."


HANGS = "for (;;) {}"


@pytest.mark.usefixtures("hurried")
def test_a_page_that_hangs_while_it_loads_is_untested_and_the_next_is_not(put):
    """A page that never finishes loading is recorded as such; the next opens as ever."""
    tab, visit = put(f"<p>Hello</p><script>{HANGS}</script>")
    assert visit.untested == f"{HOST}/home did not finish loading within 1 seconds."
    assert tab.open(f"{HOST}/next").page == "next"


@PEOPLE
@pytest.mark.usefixtures("hurried")
def test_a_page_that_hangs_when_it_is_used_is_untested_and_the_next_is_not(put, person):
    """A page that hangs after a click or a key is recorded as such; the next opens as ever."""
    tab, _ = put(f"""<button onclick="{HANGS}">Go</button>""", person)
    step = tab.follow("Go")
    assert step.visit.untested == f"{HOST}/home stopped answering, so what is there was not recorded."
    assert tab.follow("Go").why_not == step.visit.untested
    assert tab.open(f"{HOST}/next").page == "next"


# --- what is recorded ----------------------------------------------------------------------------------------------


def test_a_visit_holds_what_was_there(put):
    """Title, language, place in the pack, words, links and numbers are as the page has them."""
    visit = put("""<h1>Find it</h1><p>Call <b>03069 990310</b> or<br>write.</p><a href="next#x">Next</a>""")[1]
    assert (visit.page, visit.where.file, visit.basis) == ("home", "home.yaml", Basis.SUPPLIED)
    assert (visit.title, visit.language, visit.url) == ("T", "en", f"{HOST}/home")
    assert visit.words == "Find it\nCall 03069 990310 or\nwrite.\nNext"
    assert visit.numbers == ("03069 990310",)
    assert [(link.name, link.href) for link in visit.links] == [("Next", f"{HOST}/next#x")]
    assert visit.axe_version == engines()[1]


def test_a_number_that_is_not_exposed_is_not_there_for_a_screen_reader(put):
    """Numbers are those that this way of operating meets: one in hidden words is for the other."""
    body = '<p aria-hidden="true">Call 03069 990310</p><p style="opacity: 0">Call 03069 990311</p>'
    assert put(body, EYE)[1].numbers == ("03069 990310",)
    assert put(body, EAR)[1].numbers == ("03069 990311",)


def test_the_tree_is_said_line_by_line(put):
    """A screen reader's lines say role, name and state once each, without what is ignored and without repeats."""
    visit = put(
        """<main><h1>Find <i>it</i></h1><p>Words <b>and</b> more<br>words</p><p>Then</p>
        <a href="/next"><img src="data:," alt="Next page"></a><ul><li>One<li>Two</ul>
        <form><label for="n">Name</label><input id="n" required aria-describedby="h" value="Jo"><p id="h">In full</p>
        <fieldset><legend>Reply</legend><label><input type="radio" checked>By post</label></fieldset>
        <button aria-expanded="false" disabled>More</button></form>
        <iframe title="Chat" srcdoc="<p>Inside</p>"></iframe></main>""",
        EAR,
    )[1]
    assert visit.exposed == (
        "page, T",
        "main",
        "heading level 1, Find it",
        "text, Words and more words",
        "text, Then",
        "link, Next page",
        "image, Next page",
        "list with 2 items",
        "text, One",
        "text, Two",
        "text, Name",
        "text box, Name, Jo, required, In full",
        "text, In full",
        "group, Reply",
        "text, Reply",
        "radio button, By post, checked",
        "button, More, collapsed, unavailable",
        "frame, Chat",
        "page",
        "text, Inside",
    )


@pytest.mark.parametrize("host", [HOST, "https://chat.example.org"])
def test_axe_looks_into_frames(chromium, host):
    """What is wrong inside a frame is found, on the page's own host and on another of the service's."""
    site = Site(
        {
            f"{HOST}/home": _html(f'<iframe src="{host}/chat" title="Chat"></iframe>'),
            f"{host}/chat": _html("<img src=x>"),
        },
        domains=["example.org"],
    )
    with chromium.tab(site, Service(name="s", about="a"), EYE) as tab:
        visit = tab.open(f"{HOST}/home")
    assert [
        (result.rule, result.count, result.nodes[0].target) for result in visit.axe if result.outcome == "violation"
    ] == [("image-alt", 1, "iframe img")]


def test_axe_is_asked_for_wcag_at_two_widths_and_says_the_same_thing_once(put):
    """A fault at both widths is one result at 1280; one that only a narrow screen shows is at 320."""
    visit = put("""<style>.narrow { display: none } @media (max-width: 400px) { .narrow { display: inline } }</style>
        <p style="color: #999">Faint</p><button class="narrow"></button>""")[1]
    assert [(result.rule, result.outcome, result.width) for result in visit.axe] == [
        ("button-name", "violation", 320),
        ("color-contrast", "violation", 1280),
    ]
    assert visit.axe_passes > 3
    assert "wcag2aa" in visit.axe[1].tags
    assert visit.axe[1].nodes[0].summary.startswith("Fix any of the following")


def test_long_evidence_is_cut_inside_the_page(put):
    """At most five elements a rule, and no more than 300 characters of each, but all are counted."""
    attributes = " ".join(f'data-{at}="x"' for at in range(60))
    visit = put(f'<img src="data:," {attributes}>' * 7)[1]
    (result,) = visit.axe
    assert (result.rule, result.count, len(result.nodes)) == ("image-alt", 7, 5)
    assert len(result.nodes[0].html) == 300


def test_axe_that_cannot_run_has_passed_nothing(put):
    """Where a page breaks axe the visit stands, and its nought says that axe's silence proves nothing."""
    visit = put("<p>Hello</p><script>Object.defineProperty(window, 'axe', { value: {} })</script>")[1]
    assert (visit.untested, visit.words, visit.axe, visit.axe_passes) == (None, "Hello", (), 0)


def test_the_same_page_twice_is_the_same_visit(put):
    """People who operate alike share a visit of a page that has not changed; who operates otherwise has their own."""
    body = "<h1>Same</h1>"
    tab, first = put(body, EYE)
    assert put(body, EYE)[1] is first
    assert tab.open(f"{HOST}/home") is first
    other = put(body, EAR)[1]
    assert other.id != first.id
    assert len(first.id) == 12
    assert other.axe == first.axe
    assert put(body + "<p>New</p>", EYE)[1].id != first.id


def test_what_a_click_changed_is_another_visit(put):
    """A page whose content changed under the same address is looked at again."""
    body = """<p id="said">Closed</p><button onclick="said.textContent = 'Open'">Open it</button>"""
    tab, before = put(body)
    after = tab.follow("Open it").visit
    assert (before.url, before.words.splitlines()[0]) == (after.url, "Closed")
    assert after.words.splitlines()[0] == "Open"
    assert after.id != before.id


def test_a_picture_is_taken_once_small_and_not_too_tall(put, chromium, monkeypatch, tmp_path):
    """A screenshot is a JPEG of at most 640 by 2000, at 320 CSS pixels of 240 by 3000, and is not taken again."""
    monkeypatch.setattr(chromium, "recorder", Recorder(tmp_path / "pictures"))
    body = '<h1 style="margin-bottom: 9000px">Tall</h1>'
    visit = put(body)[1]
    wide, narrow = (tmp_path / "pictures" / name for name in (visit.picture, visit.narrow_picture))
    assert visit.picture == f"{visit.id}.jpg"
    assert narrow.name.endswith("-narrow.jpg")
    assert _size_of_jpeg(wide.read_bytes()) == (2000, 640)
    assert _size_of_jpeg(narrow.read_bytes()) == (3000, 240)
    for picture in (wide, narrow):
        picture.write_bytes(b"kept")
    monkeypatch.setattr(chromium, "recorder", Recorder(tmp_path / "pictures"))
    assert put(body)[1] == visit
    assert (wide.read_bytes(), narrow.read_bytes()) == (b"kept", b"kept")
    assert set(wide.parent.iterdir()) == {wide, narrow}


# --- forms that lead on ----------------------------------------------------------------------------------------------

ASKS = """<h1>Sign in</h1><form method="{method}"><label for="n">Name</label><input id="n" name="name">
    <button>Continue</button></form>"""
LEADS = [
    Submission(when={"name": "empty"}, to="error"),
    Submission(when={"name": "any"}, identity="fails", to="failed"),
    Submission(when={"name": "any"}, to="done"),
]


@pytest.fixture
def ask(chromium):
    """Puts a person in front of a form that leads on."""
    tabs = []

    def open_tab(person, method, *, identity="passes"):
        bodies = {
            "home": ASKS.format(method=method),
            **{name: f"<h1>{name}</h1>" for name in ("error", "failed", "done")},
        }
        pages = {name: Page(url=f"{HOST}/{name}", file=f"{name}.html") for name in bodies}
        service = Service(name="s", about="a", pages=pages)
        forms = {f"{HOST}/home": [Form(lead, f"{HOST}/{lead.to}") for lead in LEADS]}
        site = Site({f"{HOST}/{name}": _html(body) for name, body in bodies.items()}, forms=forms)
        tabs.append(chromium.tab(site, service, person.model_copy(update={"proves": Proves(identity=identity)})))
        tabs[-1].open(f"{HOST}/home")
        return tabs[-1]

    yield open_tab
    for tab in tabs:
        tab.close()


@PEOPLE
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("name", "identity", "page"), [("", "passes", "error"), ("Sam", "passes", "done"), ("Sam", "fails", "failed")]
)
def test_a_form_leads_to_the_page_that_the_pack_says(ask, person, method, name, identity, page):
    """However it is sent and by whom, the visit is to the page that follows, under that page's own address."""
    step = ask(person, method, identity=identity).fill({"Name": name})
    assert step.why_not is None
    assert (step.visit.page, step.visit.url, step.visit.words) == (page, f"{HOST}/{page}", page)


def test_what_follows_a_form_is_the_same_visit_as_the_page_itself(ask):
    """A page is checked once, whether a form or a link led to it; going back to the form is the form again."""
    tab = ask(EYE, "post")
    followed = tab.fill({"Name": "Sam"}).visit
    assert tab.open(f"{HOST}/done") == followed
    assert tab.open(f"{HOST}/home").page == "home"
