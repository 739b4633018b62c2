"""The page that people read."""

import hashlib
import itertools
import re
from html.parser import HTMLParser

import pytest

from harness.model.finding import Evidence
from harness.model.record import PersonSeen
from harness.report import html, words

MEGABYTE = 1_000_000
_VOID = {"meta", "img", "br", "link", "use", "path", "circle", "rect"}


class Page(HTMLParser):
    """Every element with its attributes, every id, and the text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(source)
        self.close()
        self.ids = [given["id"] for _, given in self.elements if "id" in given]

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [given for name, given in self.elements if name == tag]


@pytest.fixture
def page(record, folder):
    """The sample's page."""
    return Page(html.write(record, folder).read_text(encoding="utf-8"))


def made(record, folder):
    """The page of any record."""
    return Page(html.write(record, folder).read_text(encoding="utf-8"))


def test_it_is_well_formed(page):
    """Every element is closed in its place, every id is used once, and every link within the page leads somewhere."""
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)
    inner = [given["href"][1:] for given in page.all("a") + page.all("use") if given.get("href", "").startswith("#")]
    assert set(inner) <= set(page.ids)
    labels = [name for _, given in page.elements for name in (given.get("aria-labelledby") or "").split()]
    assert set(labels) <= set(page.ids)


def test_it_needs_no_script_and_loads_nothing(page):
    """There is no script, no handler, and no resource that is not in the page itself."""
    assert page.all("script") == page.all("iframe") == page.all("link") == []
    assert not [name for _, given in page.elements for name in given if name.startswith("on")]
    sources = [given["src"] for _, given in page.elements if "src" in given]
    assert sources
    assert all(source.startswith("data:") for source in sources)
    assert "url(" not in page.source
    assert "@import" not in page.source


def test_headings_and_landmarks(page):
    """There is one first heading, no level is skipped, and the landmarks are there once each."""
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert [len(page.all(tag)) for tag in ("main", "nav", "footer")] == [1, 1, 1]
    assert page.all("html") == [{"lang": "en-GB"}]
    assert page.all("a")[0]["href"] == "#main"


def test_every_walk_has_its_cell(record, page):
    """Each person on each journey has a cell with a word for how it ended and a link to the walk."""
    cells = dict(re.findall(r'class="result" href="#([^"]+)">.*?<span>([^<]+)</span>', page.source))
    assert len(cells) == len({(walk.journey, walk.person) for walk in record.walks})
    assert cells["walk.hmrc-sms-deflection.lost-utr.deaf-relay"] == "Stuck"
    assert set(cells) <= set(page.ids)


def test_the_worst_of_several_readings_is_shown(record, page):
    """Where the ending depends on what the service hears, the cell shows the worst, says so, and links to each walk."""
    start = "walk.hmrc-sms-deflection.no-nino.control"
    cells = dict(re.findall(r'class="result" href="#([^"]+)">.*?<span>([^<]+)</span>', page.source))
    assert cells[f"{start}.heard-2"] == "Stuck"
    assert page.source.count("Depends on what the service hears") == 1
    assert page.source.count("Ends the same, whatever the service hears") == 1
    links = [given.get("href") for given in page.all("a")]
    assert {f"#{start}", f"#{start}.heard-2"} <= set(links)
    walks = [given["id"] for given in page.all("section") if "walk" in (given.get("class") or "").split()]
    assert len(walks) == len(set(walks)) == len(record.walks)
    assert "Where “I do not have a number” was taken as lost-nino</span>" in page.source


def test_a_finding_leads_to_the_reading_in_which_its_moment_exists(page):
    """A finding that was made in the second reading leads there, and only that walk's moment bears its mark."""
    links = [given.get("href") for given in page.all("a")]
    assert "#walk.hmrc-sms-deflection.no-nino.control.heard-2.m3" in links
    assert "#walk.hmrc-sms-deflection.no-nino.control.m3" not in links


