"""The first screen and the first page of a run of several packs."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console

from harness.model.base import Basis
from harness.model.claim import ClaimKind
from harness.model.record import PersonSeen
from harness.model.verdict import RULINGS, Verdict, VerdictEvidence, VerdictSource
from harness.report import html, overview_terminal
from harness.report.parts import page_of, part_of
from harness.report.tallies import tallies


@pytest.fixture
def several(record):
    """Seven packs, twenty people, and claims of every kind and verdict: what ships, by its size."""
    (name, pack), packs, people, walks, verdicts = next(iter(record.packs.items())), {}, {}, [], []
    ways = [walk for walk in record.walks if not walk.heard_as]
    for person in range(20):
        people[f"somebody-number-{person}"] = PersonSeen(name=f"Somebody {person}", about="", sources=())
    for number, short in enumerate(["Texts", "Progress chasing", None, "DWP", "Maidstone", "Closure", "Thurrock"]):
        other = f"{name}-{number}"
        packs[other] = pack.model_copy(update={"short": short, "name": f"Service {number}"})
        for at, person in enumerate(people):
            walk = ways[(at + number) % len(ways)]
            walks.append(walk.model_copy(update={"pack": other, "person": person}))
        for kind in ClaimKind:
            verdicts += [_verdict(other, f"{kind}-{ruling}", kind, ruling) for ruling in RULINGS[kind]]
    hashes = record.inputs.model_copy(update={"packs": dict.fromkeys(packs, "0" * 64)})
    changed = {"packs": packs, "people": people, "walks": tuple(walks), "verdicts": tuple(verdicts), "inputs": hashes}
    return record.model_copy(update={**changed, "findings": (), "properties": (), "routes": {}})


def _verdict(pack, name, kind, ruling):
    shown = VerdictEvidence(
        kind="walk", shows="for", what="Something.", person="a", journey="b", basis=Basis.ILLUSTRATIVE
    )
    return Verdict(
        id=name,
        kind=kind,
        says="Something.",
        source=VerdictSource(document="d", line=1, url=None),
        pack=pack,
        verdict=ruling,
        rule="A rule.",
        basis=Basis.ILLUSTRATIVE,
        turns_on=None,
        evidence=(shown,),
        gaps=(),
        people=(),
    )


def shown(record, *, plain=False, width=80):
    """What is printed, as text."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=False, color_system=None, soft_wrap=plain)
    overview_terminal.overview(record, console, plain=plain, folder=Path("reports/latest"))
    return out.getvalue()


# In the terminal.


@pytest.mark.parametrize("plain", [False, True], ids=["drawn", "plain"])
def test_the_screen_reads_as_it_should(several, snapshot, plain):
    """The whole of it, word for word."""
    assert shown(several, plain=plain) == snapshot


@pytest.mark.parametrize("width", [80, 100])
def test_seven_packs_and_twenty_people_fit_one_screen(several, width):
    """Forty lines, and nothing wider than the screen."""
    lines = shown(several, width=width).splitlines()
    assert len(lines) <= 40
    assert [line for line in lines if len(line) > width] == []
    assert [line for line in lines if "…" in line and not line.startswith("Not tested")] == []


def test_who_what_on_which_basis_where_to_look_and_last_what_was_not_tested(several):
    """In this order."""
    told = " ".join(shown(several).split())
    parts = (
        "20 people tried",
        "somebody-number-19",
        "promises",
        "rest on our own",
        "reports/latest/index.html",
        "Not tested",
    )
    assert [told.index(part) for part in parts] == sorted(told.index(part) for part in parts)


def test_each_person_and_pack_is_counted_once_by_how_it_ends_at_worst(record):
    """Of the sample's four journeys, one may end stuck for the control, for it depends on what is heard."""
    (pack,) = record.packs
    tally = tallies(record)["control", pack]
    assert (tally.of, tally.stuck) == (len({walk.journey for walk in record.walks}), 1)
    assert tally.got_on == tally.of - 1


def test_plain_tells_each_person_in_a_line(several):
    """With what the numbers are of, since whoever listens sees no heading."""
    told = shown(several, plain=True)
    assert re.search(r"^Somebody 3\. Texts, [01] of 1; Progress chasing, ", told, flags=re.MULTILINE)
    assert all(each.isprintable() or each == "\n" for each in told)


def test_a_run_without_claims_and_one_that_was_interrupted_say_so(several):
    """Neither is passed over."""
    assert "None of these packs has claims" in shown(several.model_copy(update={"verdicts": ()}))
    assert "interrupted" in shown(several.model_copy(update={"complete": False}))
    assert "Nothing was walked" in shown(several.model_copy(update={"walks": (), "verdicts": ()}))


# As a page.


class Links(HTMLParser):
    """Where a page's links lead, and the ids it has."""

    def __init__(self, source):
        super().__init__()
        self.links, self.ids = [], set()
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        """Note them."""
        given = dict(attrs)
        self.ids.add(given.get("id"))
        if tag == "a":
            self.links.append(given["href"])


def test_the_first_page_leads_to_every_pack_and_no_link_leads_nowhere(several, folder):
    """Each pack has a page of its own, and what is linked to within it is there."""
    first = Links(html.write(several, folder).read_text(encoding="utf-8"))
    pages = {page_of(name).as_posix(): Links((folder / page_of(name)).read_text("utf-8")) for name in several.packs}
    led = {link.partition("#")[0] for link in first.links if link.startswith("packs/")}
    assert led == set(pages)
    for link in first.links:
        page, _, place = link.partition("#")
        if not page or page in pages:
            assert not place or place in (pages[page] if page else first).ids, link
    assert all("../index.html" in page.links for page in pages.values())


def test_a_pack_page_that_is_there_is_left_and_one_of_an_earlier_run_goes(several, folder):
    """Whoever walked a pack wrote its page."""
    ready = next(iter(several.packs))
    (folder / "packs").mkdir(parents=True)
    (folder / page_of(ready)).write_text("Written before.", encoding="utf-8")
    (folder / "packs" / "gone.html").touch()
    html.write(several, folder, ready=[ready])
    assert (folder / page_of(ready)).read_text(encoding="utf-8") == "Written before."
    assert {path.stem for path in (folder / "packs").iterdir()} == set(several.packs)
    one = part_of(several, ready)
    html.write(one, folder)
    assert list((folder / "packs").iterdir()) == []


def test_the_part_of_a_pack_is_all_of_it_and_nothing_of_another(record):
    """Of a record of one pack it is the record."""
    (pack,) = record.packs
    assert part_of(record, pack).model_dump(exclude={"digest"}) == record.model_dump(exclude={"digest"})
    both = record.model_copy(update={"packs": {**record.packs, "another": record.packs[pack]}})
    both = both.model_copy(update={"inputs": both.inputs.model_copy(update={"packs": {pack: "a", "another": "b"}})})
    other = part_of(both, "another")
    assert (other.walks, other.visits, other.findings, other.sounds) == ((), {}, (), {})
