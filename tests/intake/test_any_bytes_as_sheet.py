"""Whatever a file holds, it becomes rows or an error that a person understands."""

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake import sheets

from esftui.intake import limits, packed
from esftui.intake.cell import Cancelled, IntakeError
from esftui.intake.headings import find_headings
from esftui.intake.private import private_columns
from esftui.intake.sheet import Table, read_table

SHEET = "xl/worksheets/sheet1.xml"


def read(folder: Path, raw: bytes, name: str = "file.xlsx") -> Table:
    """Read bytes as a file."""
    path = folder / name
    path.write_bytes(raw)
    return read_table(path)


def refused(folder: Path, raw: bytes, name: str = "file.xlsx") -> str:
    """Return why bytes are refused."""
    with pytest.raises(IntakeError) as caught:
        read(folder, raw, name)
    return caught.value.message


def outcome(call: Callable[[], object]) -> str:
    """Return what comes of reading: ``rows``, or what the user is told."""
    try:
        call()
    except IntakeError as error:
        return error.message
    return "rows"


def looked_at(folder: Path, raw: bytes, name: str = "file.xlsx") -> object:
    """Read bytes and look for headings and what is personal."""
    table = read(folder, raw, name)
    return private_columns(table, find_headings(table))


def workbook(folder: Path) -> bytes:
    """Return a small sound workbook."""
    return sheets.merged_title(folder).read_bytes()


def changed(raw: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body) if name == part else body)
    return out.getvalue()


