"""Blocks by which a caller leaves a flow: for a queue, a telephone number, a call-back, or for good."""

import re

from harness.model.answering import Callback, Queue, Transfer
from harness.model.base import Id, Number
from harness.model.steps import Branch, GoTo, HangUp
from harness.phone.formats.blocks import FAULT, NEXT, Block, is_dynamic
from harness.phone.formats.json_file import visible
from harness.phone.formats.names import slug
from harness.phone.formats.place import Place

_WAIT = Number(value=600, assumption=True, because="The export does not say how long callers wait.")
_CHOSEN = "the queue that the flow chose"


def queue(place: Place) -> None:
    """TransferContactToQueue: the caller waits in the queue that was chosen last, unless it is full.

    It ends the flow (Amazon Connect administrator guide, Transfer to queue); the edge it nevertheless draws is kept.
    """
    full = place.after("QueueAtCapacity", FAULT)
    afterwards = place.after(NEXT)
    place.put(
        Queue,
        human=_queue(place),
        usual_wait=_WAIT,
        full=full,
        error=place.error,
        afterwards=afterwards if afterwards not in {full, place.fault} else None,
    )


def agent(place: Place) -> None:
    """TransferContactToAgent: an agent who is busy ends the contact (Amazon Connect API Reference)."""
    who = place.site.desk.human("agent", "the agent that the flow chose")
    place.put(Transfer, human=who, failed=place.always("CallFailed", FAULT), error=place.error)


def telephone(place: Place) -> None:
    """TransferParticipantToThirdParty: the call is put through to a number, and may come back afterwards."""
    number = place.block.words("ThirdPartyPhoneNumber")
    dynamic = not number or is_dynamic(number)
    name = "somebody at the number that the flow chose" if dynamic else f"somebody on {visible(number)[:40]}"
    who = place.site.desk.human(slug(name) or "somebody", name)
    failed = place.always("CallFailed", "ConnectionTimeLimitExceeded", FAULT)
    outcomes = place.outcomes(failed)
    if outcomes:
        branch = place.id("not-through")
        failed = place.put(Branch, branch, on=place.outcome, cases=outcomes, otherwise=failed)
    place.put(Transfer, human=who, failed=failed, error=place.error, afterwards=place.after(NEXT))


def ring_back(place: Place) -> None:
    """CreateCallbackContact: the service rings back; the flow goes on, with the contact not in a queue any more."""
    who = place.site.desk.human("somebody-who-rings-back", "somebody who rings back")
    place.put(
        Callback,
        human=who,
        no_number=place.fault or place.next,
        error=place.error,
        afterwards=place.after(NEXT),
    )


def hang_up(place: Place) -> None:
    """DisconnectParticipant: the call ends."""
    place.put(HangUp)


def end(place: Place) -> None:
    """EndFlowExecution: in a flow that callers enter it ends the contact (Amazon Connect API Reference)."""
    place.put(HangUp, note="The flow ends here; in a flow that callers enter, the call ends with it.")


def back(place: Place) -> None:
    """EndFlowModuleExecution: the module returns to the flow that invoked it."""
    if place.site.returns is None:
        place.put(HangUp, note="The module ends here; the flow that invokes it goes on.")
    else:
        place.put(GoTo, to=place.site.returns)


def _queue(place: Place) -> Id:
    """Who answers: the block's own queue, or the one that the flow sets where it sets just one."""
    label = _label(place, place.block)
    if label is None and len({_label(place, block) for block in place.site.queues.values()}) == 1:
        label = _label(place, next(iter(place.site.queues.values())))
    if not label:
        return place.site.desk.human("queue", f"somebody in {_CHOSEN}")
    return place.site.desk.human(f"queue-{slug(label) or 'x'}", f"somebody in the queue '{label}'")


def _label(place: Place, block: Block) -> str | None:
    """The queue that a block names; nothing where it is chosen during the call, none where it names no queue."""
    own = block.words("QueueId") or block.words("AgentId")
    if not own:
        return None
    shown = block.display("QueueId") or block.display("AgentId") or block.label("queue")
    if is_dynamic(own):
        return ""
    return visible(shown or place.site.desk.names.get(own) or re.split(r"[/:]", own)[-1])[:80]
