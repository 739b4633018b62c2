"""Visits the pages of examples in a real browser, each once."""

from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from typing import Literal

import pytest

from harness.model.visit import Visit
from harness.web.channel import Browser
from harness.web.site import Response, Site
from harness.web.visitor import Visitor

VisitHtml = Callable[..., Visit]
Identity = Literal["passes", "fails"]
ADDRESS = "https://www.example.org/page"
SOUND = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>An example</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>{}</main></body></html>'
)
"""A page with nothing wrong with it, around the body that an example gives."""


class _Put:
    """Answers with whichever page was put there last, so that one tab serves all examples."""

    site: Site

    def respond(self, method: str, url: str, sent: str = "", identity: Identity = "passes") -> Response | None:
        return self.site.respond(method, url, sent, identity)

    def why_not(self, url: str) -> str | None:
        return self.site.why_not(url)


@pytest.fixture(scope="session")
def visit_html() -> Iterator[VisitHtml]:
    """Visits an example's page: a whole document, or what stands in the main part of a sound one."""
    visits: dict[tuple[str, str, frozenset[str]], Visit] = {}
    visitors: dict[frozenset[str], Visitor] = {}
    put = _Put()
    with Browser() as browser, ExitStack() as stack:

        def visit(html: str, needs: Collection[str], url: str = ADDRESS) -> Visit:
            parts = frozenset(needs)
            known = (url, html, parts)
            if known not in visits:
                if parts not in visitors:
                    visitors[parts] = stack.enter_context(Visitor(browser, put, parts=parts, with_axe=False))
                whole = html if html.lstrip().lower().startswith(("<!doctype", "<html")) else SOUND.format(html)
                put.site = Site({url: whole.encode()})
                visits[known] = visitors[parts].visit(url)
            return visits[known]

        yield visit
