"""Draws the route map of a pack: its call, its texts and its pages as one graph.

It holds what the service offers, whoever comes: what an edge needs of a caller stands on it. The proofs search the
states of the same steps.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from harness.language.numbers import dialled, every_number, find_addresses, find_numbers
from harness.model.answering import Callback, Queue, Transfer
from harness.model.base import Channel
from harness.model.callflow import Step
from harness.model.pack import Pack
from harness.model.questions import Ask, Menu
from harness.model.routemap import Need, Node, RouteEdge, RouteMap
from harness.model.service import Human, Page, Text, WayIn
from harness.model.steps import Branch, Edge, Loop, SendText, Unknown
from harness.phone.caller import NINO
from harness.phone.prepared import lengths_of
from harness.routes.worth import Shown, read_page
from harness.standards.call_prices import pence_a_minute

_CALLERS_LINES = ("mobile", "landline", "withheld", "international")
By = Literal["caller", "outside", "service"]


def chart(pack: Pack, lines: Sequence[str]) -> RouteMap:
    """The route map of the calls to these lines, with the texts and pages they lead to."""
    drawing = _Drawing(pack, lines)
    return RouteMap(
        pack=pack.name,
        starts={line: pack.phone.lines[line].starts for line in lines},
        nodes={node.id: node for node in drawing.nodes()},
        edges=tuple(drawing.edges()),
    )


class _Drawing:
    def __init__(self, pack: Pack, lines: Sequence[str]) -> None:
        self.pack, self.lines = pack, lines
        self._length = lengths_of(pack)
        ways = pack.service.ways_in
        self._by_number = {dialled(way.number): name for name, way in ways.items() if way.number}
        self._by_url = {way.url.rstrip("/"): name for name, way in ways.items() if way.url and way.kind != "page"}
        self._page_by_url = {page.url.rstrip("/"): name for name, page in pack.service.pages.items()}

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """The steps that a call can come to, in the order of the flow."""
        steps = self.pack.phone.steps
        waiting = [self.pack.phone.lines[line].starts for line in self.lines]
        met = set(waiting)
        while waiting:
            for edge in steps[waiting.pop()].edges():
                if edge.to not in met:
                    met.add(edge.to)
                    waiting.append(edge.to)
        return {name: step for name, step in steps.items() if name in met}

    def nodes(self) -> Iterator[Node]:
        service = self.pack.service
        for name, step in self.steps.items():
            kind = "text-sent" if isinstance(step, SendText) else step.kind
            yield Node(
                id=name,
                channel=Channel.PHONE,
                kind=kind,
                label=name.replace("-", " "),
                says=" ".join(step.prompts()) or None,
                language=step.language,
                basis=step.basis,
                origin=step.origin,
            )
        for name in dict.fromkeys(s.human for s in self.steps.values() if isinstance(s, Transfer | Queue | Callback)):
            human = service.humans[name]
            yield _node("human", name, Channel.PHONE, human.name, human)
        for name in self._texts:
            text = self.pack.texts[name]
            yield _node("text", name, Channel.TEXT, name.replace("-", " "), text, text.body, text.language)
        for name in self._pages:
            page = service.pages[name]
            yield _node("page", name, Channel.WEB, name.replace("-", " "), page, page.url, page.language)
        for name in self._ways:
            way = service.ways_in[name]
            channel = Channel.PHONE if way.kind == "phone" else Channel.WEB
            yield _node("way", name, channel, way.name, way, way.number or way.url)

    def edges(self) -> Iterator[RouteEdge]:
        for name, step in self.steps.items():
            for edge in step.edges():
                yield self._edge(name, step, edge)
            yield from self._given(name, step)
        for name in self._texts:
            shown = self._text(name)
            yield from self._shown(f"text:{name}", shown, "opens the link", (Need.READ, Need.MOBILE), Need.BROWSER)
        for name in self._pages:
            page = self.pack.service.pages[name]
            yield from self._shown(f"page:{name}", self._page(name), "follows a link", (), Need.BROWSER)
            for form in page.submits:
                needs = (Need.BROWSER, *([Need.IDENTITY] if form.identity == "passes" else []))
                when = "sends the form" + (f", and the identity check {form.identity}" if form.identity else "")
                yield RouteEdge(start=f"page:{name}", end=f"page:{form.to}", when=when, by="caller", needs=needs)
        for name, way in ((name, self.pack.service.ways_in[name]) for name in self._ways):
            if way.line in self.lines:
                yield self._rings(name, way)

    def _rings(self, name: str, way: WayIn) -> RouteEdge:
        starts = self.pack.phone.lines[way.line or ""].starts
        return RouteEdge(
            start=f"way:{name}",
            end=starts,
            when="rings it",
            by="caller",
            needs=(Need.ANOTHER_CALL,),
            origin=way.origin,
        )

    def _edge(self, name: str, step: Step, edge: Edge) -> RouteEdge:
        seconds = self._seconds(step)
        return RouteEdge(
            start=name,
            end=edge.to,
            when=edge.when,
            by=_by(step, edge),
            needs=_needs(step, edge),
            seconds=seconds,
            pence=self._pence(seconds),
            origin=step.origin,
        )

    def _given(self, name: str, step: Step) -> Iterator[RouteEdge]:
        """What a step gives beside the step it leads to: a human, a text, a number."""
        about = {"start": name, "seconds": self._seconds(step), "origin": step.origin}
        if isinstance(step, Transfer | Queue | Callback):
            when = "rings back" if isinstance(step, Callback) else "somebody answers"
            waits = step.usual_wait.value if isinstance(step, Queue) else 0.0
            seconds = round(self._seconds(step) + waits, 3)
            pence = self._pence(seconds)
            yield RouteEdge(
                start=name,
                end=f"human:{step.human}",
                when=when,
                by="outside",
                seconds=seconds,
                pence=pence,
                origin=step.origin,
            )
        if isinstance(step, SendText):
            yield RouteEdge(
                **about, end=f"text:{step.sends}", when="the text arrives", by="outside", needs=(Need.MOBILE,)
            )
        numbers = dict.fromkeys(dialled(n) for words in step.prompts() for n in every_number(words))
        for way in dict.fromkeys(self._by_number[n] for n in numbers if n in self._by_number):
            yield RouteEdge(**about, end=f"way:{way}", when="the number is said", by="service", needs=(Need.HEAR,))

    def _shown(self, start: str, shown: Shown, how: str, needs: tuple[str, ...], for_links: str) -> Iterator[RouteEdge]:
        """Where what is shown in a text or on a page leads."""
        for number in sorted(shown.numbers):
            if number in self._by_number:
                way = self._by_number[number]
                yield RouteEdge(start=start, end=f"way:{way}", when="keeps the number", by="caller", needs=needs)
        for link in sorted(shown.links):
            to = self._page_by_url.get(link)
            end = f"page:{to}" if to else f"way:{self._by_url[link]}" if link in self._by_url else None
            if end is not None and end != start:
                yield RouteEdge(start=start, end=end, when=how, by="caller", needs=(*needs, for_links))

    @cached_property
    def _texts(self) -> list[str]:
        return list(dict.fromkeys(step.sends for step in self.steps.values() if isinstance(step, SendText)))

    @cached_property
    def _pages(self) -> list[str]:
        """The pages that the texts open, and those that the pages lead to, in the order of the file."""
        links = {link for name in self._texts for link in self._text(name).links}
        ways = {way.page for way in self.pack.service.ways_in.values() if way.page}
        waiting = [name for url, name in self._page_by_url.items() if url in links or name in ways]
        met = set(waiting)
        while waiting:
            name = waiting.pop()
            onward = {self._page_by_url.get(link) for link in self._page(name).links}
            onward |= {form.to for form in self.pack.service.pages[name].submits}
            for to in onward - met - {None}:
                met.add(to or "")
                waiting.append(to or "")
        return [name for name in self.pack.service.pages if name in met]

    @cached_property
    def _ways(self) -> list[str]:
        shown = [self._text(name) for name in self._texts] + [self._page(name) for name in self._pages]
        numbers = {number for each in shown for number in each.numbers}
        numbers |= {dialled(n) for s in self.steps.values() for words in s.prompts() for n in every_number(words)}
        links = {link for each in shown for link in each.links}
        found = {self._by_number[n] for n in numbers if n in self._by_number}
        found |= {self._by_url[link] for link in links if link in self._by_url}
        return [name for name in self.pack.service.ways_in if name in found]

    def _text(self, name: str) -> Shown:
        body = self.pack.texts[name].body
        links = (link.rstrip("/") for link in find_addresses(body))
        return Shown(frozenset(map(dialled, find_numbers(body))), frozenset(links))

    def _page(self, name: str) -> Shown:
        file = self.pack.pages / self.pack.service.pages[name].file
        return read_page(file.read_text(encoding="utf-8"))

    def _seconds(self, step: Step) -> float:
        """How long a step takes: what it says at the first time of asking, without the wait for an answer."""
        if isinstance(step, Menu | Ask):
            words = [step.asks, *(option.says for option in step.options if option.says)]
        else:
            words = [said for said in [getattr(step, "says", None)] if said]
        return sum(self._length(each) for each in words) / 1000

    def _pence(self, seconds: float) -> Mapping[str, float]:
        """What so long costs, by the caller's line; the dearest of the lines that are rung."""
        found: dict[str, float] = {}
        for caller in _CALLERS_LINES:
            numbers = [number for line in self.lines if (number := self.pack.phone.lines[line].number)]
            prices = [price.value for number in numbers if (price := pence_a_minute(number, caller)) is not None]
            if prices and len(prices) == len(numbers):
                found[caller] = round(max(prices) * seconds / 60, 2)
        return found


