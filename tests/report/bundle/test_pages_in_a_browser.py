"""The table of claims and the comparison in a real browser: what axe says of them, and how they fit."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from harness.model.finding import Outcome
from harness.report import comparison_html
from harness.report.bundle import claim_files
from harness.report.bundle.claims import rows
from harness.report.comparing import compare

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


@pytest.fixture
def table(run, claimed, tmp_path):
    """The table of claims as a file."""
    path = tmp_path / "claims.html"
    path.write_text(claim_files.as_page(rows(run, claimed), run, "The service"), encoding="utf-8")
    return path


@pytest.fixture
def comparison(record, tmp_path):
    """A comparison in which every list has something."""
    failed = next(each for each in record.findings if each.outcome is Outcome.FAILED)
    after = record.model_copy(
        update={
            "walks": record.walks[3:],
            "findings": (failed.model_copy(update={"id": "new"}), *record.findings[1:]),
            "properties": record.properties[2:],
            "tool": record.tool.model_copy(update={"axe": "5"}),
        }
    )
    return comparison_html.write(compare(record, after, ("before", "after")), tmp_path / "comparison.html")


@pytest.mark.parametrize("page", ["table", "comparison"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(chromium, request, page, width, scheme):
    """Wide and light, narrow and dark, with everything unfolded; and nothing is asked of any network."""
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    opened, asked = context.new_page(), []
    opened.on("request", lambda each: asked.append(each.url))
    address = request.getfixturevalue(page).as_uri()
    opened.goto(address)
    opened.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    answer = Axe().run(opened, options={"runOnly": {"type": "tag", "values": RULES}}).response
    assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in answer["violations"]] == []
    assert opened.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert asked == [address]
    context.close()
