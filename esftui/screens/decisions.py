"""Decisions in a list: all of the project with what came of them, or those of one meeting."""

from collections.abc import Sequence
from datetime import date

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from esftui.locales import _, formats, labels, ngettext
from esftui.meeting.following import Followed
from esftui.model.meeting import Decided, Decision
from esftui.panels.line import Span
from esftui.screens.decision_list import DecisionList
from esftui.screens.dialog import Hints
from esftui.screens.field import Field
from esftui.screens.search import Query


class Decisions(DecisionList):
    """All that meetings have decided: what is open first; Space steps how far it is.

    ``name`` is the decision that the cursor stands on at first.
    """

    BINDINGS = [
        Binding("space", "step", show=False),
        Binding("e,enter", "change", show=False),
        Binding("slash", "search", show=False),
        Binding("o", "open_only", show=False),
    ]

    class Stepped(Message):
        """A decision's status is to be stepped."""

        def __init__(self, dialog: "Decisions", decided: Decided) -> None:
            super().__init__()
            self.dialog, self.decided = dialog, decided

    class Changed(Message):
        """What became of a decision is to be written down."""

        def __init__(self, dialog: "Decisions", decided: Decided) -> None:
            super().__init__()
            self.dialog, self.decided = dialog, decided

    def __init__(
        self,
        decided: Sequence[Decided],
        as_of: date,
        read_only: str | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(decided, as_of, read_only)
        self._name = name
        self._open_only = False

    def heading(self) -> Content:
        """Return how many decisions there are to carry out."""
        to_do = sum(row.open for row in self._rows)
        late = sum(row.overdue for row in self._rows)
        text = ngettext("Decisions: {number} open", "Decisions: {number} open", to_do)
        said = text.format(number=formats.number(to_do))
        if late:
            text = ngettext("{number} decision overdue", "{number} decisions overdue", late)
            said += ", " + text.format(number=formats.number(late))
        return Content(said + " · " + _("as of {day}").format(day=formats.iso(self._as_of)))

    def hints(self) -> Hints:
        """Return the keys."""
        search = (("/", _("search")), ("o", _("open only")), ("Esc", _("close")))
        if self._read_only is not None:
            return search
        return ((_("Space"), _("step")), ("e", _("note")), ("u", _("undo")), *search)

    def on_mount(self) -> None:
        """Begin at the one that was asked for."""
        self._fill(self._name)

    def _nothing(self) -> str:
        if self._rows:
            return _("No decision is like that.")
        return _("No meeting has decided anything yet. In a meeting, d takes a decision.")

    def _finds(self, row: Followed) -> bool:
        if self._open_only and not row.open:
            return False
        query = Query(self.query_one("#search", Field).value)
        decision, carried = row.decided.decision, row.decided.carried
        texts = (decision.text, decision.owner, decision.deviation, decision.cause, self._word(row))
        words = [*texts, row.decided.meeting, carried.note if carried else None]
        return query.finds(*(word for word in words if word))

    # keys

    def _asked(self) -> Decided | None:
        """Return the decision that a key acts on, if it can be changed at all."""
        row = self.current
        if row is None or self._read_only is not None:
            self.app.bell()
            return None
        if row.decided.decision.kind == "information":
            self.tell((Span(_("This was only noted: nothing is to be carried out.")),))
            return None
        return row.decided

    def action_step(self) -> None:
        """Step the status of the decision under the cursor; one that was dropped stays so."""
        decided = self._asked()
        if decided is None:
            return
        if decided.carried is not None and decided.carried.status == "dropped":
            text = _("This was dropped on {day}: e takes it up again.")
            self.tell((Span(text.format(day=formats.iso(decided.carried.date))),))
        else:
            self.post_message(self.Stepped(self, decided))

    def action_change(self) -> None:
        """Write down what became of the decision under the cursor."""
        decided = self._asked()
        if decided is not None:
            self.post_message(self.Changed(self, decided))

    def action_open_only(self) -> None:
        """Show those that are to be carried out alone, or all."""
        self._open_only = not self._open_only
        here = self.current
        self._fill(here.decided.decision.id if here is not None else None)

    def action_search(self) -> None:
        """Show the search field, and type in it."""
        search = self.query_one("#search", Field)
        search.display = True
        self.set_focus(search)

    @on(Input.Changed, "#search")
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(None)

    @on(Input.Submitted, "#search")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(None)

    def action_leave(self) -> None:
        """Leave the search first, then the list."""
        search = self.query_one("#search", Field)
        if search.display:
            search.value = ""
            search.display = False
            self.set_focus(None)
        else:
            self.dismiss(None)


class MeetingDecisions(DecisionList):
    """What one meeting has decided so far: Enter changes one, Delete takes one away."""

    BINDINGS = [
        Binding("e,enter", "change", show=False),
        Binding("delete,x", "take_away", show=False),
        Binding("d,n", "new", show=False),
    ]

    class New(Message):
        """A decision is to be taken."""

    class Changed(Message):
        """A decision is to be changed."""

        def __init__(self, dialog: "MeetingDecisions", decision: Decision) -> None:
            super().__init__()
            self.dialog, self.decision = dialog, decision

    class TakenAway(Message):
        """A decision is to be taken away."""

        def __init__(self, dialog: "MeetingDecisions", decision: Decision) -> None:
            super().__init__()
            self.dialog, self.decision = dialog, decision

    def _ordered(self, decided: Sequence[Decided], as_of: date) -> tuple[Followed, ...]:
        # in the order that they were taken in, whatever the date of the figures
        return tuple(Followed(each, "not_started", True, None) for each in decided)

    def heading(self) -> Content:
        """Return what is listed."""
        return Content(_("Decisions of this meeting"))

    def hints(self) -> Hints:
        """Return the keys."""
        if self._read_only is not None:
            return (("Esc", _("close")),)
        return (
            ("d", _("new decision")),
            ("Enter", _("change")),
            ("Delete", _("take away")),
            ("u", _("undo")),
            ("Esc", _("close")),
        )

    def _nothing(self) -> str:
        return _("This meeting has decided nothing yet: d takes a decision.")

    def _word(self, row: Followed) -> str:
        return labels.decision_kind(row.decided.decision.kind)

    def action_new(self) -> None:
        """Take a decision."""
        if self._read_only is None:
            self.post_message(self.New())

    def action_change(self) -> None:
        """Change the decision under the cursor."""
        row = self.current
        if row is None or self._read_only is not None:
            self.app.bell()
        else:
            self.post_message(self.Changed(self, row.decided.decision))

    def action_take_away(self) -> None:
        """Take the decision under the cursor away; ``u`` brings it back."""
        row = self.current
        if row is None or self._read_only is not None:
            self.app.bell()
        else:
            self.post_message(self.TakenAway(self, row.decided.decision))
