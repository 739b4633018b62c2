"""Judges one message: pure, and fast enough for a sheet of a hundred thousand."""

from collections.abc import Callable, Mapping
from functools import cache

from harness.language.classic import CLASSIC, classic_scores
from harness.language.languages import language_name, mismatch
from harness.language.placeholders import at_length
from harness.language.reading_age import LanguageNotScored, ReadingAge, reading_age, verdict
from harness.language.rules import Rule, all_rules, remarks
from harness.language.sender_id import sender_problems
from harness.language.sentences import sentences
from harness.language.texting import Sent, as_sent, price
from harness.language.twin import cost, differences
from harness.message.found import ANYBODY, Found
from harness.message.hearing import heard
from harness.message.person import received
from harness.message.quickly import quickly
from harness.message.settings import Given, Settings
from harness.model.finding import Finding, Outcome, Severity
from harness.model.message import Age, Classic, Filled, Longest, Lost, Message, Received, Twin, Verdict

_NO_SETTINGS = Settings()
_WEIGHTS = {severity: severity.weight for severity in Severity}


def analyse(given: Given, settings: Settings = _NO_SETTINGS, measure: Callable[[str], float] | None = None) -> Message:
    """Judges a message.

    Args:
        given: The message.
        settings: By what.
        measure: How many seconds words take when they are rendered, where they can be.
    """
    found = Found(given, settings.person.id if settings.person else ANYBODY)
    is_text = given.kind == "text"
    prefix = settings.prefix if is_text else None
    text = f"{prefix.strip()}: {given.text}" if prefix else given.text
    language = given.language.replace("_", "-").split("-")[0].lower()
    sent = as_sent(given.text, prefix) if is_text else None
    read = _read(text, language)
    _by_rules(found, text, language, settings)
    _age(found, read, settings)
    short, long = _lengths(given, prefix, sent, settings)
    if sent:
        _sending(found, sent, short, long)
    if given.sender is not None and is_text:
        for problem in sender_problems(given.sender):
            found.judged("sender-name", problem.message, source=problem.source, part=problem.message)
    twin = _twin(found, prefix) if given.twin else None
    if settings.languages:
        for other in mismatch(text, language):
            said = f"“{_short(other.sentence)}” is in {language_name(other.language or '')}, "
            found.judged("language-differs", f"{said}not in {language_name(language)}.", part=other.sentence)
    who = received(found, given, text, settings.person) if settings.person else None
    findings = tuple(sorted(found.findings, key=_worst_first))
    return quickly(
        Message,
        id=given.id,
        name=given.name,
        kind=given.kind,
        language=given.language,
        text=text,
        verdict=_verdict(findings, who),
        characters=sent.characters if sent else len(text),
        encoding=sent.encoding if sent else None,
        fragments=sent.fragments if sent else None,
        fragments_unnormalised=sent.fragments_unnormalised if sent else None,
        fragments_real=sent.parts_real if sent else None,
        sent_as=sent.sent_as if sent else None,
        lost=tuple(Lost(character=each.character, becomes=each.becomes) for each in sent.lost) if sent else (),
        price_pence=_pence(sent, settings),
        shortest=short,
        longest=long,
        reading_age=Age(age=_year(read.age), low=_year(read.low), high=_year(read.high), because=read.because),
        longest_sentence=Longest(words=read.longest_words, text=read.longest),
        classic=_classic(text) if settings.classic and language == "en" else None,
        spoken_seconds=measure(given.text) if measure else given.seconds,
        spoken=heard(given, settings.person, measure) if given.kind == "prompt" else None,
        sound=None,
        twin=twin,
        received=who,
        findings=findings,
        marks=tuple(found.marks),
    )


def _read(text: str, language: str) -> ReadingAge:
    try:
        return reading_age(text, language=language)
    except LanguageNotScored as refused:
        longest = max(sentences(text), key=lambda sentence: len(sentence.split()), default="")
        words = len(longest.split())
        return ReadingAge(None, None, None, (str(refused),), (), 0, enough=False, longest=longest, longest_words=words)


def _year(age: float | None) -> float | None:
    return None if age is None else round(age, 1)


def _classic(text: str) -> Classic:
    return Classic(version=CLASSIC, scores=classic_scores(text))


@cache
def _shipped() -> Mapping[str, Rule]:
    return all_rules()


def _by_rules(found: Found, text: str, language: str, settings: Settings) -> None:
    rules: Mapping[str, Rule] = settings.rules if settings.rules is not None else _shipped()
    for remark in remarks(text, found.given.kind, language, settings.rules):
        found.by_rule(rules[remark.rule], remark)


def _age(found: Found, read: ReadingAge, settings: Settings) -> None:
    if read.age is None or read.low is None or read.high is None:
        return
    outcome = verdict(read, settings.target)
    if outcome == "passed":
        return
    severity = Severity.SERIOUS if settings.own_target else Severity.MODERATE
    about = f"about {read.age:.0f} (between {read.low:.0f} and {read.high:.0f})"
    if outcome == "failed":
        said = f"The reading age is {about}, and the target is {settings.target:g}."
        found.judged("reading-age", said, severity=severity, fix=_easier(read))
    else:
        said = f"Is this easy enough? The reading age is {about}; the target of {settings.target:g} lies in that range."
        found.judged("reading-age", said, severity=severity, sure=False, fix=_easier(read))


