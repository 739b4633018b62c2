"""The pack of DWP's conversational platform: what its documents say of how the call is built is built so.

Nothing here says how anybody's journey ends or what a claim comes to: that is what a run is for.
"""

import pytest

from harness.language.numbers import dialled
from harness.load import load_pack, load_people, ship_folder
from harness.model.answering import Queue, Transfer
from harness.model.questions import Menu
from harness.model.steps import HangUp
from harness.standards.call_prices import pence_a_minute
from harness.walk import walk
from harness.web.site import Site

NAMED_RISKS = {
    "thinking-of-suicide": "suicide",
    "terminal-illness": "terminal illness",
    "homeless": "homeless",
    "mental-health-at-risk": "mental health",
}
TEAMS = {
    "universal-credit-wait": "disability-wait",
    "disability-wait": "universal-credit-wait",
}


@pytest.fixture(scope="module")
def pack():
    """The pack that ships."""
    return load_pack(str(ship_folder("journeys") / "dwp-conversational-platform"))


@pytest.fixture(scope="module")
def control():
    """Somebody without limits."""
    return load_people(["control"])[0]


def walked(pack, journey, person):
    """Every way in which a journey may go, by phone alone."""
    site = Site.of(pack.pages.parent, pack.service)
    return [each.trace for each in walk(pack, journey, person, browser=None, site=site, no_browser="Not here.")]


def option_for(question, intent):
    """The answer of a question that is for an intent."""
    return next(option for option in question.options if intent in option.intents)


def test_every_row_of_the_register_and_of_the_other_documents_is_a_claim_once(pack):
    """D01 to D07 are of the report; then come the answers to Parliament and the committee."""
    assert [*pack.claims] == [f"D{number:02d}" for number in range(1, 13)]
    documents = [claim.quote.document for claim in pack.claims.values()]
    assert documents == ["report"] * 7 + ["steering"] + ["helplines"] * 3 + ["committee"]


def test_of_the_documents_only_the_report_is_held(pack):
    """The others have an address and no hash, and no line of them is cited."""
    assert {name for name, each in pack.service.documents.items() if each.sha256} == {"report"}
    assert all(each.url for each in pack.service.documents.values())
    for claim in pack.claims.values():
        assert (claim.quote.line is not None) == (claim.quote.document == "report")


def test_no_verdict_can_pass_for_one_on_the_department(pack):
    """Every step that speaks is called ours, and says what of it is not."""
    for name, step in pack.phone.steps.items():
        if [*step.prompts()]:
            assert step.basis == "illustrative", name
            assert step.note, name


# Reverts to a menu, then to a human.


def test_the_first_question_takes_speech_and_falls_back_to_a_menu_of_keys(pack):
    """Silence and misunderstanding both lead to a menu that takes keys, and nothing that is said is lost there."""
    reason, menu = pack.phone.steps["reason"], pack.phone.steps["menu"]
    assert (reason.takes_speech, reason.takes_keys) == (True, False)
    assert {reason.silence.then, reason.not_understood.then} == {"menu"}
    assert isinstance(menu, Menu)
    spoken = {intent for option in reason.options for intent in option.intents}
    assert spoken <= {intent for option in menu.options for intent in option.intents}


@pytest.mark.parametrize("menu", ["menu", "pension-menu"])
def test_every_way_on_from_a_menu_leads_to_a_human(pack, menu):
    """Whatever is pressed, and whatever is not, a queue for a human follows."""
    assert {type(pack.phone.steps[edge.to]) for edge in pack.phone.steps[menu].edges()} == {Queue}


def test_no_key_is_kept_for_callers_at_risk(pack):
    """Nothing published says that the menu has one: they share the last key with whoever wants a human."""
    options = pack.phone.steps["menu"].options
    assert option_for(pack.phone.steps["menu"], "serious-harm") is options[-1]
    assert "person" in options[-1].intents


# No cut-off, and no charge.


