"""What pages ask for: answered by the site, or refused and written down. Nothing goes further."""

from contextlib import suppress

from playwright.sync_api import BrowserContext, Dialog, Error, Request, Route, WebSocketRoute

from harness.web.site import OUTSIDE, Site


class Gate:
    """Stands between a browser context and everything outside it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._refused: dict[str, None] = {}

    @property
    def refused(self) -> tuple[str, ...]:
        """The addresses that were asked for in vain, each once, in order."""
        return tuple(self._refused)

    def guard(self, context: BrowserContext) -> None:
        """Answer whatever the pages of a context ask for, questions put to the person included."""
        context.route("**/*", self._answer)
        context.route_web_socket("**/*", self._refuse_socket)
        context.on("dialog", _dismiss)

    def _answer(self, route: Route) -> None:
        response = self._site.respond(route.request.method, route.request.url)
        with suppress(Error):  # nobody waits for it any more
            if response is None:
                self._refused[route.request.url] = None
                if not _is_whole_page(route.request):
                    route.abort("blockedbyclient")
                    return
                response = OUTSIDE
            route.fulfill(status=response.status, content_type=response.content_type, body=response.body)

    def _refuse_socket(self, socket: WebSocketRoute) -> None:
        self._refused[socket.url] = None
        with suppress(Error):
            socket.close()


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
