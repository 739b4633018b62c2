"""A page put on for experiments: it can be looked at, tried, and put back as it was."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import CDPSession, Error, Frame, Page

from harness.model.page import Snapshot
from harness.web import snapshot
from harness.web.accessibility_tree import Trees
from harness.web.gate import Gate
from harness.web.scripts import source

_KEY = "window[Symbol.for('harness')]"
LOADED = f"async (patience) => await ({_KEY}?.loaded(patience) ?? document.readyState === 'complete')"
"""Waits, in a page, until it is complete, for so many milliseconds; says whether it is."""

DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))"
"""Waits, in a page, until whatever was just done has been drawn."""

_STANDS = f"() => {{ try {{ return parent.{_KEY}.path(frameElement) }} catch {{ return null }} }}"


def script() -> str:
    """What is put into every document before its own scripts."""
    return source("stage.js")


class Stage:
    """One page in one tab.

    Attributes:
        page: The page.
        session: The same, for what only the browser itself knows.
        gate: What its requests have to pass.
        base: The page as it stood when it was opened, set by who opened it; every path in what probes record is one of
            its elements' paths.
        may_submit: Whether its forms may really be sent.
    """

    base: Snapshot

    def __init__(
        self, page: Page, session: CDPSession, gate: Gate, show: Callable[[], None], *, may_submit: bool
    ) -> None:
        """Take over a tab whose context has :func:`script` as an init script.

        Args:
            page: The tab.
            session: Its session.
            gate: What guards its context.
            show: Opens the page in the tab, as it is to be tried, until it is drawn; called again to put it back.
            may_submit: Whether its forms may really be sent.
        """
        self.page = page
        self.session = session
        self.gate = gate
        self.may_submit = may_submit
        self._show = show

    def reset(self) -> None:
        """Put the page back as it was when it was opened, by loading it again.

        Raises:
            Error: It cannot be shown.
        """
        self._show()

    def drawn(self) -> None:
        """Wait until whatever was just done has been drawn."""
        with suppress(Error):  # the page is going elsewhere
            self.page.evaluate(DRAWN)

    def take(self, trees: Trees | None = None) -> Snapshot:
        """The page as it stands now.

        Args:
            trees: What was asked for of this moment already.
        """
        listens: dict[str, list[str]] = {}
        for prefix, frame in self.frames().items():
            with suppress(Error):  # a frame that just went
                for path, types in frame.evaluate(f"() => {_KEY}?.listeners() ?? {{}}").items():
                    if path.startswith("/"):
                        listens.setdefault(f"{prefix}{path}", []).extend(types)
                    else:  # what the document or the window hears is put to its root
                        listens.setdefault(f"{prefix}/", []).extend(f"{path} {each}" for each in types)
        return snapshot.take(self.session, listens, trees)

    def focused(self) -> str | None:
        """The path of what has the focus; none when nothing has, or the page as a whole."""
        for prefix, frame in reversed(list(self.frames().items())):
            with suppress(Error):
                path = frame.evaluate(
                    f"() => document.hasFocus() && !/^(BODY|HTML|IFRAME)$/.test({_KEY}.focused()?.tagName ?? 'BODY') ?"
                    f" {_KEY}.path({_KEY}.focused()) : null"
                )
                if path:
                    return f"{prefix}{path}"
        return None

    def on(self, path: str, does: str, argument: Any = None) -> Any:  # noqa: ANN401 -- whatever the script answers
        """Evaluate a function of an element, and perhaps of one argument more, in its own document.

        Raises:
            Error: The element is not there, or the script failed.
        """
        prefix, _, own = path.rpartition("#")
        frame = self.frames().get(f"{prefix}#" if prefix else "")
        if frame is None:
            raise Error(f"There is no frame at {prefix}.")
        return frame.evaluate(f"([path, argument]) => ({does})({_KEY}.element(path), argument)", [own, argument])

    def frames(self) -> Mapping[str, Frame]:
        """The documents that scripts of ours can be run in, by what their elements' paths begin with."""
        found: dict[str, Frame] = {"": self.page.main_frame}
        for frame in self.page.frames[1:]:
            around = next((p for p, each in found.items() if each == frame.parent_frame), None)
            with suppress(Error):  # it just went
                if around is not None:
                    # Of another origin, it does not know where it stands.
                    path = frame.evaluate(_STANDS) or frame.frame_element().evaluate(f"(e) => {_KEY}.path(e)")
                    found[f"{around}{path}#"] = frame
        return found

    @contextmanager
    def held(self) -> Iterator[list[str]]:
        """While inside, the page can go nowhere and send nothing; the addresses it meant to go to are listed."""
        with self.gate.shut() as wanted:
            yield wanted
