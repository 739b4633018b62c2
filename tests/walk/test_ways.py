"""What a way in is worth to one person, on made-up services with one or two lines."""

import pytest

from harness.model.base import Channel
from harness.model.trace import SpokenNumber
from harness.model.visit import Link, Visit
from harness.phone.call import Call
from harness.walk.ways import Ways, best

NUMBER = "01632 960123"
OTHER = "01632 960999"
CHAT = "https://example.org/chat"


@pytest.fixture
def ways(flows):
    """The ways of a service whose listed number leads to the line ``second``, which does what ``answers`` says."""

    def make(answers=None, who=None, *, cut_off_by="main", line="second", human=None, way=None):
        human = {"name": "an adviser", **(human or {})}
        listed = {
            "help-line": {"kind": "phone", "name": "the help line", "number": NUMBER, "line": line, **(way or {})},
            "chat": {"kind": "webchat", "name": "webchat", "url": CHAT},
            "contact": {"kind": "page", "name": "the contact page", "url": "https://example.org/contact"},
        }
        steps = {"first": flows.hang_up(), "second": answers or flows.queue()}
        pack = flows.pack(
            flows.flow(steps, lines={"second": "second"}),
            of=flows.service(ways_in=listed, humans={"adviser": human}),
            journeys={"j": {"goal": "Help.", "met_by": ["help"], "do": [{"call": "main"}]}},
        )
        return Ways(pack, pack.journeys["j"], who or flows.person(), cut_off_by)

    return make


def from_text(ways, number=NUMBER):
    (way,) = ways.from_text([number], 3)
    return way


def test_a_number_whose_line_leads_this_person_to_a_human_leads_to_connected(ways):
    way = from_text(ways())
    assert (way.way, way.name, way.kind, way.given_by, way.moment) == (
        "help-line",
        "the help line",
        "phone",
        Channel.TEXT,
        3,
    )
    assert (way.perceived, way.kept, way.usable, way.leads_to) == (True, True, True, "connected")
    assert best([way]) == "directed"


def test_a_number_is_the_services_however_it_is_written(ways):
    assert from_text(ways(), "+44 1632 960123").way == "help-line"


def test_a_number_whose_line_ends_with_nobody_leads_nowhere(flows, ways):
    way = from_text(ways(flows.hang_up()))
    assert (way.usable, way.leads_to, best([way])) == (True, "none", "none")


def test_a_circle_back_to_the_line_that_cut_the_caller_off_is_not_a_way(ways):
    """The line would answer; it is the one that has just ended the call."""
    way = from_text(ways(cut_off_by="second"))
    assert (way.leads_to, best([way])) == ("none", "none")
    assert "circle" in way.why
    assert from_text(ways(cut_off_by=None)).leads_to == "connected"


def test_a_way_in_that_is_not_modelled_is_unknown(ways):
    way = from_text(ways(line=None))
    assert (way.usable, way.leads_to, best([way])) == (True, "unknown", "unknown")


def test_a_number_that_the_service_does_not_list_is_unknown(ways):
    way = from_text(ways(), OTHER)
    assert (way.way, way.name, way.leads_to) == (None, OTHER, "unknown")


@pytest.mark.parametrize(
    ("human", "leads_to"),
    [
        ({"languages": ["en"]}, "none"),
        ({"languages": ["cy", "en"]}, "connected"),
        ({"languages": ["en"], "interpreter": True}, "connected"),
    ],
    ids=["shares no language", "shares one", "has an interpreter"],
)
def test_connected_needs_a_human_who_can_serve_this_person(flows, ways, human, leads_to):
    welsh = flows.person(says={"languages": ["cy"]})
    assert from_text(ways(who=welsh, human=human)).leads_to == leads_to


def test_the_line_is_rung_as_this_person_who_asks_for_a_human(flows, ways):
    """A menu stands before the human; somebody who hears nothing and has no relay cannot ring at all."""
    menu = flows.menu({"1": flows.option("x", "bye", says="X."), "2": flows.option("person", "human", says="Human.")})

    def leads(who):
        made = ways(menu, who)
        steps = {**made.pack.phone.steps, "human": flows.flow({"human": flows.transfer("bye")}).steps["human"]}
        made.pack = made.pack.model_copy(update={"phone": made.pack.phone.model_copy(update={"steps": steps})})
        return from_text(made)

    assert leads(flows.person()).leads_to == "connected"
    slow = leads(flows.person(presses={"decides": flows.number(60)}))
    assert (slow.usable, slow.leads_to) == (True, "none")
    deaf = leads(flows.person(perceives={"sound": "none"}))
    assert (deaf.usable, deaf.leads_to) == (False, "none")
    assert leads(flows.person(perceives=flows.relay(typed=600, types=600))).usable is True


