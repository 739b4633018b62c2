"""References between the files of a pack: every name that is used has to be somewhere."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from harness.load.circumstances import LINES, circumstances
from harness.load.problems import Problem
from harness.load.yaml_file import YamlFile
from harness.model.answering import Callback, Queue, Transfer
from harness.model.callflow import Step
from harness.model.pack import Pack
from harness.model.questions import Ask, Menu
from harness.model.service import Sourced
from harness.model.steps import Branch, Say, SendText
from harness.standards.characteristics import characteristics

T = TypeVar("T")
_TARGETS = frozenset(
    "to then otherwise failed too_long closing full hands_over error done afterwards no_number not_delivered".split()
)
_TARGETS_BY_CASE = ("cases", "may")
_OWN = ("line", "language", "open", "prefix", "text")
"""The names that a call has of itself: nothing that a caller says or presses is kept under them."""
_LINE = re.compile(r"[1-9][0-9]{0,5}")


def crossings(pack: Pack, folder: Path, files: Mapping[str, YamlFile]) -> Iterator[Problem]:
    """Every reference in a pack that leads nowhere."""
    yield from _steps(pack, files["phone.yaml"])
    yield from _service(pack, folder, files["service.yaml"])
    yield from _sources(pack, files)
    yield from _journeys(pack, files["journeys.yaml"])


def changed_crossings(pack: Pack, files: Mapping[str, YamlFile]) -> Iterator[Problem]:
    """Every reference that leads nowhere in the files of a pack that extends another; the other's were looked at."""
    if "phone.yaml" in files:
        yield from _steps(pack, files["phone.yaml"])
    if "journeys.yaml" in files:
        yield from _journeys(pack, files["journeys.yaml"])


def commitment_crossings(pack: Pack, file: YamlFile) -> Iterator[Problem]:
    """The commitment that a service answers for, where no claim about services in general has that name."""
    digital = pack.service.assisted_digital
    known = [name for name, claim in pack.claims.items() if claim.commitment_of]
    if digital and digital.commitment and digital.commitment not in known:
        yield file.missing(("assisted_digital", "commitment"), "commitment", digital.commitment, known)


def _written(things: Mapping[str, T], written: Mapping[str, object]) -> Iterator[tuple[str, T]]:
    """The things that stand in this file."""
    return ((name, thing) for name, thing in things.items() if name in written)


def _steps(pack: Pack, file: YamlFile) -> Iterator[Problem]:
    steps, spoken = pack.phone.steps, pack.spoken
    for name, line in _written(pack.phone.lines, file.data.get("lines", {})):
        if line.starts not in steps:
            yield file.missing(("lines", name, "starts"), "step", line.starts, steps)
    for name, step in _written(steps, file.data["steps"]):
        yield from _targets(file, file.data["steps"][name], ("steps", name), steps)
        if isinstance(step, SendText) and step.sends not in pack.texts:
            yield file.missing(("steps", name, "sends"), "text", step.sends, pack.texts)
        if isinstance(step, Transfer | Queue | Callback):
            yield from _human(pack, file, name, step)
        rate = pack.phone.voice_of(step).words_a_minute.value
        if any(spoken[words].words_a_minute.value != rate for words in step.prompts()):
            said = "Words of this step are said elsewhere at another rate: let them differ by a word, to be told apart."
            yield file.problem(("steps", name), said)
        yield from _names(file, name, step)


def _names(file: YamlFile, name: str, step: Step) -> Iterator[Problem]:
    """What a question keeps and a branch divides on, where a call has names for it of its own."""
    if isinstance(step, Menu | Ask):
        for detail in (each for each in step.details if each in _OWN):
            said = f"'{detail}' is a name that a call has of itself. Keep the answer under another."
            yield file.problem(("steps", name), said)
    if isinstance(step, Branch) and step.on == "line":
        for case in sorted(set(step.cases) - set(LINES)):
            yield file.missing(("steps", name, "cases", case), "kind of line", case, LINES)


def _human(pack: Pack, file: YamlFile, name: str, step: Transfer | Queue | Callback) -> Iterator[Problem]:
    if step.human not in pack.service.humans:
        yield file.missing(("steps", name, "human"), "human", step.human, pack.service.humans)
    shown = step.shows if isinstance(step.shows, tuple) else ()
    for detail in sorted(set(shown) - pack.phone.details):
        yield file.missing(("steps", name, "shows"), "detail", detail, pack.phone.details)


def _targets(file: YamlFile, data: object, path: tuple[str | int, ...], steps: Collection[str]) -> Iterator[Problem]:
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _targets(file, item, (*path, index), steps)
    elif isinstance(data, dict):
        for key, value in data.items():
            here = (*path, key)
            if key in _TARGETS_BY_CASE and isinstance(value, dict):
                yield from (file.missing((*here, c), "step", to, steps) for c, to in value.items() if to not in steps)
            elif key in _TARGETS and isinstance(value, str) and value not in steps:
                yield file.missing(here, "step", value, steps)
            elif key not in ("origin", "values"):
                yield from _targets(file, value, here, steps)


