"""What the templates of the report ask of a record."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harness.model.base import Basis
from harness.model.finding import Evidence, Finding, Outcome
from harness.model.page import Box
from harness.model.record import NARROW, Record, Recording, Walk
from harness.model.verdict import Verdict, VerdictEvidence
from harness.report import sentences, spoken, words
from harness.report.evidence import Piece
from harness.report.grouping import Group, group
from harness.report.proofs import who
from harness.report.readings import Key, Tried, key_of, label, tried
from harness.report.routes_view import RoutesView, Shown
from harness.standards import Clause, clause


@dataclass(frozen=True, eq=False)
class _Shown:
    """A walk as the page shows it.

    Attributes:
        walk: The walk.
        anchor: Its address within the page.
        label: What tells it from every other walk of its pack.
        readings: How many walks this person made of this journey.
    """

    walk: Walk
    anchor: str
    label: str
    readings: int


class About:
    """What went into a record, and what it rests on."""

    def __init__(self, record: Record, title: str) -> None:
        self.record = record
        self.title = title
        self.people = list(dict.fromkeys((*record.people, *(walk.person for walk in record.walks))))
        self.gaps = sentences.untested(record)

    def name(self, person: str) -> str:
        """What a person is called."""
        return words.person_name(self.record, person)

    def resting_on(self, basis: Basis) -> int:
        """How many steps, texts and pages stand on a basis."""
        return sum(pack.basis.get(basis, 0) for pack in self.record.packs.values())

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


class View(About):
    """A record, and what is carried of its evidence."""

    def __init__(
        self,
        record: Record,
        pictures: Mapping[str, Piece],
        sounds: Mapping[str, Piece],
        routes: Sequence[RoutesView],
    ) -> None:
        titles = [words.one_line(pack.name) for pack in record.packs.values()]
        super().__init__(record, words.listed(titles) if titles else "Nothing")
        self.routes = {each.name: each for each in routes}
        self.pictures = pictures
        self.sounds = sounds
        self.tried = tried(record.walks)
        self.shown = _shown(record, self.tried)
        groups = group(record.findings)
        failed = [each for each in groups if each.outcome is Outcome.FAILED]
        judged = [each for each in groups if each.outcome is not Outcome.FAILED]
        self.to_fix = {f"Fix {number}": each for number, each in enumerate(failed, start=1)}
        self.to_judge = {f"Judge {number}": each for number, each in enumerate(judged, start=1)}
        self.languages = {w: moment.language for walk in record.walks for moment in walk.moments for w in moment.spoken}
        self.stuck = tuple(one for one in self.tried.values() if one.ending is words.STUCK)
        self.visits = {visit: number for number, visit in enumerate(record.visits, start=1)}
        self.heard_first = spoken.first_alike(record.visits)
        self._boxes: dict[str, dict[Box, list[str]]] = defaultdict(dict)
        self._failed_in: dict[Key, list[Finding]] = defaultdict(list)
        self._marks: dict[tuple[str | None, int | None], list[str]] = defaultdict(list)
        for mark, each in (self.to_fix | self.to_judge).items():
            for finding in each.findings:
                if finding.outcome is Outcome.FAILED:
                    self._failed_in[key_of(finding)].append(finding)
                at = self.walk_at(finding)
                marks = self._marks[at.anchor if at else None, finding.where.moment]
                if mark not in marks:
                    marks.append(mark)
                self._box(mark, finding)

    def walk_at(self, finding: Finding) -> _Shown | None:
        """The walk that a finding leads to."""
        key = key_of(finding)
        return self.shown[key][self.tried[key].number_of(finding)] if key in self.tried else None

    def claimed_at(self, verdict: Verdict, each: VerdictEvidence) -> str | None:
        """The address within the page of the walk that speaks for or against a claim."""
        several = self.shown.get((verdict.pack, each.journey or "", each.person or ""))
        return several[0].anchor if several else None

    def _box(self, mark: str, finding: Finding) -> None:
        """Notes where on a page's picture a group of findings is to be shown."""
        at = self.walk_at(finding)
        if at is None or finding.where.moment is None:
            return
        visit = at.walk.moments[finding.where.moment].visit
        for box in finding.where.boxes if visit else ():
            marks = self._boxes[visit or ""].setdefault(box, [])
            if mark not in marks:
                marks.append(mark)

    def boxed(self, piece: Piece) -> list[tuple[str, Box]]:
        """What to draw on a picture: the marks of what was found on any page that looks like it, and where."""
        found: dict[Box, dict[str, None]] = defaultdict(dict)
        for visit, boxes in self._boxes.items():
            alike = self.pictures.get(visit)
            if alike is not None and alike.number == piece.number:
                for box, marks in boxes.items():
                    found[box].update(dict.fromkeys(marks))
        return [(", ".join(marks), box) for box, marks in found.items()]

    def narrow(self, visit: str) -> Piece | None:
        """A page's picture at 400 %, where it is to be shown with this visit."""
        piece = self.pictures.get(visit + NARROW)
        return piece if piece and piece.label == visit + NARROW else None

    def proved(self, each: Group) -> list[tuple[str, str, tuple[Shown, ...]]]:
        """Whom something concerns that was proved of every call, why it matters to them, and the calls that show it."""
        found: dict[tuple[str, tuple[Shown, ...]], list[str]] = defaultdict(list)
        for finding in each.findings:
            routes = self.routes.get(finding.pack)
            found[finding.why, routes.calls_of(finding) if routes else ()].append(finding.person)
        return [(who(people, self.people, self.name), why, calls) for (why, calls), people in found.items()]

    def messages(self, each: Group) -> list[str]:
        """What happened, each wording once."""
        return list(dict.fromkeys(words.message_for_all(self.record, finding) for finding in each.findings))

    def worst_of(self, one: Tried) -> _Shown:
        """The walk that ends worst."""
        return next(shown for shown in self.shown[one.worst.pack, one.journey, one.person] if shown.walk is one.worst)

    def marks(self, shown: _Shown, moment: int) -> list[str]:
        """The groups of findings that lead to a moment."""
        return self._marks.get((shown.anchor, moment), [])

    def failed_in(self, pack: str, journey: str, person: str) -> list[Finding]:
        """What failed for one person on one journey."""
        return self._failed_in.get((pack, journey, person), [])

    def walks_of(self, person: str) -> list[_Shown]:
        """One person's walks."""
        return [shown for key, several in self.shown.items() if key[2] == person for shown in several]

    def counted(self, pack: str, person: str) -> dict[words.Ending, int]:
        """How many of one person's journeys end in each way, worst first."""
        ends = [one.ending for key, one in self.tried.items() if (key[0], key[2]) == (pack, person)]
        return {end: ends.count(end) for end in words.ENDINGS}

    def journeys_of(self, person: str) -> int:
        """How many journeys one person tried."""
        return sum(key[2] == person for key in self.tried)

    def stuck_by_person(self) -> dict[str, list[_Shown]]:
        """The walks on which each person is stuck, those stuck most often first."""
        found = {person: [self.worst_of(one) for one in self.stuck if one.person == person] for person in self.people}
        return dict(sorted(((p, s) for p, s in found.items() if s), key=lambda each: -len(each[1])))

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

    def recording(self, shown: _Shown) -> Recording | None:
        """The sound of this walk's call, where it was kept."""
        walk = shown.walk
        several = self.shown[walk.pack, walk.journey, walk.person]
        nth = next(number for number, other in enumerate(several, 1) if other is shown)
        key = "/".join((walk.pack, walk.journey, walk.person, *([str(nth)] if nth > 1 else [])))
        return self.record.recordings.get(key)

    def goal(self, pack: str, journey: str) -> str:
        """A journey's goal."""
        return words.goal_of(self.record, pack, journey)

    def shown_at(self, evidence: Evidence) -> str | None:
        """The address within the page of a piece of evidence; none when the page has no place for it."""
        pieces = self.pictures if evidence.kind == "picture" else self.sounds
        found = (piece.number for piece in pieces.values() if piece.evidence.sha256 == evidence.sha256)
        number = next(found, None)
        return None if number is None else f"{evidence.kind}-{number}"

    def clause(self, identifier: str) -> Clause | None:
        """A clause; none when a record cites one that this version does not know."""
        try:
            return clause(identifier)
        except KeyError:
            return None


def _shown(record: Record, by_key: Mapping[Key, Tried]) -> Mapping[Key, tuple[_Shown, ...]]:
    """Every walk with an address, the same from run to run so that a link to it can be shared."""
    taken: set[str] = set()
    shown: dict[Key, tuple[_Shown, ...]] = {}
    for key, one in by_key.items():
        plain = ".".join(["walk", *(re.sub(r"[^\w-]", "_", part, flags=re.ASCII) for part in key)])
        several = []
        for number, walk in enumerate(one.walks, start=1):
            anchor = plain if number == 1 else f"{plain}.heard-{number}"
            # Names from a record that this tool did not write may differ only in what an address cannot hold.
            anchor = anchor if anchor not in taken else f"{anchor}.{len(taken)}"
            taken.add(anchor)
            several.append(_Shown(walk, anchor, label(record, walk), len(one.walks)))
        shown[key] = tuple(several)
    return shown
