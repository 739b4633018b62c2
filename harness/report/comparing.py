"""Sets two runs side by side. Pure: it knows nothing but the two records.

A failure that the second run does not have is *fixed* only where that run tried the same again: walked the journey as
the same person, with nothing on it left untested, or saw the check pass at that place. Else it is *no longer tried*.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from harness.baseline import open_contradictions
from harness.findings import ALL_ROUTES
from harness.model.comparison import (
    Change,
    ClaimChange,
    Comparison,
    EndingChange,
    FindingChange,
    PropertyChange,
    Side,
)
from harness.model.finding import Finding, Outcome, Severity
from harness.model.property import Proof, PropertyName
from harness.model.record import Record
from harness.model.verdict import Ruling, Verdict
from harness.report import claim_words, words
from harness.report.comparing_inputs import inputs, tried_once
from harness.report.grouping import group
from harness.report.readings import key_of, tried

K = TypeVar("K")
Key = tuple[str, ...]
_MOST = 3
"""New failures that are named among the reasons."""
_BETWEEN = {Ruling.NOT_TESTED: 1, Ruling.NOT_SHOWN: 1, Ruling.PARTLY_TESTED: 2}
_PROOFS: Mapping[Proof, int] = {"refuted": 0, "cannot-tell": 1, "proved": 2}


class _Run:
    """What is asked of one of the two records."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.tried = tried(record.walks)
        self.verdicts = {(each.pack, each.id): each for each in record.verdicts}
        self.proofs: Mapping[tuple[str, PropertyName, str], Proof] = {
            (each.pack, each.property, each.person): each.verdict for each in record.properties
        }
        self.failed = self._found(Outcome.FAILED)
        self.to_judge = self._found(Outcome.CANNOT_TELL)

    def has(self, pack: str, person: str) -> bool:
        """Whether this pack and this person were in the run."""
        return pack in self.record.packs and person in self.record.people

    def _found(self, outcome: Outcome) -> Mapping[Key, Finding]:
        return {_identity(each): each for each in self.record.findings if each.outcome is outcome}

    @cached_property
    def checks(self) -> frozenset[str]:
        """The checks that came to anything."""
        passed = {check for walk in self.record.walks for check in walk.passed}
        return frozenset(passed | {finding.check for finding in self.record.findings})

    def properties_of(self, finding: Finding) -> frozenset[str]:
        """The properties that were looked for, of the pack and the person of a finding."""
        asked = ((pack, person) == (finding.pack, finding.person) for pack, _, person in self.proofs)
        return frozenset(name for (_, name, _), yes in zip(self.proofs, asked, strict=True) if yes)

    def tried_too(self, finding: Finding, other: "_Run") -> bool:
        """Whether this run tried what the other run's finding is about."""
        if finding.journey == ALL_ROUTES:
            return self.properties_of(finding) >= other.properties_of(finding)
        one = self.tried.get(key_of(finding))
        if one is None:
            return False
        passed = {place for walk in one.walks for place in walk.passed.get(finding.check, ())}
        if passed & {"", finding.where.step}:
            return True
        return not any(walk.untested for walk in one.walks) and finding.check in self.checks


def compare(before: Record, after: Record, names: tuple[str, str]) -> Comparison:
    """What changed from one run to another.

    Args:
        before: The first run.
        after: The second.
        names: What they were given as.
    """
    first, second = _Run(before), _Run(after)
    claims, findings = tuple(_claims(first, second)), tuple(_findings(first, second))
    because = (*_because_of_findings(findings), *_because_of_claims(claims, second))
    return Comparison(
        before=_side(before, names[0]),
        after=_side(after, names[1]),
        same=before.digest == after.digest,
        worse=bool(because),
        because=because,
        claims=claims,
        findings=findings,
        endings=tuple(_endings(first, second)),
        properties=tuple(_properties(first, second)),
        tried_once=tuple(tried_once(before, after)),
        inputs=tuple(inputs(before, after)),
    )


def _side(record: Record, given: str) -> Side:
    version = record.tool.harness
    return Side(given=given, started=record.started, harness=version, digest=record.digest, complete=record.complete)


def _identity(finding: Finding) -> Key:
    """What stays the same of a finding from run to run; what was proved moves with the step at which it fails."""
    if finding.journey == ALL_ROUTES:
        return finding.pack, finding.check, finding.person
    return (finding.id,)


def _either(first: Mapping[K, object], second: Mapping[K, object]) -> Iterable[K]:
    return dict.fromkeys((*first, *second))


# Claims.


def _claims(first: _Run, second: _Run) -> Iterator[ClaimChange]:
    for pack, name in _either(first.verdicts, second.verdicts):
        old, new = first.verdicts.get((pack, name)), second.verdicts.get((pack, name))
        before, after = old.verdict if old else None, new.verdict if new else None
        told = new or old
        if before is not after and told is not None:
            yield ClaimChange(
                pack=pack,
                id=name,
                says=told.says,
                before=before,
                after=after,
                change=_went(old, new),
                accepted=new is not None and _accepted(new),
            )


