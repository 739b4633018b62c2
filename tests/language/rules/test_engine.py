"""The engine: spans lie in the text, no text is too odd, the order is stable, and what is fine is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from harness.language.rules import KINDS, Rule, all_rules, explained, remarks

PIECES = st.sampled_from(
    (
        "URGENT you must pay now & call 0300 200 3310 by 31/12/2026 ((name)) ((a??b)) https://bit.ly/x don’t (UTR) . "
        "press 1 for B or D fifteen 50 below at midnight 9.30am 12pm 1st May\n\n - e.g. form(s) If HMRC: reply bank "
        "details ? (a@b.uk) İ ß"
    ).split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=20).map("".join)
)


def _rule(**given: object) -> Rule:
    return Rule.model_validate({"id": "own", "problem": "It is wrong.", **given})


@settings(deadline=None)
@given(TEXTS, st.sampled_from(KINDS), st.sampled_from(["en", "cy", "pl"]))
def test_every_span_lies_in_the_text_and_the_order_is_stable(text: str, kind: str, language: str):
    found = remarks(text, kind, language)
    assert found == remarks(text, kind, language, all_rules())
    assert found == remarks(text, kind, language, list(reversed(all_rules().values())))
    places = [(remark.start, remark.end) for remark in found]
    assert places == sorted(places)
    for remark in found:
        assert 0 <= remark.start <= remark.end <= len(text)
        assert text[remark.start : remark.end] == remark.found
        assert remark.message and "{" not in remark.message.replace(remark.found, "")


def test_a_rule_of_words_takes_a_word_and_what_to_say():
    rule = _rule(words={"kindly": "please", "at this moment in time": ["now", "today"], "moreover": None})
    found = remarks("Kindly call at this moment in time. Moreover, wait.", "text", rules=[rule])
    assert [(remark.found, remark.suggestion) for remark in found] == [
        ("Kindly", "Say “please”."),
        ("at this moment in time", "Say “now” or “today”."),
        ("Moreover", "Leave it out."),
    ]
    assert found[0].message == "It is wrong: “Kindly”."
    assert "Instead of “kindly”, say please." in explained(rule)["How to put it right"]


def test_a_rule_of_patterns_finds_them_in_prose_and_not_in_links():
    rule = _rule(pattern=r"\bwidgets?\b", says="“{found}” is no word of ours.", unless=["Widget Ltd"])
    found = remarks(
        "A WIDGET. See https://widget.gov.uk/widget. Widgets of Widget Ltd. ((widget))", "page", rules=[rule]
    )
    assert [remark.message for remark in found] == ["“WIDGET” is no word of ours."]


def test_a_rule_of_a_limit_gives_its_numbers():
    limit = {"measure": "words-in-sentence", "most": {"value": 3, "assumption": True}}
    (remark,) = remarks(
        "One two three. One two three four.", "text", rules=[_rule(limit=limit, says="{value} over {most}")]
    )
    assert (remark.message, remark.found) == ("4 over 3", "One two three four.")
    assert "assumption of ours" in explained(_rule(limit=limit))["What it checks"]


def test_words_that_stand_in_a_text_are_never_read_as_a_template():
    (remark,) = remarks("{value}", "text", rules=[_rule(pattern="value", says="“{found}” {most}")])
    assert remark.message == "“value” 0"


def test_what_a_writer_changes_takes_the_place_of_what_ships():
    own = _rule(id="click", words={"tap": "select"})
    rules = all_rules([own])
    assert len(rules) == len(all_rules())
    assert [remark.found for remark in remarks("Click or tap.", "page", rules=rules)] == ["tap"]


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "a*",
        "(a{1,20}){1,20}b",
        "((a{0,9}){0,9}){0,9}",
        "(a|aa){1,40}b",
        r"\w{1,99}\w{1,99}\w{1,99}x",
        "(a)\\1",
        "a{1,500}",
        "a?",
        "(",
        "a" * 2_000,
        "(?i:" + "(" * 300,
    ],
)
def test_a_pattern_that_could_run_away_is_refused(pattern: str):
    with pytest.raises(ValidationError):
        _rule(pattern=pattern)


@pytest.mark.parametrize("pattern", [r"\bforms?\b", r"(?:\w{1,20}+\s){0,4}?x", "above|below", r"\d{1,2}[/.]\d{1,2}"])
def test_a_bounded_pattern_is_taken(pattern: str):
    assert _rule(pattern=pattern).pattern == (pattern,)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"words": {"a": "b"}, "pattern": "a"},
        {"words": {"---": "b"}},
        {"words": {"a": {"fine": ["no star"]}}},
        {"pattern": "a", "says": "{found.__class__}"},
        {"look": "elsewhere"},
        {"limit": {"measure": "beauty", "most": {"value": 1, "assumption": True}}},
        {"limit": {"measure": "words", "most": {"value": 1}}},
        {"pattern": "a", "kinds": ["speech"]},
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(given: dict[str, object]):
    with pytest.raises(ValidationError):
        _rule(**given)


def test_a_long_message_is_read_in_reasonable_time():
    for piece in ("a", "a ", "1", "-", "a.b", "((", "https://a.uk ", "A ", "a@", "&"):
        assert isinstance(remarks(piece * 10_000, "text"), list)
