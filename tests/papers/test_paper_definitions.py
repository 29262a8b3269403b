"""What each figure means stands in the evaluator's pack, by the names that the tables use."""

from itertools import pairwise

import pytest
from support.papers import of_material, speaking, texts

from esftui.report.papers.content import Facts, Heading, Paper, Table


def defined(found: Paper) -> dict[str, dict[str, str]]:
    """Return what is defined under each heading of the definitions."""
    start = next(
        at
        for at, block in enumerate(found.blocks)
        if isinstance(block, Heading) and block.text in {"Definitions", "Definitioner"}
    )
    rest = found.blocks[start:]
    return {
        head.text: dict(block.rows)
        for head, block in pairwise(rest)
        if isinstance(head, Heading) and isinstance(block, Facts)
    }


@pytest.mark.parametrize(
    ("language", "measure", "caption"),
    [
        ("sv", "Uppföljning", "Uppföljning efter avslut"),
        ("en", "Follow-up", "Follow-up after exit"),
        ("sv", "Enkäter", "Enkätsvar"),
        ("en", "Surveys", "Survey answers"),
        ("sv", "Deltagarflöde", "Deltagarflöde per period"),
        ("en", "Participant flow", "Participant flow by period"),
    ],
)
def test_every_column_of_numbers_is_defined_by_its_name(
    language: str, measure: str, caption: str
) -> None:
    with speaking(language):
        found = of_material("evaluator", "framtidsstegen")
    names = tuple(defined(found)[measure])
    columns = [
        column.title
        for block in found.blocks
        if isinstance(block, Table) and block.caption == caption
        for column in block.columns
        if column.numeric
    ]
    assert len(columns) >= 3
    assert not [title for title in columns if not title.startswith(names)]


def test_definitions_count_all_up_to_a_date_and_not_on_it_alone() -> None:
    with speaking("sv"):
        found = of_material("evaluator", "framtidsstegen")
    flow = defined(found)["Deltagarflöde"]
    for name in ("Deltagare", "Starter", "Avslut"):
        assert "till och med den dagen" in flow[name]
    assert any("Dagen är 2013-03-31: alla siffror gäller per den" in text for text in texts(found))
