"""Asks the browser itself for what may be very long."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from playwright.sync_api import CDPSession

# What the part of Playwright that sends wants to know besides: newer ones how long to wait, where none is for ever.
_BESIDES: tuple[Mapping[str, Any], ...] = ({"timeout": None}, {})


def ask(session: CDPSession, method: str, wanted: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401 -- as it comes
    """What the browser answers, as :meth:`CDPSession.send` gives it, but sooner.

    Playwright looks for objects of its own in every value that comes back. An answer of the browser itself holds none,
    and of a page with thousands of elements the search takes longer than the page.

    Raises:
        Error: The page went away or stopped answering.
    """
    params = dict(wanted or {})
    for besides in _BESIDES:
        sending = None
        with suppress(AttributeError, TypeError):  # another Playwright than those that this was written for
            sending = session._impl_obj.send(method=method, params=params, **besides)
        if sending is not None:
            return session._sync(sending)
    return session.send(method, params)
