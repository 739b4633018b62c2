"""Reads the old format of Amazon Connect, ``modules`` with ``branches``, by putting it in the words of the current one.

Amazon documents the old format nowhere; what is here is what flows in it show. A block type or a branch that is not in
the tables keeps its own name, and so ends up as something unknown with all its edges.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from harness.phone.formats.blocks import Block, Condition, Flow, listed, target
from harness.phone.formats.json_file import JsonFile, as_mapping, as_words
from harness.phone.formats.names import is_words

_KINDS = {
    "PlayPrompt": "MessageParticipant",
    "GetUserInput": "GetParticipantInput",
    "StoreUserInput": "GetParticipantInput",
    "Disconnect": "DisconnectParticipant",
    "SetAttributes": "UpdateContactAttributes",
    "InvokeExternalResource": "InvokeLambdaFunction",
    "CheckAttribute": "Compare",
    "SetLoggingBehavior": "UpdateFlowLoggingBehavior",
    "SetQueue": "UpdateContactTargetQueue",
    "SetVoice": "UpdateContactTextToSpeechVoice",
    "SetRecordingBehavior": "UpdateContactRecordingBehavior",
    "SetEventHook": "UpdateContactEventHooks",
    "SetContactFlow": "UpdateContactEventHooks",
    "SetContactData": "UpdateContactData",
    "LoopPrompts": "MessageParticipantIteratively",
    "CheckStaffing": "CheckMetricData",
    "CheckQueueStatus": "CheckMetricData",
    "GetQueueMetrics": "GetMetricData",
    "Resume": "EndFlowExecution",
    "UpdateRoutingPriority": "UpdateContactRoutingBehavior",
    "StartMediaStreaming": "UpdateContactMediaStreamingBehavior",
    "StopMediaStreaming": "UpdateContactMediaStreamingBehavior",
    "SetCallbackNumber": "UpdateContactCallbackNumber",
    "InvokeModule": "InvokeFlowModule",
    "ReturnModule": "EndFlowModuleExecution",
}
_TRANSFERS = {
    "Queue": "TransferContactToQueue",
    "Flow": "TransferToFlow",
    "PhoneNumber": "TransferParticipantToThirdParty",
    "Agent": "TransferContactToAgent",
    "Callback": "CreateCallbackContact",
}
_ERRORS = {
    "Error": "NoMatchingError",
    "NoMatch": "NoMatchingCondition",
    "Timeout": "InputTimeLimitExceeded",
    "AtCapacity": "QueueAtCapacity",
    "CallFailure": "CallFailed",
}
_RESULTS = {"True": "True", "False": "False", "Looping": "ContinueLooping", "Complete": "DoneLooping"}
_OPERATORS = {
    "GreaterThan": "NumberGreaterThan",
    "GreaterThanOrEqualTo": "NumberGreaterOrEqualTo",
    "LessThan": "NumberLessThan",
    "LessThanOrEqualTo": "NumberLessOrEqualTo",
    "StartsWith": "TextStartsWith",
    "Contains": "TextContains",
}
_NAMESPACES = {"User Defined": "Attributes", "External": "External", "Agent": "Agent", "Lex": "Lex"}
_SYSTEM = {"Stored customer input": "$.StoredCustomerInput", "Customer Number": "$.CustomerEndpoint.Address"}
_PLAIN = {
    "FunctionArn": "LambdaFunctionARN",
    "PhoneNumber": "ThirdPartyPhoneNumber",
    "GlobalVoice": "TextToSpeechVoice",
    "Queue": "QueueId",
    "Agent": "AgentId",
    "Hours": "HoursOfOperationId",
    "LanguageCode": "LanguageCode",
    "LoopCount": "LoopCount",
    "TimeoutSeconds": "TimeLimitSeconds",
    "ModuleId": "FlowModuleId",
    "FlowModuleId": "FlowModuleId",
    "ContactFlowName": "ContactFlowName",
}


def read(file: JsonFile, stem: str) -> Flow:
    """Reads a flow.

    Args:
        file: The file, whose content has ``modules``.
        stem: The file's name without its ending.

    Raises:
        ExportError: It is not a flow.
    """
    modules, start, metadata = file.data.get("modules"), file.data.get("start"), as_mapping(file.data.get("metadata"))
    if not isinstance(modules, list):
        file.refuse("This is not a flow of Amazon Connect: 'modules' is not a list.")
    if not isinstance(start, str):
        file.refuse("This is not a flow of Amazon Connect: 'start', the id of its first block, is missing.")
    blocks: dict[str, Block] = {}
    for index, module in enumerate(as_mapping(item) for item in modules):
        place = file.at("modules", index)
        identifier = module.get("id")
        if not isinstance(identifier, str):
            file.refuse("This block has no id: 'id' is missing, or is no words.", place)
        if identifier in blocks:
            file.refuse(f"Two blocks have this id; the first is on line {blocks[identifier].line}.", place)
        blocks[identifier] = _block(identifier, module, place)
    kind = as_words(file.data.get("type")) or as_words(metadata.get("type"))
    keys = (as_words(metadata.get("arn")), as_words(metadata.get("id")))
    return Flow(
        source=file.name,
        stem=stem,
        format="amazon-connect-classic",
        name=as_words(metadata.get("name")),
        kind=kind.replace("_", "").casefold(),
        keys=tuple(key for key in keys if key),
        start=start,
        blocks=blocks,
    )


def _block(identifier: str, module: Mapping[str, Any], place: tuple[int, int]) -> Block:
    kind, shown = as_words(module.get("type")), as_mapping(module.get("metadata"))
    given = listed(module.get("parameters"))
    parameters = _parameters(kind, given)
    branches = listed(module.get("branches"))
    follow = [target(branch.get("transition")) for branch in branches if branch.get("condition") == "Success"]
    named = as_words(shown.get("friendlyName")) or (identifier if is_words(identifier) else None)
    wanted = _kind(kind, as_words(module.get("target")), parameters)
    return Block(
        id=identifier,
        kind=wanted,
        line=place[0],
        column=place[1],
        parameters=parameters,
        next=follow[0] if follow else None,
        errors=(*(("Success", to) for to in follow[1:]), *_errors(wanted, branches)),
        conditions=tuple(_conditions(wanted, branches)),
        name=named,
        shown={**shown, "parameters": _display(given)},
    )


def _kind(kind: str, aim: str, parameters: Mapping[str, Any]) -> str:
    if kind == "Transfer":
        return _TRANSFERS.get(aim, f"Transfer to {aim}")
    if kind == "GetUserInput" and (aim == "Lex" or "LexBot" in parameters):
        return "ConnectParticipantWithLexBot"
    return _KINDS.get(kind, kind)


def _is_result(kind: str, branch: Mapping[str, Any]) -> bool:
    """Whether a branch is a result of the block rather than an error."""
    condition = as_words(branch.get("condition"))
    ends = condition == "Timeout" and kind in ("Wait", "MessageParticipantIteratively")
    return ends or "conditionType" in branch or condition == "Evaluate" or condition in _RESULTS


def _errors(kind: str, branches: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for branch in branches:
        condition = as_words(branch.get("condition"))
        if condition == "Success" or _is_result(kind, branch):
            continue
        late = condition == "Timeout" and kind == "TransferParticipantToThirdParty"
        name = "ConnectionTimeLimitExceeded" if late else _ERRORS.get(condition, condition)
        yield name or "unnamed-error", target(branch.get("transition"))


def _conditions(kind: str, branches: list[Mapping[str, Any]]) -> Iterator[Condition]:
    for branch in branches:
        if as_words(branch.get("condition")) == "Success" or not _is_result(kind, branch):
            continue
        result = _RESULTS.get(as_words(branch.get("condition")))
        if as_words(branch.get("condition")) == "Timeout":
            result = "WaitCompleted" if kind == "Wait" else "MessagesInterrupted"
        operator = as_words(branch.get("conditionType")) or "Equals"
        value = result or as_words(branch.get("conditionValue"))
        yield Condition(_OPERATORS.get(operator, operator), value, target(branch.get("transition")))


def _display(given: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """What the console shows for the parameters, as the current format keeps it."""
    shown: dict[str, Any] = {}
    for parameter in given:
        name = as_words(parameter.get("name"))
        known = {"AudioPrompt": "PromptId"}.get(name, _PLAIN.get(name, name))
        shown.setdefault(known, {"displayName": as_words(parameter.get("resourceName"))})
    return shown


def _parameters(kind: str, given: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The parameters, in the words and in the shape of the current format."""
    first: dict[str, Mapping[str, Any]] = {}
    for parameter in given:
        first.setdefault(as_words(parameter.get("name")), parameter)
    made: dict[str, Any] = {_PLAIN[name]: _value(first[name]) for name in first if name in _PLAIN}
    made |= _prompt(first)
    if kind == "LoopPrompts":
        made["Messages"] = [_prompt({as_words(item.get("name")): item}) for item in given]
    if kind == "SetAttributes":
        made["Attributes"] = {as_words(p.get("key")): _value(p) for p in given if p.get("name") == "Attribute"}
    if kind in ("GetUserInput", "StoreUserInput"):
        made |= _input(kind, first)
    if kind == "CheckAttribute":
        space = as_words(first.get("Namespace", {}).get("value"))
        made["ComparisonValue"] = _path(space, as_words(first.get("Attribute", {}).get("value")))
    if kind in ("CheckStaffing", "CheckQueueStatus"):
        made["MetricType"] = as_words(first.get("Status", {}).get("value")) or "queue"
    if "ContactFlowId" in first:
        made["ContactFlowId"] = _value(first["ContactFlowId"])
    return made


