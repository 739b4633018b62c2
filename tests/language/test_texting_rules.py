"""Each rule of GOV.UK Notify (notifications-utils 127.0.0) for changing and counting a text holds; others agree."""

import random
from math import ceil

import gsm0338
import pytest
import smsutil

from harness.language.texting import EXTENDED, GSM, WELSH, as_sent, sanitised


@pytest.mark.parametrize("character", sorted(GSM))
def test_the_gsm_alphabet_is_kept(character: str):
    """Rule 1 of how Notify replaces characters."""
    assert sanitised(character) == character
    assert as_sent(f"a{character}a").encoding == "GSM-7"


@pytest.mark.parametrize("letter", sorted(WELSH))
def test_welsh_letters_are_kept(letter: str):
    """Rule 1 of how Notify replaces characters."""
    assert sanitised(letter) == letter
    assert as_sent(letter).lost == ()


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("ç", "c"),
        ("Ő", "O"),
        ("ž", "z"),
        ("ș", "s"),
        ("ñ", "ñ"),
        ("\u212b", "Å"),
        ("\u2126", "Ω"),
        ("ǖ", "ü"),
        ("ά", "?"),
    ],
)
def test_a_letter_loses_its_accent_where_what_is_left_can_be_sent(written: str, sent: str):
    """Rule 2; ά is kept without its accent only in capitals, so it is lost."""
    assert sanitised(written) == sent


REPLACED = {
    "-": "\u2011\u2013\u2014\u2212",
    "...": "\u2026",
    "'": "\u2018\u2019\u201a",
    '"': "\u201c\u201d\u201e",
    "": "\u180e\u200b\u200c\u200d\u2060\ufeff\u2028\u2029",
    " ": "\u00a0\u202f\t",
    "L": "\u0141",
    "l": "\u0142",
}


@pytest.mark.parametrize(("sent", "written"), REPLACED.items())
def test_a_character_of_the_table_is_replaced_by_its_own(sent: str, written: str):
    """Rule 3."""
    assert [sanitised(character) for character in written] == [sent] * len(written)


@pytest.mark.parametrize("character", "½™ﬁ²ªعж中đøıŋ`\x00\x7f\u0301\N{GRINNING FACE}")
def test_any_other_character_becomes_a_question_mark(character: str):
    """Rule 3: ø is in the GSM alphabet; đ is not, and is no letter with an accent to Unicode."""
    assert sanitised(character) == ("ø" if character == "ø" else "?")


def test_only_a_welsh_letter_outside_the_gsm_alphabet_makes_a_text_ucs_2():
    """The rule of the encoding: what is replaced before does not count."""
    outside = WELSH - GSM
    for character in map(chr, range(0x3000)):
        assert (as_sent(f"a{character}a").encoding == "UCS-2") == (sanitised(character) in outside)
    assert (sanitised("ế"), sanitised("ę")) == ("ê", "e")


@pytest.mark.parametrize("character", sorted(EXTENDED))
def test_a_character_of_the_extension_counts_two_in_gsm_7_and_one_in_ucs_2(character: str):
    assert as_sent("a" * 158 + character).fragments == 1
    assert as_sent("a" * 159 + character).fragments == 2
    assert as_sent("ŵ" * 69 + character).fragments == 1


def test_a_text_of_918_characters_is_taken_and_a_longer_one_is_not_whatever_the_senders_name():
    assert not as_sent("a" * 918, prefix="HMRC").too_long
    assert as_sent("a" * 918, prefix="HMRC").characters == 924
    assert as_sent("a" * 919).too_long
    assert as_sent("…" * 307).too_long
    assert not as_sent("  " + "a" * 918 + "\n\n").too_long


def _message(chance: random.Random) -> str:
    """Words of the kinds that turn a text into something else, in lengths round the limits of parts."""
    ascii_ = "abc defghij klmnop. QRST, 0123 £@\n"
    kinds = (
        ascii_,
        ascii_,
        ascii_,
        "".join(GSM),
        "".join(WELSH),
        "^{}\\[~]|€",
        "ąęłńóśżź ăâîșț ėįųūž",
        "سلام 😀👍🏽 ’“–…",
    )
    alphabet = "".join(chance.sample(kinds, chance.randint(1, 3)))
    length = chance.choice((0, 1, 66, 67, 70, 71, 133, 134, 152, 153, 154, 159, 160, 161, 305, 306, 307, 700))
    return "".join(chance.choices(alphabet, k=max(0, length + chance.randint(-2, 2))))


def test_encoding_and_parts_are_those_of_other_peoples_code_on_5000_random_texts_as_they_are_sent():
    chance = random.Random(11)  # noqa: S311 -- the same texts each time
    codec = gsm0338.Codec()
    straddled = 0
    for _ in range(5_000):
        sent = as_sent(_message(chance))
        try:
            units = len(codec.encode(sent.sent_as)[0])
            encoding = "GSM-7"
        except UnicodeEncodeError:
            units, encoding = len(sent.sent_as), "UCS-2"
        assert sent.encoding == encoding
        one, each = (160, 153) if encoding == "GSM-7" else (70, 67)
        assert sent.fragments == (1 if units <= one else ceil(units / each))
        theirs = smsutil.split(sent.sent_as)
        assert not sent.sent_as or theirs.encoding == ("gsm0338" if encoding == "GSM-7" else "utf_16_be")
        assert sent.parts_real == (len(theirs.parts) or 1)
        straddled += sent.parts_real != sent.fragments
    assert straddled
