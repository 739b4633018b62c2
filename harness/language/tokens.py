"""What a message says that is the same in English and Welsh: links, numbers, amounts, dates, times and keys.

Each is given a value that does not depend on how it is written: 9am and 9yb are the same time, 5 May and 5 Mai the same
day, £5 and £5.00 the same amount. The words of Welsh are those of its months, days and times, with their mutations
(o Fai, yng Ngorffennaf, i ddydd Gwener). A time without am or pm, such as the first of "9 to 5pm", is a number.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from harness.language.numbers import dialled, every_number
from harness.language.placeholders import placeholders

Kind = Literal["placeholder", "link", "email", "phone", "amount", "date", "day", "time", "key", "reference", "number"]


@dataclass(frozen=True, slots=True)
class Token:
    """Something that has to be the same in both languages.

    Attributes:
        kind: What it is.
        value: What it comes to, however it is written.
        written: As it stands.
        start: Where it begins.
    """

    kind: Kind
    value: Hashable
    written: str
    start: int


def _numbered(names: str, first: int = 1) -> dict[str, int]:
    """Names to numbers: groups of names are parted by commas, the names of a group by spaces."""
    return {name: number for number, group in enumerate(names.split(","), first) for name in group.split()}


_MONTHS = _numbered(
    "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sept sep,october oct,"
    "november nov,december dec"
)
_MISOEDD = _numbered(
    "ionawr ion,chwefror chwef,mawrth fawrth,ebrill ebr,mai fai,mehefin fehefin meh,"
    "gorffennaf orffennaf ngorffennaf gorff,awst,medi fedi,hydref hyd,tachwedd dachwedd nhachwedd thachwedd tach,"
    "rhagfyr ragfyr rhag"
)
_DAYS = _numbered(
    "monday mon,tuesday tues tue,wednesday wed,thursday thurs thur thu,friday fri,saturday sat,sunday sun"
)
_DYDDIAU = _numbered("llun lun,mawrth fawrth,mercher fercher,iau,gwener wener,sadwrn,sul")
NUMBERS = _numbered(
    "zero nought sero dim,one un,two dau ddau dwy ddwy,three tri dri thri tair dair thair,"
    "four pedwar bedwar phedwar pedair bedair phedair,five pump bump phump pum bum phum,six chwech chwe,seven saith,"
    "eight wyth,nine naw,ten deg ddeg deng ddeng",
    0,
)
"""Numbers in words, to ten, with the forms that Welsh gives them."""
_KEYS = {name: str(number) for name, number in NUMBERS.items()} | {"star": "*", "seren": "*"}
_KEYS |= dict.fromkeys(("hash", "pound", "square", "sgwâr", "stwnsh"), "#")
_SCALES = {"k": 3, "thousand": 3, "mil": 3, "fil": 3, "m": 6, "million": 6, "miliwn": 6, "filiwn": 6}
_SCALES |= {"bn": 9, "billion": 9, "biliwn": 9}


def _any(names: dict[str, int] | dict[str, str], *, capital: bool = False) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    if capital:  # "may" and "mai" are other words
        return "(?-i:" + "|".join(f"{name.capitalize()}|{name.upper()}" for name in longest_first) + ")"
    return "(?:" + "|".join(longest_first) + ")"


_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_ORDINAL = r"(?:st|nd|rd|th|af|il|ydd|fed|ed|eg|ain)?"
_MONTH = _any(_MONTHS | _MISOEDD, capital=True)
_MONTH_FIRST = _any(_MONTHS, capital=True)  # as in "May 5"; Welsh does not, and "Hyd 5" is "until 5"
_DAY_NAME = _any(_DAYS, capital=True)
_DIWRNOD = _any({name: day for name, day in _DYDDIAU.items() if not name.endswith("awrth")}, capital=True)
_KEY = rf"(?:\d{{1,2}}|[*#]|{_any(_KEYS)})(?![\w£%])(?!\s+(?:of|o)\b)"
_THEN = r"(?:\s*,\s*|\s+(?:or|and|then|neu|ac? yna|ac?|yna|wedyn|wedi hynny)\s+)"
_PRESS = (
    "press(?:ing)?|dial|key in|push|touch|choose|select|enter|option|pwyswch|bwyswch|phwyswch|pwyso|bwyso|gwasgwch|"
    "wasgwch|deialwch|dewiswch|ddewiswch|opsiwn"
)
# In Welsh "am" and "yn" are words of their own ("Pwyswch 1 am help"), so only what touches the digits is a time.
_TIME = (
    r"(?:\b12\s*)?\b(?P<noon>noon|midday|hanner dydd|[cg]anol dydd)\b"
    r"|(?:\b12\s*)?\b(?P<midnight>midnight|hanner nos|[cg]anol nos)\b"
    r"|(?<![\d:.£])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?:\s*o['’]r gloch)?"
    r"(?:(?P<am>%s(?:am\b|a\.m\b\.?)|\s*(?:yb\b|y\.b\b\.?)|\s+(?:in the morning|(?:yn )?y bore)\b)"
    r"|(?P<pm>%s(?:pm\b|p\.m\b\.?)|yn\b|\s*(?:y[ph]\b|y\.[phn]\b\.?)"
    r"|\s+(?:in the (?:afternoon|evening)|at night|y prynhawn|yr hwyr|y nos)\b))(?!\w)"
    r"|(?<![\d:.£])(?P<hour2>[01]?\d|2[0-3]):(?P<minute2>[0-5]\d)(?!\d)"
)
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (
        "amount",
        rf"£\s?(?P<pounds>{_DIGITS})(?:\s?(?P<scale>{_any(_SCALES)})\b)?"
        r"|(?<![\w.])(?P<pence>\d+(?:\.\d+)?)(?:[pc]|\s?(?:pence|ceiniog|geiniog|cheiniog))\b",
    ),
    (
        "date",
        rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}\s+(?:of\s+|o\s+(?:fis\s+)?)?(?P<month>{_MONTH})\b(?:,?\s+(?P<year>\d{{4}}))?"
        rf"|\b(?P<month2>{_MONTH_FIRST})\.?\s+(?P<day2>\d{{1,2}}){_ORDINAL}(?!\d)(?:,?\s+(?P<year2>\d{{4}}))?"
        rf"|\b(?P<month3>{_MONTH})\s+(?P<year3>\d{{4}})\b"
        r"|(?<![\d/.-])(?P<day4>\d{1,2})(?P<dot>[/.-])(?P<month4>\d{1,2})(?P=dot)(?P<year4>\d{4}|\d{2})(?![\d/-])"
        r"|(?<!\d)(?P<year5>\d{4})-(?P<month5>\d{2})-(?P<day5>\d{2})(?!\d)",
    ),
    (
        "key",
        rf"\b(?:{_PRESS})\s+(?:(?:the|y|yr|number|rhif|key|button|allwedd|botwm|fotwm)\s+)*"
        rf"(?P<keys>{_KEY}(?:{_THEN}{_KEY})*)",
    ),
    ("time", _TIME % (r"\s*", r"\s*")),
    (
        "day",
        rf"\b(?P<day>{_DAY_NAME})s?\b|\b(?:d?dydd|nos|dyddiau)\s+(?P<day2>{_any(_DYDDIAU)})\b"
        rf"|\bi\s+(?P<day3>{_DIWRNOD})\b|\b(?P<day4>{_any(_DYDDIAU, capital=True)})(?=\s*(?:[-–]|i\b|tan\b|hyd\b))",
    ),
    ("reference", r"(?<![\w£])(?-i:(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{2,})(?!\w)"),
    ("number", rf"(?<![\w.])(?P<number>{_DIGITS})(?:\s?(?P<cent>%|per cent\b|y cant\b)|{_ORDINAL}\b)"),
)
_ENGLISH = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_WELSH_TIME = re.compile(_TIME % ("", ""), re.IGNORECASE)
_WELSH = tuple((kind, _WELSH_TIME if kind == "time" else pattern) for kind, pattern in _ENGLISH)
_LINK = re.compile(
    r"(?<![\w@.-])(?:(?:https?://|www\.)[^\s<>\"“”()]+"
    r"|(?:[a-z0-9-]+\.)+(?:uk|cymru|wales|com|org|net|info)\b(?:/[^\s<>\"“”()]*)?)",
    re.IGNORECASE,
)
_TWIN_HOSTS = (("gov.uk", "gov.wales", "llyw.cymru"), ("nhs.wales", "gig.cymru"))
_LANGUAGE = ("lang", "language", "locale", "lng", "hl")


def tokens(text: str, *, welsh: bool) -> tuple[Token, ...]:
    """What a text says that has to be the same in its twin, in order."""
    return tuple(sorted(_tokens(text, welsh=welsh), key=lambda token: token.start))


def link_value(link: str) -> tuple[str, str]:
    """The host and the rest of a link, without what only says which language it is in.

    GOV.UK puts a Welsh page at the English address with ``-cy``, ``.cy`` or ``/cy`` after it; other sites take
    ``/cy/``, ``?lang=cy`` and the like. llyw.cymru and gov.wales are the Welsh Government's hosts, gig.cymru and
    nhs.wales those of the health service.
    """
    parts = urlsplit(link if "//" in link else f"//{link}")
    host = parts.netloc.lower().removeprefix("www.").removeprefix("cymraeg.")
    for first, *twins in _TWIN_HOSTS:
        for twin in twins:
            if host == twin or host.endswith(f".{twin}"):
                host = host.removesuffix(twin) + first
    path = re.sub(
        r"/(?:cy|cym|en|cymraeg|english)(?=/|$)|[.-](?:cy|en)$", "", parts.path.rstrip("/"), flags=re.IGNORECASE
    )
    query = urlencode([pair for pair in parse_qsl(parts.query) if pair[0].lower() not in _LANGUAGE])
    return host, path + (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")


def _tokens(text: str, *, welsh: bool) -> Iterator[Token]:
    """What is found is blotted out, so that no digit is told twice."""
    blots, at = [], 0
    for place in placeholders(text):
        at = text.index(place.written, at)
        condition = place.words is not None
        yield Token("placeholder", (place.key, condition), f"(({place.name}{'??…' if condition else ''}))", at)
        blots.append((at, at + (place.written.index("??") + 2 if condition else len(place.written))))
        at = blots[-1][1]
    text, blots, at = _blotted(text, blots), [], 0
    for match in _LINK.finditer(text):
        written = match.group().rstrip(".,;:!?'’")
        blots.append((match.start(), match.start() + len(written)))
        if written != "GOV.UK":  # a name
            yield Token("link", link_value(written), written, match.start())
    text, blots = _blotted(text, blots), []
    for number in every_number(text):
        at = text.index(number, at)
        yield Token("phone", dialled(number), number, at)
        blots.append((at, at := at + len(number)))
    text = _blotted(text, blots)
    for kind, pattern in _WELSH if welsh else _ENGLISH:
        found = list(pattern.finditer(text))
        for match in found:
            if kind == "key":
                yield from _keys(match)
            else:
                yield Token(kind, _VALUES[kind](match), match.group().strip(), match.start())
        text = _blotted(text, [match.span() for match in found])


def _blotted(text: str, blots: Sequence[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in blots:
        pieces += [text[at:start], "\N{SYMBOL FOR NULL}" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]]) if blots else text


def _keys(match: re.Match[str]) -> Iterator[Token]:
    for key in re.finditer(_KEY, match["keys"], re.IGNORECASE):
        written = key.group()
        yield Token("key", _KEYS.get(written.lower(), written), written, match.start("keys") + key.start())


def _amount(match: re.Match[str]) -> Hashable:
    if match["pence"]:
        return Decimal(match["pence"])
    return Decimal(match["pounds"].replace(",", "")).scaleb(2 + _SCALES.get((match["scale"] or "").lower(), 0))


def _date(match: re.Match[str]) -> Hashable:
    found = {name.rstrip("2345"): value for name, value in match.groupdict().items() if value}
    day, month, year = found.get("day"), found["month"].lower(), found.get("year")
    return (
        day and int(day),
        int(month) if month.isdigit() else (_MONTHS | _MISOEDD)[month],
        year and int(year) + (2000 if len(year) == len("26") else 0),
    )


def _time(match: re.Match[str]) -> Hashable:
    if match["noon"] or match["midnight"]:
        return 12 * 60 if match["noon"] else 0
    if match["hour2"]:
        return int(match["hour2"]) * 60 + int(match["minute2"])
    return (int(match["hour"]) % 12 + (12 if match["pm"] else 0)) * 60 + int(match["minute"] or 0)


def _day(match: re.Match[str]) -> Hashable:
    if match["day"]:
        return _DAYS[match["day"].lower()]
    return _DYDDIAU[(match["day2"] or match["day3"] or match["day4"]).lower()]


def _number(match: re.Match[str]) -> Hashable:
    return Decimal(match["number"].replace(",", "")), bool(match["cent"])


_VALUES: dict[Kind, Callable[[re.Match[str]], Hashable]] = {
    "email": lambda match: match.group().lower(),
    "amount": _amount,
    "date": _date,
    "time": _time,
    "day": _day,
    "reference": lambda match: match.group(),
    "number": _number,
}
