"""Transcripts: one a walk, in words."""

from harness.report.bundle.transcripts import transcripts


def test_there_is_one_for_each_walk_in_the_folder_of_its_person(run):
    """Where words may be taken in several ways, each way has its own."""
    found = transcripts(run)
    assert len(found) == len(run.walks)
    assert "transcripts/deaf-relay/lost-utr.txt" in found
    assert any(name.endswith(".heard-2.txt") for name in found)


def test_it_reads_as_it_should(run, snapshot):
    """Offered, received and did, each at its time; what was found; what was not tested."""
    assert transcripts(run)["transcripts/deaf-relay/lost-utr.txt"] == snapshot


def test_what_was_offered_and_not_received_is_told_apart(run):
    """A number that was said once and could not be kept."""
    told = transcripts(run)["transcripts/blind-screen-reader/lost-utr.txt"]
    assert "  Offered: If you need extra support, call 03069 990444.\n" in told
    assert "  Received: If you need extra support, call\n  Missed: The number was said once" in told


def test_it_is_never_taken_for_a_real_call(run):
    """On our own script every transcript says that it is one."""
    assert all(
        "It is no transcript of a call that was made to the live service." in t for t in transcripts(run).values()
    )


def test_words_that_a_terminal_obeys_are_not_in_it(run):
    """Whatever a pack says."""
    walk = run.walks[0]
    moment = walk.moments[0].model_copy(update={"offered": "One\x1b[2J\ntwo"})
    changed = walk.model_copy(update={"moments": (moment, *walk.moments[1:])})
    (told,) = transcripts(run.model_copy(update={"walks": (changed,)})).values()
    assert "\x1b" not in told
    assert "\n  Offered: One" in told


def test_nobody_is_said_to_speak_where_a_text_is_sent_or_somebody_waits(run):
    """What the service does without a word is no voice."""
    walk = run.walks[0]
    sent = walk.moments[0].model_copy(update={"kind": "prompt", "channel": "phone", "spoken": (), "step": "utr-text"})
    record = run.model_copy(update={"walks": (walk.model_copy(update={"moments": (sent,)}),)})
    assert " Phone (utr-text, " in next(iter(transcripts(record).values()))
