"""Sheets as projects really have them, made by programs that people really use.

Each maker writes one file into a folder and returns its path. All people are invented.
"""

import subprocess
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import xlsxwriter

Maker = Callable[[Path], Path]

SERIAL = {date(2012, 3, 1): 40969, date(2012, 5, 14): 41043, date(2012, 9, 3): 41155}
"""Days as the serial numbers that Excel stores."""


def merged_title(folder: Path) -> Path:
    """A title over all columns, a blank column, real dates, totals below, mixed K/M/Kvinna."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Deltagare"
    sheet["A1"] = "Framtidsstegen – deltagarförteckning"
    sheet.merge_cells("A1:I1")
    sheet["A2"] = "Utskriven 2013-04-02 av projektkontoret"
    sheet.merge_cells("A2:I2")
    sheet.append([])
    sheet.append(
        ["Kod", "Kön", None, "Födelseår", "Kommun", "Anvisande", "Inskr.datum", "Avslutsdatum",
         "Orsak till avslut"]
    )  # fmt: skip
    rows: list[list[object]] = [
        ["D-01", "K", None, 1971, "Alvesta", "AF", date(2012, 3, 1), date(2013, 1, 31), "Arb."],
        ["D-02", "Man", None, 1985, "Växjö", "FK", date(2012, 3, 1), None, None],
        ["D-03", "kvinna", None, 1990, "Vaxjo", "Soc", date(2012, 5, 14), date(2012, 9, 3),
         "Studier"],
        ["D-04", "M ", None, 1968, "Älmhult", "AF", date(2012, 9, 3), datetime(2013, 2, 1, 9, 30),
         "Åter AF"],
        ["D-01", "K", None, 1971, "Alvesta", "AF", date(2013, 3, 4), None, None],
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    sheet.append([])
    sheet.append(["Summa", "4 deltagare", None, None, None, None, 5, 3, None])
    return _saved(book, folder / "merged-title.xlsx")


def two_headings(folder: Path) -> Path:
    """Groups of columns over the headings, and dates that were never formatted as dates."""
    path = folder / "two-headings.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Blad1")
    sheet.merge_range("A1:C1", "Deltagare")
    sheet.merge_range("D1:E1", "Start")
    sheet.merge_range("F1:G1", "Avslut")
    sheet.write_row("A2", ["Id", "Kön", "Kommun", "Datum", "Anvisare", "Datum", "Orsak"])
    serials = list(SERIAL.values())
    sheet.write_row("A3", ["P1", "K", "Ljungby", serials[0], "AF", serials[2], "Arbete"])
    sheet.write_row("A4", ["P2", "M", "Värnamo", serials[1], "FK", None, None])
    sheet.write_row("A5", ["P3", "K", "Ljungby", serials[2], "AF", 41308.5, "Vård"])
    book.close()
    return path


def text_dates(folder: Path) -> Path:
    """Dates as texts in three styles, and pseudonyms with zeros before them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Löpnr", "Kön", "Start", "Slut", "Avslutsorsak"])
    sheet.append(["007", "Kvinna", "2012-03-01", "1/2 2013", "Anställning"])
    sheet.append(["0012", "Man", "14 maj 2012", "2013-02-30", "Studier"])
    sheet.append(["0100", "Kvinna", "1/10 2012", None, None])
    return _saved(book, folder / "text-dates.xlsx")


