"""The live web as a site: the origins that were given, and nothing else of it.

The browser itself stays shut in: whatever its pages ask for is asked here, for them, so that what may be reached and
sent is decided in one place, and what a page loads is asked for once however often the page is put back.
"""

import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from harness.web.fetching import Answer, Asked, NotReached, fetch
from harness.web.site import same_page

_MOST_REDIRECTS = 10
_MOST_REMEMBERED = 200_000_000  # bytes
MOST_OF_PAGE = 50_000_000
"""Bytes that one visit may fetch: ours, some twenty times what a page weighs with everything it loads."""
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = (301, 302, 303, 307, 308)
_NOWHERE = "'none'"
_PAGES = ("text/html", "application/xhtml+xml", "")


class Reply(NamedTuple):
    """An answer, and the address that gave it, redirects followed."""

    answer: Answer
    url: str


def origin(url: str) -> str:
    """The origin of an address, ``https://www.example.org``; empty where it is no address of the web."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    if scheme not in _PORTS or not host:
        return ""
    host = f"[{host}]" if ":" in host else host
    return f"{scheme}://{host}" if port in (None, _PORTS[scheme]) else f"{scheme}://{host}:{port}"


class Live:
    """Some origins of the live web.

    Attributes:
        agent: What is added to the browser's own name for itself.
    """

    def __init__(
        self, origins: Iterable[str], *, sends_to: Collection[str] = (), patience: float, agent: str = ""
    ) -> None:
        """Take the origins; nothing is asked for yet.

        Args:
            origins: Addresses whose origins may be reached.
            sends_to: Origins and addresses that may be sent forms, and anything else but a mere request.
            patience: Seconds that one answer may take.
            agent: What is added to the browser's own name for itself, so that whoever runs the site knows.
        """
        self.agent = agent
        self._origins = {origin(url) for url in (*origins, *sends_to)} - {""}
        self._sends_to = tuple(sends_to)
        self._patience = patience
        self._lock = threading.Lock()
        self._pages: dict[tuple[str, str], Answer] = {}
        self._rest: dict[str, Answer] = {}
        self._bytes = self._of_page = 0

    def reaches(self, url: str) -> bool:
        """Whether an address may be asked for."""
        return origin(url) in self._origins

    def may_send(self, url: str) -> bool:
        """Whether a form may really be sent to an address: its origin or the address itself was named."""
        return any(
            origin(url) == origin(named) and (urlsplit(named).path in ("", "/") or same_page(named, url))
            for named in self._sends_to
        )

    def sends(self, page: str) -> bool:
        """Whether anything of a page's own origin may be sent to."""
        return any(origin(page) == origin(named) for named in self._sends_to)

    def policy(self, *more: str) -> str:
        """What is put into the security policy of every document: where forms may go. The browser itself enforces it.

        A policy that a document comes with holds too: of two, a browser follows the stricter.

        Args:
            more: Where else they may go, as such a policy calls it.
        """
        allowed = " ".join((*more, *(named.partition("?")[0] for named in self._sends_to)))
        return f"form-action {allowed or _NOWHERE}"

    def arrive(self, url: str, headers: Mapping[str, str]) -> str:
        """Ask for a page, as anew; what it answers is remembered for the browser, which asks next.

        Args:
            url: Of the page.
            headers: What the browser would send with the request.

        Returns:
            The address that the page stands at, once redirects on the same origins are followed.

        Raises:
            NotReached: There is no page there that can be visited.
        """
        with self._lock:
            self._pages.clear()
            self._of_page = 0
        if not self.reaches(url):
            raise NotReached("is not on an origin that may be reached. Give its own address, or name it with --also.")
        reply = self.answer(Asked("GET", urldefrag(url)[0], headers), page=True)
        _refuse_what_is_no_page(reply.answer)
        with self._lock:  # the browser does not have the cookies yet that were set on the way
            self._pages[reply.url, headers.get("cookie", "")] = reply.answer
        at = urldefrag(url)[1]
        return f"{reply.url}#{at}" if at else reply.url

    def answer(self, asked: Asked, *, page: bool) -> Reply:
        """The answer to a request, redirects followed for as long as they stay where may be reached.

        Args:
            asked: What the browser wants.
            page: Whether it is a whole document, which has more time than what it loads.

        Raises:
            NotReached: There is none.
        """
        cookies: list[str] = []
        seen: list[str] = []
        while True:
            answer = self._asked(asked, self._patience if page else self._patience / 2)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                break
            cookies += answer.headers.get("set-cookie", "").splitlines()
            seen.append(asked.url)
            asked = self._next(asked, answer, seen)
        if cookies:
            told = "\n".join((*cookies, *answer.headers.get("set-cookie", "").splitlines()))
            answer = replace(answer, headers={**answer.headers, "set-cookie": told})
        return Reply(answer, asked.url)

    def _next(self, asked: Asked, answer: Answer, seen: Sequence[str]) -> Asked:
        url = urldefrag(urljoin(asked.url, answer.headers["location"]))[0]
        if not self.reaches(url):
            raise NotReached(
                f"leads on to {url}, which is on another origin, so it was not followed. "
                f"If that is the page you mean, give its address."
            )
        if len(seen) >= _MOST_REDIRECTS or seen.count(url) > 1:
            raise NotReached(f"redirects without end ({' → '.join(seen[:3])} → {url}), so there is no page.")
        headers = _with_cookies(asked.headers, answer) if origin(url) == origin(asked.url) else _without_cookies(asked)
        keeps = answer.status in (307, 308) or asked.method == "HEAD"
        method, body = (asked.method, asked.body) if keeps else ("GET", None)
        if method not in ("GET", "HEAD") and not self.may_send(url):
            raise NotReached(f"leads on to {url}, to which nothing may be sent without --allow-submit.")
        return Asked(method, url, headers, body)

    def _asked(self, asked: Asked, seconds: float) -> Answer:
        known = self._known(asked)
        if known:
            return known
        with self._lock:
            too_much = self._of_page > MOST_OF_PAGE
        if too_much:
            raise NotReached(f"was not loaded: its page has fetched more than {MOST_OF_PAGE / 1e6:g} MB already.")
        answer = fetch(asked, seconds)
        self._remember(asked, answer)
        return answer

    def _known(self, asked: Asked) -> Answer | None:
        if asked.method != "GET" or "range" in asked.headers:
            return None
        with self._lock:
            return self._rest.get(asked.url) or self._pages.get((asked.url, asked.headers.get("cookie", "")))

    def _remember(self, asked: Asked, answer: Answer) -> None:
        """Keeps a document for one visit, and the files that pages share for all of them."""
        with self._lock:
            self._of_page += len(answer.body)
        if asked.method != "GET" or "range" in asked.headers:
            return
        shared = answer.status == HTTPStatus.OK and answer.kind.startswith(("text/css", "image/", "font/"))
        shared |= "javascript" in answer.kind
        with self._lock:
            if not shared:
                self._pages[asked.url, asked.headers.get("cookie", "")] = answer
            elif self._bytes + len(answer.body) <= _MOST_REMEMBERED:
                self._bytes += len(answer.body)
                self._rest[asked.url] = answer


