"""How a flow is entered: by a caller who rings, or by somebody else."""

import re

from harness.phone.formats.blocks import Flow
from harness.phone.formats.imported import Entered

_KINDS: dict[str, Entered] = {
    "contactflow": "caller",
    "customerqueue": "waiting",
    "customerhold": "waiting",
    "customerwhisper": "waiting",
    "agenthold": "agent",
    "agentwhisper": "agent",
    "agenttransfer": "agent",
    "queuetransfer": "agent",
    "outboundwhisper": "agent",
    "campaign": "task",
    "module": "module",
    "contactflowmodule": "module",
}
"""The types of flow (Amazon Connect API Reference, CreateContactFlow), in small letters."""
_NAMES: tuple[tuple[re.Pattern[str], Entered], ...] = (
    (re.compile(r"customerwhisper"), "waiting"),
    (re.compile(r"whisper|agenthold"), "agent"),
    (re.compile(r"customerqueue|queueflow|customerhold|holdflow"), "waiting"),
)
_MEETS_A_CALLER = frozenset(
    "MessageParticipant GetParticipantInput ConnectParticipantWithLexBot TransferContactToQueue TransferToQueue "
    "TransferParticipantToThirdParty TransferContactToAgent CreateCallbackContact TransferToFlow".split()
)


def entered(flow: Flow) -> Entered:
    """How a flow is entered: by its type, else by what it does, else by its name, else by a caller.

    A flow that shows screens and says nothing is an agent's or a chat's, whatever its type: guides for agents are
    exported as ordinary contact flows.
    """
    kinds = flow.kinds()
    screens = "ShowView" in kinds and not kinds & _MEETS_A_CALLER
    if flow.kind in _KINDS and not (screens and _KINDS[flow.kind] == "caller"):
        return _KINDS[flow.kind]
    if screens:
        return "agent"
    return _by_content(flow, kinds)


def _by_content(flow: Flow, kinds: set[str]) -> Entered:
    if "EndFlowModuleExecution" in kinds:
        return "module"
    if "MessageParticipantIteratively" in kinds:
        return "waiting"
    name = re.sub(r"[\W_]+", "", f"{flow.name or flow.stem}".casefold())
    for pattern, how in _NAMES:
        if pattern.search(name):
            return how
    return "task" if "CreateTask" in kinds and not kinds & _MEETS_A_CALLER else "caller"
