"""Every check is put to its examples; the files beside this one are its documentation by example."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.checks import Check, all_checks
from harness.checks.registry import HEADINGS, SUBJECTS, Judgement, Subject
from harness.language.numbers import find_addresses, find_numbers
from harness.model.base import Frozen, Number
from harness.model.finding import Outcome, Severity
from harness.model.persona import Persona, limits
from harness.model.visit import Visit
from harness.model.visits import Visits
from harness.standards import clauses

VisitHtml = Callable[..., Visit]

HERE = Path(__file__).parent
KEYS = {"name", "outcome", "person", "subject", "html", "pages", "did", "says", "turns_on", "severity"}
FOUR = {"passed", "failed", "cannot-tell", "inapplicable"}

# What a subject is where an example does not say: nothing is wrong with it.
_PLACE = {"where": {"file": "example/phone.yaml"}, "basis": "published"}
_ATTEMPT = {"asked": 0, "prompt_ended": 5, "deadline": 10, "ready": 7, "answered": 7, "result": "answered"}
_QUESTION = _PLACE | {
    "step": "reason",
    "moment": 0,
    "asks": "Why are you calling?",
    "speech": True,
    "keys": True,
    "keys_after": 0,
    "wait": 5,
    "wait_assumed": False,
    "tries": 2,
    "silence_ends": False,
    "misunderstood_ends": False,
    "digits": False,
    "own_time": False,
    "measured": True,
    "by": "key",
}
_OFFERED = {"says": "To find your tax reference, press 1.", "key": "1", "intents": ["find-utr"]}
_NUMBER = _PLACE | {
    "number": "03069 990444",
    "step": "extra-support-number",
    "moment": 0,
    "times": 2,
    "can_hear_again": True,
    "received": 1,
    "kept": True,
}
_TEXT = _PLACE | {
    "id": "link",
    "sender": "HMRC",
    "body": "Call 03069 990444.",
    "sent": 10,
    "arrived": 20,
    "moment": 1,
    "language": "en",
    "domains": ["gov.uk"],
}
_AXE = {
    "rule": "label",
    "outcome": "violation",
    "impact": "serious",
    "help": "Form elements must have labels",
    "help_url": "https://dequeuniversity.com/rules/axe/label",
    "tags": ["wcag2a", "wcag412"],
    "nodes": [],
    "count": 1,
    "width": 1280,
}
_VISIT = _PLACE | {
    "id": "page-1",
    "page": "find-your-utr",
    "url": "https://www.gov.uk/find-utr-number",
    "title": "Find your UTR",
    "operating": "pointer",
    "axe_passes": 31,
}
_MOMENT = {"at": 0, "until": 1, "channel": "phone", "kind": "end", "basis": "published"}
_WAY = {
    "name": "a line of the service",
    "kind": "phone",
    "perceived": True,
    "kept": True,
    "usable": True,
    "leads_to": "connected",
    "why": "Ringing it leads to a human.",
}
_BESIDE = {"start": "start", "charge_pence": 0, "basis": "published"}
_ALTERNATIVE = {
    "way": "helpline",
    "kind": "phone",
    "name": "the helpline",
    "number": "0808 157 0123",
    "usable": True,
    "leads_to": "connected",
    "settles": True,
    "why": "Ringing it leads this person to a human in about a minute.",
    "charge_pence": 0,
}
_TRACE = {
    "pack": "example",
    "journey": "lost-utr",
    "person": "somebody",
    "heard_as": [],
    "goal": "not-met",
    "human": "none",
    "stuck": True,
    "because": "No human was offered.",
    "basis": "published",
    "seconds": 60,
}
_EXCHANGE = {"at": 0, "hears": "Why are you calling?"}
_PROPERTY = _PLACE | {"pack": "example", "person": "somebody"}


def _question(given: Mapping[str, Any]) -> dict[str, Any]:
    attempts = [_ATTEMPT | attempt for attempt in given.get("attempts", [_ATTEMPT])]
    options = [_OFFERED | option for option in given.get("options", [])]
    return {**_QUESTION, **given, "attempts": attempts, "options": options}


def _text(given: Mapping[str, Any]) -> dict[str, Any]:
    made = {**_TEXT, **given}
    return {"numbers": find_numbers(made["body"]), "links": find_addresses(made["body"]), **made}


def _visit(given: Mapping[str, Any]) -> dict[str, Any]:
    found = [_AXE | result for result in given.get("axe", [])]
    nodes = [[{"html": "<input>", "summary": ""} | node for node in result["nodes"]] for result in found]
    return {**_VISIT, **given, "axe": [result | {"nodes": n} for result, n in zip(found, nodes, strict=True)]}


def _moment(given: Mapping[str, Any]) -> dict[str, Any]:
    """A moment; what was said is also what was offered, and reached this person, where an example does not differ."""
    words = " ".join(given.get("spoken", [])) or None
    return {**_MOMENT, "offered": words, "received": given.get("offered", words), **given}


def _trace(given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **_TRACE,
        **given,
        "moments": [_moment(moment) for moment in given.get("moments", [{}])],
        "numbers": [_NUMBER | number for number in given.get("numbers", [])],
        "questions": [_question(question) for question in given.get("questions", [])],
        "texts": [_text(text) for text in given.get("texts", [])],
        "ways": [_WAY | way for way in given.get("ways", [])],
        "alternatives": _alternatives(given["alternatives"]) if "alternatives" in given else None,
    }


def _alternatives(given: Mapping[str, Any]) -> dict[str, Any]:
    return {**_BESIDE, **given, "ways": [_ALTERNATIVE | way for way in given.get("ways", [])]}


def _property(given: Mapping[str, Any]) -> dict[str, Any]:
    return {**_PROPERTY, **given, "counterexample": [_EXCHANGE | each for each in given.get("counterexample", [])]}


BUILD = {
    "question": _question,
    "number": lambda given: _NUMBER | given,
    "text": _text,
    "visit": _visit,
    "walk": _trace,
    "property": _property,
}


def build_subject(kind: str, given: Mapping[str, Any]) -> Subject:
    """The subject of an example, whole."""
    return SUBJECTS[kind].model_validate(BUILD[kind](given))


def build_person(given: Mapping[str, Any]) -> Persona:
    """The person of an example: limits as in a persona's file, but a bare number needs no source here."""
    groups = {
        group: {
            name: {"value": value, "assumption": True} if _is_number(group, name) else value
            for name, value in some.items()
        }
        for group, some in given.items()
    }
    return Persona.model_validate({"id": "somebody", "name": "Somebody", "about": "Made for an example.", **groups})


