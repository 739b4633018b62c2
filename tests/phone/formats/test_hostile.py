"""Files that are no flows, or that want to do harm: they are refused with a sentence, or read; nothing else happens."""

import json
import os
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.phone.formats import ExportError, json_file, read_export

SMALLEST = '{"StartAction": "a", "Actions": []}'


def refusal(folder, content) -> str:
    path = folder / "flow.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ExportError) as caught:
        read_export(path, "flow.json")
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "flow.json:1:1: This is not JSON: Expecting value."),
        ("[]", "flow.json:1:1: This is not a flow of Amazon Connect: it has neither 'Actions' nor 'modules'."),
        ('"Actions"', "flow.json:1:1: This is not a flow of Amazon Connect: it has neither 'Actions' nor 'modules'."),
        ('{\n  "StartAction": "a",\n}', "flow.json:3:1: This is not JSON:"),
        ('{"StartAction": "a"}', "flow.json:1:1: This is not a flow of Amazon Connect: 'Actions' is not a list."),
        ('{"StartAction": "a", "Actions": {}}', "'Actions' is not a list."),
        ('{"Actions": []}', "'StartAction', the id of its first block, is missing."),
        ('{"StartAction": 7, "Actions": []}', "'StartAction', the id of its first block, is missing."),
        ('{"modules": {}, "start": "a"}', "'modules' is not a list."),
        ('{"modules": []}', "'start', the id of its first block, is missing."),
        ('{"StartAction": "a",\n "Actions": [\n {"Identifier": 7}]}', "flow.json:3:2: This block has no id"),
        ('{"start": "a",\n "modules": [\n {"id": null}]}', "flow.json:3:2: This block has no id"),
        ('{"StartAction": "a", "Actions": [7]}', "This block has no id"),
        (
            '{"StartAction": "a", "Actions": [\n{"Identifier": "a"},\n{"Identifier": "a"}]}',
            "flow.json:3:1: Two blocks have this id; the first is on line 2.",
        ),
        ('{"StartAction": "a",\n "Actions": [],\n "Actions": []}', "flow.json:3:2: The key 'Actions' is here twice."),
        ('{"StartAction": "a", "Acti\\u006fns": [], "Actions": []}', "The key 'Actions' is here twice."),
        ('{"StartAction": "a", "Actions": [], "x": NaN}', "NaN is not a number."),
        ('{"ContactFlow": {"Content": "{"}}', "its 'Content' is not JSON."),
        (SMALLEST.encode("utf-16"), "This file is not written in UTF-8. Save it as UTF-8."),
        ('{"StartAction": "a",\n "x": "café"}'.encode("latin-1"), "flow.json:2:1: This file is not written in UTF-8."),
        ("[" * 1_000_000, "This is nested too deeply to be a flow."),
        ('{"a":' * 1_000_000, "This is nested too deeply to be a flow."),
        ('"' + '\\"' * 1_000_000, "This is not JSON:"),
        ("}" * 1_000_000, "This is not JSON:"),
    ],
)
def test_what_is_no_flow_is_refused_with_its_place(content, said, tmp_path):
    began = time.process_time()
    assert said in refusal(tmp_path, content)
    assert time.process_time() - began < 5


def test_a_file_that_is_far_too_long_is_refused_before_it_is_parsed(tmp_path, monkeypatch):
    monkeypatch.setattr(json_file, "MOST_BYTES", 2_000_000)
    path = tmp_path / "flow.json"
    with path.open("wb") as file:
        file.truncate(2_000_001)
    with pytest.raises(ExportError, match="This file is over 2 MB"):
        read_export(path)
    assert json_file.MOST_BYTES == 2_000_000


def test_what_is_not_there_or_no_file_is_refused(tmp_path):
    with pytest.raises(ExportError, match="cannot be read: No such file"):
        read_export(tmp_path / "absent.json")
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(ExportError, match="This is not a file"):
        read_export(tmp_path / "pipe.json")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ExportError, match="no file that ends in"):
        read_export(tmp_path / "empty")


def test_a_byte_order_mark_is_no_harm(tmp_path):
    path = tmp_path / "flow.json"
    path.write_bytes(b"\xef\xbb\xbf" + SMALLEST.encode())
    assert read_export(path).files[0].unknown


def test_numbers_without_end_and_half_characters_are_no_harm(exports, tmp_path):
    content = json.dumps(
        exports.flow(
            "tested",
            exports.action(
                "tested", "GetParticipantInput", parameters={"Text": "\ud83d A", "StoreInput": "True"}, next="then"
            ),
        )
    )
    content = content.replace('"StoreInput"', f'"InputTimeLimitSeconds": {"9" * 5000}, "n": 1e999, "StoreInput"')
    step = exports.read(tmp_path, content).flow.steps["flow-tested"]
    assert step.asks == "� A"
    assert step.wait is None


