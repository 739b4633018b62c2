"""YAML that is written is read back as it was, whatever it holds, and reads as if written by hand."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from harness.load import yaml_file as module
from harness.load.yaml_file import YamlFile
from harness.load.yaml_words import Block, comment, yaml_of

LOADERS = {"python": yaml.SafeLoader} | ({"libyaml": yaml.CSafeLoader} if yaml.__with_libyaml__ else {})
HOSTILE = (
    "!!python/object/apply:os.system ['true']",
    "&anchor *anchor",
    "# not a comment",
    "a: b # c",
    "- a\n- b",
    "---\nsteps: {}\n...",
    "{{x}} %TAG @at `tick` |pipe >fold",
    "\"quoted\" and 'quoted' \\ and \\n",
    "no",
    "on",
    "null",
    "~",
    "",
    " ",
    "1e5",
    "+.5",
    "08",
    "1:30",
    "0x1f",
    "2023-06-22",
    "=",
    "<<",
    "a\r\nb\rc",
    "\x00\x07\x1b[31m\x7f\x85\u2028\u2029\ufeff",
    "tab\tand  two blanks ",
    "\n\n leading\n  and trailing \n\n",
    "Cy\u0302mru \N{WHITE SMILING FACE} \N{PILE OF POO} \u200d \u202e",
    '<speak>Press <say-as interpret-as="digits">1</say-as>: now.</speak> ' * 5,
    "word " * 60,
    "long" * 80,
)
WORDS = (
    st.sampled_from(HOSTILE)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.text("ab :#-'\"\\\n\t|>!&*", max_size=200)
)
VALUES = st.recursive(
    WORDS | st.integers(-(10**9), 10**9) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def read_back(folder: Path, data: dict[str, Any]) -> Any:
    path = folder / "written.yaml"
    path.write_text(yaml_of(data), encoding="utf-8", newline="")
    return YamlFile(path, "written.yaml").data


@pytest.fixture(params=LOADERS.values(), ids=LOADERS)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fast reader, and the one that is used where there is no other."""
    monkeypatch.setattr(module, "_LOADER", request.param)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("place", ["value", "key", "item", "deep"])
def test_hostile_words_are_read_back_as_they_were_wherever_they_stand(tmp_path, words, place):
    data = {
        "value": {"says": words},
        "key": {words or "x": "y"},
        "item": {"words": [words, words]},
        "deep": {"steps": Block({"a": Block({"says": words, "cases": {words: words}})})},
    }[place]
    assert read_back(tmp_path, data) == data


@pytest.mark.usefixtures("loader")
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(WORDS, VALUES, min_size=1, max_size=5))
@example(data={'"\x85': None})
def test_anything_is_read_back_as_it_was(tmp_path, data):
    assert read_back(tmp_path, data) == data


@given(text=WORDS, indent=st.integers(0, 6))
def test_nothing_in_a_comment_ends_it(text, indent):
    written = comment(text, indent)
    assert written.endswith("\n")
    assert all(line.startswith(" " * indent + "#") for line in written.splitlines())
    assert yaml.compose(written) is None


@given(words=WORDS)
def test_a_part_of_a_file_never_ends_the_document(words):
    assert yaml.safe_load(yaml_of({"a": words}) + "b: c\n")["b"] == "c"


def test_it_reads_as_if_written_by_hand():
    step = Block(
        {
            "kind": "menu",
            "on": "open",
            "asks": "Welcome. If you are calling about a school place, a bus pass or a blue badge, please say so now, "
            "or press 1.",
            "keys": {"1": {"for": ["school", "places"], "says": "For a school place: press 1.", "to": "no"}},
            "silence": {"again": 1, "then": "bye"},
            "wait": {"value": 5.0, "source": "main.json, line 4, block 1"},
            "usual": {"value": 0.5, "assumption": True},
        }
    )
    assert yaml_of({"steps": Block({"menu": step})}) == (
        """\
steps:
  menu:
    kind: menu
    on: open
    asks: >-
      Welcome. If you are calling about a school place, a bus pass or a blue badge, please say so now, or press
      1.
    keys:
      "1":
        for: [school, places]
        says: "For a school place: press 1."
        to: "no"
    silence: {again: 1, then: bye}
    wait: {value: 5, source: "main.json, line 4, block 1"}
    usual: {value: 0.5, assumption: true}
"""
    )
