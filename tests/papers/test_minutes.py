"""Minutes: from the meeting's own record, in its language, whatever has happened since."""

import time
from datetime import date, datetime, tzinfo
from typing import Self

import msgspec
import pytest
from support.held import SECOND, held, meeting_of, typed
from support.papers import (
    PRIVATE,
    TRICKS,
    example,
    headings,
    speaking,
    table,
    texts,
    with_marks,
)

from esftui import locales
from esftui.disclosure.cells import VERSION
from esftui.model.meeting import Meeting
from esftui.model.participant import Register
from esftui.readable import clean
from esftui.report.papers import content
from esftui.report.papers.compose import paper
from esftui.report.papers.content import Facts, Heading, Paper, Paragraph, Table, ToWrite
from esftui.report.papers.formats import FORMATS, CannotWrite, Format, written
from esftui.report.papers.html import html
from esftui.report.papers.markdown import markdown
from esftui.report.papers.minutes import facts
from esftui.report.papers.pdf import pdf
from esftui.store.meetings import Meetings


def with_second(change: Meeting) -> Meetings:
    """Return the meetings with the second one put in as it is here."""
    return Meetings((held()[1].all[0], change))


def under(found: Paper, title: str) -> list[object]:
    """Return what stands under a main heading."""
    blocks = list(found.blocks)
    start = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == title)
    rest = blocks[start + 1 :]
    end = next(
        (n for n, b in enumerate(rest) if isinstance(b, Heading) and b.level == 1), len(rest)
    )
    return list(rest[:end])


def test_they_say_what_meeting_it_was_and_how_its_figures_were_made() -> None:
    found = example("minutes")
    facts = dict(found.facts.rows)
    frozen = held()[1].all[1].frozen
    assert frozen is not None
    assert found.title == "Protokoll från styrgruppens möte"
    assert facts["Möte"] == "2013-04-10"
    assert facts["Plats"] == "Kommunhuset"
    assert facts["Siffror per"] == "2013-03-31"
    rule = f"antal under 5 visas inte; version {VERSION} av regeln, program "
    assert facts["Regel"].startswith(rule)
    assert facts["Kontrollsumma (SHA-256)"].replace(" ", "") == frozen.digest
    assert facts["Uppgifter"].startswith("Exempeldata")
    assert "möte 2013-04-10 · per 2013-03-31 · k = 5" in found.footer


def test_a_time_of_another_day_than_the_meetings_has_its_date() -> None:
    data, meetings = held()
    second = meetings.all[1]
    other = msgspec.structs.replace(second, date=date(2013, 4, 2))
    with locales.speaking("sv"):
        told = [dict(facts(each, data.project).rows)["Tid"] for each in (second, other)]
    assert told[0].count("2013-") == 1
    assert told[1].count("2013-04-02") == 1
    assert told[1].count("2013-04-10") == 2


def test_each_item_of_the_agenda_has_its_heading_in_order_and_there_is_room_to_sign() -> None:
    found, meeting = example("minutes"), held()[1].all[1]
    frozen = meeting.frozen
    assert frozen is not None
    said = [f"§ {n} {slide.title}" for n, slide in enumerate(frozen.slides, start=1)]
    rest = headings(found)[len(said) :]
    assert headings(found)[: len(said)] == said
    assert rest == ["Övriga beslut", "Underskrifter"]
    assert [row[0] for row in table(found, "Underskrifter").rows] == [
        "Vid protokollet",
        "Ordförande",
        "Justerare",
    ]


def test_every_figure_that_was_shown_stands_in_them() -> None:
    said = "\n".join(texts(example("minutes")))
    frozen = held()[1].all[1].frozen
    assert frozen is not None
    slides = [each for each in frozen.slides if each.topic not in ("opening", "decisions")]
    for slide in slides:
        for big in slide.big:
            assert big.value in said
            assert big.label in said
        since = [part for text in slide.since for part in text.split(" · ")]
        for text in (*since, *slide.late, *(bar.text for bar in slide.bars)):
            assert text in said
        for row in slide.table.rows if slide.table else ():
            assert all(cell in said for cell in row)
    assert sum(len(slide.since) for slide in slides) > 3


def test_attendance_is_told_by_organisation_with_the_groups_own_balance() -> None:
    found = example("minutes")
    assert "3 av 4 var närvarande: 1 kvinna, 2 män (33\u00a0% kvinnor)." in set(texts(found))
    rows = table(found, "Närvaro").rows
    assert rows[0] == ("Försäkringskassan", "ledamot", "kvinna", "ja")
    assert rows[-1] == ("Alvesta kommun", "ordförande", "kvinna", "nej")


def test_a_caption_that_says_what_the_heading_over_it_says_is_not_seen_again() -> None:
    found = example("minutes")
    tables = [block for block in found.blocks if isinstance(block, Table)]
    headed = {each.caption for each in tables if each.headed}
    assert {"Underskrifter", "Nästa möte"} <= headed
    assert "Närvaro" in {each.caption for each in tables if not each.headed}
    text = markdown(found).decode()
    assert "**Underskrifter**" not in text
    assert "**Närvaro**" in text
    page = html(found).decode()
    assert page.count('class="headed">') == len(headed)
    assert page.count("<caption") == len(tables)


