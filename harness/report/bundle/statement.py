"""Draft lines for an accessibility statement, in the keys of the YAML files that HMRC's statement service takes.

A draft to be finished by people: what a machine cannot know is left empty, and ``full`` is never written, because
nothing that was automated can show it. Only pages go in: the accessibility regulations cover websites and apps.
"""

from collections.abc import Iterator, Sequence

import yaml

from harness.model.base import Basis, Channel
from harness.model.finding import Outcome
from harness.model.pack import Pack
from harness.model.record import Record
from harness.report import words
from harness.report.grouping import Group, group
from harness.standards import clauses

_WCAG = "WCAG 2.2 "


def as_yaml(record: Record, pack: Pack) -> str:
    """The draft."""
    return "".join(f"{line}\n" for line in _lines(record, pack))


def _lines(record: Record, pack: Pack) -> Iterator[str]:
    problems = [each for each in group(record.findings) if _is_problem(each)]
    real = bool(record.visits) and all(visit.basis in (Basis.SUPPLIED,) for visit in record.visits.values())
    service = pack.service
    yield "# DRAFT. Not a statement: lines for people to finish, from what a machine found."
    yield "# A machine tried this; people have not. Nothing here says that a service conforms, or that it does not."
    if not real:
        yield "# The pages that were visited are a model made for testing, not the live service's own."
    yield from _key("serviceName", service.name)
    yield from _key("serviceHeaderName", service.name)
    yield from _key("serviceDescription", service.about)
    yield from _key("serviceDomain", next(iter(service.domains), None), "the domain, without https://")
    yield from _key("serviceUrl", None, "the path of the service")
    yield from _key("contactFrontendServiceId", None, "the service's id for contacts")
    # What a person has to decide is left to a person: nothing found is no proof that nothing is there.
    yield from _key(
        "complianceStatus", "partial" if problems else None, "partial or noncompliant, once people tested it"
    )
    if record.visits:
        yield from _key("accessibilityProblems", [_says(each) for each in problems])
        yield from _milestones(problems)
    else:
        yield from _key("accessibilityProblems", None, "no page was visited, so nothing is known")
        yield from _key("milestones", None, "what will be put right, and by which day")
    yield from _key("automatedTestingOnly", value=True)
    yield from _key("automatedTestingDetails", _with(record))
    yield from _key("statementVisibility", "draft")
    tested = record.started[:10] if real else None
    yield from _key("serviceLastTestedDate", tested, "the day on which the live service was tested")
    yield from _key("statementCreatedDate", None, "YYYY-MM-DD")
    yield from _key("statementLastUpdatedDate", None, "YYYY-MM-DD")


def _key(name: str, value: object, wanted: str = "") -> Iterator[str]:
    """A key with its value; without one, with what a person has to put there."""
    if value is None:
        yield f"{name}:  # to be filled in: {wanted}"
        return
    yield from yaml.safe_dump({name: value}, sort_keys=False, allow_unicode=True, width=10_000).splitlines()


def _milestones(problems: Sequence[Group]) -> Iterator[str]:
    if not problems:
        yield "milestones: []"
        return
    yield "milestones:"
    for each in problems:
        described = yaml.safe_dump([{"description": f"{_says(each)} {_fails(each)}"}], allow_unicode=True, width=10_000)
        yield from (f"  {line}" for line in described.splitlines())
        yield "    date:  # to be filled in: the day by which it will be put right"


def _is_problem(each: Group) -> bool:
    web = each.outcome is Outcome.FAILED and each.findings[0].channel is Channel.WEB
    return web and any(_required(clause) for clause in each.standards)


def _required(identifier: str) -> bool:
    known = clauses().get(identifier)
    return identifier.startswith(_WCAG) and known is not None and known.weight == "requirement"


def _says(each: Group) -> str:
    message = words.one_line(each.findings[0].message)
    return f"{message}{'' if message.endswith('.') else '.'} This affects: {', '.join(sorted(each.people))}."


def _fails(each: Group) -> str:
    named = (
        f"{clause.removeprefix(_WCAG)} {clauses()[clause].title}" for clause in each.standards if _required(clause)
    )
    return f"A machine found that this fails WCAG 2.2: {words.listed(named)}. {' '.join(each.fixes)}"


def _with(record: Record) -> str:
    engines = [f"harness {record.tool.harness}"]
    engines += [f"axe {record.tool.axe}"] if record.tool.axe else []
    engines += [f"Chromium {record.tool.browser.removeprefix('Chromium ')}"] if record.tool.browser else []
    return f"{words.listed(engines)}, as {words.count(len(record.people), 'scripted person', 'scripted people')}."