def one_row_a_person(folder: Path) -> Path:
    """Starts side by side on one row a person."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(
        ["Deltagare", "Kön", "Ålder", "Start 1", "Avslut 1", "Orsak 1", "Start 2", "Avslut 2",
         "Orsak 2"]
    )  # fmt: skip
    sheet.append(
        ["A1", "K", 41, date(2012, 3, 1), date(2012, 9, 3), "Vård", date(2013, 1, 7), None, None]
    )
    sheet.append(["A2", "M", 29, date(2012, 5, 14), None, None, None, None, None])
    return _saved(book, folder / "one-row-a-person.xlsx")


def windows_semicolons(folder: Path) -> Path:
    """What Swedish Excel saves as CSV: semicolons, Windows-1252, dates as they were shown."""
    lines = [
        "Löpnummer;Kön;Hemkommun;Inskrivningsdatum;Avslutad;Skäl;Anteckning",
        'F001;K;Älmhult;2012-03-01;2013-01-31;Åter till anvisare;"Går vidare; se pärm"',
        "F002;M;Värnamo;2012-05-14;;;",
        ";;;;;;",
        "F003;K;Växjö;2012-09-03;2013-02-28;Övrigt;",
        "Totalt;3;;;;;",
    ]
    path = folder / "windows-semicolons.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


def unicode_text(folder: Path) -> Path:
    """What Excel calls Unicode text: tabs, UTF-16."""
    lines = ["Kod\tKön\tStartdatum\tSlutdatum", "U1\tKvinna\t20120301\t", "U2\tMan\t120514\t130131"]
    path = folder / "unicode-text.txt"
    path.write_bytes("\r\n".join(lines).encode("utf-16"))
    return path


def ledger(folder: Path) -> Path:
    """A spending ledger out of an accounting system, amounts as texts in many styles."""
    path = folder / "ledger.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Huvudbok")
    sheet.write("A1", "Huvudbok projekt 4711")
    sheet.write_row(
        "A3", ["Verifikat", "Bokf.datum", "Kostnadsslag", "Finansiär", "Belopp (kr)", "Vertext"]
    )
    rows: list[list[object]] = [
        ["V1", "2012-03-31", "Personal", "ESF-stöd", "45 000,00", "Lön mars"],
        ["V2", "2012-04-30", "Personal", "ESF-stöd", "45\u00a0000,50 kr", "Lön april"],
        ["V3", "2012-05-02", "Lokaler", "ESF-stöd", "(1 200)", "Rättelse hyra"],
        ["V4", "2012-05-31", "Externa tjänster", "ESF-stöd", 12500.4, "Utvärdering"],
        ["V5", "2012-06-05", "Resor", "ESF-stöd", "500-", None],
        ["V6", "2012-06-30", "Personal", "ESF-stöd", "tolv tusen", "Lön juni"],
    ]
    for number, row in enumerate(rows, 3):
        sheet.write_row(number, 0, row)
    sheet.write_row(9, 0, ["Summa", None, None, None, "101 301", None])
    book.close()
    return path


def english_ledger(folder: Path) -> Path:
    """An English ledger: commas between, points before the öre, a byte order mark."""
    lines = [
        "Booking date,Cost type,Financier,Amount (SEK),Comment",
        '2012-03-31,Staff,ESF grant,"45,000.00",Salary',
        '2012-04-30,Staff,ESF grant,"1,234.50","Travel, by train"',
        '2012-05-31,Staff,ESF grant,"2,500",Rent',
    ]
    path = folder / "english-ledger.csv"
    path.write_bytes("\n".join(lines).encode("utf-8-sig"))
    return path


def names_and_numbers(folder: Path) -> Path:
    """Names, personal numbers (some empty, some as bare numbers), e-mails and telephones."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(
        ["Personnummer", "Förnamn", "Efternamn", "E-post", "Mobil", "Adress", "Kön", "Start",
         "Kontakt"]
    )  # fmt: skip
    rows: list[list[object]] = [
        ["19811218-9876", "Anna", "Påhittad", "anna@example.org", "070-123 45 67", "Storgatan 1",
         "K", date(2012, 3, 1), "Eva Handläggarsson"],
        [None, "Bo", "Uppdiktad", None, None, None, "M", date(2012, 5, 14), "Per Coachström"],
        [8112189876, "Anna", "Påhittad", "anna@example.org", None, None, "K", date(2012, 9, 3),
         "Liv Mentorberg"],
        ["850101-1236", "Cecilia", "Fiktiv", None, "0701234567", "Lillvägen 3 B", "K",
         date(2012, 9, 3), "Bo Fiktivman"],
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    return _saved(book, folder / "names-and-numbers.xlsx")


def formulas(folder: Path) -> Path:
    """Formulas with values, formulas that failed, and one saved without its value."""
    path = folder / "formulas.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Data")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row("A1", ["Kod", "Kön", "Start", "Avslut", "Orsak"])
    sheet.write_row("A2", ["X1"])
    sheet.write_formula("B2", '=IF(1=1,"K","M")', None, "K")
    sheet.write_formula("C2", "=DATE(2012,3,1)", day, 40969)
    sheet.write_row("A3", ["X2", "M"])
    sheet.write_formula("C3", "=Borta!A1", day, "#REF!")
    sheet.write_row("A4", ["X3", "K"])
    sheet.write_formula("C4", "=C2+74", day, 41043)
    sheet.write_formula("D4", '=VLOOKUP("finns inte",A1:A2,1,FALSE)', day, "#N/A")
    book.close()
    return path


