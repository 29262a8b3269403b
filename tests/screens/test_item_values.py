from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from support.dialogs import SHOWN, sample_project, swedish

from esftui.measure.checklist import checklist
from esftui.model.checklist import STATUSES
from esftui.screens.field import from_field, to_field
from esftui.screens.item_values import (
    Values,
    changes,
    differences,
    letters,
    owners,
    values_of,
    waiting,
)

__all__ = ["swedish"]
OPEN = Values("not_started", None, None, "anna", None)
DONE = Values("done", date(2012, 1, 1), date(2012, 5, 1), "anna", "klart")


def test_nothing_touched_changes_nothing() -> None:
    assert changes(OPEN, OPEN, SHOWN) == {}
    assert changes(DONE, DONE, SHOWN) == {}


def test_only_what_differs_is_written() -> None:
    assert changes(OPEN, OPEN._replace(owner="bo"), SHOWN) == {"owner": "bo"}
    assert changes(DONE, DONE._replace(note=None), SHOWN) == {"note": None}


def test_an_item_that_gets_under_way_is_started_on_the_date_shown() -> None:
    after = OPEN._replace(status="in_progress")
    assert changes(OPEN, after, SHOWN) == {"status": "in_progress", "started": SHOWN}


def test_an_item_that_had_begun_keeps_its_start() -> None:
    after = DONE._replace(status="in_progress")
    assert changes(DONE, after, SHOWN) == {"status": "in_progress", "done": None}


def test_an_item_set_back_loses_both_dates() -> None:
    after = DONE._replace(status="not_started")
    expected = {"status": "not_started", "started": None, "done": None}
    assert changes(DONE, after, SHOWN) == expected


def test_the_values_are_those_of_the_file_and_not_those_at_the_date_shown() -> None:
    project = sample_project()
    before_it_was_done = date(2012, 1, 1)
    row = next(row for row in checklist(project, before_it_was_done).rows if row.id == "forum")
    assert row.status == "not_started"
    assert values_of(row, project).status == "done"


def test_owners_of_other_items_are_offered_the_most_frequent_first() -> None:
    project = sample_project()
    assert owners(project, "forum") == ("projektledare", "projektägare")
    assert owners(project, "swot") == ("projektledare", "projektägare", "utvärderare")


def test_what_waits_for_an_item_is_found() -> None:
    assert waiting(sample_project(), "swot") == ("Jämställdhetsplan",)
    assert waiting(sample_project(), "forum") == ()


def test_differences_are_told_in_words() -> None:
    after = OPEN._replace(status="done", done=SHOWN, note="x" * 50)
    told = differences(OPEN, after)
    assert "status not started → done" in told
    assert "done on – → 2013-03-31" in told
    assert "…" in told
    assert differences(OPEN, OPEN) == ""


def test_every_status_has_a_letter_of_its_own() -> None:
    words = dict(zip(STATUSES, ("ej börjad", "pågår", "klar", "ej aktuell"), strict=True))
    places = letters(words)
    assert [words[name][places[name]] for name in STATUSES] == ["e", "p", "k", "a"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cf", "Zl", "Zp"], max_codepoint=0x7F)))
def test_text_comes_out_of_a_field_as_it_went_in(text: str) -> None:
    expected = text.replace("\r\n", "\n").strip()
    assert from_field(to_field(text)).strip() == expected


@given(st.text())
def test_no_control_character_is_shown_in_a_field(text: str) -> None:
    shown = to_field(text)
    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in shown)
    assert "\u202e" not in shown
