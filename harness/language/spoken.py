"""What a spoken prompt asks of whoever hears it: how long, where its options come, and what is easily misheard.

Words alone, no sound. Seconds are estimated from the words at a rate (``timing``: 15 % off on average, text to speech
measured), or measured where a callable is given that says how long words take.

The sources of what is measured, and why each matters more than how many options there are:

* seconds and words before the first option, and before a person: W3C's Cognitive Accessibility task force asks for the
  person first; research on menus disagrees on how many options, not on how long people wait (Suhm and others;
  Boren 2005).
* a number single digit by single digit, in groups with silence between: Cisco Unified Contact Center's way to play one.
* letters that sound alike (B, D, P, T, V; M, N; S, F) and numbers that do (fifteen, fifty): a telephone carries 300 to
  3,400 Hz (ITU-T G.712), and what tells these apart lies above that or is short.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from harness.language.numbers import every_number
from harness.language.sentences import sentences
from harness.language.timing import word_count

LONGEST_GROUP = 6
"""Digits in the longest group of a United Kingdom number as Ofcom writes them (01xxx xxxxxx)."""
FROM_DIGITS = 5
"""From so many on, digits are a number to remember rather than a count: assumption."""
ALIKE_LETTERS = ("BDPTV", "MN", "SF")
"""Letters that are taken for each other on the telephone."""
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
ALIKE_NUMBERS = tuple(zip(_TEENS, _TENS, strict=True))
"""Numbers in English that are taken for each other, for lack of the last sound."""

_PRESS = "press|dial|push|touch|choose|select|enter|pwyswch|gwasgwch|deialwch|dewiswch"
_SAY = r"(?:just )?say|dywedwch|dwedwch"
_DIGIT = (
    "zero|nought|one|two|three|four|five|six|seven|eight|nine|sero|dim|un|dau|tri|pedwar|pump|chwech|saith|wyth|naw"
)
_KEY = rf"(?:\d{{1,2}}|[*#]|(?:{_DIGIT}|star|hash|seren|sgwâr)\b)(?!\d|\.\d|%)(?!\s+(?:of|o)\b)"
_WAIT = r"\b(?:hold (?:on|the line)|please hold|(?:stay|wait) on the line|daliwch y lein|(?:ar)?hoswch ar y lein)\b"
_OPTION = re.compile(
    rf"\b(?:{_PRESS})\s+(?:(?:the|y|yr|number|rhif|key|allwedd|botwm)\s+)*(?P<key>{_KEY})"
    rf"|\b(?:{_SAY})\s*,?\s*[‘“'\"](?P<said>[^’”'\"]+)[’”'\"]"
    rf"|(?P<wait>{_WAIT})"
    rf"|(?<=[,;])\s*(?:(?:and|or|neu|a)\s+)?(?P<next>{_KEY})\s+(?:for|to|if|am|i|ar gyfer|os)\b",
    re.IGNORECASE,
)
_HUMAN = re.compile(
    r"\b(?:advis[eo]rs?|operators?|agents?|representatives?|colleagues?|receptionist|real person|a person|someone|"
    r"somebody|member of (?:our |the )?(?:team|staff)|(?:speak|talk) (?:to|with) (?:us|one of)|customer services?|"
    r"human|ymgynghorydd|ymgynghorwyr|cynghorydd|gynghorydd|gynghorwyr|gweithredwr|siarad (?:â|gyda)|rhywun|aelod o)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"^\W*(?:please|or|and|then|just|neu|ac?|yna)\b", re.IGNORECASE)
_PAUSE = re.compile(r"[,;:.!?…](?=\s|$)|\s[–—-]\s|\n+")
_BLANK = re.compile(r"\s")
_RUN = re.compile(r"(?<![\w£.,/-])\d(?:[ \u00a0\u2009\u202f-]?\d)+(?![\w%]|[.,/:-]\d)")
_SPELT = re.compile(r"(?<![\w'’])[A-Z](?![\w'’])|(?<!\w)(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{2,}(?!\w)")
_NOT_SPELT = re.compile(r"(?<!\w)(?:A|I)(?=\s+[a-z])")


@dataclass(frozen=True, slots=True)
class Option:
    """Something that the caller may choose.

    Attributes:
        chosen_by: The key, the words to say, or ``wait`` where one chooses by staying on the line.
        words: The option as it is said, key and all.
        starts: Seconds from the beginning of the prompt until its words begin.
        ends: Seconds until they end.
        key_first: Whether the key is said before what it does, so that it has to be remembered.
        human: Whether it leads to a person, by its words.
    """

    chosen_by: str
    words: str
    starts: float
    ends: float
    key_first: bool
    human: bool


@dataclass(frozen=True, slots=True)
class Digits:
    """A number to remember or write down.

    Attributes:
        written: As it stands.
        spoken: As a voice should say it: single digits, a comma for the silence between groups.
        longest_group: How many digits are said without a silence.
    """

    written: str
    spoken: str
    longest_group: int

    @property
    def grouped(self) -> bool:
        """Whether it is said in groups that a caller can keep up with."""
        return self.longest_group <= LONGEST_GROUP


@dataclass(frozen=True, slots=True)
class Alike:
    """Things in one prompt that are taken for each other.

    Attributes:
        kind: ``letters`` or ``numbers``.
        heard: Which, in the order in which they come to be listed.
    """

    kind: str
    heard: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a prompt asks of whoever hears it.

    Attributes:
        seconds: How long it is.
        measured: Whether its seconds are measured; otherwise they are an estimate.
        words: How many words, each digit of a telephone number one.
        options: What it offers, in order.
        words_before_first_option: How many words come before it; None where nothing is offered.
        pauses: How many silences its punctuation gives.
        longest_stretch: The most words in a row without one.
        digits: The numbers in it to remember or write down.
        alike: Letters and numbers in it that are taken for each other.
    """

    seconds: float
    measured: bool
    words: int
    options: tuple[Option, ...]
    words_before_first_option: int | None
    pauses: int
    longest_stretch: int
    digits: tuple[Digits, ...]
    alike: tuple[Alike, ...]

    @property
    def seconds_before_first_option(self) -> float | None:
        """Seconds until the first option begins; None where nothing is offered."""
        return self.options[0].starts if self.options else None

    @property
    def seconds_before_human(self) -> float | None:
        """Seconds until the first option begins that leads to a person; None where none does."""
        return next((option.starts for option in self.options if option.human), None)


