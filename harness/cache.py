"""Where the project keeps what it fetched or worked out and can fetch or work out again."""

import hashlib
import os
import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SOURCES = (".py", ".js", ".css", ".yaml", ".j2")


def cache_folder() -> Path:
    """Return the folder for things that can be made again; it need not exist yet.

    ``HARNESS_CACHE`` if set; else ``.harness`` in the checkout, when running from one; else the user's own cache.
    """
    named = os.environ.get("HARNESS_CACHE")
    if named:
        return Path(named).expanduser().absolute()
    if (_PACKAGE.parent / "pyproject.toml").is_file():
        return _PACKAGE.parent / ".harness"
    return _users_cache() / "journey-harness"


def npm_folder() -> Path:
    """Return the folder that the set-up hands to npm as its prefix."""
    return cache_folder() / "npm"


def npm_package(name: str) -> Path | None:
    """Return the folder of an npm package that the set-up fetched (``axe-core``), or None when it is not there."""
    folder = npm_folder() / "node_modules" / name
    return folder if (folder / "package.json").is_file() else None


def keep_newest(folder: Path, most: int) -> None:
    """Lets the oldest entries of a folder go where there are more; another run may be letting them go as well."""
    ages: list[tuple[float, Path]] = []
    for path in folder.iterdir() if folder.is_dir() else ():
        with suppress(FileNotFoundError):
            ages.append((path.stat().st_mtime, path))
    for _, path in sorted(ages, reverse=True)[most:]:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _users_cache() -> Path:
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    # The XDG rules say that a relative path there is to be ignored.
    return named if named.is_absolute() else Path.home() / ".cache"


@cache
def tool_content() -> str:
    """A digest of every file of this tool that could change what it works out, so that nothing stale is kept."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in _SOURCES:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
