"""The page ends by itself, and nothing asks whether more time is needed.

What it checks:
    Whether scripts take the page elsewhere within an hour during which nobody does anything, on a clock that runs fast.
    It fails where that happens after twenty seconds or more, and before it no question was asked and nothing came up or
    changed that may be a warning. Where something did, or where the page leaves sooner, a person is asked whether it
    comes in time; also where the words say that a session ends, and no link or button offers more time.

Why it matters:
    What somebody had filled in is gone, and they have to begin again, just because they needed longer.

Who is shut out:
    People who read, type or decide slowly, people who have a page read to them, and people who are called away.

Good:
    Two minutes before the end a window says so, and a button keeps the session open.

Poor:
    After fifteen minutes the page goes to "You have been signed out".

How to put it right:
    Warn at least twenty seconds before, let people go on with one key, and keep what they had filled in.
"""

import re
from collections.abc import Iterator

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.motion import Change, Motion
from harness.model.visit import Visit

_LEAST = 20
"""Seconds that people are to be given to ask for more time (WCAG 2.2 2.2.1)."""
_ENDS = re.compile(
    r"\b(session|sesiwn)\b[^.!?]{0,60}\b(ends?|expires?|times? out|dod i ben)\b"
    r"|\b(sign|log|time)(ed)? (you )?out (in|after|automatically)\b|\byou have \d+ minutes to\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(stay|extend|continue|keep|more time|longer|parhau|estyn|aros|mwy o amser)\b", re.IGNORECASE)
_ACTS = re.compile(
    r"\b(stay|continue|extend|keep|more time|yes|still there|signed out|sign out|time out|timed out|parhau|aros)\b",
    re.IGNORECASE,
)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "motion"],
    standards=["WCAG 2.2 2.2.1", "WCAG 2.2 2.2.6"],
    severity="serious",
    protects=["presses.decides", "reads.words_a_minute", "perceives.screen"],
    technique="G198",
)
def session_ends_without_warning(visit: Visit) -> Iterator[Judgement]:
    """Looks at where the page went by itself, and at what it says of its end."""
    motion = visit.probed.motion
    assert motion is not None  # noqa: S101 -- the check needs it
    where = f"“{visit.title or visit.url}”"
    if motion.leaves:
        yield _of_leaving(motion, where)
        return
    says = _ENDS.search(visit.snapshot.words(visit.snapshot.root))
    if not says:
        yield passed() if motion.watched else inapplicable()
    elif any(_MORE.search(each.name) for each in visit.snapshot.having("button", "link")):
        yield passed()
    else:
        yield cannot_tell(
            f"{where} says “{says[0]}”. Can people ask for more time, and are they warned before it ends?"
        )


def _of_leaving(motion: Motion, where: str) -> Judgement:
    leave = motion.leaves[0]
    after = f"{leave.seconds:.0f} seconds" if leave.seconds < 120 else f"{leave.seconds / 60:.0f} minutes"
    goes = f"After {after} {where} goes by itself to {leave.url}"
    if leave.seconds >= _LEAST and not motion.asked and not motion.capped and not _warned(motion, leave.seconds):
        return failed(f"{goes}, and nothing asks before whether more time is needed.")
    return cannot_tell(f"{goes}. Can people keep it from doing so, and are they told in time?")


def _warned(motion: Motion, end: float) -> bool:
    return any(_is_warning(each) and each.first <= end - 1 for each in motion.changes)


def _is_warning(change: Change) -> bool:
    """Whether it may be one: something with words, or that came to be seen."""
    return bool(_ACTS.search(change.words)) or not {"text"}.issuperset(change.kinds)
