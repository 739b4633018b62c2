"""Files that are either whole or not there."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: str | bytes) -> Path:
    """Write a file under a temporary name beside its place, then rename it, so that nobody ever meets half of it.

    Args:
        path: Where it belongs; the folder is made when it is not there.
        content: Text is written as UTF-8 with line feeds; a character that UTF-8 cannot hold is written as its escape.

    Returns:
        The path.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = content if isinstance(content, bytes) else content.encode("utf-8", errors="backslashreplace")
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(whole)
            # Without this a rename can outlive a power cut that its content does not.
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return path


def keep_only(folder: Path, wanted: Iterable[Path]) -> None:
    """Take away what an earlier run left in a folder of evidence, and nothing else is there."""
    kept = {path.name for path in wanted}
    for path in folder.glob("*.*"):
        if path.suffix in (".wav", ".jpg", ".gz") and path.name not in kept:
            path.unlink()
