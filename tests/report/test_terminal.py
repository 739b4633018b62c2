"""What the terminal says."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from harness.model.finding import Accepted
from harness.report import terminal


def shown(record, *, plain=False, width=80, **more):
    """What is printed, as text."""
    out = io.StringIO()
    console = Console(file=out, width=width, **({"force_terminal": False, "color_system": None} | more))
    terminal.summary(record, console, plain=plain, folder=Path("reports/latest"))
    return out.getvalue()


@pytest.mark.parametrize("plain", [False, True], ids=["drawn", "plain"])
def test_summary_reads_as_it_should(record, snapshot, plain):
    """The whole summary, word for word."""
    assert shown(record, plain=plain) == snapshot


def test_it_fits_one_screen(record):
    """Three people on three journeys fit fifty lines of eighty columns; only what is to be copied may be longer."""
    lines = shown(record).splitlines()
    assert len(lines) <= 50
    assert [line for line in lines if len(line) > 80 and "python3 -m harness" not in line] == []


def test_first_things_first(record):
    """Who is stuck comes first, then what to fix, then what was not tested, and last where to look."""
    told = shown(record)
    places = [told.index(part) for part in ("end stuck", "What to fix", "Not tested", "reports/latest/index.html")]
    assert places == sorted(places)


def test_at_most_five_things_to_fix(record):
    """The five worst are shown, and the first with the command that replays it."""
    more = tuple(
        record.findings[0].model_copy(
            update={"where": record.findings[0].where.model_copy(update={"line": line}), "id": f"more-{line}"}
        )
        for line in range(100, 110)
    )
    told = shown(record.model_copy(update={"findings": record.findings + more}))
    assert "What to fix (the first 5 of 15)" in told
    assert "5. " in told
    assert "6. " not in told
    assert told.count("python3 -m harness run") == 1


def test_plain_only_says(record):
    """Plain has no character that draws, no style even where colours are on, and breaks no line."""
    told = shown(record, plain=True, width=40, force_terminal=True, color_system="truecolor")
    assert all(character.isprintable() or character == "\n" for character in told)
    assert not any(0x2500 <= ord(character) <= 0x25FF for character in told)
    assert any(len(line) > 200 for line in told.splitlines())


def test_a_terminal_is_not_obeyed_from_a_pack(record):
    """Control characters and rich's own markup in a pack are shown, never obeyed."""
    bad = record.findings[0].model_copy(update={"fix": "[bold]x[/bold] \x1b[2J :warning:"})
    told = shown(record.model_copy(update={"findings": (bad,)}))
    assert "[bold]x[/bold] \ufffd[2J :warning:" in told


def test_a_large_run_lists_only_who_is_stuck(many):
    """With more people or journeys than a screen holds, who is stuck is listed by person, then endings are counted."""
    told = shown(many(10, 14))
    assert "Stuck: Person 0: journey-0, journey-1, journey-2" in told
    assert "and 4 more people who are stuck" in told
    assert re.search(r"Person 9 +14\n", told)
    assert len(told.splitlines()) <= 60
    assert [line for line in told.splitlines() if len(line) > 80 and "python3 -m harness" not in line] == []


def test_a_large_run_in_plain_is_lines(many):
    """Plain tells each person's counts in words, on a line of their own."""
    assert "Person 9, journeys by how they end: 14 stuck.\n" in shown(many(10, 14), plain=True)


def test_the_worst_reading_is_shown_with_a_remark(record):
    """Where the ending depends on what the service hears, the worst is shown, and that it depends."""
    assert "Stuck (depends)" in shown(record)
    assert "Control, no-nino: stuck, or better: that depends on what the service hears." in shown(record, plain=True)


def test_nothing_failed_is_not_called_proof(record):
    """When no check failed, the summary does not call that proof."""
    assert "That is not proof" in shown(record.model_copy(update={"findings": ()}))


def test_a_few_endings_that_are_too_wide_for_a_table_are_lines(many):
    """One person on a few journeys too many for a table has a line for each, and nothing is cut short."""
    told = shown(many(1, 5))
    assert "Person 0, journey-4: stuck." in told
    assert "Journeys by how they end" not in told


def test_an_accepted_failure_says_by_whom_and_until_when(record):
    """Where it is listed, for whom it was accepted stands with it; the others stay as they are."""
    by = Accepted(by="A. Person", why="The new line opens in spring.", until=date(2027, 1, 1))
    accepted = record.findings[0].model_copy(update={"accepted": by})
    told = shown(record.model_copy(update={"findings": (accepted,)}), plain=True)
    assert "Accepted by A. Person until 1 January 2027, for: " in told
    assert "Accepted" not in shown(record, plain=True)
