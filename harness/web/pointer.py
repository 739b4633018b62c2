"""By eye and pointer: finds what can be seen, moves the mouse to it, clicks, and types into what was clicked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import ElementHandle, JSHandle, Page
from playwright.sync_api import TimeoutError as TookTooLong

from harness.model.visit import Operating
from harness.web.evidence import in_page
from harness.web.matching import Choice, Chooser, best_match, best_to_send
from harness.web.operate import NOTHING_SENDS, NotDone, listed

_FIELDS = ("field", "list", "radio", "checkbox")


@dataclass(frozen=True, slots=True)
class _Seen:
    """Something that can be seen: where in_page.js keeps it, and what it says of it."""

    found: JSHandle
    at: int
    kind: str
    name: str
    group: str
    href: str | None
    options: Sequence[str]

    @property
    def element(self) -> ElementHandle:
        element = self.found.evaluate_handle("(found, at) => found.elements[at]", self.at).as_element()
        assert element is not None  # noqa: S101 - it was found as one
        return element


class Pointer:
    """A person who sees the page and uses a mouse."""

    operating: Operating = "pointer"

    def __init__(self, page: Page) -> None:
        self._page = page

    def follow(self, choose: Chooser, sought: str) -> str:
        """Click what is chosen.

        Raises:
            NotDone: It cannot be seen, or not be clicked.
        """
        seen = [thing for thing in self._look() if thing.kind not in _FIELDS]
        chosen = choose([Choice(thing.name, thing.href, plain=thing.kind == "words") for thing in seen])
        if chosen is None:
            raise NotDone(f"Nothing that can be seen on the page {sought}.")
        self._click(seen[chosen])
        return f"Clicked “{seen[chosen].name}”."

    def fill(self, fields: Mapping[str, str]) -> str:
        """Fill each field and click the button that follows the last of them.

        Raises:
            NotDone: A field or the button cannot be seen, or not be used.
        """
        last = -1
        for label, value in fields.items():
            seen = self._look()
            last = max(last, self._fill_one(seen, label, value))
        following = self._look()[last + 1 :]
        buttons = [thing for thing in following if thing.kind == "button"]
        buttons = buttons or [thing for thing in following if thing.kind == "other" and thing.href is None]
        chosen = best_to_send([button.name for button in buttons])
        if chosen is None:
            raise NotDone(f"Filled in {listed(list(fields))}. {NOTHING_SENDS}")
        self._click(buttons[chosen])
        return f"Filled in {listed(list(fields))}, then clicked “{buttons[chosen].name}”."

    def again(self) -> None:
        """A click that did nothing does nothing the second time."""
        return

    def _fill_one(self, seen: Sequence[_Seen], label: str, value: str) -> int:
        """Fill one field; returns its place on the page."""
        options = [at for at, thing in enumerate(seen) if thing.group and thing.kind in ("radio", "checkbox")]
        group = best_match(label, [seen[at].group for at in options])
        if group is not None:
            options = [at for at in options if seen[at].group == seen[options[group]].group]
            option = best_match(value, [seen[at].name for at in options])
            if option is None:
                raise NotDone(f"“{label}” has no choice that says “{value}”.")
            self._click(seen[options[option]])
            return options[option]
        places = [at for at, thing in enumerate(seen) if thing.kind in _FIELDS]
        chosen = best_match(label, [seen[at].name for at in places])
        if chosen is None:
            raise NotDone(f"No field that can be seen on this page is labelled “{label}”.")
        self._enter(seen[places[chosen]], value)
        return places[chosen]

    def _enter(self, field: _Seen, value: str) -> None:
        if field.kind == "list":
            option = best_match(value, field.options)
            if option is None:
                raise NotDone(f"“{field.name}” has no choice that says “{value}”.")
            # The list that drops down is drawn by the system, outside the page, where no mouse of ours reaches.
            field.element.select_option(index=option)
            return
        self._click(field)
        if field.kind == "field":
            self._page.keyboard.press("ControlOrMeta+A")
            self._page.keyboard.type(value)

    def _click(self, thing: _Seen) -> None:
        try:
            thing.element.click(no_wait_after=True)
        except TookTooLong:
            self._page.evaluate("0")  # a page that hangs does not come back from here, and is reported as such
            raise NotDone(f"“{thing.name}” can be seen, but something is in front of it or it moves.") from None

    def _look(self) -> list[_Seen]:
        seen: list[_Seen] = []
        for frame in self._page.frames:
            found = frame.evaluate_handle(f"({in_page()}).controls()")
            described = found.evaluate("found => found.described")
            seen += [_Seen(found, at, **words) for at, words in enumerate(described)]
        return seen
