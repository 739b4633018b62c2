"""What can be wrong with a file, said so that the reader can go there and mend it."""

import difflib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

Path = tuple[str | int, ...]
UNKNOWN_KEY = "This key is not known here. Take it out, or check its spelling."


@dataclass(frozen=True)
class Problem:
    """One mistake: where it is, and one sentence that says what to do.

    Attributes:
        file: The file, or what was asked for and is not there.
        line: Counted from 1; 0 where there is no file.
        column: Counted from 1; 0 where there is no file.
        message: The sentence.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}"


class LoadError(Exception):
    """Something that was to be loaded is not right; nothing was run.

    Attributes:
        problems: Every mistake that was found, in the order of the files.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that ends a sentence, or nothing where nothing known is near."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f" Did you mean '{near[0]}'?" if near else ""


class Marked(Protocol):
    """A file that knows where each of its values stands."""

    def at(self, path: Path) -> tuple[Path, int, int]:
        """The nearest path that is really in the file, with its line and column."""

    def written(self, path: Path) -> str | None:
        """A value as it stands in the file."""


def explain(errors: Sequence[Any], source: Marked, file: str) -> list[Problem]:
    """Pydantic's errors as problems of a file.

    A missing key and an unknown key in the same mapping that look alike become one mistake, the misspelling it is.

    Args:
        errors: As ``ValidationError.errors()`` gives them.
        source: Where they stand.
        file: The file's name.
    """
    unknown = {tuple(e["loc"]): str(e["loc"][-1]) for e in errors if e["type"] == "extra_forbidden"}
    missing = {tuple(e["loc"]): str(e["loc"][-1]) for e in errors if e["type"] == "missing"}
    spelt = {}
    for path, wanted in missing.items():
        beside = {given: where for where, given in unknown.items() if where[:-1] == path[:-1]}
        near = difflib.get_close_matches(wanted, list(beside), n=1)
        if near:
            spelt[path] = beside[near[0]]
    either = {tuple(e["loc"])[:-1] for e in errors if _is_word_of_either(e)}
    problems = []
    for error in errors:
        path = tuple(error["loc"])
        if path in spelt.values() or _told_elsewhere(error, either):
            continue
        sentence = _sentence(error, source.written(path))
        if path in spelt:
            sentence = f"Field required. Did you mean '{path[-1]}' for '{spelt[path][-1]}'?"
        real, line, column = source.at(spelt.get(path, path))
        shown = (*real[:-1], path[-1]) if path in spelt else real
        if error["type"] == "missing" and path not in spelt:
            shown = (*real, path[-1])
        name = ".".join(map(str, shown))
        problems.append(Problem(file, line, column, f"{name}: {sentence}" if name else sentence))
    return problems


def _is_word_of_either(error: Any) -> bool:  # noqa: ANN401 -- pydantic's own error dictionary
    """Whether a place takes either one word or a list, and this is the error of its not being that word."""
    return error["type"] == "literal_error" and str(error["loc"][-1]).startswith("literal[")


def _told_elsewhere(error: Any, either: Collection[Path]) -> bool:  # noqa: ANN401 -- pydantic's own error dictionary
    """Whether one mistake is two errors, as the place takes a word or a list, and the other of them tells of it."""
    if _is_word_of_either(error):
        return isinstance(error["input"], list)
    return error["type"] == "tuple_type" and tuple(error["loc"])[:-1] in either


def _sentence(error: Any, written: str | None) -> str:  # noqa: ANN401 -- pydantic's own error dictionary
    given = error.get("input")
    kind = error["type"]
    if kind == "string_type" and isinstance(given, int | float):
        read_as = "true or false" if isinstance(given, bool) else "a number"
        return f'This is read as {read_as}. Put quotes round it: "{written}".'
    if kind == "extra_forbidden":
        return UNKNOWN_KEY
    if kind == "missing":
        return "Field required."
    if kind == "union_tag_invalid":
        tags = [tag.strip().strip("'") for tag in error["ctx"]["expected_tags"].split(",")]
        tag = error["ctx"]["tag"]
        return f"'{tag}' is not a kind of step.{did_you_mean(tag, tags)} The kinds are: {', '.join(tags)}."
    if kind == "union_tag_not_found":
        return "Say which kind of step this is: add 'kind:'."
    if kind == "string_pattern_mismatch":
        return f"'{given}' is not written as it has to be here: {_pattern_in_words(error['ctx']['pattern'])}."
    if kind == "value_error":
        said = str(error["ctx"]["error"])
        return f"{said[:1].upper()}{said[1:].rstrip('.')}."
    if kind in _EMPTY:
        return "This is empty: give at least one, or take it out."
    wanted = _WANTED.get(kind) or (f"{error['ctx']['expected']}, or {_A_LIST}" if _is_word_of_either(error) else None)
    if wanted:
        here = "" if written is None else f", not '{written}'"
        return f"This has to be {wanted}{here}."
    return str(error["msg"]).replace("Input should", "This has to").rstrip(".") + "."


_A_LIST = "a list, each line of it with a hyphen"
_A_DATE = "a date, such as 2027-03-31"
_EMPTY = ("too_short", "string_too_short")
"""What holds nothing, where something has to be: pydantic's names for the mistake."""
_WANTED = {
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "string_type": "words",
    "date_type": _A_DATE,
    "date_parsing": _A_DATE,
    "tuple_type": _A_LIST,
    "list_type": _A_LIST,
    "dict_type": "names with values",
    "model_type": "names with values",
    "model_attributes_type": "names with values",
}
"""What a wrong type should have been, in plain words, by pydantic's name for the mistake."""


def _pattern_in_words(pattern: str) -> str:
    return {
        r"^[a-z0-9][a-z0-9-]*$": "small letters, digits and hyphens",
        r"^[0-9*#]$": 'one key of a telephone, in quotes, such as "1" or "#"',
        r"^https://[^\s/]+(/\S*)?$": "a whole address that begins with https://",
        r"^https?://[^\s/]+(/\S*)?$": "a whole address that begins with https:// or http://",
        r"^[0-9a-f]{64}$": "the 64 digits, 0 to 9 and a to f, that sha256sum prints",
        r"^[a-z]{2,3}$": "a language's code in ISO 639, two or three small letters, such as en, cy or bfi",
        r"^[A-Za-z0-9][A-Za-z0-9-]*$": "letters, digits and hyphens",
        r"^[\w-]+\.html$": "the name of an .html file, without a folder",
    }.get(pattern, pattern)
