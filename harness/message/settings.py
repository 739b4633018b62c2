"""What is to be judged, and by what."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from harness.language.reading_age import TARGET
from harness.language.rules import Rule
from harness.model.base import Basis, Origin
from harness.model.message import Kind
from harness.model.persona import Persona

RATE = 160.0
"""Words a minute of a voice, where neither a pack nor a person says: assumption, an unhurried recording."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How messages are judged.

    Attributes:
        target: The reading age to write for.
        own_target: Whether somebody set it: a promise of their own.
        prefix: The sender's name that goes before a text.
        price: Pence for one part of a text.
        rules: Every rule, where a writer added some; none takes those that ship.
        person: Who reads or hears it; none for any reader.
        languages: Whether the language of each sentence is looked at.
        classic: Whether the classic scores are given.
    """

    target: float = TARGET
    own_target: bool = False
    prefix: str | None = None
    price: Decimal | None = None
    rules: Mapping[str, Rule] | None = None
    person: Persona | None = None
    languages: bool = True
    classic: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """A message as it was given.

    Attributes:
        id: Where it came from.
        text: The words.
        kind: What sort of writing it is.
        language: The language that it is declared to be in.
        name: Its name, where its source gives one.
        sender: The sender's name on the handset, where it is known.
        twin: Its Welsh twin.
        pack: The pack that it stands in.
        basis: Where its words come from.
        origin: The place in a file of a pack.
        seconds: How long it takes to say, where a lock or a recording says so.
        voice: The voice that says it.
        rate: The rate at which it is said, in words a minute.
        row: The row of a sheet.
        cells: The whole row of the sheet, as it was read.
    """

    id: str
    text: str
    kind: Kind = "text"
    language: str = "en"
    name: str | None = None
    sender: str | None = None
    twin: str | None = None
    pack: str = ""
    basis: Basis = Basis.SUPPLIED
    origin: Origin | None = None
    seconds: float | None = None
    voice: str | None = None
    rate: float | None = None
    row: int | None = None
    cells: tuple[str, ...] = ()
