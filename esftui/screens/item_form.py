"""The form of one checklist item: everything about it, and the four things to edit."""

from datetime import date
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from esftui.entry.day_words import DayError, describe_day, read_day
from esftui.locales import _, formats, labels
from esftui.measure.checklist import ItemRow
from esftui.model.project import Project
from esftui.panels.words import days_late, days_left, rule_text
from esftui.screens.dialog import Dialog, Hints, shown
from esftui.screens.field import Field, from_field, to_field
from esftui.screens.item_values import (
    Changes,
    Values,
    changes,
    differences,
    owners,
    values_of,
    waiting,
)
from esftui.screens.status_field import StatusField
from esftui.store.personal_number import find

_FIELDS = ("done", "owner", "note")


class ItemForm(Dialog[Changes]):
    """Shows a checklist item in full and edits its status, date, owner and note.

    Its result is what changed, as keys and values of the item in the file; an empty
    result never comes, leaving without a change gives nothing. ``as_of`` is the date
    shown (that an item is begun or done on), today unless it is given.

    ``typed`` is what was typed before, when saving it did not succeed, and ``seen`` what it
    was typed over. ``read_only`` says why nothing can be changed; then it only shows.
    """

    AUTO_FOCUS = "StatusField"
    BINDINGS = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("enter", "save", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("f2,H", "history", show=False),
    ]

    def __init__(
        self,
        row: ItemRow,
        project: Project,
        *,
        as_of: date | None = None,
        typed: Changes | None = None,
        seen: Changes | None = None,
        read_only: str | None = None,
    ) -> None:
        super().__init__()
        self._row = row
        self._project = project
        self._day = as_of or date.today()
        self._before = values_of(row, project)
        # what each field was typed over: what someone else writes after is a conflict
        self._typed_before = typed or {}
        kept = _together(self._typed_before)
        over = {key: value for key, value in (seen or {}).items() if key in kept}
        self._base = self._before._replace(**over)  # type: ignore[arg-type]
        self._read_only = read_only
        self._warned = False

    @property
    def item(self) -> str:
        """The id of the item that is edited."""
        return self._row.id

    # what it shows

    def heading(self) -> Content:
        """Return what this is."""
        return Content(_("Checklist item"))

    def hints(self) -> Hints:
        """Return the keys."""
        history = ("F2", _("history"))
        if self._read_only is not None:
            return (history, ("Esc", _("leave")))
        return (("Enter", _("save")), ("Tab", _("next field")), history, ("Esc", _("leave")))

    def body(self) -> ComposeResult:
        """Yield the item, then a row for each field with a line of its own for what is wrong."""
        yield Static(id="title")
        facts = {
            "due": _("Due"),
            "blocked": _("Blocked by"),
            "waits": _("Waits for it"),
            "then": _("Shown as"),
        }
        for key, word in facts.items():
            with Horizontal(classes="fact", id=f"{key}-row"):
                yield Static(Content(word), classes="label dim")
                yield Static(id=key, classes="value")
        with Horizontal(classes="field", id="status-row"):
            yield Static(Content(_("Status")), classes="label")
            yield StatusField(self._before.status, id="status")
        known = owners(self._project, self._row.id)
        fields = {
            "done": Field(_written(self._before.done), id="done"),
            "owner": Field(
                self._before.owner or "",
                suggester=SuggestFromList([to_field(name) for name in known], case_sensitive=False),
                id="owner",
            ),
            "note": Field(self._before.note or "", id="note"),
        }
        words = {"done": _("Done on"), "owner": _("Owner"), "note": _("Note")}
        for key, field in fields.items():
            with Horizontal(classes="field"):
                yield Static(Content(words[key]), classes="label")
                yield field
            yield Static(id=f"{key}-says", classes="says dim")
        yield Static(id="news", classes="warn")
        yield Static(id="ask", classes="wrong")

    def on_mount(self) -> None:
        """Fill in what stands around the fields."""
        self._describe()
        self._fill_in(self._typed_before)
        self._judge_all()
        if self._read_only is not None:
            for field in (*self.query(Field), *self.query(StatusField)):
                field.disabled = True
            self._say("news", _("Read-only: {reason}").format(reason=self._read_only))

    def _fill_in(self, typed: Changes) -> None:
        """Put what was typed before into the fields again; nothing else is touched."""
        status = typed.get("status")
        if isinstance(status, str):
            self.query_one(StatusField).status = status  # type: ignore[assignment]
        for key in _FIELDS:
            if key in typed:
                value = typed[key]
                text = _written(value) if isinstance(value, date) else value or ""
                self._field(key).value = to_field(text)

    def _describe(self) -> None:
        """Show title, deadline, what blocks the item and what waits for it."""
        row = self._row
        self.query_one("#title", Static).update(shown(row.title))
        then = _("{status} (as of {day})").format(
            status=labels.status(row.status), day=formats.iso(self._day)
        )
        facts = {
            "due": Content.assemble(*self._due(row)),
            "blocked": shown("; ".join(row.blocked_by)),
            "waits": shown("; ".join(waiting(self._project, row.id))),
            "then": Content(then if row.status != self._before.status else ""),
        }
        for key, text in facts.items():
            self._show_fact(key, text)

    def _show_fact(self, key: str, text: Content) -> None:
        self.query_one(f"#{key}", Static).update(text)
        self.query_one(f"#{key}-row").display = bool(text)

    def _due(self, row: ItemRow) -> list[Content]:
        parts = [Content(formats.iso(row.due))]
        if row.rule is not None:
            parts.append(shown(f" = {rule_text(row.rule, row.rule_phase)}"))
        if row.overdue:
            late = (f"! {days_late(row.days_late)}", "$text-error bold")
            parts.append(Content.assemble(" · ", late))
        elif row.days_left is not None:
            parts.append(Content(f" · {days_left(row.days_left)}"))
        return parts

    # what is in the fields

    def _field(self, key: str) -> Field:
        return self.query_one(f"#{key}", Field)

    def _typed(self) -> Values:
        """Return what the fields say.

        Raises:
            DayError: if the date is not one.
        """
        status = self.query_one(StatusField).status
        return Values(
            status=status,
            started=self._before.started,
            done=self._typed_done() if status == "done" else None,
            owner=_read(self._field("owner"), self._before.owner),
            note=_read(self._field("note"), self._before.note),
        )

    def _typed_done(self) -> date | None:
        text = self._field("done").value.strip()
        return read_day(text, self._day, self._project, date.today()) if text else None

    def _problem(self, key: str) -> str | None:
        """Return what is wrong with a field, or nothing."""
        if key == "done":
            try:
                self._typed()
            except DayError as error:
                return str(error)
        elif any(find(self._field(key).value)):
            return _("A personal identity number must never be stored.")
        return None

    def _remark(self, key: str) -> str:
        """Return what is good to know about a field that is right."""
        if key == "done":
            if self.query_one(StatusField).status != "done":
                return _("for an item that is done")
            day = self._typed_done()
            if day is None:
                return _("without a date it counts as done at every date")
            return "= " + describe_day(day, self._project, date.today(), brief=True)
        if key == "owner":
            return self._known_owners()
        return ""

    def _known_owners(self) -> str:
        typed = self._field("owner").value.strip().casefold()
        known = owners(self._project, self._row.id)
        fitting = [name for name in known if name.casefold().startswith(typed)]
        if not fitting or [name.casefold() for name in fitting] == [typed]:
            return ""
        listed = ", ".join(fitting[:4]) + (" …" if len(fitting) > 4 else "")
        if typed:
            return _("→ takes {name}").format(name=listed)
        return _("others: {names}").format(names=listed)

    def _judge(self, key: str) -> bool:
        """Show what is wrong with a field or good to know; say whether it is right."""
        says = self.query_one(f"#{key}-says", Static)
        problem = self._problem(key)
        says.set_class(problem is not None, "wrong")
        says.set_class(problem is None, "dim")
        text = f"! {problem}" if problem is not None else self._remark(key)
        says.update(shown(text))
        always = problem is not None or key == "done"
        says.display = bool(text) and (always or self._field(key).has_focus)
        return problem is None

    def _judge_all(self) -> bool:
        is_done = self.query_one(StatusField).status == "done"
        self._field("done").disabled = not is_done or self._read_only is not None
        # each is judged, for each shows what it has to say
        verdicts = [self._judge(key) for key in _FIELDS]
        return all(verdicts)

    @on(StatusField.Changed)
    def _status_changed(self, event: StatusField.Changed) -> None:
        field = self._field("done")
        if event.status == "done" and not field.value:
            field.value = formats.iso(self._day)
        self._touched()

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        self._touched()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Mark the field that one is in, and say what is good to know about it."""
        for row in self.query(".field"):
            row.set_class(row in event.widget.ancestors, "-current")
        self._judge_all()

    def _touched(self) -> None:
        self._warned = False
        self._say("ask", "")
        self._judge_all()

    # leaving

    def pending(self) -> Changes | None:
        """Return what would be saved now; nothing if a field is wrong."""
        try:
            return changes(self._before, self._typed(), self._day)
        except DayError:
            return None

    @property
    def seen(self) -> Changes:
        """What the values to save were made from: what stood in each field before it was typed."""
        return self._base._asdict()

    async def action_history(self) -> None:
        """Show what was done with the item."""
        await self.app.run_action(f"app.history({self.item!r})")

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Return what changed, if every field is right."""
        if self._read_only is not None:
            self.dismiss(None)
            return
        if not self._judge_all():
            self.app.bell()
            wrong = next(key for key in _FIELDS if self._problem(key) is not None)
            self._field(wrong).focus()
            return
        self.dismiss(self.pending() or None)

    def action_leave(self) -> None:
        """Leave; the first time ask, if something was changed."""
        pending = self.pending()
        if self._warned or pending == {}:
            self.dismiss(None)
            return
        self._warned = True
        self._say("ask", _("Not saved. Esc once more leaves it as it was; Enter saves."))

    # the file changed meanwhile

    def external_change(self, row: ItemRow | None, project: Project | None = None) -> None:
        """Take in that the file has changed: say what, and keep what has been typed.

        Fields that were not touched show the new values. Without a row the item is gone.
        """
        if row is None:
            self._say("news", _("The item is no longer in the file: it cannot be saved."))
            return
        new = self._as_it_is_now(row, project)
        news = differences(self._before, new)
        old, self._before, self._row = self._before, new, row
        self._project = project or self._project
        self._follow(old, new)
        self._describe()
        self._judge_all()
        if news:
            self._say("news", _("Changed in the file: {what}").format(what=news))

    def _as_it_is_now(self, row: ItemRow, project: Project | None) -> Values:
        if project is not None:
            return values_of(row, project)
        # a row is true at the date shown, the fields edit the file: take over what differs
        changed = {
            key: getattr(row, key)
            for key in ("status", "done", "owner", "note")
            if getattr(row, key) != getattr(self._row, key)
        }
        return self._before._replace(**changed)

    def _follow(self, old: Values, new: Values) -> None:
        """Show new values in the fields that have not been touched: these are typed over next."""
        status = self.query_one(StatusField)
        self._base = self._base._replace(**self._untouched(old, new))
        if status.status == old.status:
            status.status = new.status
        for key, was, now in (
            ("done", _written(old.done), _written(new.done)),
            ("owner", old.owner or "", new.owner or ""),
            ("note", old.note or "", new.note or ""),
        ):
            field = self._field(key)
            if field.value == to_field(was) and was != now:
                field.value = to_field(now)

    def _untouched(self, old: Values, new: Values) -> dict[str, Any]:
        """Return the new values of those fields that show the old ones; dates with the status."""
        touched = self.query_one(StatusField).status != old.status
        touched = touched or self._field("done").value != to_field(_written(old.done))
        keys = [] if touched else ["status", "started", "done"]
        keys += [
            key
            for key, was in (("owner", old.owner), ("note", old.note))
            if self._field(key).value == to_field(was or "")
        ]
        return {key: getattr(new, key) for key in keys}

    def _say(self, place: str, text: str) -> None:
        """Show a line at the bottom of the form, or take it away."""
        line = self.query_one(f"#{place}", Static)
        line.update(shown(text))
        line.display = bool(text)


def _together(changes: Changes) -> set[str]:
    """Return the fields of changes, a status with the dates that it brings."""
    dated = {"status", "started", "done"}
    return {*changes, *dated} if dated & changes.keys() else {*changes}


def _written(day: date | None) -> str:
    return "" if day is None else formats.iso(day)


def _read(field: Field, before: str | None) -> str | None:
    """Return a field's text; the very text of the file if the field was not touched."""
    if field.value == to_field(before or ""):
        return before
    return from_field(field.value) or None
