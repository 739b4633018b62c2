"""A text links to an address that is not the service's own.

What it checks:
    Whether the address of each link in the text is under one of the service's own web domains.

Why it matters:
    People are told to trust a text by its address. One that is not the service's own, or that hides where it leads,
    looks like fraud to the careful and teaches the others to click on anything.

Who is shut out:
    People who were told to open only gov.uk, people with anxiety, and people who have been defrauded before.

Good:
    "Find your UTR: https://www.gov.uk/find-utr-number."

Poor:
    "Find your UTR: https://bit.ly/3xYzAbC."

How to put it right:
    Link to a page on the service's own domain, with the address in full. Do not use a link shortener.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from harness.checks.registry import Judgement, cannot_tell, check, failed, inapplicable, passed
from harness.model.persona import Persona
from harness.model.trace import TextMessage

SHORTENERS = (
    "bit.ly bitly.com buff.ly cutt.ly goo.gl is.gd lnkd.in ow.ly rb.gy rebrand.ly s.id shorturl.at t.co t.ly tiny.cc "
    "tiny.one tinyurl.com v.gd"
).split()
"""Domains that lead somewhere else, and do not show where."""

_LINK_TO_COME = re.compile(r"\(\([^)]*\b(?:link|url)\b[^)]*\)\)", re.IGNORECASE)


@check(
    channels=["text"],
    subject="text",
    standards=["GOV.UK Notify: links", "GDS: texts and emails"],
    severity="moderate",
)
def link_off_domain(text: TextMessage, _: Persona) -> Iterator[Judgement]:
    """Compares each link with the service's domains."""
    if not text.links and _LINK_TO_COME.search(text.body):
        yield cannot_tell("Where does the link lead that is filled in for a ((placeholder)) of this text?")
    elif not text.links:
        yield inapplicable("The text holds no link.")
    for link in text.links:
        yield _judge(link, text)


def _judge(link: str, text: TextMessage) -> Judgement:
    host = _host(link)
    if _under(host, text.domains):
        return passed()
    if _under(host, SHORTENERS):
        return failed(f"The text from {text.sender} hides its link behind the shortener {host}.", part=link)
    if not text.domains:
        return cannot_tell(f"Is {host} the service's own domain? The pack lists none.", part=link)
    return failed(f"The text from {text.sender} links to {host}, which is not a domain of the service.", part=link)


def _host(link: str) -> str:
    """The host that a link leads to; what stands before an @ is none."""
    try:
        return (urlsplit(link).hostname or link).rstrip(".")
    except ValueError:
        return link


def _under(host: str, domains: Iterable[str]) -> bool:
    return any(host == domain.lower() or host.endswith(f".{domain.lower()}") for domain in domains)
