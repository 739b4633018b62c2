"""Puts rules to a message: pure, and fast enough for a sheet of a hundred thousand messages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import yaml

from harness.language.rules.looks import explained
from harness.language.rules.measures import LOOKS, MEASURES
from harness.language.rules.model import Rule
from harness.language.rules.patterns import any_of
from harness.language.rules.prepared import Prepared
from harness.language.rules.wording import Table, table, used

_NO_FAMILIES = {"known_lists.yaml"}
"""Data that lies here and is no family of rules."""
_MOST_KEPT = 64


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a rule says of a message.

    Attributes:
        rule: The rule.
        start: Where in the message it begins.
        end: Where it ends; the same as the start where something is missing there.
        found: The words that stand there.
        message: What is wrong, in one sentence; where it is not sure, the question that a person should answer.
        suggestion: What to do.
        sure: False where only a person can tell.
    """

    rule: str
    start: int
    end: int
    found: str
    message: str
    suggestion: str | None = None
    sure: bool = True


@cache
def shipped_rules() -> Mapping[str, Rule]:
    """The rules that ship, by id, family by family."""
    found = {}
    for file in sorted(resources.files(__package__).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml") and file.name not in _NO_FAMILIES:
            for name, rule in yaml.safe_load(file.read_text(encoding="utf-8")).items():
                found[name] = Rule.model_validate({"id": name, "family": file.name.removesuffix(".yaml"), **rule})
    return found


def all_rules(own: Iterable[Rule] = ()) -> Mapping[str, Rule]:
    """Every rule, by id.

    Args:
        own: A writer's own rules (``harness.load.own_rules`` reads them); one with the id of a rule that ships takes
            its place.
    """
    return {**shipped_rules(), **{rule.id: rule for rule in own}}


def remarks(
    text: str, kind: str, language: str = "en", rules: Mapping[str, Rule] | Iterable[Rule] | None = None
) -> list[Remark]:
    """What the rules say of a message, in the order of the text.

    Args:
        text: The message, as its reader gets it: a sender's name that goes before it is part of it.
        kind: What sort of writing it is: text, prompt, page or letter.
        language: The language it is written in.
        rules: The rules; those that ship where there are none.
    """
    if rules is None:
        ready = _shipped_ready(kind, language)
    else:
        ready = _ready(tuple(rules.values() if isinstance(rules, Mapping) else rules), kind, language)
    message = Prepared(text)
    found = [*_words(message, ready), *_patterns(message, ready), *_limits(message, ready), *_looks(message, ready)]
    kept = [remark for remark in found if not _excused(message, ready.rules[remark.rule], remark)]
    kept = [remark for remark in kept if not _yields(ready.rules[remark.rule], remark, kept)]
    return sorted(kept, key=lambda remark: (remark.start, remark.end, remark.rule, remark.message))


@dataclass(frozen=True)
class _Ready:
    """Rules for one kind of writing in one language, made ready to be put to many messages.

    Attributes:
        given: The rules that it was made of, held so that no other rule can ever have the identity of one of them.
        rules: Those that hold for this writing, by id.
        words: The words that they look for.
        patterns: Those with patterns, compiled.
        limits: Those with a limit.
        looks: Those with a look of our own.
    """

    given: tuple[Rule, ...]
    rules: Mapping[str, Rule]
    words: Table
    patterns: tuple[tuple[Rule, re.Pattern[str]], ...]
    limits: tuple[Rule, ...]
    looks: tuple[Rule, ...]


_MADE_READY: dict[tuple[tuple[int, ...], str, str], _Ready] = {}
"""What was made ready, by the very rules: to compare rules word by word would take longer than to apply them."""


def _ready(rules: tuple[Rule, ...], kind: str, language: str) -> _Ready:
    key = (tuple(map(id, rules)), kind, language)
    ready = _MADE_READY.get(key)
    if ready is None:
        if len(_MADE_READY) >= _MOST_KEPT:
            _MADE_READY.clear()
        ready = _MADE_READY[key] = _make_ready(rules, kind, language)
    return ready


@lru_cache(64)
def _shipped_ready(kind: str, language: str) -> _Ready:
    return _make_ready(tuple(shipped_rules().values()), kind, language)


def _make_ready(rules: tuple[Rule, ...], kind: str, language: str) -> _Ready:
    held = [rule for rule in rules if rule.holds_for(kind, language)]
    return _Ready(
        rules,
        {rule.id: rule for rule in held},
        table(rule for rule in held if rule.words),
        tuple((rule, _compiled(rule)) for rule in held if rule.pattern),
        tuple(rule for rule in held if rule.limit),
        tuple(rule for rule in held if rule.look),
    )


def _compiled(rule: Rule) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in rule.pattern)
    return re.compile(joined, 0 if rule.case else re.IGNORECASE)


