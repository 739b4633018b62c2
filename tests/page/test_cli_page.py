"""The command that visits pages: what it prints, what it keeps, and how it ends."""

import json
from pathlib import Path

import pytest

from harness.cli import main
from harness.web.visitor import Visitor

pytestmark = pytest.mark.browser
POOR = '<!DOCTYPE html><html lang="en"><title>Poor</title><main><h1>Poor</h1><h2></h2><img src="a.png"></main></html>'
SOUND = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Help with your claim</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<main><h1>Help with your claim</h1><p>Call 0300 200 3300 to talk to an adviser.</p></main></html>"
)


@pytest.fixture(autouse=True)
def kept_apart(monkeypatch, tmp_path):
    monkeypatch.setattr("harness.web.kept_visits.cache_folder", lambda: tmp_path / "cache")


@pytest.fixture
def recorded(monkeypatch):
    """The pages that were tried, rather than only looked at."""
    tried = []
    record = Visitor._record

    def counted(self, on, about):
        tried.append(about["url"])
        return record(self, on, about)

    monkeypatch.setattr(Visitor, "_record", counted)
    return tried


def _json(capsys, *arguments: str) -> tuple[int, dict]:
    code = main(["page", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_page_is_one_document_of_json(capsys, web):
    web.pages["/"] = POOR
    code, said = _json(capsys, f"{web.origin}/", "--only", "heading-without-words", "--only", "page-wcag")
    (page,) = said["pages"]
    assert code == 1
    assert (page["url"], page["title"], page["people"], page["untested"]) == (f"{web.origin}/", "Poor", [], [])
    found = {finding["check"]: finding for finding in page["findings"]}
    assert found["heading-without-words"]["where"]["selector"] == "h2"
    assert found["heading-without-words"]["person"] == "reader"
    assert (found["page-wcag"]["severity"], found["page-wcag"]["pack"]) == ("serious", "")
    assert page["checks"]["failed"] == len([each for each in page["findings"] if each["outcome"] == "failed"])
    assert set(said["engine"]) == {"axe", "browser"}


def test_the_gate_is_where_it_is_set(capsys, web):
    web.pages["/"] = POOR
    page = (f"{web.origin}/", "--only", "heading-without-words")
    assert _json(capsys, *page)[0] == 0
    assert _json(capsys, *page, "--fail-on", "moderate")[0] == 1


def test_only_what_concerns_a_person_is_said_and_it_is_theirs(capsys, web):
    web.pages["/"] = POOR
    page = (f"{web.origin}/", "--only", "heading-without-words")
    people = ("--person", "blind-screen-reader", "--person", "deaf-relay")
    findings = _json(capsys, *page, *people)[1]["pages"][0]["findings"]
    assert [finding["person"] for finding in findings] == ["blind-screen-reader"]


def test_an_unchanged_page_is_looked_at_but_not_tried_again(capsys, web, recorded):
    web.pages |= {"/": POOR, "/sound": SOUND}
    pages = (f"{web.origin}/", f"{web.origin}/sound", "--only", "heading-without-words")
    first = _json(capsys, *pages)[1]
    assert len(recorded) == 2
    asked = len(web.asked)
    again = _json(capsys, *pages)[1]
    assert len(recorded) == 2
    assert len(web.asked) > asked
    assert [page.pop("reused") for page in first["pages"]] == [False, False]
    assert [page.pop("reused") for page in again["pages"]] == [True, True]
    assert again == first
    _json(capsys, *pages, "--fresh")
    assert len(recorded) == 4
    web.pages["/"] = POOR.replace("<h2></h2>", "<h2>More</h2>")
    assert _json(capsys, *pages)[1]["pages"][0]["findings"] == []
    assert recorded[4:] == [f"{web.origin}/"]


def test_a_page_that_cannot_be_visited_ends_with_3_and_the_others_are_visited(capsys, web):
    web.pages["/"] = SOUND
    pages = (f"{web.origin}/nowhere", f"{web.origin}/", "--only", "heading-without-words")
    code, said = _json(capsys, *pages)
    assert code == 3
    assert "404" in said["pages"][0]["untested"][0]
    assert said["pages"][1]["untested"] == []
    assert _json(capsys, *pages, "--allow-untested")[0] == 0


def test_without_a_browser_it_says_so(capsys, web, monkeypatch):
    monkeypatch.setenv("HARNESS_BROWSER", "none")
    code, said = _json(capsys, f"{web.origin}/")
    assert code == 3
    assert "install Chromium" in said["pages"][0]["untested"][0]
    assert web.asked == []


def test_a_file_is_visited_with_what_lies_beside_it_and_its_forms_may_be_tried(capsys, tmp_path: Path):
    (tmp_path / "page.html").write_text(POOR.replace("<main>", '<link rel="stylesheet" href="a.css"><main>'))
    (tmp_path / "a.css").write_text("h1 { color: #ddd; background: #fff }")
    file = tmp_path / "page.html"
    findings = _json(capsys, str(file), "--only", "page-wcag")[1]["pages"][0]["findings"]
    assert any("1.4.3" in finding["message"] for finding in findings)
    assert {finding["where"]["file"] for finding in findings} == {file.as_posix()}


def test_a_step_that_cannot_be_done_ends_with_2(capsys, web, tmp_path: Path):
    web.pages["/"] = SOUND
    steps = tmp_path / "steps.yaml"
    steps.write_text("- follow: Nothing\n")
    code, said = _json(capsys, f"{web.origin}/", "--steps", str(steps), "--only", "heading-without-words")
    assert code == 2
    assert said["pages"][0]["untested"][0].startswith(f"{steps}:1:3: Step 1")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nowhere.html",), "There is no such file"),
        (("https://a.example/", "--only", "heading-without-word"), "Did you mean 'heading-without-words'"),
        (("https://a.example/", "--only", "speech-only-question"), "no check of pages"),
        (("https://a.example/", "--person", "nobody"), "There is no such person"),
        (("https://a.example/", "--allow-submit", "a.example"), "this is no address"),
        (("https://a.example/", "--also", "https://a.example/; script-src *"), "this is no address"),
        (("https://a.example/", "--state", "nowhere.json"), "cannot be read"),
    ],
)
def test_bad_input_ends_with_2_before_anything_is_visited(capsys, arguments, says):
    assert main(["page", *arguments]) == 2
    assert says in capsys.readouterr().err


