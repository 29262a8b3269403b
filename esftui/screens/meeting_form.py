"""A form that is filled in at a meeting: days without a year are of the meeting's."""

from datetime import date

from esftui.entry.form import Context, Form
from esftui.screens.entry_form import EntryForm, Remake


class MeetingForm(EntryForm):
    """As every form, but what is typed is of the meeting's day and not of the date shown.

    ``remake`` makes the form of something that others may have changed anew.
    """

    def __init__(
        self, form: Form, context: Context, day: date, remake: Remake | None = None
    ) -> None:
        super().__init__(form, context._replace(shown=day), remake=remake)
        self._day = day

    @property
    def repeats(self) -> bool:
        """Whether another can be entered after this one: the wall is to be seen between."""
        return False

    def _renew(self, context: Context) -> None:
        super()._renew(context._replace(shown=self._day))
