"""The label of a field does not tell what to enter.

What it checks:
    The words of each label that are to be seen. It fails where they are all of a general kind, such as “Info”. A person
    is asked where two fields are labelled alike and no heading or group that can be seen tells them apart.

Why it matters:
    A person has to guess what goes in the field. Who listens to the page goes from field to field, without the words
    around them that might help others to guess.

Who is shut out:
    People who use a screen reader, see a small part of the page at a time, or find it hard to guess what is meant.

Good:
    <label>Date of birth <input type="text"></label>

Poor:
    <label>Info <input type="text"></label>

How to put it right:
    Say in the label what the person should enter, in their own words for it. Where the same is asked twice, put each
    under a heading or in a fieldset that says for whom or what.
"""

from collections.abc import Iterator

from harness.checks.page.fields import group, kind, label, labels, tokens, typed
from harness.checks.page.told import told
from harness.checks.registry import Judgement, check
from harness.model.page import Element, Snapshot
from harness.model.visit import Visit

_GENERAL = frozenset(
    "a an the this here your please enter type fill in menu info information input field text textbox box form label "
    "data value item item1 thing stuff content go button click press submit field1 field2 untitled".split()
)
"""Words that could stand over any field; our own list."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption"})


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot"],
    standards=["WCAG 2.2 2.4.6"],
    severity="moderate",
    act=["cc0f0a"],
    technique="G131",
)
def field_label_vague(visit: Visit) -> Iterator[Judgement]:
    """Looks at the words of labels that can be seen, and for fields that are labelled alike."""
    page = visit.snapshot
    labelled = [each for each in _asked(page) if label(page, each)]
    vague = [each for each in labelled if set(tokens(label(page, each))) <= _GENERAL]
    seen: dict[tuple[str, int | None], Element] = {}
    alike = []
    for each in labelled:
        if each in vague or page.closest(each, "table"):
            continue
        if seen.setdefault((label(page, each).lower(), _context(page, each)), each) is not each:
            alike.append(each)
    yield from told(
        visit,
        labelled,
        wrong=vague,
        says=lambda each: (
            f"the label “{label(page, each)}” of the field at {page.selector(each)} does not tell what to enter"
        ),
        unsure=alike,
        asks=lambda each: (
            f"another field is labelled “{label(page, each)}” like the one at {page.selector(each)}, and no heading "
            "tells them apart; how does a person know which is which?"
        ),
    )


def _asked(page: Snapshot) -> list[Element]:
    lists = [each for each in page.tagged("select") if page.seen(each) and not each.has("disabled")]
    dated = [each for each in page.tagged("input") if kind(each) in _PICKED and page.seen(each)]
    found = [each for each in [*typed(page), *lists, *dated] if each.exposed and kind(each) != "search"]
    return sorted((each for each in found if labels(page, each)), key=lambda each: each.at)


_PICKED = frozenset({"date", "time", "month", "week", "datetime-local", "file", "color", "range"})


def _context(page: Snapshot, field: Element) -> int | None:
    """What tells the field from another of the same label: its named group, or the last heading before it."""
    around = group(page, field)
    if around is not None and around.name and page.words(around).startswith(around.name[:20]):
        return around.at
    before = (each for each in reversed(page.elements[: field.at]) if each.tag in _HEADINGS or each.role == "heading")
    return next((each.at for each in before if page.words(each)), None)
