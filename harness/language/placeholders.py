"""What stands in ``((double brackets))`` in a template, and how short and how long a text gets when it is filled in.

The brackets are those of GOV.UK Notify (alphagov/notifications-utils, ``field.py``): ``((name))`` is replaced by what
is known of a person, ``((name??words))`` by the words where that is so and by nothing where it is not. Names are the
same whatever their capitals, spaces, hyphens and underscores.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PLACEHOLDER = re.compile(r"\(\(([^()]+)\)\)")
_SO = ("yes", "y", "true", "t", "1", "include", "show")  # what Notify takes for a condition that is met
_BETWEEN = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place to fill in.

    Attributes:
        written: As it stands, brackets and all.
        name: What goes there; or, for a conditional one, what has to be so.
        words: The words of a conditional one, else none.
    """

    written: str
    name: str
    words: str | None

    @property
    def key(self) -> str:
        """The name as it is compared: small letters, without spaces, hyphens and underscores."""
        return _key(self.name)


@dataclass(frozen=True, slots=True)
class Assumed:
    """How short and how long we take a value to be, nobody having said.

    Attributes:
        name: The placeholder's.
        shortest: A short value.
        longest: A long one.
        because: What the two rest on; an assumption, of which a result that turns on it says so.
    """

    name: str
    shortest: str
    longest: str
    because: str


# The first whose words the name has, in this order: "date of birth" is a date, "reference number" a reference. Lengths
# of names are those of the Government Data Standards Catalogue (35 characters for a given or a family name, 70 for a
# full one); the rest are ours, of the kind that official texts hold.
_GIVEN, _FAMILY = "Maximiliana Alexandrina Konstantina", "Featherstonehaugh-Cholmondeley-Wood"
_STANDARD = "the longest name that the Government Data Standards Catalogue has room for"
_KINDS: tuple[tuple[str, str, str, str], ...] = (
    ("days|weeks|months|years|hours|minutes|percentage", "1", "999", "a whole number of up to three digits"),
    ("date|day|deadline|dob", "1 May", "Wednesday 30 September 2026", "a date as GOV.UK writes it"),
    ("time", "9am", "11:59pm", "a time as GOV.UK writes it"),
    ("email", "a@b.uk", "firstname.family-name@department.gov.uk", "an address at work"),
    (
        "link|url|website|webpage",
        "https://gov.uk/a",
        "https://www.gov.uk/government/publications/a-title-of-some-length#and-a-place-in-it",
        "a link of up to 83 characters",
    ),
    ("amount|balance|cost|price|fee|payment|total|owed", "£1", "£1,234,567.89", "an amount up to millions of pounds"),
    ("phone|telephone|mobile|tel", "101", "+44 1632 960 001", "a number of three digits, or with its country"),
    ("postcode", "M1 1AA", "SW1A 1AA", "6 to 8 characters with the space"),
    (
        "address",
        "1 High Street",
        "Flat 12, The Old Customs House, 123 North Warehouse Road, Gloucester, GL1 1AA",
        "a line",
    ),
    ("code|pin|passcode", "12345", "12345678", "a code of 5 to 8 digits"),
    ("utr", "1234567890", "12345 67890", "a Unique Taxpayer Reference has 10 digits"),
    ("nino|national insurance", "QQ123456C", "QQ 12 34 56 C", "a National Insurance number has 9 characters"),
    ("reference|ref|id|case|account", "AB1234", "ABCD-1234-EFGH-5678", "6 to 19 characters"),
    ("first name|forename|given name", "Jo", _GIVEN, _STANDARD),
    ("last name|surname|family name", "Li", _FAMILY, _STANDARD),
    (
        "organisation|department|council|service|team|office|court|hospital|surgery|clinic|school|company|business",
        "HMRC",
        "Department for Environment, Food and Rural Affairs",
        "the name of a body",
    ),
    ("name|customer|person|patient|child", "Jo Li", f"{_GIVEN[:34]} {_FAMILY}", _STANDARD),
    ("number|count", "1", "1,000,000", "a whole number of up to seven digits"),
)
_OTHER = ("A", "some words of up to forty characters now", "one to forty characters, the name saying nothing")


def placeholders(body: str) -> tuple[Placeholder, ...]:
    """The places to fill in, in order, as often as they stand there."""
    return tuple(_placeholder(match) for match in _PLACEHOLDER.finditer(body))


def without_placeholders(body: str) -> str:
    """The words with nothing in the places to fill in, as GOV.UK Notify counts a template that is not filled in."""
    return _PLACEHOLDER.sub("", body)


def at_length(body: str, values: Mapping[str, tuple[str, str]] | None = None) -> tuple[str, str]:
    """A template filled in to be as short as it gets, and as long.

    A condition is taken to be unmet in the shortest, and met in the longest. A letter that is not in the GSM alphabet,
    as in Siân, makes a text cost more than length does: give such a value to see it.

    Args:
        body: The template.
        values: The shortest and the longest value by name; of one that is not here we assume them, see ``assumed``.
            Of a condition: ``yes`` or ``no``.
    """
    given = {_key(name): pair for name, pair in (values or {}).items()}

    def filled(which: int) -> str:
        return _PLACEHOLDER.sub(lambda match: _value(_placeholder(match), given)[which], body)

    return filled(0), filled(1)


def assumed(body: str, values: Mapping[str, tuple[str, str]] | None = None) -> tuple[Assumed, ...]:
    """What ``at_length`` assumes of a template, each name once, in order."""
    given = {_key(name) for name in values or ()}
    found = {
        each.key: _assumed(each.name) for each in placeholders(body) if each.words is None and each.key not in given
    }
    return tuple(found.values())


def _placeholder(match: re.Match[str]) -> Placeholder:
    name, condition, words = match[1].partition("??")
    return Placeholder(match[0], name.strip(), words if condition else None)


def _value(place: Placeholder, given: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    if place.words is None:
        guess = _assumed(place.name)
        return given.get(place.key, (guess.shortest, guess.longest))
    shortest, longest = given.get(place.key, ("no", "yes"))
    return place.words * (shortest.lower() in _SO), place.words * (longest.lower() in _SO)


def _key(name: str) -> str:
    return _BETWEEN.sub("", name).lower()


def _assumed(name: str) -> Assumed:
    words = f" {_BETWEEN.sub(' ', re.sub('(?<=[a-z])(?=[A-Z])', ' ', name)).lower()} "
    for kinds, shortest, longest, because in _KINDS:
        if any(f" {kind} " in words or f" {kind}s " in words for kind in kinds.split("|")):
            return Assumed(name, shortest, longest, because)
    return Assumed(name, *_OTHER)
