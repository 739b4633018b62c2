"""Where places stand on a drawn map."""

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.report.route_layout import BOX, COLUMNS, LANE, lay_out

NAMES = [f"n{n}" for n in range(14)]
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=60)


def rows_of(layout):
    return {name: row for row, names in enumerate(layout.rows) for name in names}


@given(PAIRS, st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
@settings(max_examples=150, deadline=None)
def test_every_place_and_every_way_is_there(pairs, starts):
    """Each place stands once, and each way is a line that leads down or is named; none is lost."""
    layout = lay_out(NAMES, pairs, starts)
    rows = rows_of(layout)
    assert sorted(name for names in layout.rows for name in names) == sorted(NAMES)
    lines = [(line.start, line.end) for line in layout.lines]
    assert sorted({*lines, *layout.named}) == sorted({pair for pair in pairs if pair[0] != pair[1]})
    assert not set(lines) & set(layout.named)
    assert all(rows[start] < rows[end] for start, end in lines)
    assert all(len(line.lanes) == rows[line.end] - rows[line.start] - 1 for line in layout.lines)


@given(PAIRS)
@settings(max_examples=150, deadline=None)
def test_nothing_overlaps(pairs):
    """In a row no two places overlap, no line runs through a place, and nothing leaves the paper."""
    layout = lay_out(NAMES, pairs, NAMES[:1], pairs[:4])
    rows = rows_of(layout)
    for number, names in enumerate(layout.rows):
        assert len(names) <= COLUMNS
        items = [(layout.across[name], BOX) for name in names]
        passing = [line for line in layout.lines if rows[line.start] < number < rows[line.end]]
        items = sorted(items + [(line.lanes[number - rows[line.start] - 1], LANE) for line in passing])
        for (at, wide), (after, wide_after) in pairwise(items):
            assert at + wide / 2 <= after - wide_after / 2 + 0.01
        assert all(at - wide / 2 >= -0.01 and at + wide / 2 <= layout.width + 0.01 for at, wide in items)


def test_the_drawn_call_is_lines_and_begins_at_the_left():
    """The drawn call is drawn as lines however far it goes, and stands in the left half."""
    others = [(NAMES[n], NAMES[n + 1]) for n in range(12)]
    call = [("n0", "n1"), ("n1", "n13")]
    layout = lay_out(NAMES, [*others, ("n1", "n13"), ("n12", "n13")], ["n0"], call)
    assert set(call) <= {(line.start, line.end) for line in layout.lines}
    assert sum(layout.across[name] for name in ("n0", "n1", "n13")) <= 1.5 * layout.width


def test_whoever_comes_back_to_the_start_is_named():
    """A way back, and a way to where callers come in, are named and not drawn."""
    layout = lay_out(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a"), ("c", "b")], ["a"])
    assert set(layout.named) == {("c", "a"), ("c", "b")}
    assert layout.rows == (("a",), ("b",), ("c",))


def test_it_is_the_same_every_time():
    """The same map is laid out the same, to the last digit."""
    pairs = [(NAMES[n], NAMES[(n * 5) % 14]) for n in range(14)]
    assert lay_out(NAMES, pairs, ["n1"]) == lay_out(NAMES, pairs, ["n1"])


def test_two_thousand_places_take_less_than_two_seconds():
    """A map of two thousand places is laid out in less than two seconds."""
    names = [f"n{n}" for n in range(2000)]
    pairs = [(names[n], names[n + by]) for n in range(1990) for by in (1, 2, 7)]
    began = time.perf_counter()
    lay_out(names, pairs, names[:1])
    assert time.perf_counter() - began < 2


def test_an_empty_map_is_laid_out():
    """A map without places has no rows."""
    assert lay_out([], [], []).rows == ()
