"""Cells of sheets: which are refused, and how they are written so that no spreadsheet runs them."""

MOST_CHARACTERS = 20_000
"""A longer message is refused: it is no message, and most likely a quotation mark that is not closed."""
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 -- spreadsheets take the wide ones too


def refused(message: str) -> str | None:
    """Why a cell cannot be judged, and what to do; none where it can."""
    if not message.strip():
        return "The cell with the message is empty."
    if len(message) > MOST_CHARACTERS:
        return (
            f"The message has {len(message):,} characters; at most {MOST_CHARACTERS:,} are read. Is a quotation mark "
            "not closed?"
        )
    if any("\ud800" <= character <= "\udfff" for character in message) if not message.isascii() else False:
        return "The message is not written in UTF-8. Save the sheet as “CSV UTF-8”."
    if message.lstrip().startswith("="):
        return "The cell begins with =, which a spreadsheet runs as a formula. Put the words themselves there."
    return None


def safe(cell: object) -> str:
    """A cell as words that no spreadsheet takes for a formula, and that can be written in UTF-8."""
    words = "" if cell is None else str(cell)
    if not words.isascii():
        words = words.encode("utf-8", "replace").decode("utf-8")
    if len(words) > MOST_CHARACTERS:
        words = f"{words[:MOST_CHARACTERS]} …"
    return f"'{words}" if words.startswith(_STARTS) else words
