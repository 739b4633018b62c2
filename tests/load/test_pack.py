"""A pack loads, or says of each mistake where it is and what to do. Each case changes the pack that ships."""

import re
import shutil
from pathlib import Path

import pytest

from harness.load import LoadError, load_pack, ship_folder
from harness.load.pack import names_that_ship
from harness.model.base import Basis
from harness.model.callflow import Ask, Menu
from harness.model.pack import Pack

PACK = "hmrc-sms-deflection"


def change(pack: Path, name: str, old: str, new: str, at: str | None = None) -> str:
    """Changes the first such place of a file, and says where it is: file:line:column of ``at``, or of the change.

    ``at`` is looked for in what was put in, and backwards from there.
    """
    file = pack / name
    content = file.read_text(encoding="utf-8")
    start = content.index(old)
    content = content.replace(old, new, 1)
    file.write_text(content, encoding="utf-8")
    place = content.rindex(at, 0, start + len(new)) if at else start + len(new) - len(new.lstrip())
    return f"{PACK}/{name}:{content.count(chr(10), 0, place) + 1}:{place - content.rfind(chr(10), 0, place)}"


def problems(pack: Path) -> list[str]:
    """What is wrong with a pack, line by line."""
    with pytest.raises(LoadError) as refused:
        load_pack(str(pack))
    return [str(problem) for problem in refused.value.problems]


def test_the_pack_that_ships_loads_whole(pack: Pack):
    assert pack.name == PACK
    assert pack.folder == f"journeys/{PACK}"
    assert set(pack.journeys) >= {"lost-utr", "help-with-return"}
    assert isinstance(pack.phone.steps["reason"], Ask)
    assert pack.phone.steps["cut-off"].basis is Basis.PUBLISHED
    assert isinstance(menu := pack.phone.steps["keypad"], Menu)
    assert [option.key for option in menu.options] == ["1", "2", "3"]
    assert pack.service.ways_in["extra-support-line"].number == "03069 990444"


def test_the_packs_that_ship_are_named_and_load_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    assert [load_pack(name).name for name in names_that_ship()] == names_that_ship()
    assert PACK in names_that_ship()


def test_everything_that_a_finding_points_at_knows_its_line(pack: Pack):
    lines = (pack.path / "phone.yaml").read_text(encoding="utf-8").splitlines()
    for name, step in pack.phone.steps.items():
        assert step.origin.file == f"journeys/{PACK}/phone.yaml"
        assert lines[step.origin.line - 1].strip() == f"{name}:"
    text = pack.texts["find-your-utr"]
    assert [part.origin.line for part in text.parts] == [4, 7]
    assert text.basis is Basis.ILLUSTRATIVE


def test_a_copy_of_a_pack_is_the_same_pack_until_a_word_of_it_changes(pack: Pack, pack_copy: Path):
    same = load_pack(str(pack_copy))
    change(pack_copy, "texts.yaml", "Find your Unique", "Look for your Unique")
    assert same.sha256 == pack.sha256
    assert load_pack(str(pack_copy)).sha256 != pack.sha256


