"""The report on pages: one page, whole in itself, that opens offline, prints, and needs no script."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from harness.model.finding import Finding, Outcome
from harness.model.page import Box
from harness.model.page_report import PageReport
from harness.model.record import NARROW
from harness.model.visit import Visit
from harness.report import page_words, spoken, words
from harness.report.evidence import Piece, jpeg_size, shelve
from harness.report.files import write_whole
from harness.report.templating import environment
from harness.standards import Clause, clause

_LIMIT = 9_500_000
"""Bytes: under 10 MB, with something left for the characters that take more than one byte to escape."""
_WIDE = 1280
"""Units that each picture is wide, whatever the window was that it shows."""
_NARROW_WINDOW = 320
_CROP = 640
"""Units of a picture that are shown beside a finding: what leaves its words legible there."""
_EVERYTHING, _NO_LOGS, _FAILURES = range(3)
"""What a report has room for: all; all but what each page says; only what does not work."""
_MANY = 3
"""Pages whose pictures stand open in the report."""


class About(NamedTuple):
    """What a report says of the run that made it.

    Attributes:
        started: When it began, in ISO 8601.
        harness: The version of this tool.
        axe: The version of axe.
        browser: The version of the browser; none where there is none, or it does not say.
        names: What the people are called, by id.
    """

    started: str
    harness: str
    axe: str
    browser: str | None
    names: Mapping[str, str]


class Crop(NamedTuple):
    """The part of a picture that shows one finding, in the picture's units.

    Attributes:
        picture: The number of the picture.
        boxes: What to draw on it: no words, and where.
        zoom: Units to a CSS pixel.
        x: Where it begins.
        y: The same, downwards.
        width: How wide it is.
        height: How high.
    """

    picture: int
    boxes: tuple[tuple[str, Box], ...]
    zoom: float
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Entry:
    """One thing to fix, or to judge.

    Attributes:
        mark: What it is called in the report.
        findings: The findings, alike but for the person.
        says: What was found.
        who: Whom it concerns; none where nobody can say.
        explained: The entry that says who, why and what to do, where another does.
        crop: The part of the page that it speaks of, where there is a picture of it.
    """

    mark: str
    findings: tuple[Finding, ...]
    says: str
    who: str | None
    explained: str | None = None
    crop: Crop | None = None

    @property
    def first(self) -> Finding:
        """The finding that stands for all."""
        return self.findings[0]

    @property
    def people(self) -> tuple[str, str]:
        """Whom it concerns: the sentence that names them, and what is said of them besides."""
        named, stop, more = (self.who or "").partition(". ")
        return named + stop.strip(), more


@dataclass(frozen=True)
class Seen:
    """A page as it was shown in one way.

    Attributes:
        visit: The visit.
        zoom: Units of a picture to a CSS pixel.
        picture: Its picture.
        narrow: Its picture at 400 %.
        boxed: What to draw on the picture: the marks of what was found, and where.
    """

    visit: Visit
    zoom: float
    picture: Piece | None
    narrow: Piece | None
    boxed: list[tuple[str, Box]] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    """What the report says of one page."""

    number: int
    report: PageReport
    to_fix: tuple[Entry, ...]
    to_judge: tuple[Entry, ...]
    seen: tuple[Seen, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.report.title or self.report.name


def write(reports: Sequence[PageReport], folder: Path, about: About) -> Path:
    """Write ``index.html``.

    It carries its pictures as far as 10 MB hold them; the others lie beside it. Where the words alone would pass that,
    what each page says is left out, then what a person has to judge; it says so, and ``pages.json`` has the latter.

    Args:
        reports: What came of each page.
        folder: Where the report goes, and where the evidence lies.
        about: The run.

    Returns:
        The page.
    """
    for level in (_EVERYTHING, _NO_LOGS, _FAILURES):
        bare = len(_render(reports, folder, about, level, room=0).encode("utf-8", errors="backslashreplace"))
        if bare < _LIMIT:
            break
    # Which pictures are there changes a little of what is said of each.
    room = max(0, _LIMIT - bare - 2_000 * len(reports))
    return write_whole(folder / "index.html", _render(reports, folder, about, level, room=room))


def _render(reports: Sequence[PageReport], folder: Path, about: About, level: int, *, room: int) -> str:
    view = _View(reports, folder, about, level, room)
    template = environment().get_template("pages.html.j2")
    return template.render(view=view, about=about, words=words, spoken=spoken, marked=_marked)


class _View:
    """What the template asks."""

    def __init__(self, reports: Sequence[PageReport], folder: Path, about: About, level: int, room: int) -> None:
        self._about = about
        self._folder = folder
        self._explained: dict[str, str] = {}
        self._numbers = {"Fix": 0, "Judge": 0}
        self.with_logs = level < _NO_LOGS
        self.with_questions = level < _FAILURES
        self.open = len(reports) <= _MANY
        found = {key: piece for report in reports for key, piece in report.pictures.items()}
        # Those that show where something was found come first, should there not be room for all.
        wide = {key: piece for key, piece in found.items() if not key.endswith(NARROW)}
        self.pieces, _ = shelve((wide | found).items(), folder, room)
        self.sheets = [self._sheet(number, report) for number, report in enumerate(reports, 1)]

    @cached_property
    def drawn(self) -> Mapping[Piece, float]:
        """Each picture that the report carries, once, and its height in units."""
        pieces = {piece.number: piece for piece in self.pieces.values() if piece.uri}
        return {piece: self._height(piece) for piece in pieces.values()}

    @property
    def title(self) -> str:
        """What the report is about."""
        only = self.sheets[0] if len(self.sheets) == 1 else None
        return words.one_line(only.title) if only else words.count(len(self.sheets), "page")

    @property
    def lead(self) -> str:
        """What happened, in a sentence or two."""
        fix = sum(len(sheet.to_fix) for sheet in self.sheets)
        judge = sum(len(sheet.to_judge) for sheet in self.sheets)
        bad = sum(bool(sheet.to_fix) for sheet in self.sheets)
        untested = sum(bool(sheet.report.untested) for sheet in self.sheets)
        many = len(self.sheets) > 1
        on = f" on {bad} of {words.count(len(self.sheets), 'page')}" if many else ""
        told = [f"{words.count(fix, 'thing does', 'things do')} not work{on}." if fix else "Nothing was found to fail."]
        if judge:
            told.append(f"{words.count(judge, 'question is', 'questions are')} for a person to judge.")
        if untested:
            told.append(f"{words.count(untested, 'page was', 'pages were')} not tested, or not in every way.")
        return " ".join(told)

    def name(self, person: str) -> str:
        """What a person is called."""
        return self._about.names.get(person, person)

    def clause(self, identifier: str) -> Clause | None:
        """A clause; none where this version does not know it."""
        try:
            return clause(identifier)
        except KeyError:
            return None

    def height(self, piece: Piece) -> float:
        """Of a picture, in units."""
        return self.drawn[piece]

    def _height(self, piece: Piece) -> float:
        width, height = jpeg_size((self._folder / piece.evidence.path).read_bytes())
        return round(height * _WIDE / width)

    def _sheet(self, number: int, report: PageReport) -> Sheet:
        seen = tuple(self._seen(visit) for visit in report.met)
        same = list(page_words.alike(report.findings))
        failed = [each for each in same if each[0].outcome is Outcome.FAILED]
        asked = [each for each in same if each[0].outcome is Outcome.CANNOT_TELL]
        to_fix = tuple(self._entry("Fix", each, report, seen) for each in failed)
        to_judge = tuple(self._entry("Judge", each, report, seen) for each in asked)
        return Sheet(number, report, to_fix, to_judge, seen)

    def _seen(self, visit: Visit) -> Seen:
        zoom = _WIDE / (_NARROW_WINDOW if visit.view == "enlarged" else _WIDE)
        return Seen(visit, zoom, self.pieces.get(visit.id), self.pieces.get(visit.id + NARROW))

    def _entry(self, kind: str, same: tuple[Finding, ...], report: PageReport, seen: Sequence[Seen]) -> Entry:
        self._numbers[kind] += 1
        mark, first = f"{kind} {self._numbers[kind]}", same[0]
        explained = self._explained.setdefault(f"{first.check}\0{first.fix}", mark)
        met = next((each for each in seen if _shows(each, first)), None)
        if met:
            met.boxed.extend((mark, box) for box in first.where.boxes)
        return Entry(
            mark,
            same,
            page_words.what(first, report),
            page_words.who(same, report, self._about.names),
            None if explained == mark else explained,
            self._crop(met, first.where.boxes) if met else None,
        )

    def _crop(self, met: Seen, boxes: Sequence[Box]) -> Crop | None:
        if met.picture is None or met.picture not in self.drawn or not boxes:
            return None
        whole, zoom = self.drawn[met.picture], met.zoom
        x, y, width, height = (part * zoom for part in boxes[0])
        if y >= whole:  # further down than the picture goes
            return None
        # Something of what is round it shows where on the page it is; of something large, its beginning is enough.
        wide = min(max(_CROP, width + 80), _CROP * 5 / 4)
        high = min(whole, max(180, height + 120), 480)
        left = x - 40 if width + 80 > wide else x + width / 2 - wide / 2
        top = y - 60 if height + 120 > high else y + height / 2 - high / 2
        left, top = max(0, min(left, _WIDE - wide)), max(0, min(top, whole - high))
        return Crop(met.picture.number, tuple(("", box) for box in boxes), zoom, left, top, wide, high)


def _shows(seen: Seen, finding: Finding) -> bool:
    """Whether a finding is one of this way of showing the page."""
    return any(seen.picture is not None and each.sha256 == seen.picture.evidence.sha256 for each in finding.evidence)


def _marked(boxed: Sequence[tuple[str, Box]]) -> Iterator[tuple[str, Box]]:
    """What to draw on a whole picture: each place once, with the marks of all that was found there."""
    found: dict[Box, dict[str, None]] = defaultdict(dict)
    for mark, box in boxed:
        found[box][mark] = None
    for box, marks in found.items():
        yield ", ".join(marks), box
