"""Survey answers of many, one key for each: who should answer, and what they answered."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from esftui.entry.form import Context, Value
from esftui.entry.many_answers import (
    Respondent,
    Survey,
    entered,
    refused,
    respondents,
    says_nothing_new,
    survey_of,
)
from esftui.locales import _, formats, labels
from esftui.panels.text import cells, cut
from esftui.screens.choice_list import MOVES, ChoiceList
from esftui.screens.dialog import Hints, shown
from esftui.screens.entry_form import Filled
from esftui.screens.search import Query
from esftui.screens.typed_ahead import TypedAhead, TypedField, at_once

_SILENT = ("-", "−", "–")
_DIM = "$foreground 75%"


class AnswersScreen(TypedAhead[None]):
    """A row for everyone who can answer a question; a digit answers and goes on to the next.

    Nothing is saved before all is, as one change. ``keys`` are the names of its fields, for
    what is wrong with an answer: it has but one.
    """

    CSS_PATH = ["dialogs.tcss", "answers_screen.tcss"]
    AUTO_FOCUS = ""
    keys = ("value",)
    BINDINGS = at_once(
        [
            *MOVES,
            Binding("home", "edge(-1)", show=False),
            Binding("end", "edge(1)", show=False),
            Binding("enter", "enter", show=False),
            Binding("delete", "clear(0)", show=False),
            Binding("backspace", "clear(-1)", show=False),
            Binding("slash,tab", "search", show=False),
            Binding("ctrl+s", "save", show=False),
        ]
    )

    class Save(Message):
        """What was answered is to be saved."""

        def __init__(self, dialog: "AnswersScreen", filled: Filled) -> None:
            super().__init__()
            self.dialog, self.filled = dialog, filled

    def __init__(self, context: Context, question: str, occasion: str, day: date) -> None:
        super().__init__()
        self.context = context
        self._chosen: dict[str, Value] = {"question": question, "occasion": occasion, "date": day}
        survey = survey_of(context, self._chosen)
        assert survey is not None
        self._survey: Survey = survey
        self._people: tuple[Respondent, ...] = respondents(context, survey)
        self._given: dict[str, int | None] = {}
        self._pending: str | None = None
        self._found = ""
        self._warned = self._saving = False

    # what it shows

    def heading(self) -> Content:
        """Return the occasion and the day."""
        occasion = labels.occasion(self._survey.occasion)
        return Content(" · ".join((_("Answers"), occasion, formats.iso(self._survey.day))))

    def hints(self) -> Hints:
        """Return the keys."""
        return (
            (f"{self._scale()} -", _("answer")),
            ("Del", _("clear")),
            ("/", _("search")),
            ("Ctrl+S", _("save")),
            ("Esc", _("leave")),
        )

    def _scale(self) -> str:
        of = self._survey.question
        return f"{of.low}–{of.high}"

    def body(self) -> ComposeResult:
        """Yield the question, the count, the search field and the list."""
        yield Static(shown(self._survey.question.title), id="question")
        yield Static(id="count")
        yield TypedField(placeholder=_("Search"), id="search")
        yield ChoiceList(self._draw, id="people")
        yield Static(Content(_("Nobody of whom this is asked is found.")), id="nobody")
        yield Static(id="ask", classes="wrong")

    def on_mount(self) -> None:
        """Begin with the first who has not answered."""
        self._show(self._people[0].person if self._people else None)
        self._tell(
            _("A digit answers and goes on to the next; - says that there is no answer."), "dim"
        )
        self.go_on()

    @property
    def _list(self) -> ChoiceList:
        return self.query_one("#people", ChoiceList)

    @property
    def given(self) -> Mapping[str, int | None]:
        """What has been answered and not saved, by pseudonym; nothing for no answer."""
        return self._given

    @property
    def current_person(self) -> str | None:
        """The pseudonym under the cursor."""
        number = self._list.choice
        return self._people[number].person if number is not None else None

    def _show(self, person: str | None) -> None:
        """Show those who are searched for, with the cursor on a person."""
        self._found = self.query_one("#search", TypedField).value
        query = Query(self._found)
        found = [n for n, each in enumerate(self._people) if query.finds(each.person, each.about)]
        cursor = next((n for n in found if self._people[n].person == person), None)
        self._list.show(found, cursor if cursor is not None else (found[0] if found else None))
        self._list.display = bool(found)
        self.query_one("#nobody").display = not found
        self._count()

    def _count(self) -> None:
        open_ones = [each for each in self._people if refused(self._survey, each) is None]
        filled = len(self._given)
        text = _("{filled} filled in · {left} left · {answered} answered before").format(
            filled=formats.number(filled),
            left=formats.number(len(open_ones) - filled),
            answered=formats.number(sum(each.answered is not None for each in self._people)),
        )
        self.query_one("#count", Static).update(Content(text).stylize("bold"))

    def _draw(self, number: int, width: int) -> Content:
        each = self._people[number]
        name = cut(each.person, 16)
        answer, state = self._answer(each), self._state(each)
        done = refused(self._survey, each) is not None
        room = width - 18 - 12
        state = cut(state, max(0, room))
        about = cut(each.about, max(0, room - cells(state) - 3)) if room - cells(state) > 12 else ""
        return Content.assemble(
            (shown(name).plain, _DIM if done else ""),
            " " * (17 - cells(name)),
            (answer, _DIM if done else "bold"),
            " " * max(1, 13 - cells(answer)),
            (state, _DIM),
            (f"   {shown(about).plain}" if about else "", _DIM),
        )

    def _answer(self, each: Respondent) -> str:
        if each.answered is not None:
            return formats.number(each.value) if each.value is not None else formats.DASH
        if each.person not in self._given:
            return "·"
        value = self._given[each.person]
        return "● " + (_("no answer") if value is None else formats.number(value))

    def _state(self, each: Respondent) -> str:
        if each.answered is not None:
            return _("answered {day}").format(day=formats.iso(each.answered))
        if each.asked is not None:
            return _("asked {day}").format(day=formats.iso(each.asked))
        if each.due is not None:
            return _("due {day}").format(day=formats.iso(each.due))
        return _("not asked")

    # answering

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys that change a text to the search field while one is in it."""
        if action in ("clear", "edge") and self.focused is not None:
            return False
        return super().check_action(action, parameters)

    def take_key(self, event: events.Key) -> bool:
        """Answer with a digit, or with a dash that there is no answer."""
        sign = event.character or ""
        if sign in _SILENT:
            self._answered(None, sign)
            return True
        if not (sign.isdecimal() and sign.isascii()):
            return False
        value = self._number(sign)
        if value is None:
            self._refuse(_("The scale goes from {low} to {high}."))
        else:
            self._answered(value, sign)
        return True

    def _number(self, sign: str) -> int | None:
        """Return the number that a digit stands for, with the one before if it goes on from it."""
        of = self._survey.question
        if self._pending is not None and of.low <= int(self._pending + sign) <= of.high:
            return int(self._pending + sign)
        if self._pending is not None:
            self._list.move(1)
            self._pending = None
        return int(sign) if of.low <= int(sign) <= of.high else None

    def _answered(self, value: int | None, sign: str) -> None:
        number = self._list.choice
        if number is None:
            return
        someone = self._people[number]
        why = refused(self._survey, someone)
        if why is not None:
            self._refuse(why)
            return
        if says_nothing_new(someone, value):
            self._given.pop(someone.person, None)
        else:
            self._given[someone.person] = value
        self._warned = False
        self._tell("")
        self._count()
        self._list.refresh()
        may_go_on = value is not None and self._pending is None and value > 0
        if may_go_on and value is not None and value * 10 <= self._survey.question.high:
            self._pending = sign
            return
        self._pending = None
        self._list.move(1)

    def _refuse(self, why: str) -> None:
        of = self._survey.question
        self.app.bell()
        self._tell(why.format(low=formats.number(of.low), high=formats.number(of.high)))

    def action_clear(self, steps: int) -> None:
        """Take an answer away again: this one, or the one before."""
        self._pending = None
        if steps and self.current_person not in self._given:
            self._list.move(steps)
        person = self.current_person
        if person is not None and person in self._given:
            del self._given[person]
            self._count()
            self._list.refresh()

    # moving

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self._pending = None
        self._list.move(steps)

    def action_move_page(self, pages: int) -> None:
        """Move the cursor by a page."""
        self._pending = None
        self._list.move_page(pages)

    def action_edge(self, direction: int) -> None:
        """Move to the first or the last."""
        self._pending = None
        self._list.move(direction * len(self._people))

    def action_enter(self) -> None:
        """Go on to the next; from the search field, back to the list."""
        if self.focused is not None:
            self._find()
            self.set_focus(None)
        else:
            self.action_move(1)

    def action_search(self) -> None:
        """Show the search field and type in it; from there, go back to the list."""
        search = self.query_one("#search", TypedField)
        if self.focused is search:
            self._find()
            self.set_focus(None)
            return
        search.display = True
        self.set_focus(search)

    @on(Input.Changed, "#search")
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        self._find()

    def _find(self) -> None:
        """Show those who are searched for, unless they are shown already."""
        if self.query_one("#search", TypedField).value != self._found:
            self._show(self.current_person)

    @on(ChoiceList.Chosen)
    def _clicked(self) -> None:
        self._pending = None
        self.set_focus(None)

    # saving

    def action_save(self) -> None:
        """Save all that was answered, as one change."""
        if self._saving:
            return
        if not self._given:
            self._tell(_("Nothing is filled in yet."))
            return
        self._saving = self.waits = True
        self._tell(_("Saving …"), "dim")
        change = entered(self.context, self._survey, self._given)
        self.post_message(self.Save(self, Filled(change, None, False)))

    def saved(self, _context: Context, _told: str, *, again: bool) -> None:
        """Leave: it is saved."""
        assert not again
        self.dismiss(None)

    def refused(self, context: Context, reasons: Sequence[str], _wrong: Mapping[str, Any]) -> None:
        """Say why it could not be saved, with all that was answered still there."""
        self._saving = False
        self.external_change(context)
        self._tell(" ".join(reasons))
        self.go_on(forget=True)

    def external_change(self, context: Context) -> None:
        """Take in that the files have changed; what was answered and still can be stays."""
        if self._saving or not self.is_mounted:
            return
        survey = survey_of(context, self._chosen)
        if survey is None:
            self._tell(_("The question is no longer in the project file: nothing can be saved."))
            return
        person = self.current_person
        self.context, self._survey = context, survey
        self._people = respondents(context, survey)
        known = {each.person: each for each in self._people}
        lost = [p for p in self._given if p not in known or refused(survey, known[p])]
        for name in lost:
            del self._given[name]
        self._show(person)
        if lost:
            names = ", ".join(lost[:5]) + (" …" if lost[5:] else "")
            self._tell(_("Registered by someone else meanwhile: {names}").format(names=names))

    def action_leave(self) -> None:
        """Leave the search, or the screen; ask first if something was answered."""
        search = self.query_one("#search", TypedField)
        if self.focused is search or search.value:
            search.value = ""
            search.display = False
            self.set_focus(None)
            return
        if self._saving:
            return
        if self._warned or not self._given:
            self.dismiss(None)
            return
        self._warned = True
        self._tell(_("Nothing is saved. Esc once more leaves; Ctrl+S saves."))

    def _tell(self, text: str, role: str = "wrong") -> None:
        line = self.query_one("#ask", Static)
        line.set_class(role == "wrong", "wrong")
        line.set_class(role == "dim", "dim")
        line.update(shown(text))
