"""The route map as a drawing."""

import re
import time

import pytest

from harness.load.pack import load_pack
from harness.report import proofs
from harness.report.route_call import Roads, trace_call
from harness.report.route_shapes import outline
from harness.report.routemap import draw


@pytest.fixture
def small(route_sample):
    """The small map, with the call drawn on it that two people share."""
    routes = route_sample.small_map()
    call = trace_call(Roads(routes), proofs.refutations(route_sample.properties())[1])
    return routes, call, draw(routes, call=call, dead={"cut-off": "Dead end for 2 of 3"})


def boxes(drawing):
    return {box.node.id: box for band in drawing.bands for box in band.boxes}


def strokes(drawing):
    return [stroke for band in drawing.bands for stroke in band.strokes]


def test_every_place_is_drawn_with_a_number(small):
    """Each place is drawn once, numbered from 1 in the order in which the rows are read."""
    routes, _, drawing = small
    drawn = boxes(drawing)
    assert drawn.keys() == routes.nodes.keys()
    assert sorted(drawing.numbers.values()) == list(range(1, len(routes.nodes) + 1))
    in_order = sorted(drawn.values(), key=lambda box: (box.y, box.x))
    assert [box.number for box in in_order] == sorted(drawing.numbers.values())


def test_every_way_is_a_line_or_named(small):
    """Every way is a line, or its place names the number that it leads to, or says that it asks again."""
    routes, _, drawing = small
    drawn = boxes(drawing)
    assert "asks again" in drawn["reason"].named
    named = sum(len(re.findall(r"\d+", box.named or "")) for box in drawn.values())
    ways = {(edge.start, edge.end) for edge in routes.edges if edge.start != edge.end}
    assert len(strokes(drawing)) + named == len(ways)


def test_the_call_fills_in_what_its_script_leaves_out(small):
    """The drawn call passes the step between two that the script tells, and says what the caller did."""
    _, call, drawing = small
    assert call.places == ("welcome", "reason", "text-coming", "send-text", "cut-off")
    assert [box.node.id for box in boxes(drawing).values() if box.called] == list(call.places)
    told = [stroke.label for stroke in strokes(drawing) if stroke.called]
    assert len(told) == 4
    assert "says “I have lost my UTR”" in told


def test_a_dead_end_is_told_in_words_and_a_human_has_its_own_shape(small):
    """A dead end says so in words, and a human, a question, a text, a page and an end have different shapes."""
    drawn = boxes(small[2])
    assert drawn["cut-off"].dead == "Dead end for 2 of 3"
    assert drawn["wait"].dead is None
    shapes = {drawn[name].shape for name in ("human:adviser", "reason", "text:find-your-utr", "page:find-your-utr")}
    assert len(shapes | {drawn["cut-off"].shape, drawn["way:webchat"].shape, drawn["welcome"].shape}) == 7


def test_only_what_something_outside_decides_is_dashed(small):
    """A way is marked as decided from outside only where the caller and the service have no part in it."""
    routes, _, drawing = small
    outside = {(edge.start, edge.end) for edge in routes.edges if edge.by == "outside"}
    assert sum(stroke.outside for stroke in strokes(drawing)) == len(outside)


def test_a_tall_map_is_cut_between_rows(route_sample):
    """A map that is taller than a page comes in pieces, with every place whole in one of them."""
    drawing = draw(route_sample.map_of(load_pack("hmrc-sms-deflection")))
    assert len(drawing.bands) > 1
    for band in drawing.bands:
        assert all(band.top <= box.y and box.y + box.height <= band.top + band.height for box in band.boxes)
    assert sum(len(band.boxes) for band in drawing.bands) == len(drawing.numbers)


def test_labels_are_wrapped_to_the_width_of_their_place(route_sample):
    """No label has more than two lines, or more characters in a line than fit."""
    drawing = draw(route_sample.map_of(load_pack("hmrc-sms-deflection")))
    for box in boxes(drawing).values():
        assert 1 <= len(box.label) <= 2
        assert all(len(line) <= 20 for line in box.label)


def test_a_large_map_is_drawn_in_time(route_sample):
    """Two thousand places with loops are drawn in less than two seconds of the processor's time."""
    routes = route_sample.long_chain(2000)
    began = time.process_time()
    drawing = draw(routes)
    assert time.process_time() - began < 2
    assert len(drawing.numbers) == 2001


def test_a_call_of_unknown_steps_is_not_drawn(route_sample):
    """Where the map has none of a script's steps, there is no call to draw; a refutation without a call has none."""
    found = proofs.refutations(route_sample.properties())
    roads = Roads(route_sample.long_chain(5))
    assert trace_call(roads, found[0]) is None
    assert trace_call(Roads(route_sample.small_map()), found[2]) is None


def test_what_lies_near_is_bounded(route_sample):
    """What lies near a call holds the call, and no more places than were asked for."""
    roads = Roads(route_sample.long_chain(500))
    near = roads.near(["step-250"], 40)
    assert "step-250" in near
    assert len(near) == 40
    assert set(roads.near(["step-250"], 40, hops=1)) == {"step-250", "step-251", "step-253", "step-0", "human:h"}


@pytest.mark.parametrize("shape", ["step", "question", "text", "page", "way", "human", "end", "unknown"])
def test_every_shape_is_a_closed_line(shape):
    """Every shape is a path that closes."""
    assert "z" in outline(shape, 0, 0, 50)
