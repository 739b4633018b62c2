"""Recorded sound and film, and the words that may stand for them: what the checks of media share."""

import re
from urllib.parse import unquote, urlsplit

from harness.model.page import Element, Snapshot

_SOUND = (".aac", ".aif", ".aiff", ".flac", ".m4a", ".mid", ".midi", ".mp3", ".oga", ".ogg", ".opus", ".wav", ".wma")
_TRANSCRIPT = re.compile(
    r"\btranscri(?:pt|pts|ption|bed)\b|\btrawsgrifiad|\btext (?:version|alternative)\b|\bfersiwn testun\b|"
    r"\bread (?:the|what|this) ",
    re.IGNORECASE,
)


def sound_links(snapshot: Snapshot) -> list[Element]:
    """Links that lead straight to a sound file."""
    return [link for link in snapshot.tagged("a") if link.exposed and _path(link.get("href")).endswith(_SOUND)]


def players(snapshot: Snapshot) -> list[Element]:
    """Sound that can be played on the page."""
    return [player for player in snapshot.tagged("audio") if snapshot.seen(player)]


def names_transcript(words: str) -> bool:
    """Whether words speak of a written version."""
    return bool(_TRANSCRIPT.search(words))


def host(address: str) -> str:
    """Where an address leads, without "www."; empty where that cannot be read."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address).path).lower()
    except ValueError:
        return ""
