"""What somebody who operates alike has done before is not done again, and what came of it is the same."""

import pytest

from harness.model.base import Basis
from harness.model.service import Service
from harness.model.visit import Visit
from harness.web.evidence import Place
from harness.web.shared_tab import SharedTab, Taken
from harness.web.site import Site
from harness.web.tab import Step
from harness.web.ways import Way

SERVICE = Service(name="s", about="a")
SITE = Site({"https://example.org/a": b"<p>A"})


class FakeTab:
    """A tab whose page is named after all that was done in it, and which writes down what it was asked to do."""

    def __init__(self, done, untested=None):
        self.done, self.here, self.untested = done, "", untested
        self.closed = False

    def _at(self, did):
        self.done.append(did)
        self.here += f"/{did}"
        return Visit(
            id=self.here,
            page=None,
            where=None,
            basis=Basis.SUPPLIED,
            url=self.here,
            operating="pointer",
            untested=self.untested,
        )

    def open(self, url):
        """Go there."""
        return self._at(url)

    def follow(self, words):
        """Follow a link."""
        return Step(f"Followed {words}.", self._at(words))

    def fill(self, fields):
        """Fill in a form."""
        return Step("Filled.", self._at("-".join(f"{name}={value}" for name, value in fields.items())))

    def look_for_person(self):
        """Nobody is found."""
        self.done.append("looked")
        return Step("Looked.", why_not="There is no link.")

    def close(self):
        """Close it."""
        self.closed = True


@pytest.fixture
def taken():
    return Taken()


@pytest.fixture
def somebody(taken):
    """Puts somebody in front of a tab; gives the tab, what is done in the real one, and the real ones."""

    def put(way=Way(), identity="passes", service=SERVICE, site=SITE, untested=None):  # noqa: B008
        done, made = [], []

        def tab():
            made.append(FakeTab(done, untested))
            return made[-1]

        return SharedTab(tab, Place(site, service, way, identity), taken), done, made

    return put


def walked(tab):
    """One row of steps."""
    with tab:
        return [tab.open("a"), tab.follow("b"), tab.fill({"c": "d", "e": "f"}), tab.look_for_person()]


def test_the_second_is_told_what_the_first_did_and_opens_nothing(somebody):
    first, done, made = somebody()
    steps = walked(first)
    assert done == ["a", "b", "c=d-e=f", "looked"]
    assert [tab.closed for tab in made] == [True]
    second, done, made = somebody()
    assert walked(second) == steps
    assert (done, made) == ([], [])


def test_who_does_something_else_first_does_what_was_only_told(somebody):
    first, _, _ = somebody()
    walked(first)
    second, done, made = somebody()
    with second:
        second.open("a")
        second.follow("b")
        assert done == []
        step = second.follow("another")
        assert (done, step.visit.url) == (["a", "b", "another"], "/a/b/another")
        second.follow("and-on")
        assert done == ["a", "b", "another", "and-on"]
    assert len(made) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"way": Way("keyboard")},
        {"way": Way(view="enlarged")},
        {"identity": "fails"},
        {"service": Service(name="s", about="a")},
        {"site": Site({"https://example.org/a": b"<p>B"})},
    ],
    ids=lambda other: next(iter(other)),
)
def test_who_operates_otherwise_or_is_elsewhere_does_it_all_again(somebody, other):
    walked(somebody()[0])
    tab, done, _ = somebody(**other)
    walked(tab)
    assert len(done) == 4


def test_a_page_that_was_not_tested_is_tried_again(somebody):
    with somebody(untested="It did not load.")[0] as tab:
        tab.open("a")
    again, done, _ = somebody()
    with again:
        assert again.open("a").untested is None
    assert done == ["a"]
