"""Papers of few participants: why there are no tables, once, and no word that says too much."""

from datetime import date
from functools import cache
from itertools import pairwise

import msgspec
import pytest
from support import example_data
from support.papers import headings, speaking, texts
from support.papers import material as gathered

from esftui.disclosure import Cell, Rule, Shared
from esftui.report.few import why_no_tables
from esftui.report.papers import people, tasks
from esftui.report.papers.changes import changes
from esftui.report.papers.compose import Kind, composed
from esftui.report.papers.content import Bullets, Heading, Paragraph, Table
from esftui.report.papers.deviations import deviations, nothing
from esftui.report.papers.material import Material, gather

EARLY = date(2011, 12, 31)
"""Seven participants had begun then, and 17 three months later."""

OF_FIGURES: tuple[Kind, ...] = ("status", "progress", "final", "evaluator")


@cache
def early(k: int = 5) -> Material:
    """Return the material of a project of seven participants."""
    return gather(example_data.both("framtidsstegen"), EARLY, Rule(k), compares=False)


def with_participants(shared: Shared, participants: Cell) -> Shared:
    """Return figures where the number of participants is shown otherwise."""
    change = msgspec.structs.replace
    return change(shared, flow=change(shared.flow, participants=participants))


@pytest.mark.parametrize("kind", OF_FIGURES)
def test_of_few_participants_a_paper_says_once_why_there_are_no_tables(kind: Kind) -> None:
    with speaking("en"):
        found = composed(kind, early())
        usual = composed(kind, gathered("framtidsstegen", compares=False))
    why = "Of fewer than 20 participants the main numbers alone are shown, and no tables"
    assert sum(why in text for text in texts(found)) == 1
    assert not any(why in text for text in texts(usual))
    for block in found.blocks:
        if isinstance(block, Table) and any("··" in cell for row in block.rows for cell in row):
            told = "".join("".join(row[1:]) for row in block.rows).replace("<5", "")
            assert any(sign.isdigit() for sign in told), block.caption
    # what a group or the fund asks for is there, and nothing is headed without a text
    assert headings(found) == headings(usual)
    for one, after in pairwise(found.blocks):
        if isinstance(one, Heading):
            assert not isinstance(after, Heading) or after.level > one.level
    assert not isinstance(found.blocks[-1], Heading)


def test_the_evaluators_dictionary_has_the_tables_that_are_left_alone() -> None:
    with speaking("en"):
        found = composed("evaluator", early())
    *tables, dictionary = (each for each in found.blocks if isinstance(each, Table))
    assert {row[0] for row in dictionary.rows} == {each.caption for each in tables}


def test_why_there_are_no_tables_tells_nothing_of_a_number_that_is_withheld() -> None:
    shared = early().shared
    with speaking("en"):
        few = why_no_tables(with_participants(shared, Cell(None, "primary", below=5)))
        hidden = why_no_tables(with_participants(shared, Cell(None, "secondary")))
        many = why_no_tables(with_participants(shared, Cell(50)))
        nobody = why_no_tables(with_participants(shared, Cell(0)))
    assert few == "Of fewer than 5 participants nothing more is shown."
    assert hidden == many
    assert not any(sign.isdigit() for sign in hidden)
    assert nobody == ""


def test_where_nobody_came_back_no_starts_are_counted_beside_participants() -> None:
    shared = early().shared
    with speaking("en"):
        once, *_rest = people.flow(shared)
        back, *_rest = people.flow(gathered("creadiem", compares=False).shared)
    assert isinstance(once, Paragraph)
    assert once.text.startswith("7 participants have begun; ")
    assert " of them have left" in once.text
    assert isinstance(back, Paragraph)
    assert " starts in all; " in back.text


def test_that_no_comparison_is_shown_says_nothing_of_how_many_came() -> None:
    material = early()
    with speaking("en"):
        said = changes(msgspec.structs.replace(material, before=material.shared))
    assert isinstance(said[0], Paragraph)
    assert said[0].text.startswith("What has changed among the participants since 2011-12-31")
    assert "few" not in said[0].text


def test_a_number_that_is_withheld_is_no_deviation_and_nothing_is_not_claimed_then() -> None:
    shared, project = early().shared, early().project
    assert shared.follow_ups.overdue.mark == "secondary"
    calm = msgspec.structs.replace(
        shared,
        budget=None,
        checklist=msgspec.structs.replace(shared.checklist, rows=(), overdue=0),
        flow=msgspec.structs.replace(shared.flow, planned_to_date=None),
        goals=msgspec.structs.replace(shared.goals, rows=()),
    )
    with speaking("en"):
        assert not any("withheld" in each.said for each in deviations(shared, project))
        assert deviations(calm, project) == []
        assert nothing(calm) == "Nothing that can be shown falls outside."


def test_a_gender_split_that_cannot_be_shown_is_not_called_even() -> None:
    with speaking("en"):
        found = people.gender(early().shared)
    assert [type(each) for each in found] == [Paragraph]
    assert isinstance(found[0], Paragraph)
    assert found[0].text.startswith("How many are women and men cannot be shown of any group.")
    assert "skewed" not in found[0].text


def test_a_standing_item_is_named_once_though_the_checklist_says_it_too() -> None:
    rows = gathered("framtidsstegen", compares=False).shared.checklist.rows
    assert [row.title for row in rows if row.standing] == [
        "Implementering tas upp på styrgruppsmötet"
    ]
    _paragraph, listed = tasks.standing(rows, ["Ekonomi", "Implementering"])
    assert isinstance(listed, Bullets)
    assert listed.items == ("Ekonomi", "Implementering")
    _paragraph, listed = tasks.standing(rows, ["Ekonomi"])
    assert isinstance(listed, Bullets)
    assert listed.items == ("Ekonomi", "Implementering tas upp på styrgruppsmötet")
