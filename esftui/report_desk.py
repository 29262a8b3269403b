"""What the app does with papers: asks what is wanted, writes it, and tells where it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from esftui.journal_desk import JournalDesk, read_only_line
from esftui.locales import N_, _
from esftui.panels.line import Line, Span
from esftui.panels.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from esftui.model.project import ProjectData
    from esftui.screens.report_dialog import Wanted
    from esftui.session import Session

_NOT_WRITTEN = N_("The paper could not be written")


class ReportDesk(JournalDesk):
    """An app that papers are written in."""

    def action_report(self) -> None:
        """Ask what paper is wanted, and write it."""
        self.with_data(partial(self._ask_for_paper, None))

    def ask_for_minutes(self, meeting: str) -> None:
        """Ask whether the minutes of a meeting are wanted, with everything proposed."""
        from esftui.report.papers.compose import KINDS

        typed = {"kind": str(KINDS.index("minutes")), "meeting": meeting}
        self.with_data(partial(self._ask_for_paper, typed))

    def _ask_for_paper(
        self, typed: Mapping[str, str] | None, session: Session, data: ProjectData
    ) -> None:
        reason = session.snapshot.read_only
        if reason is not None:
            self.tell(read_only_line(reason))
            return
        from esftui.screens.report_dialog import ReportDialog

        as_of = session.as_of

        def chosen(wanted: Wanted | None) -> None:
            if wanted is not None:
                self._write_paper(wanted, as_of)

        self.push_screen(ReportDialog(data.project, session.folder, as_of, typed), chosen)

    def _write_paper(self, wanted: Wanted, as_of: date) -> None:
        self._say(_("Writing the paper …"))
        self.in_store(
            lambda session: _written(session, wanted, as_of),
            back=lambda: self.with_data(partial(self._ask_for_paper, wanted.typed)),
            title=_NOT_WRITTEN,
        )


def _written(session: Session, wanted: Wanted, as_of: date) -> Line:
    """Write a paper in the store's thread and tell where it is.

    Raises:
        CannotEdit: if it cannot be written; the reason says why.
    """
    from esftui.meeting.past import meetings_of
    from esftui.report.papers.compose import paper
    from esftui.report.papers.formats import CannotWrite, written
    from esftui.report.papers.place import AlreadyThere, NoPlace, put
    from esftui.store.problem import FileProblems
    from esftui.store.refused import CannotEdit

    data = session.snapshot.data
    if data is None:
        return ()
    try:
        meetings = meetings_of(session.folder)
        made = paper(
            wanted.kind,
            data,
            as_of,
            since=wanted.since,
            meetings=meetings,
            meeting=wanted.meeting,
        )
        put(wanted.path, written(made, wanted.form), over=wanted.over)
    except CannotWrite as fault:
        raise CannotEdit(str(fault)) from fault
    except FileProblems as broken:
        raise CannotEdit(str(broken.problems[0])) from broken
    except AlreadyThere as there:
        message = _("{path} was written by someone else just now.")
        raise CannotEdit(message.format(path=there.path)) from there
    except NoPlace as no_place:
        message = _("{path} is a file of a project: name another one.")
        raise CannotEdit(message.format(path=no_place)) from no_place
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise CannotEdit(f"{where}{error.strerror or error}") from error
    return (Span(_("Written:") + " ", "good"), Span(clean(str(wanted.path)), "strong"))
