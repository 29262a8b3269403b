"""``esftui set``: change a checklist item in the project's own file."""

from datetime import date
from pathlib import Path

from esftui.command_line import projects
from esftui.command_line.errors import CommandError, nearest, sentences
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.config import Config
from esftui.locales import _, labels
from esftui.locales.formats import DASH, iso
from esftui.measure.checklist import checklist
from esftui.model.checklist import STATUSES, Item, Status
from esftui.model.project import Project, shown_date
from esftui.report.history_fields import field
from esftui.store.change import author
from esftui.store.project_file import CannotEdit, edit_item, load_project

Value = str | date | None


def run(options: Options, config: Config, output: Output) -> int:
    """Change the item and print each value before and after; returns 0.

    Raises:
        CommandError: if project or item is not there, nothing is to be changed (2), or the
            file cannot be edited surely.
        FileProblems: if the file cannot be used.
    """
    if all(value is None for value in (options.status, options.day, options.note, options.owner)):
        message = _("Say what to set: --status, --date, --note or --owner.")
        raise CommandError(message, code=2)
    path = projects.find(config, options.project or "") / "project.yaml"
    project = load_project(path)
    item = _item(project, options.item)
    shown = shown_date(project, config.as_of or date.today())
    now = next(row.status for row in checklist(project, shown).rows if row.id == item.id)
    changes = wanted(item, now, options, shown)
    if not changes:
        output.line(_("{item} is already so; nothing was changed.").format(item=item.title))
        return 0
    try:
        by = author("shell", config.name)
        seen = {key: getattr(item, key) for key in changes}
        edit_item(path, item.id, changes, seen=seen, by=by, waiting=output.waiting)
    except CannotEdit as refused:
        raise CommandError(_by_hand(path, refused)) from refused
    output.line(item.title)
    for key, value in changes.items():
        before, after = _shown(key, getattr(item, key)), _shown(key, value)
        output.line(f"  {field('checklist', key)}: {before} → {after}")
    return 0


def wanted(item: Item, now: Status, options: Options, shown: date) -> dict[str, Value]:
    """Return the keys to change, with the dates that a status brings with it.

    What was not done on the date ``shown`` (its status ``now``) is done then, or on the
    date that is given; the same goes for a start. What is not done has no date of being
    done, unless it recurs: then that is when its last round was.

    Raises:
        CommandError: with 2, if a date is given that the status has no use for.
    """
    day = options.day or shown
    status = next((name for name in STATUSES if name == options.status), now)
    last_round = item.done if item.recurs else None
    values: dict[str, Value] = {"status": status}
    if options.status is None and options.day is None:
        values = {}
    elif status == "done":
        dated = options.day is None and now == "done"
        values["done"] = item.done if dated else day
        if not dated and item.started is not None:
            values["started"] = min(item.started, day)
    elif status == "in_progress":
        values |= {"started": _begun(item, now, options.day, shown), "done": last_round}
    elif options.day is not None:
        message = _("A date belongs to something done or in progress: add --status done.")
        raise CommandError(message, code=2)
    else:
        started = item.started if status == "not_applicable" else None
        values |= {"started": started, "done": last_round}
    for key, text in (("owner", options.owner), ("note", options.note)):
        if text is not None:
            values[key] = text.strip() or None
    return {key: value for key, value in values.items() if value != getattr(item, key)}


def _begun(item: Item, now: Status, day: date | None, shown: date) -> date | None:
    """Return when an item that is in progress began; a new round of what recurs begins now."""
    if day is not None:
        return day
    if now == "in_progress":
        return item.started
    if item.started is None or item.recurs:
        return shown
    # what is taken up again began when it first did
    return min(item.started, shown)


def _item(project: Project, wanted: str) -> Item:
    known = {item.id: item for item in project.checklist}
    if wanted in known:
        return known[wanted]
    raise CommandError(
        sentences(
            _("There is no item {name} in {project}.").format(name=wanted, project=project.id),
            nearest(wanted, known),
            _("There are: {known}.").format(known=", ".join(known) or DASH),
        )
    )


def _by_hand(path: Path, refused: CannotEdit) -> str:
    reason = refused.reason.rstrip(".")
    if not refused.line:
        return _("{file} was not changed: {reason}.").format(file=path, reason=reason)
    return _("{file}:{line} was not changed: {reason}. Edit that line by hand.").format(
        file=path, line=refused.line, reason=reason
    )


def _shown(key: str, value: Value) -> str:
    if value is None:
        return DASH
    if isinstance(value, date):
        return iso(value)
    return labels.status(value) if key == "status" else value
