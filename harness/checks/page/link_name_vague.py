"""A link makes no sense by itself.

What it checks:
    Whether a link is called only "Click here", "More" or the like although its sentence explains it; and, inside a
    sentence, whether one is called only "page", "form" or another kind of thing without saying which.

Why it matters:
    A list of a page's links, which a screen reader offers, and eyes that skim for what is underlined, meet the link
    without its sentence.

Who is shut out:
    People who use a screen reader, and people who skim because reading is hard. For them it is slower, not barred: the
    sentence can be found. WCAG asks for a name that stands by itself only at level AAA.

Good:
    Read <a href="/rockies">where the Rocky Mountains are</a>.

Poor:
    <a href="/rockies">Click here</a> for the Rocky Mountains.

How to put it right:
    Make the words that say where it leads the link, rather than the words beside them.
"""

from collections.abc import Iterator

from harness.checks.page.links import is_told_by_context, named_links, names_nothing, names_only_a_kind, words_around
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_SENTENCE = 3
"""Fewer words beside a link are a label or another link, not a sentence that it stands in: assumption."""


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.9", "GOV.UK content design"],
    severity="advice",
    act=["aizyf1"],
    technique="G91",
)
def link_name_vague(visit: Visit) -> Iterator[Judgement]:
    """Looks for names that need their sentence."""
    snapshot = visit.snapshot
    links = named_links(snapshot)
    yield from told(
        visit,
        links,
        wrong=[each for each in links if names_nothing(each.name) and is_told_by_context(snapshot, each)],
        says=lambda link: f"the link “{link.name}” makes no sense without its sentence",
        unsure=[each for each in links if names_only_a_kind(each.name) and _in_sentence(snapshot, each)],
        asks=lambda link: f"would somebody who meets only the link “{link.name}” know where it leads?",
    )


def _in_sentence(snapshot: Snapshot, link: Element) -> bool:
    in_menu = snapshot.closest(link, "nav", "header", "footer") is not None
    return not in_menu and len(words_around(snapshot, link).split()) >= _SENTENCE
