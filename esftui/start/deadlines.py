"""A project's first checklist: the items of its kind, with deadlines that fit its dates."""

from datetime import date

from esftui.locales import _
from esftui.model.checklist import Item
from esftui.model.dates import resolve_deadline
from esftui.model.project import Phase
from esftui.start.checklists import CHECKLISTS, Todo
from esftui.start.period import Kind


def parts(
    kind: Kind, phases: tuple[Phase, ...], start: date, end: date
) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Return a project's first checklist in the language in use, in parts with their headings."""
    calendar = _Calendar(phases, start, end)
    return tuple(
        (_(heading), tuple(_item(todo, calendar) for todo in todos))
        for heading, todos in CHECKLISTS[kind]
    )


def _item(todo: Todo, calendar: "_Calendar") -> Item:
    return Item(
        id=todo.id,
        title=_(todo.title),
        phase=todo.phase,
        due=calendar.due(todo),
        owner=_(todo.owner),
        after=todo.after,
        recurs=todo.recurs,
    )


class _Calendar:
    """The dates of one project, and when what it has so far is due."""

    def __init__(self, phases: tuple[Phase, ...], start: date, end: date) -> None:
        self._anchors = {"start": start, "end": end}
        self._bounds: dict[str | None, tuple[date, str]] = {None: (start, "end")}
        for phase in phases:
            first, last = f"{phase.id} start", f"{phase.id} end"
            self._anchors |= {first: phase.start, last: phase.end}
            self._bounds[phase.id] = phase.start, last
        self._due: dict[str, date] = {}

    def due(self, todo: Todo) -> str:
        """Return an item's deadline: within its phase, and not before what it waits for."""
        start, last = self._bounds[todo.phase]
        earliest = max([start, *(self._due[name] for name in todo.after)])
        rules = (rule for rule in todo.due if earliest <= self._day(rule) <= self._day(last))
        rule = next(rules, last)
        self._due[todo.id] = self._day(rule)
        return rule

    def _day(self, rule: str) -> date:
        return resolve_deadline(rule, self._anchors)