def test_a_state_that_is_none_is_refused_with_its_place(capsys, tmp_path: Path):
    state = tmp_path / "state.json"
    state.write_text('{\n"cookies": }')
    assert main(["page", "https://a.example/", "--state", str(state)]) == 2
    assert f"{state}:2:12: This is not JSON" in capsys.readouterr().err
    state.write_text("[]")
    assert main(["page", "https://a.example/", "--state", str(state)]) == 2
    assert "no saved state" in capsys.readouterr().err


def test_in_plain_each_thing_is_a_line_that_makes_sense_when_it_is_heard(capsys, web):
    web.pages["/"] = POOR
    main(["page", f"{web.origin}/", "--only", "heading-without-words", "--plain"])
    out = capsys.readouterr().out
    lines = [line.strip() for line in out.splitlines()]
    assert "Moderate: The heading at h2 has no words. [heading-without-words]" in lines
    assert "Who: People who use a screen reader." in lines
    assert any(line.startswith("Do: Put words in the heading") for line in lines)
    assert "\x1b" not in out


def test_many_pages_say_how_far_they_are_and_explain_each_problem_once(capsys, web):
    web.pages |= {f"/{number}": POOR for number in range(5)}
    pages = [f"{web.origin}/{number}" for number in range(5)]
    main(["page", *pages, "--only", "heading-without-words", "--plain"])
    said = capsys.readouterr()
    assert "Visited 5 of 5." in said.err
    assert said.out.count("Do: Put words in the heading") == 1
    assert "5 pages: 5 with something that does not work." in said.out


