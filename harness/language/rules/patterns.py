"""Regular expressions that anybody may write, and that cannot run away.

Python's own ``re`` has no time limit, and a pattern such as ``(a+)+b`` takes longer than anybody waits, on forty
letters. A package with a time limit would make the same text pass on a fast machine and fail on a slow one. So the work
is bounded before a pattern is taken: every repeat has an upper bound, nothing refers back, and the ways in which a
pattern can match from one place, counted as if every part could match the same letters, stay under a ceiling. That
refuses some harmless patterns, and says how to write them.
"""

import importlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

MOST_LETTERS = 1_500
"""No pattern may be longer. It is ours: a longer one should be several."""
MOST_TIMES = 200
"""No part of a pattern may repeat more often. It is ours."""
MOST_WAYS = 20_000
"""In how many ways a pattern may be tried from one place. It is ours: some milliseconds at the very worst."""

_parser: Any = importlib.import_module("re._parser")  # what re itself reads patterns with; it has no public name
_ENDLESS = (
    "'*', '+' and '{2,}' may repeat for ever, which can take for ever. Write how often at most, for example {0,20} "
    "instead of * and {1,20} instead of +"
)


def refused_pattern(pattern: str) -> str | None:
    """Why a pattern is not taken, in one sentence that says what to write; none where it is taken."""
    if len(pattern) > MOST_LETTERS:
        return f"this pattern is over {MOST_LETTERS} characters. Make several of it"
    try:
        parsed = _parser.parse(pattern, re.IGNORECASE)
        ways = _ways(parsed)
    except (re.error, OverflowError, RecursionError) as error:
        return f"this is not a pattern: {error}"
    except _RefusedError as error:
        return str(error)
    if ways > MOST_WAYS:
        return (
            "this pattern can match in too many ways, which can take for ever. Do not repeat what already repeats, or "
            "write a + behind the inner repeat, for example ( \\w{1,20}+){0,4}, so that it is not tried again"
        )
    if parsed.getwidth()[0] == 0:
        return "this pattern matches where nothing stands. Take out one of the parts that may be left out"
    return None


class _RefusedError(ValueError):
    """A part of a pattern that is not taken."""


def _ways(parts: Iterable[tuple[Any, Any]]) -> int:
    """In how many ways these parts can match from one place, at most."""
    ways = 1
    for operation, argument in parts:
        ways = min(ways * _ways_of(str(operation), argument), MOST_WAYS + 1)
    return ways


def _ways_of(operation: str, argument: Any) -> int:  # noqa: ANN401 -- the parser's own nodes
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = argument
        if most == _parser.MAXREPEAT:
            raise _RefusedError(_ENDLESS)
        if most > MOST_TIMES:
            raise _RefusedError(f"a part of this pattern may repeat {most} times. Write at most {MOST_TIMES}")
        inner_ways = _ways(inner)
        if operation == "POSSESSIVE_REPEAT":  # what it took it keeps
            return min(inner_ways * most, MOST_WAYS + 1) if inner_ways > 1 else 1
        return int(min((most - least + 1) * inner_ways ** min(most, 20), MOST_WAYS + 1))
    if operation == "BRANCH":
        return _ways_of_branches(argument[1])
    if operation == "SUBPATTERN":
        return _ways(argument[-1])
    if operation in ("ASSERT", "ASSERT_NOT"):
        return _ways(argument[1])
    if operation == "ATOMIC_GROUP":
        return _ways(argument)
    if operation in ("GROUPREF", "GROUPREF_EXISTS"):
        raise _RefusedError("a pattern may not refer back to what it found. Write the words out")
    return 1


def _ways_of_branches(branches: Sequence[Iterable[tuple[Any, Any]]]) -> int:
    """Only branches that can begin at the same letters add up: "form" and "forms" do, "above" and "below" do not."""
    each = [(_beginning(branch), _ways(branch)) for branch in branches]
    return max(
        sum(ways for other, ways in each if other.startswith(beginning) or beginning.startswith(other))
        for beginning, _ in each
    )


def _beginning(parts: Iterable[tuple[Any, Any]]) -> str:
    """The letters that a part of a pattern has to begin with."""
    letters = ""
    for operation, argument in parts:
        name = str(operation)
        if name == "LITERAL":
            letters += chr(argument).lower()
        elif name == "SUBPATTERN":
            inner = _beginning(argument[-1])
            return letters + inner
        elif name != "AT":
            break
    return letters


def any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds any of these words, as whole words; none where there are none."""
    listed = "|".join(sorted((re.escape(word).replace(r"\ ", r"\s") for word in words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE) if listed else None
