"""What is imported is written as a pack that reads well, and that loads as what was imported."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.load import LoadError, load_pack
from harness.load.exported import as_pack
from harness.load.write_pack import write_pack
from harness.model.base import Basis, Origin
from harness.model.callflow import CallFlow
from harness.model.pack import Pack
from harness.model.service import Human, Sourced
from harness.phone.formats.imported import Imported, ImportedFile, NotKnown

FIVE = {"value": 5, "assumption": True, "because": "It is five in most flows."}
BASE = {
    "voice": {"words_a_minute": {"value": 150, "assumption": True}},
    "platform": {"wait": FIVE, "between_keys": FIVE, "end_of_speech": FIVE},
}
STEPS: dict[str, dict[str, Any]] = {
    "main-welcome": {"kind": "say", "says": "Welcome to the Council.", "to": "main-menu", "error": "main-bye"},
    "main-menu": {
        "kind": "menu",
        "asks": "For school places, press 1. For anything else, press 0. To hear this again, press star.",
        "keys": {
            "1": {"for": ["school-places"], "to": "main-lambda"},
            "0": {"for": ["anything-else"], "to": "main-queue"},
            "*": {"for": ["hear-again"], "to": "main-menu"},
        },
        "wait": {"value": 8, "source": "main.json: InputTimeLimitSeconds"},
        "silence": {"again": 0, "then": "main-loop"},
        "not_understood": {"again": 0, "then": "main-bye"},
    },
    "main-loop": {"kind": "loop", "times": 2, "to": "main-menu", "done": "main-bye"},
    "main-lambda": {"kind": "set", "asks": ["school", "on"], "to": "main-branch"},
    "main-branch": {
        "kind": "branch",
        "on": "school",
        "cases": {"no": "main-bot", "1e5": "main-queue"},
        "otherwise": "main-bye",
    },
    "main-bot": {
        "kind": "ask",
        "asks": "Which school?",
        "accepts": ["speech"],
        "answers": [{"for": ["school-places"], "to": "main-queue"}],
        "silence": {"again": 1, "then": "main-bye"},
        "not_understood": {"again": 1, "saying": ["Sorry?"], "then": "main-bye"},
        "bot": "SchoolBot",
    },
    "main-queue": {"kind": "queue", "human": "schools", "usual_wait": FIVE, "full": "main-bye", "error": "main-bye"},
    "main-bye": {"kind": "hang_up"},
    "hold-music": {
        "kind": "unknown",
        "what": "The flow 'Music' is not here. Export it too.",
        "may": {"it returns": "hold-end"},
    },
    "hold-end": {"kind": "hang_up", "says": "Goodbye."},
    "rang-off": {"kind": "hang_up", "note": "Put in by the import."},
}


def stamped(name: str, number: int) -> dict[str, Any]:
    file = f"council/{name.partition('-')[0]}.json"
    if name == "rang-off":
        return {}
    return {"basis": "supplied", "origin": {"file": file, "line": number, "column": 5, "block": f"block {number}"}}


def imported_of(steps: dict[str, dict[str, Any]] = STEPS, **more: Any) -> Imported:
    """An export of two files, as the readers of exports give it."""
    lines = {"main": next(iter(steps)), "hold": list(steps)[-2] if len(steps) > 1 else next(iter(steps))}
    flow = CallFlow.model_validate(
        {
            **BASE,
            "lines": {
                name: {"name": f"{name}: the flow", "starts": to, **stamped(name, 1)} for name, to in lines.items()
            },
            "steps": {name: {**stamped(name, i), **step} for i, (name, step) in enumerate(steps.items(), 2)},
            **more,
        }
    )
    of = {file: tuple(name for name in steps if name.startswith(file)) for file in lines}
    unknown = {
        "main": (NotKnown(step="main-bot", what="Whether the bot 'SchoolBot' takes keys. Supply its export."),),
        "hold": (NotKnown(step="hold-music", what="The flow 'Music' is not here. Export it too."),),
    }
    files = tuple(
        ImportedFile(
            source=f"council/{name}.json",
            format="amazon-connect",
            name=f"{name}: the flow",
            line=name,
            entered="caller" if name == "main" else "waiting",
            steps=of[name],
            unknown=tuple(each for each in unknown[name] if each.step in steps),
        )
        for name in lines
    )
    humans = {"schools": Human(name="queue 'Schools'", if_answered=True, basis=Basis.SUPPLIED)}
    return Imported(name="council", flow=flow, humans=humans, files=files)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A folder that was exported; what is in it does not matter here."""
    folder = tmp_path / "council"
    folder.mkdir()
    for name in ("main", "hold"):
        (folder / f"{name}.json").write_text("{}", encoding="utf-8")
    return folder


