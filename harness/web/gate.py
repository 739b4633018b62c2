"""What pages ask for: answered by the site, or refused and written down. Nothing goes further."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from playwright.sync_api import BrowserContext, Dialog, Error, Request, Route, WebSocketRoute

from harness.web.site import OUTSIDE, Site


class Gate:
    """Stands between a browser context and everything outside it."""

    def __init__(self, site: Site, identity: Literal["passes", "fails"] = "passes") -> None:
        """Stand before a site.

        Args:
            site: What answers.
            identity: How an identity check of the person who asks ends.
        """
        self._site = site
        self._identity = identity
        self._refused: dict[str, None] = {}
        self._followed: dict[str, str] = {}
        self._wanted: list[str] | None = None

    @contextmanager
    def shut(self) -> Iterator[list[str]]:
        """Let no page leave where it is and nothing be sent; yields the list of the addresses that were meant.

        A page that is answered with *no content* stays as it is, so what would have been left can be tried further.
        """
        wanted: list[str] = []
        self._wanted = wanted
        try:
            yield wanted
        finally:
            self._wanted = None

    @property
    def refused(self) -> tuple[str, ...]:
        """The addresses that were asked for in vain, each once, in order."""
        return tuple(self._refused)

    def shown(self, url: str) -> str:
        """The address of the page that stands under an address: after a form, not the one that the bar shows."""
        asked_for = url.partition("#")[0]
        followed = self._followed.get(asked_for, asked_for)
        return url if followed == asked_for else followed

    def guard(self, context: BrowserContext) -> None:
        """Answer whatever the pages of a context ask for, questions put to the person included."""
        context.route("**/*", self._answer)
        context.route_web_socket("**/*", self._refuse_socket)
        context.on("dialog", _dismiss)

    def _answer(self, route: Route) -> None:
        request = route.request
        if self._wanted is not None and (request.is_navigation_request() or request.method not in ("GET", "HEAD")):
            self._wanted.append(request.url)
            with suppress(Error):
                route.fulfill(status=204)
            return
        response = self._site.respond(request.method, request.url, _form(request), self._identity)
        with suppress(Error):  # nobody waits for it any more
            if response is None:
                self._refused[request.url] = None
                if not _is_whole_page(request):
                    route.abort("blockedbyclient")
                    return
                response = OUTSIDE
            if _is_whole_page(request):
                self._followed[request.url] = response.page or request.url
            route.fulfill(status=response.status, content_type=response.content_type, body=response.body)

    def _refuse_socket(self, socket: WebSocketRoute) -> None:
        self._refused[socket.url] = None
        with suppress(Error):
            socket.close()


def _form(request: Request) -> str:
    """What a form sent in the body; a body that is no text is no form of ours."""
    try:
        return (request.post_data or "") if request.method == "POST" else ""
    except UnicodeDecodeError:
        return ""


def _is_whole_page(request: Request) -> bool:
    if not request.is_navigation_request():
        return False
    try:
        return request.frame.parent_frame is None
    except Error:  # a window that is only just opening
        return True


def _dismiss(dialog: Dialog) -> None:
    """Say no to whatever a page asks; but a person who wants to leave a page does."""
    with suppress(Error):
        if dialog.type == "beforeunload":
            dialog.accept()
        else:
            dialog.dismiss()
