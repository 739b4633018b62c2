"""The links of a page: what they are called, what stands around them and where they lead."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from harness.model.page import TEXT, Element, Snapshot

CONTEXTS = ("p", "li", "td", "th", "dd", "dt", "caption", "figcaption", "summary", "label")
"""What WCAG takes for the context of a link besides its sentence: the paragraph, list item or cell that it is in."""

_IN_SCRIPT = re.compile(
    r"""\blocation(?:\.href)?\s?=\s?["']([^"']{1,500})["']|\blocation\.assign\(["']([^"']{1,500})["']"""
)
_FOLLOWS_PEOPLE = re.compile(r"utm_\w+|gclid|fbclid|_ga|_gl")
_FIRST_PAGE = re.compile(r"/(?:index|default|home)\.(?:html?|php|aspx?)$", re.IGNORECASE)


def _phrases(lines: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in lines.strip().splitlines() for phrase in line.split("|"))


# The whole name of a link that names nothing; case, and the signs at its ends, do not count.
_NOTHING = _phrases(
    """
    click|click here|click this|click this link|click me|click on this link|click on the link|press here|tap here|here
    link|this link|the link|follow this link|this|go here|go there|see here|view here|look here|read here|read me
    more|more here|more info|more information|more details|more detail|more about this|read|read more|read more here
    read full article|read on|continue reading|full story|learn more|learn more here|see more|see details
    view more|view details|show more|get more|find out more|find out more here|discover more|download|download here
    click to download|click for more|click for more information|click here for more|click here for more information
    click here for details|for more|for more information|for more details
    yma|cliciwch|cliciwch yma|dolen|mwy|mwy o wybodaeth|rhagor|rhagor o wybodaeth|darllen mwy|darllen rhagor
    darllenwch fwy|dysgu mwy|gweld mwy|lawrlwytho
    """
)
# One that names a kind of thing, but not which.
_KIND_ONLY = _phrases(
    """
    page|this page|that page|the page|web page|webpage|website|site|this site|web site|document|this document|form
    this form|the form|file|article|this article|guide|this guide|report|this report|list|section|this section|example
    video|this video|table|text|story|post|blog|notice|leaflet|there|it|them|these|those|that|his|hers|theirs|one
    tudalen|y dudalen|gwefan|y wefan|dogfen|ffurflen|y ffurflen|adroddiad|erthygl|canllaw
    """
)


def named_links(snapshot: Snapshot) -> list[Element]:
    """The links that are exposed and have a name."""
    return [link for link in snapshot.having("link") if link.name]


def names_nothing(name: str) -> bool:
    """Whether a name is of the kind "Click here": what it leads to, or does, is not in it."""
    return _bare(name) in _NOTHING


def names_only_a_kind(name: str) -> bool:
    """Whether a name is of the kind "page", which says what sort of thing and not which."""
    return _bare(name) in _KIND_ONLY


def _bare(name: str) -> str:
    return re.sub(r"^[\W_]+|[\W_]+$", "", " ".join(name.split()).casefold())


def line_of(snapshot: Snapshot, link: Element) -> Sequence[Element]:
    """What runs on in a link's lines: its neighbours up to the next block or line break, itself among them."""
    at = link
    around = snapshot.parent(at)
    while around is not None and _flows(snapshot, around) and around.frame == link.frame:
        at, around = around, snapshot.parent(around)
    if around is None or around.frame != link.frame:
        return [at]
    line: list[Element] = []
    for each in snapshot.children(around):
        if not _flows(snapshot, each) and each.at != at.at:
            if any(one.at == at.at for one in line):
                return line
            line = []
        else:
            line.append(each)
    return line if _flows(snapshot, at) else [at]


def _flows(snapshot: Snapshot, element: Element) -> bool:
    display = "inline" if element.tag == TEXT or element.tag.startswith("::") else snapshot.style(element, "display")
    return element.tag != "br" and (not display or display.startswith(("inline", "contents", "none")))


def context(snapshot: Snapshot, link: Element) -> Element:
    """What a link stands in: its paragraph, list item or cell, or else the block around it."""
    named = snapshot.closest(link, *CONTEXTS)
    if named is not None and named.frame == link.frame:
        return named
    return snapshot.block(snapshot.parent(link) or link)


def words_around(snapshot: Snapshot, link: Element) -> str:
    """The words that WCAG counts as a link's context, without its own: sentence, paragraph, list item or cell."""
    around = context(snapshot, link)
    if around.tag in CONTEXTS:
        parts = [snapshot.text(around)]
    else:
        parts = [snapshot.text(each) if each.tag != TEXT else each.text for each in line_of(snapshot, link)]
    whole = " ".join(" ".join(parts).split())
    return " ".join(whole.replace(snapshot.text(link), " ", 1).split())


def is_told_by_context(snapshot: Snapshot, link: Element) -> bool:
    """Whether something that software can find says more of a link than its name: description, sentence, row."""
    said = f"{link.description} {words_around(snapshot, link)}"
    in_row = snapshot.closest(link, "td", "th", "dd") is not None
    return in_row or bool(re.search(r"[^\W\d_]{2,}", said))


class Destination(NamedTuple):
    """Where a link leads, written so that two ways of writing one address are the same."""

    scheme: str
    host: str
    path: str

    def is_surely_not(self, other: "Destination") -> bool:
        """Whether the two are different things, and not merely different addresses: other sites, other paths."""
        web = self.scheme == other.scheme == "web"
        sites = _site(self.host) != _site(other.host)
        return web and bool(self.host and other.host) and sites and self.path != other.path


def destination(link: Element) -> Destination | None:
    """Where a link leads; none where its mark-up does not say."""
    address = str(link.states.get("url") or "") or _scripted(link)
    if not address or address.lower().startswith("javascript:"):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    query = urlencode([each for each in parse_qsl(parts.query) if not _FOLLOWS_PEOPLE.fullmatch(each[0])])
    path = _FIRST_PAGE.sub("/", parts.path).rstrip("/")
    scheme = "web" if parts.scheme in ("http", "https", "") else parts.scheme
    rest = f"{path}{query and f'?{query}'}{parts.fragment and f'#{parts.fragment}'}"
    return Destination(scheme, parts.netloc.lower().removeprefix("www."), rest)


def _scripted(link: Element) -> str:
    found = _IN_SCRIPT.search(link.get("onclick"))
    return (found[1] or found[2]) if found else ""


def _site(host: str) -> str:
    """What belongs to one owner: the last three labels of a British address, the last two of another."""
    labels = host.partition(":")[0].split(".")
    return ".".join(labels[-3:] if labels[-1] == "uk" else labels[-2:])
