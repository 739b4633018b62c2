"""Makes steps of the blocks of a flow: which block type becomes what, and how flows lead into each other.

Block types are those of the Amazon Connect API Reference (Actions in the Amazon Connect Flow language). A type that is
not here becomes an unknown step with every one of its edges.
"""

from collections.abc import Callable, Mapping

from harness.model.base import Id
from harness.model.steps import Branch, GoTo
from harness.phone.formats import deciding, leaving, saying
from harness.phone.formats.blocks import NEXT, Flow
from harness.phone.formats.desk import MOST_COPIED
from harness.phone.formats.json_file import visible
from harness.phone.formats.link import REFERENCES, Links
from harness.phone.formats.names import slug
from harness.phone.formats.place import Place
from harness.phone.formats.site import Site

Meaning = Callable[[Place], None]
MOST_WITHIN = 5
"""How deep modules may stand within modules: Amazon allows five."""

_HEARD: Mapping[str, tuple[str, Meaning]] = {
    "MessageParticipant": ("play-prompt", saying.say),
    "MessageParticipantIteratively": ("loop-prompts", saying.say_while_waiting),
    "GetParticipantInput": ("get-input", saying.question),
    "ConnectParticipantWithLexBot": ("ask-bot", saying.bot),
    "Compare": ("check-attribute", deciding.compare),
    "CheckHoursOfOperation": ("check-hours", deciding.hours),
    "CheckMetricData": ("check-staffing", deciding.metric),
    "Loop": ("loop", deciding.loop),
    "UpdateContactAttributes": ("set-attributes", deciding.keep),
    "UpdateFlowAttributes": ("set-attributes", deciding.keep),
    "UpdateContactTextToSpeechVoice": ("set-voice", deciding.voice),
    "UpdateContactData": ("set-contact-data", deciding.voice),
    "TransferContactToQueue": ("queue", leaving.queue),
    "TransferToQueue": ("queue", leaving.queue),
    "DequeueContactAndTransferToQueue": ("queue", leaving.queue),
    "TransferContactToAgent": ("transfer-to-agent", leaving.agent),
    "TransferParticipantToThirdParty": ("transfer-to-number", leaving.telephone),
    "CreateCallbackContact": ("call-back", leaving.ring_back),
    "DisconnectParticipant": ("disconnect", leaving.hang_up),
    "EndFlowExecution": ("end-flow", leaving.end),
    "EndFlowModuleExecution": ("return", leaving.back),
}
_ASKING = {
    "InvokeLambdaFunction": "ask-system",
    "CreateCase": "create-case",
    "GetCase": "get-case",
    "UpdateCase": "update-case",
    "CreateTask": "create-task",
    "GetMetricData": "get-queue-metrics",
    "GetCustomerProfile": "get-profile",
    "GetCustomerProfileObject": "get-profile",
    "GetCalculatedAttributesForCustomerProfile": "get-profile",
    "CreateCustomerProfile": "create-profile",
    "UpdateCustomerProfile": "update-profile",
    "AssociateContactToCustomerProfile": "link-profile",
}
"""Blocks that ask another system; its answers are looked at later under ``$.External`` and the like."""
_UNHEARD = {
    "UpdateFlowLoggingBehavior": "set-logging",
    "UpdateContactRecordingBehavior": "set-recording",
    "UpdateContactRecordingAndAnalyticsBehavior": "set-recording",
    "UpdateContactMediaStreamingBehavior": "set-streaming",
    "UpdateContactMediaProcessing": "set-processing",
    "UpdateContactEventHooks": "set-event-flow",
    "UpdateContactRoutingBehavior": "set-priority",
    "UpdateRoutingCriteria": "set-routing",
    "UpdateContactTargetQueue": "set-queue",
    "UpdateContactCallbackNumber": "set-callback-number",
    "UpdatePreviousContactParticipantState": "hold",
    "TagContact": "tag",
    "UnTagContact": "tag",
    "CreateWisdomSession": "agent-assistant",
    "CreatePersistentContactAssociation": "keep-chat",
    "StartVoiceIdStream": "start-voice-id",
    "StartOutboundChatContact": "start-chat",
    "CheckVoiceId": "check-voice-id",
    "CheckOutboundCallStatus": "check-call-progress",
    "CompleteOutboundCall": "call-number",
    "ResumeContact": "resume-contact",
    "DistributeByPercentage": "divide-by-chance",
    "Wait": "wait",
    "ShowView": "show-screen",
}
"""Blocks that say nothing on a telephone call; some divide it on what only the platform knows, and are ranged over."""
_OPENS = {"TransferToFlow": "go-to-flow", "InvokeFlowModule": "module"}

