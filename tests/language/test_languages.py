"""The language of each sentence is told, and never with certainty where there is little to tell it by."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.language.languages import LANGUAGES, language_name, languages_of, mismatch

MESSAGES = {
    "en": (
        "Your appointment is on Monday.",
        "Please call us today.",
        "Thank you for your payment.",
        "We are open until five.",
        "To speak to an adviser, hold the line.",
        "Bring this letter with you.",
    ),
    "cy": (
        "Mae eich apwyntiad ddydd Llun.",
        "Ffoniwch ni heddiw os gwelwch yn dda.",
        "Diolch am eich taliad.",
        "Rydym ar agor tan bump.",
        "I siarad ag ymgynghorydd, arhoswch ar y lein.",
        "Dewch â'r llythyr hwn gyda chi.",
    ),
    "pl": (
        "Wizyta jest w poniedziałek.",
        "Proszę do nas dzisiaj zadzwonić.",
        "Dziękujemy za dokonanie płatności.",
        "Prosze czekac na linii.",
        "Aby porozmawiać z doradcą, proszę czekać.",
        "Proszę przynieść ten list.",
    ),
    "ro": (
        "Programarea dumneavoastră este luni.",
        "Vă rugăm să ne sunați astăzi.",
        "Vă mulțumim pentru plată.",
        "Suntem deschisi pana la ora cinci.",
        "Pentru a vorbi cu un consilier, așteptați.",
        "Aduceți această scrisoare cu dumneavoastră.",
    ),
    "lt": (
        "Jūsų vizitas yra pirmadienį.",
        "Prašome paskambinti mums šiandien.",
        "Dėkojame už jūsų mokėjimą.",
        "Mes dirbame iki penktos valandos.",
        "Norėdami kalbėti su patarėju, palaukite.",
        "Atsineškite šį laišką su savimi.",
    ),
}


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, each) for language, messages in MESSAGES.items() for each in messages]
)
def test_a_short_sentence_is_told_with_certainty(language: str, sentence: str):
    assert languages_of(sentence) == [(sentence, language, True)]
    assert mismatch(sentence, language) == []


def test_a_line_in_two_languages_is_told_by_its_sentences():
    line = "For English, please press 1. Pwyswch 2 am y Gymraeg."
    assert [(found.language, found.certain) for found in languages_of(line)] == [("en", True), ("cy", True)]
    assert [found.sentence for found in mismatch(line, "en-GB")] == ["Pwyswch 2 am y Gymraeg."]
    assert [found.sentence for found in mismatch(line, "cy")] == ["For English, please press 1."]


def test_what_stands_on_both_sides_of_a_slash_is_two_sentences():
    found = languages_of("Thank you for calling us / Diolch i chi am ffonio")
    assert [each.language for each in found] == ["en", "cy"]


@pytest.mark.parametrize(
    "text", ["HMRC", "Diolch.", "Press 1.", "Croeso nôl", "01632 960 001", "Ref: AB12 https://gov.uk/a"]
)
def test_fewer_than_three_words_are_never_certain(text: str):
    assert not any(found.certain for found in languages_of(text))
    assert mismatch(text, "en") == mismatch(text, "cy") == []


def test_links_numbers_and_placeholders_are_no_words():
    (found,) = languages_of("((first name)) 12 https://www.gov.uk/self-assessment-tax-returns")
    assert (found.language, found.certain) == (None, False)


def test_chinese_is_told_though_it_writes_no_spaces():
    (found,) = languages_of("请在星期一打电话给我们")
    assert (found.language, found.certain) == ("zh", True)
    assert language_name("zh") == "Chinese"
    assert language_name("xx") == "xx"


def test_every_language_that_is_told_apart_is_known_to_the_detector():
    assert languages_of("This raises an error if one is not.")


def test_the_detector_is_loaded_only_when_it_is_asked():
    code = "import sys, harness.language.languages; sys.exit('py3langid' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 -- ourselves


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_any_text_can_be_asked_about(text: str):
    for found in languages_of(text):
        assert found.language is None or found.language in LANGUAGES
