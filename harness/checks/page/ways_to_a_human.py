"""Which links of a page lead to a human, going by what they are called."""

import re

from harness.model.visit import Link, Visit

# "Your contact details" is what somebody gives, not whom they reach.
_CONTACT = re.compile(
    r"(?<!your )(?<!my )\bcontact(?! (?:lens|preference)|less)|"
    r"\b(?:web ?chat|live chat|chat (?:to|with|online|now)|(?:speak|talk) (?:to|with)|(?:call|phone|ring|email|"
    r"write to|text|message) (?:us|the|our|an?)\b|telephone|call ?back|textphone|text relay|relay uk|"
    r"(?:bsl|sign language|video) (?:call|relay|interpret\w+|chat)|sign ?(?:video|live)\b|ask (?:us|an? advis[eo]r)|"
    r"(?:get|ask for) help (?:from|by phone|in person)|find your local office|book an appointment|"
    r"cysyllt(?:u|wch)|ffoni(?:o|wch)|sgwrs(?:io)?\b|siarad(?:wch)? [aâ]|anfon(?:wch)? e-bost)",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"\b(?:help|support|assistance|advice|advis[eo]rs?|enquir\w+|chat|ask|complain\w*|(?:our|the) people|cymorth|"
    r"cwyn\w*)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:relay uk|textphone|bsl|in person|by (?:post|phone|webchat|email)|write to|post office|jobcentre|"
    r"(?:ask|visit|contact|phone|call|email|speak to|talk to) \w+)",
    re.IGNORECASE,
)


def leads_to_contact(link: Link) -> bool:
    """Whether a link's name shows that somebody answers behind it."""
    return bool(link.name) and (link.href.startswith(("tel:", "mailto:")) or bool(_CONTACT.search(link.name)))


def may_lead_to_contact(link: Link) -> bool:
    """Whether somebody may answer behind a link: "Help" is often a list of pages."""
    return bool(_PERHAPS.search(link.name))


def has_way_to_human(visit: Visit) -> bool:
    """Whether the page holds a telephone number, or a link that leads to contact with somebody."""
    return bool(visit.numbers) or any(map(leads_to_contact, visit.links))


def speaks_of_contact(words: str) -> bool:
    """Whether words name a way to reach somebody, without being a link or a number."""
    return bool(_ELSEWHERE.search(words))
