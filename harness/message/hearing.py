"""What a prompt asks of whoever hears it, at the rate at which this person has it said."""

from collections.abc import Callable

from harness.language.spoken import as_heard
from harness.message.settings import RATE, Given
from harness.model.message import Choice, Heard
from harness.model.persona import Persona


def heard(given: Given, person: Persona | None, measure: Callable[[str], float] | None) -> Heard:
    """What a prompt asks of whoever hears it.

    Args:
        given: The prompt.
        person: Who hears it; a relay types at its own speed, so its rate is theirs.
        measure: How many seconds words take when they are rendered.
    """
    rate, whose = rate_of(given, person)
    relayed = person is not None and person.perceives.relay is not None
    found = as_heard(given.text, rate, None if relayed else measure)
    seconds, measured = found.seconds, found.measured
    if given.seconds is not None and not measured and not relayed:
        seconds, measured = given.seconds, True
    return Heard(
        seconds=_tenth(seconds),
        measured=measured,
        words_a_minute=rate,
        rate_from=whose,
        seconds_before_first_option=_tenths(found.seconds_before_first_option),
        seconds_before_human=_tenths(found.seconds_before_human),
        words_before_first_option=found.words_before_first_option,
        pauses=found.pauses,
        longest_stretch=found.longest_stretch,
        options=tuple(
            Choice(chosen_by=each.chosen_by, words=each.words, starts=_tenth(each.starts), human=each.human)
            for each in found.options
        ),
        digits=tuple(each.spoken for each in found.digits),
    )


def rate_of(given: Given, person: Persona | None) -> tuple[float, str]:
    """Words a minute at which a prompt reaches somebody, and whose rate that is."""
    if person is not None and person.perceives.relay is not None:
        return person.perceives.relay.typed_words_a_minute.value, "as fast as the relay assistant types"
    if given.rate is not None:
        return given.rate, "the voice of the pack"
    return RATE, "an assumption of ours"


def _tenth(seconds: float) -> float:
    return round(seconds, 1)


def _tenths(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)
