"""What an editor says of a message in the terminal."""

import io
from decimal import Decimal

import pytest
from rich.console import Console

from harness.load import load_people
from harness.message import Given, Settings, analyse
from harness.model.message import NotRead
from harness.report.message_terminal import Editor

TEXT = Given(
    "letters.csv:4",
    "In order to facilitate your claim, please utilise the link below: https://bit.ly/abc – ((name)) or Łukasz will "
    "ask you about it before the end of the month, and you can’t change it once it has been sent to the other office.",
    name="Chaser",
    twin="Ffoniwch 0300 200 1900.",
    sender="HM Revenue and Customs",
)
PROMPT = Given(
    "menu", "Press 1 for tax. For anything else, hold to speak to an adviser. Your code is 482916.", "prompt"
)


@pytest.fixture
def shown():
    """Prints messages 80 columns wide and gives what was printed."""

    def prints(*given, plain=False, person=None, brief=False, unread=()):
        out = io.StringIO()
        editor = Editor(Console(file=out, width=80, color_system=None, highlight=False), plain=plain)
        settings = Settings(price=Decimal("2.4"), person=person, prefix="HMRC")
        for each in given:
            editor.message(analyse(each, settings), brief=brief)
        for row in unread:
            editor.not_read(row)
        editor.end(len(unread))
        return out.getvalue()

    return prints


@pytest.mark.parametrize("plain", [False, True], ids=["wrapped", "plain"])
def test_it_reads_as_it_should(shown, snapshot, plain):
    """A text and a prompt read as an editor would say it, on a screen and to somebody who listens."""
    assert shown(TEXT, PROMPT, plain=plain, person=load_people(["deaf-relay"])[0]) == snapshot


def test_a_sheet_is_brief(shown):
    """Of a sheet only what is wrong is shown, what cannot be read by its row, and the rest is counted."""
    good = Given("s:2", "Your letter is on its way. Call 0300 200 3310.")
    said = shown(good, TEXT, brief=True, unread=[NotRead(source="s", row=3, why="It is empty.")])
    assert "s:2" not in said
    assert "Not read: s, row 3. It is empty." in said
    assert "2 messages: 1 with something to change." in said


def test_plain_breaks_no_line_and_marks_nothing(shown):
    """For people who listen each thing is one line, and the words are quoted rather than marked."""
    said = shown(TEXT, plain=True)
    assert "»" not in said
    assert any(len(line) > 80 for line in said.splitlines())


def test_a_long_sheet_is_counted(shown):
    """Of more messages than one reads, the first are shown, and it says how to get them all."""
    many = [Given(f"s:{row}", f"Please utilise number {row}.") for row in range(60)]
    said = shown(*many, brief=True)
    assert said.count("[word-to-avoid]") == 50
    assert "--format csv" in said