def test_control_characters_and_strange_ids_do_not_reach_what_is_printed(exports, tmp_path):
    strange = "\x1b]0;owned\x07 <b>__proto__</b> ../../etc"
    content = exports.flow(
        strange,
        exports.action(
            strange, "MessageParticipant", parameters={"Text": "Hello\x1b[2J\u202e there"}, next=strange + "\x9b"
        ),
        exports.action("\u202e", "X\x1b", next="\x00"),
        metadata={"name": "a\x1bname"},
    )
    imported = exports.read(tmp_path, content)
    assert imported.model_dump_json().replace("\\n", "").isprintable()
    assert "\\u" not in imported.model_dump_json()
    assert imported.flow.lines[imported.files[0].line].starts in imported.flow.steps


def test_a_hundred_thousand_blocks_take_a_time_that_grows_no_faster_than_they_do(exports, tmp_path):
    def seconds(count: int) -> float:
        blocks = [
            exports.action(
                f"{n:08x}-0000",
                "CheckHoursOfOperation" if n % 2 else "TransferContactToQueue",
                next=f"{n + 1:08x}-0000",
            )
            for n in range(count)
        ]
        content = json.dumps(exports.flow("00000000-0000", *blocks))
        began = time.process_time()
        imported = exports.read(tmp_path, content)
        assert len(imported.flow.steps) > count
        return time.process_time() - began

    few = seconds(5_000)
    assert seconds(100_000) < 20 * 3 * max(few, 0.5)


def test_one_block_with_very_many_edges_of_one_name(exports, tmp_path):
    block = exports.action("tested", "ShowView", next="then")
    block["Transitions"]["Conditions"] = [
        {"Condition": {"Operator": "Equals", "Operands": ["x"]}, "NextAction": f"gone {n}"} for n in range(20_000)
    ]
    began = time.process_time()
    assert len(exports.read(tmp_path, exports.flow("tested", block)).files[0].unknown) == 20_000
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    "piece", ["<", "<sub alias='a' ", "<a", "$.", "{{", "press 1, ", "press ", "or ", ", and", ". "]
)
def test_a_prompt_without_end(piece, exports, tmp_path):
    words = piece * (1_000_000 // len(piece))
    menu = exports.action("tested", "GetParticipantInput", parameters={"Text": words}, conditions={"1": "then"})
    began = time.process_time()
    exports.read(tmp_path, exports.flow("tested", menu))
    assert time.process_time() - began < 5


def test_a_link_in_a_folder_is_not_followed(exports, tmp_path):
    outside, folder = tmp_path / "outside", tmp_path / "flows"
    outside.mkdir()
    folder.mkdir()
    exports.read(outside, exports.flow("then"), "secret.json")
    exports.read(folder, exports.flow("then"), "own.json")
    (folder / "link.json").symlink_to(outside / "secret.json")
    (folder / "linked").symlink_to(outside, target_is_directory=True)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    imported = read_export(folder, "flows")
    assert [file.source for file in imported.files] == ["flows/own.json"]
    assert [str(refused) for refused in imported.refused] == [
        "flows/link.json:1:1: This is a link. Put the file itself in the folder."
    ]


def test_a_file_that_is_no_flow_does_not_stop_the_others(exports, tmp_path):
    (tmp_path / "package.json").write_text('{"name": "x"}')
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "notes.txt").write_text("not looked at")
    (tmp_path / "inner").mkdir()
    exports.read(tmp_path / "inner", exports.flow("then"), "deep.JSON")
    imported = read_export(tmp_path, "flows")
    assert [file.source for file in imported.files] == ["flows/inner/deep.JSON"]
    assert [refused.source for refused in imported.refused] == ["flows/broken.json", "flows/package.json"]


def test_a_folder_without_any_flow_says_what_is_wrong_with_each_file(tmp_path):
    (tmp_path / "a.json").write_text("{")
    (tmp_path / "b.json").write_text("[]")
    with pytest.raises(ExportError) as caught:
        read_export(tmp_path, "flows")
    assert [problem.source for problem in caught.value.problems] == ["flows/a.json", "flows/b.json"]


