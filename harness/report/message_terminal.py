"""What is said of messages in the terminal, as an editor says it: a verdict, each thing wrong quoted, what to do."""

from collections import Counter
from collections.abc import Iterator, Mapping

from rich.console import Console

from harness.model.finding import Finding, Outcome, Severity
from harness.model.message import Filled, Heard, Mark, Message, NotRead
from harness.report.printing import Printer
from harness.report.words import SEVERITIES, count

WHOLE = 50
"""Messages of a sheet that are shown; of more, what was found is counted."""
_KINDS = {"text": "Text message", "prompt": "Spoken prompt", "page": "Page", "letter": "Letter"}
_STYLES: Mapping[Severity, str] = {
    Severity.SHUT_OUT: "bold red",
    Severity.SERIOUS: "bold red",
    Severity.MODERATE: "yellow",
    Severity.ADVICE: "",
}
_TOP = 8


class Editor:
    """Prints messages one after another, and what they have in common at the end."""

    def __init__(self, console: Console, *, plain: bool) -> None:
        """Takes the terminal.

        Args:
            console: Where to print.
            plain: No colour or marks, and no line broken.
        """
        self._printer = Printer(console, plain=plain)
        self._common: Counter[str] = Counter()
        self._told = self._with = self._all = 0
        self._pence: float | None = None
        self._parts = 0

    def message(self, message: Message, *, brief: bool = False) -> None:
        """Prints one message.

        Args:
            message: The message.
            brief: Whether it is one of many: only what is wrong is said, and of many more it is counted.
        """
        self._all += 1
        failed = {finding.check for finding in message.findings if finding.outcome is Outcome.FAILED}
        self._common.update(sorted(failed))
        self._with += bool(failed)
        self._parts += message.fragments or 0
        if message.price_pence is not None:
            self._pence = (self._pence or 0) + message.price_pence
        if brief and (not message.findings or self._told >= WHOLE):
            return
        if self._told:
            self._printer.gap()
        self._told += 1
        self._one(message, brief=brief)

    def not_read(self, row: NotRead) -> None:
        """Says what could not be judged."""
        place = f"{row.source}, row {row.row}" if row.row else row.source
        self._printer.say(f"Not read: {place}. {row.why}", hang=2)

    def end(self, not_read: int) -> None:
        """Says what many messages have in common; nothing where there is one."""
        if self._all < 2:
            return
        say = self._printer.say
        self._printer.gap()
        say((f"{count(self._all, 'message')}: {self._with} with something to change.", "bold"))
        if self._told == WHOLE and self._with > WHOLE:
            say(f"The first {WHOLE} are shown. For all of them: --format csv, or --json.")
        if self._parts:
            cost = f" They cost {_money(self._pence)}." if self._pence is not None else ""
            say(f"Sent once, the texts go out in {count(self._parts, 'part')}.{cost}")
        for check, number in self._common.most_common(_TOP):
            say(f"{check}: {count(number, 'message')}", indent=2, hang=2)
        if self._common:
            say(f"What one of them means: harness explain {self._common.most_common(1)[0][0]}", whole=True)
        if not_read:
            say(f"{count(not_read, 'row')} could not be read: see above.")

    def _one(self, message: Message, *, brief: bool) -> None:
        say = self._printer.say
        named = f"{message.id} ({message.name})" if message.name else message.id
        say((f"{named}. {message.verdict.says}", "bold"), hang=2)
        say(f"“{_marked(message) if not self._printer.plain else message.text}”", indent=2, hang=0)
        marks = {mark.finding: mark for mark in message.marks}
        for finding, after in zip(message.findings, (*message.findings[1:], None), strict=False):
            self._finding(finding, marks.get(finding.id), message)
            if after is None or (after.check, after.fix) != (finding.check, finding.fix):
                say(f"Do: {finding.fix}", indent=4, hang=4)
        if brief:
            return
        for line in _facts(message):
            say(line, indent=2, hang=2)

    def _finding(self, finding: Finding, mark: Mark | None, message: Message) -> None:
        sure = finding.outcome is Outcome.FAILED
        word = SEVERITIES[finding.severity] if sure else "For you to judge"
        place = ""
        if mark and mark.text and mark.text not in finding.message and mark.text != message.text:
            place = f" Here: “{mark.text if len(mark.text) <= 60 else mark.text[:60] + ' …'}”."
        style = _STYLES[finding.severity] if sure else ""
        self._printer.say((f"{word}: ", style), f"{finding.message}{place} [{finding.check}]", indent=2, hang=2)


