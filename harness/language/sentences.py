"""Where sentences end in short official messages."""

import re

# A full stop after one of these ends no sentence.
_LITTLE = "".join(
    rf"(?<!\b{word}\.)" for word in ("Mr", "Mrs", "Ms", "Dr", "No", r"e\.g", r"i\.e", r"a\.m", r"p\.m", "[A-Z]")
)
_END = re.compile(rf"(?<=[.!?]){_LITTLE}[”’\"')]*\s+(?=[“‘\"'(]*[A-Z0-9])|\n+")
_AFTER_ADDRESS = re.compile(r"(https?://\S+)\s+(?=[A-Z])")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text: a line break ends one, and so does an address that a capital letter follows."""
    lines = _AFTER_ADDRESS.sub(r"\1\n", text)
    return tuple(part.strip() for part in _END.split(lines) if part.strip())
