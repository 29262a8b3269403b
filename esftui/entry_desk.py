"""What the app does with forms: opens them, saves what is entered, and brings them back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from esftui.commands import BY_ID, shown_key
from esftui.journal_desk import JournalDesk, read_only_line
from esftui.locales import N_, _, pgettext
from esftui.panels.line import Line, Span
from esftui.panels.text import clean

if TYPE_CHECKING:
    from esftui.entry.form import Context, Form
    from esftui.model.project import ProjectData
    from esftui.screens.entry_form import EntryForm, Remake
    from esftui.screens.forms_menu import Entrance
    from esftui.session import Session, Snapshot
    from esftui.store.journal import Entry

ANSWERS, CORRECT_SPENDING, CORRECT_EVENT = "answers", "correct_spending", "correct_event"
CORRECT_CLAIM = "correct_claim"
"""What the menu offers beside the forms."""


class EntryDesk(JournalDesk):
    """An app that things are entered in."""

    # opening

    def action_add(self, subject: str | None = None) -> None:
        """Show what can be entered, about the person under the cursor if there is one."""
        whom = subject or self._person_here()
        self._to_write(partial(self._open_menu, whom))

    def _person_here(self) -> str | None:
        found: str | None = getattr(self.screen, "current_person", None)
        return found

    def _to_write(self, act: Any) -> None:
        """Do something with what has been read, if it can be written here at all."""

        def writable(session: Session, data: ProjectData) -> None:
            reason = session.snapshot.read_only
            if reason is not None:
                self.tell(read_only_line(reason))
            else:
                act(session, data)

        self.with_data(writable)

    def _open_menu(self, subject: str | None, session: Session, data: ProjectData) -> None:
        from esftui.screens.forms_menu import FormsMenu

        context = context_of(session, data, subject)

        def chosen(form: str | None) -> None:
            if form == ANSWERS:
                self.action_enter_answers()
            elif form in _CORRECTIONS:
                self.action_correct_entry(_CORRECTIONS[form].table)
            elif form is not None:
                self.action_enter(form, subject)

        self.push_screen(FormsMenu(entrances(context), subject), chosen)

    def action_enter(self, form: str | None = None, subject: str | None = None) -> None:
        """Open a form by its id, about a person if one is named or under the cursor.

        Without an id, show all forms.
        """
        whom = subject or self._person_here()
        if form is None:
            self.action_add(whom)
            return
        self._to_write(partial(self._open_entry, form, whom))

    def _open_entry(
        self, name: str, subject: str | None, session: Session, data: ProjectData
    ) -> None:
        from esftui.entry.forms import FORMS

        form = next(form for form in FORMS if form.id == name)
        context = context_of(session, data, subject)
        missing = form.missing(context)
        if missing is not None:
            self._say(missing)
            return
        if not _can_be_about(form, context):
            context = context._replace(subject=None)
        self._show_form(form, context)

    def _show_form(self, form: Form, context: Context, remake: Remake | None = None) -> None:
        from esftui.screens.entry_form import EntryForm

        self.push_screen(EntryForm(form, context, remake=remake))

    # correcting

    def action_correct(self, place: tuple[str, ...]) -> None:
        """Open the form that corrects what stands at a place of the register."""
        self._to_write(partial(self._open_correction, tuple(place)))

    def _open_correction(self, place: tuple[str, ...], session: Session, data: ProjectData) -> None:
        from esftui.entry.correction import form_for

        context = context_of(session, data)
        form = form_for(context, place)
        if form is None:
            self._say(_("This is no longer in the register."))
            return
        self._show_form(form, context, lambda later: form_for(later, place))

    def action_correct_entry(self, table: str) -> None:
        """Show the latest entries of a table, and correct the one that is chosen."""
        self._to_write(partial(self._choose_entry, table))

    def _choose_entry(self, table: str, session: Session, data: ProjectData) -> None:
        from esftui.screens.entry_lists import entries_of
        from esftui.screens.palette import Palette

        found = entries_of(context_of(session, data), table)
        correction = next(each for each in _CORRECTIONS.values() if each.table == table)
        if not found:
            self._say(_(correction.nothing))
            return
        title = _(correction.title)

        def chosen(number: str | None) -> None:
            if number is not None:
                rows: Any = getattr(data.register, table)
                self._to_write(partial(self._open_row, table, rows[int(number)]))

        self.push_screen(Palette(title, found), chosen)

    def _open_row(self, table: str, record: Any, session: Session, data: ProjectData) -> None:
        from esftui.screens.entry_lists import form_of_row

        context = context_of(session, data)
        form = form_of_row(context, table, record)
        if form is None:
            self._say(_("This is no longer in the register."))
            return
        self._show_form(form, context, lambda later: form_of_row(later, table, record))

    # many answers

    def action_enter_answers(self) -> None:
        """Ask for question, occasion and day; then for everyone's answer."""
        self._to_write(self._ask_survey)

    def _ask_survey(self, session: Session, data: ProjectData) -> None:
        from esftui.entry.many_answers import SURVEY
        from esftui.screens.entry_form import EntryForm

        context = context_of(session, data)
        missing = SURVEY.missing(context)
        if missing is not None:
            self._say(missing)
            return

        def chosen(values: Any) -> None:
            if values is not None:
                self.with_data(partial(self._open_answers, values))

        self.push_screen(EntryForm(SURVEY, context, asks_only=True), chosen)

    def _open_answers(self, values: Any, session: Session, data: ProjectData) -> None:
        from esftui.screens.answers_screen import AnswersScreen

        context = context_of(session, data)
        wanted = str(values["question"]), str(values["occasion"]), values["date"]
        self.push_screen(AnswersScreen(context, *wanted))

    # saving

    def on_entry_form_save(self, message: EntryForm.Save) -> None:
        """Save what was entered; the form stays until that is done, and says why it is not."""
        self.save_entry(message.dialog, message.filled)

    def on_answers_screen_save(self, message: Any) -> None:
        """Save what many have answered, as one change."""
        self.save_entry(message.dialog, message.filled)

    def save_entry(self, dialog: Any, filled: Any) -> None:
        """Save what a form was filled in with, and tell it."""
        self.in_store(lambda session: self._enter(session, dialog, filled))

    def _enter(self, session: Session, dialog: Any, filled: Any) -> Line:
        from esftui.store.problem import FileProblems
        from esftui.store.refused import CannotEdit

        try:
            entry = self.write_entered(session, filled)
        except (CannotEdit, FileProblems) as refused:
            self.call_later(self._give_back, session, dialog, filled, refused)
            return ()
        told = filled.entered.told
        self.call_later(self._entered, session, dialog, told, again=filled.again)
        if entry is None:
            return (Span(_("This is registered already.")),)
        undo = shown_key(BY_ID["undo"], self.config.keys)
        return (
            Span(_("Saved:") + " ", "good"),
            Span(clean(told), "strong"),
            Span(" · " + _("{key} undoes").format(key=undo), "dim"),
        )

    def write_entered(self, session: Session, filled: Any) -> Entry | None:
        """Write what a form was filled in with; returns what the journal says of it."""
        return session.enter(filled.entered, filled.note)

    def _entered(self, session: Session, dialog: Any, told: str, *, again: bool) -> None:
        data = session.snapshot.data
        if dialog.is_attached and data is not None:
            saved = _("Saved:") + " " + told
            dialog.saved(context_of(session, data), saved, again=again)

    def _give_back(self, session: Session, dialog: Any, filled: Any, refused: Exception) -> None:
        """Give a form back with the reason why it could not be saved, at its fields if known."""
        from esftui.entry.judging import field_of
        from esftui.store.problem import FileProblems
        from esftui.store.register_edit import Invalid

        data = session.snapshot.data
        if not dialog.is_attached or data is None:
            return
        wrong: dict[str, str] = {}
        reasons = [_("Not saved: {reason}").format(reason=str(refused))]
        if isinstance(refused, FileProblems):
            reasons = [str(problem) for problem in refused.problems[:3]]
        if isinstance(refused, Invalid):
            keys = dialog.keys
            wrong = {field_of(f, keys): f.message for f in reversed(refused.findings)}
        dialog.refused(context_of(session, data), reasons, wrong)

    def follow_forms(self, snapshot: Snapshot) -> None:
        """Let open forms know that the files have changed."""
        if len(self.screen_stack) < 2 or self.session is None or snapshot.data is None:
            return
        from esftui.screens.answers_screen import AnswersScreen
        from esftui.screens.entry_form import EntryForm

        for screen in self.screen_stack:
            if isinstance(screen, (EntryForm, AnswersScreen)):
                screen.external_change(context_of(self.session, snapshot.data))


