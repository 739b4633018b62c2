"""The sentences that every writer opens with."""

import re

from harness.model.record import NotRun
from harness.report import sentences, words


def test_the_four_first_sentences(record):
    """First who got what they came for, then who reached a human, who is stuck, and on whose material that rests."""
    met, human, stuck, material = sentences.what_happened(record)
    assert met.startswith("In 7 of 11 walks (3 people, 3 journeys) the person got what they came for: Control;")
    assert human == "In 1 the person did not, but reached a human: Deaf, calls through a relay."
    assert stuck.startswith("2 end stuck")
    assert stuck.endswith("Deaf, calls through a relay; Control.")
    assert "22 are ours, not the service's" in material


def test_both_ways_to_a_human_are_told_apart(record):
    """Who reached a human and who was shown the way to one are counted apart."""
    more = record.walks[5].model_copy(update={"human": "directed", "person": "control"})
    told = sentences.what_happened(record.model_copy(update={"walks": (*record.walks, more)}))[1]
    assert "reached a human (1) or was shown the way to one (1): Deaf, calls through a relay; Control." in told


def test_a_crowd_is_not_named(many):
    """A sentence names four people at most; where it is everybody, it says so."""
    record = many(10, 14)
    assert "everybody at least once" in sentences.what_happened(record)[2]
    fewer = record.model_copy(
        update={"walks": tuple(walk.model_copy(update={"stuck": walk.person != "person-0"}) for walk in record.walks)}
    )
    assert sentences.what_happened(fewer)[2].endswith("Person 4; and 5 others.")


def test_what_depends_on_hearing_is_counted(record):
    """Several readings of one person's words are said, and in how many of them the ending depends on it."""
    told = " ".join(sentences.what_it_rests_on(record))
    assert "In 2 cases the service may take what the person says in several ways" in told
    assert "in 1 of them the ending depends on what it hears" in told


def test_the_numbers_add_up(record):
    """Every walk is counted in exactly one of the sentences: got it, a human, stuck, not known."""
    told = (*sentences.what_happened(record)[:3], sentences.what_it_rests_on(record)[0])
    counted = [int(re.search(r"\d+", sentence)[0]) for sentence in told]
    assert counted == [7, 1, 2, 1]
    assert sum(counted) == len(record.walks)


def test_whose_material_comes_first(record):
    """Where most of the words are ours, the opening says so."""
    assert "read every result as modelled" in " ".join(sentences.what_it_rests_on(record))


def test_nobody_stuck_is_not_said_of_nothing(record):
    """A record without walks says that nothing is known, never that no walk ends stuck."""
    told = " ".join(sentences.what_happened(record.model_copy(update={"walks": ()})))
    assert "Nothing was walked" in told
    assert "stuck" not in told


def test_an_interrupted_run_says_so_first(record):
    """A record that is not complete says that before anything else."""
    assert sentences.what_happened(record.model_copy(update={"complete": False}))[0] == words.INTERRUPTED


def test_untested_counts_what_a_walk_could_not_do(record):
    """What one walk could not do is listed once with what the whole run left out, whether the run names it or not."""
    one = ("Blind, uses a screen reader, help-with-return",)
    assert [gap.what for gap in sentences.untested(record)].count(one) == 1
    unnamed = record.model_copy(update={"not_run": ()})
    assert [gap.what for gap in sentences.untested(unnamed)] == [one]


def test_one_reason_is_told_once(record):
    """What was not tested for the same reason is one entry, with how many more there are."""
    walks = tuple(walk.model_copy(update={"untested": ("There is no browser.",)}) for walk in record.walks)
    not_run = tuple(
        NotRun(what=f"{walk.pack}, {walk.journey}, {walk.person}", why=why) for walk in walks for why in walk.untested
    )
    (gap,) = sentences.untested(record.model_copy(update={"walks": walks, "not_run": not_run}))
    assert gap.short.startswith("Control, lost-utr and ")
    assert len(gap.what) == len(set(gap.what))


def test_that_no_human_was_reached_is_said(record):
    """The second sentence stands even where there is nobody to name: it says so, and of whom."""

    def second(*walks):
        return sentences.what_happened(record.model_copy(update={"walks": walks}))[1]

    met, stuck = record.walks[3], record.walks[2]
    assert second(stuck) == "Nobody reached a human or was shown the way to one."
    assert second(met, stuck) == "In no other walk was a human reached, or the way to one shown."
    assert second(met) == "Nobody was left without."
