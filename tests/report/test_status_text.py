from datetime import date

import msgspec
import pytest
from support.status_text import DATA, GOLDEN, SHOWN, text

from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.checklist import Item
from esftui.model.project import Project, ProjectData
from esftui.report.plain import cells
from esftui.report.text.page import page
from esftui.store.folder import load_folder

BARS_AND_BOXES = set(map(chr, range(0x2500, 0x2600))) | set("|_=#*")


def figures(project: str) -> Figures:
    return measure(load_folder(DATA / project), date.fromisoformat(SHOWN[project]))


def shown(data: ProjectData, as_of: date = date(2013, 3, 31)) -> str:
    return "\n".join(row.text for row in page(measure(data, as_of)))


def bare(**more: object) -> ProjectData:
    project = Project(
        schema=1,
        id="bare",
        title="Bare",
        owner="Osby",
        start=date(2013, 1, 1),
        end=date(2013, 12, 31),
    )
    return ProjectData(project=msgspec.structs.replace(project, **more))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("project", SHOWN)
def test_the_text_of_each_project_is_the_one_that_was_read(project: str, language: str) -> None:
    golden = GOLDEN / f"{project}.{language}.txt"
    assert text(project, language) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("project", SHOWN)
def test_no_line_is_wider_than_80_cells_and_nothing_is_drawn(project: str, language: str) -> None:
    lines = [line.removeprefix("# ") for line in text(project, language).splitlines()]
    assert max(map(cells, lines)) <= 80
    assert not BARS_AND_BOXES & set("".join(lines))
    assert "\x1b" not in "".join(lines)
    assert not any(line.endswith(" ") for line in lines)


def test_every_measure_has_its_heading() -> None:
    headings = [row.text for row in page(figures("framtidsstegen")) if row.heading]
    assert headings == [
        "Framtidsstegen",
        "To do",
        "Deviations",
        "Participant flow",
        "Exits by reason",
        "Gender split",
        "Budget",
        "Economy",
        "Goals",
        "Checklist",
        "Activities",
        "Surveys",
        "Follow-up",
        "Method steps",
        "Composition",
    ]


def test_the_numbers_are_those_of_the_figures() -> None:
    found = figures("framtidsstegen")
    lines = [row.text.split() for row in page(found)]
    assert ["Participants", str(found.flow.participants)] in lines
    assert ["Starts", str(found.flow.starts)] in lines
    assert ["Active", str(found.flow.active)] in lines
    last = found.flow.months[-1]
    assert ["Mar", "2013", *map(str, (last.starts, last.exits, last.stock))] == next(
        line for line in lines if line[:2] == ["Mar", "2013"]
    )[:5]
    assert found.budget is not None
    spent = next(row.text for row in page(found) if "Spent to date  " in row.text)
    assert f"{found.budget.spent:,}" in spent


def test_fler_i_arbete_shows_one_decimal_where_rounding_would_hide_the_verdict() -> None:
    told = text("fler-i-arbete", "sv")
    assert "94,6\u00a0% (53 av 56), mål 95\u00a0%: ej nått" in told
    assert "46\u00a0% (37 av 80), mål 60\u00a0%: ej nått" in told


def test_a_target_that_is_not_decided_is_said_so_and_neither_met_nor_missed() -> None:
    told = text("jobbinvest-ering", "sv")
    assert "mål ej beslutat" in told


def test_an_empty_project_tells_what_is_missing_everywhere() -> None:
    told = shown(bare())
    for sentence in (
        "Nobody has left the project yet.",
        "Nobody has started yet.",
        "The project file gives no budget.",
        "The project file gives no goals.",
        "The project file gives no checklist.",
        "Nobody has taken part in an activity yet.",
        "Nothing falls outside.",
        "The project file gives no survey questions.",
        "The project file gives no follow-ups.",
        "The project file gives no method steps or groups.",
    ):
        assert sentence in told


def test_what_is_assumed_or_made_up_is_said_so() -> None:
    told = shown(bare(dates_assumed=True, example_data=True))
    assert "2013-01-01 – 2013-12-31 (assumed)" in told
    assert "Example data: participants, spending and answers are made up." in told
    assert "Example data" not in shown(bare())


def test_overdue_items_come_first_then_what_is_due_soon_then_what_waits() -> None:
    items = (
        Item(id="later", title="Later", due="2013-11-01"),
        Item(id="waits", title="Waits", due="2013-10-01", after=("late",)),
        Item(id="soon", title="Soon", due="2013-04-10"),
        Item(id="late", title="Late", due="2013-02-01", owner="Eva"),
        Item(id="done", title="Finished", status="done", done=date(2013, 3, 1)),
    )
    told = shown(bare(checklist=items))
    order = ["Late; 58 days late; Eva", "Soon", "Waits; waits for: Late", "Later", "Finished"]
    places = [told.index(part) for part in order]
    assert places == sorted(places)
    assert "1 overdue, 1 due within 30 days, 1 waiting for another, 1 of 5 done" in told


def test_a_title_that_would_act_on_the_terminal_is_only_shown() -> None:
    told = shown(bare(title="Evil\x1b]0;x\x07[/]", owner="A\nB"))
    assert "Evil␛]0;x␇[/]" in told
    assert "A B" in told
