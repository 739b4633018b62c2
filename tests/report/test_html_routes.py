"""The report's section on routes."""

import re

import pytest

from harness.findings import ALL_ROUTES
from harness.model.finding import Where
from harness.model.record import PersonSeen
from harness.report import html
from harness.report.routes_view import DRAWN

HOSTILE = "</text></svg><script>alert(1)</script>\" onload='x' {{ 7*7 }}\x00"


def section(record, folder):
    """The section's source."""
    source = html.write(record, folder).read_text(encoding="utf-8")
    return source[source.index('<section id="routes"') : source.index('<section id="walks"')]


@pytest.fixture
def told(record, folder):
    """The sample's section."""
    return section(record, folder)


def ids(source):
    return re.findall(r'\bid="([^"]+)"', source)


def test_every_verdict_is_a_word_with_a_shape(record, told):
    """Each property has a row with a word for each verdict, and a refuted one leads to the call that refutes it."""
    table = told[told.index("<table") : told.index("</table>")]
    words = re.findall(r'<span class="ending is-\w+"><svg class="shape".*?<span>([^<]+)</span>', table)
    assert sorted(words) == sorted(["Refuted"] * 3 + ["Cannot tell"] * 2 + ["Proved"] * 2)
    assert len({each.property for each in record.properties}) == table.count('role="rowheader"')
    leads = re.findall(r'class="verdict" href="#([^"]+)"', table)
    assert len(leads) == words.count("Refuted")
    assert set(leads) <= set(ids(told))


def test_each_call_is_told_once(told):
    """Each distinct call is a list of its exchanges, once, with whom it concerns and the lines it fails at."""
    assert told.count('<ol class="script">') == 2
    assert told.count("says “I have lost my UTR”</strong>") == 1
    assert "For everybody but Control" in told
    assert "hmrc-sms-deflection/phone.yaml:92" in told


def test_the_map_has_a_title_and_says_the_same_in_words(record, told):
    """The drawing has a title and a description, and a table tells every place and every way on."""
    (proof,) = record.routes.values()
    assert told.count("<title id=") == told.count("<desc id=") == told.count('<svg class="route-map" role="img"')
    places = [name for name in ids(told) if "-place-" in name]
    assert len(places) == len(proof.map.nodes)
    listed = told[told.index('<details class="places">') :]
    assert listed.count('<ul class="on">') == len({edge.start for edge in proof.map.edges})
    for edge in proof.map.edges:
        assert f"<li>{edge.when}:" in listed
    assert "it takes to hear and a keypad" in listed


def test_dead_ends_are_marked_by_shape_and_word(told):
    """A dead end has the mark of a dead end, and says in the drawing for how many and in the list for whom."""
    drawing = told[told.index('id="routes-1-drawn-1-t"') :]
    assert drawing.count('<use href="#shape-stuck" x=') == 2
    assert drawing.count(">Dead end for 2 of 3</text>") == 2
    assert drawing.count("Dead end for everybody but Control") == 2


def test_what_cannot_be_told_is_asked_for_once(record, told):
    """What to supply stands once among what cannot be told, beside the verdicts that wait for it."""
    asked = told[told.index("What cannot be told, and what to supply") : told.index("Time to a human</h3>")]
    supply = next(each.supply[0] for each in record.properties if each.supply)
    assert supply in asked
    assert "No way" in told


def test_it_says_as_modelled_and_never_compliant(told):
    """The section says that it is of a model and on what it rests, and claims no compliance."""
    assert "<strong>as modelled</strong>" in told
    assert "we wrote them to show how it might go" in told
    assert "complian" not in told.casefold()


def test_without_routes_there_is_no_section(record, folder):
    """A run that proved nothing has neither the section nor a line for it in the contents."""
    for change in ({"routes": {}, "properties": ()}, {"properties": ()}):
        source = html.write(record.model_copy(update=change), folder).read_text(encoding="utf-8")
        assert 'id="routes"' not in source
        assert 'href="#routes"' not in source


@pytest.fixture
def usual(record, folder, route_sample):
    """The section where each refuted property was judged for the usual case too."""
    return section(record.model_copy(update={"properties": route_sample.usual_properties()}), folder)


def test_the_usual_case_has_a_column_of_its_own(usual):
    """Beside each verdict stands the one while the lines are open and nothing fails, with the call that refutes it."""
    table = usual[usual.index("<table") : usual.index("</table>")]
    row = next(row for row in table.split("<tr ") if ">human-reachable<" in row)
    assert re.findall(r'href="#routes-1-call-(\d)"', row) == ["3", "1"]
    calm = next(row for row in table.split("<tr ") if ">human-whatever-happens<" in row)
    assert "<span>Proved</span>" in calm
    assert 'data-label="While the lines are open and nothing fails"' in calm


