"""What a question takes an answer for: one of its options, an entry of digits, or nothing that it understands."""

from collections.abc import Mapping
from dataclasses import replace

from harness.model.callflow import CallFlow, Question
from harness.model.questions import Digits, Option
from harness.phone.turns import Asking, Came, Keys, Silence, Speech, State, milliseconds


def take(flow: CallFlow, turn: Asking, response: Silence | Keys | Speech) -> tuple[Came, State]:
    """What became of an answer, and where the call is when it is over.

    After an answer that was not understood, and after none, the call is still at its question.
    """
    match response:
        case Keys(presses=presses) if turn.question.takes_keys:
            counted = tuple((key, at) for key, at in presses if at >= turn.opens)
            if counted and counted[0][1] <= turn.deadline:
                return _keys(flow, turn, counted)
        case Speech() if turn.question.takes_speech and turn.opens <= response.start <= turn.deadline:
            return _speech(flow, turn, response)
        case _:
            pass
    return Came("silence", None, None), _still(turn, turn.deadline)


def readings(flow: CallFlow, question: Question, words: str, *, clear: bool = True) -> Mapping[str, Option]:
    """The answers of a question that these words may be taken for, by intent.

    More than one where the words are ambiguous. Words that are not clear may also be taken for nothing at all.
    """
    if question.bot is not None and clear:
        # Which words the bot knows is not in the flow, so they may be taken for anything that it can answer.
        return {option.intents[0]: option for option in question.options}
    meant = flow.understand(words, clear=clear)
    found: dict[str, Option] = {}
    for intent in meant:
        option = next((option for option in question.options if intent in option.intents), None)
        if option is not None and option not in found.values():
            found[intent] = option
    return found


def _keys(flow: CallFlow, turn: Asking, presses: tuple[tuple[str, int], ...]) -> tuple[Came, State]:
    (first, began), rest = presses[0], presses[1:]
    option = next((option for option in turn.question.options if option.key == first), None)
    came = Came("answered", began, "key")
    if option is None and turn.question.entry is not None:
        return _entry(flow, turn, turn.question.entry, presses)
    if option is None:
        return replace(came, result="not-understood"), _still(turn, began)
    return came, replace(_to(turn.state, option, began), typed=_ahead(flow, rest))


def _entry(flow: CallFlow, turn: Asking, entry: Digits, presses: tuple[tuple[str, int], ...]) -> tuple[Came, State]:
    between = milliseconds((entry.between or flow.platform.between_keys).value)
    digits: list[str] = []
    used, done = 0, presses[0][1]
    for key, at in presses:
        if digits and at - done > between:
            done += between
            break
        used, done = used + 1, max(done, at)
        if key == entry.end_key:
            break
        digits.append(key)
        if len(digits) == entry.most:
            break
    else:
        done += between
    came = Came("answered", presses[0][1], "key")
    if len(digits) < entry.least:
        return replace(came, result="not-understood"), _still(turn, done)
    state = turn.state.keeping({entry.keeps: "".join(digits)}).moved(entry.to, done)
    return came, replace(state, typed=_ahead(flow, presses[used:]))


def _speech(flow: CallFlow, turn: Asking, speech: Speech) -> tuple[Came, State]:
    done = max(speech.start, speech.end) + milliseconds(flow.platform.end_of_speech.value)
    came = Came("answered", speech.start, "speech")
    may = readings(flow, turn.question, speech.words, clear=speech.clear)
    first = next(iter(may.values()), None) if speech.clear else None
    option = may.get(speech.taken_as or "", first)
    if option is None:
        return replace(came, result="not-understood"), _still(turn, done)
    return came, replace(_to(turn.state, option, done), typed=())


def _ahead(flow: CallFlow, presses: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    """The keys that the next question may take, where the platform keeps any."""
    return tuple(key for key, _ in presses) if flow.platform.type_ahead else ()


def _to(state: State, option: Option, now: int) -> State:
    """Where an option leads; it is kept where it is a detail of the caller."""
    kept = state.keeping({option.keeps: option.intents[0]}) if option.keeps else state
    return kept.moved(option.to, now)


def _still(turn: Asking, now: int) -> State:
    """The call at its question still, with nothing pressed ahead."""
    return replace(turn.state, now=max(now, turn.state.now), typed=())
