"""Sound pages are let alone, and one fault put into them is found by the check that names it."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.cache import npm_package
from harness.checks import all_checks
from harness.checks.registry import Judgement
from harness.model.persona import Persona
from harness.model.probed import PARTS
from harness.model.visit import Visit
from harness.web import browser as finder
from harness.web.channel import Browser
from harness.web.site import Site
from harness.web.visitor import Visitor

PACKAGE = npm_package("govuk-frontend")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
    pytest.mark.skipif(PACKAGE is None, reason="GOV.UK Frontend is not there: the set-up fetches it where npm is."),
]

HERE = Path(__file__).parent / "govuk"
HOST = "https://www.example.org"
PAGES: Mapping[str, Mapping[str, str]] = yaml.safe_load((HERE / "pages.yaml").read_text(encoding="utf-8"))
FAULTS: list[dict[str, Any]] = yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8"))
ANYBODY = Persona(id="anybody", name="Anybody", about="For checks that ask who visits.")
Visited = Callable[..., Visit]


def _component(match: re.Match[str]) -> str:
    """What an example of a component looks like; its links to nowhere lead to pages."""
    assert PACKAGE is not None
    file = PACKAGE / "dist" / "govuk" / "components" / match[1] / "fixtures.json"
    examples = json.loads(file.read_text(encoding="utf-8"))["fixtures"]
    html = next(example["html"] for example in examples if example["name"] == match[2])
    numbers = iter(range(1, 99))
    html = re.sub(r'href="#/?\d*"', lambda _: f'href="/{match[1]}/{next(numbers)}"', html)
    return str(html).replace('href="//gov.uk"', 'href="/"')


def whole(name: str) -> str:
    """A sound page."""
    page = PAGES[name]
    parts = {
        "lang": page.get("lang", "en"),
        "title": page["title"],
        "skip": "Neidio i'r prif gynnwys" if page.get("lang") == "cy" else "Skip to main content",
        "header": "{{header: default}}",
        "before": page["before"],
        "main": page["main"],
        "footer": "{{footer: default}}",
    }
    html = (HERE / "around.html").read_text(encoding="utf-8")
    for part, content in parts.items():
        html = html.replace(f"{{{{ {part} }}}}", content)
    return re.sub(r"\{\{([\w-]+): ([^}]+)\}\}", _component, html)


def faulty(fault: Mapping[str, Any]) -> str:
    """A sound page with one fault in it."""
    html = whole(fault["page"])
    for old, new in fault.get("replace", {}).items():
        assert old in html, f"{fault['name']}: the page has no {old}"
        html = html.replace(old, new)
    html = html.replace("</head>", f"<style>{fault.get('style', '')}</style></head>")
    html = html.replace("</main>", f"{fault.get('append', '')}</main>")
    return html.replace("</body>", f"<script>{fault.get('script', '')}</script></body>")


@pytest.fixture(scope="module")
def visited() -> Iterator[Visited]:
    """Visits a page with everything that there is."""
    assert PACKAGE is not None
    folder = PACKAGE / "dist" / "govuk"
    assets = {f"/{name}": (folder / name).read_bytes() for name in ("govuk-frontend.min.css", "govuk-frontend.min.js")}
    with Browser() as browser:

        def visit(html: str, parts: Collection[str] = PARTS, *, with_axe: bool = True) -> Visit:
            site = Site({f"{HOST}/page": html.encode()}, assets)
            with Visitor(browser, site, parts=parts, with_axe=with_axe) as visitor:
                return visitor.visit(f"{HOST}/page")

        yield visit


def _said(visit: Visit) -> dict[str, Judgement]:
    """What was said of a page that is not in order, by the check, and by "axe: rule" where it is one of axe's."""
    assert visit.untested is None
    assert not visit.probed.untested
    found: dict[str, Judgement] = {}
    for name, check in all_checks().items():
        if check.kind not in ("page", "visit"):
            continue
        for each in check.of_page(visit) if check.kind == "page" else check.judge(visit, ANYBODY):
            if each.outcome in ("failed", "cannot-tell"):
                known = f"axe: {each.part}" if name == "page-wcag" else name
                if known not in found or each.outcome == "failed":
                    found[known] = each
    return found


@pytest.mark.parametrize("name", PAGES)
def test_on_a_sound_page_nothing_is_called_wrong(visited: Visited, name: str):
    wrong = {check: said.message for check, said in _said(visited(whole(name))).items() if said.outcome == "failed"}
    assert wrong == {}


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["name"] for fault in FAULTS])
def test_a_planted_fault_is_found_by_the_check_that_names_it(visited: Visited, fault: dict[str, Any]):
    named = [all_checks()[name] for name in fault["found"] if not name.startswith("axe: ")]
    parts = {"snapshot", *(part for check in named for part in check.needs)}
    visit = visited(faulty(fault), parts, with_axe=len(named) < len(fault["found"]))
    assert set(fault["found"]) & set(_said(visit))


def test_there_are_twenty_sound_pages_and_forty_faults():
    assert len(PAGES) == 20
    assert len(FAULTS) >= 40
