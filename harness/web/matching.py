"""Which of the things on a page a person takes the words in their mind to mean. Pure, and the same every time."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from harness.web.site import same_page

_LITTLE = (
    "a an and are as at be by can do for from how i in is it me my of on or our so that the this to us we what when "
    "where which who with you your"
)
_PERSON = (
    re.compile(r"\b(speak|talk|chat)( \w+)? (to|with)\b|\b(web ?chat|live chat|chat online)\b|\bask an? advis[eo]r\b"),
    re.compile(r"\b(contact|phone|telephone|call|ring)\b"),
    re.compile(r"\b(help|support|advice|assistance)\b"),
)
"""Names that promise a human, most plainly first."""

_SENDS = re.compile(r"\b(continue|submit|send|save|next|search|find|sign in|confirm|apply|go)\b")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something on a page that a person might use.

    Attributes:
        name: What it is called, to this way of operating.
        href: Where it leads, if it says so.
        plain: Whether it is mere words, with nothing to say that they can be used.
    """

    name: str
    href: str | None = None
    plain: bool = False


Chooser = Callable[[Sequence[Choice]], int | None]


def by_words(wanted: str) -> Chooser:
    """Choose what these words mean; mere words on the page are used only when they are exactly these."""

    def choose(choices: Sequence[Choice]) -> int | None:
        best = best_match(wanted, ["" if choice.plain else choice.name for choice in choices])
        if best is not None:
            return best
        words = _plain(wanted)
        return next((at for at, choice in enumerate(choices) if words and words == _plain(choice.name)), None)

    return choose


def by_person(here: str) -> Chooser:
    """Choose the link most plainly about reaching a human, other than to the page one is on."""

    def choose(choices: Sequence[Choice]) -> int | None:
        for promise in _PERSON:
            for at, choice in enumerate(choices):
                if not choice.plain and promise.search(_plain(choice.name)) and _leads_on(choice.href, here):
                    return at
        return None

    return choose


def best_match(wanted: str, names: Sequence[str]) -> int | None:
    """The name that these words mean: the same words, else the shortest that holds them, else all that matter.

    Case and punctuation do not count. Of equals the first is taken.
    """
    words = _plain(wanted)
    significant = _significant(words)
    ranked = [(rank, len(name), at) for at, name in enumerate(names) if (rank := _rank(words, significant, name))]
    return min(ranked)[2] if ranked else None


def best_to_send(names: Sequence[str]) -> int | None:
    """The button that sends a form off: the first whose name says so, else the first."""
    says_so = (at for at, name in enumerate(names) if _SENDS.search(_plain(name)))
    return next(says_so, 0 if names else None)


def _rank(words: str, significant: frozenset[str], name: str) -> int:
    plain = _plain(name)
    if not words or not plain:
        return 0
    if plain == words:
        return 1
    if f" {words} " in f" {plain} ":
        return 2
    return 3 if significant and significant <= set(plain.split()) else 0


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(re.findall(r"\w+(?:'\w+)*", folded))


def _significant(plain: str) -> frozenset[str]:
    return frozenset(plain.split()) - frozenset(_LITTLE.split())


def _leads_on(href: str | None, here: str) -> bool:
    if href is None:
        return True
    return href.startswith(("http:", "https:")) and ("#" in href or not same_page(href, here))
