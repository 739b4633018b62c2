"""The live web: only what was given is reached, and nothing is sent to it unless that was allowed."""

import gzip
import json
from pathlib import Path

import pytest

from harness.web.fetching import NotReached
from harness.web.live import Live, origin
from harness.web.visitor import Visitor

pytestmark = pytest.mark.browser
SENDER = """<!DOCTYPE html><html lang="en"><title>Sender</title><main><h1>Sender</h1>
<form id="get" action="/search"><label>Words <input name="q"></label><button>Search</button></form>
<form id="post" method="post" action="/send"><label>Name <input name="n"></label><button>Send</button></form>
<script>
  fetch("/api", {method: "POST", body: "x"}).catch(() => 0);
  fetch("/api", {method: "DELETE"}).catch(() => 0);
  navigator.sendBeacon("/beacon", "x");
  addEventListener("load", () => setTimeout(() => document.getElementById("get").submit(), 1));
</script></main></html>"""


def _visit(browser, web, path="/", parts=("snapshot",), live=None, **more):
    live = live or Live([web.origin], patience=3, agent="journey-harness/test")
    with Visitor(browser, live, parts=parts, with_axe=False, **more) as visitor:
        visit = visitor.visit(f"{web.origin}{path}")
    return visit, visitor


def test_a_whole_visit_sends_nothing_to_a_live_origin(browser, web):
    from harness.model.probed import PARTS

    # Without the form that sends itself at once, so that the whole of the page is tried.
    web.pages["/"] = SENDER.replace('document.getElementById("get").submit()', "0")
    visit, visitor = _visit(browser, web, parts=PARTS)
    assert visit.untested is None
    assert visit.probed.forms is not None
    assert web.sent == []
    assert {f"{web.origin}/api", f"{web.origin}/beacon"} <= set(visitor.unsent)


def test_a_form_that_sends_itself_is_stopped_and_said(browser, web):
    web.pages["/"] = SENDER
    visit, _ = _visit(browser, web)
    assert web.sent == []
    assert visit.untested is not None
    assert "sends a form" in visit.untested
    assert "--allow-submit" in visit.untested


def test_what_was_allowed_is_really_sent_and_the_rest_is_not(browser, web):
    web.pages["/"] = """<!DOCTYPE html><title>t</title><script>
      Promise.allSettled([fetch("/api", {method: "POST", body: "x"}), fetch("/other", {method: "POST"})])
        .then(() => document.title = "done")
    </script>"""
    live = Live([web.origin], sends_to=[f"{web.origin}/api"], patience=3)
    _, visitor = _visit(browser, web, live=live)
    assert web.sent == [("POST", "/api")]
    assert visitor.unsent == (f"{web.origin}/other",)


def test_a_form_that_was_allowed_is_really_sent(browser, web):
    web.pages["/"] = (
        '<form action="/search"><input name="q" value="1"></form><script>document.forms[0].submit()</script>'
    )
    web.pages["/search"] = "<title>Found</title><p>Found"
    visit, _ = _visit(browser, web, live=Live([web.origin], sends_to=[web.origin], patience=3))
    assert ("GET", "/search?q=1") in web.sent
    assert visit.title == "Found"


def test_nothing_on_another_origin_is_reached_unless_it_is_named(browser, web, elsewhere):
    web.pages["/"] = f'<title>t</title><img alt="" src="{elsewhere.origin}/a.png"><p>Words'
    elsewhere.pages["/a.png"] = "x"
    _, visitor = _visit(browser, web)
    assert elsewhere.asked == []
    assert visitor.refused == (f"{elsewhere.origin}/a.png",)
    _visit(browser, web, live=Live([web.origin, elsewhere.origin], patience=3))
    assert elsewhere.asked == [("GET", "/a.png")]


def test_the_tool_is_named_in_every_request(browser, web):
    web.pages["/"] = '<title>t</title><link rel="stylesheet" href="/a.css"><p>Words'
    _visit(browser, web)
    assert len(web.asked) >= 2
    assert all("Chrome/" in agent and agent.endswith(" journey-harness/test") for agent in web.agents)


