"""What papers say, whatever their format: headings, withheld numbers, no person, no secrets."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from support import example_data
from support.papers import (
    AS_OF,
    PRIVATE,
    TRICKS,
    example,
    headings,
    of_material,
    speaking,
    table,
    texts,
    tricked,
    tricky,
)
from support.papers import material as gathered

from esftui.disclosure import Rule, Shared
from esftui.disclosure.cells import VERSION
from esftui.measure.everything import measure
from esftui.readable import clean
from esftui.report.papers.compose import KINDS, Kind, composed, paper
from esftui.report.papers.content import (
    Bar,
    Bars,
    Chart,
    Column,
    Facts,
    Lines,
    Series,
    Table,
    ToWrite,
    without_empty_charts,
)
from esftui.report.papers.material import gather, month_before

OF_FIGURES = tuple(kind for kind in KINDS if kind != "minutes")


def test_the_status_report_has_the_headings_that_a_steering_group_asks_for() -> None:
    assert headings(example("status")) == [
        "Väsentliga förändringar sedan föregående rapport",
        "Deltagare",
        "Mål",
        "Ekonomi",
        "Jämställdhet och tillgänglighet",
        "Risker",
        "Beslutspunkter",
    ]


def test_the_drafts_leave_marked_places_to_write_and_fill_in_what_figures_say() -> None:
    for kind in ("progress", "final"):
        found = example(kind)
        places = [b for b in found.blocks if isinstance(b, ToWrite)]
        assert len(places) >= 6
        assert {place.mark for place in places} == {"Att skriva"}
        rows = table(found, "Avvikelser, orsaker och påverkan").rows
        spending = next(row for row in rows if row[0].startswith("Upparbetat"))
        assert spending[1] == "Att skriva"
        assert spending[2].startswith("Prognos: 17\u00a0203\u00a0894 kr") or spending[2].startswith(
            "Prognos: 17\u00a0203\u00a0894\u00a0kr"
        )


def test_the_evaluators_dictionary_tells_every_column_of_every_table() -> None:
    found = example("evaluator")
    tables = [b for b in found.blocks if isinstance(b, Table) and b.caption != "Datakatalog"]
    told = {(row[0], row[1]) for row in table(found, "Datakatalog").rows}
    assert told == {(each.caption, column.title) for each in tables for column in each.columns}
    assert len(tables) > 15


@pytest.mark.parametrize("kind", OF_FIGURES)
@pytest.mark.parametrize("name", example_data.NAMES)
def test_every_row_of_a_table_has_a_cell_for_every_column(kind: Kind, name: str) -> None:
    with speaking("en"):
        found = of_material(kind, name)
    for block in found.blocks:
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} <= {len(block.columns)}, block.caption
            assert block.rows, block.caption
        if isinstance(block, Chart):
            assert block.alternative
            figure = block.figure
            if isinstance(figure, Lines):
                assert all(len(s.values) == len(figure.points) for s in figure.series)


@pytest.mark.parametrize("kind", OF_FIGURES)
def test_every_paper_says_project_date_threshold_rule_and_that_its_data_is_made_up(
    kind: Kind,
) -> None:
    found = example(kind)
    facts = dict(found.facts.rows)
    assert facts["Projekt"] == "Framtidsstegen"
    assert facts["Per den"] == "2013-03-31"
    assert facts["Regel"] == f"antal under 5 visas inte; version {VERSION} av regeln"
    assert facts["Uppgifter"].startswith("Exempeldata")
    foot = f"Framtidsstegen · per 2013-03-31 · k = 5, regel {VERSION} · exempeldata"
    assert found.footer == foot
    assert found.language == "sv-SE"


def test_real_data_is_not_called_made_up() -> None:
    data = example_data.both("framtidsstegen")
    data = msgspec.structs.replace(
        data,
        project=msgspec.structs.replace(data.project, example_data=False),
        register=msgspec.structs.replace(data.register, meta=None),
    )
    with speaking("sv"):
        found = paper("final", data, AS_OF)
    assert "exempeldata" not in " ".join(texts(found)).lower()


# nobody is pointed out


@pytest.mark.parametrize("kind", OF_FIGURES)
@pytest.mark.parametrize("name", ["framtidsstegen", "fler-i-arbete"])
def test_no_pseudonym_and_no_note_stands_in_any_paper(kind: Kind, name: str) -> None:
    with speaking("sv"):
        found = of_material(kind, name, marked=True)
    said = "\n".join(texts(found))
    assert PRIVATE not in said
    assert len(said) > 1000


def _numbers(block: Table) -> Iterator[int]:
    for row in block.rows:
        for text, column in zip(row, block.columns, strict=True):
            digits = text.replace("\u00a0", "")
            if column.numeric and digits.isascii() and digits.isdecimal():
                yield int(digits)


_OF_PEOPLE = ("personer", "starter och avslut", "personer; starter och pågår: starter", "avslut")


@pytest.mark.parametrize("kind", ["status", "evaluator"])
@pytest.mark.parametrize("name", example_data.NAMES)
@pytest.mark.parametrize("k", [3, 5, 10])
def test_no_table_about_people_shows_a_number_below_the_threshold(
    kind: Kind, name: str, k: int
) -> None:
    with speaking("sv"):
        found = of_material(kind, name, k)
    for block in found.blocks:
        if (
            isinstance(block, Table)
            and block.unit in _OF_PEOPLE
            and "målgrupp" not in block.caption
        ):
            columns = [
                c for c in block.columns if c.title not in ("Mediandagar", "Planerad storlek")
            ]
            kept = [at for at, column in enumerate(block.columns) if column in columns]
            rows = tuple(tuple(row[at] for at in kept) for row in block.rows)
            small = [n for n in _numbers(Table(block.caption, tuple(columns), rows)) if 0 < n < k]
            assert not small, (block.caption, small)


def test_what_is_withheld_in_the_figures_is_so_in_sentences_and_charts_too() -> None:
    data = example_data.both("jobbinvest-ering")
    as_of = date(2008, 8, 1)
    true = measure(data, as_of).exits.positive.total
    with speaking("en"):
        material = gather(data, as_of, Rule(), compares=False)
        found = composed("evaluator", material)
    positive = material.shared.exits.positive.total
    assert positive.withheld
    sentence = next(text for text in texts(found) if "persons have left" in text)
    assert sentence == f"8 persons have left, {positive.shown()} of them to work or studies."
    assert true > 0
    for chart in (b for b in found.blocks if isinstance(b, Chart)):
        if isinstance(chart.figure, Bars):
            for bar in chart.figure.bars:
                if "··" in bar.shown or "<5" in bar.shown:
                    assert None in bar.parts or len(bar.parts) == 1


def test_a_chart_with_nothing_to_draw_is_left_out() -> None:
    def chart(*parts: float | None) -> Chart:
        return Chart("Why", "Bars.", Bars(tuple(Bar("x", (part,), "··") for part in parts), 1.0))

    seen, empty = chart(None, 0.5), chart(None, None)
    line = Chart("When", "A line.", Lines(("a",), (Series("x", (None,)),), ((0.0, "0"),)))
    assert without_empty_charts((seen, empty, line)) == (seen, line)


def test_a_verdict_that_is_withheld_is_no_deviation() -> None:
    data = example_data.both("creadiem")
    with speaking("en"):
        material = gather(data, date(2012, 6, 30), Rule(), compares=False)
        found = composed("progress", material)
    hidden = [row.title for row in material.shared.goals.rows if row.verdict_withheld]
    assert hidden
    told = [row[0] for row in table(found, "Deviations, their causes and their effect").rows]
    assert not [text for text in told for title in hidden if text.startswith(f"{title}:")]


# compared with the report before


def test_money_and_milestones_are_compared_with_the_month_before() -> None:
    found = example("status", language="en")
    assert dict(found.facts.rows)["Since"] == "2013-02-28"
    assert "Spent: SEK +672,660, to SEK 8,780,949 in all" in set(texts(found))


def test_the_date_of_the_last_report_is_taken_as_it_is() -> None:
    with speaking("en"):
        found = paper("status", example_data.both("framtidsstegen"), AS_OF, since=date(2012, 9, 30))
    rows = {row[0]: row[1:] for row in table(found, "Participants since 2012-09-30").rows}
    assert rows["Participants"] == ("51", "74", "+23")


def test_where_few_have_moved_people_are_compared_with_an_earlier_day() -> None:
    material = gathered("framtidsstegen")
    assert material.since == date(2013, 2, 28)
    assert isinstance(material.then, Shared)
    assert material.then.head.as_of < date(2013, 2, 28)
    assert not material.shared.flow.participants.withheld


def test_a_projects_first_month_has_nothing_before_it() -> None:
    data = example_data.both("framtidsstegen")
    with speaking("en"):
        found = paper("status", data, date(2011, 6, 20))
    assert "This is the project's first month: there is nothing before it." in set(texts(found))


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2013-03-31", 1, "2013-02-28"),
        ("2013-03-01", 1, "2013-02-28"),
        ("2013-03-31", 3, "2012-12-31"),
        ("2012-03-10", 1, "2012-02-29"),
        ("2013-01-31", 12, "2012-01-31"),
    ],
)
def test_a_month_before_ends_on_its_last_day(day: str, months: int, before: str) -> None:
    assert month_before(date.fromisoformat(day), months) == date.fromisoformat(before)


def test_the_first_year_there_is_has_no_month_before() -> None:
    assert month_before(date(1, 1, 31)) == date.min


# texts


@pytest.mark.parametrize("text", TRICKS)
def test_every_text_is_cleaned_once_and_wholly(text: str) -> None:
    found = tricky("final", text)
    assert found.subtitle == clean(text).strip()
    for each in texts(found):
        assert each == clean(each)


def test_a_personal_number_in_a_title_is_not_passed_on() -> None:
    with speaking("sv"):
        found = paper("evaluator", tricked("Om 19811218-9876 och andra"), AS_OF)
    assert not [text for text in texts(found) if "9876" in text]


def test_a_project_without_goals_budget_or_people_still_makes_every_paper() -> None:
    from support.people import project as small

    from esftui.model.project import ProjectData

    for kind in OF_FIGURES:
        with speaking("en"):
            found = paper(kind, ProjectData(project=small()), date(2012, 6, 30))
        assert len(headings(found)) > 5
        assert "Nobody has started yet." in set(texts(found))


def test_units_stand_in_the_captions_of_tables() -> None:
    made = Table("Costs", (Column("Category", numeric=False),), (("Staff",),), "SEK")
    assert made.heading == "Costs (SEK)"
    assert Table("List", (), ()).heading == "List"
    assert isinstance(example("status").facts, Facts)
