"""A short script of steps that brings a page into the state that is to be visited."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, Self
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import CDPSession, Error
from playwright.sync_api import TimeoutError as TookTooLong
from pydantic import model_validator

from harness.load import LoadError
from harness.load.yaml_file import YamlFile
from harness.model.base import Frozen
from harness.web.arriving import Ground
from harness.web.matching import by_words
from harness.web.operate import NotDone
from harness.web.pointer import Pointer
from harness.web.stage import DRAWN

MOST_STEPS = 50
"""Steps of one script: it is made again each time that the page is put back."""


class Step(Frozen):
    """One thing to do; exactly one of them.

    Attributes:
        open: An address to go to.
        follow: The words of a link or button to click.
        fill: Values by the labels of fields; the form is then sent, where sending is allowed.
        press: A key, as ``Enter`` or ``Escape``.
        wait_for: Words that have to be on the page.
    """

    open: str | None = None
    follow: str | None = None
    fill: Mapping[str, str] | None = None
    press: str | None = None
    wait_for: str | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_dump(exclude_none=True)) != 1:
            raise ValueError("a step is one of open, follow, fill, press and wait_for")
        return self


class StepFailed(Exception):  # noqa: N818 -- it reads as what happened
    """A step of a script could not be done; the message says which, where it stands, and why."""


class _Placed(NamedTuple):
    step: Step
    place: str


class Script:
    """Steps that were read from a file.

    Attributes:
        digest: What a visit turns on of it.
    """

    def __init__(self, steps: Sequence[_Placed]) -> None:
        self._steps = tuple(steps)
        self.digest = repr([placed.step for placed in self._steps])

    @classmethod
    def load(cls, path: Path) -> Self:
        """Reads a script.

        Raises:
            LoadError: It is not right; each problem has its line and column.
        """
        file = YamlFile(path, str(path))
        steps = file.as_model(tuple[Step, ...])
        if not 0 < len(steps) <= MOST_STEPS:
            raise LoadError([file.problem((), f"A script has between 1 and {MOST_STEPS} steps.")])
        places = (file.at((at,))[1:] for at in range(len(steps)))
        return cls(
            [_Placed(step, f"{path}:{line}:{column}") for step, (line, column) in zip(steps, places, strict=True)]
        )

    def __call__(self, ground: Ground) -> None:
        """Does the steps, one after another.

        Raises:
            StepFailed: One could not be done.
            Error: The page went away or stopped answering.
        """
        for number, (step, place) in enumerate(self._steps, 1):
            unsent = len(ground.gate.unsent_forms)
            try:
                _Doing(ground).do(step)
            except NotDone as why:
                raise StepFailed(f"{place}: Step {number} ({_said(step)}) could not be done. {why}") from None
            if len(ground.gate.unsent_forms) > unsent:
                raise StepFailed(
                    f"{place}: Step {number} ({_said(step)}) would send a form to {ground.gate.unsent_forms[-1]}, and "
                    "nothing is sent to a live site unless it is named. To send it: --allow-submit with that address."
                )


class _Doing:
    """One step on a page, and waiting until what it set going is over."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._page = ground.page
        self._leaving = False

    def do(self, step: Step) -> None:
        session, page = self._ground.session, self._page
        frame = _frame(session)

        def goes(event: Mapping[str, Any]) -> None:
            here = event["frameId"] == frame and urlsplit(event["url"]).scheme in ("http", "https")
            self._leaving |= here and event.get("navigationType", "differentDocument") == "differentDocument"

        def loaded(_: object) -> None:
            self._leaving = False

        session.on("Page.frameRequestedNavigation", goes)
        page.on("load", loaded)
        try:
            self._begin(step)
            self._settle()
        finally:
            page.remove_listener("load", loaded)
            session.remove_listener("Page.frameRequestedNavigation", goes)

    def _begin(self, step: Step) -> None:
        page, hand = self._page, Pointer(self._page)
        if step.open is not None:
            self._open(urljoin(page.url, step.open))
        elif step.follow is not None:
            hand.follow(by_words(step.follow), f"says “{step.follow}”")
        elif step.fill is not None:
            hand.fill(step.fill)
        elif step.press is not None:
            try:
                page.keyboard.press(step.press)
            except Error as trouble:
                if "Unknown key" not in trouble.message:
                    raise
                raise NotDone(f"“{step.press}” is no key. Keys are called Enter, Escape, Tab, ArrowDown, a …") from None
        elif step.wait_for is not None:
            try:
                page.get_by_text(step.wait_for).locator("visible=true").first.wait_for(state="visible")
            except TookTooLong:
                page.evaluate("0")  # a page that hangs does not come back from here, and is reported as such
                raise NotDone(f"“{step.wait_for}” did not come to stand on the page.") from None

    def _open(self, url: str) -> None:
        left = len(self._ground.gate.left)
        try:
            answer = self._page.goto(url)
        except Error:
            if len(self._ground.gate.left) > left:
                raise NotDone(f"{self._ground.gate.left[-1]} was not opened: only what was given is.") from None
            raise
        if answer is not None and not answer.ok:
            raise NotDone(f"{url} answered {answer.status}.")

    def _settle(self) -> None:
        """Waits until what was set going is over; where the gate refused it, nothing comes."""
        before = self._refused
        self._drawn()
        if self._leaving and self._refused == before:
            try:
                self._page.wait_for_event("load")
            except TookTooLong:
                if self._refused == before:
                    raise
        self._page.wait_for_function("document.readyState === 'complete'")
        self._drawn()

    @property
    def _refused(self) -> int:
        return len(self._ground.gate.left) + len(self._ground.gate.unsent_forms)

    def _drawn(self) -> None:
        with suppress(Error):  # it is going elsewhere
            self._page.evaluate(DRAWN)


def _frame(session: CDPSession) -> str:
    session.send("Page.enable")
    return str(session.send("Page.getFrameTree")["frameTree"]["frame"]["id"])


def _said(step: Step) -> str:
    ((name, value),) = step.model_dump(exclude_none=True).items()
    return f"{name}: {', '.join(value) if isinstance(value, dict) else value}"
