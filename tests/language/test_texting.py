"""Texts are counted and changed as GOV.UK Notify does it, and what that costs and loses is said."""

import unicodedata
from decimal import Decimal
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.language.texting import EXTENDED, GSM, WELSH, Lost, as_sent, price, sanitised

FRAUD = (
    "Please do not reply to this text. Do not give out private information (such as bank details or passwords), "
    "download attachments or click on any links in emails or texts if you’re not sure they’re genuine."
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("ÿ" * 70, 1),
        ("ÿ" * 71, 2),
        ("ÿ" * 134, 2),
        ("ÿ" * 135, 3),
        ("à" * 160, 1),
        ("à" * 161, 2),
        ("à" * 919, 7),
        ("à" * 70 + "ÿ", 2),
        ("a" * 159 + "|", 2),
        ("â" * 133 + "}", 2),
        ("\N{GRINNING FACE}" * 160, 1),
    ],
)
def test_parts_are_counted_as_notifys_own_tests_count_them(text: str, parts: int):
    assert as_sent(text).fragments == parts


@pytest.mark.parametrize("letter", "ÄÉÖÜàäéèìòöùü")
def test_a_welsh_letter_of_the_gsm_alphabet_costs_nothing(letter: str):
    assert as_sent(letter).encoding == as_sent(letter).encoding_unnormalised == "GSM-7"


@pytest.mark.parametrize("letter", "ŵŷâêîôûáíóúëïÿÀÁŴŶẁẂẅŸ")
def test_a_welsh_letter_outside_it_turns_the_whole_text_into_ucs_2(letter: str):
    assert as_sent(f"Hello {letter}").encoding == "UCS-2"
    assert as_sent(letter).sent_as == letter


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("you’re “sure” – or — not…", 'you\'re "sure" - or - not...'),
        ("03069\u00a0990\u202f444", "03069 990 444"),
        ("gov\u200b.uk", "gov.uk"),
        ("Łódź łąka", "Lódz laka"),
        ("Ștefan, ačiū", "Stefan, aciu"),
        ("ñ å ç", "ñ å c"),
        ("مرحبا", "?????"),
        ("½ ™ \N{GRINNING FACE}", "? ? ?"),
        ("e\u0301", "e?"),
    ],
)
def test_what_cannot_be_sent_is_replaced(written: str, sent: str):
    assert sanitised(written) == sent


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("  Hello  there , you .\n\n\n\nBye\t \n", "Hello there, you.\n\nBye"),
        ("One\r\ntwo", "One\ntwo"),
        ("   ", ""),
        ("One .\u00a0Two\u2003three\u2009four", "One. Two three four"),
        ("03069\u202f990\u200b444\u200d ", "03069 990444"),
        ("One\u2028two\x85three", "One\ntwo\nthree"),
    ],
)
def test_white_space_is_tidied(written: str, sent: str):
    assert as_sent(written).sent_as == sent


def test_the_published_paragraph_takes_two_parts_and_four_without_normalising():
    sent = as_sent(FRAUD)
    assert (sent.characters, sent.encoding, sent.fragments, sent.parts_real) == (204, "GSM-7", 2, 2)
    assert (sent.encoding_unnormalised, sent.fragments_unnormalised) == ("UCS-2", 4)
    assert sent.lost == ()


def test_the_prefix_counts_and_is_sent():
    assert as_sent("a" * 154, prefix="HMRC").fragments == 1
    assert as_sent("a" * 155, prefix="HMRC").fragments == 2
    assert as_sent("Hello", prefix=" HMRC ").sent_as == "HMRC: Hello"


def test_a_character_of_two_units_that_would_straddle_costs_a_part_that_notify_does_not_charge():
    sent = as_sent("a" * 152 + "€" + "a" * 152)
    assert (sent.fragments, sent.parts_real) == (2, 3)


def test_a_sender_who_replaces_nothing_does_not_cut_an_emoji_in_two():
    face = "\N{GRINNING FACE}"
    assert as_sent("a" * 66 + face + "a" * 66).fragments_unnormalised == 3
    assert as_sent("a" * 65 + face + "a" * 66).fragments_unnormalised == 2


def test_the_writer_is_told_what_is_lost_once_each():
    assert as_sent("Șo ț “so” – Șo \N{GRINNING FACE} Ł ŵ").lost == (
        Lost("Ș", "S"),
        Lost("ț", "t"),
        Lost("\N{GRINNING FACE}", "?"),
        Lost("Ł", "L"),
    )


def test_the_alphabets_are_as_large_as_the_standard_says():
    assert len(EXTENDED) == 9
    assert len(GSM) == 128 + 9
    assert len(WELSH) == 7 * 2 * 4
    assert all(len(letter) == 1 for letter in WELSH)


@given(st.text())
def test_only_what_can_be_sent_is_sent_and_it_loses_nothing_when_sent_again(text: str):
    once = sanitised(text)
    assert set(once) <= GSM | WELSH
    assert sanitised(once) == once
    sent = as_sent(text)
    assert set(sent.sent_as) <= GSM | WELSH
    assert as_sent(sent.sent_as).lost == ()


@given(st.text(st.sampled_from("aà€|ŵ’ \N{GRINNING FACE}"), max_size=700))
def test_a_network_never_needs_fewer_parts_than_are_charged(text: str):
    sent = as_sent(text)
    assert 1 <= sent.fragments <= sent.parts_real <= sent.fragments + ceil(sent.fragments / 60)


@given(st.text(sorted(GSM - EXTENDED - set("\n\r\x1b .,")), min_size=1, max_size=1000))
def test_plain_text_is_sent_as_it_is_and_normalising_changes_nothing(text: str):
    sent = as_sent(text)
    assert sent.sent_as == text == unicodedata.normalize("NFC", text)
    assert sent.fragments == sent.parts_real == sent.fragments_unnormalised
    assert sent.fragments == (1 if len(text) <= 160 else ceil(len(text) / 153))


@pytest.mark.parametrize(
    ("written", "sent", "encoding", "parts"),
    [
        ("Zażółć gęślą jaźń – “teraz”…", 'Zażółć gęślą jaźń - "teraz"...', "UCS-2", 1),
        ("مرحبا" * 14, "مرحبا" * 14, "UCS-2", 1),
        ("مرحبا" * 15, "مرحبا" * 15, "UCS-2", 2),
        ("you’re", "you're", "GSM-7", 1),
        ("\N{GRINNING FACE}" * 35, "\N{GRINNING FACE}" * 35, "UCS-2", 1),
        ("\N{GRINNING FACE}" * 36, "\N{GRINNING FACE}" * 36, "UCS-2", 2),
    ],
)
def test_where_every_letter_is_kept_nothing_is_lost_and_the_text_goes_out_in_ucs_2(
    written: str, sent: str, encoding: str, parts: int
):
    kept = as_sent(written, every_letter=True)
    assert (kept.sent_as, kept.encoding, kept.fragments, kept.lost) == (sent, encoding, parts, ())


def test_a_text_is_priced_by_the_part_to_the_last_decimal():
    assert price(as_sent(FRAUD).fragments, Decimal("1.97")) == Decimal("3.94")
    assert price(3, 2) == 6
    assert str(price(7, Decimal("2.33"))) == "16.31"
    with pytest.raises(TypeError):
        price(2, 1.97)  # type: ignore[arg-type]
