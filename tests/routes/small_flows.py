"""Random small flows and a few people, for Hypothesis."""

from hypothesis import strategies as st

from harness.model.persona import Persona

PHRASES = (
    {"words": ["tax"], "for": ["a"], "misheard_as": ["b"]},
    {"words": ["pay"], "for": ["a", "b"]},
    {"words": ["help"], "for": ["c"]},
)
HUMANS = {
    "adviser": {"name": "an adviser", "gives": ["help"]},
    "cynghorydd": {"name": "a Welsh speaker", "languages": ["cy"], "gives": ["help", "cymorth"]},
    "manager": {"name": "a manager", "interpreter": True},
}
WEBCHAT = {"webchat": {"kind": "webchat", "name": "Webchat", "url": "https://example.org/chat"}}
"""A way in that is not modelled, so that nobody is told that there is no way without hearing and speech."""
_LIMITS = {
    "control": {},
    "never-recognised": {"says": {"recognised": "never"}},
    "recognised-second": {"says": {"recognised": "second-try"}},
    "landline": {"has": {"line": "landline"}},
    "withheld": {"has": {"line": "withheld"}},
    "hears-nothing": {"perceives": {"sound": "none"}},
    "hears-part": {"perceives": {"sound": "part"}},
    "second-time": {"remembers": {"spoken_number": "second-time"}},
    "welsh": {"says": {"languages": ["cy"]}},
    "no-open-questions": {"says": {"open_questions": False}},
}
PEOPLE = tuple(
    Persona.model_validate({"id": name, "name": name, "about": "Made up.", **limits})
    for name, limits in _LIMITS.items()
)
KEYS = "1290*#"
KINDS = ("menu", "menu", "ask", "entry", "say", "branch", "set", "loop", "queue", "transfer")


CONTROL, *OTHERS = PEOPLE
people = st.lists(st.sampled_from(OTHERS), min_size=2, max_size=2, unique_by=lambda person: person.id)
"""Whom to prove a flow for, beside the control."""


@st.composite
def flows(draw, more=()):
    """The steps of a flow, and how many faults a call may meet. Half of them have no dead end of their own making."""
    names = tuple(f"s{n}" for n in range(draw(st.integers(2, 7))))
    dead_ends = draw(st.booleans())
    strategies = _steps(st.sampled_from((*names, "bye") if dead_ends else names))
    kinds = (*KINDS, *(["end"] if dead_ends else []), *more)
    one = st.sampled_from(kinds).flatmap(strategies.get)
    return draw(st.fixed_dictionaries(dict.fromkeys(names, one))), draw(st.integers(0, 2))


def _a_step(kind, optional=None, **fields):
    return st.fixed_dictionaries({"kind": st.just(kind), **fields}, optional=optional)


def _steps(to):
    prompts = st.sampled_from(["Hello.", "Please wait a moment.", "For this, press 1."])
    retries = st.fixed_dictionaries({"again": st.integers(0, 2), "saying": st.lists(prompts, max_size=1), "then": to})
    option = {
        "for": st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True),
        "says": st.sampled_from([None, "For this, press 1.", "Or press 2."]),
        "to": to,
    }
    asked = {"asks": prompts, "silence": retries, "not_understood": retries}
    fault = {"error": to}
    human = st.sampled_from(["adviser", "adviser", "cynghorydd", "manager"])
    exits = {"too_long": to, "closing": to, "full": to, "hands_over": to}

    def branch(names):
        cases = st.sampled_from(["1", "2", "no", "mobile", "withheld"])
        cases = st.dictionaries(cases, to, min_size=1, max_size=2)
        return _a_step("branch", fault, on=st.sampled_from(names), cases=cases, otherwise=to)

    return {
        "menu": _a_step(
            "menu",
            fault,
            **asked,
            keys=st.dictionaries(st.sampled_from(KEYS), st.fixed_dictionaries(option), min_size=1, max_size=3),
            speech=st.booleans(),
        ),
        "ask": _a_step(
            "ask",
            fault,
            **asked,
            accepts=st.sampled_from([["speech"], ["speech"], ["speech", "keys"], ["keys"]]),
            answers=st.lists(
                st.fixed_dictionaries({**option, "key": st.none() | st.sampled_from(KEYS)}), min_size=1, max_size=3
            ),
        ),
        "entry": _a_step(
            "ask",
            fault,
            **asked,
            accepts=st.sampled_from([["keys"], ["speech", "keys"]]),
            answers=st.lists(st.fixed_dictionaries(option), max_size=1),
            digits=st.fixed_dictionaries(
                {"least": st.integers(1, 3), "most": st.just(3), "keeps": st.just("t"), "to": to}
            ),
        ),
        "say": _a_step("say", fault, says=prompts, to=to)
        | _a_step("go_to", fault, to=to)
        | _a_step("voicemail", says=prompts, to=to),
        "branch": branch(["open", "line", "known", "known", "unknown", "w"]),
        "branch-on-typed": branch(["t"]),
        "set": _a_step(
            "set",
            fault,
            values=st.dictionaries(
                st.sampled_from(["known", "w", "open"]), st.sampled_from(["1", "2", ""]), max_size=2
            ),
            to=to,
        ),
        "loop": _a_step("loop", times=st.integers(0, 2), to=to, done=to),
        "queue": st.builds(
            lambda step, exits, waits: {**step, **exits, **({"longest_wait": waits} if "too_long" in exits else {})},
            _a_step("queue", fault, human=human, says=st.none() | prompts, usual_wait=_number(60)),
            st.fixed_dictionaries({}, optional=exits),
            _number(30) | _number(90),
        ),
        "transfer": _a_step("transfer", human=human, says=st.none() | prompts, failed=to)
        | _a_step("callback", human=human, no_number=to),
        "end": _a_step("hang_up", says=st.none() | prompts) | _a_step("voicemail", says=prompts),
        "unknown": _a_step("unknown", fault, what=st.just("A flow that is missing.")),
        "asks": _a_step("set", asks=st.just(["w"]), to=to),
    }


def _number(value):
    return st.just({"value": value, "assumption": True})


def made(flows, steps, failures, phrases=PHRASES):
    """The pack of a random flow."""
    bye = {"bye": {"kind": "hang_up"}}
    numbers = ("wait", "between_keys", "end_of_speech")
    flow = type(flows.flow({"a": flows.hang_up()})).model_validate(
        {
            "voice": {"name": flows.VOICE, "words_a_minute": flows.number(flows.RATE)},
            "platform": {name: flows.number(5) for name in numbers},
            "lines": {"main": {"name": "Main", "number": "01632 960000", "starts": "s0"}},
            "phrases": phrases,
            "bounds": {"failures": failures},
            "steps": {**steps, **bye},
        }
    )
    return flows.pack(flow, of=flows.service(humans=HUMANS, ways_in=WEBCHAT))
