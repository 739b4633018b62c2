"""Explains what has a name in a finding: a check, a rule for writers, or a judgement of a message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harness.checks import Check, all_checks
from harness.language.rules import all_rules
from harness.language.rules import explained as explained_rule
from harness.message.found import CHANNELS
from harness.message.judgements import JUDGEMENTS, explained_judgement
from harness.model.base import Channel
from harness.model.finding import Severity
from harness.standards import clause


@dataclass(frozen=True, slots=True)
class Explained:
    """What a name means.

    Attributes:
        id: The name.
        title: What is wrong, in a few words.
        severity: How much it matters, at worst.
        channels: Where it is looked for.
        protects: The limits of people whom it protects.
        sections: The explanation, by heading.
        standards: What a check rests on; a rule says it in its sections.
    """

    id: str
    title: str
    severity: Severity
    channels: Sequence[Channel]
    protects: Sequence[str]
    sections: Mapping[str, str]
    standards: Sequence[Mapping[str, object]]

    def as_json(self) -> Mapping[str, object]:
        """As ``--json`` prints it."""
        return {
            "id": self.id,
            "title": self.title,
            "severity": self.severity,
            "channels": list(self.channels),
            "protects": list(self.protects),
            "sections": {
                heading: text for heading, text in self.sections.items() if heading != _RESTS or not self.standards
            },
            "standards": list(self.standards),
        }


_RESTS = "Rests on"
_ACT = "https://www.w3.org/WAI/standards-guidelines/act/rules/"


def names() -> tuple[str, ...]:
    """Everything that can be explained."""
    return tuple(dict.fromkeys((*all_checks(), *all_rules(), *JUDGEMENTS)))


def _followed(check: Check) -> list[str]:
    """The technique and the ACT rules that a check of pages follows, each with where it can be read."""
    rules = [f"W3C ACT rule {rule}. {_ACT}{rule}/" for rule in check.act]
    return [f"WCAG technique or failure {check.technique}.", *rules] if check.technique else rules


def explained(name: str) -> Explained | None:
    """What a name means; a check goes before a rule of the same name."""
    check = all_checks().get(name)
    if check is not None:
        sources = [clause(identifier) for identifier in check.standards]
        read = [f"{each.id}, {each.title}. {each.gist} {each.url or ''}".rstrip() for each in sources]
        rests = "\n  ".join([*read, *_followed(check)])
        return Explained(
            name,
            check.title,
            check.severity,
            check.channels,
            check.protects,
            {**check.sections, _RESTS: rests},
            [source.model_dump() for source in sources],
        )
    rule = all_rules().get(name)
    if rule is not None:
        channels = tuple(dict.fromkeys(CHANNELS[kind] for kind in rule.kinds))
        return Explained(name, rule.title, rule.severity, channels, (), explained_rule(rule), ())
    found = JUDGEMENTS.get(name)
    if found is not None:
        return Explained(name, found.title, found.severity, (), (), explained_judgement(name), ())
    return None
