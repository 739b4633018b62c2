"""What a screen reader is given of a page: the log, the lists, what is announced, and how many keys it takes."""

import importlib.util
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.cache import npm_package
from harness.model.visit import Visit
from harness.web import browser as finder
from harness.web.channel import Browser
from harness.web.site import Site
from harness.web.visitor import Ground, Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
]

HOST = "https://www.example.org"
Prepare = Callable[[Ground], None]
Visiting = Callable[..., Visit]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with Browser() as running:
        yield running


@pytest.fixture
def visit(chromium: Browser) -> Visiting:
    """Visits a page made of a body, or a whole one."""

    def visit(html: str, prepare: Prepare | None = None, parts: tuple[str, ...] = ()) -> Visit:
        if not html.lstrip().lower().startswith("<!doctype"):
            html = f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>{html}</body></html>'
        site = Site({f"{HOST}/page": html.encode(), f"{HOST}/next": b"<!DOCTYPE html><title>Next</title>"})
        with Visitor(chromium, site, parts=parts, with_axe=False, prepare=prepare) as visitor:
            made = visitor.visit(f"{HOST}/page")
        assert made.untested is None
        return made

    return visit


# --- the log, beside somebody else's -----------------------------------------------------------------------------------

GUIDEPUP = npm_package("@guidepup/virtual-screen-reader")
PACK = Path(__file__).parent.parent / "packs" / "hmrc-sms-deflection" / "pages"
PACK_PAGES = ["find-your-utr", "where-to-find-your-utr", "help-with-your-return"]
_spec = importlib.util.spec_from_file_location("sound_pages", Path(__file__).with_name("test_govuk.py"))
assert _spec is not None
assert _spec.loader is not None
_sound = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_sound)
SOUND_PAGES = ["changed-name", "error", "address"]

# Walks to the end of the page with the package's own reader, which works names and roles out for itself.
READ_ALL = """async (source) => {
  const { virtual } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  await virtual.start({ container: document.body });
  for (let step = 0; step < 1000 && (await virtual.lastSpokenPhrase()) !== "end of document"; step++)
    await virtual.next();
  const log = await virtual.spokenPhraseLog();
  await virtual.stop();
  return log;
}"""
THEIR_WORDS = {
    "link": "link", "button": "button", "textbox": "text box", "radio": "radio button", "checkbox": "check box",
    "combobox": "choice list",
}  # fmt: skip
OURS = ("heading level", *THEIR_WORDS.values())
# They count radio buttons, and we do not.
COUNTED = re.compile(r", position \d+, set size \d+")


def _in_our_words(phrases: list[str]) -> Iterator[str]:
    """Their headings, links, buttons and fields, as we say them."""
    for phrase in phrases:
        role, _, rest = COUNTED.sub("", phrase).partition(", ")
        level = re.fullmatch(r"(.*), level (\d)", rest)
        if role == "heading" and level:
            yield f"heading level {level[2]}, {level[1]}"
        elif role in THEIR_WORDS:
            yield f"{THEIR_WORDS[role]}, {rest}"


@pytest.mark.skipif(GUIDEPUP is None, reason="The virtual screen reader is not there: the set-up fetches it with npm.")
@pytest.mark.parametrize("name", [*PACK_PAGES, *SOUND_PAGES])
def test_the_log_says_what_another_virtual_screen_reader_says(visit: Visiting, name: str):
    """Headings, links, buttons and fields come in the same order with the same names, states and descriptions."""
    assert GUIDEPUP is not None
    source = (GUIDEPUP / "lib" / "esm" / "index.browser.js").read_text(encoding="utf-8")
    heard: list[str] = []
    html = _sound.whole(name) if name in SOUND_PAGES else (PACK / f"{name}.html").read_text(encoding="utf-8")
    made = visit(html, lambda ground: heard.extend(ground.page.evaluate(READ_ALL, source)))
    ours = [line for line in made.exposed if line.startswith(OURS)]
    assert len(ours) > 4
    assert ours == list(_in_our_words(heard))
