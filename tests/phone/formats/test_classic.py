"""The old format, and how a flow is entered."""

import pytest

from harness.phone.formats.connect_classic import _KINDS, _TRANSFERS
from harness.phone.formats.translate import LABELS


def module(identifier, kind, *branches, parameters=(), target=None, metadata=None):
    return {
        "id": identifier,
        "type": kind,
        "branches": [
            {"condition": "Evaluate", "conditionType": "Equals", "conditionValue": name[1:], "transition": to}
            if name.startswith("=")
            else {"condition": name, "transition": to}
            for name, to in branches
        ],
        "parameters": [dict(parameter) for parameter in parameters],
        "metadata": metadata or {},
        **({"target": target} if target else {}),
    }


def text(words):
    return {"name": "Text", "value": words, "namespace": None}


ENDS = [module(name, "Disconnect") for name in ("then", "fault", "other", "third")]
EXAMPLES = {
    "PlayPrompt": (
        module("tested", "PlayPrompt", ("Success", "then"), parameters=[text("Hello $.External.name")]),
        {"kind": "say", "says": "Hello ((name))", "to": "flow-then"},
    ),
    "GetUserInput": (
        module(
            "tested",
            "GetUserInput",
            ("=1", "then"),
            ("Timeout", "other"),
            ("NoMatch", "third"),
            ("Error", "fault"),
            parameters=[text("Press 1 for rent."), {"name": "Timeout", "value": "6"}],
            target="Digits",
        ),
        {"kind": "menu", "asks": "…", "error": "flow-fault"},
    ),
    "GetUserInput, Lex": (
        module(
            "tested",
            "GetUserInput",
            ("=Rent", "then"),
            ("NoMatch", "third"),
            ("Error", "fault"),
            parameters=[text("Yes?"), {"name": "BotName", "value": "Housing"}],
            target="Lex",
        ),
        {"kind": "ask", "bot": "Housing", "accepts": ("speech",), "error": "flow-fault"},
    ),
    "StoreUserInput": (
        module(
            "tested",
            "StoreUserInput",
            ("Success", "then"),
            ("Error", "fault"),
            parameters=[text("Digits?"), {"name": "MaxDigits", "value": 4}, {"name": "TerminatorDigits", "value": "#"}],
        ),
        {"kind": "ask", "error": "flow-fault"},
    ),
    "SetAttributes": (
        module(
            "tested",
            "SetAttributes",
            ("Success", "then"),
            ("Error", "fault"),
            parameters=[
                {"name": "Attribute", "key": "office", "value": "Leeds", "namespace": None},
                {"name": "Attribute", "key": "band", "value": "band", "namespace": "External"},
            ],
        ),
        {"kind": "set", "values": {"office": "Leeds"}, "asks": ("band",)},
    ),
    "CheckAttribute": (
        module(
            "tested",
            "CheckAttribute",
            ("=a", "then"),
            ("NoMatch", "other"),
            parameters=[{"name": "Attribute", "value": "band"}, {"name": "Namespace", "value": "External"}],
        ),
        {"kind": "branch", "on": "external-band", "cases": {"a": "flow-then"}, "otherwise": "flow-other"},
    ),
    "CheckAttribute, system": (
        module(
            "tested",
            "CheckAttribute",
            ("=1", "then"),
            ("NoMatch", "other"),
            parameters=[
                {"name": "Attribute", "value": "Stored customer input"},
                {"name": "Namespace", "value": "System"},
            ],
        ),
        {"kind": "branch", "on": "stored-customer-input"},
    ),
    "CheckHoursOfOperation": (
        module("tested", "CheckHoursOfOperation", ("True", "then"), ("False", "other"), ("Error", "fault")),
        {"kind": "branch", "on": "open", "cases": {"yes": "flow-then", "no": "flow-other"}, "error": "flow-fault"},
    ),
    "Loop": (
        module(
            "tested",
            "Loop",
            ("Looping", "then"),
            ("Complete", "other"),
            parameters=[{"name": "LoopCount", "value": "2"}],
        ),
        {"kind": "loop", "times": 2, "to": "flow-then", "done": "flow-other"},
    ),
    "LoopPrompts": (
        module("tested", "LoopPrompts", ("Timeout", "then"), ("Error", "fault"), parameters=[text("Wait.")]),
        {"kind": "say", "says": "Wait.", "to": "flow-then", "error": "flow-fault"},
    ),
    "Transfer, queue": (
        module("tested", "Transfer", ("AtCapacity", "other"), ("Error", "fault"), target="Queue"),
        {"kind": "queue", "full": "flow-other", "error": "flow-fault"},
    ),
    "Transfer, number": (
        module(
            "tested",
            "Transfer",
            ("Success", "then"),
            ("CallFailure", "other"),
            ("Timeout", "third"),
            ("Error", "fault"),
            parameters=[{"name": "PhoneNumber", "value": "+441632960001"}],
            target="PhoneNumber",
        ),
        {"kind": "transfer", "afterwards": "flow-then", "failed": "flow-tested-not-through", "error": "flow-fault"},
    ),
    "Transfer, of no known kind": (
        module("tested", "Transfer", ("Success", "then"), ("Error", "fault"), target="Moon"),
        {"kind": "unknown", "may": {"NextAction": "flow-then", "NoMatchingError": "flow-fault"}},
    ),
    "InvokeExternalResource": (
        module("tested", "InvokeExternalResource", ("Success", "then"), ("Error", "fault"), target="Lambda"),
        {"kind": "set", "to": "flow-then", "error": "flow-fault"},
    ),
    "Resume": (module("tested", "Resume"), {"kind": "hang_up"}),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_classic_block_becomes_this_step(name, exports, tmp_path):
    block, expected = EXAMPLES[name]
    imported = exports.read(tmp_path, {"modules": [block, *ENDS], "version": "1", "start": "tested"})
    step = imported.flow.steps["flow-tested"]
    assert {field: getattr(step, field) for field in expected} == expected
    assert imported.files[0].format == "amazon-connect-classic"
    led = {
        to
        for made in imported.flow.steps.values()
        if made.origin.block == "tested"
        for to in (edge.to for edge in made.edges())
    }
    assert {f"flow-{branch['transition']}" for branch in block["branches"]} <= led


def test_what_the_classic_format_is_put_into_has_a_meaning():
    assert {*_KINDS.values(), *_TRANSFERS.values()} <= set(LABELS)


SAYS, SHOWS, TASKS, LOOPS, BACK = (
    "MessageParticipant",
    "ShowView",
    "CreateTask",
    "MessageParticipantIteratively",
    "EndFlowModuleExecution",
)


@pytest.mark.parametrize(
    ("name", "kind", "block", "how"),
    [
        ("Main", "contactFlow", SAYS, "caller"),
        ("Main", "customerQueue", SAYS, "waiting"),
        ("Main", "agentWhisper", SAYS, "agent"),
        ("Main", "outboundWhisper", SAYS, "agent"),
        ("Main", None, SAYS, "caller"),
        ("Main", None, LOOPS, "waiting"),
        ("Main", None, SHOWS, "agent"),
        ("Main", "contactFlow", SHOWS, "agent"),
        ("Main", None, TASKS, "task"),
        ("Main", None, BACK, "module"),
        ("Agent whisper", None, SAYS, "agent"),
        ("empty_customer_whisper_flow", None, SAYS, "waiting"),
        ("Queue flow", None, SAYS, "waiting"),
    ],
)
def test_how_a_flow_is_entered(name, kind, block, how, exports, tmp_path):
    metadata = {"name": name, **({"type": kind} if kind else {})}
    imported = exports.read(
        tmp_path, exports.flow("tested", exports.action("tested", block, next="then"), metadata=metadata)
    )
    assert imported.files[0].entered == how
