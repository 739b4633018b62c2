"""The words by which checks tell calls are the words that the phone writes."""

import pytest

from harness.checks.calls import BY_THE_SERVICE, IN_A_QUEUE
from harness.model.trace import Moment
from harness.walk import walk
from harness.web.site import Site


@pytest.fixture(scope="module")
def moments(pack, people) -> list[Moment]:
    """Every moment of the control's walks through the pack that ships."""
    site = Site.of(pack.path, pack.service)
    walks = (walk(pack, name, people["control"], browser=None, site=site, no_browser="None.") for name in pack.journeys)
    return [moment for walked in walks for one in walked for moment in one.trace.moments]


def test_a_hang_up_by_the_service_is_told_from_other_endings(moments: list[Moment]):
    assert any(moment.kind == "end" and moment.offered == BY_THE_SERVICE for moment in moments)


def test_a_queue_is_told_from_what_is_said(moments: list[Moment]):
    assert any(moment.did == IN_A_QUEUE and not moment.spoken for moment in moments)
