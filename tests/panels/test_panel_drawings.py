import re
from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.people import days, projects
from support.sample_figures import END, MIDWAY, empty_figures, figures, project, register

from esftui import locales
from esftui.locales import formats
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.budget import Budget
from esftui.model.checklist import Item
from esftui.model.goal import TextGoal
from esftui.model.participant import Register, Spending
from esftui.model.project import ProjectData
from esftui.panels import checklist, compose, glyphs
from esftui.panels.compose import line_cells, text_of
from esftui.panels.line import Drawing, Line, plain
from esftui.panels.registry import PANELS, PanelSpec
from esftui.panels.text import cells

SIZES = [(24, 3), (26, 7), (34, 5), (36, 7), (48, 7), (70, 9), (90, 12), (116, 11), (196, 46)]
DATES = [date(2011, 1, 1), date(2011, 6, 1), date(2012, 2, 29), MIDWAY, END, date(2019, 1, 1)]

panels = pytest.mark.parametrize("spec", PANELS, ids=lambda spec: spec.id)
widths, heights = st.integers(24, 200), st.integers(0, 50)


def check(drawing: Drawing, width: int, height: int) -> None:
    assert len(drawing.lines) <= height
    assert all(line_cells(line) <= width for line in drawing.lines)
    assert line_cells(drawing.foot) <= width
    assert cells(drawing.heading) + line_cells(drawing.figure) <= width - 2
    for line in (*drawing.lines, drawing.figure, drawing.foot):
        assert all(span.text for span in line)


@panels
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=projects(), as_of=days, width=widths, height=heights)
def test_a_panel_of_any_figures_keeps_inside_its_box(
    spec: PanelSpec, data: ProjectData, as_of: date, width: int, height: int
) -> None:
    found = measure(data, as_of)
    check(spec.draw(found, width, height), width, height)
    full = spec.full(found, width)
    check(full, width, len(full.lines))


