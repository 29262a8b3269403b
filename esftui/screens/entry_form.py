"""One dialog for every form of the day's work: it draws what the form says, and judges by it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from esftui.entry.form import Context, Entered, Form, Reading, Value
from esftui.entry.reading import enter, read_form, written
from esftui.entry.remembered import remembering
from esftui.locales import _
from esftui.panels.text import cells
from esftui.screens.dialog import Hints, shown
from esftui.screens.entry_fields import Asked
from esftui.screens.entry_meaning import meaning, remark
from esftui.screens.tick import Tick
from esftui.screens.typed_ahead import TypedAhead, at_once

_OF_ONE = frozenset(
    ("person", "gender", "reason", "state", "outcome", "exit", "after", "activity", "goal")
)
"""What holds for one person or thing alone: not kept for the next one."""

_LABEL_AT_MOST = 24

_LIST_AND_LINE = 6
"""Lines of a list that is open, and of what is said of the field above it."""

_MOST_OF_SCREEN = 68
"""The fields take no more of the screen's height than this, in percent, as in the style sheet."""


class Filled(NamedTuple):
    """A form that was filled in rightly: what it changes, why, and whether another follows."""

    entered: Entered
    note: str | None
    again: bool


Remake = Callable[[Context], Form | None]
"""Makes the form anew for another context; nothing if what it corrects is gone."""


