"""By eye and pointer: moves the mouse to what was found, clicks, and types into what was clicked."""

from playwright.sync_api import Position
from playwright.sync_api import TimeoutError as TookTooLong

from harness.model.visit import Operating
from harness.web.by_eye import ByEye, Seen, option_of
from harness.web.operate import NotDone

_OFF = 12
"""CSS pixels by which an unsteady pointer misses: half the least size of a target (WCAG 2.5.8)."""


class Pointer(ByEye):
    """A person who sees the page and uses a mouse."""

    operating: Operating = "pointer"
    used = "Clicked"

    def _enter(self, field: Seen, value: str) -> None:
        if field.kind == "list":
            # The list that drops down is drawn by the system, outside the page, where no mouse of ours reaches.
            field.element.select_option(index=option_of(field, value))
            return
        self._use(field)
        if field.kind == "field":
            self._page.keyboard.press("ControlOrMeta+A")
            self._page.keyboard.type(value)

    def _use(self, thing: Seen) -> None:
        self._click(thing)

    def _click(self, thing: Seen, at: Position | None = None) -> None:
        """Click its middle, or a place within it."""
        try:
            thing.element.click(position=at, no_wait_after=True)
        except TookTooLong:
            self._page.evaluate("0")  # a page that hangs does not come back from here, and is reported as such
            raise NotDone(f"“{thing.name}” can be seen, but something is in front of it or it moves.") from None


class UnsteadyPointer(Pointer):
    """A person whose pointer comes down beside where it was aimed."""

    operating: Operating = "unsteady-pointer"

    def _use(self, thing: Seen) -> None:
        box = thing.element.bounding_box()
        if box is None:
            raise NotDone(f"“{thing.name}” went away before it could be clicked.")
        if box["width"] / 2 <= _OFF:
            raise NotDone(
                f"Missed “{thing.name}”: it is {box['width']:g} CSS pixels wide, and the pointer came down {_OFF} "
                "beside its middle."
            )
        self._click(thing, Position(x=box["width"] / 2 + _OFF, y=box["height"] / 2))
