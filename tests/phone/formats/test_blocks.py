"""What each block type becomes: one example each, in blocks.yaml."""

from pathlib import Path

import pytest
import yaml

from harness.phone.formats.translate import _ASKING, _OPENS, _UNHEARD, LABELS

EXAMPLES = yaml.safe_load(Path(__file__).with_name("blocks.yaml").read_text(encoding="utf-8"))
NAMES = ("to", "error", "then", "full", "failed", "afterwards", "no_number", "done", "otherwise")


def _relative(value, key=None):
    """The ids of steps as the examples write them, without the flow's name in front."""
    if isinstance(value, dict):
        return {k: _relative(v, "to" if key in ("cases", "may") else k) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_relative(item) for item in value]
    return value.removeprefix("flow-") if key in NAMES and isinstance(value, str) else value


def _holds(expected, found) -> bool:
    """Whether all that is expected is found; what is not named is not looked at."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(_holds(value, found.get(key)) for key, value in expected.items())
    if isinstance(expected, list):
        return isinstance(found, list) and len(expected) == len(found) and all(map(_holds, expected, found))
    return expected == found


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["of"] for example in EXAMPLES])
def test_a_block_becomes_these_steps(example, exports, tmp_path):
    parts = {key: example[key] for key in ("parameters", "next", "errors", "conditions") if key in example}
    content = exports.flow(
        "tested",
        exports.action("tested", example["type"], **parts),
        metadata={"ActionMetadata": {"tested": example.get("shown", {})}},
    )
    imported = exports.read(tmp_path, content)
    steps = {name.removeprefix("flow-"): step for name, step in imported.flow.steps.items()}
    for name, expected in example["steps"].items():
        found = _relative(steps[name].model_dump(mode="json"))
        assert _holds(expected, found), found
    assert [unknown.what for unknown in imported.files[0].unknown] == (
        [example["unknown"]] if "unknown" in example else []
    )


@pytest.mark.parametrize("kind", sorted({*_ASKING, *_UNHEARD}))
def test_a_block_that_says_nothing_goes_on(kind, exports, tmp_path):
    imported = exports.read(
        tmp_path,
        exports.flow("tested", exports.action("tested", kind, next="then", errors={"NoMatchingError": "fault"})),
    )
    step = imported.flow.steps["flow-tested"]
    assert (step.kind, step.to, step.error) == ("set", "flow-then", "flow-fault")
    assert not imported.files[0].unknown


def test_every_block_type_that_is_heard_has_an_example():
    assert set(LABELS) - set(_ASKING) - set(_UNHEARD) <= {example["type"] for example in EXAMPLES}
    assert set(_OPENS) <= {example["type"] for example in EXAMPLES}
