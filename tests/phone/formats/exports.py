"""Small exports to read: flows in both formats, written to a folder."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.phone.formats import Imported, read_export

HANG_UPS = ("then", "fault", "other", "third", "fourth")


def action(identifier: str, kind: str, **parts: Any) -> dict[str, Any]:
    """A block of the current format: ``parameters``, ``next``, ``errors`` and ``conditions`` by name."""
    transitions: dict[str, Any] = {}
    if "next" in parts:
        transitions["NextAction"] = parts["next"]
    if "errors" in parts:
        transitions["Errors"] = [{"ErrorType": name, "NextAction": to} for name, to in parts["errors"].items()]
    if "conditions" in parts:
        transitions["Conditions"] = [
            {"Condition": {"Operator": operator, "Operands": [operand]}, "NextAction": to}
            for (operator, operand), to in ((_condition(name), to) for name, to in parts["conditions"].items())
        ]
    parameters = parts.get("parameters", {})
    return {"Identifier": identifier, "Type": kind, "Parameters": parameters, "Transitions": transitions}


def _condition(name: str) -> tuple[str, str]:
    operator, _, operand = name.rpartition(" ")
    return (operator, operand) if operator.startswith(("Number", "Text")) else ("Equals", name)


def flow(start: str, *actions: Mapping[str, Any], metadata: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A flow of the current format, with blocks that hang up behind those that are given."""
    given = {item["Identifier"] for item in actions}
    ends = [action(name, "DisconnectParticipant") for name in HANG_UPS if name not in given]
    return {"Version": "2019-10-30", "StartAction": start, "Metadata": metadata or {}, "Actions": [*actions, *ends]}


def read(folder: Path, content: Any, name: str = "flow.json") -> Imported:
    """Writes one file and reads it."""
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=2), encoding="utf-8")
    return read_export(path, name)


def read_all(folder: Path, **flows: Any) -> Imported:
    """Writes a folder of files and reads it."""
    for name, content in flows.items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return read_export(folder, "flows")
