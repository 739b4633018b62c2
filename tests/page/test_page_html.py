"""The report on pages: what it shows and carries, and that it shuts nobody out itself."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from harness.cli import main
from harness.model.base import Basis, Channel
from harness.model.finding import Evidence, Finding, Outcome, Severity, Where
from harness.model.page import Box
from harness.model.page_report import PageReport
from harness.model.record import NARROW
from harness.model.visit import Stop, Visit
from harness.report import page_html
from harness.report.words import CAVEAT, NO_CONFORMANCE
from harness.web import browser as finder
from harness.web.driver import driver

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
POOR = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Poor &amp; “odd”</title>'
    '<main><h1>Poor</h1><h2></h2><p>Words of the page.</p><img src="data:,"><a href="/on">Go on</a></main></html>'
)
PICTURE = Path(__file__).parent.parent / "report" / "page.jpg"
ABOUT = page_html.About("2026-11-22T09:00:00+00:00", "0.1", "4.11", None, {"ann": "Ann"})
ONLY = [f"--only={check}" for check in ("heading-without-words", "page-wcag", "focus-not-visible")]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A report on a page with faults and on one that is not there, from the command itself."""
    if finder.find() is None:
        pytest.skip(f"no browser was found. {finder.HOW_TO_MEND}")
    folder = tmp_path_factory.mktemp("pages")
    (folder / "poor.html").write_text(POOR, encoding="utf-8")
    (folder / "large.html").write_bytes(b" " * 30_000_000)
    code = main(["page", str(folder / "poor.html"), str(folder / "large.html"), "--out", str(folder / "out"), *ONLY])
    assert code == 3
    return folder / "out"


@pytest.fixture
def opened(made):
    """Opens the report in a window of its own."""
    with driver() as playwright:
        found = finder.find()
        chromium = playwright.chromium.launch(executable_path=found.path, args=finder.launch_arguments())

        def open_it(width=1280, **more):
            page = chromium.new_context(viewport={"width": width, "height": 800}, **more).new_page()
            page.goto((made / "index.html").as_uri())
            return page

        yield open_it
        chromium.close()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(opened, width, scheme):
    """The report shuts nobody out, wide and light or narrow and dark, with everything unfolded."""
    page = opened(width, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in answer["violations"]] == []
    assert len(answer["passes"]) > 25
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.browser
def test_it_needs_no_script_and_asks_for_nothing(opened):
    """With script turned off everything is there, pictures too, and nothing but the report is asked for."""
    page = opened(java_script_enabled=False)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert page.get_by_role("heading", name="The heading at h2 has no words.").is_visible()
    assert page.get_by_role("img", name=re.compile("^The part of the page that Fix 1 ")).is_visible()
    words = page.locator("p", has_text="Words of the page.")
    assert words.is_hidden()
    page.get_by_text("The words of page 1").click()
    assert words.is_visible()


@pytest.mark.browser
def test_on_paper_nothing_is_folded_away(opened):
    """What is folded on the screen is printed."""
    page = opened()
    page.emulate_media(media="print")
    assert page.locator("p", has_text="Words of the page.").is_visible()


@pytest.mark.browser
def test_what_was_found_is_boxed_on_the_picture_and_what_was_not_tested_is_said(opened):
    """The marks of the findings stand on the picture, the stops of the Tab key are numbered, the gaps have reasons."""
    page = opened()
    whole = page.get_by_role("img", name="Screenshot of page 1, with a box round each thing")
    assert "Fix 1" in whole.inner_html()
    page.get_by_text("The picture of page 1, with the stops of the Tab key numbered").click()
    walked = page.get_by_role("img", name="Screenshot of page 1, with the stops")
    assert walked.locator("circle").count() == 1
    gaps = page.get_by_role("region", name="Not tested")
    assert "large.html is larger than" in gaps.inner_text()
    text = page.inner_text("body")
    assert CAVEAT in text
    assert NO_CONFORMANCE in text


