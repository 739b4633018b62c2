"""All reports on a run, in one folder."""

from collections.abc import Collection
from pathlib import Path

from harness.model.record import Record
from harness.report import html as page
from harness.report import junit as cases
from harness.report import record_json
from harness.report.files import keep_only


def write_all(record: Record, folder: Path, *, html: bool, junit: bool, ready: Collection[str] = ()) -> None:
    """Write the record and reports on it, and take away the evidence of an earlier run.

    Args:
        record: The run.
        folder: Where it goes, and where the run's evidence lies.
        html: Whether to write the page that people read.
        junit: Whether to write the one that build systems read.
        ready: The packs whose own page is there already.
    """
    record_json.write(record, folder)
    if html:
        page.write(record, folder, ready)
    if junit:
        cases.write(record, folder)
    kept = (*record.sounds.values(), *record.pictures.values(), *record.pages.values(), *record.recordings.values())
    keep_only(folder / "evidence", (folder / each.path for each in kept))
