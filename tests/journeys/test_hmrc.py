"""The pack of HMRC's text messages and the people: what is cited is there, and what is made up is made safely.

Nothing here says how anybody's journey ends: that is what a run is for.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from harness.language.numbers import dialled, find_addresses, find_numbers
from harness.load import load_pack, ship_folder
from harness.model.base import Basis
from harness.model.persona import Perceives, Persona, Proves
from harness.model.questions import Ask, Menu
from harness.model.steps import Branch, SendText
from harness.web import axe
from harness.web import browser as finder
from harness.web.channel import Browser
from harness.web.site import Site

PACK = ship_folder("journeys") / "hmrc-sms-deflection"
ENGLISH = ("self-assessment", "paye", "national-insurance")
SEED = "000_5491a6e5b9abb459.txt"


@pytest.fixture(scope="session")
def pack():
    """The pack that ships, not the small one that other tests share."""
    return load_pack(str(PACK))


def steps_from(pack, start, *, without=()):
    """The steps that a call can come to, from one step on."""
    found, waiting = {}, [start]
    while waiting:
        name = waiting.pop()
        if name not in found and name not in without:
            found[name] = pack.phone.steps[name]
            waiting += [edge.to for edge in pack.phone.steps[name].edges()]
    return found


def of_line(pack, line):
    """The steps that a call on a line can come to."""
    return steps_from(pack, pack.phone.lines[line].starts)


# The sources.


@pytest.fixture(scope="module")
def assessment():
    """The published assessment, line by line, from 1."""
    named = os.environ.get("HARNESS_SEEDS")
    folder = Path(named) if named else Path(__file__).parents[3] / "shared" / "seeds"
    if not (folder / SEED).is_file():
        pytest.skip("The source documents are not here. Name their folder in HARNESS_SEEDS.")
    return ["", *(folder / SEED).read_text(encoding="utf-8").splitlines()]


def plain(words):
    """Words with every quotation mark straight, and every gap a single space."""
    return " ".join(words.translate(str.maketrans("‘’“”", "''\"\"")).split())


# What a line has to speak of for something of the pack to cite it.
SPEAKS_OF = {
    26: "calls the self-assessment helpline, PAYE helpline or National Insurance helpline from a mobile number",
    27: "the customer will get the option to answer yes/no questions",
    38: "due to an increase in demand",
    39: "not compatible with Relay UK",
    40: "to recover SA credentials and enrolment",
    41: "routed to an option menu for that line of business where they can use the keypad",
    43: "GDS accessibility checks had been completed",
    44: "does not extend to registering for online service outside without the Trusted Helper Scheme",
    45: "Voluntary and Community Sector (VCS) organisations can support customers",
    46: "before disconnection and will also hear the IVR message which plays the extra support telephone number",
    47: "the text message advises of the following",
    49: "is compatible with Relay UK",
    53: "have fewer sources of support",
    54: "our online credit search agency not being able to verify them",
    62: "will not receive an SMS option and will continue to route through to an advisor",
    63: "British Sign Language",
    65: "interpretation services",
    66: "dedicated Welsh phoneline for Welsh speaking customers where the SMS deflection has not been deployed",
}


def cited(pack):
    """Everything of the pack that cites a line of the assessment: its name, the thing, the line."""
    service = pack.service
    things = {
        f"{group} {name}": thing
        for group, of in [
            ("way in", service.ways_in), ("means", service.means), ("human", service.humans), ("page", service.pages),
            ("line", pack.phone.lines), ("step", pack.phone.steps),
        ]
        for name, thing in of.items()
    }  # fmt: skip
    things |= {f"text {name} {at}": part for name, text in pack.texts.items() for at, part in enumerate(text.parts)}
    for name, thing in things.items():
        document, colon, line = (thing.source or "").partition(":")
        if colon and document in service.documents:
            yield name, thing, int(line)


def test_every_line_that_is_cited_speaks_of_it(pack, assessment):
    lines = {line for _, _, line in cited(pack)} | {
        int(number)
        for file in ("phone.yaml", "service.yaml")
        for number in re.findall(r"\bline (\d+)\)", (PACK / file).read_text(encoding="utf-8"))
    }
    assert lines <= set(SPEAKS_OF)
    for line in lines:
        assert SPEAKS_OF[line] in plain(assessment[line]), line


def test_published_words_of_a_text_stand_in_the_line_that_is_cited(pack, assessment):
    published = [
        (thing.words, line)
        for name, thing, line in cited(pack)
        if name.startswith("text") and thing.basis == "published"
    ]
    assert len(published) == len(pack.texts)
    for words, line in published:
        assert f"'{plain(words)}'" in plain(assessment[line])
        assert "’" in words  # as it was published: not straightened


def test_what_cites_a_line_and_adds_to_it_says_so(pack):
    """A step that speaks or asks on the strength of a line owns up to the words, which no line gives."""
    for name, thing, _ in cited(pack):
        said = getattr(thing, "says", None) or getattr(thing, "asks", None)
        assert not said or thing.note or name == "step wait-for-adviser", name


def test_what_is_not_published_is_not_called_so(pack):
    assert {page.basis for page in pack.service.pages.values()} == {Basis.ILLUSTRATIVE}
    for name, step in pack.phone.steps.items():
        if step.basis is not Basis.ILLUSTRATIVE:
            assert step.source, name


# The service.


def test_the_three_english_lines_ask_the_published_question(pack):
    for line in ENGLISH:
        questions = [step for step in of_line(pack, line).values() if isinstance(step, Ask)]
        assert "In a few words, please tell me why you are calling." in {question.asks for question in questions}


def test_only_a_call_from_a_mobile_can_come_to_a_text(pack):
    """Without the edges for a mobile, no step sends anything."""
    guards = {
        step.cases["mobile"] for step in pack.phone.steps.values() if isinstance(step, Branch) and step.on == "line"
    }
    for line in pack.phone.lines:
        found = steps_from(pack, pack.phone.lines[line].starts, without=guards)
        assert not [name for name, step in found.items() if isinstance(step, SendText)]


def test_the_welsh_line_speaks_welsh_and_sends_nothing(pack):
    steps = of_line(pack, "welsh").values()
    assert {step.language for step in steps} == {"cy"}
    assert not [step for step in steps if isinstance(step, SendText)]


def test_a_text_goes_before_the_number_and_the_number_before_the_cut(pack):
    for name in ("utr-text", "register-text", "reset-text"):
        text = pack.phone.steps[name]
        spoken = pack.phone.steps[text.to]
        assert find_numbers(spoken.says) == (pack.service.ways_in["extra-support-line"].number,)
        assert pack.phone.steps[spoken.to].kind == "hang_up"


def test_six_queries_each_have_their_text_and_each_text_its_page(pack):
    sent = [step.sends for step in pack.phone.steps.values() if isinstance(step, SendText)]
    assert sorted(sent) == sorted(pack.texts)
    assert len(sent) == 6
    addresses = {page.url for page in pack.service.pages.values()}
    for text in pack.texts.values():
        (address,) = find_addresses(text.body)
        assert address in addresses


def test_every_line_that_asks_falls_back_to_its_own_keypad(pack):
    for line in ("", "paye-", "national-insurance-"):
        keypad = f"{line}keypad"
        question, menu = pack.phone.steps[f"{line}reason"], pack.phone.steps[keypad]
        assert isinstance(menu, Menu)
        assert (question.silence.then, question.not_understood.then) == (keypad, keypad)
        spoken = {intent for option in question.options for intent in option.intents}
        assert spoken == {intent for option in menu.options for intent in option.intents}  # nothing is lost by keys


def test_somebody_without_a_number_is_sent_no_text_by_voice_or_key(pack):
    question = pack.phone.steps["has-nino"]
    answers = {option.intents[0]: option for option in question.options}
    assert (answers["yes"].key, answers["no"].key) == ("1", "2")
    assert question.takes_speech
    assert not [step for step in steps_from(pack, answers["no"].to).values() if isinstance(step, SendText)]
    for option in pack.phone.steps["national-insurance-reason"].options:
        if "never-had-nino" in option.intents:
            assert not [step for step in steps_from(pack, option.to).values() if isinstance(step, SendText)]


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("I've lost my UTR", ["find-utr"]),
        ("registering for online services", ["register-online"]),
        ("I have forgotten my password", ["reset-sign-in"]),
        ("I lost my user ID", ["reset-sign-in"]),
        ("registering for Self Assessment", ["register-online"]),
        ("whether I need to complete a return", ["help-with-return"]),
        ("income tax or employment history", ["employment-history"]),
        ("I lost my National Insurance number", ["lost-nino"]),
        ("confirmation of my National Insurance number", ["confirm-nino"]),
        ("help completing my return", ["help-with-return"]),
        ("I have never had a National Insurance number", ["never-had-nino"]),
        ("I haven’t got my National Insurance number", ["lost-nino", "never-had-nino"]),
        ("I don’t have a National Insurance number", ["lost-nino", "never-had-nino"]),
        ("an adviser", ["person"]),
        ("the weather", []),
    ],
)
def test_what_a_caller_says_means(pack, said, means):
    assert sorted(pack.phone.understand(said)) == sorted(means)


def test_every_journey_is_understood_when_it_speaks(pack):
    """What a caller says for an intent is taken for it, or may be: the pack is about people, not about its phrases."""
    for name, journey in pack.journeys.items():
        for intent in journey.wants:
            said = journey.words_for(intent)
            if said and name != "wants-welsh":
                assert intent in pack.phone.understand(said), (name, said)


def test_the_journeys_that_are_promised_are_there(pack):
    assert len(pack.journeys) >= 11
    given = {key: value for journey in pack.journeys.values() for key, value in journey.given.items()}
    assert given == {"open": "no", "line": "withheld", "text": "not-delivered", "wait-for-adviser": "full"}


# What is made up is safe, and says what it is.

OFCOM = r"03069990\d{3}|01632960\d{3}|07700900\d{3}|08081570\d{3}"


def files() -> Iterator[Path]:
    yield from sorted(file for file in PACK.rglob("*") if file.is_file())
    yield from sorted(ship_folder("personas").glob("*.yaml"))


@pytest.mark.parametrize("file", [pytest.param(file, id=file.name) for file in files()])
def test_every_number_is_one_that_ofcom_keeps_for_drama(file):
    for number in find_numbers(file.read_text(encoding="utf-8")):
        assert re.fullmatch(OFCOM, dialled(number)), number


def test_every_number_that_is_given_has_a_way_in(pack):
    listed = {dialled(way.number) for way in pack.service.ways_in.values() if way.number}
    assert listed == {dialled(line.number) for line in pack.phone.lines.values()}
    for file in files():
        assert {dialled(number) for number in find_numbers(file.read_text(encoding="utf-8"))} <= listed


def test_every_page_of_the_folder_is_one_of_the_service(pack):
    assert {file.name for file in (PACK / "pages").iterdir()} == {page.file for page in pack.service.pages.values()}


def fields_of(html):
    return set(re.findall(r'<(?:input|select|textarea)[^>]*\bname="([^"]+)"', html))


def test_every_field_that_decides_is_on_the_form_and_on_its_error_page(pack):
    pages = pack.service.pages
    for name, page in pages.items():
        decides = {field for submission in page.submits for field in submission.when}
        html = (PACK / "pages" / page.file).read_text(encoding="utf-8")
        assert decides == (fields_of(html) if page.submits else set()), name
        for submission in page.submits:
            if "empty" in submission.when.values():
                again = (PACK / "pages" / pages[submission.to].file).read_text(encoding="utf-8")
                assert fields_of(again) == decides
                assert f'action="{re.sub("https://[^/]+", "", page.url)}"' in again
                assert all(f'href="#{field}"' in again and f'id="{field}"' in again for field in decides)


# The people.


def test_an_assumed_number_says_why_it_is_that_one():
    def numbers(data):
        if isinstance(data, dict):
            if "value" in data:
                yield data
            for inner in data.values():
                yield from numbers(inner)

    for file in files():
        if file.suffix == ".yaml":
            for number in numbers(yaml.safe_load(file.read_text(encoding="utf-8"))):
                assert number.get("source") or number.get("because"), (file.name, number)


# The pages, in a real browser.

needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}"),
]


@pytest.fixture(scope="module")
def chromium():
    with Browser() as running:
        yield running


def person(screen="by-eye", identity="passes"):
    return Persona(
        id="p", name="P", about="Made for a test.", perceives=Perceives(screen=screen), proves=Proves(identity=identity)
    )


def named_pages():
    pages = yaml.safe_load((PACK / "service.yaml").read_text(encoding="utf-8"))["pages"]
    return [pytest.param(name, marks=needs_browser) for name in pages]


@pytest.mark.parametrize("name", named_pages())
@pytest.mark.parametrize("styles", ["those that are there", "plain"])
def test_a_page_is_sound_at_both_widths_and_owns_up(pack, chromium, monkeypatch, tmp_path, name, styles):
    """With either stylesheet axe finds nothing, every link but a webchat's leads on, and the page says what it is."""
    if styles == "plain":
        monkeypatch.setenv("HARNESS_CACHE", str(tmp_path))
    site = Site.of(PACK, pack.service)
    with chromium.tab(site, pack.service, person()) as tab:
        visit = tab.open(pack.service.pages[name].url)
        assert tab.refused == ()
    assert len(axe.WIDTHS) == 2
    assert (visit.page, visit.axe) == (name, ())
    assert visit.axe_passes > 8
    assert "This is a model made for testing. It is not GOV.UK." in "\n".join(visit.words.splitlines()[:2])
    assert [link.name for link in visit.links if site.why_not(link.href)] == (
        ["Chat with an adviser online"] if name.startswith("contact") else []
    )
    assert "Accessibility statement" in [link.name for link in visit.links]
    assert bool(visit.numbers) == name.startswith("contact")


