"""Stands between a browser context and the live web: what may be reached is fetched, the rest refused and said."""

import asyncio
import json
import threading
from contextlib import suppress
from dataclasses import replace

from greenlet import greenlet
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Request, Route

from harness.web.fetching import Asked, NotReached
from harness.web.gate import Answers, Gate, is_whole_page
from harness.web.live import Live, Reply
from harness.web.site import Response

_AT_ONCE = 6
"""Requests at a time: what browsers allow themselves for one host."""

_MOST_PAGES = 20
"""Pages that one visit may go to: a page that leads on for ever does not reach the site for ever."""

_TOLD = "harness: a form was not sent to "
# The browser refuses to send a form where the document's policy says so, and tells the document.
_TELL = f"""(() => {{
  const tell = console.debug.bind(console);
  addEventListener("securitypolicyviolation", (event) => {{
    if (event.effectiveDirective === "form-action" && event.isTrusted) tell({json.dumps(_TOLD)} + event.blockedURI);
  }});
}})();"""
_ON = "<!DOCTYPE html><title>…</title><script>location.replace({})</script>"


class LiveGate(Gate):
    """Fetches for the browser, which itself stays shut in.

    Nothing but plain requests leaves: whatever else a page wants to send is dropped and written down, unless its
    address was named as one that may be sent to.
    """

    def __init__(self, live: Live, at_hand: Answers | None = None) -> None:
        """Stand before the live web.

        Args:
            live: What may be reached of it.
            at_hand: What is answered before it, from memory or from files.
        """
        super().__init__(at_hand or _Nothing())
        self._live = live
        self._turns = threading.BoundedSemaphore(_AT_ONCE)

    def guard(self, context: BrowserContext) -> None:
        """Answer whatever the pages of a context ask for."""
        super().guard(context)
        context.add_init_script(_TELL)
        context.on("console", self._hear)

    def _pass(self, route: Route, request: Request) -> None:
        at_hand = self._site.respond(request.method, request.url)
        whole = is_whole_page(request)
        if at_hand is not None:
            if whole:
                self._goes(request)
            with suppress(Error):
                policy = {"content-security-policy": self._live.policy("'self'")}
                self._fulfil(route, replace(at_hand, headers={**at_hand.headers, **policy}))
        elif not self._live.reaches(request.url):
            self._refuse(route, request)
        elif request.method not in ("GET", "HEAD") and not self._live.may_send(request.url):
            self.unsent.append(request.url)
            if whole:
                self.unsent_forms.append(request.url)
            self._drop(route, request)
        elif whole and len(set(self.went)) >= _MOST_PAGES:
            self._drop(route, request)
        else:
            if whole:
                self._goes(request)
            asked = Asked(request.method, request.url.partition("#")[0], request.headers, request.post_data_buffer)
            # Several at once: while this one is on its way, the browser's others are taken up. Nobody waits at the end
            # for one that never comes.
            page = request.is_navigation_request()
            fetching = (asyncio.get_running_loop(), route, request, asked, page)
            threading.Thread(target=self._fetch, args=fetching, daemon=True).start()

    def _fetch(
        self,
        loop: asyncio.AbstractEventLoop,
        route: Route,
        request: Request,
        asked: Asked,
        page: bool,  # noqa: FBT001
    ) -> None:
        """Asks, in a thread of its own, and hands the answer to the thread that speaks to the browser."""
        came: Reply | NotReached
        with self._turns:
            try:
                came = self._live.answer(asked, page=page)
            except NotReached as why:
                came = why
        with suppress(RuntimeError):  # the browser has gone meanwhile
            loop.call_soon_threadsafe(lambda: greenlet(self._arrived).switch(route, request, came))

    def _arrived(self, route: Route, request: Request, came: Reply | NotReached) -> None:
        with suppress(Error):  # nobody waits for it any more
            if isinstance(came, NotReached):
                self._refuse(route, request, f", which {came}")
                return
            headers = dict(came.answer.headers)
            kind = headers.pop("content-type", "")
            body = came.answer.body
            if request.is_navigation_request():
                policies = (headers.get("content-security-policy"), self._live.policy())
                headers["content-security-policy"] = ", ".join(filter(None, policies))
                if came.url != request.url.partition("#")[0]:  # the browser has to know where the page really stands
                    headers, kind = {k: v for k, v in headers.items() if k == "set-cookie"}, "text/html"
                    body = _ON.format(json.dumps(came.url).replace("<", "\\u003c")).encode()
            self._fulfil(route, Response(came.answer.status, kind, body, headers=headers))

    def _refuse(self, route: Route, request: Request, why: str = "") -> None:
        self._refused[request.url] = None
        if is_whole_page(request):
            self._leaves(request, why)
        self._drop(route, request)

    def _drop(self, route: Route, request: Request) -> None:
        with suppress(Error):
            if is_whole_page(request):
                route.fulfill(status=204)  # the page stays where it is
            else:
                route.abort("blockedbyclient")

    def _hear(self, message: ConsoleMessage) -> None:
        if not message.text.startswith(_TOLD):
            return
        url = message.text.removeprefix(_TOLD)
        if self._wanted is not None:
            self._wanted.append(url)
        else:
            self.unsent.append(url)
            self.unsent_forms.append(url)


class _Nothing:
    """What a gate to the live web has at hand."""

    def respond(self, *_: object) -> None:
        return None

    def why_not(self, _: str) -> str:
        return "is not at hand."
