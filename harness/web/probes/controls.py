"""Uses what is on a page: what opens, closes and changes, and whether the keyboard can follow."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import Any, TypeVar

from playwright.sync_api import Error

from harness.model.controls import Controls, Hover, Outcome, Shortcut, Trial, Use
from harness.web.probes.controls_opened import Hand, try_dialog
from harness.web.scripts import source
from harness.web.stage import Stage

T = TypeVar("T")

_MOST = 25
_MOST_STEPS = 400  # keys pressed and questions put; counted rather than timed, so that every run tries the same
_MOST_RESETS = 4
_PARTS = [f"probes/controls_{part}.js" for part in ("see", "changes", "find", "try")]
_ARROWS = {"tab": "ArrowRight", "menuitem": "ArrowDown", "combobox": "ArrowDown"}
_BACK = {"Enter": "Enter", "Space": "Space", "arrow": "ArrowLeft"}
_BOXES = ("radio", "checkbox")
_TYPED = {"number": "1", "tel": "1", "range": "ArrowRight", "date": "1", "time": "1", "month": "1", "week": "1"}
_NEUTRAL = (1, 1)  # where the pointer is on nothing in particular


def probe_controls(stage: Stage) -> Controls:
    """Uses controls, fields and keys; whatever would leave the page is listed and kept back.

    Raises:
        Error: The page stopped answering.
    """
    with ExitStack() as holding:
        return _Trying(stage, holding).all()


def _script() -> str:
    return f"() => {{\n{source(*_PARTS)}\n}}"


class _Trying:
    def __init__(self, stage: Stage, holding: ExitStack) -> None:
        self._stage = stage
        self._holding = holding
        self._hand = Hand(stage)
        self._resets = 0
        self._left_out = 0
        self._cut: str | None = None

    def all(self) -> Controls:
        self._take_up()
        found = self._hand.ask("find", _MOST)
        trials = [*self._as_far(self._focused(found["focused"])), *self._as_far(self._changed(found["fields"]))]
        hovers = self._as_far(self._hovers(found["hovers"]))
        shortcuts = self._as_far(self._shortcuts()) if found["keys"] else ()
        uses = list(self._uses(found["controls"]))
        pointed = list(self._pointed(found["pointed"]))
        unchanged = self._left()
        self._holding.close()
        if not unchanged:
            self._stage.reset()
        return Controls(
            uses=tuple(uses),
            pointed=tuple(pointed),
            hovers=tuple(hovers),
            trials=tuple(trials),
            shortcuts=tuple(shortcuts),
            left_out=found["left_out"] + self._left_out,
            cut_short=self._cut,
        )

    # --- the page --------------------------------------------------------------------------------------------------

    def _left(self) -> bool:
        """Lets go of the page; says whether it stands as it did."""
        try:
            return bool(self._hand.ask("leave"))
        except Error:
            return False

    def _take_up(self) -> None:
        self._holding.enter_context(self._stage.held())
        self._stage.page.evaluate(_script())

    def _again(self) -> bool:
        """Loads the page again, unless that was done too often."""
        if self._resets >= _MOST_RESETS:
            self._cut = self._cut or "Too much on the page changed for good when it was used."
            return False
        self._resets += 1
        self._holding.close()
        self._stage.reset()
        self._take_up()
        return True

    def _as_far(self, trying: Iterator[T]) -> list[T]:
        """What was found until the page went away, if it did; the page is there again for what comes next."""
        found: list[T] = []
        try:
            found.extend(trying)
        except Error:
            self._again()
        return found

    def _over(self) -> bool:
        if self._hand.steps > _MOST_STEPS:
            self._cut = self._cut or f"Not everything was tried within {_MOST_STEPS} steps."
        return self._cut is not None

    # --- fields ----------------------------------------------------------------------------------------------------

    def _focused(self, paths: Sequence[str]) -> Iterator[Trial]:
        for found in self._hand.ask("focusEach", paths) if paths else ():
            yield Trial(path=found["path"], on="focus", outcome=found["outcome"], gone_after=found["gone"])

    def _changed(self, fields: Sequence[Mapping[str, Any]]) -> Iterator[Trial]:
        boxes = [field["path"] for field in fields if field["kind"] in _BOXES]
        for found in self._hand.ask("checkEach", boxes) if boxes else ():
            yield Trial(path=found["path"], on="change", outcome=found["outcome"], gone_after=found["gone"])
        for field in (each for each in fields if each["kind"] not in _BOXES):
            if self._over():
                return
            try:
                ready = self._hand.ask("field", field["path"])
                if ready and (field["kind"] != "select" or ready["choices"] > 1):
                    yield from self._change(field, ready["key"])
            except Error:
                if not self._again():
                    return

    def _change(self, field: Mapping[str, Any], arrow: str) -> Iterator[Trial]:
        path, kind = field["path"], field["kind"]
        self._hand.press(arrow if kind == "select" else _TYPED.get(kind, "a"))
        outcome = self._hand.ask("outcome")
        if outcome:
            yield Trial(path=path, on="change", outcome=outcome, gone_after=self._hand.ask("fade"))
        elif field["blurs"]:
            outcome = self._hand.ask("blurred")
            if outcome and Outcome(**outcome).changes:
                yield Trial(path=path, on="leaving", outcome=outcome, gone_after=self._hand.ask("fade"))
        self._hand.ask("putBack")

    # --- the pointer and single keys -------------------------------------------------------------------------------

    def _hovers(self, paths: Sequence[str]) -> Iterator[Hover]:
        mouse = self._stage.page.mouse
        for path in paths:
            if self._over():
                return
            mouse.move(*_NEUTRAL)
            at = self._hand.ask("spot", path)
            if at is None:
                continue
            mouse.move(*at)
            shows = self._hand.ask("hovering")
            if shows is None:
                continue
            mouse.move(*shows["at"], steps=4)
            stays = self._hand.ask("still")
            mouse.move(*at)
            self._hand.press("Escape")
            escapes = not self._hand.ask("still")
            mouse.move(*_NEUTRAL)
            focus = self._hand.ask("focusShows", path)
            yield Hover(path=path, outcome=shows["outcome"], focus_shows=focus, stays=stays, escape_hides=escapes)
        if paths:
            mouse.move(*_NEUTRAL)

    def _shortcuts(self) -> Iterator[Shortcut]:
        found = self._hand.ask("shortcuts")
        for each in found:
            yield Shortcut(key=each["key"], outcome=each["outcome"] or Outcome(), stopped_by=each["stopped_by"])
        if found:
            self._again()

    # --- controls --------------------------------------------------------------------------------------------------

    def _uses(self, controls: Sequence[Mapping[str, Any]]) -> Iterator[Use]:
        for at, control in enumerate(controls):
            if self._over():
                self._left_out += len(controls) - at
                return
            try:
                aimed = self._aim(control["path"])
                if aimed:
                    yield self._use(control, aimed["states"])
                elif self._cut:
                    self._left_out += 1
            except Error:
                self._again()

    def _aim(self, path: str) -> Any:  # noqa: ANN401 -- what the script answers
        """Puts the focus on a control; where an earlier use took it away, on the page as it was."""
        return self._hand.ask("aim", path) or (self._hand.ask("aim", path) if self._again() else None)

    def _use(self, control: Mapping[str, Any], before: Mapping[str, str]) -> Use:
        path, role = control["path"], control["role"]
        for by, key in _ways(control):
            result = self._do(key)
            if result["outcome"] or result["states"] != before:
                outcome, after = Outcome(**(result["outcome"] or {})), result["states"]
                more = self._follow(control, outcome, by, result)
                return Use(path=path, role=role, by=by, outcome=outcome, before=before, after=after, **more)
        return Use(path=path, role=role, before=before, after=before)

    def _do(self, key: str | None) -> Mapping[str, Any]:
        """Presses a key, or clicks, and says what came of it."""
        if key is None:
            self._hand.ask("clickAimed")
        else:
            self._hand.press(key)
        found: Mapping[str, Any] = self._hand.ask("after")
        return found

    def _follow(
        self, control: Mapping[str, Any], outcome: Outcome, by: str, result: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """What the keyboard finds in what was opened, and what takes it back."""
        more: dict[str, Any] = {}
        if result["dialog"]:
            more["opened"] = try_dialog(self._hand, result["dialog"])
        elif any(piece.stops for piece in outcome.appeared):
            if outcome.focus != "in what appeared":
                self._hand.press("Tab")
            more["next_stop"] = self._hand.ask("where")["place"]
            more["gone_after"] = self._hand.ask("fade")
        else:
            more["gone_after"] = result["gone"]
        wants_space = not control["native"] and control["role"] == "button" and by == "Enter"
        if wants_space and self._hand.ask("restart"):
            self._hand.press("Space")
            after = self._hand.ask("after")
            more["space"] = bool(after["outcome"] or after["clicked"])
            self._hand.ask("resume")
        elif by in ("Space", "pointer") and not control["native"]:
            more["space"] = by == "Space"
        return {**more, **(self._undo(by) if outcome.shows else {})}

    def _undo(self, by: str) -> Mapping[str, Any]:
        """Takes back what a use changed, with the same key or Escape."""
        for way, key in ((by, _BACK.get(by)), ("Escape", "Escape")):
            if key is None:
                continue
            if not self._hand.ask("left", by == "arrow"):
                break
            self._hand.press(key)
            states = self._hand.ask("settled")
            if states is not None:
                return {"undone_by": way, "after_undone": states}
        return {}

    def _pointed(self, paths: Sequence[str]) -> Iterator[Use]:
        for at, path in enumerate(paths):
            if self._over():
                self._left_out += len(paths) - at
                return
            try:
                found = self._hand.ask("click", path)
            except Error:
                self._again()
                continue
            if found and found["outcome"]:
                yield Use(
                    path=path, by="pointer", outcome=found["outcome"], gone_after=found["gone"],
                    undone_by="pointer" if found["undone"] else None, after=found["states"],
                )  # fmt: skip


def _ways(control: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """What to try on a control, in order: the key, or none for a click."""
    if control["role"] == "tab":
        yield "arrow", _ARROWS["tab"]
    yield "Enter", "Enter"
    if not control["native"]:
        yield "Space", "Space"
    if control["role"] in ("menuitem", "combobox"):
        yield "arrow", _ARROWS[control["role"]]
    if control["pressed"] or not control["native"]:
        yield "pointer", None
