"""The engine: the same inputs give the same record, and what was not done is said."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from harness.findings import ALL_ROUTES
from harness.load import load_pack, ship_folder
from harness.load.pack import names_that_ship
from harness.model.base import Basis, Channel
from harness.phone import voice
from harness.phone.lengths import Lengths
from harness.report import record_json
from harness.run import Run, plan

NUMBER, TEXT = {"type": "number"}, {"type": "string"}
PART = {"type": ["string", "null"]}


def thing(optional=(), **fields):
    """An object with these keys; more may be added, so more are allowed."""
    return {"type": "object", "required": [name for name in fields if name not in optional], "properties": fields}


def listed(of):
    return {"type": "array", "items": of}


FINDING = thing(
    id={"type": "string", "pattern": "^[a-z0-9-]+$"},
    check=TEXT,
    outcome={"enum": ["failed", "cannot-tell"]},
    severity={"enum": ["advice", "moderate", "serious", "shut-out"]},
    channel={"enum": ["phone", "text", "web"]},
    person=TEXT,
    basis={"enum": ["illustrative", "reconstructed", "published", "supplied"]},
    where=thing(
        file=PART,
        line={"type": ["integer", "null"]},
        step=PART,
        url=PART,
        selector=PART,
        moment={"type": ["integer", "null"]},
    ),
    message=TEXT,
    why=TEXT,
    fix=TEXT,
    standards={"type": "array", "items": TEXT, "minItems": 1},
    turns_on={
        "oneOf": [{"type": "null"}, thing(name=TEXT, value=NUMBER, flips_at={"type": ["number", "null"]})],
    },
    evidence=listed(thing(kind=TEXT, path=TEXT, sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"})),
)
OUTCOMES = ("passed", "failed", "cannot-tell", "inapplicable", "untested")
SCHEMA = thing(
    tool=thing(harness=TEXT, python=TEXT),
    inputs=thing(packs={"type": "object"}, people={"type": "object"}),
    assumptions=listed(thing(of=TEXT, name=TEXT, value=NUMBER)),
    walks=listed(
        thing(
            pack=TEXT,
            journey=TEXT,
            person=TEXT,
            goal={"enum": ["met", "not-met", "unknown"]},
            human={"enum": ["connected", "directed", "unknown", "none"]},
            stuck={"type": "boolean"},
            seconds=NUMBER,
            cost_pence={"type": ["number", "null"]},
            moments=listed(thing(at=NUMBER, until=NUMBER, channel=TEXT, kind=TEXT)),
            checks=thing(**{outcome: {"type": "integer", "minimum": 0} for outcome in OUTCOMES}),
        )
    ),
    findings=listed(FINDING),
    properties={"type": "array"},
    verdicts={"type": "array"},
    not_run=listed(thing(what=TEXT, why=TEXT)),
    digest={"type": "string", "pattern": "^[0-9a-f]{64}$"},
)
"""``run --json`` as section 11 of the design promises it."""


@pytest.fixture(autouse=True)
def without_a_browser(monkeypatch):
    monkeypatch.setenv("HARNESS_BROWSER", "none")


@pytest.fixture
def make(pack, people):
    """Makes a run of what ships; gives its record."""

    def run(folder=None, **changed):
        planned = plan([changed.get("pack", pack)], changed.get("people", tuple(people.values())))
        going = Run(planned, folder=folder, command="a test")
        for _ in going.walks():
            pass
        return going.record()

    return run


# What is planned.


def test_every_journey_is_planned_for_every_person_in_order(pack, people):
    planned = plan([pack], tuple(people.values()))
    wanted = [(journey, person) for journey in pack.journeys for person in people]
    assert [(todo.journey, todo.person.id) for todo in planned] == wanted


def test_only_the_journeys_that_are_asked_for_are_planned(pack, people):
    journey = next(iter(pack.journeys))
    assert {todo.journey for todo in plan([pack], tuple(people.values()), [journey])} == {journey}


def test_walks_are_made_one_by_one_in_the_order_of_the_plan(pack, people):
    planned = plan([pack], tuple(people.values()))
    made = list(Run(planned, folder=None, command="a test").walks())
    assert [each.number for each in made] == list(range(1, len(planned) + 1))
    assert {each.of for each in made} == {len(planned)}
    assert [(each.walk.journey, each.walk.person) for each in made] == [(t.journey, t.person.id) for t in planned]


# Determinism.


def test_two_runs_share_one_digest_and_all_that_it_covers(make):
    one, other = make(), make()
    assert one.digest == other.digest
    assert (one.walks, one.findings, one.visits) == (other.walks, other.findings, other.visits)


def test_the_digest_changes_with_what_happened(make, people, slower):
    """One more person, or the same person with another limit."""
    some = tuple(people.values())[:1]
    assert make(people=some).digest != make(people=tuple(people.values())).digest
    assert make(people=some).digest != make(people=(slower(some[0]),)).digest


@pytest.fixture
def slower():
    """The same person, who takes a minute to decide."""

    def slow(person):
        number = person.presses.decides.model_copy(update={"value": 60.0})
        return person.model_copy(update={"presses": person.presses.model_copy(update={"decides": number})})

    return slow


def test_without_a_voice_the_digest_is_the_same_and_what_is_missing_is_said(make, tmp_path, monkeypatch):
    """The lengths are locked, so that a verdict never hangs on what a machine has installed."""
    before = make(tmp_path / "with")
    voice._described.cache_clear()

    def refuse(_):
        raise voice.VoiceUnavailable("There is no voice here.")

    monkeypatch.setattr(voice.Speaker, "__enter__", refuse)
    without = make(tmp_path / "without")
    voice._described.cache_clear()
    assert without.tool.voice is None
    assert without.sounds == {}
    assert without.digest == before.digest
    assert without.walks == before.walks
    (said,) = [gap for gap in without.not_run if "sound" in gap.what]
    assert said.why.startswith("There is no voice here.")


@pytest.mark.parametrize("name", names_that_ship())
def test_the_packs_that_ship_are_locked_whole(name):
    """A prompt that was changed needs `harness lock`; without, its length would be an estimate."""
    pack = load_pack(str(ship_folder("journeys") / name))
    assert [prompt for prompt in pack.spoken if prompt not in pack.lengths] == []
    locked = {prompt for voice in pack.lock.voices for prompt in voice.seconds}
    assert locked == set(pack.spoken), "the lock holds prompts that nothing says any more"
    assert all(Lengths(pack)(prompt) > 0 for prompt in pack.spoken)


def test_a_prompt_that_is_not_locked_is_estimated_and_the_record_says_how_many_are_measured(make, pack):
    first, *rest = pack.lock.voices
    fewer = first.model_copy(update={"seconds": dict(list(first.seconds.items())[1:])})
    lock = pack.lock.model_copy(update={"voices": (fewer, *rest)})
    less = pack.model_copy(update={"lock": lock})
    count = len(pack.spoken)
    assert make().packs[pack.name].prompts_measured == (count, count)
    assert make(pack=less).packs[pack.name].prompts_measured == (count - 1, count)


# What a record points at.


def line_of(name, where):
    """The text of the line that something points at, in the small pack."""
    file = ship_folder("journeys").parent / where.file
    assert file.parent.name == name
    return file.read_text(encoding="utf-8").splitlines()[where.line - 1].strip()


def test_findings_point_at_the_line_of_their_step_text_or_journey(make):
    """Each stands on a line of its own: ``reason:``"""
    findings = [finding for finding in make().findings if finding.where.file]
    assert findings
    for finding in findings:
        line = line_of(finding.pack, finding.where)
        assert line == f"{finding.where.step}:" or finding.where.url, line


def test_findings_point_at_a_moment_of_their_own_walk(make):
    record = make()
    walks = {(walk.journey, walk.person): walk for walk in record.walks}
    for finding in (found for found in record.findings if found.journey != ALL_ROUTES):
        moments = walks[finding.journey, finding.person].moments
        assert finding.where.moment is None or finding.where.moment < len(moments)
        if finding.channel is Channel.PHONE and finding.check not in ("stuck",):
            assert finding.where.step in (finding.journey, moments[finding.where.moment].step)


def test_moments_point_at_the_line_of_their_step(make):
    for walk in make().walks:
        for moment in walk.moments:
            assert line_of(walk.pack, moment.where) == f"{moment.step}:"


def test_ids_of_findings_are_their_own_and_stay_the_same_from_run_to_run(make):
    ids = [finding.id for finding in make().findings]
    assert len(set(ids)) == len(ids)
    assert ids == [finding.id for finding in make().findings]


def supplied(pack):
    """The pack with every step of the call supplied by the service's owner."""
    steps = {name: step.model_copy(update={"basis": Basis.SUPPLIED}) for name, step in pack.phone.steps.items()}
    return pack.model_copy(update={"phone": pack.phone.model_copy(update={"steps": steps})})


