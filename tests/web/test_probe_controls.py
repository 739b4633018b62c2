import pytest

from harness.web import browser as finder
from harness.web.channel import Browser
from harness.web.site import Site
from harness.web.visitor import Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
]

HOST = "https://www.example.org"
MORE = '<button onclick="more.hidden = !more.hidden">More</button><p id="more" hidden>Words</p>'
DIALOG = (
    '<dialog id="box" aria-labelledby="t"><h2 id="t">Sure?</h2><button onclick="box.close()">No</button></dialog>'
    '<button id="open" onclick="box.showModal()">Delete</button>'
)


@pytest.fixture(scope="module")
def chromium():
    with Browser() as running:
        yield running


@pytest.fixture
def probed(chromium):
    """What the probe records of a page, and the page as it was opened."""

    def record(body):
        site = Site({f"{HOST}/page": _html(body), f"{HOST}/next": _html("<h1>Next</h1>")})
        with Visitor(chromium, site, parts=("snapshot", "controls"), with_axe=False) as visitor:
            visit = visitor.visit(f"{HOST}/page")
        assert not visit.untested
        assert not visit.probed.untested
        return visit.probed.controls, visit.snapshot

    return record


@pytest.fixture
def left(chromium):
    """What the page says, in the words of a script, once it was tried."""

    def evaluate(body, script):
        site = Site({f"{HOST}/page": _html(body)})
        with Visitor(chromium, site, parts=("controls",), with_axe=False) as visitor:
            visit = visitor.visit(f"{HOST}/page")
            assert not visit.probed.untested
            return visitor._tab.page.evaluate(script)

    return evaluate


def _html(body):
    return f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>{body}</body></html>'.encode()


def _words(outcome):
    return [piece.words for piece in outcome.appeared]


# --- what is used --------------------------------------------------------------------------------------------------


def test_enter_opens_and_closes_what_a_button_shows(probed):
    controls, snapshot = probed(MORE)
    (use,) = controls.uses
    assert snapshot.at_path(use.path).name == "More"
    assert (use.by, _words(use.outcome), use.undone_by) == ("Enter", ["Words"], "Enter")


def test_states_are_noted_before_and_after(probed):
    controls, _ = probed("<details><summary>More</summary><p>Words</p></details>")
    (use,) = controls.uses
    assert (use.before, use.after, use.after_undone) == ({"open": "false"}, {"open": "true"}, {"open": "false"})


def test_a_tab_is_turned_with_an_arrow_key(probed):
    controls, _ = probed(
        '<div role="tablist"><b role="tab" tabindex="0" id="a">A</b><b role="tab" tabindex="-1" id="b">B</b></div>'
        "<p id=second hidden>Second</p><script>a.onkeydown = (event) => {"
        "if (event.key === 'ArrowRight') { second.hidden = false; b.focus(); } }</script>"
    )
    use = controls.uses[0]
    assert (use.by, _words(use.outcome), use.outcome.focus) == ("arrow", ["Second"], "elsewhere")


def test_only_a_few_of_many_alike_are_used_and_the_rest_counted(probed):
    controls, _ = probed("<details><summary>More</summary><p>Words</p></details>" * 12)
    assert (len(controls.uses), controls.left_out) == (2, 10)


def test_plain_links_and_buttons_that_send_are_let_be(probed):
    controls, _ = probed('<a href="/next">Next</a><form action="/next"><button>Send</button></form>')
    assert controls.uses == ()


def test_what_opens_after_a_short_wait_is_seen_without_waiting(probed):
    controls, _ = probed(
        '<button onclick="setTimeout(() => { more.hidden = false; }, 800)">More</button><p id="more" hidden>Words</p>'
    )
    assert _words(controls.uses[0].outcome) == ["Words"]


def test_what_fades_in_is_seen(probed):
    controls, _ = probed(
        "<style>p { opacity: 0; transition: opacity 0.8s } .on { opacity: 1 }</style>"
        '<button onclick="more.classList.toggle(`on`)">More</button><p id="more">Words</p>'
    )
    assert _words(controls.uses[0].outcome) == ["Words"]


