"""Walks one journey as one person, once, and records the trace."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from harness.language.numbers import find_addresses, find_numbers
from harness.language.timing import seconds_at
from harness.model.base import Basis, Channel, weakest
from harness.model.journey import Intention, Journey
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.trace import (
    AskedQuestion,
    Moment,
    SpokenNumber,
    TextMessage,
    Trace,
    WayReceived,
)
from harness.model.visit import Visit
from harness.phone.call import Call, Hearing, Taken, make_call, usual
from harness.phone.caller import Caller
from harness.sms import handset
from harness.walk.alternatives import alternatives
from harness.walk.ending import Ending
from harness.walk.ways import Ways, reached
from harness.web.channel import SharedTab, Step

_NINO = "national insurance number"
BY_TEXT = "by-text"
"""The intent of somebody who would rather have a text than wait."""
_NO_BROWSER = "Could not open the link: this phone has no browser."
THE_TEXT = "the text"
"""What a journey calls the link in the text message."""


@dataclass(frozen=True)
class Walked:
    """A trace and the page visits that it names."""

    trace: Trace
    visits: tuple[Visit, ...]


class Walker:
    """One person on one journey, walked once; then ``readings`` says what their words may have been taken for."""

    def __init__(
        self, pack: Pack, name: str, person: Persona, tab: SharedTab | None, no_browser: str | None, taken: Taken
    ) -> None:
        self.pack, self.name, self.person = pack, name, person
        self.journey: Journey = pack.journeys[name]
        self.tab, self.no_browser, self.taken = tab, no_browser, taken
        self.readings: dict[Hearing, tuple[str | None, ...]] = {}
        self.now = 0.0
        self.moments: list[Moment] = []
        self.questions: list[AskedQuestion] = []
        self.numbers: list[SpokenNumber] = []
        self.rang: list[str] = []
        self.texts: list[TextMessage] = []
        self.visits: dict[str, Visit] = {}
        self.ways: list[WayReceived] = []
        self.untested: list[str] = []
        self.basis: list[Basis] = []
        self.outcomes: set[str] = set()
        self.connected = False
        self.call: Call | None = None
        self._ways = Ways(pack, self.journey, person, None)
        self._page: Visit | None = None
        self._links: list[str] = []

    def walk(self) -> Walked:
        """Does what the journey says, until a human answers."""
        for intention in self.journey.do:
            self._do(intention)
        ending = self._ending()
        beside = alternatives(self.pack, self.journey, self.person)
        trace = Trace(
            pack=self.pack.name,
            journey=self.name,
            person=self.person.id,
            heard_as=tuple(_heard_as(hearing, of[0]) for hearing, of in self.readings.items()),
            goal=ending.goal,
            human=ending.human,
            stuck=ending.goal == "not-met" and ending.human == "none",
            because=ending.because,
            basis=weakest((*self.basis, *([beside.basis] if beside else []))),
            seconds=round(self.now, 3),
            rang=tuple(dict.fromkeys(self.rang)),
            moments=tuple(self.moments),
            questions=tuple(self.questions),
            hand_over=self.call.hand_over if self.call else None,
            numbers=tuple(self.numbers),
            texts=tuple(self.texts),
            visits=tuple(self.visits),
            ways=tuple(self.ways),
            alternatives=beside,
            untested=tuple(dict.fromkeys(self.untested)),
            origin=self.journey.origin,
        )
        return Walked(trace, tuple(self.visits.values()))

    def _ending(self) -> Ending:
        return Ending(
            self.pack.service,
            self.journey,
            self.person,
            call=self.call,
            connected=self.connected,
            outcomes=self.outcomes,
            ways=self.ways,
            texted=bool(self.texts),
            visits=self.visits.values(),
            untested=bool(self.untested),
        )

    def _do(self, intention: Intention) -> None:
        if self.connected:
            return
        if intention.call:
            self._ring(intention.call)
        elif intention.visit:
            self._turn_to(intention.visit)
        elif intention.read_text:
            self._read_texts()
        elif intention.open_link == THE_TEXT:
            self._open_text_link()
        elif intention.open_link:
            self._on_page(lambda tab: tab.follow(intention.open_link or ""))
        elif intention.fill:
            self._on_page(lambda tab: tab.fill(self._own(intention.fill or {})))
        elif intention.ask_for_person:
            self._on_page(lambda tab: tab.look_for_person())

    def _ring(self, line: str) -> None:
        caller = Caller(self.person, self._wants(), self.journey.words_for, self.journey.facts)
        outside = usual(self.person, self.journey.given)
        call = make_call(self.pack, line, caller, at=self.now, outside=outside, taken=self.taken)
        self.readings |= call.readings
        self.call = call
        self.rang += filter(None, [self.pack.phone.lines[line].number])
        before = len(self.moments)
        call.questions = [q.model_copy(update={"moment": q.moment + before}) for q in call.questions]
        call.numbers = [n.model_copy(update={"moment": n.moment + before}) for n in call.numbers]
        self.moments += call.moments
        self.questions += call.questions
        self.numbers += call.numbers
        self.basis += call.basis
        self.now = call.until
        self.outcomes |= call.outcomes
        self.connected = reached(self.pack, self.person, call)
        if self.connected and call.ended and call.ended.human:
            self.outcomes.update(self.pack.service.humans[call.ended.human].gives)
        self._ways = Ways(self.pack, self.journey, self.person, None if self.connected else line)
        self.ways += self._ways.from_call(call)
        for name, sent, delivered in call.texts:
            text, domains = self.pack.texts[name], self.pack.service.domains
            self.texts.append(handset.receive(name, text, self.person, sent, delivered=delivered, domains=domains))

    def _turn_to(self, name: str) -> None:
        """Opens a page that is a way in, or turns to one that is not played: writes, goes there, opens a chat."""
        way = self.pack.service.ways_in[name]
        if way.kind == "page" and self.person.has.browser:
            self._open(way.url or "", f"Opened {way.name}.")
            return
        received = self._ways.turned_to(name, len(self.moments))
        self.connected = way.kind != "page" and received.leads_to == "connected"
        self.basis.append(way.basis)
        self.moments.append(
            Moment(
                at=self.now,
                until=self.now,
                channel=Channel.WEB if way.kind == "page" else Channel.ELSEWHERE,
                kind="human" if self.connected else "end",
                where=way.origin,
                basis=way.basis,
                offered=way.name,
                received=way.name if received.usable else None,
                missed=None if received.usable else received.why,
                did=f"{'Turned' if received.usable else 'Could not turn'} to {way.name}.",
            )
        )
        if way.kind != "page":
            self.ways.append(received)
        if self.connected and way.human:
            self.outcomes.update(self.pack.service.humans[way.human].gives)

    def _own(self, fields: Mapping[str, str]) -> Mapping[str, str]:
        """What this person can fill in: who has no National Insurance number leaves its field empty."""
        if self.person.proves.nino:
            return fields
        return {label: "" if _NINO in label.casefold() else value for label, value in fields.items()}

    def _wants(self) -> tuple[str, ...]:
        """What the person answers with: a text only where they can get one and open its link."""
        can_text = self.person.has.line == "mobile" and self.person.has.browser
        return tuple(want for want in self.journey.wants if want != BY_TEXT or can_text)

    def _read_texts(self) -> None:
        for index, text in enumerate(self.texts):
            moment = handset.read(text, index, self.person, self.now)
            self.basis.append(text.basis)
            self.now = moment.until
            self.moments.append(moment)
            if moment.received is not None:
                self.texts[index] = text.model_copy(update={"moment": len(self.moments) - 1})
                self.outcomes |= self.pack.texts[text.id].given(moment.received)
                self.ways += self._ways.from_text(find_numbers(moment.received), len(self.moments) - 1)
                self._links += find_addresses(moment.received)

    def _open_text_link(self) -> None:
        link = next(iter(self._links), None)
        if link is None:
            return
        if not self.person.has.browser:
            last = self.moments[-1]
            self.moments.append(
                last.model_copy(update={"at": self.now, "until": self.now, "received": None, "did": _NO_BROWSER})
            )
            return
        self._open(link, "Opened the link in the text.")

    def _open(self, address: str, did: str) -> None:
        if self.tab is None:
            self.untested.append(f"The page {address} was not opened. {self.no_browser}")
            return
        self._note(Step(did, self.tab.open(address), None))

    def _on_page(self, act: Callable[[SharedTab], Step]) -> None:
        if self.tab and self._page and self._page.untested is None:
            self._note(act(self.tab))

    def _note(self, step: Step) -> None:
        visit = step.visit
        if visit is None:
            page = self._page
            assert page is not None  # noqa: S101 -- an act on a page needs a page
            self._moment(page, f"{step.did} {step.why_not or ''}".strip(), seconds=0.0)
            return
        self._page = visit
        if visit.untested:
            self.untested.append(visit.untested)
        self.visits[visit.id] = visit
        self.basis.append(visit.basis)
        seconds = 0.0 if visit.untested else seconds_at(visit.words, self.person.reads.words_a_minute.value)
        self._moment(visit, step.did, seconds=seconds)
        if visit.untested is None:
            self.ways += self._ways.from_page(visit, len(self.moments) - 1)
            if visit.page and self._foreign(visit) is None:
                self.outcomes.update(self.pack.service.pages[visit.page].gives)

    def _moment(self, visit: Visit, did: str, *, seconds: float) -> None:
        until = round(self.now + seconds, 3)
        self.moments.append(
            Moment(
                at=self.now,
                until=until,
                channel=Channel.WEB,
                kind="page",
                step=visit.page,
                where=visit.where,
                basis=visit.basis,
                offered=visit.title or visit.url,
                received=None if visit.untested else visit.title,
                missed=visit.untested or self._foreign(visit),
                did=did,
                visit=visit.id,
            )
        )
        self.now = until

    def _foreign(self, visit: Visit) -> str | None:
        page = self.pack.service.pages.get(visit.page or "")
        if page is None or page.language in self.person.understands.languages:
            return None
        return "It is in a language that this person does not understand."


def _heard_as(hearing: Hearing, intent: str | None) -> str:
    return f"“{hearing.words}” was {'taken as ' + intent if intent else 'not understood'}"
