"""Sends each form of a page empty and then wrong, and records what the page, or the service, says to it."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Literal

from playwright.sync_api import Dialog, Error, Page

from harness.model.forms import Attempt, Forms, Refused
from harness.model.page import TEXT, Snapshot
from harness.web.scripts import source
from harness.web.stage import Stage

MOST_FORMS = 3
"""As many forms of a page are tried; a project default."""

SECONDS = 10.0
"""After so long no further attempt is begun; a project default."""

_ANSWERED_WITHIN = 3000  # milliseconds for the document that answers a form; one that is only a download never comes
_QUIET, _PATIENCE = 50, 500  # milliseconds without a change that count as done, and at most for all changes
_IDLE, _SAID = 250, 40  # milliseconds to wait for a first change: where nothing happened yet, and where something has
_NOT_FOR_THIS = "it is a search, or stands beside what the page is about"
_ELSEWHERE = "(key) => !document[Symbol.for(key)] && document.readyState === 'complete'"


def probe_forms(stage: Stage) -> Forms:
    """Tries the forms of the page itself; those in its frames are left alone.

    Where the stage may not submit, nothing leaves the page but what scripts read with GET; where the form would have
    gone is recorded, and one that may pay for, end or delete something, or that asks for a password, is not tried.

    Raises:
        Error: The page stopped answering.
    """
    began = time.monotonic()
    attempts: list[Attempt] = []
    left_out: dict[str, str] = {}
    tried = 0
    for form in stage.page.evaluate(f"() => {_script()}.forms()"):
        why_not = _why_not(stage, form, tried)
        if why_not:
            left_out[form["path"]] = why_not
            continue
        tried += 1
        kinds: Sequence[Literal["empty", "wrong"]] = ("empty", "wrong") if form["typed"] else ("empty",)
        for kind in kinds:
            if time.monotonic() - began > SECONDS:
                left_out[form["path"]] = f"the page's forms had taken {SECONDS:g} seconds already"
                break
            attempt = _attempt(stage, form, kind)
            stage.reset()
            if attempt:
                attempts.append(attempt)
    return Forms(attempts=tuple(attempts), left_out=left_out)


def _script() -> str:
    return source("probes/forms.js")


def _why_not(stage: Stage, form: Mapping[str, Any], tried: int) -> str | None:
    if form["aside"]:
        return _NOT_FOR_THIS
    if form["risky"] and not stage.may_submit:
        return str(form["risky"])
    return f"the page has more than {MOST_FORMS} forms" if tried == MOST_FORMS else None


def _attempt(stage: Stage, form: Mapping[str, Any], kind: Literal["empty", "wrong"]) -> Attempt | None:
    """One attempt; none where the form is not there any more when the page is loaded again."""
    page = stage.page
    with _overheard(page) as (dialogs, windows), _sending(stage) as wanted:
        asked = {
            "path": form["path"],
            "button": form["button"],
            "fields": [field["path"] for field in form["fields"]],
            "fills": kind == "wrong",
        }
        said = page.evaluate(f"(asked) => {_script()}.send(asked)", asked)
        if said is None:
            return None
        _wait(stage, said, (wanted, windows))
        now = page.evaluate(f"(fields) => {_script()}.now(fields)", form["fields"])
        after = stage.take()
        focus = stage.focused()
        went = [page.url] if now["answered"] else []
    return Attempt(
        form=form["path"],
        button=form["button"],
        kind=kind,
        entered=said["entered"],
        sent_to=next(iter((*wanted, *went)), said["to"]),
        answered=now["answered"],
        refused=tuple(Refused(**each) for each in said["refused"]),
        dialogs=tuple(dialogs),
        title=now["title"],
        focus=focus,
        fields=now["places"],
        appeared=_appeared(stage.base, after),
        after=after,
    )


@contextmanager
def _sending(stage: Stage) -> Iterator[list[str]]:
    """Where the form may be sent, nothing is held, and nothing listed."""
    if stage.may_submit:
        yield []
    else:
        with stage.held() as wanted:
            yield wanted


@contextmanager
def _overheard(page: Page) -> Iterator[tuple[list[str], list[Page]]]:
    """What is said in windows of its own, and the windows that open; the tab sees to it that they are closed."""
    dialogs: list[str] = []
    windows: list[Page] = []

    def hear(dialog: Dialog) -> None:  # the gate answers it
        dialogs.append(dialog.message)

    def meet(window: Page) -> None:
        windows.append(window)

    page.on("dialog", hear)
    page.on("popup", meet)
    try:
        yield dialogs, windows
    finally:
        page.remove_listener("dialog", hear)
        page.remove_listener("popup", meet)


def _wait(stage: Stage, said: Mapping[str, Any], seen: Sequence[Sequence[Any]]) -> None:
    """Until the answer is there, or the page has done what it does by itself.

    Args:
        stage: With the page.
        said: What came of pressing the button at once.
        seen: What fills as soon as the form has gone to where it is not waited for: the gate, or another window.
    """
    page = stage.page
    leaves = said["how"] == "here" and stage.may_submit
    if not leaves:
        spoke = said["how"] or any(refused["shown"] for refused in said["refused"])
        asked = {"quiet": _QUIET, "patience": _PATIENCE, "first": _SAID if spoke else _IDLE}
        try:
            page.evaluate(f"(asked) => {_script()}.still(asked)", asked)
        except Error:  # a script went to another page
            leaves = stage.may_submit
    if leaves:
        with suppress(Error):
            page.wait_for_function(_ELSEWHERE, arg="harness.forms", timeout=_ANSWERED_WITHIN)
    elif said["how"] in ("here", "window"):
        until = time.monotonic() + _ANSWERED_WITHIN / 1000
        while not any(seen) and time.monotonic() < until:
            page.wait_for_timeout(_SAID)
    stage.drawn()


def _appeared(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """Where words are to be seen that were not, or not as often."""
    known = Counter(" ".join(each.text.split()) for each in before.tagged(TEXT) if before.seen(each))
    found: dict[str, None] = {}
    for each in after.tagged(TEXT):
        words = " ".join(each.text.split())
        around = after.parent(each)
        if not words or around is None or not after.seen(each):
            continue
        if known[words]:
            known[words] -= 1
        elif around.path:
            found[around.path] = None
    return tuple(found)
