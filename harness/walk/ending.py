"""How a walk ended: whether they got what they came for, whether a human can be reached, and why."""

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from harness.model.journey import Journey
from harness.model.persona import Persona
from harness.model.service import Service
from harness.model.trace import Goal, HumanReach, WayReceived
from harness.model.visit import Visit
from harness.phone.call import Call
from harness.phone.caller import PERSON
from harness.walk.ways import best


@dataclass(frozen=True)
class Ending:
    """How a walk ended, worked out from what it left behind.

    Attributes:
        service: Whose journey it was.
        journey: What the person came for.
        person: Who walked.
        call: The last call; none when none was made.
        connected: Whether a human who can serve this person answered it.
        outcomes: What pages and humans gave.
        ways: The ways in that were met.
        texted: Whether a text message was sent.
        visits: The pages that were opened.
        untested: Whether something could not be visited.
    """

    service: Service
    journey: Journey
    person: Persona
    call: Call | None
    connected: bool
    outcomes: Set[str]
    ways: Sequence[WayReceived]
    texted: bool
    visits: Collection[Visit]
    untested: bool

    @property
    def goal(self) -> Goal:
        """Whether they got what they came for."""
        if self.outcomes & set(self.journey.met_by):
            return "met"
        return "unknown" if self._web_missing or self._lost_track else "not-met"

    @property
    def human(self) -> HumanReach:
        """Whether they reached a human, or know how to."""
        if self.connected:
            return "connected"
        human = best(self.ways)
        return "unknown" if human == "none" and (self._web_missing or self._lost_track) else human

    @property
    def because(self) -> str:
        """Why it ended so, in plain English."""
        return f"{self._why_goal()} {self._why_human()}"

    @property
    def _lost_track(self) -> bool:
        """Whether the call came to a step of which nobody knows what happens there."""
        return self.call is not None and self.call.ended is not None and self.call.ended.how == "unknown"

    @property
    def _web_missing(self) -> bool:
        """Whether pages that might have helped could not be visited."""
        return self.untested and self.person.has.browser

    @property
    def _served_by_phone(self) -> bool:
        """Whether whoever answered the call could serve this person, or else where they turned to after it."""
        human = self.call.ended.human if self.call and self.call.ended else None
        heard = self.person.can_use("phone")
        return human is not None and heard and self.service.humans[human].serves(self.person.says.languages)

    def _why_goal(self) -> str:
        goal = self.goal
        if goal == "met":
            page = next((v for v in self.visits if v.page and self._gives(v.page)), None)
            if page:
                return f"The page “{page.title}” gave what they came for."
            by_voice = self.call is not None and bool(self.call.outcomes & set(self.journey.met_by))
            by = "A human" if self.connected else "The voice on the phone" if by_voice else "The text"
            return f"{by} gave what they came for."
        if goal == "unknown" and self._lost_track:
            return "The call came to a step of which it is not known what happens there."
        if goal == "unknown":
            return "Pages that may have helped were not visited."
        ended = self.call.ended if self.call else None
        if ended and ended.how == "human" and not self.connected:
            if not self.person.can_use("phone"):
                return "Somebody answered whom this person does not hear."
            return "Somebody answered who shares no language with this person."
        if ended and ended.how == "hung-up" and not self.texted:
            return "The service ended the call and sent nothing."
        return "Nothing that reached this person gave what they came for."

    def _gives(self, page: str) -> bool:
        known = self.service.pages[page]
        return known.language in self.person.understands.languages and bool(set(known.gives) & set(self.journey.met_by))

    def _why_human(self) -> str:
        human = self.human
        if human == "connected":
            return "A human answered the call." if self._served_by_phone else "They turned to where a human answers."
        if human == "directed":
            way = next(way for way in self.ways if way.usable and way.leads_to == "connected")
            return f"They have the way to {way.name}, which leads them to a human."
        if human == "unknown":
            names = dict.fromkeys(way.name for way in self.ways if way.usable and way.leads_to == "unknown")
            way_names = " and ".join(names)
            return (
                f"What {way_names} would lead them to is not known."
                if names
                else "Whether a human would have answered is not known."
            )
        lost = next((way for way in self.ways if not way.kept), None)
        if lost:
            return f"The number of {lost.name} was given, but not so that they have it."
        asked = self.call.questions if self.call else []
        if any(PERSON in option.intents and option.says for question in asked for option in question.options):
            return "A human was offered in the call, and this person did not come to one."
        return "No human was offered."
