"""Reads an export, one file or a whole folder, into one call flow with a line for each file."""

import os
from collections.abc import Iterator
from pathlib import Path

from harness.model.base import Basis, Id, Number, Origin
from harness.model.callflow import CallFlow, Line, Platform, Step, Voice
from harness.phone.formats import connect, connect_classic
from harness.phone.formats.blocks import Flow
from harness.phone.formats.desk import Desk
from harness.phone.formats.entered import entered
from harness.phone.formats.imported import ExportError, Imported, ImportedFile, Refused
from harness.phone.formats.json_file import JsonFile, as_mapping, visible
from harness.phone.formats.keys_lost import without_lost_keys
from harness.phone.formats.languages import language
from harness.phone.formats.link import Links
from harness.phone.formats.names import Ids, Values, without_common_start
from harness.phone.formats.site import Site
from harness.phone.formats.translate import LABELS, Translator
from harness.phone.formats.words import recordings

MOST_FILES = 2_000
_VOICE = Voice(
    words_a_minute=Number(
        value=150,
        assumption=True,
        because="The export does not say how fast its voice speaks; 120 to 180 is the range to try.",
    )
)
_PLATFORM = Platform(
    wait=Number(value=5, assumption=True, because="Amazon Connect has it set block by block; this block does not say."),
    between_keys=Number(
        value=5, assumption=True, because="Amazon Connect allows 1 to 20 seconds and documents no usual value."
    ),
    end_of_speech=Number(value=1, assumption=True, because="It is set in the speech bot, which is not in the export."),
    # Keys pressed during a prompt before a block that stores input are lost (AWS re:Post, best practices for it).
    type_ahead=False,
)


def read_export(path: Path, shown: str | None = None) -> Imported:
    """Reads an exported flow, or a folder of them.

    Args:
        path: A file, or a folder: every ``.json`` file under it, links not followed.
        shown: What errors and origins call it; none takes the path itself.

    Raises:
        ExportError: The file is no flow, or nothing in the folder is.
    """
    name = visible(path.as_posix() if shown is None else shown)
    if not path.is_dir():
        return _import(visible(path.stem), [_read(path, name)], [])
    flows: list[Flow] = []
    refused: list[Refused] = []
    for found in _files(path, name, refused):
        try:
            flows.append(_read(found, visible(f"{name}/{found.relative_to(path).as_posix()}")))
        except ExportError as error:
            refused += error.problems
    if not flows:
        nothing = Refused(source=name, why="There is no exported flow in this folder: no file that ends in .json.")
        raise ExportError(refused or [nothing])
    return _import(visible(path.resolve().name), flows, refused)


def _files(folder: Path, name: str, refused: list[Refused]) -> Iterator[Path]:
    """The files to read, sorted; what lies behind a link may be anybody's, and is not read."""
    found: list[Path] = []
    for root, folders, files in os.walk(folder):
        folders.sort()
        for file in files:
            path = Path(root, file)
            if path.suffix.casefold() != ".json":
                continue
            if path.is_symlink():
                source = visible(f"{name}/{path.relative_to(folder).as_posix()}")
                refused.append(Refused(source=source, why="This is a link. Put the file itself in the folder."))
                continue
            found.append(path)
    if len(found) > MOST_FILES:
        raise ExportError([Refused(source=name, why=f"There are over {MOST_FILES} files here. Give fewer at once.")])
    yield from sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _read(path: Path, name: str) -> Flow:
    file = JsonFile(path, name)
    content = as_mapping(file.data)
    stem = visible(path.name.removesuffix(".json"))
    if "modules" in content:
        return connect_classic.read(file, stem)
    if "Actions" in content or "StartAction" in content or connect.described(content):
        return connect.read(file, stem)
    return file.refuse("This is not a flow of Amazon Connect: it has neither 'Actions' nor 'modules'.")


def _import(name: str, flows: list[Flow], refused: list[Refused]) -> Imported:
    """One call flow of all the flows."""
    links = Links(flows)
    desk = Desk(names=links.names)
    translator = Translator(links)
    sites = _sites(flows, links, desk)
    translator.starts |= {site.flow.source: site.start for site in sites}
    steps: dict[Id, Step] = {}
    for site in sites:
        translator.lay_out(site)
        steps |= site.steps
    lines = {site.prefix: _line(site) for site in sites}
    words = {prompt for step in steps.values() for prompt in step.prompts()}
    flow = CallFlow(
        voice=_VOICE, platform=_PLATFORM, lines=lines, recordings=recordings(words), steps=without_lost_keys(steps)
    )
    files = tuple(_file(site) for site in sites)
    return Imported(name=name, flow=flow, humans=desk.humans, files=files, refused=tuple(refused))


def _sites(flows: list[Flow], links: Links, desk: Desk) -> list[Site]:
    together = links.together(flows)
    asked = {flow.source: _asked(flow, desk.values) for flow in flows}
    prefixes = Ids()
    names = without_common_start([flow.name or flow.stem for flow in flows])
    return [
        Site(
            flow,
            desk,
            prefixes.take(own or "flow"),
            LABELS,
            asked=tuple(sorted({name for source in together[flow.source] for name in asked[source]})),
            language=language(flow),
        )
        for flow, own in zip(flows, names, strict=True)
    ]


def _asked(flow: Flow, values: Values) -> set[Id]:
    """The names under which a flow looks at what another system answered."""
    compared = (block.words("ComparisonValue") for block in flow.blocks.values() if block.kind == "Compare")
    return {values.name(path) for path in compared if path.startswith(("$.External.", "$.Case.", "$.Customer."))}


def _line(site: Site) -> Line:
    name = visible(site.flow.name or site.flow.stem)
    return Line(name=name, starts=site.start, basis=Basis.SUPPLIED, origin=Origin(file=site.flow.source))


def _file(site: Site) -> ImportedFile:
    return ImportedFile(
        source=site.flow.source,
        format=site.flow.format,
        name=visible(site.flow.name or site.flow.stem),
        line=site.prefix,
        entered=entered(site.flow),
        steps=tuple(site.steps),
        unknown=tuple(site.unknown),
    )
