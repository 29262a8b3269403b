"""What the journal says, as a person reads it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from support.people import project

from esftui import locales
from esftui.model.budget import Budget, Category, Source
from esftui.model.checklist import Item
from esftui.model.project import ExitReason
from esftui.report.history import Words, concerns
from esftui.report.plain import Row
from esftui.report.text.history import history
from esftui.store.change import Author, Change
from esftui.store.journal import Entry, entry

ANNA = Author("Anna", "KONTORET", "app")
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PROJECT = project(
    checklist=(Item(id="swot", title="SWOT-analys [/b] av jämställdhet"),),
    exit_reasons=(ExitReason(id="work", title="Egen försörjning"),),
    budget=Budget(
        esf_grant=6,
        total=10,
        financing=(Source(id="esf", title="ESF-stöd", kind="esf", amount=6),),
        categories=(Category(id="staff", title="Personal", amount=10),),
    ),
)


@pytest.fixture(autouse=True)
def swedish() -> Iterator[None]:
    before = locales.language()
    locales.use("sv")
    yield
    locales.use(before)


def made(*changes: Change, at: datetime = NOON, **fields: Any) -> Entry:
    """Return an entry by Anna."""
    return entry(ANNA, at, changes=changes, file="register.json", **fields)


def change(*path: str, before: Any = None, after: Any = None) -> Change:
    return Change(path, before, after)


@pytest.mark.parametrize(
    ("what", "about", "did"),
    [
        (
            change("checklist", "swot", "status", before="in_progress", after="done"),
            "SWOT-analys [/b] av jämställdhet",
            "status pågår → klar",
        ),
        (
            change("checklist", "swot", "status", after="in_progress"),
            "SWOT-analys [/b] av jämställdhet",
            "status ej börjad → pågår",
        ),
        (
            change("checklist", "gone", "owner", before="Bo", after=None),
            "gone",
            "ansvarig Bo → –",
        ),
        (
            change("participants", "P-1", "enrolments", "2012-01-02", "reason", after="work"),
            "P-1",
            "inskrivning 2012-01-02: orsak – → Egen försörjning",
        ),
        (
            change(
                "checklist", "new", after={"id": "new", "title": "Boka lokal", "owner": "Bo"}
            ),
            "Boka lokal",
            "ny punkt: ansvarig Bo",
        ),
        (
            change("checklist", "new", before={"id": "new", "title": "Boka lokal"}),
            "Boka lokal",
            "punkt borttagen",
        ),
        (
            change("goals", "work", "target", before=None, after=0.45),
            "work",
            "målvärde ej beslutat → 45\u00a0%",
        ),
        (
            change("goals", "work", "target", before=2, after=3),
            "work",
            "målvärde 2 → 3",
        ),
        (
            change("claims", "3", after={"period_end": "2012-03-31", "requested": "2012-05-02",
                                         "amount": 91000}),
            "ansökan om utbetalning 3",
            "ny ansökan om utbetalning: kostnader till 2012-03-31, rekvirerat den 2012-05-02, "
            "belopp 91\u00a0000\u00a0kr",
        ),
        (
            change("claims", "3", "paid_amount", after=90000),
            "ansökan om utbetalning 3",
            "utbetalt – → 90\u00a0000\u00a0kr",
        ),
        (
            change("participants", "P-1", "steps", "mapping 2012-02-01",
                   after={"step": "mapping", "date": "2012-02-01"}),
            "P-1",
            "nytt steg: steg mapping, datum 2012-02-01",
        ),
        (
            change("participants", "P-1", "answers", "closer after 2012-02-01",
                   before={"question": "closer", "value": 4}),
            "P-1",
            "enkätsvar borttaget: fråga closer, svar 4",
        ),
        (
            change("participants", "P-1", "activities", "placement 2012-02-01", "end",
                   after="2012-05-01"),
            "P-1",
            "aktivitet Praktik 2012-02-01: slutar – → 2012-05-01",
        ),
        (
            change("participants", "P-1", "enrolments", "2012-01-02",
                   after={"start": "2012-01-02"}),
            "P-1",
            "ny inskrivning: börjar 2012-01-02",
        ),
        (
            change("participants", "P-1", "enrolments", "2012-01-02",
                   before={"start": "2012-01-02", "exit": "2012-02-01"}),
            "P-1",
            "inskrivning borttagen: börjar 2012-01-02, avslut 2012-02-01",
        ),
        (
            change("participants", "P-1",
                   after={"id": "P-1", "gender": "woman", "birth_year": 1980}),
            "P-1",
            "ny deltagare: kön kvinna, födelseår 1980",
        ),
        (
            change("spending", "17", after={"date": "2012-01-31", "source": "esf",
                                            "category": "staff", "amount": -12000}),
            "utgift 17",
            "ny utgift: datum 2012-01-31, finansiär ESF-stöd, kostnadsslag Personal, "
            "belopp −12\u00a0000\u00a0kr",
        ),
        (
            change("spending", "17", "amount", before=5, after=12000),
            "utgift 17",
            "belopp 5\u00a0kr → 12\u00a0000\u00a0kr",
        ),
        (change("meta", "note", after="ny"), "om registret", "note – → ny"),
        (change("tolerances", "gender", before=0.1, after=0.2), "tolerances", "gender 0,1 → 0,2"),
    ],
)  # fmt: skip
def test_a_change_is_told_by_what_it_is_about_and_from_what_to_what(
    what: Change, about: str, did: str
) -> None:
    told = Words(PROJECT).told(made(what))
    assert (told.about, told.did, told.mark) == (about, did, "")
    assert told.sentence == f"{about}: {did}"


def test_ids_stand_for_titles_where_the_project_cannot_be_read() -> None:
    told = Words(None).told(made(change("checklist", "swot", "status", after="done")))
    assert told.sentence == "swot: status ej börjad → klar"


def test_many_people_are_counted_and_the_first_told() -> None:
    changes = [change("participants", f"P-{n}", "municipality", after="Osby") for n in range(41)]
    changes += [change("spending", str(n), after={"amount": 1}) for n in range(2)]
    told = Words(PROJECT).told(made(*changes))
    assert told.about == "41 deltagare, 2 utgifter"
    assert told.did.startswith("P-0: kommun – → Osby; P-1: kommun")
    assert told.did.endswith("; och 41 till")
    lines = list(Words(PROJECT).full(made(*changes), most=10))
    assert len([line for line in lines if line.startswith("· ")]) == 10
    assert "och 33 till" in lines


def test_undo_redo_correction_and_other_programs_are_told_as_such() -> None:
    first = made(change("checklist", "swot", "status", after="done"))
    undo = made(
        change("checklist", "swot", "status", before="done"),
        at=NOON + timedelta(days=2),
        undoes=first.id,
    )
    redo = made(at=NOON + timedelta(days=2), redoes=first.id, item="swot")
    corrected = made(change("participants", "P-1", "gender", after="man"), correction=True)
    outside = entry(Author("?", "", "app"), NOON, file="project.yaml", outside=True)
    words = Words(PROJECT, [first, undo])
    assert words.told(undo).mark == "ångrat (från 2026-11-20)"
    assert words.told(first).taken_back
    assert not Words(PROJECT, [first, undo, redo]).told(first).taken_back
    assert words.told(redo).mark == "gjort om (från 2026-11-20)"
    assert words.told(corrected).sentence == "rättelse: P-1: kön – → man"
    told = words.told(outside)
    assert (told.who, told.sentence) == (
        "ett annat program",
        "project.yaml: ändrad av ett annat program",
    )


@pytest.mark.parametrize(
    "text", ["\x1b[31mröd", "a\u202eb", "rad\nrad", "\x00", "[@click=app.quit]x[/]"]
)
def test_nothing_in_a_journal_acts_when_it_is_told(text: str) -> None:
    # the note may hold anything, and so may what another program wrote into the journal
    told = Words(PROJECT).told(made(change("checklist", text, "note", after=text), note=text))
    assert told.sentence.isprintable()
    assert all(
        line.replace("\u00a0", " ").isprintable()
        for line in Words(None).full(made(change(text, text), note=text))
    )


def test_a_personal_number_in_a_journal_is_never_told() -> None:
    number = "19811218-9876"
    wrong = made(change("checklist", number, "note", before=number, after=number), note=number)
    shown = [Words(PROJECT).told(wrong).sentence, *Words(PROJECT).full(wrong)]
    assert all("9876" not in line for line in shown)


def test_a_long_value_is_cut_in_a_line_and_whole_in_full() -> None:
    long = made(change("checklist", "swot", "note", after="ord " * 500))
    assert len(Words(PROJECT).told(long).did) < 200
    assert any(len(line) > 1900 for line in Words(PROJECT).full(long))


def test_an_entry_concerns_its_item_and_everyone_that_it_changes() -> None:
    several = made(
        change("participants", "P-1", "gender"), change("spending", "7", "amount"), item="swot"
    )
    assert [concerns(several, name) for name in ("P-1", "7", "swot", "P-2")] == [
        True,
        True,
        True,
        False,
    ]


def lines(rows: list[Row]) -> str:
    return "\n".join(row.text for row in rows)


def test_a_history_has_its_days_as_headings() -> None:
    late = made(change("participants", "P-1", "gender", after="man"), at=NOON + timedelta(days=1))
    early = made(change("participants", "P-1", "gender", after="woman"))
    text = lines(history("Test", [late, early], Words(PROJECT), left_out=3))
    clock = f"{NOON.astimezone():%H:%M}"
    assert text.splitlines() == [
        "Historik för Test",
        "",
        "2026-11-21 lördag",
        f"  {clock} Anna (appen): P-1: kön – → man",
        "",
        "2026-11-20 fredag",
        f"  {clock} Anna (appen): P-1: kön – → kvinna",
        "",
        "  3 äldre ändringar",
    ]


def test_an_empty_history_says_what_will_stand_there() -> None:
    assert "Här kommer varje ändring att stå" in lines(history("Test", [], Words(PROJECT)))
