"""The figures of a project as tables: shared, or as they are for one's own desk."""

from collections.abc import Iterable, Iterator
from typing import Any

from esftui.disclosure import Shared
from esftui.export.table import Column, Table, Unit, Value, value
from esftui.locales import _
from esftui.locales.labels import (
    activity,
    exit_reason,
    follow_up_outcome,
    gender_group,
    length,
    occasion,
    status,
    verdict,
)
from esftui.measure.figures import Figures
from esftui.model.project import Project
from esftui.report.economy_words import part, sentences

Any_ = Figures | Shared


def tables(figures: Any_, project: Project) -> list[Table]:
    """Return a table for each measure; the project gives its phases' titles."""
    found = [
        _flow(figures),
        _exits(figures),
        _gender(figures),
        _activities(figures),
        _goals(figures),
        _surveys(figures),
        _follow_ups(figures),
        _checklist(figures, {phase.id: phase.title for phase in project.phases}),
    ]
    if figures.budget is not None:
        found[4:4] = [*_budget(figures.budget), *_economy(figures)]
    return found


def _split() -> tuple[Column, ...]:
    return (
        Column(_("Women"), "count", _("of them women")),
        Column(_("Men"), "count", _("of them men")),
        Column(_("Gender not known"), "count", _("of them of unknown gender")),
        Column(_("All"), "count", _("whatever the gender")),
        Column(_("Share of women"), "share", _("women of those whose gender is known")),
    )


def _of_split(split: Any) -> tuple[Value, ...]:
    counts = (value(split.women), value(split.men), value(split.unknown), value(split.total))
    return (*counts, split.share_women)


def _flow(figures: Any_) -> Table:
    flow = figures.flow
    columns: list[Column] = [
        Column(_("From month"), "text", _("the first month that the row is of")),
        Column(_("To month"), "text", _("the last month that the row is of")),
        Column(_("Starts"), "count", _("starts with a start date in these months")),
        Column(_("Exits"), "count", _("exits with an exit date in these months")),
        Column(_("Active"), "count", _("starts without an exit at the end of the last month")),
    ]
    rows: list[tuple[Value, ...]]
    if isinstance(figures, Shared):
        rows = [
            (each.first, each.last, value(each.starts), value(each.exits), value(each.stock))
            for each in figures.flow.periods
        ]
    else:
        columns.append(Column(_("Unique persons"), "count", _("persons with a start up to then")))
        columns.append(Column(_("Re-entries"), "count", _("starts of persons who started before")))
        rows = [
            (m.month, m.month, m.starts, m.exits, m.stock, m.participants, m.re_entries)
            for m in figures.flow.months
        ]
    totals = (
        (_("Unique persons"), flow.participants),
        (_("Starts"), flow.starts),
        (_("Exits"), flow.exits),
        (_("Active"), flow.active),
    )
    notes = [f"{name}: {value(number)}" for name, number in totals]
    return Table("flow", _("Flow by month"), columns, rows, notes)


def _exits(figures: Any_) -> Table:
    columns = (
        Column(_("Exit reason"), "text", _("the reason of the person's latest exit")),
        Column(_("To work or studies"), "text", _("whether it counts as such")),
        *_split(),
    )
    return Table("exits", _("Exits"), columns, list(_reasons(figures)))


def _reasons(figures: Any_) -> Iterator[tuple[Value, ...]]:
    if isinstance(figures, Shared):
        for shared in figures.exits.rows:
            names = ", ".join(exit_reason(reason, title) for reason, title in shared.reasons)
            yield (names, _yes(shared.positive), *_of_split(shared.persons))
    else:
        for row in figures.exits.rows:
            title = exit_reason(row.reason, row.title)
            yield (title, _yes(row.positive), *_of_split(row.persons))
    yield (_("All who have left"), "", *_of_split(figures.exits.leavers))


def _gender(figures: Any_) -> Table:
    columns = (
        Column(_("Group"), "text", _("who is counted")),
        *_split(),
        Column(_("Planned share of women"), "share", _("by the project's own plan")),
    )
    rows = [
        (gender_group(row.group), *_of_split(row.split), row.planned_share)
        for row in figures.gender.rows
    ]
    return Table("gender", _("Gender split"), columns, rows)


