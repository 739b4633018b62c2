"""Flows that nobody here wrote: every one is read, and no edge of it is lost.

The edges are counted here in the bare JSON, by other means than those of the importer: every name of a block that
stands anywhere in another block's transitions is an edge.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from harness.phone.formats import ExportError, read_export

IDS = re.compile(r"[a-z0-9][a-z0-9-]*")


def _blocks(content: Any) -> Iterator[tuple[str, Any]]:
    for block in content.get("Actions", content.get("modules")):
        yield block.get("Identifier", block.get("id")), block.get("Transitions", block.get("branches"))


def _targets(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("NextAction", "transition"):
                yield inner
            else:
                yield from _targets(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _targets(inner)


def _content(path):
    return json.loads(path.read_bytes().decode("utf-8-sig"))


def _led(imported, file):
    """From block to block: a step may lead to its target through further steps of its own block."""
    steps = imported.flow.steps
    return {
        (step.origin.block, steps[edge.to].origin.block, edge.to)
        for step in steps.values()
        if step.origin.file == file
        for edge in step.edges()
    }


def test_a_real_file_is_read_with_every_edge(real_file):
    imported = read_export(real_file, "flow.json")
    led = {(start, to) for start, to, _ in _led(imported, "flow.json")}
    content = _content(real_file)
    known = {name for name, _ in _blocks(content)}
    drawn = {(name, to) for name, transitions in _blocks(content) for to in _targets(transitions) if to in known}
    assert drawn <= led
    assert {step.origin.block for step in imported.flow.steps.values()} >= known


def test_every_step_of_a_real_file_leads_somewhere_and_is_named(real_file):
    imported = read_export(real_file, "flow.json")
    (file,) = imported.files
    assert set(file.steps) == set(imported.flow.steps)
    assert all(IDS.fullmatch(name) and len(name) < 120 for name in imported.flow.steps)
    assert {edge.to for step in imported.flow.steps.values() for edge in step.edges()} <= set(imported.flow.steps)
    assert imported.flow.lines[file.line].starts in imported.flow.steps
    humans = {step.human for step in imported.flow.steps.values() if hasattr(step, "human")}
    assert humans == set(imported.humans)
    assert all(human.if_answered for human in imported.humans.values())
    assert all(unknown.step in imported.flow.steps for unknown in file.unknown)


def test_a_real_block_is_pointed_at_where_it_stands(real_file):
    imported = read_export(real_file, "flow.json")
    lines = real_file.read_bytes().decode("utf-8-sig").split("\n")
    begins = {step.origin.block: (step.origin.line, step.origin.column) for step in imported.flow.steps.values()}
    for block, (line, column) in begins.items():
        behind = "\n".join(lines[line - 1 :])[column - 1 :]
        assert behind.startswith("{")
        found, _ = json.JSONDecoder().raw_decode(behind)
        assert found.get("Identifier", found.get("id")) == block


def test_what_a_real_menu_says_keeps_every_word_in_its_order(real_file):
    imported = read_export(real_file, "flow.json")
    whole = {}
    for block in _content(real_file).get("Actions", []):
        whole[block["Identifier"]] = block["Parameters"].get("Text", "")
    for block in _content(real_file).get("modules", []):
        whole[block["id"]] = next((p["value"] for p in block["parameters"] if p["name"] == "Text"), "")
    for step in imported.flow.steps.values():
        if step.kind != "menu" or not whole[step.origin.block] or "$." in whole[step.origin.block]:
            continue
        said = " ".join([step.asks, *(option.says or "" for option in step.keys.values())])
        assert re.findall(r"\w+", said) == re.findall(r"\w+", re.sub("<[^>]*>", " ", whole[step.origin.block]))


def test_a_whole_folder_of_real_files_is_one_call_flow(real_folder):
    imported = read_export(real_folder, "flows")
    content = {f"flows/{path.name}": _content(path) for path in real_folder.glob("*.json")}
    assert {file.source for file in imported.files} == set(content)
    assert not imported.refused
    assert list(imported.flow.lines) == [file.line for file in imported.files]
    for source, flow in content.items():
        led = {(start, to) for start, to, _ in _led(imported, source)}
        known = {name for name, _ in _blocks(flow)}
        assert {(n, to) for n, transitions in _blocks(flow) for to in _targets(transitions) if to in known} <= led
    assert imported == read_export(real_folder, "flows")


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_a_real_file_that_was_cut_off_is_refused(real_file, cut, tmp_path):
    whole = real_file.read_bytes()
    path = tmp_path / "flow.json"
    path.write_bytes(whole[: int(len(whole) * cut)])
    with pytest.raises(ExportError):
        read_export(path)
