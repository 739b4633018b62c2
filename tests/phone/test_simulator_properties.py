"""What holds of every call flow and every caller, tried on random small flows and random answers."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from harness.model.callflow import CallFlow
from harness.phone.simulator import Simulator
from harness.phone.turns import Asking, Ended, HangUp, Held, Keys, Outside, Sent, Silence, Speech, Spoken

STEPS = tuple(f"s{place}" for place in range(6))
WORDS = ("tax", "pay", "help", "rhubarb")
PHRASES = (
    {"words": ["tax"], "for": ["a"], "misheard_as": ["b"]},
    {"words": ["pay"], "for": ["a", "b"]},
    {"words": ["help"], "for": ["c"]},
)
KEYS = "0123456789*#"

patient = settings(suppress_health_check=[HealthCheck.too_slow])
"""Drawing flows is slow on a busy machine, which says nothing of the calls."""

names = st.sampled_from(STEPS)
prompts = st.sampled_from(["Hello.", "Please wait a moment.", "Now."])
intents = st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True)
retries = st.fixed_dictionaries(
    {"again": st.integers(0, 2), "saying": st.lists(prompts, max_size=2), "then": names},
)


def a_number(least, most):
    return st.floats(least, most, allow_nan=False).map(lambda value: {"value": value, "assumption": True})


def a_step(kind, **fields):
    return st.fixed_dictionaries({"kind": st.just(kind), **fields})


asked = {
    "asks": prompts,
    "interruptible": st.booleans(),
    "silence": retries,
    "not_understood": retries,
    "wait": st.none() | a_number(0.5, 8),
}
option = {"for": intents, "says": st.none() | prompts, "to": names}
digits = st.fixed_dictionaries(
    {"least": st.integers(1, 3), "most": st.integers(3, 5), "keeps": st.just("x"), "to": names},
    optional={"end_key": st.none() | st.sampled_from("#*"), "between": st.none() | a_number(0.5, 6)},
)
announcements = st.fixed_dictionaries(
    {"every": a_number(5, 40), "saying": st.lists(prompts, min_size=1, max_size=2)},
)
lets_go = st.fixed_dictionaries({"longest_wait": a_number(0, 90), "too_long": names})
questions = st.one_of(
    a_step(
        "menu",
        **asked,
        keys=st.dictionaries(st.sampled_from(KEYS), st.fixed_dictionaries(option), min_size=1, max_size=3),
        speech=st.booleans(),
    ),
    a_step(
        "ask",
        **asked,
        accepts=st.lists(st.sampled_from(["speech", "keys"]), min_size=1, max_size=2, unique=True),
        answers=st.lists(
            st.fixed_dictionaries({**option, "key": st.none() | st.sampled_from(KEYS)}), min_size=1, max_size=3
        ),
        digits=st.none() | digits,
    ),
)
steps = st.one_of(
    a_step("say", says=prompts, interruptible=st.booleans(), to=names),
    questions,
    a_step(
        "branch",
        on=st.sampled_from(["x", "line", "open"]),
        cases=st.dictionaries(st.sampled_from(["1", "2", "mobile", "123"]), names, min_size=1, max_size=2),
        otherwise=names,
    ),
    a_step("set", values=st.dictionaries(st.just("x"), st.sampled_from(["1", "2", ""])), to=names),
    a_step("go_to", to=names),
    a_step("text", sends=st.just("link"), to=names, not_delivered=st.none() | names),
    a_step("transfer", human=st.just("adviser"), says=st.none() | prompts, failed=names),
    st.builds(
        lambda step, more: step | more,
        a_step(
            "queue",
            human=st.just("adviser"),
            says=st.none() | prompts,
            usual_wait=a_number(0, 90),
            closing=names,
            full=names,
            announcements=st.none() | announcements,
        ),
        st.just({}) | lets_go,
    ),
    a_step("voicemail", says=prompts, seconds=st.none() | a_number(1, 60), to=st.none() | names),
    a_step("callback", human=st.just("adviser"), says=prompts, no_number=names),
    a_step("hang_up", says=st.none() | prompts),
)


@st.composite
def call_flows(draw, first=steps):
    timers = {name: draw(a_number(0.5, 6)) for name in ("wait", "between_keys", "end_of_speech")}
    return CallFlow.model_validate(
        {
            "voice": {"words_a_minute": {"value": 120, "assumption": True}},
            "platform": {**timers, "type_ahead": draw(st.booleans())},
            "lines": {"main": {"name": "Main", "number": "01632 960000", "starts": STEPS[0]}},
            "phrases": PHRASES,
            "steps": {name: draw(steps if place else first) for place, name in enumerate(STEPS)},
        }
    )


outsides = st.builds(
    Outside,
    line=st.sampled_from(["mobile", "landline"]),
    happens=st.dictionaries(names, st.sampled_from(["answered", "too-long", "closing", "full", "failed"])),
    values=st.dictionaries(st.just("open"), st.sampled_from(["1", "2"])),
)


@st.composite
def simulators(draw, first=steps):
    flow, outside = draw(call_flows(first)), draw(outsides)
    happens = {}
    for name, what in outside.happens.items():
        # Only what can happen at the step: a transfer fails, a queue closes.
        fits = {"transfer": ("answered", "failed"), "queue": ("answered", "too-long", "closing", "full")}
        if what in fits.get(flow.steps[name].kind, ()):
            happens[name] = what
    return Simulator(flow, lambda words: 100 * len(words), Outside(outside.line, happens, outside.values))


@st.composite
def responses(draw, turn):
    """Anything a caller can do, also much too early and much too late; the times are in order."""
    when = st.integers(max(0, turn.state.now - 2000), turn.deadline + 4000)
    kind = draw(st.sampled_from(["silence", "keys", "speech", "hang-up"]))
    if kind == "keys":
        times = sorted(draw(st.lists(when, min_size=0, max_size=7)))
        return Keys(tuple((draw(st.sampled_from(KEYS)), at) for at in times))
    if kind == "speech":
        start = draw(when)
        words = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))
        taken_as = draw(st.none() | st.sampled_from("abc"))
        return Speech(words, start, start + draw(st.integers(0, 3000)), draw(st.booleans()), taken_as)
    return HangUp(draw(when)) if kind == "hang-up" else Silence()


def span(event):
    match event:
        case Spoken(start=start, end=end) | Held(start=start, end=end):
            return start, end
        case Sent(at=at):
            return at, at


def check_times(before, turn):
    """Time never runs back: not from turn to turn, nor from one thing to the next within a turn."""
    spans = [span(event) for event in turn.events]
    if isinstance(turn, Asking):
        spans += [span(spoken) for spoken in turn.spoken]
        first, last = turn.spoken[0], turn.spoken[-1]
        assert turn.state.now == first.start
        assert first.start <= turn.opens <= last.end < turn.deadline
        assert turn.attempt == 1 + turn.state.silences + turn.state.misunderstood
    elif turn.how == "voicemail":
        assert turn.state.now >= max(end for _, end in spans), "the message itself takes time"
    elif turn.how != "left":
        assert turn.state.now == max((end for _, end in spans), default=turn.state.now)
    assert all(start <= end for start, end in spans)
    held = [span(event) for event in turn.events if isinstance(event, Held)]
    # What is said to those who wait is said while they are held; everything else comes one after another.
    alone = [
        (start, end)
        for start, end in spans
        if not any(s <= start <= end <= e and (s, e) != (start, end) for s, e in held)
    ]
    assert all(end <= start for (_, end), (start, _) in pairwise(alone)), "two things at once on one line"
    assert all(one[0] <= other[0] for one, other in pairwise(spans)), "told in another order than it happened"
    assert before is None or turn.state.now >= before.state.now
    assert before is None or not spans or spans[0][0] >= before.state.now


@patient
@given(st.data())
def test_no_answers_lock_a_call_up_and_time_never_runs_back(data):
    """Every response gives a turn, and a turn is a question that can be answered or the end."""
    simulator = data.draw(simulators())
    turn, before = simulator.start("main"), None
    for _ in range(12):
        check_times(before, turn)
        if isinstance(turn, Ended):
            return
        before, turn = turn, simulator.respond(turn, data.draw(responses(turn)))
        assert turn.came is not None


@patient
@given(simulators())
def test_a_silent_caller_is_rung_off_or_asked_again_later(simulator):
    """The clock moves on at least by the shortest wait, so no call stands still."""
    turn = simulator.start("main")
    for _ in range(30):
        if isinstance(turn, Ended):
            return
        now, turn = turn.state.now, simulator.respond(turn, Silence())
        assert turn.state.now >= now + 500
        assert turn.came.result == "silence"


@patient
@given(st.data())
def test_the_same_call_gives_the_same_turns(data):
    """Two simulators made alike, and one used twice, say the same."""
    simulator = data.draw(simulators())
    twin = Simulator(simulator.flow, lambda words: 100 * len(words), simulator.outside)
    turn, answers = simulator.start("main"), []
    turns = [turn]
    while isinstance(turn, Asking) and len(turns) < 8:
        answers.append(data.draw(responses(turn)))
        turn = simulator.respond(turn, answers[-1])
        turns.append(turn)
    for player in (simulator, twin):
        again = [player.start("main")]
        for answer in answers:
            again.append(player.respond(again[-1], answer))
        assert again == turns


@patient
@given(st.data())
def test_one_turn_answered_twice_has_no_effect_of_the_one_on_the_other(data):
    simulator = data.draw(simulators())
    turn = simulator.start("main")
    if isinstance(turn, Asking):
        one, other = data.draw(responses(turn)), data.draw(responses(turn))
        was, first = repr(turn), simulator.respond(turn, one)
        simulator.respond(turn, other)
        assert repr(turn) == was
        assert simulator.respond(turn, one) == first


@patient
@given(simulators())
def test_with_counters_at_nought_a_turn_depends_on_where_the_call_is_and_nothing_else(simulator):
    """The proofs search states; that is sound only if a state tells all."""
    turn = simulator.start("main")
    for _ in range(10):
        if isinstance(turn, Ended):
            return
        anew = simulator.turn_at(turn.state)
        assert isinstance(anew, Asking)
        assert (anew.question, anew.state.kept, anew.attempt) == (turn.question, turn.state.kept, 1)
        turn = simulator.respond(turn, Silence())


class ManyCallers(RuleBasedStateMachine):
    """Calls played side by side on one simulator, any of them answered at any time, and checked against one alone."""

    compared = 0
    """Calls with an answer that were compared, in all runs together."""

    @initialize(simulator=simulators(questions), data=st.data())
    def answer_the_phone(self, simulator, data):
        """The first call begins with a question, and answers it: so each run has something to compare."""
        self.simulator = simulator
        self.calls = [([], simulator.start("main"))]
        self.answer(0, data)

    @rule()
    def another_call(self):
        self.calls.append(([], self.simulator.start("main")))

    @precondition(lambda self: any(isinstance(turn, Asking) for _, turn in self.calls))
    @rule(data=st.data())
    def answer_one(self, data):
        open_calls = [place for place, (_, turn) in enumerate(self.calls) if isinstance(turn, Asking)]
        self.answer(data.draw(st.sampled_from(open_calls)), data)

    def answer(self, place, data):
        answers, turn = self.calls[place]
        answer = data.draw(responses(turn))
        after = self.simulator.respond(turn, answer)
        check_times(turn, after)
        self.calls[place] = ([*answers, answer], after)

    def teardown(self):
        for answers, turn in getattr(self, "calls", ()):
            alone = self.simulator.start("main")
            for answer in answers:
                alone = self.simulator.respond(alone, answer)
            assert alone == turn
            ManyCallers.compared += bool(answers)


def test_calls_at_the_same_time_do_not_touch_each_other():
    """Each call comes out as it would have alone, and enough calls were answered for that to mean something."""
    ManyCallers.compared = 0
    run_state_machine_as_test(ManyCallers, settings=settings(patient, max_examples=40, stateful_step_count=15))
    assert ManyCallers.compared >= 40  # one at the least in each run
