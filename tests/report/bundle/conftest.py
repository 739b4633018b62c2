"""A run with claims, and the files that evidence makes of it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from harness.model.base import Basis
from harness.model.claim import Claim, ClaimKind
from harness.model.pack import Pack
from harness.model.record import Record
from harness.model.verdict import Ruling, Verdict, VerdictEvidence, VerdictSource
from harness.report.bundle.archive import write
from harness.report.bundle.assembling import as_tried, files_of

TRIED = {
    "kind": "walk",
    "basis": Basis.ILLUSTRATIVE,
    "journey": "lost-utr",
    "replay": "python3 -m harness run hmrc-sms-deflection --person deaf-relay --journey lost-utr",
}
AGAINST = VerdictEvidence(shows="against", what="Nobody answered.", person="deaf-relay", **TRIED)
FOR = VerdictEvidence(shows="for", what="An adviser | answered.", person="control", **TRIED)


def _verdict(name: str, kind: str, ruling: str, *evidence: VerdictEvidence, **more: object) -> Verdict:
    given = {"gaps": (), "people": tuple(each.person for each in evidence if each.person), "turns_on": None} | more
    return Verdict(
        id=name,
        kind=ClaimKind(kind),
        says=f"What {name} says.",
        source=VerdictSource(document="eqia", line=43, url="https://www.gov.uk/eqia", sha256="0" * 64),
        pack="hmrc-sms-deflection",
        verdict=Ruling(ruling),
        rule="As modelled: so it is.",
        basis=Basis.ILLUSTRATIVE,
        evidence=evidence,
        **given,
    )


@pytest.fixture
def verdicts() -> tuple[Verdict, ...]:
    """One of each sort that the writers treat apart."""
    asked = "What do deaf callers say of it?"
    return (
        _verdict("H1", "promise", "contradicted", AGAINST, FOR, characteristic=("disability", "hearing"),
                 duty=("Equality Act 2010 s.20",), gaps=("British Sign Language",), people=("deaf-relay",)),
        _verdict("H2", "promise", "supported", FOR, characteristic=("age",)),
        _verdict("H3", "denial", "not-tested", characteristic=("gender reassignment",), question=asked),
        _verdict("H4", "process", "overdue",
                 VerdictEvidence(kind="document", shows="against", what="It was to be done.", basis=Basis.PUBLISHED)),
    )  # fmt: skip


@pytest.fixture
def run(record: Record, verdicts: tuple[Verdict, ...]) -> Record:
    """The sample, with its claims weighed."""
    return record.model_copy(update={"verdicts": verdicts})


@pytest.fixture
def claimed(pack: Pack, verdicts: tuple[Verdict, ...]) -> Pack:
    """The small pack, with those claims; the last of them quotes no words."""
    quotes = [{"document": "eqia", "line": 43, "words": "=reach | an adviser", "also": (49,)} for _ in verdicts]
    quotes[-1] = {"document": "eqia", "line": 43}
    made = {
        each.id: Claim(kind=each.kind, says=each.says, quote=quote, question=None if each.kind == "process" else "?")
        for each, quote in zip(verdicts, quotes, strict=True)
    }
    return pack.model_copy(update={"claims": made})


@pytest.fixture
def files(run: Record, claimed: Pack, people: Mapping, folder: Path) -> Mapping[str, bytes]:
    """Every file of the evidence."""
    tried = [people[name] for name in run.people]
    given = as_tried(claimed, {})
    return files_of(run, claimed, tried, given, folder)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A ZIP with a few small files, as evidence writes it."""
    path = tmp_path / "small.zip"
    write({"record.json": b"{}", "a.txt": b"words " * 40, "folder/b.txt": b"", "ŷ.txt": b"cy"}, path)
    return path
