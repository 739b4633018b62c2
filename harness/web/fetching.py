"""One request to the live web: bounded in time and size, never redirected, and never more than was asked for."""

import http.client
import re
import ssl
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

MOST_BYTES = 10_000_000
"""Bytes of one answer, unpacked: ours. The heaviest tenth of pages weigh about as much with everything they load."""

_CHUNK = 65_536
_LOOPBACK = re.compile(r"localhost|.*\.localhost|127\.[0-9.]+|\[?::1\]?")
_PACKED = {"gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}
# What belongs to one connection, or to the bytes as they were packed, or would have the browser report to somebody.
_OWN_HEADERS = frozenset(
    "connection keep-alive transfer-encoding content-length content-encoding trailer upgrade alt-svc report-to nel "
    "reporting-endpoints content-security-policy-report-only".split()
)


class NotReached(Exception):  # noqa: N818 -- it reads as what happened
    """An address that gave no page; the message says why, and what to do, in sentences that follow the address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request.

    Attributes:
        method: Of the request.
        url: What is asked for.
        headers: As the browser would send them, names in small letters.
        body: What is sent.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes:
        status: Of the answer.
        headers: Names in small letters; several of one name are joined as Playwright wants them.
        body: Unpacked.
        reason: The status in words, as the server put it.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    reason: str = ""

    @property
    def kind(self) -> str:
        """What the body is, without its character set: ``text/html``; empty where it is not said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def fetch(asked: Asked, seconds: float, most: int = MOST_BYTES) -> Answer:
    """Ask once; whatever the status, it is the answer.

    Args:
        asked: What to ask.
        seconds: How long it may take in all.
        most: How many bytes the body may have, unpacked.

    Raises:
        NotReached: There was no answer, or not all of one.
    """
    until = time.monotonic() + seconds
    unwanted = ("host", "connection", "accept-encoding", "content-length")
    headers = {name: value for name, value in asked.headers.items() if name not in unwanted and name[:1] != ":"}
    headers |= {"accept-encoding": "gzip, deflate"}
    try:
        request = urllib.request.Request(asked.url, asked.body, headers, method=asked.method)  # noqa: S310 -- web only
        with _opener(_is_loopback(asked.url)).open(request, timeout=seconds) as response:
            return Answer(response.status, _headers(response), _body(response, until, most), response.reason or "")
    except NotReached:
        raise
    except TimeoutError:
        raise NotReached(_TOO_SLOW.format(seconds)) from None
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as trouble:
        raise NotReached(_in_words(trouble, seconds)) from None


_TOO_SLOW = "did not answer within {:g} seconds. If it is only slow, give it longer with --timeout."


@cache
def _opener(loopback: bool) -> urllib.request.OpenerDirector:  # noqa: FBT001 -- there are just these two
    """Opens addresses of the web, and nothing else: no files, no redirects, no cookies, no errors for a status."""
    opener = urllib.request.OpenerDirector()
    if not loopback:  # the way out that this machine is set up for is no way to itself
        opener.add_handler(urllib.request.ProxyHandler())
    opener.add_handler(urllib.request.HTTPHandler())
    opener.add_handler(urllib.request.HTTPSHandler())
    return opener


def _is_loopback(url: str) -> bool:
    return bool(_LOOPBACK.fullmatch((urlsplit(url).hostname or "").lower()))


def _headers(response: http.client.HTTPResponse) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in response.getheaders():
        key = name.lower()
        if key not in _OWN_HEADERS:
            found[key] = f"{found[key]}{chr(10) if key == 'set-cookie' else ', '}{value}" if key in found else value
    return found


def _body(response: http.client.HTTPResponse, until: float, most: int) -> bytes:
    packed = (response.getheader("content-encoding") or "").strip().lower()
    if packed not in ("", "identity", *_PACKED):
        raise NotReached(f"answered in a packing that was not asked for ({packed[:20]}).")
    unpack = zlib.decompressobj(_PACKED[packed]) if packed in _PACKED else None
    pieces: list[bytes] = []
    length = 0
    while piece := response.read1(_CHUNK):
        if unpack:
            piece = unpack.decompress(piece, most + 1 - length)
        length += len(piece)
        pieces.append(piece)
        if length > most:
            raise NotReached(f"is larger than {most / 1e6:g} MB, which is more than is read of one address.")
        if time.monotonic() > until:
            raise NotReached("went on sending for longer than it was given. If it is only slow, use --timeout.")
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)


def _in_words(trouble: Exception, seconds: float) -> str:
    why = trouble.reason if isinstance(trouble, urllib.error.URLError) else trouble
    if isinstance(why, TimeoutError):
        return _TOO_SLOW.format(seconds)
    if isinstance(why, ssl.SSLCertVerificationError):
        return f"has a certificate that this machine does not trust ({why.verify_message}), so nothing was read."
    if isinstance(why, ssl.SSLError):
        return "could not agree on a secure connection, so nothing was read."
    if isinstance(why, OSError) and why.errno is not None and why.errno < 0:  # what getaddrinfo says
        return "has a host that no name server knows. Check its spelling, and that this machine is online."
    if isinstance(why, ConnectionRefusedError):
        return "refused the connection: nothing answers at this host and port."
    if isinstance(why, ConnectionError | http.client.HTTPException):
        return "closed the connection before it had answered in full."
    return f"could not be reached: {why}."
