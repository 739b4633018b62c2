"""By eye: finds what can be seen on a page. What the hands then do is for each way of operating to say."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import ElementHandle, JSHandle, Page

from harness.model.visit import Operating
from harness.web.evidence import in_page
from harness.web.matching import Choice, Chooser, best_match, best_to_send
from harness.web.operate import NOTHING_SENDS, NotDone, listed

_FIELDS = ("field", "list", "radio", "checkbox")


@dataclass(frozen=True, slots=True)
class Seen:
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
        """The element itself."""
        element = self.found.evaluate_handle("(found, at) => found.elements[at]", self.at).as_element()
        assert element is not None  # noqa: S101 - it was found as one
        return element


class ByEye(ABC):
    """A person who sees the page."""

    operating: Operating
    used = "Used"
    """What the hands did, at the beginning of a sentence."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @abstractmethod
    def _use(self, thing: Seen) -> None:
        """Use a link, a button or a choice.

        Raises:
            NotDone: It cannot be used this way.
        """

    @abstractmethod
    def _enter(self, field: Seen, value: str) -> None:
        """Put a value into a field or a list.

        Raises:
            NotDone: It cannot be reached, or does not take the value.
        """

    def follow(self, choose: Chooser, sought: str) -> str:
        """Use what is chosen.

        Raises:
            NotDone: It cannot be seen, or not be used.
        """
        seen = [thing for thing in self._look() if thing.kind not in _FIELDS]
        chosen = choose([Choice(thing.name, thing.href, plain=thing.kind == "words") for thing in seen])
        if chosen is None:
            raise NotDone(f"Nothing that can be seen on the page {sought}.")
        self._use(seen[chosen])
        return f"{self.used} “{seen[chosen].name}”."

    def fill(self, fields: Mapping[str, str]) -> str:
        """Fill each field and use the button that follows the last of them.

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
        self._use(buttons[chosen])
        return f"Filled in {listed(list(fields))}, then {self.used.lower()} “{buttons[chosen].name}”."

    def again(self) -> str | None:
        """What did nothing does nothing the second time."""
        return None

    def _fill_one(self, seen: Sequence[Seen], label: str, value: str) -> int:
        """Fill one field; returns its place on the page."""
        options = [at for at, thing in enumerate(seen) if thing.group and thing.kind in ("radio", "checkbox")]
        group = best_match(label, [seen[at].group for at in options])
        if group is not None:
            options = [at for at in options if seen[at].group == seen[options[group]].group]
            option = best_match(value, [seen[at].name for at in options])
            if option is None:
                raise NotDone(f"“{label}” has no choice that says “{value}”.")
            self._use(seen[options[option]])
            return options[option]
        places = [at for at, thing in enumerate(seen) if thing.kind in _FIELDS]
        chosen = best_match(label, [seen[at].name for at in places])
        if chosen is None:
            raise NotDone(f"No field that can be seen on this page is labelled “{label}”.")
        self._enter(seen[places[chosen]], value)
        return places[chosen]

    def _look(self) -> list[Seen]:
        seen: list[Seen] = []
        for frame in self._page.frames:
            found = frame.evaluate_handle(f"({in_page()}).controls()")
            described = found.evaluate("found => found.described")
            seen += [Seen(found, at, **words) for at, words in enumerate(described)]
        return seen


def option_of(field: Seen, value: str) -> int:
    """Which option of a list a value means.

    Raises:
        NotDone: None.
    """
    option = best_match(value, field.options)
    if option is None:
        raise NotDone(f"“{field.name}” has no choice that says “{value}”.")
    return option
