"""What a minute of a call costs the caller, by the number that they ring and the line that they ring from."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

import yaml
from pydantic import Field

from harness.model.base import Frozen, Number

FILE = "call_prices.yaml"


class _Charge(Frozen):
    """A published range of pence a minute, and the short name of who published it."""

    low: float = Field(ge=0)
    high: float = Field(ge=0)
    source: str


class _Access(Frozen):
    """What a caller's own phone company adds to a service charge."""

    landline: _Charge
    mobile: _Charge


class _Range(Frozen):
    """Numbers that begin alike and cost alike: by the caller's line, or by a service charge that is the same for all.

    Attributes:
        about: What the numbers are for.
        starts: What they begin with.
        digits: How many digits they have, where that tells them from others.
        landline: From a landline.
        mobile: From a mobile.
        service: What the organisation that is called charges; the phone company's access charge comes on top.
        inclusive: Whether the call counts towards the minutes that a contract includes.
    """

    about: str
    starts: tuple[str, ...]
    digits: int | None = None
    landline: _Charge | None = None
    mobile: _Charge | None = None
    service: _Charge | None = None
    inclusive: bool = False


class _Prices(Frozen):
    """The whole file."""

    sources: Mapping[str, str]
    access: _Access
    numbers: tuple[_Range, ...]


def pence_a_minute(number: str, line: str) -> Number | None:
    """What a minute costs at most, with the published range and who published it.

    It is what somebody pays who has no included minutes left: the highest price that was published.

    Args:
        number: The number that is rung, as it is written.
        line: The caller's line, as a persona has it: ``mobile``, ``landline``, ``withheld`` or ``international``.

    Returns:
        None where there is no price to give: for a number that fits no range, for a call from abroad, and for a
        withheld line, which may be any.
    """
    found = _range_of(_dialled(number))
    charges = list(_charges(found, line)) if found else []
    if found is None or not charges:
        return None
    low, high = (round(sum(prices), 1) for prices in ((c.low for c in charges), (c.high for c in charges)))
    sources = dict.fromkeys(_prices().sources[charge.source] for charge in charges)
    return Number(value=high, source="; ".join(sources), because=_because(found, low, high))


def costs_extra(number: str) -> bool | None:
    """Whether a call costs more than one to a place in the United Kingdom: neither free nor in included minutes.

    Args:
        number: The number that is rung, as it is written; its beginning is enough.

    Returns:
        None for a number that fits no range.
    """
    found = _range_of(_dialled(number))
    if found is None:
        return None
    charges = (found.landline, found.mobile, found.service)
    return not found.inclusive and any(charge.high > 0 for charge in charges if charge)


@cache
def _prices() -> _Prices:
    text = (resources.files(__package__) / FILE).read_text(encoding="utf-8")
    return _Prices.model_validate(yaml.safe_load(text))


def _dialled(number: str) -> str:
    """The digits that are dialled inside the United Kingdom; nothing for a number of another country."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    abroad = re.match(r"\s*\+|\s*00", number)
    if not abroad:
        return digits
    national = digits.removeprefix("00")
    return f"0{national[2:]}" if national.startswith("44") else ""


def _range_of(digits: str) -> _Range | None:
    """The range with the longest beginning that fits."""
    fitting = [
        (len(start), found)
        for found in _prices().numbers
        for start in found.starts
        if digits.startswith(start) and found.digits in (None, len(digits))
    ]
    return max(fitting, key=lambda each: each[0])[1] if fitting else None


def _charges(found: _Range, line: str) -> Iterator[_Charge]:
    by_line = {
        "landline": (found.landline, _prices().access.landline),
        "mobile": (found.mobile, _prices().access.mobile),
    }
    if line not in by_line:
        return
    own, access = by_line[line]
    if own:
        yield own
    elif found.service:
        yield from (found.service, access)


def _because(found: _Range, low: float, high: float) -> str:
    if high == 0:
        return "Free from every landline and every mobile of a consumer."
    included = "; nothing within a contract's included minutes" if found.inclusive else ""
    added = "; the service charge and the phone company's access charge together" if found.service else ""
    return f"The highest of a range from {low:g}p to {high:g}p a minute for {found.about}{included}{added}."
