"""The route map: the steps of a call, the texts it sends and the pages they open, as one graph. Nothing here runs."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from harness.model.base import Basis, Channel, Frozen, Id, Origin


class Need(StrEnum):
    """What it takes to go along an edge."""

    HEAR = "to hear"
    SPEAK = "to speak so that a machine understands"
    KEYPAD = "a keypad"
    MOBILE = "a mobile number that is shown"
    READ = "to read a text"
    BROWSER = "a phone with a browser"
    IDENTITY = "to pass an online identity check"
    NINO = "a National Insurance number"
    ANOTHER_CALL = "to keep a number and ring it"


class Node(Frozen):
    """A place on the route map.

    Attributes:
        id: The step's own name; ``text:NAME``, ``page:NAME``, ``way:NAME`` or ``human:NAME`` for the rest.
        channel: Where it is.
        kind: What it is.
        label: What it is called, in a few words.
        says: What is said or shown there.
        language: The language it is in, as an ISO 639-1 code.
        basis: What it stands on.
        origin: The line of the file it was read from.
    """

    id: str
    channel: Channel
    kind: Literal[
        "say",
        "menu",
        "ask",
        "branch",
        "set",
        "loop",
        "text-sent",
        "transfer",
        "queue",
        "voicemail",
        "callback",
        "hang_up",
        "go_to",
        "unknown",
        "text",
        "page",
        "way",
        "human",
    ]
    label: str
    says: str | None = None
    language: str = "en"
    basis: Basis
    origin: Origin | None = None


class RouteEdge(Frozen):
    """A way from one place to another.

    Attributes:
        start: The place it leads from.
        end: The place it leads to.
        when: What has to happen.
        by: Who decides: the caller, something outside that neither chooses, or the service by its own rules.
        needs: What it takes of the caller.
        seconds: How long the place it leads from takes, with what is said there.
        pence: What those seconds cost, by the caller's line; a line that is not named has no known price.
        origin: The line of the file it was read from.
    """

    start: str
    end: str
    when: str
    by: Literal["caller", "outside", "service"]
    needs: tuple[str, ...] = ()
    seconds: float = 0.0
    pence: Mapping[str, float] = {}
    origin: Origin | None = None


class RouteMap(Frozen):
    """Every way through a service, by phone, text and web.

    Attributes:
        pack: The pack, or the exported flow.
        starts: Where callers come in, by line.
        nodes: The places, by id.
        edges: The ways between them, in the order of the files.
    """

    pack: str
    starts: Mapping[Id, str]
    nodes: Mapping[str, Node]
    edges: tuple[RouteEdge, ...]