def _service(pack: Pack, folder: Path, file: YamlFile) -> Iterator[Problem]:
    service = pack.service
    yield from _ways_in(pack, file)
    yield from _assisted_digital(pack, file)
    yield from _characteristics(pack, file)
    for name, page in service.pages.items():
        if not (folder / "pages" / page.file).is_file():
            yield file.problem(("pages", name, "file"), f"There is no file 'pages/{page.file}' in the pack.")
        for index, form in enumerate(page.submits):
            if form.to not in service.pages:
                yield file.missing(("pages", name, "submits", index, "to"), "page", form.to, service.pages)


def _ways_in(pack: Pack, file: YamlFile) -> Iterator[Problem]:
    service = pack.service
    for name, way in service.ways_in.items():
        if way.line and way.line not in pack.phone.lines:
            yield file.missing(("ways_in", name, "line"), "line", way.line, pack.phone.lines)
        if way.page and way.page not in service.pages:
            yield file.missing(("ways_in", name, "page"), "page", way.page, service.pages)
        if way.human and way.human not in service.humans:
            yield file.missing(("ways_in", name, "human"), "human", way.human, service.humans)
        if way.human and (way.line or way.page or way.kind in ("phone", "page")):
            told = "'human' is for a way in that is not played: a letter, a counter, a chat or a video call."
            yield file.problem(("ways_in", name, "human"), told)


def _characteristics(pack: Pack, file: YamlFile) -> Iterator[Problem]:
    documents = pack.service.documents
    for name, cited in pack.service.characteristics.items():
        if name not in characteristics():
            yield file.missing(("characteristics", name), "characteristic", name, characteristics())
        document, colon, line = cited.partition(":")
        if document not in documents:
            yield file.missing(("characteristics", name), "document", document, documents)
        elif (colon or documents[document].sha256) and not _LINE.fullmatch(line):
            said = f"Say on which line of it, counted from 1, as in '{document}:32'."
            yield file.problem(("characteristics", name), said)


def _assisted_digital(pack: Pack, file: YamlFile) -> Iterator[Problem]:
    digital, ways = pack.service.assisted_digital, pack.service.ways_in
    if digital and digital.start not in ways:
        yield file.missing(("assisted_digital", "start"), "way in", digital.start, ways)
    elif digital and ways[digital.start].kind != "page":
        told = f"A digital service starts on a page, and '{digital.start}' is of the kind '{ways[digital.start].kind}'."
        yield file.problem(("assisted_digital", "start"), told)


def _sources(pack: Pack, files: Mapping[str, YamlFile]) -> Iterator[Problem]:
    """A source written as ``name:line`` cites a document of the pack."""
    groups: Mapping[str, Mapping[tuple[str | int, ...], Sourced]] = {
        "service.yaml": {
            (g, n): thing
            for g in ("ways_in", "means", "humans", "pages")
            for n, thing in getattr(pack.service, g).items()
        },
        "phone.yaml": {(g, n): thing for g in ("lines", "steps") for n, thing in getattr(pack.phone, g).items()},
        "texts.yaml": {(n, "parts", i): part for n, text in pack.texts.items() for i, part in enumerate(text.parts)},
    }
    documents = pack.service.documents
    for file, things in groups.items():
        for path, thing in things.items():
            name, colon, line = (thing.source or "").partition(":")
            if colon and line.strip().isdigit() and " " not in name and name not in documents:
                yield files[file].missing((*path, "source"), "document", name, documents)


def _journeys(pack: Pack, file: YamlFile) -> Iterator[Problem]:
    intents = {i for s in pack.phone.steps.values() for o in getattr(s, "options", ()) for i in o.intents}
    gives = {outcome for human in pack.service.humans.values() for outcome in human.gives}
    gives |= {outcome for page in pack.service.pages.values() for outcome in page.gives}
    gives |= {outcome for step in pack.phone.steps.values() if isinstance(step, Say) for outcome in step.gives}
    gives |= {outcome for text in pack.texts.values() for part in text.parts for outcome in part.gives}
    for name, journey in _written(pack.journeys, file.data):
        for outcome in journey.met_by:
            if outcome not in gives:
                yield file.missing((name, "met_by"), "human, page, prompt or text that gives", outcome, gives)
        yield from circumstances(pack, file, name, journey)
        for index, intention in enumerate(journey.do):
            path = (name, "do", index)
            if intention.call and intention.call not in pack.phone.lines:
                yield file.missing((*path, "call"), "line", intention.call, pack.phone.lines)
            if intention.visit:
                yield from _visit(pack, file, (*path, "visit"), intention.visit)
            if intention.answer and intention.answer not in intents:
                yield file.missing((*path, "answer"), "answer for", intention.answer, intents)


def _visit(pack: Pack, file: YamlFile, path: tuple[str | int, ...], name: str) -> Iterator[Problem]:
    ways = pack.service.ways_in
    if name not in ways:
        yield file.missing(path, "way in", name, ways)
    elif ways[name].kind == "phone":
        yield file.problem(path, f"'{name}' is a telephone line: write 'call' and the line instead.")
    elif ways[name].kind == "page" and ways[name].url is None:
        yield file.problem(path, f"'{name}' is a page without a 'url' in service.yaml: there is nothing to open.")
