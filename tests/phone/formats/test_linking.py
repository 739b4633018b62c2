"""Flows that lead into each other: by ARN, by id, by name; modules; and what is not in the export."""

import json

import pytest

from harness.model.callflow import CallFlow
from harness.phone.formats import translate
from harness.phone.formats.desk import MOST_COPIED

ARN = "arn:aws:connect:eu-west-2:1:instance/2/contact-flow/33333333-4444-5555-6666-777777777777"


def to_flow(exports, reference, shown=None):
    block = exports.action("tested", "TransferToFlow", parameters={"ContactFlowId": reference}, next="fault")
    return exports.flow("tested", block, metadata={"ActionMetadata": {"tested": shown or {}}})


def module(exports, *actions, start="say"):
    return exports.flow(start, *actions, exports.action("back", "EndFlowModuleExecution"))


def invoke(exports, name, identifier="tested", **parts):
    return exports.action(identifier, "InvokeFlowModule", parameters={"FlowModuleId": name}, **parts)


@pytest.mark.parametrize(
    ("name", "content", "reference", "shown"),
    [
        ("33333333-4444-5555-6666-777777777777", {}, ARN, {}),
        ("Closed", {}, ARN, {"ContactFlow": {"text": "Closed"}}),
        ("prod_Closed", {}, ARN, {"parameters": {"ContactFlowId": {"displayName": "Closed"}}}),
        ("x", {"name": "Closed flow"}, "closed-flow", {}),
        ("Closed", {}, "{{contactFlows.Closed.arn}}", {}),
        ("Closed", {}, "${Closed.Arn}", {}),
        ("x", {"arn": ARN}, ARN, {}),
        ("Closed", {}, "", {"ContactFlow": {"id": "", "text": "Closed"}}),
        ("Closed", {}, "", {"contactFlow": {"text": "Closed"}}),
        ("Closed", {}, "", {"parameters": {"ContactFlowId": {"displayName": "Closed"}}}),
        ("Closed", {}, "", {"ContactFlowName": "Closed"}),
    ],
)
def test_a_flow_is_found(name, content, reference, shown, exports, tmp_path):
    imported = exports.read_all(
        tmp_path, **{"Main": to_flow(exports, reference, shown), name: exports.flow("then", metadata=content)}
    )
    step = imported.flow.steps["main-tested"]
    assert step.kind == "go_to"
    assert imported.flow.steps[step.to].origin.file == f"flows/{name}.json"
    assert not any(file.unknown for file in imported.files)


def test_a_flow_without_ids_leads_to_itself_by_its_name(exports, tmp_path):
    again = {
        "id": "tested",
        "type": "Transfer",
        "target": "Flow",
        "parameters": [{"name": "ContactFlowId", "value": "", "resourceName": "Greet loop"}],
        "branches": [{"condition": "Error", "transition": "then"}],
    }
    then = {"id": "then", "type": "Disconnect", "branches": []}
    content = {"modules": [again, then], "version": "1", "start": "tested", "metadata": {"name": "Greet loop"}}
    steps = exports.read(tmp_path, content).flow.steps
    assert (steps["greet-loop-tested"].kind, steps["greet-loop-tested"].to) == ("go_to", "greet-loop-tested")


def test_two_flows_of_one_name_are_not_told_apart(exports, tmp_path):
    same = exports.flow("then", metadata={"name": "Closed"})
    imported = exports.read_all(tmp_path, main=to_flow(exports, "Closed"), one=same, two=same)
    assert imported.flow.steps["main-tested"].kind == "unknown"


def test_a_flow_as_the_api_describes_it(exports, tmp_path):
    content = json.dumps(exports.flow("then"))
    about = {"ContactFlow": {"Arn": ARN, "Name": "Out of hours", "Type": "CUSTOMER_QUEUE", "Content": content}}
    imported = exports.read_all(tmp_path, main=to_flow(exports, ARN), described=about)
    assert imported.files[0].name == "Out of hours"
    assert imported.files[0].entered == "waiting"
    assert imported.flow.steps["main-tested"].to == "out-of-hours-then"


