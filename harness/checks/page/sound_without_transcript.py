"""Recorded sound is offered, and nothing says where to read it.

What it checks:
    Links to sound files, and players of sound, on a page whose words speak of no transcript or written version. What
    is said in the sound may be written on the page all the same, so a person is asked.

Why it matters:
    Whoever cannot hear gets nothing from a sound file, and it cannot be searched, skimmed or translated.

Who is shut out:
    People who are deaf or hard of hearing, and people who cannot play sound where they are.

Good:
    <a href="talk.mp3">Listen to the interview</a> <a href="talk.html">Read the transcript</a>

Poor:
    <a href="talk.mp3">Listen to the interview</a>

How to put it right:
    Write down all that is said and can be heard, and link to it beside the sound.
"""

from collections.abc import Iterator

from harness.checks.page.media import names_transcript, players, sound_links
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.visit import Visit


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 1.2.1"],
    severity="serious",
    protects=["perceives.sound"],
    technique="G158",
)
def sound_without_transcript(visit: Visit) -> Iterator[Judgement]:
    """Looks for a mention of a transcript on a page that offers sound."""
    page = visit.snapshot
    offered = sorted([*sound_links(page), *players(page)], key=lambda sound: sound.at)
    yield from told(
        visit,
        offered,
        unsure=[] if names_transcript(page.text(page.root)) else offered,
        asks=lambda sound: f"where can what is said in {page.described(sound)} be read?",
    )