def _refuse_what_is_no_page(answer: Answer) -> None:
    status = f"{answer.status} {answer.reason}".strip()
    if answer.status in (401, 403, 407):
        raise NotReached(f"answered “{status}”. If one has to be signed in, save a signed-in state and use --state.")
    if answer.status >= HTTPStatus.BAD_REQUEST:
        raise NotReached(f"answered “{status}”, so there is no page to try. Check the address, or the service.")
    if answer.status != HTTPStatus.OK:
        raise NotReached(f"answered “{status}”, which is no page.")
    if answer.headers.get("content-disposition", "").strip().lower().startswith("attachment"):
        raise NotReached("is a file to download, not a page, so it was not visited.")
    if answer.kind not in _PAGES:
        raise NotReached(f"is no page: it is {answer.kind}. Give addresses of HTML pages.")


def _with_cookies(headers: Mapping[str, str], answer: Answer) -> dict[str, str]:
    """The headers of the next request, with the cookies that an answer set; the browser gets them in the end."""
    own = dict(headers)
    jar: SimpleCookie = SimpleCookie()
    for told in (own.get("cookie", ""), *answer.headers.get("set-cookie", "").splitlines()):
        try:
            jar.load(told)
        except CookieError:
            continue
    if jar:
        own["cookie"] = "; ".join(f"{name}={each.coded_value}" for name, each in jar.items())
    return own


def _without_cookies(asked: Asked) -> dict[str, str]:
    return {name: value for name, value in asked.headers.items() if name not in ("cookie", "authorization")}