@pytest.mark.parametrize(
    ("kind", "leads_to"), [("webchat", "none"), ("video", "none"), ("letter", "unknown"), ("counter", "unknown")]
)
def test_what_opens_in_a_browser_is_of_no_use_without_one(flows, ways, kind, leads_to):
    signs = {"languages": ("bfi", "en")}
    without, with_one = (
        from_text(ways(who=flows.person(has={"browser": browser}, says=signs), line=None, way={"kind": kind}))
        for browser in (False, True)
    )
    assert (without.usable, without.leads_to) == (leads_to == "unknown", leads_to)
    assert (with_one.usable, with_one.leads_to) == (True, "unknown")


def test_a_video_interpreter_is_of_use_to_people_who_sign(flows, ways):
    """Somebody who does not sign gets nothing from a British Sign Language video, whatever they have."""
    hears = from_text(ways(who=flows.person(), line=None, way={"kind": "video"}))
    assert (hears.usable, hears.leads_to) == (False, "none")


def test_who_answers_a_way_in_that_is_not_played_may_be_said_in_the_pack(flows, ways):
    """A counter leads to the human that the pack names there, where that human and this person share a language."""
    counter = {"way": {"kind": "counter", "human": "adviser"}, "line": None}
    assert from_text(ways(**counter)).leads_to == "connected"
    foreign = from_text(ways(who=flows.person(says={"languages": ("pl",)}), **counter))
    assert (foreign.usable, foreign.leads_to) == (True, "none")
    interpreted = ways(who=flows.person(says={"languages": ("pl",)}), human={"interpreter": True}, **counter)
    assert from_text(interpreted).leads_to == "connected"


# From a call.


def spoken(received, kept):
    origin = {"step": "s", "where": {"file": "phone.yaml"}, "basis": "supplied", "moment": 2}
    return SpokenNumber(number=NUMBER, times=1, can_hear_again=False, received=received, kept=kept, **origin)


@pytest.mark.parametrize(("received", "kept", "usable"), [(0, False, False), (1, False, False), (1, True, True)])
def test_a_spoken_number_is_worth_something_only_to_somebody_who_received_and_kept_it(ways, received, kept, usable):
    (way,) = ways().from_call(Call(numbers=[spoken(received, kept)]))
    assert (way.given_by, way.moment, way.perceived, way.kept) == (Channel.PHONE, 2, received > 0, kept)
    assert (way.usable, way.leads_to) == (usable, "connected" if usable else "none")


def test_a_number_that_was_not_kept_is_not_rung(ways):
    """The verdict says why, and it differs between what was not received and what was not kept."""
    never, lost = ways().from_call(Call(numbers=[spoken(0, False), spoken(1, False)]))
    assert never.why != lost.why
    assert best([never, lost]) == "none"


# From a page.


def page(numbers=(), links=()):
    found = tuple(Link(name=name, href=href) for name, href in links)
    where = {"page": None, "where": None, "basis": "supplied", "url": "https://example.org/", "operating": "pointer"}
    return Visit(id="v", numbers=numbers, links=found, **where)


def test_a_page_gives_its_numbers_and_its_links_to_listed_ways(ways):
    number, chat = ways().from_page(
        page([NUMBER], [("Chat with us", CHAT + "/"), ("News", "https://example.org/n")]), 4
    )
    assert (number.way, number.given_by, number.leads_to) == ("help-line", Channel.WEB, "connected")
    assert (chat.way, chat.kind, chat.leads_to, chat.moment) == ("chat", "webchat", "unknown", 4)


def test_a_link_without_a_name_and_a_link_to_another_page_are_no_way_in(ways):
    assert ways().from_page(page(links=[("", CHAT), ("Contact", "https://example.org/contact")]), 0) == []


def test_a_link_that_stands_twice_on_a_page_is_one_way_in(ways):
    assert len(ways().from_page(page(links=[("Chat", CHAT), ("Chat now", CHAT)]), 0)) == 1


def test_what_ways_come_to_is_the_best_of_them(ways):
    to_human, unknown = from_text(ways()), from_text(ways(), OTHER)
    nowhere = from_text(ways(cut_off_by="second"))
    assert best([]) == "none"
    assert best([nowhere, unknown]) == "unknown"
    assert best([nowhere, unknown, to_human]) == "directed"
