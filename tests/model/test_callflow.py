"""A call flow as it is loaded: what a question takes, where each step leads, and what spoken words may mean."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from harness.model.callflow import CallFlow, Step
from harness.model.pack import Pack
from harness.model.questions import Retry
from harness.model.steps import Edge

ON = {"again": 1, "then": "over"}
OURS = {"value": 5, "assumption": True}
QUESTION = {"asks": "Yes or no?", "silence": ON, "not_understood": ON}


def step(**given: Any) -> Any:
    """A step of a call flow."""
    return TypeAdapter(Step).validate_python(given)


def test_a_menu_offers_its_options_under_their_keys_in_the_order_of_the_file():
    menu = step(kind="menu", **QUESTION, keys={"2": {"for": ["no"], "to": "b"}, "1": {"for": ["yes"], "to": "a"}})
    assert [(option.key, option.intents) for option in menu.options] == [("2", ("no",)), ("1", ("yes",))]
    assert (menu.takes_keys, menu.takes_speech) == (True, False)


@pytest.mark.parametrize(
    ("accepts", "answer", "keys", "speech"),
    [
        (["speech"], {}, False, True),
        (["speech"], {"key": "1"}, False, True),
        (["keys"], {"key": "1"}, True, False),
        (["keys", "speech"], {"key": "1"}, True, True),
        (["keys", "speech"], {}, False, True),
    ],
)
def test_a_question_takes_keys_only_where_it_accepts_them_and_a_key_answers_it(
    accepts: list[str], answer: dict[str, str], keys: bool, speech: bool
):
    ask = step(kind="ask", **QUESTION, accepts=accepts, answers=[{"for": ["yes"], "to": "a", **answer}])
    assert (ask.takes_keys, ask.takes_speech) == (keys, speech)


@pytest.mark.parametrize(("accepts", "keys"), [(["keys"], True), (["speech"], False)])
def test_digits_are_taken_only_where_keys_are(accepts: list[str], keys: bool):
    ask = step(kind="ask", **QUESTION, accepts=accepts, digits={"least": 6, "most": 8, "keeps": "born", "to": "a"})
    assert ask.takes_keys is keys
    assert (ask.entry is not None) is keys


def test_a_question_that_no_answer_leads_on_from_is_refused():
    with pytest.raises(ValidationError, match="a question needs 'answers' or 'digits'"):
        step(kind="ask", **QUESTION, accepts=["speech"])


@pytest.mark.parametrize("given", [{"longest_wait": OURS}, {"too_long": "over"}])
def test_a_queue_that_lets_go_says_after_how_long_and_where_to(given: dict[str, Any]):
    with pytest.raises(ValidationError, match="'longest_wait' and 'too_long' go together"):
        step(kind="queue", human="clerk", usual_wait=OURS, closing="over", full="over", **given)


@pytest.mark.parametrize(
    ("given", "edges"),
    [
        ({"kind": "say", "says": "Hello.", "to": "a"}, [("next", "a")]),
        ({"kind": "hang_up"}, []),
        ({"kind": "transfer", "human": "clerk", "failed": "a"}, [("failed", "a")]),
        (
            {"kind": "branch", "on": "line", "cases": {"mobile": "a"}, "otherwise": "b"},
            [("line is mobile", "a"), ("line is anything else", "b")],
        ),
        (
            {
                "kind": "queue",
                "human": "clerk",
                "usual_wait": OURS,
                "longest_wait": OURS,
                "too_long": "a",
                "closing": "b",
                "full": "c",
            },
            [("longest wait reached", "a"), ("closing time", "b"), ("full", "c")],
        ),
        (
            {"kind": "menu", **QUESTION, "keys": {"1": {"for": ["yes", "aye"], "to": "a"}}},
            [("answer yes or aye", "a"), ("silence", "over"), ("not understood", "over"), ("system error", "over")],
        ),
        (
            {
                "kind": "ask",
                **QUESTION,
                "accepts": ["keys"],
                "digits": {"least": 1, "most": 2, "keeps": "x", "to": "a"},
                "error": "b",
            },
            [("digits", "a"), ("silence", "over"), ("not understood", "over"), ("system error", "b")],
        ),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else "",
)
def test_a_step_knows_every_way_on_from_it(given: dict[str, Any], edges: list[tuple[str, str]]):
    assert list(step(**given).edges()) == [Edge(*edge) for edge in edges]


def test_every_way_on_in_the_pack_that_ships_leads_to_a_step(pack: Pack):
    targets = {edge.to for each in pack.phone.steps.values() for edge in each.edges()}
    assert targets <= set(pack.phone.steps)


def test_a_question_says_all_its_prompts():
    menu = step(
        kind="menu",
        asks="Choose.",
        keys={"1": {"for": ["yes"], "says": "Press 1.", "to": "a"}, "2": {"for": ["no"], "to": "a"}},
        silence={"again": 1, "saying": ["Still there?"], "then": "a"},
        not_understood={"again": 1, "saying": ["Pardon?"], "then": "a"},
    )
    assert list(menu.prompts()) == ["Choose.", "Press 1.", "Still there?", "Pardon?"]


@pytest.mark.parametrize(
    ("saying", "words"),
    [([], [None, None, None]), (["One."], ["One."] * 3), (["One.", "Two."], ["One.", "Two.", "Two."])],
)
def test_the_last_re_prompt_serves_for_every_failure_after_it(saying: list[str], words: list[str | None]):
    retry = Retry(again=3, saying=tuple(saying), then="over")
    assert [retry.words_before(failure) for failure in (1, 2, 3)] == words


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("I have lost my letter", ("letter",)),
        ("LOST it, the LETTER!", ("letter",)),
        ("The letters are lost", ()),
        ("lost", ()),
        ("A clerk, please", ("person", "complaint")),
        ("I lost the letter, give me a clerk", ("letter",)),
        ("I can’t read it", ("large-print",)),
        ("I can't read it", ("large-print",)),
        ("", ()),
    ],
)
def test_the_longest_phrase_counts_that_has_all_its_words_said_each_whole(said: str, means: tuple[str, ...]):
    flow = CallFlow.model_validate(
        {
            "voice": {"words_a_minute": {"value": 150, "assumption": True}},
            "platform": {"wait": OURS, "between_keys": OURS, "end_of_speech": OURS},
            "lines": {"main": {"name": "Main", "number": "01632 960100", "starts": "over"}},
            "phrases": [
                {"words": ["lost", "letter"], "for": ["letter"]},
                {"words": ["clerk"], "for": ["person", "complaint"]},
                {"words": ["Letter", "lost"], "for": ["letter"]},
                {"words": ["can't"], "for": ["large-print"]},
            ],
            "steps": {"over": {"kind": "hang_up"}},
        }
    )
    assert flow.understand(said) == means
