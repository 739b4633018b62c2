import pytest

from harness.model.service import Submission
from harness.web import browser as finder
from harness.web.channel import Browser
from harness.web.site import Form, Site
from harness.web.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
]

HOST = "https://www.example.org"
NAME_AND_AGE = (
    '<form method="post" action="/next"><label>Name <input name="name" required></label>'
    '<label>Age <input name="age" type="number"></label><button>Send</button></form>'
)
BACK = (
    '<div role="alert" tabindex="-1" id="s"><a href="#n">Enter your name</a></div><form method="post" action="/page">'
    '<label>Name <input id="n" name="name"></label><button>Send</button></form>'
    '<script>document.getElementById("s").focus()</script>'
)


@pytest.fixture(scope="module")
def chromium():
    with Browser() as running:
        yield running


@pytest.fixture
def probed(chromium):
    """What the probe records of a page; other pages lie beside it under their paths."""

    def record(body, *, may_submit=True, forms=None, **others):
        pages = {"page": body, "next": "<h1>Thank you</h1>", **others}
        site = Site({f"{HOST}/{name}": _html(inside) for name, inside in pages.items()}, forms=forms)
        with Visitor(chromium, site, parts=("snapshot", "forms"), with_axe=False, may_submit=may_submit) as visitor:
            visit = visitor.visit(f"{HOST}/page")
        assert not visit.untested
        assert not visit.probed.untested
        return visit.probed.forms, visit.snapshot

    return record


def _html(body):
    return f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>{body}</body></html>'.encode()


def _path(snapshot, name):
    """The path of the field of a name."""
    return next(each.path for each in snapshot.elements if each.get("name") == name)


def _kinds(forms):
    return [attempt.kind for attempt in forms.attempts]


def test_an_empty_form_is_refused_by_the_browser_which_says_why_and_moves_the_focus(probed):
    forms, page = probed(NAME_AND_AGE)
    empty = forms.attempts[0]
    assert (empty.kind, empty.entered, empty.sent_to, empty.answered) == ("empty", {}, None, False)
    assert [(each.path, each.message, each.shown) for each in empty.refused] == [
        (_path(page, "name"), "Please fill out this field.", True)
    ]
    assert empty.focus == _path(page, "name")


def test_what_cannot_be_right_is_entered_as_the_type_of_each_field_lets_a_person(probed):
    forms, page = probed(
        '<form><input name="mail" type="email"><input name="age" type="number"><input name="code" pattern="x+">'
        '<label>Month <input name="m"></label><label>Date of birth <input name="b"></label>'
        '<input name="q" type="search">'
        '<input type="radio" name="r" value="1"><input type="radio" name="r" value="2"><input name="old" readonly>'
        '<select name="s"><option value="">Choose</option><option value="a">A</option></select><button>Send</button>'
        "</form>"
    )
    expected = {"mail": "x", "age": "e", "code": "!", "m": "99", "b": "99/99/9999", "r": "chosen", "s": "chosen"}
    wrong = forms.attempts[1]
    assert wrong.entered == {_path(page, name): value for name, value in expected.items()}
    assert [each.path for each in wrong.refused] == [_path(page, name) for name in ("mail", "age", "code")]


def test_an_attempt_begins_on_a_fresh_page(probed):
    forms, page = probed(
        "<form onsubmit=\"event.preventDefault(); this.append('Again. ')\"><input name=a><button>Send</button></form>"
    )
    assert [each.after.words(each.after.root).count("Again") for each in forms.attempts] == [1, 1]
    assert forms.attempts[0].after.at_path(_path(page, "a")).value is None


def test_what_the_service_answers_is_recorded_with_its_title_its_focus_and_its_new_words(probed):
    forms, page = probed(
        '<h1>Your name</h1><form method="post" action="/page"><label>Name <input id="n" name="name"></label>'
        "<button>Send</button></form>",
        back="<title>Error: T</title>" + BACK,
        forms={f"{HOST}/page": [Form(Submission(when={"name": "empty"}, to="back"), f"{HOST}/back")]},
    )
    empty = forms.attempts[0]
    assert empty.answered
    assert empty.sent_to == f"{HOST}/page"
    assert empty.after.at_path(empty.focus).get("role") == "alert"
    assert [empty.after.words(empty.after.at_path(path)) for path in empty.appeared] == ["Enter your name"]
    assert empty.fields == {_path(page, "name"): _path(empty.after, "name")}
    assert not forms.attempts[1].appeared


