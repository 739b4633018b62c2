"""Blocks that a caller hears: prompts, menus, digits to type, and questions that a speech bot listens to."""

import re
from typing import Any

from harness.model.base import Id, Number
from harness.model.questions import Ask, Digits, Menu, MenuOption, Option, Retry
from harness.model.steps import Branch, GoTo, HangUp, Say, Set
from harness.phone.formats.blocks import FAILED, FAULT, NEXT, NO_MATCH, SILENCE
from harness.phone.formats.json_file import as_list, as_mapping, as_number, as_words, visible
from harness.phone.formats.names import STORED_INPUT, slug
from harness.phone.formats.offers import PERSON, divide, intents, offers_person
from harness.phone.formats.place import Place
from harness.phone.formats.words import NOTHING_SAID, message, plain, spoken

_FROM_FLOW = "the exported flow"
_MOST_DIGITS = 20
_DIGITS_OF_A_NUMBER = 15
"""A telephone number has at most 15 digits (ITU-T E.164)."""
_KEY = re.compile(r"[0-9*#]")
_FALLBACK = re.compile(r"(?:AMAZON\.)?Fallback(?:Intent)?", re.IGNORECASE)
"""What Amazon Lex V2 takes words for that it did not understand (Lex V2 developer guide, AMAZON.FallbackIntent)."""


def say(place: Place) -> None:
    """MessageParticipant: the voice says something."""
    words = spoken(place.block)
    if words is None:
        place.put(GoTo, to=place.next, error=place.error, note="The flow says nothing here.")
        return
    place.put(Say, says=words, to=place.next, error=place.error)


def say_while_waiting(place: Place) -> None:
    """MessageParticipantIteratively: what somebody who waits hears round and round, until it is interrupted.

    The result ``MessagesInterrupted`` is the only one there is (Amazon Connect API Reference).
    """
    shown = [as_words(as_mapping(item).get("text")) for item in as_list(place.block.shown.get("audio"))]
    messages = as_list(place.block.parameters.get("Messages"))
    names = shown if len(shown) == len(messages) else [""] * len(messages)
    words = " ".join(filter(None, map(message, messages, names))) or NOTHING_SAID
    on = next(iter(place.results().values()), None) or place.after(NEXT)
    if on is None:
        note = "The prompts go round until somebody answers or hangs up."
        on = place.put(HangUp, place.id("until-answered"), note=note)
    place.put(Say, says=words, interruptible=False, to=on, error=place.error)


def question(place: Place) -> None:
    """GetParticipantInput: a menu of single keys, or digits that are kept."""
    given = place.block.parameters
    stores = place.block.words("StoreInput").casefold() == "true" or (
        "StoreInput" not in given and not place.block.conditions and "InputValidation" in given
    )
    (_digits if stores else _menu)(place)


def _waits(place: Place) -> Number | None:
    seconds = as_number(place.block.parameters.get("InputTimeLimitSeconds"), 0, 600)
    return None if seconds is None else Number(value=seconds, source=_FROM_FLOW)


def _menu(place: Place) -> None:
    """Get customer input takes one key, also while the prompt is spoken (Amazon Connect administrator guide).

    A block whose error has no edge of its own takes the edge for every other error.
    """
    words = spoken(place.block) or NOTHING_SAID
    keys: dict[str, Id] = {}
    for condition in place.block.conditions:
        if condition.operator == "Equals" and _KEY.fullmatch(condition.operand):
            keys.setdefault(condition.operand, place.site.target(condition.to, place.block))
    common: dict[str, Any] = {
        "wait": _waits(place),
        "silence": Retry(again=0, then=place.always(SILENCE, FAULT, NEXT)),
        "not_understood": Retry(again=0, then=place.or_next(place.always(NO_MATCH, FAULT, NEXT), "no-match")),
        "error": place.error,
    }
    if not keys:
        digits = Digits(least=1, most=1, end_key=None, keeps=f"key-at-{place.head}", to=common["not_understood"].then)
        place.put(Ask, asks=words, accepts=("keys",), digits=digits, note="The flow takes no key here.", **common)
        return
    divided = divide(words, keys)
    offers = dict(divided.offers)
    options: dict[str, MenuOption] = {}
    taken: set[str] = set()
    for key in [*offers, *(key for key in keys if key not in offers)]:
        meant = intents(key, offers.get(key))
        meant = meant if meant[-1] not in taken else intents(key, None)
        taken.add(meant[-1])
        options[key] = MenuOption(**{"for": meant}, says=offers.get(key), to=keys[key])
    place.put(Menu, asks=divided.asks, keys=options, **common)


def _digits(place: Place) -> None:
    """Store customer input: with no key pressed the flow goes on as if there had been, and keeps the word Timeout.

    That is what the Amazon Connect administrator guide says of it; a flow that draws an edge for silence has its way.
    Neither it nor the API Reference says what follows the key that ends the entry, pressed alone: either nothing was
    entered, or what was entered is not valid. Where these are drawn to different steps, the call may take any of them.
    """
    keeps = place.site.desk.values.name(STORED_INPUT)
    on = place.next
    outcomes = {name: to for name, to in place.outcomes(on).items() if name not in (SILENCE, NO_MATCH)}
    if outcomes:
        divides = place.put(Branch, place.id("outcome"), on=place.outcome, cases=outcomes, otherwise=place.next)
        on = place.put(Set, place.id("typed"), asks=(place.outcome,), to=divides)
    silent = place.after(SILENCE)
    if silent is None:
        silent = place.put(Set, place.id("no-key"), values={keeps: "Timeout"}, to=place.next)
    place.put(
        Ask,
        asks=spoken(place.block) or NOTHING_SAID,
        accepts=("keys",),
        digits=_entry(place, keeps, on),
        wait=_waits(place),
        silence=Retry(again=0, then=silent),
        not_understood=Retry(again=0, then=_nothing_typed(place, silent)),
        error=place.error,
    )