# nothing gets through ---------------------------------------------------------


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_rows_or_an_error(tmp_path: Path, raw: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe"):
        assert outcome(lambda: looked_at(tmp_path, start + raw))  # noqa: B023 - called at once


@given(st.text(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_rows_or_an_error(tmp_path: Path, text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    assert outcome(lambda: looked_at(tmp_path, raw, "file.csv"))


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_workbook_is_rows_or_an_error(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    raw = bytearray(workbook(tmp_path))
    for _ in range(chance.choice([1, 3, 20])):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    if chance.random() < 0.3:
        del raw[chance.randrange(len(raw)) :]
    assert outcome(lambda: looked_at(tmp_path, bytes(raw)))


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_workbook_with_damaged_xml_is_rows_or_an_error(
    tmp_path: Path, part: str, seed: int
) -> None:
    chance = random.Random(seed)

    def damage(body: bytes) -> bytes:
        at = chance.randrange(len(body))
        wrong = bytes(chance.choice(b'<>"/=&0123456789ABr:t \x00\xff') for _ in range(3))
        return body[:at] + wrong + body[at + chance.randrange(8) :]

    raw = changed(workbook(tmp_path), part, damage)
    assert outcome(lambda: looked_at(tmp_path, raw))


# said plainly -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b";;\r\n;;\r\n", "empty"),
        (b"%PDF-1.4\x00\x01\x02", "not a spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a spreadsheet"),
        (b"\xd0\xcf\x11\xe0 Workbook", "old workbook"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 and no more", "damaged"),
    ],
)
def test_what_is_no_spreadsheet_is_told(tmp_path: Path, raw: bytes, words: str) -> None:
    assert words in refused(tmp_path, raw)


def test_other_zipped_documents_are_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("word/document.xml", "<w/>")
    assert "not a spreadsheet" in refused(tmp_path, out.getvalue())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("xl/workbook.bin", b"x")
    assert "xlsb" in refused(tmp_path, out.getvalue())


def test_an_ods_with_a_password_is_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        new.writestr("content.xml", b"\x01\x02")
        new.writestr("META-INF/manifest.xml", "<m:encryption-data/>")
    assert "password" in refused(tmp_path, out.getvalue(), "file.ods")


def test_missing_files_and_folders_are_told(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.xlsx", "does not exist"), (tmp_path, "folder")):
        with pytest.raises(IntakeError, match=words):
            read_table(path)


def test_a_sheet_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    path = sheets.hidden(tmp_path)
    with pytest.raises(IntakeError, match="“Fel”; there are “Tom”, “Inskrivna”, “Gammalt”"):
        read_table(path, "Fel")
    with pytest.raises(IntakeError, match="“Tom” is empty"):
        read_table(path, "Tom")
    assert read_table(path, "Listor").rows == [("Kön", "Start")]  # asked for, though hidden
    with pytest.raises(IntakeError, match="text file"):
        read_table(sheets.windows_semicolons(tmp_path), "Blad1")


# bombs ------------------------------------------------------------------------


def test_a_value_in_the_last_corner_takes_no_memory(tmp_path: Path) -> None:
    raw = changed(
        workbook(tmp_path), SHEET, lambda body: body.replace(b'r="A5"', b'r="XFD1048576"', 1)
    )
    assert "too large: 1,048,576 rows" in refused(tmp_path, raw)


def test_an_ods_with_a_value_repeated_without_end_takes_no_memory(tmp_path: Path) -> None:
    body = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="A"><table:table-row '
        'table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        new.writestr("content.xml", body)
        new.writestr("META-INF/manifest.xml", "<manifest/>")
    assert "too large" in refused(tmp_path, out.getvalue(), "file.ods")


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = workbook(tmp_path)
    monkeypatch.setattr(packed, "UNPACKED_LIMIT", 2_000)
    assert "unpacks to more than" in refused(tmp_path, raw)


def test_a_part_that_holds_more_than_it_says_is_refused(tmp_path: Path) -> None:
    raw = bytearray(changed(workbook(tmp_path), SHEET, lambda body: body + b" " * 200_000))
    info = zipfile.ZipFile(io.BytesIO(bytes(raw))).getinfo(SHEET)
    # the directory at the end is what programs go by: let it say 1 000 bytes
    for match in list(re.finditer(b"PK\x01\x02", bytes(raw))):
        at = match.start()
        if raw[at + 46 : at + 46 + len(SHEET)] == SHEET.encode():
            assert struct.unpack("<L", raw[at + 24 : at + 28]) == (info.file_size,)
            raw[at + 24 : at + 28] = struct.pack("<L", 1_000)
    assert "damaged" in refused(tmp_path, bytes(raw))


def test_a_long_text_that_a_million_cells_share_takes_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "shared.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    for row in range(300):
        page.write_string(row, 0, "x" * 1_000)
    book.close()
    assert len(read_table(path).rows) == 300
    monkeypatch.setattr("esftui.intake.sheet_scan.UNPACKED_LIMIT", 100_000)
    with pytest.raises(IntakeError, match="too large"):
        read_table(path)


def test_words_defined_in_the_xml_are_not_taken(tmp_path: Path) -> None:
    def bomb(body: bytes) -> bytes:
        head, _mark, rest = body.partition(b"?>")
        return head + b'?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + rest

    raw = changed(workbook(tmp_path), "xl/workbook.xml", bomb)
    assert "damaged" in refused(tmp_path, raw)


def test_limits_are_told_for_text_files_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ROW_LIMIT", 50)
    assert "at most 50 rows" in refused(tmp_path, b"a;b\r\n" * 60, "file.csv")
    monkeypatch.setattr("esftui.intake.sheet.FILE_LIMIT", 100)
    assert "too large" in refused(tmp_path, b"a;b\r\n" * 60, "file.csv")


def test_a_quote_that_is_never_closed_does_not_swallow_a_large_file(tmp_path: Path) -> None:
    raw = b'Kod;Start\r\n1;"2012\r\n' + b"2;2013-01-01\r\n" * 20_000
    assert "rows and columns" in refused(tmp_path, raw, "file.csv")


# places, progress and stopping ------------------------------------------------


def test_rows_and_columns_are_where_the_spreadsheet_has_them(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write("C5", "här")
    page.write("E7", 7)
    book.close()
    rows = read_table(path).rows
    assert len(rows) == 7
    assert rows[4][2] == "här"
    assert rows[6][4] == 7
    assert not any(rows[0])


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_progress_is_told_and_reading_can_be_stopped(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"long.{ending}"
    if ending == "csv":
        path.write_text("Kod;Start\n" + "1;2012-01-01\n" * 5_000)
    else:
        book = xlsxwriter.Workbook(str(path))
        page = book.add_worksheet()
        for row in range(5_001):
            page.write_row(row, 0, ["Kod", row])
        book.close()
    told: list[tuple[int, int | None]] = []
    assert len(read_table(path, progress=lambda *how: told.append(how)).rows) == 5_001
    assert [rows for rows, _total in told] == sorted(rows for rows, _total in told)
    assert told[-1] == (5_001, 5_001)
    assert len(told) >= 5
    with pytest.raises(Cancelled):
        read_table(path, cancelled=lambda: len(told) > 0)


def test_a_separator_that_the_file_names_is_used(tmp_path: Path) -> None:
    table = read(tmp_path, b"sep=|\r\nKod|Start;tid\r\n1|2\r\n", "file.csv")
    assert table.rows == [("Kod", "Start;tid"), ("1", "2")]


@pytest.mark.parametrize("separator", [";", "\t", ",", "|"])
def test_the_separator_is_found_though_others_stand_in_texts(
    tmp_path: Path, separator: str
) -> None:
    others = "; , | \t".replace(separator, "")
    lines = [["Kod", "Text", "Belopp"], ["1", f"a{others}b", "1"], ["2", "c", "2"]]
    raw = "\r\n".join(separator.join(line) for line in lines).encode()
    assert read(tmp_path, raw, "file.csv").rows[0] == ("Kod", "Text", "Belopp")
