"""Reads the current format of Amazon Connect: ``StartAction`` and ``Actions``, bare or as the API describes a flow."""

import json
from collections.abc import Mapping
from typing import Any

from harness.phone.formats.blocks import NOTHING, Block, Condition, Flow, listed, target
from harness.phone.formats.json_file import JsonFile, as_list, as_mapping, as_words
from harness.phone.formats.names import is_words


def described(data: object) -> Mapping[str, Any] | None:
    """The flow's description where a file is the API's answer about a flow, whose content is JSON within JSON."""
    for key in ("ContactFlow", "ContactFlowModule"):
        about = as_mapping(as_mapping(data).get(key))
        if isinstance(about.get("Content"), str):
            kind = {"Type": "module"} if key == "ContactFlowModule" else {}
            return {**about, **kind}
    return None


def read(file: JsonFile, stem: str) -> Flow:
    """Reads a flow.

    Args:
        file: The file, whose content has ``Actions``, or describes a flow that has.
        stem: The file's name without its ending.

    Raises:
        ExportError: It is not a flow.
    """
    about = described(file.data)
    data = file.data if about is None else _content(file, about["Content"])
    actions, start = data.get("Actions"), data.get("StartAction")
    if not isinstance(actions, list):
        file.refuse("This is not a flow of Amazon Connect: 'Actions' is not a list.")
    if not isinstance(start, str):
        file.refuse("This is not a flow of Amazon Connect: 'StartAction', the id of its first block, is missing.")
    metadata, about = as_mapping(data.get("Metadata")), about or {}
    shown = as_mapping(metadata.get("ActionMetadata"))
    keys = [as_words(about.get(key)) for key in ("Arn", "Id")] + [as_words(metadata.get(key)) for key in ("arn", "id")]
    return Flow(
        source=file.name,
        stem=stem,
        format="amazon-connect",
        name=as_words(about.get("Name")) or as_words(metadata.get("name")),
        kind=(as_words(about.get("Type")) or as_words(metadata.get("type"))).replace("_", "").casefold(),
        keys=tuple(key for key in keys if key),
        start=start,
        blocks=_blocks(file, actions, shown),
    )


def _content(file: JsonFile, content: str) -> Mapping[str, Any]:
    try:
        return as_mapping(json.loads(content))
    except (ValueError, RecursionError):
        file.refuse("This is not a flow of Amazon Connect: its 'Content' is not JSON.")


def _blocks(file: JsonFile, actions: list[Any], shown: Mapping[str, Any]) -> Mapping[str, Block]:
    blocks: dict[str, Block] = {}
    for index, action in enumerate(as_mapping(item) for item in actions):
        line, column = file.at("Actions", index)
        identifier = action.get("Identifier")
        if not isinstance(identifier, str):
            file.refuse("This block has no id: 'Identifier' is missing, or is no words.", (line, column))
        if identifier in blocks:
            file.refuse(f"Two blocks have this id; the first is on line {blocks[identifier].line}.", (line, column))
        blocks[identifier] = _block(identifier, action, as_mapping(shown.get(identifier)), (line, column))
    return blocks


def _block(identifier: str, action: Mapping[str, Any], shown: Mapping[str, Any], place: tuple[int, int]) -> Block:
    transitions = as_mapping(action.get("Transitions"))
    given = shown.get("friendlyName")
    return Block(
        id=identifier,
        kind=as_words(action.get("Type")),
        line=place[0],
        column=place[1],
        parameters=as_mapping(action.get("Parameters")),
        next=target(transitions["NextAction"]) if "NextAction" in transitions else _unread(action),
        errors=tuple(
            (as_words(error.get("ErrorType")) or "unnamed-error", target(error.get("NextAction")))
            for error in listed(transitions.get("Errors"))
        ),
        conditions=tuple(_condition(item) for item in listed(transitions.get("Conditions"))),
        name=given if isinstance(given, str) and given.strip() else identifier if is_words(identifier) else None,
        shown=shown,
    )


def _unread(action: Mapping[str, Any]) -> str | None:
    """An edge to nowhere, where the transitions are there and are no transitions."""
    transitions = action.get("Transitions")
    return None if transitions is None or isinstance(transitions, dict) else NOTHING


def _condition(item: Mapping[str, Any]) -> Condition:
    condition = as_mapping(item.get("Condition"))
    operands = [as_words(operand) or json.dumps(operand)[:80] for operand in as_list(condition.get("Operands"))]
    return Condition(
        as_words(condition.get("Operator")) or "Equals", " or ".join(operands), target(item.get("NextAction"))
    )