def _node(
    kind: Literal["human", "text", "page", "way"],
    name: str,
    channel: Channel,
    label: str,
    thing: Human | Text | Page | WayIn,
    says: str | None = None,
    language: str = "en",
) -> Node:
    """A place beside the steps of a call."""
    return Node(
        id=f"{kind}:{name}",
        channel=channel,
        kind=kind,
        label=label,
        says=says,
        language=language,
        basis=thing.basis,
        origin=thing.origin,
    )


def _by(step: Step, edge: Edge) -> By:
    if edge.when == "system error" or isinstance(step, Transfer | Queue | Callback | SendText | Unknown):
        return "outside"
    if isinstance(step, Menu | Ask):
        return "caller"
    return "outside" if isinstance(step, Branch) and step.on != "line" else "service"


def _needs(step: Step, edge: Edge) -> tuple[str, ...]:
    """What it takes of a caller to go along an edge of a call."""
    if isinstance(step, Loop) or not isinstance(step, Menu | Ask):
        return (Need.MOBILE,) if edge.when == "line is mobile" else ()
    if edge.when == "digits":
        about = step.entry is not None and f"has-{step.entry.keeps}" == NINO
        return (Need.HEAR, Need.KEYPAD, *([Need.NINO] if about else []))
    if not edge.when.startswith("answer"):
        return ()
    option = next(o for o in step.options if edge.when == "answer " + " or ".join(o.intents) and o.to == edge.to)
    nino = [Need.NINO] if step.about == NINO and "yes" in option.intents else []
    how = Need.KEYPAD if option.key else Need.SPEAK
    return (Need.HEAR, how, *nino)