def _activities(figures: Any_) -> Table:
    columns: list[Column] = [
        Column(_("Activity"), "text", _("what participants take part in")),
        *_split(),
    ]
    rows: list[tuple[Value, ...]]
    if isinstance(figures, Shared):
        rows = [
            (activity(row.activity, row.title), *_of_split(row.persons))
            for row in figures.activities.rows
        ]
    else:
        columns += [
            Column(_("Occasions"), "count", _("times that someone took part")),
            Column(_("In it now"), "count", _("persons in it at the date")),
            Column(_("Abroad"), "count", _("persons who took part abroad")),
        ]
        rows = [
            (
                activity(row.activity, row.title),
                *_of_split(row.persons),
                row.occasions,
                row.active,
                row.abroad,
            )
            for row in figures.activities.rows
        ]
    return Table("activities", _("Activities"), columns, rows)


def _budget(budget: Any) -> list[Table]:
    lines = (
        Column(_("Line"), "text", _("a source of financing or a cost category")),
        Column(_("Kind"), "text", _("what it is a line of")),
        Column(_("Budget"), "kronor", _("for the whole period")),
        Column(_("Spent"), "kronor", _("spent to date")),
    )
    kinds = {
        "esf": _("ESF grant"),
        "co_financing": _("Co-financing"),
        "category": _("Cost category"),
    }
    rows: list[tuple[Value, ...]] = [
        (line.title, kinds[line.kind], line.budget, line.spent)
        for line in (*budget.financing, *budget.categories)
    ]
    rows.append((_("All"), "", budget.total, budget.spent))
    months = (
        Column(_("Month"), "text", _("by the day of the entries")),
        Column(_("Spent"), "kronor", _("spent in the month")),
        Column(_("Spent to date"), "kronor", _("at the end of the month; empty if yet to come")),
        Column(_("Planned"), "kronor", _("by the plan at the end of the month")),
    )
    return [
        Table("budget", _("Budget"), lines, rows),
        Table(
            "budget-months",
            _("Budget by month"),
            months,
            [(m.month, m.spent, m.cumulative, round(m.planned)) for m in budget.months],
        ),
    ]


def _economy(figures: Any_) -> list[Table]:
    found = figures.economy
    if found is None:
        return []
    parts = (
        Column(_("Part"), "text", _("of the budget; the allowance is a part of the co-financing")),
        Column(_("Budget"), "kronor", _("for the whole period")),
        Column(_("Planned"), "kronor", _("by the plan by now, shared as the budget is")),
        Column(_("Spent"), "kronor", _("spent to date")),
        Column(_("Left"), "kronor", _("the budget less what is spent")),
        Column(_("Forecast"), "kronor", _("at the end, at the rate of the latest months")),
        Column(_("Requested"), "kronor", _("applied for from the fund, of the ESF grant")),
        Column(_("Paid"), "kronor", _("what the fund has paid")),
    )
    payments = found.payments
    rows = [
        (
            part(row.kind),
            row.budget,
            round(row.planned),
            row.spent,
            row.left,
            None if row.forecast is None else round(row.forecast),
            *((payments.requested, payments.paid) if row.kind == "esf" else (None, None)),
        )
        for row in found.rows
    ]
    return [Table("economy", _("Economy"), parts, rows, tuple(sentences(found)))]


def _goals(figures: Any_) -> Table:
    columns = (
        Column(_("Goal"), "text", _("as the project file says")),
        Column(_("Counted"), "count", _("who, or what, has reached it")),
        Column(_("Of"), "count", _("of whom: the goal's own population")),
        Column(_("Outcome"), "share", _("counted / of")),
        Column(_("Target, share"), "share", _("what is to be reached")),
        Column(_("Target, number"), "number", _("what is to be reached")),
        Column(_("Verdict"), "text", _("by the exact outcome, at the date")),
        Column(_("Due"), "date", _("milestones: to be done by")),
        Column(_("Done"), "date", _("milestones: done on")),
    )
    rows = [_goal(row) for row in figures.goals.rows]
    return Table("goals", _("Goals"), columns, rows)


