"""Why a page could not be visited, in words that follow its address and say what to do."""

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as TookTooLong

ROUND_AND_ROUND = "keeps going from page to page by itself, so none of them could be tried."
ELSEWHERE = (
    "goes on by itself to {}, which was not opened: only the addresses that were given are. "
    "If that is the page you mean, give its address."
)
SENDS = (
    "sends a form to {} by itself as soon as it is opened. It was not sent, so what follows is not known; "
    "--allow-submit with that address would send it."
)
_CLOSE = 0.5
"""Seconds: a visit that took the whole of its time, but for these, was ended for it."""


def why_untested(trouble: Error, took: float, *, patience: float, whole: float, crashed: bool) -> str:
    """Puts what the browser reports into words.

    Args:
        trouble: What it reports.
        took: Seconds that the visit had taken by then.
        patience: Seconds that the page was given for one thing.
        whole: Seconds that it was given for all.
        crashed: Whether the tab had crashed.
    """
    if crashed or "crashed" in trouble.message:
        return "made the browser's tab crash, so what is there was not recorded."
    if took >= whole - _CLOSE:
        return (
            f"kept the browser busy for more than {whole:g} seconds, so it was ended there. "
            "A script that never ends does this; if the page is only slow, give it longer with --timeout."
        )
    if isinstance(trouble, TookTooLong):
        return (
            f"did not finish loading within {patience:g} seconds: something that it loads never comes, "
            "or a script of it never ends. If it is only slow, give it longer with --timeout."
        )
    return "stopped answering, so what is there was not recorded."