def test_a_finding_on_words_of_ours_says_so_and_one_on_the_owners_words_does_not(make, pack):
    findings = [*make().findings, *make(pack=supplied(pack)).findings]
    assert {finding.basis for finding in findings} > {Basis.ILLUSTRATIVE}
    for finding in findings:
        assert finding.message.startswith("As modelled: ") is (finding.basis is Basis.ILLUSTRATIVE)


def test_a_finding_that_an_assumed_number_decides_stands_on_our_basis_whatever_its_step_does(make, pack):
    decided = [finding for finding in make(pack=supplied(pack)).findings if finding.turns_on]
    assert decided
    assert {finding.basis for finding in decided} == {Basis.ILLUSTRATIVE}


def test_checks_are_counted_by_outcome_and_failures_are_told_whole(make):
    record = make()
    for walk in record.walks:
        own = [f.outcome for f in record.findings if (f.journey, f.person) == (walk.journey, walk.person)]
        assert walk.checks["failed"] == own.count("failed")
        assert walk.checks["cannot-tell"] == own.count("cannot-tell")
        assert sum(walk.checks.values()) > len(own)


# What was not done.


def test_what_was_not_tested_is_said_walk_by_walk_with_the_reason(make):
    record = make()
    told = [(gap.what, gap.why) for gap in record.not_run]
    untested = [(walk, why) for walk in record.walks for why in walk.untested]
    assert untested, "without a browser the links of the texts are not opened"
    for walk, why in untested:
        assert (f"{walk.pack}, {walk.journey}, {walk.person}", why) in told
        assert "install Chromium" in why


