"""The scripts that are put into pages; each is a file beside what uses it."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def source(*names: str) -> str:
    """The text of some scripts, one after another.

    Args:
        names: Their files, from this folder.
    """
    return "\n".join((_HERE / name).read_text(encoding="utf-8").rstrip() for name in names)
