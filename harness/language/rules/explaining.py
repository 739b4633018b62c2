"""Explains a rule under the headings under which checks are explained."""

from collections.abc import Mapping

from harness.language.rules.model import Rule
from harness.model.base import Number


def explained_rule(rule: Rule) -> Mapping[str, str]:
    """A rule as sections, by heading, in order: those of a check, and what it rests on."""
    return {
        "What it checks": _checks(rule),
        "Why it matters": rule.why or "Its writer has not said.",
        "Who is shut out": rule.who or "Its writer has not said.",
        "Good": _listed(rule.examples.good),
        "Poor": _listed(rule.examples.poor),
        "How to put it right": rule.fix or _instead(rule) or "Its writer has not said.",
        "Rests on": str(rule.source) if rule.source else "A rule of the writer's own.",
    }


def _instead(rule: Rule) -> str:
    """What to say instead of each word."""
    return " ".join(f"Instead of “{name}”, {word.say}." for name, word in rule.words.items())


def _checks(rule: Rule) -> str:
    kinds = " and ".join(filter(None, (", ".join(f"{kind}s" for kind in rule.kinds[:-1]), f"{rule.kinds[-1]}s")))
    said = [rule.problem.rstrip(".") + ".", f"It is put to {kinds}."]
    if rule.words:
        said.append(f"It looks for: {', '.join(rule.words)}.")
        allowed = [f"{name} ({word.but_not})" for name, word in rule.words.items() if word.but_not]
        if allowed:
            said.append(f"These may be used: {', '.join(allowed)}.")
    if rule.pattern and rule.family == "own":
        said.append(f"It looks for what fits: {' and '.join(rule.pattern)}.")
    if rule.limit:
        said.append(f"The most is {rule.limit.most.value:g}. {_owned(rule.limit.most)}")
    return " ".join(said)


def _owned(number: Number) -> str:
    """Where a number comes from."""
    because = f" {number.because}" if number.because else ""
    if number.assumption:
        return f"The number is an assumption of ours.{because}"
    return f"The number is from: {number.source}.{because}"


def _listed(examples: tuple[str, ...]) -> str:
    return " ".join(f"“{' '.join(example.split())}”" for example in examples) or "There is no example."
