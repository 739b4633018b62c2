"""A pack's pages, answered from memory under their public addresses; nothing is ever fetched."""

import hashlib
import json
import mimetypes
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Self
from urllib.parse import SplitResult, parse_qsl, urlsplit

from harness.cache import npm_package
from harness.model.service import Service, Submission

STYLES = "/assets/harness/govuk-frontend.min.css"
"""Where a page finds its stylesheet, whichever of the two it is."""

_PLAIN = Path(__file__).with_name("plain.css")
_HTML = "text/html; charset=utf-8"
_MESSAGE = """<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head><meta charset="utf-8"><title>{title} &ndash; model made for testing</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{styles}</head>
<body class="govuk-template__body"><main class="govuk-width-container govuk-main-wrapper">
<h1 class="govuk-heading-l">{title}</h1>
<p class="govuk-body">This is a model made for testing. {sentence}</p>
</main></body></html>
"""


@dataclass(frozen=True, slots=True)
class Response:
    """What a request is answered with.

    Attributes:
        status: Of the answer.
        content_type: Of the body.
        body: What is shown.
        page: The address of the page that it is, which after a form is not the one that was asked for; none when it is
            no page.
        headers: The other headers, names in small letters.
    """

    status: int
    content_type: str
    body: bytes
    page: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """Where a form leads, when what was sent and who sent it fit.

    Attributes:
        when: What has to be in its fields, and how the person's identity check has to end.
        to: The address of the page that follows.
    """

    when: Submission
    to: str


def _message(
    status: int, title: str, sentence: str, styles: str = f'<link rel="stylesheet" href="{STYLES}">'
) -> Response:
    return Response(status, _HTML, _MESSAGE.format(title=title, styles=styles, sentence=sentence).encode())


OUTSIDE = _message(404, "Outside the model", "The address that was opened is no part of it.", styles="")
"""What stands in for a page of somebody else's."""


class Site:
    """The web as a pack models it: its pages and what they load, and nothing else.

    Attributes:
        digest: SHA-256 over everything it can answer with.
    """

    def __init__(
        self,
        pages: Mapping[str, bytes],
        assets: Mapping[str, bytes] | None = None,
        domains: Iterable[str] = (),
        forms: Mapping[str, Sequence[Form]] | None = None,
    ) -> None:
        """Keep the pages.

        Args:
            pages: HTML by public ``https`` address.
            assets: What pages load, by path; answered under each of the service's hosts.
            domains: Domains of the service besides the hosts of its pages; each stands for what lies under it too.
            forms: Where the form of a page leads, by the page's address.
        """
        self._forms = {_address(url): tuple(forms) for url, forms in (forms or {}).items() if forms}
        self._pages = {_address(url): body for url, body in pages.items()}
        self._assets = dict(assets or {})
        self._hosts = {_host(url) for url in pages}
        self._domains = tuple(domain.lower() for domain in domains)
        self.digest = _digest(self._pages, self._assets, {url: repr(f).encode() for url, f in self._forms.items()})

    @classmethod
    def of(cls, pack_folder: Path, service: Service) -> Self:
        """The pages of a pack, with the stylesheet that is there.

        Raises:
            OSError: A page's file cannot be read.
        """
        pages = {page.url: (pack_folder / "pages" / page.file).read_bytes() for page in service.pages.values()}
        address = {name: page.url for name, page in service.pages.items()}
        forms = {page.url: [Form(form, address[form.to]) for form in page.submits] for page in service.pages.values()}
        return cls(pages, {STYLES: _styles()[1]}, service.domains, forms)

    def respond(
        self, method: str, url: str, sent: str = "", identity: Literal["passes", "fails"] = "passes"
    ) -> Response | None:
        """The answer to a request; none for an address that is not the service's.

        A page is a file. What a form sends to it, in the query or the body, is answered with the page that the pack
        says follows, and with the page itself where the pack says nothing that fits.

        Args:
            method: Of the request.
            url: What is asked for.
            sent: What a form sent in the body.
            identity: How an identity check of the person who asks ends.
        """
        if not self._is_ours(url):
            return None
        if method not in ("GET", "HEAD", "POST"):
            return _message(405, "This cannot be done here", "Pages are only read, or sent a form.")
        if _address(url) in self._pages:
            address = self._after(url, sent if method == "POST" else None, identity)
            return Response(200, _HTML, self._pages[_address(address)], address)
        path = _parts(url).path
        if path in self._assets:
            return Response(200, mimetypes.guess_type(path)[0] or "application/octet-stream", self._assets[path])
        return _message(404, "Page not found", "It has no page at this address.")

    def why_not(self, url: str) -> str | None:
        """Why the page at an address cannot be visited, in a sentence; none when it can."""
        if not self._is_ours(url):
            return f"{url} is not part of this service, so it was not opened."
        if _address(url) not in self._pages:
            return f"The pack has no page for {url}, so what is there was not tried."
        return None

    def _after(self, url: str, sent: str | None, identity: str) -> str:
        """The page that follows a request to a page: the one that its form leads to, or the page itself."""
        forms = self._forms.get(_address(url), ())
        fields = dict(parse_qsl(_parts(url).query if sent is None else sent, keep_blank_values=True))
        asked_for = {name for form in forms for name in form.when.when}
        if sent is None and not (asked_for & fields.keys() if asked_for else fields):
            return url  # a link that ends in a query is not a form
        return next((form.to for form in forms if _fits(form.when, fields, identity)), url)

    def _is_ours(self, url: str) -> bool:
        host = _host(url)
        known = host in self._hosts or any(f".{host}".endswith(f".{domain}") for domain in self._domains)
        return known and url.lower().startswith("https://")


def page_styles() -> str:
    """Which stylesheet pages are shown with, and its version, for the record."""
    return _styles()[0]


def same_page(one: str, other: str) -> bool:
    """Whether two addresses are the same page, whatever query or fragment they end in."""
    return _address(one) == _address(other)


def _fits(form: Submission, fields: Mapping[str, str], identity: str) -> bool:
    if form.identity not in (None, identity):
        return False
    return all(_holds(fields.get(name, "").strip(), wanted) for name, wanted in form.when.items())


def _holds(value: str, wanted: str) -> bool:
    return {"empty": not value, "any": bool(value)}.get(wanted, value == wanted)


def _styles() -> tuple[str, bytes]:
    package = npm_package("govuk-frontend")
    try:
        if package:
            version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
            css = (package / "dist" / "govuk" / "govuk-frontend.min.css").read_text(encoding="utf-8")
            return f"GOV.UK Frontend {version}", _without_brand(css).encode()
    except (OSError, ValueError, KeyError):
        pass  # half a package is as good as none
    css = _PLAIN.read_text(encoding="utf-8")
    return f"harness's own plain.css {hashlib.sha256(css.encode()).hexdigest()[:12]}", css.encode()


def _without_brand(css: str) -> str:
    """Take out GDS Transport, which is licensed to GOV.UK alone; what remains of the list is Arial."""
    return re.sub(r'"?GDS Transport"?,', "", re.sub(r"@font-face\{[^}]*\}", "", css))


def _host(url: str) -> str:
    return (_parts(url).hostname or "").lower()


def _address(url: str) -> str:
    parts = _parts(url)
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/') or '/'}"


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:  # no address at all
        return urlsplit("")


def _digest(*parts: Mapping[str, bytes]) -> str:
    found = hashlib.sha256()
    for part in parts:
        for name, body in sorted(part.items()):
            found.update(b"%d %s %d " % (len(name), name.encode(), len(body)) + body)
    return found.hexdigest()
