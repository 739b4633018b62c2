"""The properties about what a caller gets: the same outcomes as the control, and the task without hearing or speech."""

from collections.abc import Iterator, Mapping

from harness.model.persona import Persona
from harness.model.service import WayIn
from harness.routes.moves import Behaviour
from harness.routes.people import Mask
from harness.routes.plays import Way
from harness.routes.proof import Proof
from harness.routes.refutation import Verdicts, missing
from harness.routes.search import Reached

NO_PHONE_ALONE = "What people can use in place of the telephone: the export holds nothing but the call."


def same_outcome(proof: Proof) -> Verdicts:
    """Every outcome that the control can get, this person can."""
    surely, maybe = _outcomes(proof, proof.reached), _outcomes(proof, proof.may_reach)
    wanted = [outcome for outcome, who in surely.items() if who & proof.people.control]
    holds, fails = 0, 0
    ways: dict[str, Way] = {}
    words: dict[str, str] = {}
    for person in proof.people.asked:
        bit = proof.people.bit(person)
        out_of_reach = [outcome for outcome in wanted if not maybe.get(outcome, 0) & bit]
        unsure = [
            outcome for outcome in maybe if maybe[outcome] & proof.people.control and not surely.get(outcome, 0) & bit
        ]
        unseen = bool(proof.lost_sight_of & bit)
        if bit == proof.people.control:
            holds |= bit
        elif out_of_reach and not unseen:
            fails |= bit
            way = _way_to(proof, out_of_reach[0], proof.people.control)
            if way is not None:
                ways[person.id] = way
            listed = ", ".join(out_of_reach)
            words[person.id] = f"what somebody without limits can get is out of reach: {listed}"
        elif not (unsure or out_of_reach or proof.lost_sight_of & proof.people.control):
            holds |= bit
    return Verdicts("same-outcome", holds, fails, ways, (), words, _supply(proof, holds | fails))


def no_hearing_no_speech(proof: Proof) -> Verdicts:
    """The task can be done without hearing and without speech, by any modelled way in (EN 301 549 clause 6.4)."""
    surely, maybe = _outcomes(proof, proof.reached), _outcomes(proof, proof.may_reach)
    holds, fails = 0, 0
    ways: dict[str, Way] = {}
    words: dict[str, str] = {}
    supply: dict[str, tuple[str, ...]] = {}
    silence = proof.search.reach(proof.usual().kinds(Behaviour.SILENT, sure=True), proof.starts, proof.people.all)
    for person in proof.people.asked:
        bit, silent = proof.people.bit(person), proof.people.silent(person)
        pages = _by_page(proof, person)
        undone = [task for task in _tasks(proof) if not _done(task, maybe, silent, pages)]
        if not any(not _done(task, surely, silent, pages) for task in _tasks(proof)):
            holds |= bit
        elif undone and not (elsewhere := _elsewhere(proof, person, silent)):
            fails |= bit
            way = _silent_way(proof, silence, bit)
            if way is not None:
                ways[person.id] = way
            what = ", ".join(" or ".join(sorted(task)) for task in undone)
            words[person.id] = f"without hearing and without speech there is no way to {what}"
        else:
            supply[person.id] = elsewhere if undone else (NO_PHONE_ALONE,)
    return Verdicts("no-hearing-no-speech", holds, fails, ways, (), words, supply)


def _outcomes(proof: Proof, reached: Reached) -> Mapping[str, Mask]:
    """Who can get what: a human of a kind, or an outcome, from a human or on a page."""
    found: dict[str, Mask] = {}
    for state, serves in proof.humans.items():
        who = reached.who[state] & serves
        name = proof.human_of(proof.space.places[state].step)
        for outcome in (f"human {name}", *proof.pack.service.humans[name].gives):
            found[outcome] = found.get(outcome, 0) | who
    for state, place in enumerate(proof.space.places):
        if place.end in ("hung-up", "voicemail") and place.context and reached.who[state]:
            for outcome, who in proof.worth.gives(place.context.memory).items():
                found[outcome] = found.get(outcome, 0) | who & reached.who[state]
    return dict(sorted(found.items()))


def _way_to(proof: Proof, outcome: str, who: Mask) -> Way | None:
    """The shortest call that gets an outcome."""
    reached = proof.reached
    for arrival, state in enumerate(reached.states):
        if reached.people[arrival] & who and outcome in _given_at(proof, state, who):
            return Way.to(proof.space, reached, arrival)
    return None


def _given_at(proof: Proof, state: int, who: Mask) -> Iterator[str]:
    place = proof.space.places[state]
    if proof.humans.get(state, 0) & who:
        name = proof.human_of(place.step)
        yield f"human {name}"
        yield from proof.pack.service.humans[name].gives
    elif place.end in ("hung-up", "voicemail") and place.context:
        yield from (o for o, people in proof.worth.gives(place.context.memory).items() if people & who)


def _tasks(proof: Proof) -> list[frozenset[str]]:
    """What people come for: for each journey, the outcomes any of which will do; else any human."""
    journeys = {frozenset(journey.met_by) for journey in proof.pack.journeys.values()}
    humans = frozenset(f"human {name}" for name in proof.pack.service.humans)
    return sorted(journeys, key=sorted) if journeys else [humans or frozenset({"a human"})]


def _done(task: frozenset[str], outcomes: Mapping[str, Mask], silent: Mask, pages: frozenset[str]) -> bool:
    return any(outcomes.get(outcome, 0) & silent or outcome in pages for outcome in task)


def _by_page(proof: Proof, person: Persona) -> frozenset[str]:
    """The outcomes that somebody gets without the telephone.

    They come from the pages that are ways in, and from who answers letters, chats and video calls; not from a counter,
    where people hear and speak as a rule.
    """
    place, service = proof.people.asked.index(person), proof.pack.service
    usable = [way for way in service.ways_in.values() if person.can_use(way.kind)]
    pages = frozenset[str]().union(*(proof.worth.pages_from(person, place, way.page) for way in usable if way.page))
    humans = (service.humans[way.human] for way in usable if way.human and way.kind not in ("phone", "counter"))
    served = (human for human in humans if human.serves(person.says.languages))
    given = [*(service.pages[page].gives for page in pages), *(human.gives for human in served)]
    return frozenset(outcome for outcomes in given for outcome in outcomes)


def _elsewhere(proof: Proof, person: Persona, silent: Mask) -> tuple[str, ...]:
    """What is not known that may be the way: other ways in than the telephone, and unknown steps of the call."""
    if proof.exported:
        return (NO_PHONE_ALONE,)
    if proof.lost_sight_of & silent:
        return missing(proof, None)

    def not_known(way: WayIn) -> bool:
        return way.kind != "phone" and way.page is None and way.human is None and person.can_use(way.kind)

    ways = (way for way in proof.pack.service.ways_in.values() if not_known(way))
    return tuple(f"What {way.name} leads to: it is not modelled in this pack." for way in ways)


def _silent_way(proof: Proof, reached: Reached, bit: Mask) -> Way | None:
    """The shortest call in which somebody lets everything pass."""
    for arrival, state in enumerate(reached.states):
        if reached.people[arrival] & bit and proof.space.places[state].end is not None:
            return Way.to(proof.space, reached, arrival)
    return None


def _supply(proof: Proof, told: Mask) -> Mapping[str, tuple[str, ...]]:
    untold = (person for person in proof.people.asked if not told & proof.people.bit(person))
    return {person.id: missing(proof, None) for person in untold}
