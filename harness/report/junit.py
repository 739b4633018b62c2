"""JUnit XML, for the systems that run tests: one suite a journey, one case a finding, one case a walk without any.

A walk holds only counts of its checks, so a check that passed has no case of its own: the case of the walk stands for
them. No case ever has two outcomes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from harness.model.finding import Finding, Outcome, Where
from harness.model.record import Record, Walk
from harness.model.trace import Moment
from harness.report import words
from harness.report.files import write_whole
from harness.report.readings import Tried, failed_by_walk, heard, tried

_THEN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "


@dataclass(frozen=True)
class _Case:
    """One test case.

    Attributes:
        name: What it is called; unique in the file.
        tag: ``failure`` or ``skipped``; none for a pass.
        message: The one line that every system shows.
        kind: What sort of failure.
        body: The rest of it.
        out: What else there is to know.
        properties: Names and values.
    """

    name: str
    tag: str | None = None
    message: str = ""
    kind: str | None = None
    body: str = ""
    out: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)


def write(record: Record, folder: Path) -> Path:
    """Write ``junit.xml``."""
    root = ElementTree.Element("testsuites", name="harness")
    walked = [(walk.pack, walk.journey) for walk in record.walks]
    for pack, journey in dict.fromkeys([*walked, *((found.pack, found.journey) for found in record.findings)]):
        _add_suite(root, record, f"{pack}/{journey}", list(_cases(record, pack, journey, folder)))
    gaps = [_Case(name, "skipped", f"untested: {why}") for name, why in _named_once(_left_out(record))]
    if gaps:
        _add_suite(root, record, "not run", gaps)
    for total in ("tests", "failures", "errors", "skipped"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    ElementTree.indent(root, " ")
    return write_whole(folder / "junit.xml", ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _add_suite(root: ElementTree.Element, record: Record, name: str, cases: list[_Case]) -> None:
    tags = Counter(case.tag for case in cases)
    suite = ElementTree.SubElement(root, "testsuite", name=_xml(name), tests=str(len(cases)))
    suite.attrib |= {"failures": str(tags["failure"]), "errors": "0", "skipped": str(tags["skipped"])}
    # The clock of a walk is virtual, so no case takes time of anybody's.
    suite.attrib |= {"time": "0.000", "timestamp": _xml(record.started)}
    _add_properties(suite, {"harness": record.tool.harness, "digest": record.digest, "caveat": words.CAVEAT})
    for case in cases:
        element = ElementTree.SubElement(suite, "testcase", name=_xml(case.name), classname=_xml(name), time="0.000")
        _add_properties(element, case.properties)
        if case.tag:
            shown = ElementTree.SubElement(element, case.tag, message=_xml(case.message))
            shown.attrib |= {"type": case.kind} if case.kind else {}
            shown.text = _xml(case.body) or None
        if case.out:
            ElementTree.SubElement(element, "system-out").text = _xml(case.out)


def _add_properties(element: ElementTree.Element, properties: Mapping[str, str]) -> None:
    if properties:
        box = ElementTree.SubElement(element, "properties")
        for name, value in properties.items():
            ElementTree.SubElement(box, "property", name=name, value=_xml(value))


def _xml(text: str) -> str:
    return words.printable(text)


def _left_out(record: Record) -> Iterator[tuple[str, str]]:
    """What the run left out, but for what a walk says of itself, which stands among the cases of that walk."""
    said = {(f"{walk.pack}, {walk.journey}, {walk.person}", why) for walk in record.walks for why in walk.untested}
    left = (gap for gap in record.not_run if (gap.what, gap.why) not in said)
    return ((words.one_line(gap.what), words.one_line(gap.why)) for gap in left)


def _named_once(named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The same, with a number behind a name that has been used before: some systems ignore a case with a known name."""
    seen: Counter[str] = Counter()
    for name, rest in named:
        seen[name] += 1
        yield (f"{name} ({seen[name]})" if seen[name] > 1 else name), rest


def _cases(record: Record, pack: str, journey: str, folder: Path) -> Iterator[_Case]:
    found = [finding for finding in record.findings if (finding.pack, finding.journey) == (pack, journey)]
    people = {one.person: one for one in _tried(record, pack, journey)}
    several_packs = len({walk.pack for walk in record.walks}) > 1
    start = f"{pack}{_THEN}{journey}" if several_packs else journey
    for person in dict.fromkeys((*people, *(finding.person for finding in found))):
        one, name = people.get(person), f"{start}{_THEN}{person}"
        own = [finding for finding in found if finding.person == person]
        for finding, called in _called(own):
            walk = one.walks[one.number_of(finding)] if one else None
            yield _finding_case(record, walk, finding, f"{name}{_THEN}{called}", folder)
        if one:
            read = _named_once((f"{name}{heard(walk)}", "") for walk in one.walks)
            failed = failed_by_walk(one, own)
            for walk, (called, _), wrong in zip(one.walks, read, failed, strict=True):
                yield from _walk_cases(walk, called, failed=wrong)


def _tried(record: Record, pack: str, journey: str) -> Iterable[Tried]:
    return tried(walk for walk in record.walks if (walk.pack, walk.journey) == (pack, journey)).values()


