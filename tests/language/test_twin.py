"""A Welsh twin is told apart from its English where it says another thing, and not where it says the same in Welsh."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.language.tokens import link_value, tokens
from harness.language.twin import cost, differences

ENGLISH = (
    "Dear ((name)), your payment of £1,250.50 is due on Tuesday 5 May 2026. Pay by 12 noon at "
    "https://www.gov.uk/pay-tax or call 0300 200 3300, 9am to 5:30pm, Monday to Friday. ((late??You owe £10 more.)) "
    "Reply within 2 days. Reference AB12. To pay, press 1. To hear this again, press star."
)
WELSH = (
    "Annwyl ((name)), rhaid talu £1,250.50 erbyn dydd Mawrth 5 Mai 2026. Talwch erbyn hanner dydd yn "
    "https://www.gov.uk/pay-tax.cy neu ffoniwch 0300 200 3300, 9yb i 5:30yp, dydd Llun i ddydd Gwener. "
    "((late??Mae £10 arall yn ddyledus.)) Atebwch cyn pen dau ddiwrnod. Cyfeirnod AB12. I dalu, pwyswch 1. "
    "I glywed hyn eto, pwyswch seren."
)


def test_a_clean_pair_has_no_difference():
    assert differences(ENGLISH, WELSH) == []
    assert differences(ENGLISH, ENGLISH) == []
    assert differences("", "") == []


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("phone", "0300 200 3300", "0300 200 3310"),
        ("amount", "£1,250.50", "£1,520.50"),
        ("amount", "£10 arall", "£100 arall"),
        ("placeholder", "((name))", "((enw))"),
        ("placeholder", "((late??", "((hwyr??"),
        ("date", "5 Mai 2026", "6 Mai 2026"),
        ("date", "5 Mai 2026", "5 Mawrth 2026"),
        ("date", "5 Mai 2026", "5 Mai 2027"),
        ("day", "dydd Mawrth", "dydd Mercher"),
        ("link", "pay-tax.cy", "pay-vat.cy"),
        ("link", "www.gov.uk", "www.gov-uk.com"),
        ("time", "9yb", "9yp"),
        ("time", "hanner dydd", "hanner nos"),
        ("time", "5:30yp", "5yp"),
        ("key", "pwyswch 1", "pwyswch 2"),
        ("key", ", pwyswch seren", ""),
        ("number", "dau ddiwrnod", "tri diwrnod"),
        ("reference", "AB12", "AB21"),
    ],
)
def test_a_planted_change_is_found_and_nothing_else(kind: str, right: str, wrong: str):
    assert right in WELSH
    assert [each.kind for each in differences(ENGLISH, WELSH.replace(right, wrong))] == [kind]


def test_keys_in_another_order_are_found():
    english = "To pay, press 1. To ask, press 2. For anything else, press 3 or hash."
    welsh = "I dalu, pwyswch 1. I ofyn, pwyswch 3. Am unrhyw beth arall, pwyswch 2 neu hash."
    (found,) = differences(english, welsh)
    assert (found.kind, found.english, found.welsh) == ("order", "1, 2, 3, #", "1, 3, 2, #")


def test_what_differs_is_said_in_a_sentence():
    found = differences("Pay £5 or £6 by 3pm.", "Talwch £5 neu £7 neu £8.")
    assert [each.message for each in found] == [
        "The English has the amount £6, the Welsh has £7.",
        "The Welsh has the amount £8, which the English lacks.",
        "The Welsh lacks the time 3pm.",
    ]


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("9am to 5pm", "9yb tan 5yp"),
        ("9am to 5pm", "9am - 5pm"),
        ("9:30 am", "9.30 y.b."),
        ("at 9 in the morning, 8pm", "am 9 yn y bore, 8 yr hwyr"),
        ("at 9 a.m. Call.", "am 9 y bore. Ffoniwch."),
        ("noon", "12 hanner dydd"),
        ("midday or midnight", "canol dydd neu ganol nos"),
        ("17:00", "5yp"),
        ("on 1 March", "ar 1 Mawrth"),
        ("1st March 2026", "1af o Fawrth 2026"),
        ("until 31 July", "hyd at 31 Gorffennaf"),
        ("3 November", "3ydd o Dachwedd"),
        ("May 5, 2026", "5 Mai 2026"),
        ("05/05/2026", "5 Mai 2026"),
        ("2026-12-25", "25ain Rhagfyr 2026"),
        ("December 2026", "Rhagfyr 2026"),
        ("Monday to Friday", "Llun i Wener"),
        ("Monday – Friday", "dydd Llun – dydd Gwener"),
        ("Saturday and Sunday", "dydd Sadwrn a dydd Sul"),
        ("on Wednesday night", "nos Fercher"),
        ("£5 or 50p", "£5.00 neu 50c"),
        ("£2 million", "£2 filiwn"),
        ("£1.5bn", "£1.5 biliwn"),
        ("10 pence", "10 ceiniog"),
        ("20%", "20 y cant"),
        ("28 days", "28 diwrnod"),
        ("14 days", "pythefnos"),
        ("two children", "2 o blant"),
        ("3 weeks", "tair wythnos"),
        ("the 21st", "yr 21ain"),
        ("Press 1 for help", "Pwyswch 1 am help"),
        ("press 2 or 3", "pwyswch 2 neu 3"),
        ("press the star key", "pwyswch y botwm seren"),
        ("press one", "pwyswch un"),
        ("dial 101", "deialwch 101"),
        ("call 101 for help", "ffoniwch 101 am help"),
        ("0300 200 3300", "03002003300"),
        ("+44 1632 960001", "01632 960 001"),
        ("www.gov.uk/help", "https://www.gov.uk/help-cy"),
        ("https://www.gov.uk/help", "https://www.gov.uk/help.cy"),
        ("https://www.gov.wales/help", "https://llyw.cymru/help"),
        ("https://www.gov.uk/help", "https://www.llyw.cymru/help"),
        ("https://a.gov.uk/en/b", "https://a.gov.uk/cy/b"),
        ("https://a.gov.uk/b?x=1", "https://a.gov.uk/b?x=1&lang=cy"),
        ("on GOV.UK", "ar-lein"),
        ("You may be owed money", "Efallai mai arian sydd i chi"),
        ("Fill in the SA100", "Llenwch y SA100"),
    ],
)
def test_the_same_thing_in_welsh_is_no_difference(english: str, welsh: str):
    assert differences(english, welsh) == []


def test_a_page_of_llyw_cymru_with_a_welsh_address_is_for_a_person_to_judge():
    (found,) = differences("https://www.gov.wales/help-with-bills", "https://www.llyw.cymru/help-gyda-biliau")
    assert (found.kind, found.sure) == ("link", False)


def test_what_is_right_to_differ_can_be_said():
    english, welsh = "Call 0300 200 3300.", "Ffoniwch 0300 200 1900."
    assert [each.kind for each in differences(english, welsh)] == ["phone"]
    assert differences(english, welsh, {"0300 200 3300": "0300 200 1900"}) == []


def test_welsh_letters_outside_the_gsm_alphabet_make_it_cost_more():
    both = cost("a" * 150, "ŵ" + "a" * 149, prefix="HMRC")
    assert (both.english.fragments, both.welsh.fragments, both.more_parts, both.letters) == (1, 3, 2, ("ŵ",))
    assert cost("Press 1", "Pwyswch 1").letters == ()


def test_a_link_is_compared_without_what_says_which_language_it_is_in():
    assert link_value("https://www.gov.uk/a/b-cy") == link_value("gov.uk/a/b") == ("gov.uk", "/a/b")
    assert link_value("https://cyfraith.llyw.cymru/x") == ("cyfraith.gov.uk", "/x")
    assert link_value("https://a.uk/agency") == ("a.uk", "/agency")


@given(st.lists(st.sampled_from([*ENGLISH.split(), *WELSH.split(), "((", "))", "12", "£", "am", "1:2"]), max_size=20))
def test_a_text_never_differs_from_itself_and_what_is_found_stands_in_it(words: list[str]):
    text = " ".join(words)
    for welsh in (False, True):
        for token in tokens(text, welsh=welsh):
            assert token.kind == "placeholder" or text[token.start :].startswith(token.written.split()[0])
    twice = tokens(text, welsh=True)
    assert [token.value for token in twice] == [token.value for token in tokens(text, welsh=True)]


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(english: str, welsh: str):
    assert all(each.message for each in differences(english, welsh))
