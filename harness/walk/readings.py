"""Walks a journey in every way in which the service may take words that are not plain to it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext

from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.phone.call import Taken
from harness.walk.walker import Walked, Walker
from harness.web.channel import Browser, SharedTab
from harness.web.site import Site

MOST_READINGS = 16
"""Ways of taking a caller's words that are tried at most; further ways are left out."""


def walk(
    pack: Pack, name: str, person: Persona, *, browser: Browser | None, site: Site, no_browser: str | None
) -> Iterator[Walked]:
    """Walks a journey: once, or once for each way in which the service may take words that are not plain to it.

    Args:
        pack: The service.
        name: The journey's name.
        person: Who walks it.
        browser: What pages are visited with; none when there is none.
        site: The pack's pages.
        no_browser: Why there is no browser, in one sentence.
    """
    waiting: list[Taken] = [{}]
    for _ in range(MOST_READINGS):
        if not waiting:
            return
        taken = waiting.pop(0)
        with _tab(browser, site, pack, person) as tab:
            walker = Walker(pack, name, person, tab, no_browser, taken)
            yield walker.walk()
        decided = dict(taken)
        for hearing, readings in walker.readings.items():
            if hearing not in taken:
                waiting += [{**decided, hearing: other} for other in readings[1:]]
            decided[hearing] = readings[0]


def _tab(browser: Browser | None, site: Site, pack: Pack, person: Persona) -> AbstractContextManager[SharedTab | None]:
    return browser.shared_tab(site, pack.service, person) if browser else nullcontext()