def as_heard(prompt: str, words_a_minute: float, measure: Callable[[str], float] | None = None) -> Heard:
    """What a prompt asks of whoever hears it.

    Args:
        prompt: The words.
        words_a_minute: The rate at which this person has them said.
        measure: How many seconds words take when they are rendered, where they can be; the whole is asked
            for, and its beginning up to where each option begins and ends, each once.
    """
    places = tuple(_options(prompt))
    # From one place to the next, so that a long prompt is gone through once.
    known, words, at = {0: 0}, 0, 0
    for place in sorted({place for start, end, _, _ in places for place in (start, end)} | {len(prompt)}):
        words, at = words + word_count(prompt[at:place]), place
        known[place] = words

    @cache
    def until(place: int) -> float:
        if not known[place]:
            return 0.0
        return measure(prompt[:place]) if measure else known[place] * 60 / words_a_minute

    return Heard(
        seconds=until(len(prompt)),
        measured=measure is not None,
        words=words,
        options=tuple(
            Option(
                chosen_by=chosen_by,
                words=prompt[start:end].strip(" .,;:–-"),
                starts=until(start),
                ends=until(end),
                key_first=key_first,
                human=_HUMAN.search(prompt[start:end]) is not None,
            )
            for start, end, chosen_by, key_first in places
        ),
        words_before_first_option=known[places[0][0]] if places else None,
        pauses=len(_PAUSE.findall(prompt)),
        longest_stretch=max(word_count(part) for part in _PAUSE.split(prompt)),
        digits=digits_in(prompt),
        alike=(*alike_letters(prompt), *alike_numbers(prompt)),
    )


def digits_in(text: str) -> tuple[Digits, ...]:
    """The numbers to remember or write down: telephone numbers, and other runs of five digits and more."""
    runs = list(every_number(text))
    rest = [run for run in _RUN.findall(text) if len(re.sub(r"\D", "", run)) >= FROM_DIGITS]
    runs += [run for run in rest if not any(run in number or number in run for number in runs)]
    return tuple(_digits(run) for run in dict.fromkeys(runs))


def alike_letters(text: str) -> tuple[Alike, ...]:
    """Letters that are said one by one and taken for each other; those of HMRC and the like are said, but known."""
    plain = _NOT_SPELT.sub(" ", text)
    letters = dict.fromkeys(letter for run in _SPELT.findall(plain) for letter in run if letter.isalpha())
    groups = (tuple(letter for letter in letters if letter in group) for group in ALIKE_LETTERS)
    return tuple(Alike("letters", group) for group in groups if len(group) > 1)


def alike_numbers(text: str) -> tuple[Alike, ...]:
    """Numbers, in words or digits, that are taken for each other, as 15 and 50."""
    words = set(re.findall(r"[a-z]+|(?<![\d.,])\d+(?![\d.,]*\d)", text.lower()))
    pairs = (((teen, str(13 + n)), (ten, str(30 + 10 * n))) for n, (teen, ten) in enumerate(ALIKE_NUMBERS))
    return tuple(Alike("numbers", (teen[0], ten[0])) for teen, ten in pairs if words & set(teen) and words & set(ten))


def _digits(run: str) -> Digits:
    groups = re.findall(r"\d+", run)
    return Digits(run, ", ".join(" ".join(group) for group in groups), max(map(len, groups)))


def _options(prompt: str) -> Iterator[tuple[int, int, str, bool]]:
    """Where each option begins and ends, how it is chosen, and whether that is said first."""
    at = 0
    for sentence in sentences(prompt):
        begins = at = prompt.index(sentence, at)
        at += len(sentence)
        found = list(_OPTION.finditer(sentence))
        for number, match in enumerate(found):
            here = at - len(sentence)
            before = prompt[begins : here + match.start()]
            key_first = not re.search(r"\w{2,}", _JOINS.sub("", before))
            start = begins + len(before) - len(before.lstrip())
            end = _to_blank(prompt, here + match.end())
            if key_first and not match["wait"]:
                end = at if match is found[-1] else here + found[number + 1].start()
            chosen_by = match["key"] or match["said"] or match["next"] or "wait"
            yield start, end, chosen_by.lower(), key_first
            begins = end


def _to_blank(text: str, place: int) -> int:
    """The end of the word at a place, with the marks after it."""
    blank = _BLANK.search(text, place)
    return blank.start() if blank else len(text)
