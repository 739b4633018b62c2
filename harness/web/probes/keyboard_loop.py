"""Tries to get out of stops between which Tab goes round."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from harness.model.keyboard import Loop

_MEMBERS = 8
"""Stops of one loop at which a key is tried."""
_ARROWS = ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp")
_MODIFIERS = {"ctrl": "Control", "control": "Control", "alt": "Alt", "option": "Alt", "shift": "Shift", "cmd": "Meta"}
_TOGETHER = re.compile(
    r"\b(ctrl|control|alt|option|shift|cmd) ?[+-] ?([a-z0-9]|f\d|f1[0-2]|esc|escape)\b", re.IGNORECASE
)
_ALONE = re.compile(r"\b(?:press|use|hit|pwyswch) (?:the )?(f\d|f1[0-2]|q|x|home|end)\b", re.IGNORECASE)
_ESCAPE = re.compile(r"\besc(?:ape)?\b", re.IGNORECASE)


class _Found(Protocol):
    path: str | None


class Walker(Protocol):
    """What presses the keys."""

    @property
    def late(self) -> bool:
        """Whether the time is up."""

    def press(self, key: str) -> None:
        """Press a key."""

    def look(self, *, closely: bool = False) -> _Found:
        """What has the focus."""

    def words(self) -> str:
        """The words on the page."""


def leave(walker: Walker, paths: Sequence[str], *, strayed: bool) -> Loop:
    """Tries every key that people would: the standard ones, the buttons in the loop, and what the page names itself.

    Args:
        walker: Stands in the loop.
        paths: The stops of the loop.
        strayed: Whether the focus was elsewhere for a moment.
    """
    escape_named = bool(_ESCAPE.search(walker.words()))
    found = next((key for key in ("Shift+Tab", "Escape", *_ARROWS) if _frees(walker, paths, key)), None)
    if found is None and _frees(walker, paths, "Enter"):
        found = "Enter"
    told = escape_named if found == "Escape" else False
    if found is None:  # read after Enter was pressed, which may have brought up help
        found = next((key for key in _named(walker.words()) if _frees(walker, paths, key)), None)
        told = found is not None
    return Loop(paths=tuple(paths), left_by=found, told=told, strayed=strayed)


def _frees(walker: Walker, paths: Sequence[str], key: str) -> bool:
    """Whether the key leads out of the loop from one of its stops, or lets Tab do so."""
    if key == "Shift+Tab":
        return any(_out(walker, paths, key) for _ in range(len(paths) + 1))
    at_each = 1 if key in _ARROWS else min(len(paths), _MEMBERS)
    return any(
        _out(walker, paths, key) or any(_out(walker, paths, "Tab") for _ in range(len(paths) + 1))
        for _ in range(at_each)
        if not walker.late
    )


def _out(walker: Walker, paths: Sequence[str], key: str) -> bool:
    walker.press(key)
    found = walker.look().path
    if key in ("Tab", "Shift+Tab") or found is not None:
        return found not in paths
    return False  # nothing has the focus: Tab will show whether it is fetched back


def _named(words: str) -> Iterator[str]:
    for modifier, key in _TOGETHER.findall(words)[:6]:
        name = "Escape" if key.lower().startswith("esc") else key.upper() if len(key) > 1 else key.lower()
        yield f"{_MODIFIERS[modifier.lower()]}+{name}"
    for key in _ALONE.findall(words)[:3]:
        yield key.upper() if key[0] in "fF" else key.lower() if len(key) == 1 else key.capitalize()
