"""The open project without a screen: reading, time, edits."""

from datetime import date, datetime
from pathlib import Path

import pytest
from support.desk import copied, save

from esftui.config import Config
from esftui.session import Session, first_session
from esftui.store.project_file import CannotEdit

DAY = date(2013, 3, 31)


def session(place: Path, wanted: date = DAY, *, exact: bool = False) -> Session:
    """Return a session on a copy of Framtidsstegen, read."""
    made = Session(copied(place) / "framtidsstegen", wanted, exact=exact)
    assert made.load().problems == ()
    return made


def test_a_project_that_is_over_is_shown_at_its_last_day_unless_another_is_asked_for(
    tmp_path: Path,
) -> None:
    made = session(tmp_path, date(2026, 1, 1))
    assert made.as_of == date(2014, 6, 30)
    made.travel(date(2020, 5, 5))
    assert made.as_of == date(2020, 5, 5)
    made.travel(date(2026, 1, 1), exact=False)
    assert made.as_of == date(2014, 6, 30)


def test_a_date_given_exactly_is_kept(tmp_path: Path) -> None:
    assert session(tmp_path, date(2020, 1, 1), exact=True).as_of == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("day", "back", "forward"),
    [
        (date(2013, 3, 31), date(2013, 2, 28), date(2013, 4, 30)),
        (date(2013, 3, 15), date(2013, 2, 28), date(2013, 3, 31)),
        (date(2012, 12, 31), date(2012, 11, 30), date(2013, 1, 31)),
        (date(2012, 1, 1), date(2011, 12, 31), date(2012, 1, 31)),
    ],
)
def test_months_are_stepped_by_their_ends(
    day: date, back: date, forward: date, tmp_path: Path
) -> None:
    made = session(tmp_path, day)
    assert made.month(-1) == back
    assert made.month(1) == forward


def test_only_the_file_that_changed_is_read_again(tmp_path: Path) -> None:
    made = session(tmp_path)
    data = made.snapshot.data
    assert data is not None
    file = made.folder / "project.yaml"
    save(file, file.read_bytes().replace(b"title: Framtidsstegen", b"title: Stegen", 1))
    after = made.reload([file]).data
    assert after is not None
    assert after.register is data.register
    assert after.project.title == "Stegen"
    register = made.folder / "register.json"
    save(register, register.read_bytes().replace(b'"FS-001"', b'"FS-901"'))
    last = made.reload([register]).data
    assert last is not None
    assert last.project is after.project
    assert last.register.participants[0].id == "FS-901"


def test_the_figures_stay_the_same_object_when_nothing_has_changed(tmp_path: Path) -> None:
    made = session(tmp_path)
    figures = made.snapshot.figures
    assert made.load().figures is figures


def test_a_project_file_that_no_longer_fits_its_register_is_refused_with_the_place(
    tmp_path: Path,
) -> None:
    made = session(tmp_path)
    file = made.folder / "project.yaml"
    text = file.read_text("utf-8").replace("id: closer", "id: nearer")
    before = made.snapshot
    save(file, text.encode())
    after = made.reload([file])
    assert after.problems
    assert after.figures is before.figures
    assert after.data is before.data


def test_problems_go_away_with_their_cause_and_the_time_of_reading_is_kept(
    tmp_path: Path,
) -> None:
    times = iter([datetime(2013, 3, 31, 14, 2), datetime(2013, 3, 31, 15, 0)])
    folder = copied(tmp_path) / "framtidsstegen"
    made = Session(folder, DAY, now=lambda: next(times))
    made.load()
    file = folder / "project.yaml"
    whole = file.read_bytes()
    save(file, b"schema: 1\n")
    broken = made.reload([file])
    assert broken.problems
    assert broken.read_at == datetime(2013, 3, 31, 14, 2)
    save(file, whole)
    assert made.reload([file]).problems == ()
    assert made.snapshot.read_at == datetime(2013, 3, 31, 15, 0)


def test_undo_goes_back_through_all_edits_and_a_new_edit_ends_redo(tmp_path: Path) -> None:
    made = session(tmp_path)
    file = made.folder / "project.yaml"
    before = file.read_bytes()
    assert made.snapshot.figures is not None
    items = [row.id for row in made.snapshot.figures.checklist.rows][:3]
    for item in items:
        assert made.step(item) is not None
    assert made.undo()
    assert made.undo()
    assert made.redo()
    assert made.step(items[2]) is not None
    assert not made.redo()
    while made.undo():
        pass
    assert file.read_bytes() == before


def test_what_cannot_be_undone_stands_in_the_way_once(tmp_path: Path) -> None:
    made = session(tmp_path)
    file = made.folder / "project.yaml"
    before = file.read_bytes()
    made.edit("swot", {"owner": "någon"})
    between = file.read_bytes()
    made.edit("evaluator_contract", {"owner": "någon annan"})
    save(file, file.read_bytes().replace("någon annan".encode(), b"en tredje"))
    with pytest.raises(CannotEdit):
        made.undo()
    save(file, between)
    assert made.undo()
    assert file.read_bytes() == before


def test_an_item_that_is_not_there_is_not_edited(tmp_path: Path) -> None:
    made = session(tmp_path)
    assert made.step("no-such-item") is None
    assert made.edit("no-such-item", {"status": "done"}) is None


def test_the_first_session_is_the_project_named_or_the_first_there_is(tmp_path: Path) -> None:
    data = copied(tmp_path, "framtidsstegen", "creadiem")
    (data / "creadiem").rename(data / "zzz")
    named = first_session(Config(data=data, project="framtidsstegen"))
    by_id = first_session(Config(data=data, project="creadiem"))
    unknown = first_session(Config(data=data, project="nowhere"))
    assert [made.folder.name if made else None for made in (named, by_id, unknown)] == [
        "framtidsstegen",
        "zzz",
        "framtidsstegen",
    ]
    assert first_session(Config(data=tmp_path / "empty")) is None