def _goal(row: Any) -> tuple[Value, ...]:
    judged = verdict(row.verdict) if row.verdict else ""
    if hasattr(row, "numbers"):
        part = row.numbers
        counted, whole = (part.part, part.whole) if part is not None else (row.number, None)
        if row.verdict_withheld:
            judged = _("withheld")
    else:
        counted, whole = row.numerator, row.denominator
    share = row.kind == "share"
    target = row.target
    return (
        row.title,
        value(counted),
        value(whole),
        row.share,
        target if share else None,
        None if share else target,
        judged,
        row.due,
        row.done,
    )


def _surveys(figures: Any_) -> Table:
    columns = (
        Column(_("Question"), "text", _("as the project file says")),
        Column(_("Occasion"), "text", _("when it is asked")),
        Column(_("To be asked"), "count", _("who should have been asked by the date")),
        Column(_("Asked"), "count", _("who have been asked")),
        Column(_("Answered"), "count", _("who have answered")),
        Column(_("Response rate"), "share", _("answered / to be asked")),
        Column(_("Positive"), "count", _("answers that count as positive")),
        Column(_("Share positive"), "share", _("positive / answered")),
    )
    rows: list[tuple[Value, ...]] = []
    for question in figures.surveys.questions:
        for each in (*question.occasions, question.overall):
            name = _("All occasions") if each is question.overall else occasion(each.occasion)
            rows.append((question.title, name, *_occasion(each)))
    return Table("surveys", _("Surveys"), columns, rows)


def _occasion(row: Any) -> tuple[Value, ...]:
    shared = not isinstance(row.positive, int)
    positive = row.positive.part if shared else row.positive
    share = row.positive.share if shared else row.share
    counts = (value(row.due), value(row.asked), value(row.answered))
    return (*counts, row.response_rate, value(positive), share)


def _follow_ups(figures: Any_) -> Table:
    columns = (
        Column(_("After exit"), "text", _("how long after the exit")),
        Column(_("What"), "text", _("a state of the follow-up, or what it found")),
        Column(_("Exits"), "count", _("exits that it is so for")),
    )
    rows: list[tuple[Value, ...]] = []
    for row in figures.follow_ups.rows:
        after = length(row.after)
        rows += [(after, name, value(number)) for name, number in _states(row)]
        for outcomes, number in _outcomes(row):
            name = ", ".join(follow_up_outcome(each) for each in outcomes)
            rows.append((after, _("Found: {what}").format(what=name), value(number)))
    return Table("follow-ups", _("Follow-ups"), columns, rows)


def _states(row: Any) -> Iterable[tuple[str, Any]]:
    yield _("Due by the date"), row.due
    if hasattr(row, "states"):
        yield _("Done"), row.count("done")
        yield _("Not reached"), row.count("not_reached")
        yield _("Declined"), row.count("declined")
        yield _("Overdue"), row.count("overdue")
    else:
        yield _("Done"), row.done
        yield _("Not reached or declined"), row.no_answer
        yield _("Overdue"), row.overdue


def _outcomes(row: Any) -> Iterable[tuple[tuple[str, ...], Any]]:
    for each in row.outcomes:
        if isinstance(each, tuple):
            yield (each[0],), each[1].total
        else:
            yield each.outcomes, each.exits.total


def _checklist(figures: Any_, phases: dict[str, str]) -> Table:
    columns = (
        Column(_("Item"), "text", _("as the project file says")),
        Column(_("Phase"), "text", _("the phase that it belongs to")),
        Column(_("Status"), "text", _("as the project file says")),
        Column(_("Due"), "date", _("to be done by")),
        Column(_("Done"), "date", _("done on")),
        Column(_("Days late"), "count", _("days since it was due, if it is not done")),
        Column(_("Owner"), "text", _("who does it")),
    )
    rows = [
        (
            row.title,
            phases.get(row.phase or "", row.phase),
            status(row.status),
            row.due,
            row.done,
            row.days_late or None,
            row.owner,
        )
        for row in figures.checklist.rows
    ]
    return Table("checklist", _("Checklist"), columns, rows)


def _yes(true: bool) -> str:
    return _("yes") if true else _("no")


def unit_label(unit: Unit) -> str:
    """Return the words for a unit."""
    return {
        "text": _("text"),
        "date": _("date"),
        "count": _("number"),
        "share": _("share, per cent"),
        "kronor": _("kronor"),
        "number": _("number"),
    }[unit]
