"""One YAML file: what it may hold, what is refused and where that is said."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from harness.load import LoadError
from harness.load import yaml_file as module
from harness.load.yaml_file import MOST_BYTES, YamlFile
from harness.model.service import Service

LOADERS = (
    {"libyaml": yaml.CSafeLoader, "python": yaml.SafeLoader} if yaml.__with_libyaml__ else {"python": yaml.SafeLoader}
)


@pytest.fixture(params=LOADERS.values(), ids=LOADERS)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type:
    """The fast reader, and the one that is used where there is no other."""
    monkeypatch.setattr(module, "_LOADER", request.param)
    return request.param


def read(tmp_path: Path, content: str | bytes) -> YamlFile:
    """A file with this content, read."""
    path = tmp_path / "service.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return YamlFile(path, "pack/service.yaml")


def refused(tmp_path: Path, content: str | bytes) -> str:
    """What is said of a file with this content, line by line."""
    with pytest.raises(LoadError) as error:
        read(tmp_path, content)
    return str(error.value)


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("012", 12),
        ("1:30", "1:30"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("2023-06-22", "2023-06-22"),
        (".inf", ".inf"),
        ("nan", "nan"),
        ('"1"', "1"),
        ("'true'", "true"),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        ("<<", "<<"),
        ("0", 0),
        ("-12", -12),
        ("0.6", 0.6),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("[1, two, [3]]", [1, "two", [3]]),
        ("{a: {b: c}}", {"a": {"b": "c"}}),
    ],
)
def test_a_value_is_read_as_it_is_meant(tmp_path: Path, written: str, means: Any):
    found = read(tmp_path, f"value: {written}\n").data["value"]
    assert (type(found), found) == (type(means), means)


def test_a_byte_order_mark_and_the_line_ends_of_windows_are_taken(tmp_path: Path):
    file = read(tmp_path, b"\xef\xbb\xbfa: b\r\nc:\r\n  d: e\r\n")
    assert file.data == {"a": "b", "c": {"d": "e"}}
    assert file.at(("c", "d")) == (("c", "d"), 3, 3)


def test_each_value_remembers_where_it_stands(tmp_path: Path):
    file = read(tmp_path, "a:\n  - one\n  - {b: two}\n")
    assert file.at(("a",)) == (("a",), 1, 1)
    assert file.at(("a", 0)) == (("a", 0), 2, 5)
    assert file.at(("a", 1, "b")) == (("a", 1, "b"), 3, 6)


def test_a_path_that_is_not_in_the_file_stands_at_the_nearest_that_is(tmp_path: Path):
    file = read(tmp_path, "a:\n  b: 1\n")
    assert file.at(("a", "b", "c")) == (("a", "b"), 2, 3)
    assert file.at(("x",)) == ((), 1, 1)


def test_a_value_is_remembered_as_it_was_written(tmp_path: Path):
    file = read(tmp_path, "a: 1e3\nb: [2.50]\n")
    assert file.written(("a",)) == "1e3"
    assert file.written(("b", 0)) == "2.50"
    assert file.written(("b",)) is None


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a: 1\nb:\n  c: 2\n  c: 3\n", "4:3: b.c: This key is here twice; the first is on line 3. Keep one of them."),
        ("a:\n  1: b\n", '2:3: a: The key 1 is not read as words. Put quotes round it: "1".'),
        ("true: b\n", '1:1: The key true is not read as words. Put quotes round it: "true".'),
        ("? [a, b]\n: c\n", "1:3: A key is words, not a list or a mapping. Write it as words."),
        ("? {a: b}\n: c\n", "1:3: A key is words, not a list or a mapping. Write it as words."),
        ("a: &x 1\n", "1:4: Anchors and aliases are not used in packs."),
        ("a: b\nc: [&x {d: e}]\n", "2:5: Anchors and aliases are not used in packs."),
        ("a: *x\n", "1:4: Anchors and aliases are not used in packs."),
        ("a: !thing b\n", "1:4: Tags are not used in packs."),
        ("a: !!str 1\n", "1:4: Tags are not used in packs."),
        ("a: b\nc: !!python/name:os.system x\n", "2:4: Tags are not used in packs."),
        ("a: ! b\n", "1:4: Tags are not used in packs."),
        ("a:\n  b:\nc: d\n", "2:3: a.b: Nothing stands behind this key. Give it a value, or take it out."),
        ("a: b\n\tc: d\n", "2:1: This is not YAML: "),
        ("a: b: c\n", "1:5: This is not YAML: mapping values are not allowed"),
        ("a: [1, 2\n", "2:1: This is not YAML: while parsing a flow sequence, "),
        ("a: b\n---\nc: d\n", "2:1: This is not YAML: expected a single document in the stream, but found another"),
        ("a: b\nc: d\0e\n", "2:5: This is not YAML: it holds a character that YAML does not allow."),
        ("a: \x07\n", "1:4: This is not YAML: it holds a character that YAML does not allow."),
        (b"a: b\nc: \xff\n", "2:1: This file is not written in UTF-8. Save it as UTF-8."),
        ("a: b\n".encode("utf-16"), "1:1: This file is not written in UTF-8. Save it as UTF-8."),
    ],
)  # fmt: skip
def test_what_is_refused_is_said_at_its_place_in_one_sentence(tmp_path: Path, content: str | bytes, says: str):
    said = refused(tmp_path, content)
    assert said.startswith(f"pack/service.yaml:{says}")
    assert said.endswith(".")
    assert "\n" not in said
    assert "Node(" not in said


def test_several_mistakes_in_one_file_are_all_listed(tmp_path: Path):
    said = refused(tmp_path, "a: 1\na: 2\nb:\n  3: x\n  c: {d: 1, d: 2}\n")
    assert [line.split(": ")[0] for line in said.splitlines()] == [
        "pack/service.yaml:2:1",
        "pack/service.yaml:4:3",
        "pack/service.yaml:5:13",
    ]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "content",
    [
        "[" * 50_000,
        "{a: " * 50_000,
        "- " * 50_000,
        "? " * 50_000,
        "".join(f"{' ' * deep}a:\n" for deep in range(1_000)),
        "".join(f"{' ' * deep}- a\n" for deep in range(500)) + "[" * 5_000,
    ],
    ids=["lists", "mappings", "dashes", "keys", "blocks", "both"],
)
def test_deep_nesting_is_refused_at_once(tmp_path: Path, content: str):
    began = time.process_time()
    said = refused(tmp_path, content)
    assert time.process_time() - began < 5
    assert "This is nested too deeply to be a pack." in said or "This is not YAML" in said


def test_a_file_may_be_nested_as_deep_as_a_pack_is(tmp_path: Path):
    assert read(tmp_path, "a: " + "[" * 30 + "]" * 30)


def test_a_file_that_names_itself_over_and_over_is_refused(tmp_path: Path):
    laughs = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert "Anchors and aliases" in refused(tmp_path, laughs)


def test_a_file_of_six_megabytes_is_refused_unread(tmp_path: Path):
    said = refused(tmp_path, b"a" * 6_000_000)
    assert (
        said
        == f"pack/service.yaml:1:1: This file is over {MOST_BYTES // 1_000_000} MB. A pack's files are far smaller."
    )


def test_nothing_in_a_file_is_executed(tmp_path: Path, loader: type):
    witness = tmp_path / "witness"
    for call in (f"!!python/object/apply:os.mkdir ['{witness}']", f"!!python/object/new:os.mkdir ['{witness}']"):
        assert "Tags are not used" in refused(tmp_path, f"a: {call}\n")
    read(tmp_path, f"a: \"__import__('os').mkdir('{witness}')\"\n").data["a"]
    assert issubclass(loader, yaml.constructor.SafeConstructor)
    assert not witness.exists()


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, kind: str):
    with pytest.raises(LoadError, match=r"^x\.yaml:1:1: This file cannot be read: .+\.$"):
        YamlFile(tmp_path if kind == "folder" else tmp_path / "no.yaml", "x.yaml")


# Text that looks like YAML more often than chance would have it.
_BITS = st.sampled_from(
    ["a", "b: ", "- ", "? ", ": ", "\n", "  ", "[", "]", "{", "}", ",", "&x ", "*x", "!", "!!str ", "|", ">", '"', "'",
     "#", "%YAML 1.2\n", "---\n", "...\n", "\t", "\\ud800", "\\x00", "\0", "\ufeff", "\x85", "\u2028", "0", "01",
     "1e999", "null", "true", "<<: ", "@", "`", "é", "\U0001f600"]
)  # fmt: skip
_TEXT = st.one_of(st.text(max_size=60), st.lists(_BITS, max_size=25).map("".join))


@pytest.mark.usefixtures("loader")
@settings(max_examples=150, deadline=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TEXT)
@example("")
@example('a: "\\ud800"')
@example("%YAML 9.9\n---\na")
@example("name: &a {b: *a}")
@example("- 1" + "0" * 5000)
def test_any_text_loads_or_is_refused_in_sentences_that_point_somewhere(tmp_path: Path, text: str):
    lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029") + 1
    try:
        file = read(tmp_path, text.encode("utf-8", "surrogatepass"))
        file.as_model(Service)
    except LoadError as error:
        assert error.problems
        for problem in error.problems:
            assert 1 <= problem.line <= lines + 1
            assert problem.column >= 1
            assert problem.message.endswith((".", "?"))
            assert str(problem).startswith(f"pack/service.yaml:{problem.line}:{problem.column}: ")


@settings(max_examples=50, deadline=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60))
def test_any_bytes_load_or_are_refused(tmp_path: Path, content: bytes):
    try:
        read(tmp_path, content)
    except LoadError as error:
        assert all(problem.line >= 1 and problem.message.endswith(".") for problem in error.problems)


_WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=100, deadline=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(_WORDS, _VALUES, max_size=3))
def test_what_json_writes_is_read_back_the_same(tmp_path: Path, data: dict[str, Any]):
    assert read(tmp_path, json.dumps(data, ensure_ascii=False)).data == data
