"""Looks at prompts: what is hard to tell apart or to keep by ear, and how long a caller waits for an option."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from harness.language.rules.known import phrases
from harness.language.rules.patterns import any_of
from harness.language.rules.prepared import Prepared
from harness.language.rules.seen import Seen

LONGEST_RUN = 4
"""How many digits may stand together: five and more are read as one number, or too fast to write down."""

_KEY = r"(?:\d|one|two|three|four|five|six|seven|eight|nine|zero|star|hash)"
_OPTION = re.compile(
    rf"\b(?:press|dial|push|touch|hit|select|choose|key(?:\sin)?|enter)\s(?:key\s|number\s|option\s|the\s)?{_KEY}\b"
    r"|\bsay\s[\"'“‘]?\w|\bplease say\b|\byou can say\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\d.,/£-])\d{5,20}(?![\d/])")
_LETTER = re.compile(r"[A-Z](?![\w'’&-])(?:(?<=letter .)|(?<![\w'’&.-].)(?<![AI]))")
_SOUND_ALIKE = ("BCDEGPTV", "MN", "SFX", "AJKH", "IY", "QU")
_EXPLAINED = re.compile(r",?\s(?:for|as in)\s", re.IGNORECASE)
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TIES = "thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: 13 + at for at, word in enumerate(_TEENS)} | {word: 30 + 10 * at for at, word in enumerate(_TIES)}
_NUMBER = re.compile(rf"(?<![\d.,:])(?:\d{{2}}(?!\d)(?![.,:]\d)|(?:{'|'.join(_VALUES)})(?!\w))", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s(?:minutes?|hours?|days?|weeks?|months?|years?|pounds?|pence|p\b|per\s?cent|people|callers?|others)|%",
    re.IGNORECASE,
)
_HUMAN = any_of(phrases("spoken_humans"))


@lru_cache(4)
def first_option(message: Prepared) -> tuple[int, int] | None:
    """Where the first option or key is named."""
    match = _OPTION.search(message.prose)
    return match.span() if match else None


def human(message: Prepared) -> tuple[int, int] | None:
    """Where a human is first offered."""
    match = _HUMAN.search(message.prose) if _HUMAN else None
    return match.span() if match else None


def ungrouped_digits(message: Prepared) -> Iterator[Seen]:
    """Digits in one piece, which a voice reads as one number or in one breath."""
    if "0" * (LONGEST_RUN + 1) not in message.shape:
        return
    for match in _DIGITS.finditer(message.prose):
        yield Seen(*match.span(), f"Write it in groups: {grouped(match.group())}.")


def grouped(digits: str) -> str:
    """Digits in groups of three and four, a telephone number's area code first."""
    if len(digits) == 11 and digits.startswith("02"):
        sizes: Sequence[int] = (3, 4, 4)
    elif len(digits) in (10, 11) and digits.startswith("0"):
        sizes = (5, 3, 3) if digits[1] == "7" else (4, 3, 4)
    else:
        sizes = [3] * (len(digits) // 3 - 1) + ([4] if len(digits) % 3 == 1 else [3, len(digits) % 3])
    groups, at = [], 0
    for size in sizes:
        groups.append(digits[at : at + size])
        at += size
    return " ".join(filter(None, groups))


def confusable_letters(message: Prepared) -> Iterator[Seen]:
    """Single letters of a prompt, two of which sound alike, unless a word explains each: B for Bravo."""
    found = [match for match in _LETTER.finditer(message.prose) if not _EXPLAINED.match(message.prose, match.end())]
    for alike in _SOUND_ALIKE:
        both = [match for match in found if match.group() in alike]
        if len({match.group() for match in both}) > 1:
            said = " and ".join(dict.fromkeys(match.group() for match in both))
            yield Seen(
                both[0].start(), both[-1].end(), f"{said} sound alike. Give each a word, or ask for a key instead."
            )


def confusable_numbers(message: Prepared) -> Iterator[Seen]:
    """Fifteen and fifty in one prompt; and, to be asked, one of them alone before what it counts."""
    if "00" not in message.shape and "teen" not in message.shape and "ty" not in message.shape:
        return
    found = [(match, _value(match.group())) for match in _NUMBER.finditer(message.prose)]
    values = {value for _, value in found}
    for match, value in found:
        twin = (value - 10) * 10 if 13 <= value <= 19 else value // 10 + 10 if value % 10 == 0 and value >= 30 else None
        if twin is None:
            continue
        if twin in values:
            yield Seen(*match.span(), f"{value} and {twin} sound alike. Say their digits as well: {_digits(value)}.")
        elif value <= 19 and _COUNTED.match(message.prose, match.end()):
            yield Seen(*match.span(), f"Say it in a second way as well: {value}, {_digits(value)}.", sure=False)


def _value(number: str) -> int:
    return _VALUES.get(number.lower(), 0) or int(number)


_NAMES = "zero one two three four five six seven eight nine".split()


def _digits(value: int) -> str:
    return " ".join(_NAMES[int(digit)] for digit in str(value))
