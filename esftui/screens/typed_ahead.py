"""Keys in the very order in which they were sent, also when many come at once.

A key goes to the widget that has the focus when it comes in, and waits in that widget's
queue; what it is bound to is done later still, by the app. Over a slow line several keys
come in one packet: what is typed after an Enter would go to the field that Enter leaves,
and be there before it. So a key is taken here at once, before the next one is looked at,
and is kept as long as there is nothing to type in.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from esftui.screens.dialog import Dialog
from esftui.screens.field import Field

if TYPE_CHECKING:
    from textual.widget import Widget as _Mixed
else:
    # styles and bindings come down from the first widget among the bases alone
    _Mixed = object

Result = TypeVar("Result")


def at_once(bindings: Iterable[BindingType]) -> list[BindingType]:
    """Return bindings that are acted on before the next key is looked at.

    Enter in a field is left out: what it does is the dialog's to say.
    """
    return [
        replace(each, priority=True)
        for each in bindings
        if isinstance(each, Binding) and each.action != "submit"
    ]


class TypedAhead(Dialog[Result], Generic[Result]):
    """A dialog that keeps the keys sent while it ``waits``, and takes them afterwards.

    It waits from the start until :meth:`go_on`, and whenever ``waits`` is set. Bindings of
    it that matter to the order must be :func:`at_once`.
    """

    BINDINGS = at_once([Binding("escape", "leave", show=False)])

    waits = True

    def __init__(self) -> None:
        super().__init__()
        self._ahead: list[events.Event] = []

    def take_key(self, event: events.Key) -> bool:
        """Do what a key is for that no field has taken; say whether it was for anything."""
        return False

    def come(self) -> None:
        """Take in that the focus has moved; called before anything is typed."""

    def keeps(self, event: events.Event) -> bool:
        """Keep a key or a paste for later if it cannot be taken yet, and say so."""
        if self.waits:
            self._ahead.append(event)
            return True
        self.come()
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key act while one waits: it is kept."""
        return False if self.waits else super().check_action(action, parameters)

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self.keeps(event):
                return
            if isinstance(event, events.Key) and self.take_key(event):
                return
        super()._forward_event(event)

    def go_on(self, *, forget: bool = False) -> None:
        """Take the keys that were kept, or ``forget`` them, and wait no more."""
        if forget:
            self._ahead.clear()
        self.app.call_later(self._catch_up)

    async def _catch_up(self) -> None:
        # in the app's own task: no later key is looked at before these are done
        self.waits = False
        while self._ahead and not self.waits and self.app.screen is self:
            await self.app.on_event(self._ahead.pop(0))
        if self._ahead and self.app.screen is not self:
            # it was left: what opens the dialog that follows it stands before this
            self.app.call_next(self._hand_over)

    def _hand_over(self) -> None:
        """Give what is left to the dialog that follows; it is no command for what lies below."""
        screen = self.app.screen
        if isinstance(screen, TypedAhead):
            screen._ahead[:0] = self._ahead
        self._ahead = []


class TakesKeys(_Mixed):
    """Something of such a dialog that has the focus: it takes no key while the dialog waits."""

    @property
    def _dialog(self) -> "TypedAhead[Any] | None":
        screen: object = self.screen
        return screen if isinstance(screen, TypedAhead) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key act while the dialog waits: it is kept."""
        dialog = self._dialog
        waits = dialog is not None and dialog.waits
        return False if waits else super().check_action(action, parameters)

    def take_text(self, text: str) -> bool:
        """Take what was typed or pasted; say whether it is for anything here."""
        return False

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            dialog = self._dialog
            if dialog is not None and dialog.keeps(event):
                return
            if isinstance(event, events.Paste):
                text = (event.text.splitlines() or [""])[0]
            else:
                text = event.character if event.is_printable and event.character else ""
            if text and self.take_text(text):
                return
        super()._forward_event(event)


class TypedField(TakesKeys, Field):
    """A field of such a dialog: each key is in it before the next one is looked at."""

    BINDINGS = at_once(Input.BINDINGS)

    def take_text(self, text: str) -> bool:
        """Put a text where the cursor is, in the place of what is selected."""
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)
        return True