def test_calls_of_the_usual_case_come_first(usual):
    """The calls of the usual case stand under a heading of their own before the others, and the first is drawn."""
    heads = re.findall(r'<h3 id="routes-1-calls-[^"]+">([^<]+)</h3>', usual)
    assert heads == [
        "The calls that go wrong while the lines are open and nothing fails",
        "The calls that go wrong where the lines may be closed or something may fail",
    ]
    assert "with call 1 drawn on it" in usual
    assert "Whatever happens outside" not in usual
    assert "Even while the lines are open and nothing fails, it holds for both people." in usual
    assert "It refutes as well, as calls above do: <code>human-reachable</code></p>" in usual


def test_many_people_are_named_by_verdict(record, folder):
    """However many people there are, the table names for each verdict those it is for."""
    people = [f"person-{number}" for number in range(20)]
    made = tuple(each.model_copy(update={"person": p}) for p in people for each in record.properties[-3:])
    seen = {person: PersonSeen(name=f"{person}, so", about="", sources=()) for person in people}
    source = section(record.model_copy(update={"properties": made, "people": seen}), folder)
    table = source[source.index("<table") : source.index("</table>")]
    assert table.count('role="columnheader"') == 2
    assert "for everybody" in table


def test_a_map_too_large_to_read_shows_what_lies_near(record, folder, route_sample):
    """Of two thousand places those near the call are drawn and listed, the page says so, and its links hold."""
    proof = route_sample.proof(map=route_sample.long_chain(2000), properties=())
    step = record.properties[1].counterexample[0].model_copy(update={"step": "step-1000"})
    one = record.properties[1].model_copy(update={"counterexample": (step,), "failing_steps": ("step-1000", "step-3")})
    source = section(record.model_copy(update={"routes": {proof.map.pack: proof}, "properties": (one,)}), folder)
    assert "This map has 2,001 places" in source
    places = [name for name in ids(source) if "-place-" in name]
    assert len(places) == DRAWN
    links = {name for name in re.findall(r'href="#([^"]+)"', source) if name.startswith("routes-")}
    assert links <= set(ids(source))


def test_two_packs_are_told_apart(record, folder):
    """With two packs each has a heading of its own, and no address is used twice."""
    (proof,) = record.routes.values()
    other = tuple(each.model_copy(update={"pack": "another"}) for each in record.properties)
    both = record.model_copy(
        update={"routes": record.routes | {"another": proof}, "properties": record.properties + other}
    )
    source = html.write(both, folder).read_text(encoding="utf-8")
    assert len(set(ids(source))) == len(ids(source))
    assert '<h3 id="routes-2">another</h3>' in source


@pytest.fixture
def proved_finding(record, route_sample):
    """Makes the finding on a person's refuted property, as checks do."""
    first = record.findings[0]

    def make(person, why):
        name = record.people[person].name
        where = Where(file=route_sample.PHONE, line=150, step="lines-busy")
        changes = {"journey": ALL_ROUTES, "person": person, "where": where, "id": f"x-{person}", "evidence": ()}
        return first.model_copy(update={**changes, "check": "no-human-from-here", "message": f"{name}: {why}"})

    return make


def test_a_finding_on_every_call_leads_to_the_calls(record, folder, route_sample, proved_finding):
    """A finding that was proved leads to its calls and to no walk, and what it says of several people is said once."""
    made = route_sample.usual_properties()
    found = tuple(proved_finding(each.person, each.why) for each in made if each.property == "human-reachable")
    changed = record.model_copy(update={"properties": made, "findings": found})
    source = html.write(changed, folder).read_text(encoding="utf-8")
    fix = source[source.index('<section id="fix"') : source.index('<section id="routes"')]
    assert fix.count("The service ends the call at &#39;lines-busy&#39;.") == 1
    assert "<strong>Everybody but Blind, uses a screen reader.</strong>" in fix
    assert re.findall(r'href="#(routes[^"]+)"', fix) == ["routes-1-call-3", "routes-1-call-1"]
    assert "#walk." not in fix
    assert "all routes" not in fix
    bare = changed.model_copy(update={"routes": {}, "properties": ()})
    assert "Proved of every call" in html.write(bare, folder).read_text(encoding="utf-8")


def test_hostile_words_are_only_text(record, folder):
    """Markup in labels, scripts and reasons is shown, and never becomes part of the page or of a drawing."""
    (name, proof), *_ = record.routes.items()
    nodes = {k: n.model_copy(update={"label": HOSTILE, "says": HOSTILE}) for k, n in proof.map.nodes.items()}
    edges = tuple(edge.model_copy(update={"when": HOSTILE, "needs": (HOSTILE,)}) for edge in proof.map.edges)
    bad = proof.model_copy(update={"map": proof.map.model_copy(update={"nodes": nodes, "edges": edges})})
    properties = tuple(
        each.model_copy(
            update={
                "why": HOSTILE,
                "counterexample": tuple(
                    said.model_copy(update={"hears": HOSTILE, "does": HOSTILE}) for said in each.counterexample
                ),
            }
        )
        for each in record.properties
    )
    source = section(record.model_copy(update={"routes": {name: bad}, "properties": properties}), folder)
    assert "<script" not in source
    assert not re.findall(r"<[^>]*\sonload=", source)
    assert "\x00" not in source