def _marked(message: Message) -> str:
    """The message with each thing that was found between » and «; its words are quoted again below."""
    pieces, at = [], 0
    for mark in sorted(message.marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < at or mark.end <= mark.start or (mark.end - mark.start) > len(message.text) // 2:
            continue
        pieces += [message.text[at : mark.start], "»", message.text[mark.start : mark.end], "«"]
        at = mark.end
    return "".join((*pieces, message.text[at:]))


def _facts(message: Message) -> Iterator[str]:
    """What an editor would say beside the problems: how it is sent, what it costs, how old a reader, how it sounds."""
    if message.kind == "text":
        yield from _sending(message)
    age = message.reading_age
    if age.age is not None and age.low is not None and age.high is not None:
        yield (
            f"Reading age: about {age.age:.0f}, between {age.low:.0f} and {age.high:.0f}. The ranking of short texts "
            f"was tested, the age was not. {' '.join(age.because)}"
        )
    else:
        yield f"Reading age: none. {' '.join(age.because)}"
    if message.classic and message.classic.scores and message.reading_age.age is not None:
        scores = ", ".join(f"{name} {score:g}" for name, score in message.classic.scores.items())
        yield f"Classic scores ({message.classic.version}), unreliable on short text: {scores}."
    if message.spoken:
        yield from _hearing(message.spoken)
    if message.spoken_seconds is not None:
        yield f"Spoken: {message.spoken_seconds:.1f} seconds, measured."
    if message.sound:
        yield f"Sound: {message.sound.path}"
    if message.twin and not message.twin.differences:
        yield "Welsh: has the same placeholders, links, numbers, amounts, dates, times and keys."
    if message.twin and message.twin.more_fragments:
        letters = f" for the letters {' '.join(message.twin.letters)}" if message.twin.letters else ""
        more = message.twin.more_fragments
        yield f"Welsh: {count(abs(more), 'part')} {'more' if more > 0 else 'fewer'} than the English{letters}."
    if message.received:
        yield from _received(message)


def _sending(message: Message) -> Iterator[str]:
    cost = f", {_money(message.price_pence)} each" if message.price_pence is not None else ""
    parts = count(message.fragments or 0, "part")
    yield f"Sent as: {parts}, {message.characters} characters, {message.encoding}{cost}."
    raw = message.fragments_unnormalised
    if raw is not None and raw != message.fragments:
        yield f"A sender that replaces no characters sends it in {count(raw, 'part')}."
    if message.fragments_real != message.fragments:
        yield f"A network fills {count(message.fragments_real or 0, 'part')}: no character is cut in two."
    if message.shortest and message.longest:
        yield f"Filled in: {_filled(message.shortest)} at its shortest, {_filled(message.longest)} at its longest."
    if message.lost:
        changed = ", ".join(f"“{each.character}” becomes “{each.becomes}”" for each in message.lost[:12])
        yield f"Does not arrive as written: {changed}."
    if message.sent_as != message.text:
        yield f"Arrives as: “{message.sent_as}”"


def _filled(filled: Filled) -> str:
    cost = f" for {_money(filled.price_pence)}" if filled.price_pence is not None else ""
    return f"{filled.characters} characters in {count(filled.fragments, 'part')}{cost}"


def _hearing(heard: Heard) -> Iterator[str]:
    how = "measured" if heard.measured else "an estimate"
    yield (
        f"Heard: {heard.seconds:g} seconds, {how} at {heard.words_a_minute:g} words a minute ({heard.rate_from}); "
        f"{count(heard.pauses, 'pause')}, at most {count(heard.longest_stretch, 'word')} without one."
    )
    if heard.options:
        human = heard.seconds_before_human
        person = "no option leads to a person" if human is None else f"{human:g} seconds before the one to a person"
        first = heard.seconds_before_first_option
        yield f"Options: {len(heard.options)}; {first:g} seconds before the first, {person}."
    for digits in heard.digits:
        yield f"A voice should say: {digits}."


def _received(message: Message) -> Iterator[str]:
    who = message.received
    if who is None:
        return
    if who.received is None:
        yield f"{who.name} receives nothing. {who.missed}"
        return
    takes = f", in {who.seconds:g} seconds" if who.seconds is not None else ""
    if who.missed is None:
        yield f"{who.name} receives all of it{takes}."
    else:
        yield f"{who.name} receives{takes}: “{who.received}” {who.missed}"


def _money(pence: float | None) -> str:
    return "" if pence is None else f"£{pence / 100:,.2f}" if pence >= 100 else f"{pence:g}p"