def test_where_tab_goes_next_is_noted_when_there_is_something_to_use_in_what_opened(probed):
    after, _ = probed('<button onclick="m.hidden = !m.hidden">Menu</button><p id="m" hidden><a href="/next">A</a></p>')
    before, _ = probed('<p id="m" hidden><a href="/next">A</a></p><button onclick="m.hidden = !m.hidden">Menu</button>')
    assert (after.uses[0].next_stop, before.uses[0].next_stop) == ("inside", "nowhere")


def test_the_space_bar_is_tried_on_what_is_only_called_a_button(probed):
    controls, _ = probed(
        '<a href="/next" role="button">Deaf</a><a href="/next" role="button" class="b" id="go">Hears</a><script>'
        "go.onkeydown = (event) => { if (event.key === ' ') go.click(); }</script>"
    )
    assert sorted((use.outcome.wanted, use.space) for use in controls.uses) == [
        ((f"{HOST}/next",), False),
        ((f"{HOST}/next",), True),
    ]


def test_what_no_key_reaches_is_clicked(probed):
    controls, snapshot = probed('<h2 onclick="more.hidden = false">More</h2><p id="more" hidden>Words</p>')
    (use,) = controls.pointed
    assert (snapshot.at_path(use.path).tag, use.by, _words(use.outcome)) == ("h2", "pointer", ["Words"])


# --- dialogs -------------------------------------------------------------------------------------------------------


def test_a_dialog_of_the_browsers_own_keeps_the_focus_and_gives_it_back(probed):
    opened = probed(DIALOG)[0].uses[0].opened
    assert (opened.role, opened.name, opened.native, opened.behind_inert) == ("dialog", "Sure?", True, True)
    assert (opened.focus_moved_in, opened.left_forward, opened.left_back) == (True, None, None)
    assert (opened.escape_closes, opened.closed_by, opened.focus_returns) == (True, "Escape", True)


def test_a_dialog_that_is_only_shown_lets_the_focus_out(probed):
    controls, snapshot = probed(DIALOG.replace("showModal", "show") + '<a href="/next">Behind</a>')
    opened = controls.uses[0].opened
    assert snapshot.at_path(opened.left_forward).tag in ("a", "button")
    assert (opened.escape_closes, opened.closed_by) == (False, None)


# --- fields, hovering, keys ----------------------------------------------------------------------------------------


def test_a_list_that_leads_elsewhere_is_kept_here_and_noted(probed):
    controls, _ = probed('<select onchange="location = `/next`"><option>A<option>B</select>')
    (trial,) = controls.trials
    assert (trial.on, trial.outcome.wanted) == ("change", (f"{HOST}/next",))


def test_windows_that_a_field_opens_are_noted_and_not_opened(probed):
    controls, _ = probed('<input onfocus="window.open(`/next`)">')
    assert controls.trials[0].outcome.windows == (f"{HOST}/next",)


def test_a_field_that_acts_when_it_is_left_is_noted(probed):
    controls, _ = probed('<input onchange="location = `/next`">')
    assert [(trial.on, trial.outcome.wanted) for trial in controls.trials] == [("leaving", (f"{HOST}/next",))]


def test_words_that_go_again_are_noted_with_their_time_without_waiting(probed):
    controls, _ = probed(
        '<p id="w" hidden>Words that go again</p>'
        '<input onfocus="w.hidden = false; setTimeout(() => { w.hidden = true; }, 5000)">'
    )
    assert controls.trials[0].gone_after == pytest.approx(5000, abs=100)


def test_words_that_make_way_for_others_have_not_gone_by_themselves(probed):
    controls, _ = probed(
        '<button onclick="a.textContent = `Looking it up`; a.hidden = false; setTimeout(() => {'
        'a.hidden = true; b.hidden = false; }, 3000)">Find</button><p id="a" hidden></p><p id="b" hidden>Found</p>'
    )
    assert controls.uses[0].gone_after is None


