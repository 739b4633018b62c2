"""Long sentences and official words are found, and words used plainly are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.language.plain import MOST_WORDS, entries, long_sentences, sentences, word_count, words_to_avoid

FRAUD = (
    "Please do not reply to this text. Do not give out private information (such as bank details or passwords), "
    "download attachments or click on any links in emails or texts if you’re not sure they’re genuine."
)


def _found(text: str) -> list[tuple[str, bool]]:
    return [(avoided.word, avoided.sure) for avoided in words_to_avoid(text)]


def test_the_published_paragraph_has_one_sentence_too_many_words_long():
    assert [word_count(sentence) for sentence in sentences(FRAUD)] == [7, 29]
    assert long_sentences(FRAUD) == (sentences(FRAUD)[1],)
    assert long_sentences(FRAUD, 29) == ()
    assert len(long_sentences(FRAUD, 6)) == 2


@pytest.mark.parametrize("words", [MOST_WORDS, MOST_WORDS + 1])
def test_a_sentence_is_long_from_the_word_after_the_most(words: int):
    assert bool(long_sentences("word " * words)) == (words > MOST_WORDS)


def test_a_placeholder_counts_as_one_word():
    assert word_count("Dear ((first name and surname)), call us.") == 4


# One sentence for each entry, in its sense to avoid. Where only a person could tell, it is still found.
PLANTED = {
    "agenda": "This is part of our levelling up agenda.",
    "advance": "We are advancing equality.",
    "collaborate": "We collaborated with your council.",
    "combat": "This helps us combat fraud.",
    "commit": "We are committed to you.",
    "counter": "We act to counter scams.",
    "deliver": "We are delivering improvements.",
    "deploy": "We have deployed more advisers.",
    "dialogue": "We want an open dialogue.",
    "disincentivise": "This disincentivises late payment.",
    "drive": "We drive change.",
    "drive out": "We are driving out waste.",
    "empower": "This empowers customers.",
    "facilitate": "The adviser facilitates your claim.",
    "focus": "We are focusing on you.",
    "foster": "We foster good relations.",
    "going forward": "Going forward, use the app.",
    "hub": "Visit our information hub.",
    "impact": "This may impact your claim.",
    "in order to": "Call us in order to pay.",
    "incentivise": "We incentivise early payment.",
    "initiate": "You initiated a claim.",
    "key": "Read the key dates.",
    "land": "We landed the new service.",
    "leverage": "Leverage our guidance.",
    "liaise": "We are liaising with your employer.",
    "one-stop shop": "It is a one-stop shop.",
    "overarching": "Our overarching aim is help.",
    "pledge": "We pledged to help.",
    "portal": "Sign in to the portal.",
    "progress": "We are progressing the claim.",
    "promote": "This promotes wellbeing.",
    "ring fencing": "The money is ring-fenced.",
    "robust": "Our checks are robust.",
    "slim down": "We slimmed down the process.",
    "streamline": "This streamlines your claim.",
    "strengthening": "We are strengthening support.",
    "tackle": "We tackle debt.",
    "transform": "We are transforming tax.",
    "utilise": "Please utilise the form.",
}


def test_each_entry_has_a_sentence():
    assert set(entries()) == set(PLANTED)


@pytest.mark.parametrize(("word", "sentence"), PLANTED.items())
def test_each_word_to_avoid_is_found_in_whatever_form_and_alone(word: str, sentence: str):
    assert [found for found, _ in _found(sentence)] == [word]
    assert [found for found, _ in _found(sentence.upper())] in ([word], [])  # capitals may be a name


@pytest.mark.parametrize(
    "text",
    [
        "The agenda of the meeting is online.",
        "Tell us in advance. You can ask for a budgeting advance.",
        "Have you committed a crime?",
        "We will deliver your parcel by post.",
        "The soldiers were deployed. The army deploys them.",
        "We deployed new software.",
        "Are you fostering a child? A foster carer may get help.",
        "The impact of the crash broke the car.",
        "Press the star key. Are you a key worker? Bring the key to your house.",
        "Use the keys of your phone.",
        "The aircraft landed. See HM Land Registry. Who owns the land?",
        "We made progress. Your progress is saved.",
        "You were promoted to manager in your job.",
        "The bridge needs strengthening.",
        "Rugby players tackle.",
        "Your driving licence is ready. Do you drive a car? You must tell us before you drive. Drive slowly.",
        "Go to the Family Hub, or sign in to the Customer Portal.",
        "See https://www.gov.uk/key/deploy/hub and ((portal name)).",
        "Keyboard, landlord, hubcap, progressive, deployment.",
        "",
    ],
)
def test_a_word_in_a_sense_that_is_allowed_is_left_alone(text: str):
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They drive it.", "drive"),
        ("We will progress it.", "progress"),
        ("You can counter.", "counter"),
        ("They land tomorrow.", "land"),
    ],
)
def test_where_only_a_person_can_tell_the_sense_it_is_said_so(text: str, word: str):
    assert _found(text) == [(word, False)]


def test_a_word_is_said_once_and_as_it_was_written():
    (found,) = words_to_avoid("Utilise it. We are utilising it.")
    assert (found.word, found.written, found.instead) == ("utilise", "Utilise", "say use")


def test_words_stand_in_the_order_of_the_text():
    assert [word for word, _ in _found("In order to facilitate this, utilise robust advice.")] == [
        "in order to",
        "facilitate",
        "utilise",
        "robust",
    ]


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text: str):
    assert all(avoided.written for avoided in words_to_avoid(text))
    assert all(word_count(sentence) > 0 for sentence in long_sentences(text, 0))