def _prompt(first: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    if "AudioPrompt" in first and "Text" not in first:
        return {"PromptId": _value(first["AudioPrompt"])}
    ssml = as_words(first.get("TextToSpeechType", {}).get("value")) == "ssml"
    return {"SSML" if ssml else "Text": _value(first["Text"])} if "Text" in first else {}


def _input(kind: str, first: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {"StoreInput": "True" if kind == "StoreUserInput" else "False"}
    if "Timeout" in first:
        made["InputTimeLimitSeconds"] = _value(first["Timeout"])
    if "BotName" in first:
        made["LexBot"] = {"Name": _value(first["BotName"])}
    if kind == "StoreUserInput":
        number = as_words(first.get("CustomerInputType", {}).get("value")) == "PhoneNumber"
        most = {"MaximumLength": _value(first.get("MaxDigits", {}))}
        made["InputValidation"] = {"PhoneNumberValidation": {}} if number else {"CustomValidation": most}
        ends = as_words(first.get("TerminatorDigits", {}).get("value"))
        between = as_words(first.get("InterdigitTimeout", {}).get("value"))
        made["DTMFConfiguration"] = {"InputTerminationSequence": ends, "InterdigitTimeLimitSeconds": between}
    return made


def _value(parameter: Mapping[str, Any]) -> str:
    """A value: a text, or the path to it where the parameter is taken from a namespace during the call."""
    value, space = as_words(parameter.get("value")), as_words(parameter.get("namespace"))
    return _path(space, value) if space else value


def _path(space: str, name: str) -> str:
    if space == "System":
        return _SYSTEM.get(name, f"$.System.{name}")
    return f"$.{_NAMESPACES.get(space, space or 'Attributes')}.{name}"
