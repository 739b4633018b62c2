"""The page in a real browser: what axe says of it, how it fits, and what is left without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from harness.load.pack import load_pack
from harness.report import html

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


@pytest.fixture
def open_page(chromium, record, folder):
    """Opens the sample's page in a window of its own."""
    address = html.write(record, folder).as_uri()
    contexts = []

    def open_it(width=1280, **more):
        context = chromium.new_context(viewport={"width": width, "height": 800}, **more)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_it
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing(open_page, width, scheme):
    """axe finds no violation of WCAG 2.2 A or AA, nor of its own good practice, wide and light or narrow and dark."""
    page = open_page(width, color_scheme=scheme)
    answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in answer["violations"]] == []
    assert len(answer["passes"]) > 30


@pytest.mark.parametrize("width", [1280, 800, 320])
def test_no_scrolling_sideways(open_page, width):
    """At any width, 320 pixels included, nothing has to be scrolled sideways, the tables not either at 320."""
    page = open_page(width)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    sideways = "[...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth).length"
    assert page.evaluate(sideways) == 0


def test_a_stacked_table_is_still_a_table(open_page):
    """At 320 pixels a screen reader still meets tables with headers."""
    page = open_page(320)
    table = page.get_by_role("table", name="HMRC text-message deflection")
    assert table.get_by_role("columnheader").count() == 4
    assert table.get_by_role("rowheader", name="Deaf, calls through a relay").count() == 1


def test_everything_is_there_without_script(open_page, record):
    """With script turned off every walk and finding is visible, and what is folded away opens."""
    page = open_page(java_script_enabled=False)
    for finding in record.findings:
        assert page.get_by_role("heading", name=finding.message).is_visible()
    assert page.locator("section.walk").count() == len(record.walks)
    about = page.get_by_text("Somebody whom the service was built for.")
    assert not about.is_visible()
    page.get_by_text("Who these people are").click()
    assert about.is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_routes_of_two_packs_for_ten_people(chromium, record, folder, route_sample, width, scheme):
    """Two real maps and ten people: axe finds nothing with everything unfolded, and only the maps scroll sideways."""
    whole = route_sample.proof(map=route_sample.map_of(load_pack("hmrc-sms-deflection")), properties=())
    made = tuple(
        each.model_copy(update={"person": f"person-{number}", "pack": pack})
        for pack in (route_sample.PACK, "another")
        for number in range(10)
        for each in (*record.properties[1:5], *(p for p in route_sample.usual_properties() if p.person == "control"))
    )
    routes = {route_sample.PACK: whole, "another": route_sample.proof(properties=())}
    address = html.write(record.model_copy(update={"routes": routes, "properties": made}), folder).as_uri()
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    answer = Axe().run(page, "#routes", options={"runOnly": {"type": "tag", "values": RULES}}).response
    assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in answer["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.evaluate("[...document.querySelectorAll('.scroll')].every(box => box.scrollWidth <= box.clientWidth)")
    maps = page.locator(".map-scroll")
    assert maps.first.evaluate("box => box.tabIndex") == 0
    assert maps.evaluate_all("boxes => boxes.some(box => box.scrollWidth > box.clientWidth)") == (width == 320)
    context.close()


def test_folded_parts_are_printed(open_page):
    """On paper nothing is folded away."""
    page = open_page()
    page.emulate_media(media="print")
    assert page.get_by_text("Somebody whom the service was built for.").is_visible()


def test_the_page_asks_for_nothing(chromium, record, folder):
    """Nothing but the page itself is asked for, and nothing is complained of."""
    page = chromium.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    address = html.write(record, folder).as_uri()
    page.goto(address)
    page.close()
    assert [url for url in asked if url != address and not url.startswith("data:")] == []
    assert said == []


def test_focus_is_seen_and_the_skip_link_comes_first(open_page):
    """The first stop of the Tab key is the link past the contents, and it is visible when it has the focus."""
    page = open_page()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the report")
    assert skip.evaluate("link => link === document.activeElement && link.getBoundingClientRect().left >= 0")
