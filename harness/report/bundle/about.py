"""What the evidence is: a file to read first, and where it comes from, for machines."""

import json
from collections.abc import Collection, Mapping, Sequence

from harness.model.pack import Pack
from harness.model.record import Record
from harness.report import sentences, words
from harness.report.bundle.archive import SUMS

READ_FIRST = "README.txt"
_FILES: Mapping[str, str] = {
    "index.html": "The report. It opens in a browser without a network.",
    "claims/": "What each claim of the documents comes to, in four forms that say the same.",
    "paragraphs.txt": "A paragraph for each protected characteristic, to be pasted into an assessment.",
    "transcripts/": "A transcript of each journey of each person, in words: a folder for each person.",
    "DRAFT-accessibility-statement.yml": "Lines for an accessibility statement, to be finished by people.",
    "numbers.csv": "Every number that went in, with its source; those that nobody published are marked as assumed.",
    "checks.csv": "Every check that was put: what it looks at, by which threshold, and what it came to.",
    "junit.xml": "What was found, for systems that run tests.",
    "record.json": "All of what happened and was found, for machines.",
    "evidence/": "Sounds, pictures, and what was tried on each page.",
    "inputs/": "The pack and the people as they were tried.",
    "provenance.json": "What ran, with versions; the hashes of what went in; the command.",
    SUMS: "The hash of every other file. `sha256sum --check SHA256SUMS` checks them without this tool.",
}


def read_first(record: Record, pack: Pack, names: Collection[str]) -> str:
    """The file to read first.

    Args:
        record: The run.
        pack: The pack that was run.
        names: The other files.
    """
    held = {name: about for name, about in _FILES.items() if any(each.startswith(name) for each in (*names, SUMS))}
    told = [
        f"Evidence: {pack.service.name}",
        "",
        f"{words.NO_CONFORMANCE} {words.CAVEAT}",
        "",
        f"Tried on {words.day(record.started)} with harness {record.tool.harness}.",
        *sentences.what_happened(record),
        *sentences.what_it_rests_on(record),
        "",
        "What is here",
        *(f"{name}: {about}" for name, about in held.items()),
        "",
        "To check that nothing was changed",
        "python3 -m harness verify FILE.zip",
        "The hashes are no signature. Whoever may change this file can write them anew, so keep the sha256 of the ZIP, "
        "which was printed when it was made, where they cannot.",
        "",
        "To do it again",
        record.inputs.command,
        "",
        "Not tested",
        *_untested(record),
    ]
    return "".join(f"{words.one_line(line)}\n" for line in told)


def _untested(record: Record) -> Sequence[str]:
    gaps = sentences.untested(record)
    return [f"{'; '.join(gap.what)}: {gap.why}" for gap in gaps] or ["The run names nothing that it left out."]


def provenance(record: Record, pack: Pack) -> str:
    """Where it comes from, as JSON."""
    content = {
        "tool": record.tool.model_dump(mode="json"),
        "command": record.inputs.command,
        "started": record.started,
        "complete": record.complete,
        "digest": record.digest,
        "packs": dict(record.inputs.packs),
        "people": dict(record.inputs.people),
        "documents": {name: each.model_dump(mode="json") for name, each in pack.service.documents.items()},
    }
    return f"{json.dumps(content, indent=1, ensure_ascii=False)}\n"
