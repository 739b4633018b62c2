"""Each way of operating a page is used for real, and a page is shown as its way says."""

import pytest

from harness.model.base import Basis, Origin
from harness.model.persona import Perceives, Persona, Presses
from harness.model.service import Page, Service
from harness.web import browser as finder
from harness.web.channel import Browser
from harness.web.site import Site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
]

HOST = "https://www.example.org"
WATCHES_THE_MOUSE = """<p id="mouse">none</p><script>
for (const type of ["mousemove", "mousedown", "mouseover", "pointerdown", "pointermove", "wheel", "touchstart"])
  addEventListener(type, () => { document.getElementById("mouse").textContent = "some"; }, true);
</script>"""


def _person(screen="by-eye", pointing="steady"):
    return Persona(
        id="somebody",
        name="Somebody",
        about="Made for a test.",
        perceives=Perceives(screen=screen),
        presses=Presses(pointing=pointing),
    )


@pytest.fixture(scope="module")
def chromium():
    with Browser() as running:
        yield running


@pytest.fixture
def put(chromium):
    """Puts a person in front of a page that leads to another."""
    tabs = []

    def open_tab(body, person):
        pages = {"home": body, "next": "<h1>Next page</h1>"}
        described = {
            name: Page(url=f"{HOST}/{name}", file=f"{name}.html", basis=Basis.SUPPLIED, origin=Origin(file="p.yaml"))
            for name in pages
        }
        service = Service(name="s", about="a", domains=("example.org",), pages=described)
        whole = '<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>{}</body></html>'
        site = Site({f"{HOST}/{name}": whole.format(inside).encode() for name, inside in pages.items()})
        tabs.append(chromium.tab(site, service, person))
        return tabs[-1], tabs[-1].open(f"{HOST}/home")

    yield open_tab
    for tab in tabs:
        tab.close()


def test_by_keyboard_a_link_is_come_to_with_tab_and_followed_with_enter(put):
    tab, _ = put('<a href="/other">Other</a> <a href="/next">Next</a>', _person(pointing="none"))
    step = tab.follow("Next")
    assert step.did == "Moved to and pressed a key on “Next”."
    assert (step.visit.url, step.visit.operating) == (f"{HOST}/next", "keyboard")


def test_by_keyboard_no_mouse_event_ever_reaches_a_page(put):
    tab, _ = put(f'{WATCHES_THE_MOUSE}<button onclick="this.after(1)">Show</button>', _person(pointing="none"))
    assert "none" in tab.follow("Show").visit.words


def test_by_keyboard_what_only_a_mouse_can_use_is_not_used(put):
    tab, _ = put('<div onclick="location=\'/next\'" style="cursor:pointer">Next</div>', _person(pointing="none"))
    assert tab.follow("Next").why_not == "“Next” can be seen, but the Tab key never comes to it."


def test_by_keyboard_a_form_is_filled_and_sent(put):
    body = """<form action="/next"><label>Name <input name="name"></label>
      <label>Size <select name="size"><option>Small<option>Large</select></label>
      <fieldset><legend>Colour</legend><label><input type="radio" name="c" value="red">Red</label>
      <label><input type="radio" name="c" value="blue">Blue</label></fieldset>
      <label><input type="checkbox" name="sure">I am sure</label>
      <button type="button" onclick="document.forms[0].sent.value = [...new FormData(document.forms[0]).values()];
      this.after(document.forms[0].sent.value)">Continue</button><input type="hidden" name="sent"></form>"""
    tab, _ = put(body, _person(pointing="none"))
    step = tab.fill({"Name": "Ann", "Size": "Large", "Colour": "Blue", "I am sure": "yes"})
    assert step.why_not is None
    assert "Ann,Large,blue,on" in step.visit.words


def test_by_keyboard_a_trap_keeps_the_person_from_what_comes_after_it(put):
    body = """<input id="trap" aria-label="Trap"><a href="/next">Next</a>
      <script>trap.onblur = () => trap.focus()</script>"""
    tab, _ = put(body, _person(pointing="none"))
    assert tab.follow("Next").why_not == "“Next” can be seen, but the Tab key never comes to it."


def test_an_unsteady_pointer_misses_what_is_less_than_24_pixels_wide(put):
    small = '<button style="width:20px;padding:0;overflow:hidden" onclick="this.after(1)">Go</button>'
    tab, _ = put(small, _person(pointing="unsteady"))
    assert "Missed “Go”: it is 20 CSS pixels wide" in tab.follow("Go").why_not
    tab, _ = put('<a href="/next">A link that is wide enough</a>', _person(pointing="unsteady"))
    assert tab.follow("wide enough").visit.url == f"{HOST}/next"


def test_an_enlarged_page_is_320_css_pixels_wide(put):
    tab, visit = put("<script>document.write(innerWidth)</script>", _person("enlarged"))
    assert "320" in visit.words
    assert visit.view == "enlarged"
    tab.close()


def test_a_page_in_the_reader_s_own_colours_is_told_so(put):
    body = "<p id=p></p><script>p.textContent = matchMedia('(forced-colors: active)').matches</script>"
    assert "true" in put(body, _person("own-colours"))[1].words


def test_a_page_with_the_reader_s_own_spacing_has_it(put):
    body = """<p style="font-size:20px">Words</p><script>addEventListener("load", () =>
      document.body.append(getComputedStyle(document.querySelector("p")).letterSpacing))</script>"""
    assert "2.4px" in put(body, _person("own-spacing"))[1].words
