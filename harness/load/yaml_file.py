"""Reads one YAML file into a model, remembering where each value stands.

Read as YAML 1.2 reads it: ``no`` and ``1:30`` are words, and digits are a number, so a telephone number or a key needs
quotes, which the error says. Tags, anchors and aliases are refused: a pack needs none of
them, and they are how a hostile file grows without end or asks for code to be run.
"""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path as FilePath
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from harness.load.problems import UNKNOWN_KEY, LoadError, Path, Problem, did_you_mean, explain

T = TypeVar("T")
MOST_BYTES = 5_000_000
MOST_DEEP = 40
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CITED_BLOCK = re.compile(r", line [0-9]+, block (.+)\Z", re.DOTALL)
_REFUSED = yaml.reader.Reader.NON_PRINTABLE


class YamlFile:
    """A YAML file that has been read.

    Attributes:
        name: What errors and origins call the file.
        data: Its content: mappings, lists, words, numbers, booleans and none.
    """

    def __init__(self, path: FilePath, name: str) -> None:
        """Reads the file.

        Raises:
            LoadError: It cannot be read, is not YAML, or holds something that is refused.
        """
        self.name = name
        self._marks: dict[Path, tuple[int, int]] = {}
        self._written: dict[Path, str] = {}
        self._problems: list[Problem] = []
        self.data = self._convert(self._compose(self._read(path)), ())
        if self._problems:
            raise LoadError(self._problems)

    def at(self, path: Path) -> tuple[Path, int, int]:
        """The nearest path that is really in the file, with its line and column."""
        real: Path = ()
        for part in path:
            if (*real, part) in self._marks:
                real = (*real, part)
        line, column = self._marks.get(real, (1, 1))
        return real, line, column

    def written(self, path: Path) -> str | None:
        """The value at a path as it stands in the file, where it is a single word or number."""
        return self._written.get(self.at(path)[0])

    def problem(self, path: Path, message: str) -> Problem:
        """A mistake at a path."""
        real, line, column = self.at(path)
        name = ".".join(map(str, real))
        return Problem(self.name, line, column, f"{name}: {message}" if name else message)

    def missing(self, path: Path, what: str, name: str, known: Iterable[str]) -> Problem:
        """The mistake of a name at a path that is nowhere."""
        return self.problem(path, f"There is no {what} '{name}'.{did_you_mean(name, known)}")

    def as_model(self, kind: type[T], places: Iterable[Sequence[str]] = ()) -> T:
        """The content as a model.

        Args:
            kind: The model, or a type of models.
            places: Where to write origins in: paths to mappings, ``*`` standing for any one part.

        Raises:
            LoadError: It does not fit the model.
        """
        for place in places:
            self._stamp(self.data, tuple(place), ())
        try:
            return TypeAdapter(kind).validate_json(json.dumps(self.data), strict=True)
        except ValidationError as error:
            raise LoadError(explain(error.errors(), self, self.name)) from None

    def _stamp(self, data: Any, place: tuple[str, ...], path: Path) -> None:  # noqa: ANN401 -- what the file holds
        if not place:
            if isinstance(data, dict):
                _, line, column = self.at(path)
                if "origin" in data:
                    raise LoadError([self.problem((*path, "origin"), UNKNOWN_KEY)])
                data["origin"] = {
                    "file": self.name,
                    "line": line,
                    "column": column,
                    "block": _block(data.get("source")),
                }
            return
        head, rest = place[0], place[1:]
        if isinstance(data, dict):
            keys: Iterable[str | int] = list(data) if head == "*" else [head] if head in data else []
        else:
            keys = range(len(data)) if isinstance(data, list) and head == "*" else []
        for key in keys:
            self._stamp(data[key], rest, (*path, key))

    def _read(self, path: FilePath) -> str:
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise self._refusal(f"This file cannot be read: {error.strerror}.") from None
        if len(content) > MOST_BYTES:
            raise self._refusal(f"This file is over {MOST_BYTES // 1_000_000} MB. A pack's files are far smaller.")
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise self._refusal("This file is not written in UTF-8. Save it as UTF-8.", line) from None

    def _compose(self, text: str) -> yaml.Node | None:
        try:
            self._refuse_what_grows(text)
            return yaml.compose(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            said = ", ".join(filter(None, (error.context, error.problem)))
            raise self._refusal(f"This is not YAML: {said}.", line, column) from None
        except yaml.YAMLError:
            found = _REFUSED.search(text)
            before = text[: found.start()] if found else ""
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            said = "This is not YAML: it holds a character that YAML does not allow."
            raise self._refusal(said, line, column) from None

    def _refuse_what_grows(self, text: str) -> None:
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            refused = _refused(event, depth)
            if refused and event.start_mark:
                raise self._refusal(refused, event.start_mark.line + 1, event.start_mark.column + 1)

    def _refusal(self, message: str, line: int = 1, column: int = 1) -> LoadError:
        return LoadError([Problem(self.name, line, column, message)])

    def _convert(self, node: yaml.Node | None, path: Path) -> Any:  # noqa: ANN401 -- what the file holds
        if node is None:
            return None
        self._marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._convert(child, (*path, index)) for index, child in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # noqa: S101 -- there is no fourth sort of node
        self._written[path] = node.value
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            place = (mark.line + 1, mark.column + 1)
            key = _scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, str):
                said = "A key is words, not a list or a mapping. Write it as words."
                if isinstance(key_node, yaml.ScalarNode):
                    said = f'The key {key_node.value} is not read as words. Put quotes round it: "{key_node.value}".'
                name = ".".join(map(str, path))
                self._problems.append(Problem(self.name, *place, f"{name}: {said}" if name else said))
                continue
            if key in found:
                name = ".".join(map(str, (*path, key)))
                first = self._marks[(*path, key)][0]
                said = f"This key is here twice; the first is on line {first}. Keep one of them."
                self._problems.append(Problem(self.name, *place, f"{name}: {said}"))
                continue
            self._marks[(*path, key)] = place
            if _is_blank(value_node):
                name = ".".join(map(str, (*path, key)))
                said = "Nothing stands behind this key. Give it a value, or take it out."
                self._problems.append(Problem(self.name, *place, f"{name}: {said}"))
            found[key] = self._convert(value_node, (*path, key))
        return found


def _refused(event: yaml.Event, depth: int) -> str | None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return "Anchors and aliases are not used in packs. Write the words out where they are needed."
    if getattr(event, "tag", None):
        return "Tags are not used in packs. Take the tag out."
    return "This is nested too deeply to be a pack." if depth > MOST_DEEP else None


def _is_blank(node: yaml.Node) -> bool:
    """Whether nothing is written there at all: more often forgotten than meant, and ``null`` says that it is meant."""
    return isinstance(node, yaml.ScalarNode) and node.style not in ("'", '"', "|", ">") and not node.value


def _block(source: object) -> str | None:
    """The id of a block in another system's export, where a source cites one."""
    found = _CITED_BLOCK.search(source) if isinstance(source, str) else None
    return found[1] if found else None


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    text: str = node.value
    return text if node.style in ("'", '"', "|", ">") else read_plain(text)


def read_plain(text: str) -> str | int | float | bool | None:
    """What words that stand in a file without quotes mean."""
    words: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
    if text in words:
        return words[text]
    if len(text) <= 40:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text
