"""A heading is about something else than what stands under it.

What it checks:
    Whether a heading is one that a template left behind, such as "Heading" or "Lorem ipsum"; and whether a heading that
    names one of a few common subjects (the weather, opening times, prices, ways to get in touch, places) has another of
    them under it. Other headings are left to people: what a heading should say takes judgement.

Why it matters:
    People skim headings by eye, or have a screen reader list them, to find the part they need. Somebody who looks for
    the opening times never looks under a heading that promises the weather.

Who is shut out:
    People who use a screen reader, people with a short memory, and anybody in a hurry.

Good:
    <h2>Opening times</h2> <p>We are open from 9am to 5pm, Monday to Friday.</p>

Poor:
    <h2>Weather</h2> <p>We are open from 9am to 5pm, Monday to Friday.</p>

How to put it right:
    Write as the heading what somebody would look for who needs what stands under it.
"""

import re
from collections.abc import Iterator

from harness.checks.page.headings import Section, sections
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.language.stems import stem, topics
from harness.model.visit import Visit

_SUBJECTS = {
    "weather": (
        "weather forecast climate",
        "weather rain rainy snow sunny sunshine cloud cloudy wind windy frost storm",
    ),
    "opening times": ("opening open hours times", "open opens opening closed closes"),
    "prices": ("price cost fee charge tariff", "£ price cost pay fee charge free"),
    "ways to get in touch": (
        "contact phone telephone email",
        "phone telephone call email write post textphone webchat",
    ),
    "a place": ("location directions address map", "street road bus train parking postcode station floor building"),
}
_GO_TOGETHER = frozenset({"opening times", "prices", "ways to get in touch", "a place"})
"""Subjects that one part of a page often has together; the weather is not among them."""
_LEFT_OVER = frozenset("heading headline header subtitle subheading lorem ipsum dolor placeholder untitled tbc".split())
_DAY_OR_TIME = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b", re.IGNORECASE
)
_WORD = re.compile(r"[\w£]+")


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.6"],
    severity="moderate",
    act=["b49b2e"],
    technique="G130",
)
def heading_about_something_else(visit: Visit) -> Iterator[Judgement]:
    """Compares what headings name with what stands under them."""
    named = [section for section in sections(visit.snapshot) if section.heading.name]
    left_over = [section.heading for section in named if _is_left_over(section.heading.name)]
    differ = {section.heading.at: found for section in named if (found := _another_subject(section))}
    headings = [section.heading for section in named]
    yield from told(
        visit,
        headings,
        wrong=left_over + [heading for heading in headings if heading.at in differ and differ[heading.at][1]],
        says=lambda heading: (
            f"{visit.snapshot.described(heading)} is followed by {differ[heading.at][0]}"
            if heading.at in differ
            else f"{visit.snapshot.described(heading)} was left over from a template"
        ),
        unsure=[heading for heading in headings if heading.at in differ and not differ[heading.at][1]],
        asks=lambda heading: (
            f"does {visit.snapshot.described(heading)} say what follows? It is also about {differ[heading.at][0]}."
        ),
    )


def _is_left_over(name: str) -> bool:
    words = re.findall(r"[a-z]+", name.lower())
    return bool(words) and all(word in _LEFT_OVER for word in words)


def _another_subject(section: Section) -> tuple[str, bool] | None:
    """The subject of what follows a heading that names another, and whether there is nothing but that."""
    named = _named(section.heading.name)
    if named is None:
        return None
    told_of = [_subjects(passage.words) for passage in section.passages]
    spoken = {subject for subjects in told_of for subject in subjects}
    others = sorted(spoken - {named} - (_GO_TOGETHER if named in _GO_TOGETHER else set()))
    return (others[0], named not in spoken) if others else None


def _named(name: str) -> str | None:
    """The subject that a heading names, if it names just that."""
    said = topics(name)
    return next((subject for subject, (names, _) in _SUBJECTS.items() if said and said <= topics(names)), None)


def _subjects(words: str) -> set[str]:
    said = {stem(word) for word in _WORD.findall(words.replace("£", "£ "))}
    found = {subject for subject, (_, signs) in _SUBJECTS.items() if said & {stem(sign) for sign in signs.split()}}
    return found if "opening times" not in found or _DAY_OR_TIME.search(words) else found - {"opening times"}
