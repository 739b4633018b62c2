"""What a block's voice says, as words: markup taken away, values as ``((placeholders))``, recordings named as such."""

import html
import re

from harness.model.base import Number
from harness.phone.formats.blocks import Block
from harness.phone.formats.json_file import as_mapping, as_words, visible

NOTHING_SAID = "…"
"""What stands for words where a step needs some and the flow says nothing: it takes no time."""
_REFERENCE = re.compile(
    r"\$\.([A-Za-z_]\w*(?:\.[A-Za-z_][\w-]*|\[[^\[\]]{1,80}\])*)|\$\{([^{}]{1,200})\}|\{\{([^{}]{1,200})\}\}"
)
_ALIAS = re.compile(
    r"<sub\b[^<>]{0,99}?\balias\s{0,9}=\s{0,9}[\"']([^\"'<>]{0,500})[\"'][^<>]{0,99}>[^<>]{0,500}</sub\s{0,9}>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_PROMPTS = ("Text", "SSML", "PromptId")


def spoken(block: Block) -> str | None:
    """What a block says, none where it says nothing."""
    for parameter in _PROMPTS:
        value = block.words(parameter)
        if value:
            return _words(parameter, value, block.display("PromptId")) or None
    media = as_words(as_mapping(block.parameters.get("Media")).get("Uri"))
    begins = as_words(as_mapping(block.parameters.get("LexInitializationData")).get("InitialMessage"))
    if media:
        return _recording(media, "")
    return plain(begins) or None


def message(given: object, shown: str) -> str | None:
    """What one message of a list says: the same as a block, with its text or its recording in it."""
    for parameter in _PROMPTS:
        value = as_words(as_mapping(given).get(parameter))
        if value:
            return _words(parameter, value, shown) or None
    media = as_words(as_mapping(as_mapping(given).get("Media")).get("Uri"))
    return _recording(media, "") if media else None


def plain(text: str) -> str:
    """A text without its markup and control characters, its values as placeholders, on one line."""
    if "<" in text:
        text = html.unescape(_TAG.sub(" ", _ALIAS.sub(r" \1 ", text)))
    text = _REFERENCE.sub(lambda found: f"(({_last(found[1] or found[2] or found[3])}))", text)
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return visible(re.sub(r" ([.,;:!?])(?=\s|$)", r"\1", text))


def is_recording(words: str) -> bool:
    """Whether words stand for a recording whose own words are not in the export."""
    return words.startswith("(recording ")


def recordings(words: set[str]) -> dict[str, Number]:
    """How long it takes to say what is no text."""
    lengths = {
        text: Number(value=5, assumption=True, because="The export names the recording but does not hold it.")
        for text in sorted(words)
        if is_recording(text)
    }
    if NOTHING_SAID in words:
        lengths[NOTHING_SAID] = Number(value=0, source="The exported flow says nothing here.")
    return lengths


def _words(parameter: str, value: str, shown: str) -> str:
    return _recording(value, shown) if parameter == "PromptId" else plain(value)


def _recording(value: str, shown: str) -> str:
    """A recording by the name that the console shows, or the last part of its id or address."""
    if not shown and _REFERENCE.fullmatch(value):
        return f"(recording {plain(value)})"
    name = plain(shown) or plain(value).rsplit("/", 1)[-1]
    return f"(recording {re.sub(r'[.](wav|mp3|ulaw)$', '', name, flags=re.IGNORECASE)})"


def _last(path: str) -> str:
    """The part of a path that names the value: ``Attributes.first_name`` is ``first_name``."""
    path = path.strip()
    if path.startswith("contact") or "." not in path:
        return path.replace("(", " ").replace(")", " ").strip() or "value"
    return path.split(".", 1)[1].strip("[]'\" ")
