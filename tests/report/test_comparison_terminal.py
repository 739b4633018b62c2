"""Two runs side by side in the terminal."""

import io

import pytest
from rich.console import Console

from harness.model.finding import Outcome
from harness.report.comparing import compare
from harness.report.comparison_terminal import print_comparison


@pytest.fixture
def found(record):
    """A second run in which one person was not walked, one failure is new, and one journey ends otherwise."""
    failed = [each for each in record.findings if each.outcome is Outcome.FAILED]
    new = failed[0].model_copy(update={"id": "new", "check": "silence-ends-call"})
    stuck = next(walk for walk in record.walks if walk.stuck)
    walks = [walk for walk in record.walks if walk.person != "blind-screen-reader" and walk is not stuck]
    walks.append(stuck.model_copy(update={"stuck": False, "goal": "met"}))
    findings = tuple(each for each in record.findings if each.person != "blind-screen-reader")
    after = record.model_copy(
        update={"walks": tuple(walks), "findings": (*findings, new), "properties": (), "digest": "1" * 64}
    )
    return compare(record, after, ("before.json", "after.zip"))


def shown(found, *, plain=False, width=80, **more):
    out = io.StringIO()
    console = Console(file=out, width=width, **({"force_terminal": False, "color_system": None} | more))
    print_comparison(found, console, plain=plain)
    return out.getvalue()


@pytest.mark.parametrize("plain", [False, True], ids=["drawn", "plain"])
def test_it_reads_as_it_should(found, snapshot, plain):
    """The whole of it, word for word."""
    assert shown(found, plain=plain) == snapshot


def test_first_whether_it_is_worse_and_why(found):
    """Then which runs these are, then what changed."""
    told = shown(found)
    places = [told.index(part) for part in ("worse", "new failure", "First:", "Failures", "Journeys", "Tried in one")]
    assert places == sorted(places)


def test_plain_only_says(found):
    """No character that draws, no style even where colours are on, no line broken."""
    told = shown(found, plain=True, width=40, force_terminal=True, color_system="truecolor")
    assert "\x1b" not in told
    assert max(map(len, told.splitlines())) > 80


def test_two_runs_that_found_the_same_say_so(record):
    """And list no change."""
    told = shown(compare(record, record, ("a", "a")))
    assert told.startswith("Both runs found the same.")
    assert "Claims (" not in told