def _words(message: Prepared, ready: _Ready) -> Iterator[Remark]:
    for use in used(message, ready.words):
        rule, word = use.form.rule, use.form.word
        found = message.text[use.start : use.end]
        if use.sure:
            said = _said(rule, found)
        else:
            said = f"Is “{found}” used in its plain sense{f' ({word.but_not})' if word.but_not else ''}?"
        yield Remark(rule.id, use.start, use.end, found, said, _sentence(_quoted(word.instead) or word.say), use.sure)


def _patterns(message: Prepared, ready: _Ready) -> Iterator[Remark]:
    for rule, pattern in ready.patterns:
        in_links = rule.where == "links"
        if in_links and not message.links:
            continue
        shape = message.shape_of_links if in_links else message.shape
        for hint in rule.hints or ("",):
            if hint in shape:
                break
        else:
            continue
        for match in pattern.finditer(message.only_links if in_links else message.prose):
            start, end = _tightened(match)
            if end > start:
                found = message.text[start:end]
                yield Remark(rule.id, start, end, found, _said(rule, found), rule.fix or None)


def _tightened(match: re.Match[str]) -> tuple[int, int]:
    """Where a match stands, without the blanks at its ends."""
    whole = match.group()
    return match.start() + len(whole) - len(whole.lstrip()), match.end() - len(whole) + len(whole.rstrip())


def _limits(message: Prepared, ready: _Ready) -> Iterator[Remark]:
    for rule in ready.limits:
        limit = rule.limit
        if limit is None:
            continue
        for measured in MEASURES[limit.measure](message):
            if measured.value > limit.most.value:
                found = message.text[measured.start : measured.end]
                said = _said(rule, found, measured.value, limit.most.value)
                yield Remark(rule.id, measured.start, measured.end, found, said, rule.fix or None)


def _looks(message: Prepared, ready: _Ready) -> Iterator[Remark]:
    for rule in ready.looks:
        for seen in LOOKS[rule.look or ""](message):
            found = message.text[seen.start : seen.end]
            said = _said(rule, found) if seen.sure else f"Could “{found}” be taken for something else?"
            yield Remark(rule.id, seen.start, seen.end, found, said, seen.suggestion or rule.fix or None, seen.sure)


def _said(rule: Rule, found: str, value: float = 0, most: float = 0) -> str:
    """What is wrong; long words are cut, since the reader has them before them."""
    shown = " ".join(found.split())
    if len(shown) > 60:
        shown = f"{' '.join(shown[:60].split(' ')[:-1]) or shown[:60]} …"
    said = rule.says or (f"{rule.problem.rstrip('.')}: “{{found}}”." if shown else rule.problem)
    for name, given in (("value", f"{value:g}"), ("most", f"{most:g}"), ("found", shown)):
        said = said.replace(f"{{{name}}}", given)
    return said


def _quoted(words: tuple[str, ...]) -> str:
    *most, last = [f"“{word}”" for word in words] or [""]
    return f"say {', '.join(most)} or {last}" if most else f"say {last}" if last else ""


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _excused(message: Prepared, rule: Rule, remark: Remark) -> bool:
    """Whether something else in the message makes it right."""
    if rule.unless_explained and explained(message.text, remark.start, remark.end):
        return True
    if rule.unless_in_text:
        right = _any(rule.unless_in_text)
        if right and right.search(message.text):
            return True
    right = _any(rule.unless) if rule.unless else None
    return bool(right and right.search(message.text, *message.sentence_at(remark.start)))


_any = lru_cache(256)(any_of)


def _yields(rule: Rule, remark: Remark, others: Iterable[Remark]) -> bool:
    return bool(rule.yields_to) and any(
        other.rule in rule.yields_to and other.start < remark.end and remark.start < other.end for other in others
    )
