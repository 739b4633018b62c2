"""What pages ask for: answered by the site, or refused and written down. Nothing goes further."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal, Protocol

from playwright.sync_api import BrowserContext, Dialog, Error, Page, Request, Route, WebSocketRoute

from harness.web.site import OUTSIDE, Response


class Answers(Protocol):
    """What a gate stands before: it answers from memory or from files, at once."""

    def respond(
        self, method: str, url: str, sent: str = "", identity: Literal["passes", "fails"] = "passes"
    ) -> Response | None:
        """The answer to a request; none for an address that is not its own."""

    def why_not(self, url: str) -> str | None:
        """Why the page at an address cannot be visited; none when it can."""


class Gate:
    """Stands between a browser context and everything outside it.

    Attributes:
        unsent: Where something was to be sent, while the page was free to, and nothing was.
        left: The pages elsewhere that the tab meant to go to while it was free to.
        unsent_forms: Those of what was not sent that would have led the tab to another page.
        went: The pages that the tab was given since the visit began, in order.
        tab: The tab that the last two are about; none until there is one.
    """

    def __init__(self, site: Answers, identity: Literal["passes", "fails"] = "passes") -> None:
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
        self._served: dict[str, str] = {}
        self.unsent: list[str] = []
        self.left: list[str] = []
        self.unsent_forms: list[str] = []
        self.went: list[str] = []
        self.tab: Page | None = None

    def begin(self) -> None:
        """Forget what was asked for: another visit begins."""
        self._refused.clear()
        self._followed.clear()
        self._served.clear()
        self.unsent.clear()
        self.left.clear()
        self.unsent_forms.clear()
        self.went.clear()

    def content(self) -> str:
        """A digest of everything that was answered since the visit began, whatever the order."""
        found = hashlib.sha256()
        for url, body in sorted(self._served.items()):
            found.update(f"{url}\0{body}\0".encode(errors="replace"))
        return found.hexdigest()

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
        self._pass(route, request)

    def _pass(self, route: Route, request: Request) -> None:
        response = self._site.respond(request.method, request.url, _form(request), self._identity)
        with suppress(Error):  # nobody waits for it any more
            if response is None:
                self._refused[request.url] = None
                if not is_whole_page(request):
                    route.abort("blockedbyclient")
                    return
                self._leaves(request)
                response = OUTSIDE
            if is_whole_page(request):
                self._goes(request)
                self._followed[request.url] = response.page or request.url
            self._fulfil(route, response)

    def _goes(self, request: Request) -> None:
        if self._is_of_tab(request):
            self.went.append(request.url)

    def _leaves(self, request: Request, why: str = "") -> None:
        if self._is_of_tab(request):
            self.left.append(f"{request.url}{why}")

    def _is_of_tab(self, request: Request) -> bool:
        with suppress(Error):  # a window that is only just opening
            return self.tab is not None and request.frame == self.tab.main_frame
        return False

    def _fulfil(self, route: Route, response: Response) -> None:
        self._served[route.request.url] = hashlib.sha256(response.body).hexdigest()
        headers = {**response.headers, "content-type": response.content_type}
        route.fulfill(status=response.status, headers=headers, body=response.body)

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


def is_whole_page(request: Request) -> bool:
    """Whether it asks for what a tab as a whole is to show."""
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
