"""The command that judges messages."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

from harness.console import BAD_INPUT, COULD_NOT, FINDINGS, OK, Json, Plain, console
from harness.model.finding import Outcome, Severity

if TYPE_CHECKING:
    from harness.message.settings import Given, Settings
    from harness.message.sheets import Sheet
    from harness.message.sources import Wanted
    from harness.model.message import Message, NotRead

commands = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
_EVERY = 5_000


class Kind(StrEnum):
    """What sort of writing a message is."""

    TEXT = "text"
    PROMPT = "prompt"
    PAGE = "page"
    LETTER = "letter"


class Form(StrEnum):
    """What a sheet comes back as."""

    CSV = "csv"


@commands.command(
    epilog='Examples: harness message "HMRC: Your tax code has changed. Call 0300 200 3300."\n\n'
    "harness message templates.csv --prefix HMRC --price 2.4 --format csv > checked.csv\n\n"
    "harness message prompt.txt --kind prompt --for deaf-relay --plain"
)
def message(
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT|FILE|PACK|-]…",
            help="The words, a .txt, .csv or .xlsx file, a pack, or - for what comes in; none is -.",
        ),
    ] = None,
    kind: Annotated[Kind, typer.Option(help="What sort of writing it is.")] = Kind.TEXT,
    lang: Annotated[
        str, typer.Option(help="The language it is declared to be in: en or cy; others are not scored.")
    ] = "en",
    prefix: Annotated[str | None, typer.Option(help="The sender's name that goes before each text.")] = None,
    sender: Annotated[str | None, typer.Option(help="The name or number that a handset shows as the sender.")] = None,
    twin: Annotated[str | None, typer.Option(help="Its Welsh twin, to be compared: words, or a file.")] = None,
    column: Annotated[str | None, typer.Option(help="The column of a sheet that has the messages.")] = None,
    person: Annotated[str | None, typer.Option("--for", help="Say what this person would receive.")] = None,
    form: Annotated[Form | None, typer.Option("--format", help="Print the sheet with columns added, as CSV.")] = None,
    price: Annotated[str | None, typer.Option(help="Pence for one part of a text, such as 2.4.")] = None,
    target: Annotated[
        float | None, typer.Option(min=5, max=19, help="The reading age to write for; 9 unless set.")
    ] = None,
    rules: Annotated[Path | None, typer.Option(help="A YAML file of rules of your own.")] = None,
    language_check: Annotated[
        bool, typer.Option("--language-check/--no-language-check", help="Look at the language of each sentence.")
    ] = True,
    audio: Annotated[bool, typer.Option("--audio", help="Write each message as sound, and measure it.")] = False,
    aloud: Annotated[bool, typer.Option("--aloud", help="Play each message with the desktop's voice.")] = False,
    out: Annotated[Path, typer.Option(file_okay=False, help="The folder that --audio writes to.")] = Path(
        "reports/messages"
    ),
    fail_on: Annotated[
        Severity, typer.Option(help="Exit with 1 when a finding is at least this severe.")
    ] = Severity.SERIOUS,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Checks messages: is each easy to read, does it arrive whole, what does it cost, and who is shut out."""
    from harness.load import load_people
    from harness.load.own_rules import load_rules
    from harness.message.settings import Settings
    from harness.message.sources import Wanted, is_sheet

    arguments = given or ["-"]
    if not given and sys.stdin.isatty():
        _refuse('Give a message, a file or a pack. Example: harness message "Your appointment is on 3 May."')
    sheets = [argument for argument in arguments if is_sheet(argument)]
    if form is Form.CSV and json:
        _refuse("Choose one of --format csv and --json.")
    if form is Form.CSV and sheets and len(arguments) > 1:
        _refuse("With --format csv, give one sheet at a time: each has its own columns.")
    settings = Settings(
        own_target=target is not None,
        prefix=prefix,
        price=None if price is None else _pence(price),
        rules=load_rules(rules) if rules else None,
        person=load_people([person])[0] if person else None,
        languages=language_check,
        classic=not sheets,
        **({} if target is None else {"target": target}),
    )
    wanted = Wanted(kind=kind.value, language=lang, column=column, sender=sender, twin=_twin(twin))
    way = _Way(json=json, plain=plain, csv=form is Form.CSV, audio=audio, aloud=aloud, out=out)
    told = _tell(arguments, settings, wanted, way)
    code = BAD_INPUT if told.not_read else COULD_NOT if told.missing else OK
    if told.missing:
        print(told.missing, file=sys.stderr)
    elif audio:
        print(f"The sounds are in {out.as_posix()}.", file=sys.stderr)
    raise typer.Exit(code or (FINDINGS if told.worst >= fail_on.weight else OK))


