"""The sentences that every writer opens with."""

import re

from harness.report import sentences, words


def test_who_is_stuck_is_named(record):
    """The opening says how many walks there were and names who is stuck."""
    told = " ".join(sentences.what_happened(record))
    assert told.startswith("3 people each tried 2 journeys: 6 walks. 1 ends stuck")
    assert "Deaf, calls through a relay" in told


def test_the_numbers_add_up(record):
    """Every walk is counted in exactly one of the sentences: stuck, got it, a human, not known."""
    told = sentences.what_happened(record)
    counted = [int(re.search(r"\d+", sentence)[0]) for sentence in told[1:]]
    assert counted == [1, 3, 1, 1]
    assert sum(counted) == len(record.walks)


def test_whose_material_comes_first(record):
    """Where most of the words are ours, the opening says so."""
    told = " ".join(sentences.what_it_rests_on(record))
    assert "22 are ours, not the service's" in told
    assert "read every result as modelled" in told


def test_nobody_stuck_is_not_said_of_nothing(record):
    """A record without walks says that nothing is known, never that no walk ends stuck."""
    told = " ".join(sentences.what_happened(record.model_copy(update={"walks": ()})))
    assert "Nothing was walked" in told
    assert "stuck" not in told


def test_an_interrupted_run_says_so_first(record):
    """A record that is not complete says that before anything else."""
    assert sentences.what_happened(record.model_copy(update={"complete": False}))[0] == words.INTERRUPTED


def test_untested_counts_what_a_walk_could_not_do(record):
    """What one walk could not do is listed with what the whole run left out."""
    assert [what for what, _ in sentences.untested(record)][-1] == "Blind, uses a screen reader, help-with-return"
