import pytest
from support.golden import DATES, GOLDEN, lines, text


@pytest.mark.parametrize("project", DATES)
def test_the_figures_of_each_project_are_those_that_were_checked(project: str) -> None:
    assert text(project) == (GOLDEN / f"{project}.txt").read_text(encoding="utf-8")


def test_fler_i_arbete_reproduces_its_published_results_at_its_end() -> None:
    found = lines("fler-i-arbete", "2014-06-30")
    assert "flow: 80 persons, 86 starts, 86 exits, 0 active, 6 re-entries" in found
    assert "gender participants: 36+44+0 even=True" in found
    assert "leavers: 80, positive: 37" in found
    assert "goal work_or_studies: 37/80 target 0.6 missed, needed None of 0" in found
    goals = {line.split(":")[0].split()[1]: line for line in found if line.startswith("goal ")}
    for name, part, verdict in (
        ("treatment", "55/56 target 1.0", "missed"),
        ("closer_to_work", "53/56 target 0.95", "missed"),
        ("experience", "56/56 target 0.8", "met"),
        ("motivation", "52/56 target 0.95", "missed"),
        ("tools", "54/56 target 0.8", "met"),
        ("social_enterprise", "0/None target 1", "missed"),
    ):
        assert part in goals[name]
        assert verdict in goals[name]
