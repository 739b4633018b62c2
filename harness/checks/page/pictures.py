"""The pictures of a page and what their names are made of: what the checks of pictures share."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from harness.model.page import Element, Snapshot

_ENDINGS = "apng|avif|bmp|gif|ico|jpeg|jpg|png|svg|tif|tiff|webp"
_FILE_NAME = re.compile(rf"\S{{1,200}}\.(?:{_ENDINGS})", re.IGNORECASE)


def named_pictures(snapshot: Snapshot) -> list[Element]:
    """What is exposed as a picture and has a name."""
    return [picture for picture in snapshot.having("image", "img") if picture.name]


def is_file_name(words: str) -> bool:
    """Whether words are nothing but the name of a picture's file."""
    return bool(_FILE_NAME.fullmatch(words.strip()))


def file_of(picture: Element) -> str:
    """The name of a picture's file without folders and what follows it; empty where it has none of its own."""
    address = picture.get("src")
    if address.lower().startswith(("data:", "blob:")):
        return ""
    return unquote(re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/").rpartition("/")[2])


def backgrounds(snapshot: Snapshot) -> Iterator[Element]:
    """Elements and pseudo-elements that a style sheet gives a picture from a file, in document order."""
    for element in snapshot.elements:
        if "url(" in snapshot.style(element, "background-image") and snapshot.seen(element):
            yield element