def _is_number(group: str, name: str) -> bool:
    default: Frozen = Persona.model_fields[group].default
    return isinstance(getattr(default, name), Number)


def _file(check: Check) -> Path:
    folder = HERE.joinpath(*check.function.__module__.split(".")[2:-1])
    return folder / f"{check.id.replace('-', '_')}.yaml"


def examples(check: Check) -> list[dict[str, Any]]:
    """The examples of a check; none where its file is missing, which a test of its own reports."""
    file = _file(check)
    return yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else []


def _all() -> Iterator[Any]:
    for name, check in all_checks().items():
        for number, example in enumerate(examples(check), 1):
            yield pytest.param(check, example, id=f"{name}-{number}-{example['outcome']}")


@pytest.mark.parametrize(("check", "example"), list(_all()))
def test_a_check_says_of_an_example_what_its_label_says(check: Check, example: dict[str, Any], visit_html: VisitHtml):
    (judgement,) = _judged(check, example, visit_html)
    assert judgement.outcome == example["outcome"], f"{example['name']} It said: {judgement.message}"
    assert example.get("says", "") in judgement.message
    assert judgement.outcome != "failed" or judgement.message.endswith(".")
    assert judgement.outcome != "cannot-tell" or "?" in judgement.message
    if "severity" in example:
        assert check.severity_of(judgement) == example["severity"]
    if "turns_on" in example:
        assert _turns_on(judgement) == example["turns_on"]


def _judged(check: Check, example: Mapping[str, Any], visit_html: VisitHtml) -> list[Judgement]:
    """What a check says of an example: of pages for whomever it protects, of all else for the example's person."""
    if check.kind == "pages":
        # Where an example gives no doings, nobody walked from page to page.
        urls = [f"https://www.example.org/page-{number}" for number in range(1, len(example["pages"]) + 1)]
        visits = [visit_html(html, check.needs, url) for html, url in zip(example["pages"], urls, strict=True)]
        return check.of_pages(Visits(visits=visits, did=example.get("did", [])))
    if check.kind == "page":
        if "html" in example:
            return check.of_page(visit_html(example["html"], check.needs))
        return check.of_page(build_subject("visit", example["subject"]))
    return check.judge(build_subject(check.kind, example["subject"]), build_person(example.get("person", {})))


