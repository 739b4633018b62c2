"""What somebody has when a call is over: the numbers they kept, the texts they can read, the pages these open.

A page is taken as it stands in its file: its links, its telephone numbers, and where its form leads. Whether this
person can work the page is what visits find out, not this.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from harness.language.numbers import dialled, find_addresses, find_numbers
from harness.model.pack import Pack
from harness.model.persona import Persona
from harness.model.service import Page, WayIn
from harness.phone.call import told
from harness.phone.receiving import Receiver
from harness.phone.spoken_numbers import keeps_number
from harness.phone.turns import Spoken
from harness.routes.people import Mask, People
from harness.routes.places import Memory
from harness.sms import handset


@dataclass(frozen=True, slots=True)
class Judged:
    """For whom something holds: surely, and at most."""

    sure: Mask = 0
    maybe: Mask = 0

    def __or__(self, other: "Judged") -> "Judged":
        return Judged(self.sure | other.sure, self.maybe | other.maybe)

    def only(self, people: Mask) -> "Judged":
        """For those of these people only."""
        return Judged(self.sure & people, self.maybe & people)


@dataclass(frozen=True)
class Shown:
    """What a page or a text puts before somebody.

    Attributes:
        numbers: Telephone numbers, as they are dialled.
        links: Addresses.
    """

    numbers: frozenset[str]
    links: frozenset[str]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style", "template")
        address = dict(attrs).get("href")
        if tag == "a" and address:
            self.links.append(address)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style", "template")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def read_page(html: str) -> Shown:
    """What a page shows, read without running it."""
    reader = _Reader()
    reader.feed(html)
    called = [link.removeprefix("tel:") for link in reader.links if link.startswith("tel:")]
    numbers = (*find_numbers(" ".join(reader.words)), *called)
    return Shown(frozenset(map(dialled, numbers)), frozenset(link.rstrip("/") for link in reader.links))


@dataclass
class Worth:
    """What the end of a call is worth, for everybody.

    Attributes:
        pack: The service.
        people: Everybody.
        numbers: The telephone numbers that the flow says, as they are dialled.
        connects: Whom each line leads to a human, when they ring it.
    """

    pack: Pack
    people: People
    numbers: tuple[str, ...]
    connects: Mapping[str, Judged]
    _pages: dict[str, Shown] = field(default_factory=dict)
    _reach: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    _texts: dict[tuple[str, int], Shown] = field(default_factory=dict)
    _known: dict[tuple[str, Memory], Judged] = field(default_factory=dict)
    _gives: dict[tuple[str, Memory], Mapping[str, Mask]] = field(default_factory=dict)

    def good(self, line: str, memory: Memory) -> Judged:
        """For whom the end of a call is good: they have a way to a human, or their goal and the offer of one.

        Args:
            line: The line that ended the call; a way back to it is a circle.
            memory: What the call gave.
        """
        key = (line, memory)
        if key not in self._known:
            self._known[key] = self._good(line, memory)
        return self._known[key]

    def gives(self, memory: Memory) -> Mapping[str, Mask]:
        """Who can have which outcome from what a call said, from its texts and on the pages that these open."""
        key = ("", memory)
        if key not in self._gives:
            found: dict[str, Mask] = {}
            for place in range(len(self.people.everybody)):
                for outcome in self._has(place, memory):
                    found[outcome] = found.get(outcome, 0) | 1 << place
            self._gives[key] = found
        return self._gives[key]

    def _has(self, place: int, memory: Memory) -> frozenset[str]:
        """The outcomes that somebody has once the call is over."""
        pages = (self.pack.service.pages[page].gives for page in self._opened(place, memory))
        texts = (self.pack.texts[text].given(self._words(text, place)) for text in memory.texts)
        return frozenset[str]().union(*pages, *texts, self._told(place, memory))

    def _told(self, place: int, memory: Memory) -> Iterator[str]:
        """The outcomes that somebody has from what was said; each step's words are taken to be said once."""
        receiver = Receiver(self.people.everybody[place])
        for start, name in enumerate(sorted(memory.said)):
            step = self.pack.phone.steps[name]
            for words in step.prompts():
                yield from told(step, receiver.receive(Spoken(name, words, start, start, language=step.language)))

    def pages_from(self, person: Persona, place: int, page: str) -> frozenset[str]:
        """The pages that somebody can come to from one of them."""
        key = (page, place)
        if key not in self._reach:
            self._reach[key] = frozenset(self._walk(person, [page]))
        return self._reach[key]

    def _good(self, line: str, memory: Memory) -> Judged:
        found = Judged()
        for place in range(len(self.people.everybody)):
            found |= self._for(place, line, memory).only(1 << place)
        return found

    def _for(self, place: int, line: str, memory: Memory) -> Judged:
        person, everybody = self.people.everybody[place], self.people.all
        heard = {n for n, times in zip(self.numbers, memory.numbers, strict=True) if times and _keeps(person, times)}
        texts = [self._read(text, place) for text in sorted(memory.texts)]
        pages = self._opened(place, memory)
        shown = [*texts, *(self._page(page) for page in pages)]
        numbers = heard.union(*(each.numbers for each in shown))
        links = frozenset[str]().union(*(self._page(page).links for page in pages))
        found = Judged()
        ways = list(self._ways(numbers, links))
        for way in ways:
            found |= self._leads(person, way, line)
        if self._has(place, memory) and (memory.offered or any(person.can_use(way.kind) for way in ways)):
            found |= Judged(everybody, everybody)
        return found

    def _ways(self, numbers: Iterable[str], links: Iterable[str]) -> Iterator[WayIn]:
        listed = self.pack.service.ways_in.values()
        by_number = {dialled(way.number): way for way in listed if way.number}
        for number in sorted(numbers):
            yield by_number.get(number) or WayIn(kind="phone", name=number, number=number)
        by_url = {way.url.rstrip("/"): way for way in listed if way.url and way.kind != "page"}
        yield from (by_url[link] for link in sorted(links) if link in by_url)

    def _leads(self, person: Persona, way: WayIn, line: str) -> Judged:
        everybody = self.people.all
        if not person.can_use(way.kind) or way.line == line:
            return Judged()
        if way.line is None and way.human is not None:
            serves = self.pack.service.humans[way.human].serves(person.says.languages)
            return Judged(everybody, everybody) if serves else Judged()
        return Judged(0, everybody) if way.line is None else self.connects.get(way.line, Judged(0, everybody))

    def _read(self, text: str, place: int) -> Shown:
        """What a text puts before somebody."""
        if (text, place) not in self._texts:
            words = self._words(text, place)
            links = (link.rstrip("/") for link in find_addresses(words))
            self._texts[text, place] = Shown(frozenset(map(dialled, find_numbers(words))), frozenset(links))
        return self._texts[text, place]

    def _words(self, text: str, place: int) -> str:
        """What of a text comes to somebody."""
        person = self.people.everybody[place]
        message = handset.receive(text, self.pack.texts[text], person, 0.0)
        return handset.read(message, 0, person, 0.0).received or ""

    def _opened(self, place: int, memory: Memory) -> frozenset[str]:
        """The pages that somebody can come to from the texts of a call."""
        person = self.people.everybody[place]
        if not person.has.browser or not memory.texts:
            return frozenset()
        links = frozenset[str]().union(*(self._read(text, place).links for text in memory.texts))
        opened = [name for name, page in self.pack.service.pages.items() if page.url.rstrip("/") in links]
        return frozenset[str]().union(*(self.pages_from(person, place, page) for page in opened))

    def _walk(self, person: Persona, pages: list[str]) -> Iterator[str]:
        seen: set[str] = set()
        while pages:
            name = pages.pop()
            page = self.pack.service.pages[name]
            if name in seen or page.language not in person.understands.languages:
                continue
            seen.add(name)
            yield name
            pages += self._onward(person, name, page)

    def _onward(self, person: Persona, name: str, page: Page) -> Iterator[str]:
        links = self._page(name).links
        yield from (other for other, to in self.pack.service.pages.items() if to.url.rstrip("/") in links)
        yield from (form.to for form in page.submits if form.identity in (None, person.proves.identity))

    def _page(self, name: str) -> Shown:
        if name not in self._pages:
            file = self.pack.pages / self.pack.service.pages[name].file
            self._pages[name] = read_page(file.read_text(encoding="utf-8"))
        return self._pages[name]


def _keeps(person: Persona, times: int) -> bool:
    """Whether somebody has a number after it was said so often."""
    receiver = Receiver(person)
    heard = [receiver.receive(Spoken("", "0", start, start)) for start in range(times)]
    return keeps_number(person, sum(each.whole for each in heard))
