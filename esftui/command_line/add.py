"""``esftui add``: what is entered by hand in the app, from a script."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from esftui.command_line import projects
from esftui.command_line.add_options import FIELD, SUBJECT
from esftui.command_line.errors import CommandError
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.config import Config
from esftui.entry.form import Context, Entered, Form, Reading
from esftui.entry.forms import BY_WORD
from esftui.entry.reading import enter, read_form
from esftui.entry.saving import save
from esftui.locales import _
from esftui.model.project import shown_date
from esftui.store.change import author
from esftui.store.folder import load_folder
from esftui.store.refused import CannotEdit, Conflict


def run(options: Options, config: Config, output: Output) -> int:
    """Enter what the options say, print it in a line; returns 0.

    Raises:
        CommandError: with 2 and everything that is wrong with the options; with 1 if it
            cannot be written.
        FileProblems: if a file of the project cannot be read.
    """
    form = BY_WORD[options.form]
    folder = projects.find(config, options.project or "")
    data = load_folder(folder)
    shown = shown_date(data.project, config.as_of or date.today())
    context = Context(data, shown, date.today())
    missing = form.missing(context)
    if missing is not None:
        raise CommandError(missing)
    reading = read_form(form, context, _given(options))
    if not reading.right:
        raise CommandError(_wrong(form, reading), code=2)
    entered = enter(form, context, reading)
    if options.dry_run:
        output.line(_("Would be entered: {what}").format(what=entered.told))
        return 0
    return _save(folder, entered, options, config, output)


def _save(folder: Path, entered: Entered, options: Options, config: Config, output: Output) -> int:
    by = author("shell", config.name)
    try:
        made = save(folder, entered, by, note=options.comment, waiting=output.waiting)
    except Conflict as conflict:
        message = _("Nothing was entered: {reason}. Look at it, and do it again.")
        raise CommandError(message.format(reason=conflict.reason)) from conflict
    except CannotEdit as refused:
        reason = str(refused).rstrip(".")
        raise CommandError(_("Nothing was entered: {reason}.").format(reason=reason)) from refused
    if made is None:
        output.line(_("That is so already; nothing was changed."))
    else:
        output.line(entered.told)
    return 0


def _given(options: Options) -> Mapping[str, str]:
    """Return the texts that were given, by the field's key."""
    return {
        name.removeprefix(FIELD): value
        for name, value in vars(options).items()
        if name.startswith(FIELD) and value is not None
    }


def _wrong(form: Form, reading: Reading) -> str:
    """Return all that is wrong, each with the option that it is about."""
    lines = []
    for key, message in reading.wrong.items():
        field = form.field(key)
        name = _(field.label).upper() if key == SUBJECT else f"--{field.option}"
        lines.append(f"{name}: {message}")
    return " ".join([_("This cannot be entered."), *lines])
