"""What is said in the terminal of evidence that was written, and of evidence that was verified."""

from collections.abc import Mapping
from pathlib import Path

from rich.console import Console

from harness.model.record import Record
from harness.report import claim_words, sentences, words
from harness.report.bundle.verifying import Again, Verified
from harness.report.printing import Printer

_MOST = 20
"""Files that are named at most; ``--json`` has all."""
_NO_SIGNATURE = (
    "Hashes are no signature: whoever may change the ZIP can write them anew. Keep the sha256 of the ZIP where they "
    "cannot change it, such as in the minutes."
)
AGAIN: Mapping[Again, str] = {
    "same": "the same as here",
    "differs": "not the same as here: it was changed since, there or here",
    "not-here": "not here, so that it cannot be compared",
}


def print_made(record: Record, path: Path, sha256: str, files: int, console: Console, *, plain: bool) -> None:
    """Print what was written.

    Args:
        record: The run.
        path: The ZIP.
        sha256: Of the ZIP.
        files: How many files it holds.
        console: Where to print.
        plain: No colours, and no line broken.
    """
    printer = Printer(console, plain=plain)
    for pack in record.packs.values():
        printer.say((f"Evidence: {pack.name}", "bold"))
    for sentence in sentences.what_happened(record):
        printer.say(sentence)
    printer.say(" ".join(sentences.what_it_rests_on(record)))
    for line in claim_words.counts_in_words(record.verdicts):
        printer.say(f"{line}.", indent=2)
    printer.say(*([claim_words.MODELLED] if record.verdicts else ["This pack has no claims."]))
    printer.say(words.NO_CONFORMANCE, f" {words.CAVEAT}")
    printer.gap()
    printer.say(("Written: ", "bold"), path.as_posix(), whole=True)
    printer.say(f"{words.count(files, 'file')}, {path.stat().st_size:,} bytes. README.txt in it says what each is.")
    printer.say("sha256 of the ZIP: ", sha256, whole=True)
    printer.say(_NO_SIGNATURE)
    printer.say("Next: python3 -m harness verify ", path.as_posix(), whole=True)
    untested = sum(len(gap.what) for gap in sentences.untested(record))
    if untested:
        printer.gap()
        printer.say((f"Not tested ({untested})", "bold"), ": README.txt in the ZIP names each, with the reason.")


def print_verified(
    path: Path, found: Verified, again: Mapping[str, Mapping[str, Again]] | None, console: Console, *, plain: bool
) -> None:
    """Print what a check of a ZIP came to.

    Args:
        path: The ZIP.
        found: What was found.
        again: Whether its packs and people are the same as here; none where that was not asked.
        console: Where to print.
        plain: No colours, and no line broken.
    """
    printer = Printer(console, plain=plain)
    if found.trouble:
        printer.say((f"{path.as_posix()} is not as it was written.", "bold red"))
    else:
        told = f"all {words.count(found.files, 'file')} have the hashes that are listed, and none is missing or added."
        printer.say((f"{path.as_posix()} is as it was written:", "bold"), f" {told}")
        printer.say("The digest of the record is that of what it holds.")
    for each in found.trouble[:_MOST]:
        # What stands in a ZIP of somebody else's may be written to deceive a reader of a terminal.
        printer.say(f"{each.file!a}: {each.what}", indent=2, hang=2)
    if len(found.trouble) > _MOST:
        printer.say(f"and {len(found.trouble) - _MOST} more, with --json", indent=2)
    printer.say("sha256 of the ZIP: ", found.sha256, whole=True)
    printer.say(_NO_SIGNATURE)
    for part, entries in (again or {}).items():
        for name, outcome in entries.items():
            printer.say(f"{'Pack' if part == 'packs' else 'Person'} {name!a}: {AGAIN[outcome]}.")
