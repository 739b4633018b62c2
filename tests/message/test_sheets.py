"""Sheets: what is read, what is refused by its row, and what is written."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given as given_
from hypothesis import strategies as st

from harness.load.problems import LoadError
from harness.message import analyse
from harness.message.cells import safe
from harness.message.sheets import open_sheet
from harness.message.sources import Wanted, messages, sheet_messages
from harness.model.message import NotRead
from harness.report.message_sheet import SheetWriter

QUIET = Wanted(tell=lambda _: None)
PLAIN = "HMRC: Your letter is on its way. Call 0300 200 3310."
DANGEROUS = "=+-@\t\r\n＝＋－＠"  # noqa: RUF001 -- spreadsheets take the wide ones too


@pytest.fixture
def sheet(tmp_path):
    """Writes a sheet and reads it."""

    def reads(content, column=None):
        path = tmp_path / "sheet.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(sheet_messages(open_sheet(str(path), column), QUIET))

    return reads


def test_bad_rows_are_reported_by_number_and_the_rest_is_done(sheet):
    """Wrong bytes, an empty cell, a cell of 1 MB and a formula are each named by row; the others are read."""
    found = sheet(
        b"name,message\n"
        b"a,Your bins go out on Monday.\n"
        b"b,Caf\xe9 opens at nine.\n"
        b"c,\n"
        b'd,"' + b"x" * 1_000_000 + b'"\n'
        b"e,=cmd|' /C calc'!A0\n"
        b"f,Your bins go out on Friday.\n"
    )
    assert [each.row for each in found] == [2, 3, 4, 5, 6, 7]
    assert [each.row for each in found if isinstance(each, NotRead)] == [3, 4, 5, 6]
    assert [
        word
        for each, word in zip(found[1:5], ("UTF-8", "empty", "20,000", "formula"), strict=True)
        if word not in each.why
    ] == []


def test_a_quotation_mark_that_is_not_closed_ends(sheet):
    """It takes the rest of its file with it, is reported, and never grows without end."""
    found = sheet(b'name,message\na,Your bins go out on Monday.\nb,"never closed\n' + b"x,y\n" * 2_000_000)
    assert not isinstance(found[0], NotRead)
    assert isinstance(found[1], NotRead)


def test_blank_rows_are_left_out(sheet):
    """A row without anything in it is no mistake, and rows keep their numbers."""
    found = sheet("message\nYour bins go out on Monday.\n\n,\nYour bins go out on Friday.\n")
    assert [each.row for each in found] == [2, 5]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("Template name,Template type,Content\nBins,sms,Your bins go out today.\n", ["Your bins go out today."]),
        ("id;Wording\n1;Your bins go out today.\n", ["Your bins go out today."]),
        ("id\tcopy\n1\tYour bins go out today.\n", ["Your bins go out today."]),
        ("ref,thing\n1,Your bins go out today and tomorrow.\n", ["Your bins go out today and tomorrow."]),
        (
            "Your bins go out today.\nYour bins go out tomorrow.\n",
            ["Your bins go out today.", "Your bins go out tomorrow."],
        ),
        ("\ufeffmessage\nYour bins go out today.\n", ["Your bins go out today."]),
    ],
    ids=["Notify export", "semicolons", "tabs", "longest words", "no heading", "byte order mark"],
)
def test_columns_are_guessed(sheet, content, texts):
    """The column with the messages is found by its heading, or by where the long words are."""
    assert [each.text for each in sheet(content)] == texts


def test_utf_16(sheet):
    """What Excel saves as Unicode text is read."""
    found = sheet("id\tmessage\n1\tYour bins go out today.\n".encode("utf-16"))
    assert found[0].text == "Your bins go out today."


def test_a_column_by_name_or_letter(sheet):
    """A column is chosen by its heading or its letter, and one that is not there is named with what there is."""
    content = "one,two\nFirst long words of all.,Second long words of all.\n"
    assert sheet(content, "two")[0].text == sheet(content, "B")[0].text == "Second long words of all."
    with pytest.raises(LoadError, match="There are: one, two"):
        sheet(content, "twoo")


def test_kinds_languages_and_twins_come_from_columns(sheet):
    """A sheet may say of each row what it is, in which language, from whom, and its Welsh twin."""
    found = sheet("type,language,from,message,welsh\nletter,Welsh,HMRC,Mae angen help.,Twin.\n")[0]
    assert (found.kind, found.language, found.sender, found.twin) == ("letter", "cy", "HMRC", "Twin.")


def test_a_workbook(tmp_path):
    """A workbook is read like a sheet, and a formula in it is refused by its row."""
    book = openpyxl.Workbook()
    for row in (["Ref", "Wording"], [1, PLAIN], [2, "=1+1"], [3, None], [4, PLAIN]):
        book.active.append(row)
    book.save(tmp_path / "book.xlsx")
    found = list(messages([str(tmp_path / "book.xlsx")], QUIET))
    assert [(each.row, isinstance(each, NotRead)) for each in found] == [(2, False), (3, True), (4, True), (5, False)]


def test_a_workbook_that_is_none(tmp_path):
    """A file that only is called a workbook is bad input, in one sentence."""
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(LoadError, match="cannot be read"):
        list(messages([str(tmp_path / "book.xlsx")], QUIET))


@given_(st.text())
def test_no_cell_starts_a_formula(cell):
    """Whatever is in it, a cell that is written begins with nothing that a spreadsheet runs."""
    written = safe(cell)
    assert not written.startswith(tuple(DANGEROUS))
    assert safe(written) == written


@given_(
    st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=1, max_size=3),
    st.sampled_from(DANGEROUS),
)
def test_no_row_that_is_written_starts_a_formula(cells, start):
    """Read back as a spreadsheet reads it, no cell of a row begins with what it runs, the added ones included."""
    from harness.message.settings import Given

    out = io.StringIO()
    writer = SheetWriter(out, None, len(cells))
    writer.message(analyse(Given("x", start + PLAIN)), [start + cell for cell in cells])
    writer.not_read(NotRead(source="x", row=1, why=start + "why"), [start + cell for cell in cells])
    for row in csv.reader(io.StringIO(out.getvalue(), newline="")):
        assert not any(cell.startswith(tuple(DANGEROUS)) for cell in row)


def test_rows_keep_the_width_of_the_sheet():
    """A row that is too short or too long does not push the added columns out of place."""
    out = io.StringIO()
    writer = SheetWriter(out, ["a", "b"])
    for cells in (["1"], ["1", "2", "3"]):
        writer.not_read(NotRead(source="x", row=1, why="why"), cells)
    assert [row[2] for row in csv.reader(io.StringIO(out.getvalue()))][1:] == ["Not read", "Not read"]
