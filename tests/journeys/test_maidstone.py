"""What Maidstone's assessment says of its channels is modelled as it says it, faults and all.

Nothing here says how a person's journey ends: that is what a run is for.
"""

from collections.abc import Iterator

import pytest

from harness.checks import all_checks, judge
from harness.load import load_pack, load_people, ship_folder
from harness.model.pack import Pack
from harness.model.questions import Ask, Menu
from harness.model.steps import Branch
from harness.model.trace import Trace
from harness.standards.call_prices import costs_extra
from harness.walk import walk
from harness.web.site import Site

PACK = ship_folder("journeys") / "maidstone-customer-service"
REGISTER = [f"M{number:02d}" for number in range(1, 15)]
ADDED = [f"M{number:02d}" for number in range(15, 27)]
WAYS_TO_PAY = {"pay-online", "pay-by-phone", "pay-with-a-partner"}
AFTER_HOURS = ("pay-out-of-hours", "homeless-tonight")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(str(PACK))


def calls(pack: Pack, journey: str, person: str) -> Iterator[Trace]:
    """The walks of a journey, its pages left aside."""
    [somebody] = load_people([person])
    site = Site.of(pack.pages.parent, pack.service)
    for walked in walk(pack, journey, somebody, browser=None, site=site, no_browser="Not here."):
        yield walked.trace


def test_the_claims_are_the_rows_of_the_register_and_what_it_left_out(pack: Pack):
    assert [*pack.claims] == [*REGISTER, *ADDED]


# Line 279: if one channel is preferred, is there another?


def test_the_ways_to_pay_do_not_hang_on_each_other(pack: Pack):
    [asked] = pack.claims["M05"].holds_when.walks
    assert (set(asked.journeys), asked.at_least, asked.people) == (WAYS_TO_PAY, 2, "all")
    used = {
        name: {step.call or step.visit for step in pack.journeys[name].do if step.call or step.visit}
        for name in asked.journeys
    }
    assert all(len(ways) == 1 for ways in used.values()), used
    assert len(set.union(*used.values())) == len(WAYS_TO_PAY)


def test_they_lead_to_one_outcome_which_a_page_a_call_and_a_helper_can_each_bring_about(pack: Pack):
    assert {pack.journeys[name].met_by for name in WAYS_TO_PAY} == {("council-tax-paid",)}
    desk = pack.service.ways_in["partner-desk"]
    assert "council-tax-paid" in pack.service.humans[desk.human or ""].gives
    assert any("council-tax-paid" in page.gives for page in pack.service.pages.values())
    assert any("council-tax-paid" in getattr(step, "gives", ()) for step in pack.phone.steps.values())


def test_every_channel_that_the_assessment_names_is_a_way_in(pack: Pack):
    """Lines 20 to 26: the website, the telephone, appointments, partners, and points for both."""
    cited = {way.source: way for way in pack.service.ways_in.values() if way.source}
    assert {"eqia:20", "eqia:22", "eqia:24", "eqia:26"} <= set(cited)
    assert pack.service.ways_in["online-point"].human is None, "nothing says that somebody helps there"


def test_a_telephone_point_rings_the_same_service(pack: Pack):
    assert pack.phone.lines["point"].starts == pack.phone.lines["council"].starts


# Line 16: at any time.


def test_when_the_offices_are_closed_the_automated_service_answers_first(pack: Pack):
    for name in AFTER_HOURS:
        assert pack.journeys[name].given == {"open": "no"}
        for trace in calls(pack, name, "control"):
            assert trace.questions[0].step == "closed-options"


def test_no_step_of_a_call_at_night_leads_into_the_queue_for_advisers(pack: Pack):
    assert "wait-for-adviser" not in reached(pack, "closed-options", opened="no")


def test_by_day_a_caller_who_gives_no_answer_is_put_through(pack: Pack):
    """Nothing says so, nor the contrary: the ordinary thing stands in, and a note at the step says that it is ours."""
    by_day = reached(pack, "welcome", opened="yes")
    for name in by_day:
        step = pack.phone.steps[name]
        if isinstance(step, Menu | Ask):
            assert "wait-for-adviser" in reached(pack, step.silence.then, opened="yes"), name
            assert "wait-for-adviser" in reached(pack, step.not_understood.then, opened="yes"), name


def reached(pack: Pack, start: str, *, opened: str) -> set[str]:
    """The steps that a call may come to, with the offices open or closed."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        step = pack.phone.steps[name]
        if isinstance(step, Branch) and step.on == "open":
            waiting.append(step.cases.get(opened, step.otherwise))
        else:
            waiting += [edge.to for edge in step.edges()]
    return found


# Line 91: the cost of certain channels.


def test_no_number_of_the_model_costs_extra(pack: Pack):
    numbers = [way.number for way in pack.service.ways_in.values() if way.number]
    assert numbers
    assert not any(costs_extra(number) for number in numbers)


@pytest.mark.parametrize("person", ["control", "no-mobile"])
def test_a_number_that_begins_with_0845_in_their_place_would_speak_against_the_claim(pack: Pack, person: str):
    """The claim is no tautology: Ofcom keeps no such number for drama, so its beginning stands for it."""
    lines = {name: line.model_copy(update={"number": "0845 ..."}) for name, line in pack.phone.lines.items()}
    dear = pack.model_copy(update={"phone": pack.phone.model_copy(update={"lines": lines})})
    [asked] = pack.claims["M10"].holds_when.checks
    assert asked.none_failed == ("number-costs-extra",)
    assert failures(pack, person) == []
    [message] = failures(dear, person)
    assert "A call to 0845 ... costs this person up to" in message


def failures(pack: Pack, person: str) -> list[str]:
    [somebody] = load_people([person])
    known = all_checks()["number-costs-extra"]
    return [
        each.judgement.message
        for trace in calls(pack, "discount-by-phone", person)
        for each in judge(trace, {}, somebody)
        if each.check is known and each.judgement.outcome == "failed"
    ]
