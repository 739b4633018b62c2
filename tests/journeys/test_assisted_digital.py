"""Action 9: no department's service is given, so nothing is tried; the five rules run on one of ours, and on yours.

Nothing here opens a page: what the start page says is judged in a run, and on the examples of its check.
"""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from harness.checks import judge
from harness.findings import finding_of, passed_at
from harness.load import load_pack, load_people, ship_folder
from harness.load.problems import LoadError
from harness.model.finding import Outcome
from harness.model.record import Walk
from harness.model.verdict import Ruling
from harness.walk import walk
from harness.web.site import Site
from harness.weigh import Tried, weigh

PACK = ship_folder("journeys") / "assisted-digital"
DOCS = Path(__file__).parents[2] / "docs" / "assisted-digital.md"
COMMITMENTS = [f"A{number:02d}" for number in range(1, 18)]
RULES = ("no-way-offline", "no-way-by-phone", "no-way-in-person", "help-not-signposted", "offline-costs-more")
OFFLINE_PEOPLE = ("no-mobile", "over-65")
DAY = date(2026, 11, 22)


@pytest.fixture
def copy(tmp_path):
    """A copy of the pack that an owner can change: its folder, and a way to change one of its files."""
    folder = shutil.copytree(PACK, tmp_path / "my-service")

    def change(file, **parts):
        path = folder / file
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key, value in parts.items():
            data[key] = value(data.get(key)) if callable(value) else value
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        return folder

    return change


def answers_for(commitment, change):
    return change("service.yaml", assisted_digital={"start": "start-page", "commitment": commitment})


def judged(folder, *names):
    """What the rules say of each journey by each person, without a browser."""
    pack, people = load_pack(str(folder)), load_people(names)
    site = Site.of(pack.pages.parent, pack.service)
    for person in people:
        for journey in pack.journeys:
            for walked in walk(pack, journey, person, browser=None, site=site, no_browser="Not here."):
                yield walked.trace, list(judge(walked.trace, {visit.id: visit for visit in walked.visits}, person))


def outcomes(folder, person, rule):
    """What one rule comes to in the journeys that begin on the start page."""
    found = {each.judgement.outcome for _, of in judged(folder, person) for each in of if each.check.id == rule}
    return found - {Outcome.INAPPLICABLE}


def verdicts(folder, *names):
    pack = load_pack(str(folder))
    walks, findings = [], []
    for trace, of in judged(folder, *names):
        counts = {outcome: sum(each.judgement.outcome is outcome for each in of) for outcome in Outcome}
        walks.append(Walk(**dict(trace), checks=counts, passed=passed_at(of)))
        told = (Outcome.FAILED, Outcome.CANNOT_TELL)
        findings += [finding_of(each, trace) for each in of if each.judgement.outcome in told]
    people = {each.id: each.name for each in load_people(names)}
    tried = Tried(pack.name, tuple(pack.journeys), people, walks, findings, (), DAY)
    return {verdict.id: verdict for verdict in weigh(pack.claims, tried)}


# The commitments.


def test_there_is_one_commitment_for_each_department_in_the_order_of_the_document():
    claims = load_pack(str(PACK)).claims
    assert [*claims] == COMMITMENTS
    assert len({claim.commitment_of for claim in claims.values()}) == len(COMMITMENTS)
    lines = [claim.quote.line for claim in claims.values()]
    assert lines == sorted(lines)


def test_no_commitment_is_tested_on_a_service_of_ours():
    found = verdicts(PACK, *OFFLINE_PEOPLE)
    assert {verdict.verdict for verdict in found.values()} == {Ruling.NOT_TESTED}
    assert not any(verdict.evidence for verdict in found.values())
    assert all("No service is given" in " ".join(verdict.gaps) for verdict in found.values())


def test_only_the_commitment_that_a_service_answers_for_is_tried(copy):
    found = verdicts(answers_for("A13", copy), *OFFLINE_PEOPLE)
    tested = [name for name, verdict in found.items() if verdict.verdict is not Ruling.NOT_TESTED]
    assert tested == ["A13"]
    assert {each.person for each in found["A13"].evidence} == {*OFFLINE_PEOPLE}


def test_a_commitment_that_no_machine_could_try_stays_untested_on_any_service(copy):
    verdict = verdicts(answers_for("A14", copy), "no-mobile")["A14"]
    assert verdict.verdict is Ruling.NOT_TESTED
    assert verdict.question


def test_a_commitment_is_contradicted_where_its_rule_fails_and_cannot_be_told_where_nothing_is_modelled(copy):
    answers_for("A16", copy)
    dead_end = {"kind": "hang_up", "says": "Please use our website. Goodbye."}
    folder = copy("phone.yaml", steps={"open": dead_end})
    assert verdicts(folder, *OFFLINE_PEOPLE)["A16"].verdict is Ruling.CONTRADICTED
    copy("phone.yaml", steps={"open": {"kind": "unknown", "what": "Dial it."}})
    assert verdicts(folder, *OFFLINE_PEOPLE)["A16"].verdict is Ruling.NOT_TESTED


