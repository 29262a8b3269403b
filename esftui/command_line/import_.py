"""``esftui import``: a spreadsheet into a project's register, looked over first."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from esftui.command_line import projects
from esftui.command_line.errors import CommandError
from esftui.command_line.opening import on_a_terminal
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.command_line.uninterrupted import uninterrupted
from esftui.config import Config
from esftui.intake.applying import Keys, carry_out, keep_mapping
from esftui.intake.cell import IntakeError
from esftui.intake.job import Opened, make_plan, open_sheet
from esftui.intake.limits import Progress
from esftui.intake.mapping import load_mapping, save_mapping
from esftui.intake.outcome import Plan
from esftui.intake.private import KeyList, key_list_warning, private_note, read_keys
from esftui.intake.refused_rows import write_refused
from esftui.locales import _, ngettext
from esftui.locales.formats import number
from esftui.model.project import ProjectData
from esftui.report.text.intake import mapping_rows, plan_rows
from esftui.store.change import author
from esftui.store.folder import load_folder
from esftui.store.home import from_home
from esftui.store.journal import Entry
from esftui.store.lock import Holder
from esftui.store.refused import CannotEdit, Conflict

Read = Callable[[str], str]
"""Shows a prompt and returns the line that is typed."""

INTERRUPTED = 130


class _Job(NamedTuple):
    """What is imported, where to, and how it is asked for."""

    folder: Path
    data: ProjectData
    opened: Opened
    options: Options
    config: Config
    output: Output
    read: Read


def run(options: Options, config: Config, output: Output, read: Read = input) -> int:
    """Show what importing a sheet would do, ask, and do it.

    Returns 0 if it is done (or was only to be tried and nothing is refused), 1 if rows are
    refused and nothing was imported, 130 if the user wanted no more of it.

    Raises:
        CommandError: if the sheet cannot be read or nobody can be asked; if it cannot be
            written.
        FileProblems: if a file of the project or the mapping cannot be read.
    """
    folder = projects.find(config, options.project or "")
    data = load_folder(folder)
    try:
        job = _Job(
            folder, data, _opened(options, folder, data, output), options, config, output, read
        )
        return _run(job)
    except KeyboardInterrupt:
        output.complain(_("Cancelled; nothing was changed."))
        return INTERRUPTED
    except IntakeError as error:
        raise CommandError(_placed(error, options.file or "")) from error


def _run(job: _Job) -> int:
    options, output = job.options, job.output
    if not options.json:
        output.rows(mapping_rows(job.opened))
    if options.save_mapping is not None:
        save_mapping(options.save_mapping, job.opened.mapping)
        _say(job, _("The mapping is kept in {file}.").format(file=options.save_mapping))
    if not options.dry_run:
        _agree(job)
    keys = None if options.keys is None or not options.keys.exists() else read_keys(options.keys)
    with _Told(output, _("Comparing")) as told:
        plan, made = make_plan(job.opened, job.data, keys, progress=told.progress)
    if not options.json:
        output.rows(plan_rows(plan, job.data.project))
    refused = plan.count("refused")
    if options.bad_rows is not None and refused:
        write_refused(options.bad_rows, job.opened, plan)
        _say(job, _("The refused rows are in {file}.").format(file=options.bad_rows))
    if options.dry_run:
        return _tried(job, plan)
    if refused and not options.good_rows:
        _json(job, plan, imported=False)
        text = _(
            "Nothing was imported, since rows are refused. Put them right in the sheet, or take "
            "the others with --good-rows."
        )
        output.complain(f"esftui: {text}")
        return 1
    return _import(job, plan, made)


def _tried(job: _Job, plan: Plan) -> int:
    _json(job, plan, imported=False)
    if not job.options.json:
        job.output.line()
        job.output.line(_("This was only tried; nothing was changed."))
    return 1 if plan.count("refused") and not job.options.good_rows else 0


def _import(job: _Job, plan: Plan, made: KeyList | None) -> int:
    options, output = job.options, job.output
    path = options.keys
    if made is not None and plan.changes:
        path = path or _keys_asked(job)
        if path is None and (options.yes or not on_a_terminal()):
            # without it, the same people would be others at the next import
            text = _(
                "New pseudonyms were made, so say where the key list is to be kept: --keys FILE. "
                "Without one, the same people would get new pseudonyms at the next import."
            )
            raise CommandError(text)
    if plan.changes and not options.yes and not _confirmed(job, plan):
        output.complain(_("Nothing was changed."))
        return INTERRUPTED
    keys = None if made is None or path is None else Keys(path, made)
    with uninterrupted() as heed:
        return _written(job, plan, keys, heed, made=made is not None)


def _written(
    job: _Job, plan: Plan, keys: Keys | None, heed: Callable[[], None], *, made: bool
) -> int:
    """Write it, and say what was done; ``made``: pseudonyms were."""
    options, output = job.options, job.output
    entry = _carried_out(job, plan, keys, heed)
    _json(job, plan, imported=entry is not None)
    if entry is None:
        told = _("The register says all of this already; nothing was changed.")
        if plan.count("refused"):
            told = _("Of the rows that are right none says anything new; nothing was changed.")
        _say(job, told)
        return 0
    _say(job, _done(plan))
    left_out = private_note(job.opened.private.values())
    if left_out:
        _say(job, left_out[:1].upper() + left_out[1:] + ".")
    if job.opened.kept is None and options.mapping is None:
        kept = keep_mapping(job.folder, job.opened.table, job.opened.mapping)
        text = _("The mapping is kept for next time: {file}")
        _say(job, text.format(file=kept))
    if keys is not None:
        _say(job, _("The key list is in {file}.").format(file=keys.path))
        output.complain(key_list_warning())
    elif made:
        text = _(
            "Without a key list (--keys FILE) nobody can tell who has which pseudonym, and the "
            "same people get new ones at the next import."
        )
        output.complain(text)
    return 0


def _carried_out(
    job: _Job, plan: Plan, keys: Keys | None, heed: Callable[[], None]
) -> Entry | None:
    by = author("import", job.config.name)
    file = job.opened.table.file

    def waiting(holder: Holder, waited: float) -> None:
        heed()
        job.output.waiting(holder, waited)

    try:
        return carry_out(job.folder, plan, by, file=file, keys=keys, waiting=waiting)
    except Conflict as conflict:
        message = _("Nothing was imported: {reason}. Look at it, and do it again.")
        raise CommandError(message.format(reason=conflict.reason)) from conflict
    except CannotEdit as refused:
        reason = str(refused).rstrip(".")
        raise CommandError(_("Nothing was imported: {reason}.").format(reason=reason)) from refused


def _opened(options: Options, folder: Path, data: ProjectData, output: Output) -> Opened:
    mapping = None if options.mapping is None else load_mapping(options.mapping)
    path = Path(options.file or "")
    with _Told(output, _("Reading")) as told:
        return open_sheet(
            path,
            data.project,
            sheet=options.sheet,
            mapping=mapping,
            folder=folder,
            progress=told.progress,
        )


def _agree(job: _Job) -> None:
    """Ask whether a proposed mapping is right, before anything is made of it.

    Raises:
        CommandError: with 2, if nobody can be asked.
        KeyboardInterrupt: if it is not.
    """
    known = job.opened.kept is not None or job.options.mapping is not None
    if known or job.options.yes:
        return
    if not on_a_terminal():
        message = _(
            "Nothing was changed: what the columns are was only guessed. Look at it with "
            "--dry-run; then take it as it is with --yes, or keep it with --save-mapping FILE, "
            "put it right there and give it with --mapping FILE."
        )
        raise CommandError(message, code=2)
    if not _yes(job, _("Is that what the columns are?")):
        raise KeyboardInterrupt


def _confirmed(job: _Job, plan: Plan) -> bool:
    if not on_a_terminal():
        message = _("Nothing was changed. To import without being asked: --yes.")
        raise CommandError(message, code=2)
    job.output.line()
    amount = plan.count("new") + plan.count("changed")
    text = ngettext("Import {number} row?", "Import {number} rows?", amount)
    return _yes(job, text.format(number=number(amount)))


def _yes(job: _Job, question: str) -> bool:
    # NOTE: the letters that mean yes, in small letters; the first one is shown
    yes = _("y yes").split()
    asked = _("{question} ({yes} for yes, Enter for no)").format(question=question, yes=yes[0])
    try:
        return job.read(job.output.prompt(asked + " ")).strip().casefold() in yes
    except EOFError:
        return False


def _keys_asked(job: _Job) -> Path | None:
    """Ask where the key list is to be kept; nothing: nowhere."""
    if job.options.yes or not on_a_terminal():
        return None
    job.output.line()
    job.output.line(key_list_warning())
    question = _("Keep the key list in which file? (Enter: keep none)")
    try:
        given = job.read(job.output.prompt(question + " ")).strip()
    except EOFError:
        return None
    return from_home(given) if given else None


def _done(plan: Plan) -> str:
    amount = plan.count("new") + plan.count("changed")
    text = ngettext("Imported {number} row.", "Imported {number} rows.", amount)
    return text.format(number=number(amount))


def _placed(error: IntakeError, file: str) -> str:
    place = Path(file).name
    if error.row:
        place += ", " + _("row {row}").format(row=error.row)
    if error.column:
        place += ", " + _("column {column}").format(column=error.column)
    return f"{place}: {error.message}"


def _say(job: _Job, text: str) -> None:
    """Say what was done; beside JSON, on standard error."""
    if job.options.json:
        job.output.complain(text)
    else:
        job.output.line(text)


def _json(job: _Job, plan: Plan, *, imported: bool) -> None:
    if job.options.json:
        from esftui.report.json.intake import intake
        from esftui.report.json.text import encode

        record: msgspec.Struct = intake(job.opened, plan, imported=imported)
        job.output.text(encode(record, ascii_only=not job.output.shows_everything))


class _Told:
    """Tells on one line of a terminal how far it has come."""

    def __init__(self, output: Output, what: str) -> None:
        self._what, self._shown = what, False
        self._on = sys.stderr is not None and sys.stderr.isatty()
        output.flush()

    @property
    def progress(self) -> Progress:
        """Tell how many are done, of how many."""
        return self._tell

    def _tell(self, done: int, total: int | None) -> None:
        if not self._on:
            return
        of = f" / {number(total)}" if total else ""
        sys.stderr.write(f"\r{self._what}: {number(done)}{of} ")
        sys.stderr.flush()
        self._shown = True

    def __enter__(self) -> "_Told":
        return self

    def __exit__(self, *_how: object) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * 60 + "\r")
            sys.stderr.flush()
