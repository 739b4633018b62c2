"""What opens, closes and changes when the things on a page are used: with the keyboard, the pointer, and the focus."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from harness.model.base import Frozen

By = Literal["Enter", "Space", "arrow", "pointer"]


class Piece(Frozen):
    """An element that appeared, went, or got other words; what it holds is not listed again.

    Attributes:
        path: Where it stood when the page was opened (:class:`~harness.model.page.Element`); none when it was made
            later.
        tag: In small letters.
        words: That an eye finds in it, at most 200 characters; of what went, its own.
        stops: How many stops of the Tab key it holds, itself counted.
        live: Whether it lies in a region that screen readers read out when it changes.
        links: Where the links in it lead, at most 40.
    """

    path: str | None
    tag: str
    words: str
    stops: int = 0
    live: bool = False
    links: tuple[str, ...] = ()


class Outcome(Frozen):
    """What came of using something, at once or within a second.

    Attributes:
        appeared: What could be seen then and not before, at most 8.
        vanished: The reverse.
        rewritten: What could be seen before and then, with other words of its own.
        wanted: The pages that it meant to go to; it was kept where it is.
        windows: The pages that it meant to open in a window of their own.
        said: What it said in a box of the browser's.
        focus: Where the focus was then.
    """

    appeared: tuple[Piece, ...] = ()
    vanished: tuple[Piece, ...] = ()
    rewritten: tuple[Piece, ...] = ()
    wanted: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    focus: Literal["kept", "lost", "in what appeared", "elsewhere"] = "kept"

    @property
    def shows(self) -> bool:
        """Whether anything on the page looks different."""
        return bool(self.appeared or self.vanished or self.rewritten)

    @property
    def changes(self) -> bool:
        """Whether anything happened besides to the focus."""
        return self.shows or bool(self.wanted or self.windows or self.said)


class Opened(Frozen):
    """A dialog, or what stands over the page like one, and what the keyboard does in it.

    Attributes:
        path: Where it stood when the page was opened; none when it was made later.
        role: As written, or ``dialog`` for the element of that name; empty where neither.
        name: What ``aria-label``, ``aria-labelledby`` or ``title`` call it.
        declared_modal: Whether it says that nothing else can be used while it is open.
        native: Whether the browser itself sees to that.
        backdrop: Whether something of it covers the whole window.
        stops: How many stops of the Tab key it holds.
        behind_inert: Whether what is behind it cannot be used.
        focus_moved_in: Whether opening it put the focus into it.
        left_forward: The path of the first stop outside it that Tab came to while it was open; none when it came to
            none.
        left_back: The same with Shift and Tab.
        escape_closes: Whether the Escape key closes it.
        closed_by: What closed it in the end; none when nothing that was tried did.
        focus_returns: Whether the focus was on what had opened it, or right beside it, once it was closed.
        focus_after: The path of what had the focus then; none when nothing did.
    """

    path: str | None
    role: str
    name: str
    declared_modal: bool
    native: bool
    backdrop: bool
    stops: int
    behind_inert: bool
    focus_moved_in: bool
    left_forward: str | None = None
    left_back: str | None = None
    escape_closes: bool = False
    closed_by: Literal["Escape", "a button in it"] | None = None
    focus_returns: bool | None = None
    focus_after: str | None = None


class Use(Frozen):
    """Something that was used.

    Attributes:
        path: Where it stands.
        role: As written; empty without one.
        by: What made something happen; none when nothing that was tried did.
        outcome: What happened.
        space: Whether the space bar does something too; none where that was not tried.
        before: Its ``aria-expanded``, ``-pressed``, ``-selected`` and ``-checked`` (``open`` of a details element)
            before, as far as it has them.
        after: The same after.
        undone_by: What took the change back; none when nothing that was tried did.
        after_undone: Its states then.
        next_stop: Where Tab went from it while something with stops in it was open; none where that was not tried.
        gone_after: Milliseconds after which something that had appeared went again by itself; none when it stayed.
        opened: The dialog that it opened.
    """

    path: str
    role: str = ""
    by: By | None = None
    outcome: Outcome = Outcome()
    space: bool | None = None
    before: Mapping[str, str] = Field(default_factory=dict)
    after: Mapping[str, str] = Field(default_factory=dict)
    undone_by: By | Literal["Escape"] | None = None
    after_undone: Mapping[str, str] = Field(default_factory=dict)
    next_stop: Literal["inside", "outside", "nowhere"] | None = None
    gone_after: int | None = None
    opened: Opened | None = None


class Hover(Frozen):
    """Something that makes something else appear while the pointer is on it.

    Attributes:
        path: Where it stands.
        outcome: What appeared.
        focus_shows: Whether the same appears while it, or the first stop in it, has the focus; none when there is no
            stop, so that no focus can be tried.
        stays: Whether what appeared is still there when the pointer has moved onto it.
        escape_hides: Whether the Escape key takes it away without the pointer moving.
    """

    path: str
    outcome: Outcome
    focus_shows: bool | None = None
    stays: bool | None = None
    escape_hides: bool | None = None


class Trial(Frozen):
    """A field that was given the focus, or a value.

    Attributes:
        path: Where it stands.
        on: What was done: the focus was put on it, its value was changed, or it was left after that.
        outcome: What happened.
        gone_after: Milliseconds after which something that had appeared went again by itself; none when it stayed.
    """

    path: str
    on: Literal["focus", "change", "leaving"]
    outcome: Outcome
    gone_after: int | None = None


class Shortcut(Frozen):
    """A single key that does something while the focus is on no field.

    Attributes:
        key: The character.
        outcome: What it did; empty when it only changed something that cannot be seen.
        stopped_by: The path of a check box or switch that, when used, stops it; none when none of those tried does.
    """

    key: str
    outcome: Outcome = Outcome()
    stopped_by: str | None = None


class Controls(Frozen):
    """What using the page showed. Only the page itself was tried, not what is in its frames.

    Attributes:
        uses: What was used that is no plain link and sends no form, at most 25, a few of those that are alike.
        pointed: What only a pointer can reach, used with one; only those of which something came.
        hovers: What makes something appear under the pointer.
        trials: The fields in which something happened on focus or change.
        shortcuts: The single keys that do something, at most 5.
        left_out: How many controls were not tried.
        cut_short: Why trying ended early; none when it did not.
    """

    uses: tuple[Use, ...] = ()
    pointed: tuple[Use, ...] = ()
    hovers: tuple[Hover, ...] = ()
    trials: tuple[Trial, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    left_out: int = 0
    cut_short: str | None = None