def _called(findings: list[Finding]) -> Iterator[tuple[Finding, str]]:
    """Each finding with its check's name, and with the place where one check found several things."""
    often = Counter(finding.check for finding in findings)
    placed = [(f.check if often[f.check] == 1 else f"{f.check} at {_spot(f)}") for f in findings]
    once = (name for name, _ in _named_once((name, "") for name in placed))
    return zip(findings, once, strict=True)


def _spot(finding: Finding) -> str:
    where = finding.where
    return words.one_line(where.selector or where.step or words.place(where))


def _finding_case(record: Record, walk: Walk | None, finding: Finding, name: str, folder: Path) -> _Case:
    properties = {"basis": finding.basis.value, "severity": finding.severity.value, "finding": finding.id}
    attachments = "\n".join(f"[[ATTACHMENT|{path}]]" for path in _attachments(record, walk, finding, folder))
    body = _body(record, walk, finding)
    if finding.outcome is Outcome.FAILED:
        accepted = f" {words.accepted_by(finding.accepted)}." if finding.accepted else ""
        message = f"{words.one_line(finding.message)}{accepted}"
        return _Case(name, "failure", message, finding.severity.value, body, attachments, properties)
    told = "untested" if finding.outcome is Outcome.UNTESTED else "cannot tell"
    return _Case(name, "skipped", f"{told}: {words.one_line(finding.message)}", None, body, attachments, properties)


def _body(record: Record, walk: Walk | None, finding: Finding) -> str:
    # What nobody can tell may be nothing at all, and must not read as a failure.
    perhaps = "" if finding.outcome is Outcome.FAILED else ", if it fails"
    told = [
        finding.message,
        *([f"Outcome: {words.OUTCOMES[finding.outcome]}"] if perhaps else []),
        f"Who: {words.person_name(record, finding.person)}",
        f"Why it matters: {finding.why}",
        f"How to put it right{perhaps}: {finding.fix}",
        f"Where: {_place_in_full(finding.where)}",
        f"Severity{perhaps}: {words.SEVERITIES[finding.severity]}",
        *([words.accepted(finding.accepted)] if finding.accepted else []),
        f"Basis: {words.as_modelled(finding.basis)}",
        *words.turns_on([finding.turns_on] if finding.turns_on else []),
        *([f"Source: {', '.join(finding.standards)}"] if finding.standards else []),
        *_excerpt(_moment(walk, finding)),
        words.again(finding),
    ]
    return "\n".join(words.printable(line) for line in told)


def _place_in_full(where: Where) -> str:
    rest = (f"step {where.step}" if where.step else None, where.selector, where.url)
    return ", ".join(dict.fromkeys((words.place(where), *(words.one_line(part) for part in rest if part))))


def _moment(walk: Walk | None, finding: Finding) -> Moment | None:
    at = finding.where.moment
    return walk.moments[at] if walk and at is not None and at < len(walk.moments) else None


def _excerpt(seen: Moment | None) -> Iterator[str]:
    """The moment itself, because not every system shows attachments."""
    if seen is None:
        return
    yield f"At {words.clock_tenths(seen.at)}:"
    yield f"  offered: {words.excerpt(seen.offered)}"
    yield f"  received: {words.excerpt(seen.received)}"
    if seen.missed:
        yield f"  missed: {words.excerpt(seen.missed)}"
    yield f"  did: {words.excerpt(seen.did)}"


def _attachments(record: Record, walk: Walk | None, finding: Finding, folder: Path) -> list[str]:
    pieces = list(finding.evidence)
    seen = _moment(walk, finding)
    if seen and seen.visit and seen.visit in record.pictures:
        pieces.append(record.pictures[seen.visit])
    # GitLab looks from the folder it was started in; a path outside that would name somebody's machine.
    near = folder.resolve()
    start = near.relative_to(Path.cwd()) if near.is_relative_to(Path.cwd()) else Path()
    return list(dict.fromkeys((start / piece.path).as_posix() for piece in pieces))


def _walk_cases(walk: Walk, name: str, *, failed: bool) -> Iterator[_Case]:
    gaps = _named_once((f"{name}{_THEN}untested", words.one_line(why)) for why in walk.untested)
    yield from (_Case(each, "skipped", f"untested: {why}") for each, why in gaps)
    if failed:
        return
    out = "\n".join(
        (
            f"{words.ending(walk).word}. {walk.because}",
            f"Checks: {words.checks_counted(walk)}.",
            f"Basis: {words.as_modelled(walk.basis)}",
            f"Walk it again: {words.replay(walk.pack, walk.journey, walk.person)}",
        )
    )
    properties = {"basis": walk.basis.value}
    if walk.stuck:
        # Nobody may read a stuck walk as a pass only because no check has a word for it.
        why = f"cannot tell: the walk ends stuck, and no check says why. {words.one_line(walk.because)}"
        yield _Case(f"{name}{_THEN}walk", "skipped", why, out=out, properties=properties)
    else:
        yield _Case(f"{name}{_THEN}walk", out=out, properties=properties)