SIGN_IN = {"User ID": "123456789012", "Password": "correct horse battery"}
WHO = {
    "National Insurance number": "QQ 12 34 56 C",
    "Which bank did you open your newest account with?": "Example Bank",
}


@pytest.mark.browser
@pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}")
@pytest.mark.parametrize("screen", ["by-eye", "by-screen-reader"])
@pytest.mark.parametrize(("identity", "last"), [("passes", "tax-record"), ("fails", "identity-failed")])
def test_the_sign_in_can_be_filled_both_ways(pack, chromium, screen, identity, last):
    """A field that is left out brings the error page, and filling that in leads on; then the person decides."""
    with chromium.tab(Site.of(PACK, pack.service), pack.service, person(screen, identity)) as tab:
        tab.open(pack.service.pages["tax-record-start"].url)
        pages = [
            step.visit and step.visit.page
            for step in [
                tab.follow("Sign in to see your record"),
                tab.fill(SIGN_IN | {"Password": ""}),
                tab.fill(SIGN_IN),
                tab.fill({"National Insurance number": "QQ 12 34 56 C"}),
                tab.fill(WHO),
            ]
        ]
    assert pages == ["sign-in", "sign-in-error", "identity-check", "identity-check-error", last]


@pytest.mark.browser
@pytest.mark.skipif(finder.find() is None, reason=f"No browser was found. {finder.HOW_TO_MEND}")
@pytest.mark.parametrize("screen", ["by-eye", "by-screen-reader"])
def test_every_link_and_form_that_a_journey_names_is_on_its_page(pack, chromium, screen):
    """A caller who opens the text's link can do all that the journey means to do on the web."""
    text_of = {
        "lost-utr": "find-your-utr", "register-online": "register-online", "reset-sign-in": "reset-sign-in",
        "help-with-return": "help-with-your-return", "nino-by-letter": "find-your-nino",
        "employment-history": "employment-history", "lost-nino": "find-your-nino", "a-helper-calls": "register-online",
    }  # fmt: skip
    with chromium.tab(Site.of(PACK, pack.service), pack.service, person(screen)) as tab:
        for name, text in text_of.items():
            tab.open(find_addresses(pack.texts[text].body)[0])
            for intention in pack.journeys[name].do:
                if intention.open_link and intention.open_link != "the text":
                    assert tab.follow(intention.open_link).why_not is None, (name, intention)
                if intention.fill:
                    assert tab.fill(intention.fill).why_not is None, (name, intention)
