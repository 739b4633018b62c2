"""Tries what was opened: whether the keyboard stays in a dialog, and how it is closed."""

from collections.abc import Mapping
from typing import Any

from harness.model.controls import Opened
from harness.web.keys import strike
from harness.web.stage import Stage

_MOST_STOPS = 10
_CALL = "([name, ...rest]) => window[Symbol.for('harness controls')][name](...rest)"


class Hand:
    """A hand on the keyboard, and an ear to the script in the page.

    Attributes:
        steps: How often it was used.
    """

    def __init__(self, stage: Stage) -> None:
        """Take the page that is on the stage."""
        self._stage = stage
        self.steps = 0

    def ask(self, name: str, *given: Any) -> Any:  # noqa: ANN401 -- whatever the script answers
        """Call a function of the script in the page.

        Raises:
            Error: The page went away.
        """
        self.steps += 1
        return self._stage.page.evaluate(_CALL, [name, *given])

    def press(self, key: str, *, back: bool = False) -> None:
        """Press a key, with Shift or without."""
        self.steps += 1
        # The way up of Tab, which nothing listens for, would double the cost of a walk.
        strike(self._stage.session, key, shift=back, up=key != "Tab")


def try_dialog(hand: Hand, about: Mapping[str, Any]) -> Opened:
    """Walks in a dialog that is open, and closes it.

    Args:
        hand: On its page.
        about: What the script says of the dialog.
    """
    steps = min(about["stops"], _MOST_STOPS) + 2
    forward = _leaves(hand, steps, back=False)
    back = _leaves(hand, steps, back=True) if forward is None else None
    hand.ask("enter")
    hand.press("Escape")
    after = hand.ask("closes")
    escapes = not after["open"]
    closed_by = "Escape" if escapes else None
    if not escapes:
        pressed = hand.ask("pressClose")
        if pressed and not pressed["open"]:
            closed_by, after = "a button in it", pressed
    return Opened(
        **about,
        left_forward=forward,
        left_back=back,
        escape_closes=escapes,
        closed_by=closed_by,
        focus_returns=after["back"] if closed_by else None,
        focus_after=after["path"] if closed_by else None,
    )


def _leaves(hand: Hand, steps: int, *, back: bool) -> str | None:
    """The first stop outside that so many presses of Tab come to."""
    entered = bool(hand.ask("enter"))
    for _ in range(steps if entered else 2):
        hand.press("Tab", back=back)
        at = hand.ask("where")
        if at["place"] == "outside":
            return str(at["path"] or "/")
    return None