def test_a_pack_in_the_working_folder_comes_before_one_that_ships(
    pack_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    change(pack_copy, "service.yaml", "name: HMRC text-message deflection", "name: Ours, HMRC text-message deflection")
    (tmp_path / "journeys").mkdir()
    pack_copy.rename(tmp_path / "journeys" / PACK)
    monkeypatch.chdir(tmp_path)
    found = load_pack(PACK)
    assert found.service.name.startswith("Ours")
    assert found.folder == f"journeys/{PACK}"


def test_a_pack_without_a_lock_loads_and_has_nothing_measured(pack_copy: Path):
    (pack_copy / "prompts.lock.yaml").unlink()
    loaded = load_pack(str(pack_copy))
    assert loaded.lock is None
    assert loaded.measured("Thank you for calling. Goodbye.") is None


def test_a_lock_for_another_rate_measures_nothing(pack: Pack, pack_copy: Path):
    prompt = "Thank you for calling. Goodbye."
    change(pack_copy, "phone.yaml", "value: 150", "value: 140")
    assert pack.measured(prompt) is not None
    assert load_pack(str(pack_copy)).measured(prompt) is None


def test_no_pack_there_names_those_that_ship():
    with pytest.raises(LoadError, match=f"no-such-pack:1:1: There is no pack here.*{PACK}"):
        load_pack("no-such-pack")


# What is wrong, the file, what is changed, into what, where the error points (when not at the change), what it says.
MISTAKES = [
    ("an unknown key", "phone.yaml", "    to: reason\n", "    to: reason\n    loudness: 3\n", "loudness", "steps.welcome.loudness: This key is not known here. Take it out, or check its spelling."),
    ("a misspelt key", "phone.yaml", "asks: In a few", "aks: In a few", "aks", "steps.reason.asks: Field required. Did you mean 'asks' for 'aks'?"),
    ("a missing key", "phone.yaml", "    asks: In a few words, please tell me why you are calling.\n", "", "reason:", "steps.reason.asks: Field required."),
    ("a key that the loader sets", "phone.yaml", "    to: reason\n", "    to: reason\n    origin: {file: other.yaml}\n", "origin", "steps.welcome.origin: This key is not known here. Take it out, or check its spelling."),
    ("a list where words are wanted", "phone.yaml", "says: Welcome to HM Revenue and Customs, Self Assessment.", "says: [Welcome]", "says", "steps.welcome.says: Input should be a valid string."),
    ("words where a number is wanted", "phone.yaml", "value: 150", "value: fast", "value", "voice.words_a_minute.value: Input should be a valid number."),
    ("words where yes or no is wanted", "phone.yaml", "speech: true", "speech: no", "speech", "steps.text-or-adviser.speech: Input should be a valid boolean."),
    ("words where a list is wanted", "phone.yaml", "accepts: [speech]", "accepts: speech", "accepts", "steps.reason.accepts: Input should be a valid array."),
    ("a list where a mapping is wanted", "phone.yaml", "steps:\n  welcome:\n    kind: say\n    says: Welcome to HM Revenue and Customs, Self Assessment.\n    to: reason\n", "steps:\n  welcome: [say]\n", "welcome", "steps.welcome: Input should be"),
    ("a number without quotes as a value", "service.yaml", 'prefix: "18001"', "prefix: 18001", "prefix", 'means.relay-uk.prefix: This is read as a number. Put quotes round it: "18001".'),
    ("true without quotes as a value", "service.yaml", "name: webchat", "name: true", "name", 'ways_in.webchat.name: This is read as true or false. Put quotes round it: "true".'),
    ("a number without quotes as a key", "phone.yaml", '      "3":', "      3:", "3:", 'steps.keypad.keys: The key 3 is not read as words. Put quotes round it: "3".'),
    ("a key of no telephone", "phone.yaml", '      "3":', '      "13":', '"13"', 'steps.keypad.keys.13: \'13\' is not written as it has to be here: one key of a telephone, in quotes, such as "1" or "#".'),
    ("a key that is there twice", "phone.yaml", '      "3":', '      "2":', '"2"', "steps.keypad.keys.2: This key is here twice; the first is on line"),
    ("an unknown kind of step", "phone.yaml", "kind: branch\n    on: line\n    cases: {mobile: utr-text-coming}", "kind: brunch\n    on: line\n    cases: {mobile: utr-text-coming}", "from-a-mobile-utr", "steps.from-a-mobile-utr: 'brunch' is not a kind of step. Did you mean 'branch'? The kinds are: say, menu, ask,"),
    ("no kind of step", "phone.yaml", "    kind: say\n    says: Welcome", "    says: Welcome", "welcome", "steps.welcome: Say which kind of step this is: add 'kind:'."),
    ("a name with a capital", "phone.yaml", "  keypad:\n", "  KeyPad:\n", "KeyPad", "steps.KeyPad: 'KeyPad' is not written as it has to be here: small letters, digits and hyphens."),
    ("a step that is not there", "phone.yaml", "to: reason", "to: raeson", "to", "steps.welcome.to: There is no step 'raeson'. Did you mean 'reason'?"),
    ("a step far down that is not there", "phone.yaml", "silence:\n      again: 1\n      saying: [\"Sorry, you did not press a key.\"]\n      then: nothing-pressed", "silence:\n      again: 1\n      then: nobody", "then", "steps.keypad.silence.then: There is no step 'nobody'."),
    ("a case that leads nowhere", "phone.yaml", "{mobile: text-or-adviser}", "{mobile: text-or-advisor}", "mobile", "steps.from-a-mobile-return.cases.mobile: There is no step 'text-or-advisor'. Did you mean 'text-or-adviser'?"),
    ("an answer of a menu that leads nowhere", "phone.yaml", "says: For anything else, press 3.\n        to: wait-for-adviser", "says: For anything else, press 3.\n        to: lines", "to: lines", "steps.keypad.keys.3.to: There is no step 'lines'."),
    ("a kind of line that is none", "phone.yaml", "{mobile: utr-text-coming}", "{moblie: utr-text-coming}", "moblie", "steps.from-a-mobile-utr.cases.moblie: There is no kind of line 'moblie'. Did you mean 'mobile'?"),
    ("a line that starts nowhere", "phone.yaml", "starts: welcome", "starts: hello", "starts", "lines.self-assessment.starts: There is no step 'hello'."),
    ("a text that is not there", "phone.yaml", "sends: find-your-utr", "sends: find-my-utr", "sends", "steps.utr-text.sends: There is no text 'find-my-utr'. Did you mean 'find-your-utr'?"),
    ("a human who is not there", "phone.yaml", "human: adviser", "human: robot", "human", "steps.wait-for-adviser.human: There is no human 'robot'."),
    ("a wait that is a rate of nothing", "phone.yaml", "value: 150", "value: 0", "words_a_minute", "voice.words_a_minute: A rate has to be at least 1 a minute"),
    ("a number with no source", "phone.yaml", "    value: 150\n    assumption: true\n", "    value: 150\n", "words_a_minute", "voice.words_a_minute: A number needs a 'source', or 'assumption: true' where there is none (not both)."),
    ("a number below nought", "phone.yaml", "value: 1380", "value: -1", "value", "steps.wait-for-adviser.usual_wait.value: Input should be greater than or equal to 0."),
    ("a number without end", "phone.yaml", "value: 1380", "value: 1e999", "value", "steps.wait-for-adviser.usual_wait.value: Input should be"),
    ("a page file that is not there", "service.yaml", "file: find-your-utr.html", "file: find-my-utr.html", "file", "pages.find-your-utr.file: There is no file 'pages/find-my-utr.html' in the pack."),
    ("a page file elsewhere", "service.yaml", "file: find-your-utr.html", "file: ../service.html", "file", "pages.find-your-utr.file: '../service.html' is not written as it has to be here: the name of an .html file, without a folder."),
    ("a page address without https", "service.yaml", "    url: https://www.gov.uk/find-utr-number\n", "    url: www.gov.uk/find-utr-number\n", "url", "pages.find-your-utr.url: 'www.gov.uk/find-utr-number' is not written as it has to be here: a whole address that begins with https://."),
    ("a way in by a line that is not there", "service.yaml", "line: self-assessment", "line: self-assesment", "line", "ways_in.self-assessment-line.line: There is no line 'self-assesment'. Did you mean 'self-assessment'?"),
    ("a way in by a page that is not there", "service.yaml", "page: contact", "page: contacts", "page", "ways_in.contact-page.page: There is no page 'contacts'. Did you mean 'contact'?"),
    ("a document that is not there, in a step", "phone.yaml", "source: eqia:41", "source: equia:41", "source", "steps.keypad.source: There is no document 'equia'. Did you mean 'eqia'?"),
    ("a document that is not there, in a line", "phone.yaml", "starts: welcome\n    basis: illustrative", "starts: welcome\n    source: minutes:3", "source", "lines.self-assessment.source: There is no document 'minutes'."),
    ("a document that is not there, in a human", "service.yaml", "gives: [utr-known, return-help]\n    basis: published\n    source: eqia:65", "gives: [utr-known, return-help]\n    basis: published\n    source: eqai:65", "source", "humans.adviser.source: There is no document 'eqai'. Did you mean 'eqia'?"),
    ("a document that is not there, in part of a text", "texts.yaml", "help-with-your-return:\n  sender: HMRC\n  parts:\n", "help-with-your-return:\n  sender: HMRC\n  parts:\n    - {words: Hello., source: 'eqa:1'}\n", "source", "help-with-your-return.parts.0.source: There is no document 'eqa'. Did you mean 'eqia'?"),
    ("a line that is not there, in a journey", "journeys.yaml", "met_by: [utr-known]\n  do:\n    - call: self-assessment", "met_by: [utr-known]\n  do:\n    - call: nobody", "call", "lost-utr.do.0.call: There is no line 'nobody'."),
    ("an answer to no question, in a journey", "journeys.yaml", "answer: find-utr", "answer: find-urt", "answer", "lost-utr.do.1.answer: There is no answer for 'find-urt'. Did you mean 'find-utr'?"),
    ("an outcome that nobody gives, in a journey", "journeys.yaml", "met_by: [return-help]", "met_by: [retrun-help]", "met_by", "help-with-return.met_by: There is no human or page that gives 'retrun-help'. Did you mean 'return-help'?"),
    ("an intention that is two", "journeys.yaml", "    - open_link: Where to find your UTR\n", "    - {open_link: Where to find your UTR, call: self-assessment}\n", "{open_link", "lost-utr.do.4: An intention is one of call, answer, read_text, open_link, fill, ask_for_person; this gives call and open_link."),
    ("an intention that is none", "journeys.yaml", "    - open_link: Where to find your UTR\n", "    - wait\n", "wait", "lost-utr.do.4: Input should be"),
    ("a lock with a length below nought", "prompts.lock.yaml", "For anything else, press 3.: 2.329", "For anything else, press 3.: -2.329", None, "seconds.For anything else, press 3.: Input should be greater than or equal to 0."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "says"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_a_mistake_is_one_problem_at_its_place(
    pack_copy: Path, name: str, old: str, new: str, at: str | None, says: str
):
    place = change(pack_copy, name, old, new, at)
    (problem,) = problems(pack_copy)
    assert problem.startswith(place + ":")
    assert says in problem
    assert problem.endswith((".", "?"))


def test_what_is_not_yaml_is_said_near_the_place_where_it_stops_being_yaml(pack_copy: Path):
    place = change(pack_copy, "phone.yaml", "cases: {mobile: utr-text-coming}", "cases: {mobile: utr-text-coming")
    (problem,) = problems(pack_copy)
    found = re.match(rf"{PACK}/phone\.yaml:(\d+):\d+: This is not YAML: while parsing a flow mapping, .*\.$", problem)
    assert found
    assert int(found[1]) - int(place.split(":")[1]) in (0, 1)


def test_mistakes_of_several_files_are_all_listed(pack_copy: Path):
    places = [
        change(pack_copy, "service.yaml", "name: webchat", "nmae: webchat"),
        change(pack_copy, "phone.yaml", "asks: In a few", "aks: In a few"),
        change(pack_copy, "phone.yaml", "value: 1380", "value: -1"),
        change(pack_copy, "journeys.yaml", "met_by: [utr-known]", "met_by: utr-known"),
        change(pack_copy, "prompts.lock.yaml", "voice: gmw/en", "voise: gmw/en"),
    ]
    assert [problem.partition(": ")[0] for problem in problems(pack_copy)] == places


def test_references_that_lead_nowhere_are_all_listed(pack_copy: Path):
    places = [
        change(pack_copy, "phone.yaml", "to: reason", "to: nowhere"),
        change(pack_copy, "phone.yaml", "sends: find-your-utr", "sends: nothing"),
        change(pack_copy, "service.yaml", "page: contact", "page: nothing"),
        change(pack_copy, "journeys.yaml", "answer: find-utr", "answer: nothing", "answer"),
    ]
    assert [problem.partition(": ")[0] for problem in problems(pack_copy)] == places


def test_files_that_are_not_there_are_all_listed(pack_copy: Path):
    (pack_copy / "phone.yaml").unlink()
    (pack_copy / "texts.yaml").unlink()
    assert problems(pack_copy) == [
        f"{PACK}/{name}.yaml:1:1: This file cannot be read: No such file or directory." for name in ("phone", "texts")
    ]


@pytest.mark.parametrize("content", ["", "- a list\n", "just words\n", "# a comment\n"])
def test_a_file_that_holds_no_mapping_is_refused_at_its_start(pack_copy: Path, content: str):
    (pack_copy / "journeys.yaml").write_text(content, encoding="utf-8")
    (problem,) = problems(pack_copy)
    assert re.match(rf"{PACK}/journeys\.yaml:1:1: Input should be an object\.", problem)


def test_words_that_other_readers_take_for_something_else_stay_words(pack_copy: Path):
    change(pack_copy, "phone.yaml", "says: Welcome to HM Revenue and Customs, Self Assessment.", "says: no")
    change(pack_copy, "service.yaml", "published: 22 June 2023", "published: 2023-06-22")
    change(pack_copy, "service.yaml", 'prefix: "18001"', "prefix: 018001")
    change(pack_copy, "service.yaml", "name: webchat", "name: 1:30")
    loaded = load_pack(str(pack_copy))
    assert loaded.phone.steps["welcome"].says == "no"
    assert loaded.service.documents["eqia"].published == "2023-06-22"
    assert loaded.service.means["relay-uk"].prefix == "018001"
    assert loaded.service.ways_in["webchat"].name == "1:30"


def test_a_step_may_be_called_what_a_kind_of_step_is_called(pack_copy: Path):
    file = pack_copy / "phone.yaml"
    renamed = file.read_text(encoding="utf-8").replace("  keypad:\n", "  menu:\n").replace("then: keypad", "then: menu")
    file.write_text(renamed, encoding="utf-8")
    assert isinstance(load_pack(str(pack_copy)).phone.steps["menu"], Menu)


def test_a_pack_is_found_whatever_its_path_looks_like(tmp_path: Path):
    folder = tmp_path / "a folder with spaces & “quotes”"
    shutil.copytree(ship_folder("journeys") / PACK, folder)
    assert load_pack(str(folder)).name == folder.name
