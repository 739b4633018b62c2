"""The rules that ship: each explains itself, finds its poor examples, and leaves plain messages alone."""

import time
from pathlib import Path

import pytest
import yaml

from harness.language.rules import KINDS, Rule, all_rules, explained, remarks
from harness.language.rules.known import abbreviations

RULES = all_rules()
PLAIN = yaml.safe_load((Path(__file__).parent / "plain_messages.yaml").read_text(encoding="utf-8"))
EXAMPLES = [
    pytest.param(rule, kind, text, label == "poor", id=f"{rule.id}-{kind}-{label}-{at}")
    for rule in RULES.values()
    for kind in rule.kinds
    for label in ("poor", "good")
    for at, text in enumerate(getattr(rule.examples, label))
]

WORDS_TO_AVOID = {
    "agenda": ("This is part of our levelling up agenda.", "The agenda of the meeting is online."),
    "advance": ("We are advancing equality.", "You can ask for an advance. Her cancer is advanced."),
    "collaborate": ("We collaborated with your council.", None),
    "combat": ("This helps us combat fraud.", "He saw combat in the army."),
    "commit": ("We are committed to you.", "Have you committed a crime?"),
    "pledge": ("We pledged to help.", None),
    "counter": ("We act to counter scams.", "Pay at the Post Office counter."),
    "deliver": (
        "We are delivering improvements.",
        "We deliver pizzas, post and a service. A midwife will deliver the baby.",
    ),
    "deploy": ("We have deployed more advisers.", "The soldiers were deployed. We deployed new software."),
    "dialogue": ("We want an open dialogue.", None),
    "disincentivise": ("This disincentivises late payment.", None),
    "empower": ("This empowers customers.", None),
    "facilitate": ("The adviser facilitates your claim.", None),
    "focus": ("We are focusing on you.", None),
    "foster": ("We foster good relations.", "Are you fostering a child? Call Mrs Foster."),
    "impact": ("This may impact your claim.", "The impact of the crash broke the car."),
    "incentivise": ("We incentivise early payment.", None),
    "initiate": ("You initiated a claim.", None),
    "key": ("Read the key dates.", "Bring the key to your house. Press the star key."),
    "land": ("We landed the new service.", "The aircraft landed. Who owns the land?"),
    "leverage": ("Leverage our guidance.", "The leverage of the loan is high."),
    "liaise": ("We are liaising with your employer.", None),
    "overarching": ("Our overarching aim is help.", None),
    "progress": ("We are progressing the claim.", "We made progress. Your progress is saved."),
    "promote": ("This promotes wellbeing.", "You were promoted to manager in your job."),
    "robust": ("Our checks are robust.", "Wear robust shoes."),
    "slim down": ("We slimmed down the process.", "Slim down your waistline."),
    "streamline": ("This streamlines your claim.", None),
    "strengthening": (
        "We are strengthening support.",
        "The bridge needs strengthening. Do strengthening exercises for your knee.",
    ),
    "tackle": ("We tackle debt.", "Fishing tackle is not allowed. Rugby players tackle."),
    "transform": ("We are transforming tax.", None),
    "utilise": ("Please utilise the form.", None),
    "drive": ("We drive change.", "Do not drive. Your driving licence is ready. Drive slowly."),
    "drive out": ("We are driving out waste.", "Drive out the cattle."),
    "going forward": ("Going forward, use the app.", "Traffic going forward must stop."),
    "in order to": ("Call us in order to pay.", None),
    "hub": ("Visit our information hub.", "Go to the Family Hub."),
    "portal": ("Sign in to the portal.", "Sign in to the Customer Portal."),
    "one-stop shop": ("It is a one-stop shop.", "Come to the One-Stop Shop in Leeds."),
    "ring fencing": ("The money is ring-fenced.", None),
}


@pytest.mark.parametrize(("rule", "kind", "text", "poor"), EXAMPLES)
def test_a_rule_finds_its_poor_examples_and_not_its_good_ones(rule: Rule, kind: str, text: str, poor: bool):
    found = [remark for remark in remarks(text, kind) if remark.rule == rule.id]
    assert bool(found) == poor, found


@pytest.mark.parametrize("rule", RULES.values(), ids=str)
def test_a_rule_that_ships_explains_itself_whole(rule: Rule):
    assert (
        rule.title and rule.why and rule.who and rule.fix and rule.source and rule.examples.poor and rule.examples.good
    )
    assert rule.family != "own"
    assert set(rule.yields_to) <= set(RULES)
    sections = explained(rule)
    assert list(sections) == [
        "What it checks",
        "Why it matters",
        "Who is shut out",
        "Good",
        "Poor",
        "How to put it right",
        "Rests on",
    ]
    assert all(sections.values())
    assert "{" not in "".join(sections.values())
    if rule.limit:
        number = rule.limit.most
        assert ("assumption" in sections["What it checks"]) == number.assumption
        assert f"{number.value:g}" in sections["What it checks"]