@pytest.mark.browser
def test_the_document_beside_it_is_what_json_prints_and_its_evidence_is_there(made, capsys, tmp_path):
    """pages.json is the document of --json; each picture that it names lies beside it, small, with its hash."""
    page = (made.parent / "poor.html").as_posix()
    assert main(["page", page, "--out", str(tmp_path / "out"), "--json", *ONLY]) == 1
    written = (tmp_path / "out" / "pages.json").read_text(encoding="utf-8")
    assert json.loads(written) == json.loads(capsys.readouterr().out)
    (report,) = json.loads(written)["pages"]
    assert report["reused"]  # a visit that was kept has its pictures all the same
    assert set(report["pictures"]) == {report["visits"][0], report["visits"][0] + NARROW}
    files = {piece["path"]: piece["sha256"] for piece in report["pictures"].values()}
    for path, sha256 in files.items():
        content = (tmp_path / "out" / path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == sha256
        assert len(content) < 100_000
    assert {piece["path"] for each in report["findings"] for piece in each["evidence"]} < set(files)
    assert {path.name for path in (tmp_path / "out").rglob("*.*")} == {
        "index.html",
        "pages.json",
        *(Path(path).name for path in files),
    }


@pytest.mark.browser
def test_without_a_folder_nothing_is_written(made, capsys, tmp_path, monkeypatch):
    """No report is asked for, none is made."""
    monkeypatch.chdir(tmp_path)
    main(["page", (made.parent / "poor.html").as_posix(), "--json", *ONLY])
    assert json.loads(capsys.readouterr().out)["pages"][0]["pictures"] == {}
    assert list(tmp_path.iterdir()) == []


# --- what needs no browser -------------------------------------------------------------------------------------------


def _report(folder: Path, number: int = 0, *, findings: int = 1, **more) -> PageReport:
    """A page with a picture, and as many questions as failures."""
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    content = PICTURE.read_bytes()
    (folder / "evidence" / "a.jpg").write_bytes(content)
    picture = Evidence(kind="picture", path="evidence/a.jpg", sha256=hashlib.sha256(content).hexdigest())
    visit = Visit(
        id=f"visit-{number}",
        page="p",
        where=None,
        basis=Basis.SUPPLIED,
        url=f"https://www.example.org/{number}",
        title=f"Page {number}",
        operating="pointer",
        words="Said on the page. " * 50,
        exposed=("page, Page",),
        stops=(Stop("Go on", Box(0, 0, 20, 20)),),
    )
    found = [
        Finding(
            id=f"heading-without-words-{number}-{at}-{outcome}",
            check="heading-without-words",
            outcome=outcome,
            severity=Severity.MODERATE,
            channel=Channel.WEB,
            pack="",
            journey="",
            person="reader",
            basis=Basis.SUPPLIED,
            where=Where(url=visit.url, selector=f"h{at}", boxes=(Box(20, 30, 100, 40),)),
            message=f"On “Page {number}”, {said} {at}.",
            why="This is why it matters.",
            fix="This is what to do.",
            standards=("WCAG 2.2 2.4.6",),
            evidence=(picture,),
        )
        for outcome, said in ((Outcome.FAILED, "something fails at"), (Outcome.CANNOT_TELL, "is it right at"))
        for at in range(findings)
    ]
    known = {
        "name": visit.url,
        "url": visit.url,
        "title": visit.title,
        "findings": tuple(found),
        "visits": (visit.id,),
        "pictures": {visit.id: picture},
        "met": (visit,),
    }
    return PageReport(**{**known, **more})


def _written(folder: Path, *reports: PageReport) -> str:
    return page_html.write(reports, folder, ABOUT).read_text(encoding="utf-8")


def test_a_picture_that_several_pages_share_is_carried_once(tmp_path):
    """Pages that look alike and findings on them share one picture."""
    html = _written(tmp_path, *(_report(tmp_path, number, findings=3) for number in range(5)))
    assert html.count("data:image/jpeg") == 1
    assert html.count('href="#drawn-1"') > 30


def test_who_why_and_what_to_do_is_said_once_for_each_problem(tmp_path):
    """The second page with the same problem refers to the first."""
    html = _written(tmp_path, _report(tmp_path, 0), _report(tmp_path, 1))
    assert html.count("This is why it matters.") == 1
    assert '<a href="#fix-1">see Fix 1' in html
    assert "Something fails at 0." in html


@pytest.mark.parametrize(
    ("limit", "there", "gone"),
    [
        (10**7, ["data:image/jpeg", "Said on the page.", "Is it right at 1."], ["To keep this page small"]),
        (110_000, ["Said on the page.", "the file lies beside it: evidence/a.jpg"], ["data:image/jpeg"]),
        (80_000, ["Something fails at 1.", "Is it right at 1.", "To keep this page small"], ["Said on the page."]),
        (60_000, ["Something fails at 1.", "pages.json has them"], ["Said on the page.", "Is it right at 1."]),
    ],
)
def test_a_report_that_would_be_too_large_leaves_out_what_it_can_and_says_so(tmp_path, monkeypatch, limit, there, gone):
    """First the pictures lie beside it, then what the pages say goes, then the questions; never what does not work."""
    monkeypatch.setattr(page_html, "_LIMIT", limit)
    html = _written(tmp_path, *(_report(tmp_path, number, findings=2) for number in range(12)))
    assert [each for each in there if each not in html] == []
    assert [each for each in gone if each in html] == []


def test_what_a_page_says_stays_words(tmp_path):
    """Nothing of a page becomes mark-up of the report, nor a link that runs something."""
    report = _report(tmp_path, title="<script>alert(1)</script>", url="javascript:alert(1)", refused=("<b>x</b>",))
    html = _written(tmp_path, report)
    assert "<script" not in html
    assert "<b>x" not in html
    assert 'href="javascript' not in html


def test_a_person_is_called_by_name(tmp_path):
    """Whose findings they are stands in the report."""
    report = _report(tmp_path)
    mine = tuple(each.model_copy(update={"person": "ann"}) for each in report.findings)
    html = _written(tmp_path, report.model_copy(update={"people": ("ann",), "findings": mine}))
    assert "was asked for: Ann." in html
    assert "<strong>Ann.</strong>" in html


def test_without_a_browser_there_is_a_report_that_says_so(tmp_path):
    """A page that nobody could visit is in the report, and never as one without faults."""
    html = _written(tmp_path, PageReport(name="a.html", url="a.html", untested=("There is no browser.",)))
    assert "There is no browser." in html
    assert "The page was not tested." in html
    assert "No check failed" not in html
