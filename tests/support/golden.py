"""The figures of a project at a date as lines that a person can check.

Run ``python tests/support/golden.py`` to write ``tests/measure/golden/*.txt`` anew, and
read the difference before committing it.
"""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from esftui.measure.figures import Figures

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
    return found + _economy(figures) + _asked(figures) + _todo(figures)


def _economy(figures: "Figures") -> list[str]:
    """Return what is claimed and paid, and what follows the participants."""
    economy = figures.economy
    if economy is None:
        return []
    pay, allowance, ahead = economy.payments, economy.allowance, economy.outlook
    found = [
        f"economy {row.kind}: {row.spent} of {row.budget}, {row.planned:.0f} planned"
        for row in economy.rows
    ]
    found.append(
        f"claims: {pay.requested} requested, {pay.paid} paid, {pay.waiting} waiting, "
        f"{pay.reduced} reduced, {pay.not_requested} not requested"
    )
    if allowance is not None:
        found.append(
            f"allowance: {allowance.months:.2f} months, {allowance.rate_to_date or 0:.1f} each, "
            f"{allowance.rate_recent or 0:.1f} lately"
        )
    if ahead is not None:
        found.append(
            f"outlook: {ahead.active} active, {ahead.months:.2f} months, co-financing "
            f"{ahead.co_financing:.0f}, grant {ahead.grant:.0f}, {ahead.grant_per_month:.0f} each"
        )
    return found


def _asked(figures: "Figures") -> list[str]:
    """Return surveys, follow-ups, steps, groups and composition."""
    from esftui.measure.followups import STATES

    found = []
    for q in figures.surveys.questions:
        found += [
            f"survey {q.id} {o.occasion or 'overall'}: {o.positive} of {o.answered} answers, "
            f"{o.asked} asked, {o.due} to ask"
            for o in (q.overall, *q.occasions)
        ]
        found += [
            f"change {q.id} {c.first} to {c.last}: {c.rose} rose, {c.same} same, {c.fell} fell"
            for c in q.changes
        ]
    for row in figures.follow_ups.rows:
        states = ", ".join(
            f"{number} {state}" for state, number in zip(STATES, row.states, strict=True) if number
        )
        found.append(f"follow-up {row.after}: {row.due} due; {states or 'none'}")
        found += [f"found {row.after} {name}: {s.women}+{s.men}" for name, s in row.outcomes]
        found.append(f"still {row.after}: {row.positive_still} of {row.positive_before}")
    found += [
        f"step {s.step}: {s.now.women}+{s.now.men}+{s.now.unknown} now, {s.ever.total} ever, "
        f"median {s.days}"
        for s in figures.steps.rows
    ]
    found += [f"climbed {steps}: {people}" for steps, people in figures.steps.climbs]
    found += [
        f"group {g.group}: {g.participants.total} of {g.size}, {g.active} active, "
        f"{g.positive} of {g.leavers} positive"
        for g in figures.steps.groups
    ]
    mix = figures.composition
    found += [f"age {m.name}: {m.split.total}" for m in mix.ages]
    found += [f"target {t.title}: {t.participants}, {t.persons} in the group" for t in mix.targets]
    return found


def _todo(figures: "Figures") -> list[str]:
    """Return the radar's counts and the deviations."""
    radar = figures.radar
    wave = ", ".join(f"{month} {one}+{two}" for month, one, two in radar.wave if one or two)
    return [
        f"to do: follow-ups {radar.follow_ups_overdue} overdue {radar.follow_ups_due} due, "
        f"surveys {radar.surveys_due}, milestones {radar.milestones_overdue} overdue "
        f"{radar.milestones_due} due, {radar.blocked} blocked, last {radar.last_entry}"
        + (", stale" if radar.stale else ""),
        f"wave: {wave or 'none'}",
        *[
            f"deviation {d.kind} {d.subject}: "
            + ("-" if d.value is None else f"{d.value:.4g}")
            + ("" if d.limit is None else f", limit {d.limit:g}")
            for d in figures.deviations.rows
        ],
    ]


def text(project: str) -> str:
    """Return the golden text of a project, at its three dates."""
    return "\n\n".join("\n".join(lines(project, as_of)) for as_of in DATES[project]) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    GOLDEN.mkdir(exist_ok=True)
    for name in DATES:
        (GOLDEN / f"{name}.txt").write_text(text(name), encoding="utf-8")
