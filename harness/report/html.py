"""The report that people read: one page, whole in itself, that opens offline, prints, and needs no script."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from harness.language.numbers import find_addresses
from harness.model.base import Basis
from harness.model.finding import Evidence, Finding, Outcome
from harness.model.record import Record, Walk
from harness.report import sentences, words
from harness.report.evidence import Piece, shelve
from harness.report.files import write_whole
from harness.report.grouping import group
from harness.standards import Clause, clause

_TEMPLATES = Path(__file__).parent / "templates"
_LIMIT = 9_500_000
"""Bytes: under 10 MB, with something left for the characters that take more than one byte to escape."""


def write(record: Record, folder: Path) -> Path:
    """Write ``index.html``.

    The page carries its pictures and sounds as far as 10 MB hold them. Where the words alone would pass that, first the
    timelines of walks in which nothing failed are left out, then all; the page says so, and the record has them.

    Args:
        record: The run.
        folder: Where the report goes, and where the record's evidence lies.

    Returns:
        The page.
    """
    keeps: tuple[Callable[[Walk], bool], ...] = (lambda _: True, _troubled(record), lambda _: False)
    for keep in keeps:
        bare = len(_render(record, folder, room=0, keep=keep).encode("utf-8", errors="backslashreplace"))
        if bare < _LIMIT:
            break
    return write_whole(folder / "index.html", _render(record, folder, room=_LIMIT - bare, keep=keep))


def _render(record: Record, folder: Path, *, room: int, keep: Callable[[Walk], bool]) -> str:
    pictures, room = shelve(record.pictures.items(), folder, room)
    sounds, _ = shelve(record.sounds.items(), folder, room)
    view = _View(record, pictures, sounds)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(view=view, record=record, words=words, sentences=sentences, keep=keep)
    )


def _troubled(record: Record) -> Callable[[Walk], bool]:
    failed = {_walk_of(finding) for finding in record.findings if finding.outcome is Outcome.FAILED}
    return lambda walk: walk.stuck or (walk.pack, walk.journey, walk.person) in failed


class _View:
    """What the templates ask of a record."""

    def __init__(self, record: Record, pictures: Mapping[str, Piece], sounds: Mapping[str, Piece]) -> None:
        self.record = record
        self.pictures = pictures
        self.sounds = sounds
        self.walks = {(walk.pack, walk.journey, walk.person): walk for walk in record.walks}
        self.anchors = _anchors(record)
        groups = group(record.findings)
        failed = [each for each in groups if each.outcome is Outcome.FAILED]
        judged = [each for each in groups if each.outcome is not Outcome.FAILED]
        self.to_fix = {f"Fix {number}": each for number, each in enumerate(failed, start=1)}
        self.to_judge = {f"Judge {number}": each for number, each in enumerate(judged, start=1)}
        self.title = (
            words.listed(words.one_line(pack.name) for pack in record.packs.values()) if record.packs else "Nothing"
        )
        self.gaps = sentences.untested(record)
        self.stuck = tuple(walk for walk in record.walks if walk.stuck)
        self.visits = {visit: number for number, visit in enumerate(record.visits, start=1)}
        self._failed_in: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
        self._marks: dict[tuple[str, str, str, int | None], list[str]] = defaultdict(list)
        for mark, each in (self.to_fix | self.to_judge).items():
            for finding in each.findings:
                if finding.outcome is Outcome.FAILED:
                    self._failed_in[_walk_of(finding)].append(finding)
                marks = self._marks[*_walk_of(finding), finding.where.moment]
                if mark not in marks:
                    marks.append(mark)

    def walk_at(self, finding: Finding) -> Walk | None:
        """The walk that a finding was made on."""
        return self.walks.get(_walk_of(finding))

    def anchor(self, walk: Walk) -> str:
        """The address of a walk within the page."""
        return self.anchors[walk.pack, walk.journey, walk.person]

    def marks(self, walk: Walk, moment: int) -> list[str]:
        """The groups of findings that point at a moment."""
        return self._marks.get((walk.pack, walk.journey, walk.person, moment), [])

    def failed_in(self, walk: Walk) -> list[Finding]:
        """What failed on one walk."""
        return self._failed_in.get((walk.pack, walk.journey, walk.person), [])

    def ends(self) -> list[tuple[words.Ending, int]]:
        """How many walks ended in each way, worst first."""
        ends = [words.ending(walk) for walk in self.record.walks]
        return [(each, ends.count(each)) for each in words.ENDINGS if each in ends]

    def unread(self, walk: Walk) -> list[int]:
        """The texts of a walk that no moment shows."""
        shown = {moment.text for moment in walk.moments}
        return [index for index in range(len(walk.texts)) if index not in shown]

    def heard(self, spoken: tuple[str, ...]) -> list[Piece]:
        """The sounds of the prompts that were played, each once."""
        return list({self.sounds[said].number: self.sounds[said] for said in spoken if said in self.sounds}.values())

    def name(self, person: str) -> str:
        """What a person is called."""
        return words.person_name(self.record, person)

    def goal(self, pack: str, journey: str) -> str:
        """A journey's goal."""
        return words.goal_of(self.record, pack, journey)

    def resting_on(self, basis: Basis) -> int:
        """How many steps, texts and pages stand on a basis."""
        return sum(pack.basis.get(basis, 0) for pack in self.record.packs.values())

    def shown_at(self, evidence: Evidence) -> str | None:
        """The address within the page of a piece of evidence; none when the page has no place for it."""
        pieces = self.pictures if evidence.kind == "picture" else self.sounds
        found = (piece.number for piece in pieces.values() if piece.evidence.sha256 == evidence.sha256)
        number = next(found, None)
        return None if number is None else f"{evidence.kind}-{number}"

    def versions(self) -> list[tuple[str, str | None]]:
        """What ran, with versions."""
        tool = self.record.tool
        engines = [
            ("Browser", tool.browser),
            ("axe", tool.axe),
            ("Voice", tool.voice),
            ("Page styles", tool.page_styles),
        ]
        return [("harness", tool.harness), ("Python", tool.python), *engines]

    def clause(self, identifier: str) -> Clause | None:
        """A clause; none when a record cites one that this version does not know."""
        try:
            return clause(identifier)
        except KeyError:
            return None