def _easier(read: ReadingAge) -> str | None:
    words = ", ".join(f"“{word}”" for word in read.hard_words[:3])
    split = f"Split the sentence of {read.longest_words} words. " if read.longest_words > 14 else ""
    plainer = f"Say {words} in words that a child of nine knows, or leave them out." if words else ""
    return (split + plainer).strip() or None


def _lengths(
    given: Given, prefix: str | None, sent: Sent | None, settings: Settings
) -> tuple[Filled | None, Filled | None]:
    """A template at its shortest and its longest."""
    if sent is None or "((" not in given.text:
        return None, None
    pair = at_length(given.text)
    if pair == (given.text, given.text):
        return None, None
    short, long = (_filled(as_sent(words, prefix), settings) for words in pair)
    return short, long


def _filled(sent: Sent, settings: Settings) -> Filled:
    return Filled(
        sent_as=sent.sent_as,
        characters=sent.characters,
        encoding=sent.encoding,
        fragments=sent.fragments,
        price_pence=_pence(sent, settings),
    )


def _pence(sent: Sent | None, settings: Settings) -> float | None:
    return None if sent is None or settings.price is None else float(price(sent.fragments, settings.price))


def _sending(found: Found, sent: Sent, short: Filled | None, long: Filled | None) -> None:
    least, most = (short.fragments, long.fragments) if short and long else (sent.fragments, sent.fragments)
    if sent.too_long:
        found.judged("text-too-long", f"GOV.UK Notify refuses this text: it has {sent.characters} characters.")
    elif least > 1:
        until = f" to {most}" if most > least else ""
        counted = short.characters if short else sent.characters
        said = f"The text goes out in {least}{until} parts ({counted} characters, {sent.encoding})."
        found.judged("text-fragments", said, severity=Severity.ADVICE)
    elif most > 1:
        said = f"Is it still one part when its placeholders are filled in? At their longest it is {most}."
        found.judged("text-fragments", said, sure=False)
    elif sent.fragments_unnormalised > max(sent.fragments, 1):
        said = f"If not, it goes out in {sent.fragments_unnormalised} parts instead of {sent.fragments}."
        found.judged("text-fragments", f"Does your sender replace curly quotes and the like? {said}", sure=False)
    gone = [each.character for each in sent.lost if each.becomes == "?"]
    changed = [f"“{each.character}” becomes “{each.becomes}”" for each in sent.lost if each.becomes != "?"]
    if gone:
        more = f" and {len(gone) - 12} more" if len(gone) > 12 else ""
        found.judged("letters-lost", f"These arrive as “?”: {' '.join(gone[:12])}{more}.", part="gone")
    if changed:
        said = f"Letters change: {', '.join(changed[:8])}."
        found.judged("letters-lost", said, severity=Severity.MODERATE, part="changed")


def _twin(found: Found, prefix: str | None) -> Twin:
    given, welsh = found.given, found.given.twin or ""
    differing = differences(given.text, welsh)
    for each in differing:
        found.judged("twin-differs", each.message, sure=each.sure, part=each.message)
    costs = cost(given.text, welsh, prefix) if given.kind == "text" else None
    return Twin(
        text=welsh,
        differences=tuple(each.message for each in differing),
        fragments=costs.welsh.fragments if costs else None,
        more_fragments=costs.more_parts if costs else None,
        letters=costs.letters if costs else (),
    )


def _worst_first(finding: Finding) -> tuple[int, bool]:
    return -_WEIGHTS[finding.severity], finding.outcome is not Outcome.FAILED


def _verdict(findings: tuple[Finding, ...], who: Received | None) -> Verdict:
    failed = [finding for finding in findings if finding.outcome is Outcome.FAILED]
    open_ = len(findings) - len(failed)
    asks = f", and {_count(open_, 'question')} for you to judge" if open_ else ""
    outcome = Outcome.FAILED if failed else Outcome.CANNOT_TELL if findings else Outcome.PASSED
    serious = sum(_WEIGHTS[finding.severity] >= _WEIGHTS[Severity.SERIOUS] for finding in failed)
    if serious:
        rest = len(failed) - serious
        more = f" and {_count(rest, 'smaller one')}" if rest else ""
        says = f"Do not send this yet: {_count(serious, 'serious problem')}{more}{asks}."
    elif failed:
        says = f"It can be better: {_count(len(failed), 'thing')} to change{asks}."
    elif findings:
        says = f"Nothing is surely wrong; {_count(open_, 'question')} for you to judge."
    else:
        says = "Nothing to change was found." if who is None else f"Nothing to change was found for {who.name}."
    return Verdict(outcome=outcome, says=says)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _short(words: str, most: int = 60) -> str:
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