def test_no_queue_lets_anybody_go_after_any_time(pack):
    """The only way out of a queue that is no human is one that is full before anybody waits in it."""
    queues = {name: step for name, step in pack.phone.steps.items() if isinstance(step, Queue)}
    assert len(queues) == 5
    for name, queue in queues.items():
        assert (queue.longest_wait, queue.too_long, queue.closing) == (None, None, None), name
        ended = {edge.when for edge in queue.edges() if isinstance(pack.phone.steps[edge.to], HangUp)}
        assert ended <= {"full"}, name


def test_every_number_is_free_to_ring(pack):
    """From a mobile and from a landline, by its prefix."""
    numbers = [way.number for way in pack.service.ways_in.values() if way.number]
    assert {dialled(number) for number in numbers} == {dialled(line.number) for line in pack.phone.lines.values()}
    prices = [pence_a_minute(number, line) for number in numbers for line in ("mobile", "landline")]
    assert [price.value for price in prices] == [0] * len(prices)


# Words of serious harm.


@pytest.mark.parametrize("journey", NAMED_RISKS)
def test_words_of_each_named_risk_are_put_through_with_no_further_question(pack, journey):
    """What the caller says may be taken for serious harm, and that leads to a human at once."""
    said = pack.journeys[journey].words_for("serious-harm")
    assert NAMED_RISKS[journey] in said
    assert "serious-harm" in pack.phone.understand(said)
    step = pack.phone.steps[option_for(pack.phone.steps["reason"], "serious-harm").to]
    assert isinstance(step, Transfer)
    assert isinstance(pack.phone.steps[step.failed], Queue)
    assert pack.phone.steps[step.failed].human == step.human


def test_misheard_words_of_serious_harm_lead_to_a_human_who_can_act_on_them(pack):
    """Wherever they may be taken to, somebody answers who gives what the caller came for."""
    reason = pack.phone.steps["reason"]
    harm = [phrase for phrase in pack.phone.phrases if "serious-harm" in phrase.intents]
    taken = {intent for phrase in harm for intent in (*phrase.intents, *phrase.misheard_as)}
    assert len(taken) > 1
    for intent in taken:
        human = pack.service.humans[pack.phone.steps[option_for(reason, intent).to].human]
        assert "risk-heard" in human.gives, intent


# The wrong team.


@pytest.mark.parametrize("team", TEAMS)
def test_a_team_hands_over_by_a_transfer_that_may_fail(pack, team):
    """A caller of the wrong team is put through to the other; where nobody is free, they wait in its queue."""
    over = pack.phone.steps[pack.phone.steps[team].hands_over]
    assert isinstance(over, Transfer)
    assert over.failed == TEAMS[team]
    assert over.human == pack.phone.steps[TEAMS[team]].human
    assert not {*pack.service.humans[over.human].gives} <= {*pack.service.humans[pack.phone.steps[team].human].gives}


def test_words_that_do_not_say_which_team_are_walked_for_each(pack, control):
    """The same call is walked once a team, and the wrong one costs the wait of both."""
    traces = walked(pack, "unclear-which-team", control)
    teams = [{moment.step for moment in trace.moments} & {*TEAMS} for trace in traces]
    assert sorted(len(met) for met in teams) == [1, 2]
    right, wrong = sorted(traces, key=lambda trace: trace.seconds)
    wait = pack.phone.steps["disability-wait"].usual_wait.value
    assert wrong.seconds - right.seconds == pytest.approx(wait, abs=10)


def test_every_call_says_words_that_are_taken_for_what_it_wants(pack):
    """The pack is about people and routing, not about words that its own phrases do not know."""
    for name, journey in pack.journeys.items():
        for intent in journey.wants:
            said = journey.words_for(intent)
            assert not said or intent in pack.phone.understand(said), (name, said)


# Letters, jobcentres, visits.


def test_post_in_person_and_a_visit_are_each_a_way_in_where_somebody_answers(pack):
    """Each channel that the report names has a journey of its own to the same outcome."""
    by_way = {step.visit: journey for journey in pack.journeys.values() for step in journey.do if step.visit}
    for name, kind in {"post": "letter", "jobcentre": "counter", "visiting-service": "counter"}.items():
        way = pack.service.ways_in[name]
        assert way.kind == kind
        assert "payment-explained" in pack.service.humans[way.human].gives
        assert by_way[name].met_by == pack.journeys["payment-by-phone"].met_by
