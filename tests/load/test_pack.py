"""A pack loads, or says of each mistake where it is and what to do. Each case changes the pack that ships."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from harness.load import LoadError, load_pack, ship_folder
from harness.load.pack import names_that_ship
from harness.model.base import Basis
from harness.model.pack import Pack
from harness.model.questions import Ask, Menu

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


def test_the_small_pack_loads_whole(pack: Pack):
    assert pack.name == PACK
    assert pack.folder == f"tests/packs/{PACK}"
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
        assert step.origin.file == f"tests/packs/{PACK}/phone.yaml"
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
    assert loaded.spoken
    assert loaded.lengths == {}


def test_a_lock_for_another_rate_measures_nothing(pack: Pack, pack_copy: Path):
    change(pack_copy, "phone.yaml", "value: 150", "value: 140")
    assert set(pack.lengths) == set(pack.spoken)
    assert load_pack(str(pack_copy)).lengths == {}


def test_a_recording_is_as_long_as_it_says_whatever_the_lock_says(pack_copy: Path):
    prompt = "Thank you for calling. Goodbye."
    recorded = f"recordings:\n  {prompt}: {{value: 9, source: Our studio.}}\n"
    before = load_pack(str(pack_copy)).lengths
    change(pack_copy, "phone.yaml", "platform:\n", f"{recorded}platform:\n")
    assert load_pack(str(pack_copy)).lengths == {**before, prompt: 9}


def test_no_pack_there_names_those_that_ship():
    with pytest.raises(LoadError, match=f"no-such-pack: There is no pack here.*{PACK}"):
        load_pack("no-such-pack")


def test_a_name_that_is_nearly_one_of_a_pack_gets_a_hint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "journeys" / "our-service").mkdir(parents=True)
    (tmp_path / "journeys" / "our-service" / "service.yaml").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LoadError, match=r"^our-servic: There is no pack here\. Did you mean 'our-service'\?$"):
        load_pack("our-servic")


MISTAKES = yaml.safe_load(Path(__file__).with_name("mistakes.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", MISTAKES, ids=[case["mistake"] for case in MISTAKES])
def test_a_mistake_is_one_problem_at_its_place(pack_copy: Path, case: dict[str, str]):
    place = change(pack_copy, case["file"], case["instead of"], case["written"], case.get("at"))
    (problem,) = problems(pack_copy)
    assert problem.startswith(f"{place}: {case['says']}")
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
@pytest.mark.parametrize("name", ["service", "phone"])
def test_a_file_that_holds_no_mapping_is_refused_at_its_start(pack_copy: Path, name: str, content: str):
    (pack_copy / f"{name}.yaml").write_text(content, encoding="utf-8")
    (problem,) = problems(pack_copy)
    assert re.match(rf"{PACK}/{name}\.yaml:1:1: This has to be", problem)


def test_a_link_that_leads_out_of_a_pack_is_refused(pack_copy: Path, tmp_path: Path):
    """A pack from elsewhere shows nobody a file of theirs, as a page or in the evidence; a link within it is fine."""
    (tmp_path / "private.html").write_text("Private.", encoding="utf-8")
    (pack_copy / "pages" / "own.html").symlink_to(next((pack_copy / "pages").glob("*.html")))
    load_pack(str(pack_copy))
    (pack_copy / "pages" / "theirs.html").symlink_to(tmp_path / "private.html")
    with pytest.raises(LoadError, match=r"pages/theirs\.html.*It is a link that leads out of the pack"):
        load_pack(str(pack_copy))


@pytest.mark.parametrize("content", ["- a list\n", "just words\n"])
def test_journeys_that_are_no_mapping_are_refused_at_their_start(pack_copy: Path, content: str):
    (pack_copy / "journeys.yaml").write_text(content, encoding="utf-8")
    (problem,) = problems(pack_copy)
    assert re.match(rf"{PACK}/journeys\.yaml:1:1: This has to be", problem)


@pytest.mark.parametrize("content", ["", "# Nothing yet.\n", "{}\n"])
def test_a_pack_may_have_no_journeys_yet(pack_copy: Path, content: str):
    (pack_copy / "journeys.yaml").write_text(content, encoding="utf-8")
    assert load_pack(str(pack_copy)).journeys == {}


@pytest.mark.parametrize("content", ["", "# Nothing yet.\n"])
def test_a_pack_without_texts_cannot_send_one(pack_copy: Path, content: str):
    (pack_copy / "texts.yaml").write_text(content, encoding="utf-8")
    assert "There is no text 'find-your-utr'." in problems(pack_copy)[0]


@pytest.mark.parametrize(
    "step",
    [
        "{kind: callback, human: adviser, no_number: nowhere}",
        "{kind: text, sends: find-your-utr, to: cut-off, not_delivered: nowhere}",
        "{kind: unknown, what: The flow is not here., may: {it returns: nowhere}}",
        "{kind: hang_up, error: nowhere}",
    ],
)
def test_every_way_on_from_a_step_has_to_lead_somewhere(pack_copy: Path, step: str):
    change(pack_copy, "phone.yaml", "steps:\n", f"steps:\n  new-one: {step}\n")
    (problem,) = problems(pack_copy)
    assert "There is no step 'nowhere'." in problem


def test_a_source_that_cites_a_block_of_an_export_gives_the_origin_its_id(pack_copy: Path):
    change(pack_copy, "phone.yaml", "source: eqia:26", 'source: "flows/main.json, line 4, block 4f1c, or so"')
    steps = load_pack(str(pack_copy)).phone.steps.values()
    assert [step.origin.block for step in steps if step.origin.block] == ["4f1c, or so"]


def test_words_that_other_readers_take_for_something_else_stay_words(pack_copy: Path):
    change(pack_copy, "phone.yaml", "says: Welcome to HM Revenue and Customs, Self Assessment.", "says: no")
    change(pack_copy, "service.yaml", "published: 22 June 2023", "published: 2023-06-22")
    change(pack_copy, "service.yaml", 'prefix: "18001"', "prefix: 1:30")
    change(pack_copy, "service.yaml", "name: webchat", "name: 1:30")
    loaded = load_pack(str(pack_copy))
    assert loaded.phone.steps["welcome"].says == "no"
    assert loaded.service.documents["eqia"].published == "2023-06-22"
    assert loaded.service.means["relay-uk"].prefix == "1:30"
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
