"""Where messages come from: words, files, standard input, sheets and packs."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from harness.load.pack import load_pack, names_that_ship
from harness.message.cells import MOST_CHARACTERS
from harness.message.settings import Given
from harness.message.sheets import Sheet, open_sheet
from harness.model.message import Kind, NotRead
from harness.model.pack import Pack

SHEETS = (".csv", ".tsv", ".xlsx", ".xlsm")
_MOST_BYTES = 1_000_000
_READ_ELSEWHERE = {
    ".xls": "Save it as .xlsx or .csv.",
    ".ods": "Save it as .xlsx or .csv.",
    ".docx": "Save its words as .txt.",
    ".doc": "Save its words as .txt.",
    ".pdf": "Copy its words into a .txt file.",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How what is given is to be taken.

    Attributes:
        kind: What sort of writing it is, where its source does not say.
        language: The language that it is declared to be in, where its source does not say.
        column: The column of a sheet that has the messages; none has it guessed.
        sender: The sender's name on the handset, where its source does not say.
        twin: Its Welsh twin.
        tell: Where a sentence goes about how a sheet was understood.
    """

    kind: Kind = "text"
    language: str = "en"
    column: str | None = None
    sender: str | None = None
    twin: str | None = None
    tell: Callable[[str], None] = lambda sentence: print(sentence, file=sys.stderr, flush=True)


def is_sheet(argument: str) -> bool:
    """Whether an argument is a sheet of messages."""
    return argument.lower().endswith(SHEETS) and _is_file(argument)


def messages(arguments: Sequence[str], wanted: Wanted) -> Iterator[Given | NotRead]:
    """The messages that are given, one after another; what cannot be read is said, and the rest is done.

    Args:
        arguments: Paths, names of packs, ``-`` for standard input, or the words themselves.
        wanted: How they are to be taken.

    Raises:
        LoadError: A pack is not right, or a sheet has no column with messages.
    """
    for number, argument in enumerate(arguments, 1):
        if argument == "-":
            yield _words(sys.stdin.buffer.read(_MOST_BYTES + 1), "stdin", wanted)
        elif is_sheet(argument):
            yield from sheet_messages(open_sheet(argument, wanted.column), wanted)
        elif _is_file(argument):
            yield _file(Path(argument), wanted)
        elif _is_pack(argument):
            yield from _of_pack(load_pack(argument))
        elif _meant_a_file(argument):
            yield NotRead(source=argument, row=None, why="There is no such file. Check its name, or quote a message.")
        else:
            yield _given(f"message-{number}", argument, wanted)


def sheet_messages(sheet: Sheet, wanted: Wanted) -> Iterator[Given | NotRead]:
    """The messages of a sheet, row by row."""
    wanted.tell(sheet.understood)
    for row in sheet.rows():
        if isinstance(row, NotRead):
            yield row
            continue
        yield replace(
            _words_of(f"{sheet.name}:{row.number}", row.message, wanted),
            kind=row.kind or wanted.kind,
            language=row.language or wanted.language,
            name=row.name,
            sender=row.sender or wanted.sender,
            twin=row.twin or wanted.twin,
            row=row.number,
            cells=row.cells,
        )


def _file(path: Path, wanted: Wanted) -> Given | NotRead:
    hint = _READ_ELSEWHERE.get(path.suffix.lower())
    if hint:
        return NotRead(source=str(path), row=None, why=f"A {path.suffix.lower()} file cannot be read. {hint}")
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        return NotRead(source=str(path), row=None, why=f"This file cannot be read: {error.strerror}.")
    return _words(content, path.name, wanted)


def _words(content: bytes, name: str, wanted: Wanted) -> Given | NotRead:
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return NotRead(source=name, row=None, why=f"Line {line} is not written in UTF-8. Save the file as UTF-8.")
    return _given(name, text, wanted)


def _given(name: str, text: str, wanted: Wanted) -> Given | NotRead:
    if not text.strip():
        return NotRead(source=name, row=None, why="There is no message: it is empty.")
    if len(text) > MOST_CHARACTERS:
        why = f"It has {len(text):,} characters; a message has at most {MOST_CHARACTERS:,}. Give its parts one by one."
        return NotRead(source=name, row=None, why=why)
    return _words_of(name, text, wanted)


def _words_of(name: str, text: str, wanted: Wanted) -> Given:
    return Given(
        id=name, text=text.strip(), kind=wanted.kind, language=wanted.language, sender=wanted.sender, twin=wanted.twin
    )


def _of_pack(pack: Pack) -> Iterator[Given]:
    for name, text in pack.texts.items():
        yield Given(
            id=f"texts/{name}",
            text=text.body,
            language=text.language,
            sender=text.sender,
            pack=pack.name,
            basis=text.basis,
            origin=text.origin,
        )
    lengths, said = pack.lengths, set()
    for step, about in pack.phone.steps.items():
        for number, words in enumerate(about.prompts(), 1):
            if not words.strip() or words in said:
                continue
            said.add(words)
            voice = pack.phone.voice_of(about)
            yield Given(
                id=f"phone/{step}" if number == 1 else f"phone/{step}/{number}",
                text=words,
                kind="prompt",
                language=about.language or "en",
                pack=pack.name,
                basis=about.basis,
                origin=about.origin,
                seconds=lengths.get(words),
                voice=voice.name,
                rate=voice.words_a_minute.value,
            )


def _is_file(argument: str) -> bool:
    try:
        return Path(argument).is_file()
    except (OSError, ValueError):  # too long for a name, or with a character that no name has
        return False


def _is_pack(argument: str) -> bool:
    try:
        return (Path(argument) / "service.yaml").is_file() or argument in names_that_ship()
    except (OSError, ValueError):
        return False


def _meant_a_file(argument: str) -> bool:
    """Whether a single word is a path rather than a message."""
    known = (*SHEETS, *_READ_ELSEWHERE, ".txt", ".md", ".yaml")
    return not any(map(str.isspace, argument)) and argument.lower().endswith(known)
