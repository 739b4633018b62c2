import pytest

from harness.web.matching import Choice, best_match, best_to_send, by_person, by_words

HERE = "https://www.example.org/here"


@pytest.mark.parametrize(
    ("wanted", "names", "meant"),
    [
        ("Contact us", ["Contact us by post", "CONTACT US!"], 1),
        ("contact us", ["Ways to contact us today", "Contact us by post"], 1),
        ("Where is your number?", ["Number: where to find it"], 0),
        ("contact", ["Contacts", "Contact us"], 1),
        ("someone’s details", ["Someone's details"], 0),
        ("where", ["Go there"], None),
        ("to the", ["The way to go"], None),
        ("", ["", "Home"], None),
        ("?!", ["!"], None),
    ],
)
def test_words_mean_the_same_name_then_the_shortest_that_holds_them_then_all_that_matter(wanted, names, meant):
    """The same words win over a name that holds them, that over one with all that matter; else nothing is meant."""
    assert best_match(wanted, names) == meant


def test_of_equal_names_the_first_is_meant():
    """Where two things are called the same, the one that comes first on the page is taken, every time."""
    assert best_match("Next", ["Back", "Next", "Next"]) == 1


def test_mere_words_are_used_only_when_they_are_exactly_the_words_looked_for():
    """A paragraph that happens to mention something is not taken for a way to it."""
    paragraph = Choice("You can contact us by post.", plain=True)
    assert by_words("contact us")([paragraph]) is None
    assert by_words("contact us")([paragraph, Choice("Contact us", plain=True)]) == 1
    assert by_words("contact us")([Choice("Contact us", plain=True), Choice("Contact us now")]) == 1


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (["Help", "Contact us", "Speak to an adviser"], 2),
        (["Help with your return", "Contact HMRC about Self Assessment"], 1),
        (["Cookies", "Get help"], 1),
        (["Cookies", "Where to find your UTR"], None),
    ],
)
def test_the_plainest_promise_of_a_human_is_taken(names, meant):
    """Speaking to somebody is plainer than contact, contact plainer than help, and anything else promises nobody."""
    assert by_person(HERE)([Choice(name, "https://www.example.org/x") for name in names]) == meant


def test_a_link_to_the_page_one_is_on_leads_to_nobody():
    """The same page again, a telephone number and a mail address are not pages to look for a person on."""
    circles = [HERE, f"{HERE}?again=1", "tel:03069990310", "mailto:help@example.org"]
    assert by_person(HERE)([Choice("Contact us", href) for href in circles]) is None
    assert by_person(HERE)([Choice("Contact us", f"{HERE}#contact")]) == 0


def test_the_button_that_says_that_it_sends_is_the_one_that_sends():
    """Of several buttons after a form the one that says so sends it; failing that, the first."""
    assert best_to_send(["Show password", "Continue"]) == 1
    assert best_to_send(["Yes, please", "No"]) == 0
    assert best_to_send([]) is None