def written(imported: Imported, export: Path, to: Path) -> tuple[Pack, Pack]:
    """The pack as it was imported, and as it loads once it was written."""
    pack = as_pack(imported, str(export))
    write_pack(pack, imported, to)
    return pack, load_pack(str(to))


def plain(things: Mapping[str, Sourced]) -> dict[str, Any]:
    """All of each thing but where it was read from, of which only the block's id is kept."""
    return {name: (thing.model_dump(exclude={"origin"}), thing.origin.block) for name, thing in things.items()}


def assert_same(imported: Pack, loaded: Pack) -> None:
    for group in ("lines", "steps"):
        assert plain(getattr(loaded.phone, group)) == plain(getattr(imported.phone, group))
    left_out = {"lines", "steps"}
    assert loaded.phone.model_dump(exclude=left_out) == imported.phone.model_dump(exclude=left_out)
    for group in ("ways_in", "humans"):
        assert plain(getattr(loaded.service, group)) == plain(getattr(imported.service, group))
    assert (loaded.service.name, loaded.service.about) == (imported.service.name, imported.service.about)
    assert {name: text.body for name, text in loaded.texts.items()} == {n: t.body for n, t in imported.texts.items()}
    assert loaded.journeys == {}


def test_every_step_line_and_human_loads_as_it_was_imported(export, tmp_path):
    imported = imported_of()
    pack, loaded = written(imported, export, tmp_path / "journeys" / "council")
    assert_same(pack, loaded)
    assert list(loaded.phone.steps) == list(imported.flow.steps)
    assert loaded.name == "council"


def test_a_step_points_at_its_line_of_the_pack_and_names_its_block_of_the_export(export, tmp_path):
    _, loaded = written(imported_of(), export, tmp_path / "council-pack")
    step = loaded.phone.steps["main-menu"]
    lines = (loaded.path / "phone.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[step.origin.line - 1] == "  main-menu:"
    assert (step.origin.file, step.origin.block) == ("council-pack/phone.yaml", "block 3")
    assert step.source == "council/main.json, line 3, block block 3"


def test_in_memory_a_step_points_at_the_export(export):
    pack = as_pack(imported_of(), str(export))
    assert pack.phone.steps["main-menu"].origin == Origin(file="council/main.json", line=3, column=5, block="block 3")
    assert pack.service.ways_in["main"].line == "main"
    assert set(pack.service.ways_in) == {"main"}, "nobody rings a flow for those who wait"
    assert pack.service.about == "Imported from 2 exported flows of Amazon Connect; nobody has confirmed it yet."
    assert pack.path == export


def test_what_a_source_already_says_is_kept(export, tmp_path):
    steps = STEPS | {"main-bye": {"kind": "hang_up", "source": "The block's own words."}}
    _, loaded = written(imported_of(steps), export, tmp_path / "pack")
    step = loaded.phone.steps["main-bye"]
    assert step.source == "The block's own words. In council/main.json, line 9, block block 9"
    assert step.origin.block == "block 9"


def test_the_hash_changes_with_an_exported_file_and_with_nothing_else(export):
    before = as_pack(imported_of(), str(export)).sha256
    (export / "notes.txt").write_text("Not looked at.", encoding="utf-8")
    assert as_pack(imported_of(), str(export)).sha256 == before
    (export / "main.json").write_text("{ }", encoding="utf-8")
    assert as_pack(imported_of(), str(export)).sha256 != before


def test_it_reads_as_if_written_by_hand(export, tmp_path, monkeypatch, snapshot):
    monkeypatch.chdir(tmp_path)
    to = Path("journeys", "council")
    write_pack(as_pack(imported_of(), str(export)), imported_of(), to)
    for name in ("service", "phone", "texts", "journeys"):
        text = (to / f"{name}.yaml").read_text(encoding="utf-8")
        assert text == snapshot(name=name)
        assert max(map(len, text.splitlines())) <= 120


def uncommented(path: Path) -> None:
    """Does what the file says of its example."""
    head, _, example = path.read_text(encoding="utf-8").partition("to begin with it:\n")
    path.write_text(head + "\n" + re.sub("^# ", "", example, flags=re.MULTILINE), encoding="utf-8")


def test_the_examples_are_right_once_they_are_taken_up(export, tmp_path):
    to = tmp_path / "pack"
    write_pack(as_pack(imported_of(), str(export)), imported_of(), to)
    for name in ("texts", "journeys"):
        uncommented(to / f"{name}.yaml")
    with pytest.raises(LoadError, match="There is no human, page, prompt or text that gives 'help'"):
        load_pack(str(to))
    service = to / "service.yaml"
    service.write_text(service.read_text(encoding="utf-8") + "    gives: [help]\n", encoding="utf-8")
    loaded = load_pack(str(to))
    assert loaded.journeys["get-help"].wants == ("school-places",)
    assert loaded.texts["booking-link"].sender == "SERVICE"


def test_a_text_that_is_sent_is_there_to_be_filled_in(export, tmp_path):
    steps = STEPS | {"main-lambda": {"kind": "text", "sends": "link", "to": "main-bye"}}
    pack, loaded = written(imported_of(steps), export, tmp_path / "pack")
    assert_same(pack, loaded)
    assert loaded.texts["link"].basis is Basis.ILLUSTRATIVE


# Whatever the export holds.

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120) | st.text(
    "ab :#-'\"\\\n\t|>!&*{}[],%@`", min_size=1, max_size=200
)
IDS = st.sampled_from(["main-a", "main-b", "hold-c", "main-no", "on", "1", "1e5", "null", "0x1f"])
NUMBERS = st.builds(
    lambda value, why, source: (
        {"value": value, "source": why} if source else {"value": value, "assumption": True, "because": why}
    ),
    st.floats(0, 1_000_000, allow_nan=False),
    WORDS,
    st.booleans(),
)