def _nothing_typed(place: Place, silent: Id) -> Id:
    may = {"Timeout": silent}
    invalid = place.after(NO_MATCH, "InvalidPhoneNumber", FAULT)
    if invalid is not None and invalid != place.next:
        may["invalid"] = invalid
    return place.one_of("end-key-alone", "end-key-alone", may, "What follows the end key alone is not documented.")


def _drawn(place: Place, *errors: str) -> dict[str, Id]:
    """The steps after those of these errors that have an edge, by the error."""
    found = ((FAILED if name == FAULT else name, place.after(name)) for name in errors)
    return {name: to for name, to in found if to is not None}


def _entry(place: Place, keeps: Id, to: Id) -> Digits:
    """What is typed: # ends it unless the block names other keys (Amazon Connect administrator guide)."""
    validation = as_mapping(place.block.parameters.get("InputValidation"))
    own = as_number(as_mapping(validation.get("CustomValidation")).get("MaximumLength"), 1, 100)
    most = _DIGITS_OF_A_NUMBER if "PhoneNumberValidation" in validation else _MOST_DIGITS
    keypad = as_mapping(place.block.parameters.get("DTMFConfiguration"))
    ends = as_words(keypad.get("InputTerminationSequence")) or "#"
    between = as_number(keypad.get("InterdigitTimeLimitSeconds"), 1, 20)
    return Digits(
        least=1,
        most=int(own or most),
        end_key=ends[0] if len(set(ends)) == 1 and _KEY.fullmatch(ends[0]) else None,
        between=None if between is None else Number(value=between, source=_FROM_FLOW),
        keeps=keeps,
        to=to,
    )


def bot(place: Place) -> None:
    """ConnectParticipantWithLexBot: a speech bot listens; which words it knows is not in the file.

    What follows silence is documented only where the block draws an edge for it. Neither the Amazon Connect guides nor
    that of Amazon Lex V2 (AMAZON.FallbackIntent) says whether a bot that hears nothing takes it for the fallback
    intent, for no intent at all, or for an error: where these are drawn to different steps, the call may take any.
    """
    answers: dict[str, Id] = {}
    fallback: Id | None = None
    for condition in place.block.conditions:
        to = place.site.target(condition.to, place.block)
        if _FALLBACK.fullmatch(condition.operand):
            fallback = fallback or to
        else:
            answers.setdefault(_intent(condition.operand), to)
    lost = fallback or place.always(NO_MATCH, FAULT, NEXT)
    on = place.after(NEXT)
    if on is not None and (not answers or on not in {lost, *answers.values(), *place.outcomes().values(), place.fault}):
        answers.setdefault("anything" if not answers else "anything-else", on)
    if not answers:
        answers["anything"] = lost
    place.put(
        Ask,
        asks=spoken(place.block) or NOTHING_SAID,
        accepts=("speech",),
        answers=tuple(Option(**{"for": _intents(name)}, to=to) for name, to in answers.items()),
        bot=_bot(place),
        wait=_waits(place),
        silence=Retry(again=0, then=_bot_hears_nothing(place, fallback)),
        not_understood=Retry(again=0, then=lost),
        error=place.error,
    )


def _bot_hears_nothing(place: Place, fallback: Id | None) -> Id:
    silent = place.after(SILENCE)
    if silent is not None:
        return silent
    may = {} if fallback is None else {"FallbackIntent": fallback}
    may |= _drawn(place, NO_MATCH, FAULT)
    on = f"silence-at-{slug(_bot(place)) or 'bot'}"
    return place.one_of("silence", on, may, "What a bot makes of silence is not documented.") if may else place.next


def _intent(name: str) -> Id:
    return slug(re.sub(r"(?<=.)Intent$", "", name)) or "intent"


def _intents(name: Id) -> tuple[Id, ...]:
    """An intent of the bot, and before it ``person`` where it is named for one."""
    return (PERSON, name) if offers_person(name.replace("-", " ")) and name != PERSON else (name,)


def _bot(place: Place) -> str:
    """The bot by the name that the console shows, else by its id."""
    block = place.block
    shown = as_mapping(as_mapping(as_mapping(block.shown.get("parameters")).get("LexV2Bot")).get("AliasArn"))
    named = as_words(block.shown.get("lexV2BotName")) or as_words(shown.get("lexV2BotName"))
    alias = as_words(as_mapping(block.parameters.get("LexV2Bot")).get("AliasArn"))
    older = as_words(as_mapping(block.parameters.get("LexBot")).get("Name"))
    own = alias.rsplit("bot-alias/", 1)[-1].split("/", 1)[0]
    return visible(named or older or plain(own)) or "a speech bot"