def test_flows_that_lead_to_each_other_end(exports, tmp_path):
    imported = exports.read_all(tmp_path, one=to_flow(exports, "two"), two=to_flow(exports, "one"))
    assert imported.flow.steps["one-tested"].to == "two-tested"
    assert imported.flow.steps["two-tested"].to == "one-tested"


def test_a_module_is_copied_for_each_place_that_invokes_it(exports, tmp_path):
    say = exports.action("say", "MessageParticipant", parameters={"Text": "Our terms."}, next="back")
    main = exports.flow(
        "tested",
        invoke(exports, "terms", next="again", errors={"NoMatchingError": "fault"}),
        invoke(exports, "terms", "again", next="then"),
    )
    imported = exports.read_all(tmp_path, main=main, terms=module(exports, say))
    steps = imported.flow.steps
    first, second = steps[steps["main-tested"].to], steps[steps["main-again"].to]
    assert steps["main-tested"].error == "main-fault"
    assert (first.says, second.says) == ("Our terms.", "Our terms.")
    assert steps[steps[first.to].to].to == "main-again"
    assert steps[steps[second.to].to].to == "main-then"
    assert first.origin.file == "flows/terms.json"
    assert imported.files[0].steps.count(steps["main-tested"].to) == 1
    assert [file.entered for file in imported.files] == ["caller", "module"]


def test_a_module_that_returns_with_results(exports, tmp_path):
    main = exports.flow("tested", invoke(exports, "terms", next="then", conditions={"Agreed": "other"}))
    imported = exports.read_all(tmp_path, main=main, terms=module(exports, start="back"))
    steps = imported.flow.steps
    returned = steps[steps[steps["main-tested"].to].to]
    assert (returned.cases, returned.otherwise) == ({"Agreed": "main-other"}, "main-then")


def test_a_module_that_invokes_itself_is_not_known(exports, tmp_path):
    loop = module(exports, invoke(exports, "loop", "say", next="back"))
    imported = exports.read_all(tmp_path, loop=loop, main=exports.flow("tested", invoke(exports, "loop", next="then")))
    said = [unknown.what for file in imported.files for unknown in file.unknown]
    assert said == ["The module 'loop' invokes itself, directly or through others; how often is not known."] * 2


def test_modules_within_modules_do_not_grow_without_end(exports, tmp_path):
    flows = {
        f"level{n}": module(
            exports,
            invoke(exports, f"level{n + 1}", "say", next="more"),
            *(invoke(exports, f"level{n + 1}", f"more{m or ''}", next=f"more{m + 1}") for m in range(30)),
            exports.action("more30", "EndFlowModuleExecution"),
        )
        for n in range(8)
    }
    imported = exports.read_all(tmp_path, **flows)
    assert len(imported.flow.steps) < 4 * MOST_COPIED
    said = {unknown.what.split("'")[-1] for file in imported.files for unknown in file.unknown}
    assert any("Give fewer of its files at once" in what for what in said)
    assert isinstance(imported.flow, CallFlow)


def test_modules_more_than_five_deep_are_not_known(exports, tmp_path):
    flows = {f"deep{n}": module(exports, invoke(exports, f"deep{n + 1}", "say", next="back")) for n in range(7)}
    imported = exports.read_all(tmp_path, **flows)
    deep = f"stands more than {translate.MOST_WITHIN} modules deep"
    assert [deep in unknown.what for unknown in imported.files[0].unknown] == [True]


def test_what_the_files_of_a_folder_are_all_called_is_left_out_of_ids(exports, tmp_path):
    imported = exports.read_all(tmp_path, CouncilTaxMain=exports.flow("then"), CouncilTaxClosed=exports.flow("then"))
    assert list(imported.flow.lines) == ["closed", "main"]
    assert "closed-then" in imported.flow.steps