def some(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    shared = {"language": st.just("cy"), "error": IDS, "note": WORDS, "basis": st.sampled_from(list(Basis))}
    return st.fixed_dictionaries(required, optional=optional | shared)


RETRIES = st.fixed_dictionaries(
    {"again": st.integers(0, 3), "then": IDS}, optional={"saying": st.lists(WORDS, max_size=2)}
)
OPTIONS = st.fixed_dictionaries({"for": st.lists(IDS, min_size=1, max_size=2), "to": IDS}, optional={"says": WORDS})
KEYS = st.sampled_from("0123456789*#")
QUESTION: dict[str, Any] = {"asks": WORDS, "silence": RETRIES, "not_understood": RETRIES}
ANY_STEP = st.one_of(
    some({"kind": st.just("say"), "says": WORDS, "to": IDS}, interruptible=st.booleans()),
    some(
        {
            "kind": st.just("branch"),
            "on": IDS,
            "cases": st.dictionaries(WORDS, IDS, min_size=1, max_size=3),
            "otherwise": IDS,
        }
    ),
    some({"kind": st.just("set"), "to": IDS}, values=st.dictionaries(IDS, WORDS), asks=st.lists(IDS)),
    some({"kind": st.just("unknown"), "what": WORDS}, may=st.dictionaries(WORDS, IDS)),
    some({"kind": st.just("text"), "sends": IDS, "to": IDS}, not_delivered=IDS),
    some({"kind": st.just("queue"), "human": st.just("schools"), "usual_wait": NUMBERS}, says=WORDS, full=IDS),
    some({"kind": st.just("callback"), "human": st.just("schools"), "no_number": IDS}, says=WORDS, afterwards=IDS),
    some(
        {"kind": st.just("menu"), **QUESTION, "keys": st.dictionaries(KEYS, OPTIONS, min_size=1)},
        bot=WORDS,
        wait=NUMBERS,
    ),
    some(
        {
            "kind": st.just("ask"),
            **QUESTION,
            "accepts": st.just(["speech", "keys"]),
            "digits": st.fixed_dictionaries(
                {"least": st.just(1), "most": st.integers(1, 9), "keeps": IDS, "to": IDS},
                optional={"end_key": KEYS | st.none(), "between": NUMBERS},
            ),
        },
        about=IDS,
    ),
)
FLOWS = st.fixed_dictionaries(
    dict.fromkeys(("main-a", "main-b", "hold-c", "main-no", "on", "1", "1e5", "null", "0x1f"), ANY_STEP)
)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=FLOWS, phrases=st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=2), name=WORDS, block=WORDS)
def test_whatever_an_export_holds_loads_as_it_was_imported(export, tmp_path_factory, steps, phrases, name, block):
    steps["main-a"]["origin"] = {"file": "council/main.json", "line": 7, "block": block}
    imported = imported_of(steps, phrases=[{"words": words, "for": ["on"]} for words in phrases])
    first, second = imported.files
    files = (first.model_copy(update={"name": name, "unknown": (NotKnown(step="main-b", what=block),)}), second)
    imported = imported.model_copy(update={"name": name, "files": files})
    assert_same(*written(imported, export, tmp_path_factory.mktemp("to") / "pack"))
