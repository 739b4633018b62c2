"""An error message does not say how to put the answer right.

What it checks:
    The messages by fields, as the page is shown and after its forms were sent empty or wrong. It fails where one says
    no more than that the answer is not valid and no hint by the field gives a format. A person is asked about messages
    that want something “valid” without saying what is, and about patterns that only the browser knows.

Why it matters:
    A person typed their number as they always do. “Is not valid” leaves them to try with blanks, without, with a
    country's code; many stop there.

Who is shut out:
    People who find it hard to guess what a form wants, to see their own slip, or to type again.

Good:
    Enter a UK mobile number of 11 digits, like 07700 900982.

Poor:
    Is not valid.

How to put it right:
    Say what to enter, in the form in which it is wanted, with an example. “Enter your full name” and “Select yes if you
    live in Wales” say enough.
"""

import re
from collections.abc import Iterator

from harness.checks.page.attempts import attempts, messages_by
from harness.checks.page.fields import asks, fields, kind, label, said_of, tokens
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_ALWAYS = frozenset({"invalid", "incorrect", "wrong", "error", "annilys", "gwall"})
_NOT_WELL = frozenset({"valid", "correct", "accepted", "recognised", "recognized", "allowed", "ddilys"})
_FILLING = frozenset(
    "is are was has have an a the this that your you it in please there field value input entry answer data format "
    "entered number mae yn".split()
)
_LONGEST = 14  # words of a message by a field: assumption
_GIVES_FORMAT = frozenset("example like format characters letters digits numbers dd mm yyyy enghraifft".split())


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "forms"],
    standards=["WCAG 2.2 3.3.3"],
    severity="serious",
    act=["36b590"],
    technique="G85",
)
def error_without_remedy(visit: Visit) -> Iterator[Judgement]:
    """Reads the messages by each field, now and after each attempt."""
    page = visit.snapshot
    own = [each for each in fields(page) if kind(each) != "password"]
    bare: dict[int, str] = {}
    valid: dict[int, str] = {}
    for field in own:
        _sort(page, field, field.at, bare, valid)
    for attempt, _ in attempts(visit):
        for field in own:
            after = attempt.after.at_path(attempt.fields.get(field.path))
            if after is not None:
                _sort(attempt.after, after, field.at, bare, valid)
        for refused in attempt.refused:
            known = page.at_path(refused.path)
            if known and known.get("pattern") and refused.shown and not _gives_format(asks(page, known)):
                valid.setdefault(known.at, refused.message)
    yield from told(
        visit,
        own,
        wrong=[each for each in own if each.at in bare],
        says=lambda each: f"“{bare[each.at]}” is all that {page.described(each)} says of an error, not how to mend it",
        unsure=[each for each in own if each.at in valid and each.at not in bare],
        asks=lambda each: (
            f"by {page.described(each)} it says “{valid[each.at]}”; does a person learn from that what to enter?"
        ),
    )


def _sort(page: Snapshot, field: Element, at: int, bare: dict[int, str], valid: dict[int, str]) -> None:
    """Puts the messages by a field where they belong."""
    messages = [words for words in (*messages_by(page, field), *said_of(page, field)) if words]
    others = _without(label(page, field), messages)
    if not others[0] and not field.get("aria-label"):
        return  # what looks like a message is the label itself
    for words in messages:
        if len(tokens(words)) > _LONGEST or words.endswith(":"):
            continue  # no message, or only what stands before one
        rest = [each for each in others if each != words]
        if _is_bare(words, field, others) and not _gives_format(" ".join([field.get("placeholder"), *rest])):
            bare.setdefault(at, words)
        elif _wants_valid(words) and not _gives_format(" ".join([asks(page, field), *rest])):
            valid.setdefault(at, words)


def _without(named: str, messages: list[str]) -> list[str]:
    """The pieces that are said of a field: its label without the messages in it, and the messages."""
    for words in messages:
        named = named.replace(words, " ")
    return [" ".join(named.split()), *messages]


def _is_bare(words: str, field: Element, others: list[str]) -> bool:
    said = set(tokens(words))
    unwell = bool(said & _ALWAYS) or ("not" in said and bool(said & _NOT_WELL)) or {"ddim", "ddilys"} <= said
    named = set(tokens(f"{others[0]} {field.get('name')}"))
    return unwell and said <= _ALWAYS | _NOT_WELL | _FILLING | named | {"not", "ddim"}


def _wants_valid(words: str) -> bool:
    said = set(tokens(words))
    return "valid" in said and bool(said & {"enter", "provide", "use", "select", "give", "be", "type"})


def _gives_format(words: str) -> bool:
    return bool(re.search(r"\d", words)) or bool(_GIVES_FORMAT & set(tokens(words)))