def test_a_page_is_asked_for_once_however_often_it_is_put_back(browser, web):
    from harness.model.probed import PARTS

    web.pages["/"] = '<!DOCTYPE html><title>t</title><link rel="stylesheet" href="/a.css"><button>Open</button>'
    web.pages["/a.css"] = lambda request: request.answer("p{}", kind="text/css")
    _visit(browser, web, parts=PARTS)
    assert sorted(web.asked) == [("GET", "/"), ("GET", "/a.css")]


def test_redirects_on_the_origin_are_followed_with_the_cookies_that_they_set(browser, web):
    web.pages["/"] = lambda request: request.lead_to("/in", **{"set-cookie": "seen=1; Path=/"})
    web.pages["/in"] = lambda request: (
        request.answer("<title>In</title><p>Words")
        if "seen=1" in request.headers.get("cookie", "")
        else request.lead_to("/")
    )
    visit, _ = _visit(browser, web)
    assert (visit.title, visit.url) == ("In", f"{web.origin}/in")


def test_cookies_are_not_taken_along_to_another_origin(web, elsewhere):
    web.pages["/"] = lambda request: request.lead_to(f"{elsewhere.origin}/")
    elsewhere.pages["/"] = "<title>There</title>"
    live = Live([web.origin, elsewhere.origin], patience=3)
    live.arrive(f"{web.origin}/", {"cookie": "secret=1"})
    assert elsewhere.cookies == [None]


def test_a_page_that_leads_on_by_itself_is_visited_where_it_ends(browser, web):
    web.pages["/"] = "<title>First</title><script>location = '/second'</script>"
    web.pages["/second"] = '<title>Second</title><meta http-equiv="refresh" content="0;url=/third">'
    web.pages["/third"] = "<title>Third</title><p>Words"
    visit, _ = _visit(browser, web)
    assert (visit.title, visit.url) == ("Third", f"{web.origin}/third")


def test_a_saved_state_is_shown_from_the_first_request(browser, web, tmp_path: Path):
    state = tmp_path / "state.json"
    cookie = {"name": "who", "value": "me", "domain": "127.0.0.1", "path": "/", "expires": -1}
    cookie |= {"httpOnly": True, "secure": False, "sameSite": "Lax"}
    state.write_text(json.dumps({"cookies": [cookie], "origins": []}))
    web.pages["/"] = "<title>t</title><p>Words"
    _visit(browser, web, state=state)
    assert web.cookies[0] == "who=me"


def test_a_packed_answer_is_unpacked_and_never_beyond_the_cap(browser, web):
    small, bomb = (gzip.compress(b"<title>Packed</title><p>" + b"x" * size) for size in (100, 50_000_000))
    web.pages["/small"] = lambda request: request.answer(small, more={"content-encoding": "gzip"})
    web.pages["/bomb"] = lambda request: request.answer(bomb, more={"content-encoding": "gzip"})
    assert _visit(browser, web, "/small")[0].title == "Packed"
    assert "larger than 10 MB" in str(_visit(browser, web, "/bomb")[0].untested)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Www.Example.org:443/a?b", "https://www.example.org"),
        ("http://example.org:8080", "http://example.org:8080"),
        ("http://[::1]:80/", "http://[::1]"),
        ("ftp://example.org/", ""),
        ("https:///nowhere", ""),
        ("https://example.org:port/", ""),
        ("file:///etc/passwd", ""),
    ],
)
def test_an_origin_is_scheme_host_and_port(url, expected):
    assert origin(url) == expected


def test_only_what_was_named_may_be_sent_to():
    live = Live(["https://a.example"], sends_to=["https://a.example/send", "https://b.example"], patience=1)
    assert live.may_send("https://a.example/send?x=1")
    assert live.may_send("https://b.example/anything")
    assert not live.may_send("https://a.example/other")
    assert not live.may_send("https://a.example.evil.example/send")
    assert not live.may_send("http://b.example/")


def test_a_redirect_from_a_place_that_may_be_sent_to_does_not_take_what_is_sent_elsewhere(web):
    from harness.web.fetching import Asked

    web.pages["/send"] = lambda request: request.answer("", status=307, more={"location": "/other"})
    live = Live([web.origin], sends_to=[f"{web.origin}/send"], patience=3)
    with pytest.raises(NotReached, match="nothing may be sent"):
        live.answer(Asked("POST", f"{web.origin}/send", {}, b"x"), page=True)
    assert web.sent == [("POST", "/send")]