class _Way(NamedTuple):
    """How it is told."""

    json: bool
    plain: bool
    csv: bool
    audio: bool
    aloud: bool
    out: Path


class _Told(NamedTuple):
    """How it ended.

    Attributes:
        worst: The weight of the worst finding.
        not_read: How many messages could not be judged.
        missing: Why no sound was made; none where there was.
    """

    worst: int
    not_read: int
    missing: str | None


def _tell(arguments: Sequence[str], settings: "Settings", wanted: "Wanted", way: _Way) -> _Told:
    """Judges each message and prints it at once, so that a long sheet is never held whole."""
    from harness.message.analyse import analyse
    from harness.message.sources import is_sheet
    from harness.model.message import NotRead
    from harness.report.message_writers import writer_for

    worst, unread, number = -1, 0, 0
    with ExitStack() as stack:
        sounds = _Sounds(stack, settings, way)
        each, sheet = _messages(arguments, wanted)
        to = stack.enter_context(
            writer_for(sheet, as_csv=way.csv, as_json=way.json, plain=way.plain, terminal=console(plain=way.plain))
        )
        many = any(map(is_sheet, arguments))
        for number, given in enumerate(each, 1):
            if isinstance(given, NotRead):
                unread += 1
                to.not_read(given)
                place = f"{given.source}, row {given.row}" if given.row else given.source
                if way.json or way.csv:
                    print(f"Not read: {place}. {given.why}", file=sys.stderr)
                continue
            judged = sounds.added(given, analyse(given, settings, sounds.measure(given)))
            worst = max((worst, *(f.severity.weight for f in judged.findings if f.outcome is Outcome.FAILED)))
            to.message(judged, given, brief=many)
            if number % _EVERY == 0:
                print(f"{number:,} messages done.", file=sys.stderr, flush=True)
        if number >= _EVERY:
            print(f"All {number:,} messages done.", file=sys.stderr, flush=True)
    return _Told(worst, unread, sounds.missing)


def _messages(arguments: Sequence[str], wanted: "Wanted") -> "tuple[Iterator[Given | NotRead], Sheet | None]":
    """The messages, and the sheet where one was given alone."""
    from harness.message.sheets import open_sheet
    from harness.message.sources import is_sheet, messages, sheet_messages

    if len(arguments) == 1 and is_sheet(arguments[0]):
        sheet = open_sheet(arguments[0], wanted.column)
        return sheet_messages(sheet, wanted), sheet
    return messages(arguments, wanted), None


class _Sounds:
    """Measures, keeps and plays messages where that was asked for; the first thing that is missing is kept."""

    def __init__(self, stack: ExitStack, settings: "Settings", way: _Way) -> None:
        from harness.message.sound import Player, Recorder
        from harness.phone.voice import VoiceUnavailable
        from harness.report.files import write_whole

        self.missing: str | None = None
        self._recorder = self._player = None
        try:
            if way.audio:
                self._recorder = stack.enter_context(
                    Recorder(lambda name, file: write_whole(way.out / name, file), settings.person)
                )
        except VoiceUnavailable as why:
            self.missing = f"No sound is written. {why}"
        try:
            if way.aloud:
                self._player = Player()
        except VoiceUnavailable as why:
            self.missing = f"Nothing is played aloud. {why}"

    def measure(self, given: "Given") -> "Callable[[str], float] | None":
        """Says how long words take, where they are to be measured."""
        return self._recorder.measure(given) if self._recorder else None

    def added(self, given: "Given", judged: "Message") -> "Message":
        """The message with its sound; played, where that was asked for."""
        from harness.phone.voice import VoiceError, VoiceUnavailable

        if self._player:
            self._player.play(given)
        if not self._recorder:
            return judged
        try:
            return self._recorder.kept(given, judged)
        except (VoiceError, VoiceUnavailable) as failure:
            self.missing = f"{given.id} has no sound. {failure}"
            return judged


def _twin(given: str | None) -> str | None:
    if given is None:
        return None
    from harness.message.sources import Wanted, messages
    from harness.model.message import NotRead

    found = next(iter(messages([given], Wanted())), None)
    if found is None or isinstance(found, NotRead):
        _refuse(f"The twin cannot be read: {found.why if found else 'there is none.'}")
    return found.text


def _pence(given: str) -> Decimal:
    try:
        pence = Decimal(given.lower().removesuffix("p"))
    except InvalidOperation:
        _refuse(f"'{given}' is not a price. Give pence for one part, such as 2.4.")
    if not pence.is_finite() or pence < 0:
        _refuse(f"'{given}' is not a price. Give pence for one part, such as 2.4.")
    return pence


def _refuse(why: str) -> NoReturn:
    print(why, file=sys.stderr)
    raise typer.Exit(BAD_INPUT)
