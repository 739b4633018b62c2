"""Pages that hang, crash, ask, lead round in circles or never end: each says what happened, and the rest go on."""

import time

import pytest

from harness.web.arriving import Ground
from harness.web.channel import Browser
from harness.web.live import Live
from harness.web.visitor import Visitor

pytestmark = pytest.mark.browser
SOUND = "<!DOCTYPE html><title>Sound</title><p>Words"
PATIENCE, WHOLE = 1.5, 4


@pytest.fixture(scope="module")
def hasty():
    """A browser with hardly any patience."""
    with Browser(patience=PATIENCE, whole=WHOLE) as started:
        yield started


def _endless(request):
    request.send_response(200)
    request.send_header("content-type", "text/html")
    request.end_headers()
    while not request.web.released.wait(0.01):
        request.wfile.write(b"<p>more</p>" * 100)


def _closed(request):
    request.close_connection = True
    request.connection.close()


def _cut_short(request):
    request.send_response(200)
    request.send_header("content-length", "1000")
    request.end_headers()
    request.wfile.write(b"<p>half")
    request.close_connection = True


HOSTILE = {
    "never answers": (lambda request: request.web.released.wait(20), "did not answer within"),
    "closes the connection": (_closed, "closed the connection"),
    "stops half way": (_cut_short, "closed the connection"),
    "never ends": (_endless, "went on sending"),
    "is 50 MB": (lambda request: request.answer("x" * 50_000_000), "larger than 10 MB"),
    "is not found": (lambda request: request.answer("No", status=404), "answered “404"),
    "is broken": (lambda request: request.answer("No", status=500), "answered “500"),
    "wants a password": (lambda request: request.answer("No", status=401), "--state"),
    "is a document": (lambda request: request.answer("%PDF", kind="application/pdf"), "is application/pdf"),
    "is a picture": (lambda request: request.answer("x", kind="image/png"), "is image/png"),
    "is a download": (
        lambda request: request.answer("x", more={"content-disposition": "attachment; filename=x.html"}),
        "file to download",
    ),
    "leads to itself": (lambda request: request.lead_to("/hostile"), "redirects without end"),
    "leads to ever new pages": (lambda request: request.lead_to(f"/hostile?{len(request.web.asked)}"), "without end"),
    "leads away": (lambda request: request.lead_to("https://www.example.org/"), "https://www.example.org/"),
    "leads to a file": (lambda request: request.lead_to("file:///etc/passwd"), "file:///etc/passwd"),
    "goes away by itself": (
        '<meta http-equiv="refresh" content="0;url=https://www.example.org/">x',
        "goes on by itself to https://www.example.org/",
    ),
    "goes round for ever": (
        "<title>Round</title><script>location = '/hostile?' + Math.random()</script>",
        "from page to page by itself",
    ),
    "loops before it is loaded": ("<p>x<script>for (;;);</script>", "did not finish loading within"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_page_is_untested_in_time_and_the_next_is_visited(hasty, web, what):
    page, says = HOSTILE[what]
    web.pages |= {"/hostile": page, "/sound": SOUND}
    with Visitor(hasty, Live([web.origin], patience=PATIENCE), parts=("snapshot",), with_axe=False) as visitor:
        began = time.monotonic()
        visit = visitor.visit(f"{web.origin}/hostile")
        took = time.monotonic() - began
        assert says in str(visit.untested)
        assert took < WHOLE + 3
        assert visitor.visit(f"{web.origin}/sound").title == "Sound"


def test_a_page_that_asks_questions_and_opens_windows_is_visited_all_the_same(hasty, web):
    web.pages["/other"] = SOUND
    web.pages["/"] = """<!DOCTYPE html><title>Asks</title><p>Words<script>
      alert(1); confirm(2); prompt(3); onbeforeunload = (event) => { event.preventDefault(); return "x"; };
      for (let i = 0; i < 3; i++) window.open("/other"); window.open("https://www.example.org/");
    </script>"""
    with Visitor(hasty, Live([web.origin], patience=PATIENCE), parts=("snapshot",), with_axe=False) as visitor:
        visit = visitor.visit(f"{web.origin}/")
    assert (visit.title, visit.untested) == ("Asks", None)


def test_a_picture_that_never_comes_does_not_keep_a_page_from_being_visited(hasty, web):
    web.pages["/"] = '<!DOCTYPE html><title>Slow</title><p>Words<img alt="" src="/never">'
    web.pages["/never"] = lambda request: request.web.released.wait(20)
    with Visitor(hasty, Live([web.origin], patience=PATIENCE), parts=("snapshot",), with_axe=False) as visitor:
        visit = visitor.visit(f"{web.origin}/")
    assert (visit.title, visit.untested) == ("Slow", None)
    assert visitor.refused == (f"{web.origin}/never",)


def test_a_tab_that_crashes_is_said_and_the_next_page_is_visited(hasty, web):
    web.pages["/"] = SOUND
    crashing = True

    def crash(ground: Ground) -> None:
        if crashing:
            ground.session.send("Page.crash")

    live = Live([web.origin], patience=PATIENCE)
    with Visitor(hasty, live, parts=("snapshot",), with_axe=False, prepare=crash) as visitor:
        assert "crash" in str(visitor.visit(f"{web.origin}/").untested)
        crashing = False
        assert visitor.visit(f"{web.origin}/").title == "Sound"


def test_a_script_that_never_ends_once_the_page_is_loaded_is_ended(hasty, web):
    web.pages |= {"/": SOUND, "/loops": SOUND}

    def loop(ground: Ground) -> None:
        if ground.page.url.endswith("/loops"):
            ground.page.evaluate("() => { setTimeout(() => { for (;;); }) }")

    live = Live([web.origin], patience=PATIENCE)
    with Visitor(hasty, live, parts=("snapshot",), with_axe=False, prepare=loop) as visitor:
        began = time.monotonic()
        assert "A script that never ends" in str(visitor.visit(f"{web.origin}/loops").untested)
        assert time.monotonic() - began < WHOLE + 3
        assert visitor.visit(f"{web.origin}/").title == "Sound"


def test_a_host_that_is_not_there_is_said(hasty):
    url = "http://127.0.0.1:9/"
    with Visitor(hasty, Live([url], patience=PATIENCE), parts=("snapshot",), with_axe=False) as visitor:
        assert "refused the connection" in str(visitor.visit(url).untested)
