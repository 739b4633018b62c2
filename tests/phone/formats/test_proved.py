"""What is proved of an exported flow: what no call can meet refutes nothing, and what follows from data is no fault."""

import json

import pytest

from harness.load import load_pack
from harness.load.exported import as_pack, load_export, read
from harness.load.write_pack import write_pack
from harness.model.persona import Persona
from harness.routes import prove

CONTROL = Persona(id="control", name="Control", about="Nobody in particular.")
HUMAN = {"QueueId": "arn:x/queue/1"}


@pytest.fixture
def proved(exports, tmp_path):
    """Proves one property of a flow whose block ``human`` is a queue that lets nobody go.

    Returns the verdict, and the verdict in the usual case.
    """

    def proved(name, *blocks, form="amazon-connect"):
        human = exports.action("human", "TransferContactToQueue")
        (tmp_path / "flow.json").write_text(json.dumps(exports.flow("tested", *blocks, human)), encoding="utf-8")
        return judged(name, load_export(str(tmp_path / "flow.json")), form)

    return proved


def judged(name, pack, form):
    found = next(one for one in prove(pack, [CONTROL], form=form).properties if one.property == name)
    return found.verdict, (found.usual or found).verdict


def test_a_telephone_call_is_no_chat(exports, proved):
    def compare(path):
        parts = {"next": "human", "conditions": {"CHAT": "then", "TASK": "then"}}
        errors = {"NoMatchingCondition": "human"}
        return exports.action("tested", "Compare", parameters={"ComparisonValue": path}, errors=errors, **parts)

    assert proved("human-reachable", compare("$.Channel")) == ("proved", "proved")
    assert proved("human-reachable", compare("$.Attributes.how")) == ("refuted", "refuted")


def test_the_channel_of_the_classic_format_is_known(tmp_path):
    check = {
        "id": "tested",
        "type": "CheckAttribute",
        "parameters": [{"name": "Attribute", "value": "Channel"}, {"name": "Namespace", "value": "System"}],
        "branches": [
            {"condition": "Evaluate", "conditionType": "Equals", "conditionValue": "CHAT", "transition": "then"},
            {"condition": "NoMatch", "transition": "human"},
        ],
    }
    human = {"id": "human", "type": "Transfer", "target": "Queue", "branches": []}
    modules = [check, human, {"id": "then", "type": "Disconnect", "branches": []}]
    path = tmp_path / "classic.json"
    path.write_text(json.dumps({"modules": modules, "version": "1", "start": "tested"}), encoding="utf-8")
    pack = load_export(str(path))
    assert judged("human-reachable", pack, "amazon-connect-classic") == ("proved", "proved")
    assert pack.phone.steps["classic-tested-divides"].cases == {"CHAT": "classic-then"}


@pytest.mark.parametrize(
    ("kind", "conditions"),
    [
        ("CheckHoursOfOperation", {"True": "human", "False": "human"}),
        ("Wait", {"WaitCompleted": "human", "CustomerReturned": "human"}),
        ("Loop", {"ContinueLooping": "human", "DoneLooping": "human"}),
    ],
)
def test_results_are_all_that_there_are(kind, conditions, exports, proved):
    tested = exports.action("tested", kind, next="fault", conditions=conditions, errors={"NoMatchingError": "fault"})
    assert proved("human-reachable", tested) == ("refuted", "proved")


def test_the_classic_check_of_staff_has_two_results(tmp_path):
    check = {
        "id": "tested",
        "type": "CheckStaffing",
        "parameters": [{"name": "Status", "value": "Staffed"}],
        "branches": [{"condition": name, "transition": to} for name, to in (("True", "then"), ("False", "then"))],
    }
    modules = [check, {"id": "then", "type": "Transfer", "target": "Queue", "branches": []}]
    path = tmp_path / "classic.json"
    path.write_text(json.dumps({"modules": modules, "version": "1", "start": "tested"}), encoding="utf-8")
    step = load_export(str(path)).phone.steps["classic-tested"]
    assert (step.exhaustive, step.otherwise, len(list(step.edges()))) == (True, "classic-then", 2)


@pytest.mark.parametrize(
    ("given", "usual"), [("$.External.agent", "refuted"), ("arn:x/agent/1", "proved"), ("${Agent.Arn}", "proved")]
)
def test_a_failure_that_follows_from_data_is_no_passing_fault(given, usual, exports, proved):
    tested = exports.action(
        "tested",
        "UpdateContactTargetQueue",
        parameters={"AgentId": given},
        next="human",
        errors={"NoMatchingError": "fault"},
    )
    assert proved("human-reachable", tested) == ("refuted", usual)


