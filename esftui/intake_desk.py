"""What the app does with spreadsheets: imports them, and exports figures and the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from esftui.locales import N_, _, ngettext
from esftui.panels.line import Line, Span
from esftui.people_desk import PeopleDesk

if TYPE_CHECKING:
    from esftui.model.project import ProjectData
    from esftui.screens.export_dialog import Wanted
    from esftui.screens.intake_screen import Ready
    from esftui.session import Session


class IntakeDesk(PeopleDesk):
    """An app that takes spreadsheets in, and gives them out."""

    def action_import(self) -> None:
        """Take in a spreadsheet."""
        self.with_data(self._open_intake)

    def _open_intake(self, session: Session, data: ProjectData) -> None:
        from esftui.screens.intake_screen import IntakeScreen

        def import_it(ready: Ready | None) -> None:
            if ready is not None:
                self.in_store(
                    lambda opened: _imported(opened, ready),
                    session,
                    title=N_("Nothing was imported"),
                )

        self.push_screen(IntakeScreen(session.folder, data), import_it)

    def action_export(self) -> None:
        """Write figures or the register to files."""
        self.with_data(self._open_export)

    def _open_export(self, session: Session, data: ProjectData) -> None:
        from esftui.screens.export_dialog import ExportDialog

        def export_it(wanted: Wanted | None) -> None:
            if wanted is not None:
                self.tell((Span(_("Exporting …")),))
                self.in_store(
                    lambda opened: _exported(opened, data, wanted),
                    session,
                    title=N_("Nothing was exported"),
                )

        self.push_screen(ExportDialog(session.folder, data.project.id, session.as_of), export_it)


def _imported(session: Session, ready: Ready) -> Line:
    """Import in the store's thread; return what to tell."""
    from esftui.intake.applying import carry_out, keep_mapping
    from esftui.store.lock import cannot_write
    from esftui.store.refused import CannotEdit
    from esftui.store.register import NAME

    by = session.author._replace(surface="import")
    file = ready.opened.table.file
    try:
        entry = carry_out(
            session.folder, ready.plan, by, file=file, keys=ready.keys, waiting=session.waiting
        )
        if entry is not None and (ready.opened.kept is None or ready.changed):
            keep_mapping(session.folder, ready.opened.table, ready.opened.mapping)
    except OSError as error:
        raise CannotEdit(cannot_write(error)) from error
    finally:
        session.reload([session.folder / NAME])
    if entry is None:
        return (Span(_("The register says all of this already; nothing was changed.")),)
    amount = ready.plan.count("new") + ready.plan.count("changed")
    text = ngettext("Imported {number} row.", "Imported {number} rows.", amount)
    return (Span(text.format(number=amount), "good"), Span(" " + _("u takes it back"), "dim"))


def _exported(session: Session, data: ProjectData, wanted: Wanted) -> Line:
    """Export in the store's thread; return what to tell."""
    from esftui.store.writing import refuse_read_only

    if wanted.path.resolve().is_relative_to(session.folder.resolve()):
        refuse_read_only()
    from esftui.export.writing import export_of, write_export
    from esftui.export.xlsx import NoWorkbooks
    from esftui.meeting.past import shown_in
    from esftui.store.lock import cannot_write
    from esftui.store.problem import FileProblems
    from esftui.store.refused import CannotEdit

    try:
        earlier = shown_in(session.folder) if wanted.shared else ()
        export = export_of(data, wanted.what, wanted.as_of, shared=wanted.shared, earlier=earlier)
        write_export(export, wanted.path, wanted.form)
    except NoWorkbooks:
        raise CannotEdit(_("workbooks need an extra: pip install 'esftui[excel]'")) from None
    except FileProblems as broken:
        raise CannotEdit(str(broken.problems[0])) from broken
    except OSError as error:
        raise CannotEdit(cannot_write(error)) from error
    return (Span(_("Exported to {path}").format(path=wanted.path), "good"),)
