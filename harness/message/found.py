"""Collects the findings of one message, and where in it the words stand that they are about."""

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

from harness.language.rules import Remark, Rule
from harness.message.judgements import JUDGEMENTS
from harness.message.quickly import quickly
from harness.message.settings import Given
from harness.model.base import Basis, Channel
from harness.model.finding import Finding, Outcome, Severity, TurnsOn, Where
from harness.model.message import Kind, Mark

CHANNELS: dict[Kind, Channel] = {
    "text": Channel.TEXT,
    "prompt": Channel.PHONE,
    "page": Channel.WEB,
    "letter": Channel.TEXT,  # a letter is on none of the three; it is read, as a text is
}
ANYBODY = "reader"
"""The person of a finding that is about no one person."""


@dataclass(slots=True)
class Found:
    """What is found in one message.

    Attributes:
        given: The message.
        person: Whose findings they are.
        findings: What was found so far.
        marks: Where in the message.
        where: Where the message stands.
    """

    given: Given
    person: str = ANYBODY
    findings: list[Finding] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    where: Where = field(init=False)

    def __post_init__(self) -> None:
        given, origin = self.given, self.given.origin
        self.where = quickly(
            Where,
            file=origin.file if origin else None,
            line=origin.line if origin else given.row,
            block=origin.block if origin else None,
            step=given.id,
            url=None,
            selector=None,
            moment=None,
            boxes=(),
        )

    def by_rule(self, rule: Rule, remark: Remark) -> None:
        """Adds what a rule for writers says."""
        identity = self._add(
            rule.id,
            remark.message,
            severity=rule.severity,
            sure=remark.sure,
            why=_with_who(rule.why, rule.who),
            fix=remark.suggestion or rule.fix,
            sources=(str(rule.source),) if rule.source else (),
            part=f"{remark.found}/{sum(mark.text == remark.found for mark in self.marks)}",
        )
        self.marks.append(Mark(finding=identity, start=remark.start, end=remark.end, text=remark.found))

    def judged(
        self,
        name: str,
        message: str,
        *,
        severity: Severity | None = None,
        sure: bool = True,
        fix: str | None = None,
        source: str | None = None,
        part: str = "",
        turns_on: TurnsOn | None = None,
    ) -> None:
        """Adds a judgement.

        Args:
            name: Which.
            message: What is wrong, in one sentence.
            severity: Where it is milder than the judgement at its worst.
            sure: False where a person has to tell.
            fix: What to do, where that is more than the judgement says.
            source: Whose rule it is, where that is more exact.
            part: What tells it from another of the same name.
            turns_on: The number of ours that decides it.
        """
        about = JUDGEMENTS[name]
        self._add(
            name,
            message,
            severity=severity or about.severity,
            sure=sure,
            why=_with_who(about.why, about.who),
            fix=fix or about.fix,
            sources=(source or about.source,),
            part=part,
            turns_on=turns_on,
        )

    def _add(
        self,
        name: str,
        message: str,
        *,
        severity: Severity,
        sure: bool,
        why: str,
        fix: str,
        sources: tuple[str, ...],
        part: str,
        turns_on: TurnsOn | None = None,
    ) -> str:
        given = self.given
        key = "/".join((given.pack, given.id, self.person, name, part))
        identity = f"{name}-{hashlib.sha256(key.encode(errors='replace')).hexdigest()[:8]}"
        # Nothing here comes from outside: it is put together without checking it again, which takes four times as long.
        self.findings.append(
            quickly(
                Finding,
                id=identity,
                check=name,
                outcome=Outcome.FAILED if sure else Outcome.CANNOT_TELL,
                severity=severity,
                channel=CHANNELS[given.kind],
                pack=given.pack,
                journey="",
                person=self.person,
                basis=given.basis,
                where=self.where,
                message=f"As modelled: {message}" if given.basis is Basis.ILLUSTRATIVE else message,
                why=why,
                fix=fix,
                standards=sources,
                turns_on=turns_on,
                evidence=(),
                accepted=None,
            )
        )
        return identity


@lru_cache(512)
def _with_who(why: str, who: str) -> str:
    return f"{why} Who it hurts: {who[:1].lower()}{who[1:]}".strip() if who else why
