"""Several packs in one run: nothing that is found turns on how many processes there are, nor on what was kept."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from harness.load import load_pack
from harness.model.acceptance import Acceptance
from harness.report.html import write_pack
from harness.report.parts import page_of
from harness.run import Page, Run, RunOfPacks, plan
from harness.run.kept import KeptPacks

DAY = date(2026, 1, 2)


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    """No browser, and a cache of the test's own, for the processes that it begins too."""
    monkeypatch.setenv("HARNESS_BROWSER", "none")
    monkeypatch.setenv("HARNESS_CACHE", str(tmp_path / "cache"))
    for module in ("harness.run.kept", "harness.walk.kept"):
        monkeypatch.setattr(f"{module}.cache_folder", lambda: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def packs(pack_copy, tmp_path, monkeypatch):
    """Two packs that are alike in all but their name, and in which no page is opened."""
    monkeypatch.chdir(tmp_path)
    journeys = pack_copy / "journeys.yaml"
    lines = [line for line in journeys.read_text(encoding="utf-8").splitlines() if "open_link" not in line]
    journeys.write_text("\n".join(lines) + "\n", encoding="utf-8")
    other = shutil.copytree(pack_copy, tmp_path / "another")
    return [load_pack(str(pack_copy)), load_pack(str(other))]


@pytest.fixture
def some(people):
    """Two people."""
    return (people["control"], people["deaf-relay"])


def run(packs, people, folder=None, **more):
    """A run of packs that has come to its end."""
    going = RunOfPacks(plan(packs, people), folder=folder, command="a test", **({"today": DAY} | more))
    going.told = list(going.walks())
    return going


def but_when(record):
    """All of a record but when it was made."""
    return record.model_dump(exclude={"started"})


def test_the_record_is_the_same_by_one_process_by_two_and_by_one_run_of_everything(packs, some, tmp_path):
    whole = Run(plan(packs, some), folder=tmp_path / "whole", command="a test", today=DAY, fresh=True)
    for _ in whole.walks():
        pass
    one = run(packs, some, tmp_path / "one", processes=1, fresh=True)
    two = run(packs, some, tmp_path / "two", processes=2, fresh=True)
    assert but_when(one.record()) == but_when(whole.record())
    assert but_when(two.record()) == but_when(whole.record())
    for going in (one, two):
        numbers = [made.number for made in going.told]
        assert (numbers, numbers[0], numbers[-1]) == (sorted(numbers), 1, len(going.planned))
        assert {made.of for made in going.told} == {len(going.planned)}
    assert {path.name for path in (tmp_path / "two" / "evidence").iterdir()} == {
        path.name for path in (tmp_path / "whole" / "evidence").iterdir()
    }


def test_what_has_not_changed_is_taken_whole_with_all_that_lies_beside_it(packs, some, tmp_path):
    page = Page(page_of, write_pack)
    first = run(packs, some, tmp_path / "out", page=page, processes=1)
    assert first.reused == 0
    files = {path.relative_to(tmp_path / "out"): path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}
    assert {page_of(pack.name) for pack in packs} <= set(files)
    shutil.rmtree(tmp_path / "out")
    again = run(packs, some, tmp_path / "out", page=page)
    assert again.reused == len(again.planned)
    assert but_when(again.record()) == but_when(first.record())
    assert {path.relative_to(tmp_path / "out"): path.read_bytes() for path in (tmp_path / "out").rglob("*.*")} == files
    assert [made.number for made in again.told] == [len(again.planned) // 2, len(again.planned)]


def test_fresh_takes_nothing_that_was_kept(packs, some):
    run(packs, some, processes=1)
    assert run(packs, some, processes=1, fresh=True).reused == 0


def test_one_by_one_tells_every_walk_in_order_with_what_happened(packs, some):
    run(packs, some, processes=1)
    going = run(packs, some, one_by_one=True)
    assert [(m.walk.pack, m.journey, m.person) for m in going.told] == [
        (todo.pack.name, todo.journey, todo.person.id) for todo in going.planned
    ]


@pytest.fixture
def kept(packs, some):
    """Says whether a pack is taken whole, once something of what was run before is changed."""
    run(packs[:1], some, processes=1)

    def taken(pack=packs[0], people=some, **changed):
        (task,) = RunOfPacks(
            plan([pack], people), command="another", **({"folder": None, "today": DAY} | changed)
        )._tasks.values()
        return KeptPacks().get(task) is not None

    return taken


def test_a_pack_is_taken_only_while_all_that_it_turns_on_is_the_same(kept, packs, some, tmp_path):
    until = Acceptance(finding="a", check="stuck", people=("control",), by="A.", why="A test.", until=DAY)
    assert kept()
    assert kept(today=DAY + timedelta(days=1)), "no day of a claim, nor of an acceptance, has passed"
    changed = {
        "pack": {"pack": packs[0].model_copy(update={"sha256": "0" * 64})},
        "people": {"people": some[:1]},
        "a person": {"people": (some[0].model_copy(update={"about": "Another."}), some[1])},
        "accepted": {"accepted": (until,)},
        "sounds": {"folder": tmp_path / "out"},
        "recordings": {"audio": True},
        "proofs": {"proofs": False},
    }
    assert [what for what, how in changed.items() if kept(**how)] == []


def test_the_day_after_an_acceptance_ends_is_another(packs, some):
    until = Acceptance(finding="a", check="stuck", people=("control",), by="A.", why="A test.", until=DAY)
    day_after = DAY + timedelta(days=1)
    run(packs[:1], some, accepted=(until,), processes=1)
    assert run(packs[:1], some, accepted=(until,), processes=1).reused
    assert (
        KeptPacks().get(
            *RunOfPacks(plan(packs[:1], some), None, "", accepted=(until,), today=day_after)._tasks.values()
        )
        is None
    )


def test_a_file_that_is_damaged_or_missing_is_not_taken(packs, some, cache, tmp_path):
    first = run(packs[:1], some, tmp_path / "out", processes=1)
    for damaged in ("record.json.gz", next(iter(first.record().sounds.values())).path.split("/")[-1]):
        shutil.rmtree(tmp_path / "out")
        (file,) = (cache / "packs").glob(f"*/{damaged}")
        file.unlink()
        assert [walk.pack for walk in run(packs[:1], some, tmp_path / "out", processes=1).record().walks]
        assert run(packs[:1], some, tmp_path / "out", processes=1).reused


def test_nothing_is_kept_of_a_pack_of_which_something_was_not_tested(pack, some, cache):
    """Without a browser the links of its texts are not opened."""
    assert any(walk.untested for walk in run([pack], some, processes=1).record().walks)
    assert not (cache / "packs").exists()


def test_the_oldest_of_what_is_kept_goes_first(packs, some, cache, monkeypatch):
    monkeypatch.setattr("harness.run.kept.MOST_KEPT", 1)
    run(packs, some, processes=1)
    assert len(list((cache / "packs").iterdir())) == 1


@pytest.mark.parametrize("processes", [1, 2])
def test_an_interrupted_run_keeps_what_was_done_and_counts_what_was_not_over_all_packs(packs, some, processes):
    going = RunOfPacks(plan(packs, some), folder=None, command="a test", processes=processes, fresh=True)
    walks = going.walks()
    next(walks)
    walks.close()
    record = going.record()
    assert record.complete is False
    assert 0 < len(record.walks) < len(going.planned)
    done = {(walk.pack, walk.journey, walk.person) for walk in record.walks}
    (left,) = [gap for gap in record.not_run if gap.why == "The run was interrupted."]
    assert left.what == f"{len(going.planned) - len(done)} of {len(going.planned)} walks"
    assert going.written == ()


def not_to_be_found_by_another_process(record, folder):
    """A test's module has no name by which a process that begins could import it."""
    Path(folder / page_of(next(iter(record.packs)))).parent.mkdir(parents=True, exist_ok=True)
    (folder / page_of(next(iter(record.packs)))).touch()


def test_what_a_process_does_not_come_to_the_end_of_is_done_here(packs, some, tmp_path):
    page = Page(page_of, not_to_be_found_by_another_process)
    going = run(packs, some, tmp_path, page=page, processes=2, fresh=True)
    assert going.record().complete
    assert going.written == tuple(pack.name for pack in packs)
