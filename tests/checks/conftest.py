"""Visits the pages of examples in a real browser, each once."""

from collections.abc import Callable, Collection, Iterator

import pytest

from harness.model.visit import Visit
from harness.web.channel import Browser
from harness.web.site import Site
from harness.web.visitor import Visitor

VisitHtml = Callable[..., Visit]
ADDRESS = "https://www.example.org/page"
SOUND = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>An example</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>{}</main></body></html>'
)
"""A page with nothing wrong with it, around the body that an example gives."""


@pytest.fixture(scope="session")
def visit_html() -> Iterator[VisitHtml]:
    """Visits an example's page: a whole document, or what stands in the main part of a sound one."""
    visits: dict[tuple[str, str, frozenset[str]], Visit] = {}
    with Browser() as browser:

        def visit(html: str, needs: Collection[str], url: str = ADDRESS) -> Visit:
            known = (url, html, frozenset(needs))
            if known not in visits:
                whole = html if html.lstrip().lower().startswith(("<!doctype", "<html")) else SOUND.format(html)
                site = Site({url: whole.encode()})
                with Visitor(browser, site, parts=needs, with_axe=False) as visitor:
                    visits[known] = visitor.visit(url)
            return visits[known]

        yield visit
