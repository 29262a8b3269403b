"""The fields of a form on the screen: drawn as the form says, and judged while one types."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from esftui.entry.form import Context, Form, Reading, Value
from esftui.entry.reading import read_form, written
from esftui.entry.remembered import remembering
from esftui.locales import _
from esftui.panels.text import cells
from esftui.screens.dialog import shown
from esftui.screens.entry_fields import Asked
from esftui.screens.entry_meaning import meaning, remark
from esftui.screens.tick import Tick
from esftui.screens.typed_ahead import TypedAhead

_LABEL_AT_MOST = 24

_LIST_AND_LINE = 6
"""Lines of a list that is open, and of what is said of the field above it."""

_MOST_OF_SCREEN = 68
"""The fields take no more of the screen's height than this, in percent, as in the style sheet."""


class FormFields(TypedAhead[Mapping[str, Value]]):
    """Draws a form's fields, says what is wrong in them, and goes from one to the next."""

    def __init__(self, form: Form, context: Context) -> None:
        super().__init__()
        self.form = remembering(form)
        self.context = context
        self._reading = Reading({}, {})
        self._current = form.fields[0].key
        self._at: Asked | None = None
        self._tried = self._warned = False
        self._refused: Mapping[str, str] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the fields that are asked."""
        return tuple(asked.field.key for asked in self._visible())

    # what it shows

    def heading(self) -> Content:
        """Return what is entered."""
        return Content(_(self.form.title))

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
        first = [each for each in fields if each.field.key == self.form.begin] or first
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
            # what is asked for is said first, that it must be answered only later
            waiting = asked.is_choice or (bool(asked.field.help) and not asked.touched)
            quiet = here and not (waiting and not asked.text)
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

    def _save(self, *, again: bool) -> None:
        """Save what was filled in, once the last field is left."""
        raise NotImplementedError

    # what is said of them all

    def _tell(self, text: str, role: str = "wrong") -> None:
        line = self.query_one("#ask", Static)
        for name in ("wrong", "dim", "note"):
            line.set_class(name == role, name)
        if line.content != shown(text):
            line.update(shown(text))
        line.display = bool(text)

    def _note(self, text: str) -> None:
        line = self.query_one("#news", Static)
        line.update(shown(text))
        line.display = bool(text)
