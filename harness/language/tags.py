"""Language tags, such as ``cy`` and ``en-GB``: whether their language is one that is registered at all."""

from functools import cache
from importlib import resources

_PRIVATE = range(ord("a"), ord("t") + 1)


def primary(tag: str) -> str:
    """What a tag begins with: the ``en`` of ``en-GB``, in small letters."""
    return tag.strip().lower().split("-")[0]


def is_registered(tag: str) -> bool:
    """Whether a tag begins with a language of IANA's registry (``data/language_subtags.txt``).

    A language that has a code of two letters is registered with that one only: ``en`` is, ``eng`` is not.
    """
    first = primary(tag)
    private = len(first) == 3 and first.isascii() and first.isalpha() and first[0] == "q" and ord(first[1]) in _PRIVATE
    return private or first in _registered()


@cache
def _registered() -> frozenset[str]:
    text = (resources.files(__package__) / "data" / "language_subtags.txt").read_text(encoding="utf-8")
    two_letters, *rest = [line for line in text.splitlines() if not line.startswith("#")]
    three_letters = {f"{first}{last}" for first, lasts in map(str.split, rest) for last in lasts}
    return frozenset(two_letters.split()) | three_letters
