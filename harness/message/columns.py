"""Which column of a sheet has what: by its heading, and for the messages else by where the longest words are."""

from collections.abc import Sequence
from dataclasses import dataclass

_NAMES = {
    "message": (
        "message", "message text", "text message", "content", "template content", "message content", "body", "sms",
        "sms text", "sms content", "text", "prompt", "prompt text", "script", "wording", "words", "english", "copy",
    ),
    "name": ("template name", "name", "template", "title", "id", "ref", "reference", "key", "step"),
    "kind": ("template type", "type", "kind", "channel"),
    "language": ("language", "lang", "locale", "iaith"),
    "sender": ("sender", "from", "sender id", "sender name", "text message sender"),
    "twin": ("welsh", "cymraeg", "welsh text", "welsh content", "welsh message", "text cymraeg"),
}  # fmt: skip
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column, counted from nought, has what; none where no column has it.

    Attributes:
        message: The messages.
        has_heading: Whether the first row is headings.
        name: Their names.
        kind: What sort of writing each is.
        language: Their languages.
        sender: Whom they are from.
        twin: Their Welsh twins.
    """

    message: int
    has_heading: bool
    name: int | None = None
    kind: int | None = None
    language: int | None = None
    sender: int | None = None
    twin: int | None = None

    def told(self, heading: Sequence[str] | None) -> str:
        """One sentence that says which column was taken for what."""
        places = {"messages": self.message, "names": self.name, "kinds": self.kind, "languages": self.language}
        places |= {"senders": self.sender, "Welsh": self.twin}
        said = [f"{what} from column {_called(place, heading)}" for what, place in places.items() if place is not None]
        no_heading = "" if self.has_heading else " There are no headings: row 1 is a message."
        return f"Took the {', '.join(said)}.{no_heading} Another column: --column NAME."


def guessed(rows: Sequence[Sequence[str]], column: str | None) -> Columns | None:
    """Which column has what.

    Args:
        rows: The first rows that are not blank.
        column: The heading, or the letter, of the column with the messages; none has it guessed.

    Returns:
        The columns; none where no column has messages, or none has that heading.
    """
    if not rows:
        return None
    heading = [cell.strip().lower().replace("_", " ") for cell in rows[0]]
    known = any(cell in names for cell in heading for names in _NAMES.values())
    message = _asked(column, heading) if column is not None else _headed(heading, "message")
    if message is None and column is None:
        message = _longest(rows[1:] if known or (len(rows) > 1 and not _is_message(rows[0])) else rows)
    if message is None:
        return None
    if not known and message < len(rows[0]) and len(rows[0][message].split()) >= _FEWEST_WORDS:
        return Columns(message, has_heading=False)
    others = {what: _headed(heading, what) for what in _NAMES if what != "message"}
    return Columns(message, True, **{what: place for what, place in others.items() if place != message})  # noqa: FBT003


def _asked(column: str, heading: Sequence[str]) -> int | None:
    wanted = column.strip().lower().replace("_", " ")
    if wanted in heading:
        return heading.index(wanted)
    place = ord(wanted) - ord("a") if len(wanted) == 1 else -1
    return place if 0 <= place < len(heading) else None


def _headed(heading: Sequence[str], what: str) -> int | None:
    return next((heading.index(name) for name in _NAMES[what] if name in heading), None)


def _is_message(row: Sequence[str]) -> bool:
    return any(len(cell.split()) >= _FEWEST_WORDS for cell in row)


def _longest(rows: Sequence[Sequence[str]]) -> int | None:
    """The column whose cells have most words on average, where that is enough for a message."""
    width = max(map(len, rows), default=0)
    words = [sum(len(row[place].split()) for row in rows if place < len(row)) / len(rows) for place in range(width)]
    best = max(range(width), key=words.__getitem__, default=None)
    return best if best is not None and words[best] >= _FEWEST_WORDS else None


def _called(place: int, heading: Sequence[str] | None) -> str:
    letter = chr(65 + place) if place < 26 else str(place + 1)
    return f"{letter} (“{heading[place].strip()}”)" if heading and place < len(heading) else letter