_MEANINGS: Mapping[str, Meaning] = {
    **{kind: meaning for kind, (_, meaning) in _HEARD.items()},
    **dict.fromkeys(_ASKING, deciding.back_end),
    **dict.fromkeys(_UNHEARD, deciding.nothing_heard),
}
LABELS: Mapping[str, str] = {**{kind: label for kind, (label, _) in _HEARD.items()}, **_ASKING, **_UNHEARD, **_OPENS}
"""What steps are called after, where no human gave their block a name."""


class Translator:
    """Makes steps of flows that may lead into each other.

    Attributes:
        links: Which flow is meant where one refers to another.
        starts: The step that each flow begins with, by its source.
    """

    def __init__(self, links: Links) -> None:
        self.links = links
        self.starts: dict[str, Id] = {}

    def lay_out(self, site: Site) -> None:
        """Makes steps of every block of a site."""
        for block in site.flow.blocks.values():
            place = Place(site, block)
            if block.kind == "TransferToFlow":
                self._other_flow(place)
            elif block.kind == "InvokeFlowModule":
                self._module(place)
            else:
                _MEANINGS.get(block.kind, _not_known)(place)
            place.fail_by_value()
            place.keep_every_edge()

    def _other_flow(self, place: Place) -> None:
        linked = self.links.find(place.block)
        if linked is None:
            self._missing(place, "flow", {NEXT: place.next} if place.after(NEXT) not in {None, place.fault} else {})
            return
        # A flow never returns: what is drawn beside the fault can only be met where the transfer failed.
        failed = place.fault and place.or_next(place.fault, "failed")
        place.put(GoTo, to=self.starts[linked.source], error=failed or place.after(NEXT))

    def _module(self, place: Place) -> None:
        linked = self.links.find(place.block)
        on = {} if place.block.next is None and place.block.conditions else {"the module returns": place.next}
        if linked is None:
            self._missing(place, "module", {**on, **place.results()})
            return
        refusal = self._cannot_copy(linked, place.site)
        if refusal:
            place.not_known(refusal, {**on, **place.results()}, error=place.error)
            return
        copy = self._copy(linked, place, self._returns(place))
        place.put(GoTo, to=copy.start, error=place.error)

    @staticmethod
    def _cannot_copy(linked: Flow, site: Site) -> str | None:
        name = visible(linked.name or linked.stem)[:80]
        if linked.source in site.within:
            return f"The module '{name}' invokes itself, directly or through others; how often is not known."
        if len(site.within) > MOST_WITHIN:
            return f"The module '{name}' stands more than {MOST_WITHIN} modules deep. Amazon Connect does not run it."
        if site.desk.copied + len(linked.blocks) > MOST_COPIED:
            return f"The modules of this export have over {MOST_COPIED} blocks in all. Give fewer of its files at once."
        return None

    @staticmethod
    def _returns(place: Place) -> Id:
        """The step that the module returns to: a branch where it returns with results of its own."""
        results = place.results()
        if not results:
            return place.put(GoTo, place.id("returns"), to=place.next)
        on = place.after(NEXT) or next(reversed(results.values()))
        return place.put(Branch, place.id("returns"), on=place.outcome, cases=results, otherwise=on)

    def _copy(self, linked: Flow, place: Place, returns: Id) -> Site:
        site = place.site
        site.desk.copied += len(linked.blocks)
        copy = Site(
            linked,
            site.desk,
            f"{site.prefix}-{slug(linked.name or linked.stem, 24) or 'module'}",
            LABELS,
            within=site.within,
            returns=returns,
            asked=site.asked,
            language=site.language,
        )
        self.lay_out(copy)
        site.steps |= copy.steps
        site.unknown += copy.unknown
        return copy

    def _missing(self, place: Place, what: str, may: Mapping[str, Id]) -> None:
        """A flow or module that is not in the export, or that is chosen during the call."""
        label = self.links.label(place.block)
        said = f"The {what} '{label}' is not in this export. Add its file to the folder."
        if not label:
            said = f"Which {what} follows is decided during the call; the export does not say."
        if not label and not place.block.words(REFERENCES[place.block.kind]):
            said = f"This block does not say which {what} follows. Export the flow again."
        place.not_known(said, may, error=place.error)


def _not_known(place: Place) -> None:
    """A block type that has no meaning here."""
    kind = visible(place.block.kind)[:80]
    said = f"The block type '{kind}' has no meaning here; what the caller meets is not known."
    place.not_known(said if kind else "This block has no type; what the caller meets is not known.", place.edges())