def test_a_text_in_another_language_says_so(record, folder):
    """A Welsh text carries its language for a screen reader; a code that is none is not passed on."""
    walk = record.walks[0]
    walks = tuple(
        walk.model_copy(update={"texts": (walk.texts[0].model_copy(update={"language": language}),)})
        for language in ("cy", "no such language")
    )
    page = made(record.model_copy(update={"walks": walks}), folder)
    assert '<p class="bubble" lang="cy">' in page.source
    assert {given["lang"] for _, given in page.elements if "lang" in given} == {"en-GB", "cy"}


def test_many_journeys_are_told_person_by_person(many, folder):
    """With more journeys than columns, each person has a row of counts that leads to a table of their own."""
    page = made(many(10, 14), folder)
    assert len(set(page.ids)) == len(page.ids)
    rows = re.findall(r'<th role="rowheader" scope="row"><a href="#(who\.1\.\d+)">', page.source)
    assert len(rows) == 10
    assert set(rows) <= set(page.ids)
    assert page.source.count('class="result"') == 140
    assert [given for given in page.all("nav") if given.get("aria-label") == "Walks by person"]


def test_what_a_person_must_judge_is_not_told_as_wrong(page):
    """A question is put as one: the words for what failed are not used for it."""
    judged = page.source[page.source.index('<section id="judge"') : page.source.index('<section id="walks"')]
    assert words.OUTCOMES["cannot-tell"] in judged
    assert "How to put it right, if it fails" in judged
    assert "Who, and why it would matter to them" in judged
    assert "<h4>How to put it right</h4>" not in judged


def test_what_was_not_walked_is_said(record, folder):
    """A person who did not walk a journey has a cell that says so."""
    fewer = record.model_copy(update={"walks": record.walks[:-1], "findings": ()})
    assert "Not walked" in made(fewer, folder).source


def test_the_caveat_comes_before_any_result_table(page):
    """The page says that simulation replaces no research before the first table, and claims no conformance."""
    assert 0 < page.source.index(words.CAVEAT) < page.source.index("<table")
    assert words.NO_CONFORMANCE in page.source


def test_each_sound_and_picture_is_carried_once(record, page):
    """Every sound and every picture stands once in the page, with the prompt's words or a description as its name."""
    assert len(page.all("audio")) == len(record.sounds)
    assert len({given["src"] for given in page.all("audio")}) == len(record.sounds)
    assert all(given["aria-labelledby"] in page.ids for given in page.all("audio"))
    (picture,) = page.all("img")
    assert "Where to find your UTR" in picture["alt"]


def test_timelines_link_to_sounds_and_findings_to_moments(page):
    """A timeline says where its prompts can be heard, and a finding leads to its moment."""
    links = {given.get("href") for given in page.all("a")}
    assert "#sound-5" in links
    assert "#walk.hmrc-sms-deflection.lost-utr.deaf-relay.m2" in links
    assert "#fix-1" in links


def test_each_person_s_reason_is_kept(record, page):
    """Everything that a finding says is in the page: what happened, why it matters, what to do, and where."""
    for finding in record.findings:
        for part in (finding.message, finding.why, finding.fix, f"{finding.where.file}:{finding.where.line}"):
            assert part in page.source
    assert "The outcome would flip at 26.3." in page.source
    assert "A clause that is not in the data" in page.source


def test_what_came_late_is_not_told_as_missed(record, folder):
    """A moment that reached a person whole, but late, says all of it and then the catch."""
    walk = record.walks[0]
    late = walk.moments[0].model_copy(update={"missed": "It came late."})
    page = made(record.model_copy(update={"walks": (walk.model_copy(update={"moments": (late,)}),)}), folder)
    assert "<strong>But:</strong> It came late." in page.source


@pytest.mark.parametrize(
    "part",
    ["platform.wait", "Claims", "The webchat is not modelled.", "--person deaf-relay --journey lost-utr"],
)
def test_the_small_print_is_there(page, part):
    """Assumptions, what was not tested, and how to walk each walk again are in the page."""
    assert part in page.source


def test_hashes_are_there(record, page):
    """The digest and the hash of every input are in the page."""
    for value in (record.digest, *record.inputs.packs.values(), *record.inputs.people.values()):
        assert value in page.source


HOSTILE = "</p></td><script>alert(1)</script><img src=x onerror=alert(1)>\" onload='alert(1)' {{ 7*7 }}\x00\x1b"


