"""One dialog for every form of the day's work: it draws what the form says, and judges by it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.message import Message

from esftui.entry.form import Context, Entered, Form
from esftui.entry.reading import enter
from esftui.entry.remembered import remembering
from esftui.locales import _
from esftui.screens.dialog import Hints
from esftui.screens.entry_asking import FormFields
from esftui.screens.typed_ahead import at_once

_OF_ONE = frozenset(
    ("person", "gender", "reason", "state", "outcome", "exit", "after", "activity", "goal")
)
"""What holds for one person or thing alone: not kept for the next one."""


class Filled(NamedTuple):
    """A form that was filled in rightly: what it changes, why, and whether another follows."""

    entered: Entered
    note: str | None
    again: bool


Remake = Callable[[Context], Form | None]
"""Makes the form anew for another context; nothing if what it corrects is gone."""


class EntryForm(FormFields):
    """Draws a form, says what is wrong while one types, and asks for it to be saved.

    It stays open until it is told how that went (:meth:`saved`, :meth:`refused`), so that
    no key goes elsewhere meanwhile. ``asks_only``: nothing is saved, the answers are its
    result. ``remake`` makes a form anew that hangs on what stands in the register.
    """

    CSS_PATH = ["dialogs.tcss", "entry_form.tcss"]
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (22, "-short"), (30, "-tall")]
    BINDINGS = at_once(
        [
            Binding("ctrl+s", "save", show=False),
            Binding("ctrl+n", "save_next", show=False),
            Binding("enter", "enter", show=False),
            Binding("tab", "next(1)", show=False),
            Binding("shift+tab", "next(-1)", show=False),
            Binding("up", "move(-1)", show=False),
            Binding("down", "move(1)", show=False),
            Binding("pageup", "move_page(-1)", show=False),
            Binding("pagedown", "move_page(1)", show=False),
        ]
    )

    class Save(Message):
        """The form is filled in rightly: it is to be saved, and told how that went."""

        def __init__(self, dialog: "EntryForm", filled: Filled) -> None:
            super().__init__()
            self.dialog, self.filled = dialog, filled

    def __init__(
        self,
        form: Form,
        context: Context,
        *,
        remake: Remake | None = None,
        asks_only: bool = False,
    ) -> None:
        super().__init__(form, context)
        self._source = form
        self._remake = remake
        self._asks_only = asks_only
        self._saving = False

    @property
    def repeats(self) -> bool:
        """Whether another can be entered after this one."""
        return not self._asks_only and self._remake is None

    def hints(self) -> Hints:
        """Return the keys."""
        save = _("show") if self._asks_only else _("save")
        again = (("Ctrl+N", _("save, next")),) if self.repeats else ()
        return (("Enter", _("go on")), ("Ctrl+S", save), *again, ("Esc", _("leave")))

    # saving

    def action_save(self) -> None:
        """Ask for it to be saved, if all is right; else go to the first that is not."""
        self._save(again=False)

    def action_save_next(self) -> None:
        """Save, and go on with the next one: the day and the choices are kept."""
        self._save(again=self.repeats)

    def _save(self, *, again: bool) -> None:
        if self._saving:
            return
        self._settle()
        self._tried = True
        reading = self.judge()
        if not reading.right:
            self.app.bell()
            key = next(iter(reading.wrong))
            self._tell(_("Put right first: {label}.").format(label=_(self.form.field(key).label)))
            self._go_to(self.asked(key))
            return
        if self._asks_only:
            self.dismiss(reading.values)
            return
        entered = enter(self.form, self.context, reading)
        if not entered.changes:
            self.dismiss(None)
            return
        why = reading.values.get("why")
        self._busy(True)
        filled = Filled(entered, str(why) if why else None, again)
        self.post_message(self.Save(self, filled))

    def _busy(self, saving: bool) -> None:
        self._saving = saving
        if saving:
            self.waits = True
            self.set_focus(None)
            self._at = None
        self.query_one("#fields").disabled = saving
        self._tell(_("Saving …") if saving else "", "dim")

    def saved(self, context: Context, told: str, *, again: bool) -> None:
        """Leave, or begin with the next one."""
        self._busy(False)
        if not again:
            self.dismiss(None)
            return
        self._tried = self._warned = False
        self._renew(context._replace(subject=None))
        for asked in self._all():
            field = asked.field
            kept = field.kind in ("day", "choice") or field.key == "place"
            if not kept or field.key in _OF_ONE:
                asked.clear()
        self._tell(told, "note")
        self.judge()
        empty = [asked for asked in self._visible() if not asked.text]
        self._go_to((empty or self._visible())[0])
        self.go_on()

    def refused(self, context: Context, reasons: Sequence[str], wrong: Mapping[str, str]) -> None:
        """Say why it could not be saved, with all that was typed still there."""
        self._busy(False)
        self._renew(context)
        self._refused = dict(wrong)
        self._tell(" ".join(reasons))
        # by what stands in the files now, the form may say it of an earlier field itself
        key = next(iter(self.judge().wrong), self._current)
        self._go_to(self.asked(key))
        # what was typed after it was meant for something else than this
        self.go_on(forget=True)

    def external_change(self, context: Context) -> None:
        """Take in that the files have changed; what was typed stays."""
        if not self.is_mounted:
            self.context = context._replace(subject=self.context.subject)
        elif not self._saving:
            self._renew(context._replace(subject=self.context.subject))
            self.judge()

    def _renew(self, context: Context) -> None:
        self.context = context
        form = self._remake(context) if self._remake is not None else self._source
        if form is None:
            self._note(_("This is no longer in the register: it cannot be saved."))
            return
        self.form = remembering(form)
        for field in self.form.fields:
            self.asked(field.key).field = field

    # leaving

    def action_leave(self) -> None:
        """Leave; the first time ask, if something was typed."""
        if self._saving:
            return
        if self._warned or not any(asked.touched for asked in self._all()):
            self.dismiss(None)
            return
        self._warned = True
        self._tell(_("Nothing is saved. Esc once more leaves; Ctrl+S saves."))