def test_names_that_humans_gave_make_the_ids(exports, tmp_path):
    named = exports.action("0a1b2c3d-1111-2222-3333-444455556666", "MessageParticipant", parameters={"Text": "A"})
    plain = exports.action("1a1b2c3d-1111-2222-3333-444455556666", "MessageParticipant", parameters={"Text": "B"})
    shown = {"ActionMetadata": {named["Identifier"]: {"friendlyName": "Say hello!"}}}
    imported = exports.read(tmp_path, exports.flow(named["Identifier"], named, plain, metadata=shown))
    assert {"flow-say-hello", "flow-play-prompt-1"} <= set(imported.flow.steps)


def test_a_back_end_is_asked_for_what_the_flows_linked_with_it_look_at(exports, tmp_path):
    looks = exports.action("look", "Compare", parameters={"ComparisonValue": "$.External.Band"}, next="then")
    asks = exports.action("tested", "InvokeLambdaFunction", next="over", errors={"NoMatchingError": "fault"})
    over = exports.action("over", "TransferToFlow", parameters={"ContactFlowId": "looking"}, next="fault")
    apart = exports.action("tested", "InvokeLambdaFunction", next="then")
    imported = exports.read_all(
        tmp_path,
        asking=exports.flow("tested", asks, over),
        looking=exports.flow("look", looks),
        zed=exports.flow("tested", apart),
    )
    assert imported.flow.steps["asking-tested"].asks == ("external-band",)
    assert imported.flow.steps["zed-tested"].kind == "go_to"


def test_one_attribute_has_one_name_in_all_files(exports, tmp_path):
    def look(path):
        block = exports.action(
            "look", "Compare", parameters={"ComparisonValue": path}, next="then", conditions={"a": "fault"}
        )
        return exports.flow("look", block)

    imported = exports.read_all(
        tmp_path,
        a=look("$.Attributes.Band"),
        b=look("$.Attributes.Band"),
        c=look("$.External.Band"),
        d=look("$.Attributes.band"),
    )
    names = [imported.flow.steps[f"{file}-look"].on for file in "abcd"]
    assert names == ["band", "band", "external-band", "band-2"]


def test_the_queue_is_the_one_that_the_flow_sets_where_it_sets_one(exports, tmp_path):
    def queue(*ids):
        sets = [
            exports.action(f"set{n}", "UpdateContactTargetQueue", parameters={"QueueId": own}, next="join")
            for n, own in enumerate(ids)
        ]
        return exports.flow("set0", *sets, exports.action("join", "TransferContactToQueue"))

    imported = exports.read_all(
        tmp_path,
        one=queue("arn:x/queue/Rent"),
        two=queue("arn:x/queue/Rent", "arn:x/queue/Tax"),
        chosen=queue("$.External.q"),
    )
    humans = [imported.flow.steps[f"{file}-join"].human for file in ("one", "two", "chosen")]
    assert humans == ["queue-rent", "queue", "queue"]
    assert imported.humans["queue-rent"].name == "somebody in the queue 'Rent'"


def test_keys_are_lost_in_a_prompt_before_stored_input_alone(exports, tmp_path):
    def ask(stores):
        say = exports.action("say", "MessageParticipant", parameters={"Text": "Hello."}, next="log")
        log = exports.action("log", "UpdateFlowLoggingBehavior", next="ask")
        parameters = {"Text": "Digits?", "StoreInput": stores}
        return exports.flow(
            "say",
            say,
            log,
            exports.action("ask", "GetParticipantInput", parameters=parameters, next="then", conditions={"1": "then"}),
        )

    imported = exports.read_all(tmp_path, stores=ask("True"), menu=ask("False"))
    assert not imported.flow.steps["stores-say"].interruptible
    assert imported.flow.steps["menu-say"].interruptible
    assert not imported.flow.platform.type_ahead
