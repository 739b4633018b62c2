"""Which pages are to be visited: addresses, HTML files, lists of them, and sitemaps."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.parsers import expat

from harness.load import LoadError, Problem
from harness.web.live import origin
from harness.web.local import PAGES

MOST_PAGES = 500
"""Pages of one run; a sitemap may name 50,000."""
_MOST_BYTES = 50_000_000
"""Of a list or a sitemap: what sitemaps.org allows one."""
_MOST_SITEMAPS = 20


class Given(NamedTuple):
    """One page to visit.

    Attributes:
        name: What it was given as.
        url: Its address; none for a file.
        file: The file; none for an address.
    """

    name: str
    url: str | None = None
    file: Path | None = None


@dataclass
class Sources:
    """What is to be visited.

    Attributes:
        pages: Each once, in order.
        notes: What was left out and why, in sentences.
    """

    pages: list[Given] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_sources(given: Sequence[str], fetch: Callable[[str], bytes], most: int = MOST_PAGES) -> Sources:
    """Reads what was given on the command line.

    Args:
        given: Addresses, HTML files, lists (``.txt``) and sitemaps (``.xml``, a file or an address).
        fetch: Gets what stands at the address of a sitemap.
        most: Pages at most.

    Raises:
        LoadError: Something is not there, or is nothing of these.
        NotReached: The address of a sitemap gave none.
    """
    found = Sources()
    problems: list[Problem] = []
    seen: dict[tuple[str | None, Path | None], Given] = {}
    for each in given:
        try:
            for page in _pages(each, Path(), fetch, found.notes):
                seen.setdefault((page.url, page.file and page.file.resolve()), page)
        except LoadError as error:
            problems += error.problems
    if problems:
        raise LoadError(problems)
    found.pages = list(seen.values())[:most]
    if len(seen) > most:
        found.notes.append(f"Only the first {most} of {len(seen)} pages are visited. Give the others in another run.")
    return found


def _pages(given: str, folder: Path, fetch: Callable[[str], bytes], notes: list[str]) -> Iterator[Given]:
    if "://" in given:
        yield from _addresses(given, fetch, notes)
        return
    path = folder / given
    if not path.is_file():
        raise _refusal(given, f"{_what_else(path)} An address begins with https:// or http://.")
    ending = path.suffix.lower()
    if ending in PAGES:
        yield Given(str(path), file=path)
    elif ending == ".txt":
        yield from _listed(path, fetch, notes)
    elif ending == ".xml":
        yield from _of_sitemap(str(path), _read(path), None, fetch, notes)
    else:
        raise _refusal(given, f"This is no page ({', '.join(PAGES)}), list of pages (.txt) or sitemap (.xml).")


def _addresses(url: str, fetch: Callable[[str], bytes], notes: list[str]) -> Iterator[Given]:
    if not origin(url):
        raise _refusal(url, "This is no address of a web page. It begins with https:// or http://, then a host.")
    parts = urlsplit(url)
    if parts.username or parts.password:
        raise _refusal(
            parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl(),
            "A name or a password in an address would be written into reports. Save a signed-in state: --state FILE.",
        )
    if parts.path.lower().endswith(".xml"):
        yield from _of_sitemap(url, fetch(url), origin(url), fetch, notes)
    else:
        yield Given(url, url=url)


def _listed(path: Path, fetch: Callable[[str], bytes], notes: list[str]) -> Iterator[Given]:
    try:
        lines = _read(path).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise _refusal(str(path), "This list is not written in UTF-8. Save it as UTF-8.") from None
    problems = []
    for number, line in enumerate(lines, 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        if "://" not in words and Path(words).suffix.lower() not in PAGES:
            problems.append(Problem(str(path), number, 1, f"'{words[:60]}' is neither an address nor an HTML file."))
            continue
        try:
            yield from _pages(words, path.parent, fetch, notes)
        except LoadError as error:
            problems += [Problem(str(path), number, 1, f"{each.file}: {each.message}") for each in error.problems]
    if problems:
        raise LoadError(problems)


def _of_sitemap(
    name: str, content: bytes, own: str | None, fetch: Callable[[str], bytes], notes: list[str]
) -> Iterator[Given]:
    """The pages of a sitemap on its own origin; of a file, on the origin of the first page that it names."""
    pages, nested = _locations(name, content)
    own = own or next((origin(url) for url in (*pages, *nested) if origin(url)), None)
    for url in [url for url in nested if origin(url) == own][:_MOST_SITEMAPS]:
        pages += _locations(url, fetch(url))[0]
    same = [url for url in pages if origin(url) == own]
    left = len(pages) - len(same) + sum(origin(url) != own for url in nested) + max(0, len(nested) - _MOST_SITEMAPS)
    if left:
        notes.append(f"{name} names {left} more on other origins than {own}, or in too many parts: not visited.")
    if not same:
        raise _refusal(name, "This sitemap names no pages.")
    yield from (Given(url, url=url) for url in same)


def _locations(name: str, content: bytes) -> tuple[list[str], list[str]]:
    """The pages that a sitemap names, and the other sitemaps."""
    found: dict[str, list[str]] = {"url": [], "sitemap": []}
    around: list[str] = []
    words: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise _refusal(name, "This sitemap declares a document type, which sitemaps do not need and may not grow by.")

    def start(tag: str, _: object) -> None:
        around.append(tag.rpartition(" ")[2])
        words.clear()

    def end(_: str) -> None:
        if around.pop() == "loc" and around and around[-1] in found:
            found[around[-1]].append("".join(words).strip())

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words.append
    try:
        parser.Parse(content, True)  # noqa: FBT003 -- expat's own: this is all of it
    except expat.ExpatError as error:
        said = f"This is not XML: {expat.ErrorString(error.code)}."
        raise LoadError([Problem(name, error.lineno, error.offset + 1, said)]) from None
    return found["url"], found["sitemap"]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise _refusal(str(path), f"This file cannot be read: {error.strerror}.") from None
    if len(content) > _MOST_BYTES:
        raise _refusal(str(path), f"This file is over {_MOST_BYTES // 1_000_000} MB.")
    return content


def _what_else(path: Path) -> str:
    return "This is a folder. Give the pages in it." if path.is_dir() else "There is no such file."


def _refusal(name: str, message: str) -> LoadError:
    return LoadError([Problem(name, 0, 0, message)])
