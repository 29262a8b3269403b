from datetime import date

import pytest
from support.status_text import DATA

from esftui import locales
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.panels import budget
from esftui.panels.line import plain
from esftui.panels.text import cells
from esftui.store.folder import load_folder


def figures(name: str, as_of: date) -> Figures:
    return measure(load_folder(DATA / name), as_of)


@pytest.fixture(scope="module")
def steps() -> Figures:
    return figures("framtidsstegen", date(2013, 3, 31))


def lines(found: Figures, width: int, language: str) -> list[str]:
    before = locales.language()
    locales.use(language)
    try:
        return [plain(line) for line in budget.full(found, width).lines]
    finally:
        locales.use(before)


@pytest.mark.parametrize("width", [40, 58, 76, 116, 196])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_economy_in_full_fits_every_width_with_every_number(
    steps: Figures, width: int, language: str
) -> None:
    found = lines(steps, width, language)
    assert max(map(cells, found)) <= width
    text = "\n".join(found).replace("\u00a0", " ").replace(",", " ")
    for number in ("10 617 649", "5 197 289", "4 396 535", "3 476 626", "903 561", "800 754"):
        assert number in text


def test_the_parts_stand_side_by_side_and_only_the_grant_is_applied_for(steps: Figures) -> None:
    found = [line.replace("\u00a0", " ") for line in lines(steps, 116, "sv")]
    at = found.index("ESF-stöd, medfinansiering och totalt")
    split = [[each for each in line.split("  ") if each.strip()] for line in found[at + 1 :]]
    headings, grant, others, allowance, total = split[:5]
    shown = [each.strip() for each in headings]
    assert shown == ["budget", "upparbetat", "rekvirerat", "utbetalt", "kvar", "prognos", "plan"]
    assert len(grant) == 8
    for row in (others, allowance, total):
        assert len(row) == 6


def test_fewer_participants_are_told_on_the_panel(steps: Figures) -> None:
    text = " ".join(" ".join(lines(steps, 116, "sv")).split())
    assert "Om lika många som nu (35) fortsätter till slutet" in text
    assert "10 deltagarmånader färre → 82 000 kr mindre medfinansiering" in text


def test_a_project_without_allowance_or_budget_says_nothing_of_participants() -> None:
    pre_study = lines(figures("jobbinvest-ering", date(2008, 9, 30)), 76, "en")
    assert "Claims for payment" in pre_study
    assert "Participant allowance" not in pre_study
    none = lines(figures("fler-i-arbete", date(2013, 3, 31)), 76, "en")
    assert "Grant, co-financing and total" not in none
