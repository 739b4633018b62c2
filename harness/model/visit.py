"""What a page visit recorded: raw evidence, no judgement."""

from typing import Literal, NamedTuple

from pydantic import Field

from harness.model.base import Basis, Frozen, Origin
from harness.model.page import Box, Snapshot
from harness.model.probed import Probed
from harness.model.rotor import Rotor

Operating = Literal["pointer", "unsteady-pointer", "keyboard", "screen-reader"]
"""What the hands do."""

View = Literal["plain", "enlarged", "own-colours", "own-spacing"]
"""How the page is shown."""


class AxeNode(Frozen):
    """One element that an axe rule speaks of.

    Attributes:
        target: Its selector.
        html: How it begins.
        summary: What axe asks to be mended.
        box: Where it stands on the page; none where it has no size, or lies in a frame.
    """

    target: str
    html: str
    summary: str
    box: Box | None = None


class AxeResult(Frozen):
    """What one axe rule said of one page.

    Attributes:
        rule: axe's id for the rule.
        outcome: ``violation`` is axe's certain failure, ``needs-review`` is its question to a person.
        impact: axe's own word: minor, moderate, serious or critical.
        help: What the rule asks, in axe's words.
        help_url: axe's page about the rule.
        tags: axe's tags, WCAG criteria among them.
        nodes: The elements, at most the first few.
        count: How many elements there were in all.
        width: The viewport's width, in CSS pixels, at which it was found.
    """

    rule: str
    outcome: Literal["violation", "needs-review"]
    impact: str | None
    help: str
    help_url: str
    tags: tuple[str, ...]
    nodes: tuple[AxeNode, ...]
    count: int
    width: int


class Stop(NamedTuple):
    """A stop of the Tab key, to be shown on the page's picture: what it is called, and where it stands."""

    name: str
    box: Box


class Link(Frozen):
    """A link as the accessibility tree exposes it: its name, and where it goes."""

    name: str
    href: str


class Visit(Frozen):
    """One page, as one way of operating met it.

    Attributes:
        id: A short hash of page, content and way of operating.
        page: The page's name in the pack; none for a page outside one.
        where: The line of the pack that names it.
        basis: What the page stands on.
        url: The address in the bar.
        title: The page's title.
        language: Its ``lang``.
        operating: How it was operated.
        view: How it was shown.
        words: The visible words, in reading order.
        exposed: What the accessibility tree says, line by line: what a screen reader has to work with.
        rotor: The lists that a screen reader offers of it.
        announced: What is said to somebody who listens once a form of it is sent empty, in sentences.
        links: Its links.
        numbers: The telephone numbers in it.
        axe: What axe said, every frame.
        axe_passes: How many axe rules passed; 0 means that axe applied nothing and its silence proves nothing.
        axe_version: The engine's version.
        picture: The screenshot's file name in the evidence folder, if one was taken.
        narrow_picture: The same at 320 CSS pixels, which is what 400 % leaves of a window.
        stops: The first stops of the Tab key, in order.
        untested: Why the page could not be visited; none when it was.
        probed: What was tried on it; kept in a file of its own, since it is large.
    """

    id: str
    page: str | None
    where: Origin | None
    basis: Basis
    url: str
    title: str = ""
    language: str | None = None
    operating: Operating
    view: View = "plain"
    words: str = ""
    exposed: tuple[str, ...] = ()
    rotor: Rotor = Rotor()
    announced: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    numbers: tuple[str, ...] = ()
    axe: tuple[AxeResult, ...] = ()
    axe_passes: int = 0
    axe_version: str | None = None
    picture: str | None = None
    narrow_picture: str | None = None
    stops: tuple[Stop, ...] = ()
    untested: str | None = None
    probed: Probed = Field(default=Probed(), exclude=True, repr=False)

    @property
    def snapshot(self) -> Snapshot:
        """The page's elements.

        Raises:
            ValueError: They were not recorded.
        """
        if self.probed.snapshot is None:
            raise ValueError(f"The elements of {self.url} were not recorded.")
        return self.probed.snapshot
