"""What papers claim: no more than their figures carry, each number with what it is of."""

from datetime import date

from support import example_data
from support.papers import example, material, speaking, table, texts

from esftui.report.papers.compose import paper
from esftui.report.papers.content import Chart, Lines, Table
from esftui.report.papers.people import flow


def test_a_chart_of_which_some_is_withheld_does_not_claim_the_highest() -> None:
    with speaking("en"):
        found = next(
            each for each in flow(material("framtidsstegen").shared) if isinstance(each, Chart)
        )
    assert isinstance(found.figure, Lines)
    hidden = found.figure.series[0].values.count(None)
    assert hidden
    assert f"{hidden} of {len(found.figure.points)} periods are withheld" in found.alternative
    assert "at the most" not in found.alternative


def test_the_data_dictionary_knows_shares_and_dates_from_counts() -> None:
    found = example("evaluator")
    known = {row[:2]: row[2] for row in table(found, "Datakatalog").rows}
    for each in (block for block in found.blocks if isinstance(block, Table)):
        for at, column in enumerate(each.columns):
            texts = {row[at] for row in each.rows} - {"··", "–"}
            if column.numeric and texts and all(text.endswith("%") for text in texts):
                assert known[each.caption, column.title] == "andel"
    assert known["Checklista", "Slutdatum"] == "datum"


def test_an_overdue_item_keeps_its_status_and_one_that_comes_back_its_last_day() -> None:
    rows = {row[0]: row for row in table(example("evaluator"), "Checklista").rows}
    assert rows["Avtal med extern utvärderare"][1] == "pågår, försenat"
    assert rows["Personalen går ESF-jämts utbildning"][1:] == (
        "ej börjad",
        "2013-04-01",
        "förra gången 2012-04-18",
    )


def test_after_its_end_a_project_has_no_phase_but_an_end() -> None:
    data = example_data.both("jobbinvest-ering")
    with speaking("en"):
        found = paper("final", data, date(2008, 12, 31))
        early = paper("final", data, date(2008, 8, 31))
    assert ("Phase", "the project ended 2008-09-30") in found.facts.rows
    said = "The project goes on until 2008-09-30"
    assert [any(said in text for text in texts(each)) for each in (found, early)] == [False, True]


def test_minutes_say_what_changes_are_since_and_each_change_by_itself() -> None:
    said = texts(example("minutes"))
    assert any(text.startswith("Jämfört med det som visades per ") for text in said)
    assert not any(" → " in text and " · " in text for text in said)
