"""What a digital service offers beside the page on which it starts, and what each way is worth to one person."""

from typing import Literal

from harness.model.base import Basis, Frozen, Id

OFFLINE = ("phone", "counter", "letter")
"""The kinds of way in that take no internet."""


class Alternative(Frozen):
    """A way in beside the start page, as the service lists it, whether or not anything told this person of it.

    Attributes:
        way: Its name in the service's list.
        kind: How one arrives.
        name: What it is called.
        number: The telephone number, for a phone line.
        usable: Whether this person can use a way in of this kind.
        leads_to: What it leads this person to.
        settles: Whether who answers there can bring about what this person came for; none where nobody is known to.
        why: The reason for the verdict on it, in one sentence.
        charge_pence: What the service charges for what is got this way; none where that is not given.
    """

    way: Id
    kind: str
    name: str
    number: str | None = None
    usable: bool
    leads_to: Literal["connected", "unknown", "none"]
    settles: bool | None
    why: str
    charge_pence: float | None = None


class Alternatives(Frozen):
    """The ways in beside the start page of a digital service.

    Attributes:
        start: The way in that is the start page.
        charge_pence: What the service charges online; none where that is not given.
        ways: The others, in the order in which the service lists them.
        basis: The weakest basis of what they rest on.
    """

    start: Id
    charge_pence: float | None = None
    ways: tuple[Alternative, ...] = ()
    basis: Basis