def test_hostile_text_is_only_text(record, folder):
    """Markup in names, prompts, texts, pages and findings is shown, and never becomes part of the page."""
    walk = record.walks[0]
    moments = (walk.moments[0].model_copy(update={"offered": HOSTILE, "received": HOSTILE * 20, "did": HOSTILE}),)
    text = walk.texts[0].model_copy(update={"sender": HOSTILE, "body": HOSTILE})
    bad = walk.model_copy(update={"because": HOSTILE, "moments": moments, "texts": (text,), "journey": HOSTILE})
    where = record.findings[0].where.model_copy(update={"url": "javascript:alert(1)", "selector": HOSTILE})
    finding = record.findings[0].model_copy(update={"message": HOSTILE, "why": HOSTILE, "where": where})
    visits = {
        name: visit.model_copy(update={"title": HOSTILE, "words": HOSTILE}) for name, visit in record.visits.items()
    }
    people = record.people | {"control": PersonSeen(name=HOSTILE, about=HOSTILE, sources=(HOSTILE,))}
    changes = {"walks": (bad,), "findings": (finding,), "visits": visits, "people": people, "digest": HOSTILE}
    page = made(record.model_copy(update=changes), folder)
    assert page.open == []
    assert page.all("script") == []
    assert len(page.all("img")) == 1
    assert not [name for _, given in page.elements for name in given if name.startswith("on")]
    assert not [given for given in page.all("a") if given["href"].startswith("javascript")]
    assert "{{ 7*7 }}" in page.source
    assert "\x00" not in page.source


def test_names_that_differ_only_in_what_an_address_cannot_hold(record, folder):
    """Walks whose names become the same address still have one each."""
    pair = tuple(record.walks[3].model_copy(update={"journey": name}) for name in ("a b", "a_b"))
    page = made(record.model_copy(update={"walks": pair, "findings": ()}), folder)
    assert len(set(page.ids)) == len(page.ids)


def test_a_large_run_stays_under_ten_megabytes(many, folder):
    """Two hundred walks, and more sound than fits, stay under 10 MB; what is left out is named."""
    record = many()
    (folder / "big").mkdir()
    sounds = dict(record.sounds)
    for number in range(4):
        content = bytes([number]) * (3 * MEGABYTE)
        (folder / "big" / f"{number}.wav").write_bytes(content)
        sounds[f"Long prompt {number}"] = Evidence(kind="sound", path=f"big/{number}.wav", sha256=_sha256(content))
    path = html.write(record.model_copy(update={"sounds": sounds}), folder)
    assert path.stat().st_size < 10 * MEGABYTE
    told = path.read_text(encoding="utf-8")
    assert told.count('class="result"') == 200
    assert "To keep this page small the file lies beside it: big/3.wav" in told


def test_timelines_give_way_before_the_page_grows_too_large(many, folder):
    """Where the timelines alone would pass 10 MB they are left out, and the page says where they are."""
    record = many()
    long = tuple(
        walk.model_copy(update={"moments": tuple(m.model_copy(update={"did": "x" * 20_000}) for m in walk.moments)})
        for walk in record.walks
    )
    path = html.write(record.model_copy(update={"walks": long}), folder)
    assert path.stat().st_size < 10 * MEGABYTE
    page = Page(path.read_text(encoding="utf-8"))
    assert "Its timeline is left out" in page.source
    inner = [given["href"][1:] for given in page.all("a") if given["href"].startswith("#")]
    assert set(inner) <= set(page.ids)


def test_an_empty_record_makes_a_page(record, folder):
    """A run that did nothing still makes a page, which says that nothing is known."""
    nothing = {"packs": {}, "people": {}, "walks": (), "visits": {}, "findings": (), "sounds": {}, "pictures": {}}
    page = made(record.model_copy(update=nothing | {"assumptions": (), "not_run": ()}), folder)
    assert page.open == []
    assert "Nothing was walked" in page.source


def test_it_is_the_same_every_time(record, folder):
    """The same record gives the same page, byte for byte."""
    assert html.write(record, folder).read_bytes() == html.write(record, folder).read_bytes()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
