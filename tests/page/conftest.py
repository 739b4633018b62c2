"""A web server on this machine that answers as it is told to, and writes down what it was asked."""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from harness.web.channel import Browser

Respond = Callable[["Handler"], None]


@dataclass
class Web:
    """What it answers, by path; an unknown path is not found.

    Attributes:
        origin: Its own.
        pages: HTML, or what is to be done instead of answering.
        asked: The method and path of each request, in order.
        agents: What those who asked called themselves.
        released: Set at the end, so that whoever kept a request waiting lets it go.
    """

    origin: str = ""
    pages: dict[str, str | Respond] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    cookies: list[str | None] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def sent(self) -> list[tuple[str, str]]:
        """What was more than a mere question."""
        return [(method, path) for method, path in self.asked if method != "GET" or "?" in path]


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    web: Web

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:  # whoever asked has gone
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        return

    def _any(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        self.rfile.read(length)
        self.web.asked.append((self.command, self.path))
        self.web.agents.add(self.headers.get("user-agent", ""))
        self.web.cookies.append(self.headers.get("cookie"))
        page = self.web.pages.get(self.path.partition("?")[0])
        if page is None:
            self.answer("Not here.", status=404)
        elif isinstance(page, str):
            self.answer(page)
        else:
            page(self)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _any  # noqa: N815 -- as the standard library calls them

    def answer(
        self, body: str | bytes, *, status: int = 200, kind: str = "text/html", more: Mapping[str, str] | None = None
    ) -> None:
        """Answers in full."""
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in {"content-type": kind, "content-length": str(len(content)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def lead_to(self, address: str, **more: str) -> None:
        """Redirects."""
        self.answer("", status=302, more={"location": address, **more})


def _served() -> Iterator[Web]:
    web = Web()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"web": web}))
    server.daemon_threads = True
    web.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield web
    web.released.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def web() -> Iterator[Web]:
    """A web server."""
    yield from _served()


@pytest.fixture
def elsewhere() -> Iterator[Web]:
    """Another, on another origin."""
    yield from _served()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without much patience."""
    with Browser(patience=3, whole=8) as started:
        yield started
