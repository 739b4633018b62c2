"""HTML files as a site: each folder under an address of its own, answered from the files in it and nothing outside."""

import hashlib
import mimetypes
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

from harness.web.fetching import MOST_BYTES
from harness.web.site import Response

PAGES = (".html", ".htm", ".xhtml")
"""How the names of files end that are pages."""


class Local:
    """The folders that some HTML files lie in.

    A folder's address ends in ``.localhost``, which browsers treat as this machine; nothing listens there, and nothing
    is asked for: the browser's requests are answered with files.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        """Take the files.

        Args:
            files: HTML files; what lies in their folders may be loaded by them.
        """
        self._folders: dict[str, Path] = {}
        for file in files:
            folder = file.resolve().parent
            self._folders[_host(folder)] = folder

    def address(self, file: Path) -> str:
        """The address of a file."""
        whole = file.resolve()
        return f"http://{_host(whole.parent)}/{quote(whole.name)}"

    def respond(
        self,
        method: str,
        url: str,
        sent: str = "",  # noqa: ARG002 -- a file is the same whatever it is sent
        identity: Literal["passes", "fails"] = "passes",  # noqa: ARG002
    ) -> Response | None:
        """The answer to a request; none for an address outside the folders."""
        parts = urlsplit(url)
        folder = self._folders.get(parts.hostname or "")
        if folder is None or parts.scheme != "http" or parts.port:
            return None
        file = _inside(folder, unquote(parts.path)) if method in ("GET", "HEAD", "POST") else None
        body = _read(file) if file else None
        if file is None or body is None:
            return Response(404, "text/plain; charset=utf-8", b"There is no such file in the folder.")
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return Response(200, f"{kind}; charset=utf-8" if kind.endswith("svg+xml") else kind, body)

    def why_not(self, url: str) -> str | None:
        """Why the page at an address cannot be visited, in words that follow it; none when it can."""
        parts = urlsplit(url)
        folder = self._folders.get(parts.hostname or "")
        file = _inside(folder, unquote(parts.path)) if folder else None
        if file is None or not file.is_file():
            return "is not in the folder of any file that was given."
        try:
            size = file.stat().st_size
        except OSError as trouble:
            return f"cannot be read: {trouble.strerror}."
        if size > MOST_BYTES:
            return f"is larger than {MOST_BYTES / 1e6:g} MB, which is more than is read of one page."
        return None


def _host(folder: Path) -> str:
    """A host name for a folder, the same every time, so that findings keep their ids."""
    return f"files-{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}.localhost"


def _inside(folder: Path, path: str) -> Path | None:
    """The file that a path means; none where it would lead out of the folder, through a link, or to a hidden file."""
    steps = PurePosixPath(path.lstrip("/")).parts
    if not steps or any(step.startswith(".") or "\\" in step or ":" in step or "\0" in step for step in steps):
        return None
    wanted = folder.joinpath(*steps)
    try:
        return wanted if wanted.resolve(strict=True) == wanted and wanted.is_file() else None
    except (OSError, RuntimeError):
        return None


def _read(file: Path) -> bytes | None:
    try:
        with file.open("rb") as opened:
            body = opened.read(MOST_BYTES + 1)
    except OSError:
        return None
    return body if len(body) <= MOST_BYTES else None