def _went(old: Verdict | None, new: Verdict | None) -> Change:
    if old is None or new is None:
        return "new" if old is None else "not-tried"
    if old.verdict.fails and not _cases(old, against=True) <= _cases(new, against=False):
        return "not-tried"
    return _by_rank(_rank(old.verdict), _rank(new.verdict))


def _rank(ruling: Ruling) -> int:
    return 0 if ruling.fails else _BETWEEN.get(ruling, 3)


def _by_rank(before: int, after: int) -> Change:
    return "other" if before == after else "worse" if after < before else "better"


def _cases(verdict: Verdict, *, against: bool) -> set[tuple[str | None, ...]]:
    """What was tried for a claim; or only what speaks against it."""
    shown = (each for each in verdict.evidence if not against or each.shows == "against")
    return {(each.journey, each.person, each.property) for each in shown}


def _accepted(verdict: Verdict) -> bool:
    against = [each for each in verdict.evidence if each.shows == "against"]
    return verdict.verdict.fails and bool(against) and all(each.accepted for each in against)


# Findings, endings, properties.


def _findings(first: _Run, second: _Run) -> Iterator[FindingChange]:
    for key, finding in second.failed.items():
        if key in first.failed:
            yield FindingChange(state="accepted" if finding.accepted else "open", finding=finding)
        else:
            before = key in first.to_judge or first.tried_too(finding, second)
            yield FindingChange(state="new", finding=finding, tried_before=before)
    for key, finding in first.failed.items():
        if key in second.failed:
            continue
        if key in second.to_judge:
            yield FindingChange(state="to-judge", finding=finding)
        else:
            again = second.tried_too(finding, first)
            yield FindingChange(state="fixed" if again else "not-tried", finding=finding)


def _endings(first: _Run, second: _Run) -> Iterator[EndingChange]:
    for key, one in first.tried.items():
        other = second.tried.get(key)
        if other is None or one.ending is other.ending:
            continue
        unknown = words.UNKNOWN is other.ending
        ranks = [words.ENDINGS.index(each.ending) for each in (one, other)]
        pack, journey, person = key
        yield EndingChange(
            pack=pack,
            journey=journey,
            person=person,
            before=one.ending.id,
            after=other.ending.id,
            change="other" if unknown else _by_rank(ranks[0], ranks[1]),
        )


def _properties(first: _Run, second: _Run) -> Iterator[PropertyChange]:
    for pack, name, person in _either(first.proofs, second.proofs):
        before, after = first.proofs.get((pack, name, person)), second.proofs.get((pack, name, person))
        # What only one of them has of packs and people is told as what only one of them tried.
        if before == after or not (first.has(pack, person) and second.has(pack, person)):
            continue
        if before is None or after is None:
            change: Change = "new" if before is None else "not-tried"
        else:
            unknown = (before, after) == ("refuted", "cannot-tell")
            change = "not-tried" if unknown else _by_rank(_PROOFS[before], _PROOFS[after])
        yield PropertyChange(pack=pack, property=name, person=person, before=before, after=after, change=change)


# Why the second is worse.


def _because_of_findings(findings: Iterable[FindingChange]) -> Iterator[str]:
    new = [each for each in findings if each.state == "new" and each.finding.accepted is None]
    grave = [each for each in new if each.finding.severity.weight >= Severity.SERIOUS.weight]
    if not grave:
        return
    groups = group(each.finding for each in grave)
    unseen = sum(not each.tried_before for each in grave)
    named = "; ".join(f"{each.check} at {words.spot(each.findings[0])}" for each in groups[:_MOST])
    more = f"; and {len(groups) - _MOST} more" if len(groups) > _MOST else ""
    yield f"{words.count(len(grave), 'new failure')} at or above serious: {named}{more}."
    if unseen:
        yield f"{unseen} of these {'is' if unseen == 1 else 'are'} where nothing shows that the first run looked."


def _because_of_claims(claims: Iterable[ClaimChange], second: _Run) -> Iterator[str]:
    contradicted = {(each.pack, each.id) for each in open_contradictions(second.record.verdicts)}
    for each in claims:
        if each.after is None or each.accepted:
            continue
        now = claim_words.VERDICTS[each.after].word.lower()
        if each.change == "worse" and each.before is not None:
            was = claim_words.VERDICTS[each.before].word.lower()
            yield f"{each.id} of {each.pack} was {was}, and is {now} now."
        elif each.change == "new" and (each.pack, each.id) in contradicted:
            yield f"{each.id} of {each.pack} is new, and {now}."
