"""What must hold between the parts of a project file, beyond each part by itself."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Protocol

from esftui.locales import _
from esftui.model.dates import DeadlineError, add_offset
from esftui.model.project import Project
from esftui.model.vocabulary import ACTIVITIES, EXIT_REASONS
from esftui.store.goal_rules import deadline, goal_findings
from esftui.store.problem import Finding, KeyPath
from esftui.store.words import not_among, occasion_known


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


def project_findings(project: Project) -> Iterator[Finding]:
    """Yield everything in a project that does not fit together."""
    for rule in _RULES:
        yield from rule(project)


def repeated_ids(rows: Sequence[_WithId], path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each id that an earlier row has."""
    seen: dict[str, int] = {}
    for index, row in enumerate(rows):
        if row.id in seen:
            message = _("the id {id} is used already, on line {line}")
            first = (*path, seen[row.id], "id")
            message = message.format(id=row.id, line="{line}")
            yield Finding((*path, index, "id"), message, other=first)
        else:
            seen[row.id] = index


def _ids(project: Project) -> Iterator[Finding]:
    lists: list[tuple[KeyPath, Sequence[_WithId]]] = [
        (("phases",), project.phases),
        (("groups",), project.groups),
        (("method_steps",), project.method_steps),
        (("exit_reasons",), project.exit_reasons),
        (("activities",), project.activities),
        (("questions",), project.questions),
        (("goals",), project.goals),
        (("checklist",), project.checklist),
        (("agenda",), project.agenda),
    ]
    if project.steering_group:
        lists.append((("steering_group", "seating"), project.steering_group.seating))
    if project.budget:
        lists.append((("budget", "financing"), project.budget.financing))
        lists.append((("budget", "categories"), project.budget.categories))
    for path, rows in lists:
        yield from repeated_ids(rows, path)


def _period(project: Project) -> Iterator[Finding]:
    yield from _order((), project.start, project.end)
    last: date | None = None
    for index, phase in enumerate(project.phases):
        path: KeyPath = ("phases", index)
        yield from _order(path, phase.start, phase.end)
        for key, day in (("start", phase.start), ("end", phase.end)):
            if not project.start <= day <= project.end:
                message = _("{day} is outside the project's period, {start} to {end}")
                yield Finding(
                    (*path, key), message.format(day=day, start=project.start, end=project.end)
                )
        if last is not None and phase.start <= last:
            message = _("the phase begins before the one above it has ended ({day})")
            yield Finding((*path, "start"), message.format(day=last))
        last = max(phase.end, last) if last else phase.end
    for index, group in enumerate(project.groups):
        if group.start and group.end:
            yield from _order(("groups", index), group.start, group.end)


def _order(path: KeyPath, start: date, end: date) -> Iterator[Finding]:
    if end < start:
        message = _("the end ({end}) is before the start ({start})")
        yield Finding((*path, "end"), message.format(start=start, end=end))


def _people(project: Project) -> Iterator[Finding]:
    planned = project.planned
    if planned and (planned.women is None) != (planned.men is None):
        yield Finding(("planned",), _("give both women and men, or neither"))
    elif planned and planned.women is not None and planned.men is not None:
        total = planned.women + planned.men
        if total != planned.participants:
            message = _("women and men are {total} together, but {participants} are planned")
            text = message.format(total=total, participants=planned.participants)
            yield Finding(("planned", "participants"), text)
    group = project.steering_group
    if group and None not in (group.seats, group.women, group.men):
        total = (group.women or 0) + (group.men or 0)
        if total != group.seats:
            message = _("women and men are {total} together, but there are {seats} seats")
            text = message.format(total=total, seats=group.seats)
            yield Finding(("steering_group", "seats"), text, severity="warning")


def _agenda(project: Project) -> Iterator[Finding]:
    for index, item in enumerate(project.agenda):
        if item.topic == "standing" and item.title is None:
            message = _("an item of another kind needs a title: nothing else says what it is")
            yield Finding(("agenda", index), message, severity="warning")


def _vocabulary(project: Project) -> Iterator[Finding]:
    reasons = {reason.id for reason in EXIT_REASONS}
    activities = {activity.id for activity in ACTIVITIES}
    words = [
        ("exit_reasons", i, row.id)
        for i, row in enumerate(project.exit_reasons)
        if row.title is None and row.id not in reasons
    ]
    words += [
        ("activities", i, row.id)
        for i, row in enumerate(project.activities)
        if row.title is None and row.id not in activities
    ]
    for name, index, word in words:
        message = _("{id} is not one of the standard words, so it needs a title")
        yield Finding((name, index), message.format(id=word), severity="warning")


def _questions(project: Project) -> Iterator[Finding]:
    for index, question in enumerate(project.questions):
        path: KeyPath = ("questions", index)
        if question.low >= question.high:
            message = _("the scale must rise: low is {low}, high is {high}")
            text = message.format(low=question.low, high=question.high)
            yield Finding((*path, "high"), text)
        elif not question.low < question.positive <= question.high:
            message = _("must be above {low} and at most {high}")
            text = message.format(low=question.low, high=question.high)
            yield Finding((*path, "positive"), text)
        for number, occasion in enumerate(question.occasions):
            if not occasion_known(occasion):
                message = _(
                    "{occasion} is no occasion: write before, during, after, or a time "
                    "after the exit such as +3 months"
                )
                text = message.format(occasion=occasion)
                yield Finding((*path, "occasions", number), text)