def context_of(session: Session, data: ProjectData, subject: str | None = None) -> Context:
    """Return what a form is filled in against."""
    from esftui.entry.form import Context

    return Context(data, session.as_of, date.today(), subject)


def _can_be_about(form: Form, context: Context) -> bool:
    """Say whether a form can be about whom it is opened on: who is active cannot start."""
    from esftui.entry import options

    if context.subject is None or form.id != "start":
        return True
    someone = options.person(context, context.subject)
    return someone is not None and options.active(someone) is None


def entrances(context: Context) -> list[Entrance]:
    """Return all that can be entered, in the menu's order."""
    from esftui.entry.forms import FORMS
    from esftui.entry.many_answers import SURVEY
    from esftui.screens.forms_menu import Entrance

    letters = menu_letters()
    found = [
        Entrance(form.id, letters[form.id], _(form.title), _(form.help), form.missing(context))
        for after in FORMS
        # the many stand after the one
        for form in ((after, SURVEY) if after.id == "answer" else (after,))
    ]
    for name, each in _CORRECTIONS.items():
        missing = None if getattr(context.data.register, each.table) else _(each.nothing)
        found.append(Entrance(name, letters[name], _(each.title), _(each.help), missing))
    return found


def menu_letters() -> dict[str, str]:
    """Return the letter that opens each thing in the menu, in the language in use."""
    letters = pgettext(
        "the letters in the menu of forms, which must all differ",
        "start s, step m, activity a, activity_end n, plan p, exit x, follow_up f, answer v,"
        " answers y, spending g, claim b, payment u, event e, item c, target t,"
        " correct_spending r, correct_claim h, correct_event o",
    )
    names_and_letters = (each.split() for each in letters.split(","))
    return {each[0]: each[1] for each in names_and_letters}


class _Correction(NamedTuple):
    """What corrects the entries of a table; ``nothing`` is said where there are none."""

    table: str
    title: str
    help: str
    nothing: str


_CORRECTIONS = {
    CORRECT_SPENDING: _Correction(
        "spending",
        N_("Correct a spending entry"),
        N_("Put a spending entry right, or take it away if it was never so."),
        N_("No spending has been registered yet."),
    ),
    CORRECT_CLAIM: _Correction(
        "claims",
        N_("Correct a claim"),
        N_("Put a claim or its payment right, or take it away if it was never so."),
        N_("No claim for payment has been registered yet."),
    ),
    CORRECT_EVENT: _Correction(
        "events",
        N_("Correct an event"),
        N_("Put an event right, or take it away if it never happened."),
        N_("No events have been registered yet."),
    ),
}
