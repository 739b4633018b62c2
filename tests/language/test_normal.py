"""A message as its sentences, without what nobody reads as prose."""

import pytest

from harness.language.familiar import familiar
from harness.language.normal import Normal, normal


def sentences(found: Normal) -> list[str]:
    return [found.written(sentence.marked) for sentence in found.sentences]


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("link", "https://www.gov.uk/pay-your-council-tax/now?step=2&from=text"),
        ("link", "www.gov.uk/contact-us"),
        ("link", "gov.uk/pip"),
        ("link", "GOV.UK"),
        ("link", "help@council.gov.uk"),
        ("phone number", "0300 200 3310"),
        ("phone number", "18001 0300 200 3310"),
        ("phone number", "+44 161 496 0000"),
        ("phone number", "(020) 7946 0000"),
        ("amount", "£1,250.50"),
        ("amount", "£3 million"),
        ("amount", "45p"),
        ("amount", "20%"),
        ("date", "31 January 2027"),
        ("date", "31.3.27"),
        ("date", "Monday 3 May"),
        ("date", "5th of April"),
        ("time", "10.30 a.m"),
        ("time", "9am"),
        ("time", "17:45"),
        ("reference", "SA100"),
        ("reference", "UTR 12345 67890"),
        ("reference", "AB123456C"),
        ("reference", "QQ 12 34 56 C"),
        ("reference", "SW1A 2AA"),
        ("placeholder", "((first name))"),
        ("placeholder", "((late??You are late.))"),
    ],
)
def test_is_taken_out_and_counted_apart(kind: str, written: str) -> None:
    """What is no prose is no word, counts under its kind, and stands in the sentence as it was written."""
    found = normal(f"You can find it under {written} for a while if you like.")
    assert found.taken == ((kind, written),)
    assert dict(found.taken_out()) == {kind: 1}
    assert found.sentences[0].words == tuple("you can find it under for a while if you like".split())
    assert sentences(found) == [f"You can find it under {written} for a while if you like."]


@pytest.mark.parametrize(
    "word", ["25 people", "2024 rules", "1st class", "May I go", "a plan B", "e.g. this", "Sunday"]
)
def test_stays(word: str) -> None:
    """A plain number, a year, a month's name that is a verb and a letter stay."""
    assert normal(f"We say {word} to you.").taken == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dear Mr. J. Smith, your appt. is at 10.30 a.m. on Mon. 3 May.", 1),
        ("Call 0300 200 3310 now. Visit www.gov.uk/pay-now.html today. Pay £1,250.50 by 31.3.27.", 3),
        ("You need:\n- your ID\n- form SA100\n- a pen", 4),
        ("Bring proof, e.g. a bill. See No. 5 for more.", 2),
        ("Is it you? No. It is Mrs. Jones!", 3),
        ("Come at 10 a.m. Bring a pen.", 2),
        ("Dear Mr\nJ\nSmith, Bring a pen.\nThank you.", 2),
        ("Dear Dr. \nJones: Bring a pen.", 1),
        ("Dear Mr Smith\nYour appointment\nBring a pen.", 2),
        ("Go to www.gov.uk/pay Call us if you cannot.", 2),
        ("1. Call us.\n2. Pay us.", 2),
        ("“Stop!” he said. Then he went.", 2),
        ("You need • a pen • a form", 3),
        ("It is 2.5 miles away... or so", 1),
    ],
)
def test_ends_sentences_where_a_reader_does(text: str, count: int) -> None:
    """Line breaks and bullets end a sentence; the full stops of shortened words and decimals do not."""
    assert len(sentences(normal(text))) == count


def test_a_label_is_not_prose() -> None:
    """What only says what a number is, is not judged as a sentence."""
    found = normal("Ref: AB123456C. We have looked at your claim. Amount: £5. Call 0300 200 3310.")
    assert [sentence.words for sentence in found.sentences if sentence.prose] == [
        ("we", "have", "looked", "at", "your", "claim")
    ]


def test_names_are_words_and_not_hard_ones() -> None:
    """A name counts in the length of its sentence and is nobody's hard word, first in it or not."""
    words = normal("Llanfairfechan is nice. We met Mr Llewelyn. Llewelyn was late. HMRC wrote.").sentences
    assert [list(sentence.words).count("") for sentence in words] == [1, 2, 1, 1]


def test_capitals_throughout_hide_no_hard_word() -> None:
    """A text that shouts, or a heading, is read as words."""
    assert "pursuant" in normal("PAYMENT PURSUANT TO THE REGULATIONS IS DUE").sentences[0].words
    assert "eligibility" in normal("Your Eligibility For This Payment").sentences[0].words


@pytest.mark.parametrize(
    "word", "letters asked stopping hoping carefully neighbours colour couldn't phone texted".split()
)
def test_a_form_of_a_known_word_is_known(word: str) -> None:
    """Inflected forms, British spellings and words of today are not hard."""
    assert familiar(word).unknown < 0.5


@pytest.mark.parametrize("word", "liability pursuant forthwith undertake digest reform redress eligible".split())
def test_a_word_that_only_looks_like_a_known_one_is_not(word: str) -> None:
    """Two short words beside each other, or a likely ending, make no known word."""
    assert familiar(word).unknown == 1


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n\n", "...", "\ue000\ue003", "((", "£", "a" * 100_000, "a." * 50_000, "1 " * 50_000),
        *("Dear " + "A" * 100, "Dear " + "Mr J. " * 20_000, "\n" * 20_000 + "Dear "),
    ],
)
def test_takes_any_text(text: str) -> None:
    """Nothing that a cell can hold stops it, or takes it long."""
    assert normal(text) is not None
