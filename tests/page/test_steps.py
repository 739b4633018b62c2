"""A script of steps brings a page into a state; a step that cannot be done is said with its place."""

from pathlib import Path

import pytest

from harness.load import LoadError
from harness.page.steps import Script, StepFailed
from harness.web.live import Live
from harness.web.visitor import Visitor

pytestmark = pytest.mark.browser
START = '<!DOCTYPE html><title>Start</title><p>Begin<p><a href="/form">Apply now</a>'
FORM = """<!DOCTYPE html><title>Form</title><form action="/done"><label>Your name <input name="n"></label>
<button>Continue</button></form><button type="button" onclick="later()">More</button>
<script>
  function later() { setTimeout(() => { document.body.append("There is more"); document.title = "More"; }, 100); }
  onkeydown = (event) => { if (event.key === "F2") document.title = "Key"; };
</script>"""


def _script(tmp_path: Path, text: str) -> Script:
    path = tmp_path / "steps.yaml"
    path.write_text(text, encoding="utf-8")
    return Script.load(path)


def _title(browser, web, script: Script, *, sends_to=()) -> str:
    web.pages |= {"/": START, "/form": FORM, "/done": "<!DOCTYPE html><title>Done</title><p>Thank you"}
    live = Live([web.origin], sends_to=sends_to, patience=3)
    with Visitor(browser, live, parts=("snapshot",), with_axe=False, prepare=script) as visitor:
        visit = visitor.visit(f"{web.origin}/")
    assert visit.untested is None
    return visit.title


@pytest.mark.parametrize(
    ("steps", "title"),
    [
        ("- follow: Apply now", "Form"),
        ("- open: /form", "Form"),
        ("- open: /form\n- follow: More\n- wait_for: There is more", "More"),
        ("- open: /form\n- press: F2", "Key"),
    ],
)
def test_steps_lead_to_the_state_that_is_visited(browser, web, tmp_path, steps, title):
    assert _title(browser, web, _script(tmp_path, steps)) == title


def test_a_form_is_filled_and_sent_where_that_is_allowed(browser, web, tmp_path):
    script = _script(tmp_path, "- follow: Apply now\n- fill: {Your name: Sam}")
    assert _title(browser, web, script, sends_to=[web.origin]) == "Done"
    assert ("GET", "/done?n=Sam") in web.asked


def test_a_form_is_sent_once_though_the_page_is_put_back_again_and_again(browser, web, tmp_path):
    web.pages |= {
        "/in": lambda request: request.lead_to("/account", **{"set-cookie": "who=me"}),
        "/account": lambda request: request.answer(
            "<!DOCTYPE html><title>Account</title><p>Signed in" if request.headers.get("cookie") else "Who are you?"
        ),
    }
    start = '<!DOCTYPE html><title>t</title><form method="post" action="/in"><label>Name <input name="n"></label>'
    web.pages["/"] = f"{start}<button>Sign in</button></form>"
    loads = []

    def script(ground):
        loads.append(ground.page.url)
        _script(tmp_path, "- fill: {Name: Sam}")(ground)

    live = Live([web.origin], sends_to=[f"{web.origin}/in"], patience=3)
    with Visitor(browser, live, parts=("snapshot",), with_axe=False, prepare=script) as visitor:
        probe = visitor._record

        def put_back(on, about):
            on.reset()
            on.reset()
            return probe(on, about)

        visitor._record = put_back
        assert visitor.visit(f"{web.origin}/").title == "Account"
    assert web.sent == [("POST", "/in")]
    assert len(loads) == 1


def test_a_form_is_not_sent_where_that_is_not_allowed_and_the_step_says_so(browser, web, tmp_path):
    script = _script(tmp_path, "- follow: Apply now\n- fill: {Your name: Sam}")
    with pytest.raises(StepFailed, match=r"steps\.yaml:2:3: Step 2 .*--allow-submit"):
        _title(browser, web, script)
    assert web.sent == []


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ("- follow: Apply later", r"steps\.yaml:1:3: Step 1 \(follow: Apply later\) could not be done"),
        ("- open: /form\n\n- press: Nonsense", r"steps\.yaml:3:3: Step 2 .*is no key"),
        ("- wait_for: Nothing of the kind", "did not come to stand on the page"),
        ("- open: https://www.example.org/", "only what was given"),
        ("- open: /nowhere", "404"),
    ],
)
def test_a_step_that_cannot_be_done_is_said_with_its_place(browser, web, tmp_path, steps, says):
    with pytest.raises(StepFailed, match=says):
        _title(browser, web, _script(tmp_path, steps))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- folow: Apply", "steps.yaml:1:3: 0.folow"),
        ("- follow: Apply\n  press: Enter", "one of open, follow, fill, press and wait_for"),
        ("- {}", "one of open"),
        ("[]", "between 1 and 50"),
        ("- press: 1", "Put quotes round it"),
        ("follow: Apply", "a list"),
    ],
)
def test_a_script_that_is_not_right_is_refused_with_the_place(tmp_path, text, says):
    with pytest.raises(LoadError) as caught:
        _script(tmp_path, text)
    assert says in str(caught.value)
