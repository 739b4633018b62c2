"""How words reach a terminal: wrapped to its width; or, in plain, whole lines that make sense when they are heard."""

import re

from rich.console import Console
from rich.table import Table
from rich.text import Text

from harness.report import words


class Printer:
    """Prints paragraphs; in plain, each on one line without style, because wrapped lines are heard as pauses."""

    def __init__(self, console: Console, *, plain: bool) -> None:
        self.console = console
        self.plain = plain

    def say(self, *parts: str | tuple[str, str], indent: int = 0, hang: int = 0, whole: bool = False) -> None:
        """Print one paragraph.

        Args:
            parts: Words, or words and a style.
            indent: How far in.
            hang: How much further in every line after the first.
            whole: Never wrapped, so that it can be copied: a command, a path.
        """
        text = Text()
        for part in parts:
            told, style = (part, "") if isinstance(part, str) else part
            text.append(re.sub(r"\s+", " ", words.printable(told)), style="" if self.plain else style)
        if self.plain:
            self.console.print(text, soft_wrap=True)
            return
        lines = [text] if whole else text.wrap(self.console, self.console.width - indent - hang)
        for number, line in enumerate(lines):
            line.rstrip()
            self.console.print(Text(" " * (indent + (hang if number else 0))) + line, soft_wrap=True)

    def gap(self) -> None:
        """An empty line."""
        self.console.print()


def bare_table(first: str) -> Table:
    """A table without lines; its first column has a heading."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column(first)
    return table
