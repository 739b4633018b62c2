"""The one driver of browsers in this process: Playwright starts only once in a thread, and several may want it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Playwright, sync_playwright

_running: Playwright | None = None
_users = 0


@contextmanager
def driver() -> Iterator[Playwright]:
    """The driver, started by the first who wants it and stopped by the last.

    Raises:
        Error: It does not start.
    """
    global _running, _users
    if _running is None:
        _running = sync_playwright().start()
    _users += 1
    try:
        yield _running
    finally:
        _users -= 1
        if _users == 0:
            running, _running = _running, None
            running.stop()
