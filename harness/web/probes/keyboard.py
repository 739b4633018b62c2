"""Walks a page with the Tab key, forward and back, by real key presses."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any, Literal

from playwright.sync_api import Error, JSHandle

from harness.model.keyboard import Keyboard, Loop, Skip, Stop
from harness.model.page import Box
from harness.web.keys import strike
from harness.web.probes.keyboard_loop import leave
from harness.web.scripts import source
from harness.web.stage import Stage

_MOST = 150
"""Stops in one direction: more than that nobody walks through, and a barrier shows before."""
_SECONDS = 10.0
"""For the whole walk: a page that makes every key slow is given up, and the record says so."""
_PICTURES = 6
"""Stops that pictures are taken of: 80 to 200 ms each, and only where no computed style shows the focus."""
_WITHIN = 20
"""Stops within one element, such as the day, month and year of a date."""
_EDGE = 8
_FAINT = 1.2
"""A change of less contrast than this is looked at in a picture, since an eye may not find it at all."""
_PARTS = [f"probes/{part}.js" for part in ("contrast", "keyboard_look", "keyboard")]
_STRUCK = ("Tab", "Enter", "Escape")


def probe_keyboard(stage: Stage) -> Keyboard:
    """Walks through the page from its top, back from its end, and tries the first link if it skips something.

    Raises:
        Error: The page stopped answering.
    """
    with stage.held():
        walk = Walk(stage)
        found = walk.whole()
        untouched = walk.put_back()
    if not untouched:
        stage.reset()
    return found


def _script() -> str:
    return f"(most) => {{\n{source(*_PARTS)}\n}}"


@dataclass
class Found:
    """What has the focus.

    Attributes:
        path: Of the element; none when nothing has the focus, or the page as a whole.
        strayed: The paths of what had it for a moment before.
        parts: Whether Tab may stop in it more than once.
        stop: What was seen of it.
    """

    path: str | None
    strayed: tuple[str, ...] = ()
    parts: bool = False
    stop: Mapping[str, Any] | None = None


class Walk:
    """One walk through one page."""

    def __init__(self, stage: Stage) -> None:
        """Put the focus in front of everything, and remember how things look without it."""
        self._stage = stage
        self._until = monotonic() + _SECONDS
        self._changed = False
        self._eyes: dict[str, JSHandle] = {}
        for prefix, frame in stage.frames().items():
            with suppress(Error):  # a frame that just went
                self._eyes[prefix] = frame.evaluate_handle(_script(), _MOST)
        if "" not in self._eyes:
            raise Error("The page cannot be looked at.")
        self._eyes[""].evaluate("(eyes) => eyes.top()")
        for eyes in self._eyes.values():
            eyes.evaluate("(eyes) => eyes.prepare()")
        # Out of the page: only from there does Tab begin with the first stop, whatever its number.
        self.press("Shift+Tab")
        self._address = stage.page.url

    @property
    def late(self) -> bool:
        """Whether the time is up."""
        return monotonic() > self._until

    def whole(self) -> Keyboard:
        """All of it."""
        forward, ended, loop = self._forward()
        if ended != "left":
            return Keyboard(forward=self._pictured(forward), ended=ended, loop=loop)
        back = self._back(len(forward)) if forward else []
        skip = self._skip(forward[0]) if forward and back else None
        return Keyboard(forward=self._pictured(forward), back=tuple(back), skip=skip)

    def press(self, key: str) -> None:
        """Press and let go of a key, or several together: ``Shift+Tab``."""
        struck = key.removeprefix("Shift+")
        if struck in _STRUCK:
            strike(self._stage.session, struck, shift=struck != key)
        else:
            self._stage.page.keyboard.press(key)

    def look(self, *, closely: bool = False) -> Found:
        """What has the focus now."""
        prefix, at = "", (0.0, 0.0)
        strayed: tuple[str, ...] = ()
        found = Found(None)
        while prefix in self._eyes:
            seen = self._eyes[prefix].evaluate("(eyes, closely) => eyes.stop(closely)", closely)
            strayed += tuple(f"{prefix}{each}" for each in seen["strayed"])
            if seen["path"] is None:
                break
            path = f"{prefix}{seen['path']}"
            found = Found(path, (), seen["parts"], _placed(seen["stop"], prefix, at))
            if not seen["frame"]:
                break
            at = (at[0] + seen["inner"][0], at[1] + seen["inner"][1])
            prefix = f"{path}#"
        found.strayed = strayed
        return found

    def words(self) -> str:
        """The words on the page now."""
        return str(self._eyes[""].evaluate("(eyes) => eyes.words()"))

    def put_back(self) -> bool:
        """Take the focus away and scroll to the top; says whether the page is otherwise as it was found."""
        if self._changed or self._stage.page.url != self._address:
            return False
        self._eyes[""].evaluate("(eyes) => eyes.top()")
        same = [eyes.evaluate("(eyes) => eyes.done()") for eyes in self._eyes.values()]
        return all(same)

    # --- the walk ----------------------------------------------------------------------------------------------------

    def _forward(self) -> tuple[list[Stop], Literal["left", "loop", "too-many"], Loop | None]:
        stops: list[Stop] = []
        known: set[str] = set()
        again: list[Found] = []
        on_nothing = within = 0
        last: str | None = None
        while len(stops) < _MOST and not self.late:
            self.press("Tab")
            found = self.look(closely=True)
            if found.path is None:
                on_nothing += 1
                last = None
                if on_nothing > 1:
                    return stops, "left", None
                continue
            came_from_nothing, on_nothing = bool(on_nothing), 0
            if came_from_nothing and found.path in known:
                return stops, "left", None
            if found.path == last and found.parts and within < _WITHIN:
                within += 1
                continue
            last, within = found.path, 0
            if found.path not in known:
                known.add(found.path)
                stops.append(_stop(found))
                again = []
                continue
            again.append(found)
            round_ = [each.path for each in again if each.path]
            if len(set(round_)) < len(round_):
                self._changed = True
                paths = tuple(dict.fromkeys(round_))
                strayed = any(away not in paths for each in again for away in each.strayed)
                return stops, "loop", leave(self, paths, strayed=strayed)
        return stops, "too-many", None

    def _back(self, most: int) -> list[Stop]:
        """From the first stop, where walking forward ended, over the end of the page to the first again."""
        stops: list[Stop] = []
        known: set[str] = set()
        on_nothing = 0
        for _ in range(2 * most + _WITHIN):
            self.press("Shift+Tab")
            found = self.look()
            if self.late:
                break
            if found.path is None:
                on_nothing += 1
                if on_nothing > (1 if stops else 2):
                    break
                continue
            came_from_nothing, on_nothing = bool(on_nothing), 0
            if found.path in known:
                if came_from_nothing:
                    self.press("Tab")  # round the page: out of it again, as the way back ends elsewhere
                    break
                continue
            if stops or came_from_nothing:
                known.add(found.path)
                stops.append(_stop(found))
        return stops

    def _skip(self, first: Stop) -> Skip | None:
        eyes = self._eyes[""]
        leads = None if "#" in first.path else eyes.evaluate("(eyes, path) => eyes.target(path)", first.path)
        if leads is None:
            return None
        self.press("Tab")  # the way back ended in front of everything
        if self.look().path != first.path:
            return None
        self.press("Enter")
        self.look()
        self.press("Tab")
        after = self.look().path
        after = None if after == first.path else after  # round the end of the page
        self._changed |= not eyes.evaluate("(eyes, address) => eyes.back(address)", self._address)
        return Skip(path=first.path, target=leads["path"], next=after)

    # --- pictures ----------------------------------------------------------------------------------------------------

    def _pictured(self, stops: list[Stop]) -> tuple[Stop, ...]:
        left = _PICTURES
        found = []
        for stop in stops:
            wanted = not stop.caret and not stop.unseen and not any(_plain(each.contrast) for each in stop.changes)
            if wanted and left and not self.late and "#" not in stop.path:
                left -= 1
                stop = stop.model_copy(update=self._compared(stop.path))
            found.append(stop)
        return tuple(found)

    def _compared(self, path: str) -> Mapping[str, Any]:
        """Pictures of a stop and, where they are the same, of all that is in the window."""
        eyes = self._eyes[""]
        near, window = [], []
        for focused in (False, True):
            box = eyes.evaluate("(eyes, [path, focused]) => eyes.show(path, focused)", [path, focused])
            if box is None:
                return {}
            near.append(self._picture(Box(*box)))
            if near[0] == near[-1]:
                window.append(self._picture(None))
        if near[0] == near[1]:
            return {"pixels": 0, "elsewhere": window[0] != window[1]}
        return dict(eyes.evaluate("(eyes, pictures) => eyes.compare(...pictures)", near))

    def _picture(self, box: Box | None) -> str:
        asked: dict[str, Any] = {"format": "png", "optimizeForSpeed": True}
        if box:
            x, y = self._eyes[""].evaluate("(eyes) => eyes.scroll()")
            asked["clip"] = {
                "x": max(0, box.x + x - _EDGE),
                "y": max(0, box.y + y - _EDGE),
                "width": min(box.width + 2 * _EDGE, 2000),
                "height": min(box.height + 2 * _EDGE, 1000),
                "scale": 1,
            }
        return str(self._stage.session.send("Page.captureScreenshot", asked)["data"])


def _plain(contrast: float | None) -> bool:
    return contrast is None or contrast >= _FAINT


def _stop(found: Found) -> Stop:
    return Stop(path=found.path or "", **(found.stop or {}))


def _placed(stop: Mapping[str, Any], prefix: str, at: tuple[float, float]) -> Mapping[str, Any]:
    x, y, width, height = stop["box"]
    by = stop["covered_by"] and f"{prefix}{stop['covered_by']}"
    return {**stop, "box": Box(x + at[0], y + at[1], width, height), "covered_by": by}