def test_decisions_stand_under_their_item_and_all_together_in_a_table() -> None:
    found = example("minutes")
    title = next(each for each in headings(found) if "Könsfördelning" in each)
    placed = under(found, title)
    assert Heading("Åtgärd 1", 2) in placed
    assert Paragraph("Riktad rekrytering av kvinnor") in placed
    told = dict(next(b for b in reversed(placed) if isinstance(b, Facts)).rows)
    assert told == {
        "Orsak": "Fler män än kvinnor anvisas",
        "Ansvarig": "projektledaren",
        "Klart senast": "2013-03-01",
        "Pågår, kvinnor": "13",
    }
    assert Heading("Information 3", 2) in under(found, "Övriga beslut")
    assert table(found, "Mötets alla beslut").rows == (
        ("Riktad rekrytering av kvinnor", "Åtgärd 1", "projektledaren", "2013-03-01"),
        ("Kommunen beställer webbplatsen", "Beslut 2", "–", "2013-09-01"),
        ("Utvärderarens rapport lades till handlingarna", "Information 3", "–", "–"),
    )


def test_they_are_the_same_whatever_has_happened_to_the_register_since() -> None:
    data, meetings = held()
    emptied = msgspec.structs.replace(data, register=Register())
    with speaking("sv"):
        assert paper("minutes", emptied, date(2014, 1, 1), meetings=meetings) == example("minutes")


@pytest.mark.parametrize("form", FORMATS)
def test_of_a_closed_meeting_they_are_the_same_bytes_whenever_they_are_written(
    form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Earlier(datetime):
        """A clock that stands somewhere else when they are written again."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(2020, 5, 1, tzinfo=tz)

    data, meetings = held()
    found = []
    for language in ("sv", "en"):
        with speaking(language):
            made = paper("minutes", data, SECOND, meetings=meetings)
            found.append(written(made, form))
        monkeypatch.setattr(content, "datetime", Earlier)
        monkeypatch.setattr(time, "localtime", lambda _at=None: Earlier.now().timetuple())
    assert found[0] == found[1]
    draft = msgspec.structs.replace(meetings.all[1], closed=None, frozen=None)
    assert paper("minutes", data, SECOND, meetings=with_second(draft)).settled is None


def test_they_are_in_the_meetings_language_and_the_screen_keeps_its_own() -> None:
    data, meetings = held()
    with speaking("en"):
        found = paper("minutes", data, SECOND, meetings=meetings)
        assert locales.language() == "en"
        assert locales._("Chair") == "Chair"
    assert found == example("minutes")
    assert found.language == "sv-SE"


def test_a_meeting_that_is_open_gives_a_draft_that_says_so() -> None:
    data, meetings = held()
    still = meeting_of(data, date(2013, 4, 20), SECOND, closed=False)
    still = msgspec.structs.replace(still, language="sv", next_meeting=None, place=None)
    with speaking("en"):
        found = paper("minutes", data, SECOND, meetings=Meetings((meetings.all[0], still)))
    assert found.title == "Utkast till protokoll från styrgruppens möte"
    assert "utkast" in found.footer
    assert "Kontrollsumma (SHA-256)" not in dict(found.facts.rows)
    assert [b.hint for b in found.blocks if isinstance(b, ToWrite)] == [
        "När gruppen träffas nästa gång."
    ]


def test_any_meeting_can_be_asked_for_and_one_that_is_not_there_is_told() -> None:
    data, meetings = held()
    first = paper("minutes", data, SECOND, meetings=meetings, meeting="2013-02-13")
    assert dict(first.facts.rows)["Siffror per"] == "2013-01-31"
    with speaking("en"), pytest.raises(CannotWrite, match=r"2013-02-13, 2013-04-10\.$"):
        paper("minutes", data, SECOND, meetings=meetings, meeting="2013-01-01")
    with speaking("en"), pytest.raises(CannotWrite, match="no meeting"):
        paper("minutes", data, SECOND)


def test_a_record_that_was_changed_after_the_meeting_is_told_first_of_all() -> None:
    data, meetings = held()
    second = meetings.all[1]
    assert second.frozen is not None
    frozen = msgspec.structs.replace(second.frozen, slides=second.frozen.slides[:-1])
    changed = with_second(msgspec.structs.replace(second, frozen=frozen))
    found = paper("minutes", data, SECOND, meetings=changed)
    said = found.blocks[0]
    assert isinstance(said, Paragraph)
    assert "har ändrats efter att mötet avslutades" in said.text
    assert said not in example("minutes").blocks


def test_a_meeting_without_agenda_attendance_and_decisions_still_has_minutes() -> None:
    data, meetings = held()
    second = meetings.all[1]
    assert second.frozen is not None
    bare = msgspec.structs.replace(
        second,
        attendance=(),
        decisions=(),
        frozen=msgspec.structs.replace(second.frozen, slides=()),
    )
    found = paper("minutes", data, SECOND, meetings=with_second(bare))
    assert headings(found) == ["Närvaro", "Mötets alla beslut", "Nästa möte", "Underskrifter"]
    assert {"Ingen närvaro är införd.", "Inget beslutades."} <= set(texts(found))


def test_no_pseudonym_no_note_and_nothing_of_the_presenters_stands_in_them() -> None:
    data = with_marks("framtidsstegen")
    meeting = meeting_of(data, date(2013, 4, 10), SECOND)
    agenda = tuple(msgspec.structs.replace(each, notes=PRIVATE) for each in meeting.agenda)
    meeting = msgspec.structs.replace(meeting, agenda=agenda)
    found = paper("minutes", data, SECOND, meetings=Meetings((meeting,)))
    assert PRIVATE not in "\n".join(texts(found))


@pytest.mark.parametrize("text", [*TRICKS[:3], "Om 19811218-9876 och andra"])
def test_what_was_typed_at_the_meeting_is_only_read(text: str) -> None:
    found = paper("minutes", held()[0], SECOND, meetings=typed(text))
    for each in texts(found):
        assert each == clean(each)
        assert "9876" not in each
    assert pdf(found).startswith(b"%PDF")
