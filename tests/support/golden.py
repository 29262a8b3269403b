"""The figures of a project at a date as lines that a person can check.

Run ``python tests/support/golden.py`` to write ``tests/measure/golden/*.txt`` anew, and
read the difference before committing it.
"""

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "measure" / "golden"

DATES: dict[str, tuple[str, ...]] = {
    "framtidsstegen": ("2012-06-30", "2013-03-31", "2014-06-30"),
    "jobbinvest-ering": ("2008-06-15", "2008-07-31", "2008-09-30"),
    "fler-i-arbete": ("2012-12-31", "2013-03-31", "2014-06-30"),
    "creadiem": ("2011-12-31", "2013-03-31", "2014-04-30"),
    "job-action-plan-europe": ("2012-06-30", "2013-03-31", "2014-09-30"),
}
"""Three dates of each project: early, mid-way and at its end."""


def lines(project: str, as_of: str) -> list[str]:
    """Return the figures of one of the five projects at a date, a fact a line."""
    from esftui.measure.everything import measure
    from esftui.store.folder import load_folder

    figures = measure(load_folder(ROOT / "data" / project), date.fromisoformat(as_of))
    flow, exits, burn = figures.flow, figures.exits, figures.budget
    found = [
        f"{project} {as_of}",
        f"flow: {flow.participants} persons, {flow.starts} starts, {flow.exits} exits, "
        f"{flow.active} active, {flow.re_entries} re-entries",
        f"leavers: {exits.leavers.total}, positive: {exits.positive.total}",
    ]
    found += [
        f"exit {r.reason}: {r.exits.women}+{r.exits.men}+{r.exits.unknown} exits, "
        f"{r.persons.total} persons"
        for r in exits.rows
    ]
    found += [
        f"gender {r.group}: {r.split.women}+{r.split.men}+{r.split.unknown} even={r.even}"
        for r in figures.gender.rows
    ]
    found += [
        f"activity {r.activity}: {r.persons.women}+{r.persons.men}+{r.persons.unknown}, "
        f"{r.occasions} times, {r.abroad} abroad"
        for r in figures.activities.rows
    ]
    if burn is None:
        found.append("budget: none")
    else:
        forecast = "none" if burn.forecast is None else f"{burn.forecast:.0f}"
        found.append(
            f"budget: {burn.spent} spent, {burn.planned_to_date:.0f} planned, forecast {forecast}"
        )
        found += [f"budget {b.id}: {b.spent}" for b in (*burn.financing, *burn.categories)]
    found += [
        f"goal {g.id}: {g.numerator}/{g.denominator} target {g.target} {g.verdict}, "
        f"needed {g.needed} of {g.remaining}"
        for g in figures.goals.rows
        if g.measured
    ]
    found += [
        f"item {i.id}: {i.status}, due {i.due}"
        + (f", {i.days_late} days late" if i.overdue else "")
        + (", soon" if i.due_soon else "")
        + (", blocked" if i.blocked_by else "")
        for i in figures.checklist.rows
    ]
    return found


def text(project: str) -> str:
    """Return the golden text of a project, at its three dates."""
    return "\n\n".join("\n".join(lines(project, as_of)) for as_of in DATES[project]) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    GOLDEN.mkdir(exist_ok=True)
    for name in DATES:
        (GOLDEN / f"{name}.txt").write_text(text(name), encoding="utf-8")
