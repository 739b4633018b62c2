"""How the templates of the page are made ready: what is text stays text, and nothing in it runs."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from harness.language.numbers import find_addresses
from harness.report import words
from harness.report.route_shapes import outline

_TEMPLATES = Path(__file__).parent / "templates"


def _linked(text: str) -> Markup:
    """The text with its web addresses as links, and everything else escaped."""
    # What this returns is taken as it stands, so it is cleaned here.
    text, escaped = words.printable(text), Markup("")
    for address in find_addresses(text):
        before, _, text = text.partition(address)
        escaped += Markup('{}<a class="source" href="{}">{}</a>').format(before, address, address)
    return escaped + Markup.escape(text)


def _web(address: str | None) -> bool:
    """Whether an address from a pack or a page may become a link: a script's address must not."""
    return bool(address and re.match(r"https?://", address, flags=re.IGNORECASE))


def _lang(code: str | None) -> Markup:
    """The attribute for words in another language than the page's; nothing for English, and for what is no code."""
    if code is None or not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", code) or code.lower().startswith("en"):
        return Markup("")
    return Markup(' lang="{}"').format(code)


def _clean(value: object) -> object:
    return words.printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment() -> jinja2.Environment:
    """The templates, with what they use."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "clock": words.clock,
        "clock_tenths": words.clock_tenths,
        "linked": _linked,
        "lang": _lang,
    }
    made.filters.update(filters)
    made.globals["outline"] = outline
    made.tests["web_address"] = _web
    # The style sheet is ours, and nothing in it comes from a record.
    made.globals["style"] = Markup((_TEMPLATES / "report.css").read_text(encoding="utf-8"))  # noqa: S704
    return made