def _walk_of(finding: Finding) -> tuple[str, str, str]:
    return (finding.pack, finding.journey, finding.person)


def _anchors(record: Record) -> Mapping[tuple[str, str, str], str]:
    """An address for each walk, the same from run to run so that a link to it can be shared."""
    anchors: dict[tuple[str, str, str], str] = {}
    for walk in record.walks:
        parts = (walk.pack, walk.journey, walk.person)
        anchor = ".".join(["walk", *(re.sub(r"[^\w-]", "_", part, flags=re.ASCII) for part in parts)])
        # Names from a record that this tool did not write may differ only in what an address cannot hold.
        anchors[parts] = anchor if anchor not in anchors.values() else f"{anchor}.{len(anchors)}"
    return anchors


def _linked(text: str) -> Markup:
    """The text with its web addresses as links, and everything else escaped."""
    # What this returns is taken as it stands, so it is cleaned here.
    text, escaped = words.printable(text), Markup("")
    for address in find_addresses(text):
        before, _, text = text.partition(address)
        escaped += Markup('{}<a class="source" href="{}">{}</a>').format(before, address, address)
    return escaped + Markup.escape(text)


def _web(address: str | None) -> bool:
    """Whether an address from a pack or a page may become a link: a script's address must not."""
    return bool(address and re.match(r"https?://", address, flags=re.IGNORECASE))


def _clean(value: object) -> object:
    return words.printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "clock": words.clock,
        "clock_tenths": words.clock_tenths,
        "linked": _linked,
    }
    environment.filters.update(filters)
    environment.tests["web_address"] = _web
    # The style sheet is ours, and nothing in it comes from a record.
    environment.globals["style"] = Markup((_TEMPLATES / "report.css").read_text(encoding="utf-8"))  # noqa: S704
    return environment
