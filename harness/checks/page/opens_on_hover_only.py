"""Something opens for the pointer and not for the focus.

What it checks:
    Moves the pointer onto what may open something, notes what appears, and looks whether the same appears when the
    keyboard's focus is there, or when a button is pressed.

Why it matters:
    Without a mouse the menu never opens: whatever is in it cannot be reached, and often nobody knows that it is
    there.

Who is shut out:
    People who use a keyboard, a switch or a touch screen, or a screen reader.

Good:
    <li><button aria-expanded="false">Benefits</button> <ul hidden>…</ul></li>

Poor:
    <style>li:hover > ul { display: block }</style>

How to put it right:
    Open it with a button, and let it open for the focus as well as for the pointer.
"""

from collections.abc import Iterator

from harness.checks.page.told import told
from harness.checks.page.used import by_place, controls, elements, quoted, shown_by_keys
from harness.checks.registry import Judgement, check
from harness.model.controls import Hover
from harness.model.visit import Visit


def _holds_something(visit: Visit, hover: Hover) -> bool:
    """Whether there is something to use in it that is not elsewhere on the page too."""
    pieces = [piece for piece in hover.outcome.appeared if piece.stops]
    inside = [element for piece in pieces if (element := visit.snapshot.at_path(piece.path)) is not None]
    others = {
        link.get("href")
        for link in visit.snapshot.tagged("a")
        if visit.snapshot.seen(link) and not any(visit.snapshot.holds(outer, link) for outer in inside)
    }
    links = [
        link.get("href")
        for outer in inside
        for link in visit.snapshot.descendants(outer)
        if link.tag == "a" and link.has("href")
    ]
    return bool(pieces) and not (links and all(href in others and not href.startswith("#") for href in links))


def _says_something(visit: Visit, hover: Hover) -> bool:
    """Whether it says more than the name of what the pointer is on."""
    element = visit.snapshot.at_path(hover.path)
    said = " ".join(piece.words for piece in hover.outcome.appeared).casefold()
    known = f"{element.name} {visit.snapshot.words(element)}".casefold() if element else ""
    return bool(said) and said not in known and not any(piece.stops for piece in hover.outcome.appeared)


@check(
    channels=["web"],
    subject="page",
    needs=["snapshot", "controls"],
    standards=["WCAG 2.2 2.1.1"],
    severity="serious",
    protects=["presses.pointing", "perceives.screen"],
)
def opens_on_hover_only(visit: Visit) -> Iterator[Judgement]:
    """Compares what the pointer shows with what the focus shows."""
    hovers = controls(visit).hovers
    by_keys = shown_by_keys(visit)
    only = by_place(
        visit,
        [
            hover
            for hover in hovers
            if not hover.focus_shows and not {piece.path for piece in hover.outcome.appeared} <= by_keys
        ],
    )
    menus = {at for at, hover in only.items() if _holds_something(visit, hover) and hover.focus_shows is False}
    asked = {at for at, hover in only.items() if at not in menus and _says_something(visit, hover)}
    yield from told(
        visit,
        elements(visit, by_place(visit, hovers)),
        wrong=elements(visit, menus),
        says=lambda element: (
            f"{quoted(only[element.at].outcome.appeared)} opens when the pointer is on"
            f" {visit.snapshot.described(element)}, and not when the focus is"
        ),
        unsure=elements(visit, asked),
        asks=lambda element: (
            f"{quoted(only[element.at].outcome.appeared)} appears when the pointer is on"
            f" {visit.snapshot.described(element)}. Can it be had without a pointer?"
        ),
    )