WORDS = st.sampled_from(
    ["a", "b", "1", "0", "", "$.Attributes.x", "Equals", "True", "NoMatchingError", "press 1 for a"]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KINDS = st.sampled_from(
    "MessageParticipant GetParticipantInput ConnectParticipantWithLexBot Compare Loop TransferToFlow InvokeFlowModule "
    "UpdateContactAttributes UpdateFlowAttributes TransferContactToQueue TransferParticipantToThirdParty "
    "CreateCallbackContact CheckHoursOfOperation CheckMetricData MessageParticipantIteratively ShowView "
    "EndFlowModuleExecution UpdateContactData UpdateContactTargetQueue UpdateContactCallbackNumber Wait Other".split()
)
PARAMETERS = (
    "Text SSML PromptId Media StoreInput InputValidation DTMFConfiguration InputTimeLimitSeconds LexV2Bot LexBot "
    "Messages Attributes FlowAttributes LoopCount ComparisonValue ContactFlowId FlowModuleId QueueId LanguageCode "
    "MetricType AgentId CallbackNumber ThirdPartyPhoneNumber CallerId".split()
)


def sometimes(**fields):
    return st.fixed_dictionaries({}, optional=fields)


ERRORS = st.lists(sometimes(ErrorType=WORDS | ANYTHING, NextAction=WORDS | ANYTHING), max_size=3) | ANYTHING
CONDITION = sometimes(Operator=WORDS | ANYTHING, Operands=st.lists(WORDS, max_size=2) | ANYTHING) | ANYTHING
CONDITIONS = st.lists(sometimes(Condition=CONDITION, NextAction=WORDS | ANYTHING), max_size=3) | ANYTHING
TRANSITIONS = sometimes(NextAction=WORDS | ANYTHING, Errors=ERRORS, Conditions=CONDITIONS) | ANYTHING
ACTION = st.fixed_dictionaries(
    {"Identifier": WORDS | st.text(max_size=8)},
    optional={
        "Type": KINDS | ANYTHING,
        "Parameters": sometimes(**dict.fromkeys(PARAMETERS, ANYTHING)) | ANYTHING,
        "Transitions": TRANSITIONS,
    },
)
METADATA = sometimes(
    name=ANYTHING, type=ANYTHING, ActionMetadata=st.dictionaries(WORDS, ANYTHING, max_size=3) | ANYTHING
)
CURRENT = st.fixed_dictionaries(
    {"StartAction": WORDS, "Actions": st.lists(ACTION, max_size=4, unique_by=lambda a: a["Identifier"]) | ANYTHING},
    optional={"Metadata": METADATA | ANYTHING},
)
OLD = "PlayPrompt GetUserInput StoreUserInput SetAttributes CheckAttribute Transfer LoopPrompts Wait X".split()
PARAMETER = sometimes(
    name=st.sampled_from("Text Attribute Namespace MaxDigits Timeout BotName ContactFlowId Queue".split()) | ANYTHING,
    value=WORDS | ANYTHING,
    key=ANYTHING,
    namespace=st.sampled_from(["System", "User Defined"]) | ANYTHING,
)
BRANCH = sometimes(
    condition=st.sampled_from("Success Error Timeout NoMatch Evaluate True Looping".split()) | ANYTHING,
    conditionType=WORDS | ANYTHING,
    conditionValue=WORDS | ANYTHING,
    transition=WORDS | ANYTHING,
)
MODULE = st.fixed_dictionaries(
    {"id": WORDS | st.text(max_size=8), "type": st.sampled_from(OLD) | ANYTHING},
    optional={
        "branches": st.lists(BRANCH, max_size=4) | ANYTHING,
        "parameters": st.lists(PARAMETER, max_size=4) | ANYTHING,
        "metadata": ANYTHING,
        "target": st.sampled_from(["Lex", "Queue", "Flow", "PhoneNumber"]) | ANYTHING,
    },
)
CLASSIC = st.fixed_dictionaries(
    {"start": WORDS, "modules": st.lists(MODULE, max_size=4, unique_by=lambda m: m["id"]) | ANYTHING},
    optional={"metadata": METADATA | ANYTHING, "type": ANYTHING},
)


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(content=CURRENT | CLASSIC | ANYTHING)
def test_whatever_stands_in_a_flow_is_read_or_refused(content, tmp_path):
    path = tmp_path / "flow.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    try:
        imported = read_export(path, "flow.json")
    except ExportError as refused:
        assert refused.problems
        return
    steps = imported.flow.steps
    assert {edge.to for step in steps.values() for edge in step.edges()} <= set(steps)
    blocks = content.get("Actions", content.get("modules"))
    assert {step.origin.block for step in steps.values()} >= {
        json_file.visible(block.get("Identifier", block.get("id"))) for block in blocks
    }