def _times(project: Project) -> Iterator[Finding]:
    offsets: list[tuple[KeyPath, str]] = [
        (("follow_ups", "after", i), offset) for i, offset in enumerate(project.follow_ups.after)
    ]
    offsets += [
        (("checklist", i, "recurs"), item.recurs)
        for i, item in enumerate(project.checklist)
        if item.recurs is not None
    ]
    for path, offset in offsets:
        try:
            moved = add_offset(project.end, offset)
        except DeadlineError:
            yield Finding(path, _("{offset} leads beyond the calendar").format(offset=offset))
            continue
        if moved == project.end:
            yield Finding(path, _("the time must be longer than nothing"))


def _deadlines(project: Project) -> Iterator[Finding]:
    for index, item in enumerate(project.checklist):
        if item.due is not None:
            yield from deadline(project, ("checklist", index, "due"), item.due)
        if item.phase is not None:
            phases = [phase.id for phase in project.phases]
            path: KeyPath = ("checklist", index, "phase")
            finding = not_among(path, item.phase, phases, _("there is no phase {word}"))
            if finding:
                yield finding


def _checklist(project: Project) -> Iterator[Finding]:
    known: dict[str, int] = {}
    for index, item in enumerate(project.checklist):
        known.setdefault(item.id, index)
    for index, item in enumerate(project.checklist):
        for number, name in enumerate(item.after):
            path: KeyPath = ("checklist", index, "after", number)
            if name == item.id:
                yield Finding(path, _("an item cannot come after itself"))
            finding = not_among(path, name, known, _("there is no checklist item {word}"))
            if finding:
                yield finding
        if item.started and item.done and item.done < item.started:
            message = _("done ({done}) before it was started ({started})")
            text = message.format(done=item.done, started=item.started)
            yield Finding(("checklist", index, "done"), text, severity="warning")
        if item.status == "done" and item.done is None and not item.standing:
            message = _("without a date (done) the item counts as done at every date")
            yield Finding(("checklist", index, "status"), message, severity="warning")
        if item.done is not None and item.status != "done" and item.recurs is None:
            message = _("there is a date when it was done, but the status is {status}")
            text = message.format(status=item.status)
            yield Finding(("checklist", index, "done"), text, severity="warning")
    yield from _circles(
        {item.id: [name for name in item.after if name != item.id] for item in project.checklist},
        lambda name: ("checklist", known[name], "after"),
    )


def _circles(after: dict[str, list[str]], place: Callable[[str], KeyPath]) -> Iterator[Finding]:
    """Yield a finding for each circle, named in the order in which it runs."""
    finished: set[str] = set()
    for first, following in after.items():
        path: dict[str, None] = {first: None}  # in the order that it was gone
        branches = [iter(following)]
        while path:
            name = next(branches[-1], None)
            if name is None:
                finished.add(path.popitem()[0])
                branches.pop()
            elif name in path:
                gone = list(path)
                circle = [*gone[gone.index(name) :], name]
                message = _("these items wait for each other in a circle: {circle}")
                yield Finding(place(gone[-1]), message.format(circle=" → ".join(circle)))
            elif name in after and name not in finished:
                path[name] = None
                branches.append(iter(after[name]))


def _budget(project: Project) -> Iterator[Finding]:
    budget = project.budget
    if budget is None:
        return
    if budget.esf_grant > budget.total:
        message = _("the ESF grant ({grant}) is larger than the total ({total})")
        text = message.format(grant=budget.esf_grant, total=budget.total)
        yield Finding(("budget", "esf_grant"), text)
    if budget.run_rate_months < 1:
        yield Finding(("budget", "run_rate_months"), _("must be at least one month"))
    esf = [source.amount for source in budget.financing if source.kind == "esf"]
    sums = (
        ("financing", [source.amount for source in budget.financing], budget.total),
        ("categories", [category.amount for category in budget.categories], budget.total),
    )
    for key, amounts, total in sums:
        if amounts and sum(amounts) != total:
            message = _("the amounts are {sum} kronor together, but the total is {total}")
            text = message.format(sum=sum(amounts), total=total)
            yield Finding(("budget", key), text, severity="warning")
    if esf and sum(esf) != budget.esf_grant:
        message = _("the sources of kind esf are {sum} kronor, but the ESF grant is {total}")
        text = message.format(sum=sum(esf), total=budget.esf_grant)
        yield Finding(("budget", "financing"), text, severity="warning")
    yield from _plan(project)


def _plan(project: Project) -> Iterator[Finding]:
    budget = project.budget
    points = budget.plan if budget else ()
    for index, point in enumerate(points):
        path: KeyPath = ("budget", "plan", index)
        if not project.start <= point.date <= project.end:
            message = _("{day} is outside the project's period, {start} to {end}")
            text = message.format(day=point.date, start=project.start, end=project.end)
            yield Finding((*path, "date"), text)
        if budget and point.amount > budget.total:
            message = _("more is planned ({amount}) than the total ({total})")
            text = message.format(amount=point.amount, total=budget.total)
            yield Finding((*path, "amount"), text, severity="warning")
        if index and point.date <= points[index - 1].date:
            message = _("the dates of the plan must rise; {day} is not after {before}")
            text = message.format(day=point.date, before=points[index - 1].date)
            yield Finding((*path, "date"), text)
        if index and point.amount < points[index - 1].amount:
            message = _("the plan counts from the beginning, so it cannot fall")
            yield Finding((*path, "amount"), message, severity="warning")


_RULES: tuple[Callable[[Project], Iterator[Finding]], ...] = (
    _ids,
    _period,
    _people,
    _agenda,
    _vocabulary,
    _questions,
    _times,
    _deadlines,
    _checklist,
    _budget,
    goal_findings,
)
