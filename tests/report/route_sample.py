"""Route maps to look at: one from a pack's own call flow, and a small one made by hand, with its proofs."""

import re
from collections.abc import Mapping

from harness.model.base import Basis, Channel, Origin
from harness.model.pack import Pack
from harness.model.property import Exchange, FlowProof, Property, TimeToHuman, UnknownStep
from harness.model.routemap import Need, Node, RouteEdge, RouteMap

PACK = "hmrc-sms-deflection"
PHONE, TEXTS, SERVICE = f"{PACK}/phone.yaml", f"{PACK}/texts.yaml", f"{PACK}/service.yaml"
OURS, REBUILT, PUBLISHED = Basis.ILLUSTRATIVE, Basis.RECONSTRUCTED, Basis.PUBLISHED


class _Sketch:
    """A map in the making."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: list[RouteEdge] = []

    def place(self, name: str, channel: Channel, kind: str, label: str, **more: object) -> None:
        self.nodes[name] = Node(id=name, channel=channel, kind=kind, label=label, **({"basis": OURS} | more))

    def lead(self, start: str, end: str, when: str, by: str = "caller", needs: tuple[str, ...] = ()) -> None:
        given = {"seconds": 3.5, "pence": {"mobile": 1}}
        self.edges.append(RouteEdge(start=start, end=end, when=when, by=by, needs=needs, **given))


def map_of(pack: Pack) -> RouteMap:
    """The map of a pack, roughly: its steps, texts, pages, ways in and humans, and what is written of how they join."""
    sketch = _Sketch()
    _call(sketch, pack)
    for name, text in pack.texts.items():
        label = f"Text {name.replace('-', ' ')}"
        sketch.place(f"text:{name}", Channel.TEXT, "text", label, says=text.body, origin=text.origin)
        for page, told in pack.service.pages.items():
            if told.url in text.body:
                sketch.lead(f"text:{name}", f"page:{page}", "opens the link", needs=(Need.READ, Need.BROWSER))
    _pages(sketch, pack)
    for name, way in pack.service.ways_in.items():
        channel = Channel.PHONE if way.line else Channel.WEB
        sketch.place(f"way:{name}", channel, "way", way.name, origin=way.origin)
        if way.line:
            sketch.lead(f"way:{name}", pack.phone.lines[way.line].starts, "rings it", needs=(Need.ANOTHER_CALL,))
    for name, human in pack.service.humans.items():
        sketch.place(f"human:{name}", Channel.PHONE, "human", human.name, origin=human.origin)
    sketch.lead("extra-support-number", "way:extra-support-line", "keeps the number", needs=(Need.HEAR,))
    known = tuple(edge for edge in sketch.edges if edge.start in sketch.nodes and edge.end in sketch.nodes)
    starts = {line: told.starts for line, told in pack.phone.lines.items()}
    return RouteMap(pack=pack.name, starts=starts, nodes=sketch.nodes, edges=known)


def _call(sketch: _Sketch, pack: Pack) -> None:
    outside = {"next": "service", "system error": "outside", "full": "outside", "closing time": "outside"}
    for name, step in pack.phone.steps.items():
        kind = "text-sent" if step.kind == "text" else step.kind
        given = {"says": next(step.prompts(), None), "basis": step.basis, "origin": step.origin}
        sketch.place(name, Channel.PHONE, kind, name.replace("-", " ").capitalize(), **given)
        for edge in step.edges():
            by = "service" if step.kind == "branch" else outside.get(edge.when, "caller")
            sketch.lead(name, edge.to, edge.when, by, (Need.SPEAK,) if edge.when.startswith("answer") else ())
        if step.kind == "text":
            sketch.lead(name, f"text:{step.sends}", "it is delivered", "outside", (Need.MOBILE,))
        if step.kind in ("queue", "transfer"):
            sketch.lead(name, f"human:{step.human}", "answered", "outside", (Need.HEAR,))


def _pages(sketch: _Sketch, pack: Pack) -> None:
    by_url = {page.url: f"page:{name}" for name, page in pack.service.pages.items()}
    by_url |= {way.url: f"way:{name}" for name, way in pack.service.ways_in.items() if way.url and not way.page}
    for name, page in pack.service.pages.items():
        sketch.place(f"page:{name}", Channel.WEB, "page", f"Page {name.replace('-', ' ')}", origin=page.origin)
        shown = (pack.path / "pages" / page.file).read_text(encoding="utf-8")
        for link in dict.fromkeys(re.findall(r'href="([^"]+)"', shown)):
            if link in by_url:
                sketch.lead(f"page:{name}", by_url[link], "follows the link", needs=(Need.BROWSER,))
        for sent in page.submits:
            sketch.lead(f"page:{name}", f"page:{sent.to}", "sends the form", needs=(Need.IDENTITY,))


def _said(at: float, step: str, hears: str, does: str | None = None) -> Exchange:
    return Exchange(at=at, hears=hears, does=does, step=step)


WELCOME = "Welcome to HM Revenue and Customs, Self Assessment."
REASON = "In a few words, please tell me why you are calling."
KEYS = "To find your Unique Taxpayer Reference, press 1. For an adviser, press 2."
COMING = "We are sending you a text message with a link."
GOODBYE = "Thank you for calling. Goodbye."
BODY = "Find your Unique Taxpayer Reference: https://www.gov.uk/find-utr-number"
NOTHING = "Says and presses nothing."
WAIT = "Please hold. An adviser will be with you."
UNKNOWN = "What the webchat does is not published: model it in the pack, under ways_in.webchat."


def small_map() -> RouteMap:
    """One line, a few steps, a text, a page, and a webchat that is not modelled."""

    def node(name: str, channel: Channel, kind: str, label: str, says: str | None, line: int, **more: object) -> Node:
        origin = Origin(file=str(more.pop("file", PHONE)), line=line)
        given = {"basis": OURS, "origin": origin} | more
        return Node(id=name, channel=channel, kind=kind, label=label, says=says, **given)

    phone, texts, web = Channel.PHONE, Channel.TEXT, Channel.WEB
    nodes = [
        node("welcome", phone, "say", "Welcome", WELCOME, 36),
        node("reason", phone, "ask", "Why are you calling?", REASON, 41, basis=REBUILT),
        node("keypad", phone, "menu", "Keys instead of speech", KEYS, 58),
        node("text-coming", phone, "say", "A text is coming", COMING, 76),
        node("send-text", phone, "text-sent", "The text is sent", None, 80),
        node("cut-off", phone, "hang_up", "The call is cut off", GOODBYE, 92),
        node("wait", phone, "queue", "Wait for an adviser", WAIT, 140),
        node("lines-busy", phone, "hang_up", "Lines are busy", "All our lines are busy.", 150),
        node("text:find-your-utr", texts, "text", "Find your UTR", BODY, 1, file=TEXTS),
        node("page:find-your-utr", web, "page", "Where to find your UTR", None, 63, file=SERVICE, basis=PUBLISHED),
        node("way:webchat", web, "unknown", "Webchat", None, 36, file=SERVICE, basis=REBUILT),
        node("human:adviser", phone, "human", "An adviser", None, 70, file=SERVICE, basis=PUBLISHED),
    ]
    ways = [
        ("welcome", "reason", "next", "service", (), 3.4),
        ("reason", "text-coming", "answer find-utr", "caller", (Need.HEAR, Need.SPEAK), 3.5),
        ("reason", "wait", "answer person", "caller", (Need.HEAR, Need.SPEAK), 3.5),
        ("reason", "reason", "silence", "caller", (), 8.5),
        ("reason", "keypad", "silence, a second time", "caller", (), 8.5),
        ("keypad", "text-coming", "key 1", "caller", (Need.HEAR, Need.KEYPAD), 6),
        ("keypad", "wait", "key 2", "caller", (Need.HEAR, Need.KEYPAD), 6),
        ("keypad", "cut-off", "silence", "caller", (), 11),
        ("text-coming", "send-text", "next", "service", (), 3.2),
        ("send-text", "cut-off", "next", "service", (), 0),
        ("send-text", "text:find-your-utr", "the text is delivered", "outside", (Need.MOBILE,), 2),
        ("text:find-your-utr", "page:find-your-utr", "opens the link", "caller", (Need.READ, Need.BROWSER), 14),
        ("page:find-your-utr", "way:webchat", "follows a link", "caller", (Need.BROWSER,), 40),
        ("wait", "human:adviser", "answered", "outside", (Need.HEAR,), 360),
        ("wait", "lines-busy", "full", "outside", (), 3),
    ]
    edges = tuple(
        RouteEdge(start=s, end=e, when=w, by=by, needs=n, seconds=t, pence={"mobile": round(t / 10, 1)} if t else {})
        for s, e, w, by, n, t in ways
    )
    return RouteMap(
        pack=PACK, starts={"self-assessment": "welcome"}, nodes={each.id: each for each in nodes}, edges=edges
    )


def _property(name: str, person: str, verdict: str, why: str, **more: object) -> Property:
    return Property(
        **{"pack": PACK, "property": name, "person": person, "verdict": verdict, "why": why, "basis": OURS} | more
    )


def _cut(later: float = 0) -> tuple[Exchange, ...]:
    return (
        _said(0, "welcome", WELCOME),
        _said(3.4, "reason", REASON, "Says “I have lost my UTR”."),
        _said(10.4 + later, "text-coming", COMING),
        _said(13.6 + later, "send-text", f"(The text “{BODY}” is sent.)"),
        _said(13.6 + later, "cut-off", GOODBYE),
        _said(15.1 + later, "cut-off", "(The service ends the call.)"),
    )


_SILENT = (
    _said(0, "welcome", WELCOME),
    _said(3.4, "reason", REASON, NOTHING),
    _said(11.9, "reason", f"Sorry, I did not hear anything. {REASON}", NOTHING),
    _said(20.4, "keypad", KEYS, NOTHING),
    _said(31.4, "cut-off", GOODBYE),
)


def properties() -> tuple[Property, ...]:
    """One of everything: proved, refuted by a call that two share, refuted without a call, and not to be told."""
    cut = "After the text the call is cut off, and the number of no human was given."
    silent = "Three silences end the call before an adviser is offered."
    at = Origin(file=PHONE, line=92)
    failing = {"failing_steps": ("send-text", "cut-off"), "where": at}
    quiet = {"counterexample": _SILENT, "failing_steps": ("cut-off",), "where": at}
    neither = "The task needs hearing on every way in that is modelled, as the webchat is not."
    unknown = {"supply": (UNKNOWN,), "basis": REBUILT}
    made = [
        _property("human-reachable", "control", "cannot-tell", "It turns on the webchat.", **unknown),
        _property("human-reachable", "blind-screen-reader", "refuted", cut, counterexample=_cut(), **failing),
        _property("human-reachable", "deaf-relay", "refuted", cut, counterexample=_cut(26), **failing),
        _property("same-outcome", "blind-screen-reader", "proved", "Every outcome of the control can be had."),
        _property("same-outcome", "deaf-relay", "refuted", "The control can be told their UTR; this person cannot."),
    ]
    for person in ("control", "blind-screen-reader", "deaf-relay"):
        made.append(_property("silent-caller", person, "refuted", silent, **quiet))
        made.append(_property("no-hearing-no-speech", person, "cannot-tell", neither, **unknown))
        made.append(_property("bounded-retries", person, "proved", "Every question lets go after two tries."))
    return tuple(made)


CLOSED = "Our lines are now closed. Goodbye."
BOT = "The export of the speech bot 'asks'."


def usual_properties() -> tuple[Property, ...]:
    """What closed lines refute for two people, and what is left of it while the lines are open and nothing fails."""
    closed = "The service ends the call at 'lines-busy'."
    at = {"where": Origin(file=PHONE, line=150), "counterexample": (_said(0, "lines-busy", CLOSED),)}
    lucky = "However well the caller knows the way, this may happen."
    unlucky = "Whatever happens outside, a caller who knows the way comes to a human."
    made = []
    for person in ("control", "deaf-relay"):
        given = {name: each for each in properties() if each.person == "deaf-relay" for name in [each.property]}
        cut, silent = (
            given[name].model_copy(update={"person": person}) for name in ("human-reachable", "silent-caller")
        )
        calm = _property("human-whatever-happens", person, "proved", unlucky)
        unsure = _property("unrecognised-caller", person, "cannot-tell", "It turns on the bot.", supply=(BOT,))
        lost = {**at, "failing_steps": ("lines-busy",)}
        made += [
            _property("human-reachable", person, "refuted", closed, usual=cut, **lost),
            _property("human-whatever-happens", person, "refuted", lucky, usual=calm, **at),
            silent.model_copy(update={"usual": silent}),
            _property("unrecognised-caller", person, "refuted", "Nobody comes.", usual=unsure, **at),
            _property("bounded-retries", person, "proved", "Every question lets go after two tries."),
        ]
    return tuple(made)


def proof(**more: object) -> FlowProof:
    """What was proved of the small map."""
    given = {
        "source": f"journeys/{PACK}",
        "format": "pack",
        "map": small_map(),
        "steps": 8,
        "states": 1240,
        "edges": 5310,
        "unknown": (UnknownStep(step="way:webchat", what=UNKNOWN),),
        "properties": properties(),
        "time_to_human": {
            "control": TimeToHuman(shortest=372.3, longest=401.0),
            "blind-screen-reader": TimeToHuman(shortest=372.3, longest=401.0),
            "deaf-relay": TimeToHuman(shortest=None, longest=None),
        },
    }
    return FlowProof(**given | more)


def long_chain(places: int) -> RouteMap:
    """A map of many places, each with a way back to the first, a way past the next, and every tenth way to a human."""
    nodes = {
        f"step-{n}": Node(id=f"step-{n}", channel=Channel.PHONE, kind="menu", label=f"Question {n}", basis=OURS)
        for n in range(places)
    }
    nodes["human:h"] = Node(id="human:h", channel=Channel.PHONE, kind="human", label="An adviser", basis=OURS)
    names = list(nodes)
    pairs: Mapping[tuple[str, str], str] = {
        pair: when
        for n in range(places - 3)
        for pair, when in (
            ((names[n], names[n + 1]), "key 1"),
            ((names[n], names[n + 3]), "key 3"),
            ((names[n], names[0]), "key 9"),
            ((names[n], "human:h" if n % 10 == 0 else names[n // 2]), "key 0"),
        )
    }
    edges = tuple(RouteEdge(start=s, end=e, when=when, by="caller") for (s, e), when in pairs.items())
    return RouteMap(pack=PACK, starts={"line": names[0]}, nodes=nodes, edges=edges)
