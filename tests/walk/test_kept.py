"""Walks that would come out the same are kept from run to run, and no others."""

import pytest

from harness.model.visit import Visit
from harness.walk import KeptWalks, Walked, walk

ENGINES = ("156", "4.14", "styles")


@pytest.fixture
def pack(flows):
    journeys = {"j": {"goal": "Help.", "met_by": ["help"], "do": [{"call": "main"}]}}
    return flows.pack({"hold": flows.queue()}, journeys=journeys)


@pytest.fixture
def somebody(flows):
    return flows.person()


@pytest.fixture
def walked(pack, somebody):
    return tuple(walk(pack, "j", somebody, browser=None, site=None, no_browser="No browser in this test."))


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr("harness.walk.kept.cache_folder", lambda: tmp_path / "cache")
    return lambda engines=ENGINES, **more: KeptWalks(engines, tmp_path / "evidence", **more)


def test_a_walk_comes_back_as_it_was_in_a_later_run(kept, pack, somebody, walked):
    kept().put(pack, "j", somebody, walked)
    later = kept()
    assert later.get(pack, "j", somebody) == walked
    assert later.reused == 1


def test_a_walk_is_another_when_anything_that_went_in_has_changed(kept, flows, pack, somebody, walked):
    kept().put(pack, "j", somebody, walked)
    assert kept().get(pack.model_copy(update={"sha256": "1" * 64}), "j", somebody) is None
    assert kept().get(pack, "j", flows.person(has={"line": "landline"})) is None
    assert kept(("157", "4.14", "styles")).get(pack, "j", somebody) is None
    assert kept().get(pack, "another", somebody) is None


def test_a_walk_in_which_something_was_untested_is_never_kept(kept, pack, somebody, walked):
    (one,) = walked
    untested = Walked(one.trace.model_copy(update={"untested": ("There was no browser.",)}), one.visits)
    kept().put(pack, "j", somebody, (untested,))
    assert kept().get(pack, "j", somebody) is None


def test_fresh_takes_nothing_from_earlier_runs(kept, pack, somebody, walked):
    kept().put(pack, "j", somebody, walked)
    assert kept(fresh=True).get(pack, "j", somebody) is None


def test_what_was_damaged_is_walked_again(kept, pack, somebody, walked, tmp_path):
    kept().put(pack, "j", somebody, walked)
    (file,) = (tmp_path / "cache" / "walks").glob("*.json")
    file.write_text("{", encoding="utf-8")
    assert kept().get(pack, "j", somebody) is None


def test_pictures_come_back_with_their_walk_or_it_is_walked_again(kept, pack, somebody, walked, tmp_path):
    (one,) = walked
    seen = {"id": "p1", "page": None, "where": None, "basis": "supplied", "url": "https://example.org/"}
    visit = Visit.model_validate({**seen, "operating": "pointer", "picture": "p1.jpg"})
    picture = tmp_path / "evidence" / "p1.jpg"
    picture.parent.mkdir()
    picture.write_bytes(b"a picture")
    kept().put(pack, "j", somebody, (Walked(one.trace, (visit,)),))
    picture.unlink()
    assert kept().get(pack, "j", somebody) is not None
    assert picture.read_bytes() == b"a picture"
    picture.unlink()
    (tmp_path / "cache" / "walks" / "p1.jpg").unlink()
    assert kept().get(pack, "j", somebody) is None


def test_only_the_newest_are_kept(kept, pack, somebody, walked, tmp_path, monkeypatch):
    kept().put(pack, "j", somebody, walked)
    monkeypatch.setattr("harness.walk.kept.MOST_KEPT", 0)
    kept().tidy()
    assert list((tmp_path / "cache" / "walks").iterdir()) == []
