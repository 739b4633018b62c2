"""Whether a message and its Welsh twin say the same: the parts that are the same in both languages, and the cost.

What is compared are placeholders, links, telephone numbers, amounts, dates, days, times, menu keys and their order,
references and other numbers. It does not read Welsh: two options whose keys were swapped with their words, or a wrong
word, are for a person who does.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Literal, get_args

from harness.language.texting import GSM, Sent, as_sent
from harness.language.tokens import NUMBERS, Kind, Token, tokens

_NAMES: Mapping[Kind, str] = {
    "placeholder": "placeholder",
    "link": "link",
    "email": "email address",
    "phone": "telephone number",
    "amount": "amount",
    "date": "date",
    "day": "day of the week",
    "time": "time",
    "key": "menu key",
    "reference": "reference",
    "number": "number",
}
_FORTNIGHT = {(Decimal(14), False), (Decimal(2), False)}
_FORTNIGHTS = ("fortnight", "pythefnos", "bythefnos", "phythefnos")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the two do not both say.

    Attributes:
        kind: What it is; ``order`` where the same menu keys come in another order.
        english: As the English has it; None where it has none.
        welsh: As the Welsh has it; None where it has none.
        message: What differs, in a sentence.
        sure: False where it may be right: a page of llyw.cymru has its own Welsh address.
    """

    kind: Kind | Literal["order"]
    english: str | None
    welsh: str | None
    message: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class TwinCost:
    """What the two cost to send.

    Attributes:
        english: How the English goes out.
        welsh: How the Welsh goes out.
        letters: The letters of the Welsh that the GSM alphabet lacks, for which the whole text goes out in UCS-2.
    """

    english: Sent
    welsh: Sent
    letters: tuple[str, ...]

    @property
    def more_parts(self) -> int:
        """How many parts more the Welsh is charged as."""
        return self.welsh.fragments - self.english.fragments


def differences(english: str, welsh: str, twins: Mapping[str, str] | None = None) -> list[Difference]:
    """What the two do not both say, by kind and in the order of the English.

    Args:
        english: The English message.
        welsh: Its Welsh twin.
        twins: What is right to differ, English to Welsh, as written: the number of a Welsh line, the link of a page.
    """
    for right, twin in (twins or {}).items():
        if right in english and twin in welsh:
            english, welsh = english.replace(right, " "), welsh.replace(twin, " ")
    both = tokens(english, welsh=False), tokens(welsh, welsh=True)
    found: list[Difference] = []
    for kind in (kind for kind in get_args(Kind) if any(token.kind == kind for each in both for token in each)):
        ours, theirs = (tuple(token for token in each if token.kind == kind) for each in both)
        only_ours, only_theirs = _only_in(ours, theirs), _only_in(theirs, ours)
        if kind == "number":
            only_ours, only_theirs = _not_in_words(only_ours, welsh), _not_in_words(only_theirs, english)
        found += (_difference(kind, *pair) for pair in zip_longest(only_ours, only_theirs))
    return [*found, *_order(*both)]


def cost(english: str, welsh: str, prefix: str | None = None) -> TwinCost:
    """What the two cost to send.

    Args:
        english: The English message.
        welsh: Its Welsh twin.
        prefix: The sender's name, where it goes before both.
    """
    ours, theirs = as_sent(english, prefix), as_sent(welsh, prefix)
    letters = (letter for letter in dict.fromkeys(theirs.sent_as) if letter not in GSM)
    return TwinCost(ours, theirs, tuple(letters))


def _only_in(these: Sequence[Token], those: Sequence[Token]) -> list[Token]:
    """What those lack, each as often as they lack it; the last of several is taken to be the one too many."""
    left = Counter(token.value for token in those)
    only = []
    for token in these:
        if left[token.value]:
            left[token.value] -= 1
        else:
            only.append(token)
    return only


def _not_in_words(numbers: Sequence[Token], other: str) -> list[Token]:
    """Those that the other does not say in words, as in "2 days" and "dau ddiwrnod", "14 days" and "pythefnos"."""
    words = Counter(word.strip(".,;:!?()'’\"").casefold() for word in other.split())
    spare: Counter[Hashable] = Counter(
        {(Decimal(NUMBERS[word]), False): count for word, count in words.items() if word in NUMBERS}
    )
    fortnights = sum(words[word] for word in _FORTNIGHTS)
    left = []
    for token in numbers:
        if spare[token.value]:
            spare[token.value] -= 1
        elif token.value in _FORTNIGHT and fortnights:
            fortnights -= 1
        else:
            left.append(token)
    return left


def _difference(kind: Kind, ours: Token | None, theirs: Token | None) -> Difference:
    name = _NAMES[kind]
    if ours and theirs:
        message = f"The English has the {name} {ours.written}, the Welsh has {theirs.written}."
    elif ours:
        message = f"The Welsh lacks the {name} {ours.written}."
    else:
        message = f"The Welsh has the {name} {theirs.written if theirs else ''}, which the English lacks."
    sure = not (kind == "link" and ours and theirs and _own_address(ours, theirs))
    if not sure:
        message += " Is that the same page in Welsh?"
    return Difference(kind, ours.written if ours else None, theirs.written if theirs else None, message, sure)


def _own_address(ours: Token, theirs: Token) -> bool:
    """Whether the Welsh link is to the Welsh host of the same body, where pages have Welsh addresses."""
    hosts = [token.value[0] for token in (ours, theirs) if isinstance(token.value, tuple)]
    return hosts[0] == hosts[1] and ".cymru" in theirs.written.lower()


def _order(ours: Sequence[Token], theirs: Sequence[Token]) -> Iterator[Difference]:
    """Menu keys alone: the order of what stands in a sentence is that of its language."""
    english, welsh = ([token for token in each if token.kind == "key"] for each in (ours, theirs))
    if Counter(token.value for token in english) == Counter(token.value for token in welsh):
        in_english, in_welsh = (", ".join(str(token.value) for token in keys) for keys in (english, welsh))
        if in_english != in_welsh:
            message = f"The English gives the keys in the order {in_english}, the Welsh in the order {in_welsh}."
            yield Difference("order", in_english, in_welsh, message)