def test_what_was_not_tested_is_said_last(capsys, web):
    main(["page", f"{web.origin}/nowhere", "--plain"])
    out = capsys.readouterr().out.strip()
    assert "Not tested: " in out
    assert "Not everything was tested" in out.splitlines()[-1]


def test_what_a_page_did_not_get_or_could_not_send_is_said(capsys, web, elsewhere):
    web.pages["/"] = SOUND.replace(
        "</main>",
        f'<img alt="" src="{elsewhere.origin}/a.png"><script>navigator.sendBeacon("/seen", "x")</script></main>',
    )
    main(["page", f"{web.origin}/", "--only", "heading-without-words", "--plain"])
    out = capsys.readouterr().out
    assert f"(--also names another): {elsewhere.origin}/a.png." in out
    assert f"Nothing was sent to: {web.origin}/seen." in out
    assert (web.sent, elsewhere.asked) == ([], [])


def test_a_file_may_load_from_an_origin_that_is_named_but_its_forms_do_not_reach_it(capsys, web, tmp_path: Path):
    web.pages["/a.css"] = lambda request: request.answer("h1 { color: #ddd; background: #fff }", kind="text/css")
    web.pages["/search"] = SOUND
    file = tmp_path / "page.html"
    file.write_text(
        f'<!DOCTYPE html><html lang="en"><title>File</title><link rel="stylesheet" href="{web.origin}/a.css"><h1>A</h1>'
        f'<form action="{web.origin}/search"><label>Words <input name="q"></label><button>Search</button></form></html>'
    )
    _json(capsys, str(file))
    assert web.asked == []
    findings = _json(capsys, str(file), "--also", web.origin)[1]["pages"][0]["findings"]
    assert any("1.4.3" in finding["message"] for finding in findings)
    assert set(web.asked) == {("GET", "/a.css")}


def test_pages_given_together_are_put_side_by_side_and_the_one_that_differs_is_told(capsys, web):
    about = '<!DOCTYPE html><html lang="en"><title>{}</title><main><h1>{}</h1></main></html>'
    web.pages |= {"/": about.format("Boats", "Boats"), "/rods": about.format("Boats", "Rods")}
    only = ("--only", "pages-share-a-title")
    _, said = _json(capsys, f"{web.origin}/", f"{web.origin}/rods", *only)
    first, second = (page["findings"] for page in said["pages"])
    assert first == []
    assert [(each["where"]["url"], each["where"]["selector"]) for each in second] == [(f"{web.origin}/rods", "h1")]
    assert _json(capsys, f"{web.origin}/rods", *only)[1]["pages"][0]["findings"] == []


def test_what_is_seen_signed_in_is_not_kept(capsys, web, recorded, tmp_path: Path):
    web.pages["/"] = SOUND
    state = tmp_path / "state.json"
    state.write_text('{"cookies": [], "origins": []}')
    page = (f"{web.origin}/", "--only", "heading-without-words", "--state", str(state))
    assert [_json(capsys, *page)[1]["pages"][0]["reused"] for _ in range(2)] == [False, False]
    assert len(recorded) == 2
    assert not (tmp_path / "cache" / "visits").exists()


def test_a_file_without_a_title_goes_by_its_own_name(capsys, tmp_path: Path):
    file = tmp_path / "page.html"
    file.write_text(POOR.replace("<title>Poor</title>", ""))
    findings = _json(capsys, str(file), "--only", "heading-without-words")[1]["pages"][0]["findings"]
    assert [each["message"] for each in findings] == [f"On “{file.as_posix()}”, the heading at h2 has no words."]
    main(["page", str(file), "--only", "heading-without-words", "--plain"])
    out = capsys.readouterr().out
    assert "Moderate: The heading at h2 has no words." in out
    assert "not visited" not in out


def test_nobody_is_named_where_it_differs_from_rule_to_rule_who_is_shut_out(capsys, web):
    web.pages["/"] = POOR
    main(["page", f"{web.origin}/", "--only", "page-wcag", "--plain"])
    out = capsys.readouterr().out
    assert "Images must have alternative text" in out
    assert "Who: " not in out