def test_a_link_that_could_not_be_opened_here_leaves_nobody_stuck_for_it(make):
    for walk in make().walks:
        assert not (walk.untested and walk.stuck)


def test_a_pack_without_claims_is_said_to_have_none(make, pack):
    assert f"The claims about {pack.name}" in {gap.what for gap in make().not_run}


def test_an_interrupted_run_gives_a_readable_record_that_is_marked_incomplete(pack, people, tmp_path):
    planned = plan([pack], tuple(people.values()))
    going = Run(planned, folder=None, command="a test")
    walks = going.walks()
    first = next(walks)
    walks.close()
    record = record_json.read(record_json.write(going.record(), tmp_path))
    assert record.complete is False
    assert record.walks == (first.walk,)
    assert {finding.person for finding in record.findings} <= {first.walk.person}
    (left,) = [gap for gap in record.not_run if gap.why == "The run was interrupted."]
    assert left.what == f"{len(planned) - 1} of {len(planned)} walks"


def test_a_run_that_was_never_begun_is_incomplete(pack, people):
    record = Run(plan([pack], tuple(people.values())), folder=None, command="a test").record()
    assert (record.complete, record.walks) == (False, ())


def test_a_whole_run_is_complete(make):
    record = make()
    assert record.complete
    assert not any("interrupted" in gap.why for gap in record.not_run)


# The record as a document.


def test_the_record_has_the_promised_shape(make, tmp_path):
    document = json.loads(make(tmp_path).model_dump_json())
    jsonschema.validate(document, SCHEMA)
    assert document["findings"]


def test_the_shape_is_checked_for_each_of_its_keys(make, people):
    whole = json.loads(make(people=(people["control"],)).model_dump_json())
    for key in SCHEMA["required"]:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({name: part for name, part in whole.items() if name != key}, SCHEMA)


def test_a_record_is_the_same_once_written_and_read(make, tmp_path):
    record = make(tmp_path)
    assert record_json.read(record_json.write(record, tmp_path)) == record


def test_what_went_in_is_told_by_content(make, pack, people):
    record = make()
    assert record.inputs.packs == {pack.name: pack.sha256}
    assert set(record.inputs.people) == set(people)
    assert len(set(record.inputs.people.values())) == len(people)
    assert all(re.fullmatch("[0-9a-f]{64}", sha256) for sha256 in record.inputs.people.values())


def test_every_number_of_ours_that_was_used_is_listed(make, pack, people):
    listed_numbers = {(a.of, a.name, a.value) for a in make().assumptions}
    of_pack = {(pack.name, name, number.value) for name, number in pack.assumptions().items()}
    of_people = {(p.id, name, number.value) for p in people.values() for name, number in p.assumptions()}
    assert listed_numbers == of_pack | of_people


def test_sounds_lie_in_the_folder_and_findings_that_rest_on_a_prompt_name_them(make, tmp_path):
    if not voice.available():
        pytest.skip("there is no voice on this machine")
    record = make(tmp_path)
    played = {words for walk in record.walks for moment in walk.moments for words in moment.spoken}
    assert set(record.sounds) == played
    assert all((tmp_path / sound.path).is_file() for sound in record.sounds.values())
    named = [Path(piece.path) for finding in record.findings for piece in finding.evidence]
    assert named
    assert all((tmp_path / path).is_file() for path in named)
