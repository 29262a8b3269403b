"""``esftui export``: figures, or the register, for those who work in spreadsheets."""

from datetime import date

from esftui.command_line import projects
from esftui.command_line.errors import CommandError
from esftui.command_line.output import Output
from esftui.command_line.parser import Options
from esftui.config import Config, why_read_only
from esftui.export.writing import Format, What, export_of, usual_place, write_export
from esftui.export.xlsx import NoWorkbooks
from esftui.locales import _
from esftui.meeting.past import shown_in
from esftui.model.project import shown_date
from esftui.store.folder import load_folder


def run(options: Options, config: Config, output: Output) -> int:
    """Write the export and print its path; returns 0.

    Raises:
        CommandError: with 2, if personal data is asked for without ``--personal``; with 1
            if it cannot be written.
        FileProblems: if a file of the project cannot be read.
    """
    what: What = "register" if options.what == "register" else "figures"
    form: Format = "csv" if options.format == "csv" else "xlsx"
    if what == "register" and not options.personal:
        message = _(
            "The register is personal data. Export it only where it must leave the program, "
            "with --personal."
        )
        raise CommandError(message, code=2)
    folder = projects.find(config, options.project or "")
    data = load_folder(folder)
    project = data.project
    as_of = shown_date(project, config.as_of or date.today())
    if config.exact and config.as_of is not None:
        as_of = config.as_of
    shared = not options.unshared
    path = options.output
    if path is None:
        reason = why_read_only(config)
        if reason is not None:
            text = _("Nothing was written: {reason}. Name another place with -o.")
            raise CommandError(text.format(reason=reason))
        day = as_of if what == "figures" else date.today()
        path = usual_place(folder, project.id, what, form, day, shared=shared)
    day = as_of if what == "figures" else date.today()
    earlier = shown_in(folder) if what == "figures" and shared else ()
    export = export_of(data, what, day, shared=shared, earlier=earlier)
    try:
        written = write_export(export, path, form)
    except NoWorkbooks:
        message = _(
            "Workbooks need an extra: pip install 'esftui[excel]'. Text files need none: "
            "--format csv."
        )
        raise CommandError(message) from None
    _warn(what, shared, output)
    output.line(str(path if form == "csv" else written[0]))
    return 0


def _warn(what: What, shared: bool, output: Output) -> None:
    if what == "register":
        text = _(
            "This is personal data: keep it where only those who may know can read it, and delete "
            "it when it is no longer needed."
        )
        output.complain(text)
    elif not shared:
        output.complain(
            _("Not for sharing: small counts stand as they are and can point out a person.")
        )
