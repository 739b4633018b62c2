"""The pages of a walk side by side: each once, in order, with what was done on it."""

from typing import Any

from harness.model.base import Basis, Channel
from harness.model.page import Snapshot
from harness.model.probed import Probed
from harness.model.trace import Moment, Trace
from harness.model.visit import Visit
from harness.model.visits import Visits

SNAPSHOT = Snapshot((), (), 0, 0, 0, 0, ())
START = "https://www.example.org/start"


def _visit(name: str, **about: Any) -> Visit:
    given = {"id": name, "page": name, "where": None, "basis": Basis.SUPPLIED, "operating": "pointer"}
    return Visit(**{**given, "url": f"https://www.example.org/{name}", **about})


def _of_walk(*steps: tuple[Visit | None, str]) -> Visits:
    """The pages of a walk, by what was met at each moment and what was done just before."""
    moments = tuple(
        Moment(
            at=0,
            until=0,
            channel=Channel.WEB if visit else Channel.PHONE,
            kind="page" if visit else "prompt",
            basis=Basis.SUPPLIED,
            did=did,
            visit=visit.id if visit else None,
        )
        for visit, did in steps
    )
    visits = {visit.id: visit for visit, _ in steps if visit}
    trace = Trace(
        pack="p",
        journey="j",
        person="somebody",
        goal="met",
        human="none",
        stuck=False,
        because="The page gave it.",
        basis=Basis.SUPPLIED,
        seconds=1,
        moments=moments,
        visits=tuple(visits),
    )
    return Visits.of_walk(trace, visits)


def test_each_page_stands_once_in_the_order_in_which_it_was_come_to_with_what_led_on_from_it():
    start, name = _visit("start"), _visit("name")
    walked = _of_walk((None, "Pressed 1."), (start, "Opened it."), (name, "Clicked “Go”."), (start, "Clicked “Back”."))
    assert walked.visits == (start, name)
    assert walked.did == ("Clicked “Go”.", "Clicked “Back”.")


def test_a_place_within_a_page_is_the_same_page_and_what_did_not_lead_on_is_not_counted():
    start, below = _visit("start"), _visit("below", url=f"{START}#below")
    walked = _of_walk(
        (start, "Opened it."), (below, "Clicked “Below”."), (start, "Filled in “Name”. Nothing happened.")
    )
    assert (walked.visits, walked.did) == ((start,), ("",))


def test_a_page_of_somebody_else_is_left_out_but_what_led_there_was_done():
    start, name = _visit("start"), _visit("name")
    walked = _of_walk((start, "Opened it."), (_visit("map", page=None), "Clicked “Map”."), (name, "Went on."))
    assert (walked.visits, walked.did) == ((start, name), ("Clicked “Map”.", ""))


def test_only_pages_of_which_the_parts_were_recorded_can_be_compared():
    whole = _visit("start", probed=Probed(snapshot=SNAPSHOT))
    gone = _visit("name", untested="It hung.", probed=Probed(snapshot=SNAPSHOT))
    visits = Visits(visits=(gone, _visit("boat"), whole), did=("a", "b", "c"))
    assert visits.having(["snapshot"]) == Visits(visits=(whole,), did=("c",))


def test_pages_are_told_apart_by_host_and_carry_the_weakest_basis():
    start, name = _visit("start"), _visit("name", basis=Basis.ILLUSTRATIVE)
    other = _visit("pay", url="https://pay.example.org/")
    visits = Visits(visits=(start, other, name))
    assert [list(site) for site in visits.sites] == [[start, name], [other]]
    assert visits.basis is Basis.ILLUSTRATIVE


def test_the_same_pages_with_other_doings_are_something_else():
    pages = (_visit("start"), _visit("name"))
    assert Visits(visits=pages, did=("Went on.", "")).id != Visits(visits=pages).id
