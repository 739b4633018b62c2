"""Reads one JSON file within bounds, and remembers where the blocks of a flow stand in it.

An export comes from somebody else's system, so nothing about it is taken for granted: its size and how deep it is
nested are looked at before anything is parsed, a key that stands twice is refused (which of the two counts is
anybody's guess: RFC 8259 section 4), and what JSON does not know (``NaN``) is not let in.
"""

import json
import re
import stat
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from harness.phone.formats.imported import ExportError, Refused

MOST_BYTES = 50_000_000
"""A flow is at most 1 MB by Amazon's own limit; a file fifty times as long is not one."""
MOST_DEEP = 100
_TOKEN = re.compile(r'(?P<text>"[^"\\]*(?:\\.[^"\\]*)*"?)(?P<key>\s*:)?|[{}\[\]]', re.DOTALL)
_LONG_INTEGER = 18
_LONE = re.compile(r"[\ud800-\udfff]")


class JsonFile:
    """A JSON file that has been read.

    Attributes:
        name: What errors and origins call the file.
        data: Its content.
    """

    def __init__(self, path: Path, name: str) -> None:
        """Reads the file.

        Raises:
            ExportError: It cannot be read, is not JSON, or holds something that is refused.
        """
        self.name = name
        self._lines: list[int] = [0]
        self._begins: dict[tuple[str, int], int] = {}
        text = self._read(path)
        self._lines += [found.end() for found in re.finditer("\n", text)]
        self._survey(text)
        self.data = self._parse(text)

    def at(self, key: str, index: int) -> tuple[int, int]:
        """The line and column of the ``index``-th mapping in the list under a key of the whole; both from 1."""
        return self._place(self._begins.get((key, index), 0))

    def refuse(self, why: str, place: tuple[int, int] = (1, 1)) -> NoReturn:
        """Refuses the file.

        Raises:
            ExportError: Always.
        """
        raise ExportError([Refused(source=self.name, line=place[0], column=place[1], why=why)])

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def _read(self, path: Path) -> str:
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                self.refuse("This is not a file.")
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except OSError as error:
            self.refuse(f"This file cannot be read: {error.strerror}.")
        except ValueError:
            self.refuse("This file cannot be read: its name is not one that a file can have.")
        if len(content) > MOST_BYTES:
            self.refuse(f"This file is over {MOST_BYTES // 1_000_000} MB. An exported flow is far smaller.")
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self.refuse("This file is not written in UTF-8. Save it as UTF-8.", (line, 1))

    def _survey(self, text: str) -> None:
        """One pass over the brackets and keys: how deep they go, whether a key is there twice, where blocks begin."""
        open_keys: list[set[str] | None] = []
        counts: dict[str, int] = {}
        key = ""
        for token in _TOKEN.finditer(text):
            mark = token[0][0]
            if mark in "{[":
                if len(open_keys) == MOST_DEEP:
                    self.refuse("This is nested too deeply to be a flow.", self._place(token.start()))
                if len(open_keys) == 2 and open_keys[1] is None and mark == "{":
                    self._begins[key, counts.get(key, 0)] = token.start()
                    counts[key] = counts.get(key, 0) + 1
                open_keys.append(set() if mark == "{" else None)
            elif mark in "}]":
                if open_keys:
                    open_keys.pop()
            elif token["key"] and open_keys:
                name = self._key(token["text"])
                self._once(name, open_keys[-1], token.start())
                key = name if len(open_keys) == 1 else key

    @staticmethod
    def _key(written: str) -> str:
        if "\\" not in written:
            return written[1:-1]
        try:
            return str(json.loads(written))
        except ValueError:
            return written

    def _once(self, key: str, known: set[str] | None, offset: int) -> None:
        if known is None:
            return
        if key in known:
            self.refuse(f"The key '{visible(key)}' is here twice. Keep one of them.", self._place(offset))
        known.add(key)

    def _parse(self, text: str) -> Any:  # noqa: ANN401 -- what the file holds
        try:
            data = json.loads(text, parse_int=_integer, parse_constant=self._no_constant)
        except json.JSONDecodeError as error:
            self.refuse(f"This is not JSON: {error.msg}.", (error.lineno, error.colno))
        except RecursionError:
            self.refuse("This is nested too deeply to be a flow.")
        return _whole(data) if re.search(r"\\u[dD][89a-fA-F]", text) else data

    def _no_constant(self, name: str) -> NoReturn:
        self.refuse(f"This is not JSON: {name} is not a number.")


def visible(text: str) -> str:
    """A text from the file as it may be printed: control characters, which can drive a terminal, become spaces."""
    text = _LONE.sub("�", text)
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text).strip()


def as_mapping(value: object) -> Mapping[str, Any]:
    """A value where it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """A value where it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def as_words(value: object) -> str:
    """A value where it is words or a number, as words; else nothing."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def as_number(value: object, least: float, most: float) -> float | None:
    """A value as a number between two bounds; none where it is not written as one or lies outside."""
    try:
        number = float(as_words(value)) if len(as_words(value)) < 20 else None
    except ValueError:
        return None
    return number if number is not None and least <= number <= most else None


def _integer(written: str) -> int | str:
    """Python refuses to read integers of thousands of digits; none of them means anything in a flow."""
    return int(written) if len(written) <= _LONG_INTEGER else written


def _whole(data: Any) -> Any:  # noqa: ANN401 -- what the file holds
    """The content without half characters (lone surrogates), which nothing can write out again."""
    if isinstance(data, str):
        return _LONE.sub("�", data)
    if isinstance(data, list):
        return [_whole(item) for item in data]
    return {_whole(key): _whole(item) for key, item in data.items()} if isinstance(data, dict) else data