def test_a_form_that_is_taken_is_followed_to_the_next_page(probed):
    forms, page = probed('<form action="/next"><input name="name"><button>Send</button></form>')
    taken = forms.attempts[1]
    assert (taken.answered, taken.sent_to) == (True, f"{HOST}/next?name=x")
    assert taken.after.words(taken.after.root) == "Thank you"
    assert taken.fields == {_path(page, "name"): None}


@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_is_sent_where_it_may_not_be_and_where_it_would_have_gone_is_said(probed, monkeypatch, method):
    asked_for = []
    respond = Site.respond
    monkeypatch.setattr(Site, "respond", lambda *given: asked_for.append(given[1:3]) or respond(*given))
    forms, _ = probed(
        f'<form method="{method}" action="/next"><input name="n"></label><button>Go</button></form>', may_submit=False
    )
    assert [each.sent_to.partition("?")[0] for each in forms.attempts] == [f"{HOST}/next"] * 2
    assert not any(each.answered for each in forms.attempts)
    assert {each for each in asked_for if "favicon" not in each[1]} == {("GET", f"{HOST}/page")}


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ('<input type="password">', "password"),
        ('<input autocomplete="cc-number">', "payment"),
        ('<input name="reason"><!---->', "end or take away"),
    ],
)
def test_a_form_that_may_do_harm_is_left_alone_where_nothing_may_be_sent(probed, inside, why):
    body = f"<form>{inside}<button>{'Delete' if 'reason' in inside else 'Send'}</button></form>"
    forms, page = probed(body, may_submit=False)
    assert not forms.attempts
    assert why in forms.left_out[page.tagged("form")[0].path]
    assert _kinds(probed(body)[0]) == ["empty", "wrong"]


def test_what_a_script_says_a_moment_later_is_waited_for(probed):
    forms, _ = probed(
        "<form onsubmit=\"event.preventDefault(); setTimeout(() => this.append('Enter a name'), 100)\"><input>"
        "<button>Send</button></form>"
    )
    assert len(forms.attempts) == 2
    assert all("Enter a name" in each.after.words(each.after.root) for each in forms.attempts)


def test_fields_without_a_form_are_sent_with_the_button_after_them_that_sends(probed):
    forms, page = probed('<input name="a"><button>Help</button><button onclick="alert(\'Enter A\')">Continue</button>')
    assert _kinds(forms) == ["empty", "wrong"]
    assert {each.button for each in forms.attempts} == {page.tagged("button")[1].path}
    assert [each.dialogs for each in forms.attempts] == [("Enter A",)] * 2


def test_fields_without_a_form_and_without_a_button_that_sends_are_left_alone(probed):
    assert not probed('<input name="a"><button type="button">Help</button>')[0].attempts


def test_no_more_than_three_forms_are_tried_and_a_search_in_the_header_is_none_of_them(probed):
    form = '<form onsubmit="return false"><input type="radio"><button>Send</button></form>'
    search = "<header><form><input><button>Search</button></form></header>"
    forms, page = probed(search + form * 4)
    assert [each.form for each in forms.attempts] == [each.path for each in page.tagged("form")[1:4]]
    assert set(forms.left_out) == {page.tagged("form")[0].path, page.tagged("form")[4].path}


@pytest.mark.parametrize(
    "body",
    [
        '<form onsubmit="this.remove(); throw 1"><input><button>Send</button></form>',
        '<form><input name="elements"><input name="submit"><button>Send</button></form>',
        '<form target="_blank" action="/next"><input name="a"><button>Send</button></form>',
        '<form method="dialog"><input name="a"><button>Send</button></form>',
        '<form action="mailto:a@example.org"><input name="a"><button>Send</button></form>',
        '<form><input name="a" oninput="this.remove()"><button>Send</button></form>',
        '<form onsubmit="document.documentElement.remove(); return false"><input><button>Send</button></form>',
        '<script>if (sessionStorage.n) document.write("<p>Gone</p>"); else { sessionStorage.n = 1; document.write('
        "\"<form onsubmit='return false'><input><button>Send</button></form>\") }</script>",
    ],
    ids=["removes-itself", "hides-its-parts", "new-window", "dialog", "mail", "field-goes", "page-goes", "changes"],
)
@pytest.mark.parametrize("may_submit", [True, False])
def test_odd_forms_are_recorded_and_the_page_is_put_back(probed, body, may_submit):
    forms, page = probed(body, may_submit=may_submit)
    assert all(each.form == page.tagged("form")[0].path for each in forms.attempts)


@pytest.mark.parametrize("body", ["", "<form></form>", "<form><button>Send</button></form>", "<form><input></form>"])
def test_a_page_without_a_form_that_can_be_sent_records_none(probed, body):
    assert not probed(body)[0].attempts
