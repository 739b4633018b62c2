"""What a message asks its reader to do.

An action is a verb that tells: at the start of a sentence or of a part of one, or behind *you must* or *you need to*.
To call somebody is an action only where it comes on top of another in one sentence ("Fill in the form and call us"),
because a sentence of its own with a number is the way to a human that every message should have. What depends on an
*if* is for some readers alone and is not counted; nor is the second of two ways of doing one thing ("or").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from harness.language.rules.known import words
from harness.language.rules.prepared import Prepared, Sentence

_LEADS = frozenset("please now then next first also and simply kindly".split())
_OBLIGED = ("you must", "you should", "you need to", "you have to", "you now need to", "you will need to", "please")
_CONDITIONS = frozenset("if unless when where once until should whether need questions".split())


@dataclass(frozen=True, slots=True)
class Action:
    """Something that the reader is told to do.

    Attributes:
        verb: The verb that tells.
        start: Where it begins.
        end: Where it ends.
        contact: Whether it is to reach somebody.
    """

    verb: str
    start: int
    end: int
    contact: bool


def different(message: Prepared) -> tuple[Action, ...]:
    """The different things that every reader is told to do, in order."""
    found: dict[str, Action] = {}
    for told in _by_sentence(message):
        for at, action in enumerate(told):
            if not action.contact or at > 0:
                found.setdefault(action.verb, action)
    return tuple(found.values())


def first(message: Prepared) -> Action | None:
    """The first thing that the reader is told to do."""
    return next((action for told in _by_sentence(message) for action in told if not action.contact), None)


@lru_cache(4)
def _by_sentence(message: Prepared) -> tuple[tuple[Action, ...], ...]:
    """What each sentence tells the reader to do; kept while one message is read."""
    return tuple(filter(None, (tuple(_in_sentence(message, sentence)) for sentence in message.sentences)))


def _in_sentence(message: Prepared, sentence: Sentence) -> Iterator[Action]:
    plain, places = sentence.plain, sentence.places
    verbs, contact, means = words("action_verbs"), words("contact_verbs"), words("means_verbs")
    if verbs.isdisjoint(plain) and contact.isdisjoint(plain):
        return
    begin = next((i for i, place in enumerate(places) if place[0] >= message.after_sender), len(plain))
    if not _CONDITIONS.isdisjoint(plain[begin:]):
        return
    told = False
    for at in range(begin, len(plain)):
        verb = plain[at]
        if verb not in verbs and verb not in contact and verb not in means:
            continue
        if not _tells(message, sentence, begin, at, told=told):
            continue
        told = True
        if verb in means or (verb == "sign" and plain[at + 1 : at + 2] in (("in",), ("into",))):
            continue
        yield Action(verb, *places[at], contact=verb in contact)


def _tells(message: Prepared, sentence: Sentence, begin: int, at: int, *, told: bool) -> bool:
    """Whether the verb at this place tells the reader to do something."""
    plain = sentence.plain
    lead = at
    while lead > begin and plain[lead - 1] in _LEADS:
        lead -= 1
    joined = lead < at and plain[at - 1] in ("and", "then", "also")
    if lead == begin or (told and joined):
        return True
    before = message.text[sentence.places[lead - 1][1] : sentence.places[lead][0]]
    if before.strip() in (",", ":", ";", "-", "–", ".") and (told or plain[begin] in ("to", "for") or ":" in before):
        return True
    return " ".join(plain[max(begin, at - 4) : at]).endswith(_OBLIGED)
