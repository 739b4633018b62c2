"""A tab whose steps are taken once for all who operate alike: a pack's pages answer them all the same."""

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Literal, NamedTuple, Self

from harness.model.service import Service
from harness.model.visit import Visit
from harness.web.evidence import Place
from harness.web.tab import Step, Tab


class Act(NamedTuple):
    """Something that a person means to do in a tab: whatever came of it follows from this and from what went before."""

    what: Literal["open", "follow", "fill", "look-for-person"]
    words: tuple[str, ...] = ()


class Taken:
    """What came of the acts that were done so far, by who did them where, and by all that they had done before."""

    def __init__(self) -> None:
        """Nothing was done yet."""
        self._steps: dict[tuple[object, ...], tuple[Service, Step]] = {}

    def get(self, place: Place, acts: tuple[Act, ...]) -> Step | None:
        """What came of the last of some acts; none where nobody did them yet."""
        found = self._steps.get(self._key(place, acts))
        return found[1] if found else None

    def put(self, place: Place, acts: tuple[Act, ...], step: Step) -> None:
        """Keeps what came of an act, unless a page was not tested: the next may have more luck."""
        if not (step.visit and step.visit.untested):
            # The service is kept too, so that nothing else can have its identity.
            self._steps[self._key(place, acts)] = (place.service, step)

    @staticmethod
    def _key(place: Place, acts: tuple[Act, ...]) -> tuple[object, ...]:
        return (place.site.digest, id(place.service), place.way, place.identity, acts)


class SharedTab:
    """One person's tab, in which what somebody who operates alike has done before is not done again.

    The tab itself is opened when something new is to be done; it then does first what was only told so far.
    """

    def __init__(self, tab: Callable[[], Tab], place: Place, taken: Taken) -> None:
        """Get ready; nothing is opened yet.

        Args:
            tab: Makes the tab.
            place: Where the person is, and how they operate.
            taken: What came of earlier acts, of anybody's.
        """
        self._tab = tab
        self._place = place
        self._taken = taken
        self._acts: tuple[Act, ...] = ()
        self._real: Tab | None = None
        self._done = 0

    def open(self, url: str) -> Visit:
        """Go to an address; one without ``https://`` is given it, as a telephone does."""
        visit = self._step(Act("open", (url,))).visit
        assert visit is not None  # noqa: S101 -- opening an address always gives one
        return visit

    def follow(self, words: str) -> Step:
        """Use the link or button that these words mean."""
        return self._step(Act("follow", (words,)))

    def fill(self, fields: Mapping[str, str]) -> Step:
        """Fill in fields by their labels, and send the form."""
        return self._step(Act("fill", tuple(each for field in fields.items() for each in field)))

    def look_for_person(self) -> Step:
        """Use the link on this page that is most plainly about reaching a human."""
        return self._step(Act("look-for-person"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._real:
            self._real.close()

    def _step(self, act: Act) -> Step:
        self._acts = (*self._acts, act)
        known = self._taken.get(self._place, self._acts)
        if known is not None:
            return known
        if self._real is None:
            self._real = self._tab()
        for earlier in self._acts[self._done : -1]:
            _do(self._real, earlier)
        step = _do(self._real, act)
        self._done = len(self._acts)
        self._taken.put(self._place, self._acts, step)
        return step


def _do(tab: Tab, act: Act) -> Step:
    if act.what == "open":
        return Step("", tab.open(act.words[0]))
    if act.what == "follow":
        return tab.follow(act.words[0])
    if act.what == "fill":
        return tab.fill(dict(zip(act.words[::2], act.words[1::2], strict=True)))
    return tab.look_for_person()
