"""Ids that a person can read, for steps, files, values and intents."""

import re
import unicodedata
from collections.abc import Sequence

from harness.model.base import Id

_LONGEST = 40
_RESERVED = frozenset({"line", "open", "language", "text"})
"""Names to which branches of a call flow give a meaning of their own."""
_CHANNEL = re.compile(r"\$(?:\.System)?(?:\.Channel|\[(['\"])Channel\1\])", re.IGNORECASE)
"""``$.Channel``, ``$['Channel']`` and ``$.System.Channel``; an attribute of that name is the flow's own."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_HEX = re.compile(r"[0-9a-f]*", re.IGNORECASE)


def slug(text: str, most: int = _LONGEST) -> str:
    """A text as small letters, digits and hyphens, cut between words; nothing where it has no letters or digits."""
    plain = unicodedata.normalize("NFKD", text[:400]).encode("ascii", "ignore").decode()
    words = [word for word in re.split(r"[^a-z0-9]+", _CAMEL.sub(" ", plain).casefold()) if word]
    while len(words) > 1 and len("-".join(words)) > most:
        words.pop()
    return "-".join(words)[:most].strip("-")


def tail_slug(text: str, most: int = _LONGEST) -> str:
    """As ``slug``, but what is cut is the beginning: names of files differ at their ends."""
    words = slug(text, 400).split("-")
    while len(words) > 1 and len("-".join(words)) > most:
        words.pop(0)
    return "-".join(words)[-most:].strip("-")


def is_words(text: str) -> bool:
    """Whether an identifier was written for people: it has a word in it, and is no string of hexadecimal digits."""
    parts = [part for part in re.split(r"[\W_]+", text) if part]
    return bool(re.search(r"[^\W\d_]{3}", text)) and not all(_HEX.fullmatch(part) and len(part) > 3 for part in parts)


def without_common_start(names: Sequence[str]) -> list[str]:
    """Slugs of names without the words that all of them begin with, where something is left of each."""
    split = [slug(name, 400).split("-") for name in names]
    shared = 0
    if len(split) > 1:
        shortest = min(len(words) for words in split)
        while shared < shortest - 1 and len({words[shared] for words in split}) == 1:
            shared += 1
    return [tail_slug("-".join(words[shared:])) for words in split]


class Ids:
    """Hands out ids, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def take(self, wanted: str) -> Id:
        """The id that is wanted, with a number behind it where it is taken."""
        given = wanted
        while given in self._taken:
            self._counts[wanted] = self._counts.get(wanted, 1) + 1
            given = f"{wanted}-{self._counts[wanted]}"
        self._taken.add(given)
        return given


class Values:
    """The names under which branches look values up: one name for one attribute, in every file of an export."""

    def __init__(self) -> None:
        self._ids = Ids()
        self._names: dict[str, Id] = {}

    def name(self, path: str) -> Id:
        """The name for a value that a flow refers to, such as ``$.Attributes.colour`` or ``$.External.colour``."""
        path = path.strip()
        if path not in self._names:
            self._names[path] = self._ids.take(self._wanted(path))
        return self._names[path]

    @staticmethod
    def _wanted(path: str) -> str:
        own = re.sub(r"^\$\.Attributes\b", "", path)
        wanted = slug(own) or "value"
        return f"attribute-{wanted}" if wanted in _RESERVED else wanted


def attribute(key: str) -> str:
    """How flows refer to a contact attribute."""
    return f"$.Attributes.{key}"


def of_every_call(path: str) -> str | None:
    """What a value of the system is on every telephone call; none where that is not certain.

    The channel of a telephone call is VOICE (Amazon Connect administrator guide, list of contact attributes).
    """
    return "VOICE" if _CHANNEL.fullmatch(path.strip()) else None


STORED_INPUT = "$.StoredCustomerInput"
"""How flows refer to the digits that were typed last."""