def test_what_the_pointer_shows_is_compared_with_what_the_focus_shows(probed):
    style = "<style>ul ul {{ display: none }} li:hover > ul{} {{ display: block }}</style>"
    menu = '<ul><li><a href="/next">Tax</a><ul><li><a href="/a">Car</a></ul></ul>'
    alone, _ = probed(style.format("") + menu)
    both, _ = probed(style.format(", li:focus-within > ul") + menu)
    assert (alone.hovers[0].focus_shows, both.hovers[0].focus_shows) == (False, True)
    assert alone.hovers[0].stays


def test_a_single_key_that_acts_is_found_and_what_stops_it(probed):
    controls, snapshot = probed(
        '<input type="checkbox" id="on" checked><script>document.onkeydown = (event) => {'
        "if (on.checked && event.key === 'x') document.body.append('x'); }</script>"
    )
    (shortcut,) = controls.shortcuts
    assert (shortcut.key, snapshot.at_path(shortcut.stopped_by).get("id")) == ("x", "on")


# --- hostile pages -------------------------------------------------------------------------------------------------


def test_the_page_is_left_as_it_was_found(left):
    body = MORE + DIALOG + '<input oninput="more.hidden = false" value="v"><input type="radio" name="r">'
    assert left(
        body,
        "() => [more.hidden, box.open, document.querySelector('input').value, document.querySelector(':checked')?.name,"
        " document.activeElement.localName, scrollY, location.hash]",
    ) == [True, False, "v", None, "body", 0, ""]


def test_a_button_that_removes_the_body_does_not_end_the_trial(probed):
    controls, _ = probed('<button class="x" onclick="document.body.remove()">Gone</button>' + MORE)
    assert [use.outcome.appeared[0].words for use in controls.uses if use.outcome.appeared] == ["Words"]


def test_a_page_that_speaks_in_boxes_is_not_stopped_by_them(probed):
    controls, _ = probed('<button onclick="alert(`Hello`); confirm(`Sure?`)">More</button>')
    assert controls.uses[0].outcome.said == ("Hello", "Sure?")


def test_a_page_that_asks_before_it_is_left_is_tried_like_any_other(probed):
    controls, _ = probed(
        '<script>window.onbeforeunload = () => "Stay"</script><button onclick="this.remove()">Go</button>' + MORE
    )
    assert len(controls.uses) == 2


def test_a_page_that_always_opens_more_ends_with_a_reason(probed):
    controls, _ = probed(
        "".join(
            f'<button class="c{n}" onclick="document.body.append(Object.assign(document.createElement(`p`),'
            f'{{textContent: `Words`}})); this.previousElementSibling?.remove()">More {n}</button>'
            for n in range(20)
        )
    )
    assert controls.cut_short == "Too much on the page changed for good when it was used."
    assert len(controls.uses) + controls.left_out == 20


def test_a_link_with_a_target_opens_no_window(probed):
    controls, _ = probed('<a href="/next" target="_blank" role="button">New</a>')
    assert controls.uses[0].outcome.windows == (f"{HOST}/next",)


def test_a_window_that_opens_in_spite_of_everything_is_closed(probed):
    controls, _ = probed(
        "<script>const open_ = window.open</script><button onclick='open_(`/next`)'>Open</button>" + MORE
    )
    assert "Words" in [word for use in controls.uses for word in _words(use.outcome)]


def test_going_back_is_kept_back(probed):
    controls, _ = probed('<button onclick="history.back()">Back</button>' + MORE)
    assert "Words" in [word for use in controls.uses for word in _words(use.outcome)]


@pytest.mark.parametrize(
    "body",
    [
        "<script>document.body.remove()</script>",
        "<svg><a href='#x'><text>A</text></a></svg>",
        "<button onclick='throw 1'>More</button>",
        "<script>window.addEventListener('click', (event) => event.stopImmediatePropagation(), true)</script>" + MORE,
        "<form><input name='children'></form>" + MORE,
        "<iframe srcdoc='<button onclick=top.x()>A</button>'></iframe>",
        "<button onclick='document.open(); document.write(`<p>New</p>`); document.close()'>Write</button>",
    ],
    ids=["no-body", "svg", "throws", "stops-clicks", "clobbered", "frame", "writes"],
)
def test_an_odd_page_is_recorded(probed, body):
    assert probed(body)[0].left_out == 0
