"""A field of a form as it stands on the screen: its label, what is typed, what can be chosen."""

from collections.abc import Sequence
from typing import Literal

from textual import on
from textual.app import ComposeResult, RenderResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from esftui.entry.form import Field as FormField
from esftui.entry.form import Option
from esftui.locales import _
from esftui.panels.text import cells, cut
from esftui.screens.choice_list import ChoiceList
from esftui.screens.dialog import shown
from esftui.screens.field import from_field, to_field
from esftui.screens.option_search import OptionSearch
from esftui.screens.tick import Tick
from esftui.screens.typed_ahead import TakesKeys, TypedField, at_once

YES, NO = "1", "0"
"""What a box that is ticked, or not, is read as."""


class YesNo(TakesKeys, Tick):
    """A box to tick with Space, that says in a word what it stands for."""

    BINDINGS = at_once(Tick.BINDINGS)

    def __init__(self) -> None:
        super().__init__("", False)

    def render(self) -> RenderResult:
        """Draw the box and the word."""
        return Content("[x] " + _("yes") if self.ticked else "[ ] " + _("no"))


class Asked(Vertical):
    """One field: its label, what is typed in it, a line about that, and the choices there are.

    Until it is ``touched`` it shows what is proposed, and follows that.
    """

    DEFAULT_CSS = """
    Asked {
        height: auto;
        width: 100%;
        .row { height: 1; width: 100%; }
        .row Field, .row Tick { width: 1fr; }
        .says { display: none; }
        ChoiceList { display: none; max-height: 5; }
        &.-current ChoiceList.-any { display: block; }
    }
    """

    class Taken(Message):
        """A choice was clicked, and stands in the field now."""

        def __init__(self, asked: "Asked") -> None:
            super().__init__()
            self.asked = asked

    def __init__(self, field: FormField, label_width: int) -> None:
        super().__init__(id=f"ask-{field.key}")
        self.field = field
        self.touched = False
        self._indent = label_width
        self._proposed = ""
        self._taken: tuple[str, str] | None = None
        self._search = OptionSearch(())
        self._typing = False
        self._arrowed = False
        self._filled_for: tuple[object, ...] = ()
        self._said: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        """Yield the label and the field, the line about it, and the choices."""
        with Horizontal(classes="row"):
            label = Static(Content(_(self.field.label)), classes="label")
            label.styles.width = self._indent
            yield label
            if self.field.kind == "yes_no":
                yield YesNo()
            else:
                optional = "" if self.field.required else _("may be left empty")
                yield TypedField(placeholder=optional, id=self.field.key)
        says = Static(classes="says dim")
        says.styles.padding = (0, 0, 0, self._indent + 1)
        yield says
        if self.is_choice:
            choices = ChoiceList(self._draw)
            choices.styles.margin = (0, 0, 0, self._indent)
            yield choices

    # what stands in it

    @property
    def is_choice(self) -> bool:
        """Whether there are choices."""
        return self.field.kind == "choice"

    @property
    def input(self) -> TypedField | YesNo:
        """What has the focus while one is here."""
        if self.field.kind == "yes_no":
            return self.query_one(YesNo)
        return self.query_one(TypedField)

    @property
    def text(self) -> str:
        """What stands in the field."""
        control = self.input
        if isinstance(control, YesNo):
            return YES if control.ticked else NO
        return from_field(control.value)

    @property
    def answer(self) -> str:
        """What stands in the field, as it is read: a choice that was taken by its value."""
        text = self.text
        return self._taken[1] if self._taken is not None and self._taken[0] == text else text

    def note_touch(self) -> bool:
        """Take in what was typed; say whether it is anything new."""
        if self.text == self._proposed:
            return False
        self._proposed = self.text
        self.touched = self._typing = True
        self._arrowed = False
        return True

    def write(self, text: str, *, touched: bool = False) -> None:
        """Put a text in the field: what is proposed, or what was typed before."""
        control = self.input
        self.touched = self.touched or touched
        if isinstance(control, YesNo):
            control.ticked = text not in (NO, "", _("no"))
        elif from_field(control.value) != from_field(to_field(text)):
            with control.prevent(Input.Changed):
                control.value = to_field(text)
                control.cursor_position = len(control.value)
        self._proposed = self.text

    def clear(self) -> None:
        """Forget what was typed: what is proposed comes back."""
        self.touched = self._typing = self._arrowed = False
        self._taken = None
        self.write("")

    # what is said of it

    def say(self, text: str, role: Literal["wrong", "warn", "dim"]) -> None:
        """Show a line under the field, or none."""
        if self._said == (text, role):
            return  # all fields are judged at each key, and few change: each costs a new layout
        self._said = (text, role)
        says = self.query_one(".says", Static)
        for name in ("wrong", "warn", "dim"):
            says.set_class(name == role, name)
        says.update(shown(text))
        says.display = bool(text)

    # choices

    @property
    def choices(self) -> ChoiceList:
        """The list of what can be chosen."""
        return self.query_one(ChoiceList)

    @property
    def may_turn_out(self) -> bool:
        """Whether the choice under the cursor is what was meant: typed for, or gone to."""
        return self._typing or self._arrowed

    def come_here(self, *, right: bool) -> None:
        """Show every choice until something is typed, which takes the place of what stands here.

        What is not ``right`` stays to be typed on.
        """
        control = self.input
        self._typing = self.touched and not right and bool(self.text)
        self._arrowed = False
        if isinstance(control, TypedField) and self.field.kind != "text" and not self._typing:
            control.select_all()
        self._filled_for = ()

    def option(self, options: Sequence[Option], value: str) -> Option | None:
        """Return the option with a value."""
        self._know(options)
        number = self._search.number_of(value)
        return self._search.options[number] if number is not None else None

    def _know(self, options: Sequence[Option]) -> None:
        if self._search.options is not options:
            self._search = OptionSearch(options)

    def fill(self, options: Sequence[Option], value: object) -> None:
        """Show the choices that fit what is typed; ``value`` is the one that stands there."""
        made_for = (id(options), self.text, self._typing, value)
        if not self.is_choice or made_for == self._filled_for:
            return
        self._filled_for = made_for
        self._know(options)
        chosen = self._search.number_of(value)
        if self._typing and self.text:
            found: Sequence[int] = self._search.find(self.text)
            first = found[0] if found and not self.field.free else None
            cursor = chosen if chosen in found else first
        else:
            found, cursor = range(len(options)), chosen
        self.choices.show(found, cursor)
        # beside what is proposed and stands in no list, the list waits until it is asked for
        self.choices.set_class(
            bool(found) and (self._typing or not self.text or chosen is not None), "-any"
        )

    def move(self, steps: int) -> bool:
        """Move the cursor among the choices; say whether there was anywhere to go."""
        if not self.is_choice or not self.choices.choices:
            return False
        if steps < 0 and not self.choices.cursor:
            return False
        self.choices.set_class(True, "-any")
        self.choices.move(steps)
        self._arrowed = True
        return True

    def move_page(self, pages: int) -> None:
        """Move the cursor by what fits at a time."""
        if self.is_choice:
            self.choices.move_page(pages)
            self._arrowed = True

    def take(self) -> bool:
        """Put the choice under the cursor in the field; say whether there was one."""
        number = self.choices.choice if self.is_choice else None
        if number is None:
            return False
        option = self._search.options[number]
        self._taken = (from_field(to_field(option.label)), option.value)
        self.write(option.label, touched=True)
        self._typing = self._arrowed = False
        return True

    @property
    def only(self) -> Option | None:
        """The one choice that can be meant, where there is but one.

        Where other words may be written too, it is the only one that begins so, and is not
        a longer number: ``FS-1`` is a pseudonym of its own beside ``FS-12``.
        """
        text = self.text
        if not (self.is_choice and self._typing and text):
            return None
        if not self.field.free:
            found = self._search.find(text)
            return self._search.options[found[0]] if len(found) == 1 else None
        found = self._search.begins(text)
        if len(found) != 1:
            return None
        option = self._search.options[found[0]]
        rest = option.label[len(text) :]
        return (
            None if text[-1].isdigit() or rest[:1].isdigit() or not rest[:1].isalpha() else option
        )

    def settle(self, label: str | None) -> None:
        """Write out what is meant, when one leaves the field; ``label`` is what was read."""
        if not self.is_choice:
            if label and self.touched:
                self.write(label)
            return
        only = self.only
        if self._arrowed:
            self.take()
        elif label is not None and self._typing and (not self.field.free or only is None):
            self.write(label)
        elif only is not None:
            self._taken = (from_field(to_field(only.label)), only.value)
            self.write(only.label, touched=True)
        self._typing = self._arrowed = False

    def _draw(self, number: int, width: int) -> Content:
        option = self._search.options[number]
        label = cut(option.label, width)
        room = width - cells(label) - 3
        hint = cut(option.hint, room) if option.hint and room > 8 else ""
        text = shown(label)
        return (
            Content.assemble(text, "   ", (shown(hint).plain, "$foreground 75%")) if hint else text
        )

    @on(ChoiceList.Chosen)
    def clicked(self, event: ChoiceList.Chosen) -> None:
        """Take the choice that was clicked."""
        event.stop()
        if self.take():
            self.post_message(self.Taken(self))
