"""Puts the files of the evidence together."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from harness.load.pack import files_in
from harness.model.finding import Evidence
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.record import Record
from harness.report import html, junit, record_json
from harness.report.bundle import about, claim_files, paragraphs, sheets, statement
from harness.report.bundle.claims import rows
from harness.report.bundle.transcripts import transcripts

_REPORTS = (record_json.write, html.write, junit.write)
_INPUTS = "inputs"


def files_of(
    record: Record, pack: Pack, people: Sequence[Persona], given: Mapping[str, Path], folder: Path
) -> Mapping[str, bytes]:
    """Every file of the evidence but the list of hashes, by name.

    Args:
        record: The run.
        pack: The pack that was run.
        people: Those who tried it.
        given: Files to put in as they are, by the name that each is to have.
        folder: Where the run's sounds and pictures lie; reports are written there too.
    """
    found = {name: path.read_bytes() for name, path in given.items()}
    found |= {path.name: path.read_bytes() for path in (write(record, folder) for write in _REPORTS)}
    found |= {piece.path: (folder / piece.path).read_bytes() for piece in _pieces(record)}
    found |= {name: _bytes(text) for name, text in _texts(record, pack, people)}
    return found | {about.READ_FIRST: _bytes(about.read_first(record, pack, found))}


def as_tried(pack: Pack, people: Mapping[str, Path], beside: Sequence[Path] = ()) -> Mapping[str, Path]:
    """The files that went in, by the name that each has in the evidence.

    Args:
        pack: The pack; for one that extends another, that one's files go in too.
        people: The file of each person, by id.
        beside: Other files that were read.
    """
    folders = {pack.name: pack.path}
    if pack.extends and pack.pages_from:
        folders[pack.extends] = pack.pages_from
    found = {
        f"{_INPUTS}/packs/{name}/{path.relative_to(folder).as_posix()}": path
        for name, folder in folders.items()
        for path in files_in(folder)
    }
    found |= {f"{_INPUTS}/people/{name}.yaml": path for name, path in people.items()}
    return found | {f"{_INPUTS}/{path.name}": path for path in beside if path.is_file()}


def _bytes(text: str) -> bytes:
    # A character that UTF-8 cannot hold is written as its escape.
    return text.encode(errors="backslashreplace")


def _pieces(record: Record) -> Iterator[Evidence]:
    for part in (record.sounds, record.pictures, record.pages, record.recordings):
        yield from part.values()


def _texts(record: Record, pack: Pack, people: Sequence[Persona]) -> Iterator[tuple[str, str]]:
    table, title = rows(record, pack), pack.service.name
    yield "provenance.json", about.provenance(record, pack)
    yield "claims/claims.html", claim_files.as_page(table, record, title)
    yield "claims/claims.txt", claim_files.as_text(table, record, title)
    yield "claims/claims.md", claim_files.as_markdown(table, record, title)
    yield "claims/claims.csv", claim_files.as_csv(table)
    yield "paragraphs.txt", paragraphs.as_text(record, pack, people, table)
    yield "DRAFT-accessibility-statement.yml", statement.as_yaml(record, pack)
    yield "numbers.csv", sheets.numbers(pack, people)
    yield "checks.csv", sheets.checks(record)
    yield from transcripts(record).items()
