"""What a way in is worth to one person: whether it reached them, whether they have it, and what it leads them to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harness.language.numbers import dialled
from harness.model.base import Channel
from harness.model.journey import Journey
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.service import WayIn
from harness.model.trace import HumanReach, WayReceived
from harness.model.visit import Visit
from harness.phone.call import Call, make_call, usual
from harness.phone.caller import PERSON, Caller

ASKS_FOR_PERSON = "I want to speak to an adviser, please."
"""What somebody says who wants a human and whose journey gives no words for it."""


@dataclass(frozen=True)
class Worth:
    """What a way in leads a person to, and why."""

    leads_to: HumanReach
    why: str


class Ways:
    """The ways in of one service, as one person on one journey meets them."""

    def __init__(self, pack: Pack, journey: Journey, person: Persona, cut_off_by: str | None) -> None:
        """Prepares the look-ups.

        Args:
            pack: The service.
            journey: What the person came for.
            person: Who.
            cut_off_by: The line that ended the call without a human, if one did.
        """
        self.pack, self.journey, self.person, self.cut_off_by = pack, journey, person, cut_off_by
        ways = pack.service.ways_in
        self._by_number = {dialled(way.number): (name, way) for name, way in ways.items() if way.number}
        self._by_url = {way.url.rstrip("/"): (name, way) for name, way in ways.items() if way.url}

    def from_call(self, call: Call) -> list[WayReceived]:
        """The ways in that the voice gave."""
        return [
            self._number(spoken.number, Channel.PHONE, spoken.moment, perceived=spoken.received > 0, kept=spoken.kept)
            for spoken in call.numbers
        ]

    def from_text(self, numbers: Sequence[str], moment: int) -> list[WayReceived]:
        """The ways in that a text message gave; what is on the handset stays there."""
        return [self._number(number, Channel.TEXT, moment, perceived=True, kept=True) for number in numbers]

    def from_page(self, visit: Visit, moment: int) -> list[WayReceived]:
        """The ways in that a page gave: its telephone numbers, and its links to ways that the service lists."""
        numbers = [self._number(number, Channel.WEB, moment, perceived=True, kept=True) for number in visit.numbers]
        listed = (self._by_url.get(link.href.rstrip("/")) for link in visit.links if link.name)
        linked = {name: way for name, way in filter(None, listed) if way.kind != "page"}
        return numbers + [self._received(name, way, Channel.WEB, moment) for name, way in linked.items()]

    def turned_to(self, name: str, moment: int) -> WayReceived:
        """A way in that the person turns to of their own accord; a page is met by opening it, not so."""
        return self._received(name, self.pack.service.ways_in[name], Channel.ELSEWHERE, moment)

    def _number(self, number: str, channel: Channel, moment: int, *, perceived: bool, kept: bool) -> WayReceived:
        name, way = self._by_number.get(dialled(number), (None, None))
        if way is None:
            way = WayIn(kind="phone", name=number, number=number)
        received = self._received(name, way, channel, moment, perceived=perceived, kept=kept)
        return received.model_copy(update={"number": number})

    def _received(
        self,
        name: str | None,
        way: WayIn,
        channel: Channel,
        moment: int,
        *,
        perceived: bool = True,
        kept: bool = True,
    ) -> WayReceived:
        worth = self._worth(way) if perceived and kept else Worth("none", _why_lost(perceived=perceived))
        return WayReceived(
            way=name,
            name=way.name,
            kind=way.kind,
            given_by=channel,
            moment=moment,
            perceived=perceived,
            kept=kept,
            usable=perceived and kept and self.person.can_use(way.kind),
            leads_to=worth.leads_to,
            why=worth.why,
        )

    def _worth(self, way: WayIn) -> Worth:
        if not self.person.can_use(way.kind):
            return Worth("none", f"This person cannot use it: it is a {way.kind}.")
        if way.line is None and way.human is not None:
            return self._answered(way.human)
        if way.line is None:
            return Worth("unknown", "What answers there is not modelled in this pack.")
        if way.line == self.cut_off_by:
            return Worth("none", "It is the line that ended this person's call: a circle.")
        return self._ring(way.line)

    def _answered(self, name: str) -> Worth:
        """What a way in is worth of which the pack says who answers there, though it is not played."""
        human = self.pack.service.humans[name]
        if human.serves(self.person.says.languages):
            return Worth("connected", f"The pack says that {human.name} answers there; it was not played.")
        return Worth("none", f"Who answers there, {human.name}, shares no language with this person.")

    def rung(self, line: str) -> Call:
        """Rings a modelled line as this person, asking for a human."""
        caller = Caller(self.person, (PERSON,), self._words, self.journey.facts)
        return make_call(self.pack, line, caller, outside=usual(self.person, self.journey.given))

    def _ring(self, line: str) -> Worth:
        call = self.rung(line)
        if call.ended and call.ended.how == "unknown":
            return Worth("unknown", "Ringing it leads to a step of which it is not known what happens there.")
        if reached(self.pack, self.person, call):
            return Worth("connected", f"Ringing it leads this person to a human in {_minutes(call.until)}.")
        return Worth("none", "Ringing it leads this person to no human.")

    def _words(self, intent: str) -> str:
        return self.journey.words_for(intent) or ASKS_FOR_PERSON


def reached(pack: Pack, person: Persona, call: Call) -> bool:
    """Whether a call ended with a human who can serve this person, there and then or by ringing back."""
    ended = call.ended
    if ended is None or ended.how not in ("human", "callback") or ended.human is None:
        return False
    return person.can_use("phone") and pack.service.humans[ended.human].serves(person.says.languages)


def best(ways: Iterable[WayReceived]) -> HumanReach:
    """What the ways in that a person has come to: directed where one leads to a human, unknown where one may."""
    leads = {way.leads_to for way in ways if way.usable}
    if "connected" in leads:
        return "directed"
    return "unknown" if "unknown" in leads else "none"


def _why_lost(*, perceived: bool) -> str:
    return "It was given, but this person could not keep it." if perceived else "It never reached this person."


def _minutes(seconds: float) -> str:
    minutes = round(seconds / 60)
    return "about a minute" if minutes <= 1 else f"about {minutes} minutes"