# The rules.


def without(*names):
    return lambda ways: {name: way for name, way in ways.items() if name not in names}


def test_the_rules_are_put_to_walks_that_begin_on_the_start_page_and_to_no_others():
    for trace, of in judged(PACK, "no-mobile"):
        applicable = {each.check.id for each in of if each.judgement.outcome is not Outcome.INAPPLICABLE} & {*RULES}
        assert bool(applicable) == (load_pack(str(PACK)).journeys[trace.journey].do[0].visit == "start-page")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule != "help-not-signposted"])
def test_each_rule_about_ways_in_passes_on_the_illustrative_service(rule):
    assert outcomes(PACK, "no-mobile", rule) == {Outcome.PASSED}


def test_with_the_counter_gone_and_the_line_a_dead_end_there_is_no_way(copy):
    copy("service.yaml", ways_in=without("library"))
    copy("journeys.yaml", **{"in-person": {"goal": "-", "met_by": ["permit-renewed"], "do": [{"call": "helpline"}]}})
    folder = copy("phone.yaml", steps={"open": {"kind": "hang_up", "says": "Please use our website. Goodbye."}})
    for rule in ("no-way-offline", "no-way-by-phone", "no-way-in-person"):
        assert outcomes(folder, "no-mobile", rule) == {Outcome.FAILED}, rule


def test_somebody_who_answers_and_cannot_do_it_is_no_way(copy):
    def powerless(humans):
        return {name: {**human, "gives": ["told-the-address"]} for name, human in humans.items()}

    folder = copy("service.yaml", humans=powerless)
    assert outcomes(folder, "no-mobile", "no-way-offline") == {Outcome.FAILED}


def test_a_number_with_a_charge_of_its_own_and_a_dearer_counter_cost_more(copy):
    def dearer(way, **changed):
        return lambda ways: {**ways, way: {**ways[way], **changed}}

    folder = copy("service.yaml", ways_in=dearer("helpline", number="0909 879 0123"))
    assert outcomes(folder, "no-mobile", "offline-costs-more") == {Outcome.FAILED}
    copy("service.yaml", ways_in=dearer("helpline", number="03069 990123"))
    assert outcomes(folder, "no-mobile", "offline-costs-more") == {Outcome.CANNOT_TELL}
    copy("service.yaml", ways_in=dearer("library", charge_pence=1500))
    assert outcomes(folder, "no-mobile", "offline-costs-more") == {Outcome.FAILED}


def test_a_pack_that_names_no_start_is_not_judged_by_these_rules(copy):
    folder = copy("service.yaml", assisted_digital=None)
    assert {outcome for rule in RULES for outcome in outcomes(folder, "no-mobile", rule)} == set()


# What an owner may get wrong, and what the page of instructions says.


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"start": "helpline"}, "A digital service starts on a page, and 'helpline' is of the kind 'phone'."),
        ({"start": "start"}, "There is no way in 'start'. Did you mean 'start-page'?"),
        ({"start": "start-page", "commitment": "A18"}, "There is no commitment 'A18'."),
    ],
)
def test_what_is_named_has_to_be_there(copy, given, said):
    with pytest.raises(LoadError) as raised:
        load_pack(str(copy("service.yaml", assisted_digital=given)))
    assert said in str(raised.value)


def test_the_files_that_the_instructions_show_make_a_pack_whose_commitment_is_tried(tmp_path):
    folder = tmp_path / "my-service"
    (folder / "pages").mkdir(parents=True)
    text = DOCS.read_text(encoding="utf-8")
    blocks = re.findall(r"   ```yaml\n(.*?)   ```", text, re.DOTALL)
    for name, block in zip(("service.yaml", "phone.yaml", "journeys.yaml"), blocks, strict=True):
        (folder / name).write_text(re.sub(r"^ {3}", "", block, flags=re.MULTILINE), encoding="utf-8")
    for name in ("claims.yaml", "texts.yaml"):
        shutil.copy(PACK / name, folder)
    shutil.copy(PACK / "pages" / "start.html", folder / "pages")
    verdict = verdicts(folder, *OFFLINE_PEOPLE)["A13"]
    assert verdict.evidence
    assert not verdict.rule.startswith("As modelled")
    assert outcomes(folder, "no-mobile", "no-way-by-phone") == {Outcome.CANNOT_TELL}
    assert outcomes(folder, "no-mobile", "no-way-in-person") == {Outcome.PASSED}


def test_the_instructions_name_each_rule():
    text = DOCS.read_text(encoding="utf-8")
    assert all(f"`{rule}`" in text for rule in RULES)
