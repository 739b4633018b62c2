"""The page takes long to come over a slow line.

What it checks:
    How long all that the page asks for would take over a line of 0.26 megabits a second, the slowest that residents of
    British not-spots reported to GOV.UK's developers (Government Digital Service, "Why we focus on frontend
    performance", 2019), with 0.4 seconds for each six requests one after another. That six go at a time, that each
    takes 0.4 seconds, and that words and scripts are sent at three tenths of their size, are assumptions of ours. More
    than 10 seconds are too many: after those people turn to something else (Nielsen, Usability Engineering, 1993). What
    is asked of somebody else is never fetched, so it is counted as a request of no size.

Why it matters:
    People with little money or far from a mast wait for every page, and pay for what comes. WCAG has no criterion for
    it; the Service Manual asks services to test it.

Who is shut out:
    People with a slow or expensive line, and people with an old telephone.

Good:
    A page of 60 kilobytes, whose pictures are as large as they are shown.

Poor:
    A page with a photograph of two megabytes at its top.

How to put it right:
    Leave out what is not needed, make pictures smaller, and load scripts only where they are used.
"""

import math
from collections.abc import Iterator

from harness.checks.registry import Judgement, check, failed, inapplicable, passed
from harness.model.finding import TurnsOn
from harness.model.line import Resource
from harness.model.visit import Visit

_BYTES_A_SECOND = 260_000 / 8
_ROUND_TRIP, _AT_ONCE = 0.4, 6
_MOST = 10.0
_AT_FIRST = 14_600
"""Bytes that a server sends before it waits for the first answer (RFC 6928); a page of that size is not judged."""
_SHRINK = {"html": 0.3, "style": 0.3, "script": 0.3, "data": 0.3}


@check(
    channels=["web"],
    subject="page",
    needs=["line"],
    standards=["GOV.UK Service Manual: performance"],
    severity="advice",
)
def slow_on_a_slow_line(visit: Visit) -> Iterator[Judgement]:
    """Adds up what the page asks for."""
    line = visit.probed.line
    assert line is not None  # noqa: S101 -- the check needs it
    if len(line.resources) <= 1 and line.size <= _AT_FIRST:
        yield inapplicable()
        return
    trips = math.ceil(len(line.resources) / _AT_ONCE) * _ROUND_TRIP
    seconds = sum(map(_weight, line.resources)) / _BYTES_A_SECOND + trips
    if seconds <= _MOST:
        yield passed()
        return
    heaviest = max(line.resources, key=_weight)
    yield failed(
        f"“{visit.title or visit.url}” would take about {seconds:.0f} seconds over a slow line: it asks for "
        f"{len(line.resources)} {'things' if len(line.resources) > 1 else 'thing'} of {line.size / 1000:.0f} kilobytes "
        f"in all, the heaviest of which is {heaviest.url} with {heaviest.size / 1000:.0f}.",
        turns_on=TurnsOn(name="seconds a page may take over a slow line", value=_MOST, flips_at=math.ceil(seconds)),
    )


def _weight(resource: Resource) -> float:
    return resource.size * _SHRINK.get(resource.kind, 1.0)
