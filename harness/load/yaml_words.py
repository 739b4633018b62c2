"""Plain data as YAML that reads as if written by hand, and that this project's own reader reads back as it was.

PyYAML writes every value, so that no word of another system's file can become a key, a tag or a comment. What is ours
is only which way of writing is taken where several mean the same.
"""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from harness.load.yaml_file import read_plain

WIDTH = 120
_FOLDED = 100
"""Words longer than this are folded over several lines."""
_BESIDE = 60
"""A short list or mapping up to this length stands on one line."""


class Block(dict[str, Any]):
    """A mapping that is written over several lines however short it is."""


def yaml_of(data: Mapping[str, Any]) -> str:
    """A mapping as YAML, its keys in the order given."""
    return yaml.dump(
        Block(data), Dumper=_ByHand, sort_keys=False, allow_unicode=True, width=WIDTH - 10, default_flow_style=False
    )


def comment(text: str, indent: int = 0, first: str = "", rest: str = "") -> str:
    """Words as a comment, folded. Nothing in them can end it: breaks become blanks, what cannot be seen is left out.

    Args:
        text: The words.
        indent: How far to the right it stands.
        first: What its first line begins with.
        rest: What the lines after it begin with.
    """
    seen = "".join(character for character in " ".join(text.split()) if character.isprintable())
    begin = " " * indent + "# "
    wrapper = textwrap.TextWrapper(
        WIDTH,
        initial_indent=begin + first,
        subsequent_indent=begin + rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "".join(f"{line}\n" for line in wrapper.wrap(seen)) or begin.rstrip() + "\n"


class _ByHand(yaml.SafeDumper):
    """Writes as we write by hand: lists indented, double quotes, short things on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 -- PyYAML's own
        super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        style = super().choose_scalar_style()
        words = getattr(self.event, "value", "")
        # Within single quotes a line break of any sort would become a blank.
        spared = words.isprintable() and set('"\\') & set(words)
        return '"' if style == "'" and not spared else style

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:  # noqa: ANN401 -- PyYAML's own
        # Our reader takes `on` for a word and 1e5 for a number; PyYAML by itself quotes the one and not the other.
        if kind is yaml.ScalarNode and implicit[0] and value == "on":
            return _WORDS
        found: str = super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]
        if kind is yaml.ScalarNode and implicit[0] and found == _WORDS and not isinstance(read_plain(value), str):
            return "tag:yaml.org,2002:null"
        return found

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 -- PyYAML's own
        return True


_WORDS = "tag:yaml.org,2002:str"


def _plain(line: str) -> bool:
    """Whether a line stands as it is among others: nothing at its ends is lost, and nothing in it ends a line."""
    return line == line.strip() and line.isprintable()


def _words(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = None
    if len(text) > _FOLDED and text == " ".join(text.split()):
        style = ">"
    elif "\n" in text and text == text.strip() and all(_plain(line) for line in text.split("\n")):
        style = "|"
    return dumper.represent_scalar(_WORDS, text, style=style)


def _list(dumper: yaml.SafeDumper, items: Sequence[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=_is_short(items))


def _mapping(dumper: yaml.SafeDumper, data: Mapping[str, Any]) -> yaml.Node:
    beside = not isinstance(data, Block) and _is_short([*data, *data.values()])
    return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style=beside)


def _number(dumper: yaml.SafeDumper, value: float) -> yaml.Node:
    if value.is_integer():
        return dumper.represent_int(int(value))
    return dumper.represent_float(value)


def _is_short(items: Sequence[Any]) -> bool:
    if any(isinstance(item, list | dict) and item for item in items):
        return False
    return sum(len(str(item)) + 2 for item in items) <= _BESIDE and not any("\n" in str(item) for item in items)


_ByHand.add_representer(str, _words)
_ByHand.add_representer(list, _list)
_ByHand.add_representer(dict, _mapping)
_ByHand.add_representer(Block, _mapping)
_ByHand.add_representer(float, _number)