@panels
@given(width=widths, height=heights, as_of=st.sampled_from(DATES))
@settings(max_examples=40, deadline=None)
def test_a_panel_of_any_size_keeps_inside_its_box(
    spec: PanelSpec, width: int, height: int, as_of: date
) -> None:
    check(spec.draw(figures(as_of), width, height), width, height)


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a line would have been cut as a last resort."""

    def whole(line: Line, width: int) -> Line:
        assert line_cells(line) <= width, plain(line)
        return line

    monkeypatch.setattr(compose, "fitted", whole)


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("language", ["sv", "en"])
@panels
def test_layouts_fit_by_themselves_so_that_no_number_is_cut(spec: PanelSpec, language: str) -> None:
    locales.use(language)
    for as_of in DATES:
        found = figures(as_of)
        for width in range(24, 124):
            for height in (3, 7, 12):
                spec.draw(found, width, height)
        for width, height in SIZES:
            spec.draw(found, width, height)
        for width in (56, 64, 76, 96, 116, 196):
            spec.full(found, width)


def shown(drawing: Drawing) -> str:
    return "\n".join(
        [drawing.heading, plain(drawing.figure), text_of(drawing.lines), plain(drawing.foot)]
    ).replace("\u00a0", " ")


@panels
def test_a_panel_without_data_says_what_would_fill_it(spec: PanelSpec) -> None:
    for found in (empty_figures(), empty_figures(date(2001, 1, 1))):
        text = " ".join(shown(spec.draw(found, 40, 8)).split())
        assert re.search(r"visas här när .+\.|ännu\.", text), text
        assert shown(spec.full(found, 80))


@panels
def test_a_panel_in_full_defines_its_figures(spec: PanelSpec) -> None:
    assert "Så räknas det" in shown(spec.full(figures(), 80))


def row_of(drawing: Drawing, label: str) -> str:
    return next(plain(line) for line in drawing.lines if label in plain(line))


def numbers_in(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def test_the_flow_shows_the_figures_numbers() -> None:
    flow, drawing = figures().flow, PANELS[0].draw(figures(), 60, 8)
    assert plain(drawing.figure) == f"{flow.participants} av {flow.planned}"
    assert numbers_in(row_of(drawing, "starter"))[0] == flow.starts
    assert numbers_in(row_of(drawing, "pågår"))[0] == flow.active
    assert numbers_in(row_of(drawing, "avslut"))[0] == flow.exits
    assert plain(drawing.foot).startswith(f"{flow.re_entries} återkom")


def test_every_month_is_in_the_flows_full_table() -> None:
    flow, text = figures().flow, shown(PANELS[0].full(figures(), 90))
    for month in flow.months:
        name = formats.month(month.month)
        numbers = [month.starts, month.exits, month.stock, month.participants, month.re_entries]
        assert re.search(rf"{name}\s+" + r"\s+".join(map(str, numbers)), text)


def test_exits_show_each_reason_by_gender_and_the_rolled_up_rest() -> None:
    exits, drawing = figures().exits, PANELS[1].draw(figures(), 60, 12)
    work = next(row for row in exits.rows if row.reason == "work")
    split = work.exits
    expected = [split.women, split.men, split.unknown, split.total]
    assert numbers_in(row_of(drawing, "Arbete")) == expected
    short = PANELS[1].draw(figures(), 60, 3)
    totals = [numbers_in(plain(line).replace("4 övriga", ""))[-1] for line in short.lines]
    assert len(short.lines) == 3
    assert sum(totals) == exits.exits.total


def test_exits_keep_persons_and_exits_apart() -> None:
    exits = figures().exits
    assert exits.leavers.total < exits.exits.total
    drawing = PANELS[1].draw(figures(), 60, 12)
    assert f"{exits.positive_exits.total} av {exits.exits.total}" in plain(drawing.foot)
    by_person = f"per person: {exits.positive.total} av {exits.leavers.total}"
    assert by_person in shown(drawing)


def test_gender_shows_women_first_the_share_and_a_sign_where_it_is_skewed() -> None:
    drawing = PANELS[2].draw(figures(), 70, 8)
    for row, label in zip(
        figures().gender.rows, ["Deltagare", "Starter", "Pågår", "Avslutade", "Till"], strict=True
    ):
        text = row_of(drawing, label)
        counts = text.split(" jämn" if row.even else " skev")[1]
        assert numbers_in(counts)[:2] == [row.split.women, row.split.men]
        assert ("!" in text.split(" K ")[0]) == (row.even is False)


def test_a_share_that_rounds_into_the_band_is_still_shown_as_skewed() -> None:
    # 397 of 1 000 is 39,7 %: rounded it would look even
    found = figures()
    row = msgspec.structs.replace(
        found.gender.rows[0],
        split=found.gender.rows[0].split.__class__(397, 603),
        share_women=0.397,
        even=False,
    )
    gender = msgspec.structs.replace(found.gender, rows=(row, *found.gender.rows[1:]))
    text = shown(PANELS[2].full(msgspec.structs.replace(found, gender=gender), 90))
    assert "Deltagare: skevt, 39,7 % kvinnor av 1 000." in text


def test_the_budget_shows_spent_time_forecast_and_deviation() -> None:
    drawing = PANELS[3].draw(figures(), 60, 8)
    assert plain(drawing.figure).replace("\u00a0", " ") == "8,8 av 18,3 mnkr"
    assert "48 %" in row_of(drawing, "upparbetat").replace("\u00a0", " ")
    assert "15,1: 3,2 under" in row_of(drawing, "prognos")
    assert plain(drawing.foot) == "! −1,2 mnkr mot plan i dag"


def test_small_budgets_are_shown_in_thousands() -> None:
    small = Budget(esf_grant=108_880, total=145_173)
    spent = Register(
        spending=(Spending(date=MIDWAY, source="esf", category="staff", amount=73_400),)
    )
    found = measure(ProjectData(project=project(budget=small), register=spent), MIDWAY)
    assert plain(PANELS[3].draw(found, 60, 6).figure) == "73 av 145 tkr"


def goal_line(goal: str, as_of: date = MIDWAY, width: int = 110) -> str:
    drawing = PANELS[4].draw(figures(as_of), width, 12)
    return row_of(drawing, goal).replace("\u00a0", " ")


def test_a_goal_shows_outcome_target_parts_verdict_and_what_is_needed() -> None:
    row = next(row for row in figures().goals.rows if row.id == "employment")
    text = goal_line("Vidare till")
    assert f"{row.numerator}/{row.denominator}" in text
    assert "mål 20 %" in text
    assert text.startswith("→")
    assert "på väg" in text
    assert f"{row.needed} till" in text
    assert f"av {row.remaining} kvar" in text


def test_a_goal_without_a_target_is_undecided_and_has_no_mark() -> None:
    text = goal_line("Arbete efter 90")
    assert text.startswith("?")
    assert "mål ej beslutat" in text
    assert glyphs.MARK not in text


def test_a_goal_for_each_gender_shows_both_women_first() -> None:
    assert re.search(r"K \d+ % M \d+ %", goal_line("Till arbete"))


def test_a_share_is_never_shown_on_the_wrong_side_of_its_target() -> None:
    found = figures()
    row = msgspec.structs.replace(
        found.goals.rows[2],
        numerator=53,
        denominator=56,
        share=53 / 56,
        target=0.95,
        verdict="missed",
        needed=None,
    )
    goals = msgspec.structs.replace(found.goals, rows=(row,))
    only = msgspec.structs.replace(found, goals=goals)
    for width in (30, 68, 110):
        assert "94,6 %" in shown(PANELS[4].draw(only, width, 6))
    assert "94,6 % (53 av 56) mot målet 95 %: ej nått." in shown(PANELS[4].full(only, 90))


@pytest.mark.parametrize("height", range(2, 14))
def test_every_measured_goal_is_shown_or_counted(height: int) -> None:
    rows = [row for row in figures().goals.rows if row.kind in ("share", "count", "change")]
    text = shown(PANELS[4].draw(figures(), 90, height))
    seen = sum(row.title[:12] in text for row in rows)
    more = re.search(r"(\d+) mål till", text)
    assert seen + (int(more[1]) if more else 0) == len(rows)


def test_the_checklist_has_the_overdue_first_with_their_days() -> None:
    drawing = PANELS[5].draw(figures(), 100, 9)
    assert plain(drawing.figure) == "2 sena · 2 inom 30 dagar"
    assert plain(drawing.lines[0]).strip().startswith("! Webbplats om metoder")
    assert "577 dagar sen" in plain(drawing.lines[0])
    assert "väntar på SWOT" in row_of(drawing, "Plan för jämställdhet")


@given(cursor=st.integers(0, 7), height=st.integers(1, 12), width=widths)
@settings(max_examples=60, deadline=None)
def test_the_cursors_row_is_in_view_marked_and_the_only_one(
    cursor: int, height: int, width: int
) -> None:
    drawing = checklist.draw(figures(), width, height, cursor)
    marked = [line for line in drawing.lines if any(span.role == "cursor" for span in line)]
    assert len(marked) == 1
    assert plain(marked[0]).startswith(glyphs.CURSOR)
    assert line_cells(marked[0]) == width
    title = figures().checklist.rows[cursor].title
    assert title[:8] in plain(marked[0])
    plainly = checklist.draw(figures(), width, height, None)
    assert all(span.role != "cursor" for line in plainly.lines for span in line)


NASTY = "Möte\x1b[2J [/] [@click=app.quit] \u202eavtal\tsen"


def test_text_from_files_is_shown_as_it_is_and_harmless() -> None:
    named = project(
        goals=(TextGoal(id="t", title=NASTY, note=NASTY + "\nandra raden"),),
        checklist=(Item(id="i", title=NASTY, owner=NASTY, note=NASTY),),
    )
    found = measure(ProjectData(project=named, register=register()), MIDWAY)
    visible = "Möte␛[2J [/] [@click=app.quit] \ufffdavtal sen"
    assert visible in shown(PANELS[5].draw(found, 160, 3))
    for spec in (PANELS[4], PANELS[5]):
        text = shown(spec.full(found, 120))
        assert visible in text
        assert "\x1b" not in text
        assert "\u202e" not in text


@panels
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_ascii_set_holds_only_ascii_and_letters_in_the_same_widths(
    spec: PanelSpec, language: str
) -> None:
    locales.use(language)
    for width, height in SIZES:
        rich = spec.draw(figures(), width, height), spec.full(figures(), width)
        glyphs.use_ascii(True)
        bare = spec.draw(figures(), width, height), spec.full(figures(), width)
        glyphs.use_ascii(False)
        for before, after in zip(rich, bare, strict=True):
            assert all(sign.isascii() or sign.isalpha() for sign in shown(after))
            assert all(line_cells(line) <= width for line in after.lines)
            if "->" not in shown(after):  # an arrow in a sentence is two signs there
                assert list(map(line_cells, before.lines)) == list(map(line_cells, after.lines))


@panels
def test_a_panel_in_english_has_no_swedish_word_of_its_own(spec: PanelSpec) -> None:
    swedish = shown(spec.draw(figures(), 100, 12))
    locales.use("en")
    english = shown(spec.draw(figures(), 100, 12))
    words = {"av", "avslut", "deltagare", "pågår", "upparbetat", "mål", "sena", "nås", "mnkr"}
    words |= {"klara", "steg", "svar"}
    assert words & set(swedish.lower().split())
    titles = {word for row in figures().goals.rows for word in row.title.lower().split()}
    assert not words & (set(english.lower().split()) - titles)


def test_equal_figures_draw_equal_so_that_only_what_changed_is_repainted() -> None:
    data = ProjectData(project=project(), register=register())
    one, other = measure(data, MIDWAY), measure(data, MIDWAY)
    assert one is not other
    for spec in PANELS:
        assert spec.draw(one, 60, 8) == spec.draw(other, 60, 8)


def test_no_meaning_is_carried_by_colour_alone() -> None:
    for found in map(figures, DATES):
        for spec in PANELS:
            for line in spec.draw(found, 100, 12).lines:
                for span in line:
                    if span.role in ("warn", "bad", "good") and span.text.strip():
                        text = plain(line)
                        assert re.search(r"[!×✓→•◆+]|prognos|väntar på", text), text


def test_every_panel_is_registered_once_with_a_heading_in_the_catalogue() -> None:
    assert [spec.id for spec in PANELS] == [
        "flow", "exits", "gender", "budget", "goals", "checklist",
        "radar", "follow_ups", "surveys", "activities", "steps", "composition",
    ]  # fmt: skip
    for spec in PANELS:
        assert locales._(spec.heading) != spec.heading or spec.heading == "Budget"
        assert spec.draw(figures(), 80, 8).heading == locales._(spec.heading)


@pytest.mark.parametrize("as_of", DATES)
def test_all_the_dates_of_a_project_can_be_drawn(as_of: date) -> None:
    found: Figures = figures(as_of)
    for spec in PANELS:
        for width, height in SIZES:
            check(spec.draw(found, width, height), width, height)