def uncomputed(folder: Path) -> Path:
    """A workbook by a program that writes formulas but never computes them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Kod", "Kön", "Start"])
    sheet.append(["X1", "K", "=DATE(2012,3,1)"])
    sheet.append(["X2", "M", date(2012, 5, 14)])
    return _saved(book, folder / "uncomputed.xlsx")


def hidden(folder: Path) -> Path:
    """A hidden sheet first, an empty one, and hidden columns in the one that counts."""
    path = folder / "hidden.xlsx"
    book = xlsxwriter.Workbook(str(path))
    lists = book.add_worksheet("Listor")
    lists.write_row("A1", ["Kön", "Start"])
    book.add_worksheet("Tom")
    sheet = book.add_worksheet("Inskrivna")
    other = book.add_worksheet("Gammalt")
    sheet.activate()
    sheet.set_first_sheet()
    lists.hide()
    sheet.set_column("B:B", None, None, {"hidden": True})
    sheet.write_row("B2", ["Personnr", "Kod", "Kön", "Startdatum"])
    sheet.write_row("B3", ["811218-9876", "H1", "K", "2012-03-01"])
    sheet.write_row("B4", ["850101-1236", "H2", "M", "2012-05-14"])
    other.write_row("A1", ["Kod", "Kön"])
    book.close()
    return path


def survey_columns(folder: Path) -> Path:
    """A survey with a column for each question."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Enkätsvar"
    sheet.append(
        ["Deltagare", "Svarsdatum",
         "Jag känner mig närmare arbetsmarknaden än när jag började",
         "Projektet arbetar bra med jämställdhet"]
    )  # fmt: skip
    sheet.append(["D-01", date(2013, 1, 31), 4, "5 - Instämmer helt"])
    sheet.append(["D-02", date(2013, 2, 11), "Vet ej", 9])
    sheet.append(["D-03", date(2013, 2, 12), None, 3])
    return _saved(book, folder / "survey-columns.xlsx")


def survey_rows(folder: Path) -> Path:
    """A survey with a row for each answer."""
    lines = [
        "Respondent;Fråga;Tillfälle;Utskickad;Svarsdatum;Svar",
        "D-01;closer_to_work;Vid avslut;2013-01-20;2013-01-31;4",
        "D-01;life_situation;3 mån efter;2013-04-30;2013-05-02;5",
        "D-02;closer_to_work;Vid avslut;2013-02-01;;",
        "D-03;closer_to_work;Vid avslut;2013-02-01;2013-02-03;7",
    ]
    path = folder / "survey-rows.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def english(folder: Path) -> Path:
    """An English sheet with codes for the genders."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(
        ["Participant ID", "Sex", "Home municipality", "Referred by", "Start date", "End date",
         "Reason for leaving"]
    )  # fmt: skip
    sheet.append(["E1", "F", "Växjö", "PES", "1 March 2012", "31 Jan 2013", "Employment"])
    sheet.append(["E2", "Male", "Ljungby", "SIA", "March 5, 2012", None, None])
    return _saved(book, folder / "english.xlsx")


def note_with_number(folder: Path) -> Path:
    """A ledger where someone wrote a personal number into a note."""
    lines = [
        "Datum;Kostnadsslag;Finansiär;Belopp;Text",
        "2012-03-31;Personal;ESF-stöd;1200;Resa för 811218-9876",
        "2012-04-30;Personal;ESF-stöd;900;Resa",
    ]
    path = folder / "note-with-number.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def footnotes(folder: Path) -> Path:
    """Sums in the middle of nowhere, blank rows, and remarks at the bottom."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Kod", "Kön", "Start"])
    sheet.append(["B1", "K", date(2012, 3, 1)])
    sheet.append([])
    sheet.append(["B2", "M", date(2012, 5, 14)])
    sheet.append([])
    sheet.append(["Totalt antal", None, 2])
    sheet.append([])
    sheet.append(["Uppgifterna är hämtade ur närvarolistan."])
    return _saved(book, folder / "footnotes.xlsx")


MAKERS: Sequence[Maker] = (
    merged_title,
    two_headings,
    text_dates,
    one_row_a_person,
    windows_semicolons,
    unicode_text,
    ledger,
    english_ledger,
    names_and_numbers,
    formulas,
    uncomputed,
    hidden,
    survey_columns,
    survey_rows,
    english,
    note_with_number,
    footnotes,
)


def converted(path: Path, ending: str) -> Path:
    """Return a file as LibreOffice saves it in another format."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{path.parent}/profile", "--headless",
         "--convert-to", ending, "--outdir", str(path.parent), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return path.with_suffix(f".{ending.partition(':')[0]}")


def _saved(book: openpyxl.Workbook, path: Path) -> Path:
    book.save(path)
    return path


if __name__ == "__main__":
    import sys

    for maker in MAKERS:
        print(maker(Path(sys.argv[1])))
