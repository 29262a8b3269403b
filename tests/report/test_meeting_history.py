"""What was done at meetings, as the journal tells it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from support.people import project

from esftui import locales
from esftui.contest import Choice
from esftui.model.meeting import Seat
from esftui.model.project import SteeringGroup
from esftui.report.history import Words
from esftui.screens.conflict_dialog import question
from esftui.store.change import Author, Change
from esftui.store.journal import Entry, entry
from esftui.store.refused import Clash

ID = "2013-04-10"
PROJECT = project(
    steering_group=SteeringGroup(
        members=("Arbetsförmedlingen",),
        seating=(Seat(id="fk", organisation="Försäkringskassan"),),
    )
)
TAKEN = {"id": f"{ID}-d2", "kind": "action", "text": "Fler kvinnor [/b]", "due": "2013-06-01"}


@pytest.fixture(autouse=True)
def swedish() -> Iterator[None]:
    before = locales.language()
    locales.use("sv")
    yield
    locales.use(before)


def made(*changes: Change, file: str = f"meetings/{ID}.json") -> Entry:
    at = datetime(2013, 4, 10, 13, 0, tzinfo=UTC)
    return entry(Author("Anna", "KONTORET", "meeting"), at, changes=changes, file=file)


def change(*path: str, before: Any = None, after: Any = None) -> Change:
    return Change(path, before, after)


def at(*path: str, before: Any = None, after: Any = None) -> Change:
    return Change(("meetings", ID, *path), before, after)


@pytest.mark.parametrize(
    ("what", "did"),
    [
        (at(after={"date": ID, "as_of": "2013-03-31", "place": "Växjö"}), "öppnat, per den"),
        (at("decisions", f"{ID}-d2", after=TAKEN), "nytt beslut: Fler kvinnor [/b]"),
        (at("decisions", f"{ID}-d2", before=TAKEN), "beslut borttaget: Fler kvinnor [/b]"),
        (
            at("agenda", "flow", "notes", after="Om en"),
            "Deltagarflöde: presentatörens anteckningar skrivna",
        ),
        (
            at("agenda", "flow", "notes", before="Om en", after="Om två"),
            "Deltagarflöde: presentatörens anteckningar ändrade",
        ),
        (
            at("decisions", f"{ID}-d2", "due", before="2013-06-01", after="2013-07-01"),
            "beslut 2: slutdatum 2013-06-01 → 2013-07-01",
        ),
        (at("attendance", "fk", "present", after=True), "Försäkringskassan kom"),
        (
            at("attendance", "arbetsformedlingen", "present", before=True),
            "Arbetsförmedlingen är frånvarande",
        ),
        (
            at("attendance", "fk", "gender", after="woman"),
            "plats Försäkringskassan: kön – → kvinna",
        ),
        (at("spent", "exits", after=95), "tid för Avslut: 2 minuter"),
        (at("next_meeting", after="2013-05-10"), "nästa möte – → 2013-05-10"),
        (at("closed", after="2013-04-10T15:00:00Z"), "avslutat"),
        (at("frozen", after={"digest": "0123456789abcdef"}), "sparat (0123456789ab…)"),
    ],
)
def test_what_was_done_at_a_meeting_is_told_in_a_line(what: Change, did: str) -> None:
    told = Words(PROJECT).told(made(what))
    assert told.about == "mötet 2013-04-10"
    assert did in told.did
    assert told.through == "möte"


def test_a_decision_is_told_by_its_text_and_in_full_by_the_words_that_people_use() -> None:
    taken = {**TAKEN, "item": "accessibility"}
    entry_of = made(at("decisions", f"{ID}-d2", before=taken))
    words = Words(PROJECT)
    assert words.told(entry_of).did == "beslut borttaget: Fler kvinnor [/b]"
    (line,) = [each for each in words.full(entry_of) if "borttaget" in each]
    assert line == (
        "· beslut borttaget: Fler kvinnor [/b], slag Åtgärd, slutdatum 2013-06-01,"
        " vid punkten Tillgänglighet"
    )


def test_what_became_of_a_decision_is_told_by_its_text() -> None:
    taken = made(at("decisions", f"{ID}-d2", after=TAKEN))
    begun = made(
        change("decided", f"{ID}-d2", after={"status": "in_progress", "date": "2013-05-02"}),
        file="meetings/decisions.json",
    )
    ended = made(
        change("decided", f"{ID}-d2", "status", before="in_progress", after="done"),
        file="meetings/decisions.json",
    )
    words = Words(PROJECT, (taken, begun, ended))
    assert words.told(begun).about == "Fler kvinnor [/b]"
    assert words.told(begun).did == "status ej börjad → pågår, sedan – → 2013-05-02"
    assert words.told(ended).did == "status pågår → klar"
    assert any("Fler kvinnor" in line for line in words.full(taken))


def test_a_conflict_at_a_meeting_is_asked_about_in_words() -> None:
    path = ("meetings", ID, "decisions", f"{ID}-d2", "owner")
    mine, clash = Change(path, "AF", "FK"), Clash(Change(path, "AF", "FK"), "Kommunen", "Bo")
    asked = question(Choice(path, (mine,), (clash,)), Words(PROJECT))
    assert asked.what == "mötet 2013-04-10: beslut 2: ansvarig"
    assert (asked.mine, asked.theirs, asked.who) == ("FK", "Kommunen", "Bo")
    whole = ("decided", f"{ID}-d2")
    status = {"status": "done", "date": "2013-05-02"}
    mine, clash = Change(whole, None, status), Clash(Change(whole, None, status), None)
    asked = question(Choice(whole, (mine,), (clash,)), Words(PROJECT))
    assert asked.mine == "status klar, sedan 2013-05-02"