def _turns_on(judgement: Judgement) -> dict[str, Any] | None:
    return judgement.turns_on.model_dump() if judgement.turns_on else None


each_check = pytest.mark.parametrize("check", list(all_checks().values()), ids=lambda check: check.id)


@each_check
def test_each_check_has_an_example_of_every_kind(check: Check):
    wanted = set(FOUR)
    if check.kind in ("page", "pages"):  # one that is always sure, or never, can give no example of the other
        source = inspect.getsource(check.function)
        for outcome, gives in (("failed", ("wrong=", "failed(")), ("cannot-tell", ("unsure=", "cannot_tell("))):
            if not any(word in source for word in gives):
                wanted.discard(outcome)
        assert wanted & {"failed", "cannot-tell"}
    assert {example["outcome"] for example in examples(check)} >= wanted


@each_check
def test_each_example_is_whole_and_says_what_a_reader_needs(check: Check):
    for example in examples(check):
        assert set(example) <= KEYS
        assert re.fullmatch(r"[A-Z].+\.", example["name"]), f"not one plain sentence: {example['name']}"
        assert example["outcome"] in set(Outcome)
        assert example.get("severity", "advice") in set(Severity)
        if example["outcome"] in ("failed", "cannot-tell"):
            assert example.get("says") or example.get("turns_on"), f"what does it say? {example['name']}"


@each_check
def test_each_example_uses_numbers_that_ring_nowhere(check: Check):
    drama = ("03069990", "07700900", "01632960", "08081570", "09098790")
    for number in find_numbers(_file(check).read_text(encoding="utf-8")):
        assert re.sub(r"\D", "", number.replace("+44", "0")).startswith(drama), number


def test_no_file_of_examples_is_left_of_a_check_that_is_gone():
    assert set(HERE.rglob("*.yaml")) == {_file(check) for check in all_checks().values()}


@each_check
def test_each_heading_of_a_check_is_filled(check: Check):
    assert tuple(check.sections) == HEADINGS
    assert all(re.search(r"\w.*[.?!>]\"?$", text) for text in check.sections.values()), check.sections
    assert "``" not in "".join([check.title, *check.sections.values()]), "people read this as it stands"
    assert re.fullmatch(r"[A-Z][^\n]+\.", check.title)


@each_check
def test_each_clause_that_a_check_cites_is_known(check: Check):
    assert check.standards
    assert set(check.standards) <= set(clauses())


@each_check
def test_a_check_is_named_as_its_module_and_reads_as_words(check: Check):
    assert check.function.__module__.rpartition(".")[2] == check.id.replace("-", "_")
    assert check.function.__name__ == check.id.replace("-", "_")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.id)


@each_check
def test_a_check_protects_limits_that_people_have(check: Check):
    assert set(check.protects) <= set(limits())


@pytest.mark.parametrize("check", [check for check in all_checks().values() if check.protects], ids=lambda c: c.id)
def test_a_check_that_protects_some_people_does_not_speak_of_somebody_without_limits(check: Check):
    assert not check.concerns(build_person({}))


def test_one_axe_rule_is_one_judgement_with_its_element_and_its_own_fix():
    results = [
        {"rule": "label", "nodes": [{"target": "#utr"}]},
        {"rule": "color-contrast", "outcome": "needs-review", "tags": ["wcag143"]},
    ]
    visit = build_subject("visit", {"axe": results})
    label, contrast = all_checks()["page-wcag"].judge(visit, build_person({}))
    assert (label.part, label.selector, label.outcome) == ("label", "#utr", "failed")
    assert "https://dequeuniversity.com/rules/axe/label" in (label.fix or "")
    assert (contrast.part, contrast.selector, contrast.outcome) == ("color-contrast", None, "cannot-tell")


def test_two_numbers_are_two_judgements_that_can_be_told_apart():
    walk = build_subject("walk", {"numbers": [{"number": "03069 990444"}, {"number": "01632 960777"}]})
    found = all_checks()["number-only-spoken"].judge(walk, build_person({"perceives": {"sound": "none"}}))
    assert [judgement.part for judgement in found] == ["03069 990444", "01632 960777"]