def test_what_fails_by_its_values_does_so_with_no_faults_left(exports, proved):
    """Three such blocks, one after another: more than the faults that one call has."""
    blocks = [
        exports.action(
            name,
            "UpdateContactCallbackNumber",
            parameters={"CallbackNumber": "$.External.number"},
            next="human",
            errors={"NoMatchingError": to},
        )
        for name, to in (("tested", "two"), ("two", "three"), ("three", "then"))
    ]
    assert proved("human-reachable", *blocks) == ("refuted", "refuted")


def test_a_silent_caller_at_a_bot_may_meet_whatever_is_drawn(exports, proved):
    def bot(fallback, **errors):
        return exports.action(
            "tested",
            "ConnectParticipantWithLexBot",
            parameters={"Text": "How can I help?", "LexBot": {"Name": "Housing"}},
            next="human",
            conditions={"RentIntent": "human", "FallbackIntent": fallback},
            errors={"NoMatchingCondition": "human", "NoMatchingError": "human", **errors},
        )

    assert proved("silent-caller", bot("then")) == ("refuted", "refuted")
    assert proved("silent-caller", bot("human"))[1] == "proved"
    assert proved("silent-caller", bot("then", InputTimeLimitExceeded="human"))[1] == "proved"


def test_the_platform_does_the_same_each_time_with_silence(exports, tmp_path):
    bot = exports.action(
        "tested",
        "ConnectParticipantWithLexBot",
        parameters={"Text": "How can I help?", "LexBot": {"Name": "Housing"}},
        next="then",
        conditions={"RentIntent": "other", "FallbackIntent": "tested"},
        errors={"NoMatchingCondition": "fault", "NoMatchingError": "fault"},
    )
    flow = exports.read(tmp_path, exports.flow("tested", bot)).flow
    silence = flow.steps["flow-tested-silence"]
    assert silence.exhaustive
    assert not any(silence.on in getattr(step, "asks", ()) for step in flow.steps.values())


@pytest.mark.parametrize(("invalid", "verdict"), [("then", "refuted"), ("human", "proved")])
def test_the_end_key_alone_may_be_silence_or_invalid(invalid, verdict, exports, proved):
    tested = exports.action(
        "tested",
        "GetParticipantInput",
        parameters={"Text": "Your number?", "StoreInput": "True", "InputValidation": {"PhoneNumberValidation": {}}},
        next="human",
        errors={"InvalidPhoneNumber": invalid, "NoMatchingError": "human"},
    )
    assert proved("human-reachable", tested)[1] == verdict


def test_keys_are_lost_before_stored_input_whose_recording_is_chosen(exports, tmp_path):
    say = exports.action("say", "MessageParticipant", parameters={"Text": "Hello."}, next="tested")
    tested = exports.action(
        "tested",
        "GetParticipantInput",
        parameters={"PromptId": "$.External.prompt", "StoreInput": "True"},
        next="then",
        errors={"NoMatchingError": "fault"},
    )
    steps = exports.read(tmp_path, exports.flow("say", say, tested)).flow.steps
    assert steps["flow-tested-outcome"].otherwise == "flow-tested-itself"
    assert not steps["flow-say"].interruptible


def test_what_is_exhaustive_is_written_and_read(exports, tmp_path):
    hours = exports.action(
        "tested", "CheckHoursOfOperation", next="fault", conditions={"True": "then", "False": "other"}
    )
    path = tmp_path / "flow.json"
    path.write_text(json.dumps(exports.flow("tested", hours)), encoding="utf-8")
    imported = read(str(path))
    write_pack(as_pack(imported, str(path)), imported, tmp_path / "pack")
    step = load_pack(str(tmp_path / "pack")).phone.steps["flow-tested"]
    assert (step.exhaustive, step.cases) == (True, {"yes": "flow-then", "no": "flow-other"})
    assert [edge.when for edge in step.edges()] == ["open is yes", "open is no", "system error"]


def test_an_exhaustive_branch_leads_nowhere_but_to_its_cases(exports, tmp_path):
    hours = exports.action("tested", "CheckHoursOfOperation", conditions={"True": "then", "False": "other"})
    step = exports.read(tmp_path, exports.flow("tested", hours)).flow.steps["flow-tested"]
    with pytest.raises(ValueError, match="'otherwise' has to be the step of one of the 'cases'"):
        type(step).model_validate({**step.model_dump(), "otherwise": "flow-third"})