class EntryForm(TypedAhead[Mapping[str, Value]]):
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
        super().__init__()
        self._source = form
        self.form = remembering(form)
        self.context = context
        self._remake = remake
        self._asks_only = asks_only
        self._reading = Reading({}, {})
        self._current = form.fields[0].key
        self._at: Asked | None = None
        self._tried = self._warned = self._saving = False
        self._refused: Mapping[str, str] = {}

    @property
    def repeats(self) -> bool:
        """Whether another can be entered after this one."""
        return not self._asks_only and self._remake is None

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the fields that are asked."""
        return tuple(asked.field.key for asked in self._visible())

    # what it shows

    def heading(self) -> Content:
        """Return what is entered."""
        return Content(_(self.form.title))

    def hints(self) -> Hints:
        """Return the keys."""
        save = _("show") if self._asks_only else _("save")
        again = (("Ctrl+N", _("save, next")),) if self.repeats else ()
        return (("Enter", _("go on")), ("Ctrl+S", save), *again, ("Esc", _("leave")))

    def body(self) -> ComposeResult:
        """Yield the fields, and a line for what is to be said of them all."""
        yield Static(Content(_(self.form.help)), id="help", classes="dim")
        width = max(cells(_(field.label)) for field in self.form.fields) + 2
        with VerticalScroll(id="fields", classes="scroller", can_focus=False):
            for field in self.form.fields:
                yield Asked(field, min(width, _LABEL_AT_MOST))
        yield Static(id="news", classes="warn")
        yield Static(id="ask", classes="wrong")

    def on_mount(self) -> None:
        """Show what is proposed, and begin where there is something to do."""
        self.judge()
        fields = self._visible()
        first = [each for each in fields if each.field.key != "never"]
        if self.context.subject is not None:
            # whom it is about is known: the form was opened on that one
            first = [each for each in first if each.text != self.context.subject] or first
        self._go_to((first or fields)[0])
        self.go_on()

    def on_resize(self) -> None:
        """Leave room for a list, so that the box stays where it is while one goes through it."""
        fields = self.query_one("#fields")
        lists = any(field.kind == "choice" for field in self.form.fields)
        wanted = len(self.form.fields) + (_LIST_AND_LINE if lists else 2)
        fields.styles.min_height = min(wanted, self.size.height * _MOST_OF_SCREEN // 100)

    def asked(self, key: str) -> Asked:
        """Return a field by its key."""
        return self.query_one(f"#ask-{key}", Asked)

    def _all(self) -> list[Asked]:
        return [self.asked(field.key) for field in self.form.fields]

    def _visible(self) -> list[Asked]:
        return [each for each in self._all() if each.display]

    # what is in the fields

    def texts(self) -> dict[str, str | None]:
        """Return what was typed by field; nothing for those that show what is proposed."""
        return {a.field.key: a.answer if a.touched else None for a in self._all()}

    def judge(self) -> Reading:
        """Read what is typed; show what is wrong, what it means, and what is asked now."""
        self._take_in()
        self._reading = reading = read_form(self.form, self.context, self.texts())
        for key, message in self._refused.items():
            reading.wrong.setdefault(key, message)
        for field in self.form.fields:
            asked = self.asked(field.key)
            asked.display = field.is_asked(self.context, reading.values)
            value = reading.values.get(field.key)
            if not asked.touched and asked.display:
                asked.write(written(field, self.context, reading.values, value))
            self._say(asked)
        self._show_choices()
        return reading

    def _say(self, asked: Asked) -> None:
        key = asked.field.key
        here, problem = key == self._current, self._reading.wrong.get(key)
        unfinished = key in self._reading.unfinished
        if problem is not None:
            loud = not unfinished or self._tried or (asked.touched and not here)
            quiet = here and not (asked.is_choice and not asked.text)
            text = f"! {problem}" if loud else problem if quiet else ""
            if text:
                asked.say(text, "wrong" if loud else "dim")
                return
        said = meaning(asked, self.context, self._reading, here=here)
        noted = remark(self.form, key, self.context, self._reading)
        asked.say(" · ".join(filter(None, (said, noted))), "warn" if noted else "dim")

    def _show_choices(self) -> None:
        asked = self.asked(self._current)
        if asked.field.options is not None:
            values = self._reading.values
            options = asked.field.options(self.context, values)
            asked.fill(options, values.get(asked.field.key))

    def _take_in(self) -> bool:
        """Take in what was typed in every field; say whether it is anything new."""
        touched = [asked for asked in self._all() if asked.note_touch()]
        if touched:
            self._warned = False
            self._refused = {}
            self._tell("")
        return bool(touched)

    @on(Input.Changed)
    @on(Tick.Changed)
    def _changed(self, event: Input.Changed | Tick.Changed) -> None:
        event.stop()
        self._read_on()

    def _read_on(self) -> None:
        # what was typed may not have been told yet
        if self._take_in():
            self.judge()

    @on(Asked.Taken)
    def _taken(self, event: Asked.Taken) -> None:
        self._refused = {}
        self.judge()
        self._go_to(self._after(event.asked, 1) or event.asked)

    # moving

    def on_descendant_focus(self) -> None:
        """Take in that another field has the focus, by the mouse for instance."""
        # told late: what has the focus now counts, not what had it then
        self.come()

    def come(self) -> None:
        """Write out what was meant in the field that is left, and mark the one come to."""
        focused = self.focused
        ancestors = focused.ancestors if focused is not None else ()
        here = next((each for each in ancestors if isinstance(each, Asked)), None)
        if here is None or here is self._at:
            return
        if self._at is not None:
            self._settle()
        self._at, self._current = here, here.field.key
        here.come_here(right=here.field.key not in self._reading.wrong)
        for asked in self._all():
            asked.set_class(asked is here, "-current")
        self.judge()
        self.call_after_refresh(here.scroll_visible, animate=False)

    def _settle(self) -> None:
        """Write out what is meant by what is typed in the field that one is in."""
        self._read_on()
        asked = self.asked(self._current)
        key, reading = asked.field.key, self._reading
        value = reading.values.get(key)
        exact = asked.field.kind in ("choice", "day") and key not in reading.wrong
        label = written(asked.field, self.context, reading.values, value) if exact else None
        asked.settle(label if value is not None else None)

    def _go_to(self, asked: Asked) -> None:
        self.set_focus(asked.input)
        # at once: the next key may be here already
        self.come()

    def _after(self, asked: Asked, step: int) -> Asked | None:
        """Return the next field that is asked, or the one before."""
        fields = self._visible()
        place = fields.index(asked) + step if asked in fields else 0
        return fields[place] if 0 <= place < len(fields) else None

    def action_next(self, step: int) -> None:
        """Go to the next field or the one before, round the end."""
        self._settle()
        self.judge()
        fields = self._visible()
        here = self.asked(self._current)
        place = fields.index(here) + step if here in fields else 0
        self._go_to(fields[place % len(fields)])

    def action_move(self, steps: int) -> None:
        """Move among the choices, or to the field above or below."""
        self._read_on()
        asked = self.asked(self._current)
        if not asked.move(steps):
            other = self._after(asked, steps)
            if other is not None:
                self._go_to(other)

    def action_move_page(self, pages: int) -> None:
        """Move among the choices by what fits at a time."""
        self._read_on()
        self.asked(self._current).move_page(pages)

    def action_enter(self) -> None:
        """Take the choice under the cursor and go on; in the last field, save."""
        self._read_on()
        asked = self.asked(self._current)
        if asked.may_turn_out:
            asked.take()
        self._settle()
        self.judge()
        following = self._after(asked, 1)
        if following is not None:
            self._go_to(following)
        else:
            self._save(again=False)

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

    def _tell(self, text: str, role: str = "wrong") -> None:
        line = self.query_one("#ask", Static)
        for name in ("wrong", "dim", "note"):
            line.set_class(name == role, name)
        line.update(shown(text))
        line.display = bool(text)

    def _note(self, text: str) -> None:
        line = self.query_one("#news", Static)
        line.update(shown(text))
        line.display = bool(text)
