"""Loads the rules that writers add in a YAML file of their own."""

from collections.abc import Mapping
from pathlib import Path

from harness.language.rules import Rule, all_rules, remarks
from harness.load.problems import UNKNOWN_KEY, LoadError, Problem
from harness.load.yaml_file import YamlFile

_OURS = ("id", "family")
"""What a rule has that is not written in it: its name is the key it stands under."""


def load_rules(own: Path | None = None) -> Mapping[str, Rule]:
    """Every rule: those that ship, and a writer's own, which win where they have the same name.

    The examples of a writer's rule are its test: one that does not hold is a mistake in the file.

    Args:
        own: The writer's file.

    Raises:
        LoadError: The file is not right; each problem has its line and column.
    """
    return all_rules() if own is None else all_rules(own_rules(own))


def own_rules(path: Path) -> tuple[Rule, ...]:
    """The rules of a writer's file.

    Raises:
        LoadError: The file is not right; each problem has its line and column.
    """
    file = YamlFile(path, path.name)
    if isinstance(file.data, dict):
        for name, rule in file.data.items():
            if isinstance(rule, dict):
                given = [key for key in _OURS if key in rule]
                if given:
                    raise LoadError([file.problem((name, key), UNKNOWN_KEY) for key in given])
                rule["id"] = name
    rules = tuple(file.as_model(dict[str, Rule]).values())
    problems = [problem for rule in rules for problem in _wrong_examples(rule, file)]
    if problems:
        raise LoadError(problems)
    return rules


def _wrong_examples(rule: Rule, file: YamlFile) -> list[Problem]:
    """The examples that do not show what they are there to show."""
    wrong = []
    for label, texts, said in (
        ("poor", rule.examples.poor, "The rule does not find anything in this poor example."),
        ("good", rule.examples.good, "The rule finds fault with this good example: “{}”."),
    ):
        for at, text in enumerate(texts):
            language = "en" if "any" in rule.languages else rule.languages[0]
            found = remarks(text, rule.kinds[0], language, [rule])
            if bool(found) != (label == "poor"):
                place = (rule.id, "examples", label, at)
                wrong.append(file.problem(place, said.format(found[0].found if found else "")))
    return wrong
