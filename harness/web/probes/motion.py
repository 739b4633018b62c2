"""Looks at what moves on a page, and at what its scripts do while nobody does anything."""

import time
from typing import Any

from playwright.sync_api import Error, Page

from harness.model.motion import Motion
from harness.web.scripts import source
from harness.web.stage import Stage, script
from harness.web.ways import settings

_WATCHED = "window[Symbol.for('harness.watched')]"
_SHORT = 6
"""Seconds on the page's clock within which what moves shows itself: WCAG 2.2 2.2.2 allows five."""

_LONG = 3600
"""Seconds on the page's clock within which a session ends, if it does; ours."""

_PATIENCE = 2.0
"""Seconds on our clock that each may take."""


def probe_motion(stage: Stage) -> Motion:
    """Records what moves, for people who have asked for less motion and for those who have not.

    What scripts do as time passes is watched in a second window, where the clock runs as fast as it can; it is opened
    only where they wait for something.

    Raises:
        Error: The page went away or stopped answering.
    """
    page = stage.page
    begun: dict[str, Any] = page.evaluate(f"() => {source('probes/motion.js')}.begin()")
    reduced = page.evaluate("() => matchMedia('(prefers-reduced-motion: reduce)').matches")
    try:
        page.emulate_media(reduced_motion="no-preference")
        animations = page.evaluate(f"() => {source('probes/motion.js')}.animations()")
    finally:
        page.emulate_media(reduced_motion="reduce" if reduced else "no-preference")
    despite = {(each["path"], each["name"]) for each in begun["despite"]}
    return Motion(
        animations=[{**each, "despite": (each["path"], each["name"]) in despite} for each in animations],
        pictures=begun["pictures"],
        playing=begun["playing"],
        **(_watched(stage) if begun["waits"] else {}),
    )


def _watched(stage: Stage) -> dict[str, Any]:
    """What scripts do within an hour of the page's own time."""
    here = stage.page.context
    assert here.browser is not None  # noqa: S101 -- contexts are made by one
    # Of its own, since a clock that was made to run fast cannot be slowed down again.
    shown = settings("plain")
    shown["viewport"] = stage.page.viewport_size or shown["viewport"]
    context = here.browser.new_context(
        **shown,
        reduced_motion="no-preference",
        storage_state=here.storage_state(),
        user_agent=stage.page.evaluate("navigator.userAgent"),
    )
    try:
        context.set_default_timeout(_PATIENCE * 2000)
        context.add_init_script(script())
        context.add_init_script(source("probes/watched.js"))
        stage.gate.guard(context)
        tab = context.new_page()
        tab.goto(stage.page.url)
        with stage.held():
            tab.evaluate(f"() => {_WATCHED}.loaded()")
            tilted = tab.evaluate(f"() => {_WATCHED}.tilted()")
            whole = _pass(tab, _SHORT)
            tab.evaluate(f"() => {_WATCHED}.rest()")
            whole = whole and _pass(tab, _LONG - _SHORT)
            found: dict[str, Any] = tab.evaluate(f"() => {_WATCHED}.found()")
        return {**found, "tilted": tilted, "capped": found["capped"] or not whole}
    except Error:  # what was to be watched does not open twice, or ended the window
        return {"capped": True}
    finally:
        context.close()


def _pass(tab: Page, seconds: float) -> bool:
    """Let time pass in a tab, as fast as it can; whether it all passed within our patience."""
    session = tab.context.new_cdp_session(tab)
    over: list[object] = []
    session.on("Emulation.virtualTimeBudgetExpired", lambda event: over.append(event))
    session.send("Emulation.setVirtualTimePolicy", {"policy": "advance", "budget": seconds * 1000})
    until = time.monotonic() + _PATIENCE
    while not over and time.monotonic() < until:
        tab.wait_for_timeout(2)
    return bool(over)