def test_what_may_be_used_is_explained():
    assert "deploy (military or software)" in explained(RULES["word-to-avoid"])["What it checks"]


def test_no_rule_has_the_name_of_a_check():
    from harness.checks import all_checks

    assert not set(RULES) & set(all_checks())


def test_each_word_to_avoid_is_proved():
    assert set(WORDS_TO_AVOID) == set(RULES["word-to-avoid"].words)


@pytest.mark.parametrize("word", WORDS_TO_AVOID)
def test_each_word_to_avoid_is_found_and_its_exceptions_are_not(word: str):
    poor, good = WORDS_TO_AVOID[word]
    for text in (poor, poor.replace("'", "’"), f"HMRC: {poor} Call 0300 200 3310."):
        (remark,) = [remark for remark in remarks(text, "text") if remark.rule == "word-to-avoid"]
        assert text[remark.start : remark.end] == remark.found
        assert remark.suggestion
    assert [remark for remark in remarks(good or "", "text") if remark.rule == "word-to-avoid"] == []


def test_each_inflected_form_of_a_word_to_avoid_is_found():
    text = "We deploy it. He deploys it. We deployed it. We are deploying it. They utilize it."
    found = [remark.found for remark in remarks(text, "page") if remark.rule == "word-to-avoid"]
    assert found == ["deploy", "deploys", "deployed", "deploying", "utilize"]


def test_there_are_sixty_plain_messages_and_each_is_its_own():
    assert len(set(PLAIN)) == len(PLAIN) >= 60


@pytest.mark.parametrize("text", PLAIN)
def test_no_rule_says_anything_of_a_plain_message(text: str):
    assert remarks(text, "text") == []


@pytest.mark.parametrize("kind", ["page", "letter"])
@pytest.mark.parametrize("text", PLAIN)
def test_no_rule_says_anything_of_a_plain_message_on_a_page_or_in_a_letter(text: str, kind: str):
    assert remarks(text, kind) == []


@pytest.mark.parametrize(
    ("text", "kind", "rules"),
    [
        (
            "URGENT: Your account will be suspended. Click the link below to verify your bank details: https://bit.ly/3ab",
            "text",
            {"urgency", "threat", "click", "place-on-screen", "asks-for-personal-data", "shortened-link", "no-sender"},
        ),
        (
            "HMRC: Complete your return, upload your papers and pay by midnight on 31/01/2027.",
            "text",
            {"one-action-too-many", "midnight", "date-format", "no-way-to-a-human"},
        ),
        ("Sign in at https://account.leeds.gov.uk/login to view your PTA.", "text", {"login-link", "service-jargon"}),
        ("Press 1 for help & advice. Dial 03002003310.", "prompt", {"key-named-first", "ungrouped-digits"}),
        ("Say B or P, fifteen or fifty.", "prompt", {"confusable-letters", "confusable-numbers"}),
    ],
)
def test_what_a_poor_message_is_told(text: str, kind: str, rules: set[str]):
    assert rules <= {remark.rule for remark in remarks(text, kind)}


def test_an_abbreviation_that_needs_no_explaining_has_its_reason():
    assert all(because.strip() for because in abbreviations().values())
    assert {"NHS", "DVLA", "PIP", "HMRC"} <= set(abbreviations())


def test_a_rule_is_put_to_its_own_kinds_and_languages_alone():
    text = "Leeds Council: Press 1 for help. Don't utilise https://bit.ly/x. Call 0113 496 0000."
    assert "key-named-first" not in {remark.rule for remark in remarks(text, "text")}
    assert [remark.rule for remark in remarks(text, "text", "pl")] == ["shortened-link"]
    assert "long-sentence" in {remark.rule for remark in remarks("gair " * 26, "text", "cy")}
    assert set(KINDS) == {"text", "prompt", "page", "letter"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Find your tax reference (UTR).", []),
        ("Find your UTR (tax reference).", []),
        ("Find your UTR.", ["UTR"]),
        ("((utr??Find your UTR.)) ((UTR))", ["UTR"]),
    ],
)
def test_jargon_that_is_explained_is_left_alone_and_the_words_of_a_placeholder_are_not(text: str, found: list[str]):
    assert [remark.found for remark in remarks(text, "page") if remark.rule == "service-jargon"] == found


def test_where_only_a_person_can_tell_it_is_asked():
    (remark,) = remarks("They drive it.", "page")
    assert (remark.sure, remark.message) == (False, "Is “drive” used in its plain sense (vehicles)?")


def test_a_thousand_messages_take_no_time():
    texts = [f"{text} {at}" for at in range(15) for text in PLAIN]
    remarks(texts[0], "text")
    start = time.process_time()
    for text in texts:
        remarks(text, "text")
    assert len(texts) / (time.process_time() - start) > 1_000  # 5,000 and more on a quiet machine
