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
from esftui.model.checklist import STATUSES, Item, Status
from esftui.model.project import Project, shown_date
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
    changes = wanted(item, options, _day(options, config, project))
    if not changes:
        output.line(_("{item} is already so; nothing was changed.").format(item=item.title))
        return 0
    try:
        edit_item(path, item.id, changes)
    except CannotEdit as refused:
        raise CommandError(_by_hand(path, refused)) from refused
    output.line(item.title)
    for key, value in changes.items():
        before, after = _shown(key, getattr(item, key)), _shown(key, value)
        output.line(f"  {key}: {before} → {after}")
    return 0


def wanted(item: Item, options: Options, day: date) -> dict[str, Value]:
    """Return the keys to change, with the dates that a status brings with it.

    Done is dated ``day`` unless it was done already; under way is dated where no start is
    known; what is not done has no date of being done.

    Raises:
        CommandError: with 2, if a date is given that the status has no use for.
    """
    status: Status = item.status
    if options.status is not None:
        status = next(name for name in STATUSES if name == options.status)
    values: dict[str, Value] = {"status": status, "started": item.started, "done": item.done}
    if status == "done":
        if options.day is not None or item.status != "done":
            values["done"] = day
    else:
        values["done"] = None
    if status == "in_progress" and (options.day is not None or item.started is None):
        values["started"] = day
    if status == "not_started":
        values["started"] = None
    if options.day is not None and status not in ("done", "in_progress"):
        message = _("A date belongs to something done or in progress: add --status done.")
        raise CommandError(message, code=2)
    for key, text in (("owner", options.owner), ("note", options.note)):
        if text is not None:
            values[key] = text.strip() or None
    return {key: value for key, value in values.items() if value != getattr(item, key)}


def _day(options: Options, config: Config, project: Project) -> date:
    """Return the date given, or the one that the project is shown at."""
    return options.day or shown_date(project, config.as_of or date.today())


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
    return _("{file}:{line} was not changed: {reason}. Edit that line by hand.").format(
        file=path, line=refused.line, reason=refused.reason.rstrip(".")
    )


def _shown(key: str, value: Value) -> str:
    if value is None:
        return DASH
    if isinstance(value, date):
        return iso(value)
    return labels.status(value) if key == "status" else value
