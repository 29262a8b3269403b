"""The lines of a history: a heading for each day, a line for each change, made when seen."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from esftui.locales import _, formats, ngettext
from esftui.panels.compose import marked, sentence
from esftui.panels.line import Line, Role, Span, joined
from esftui.panels.text import cells, clean, cut
from esftui.report.history import Told, Words, clock, concerns
from esftui.screens.search import Query
from esftui.store.journal import Entry
from esftui.store.problem import Problem

MOST = 5_000
"""How many changes are shown; the shell lists all of them."""

_WIDE = 100
_GAP = 2


class History(NamedTuple):
    """What was done in a project, oldest first, with its words; and what cannot be read of it."""

    entries: tuple[Entry, ...] = ()
    words: Words = Words(None)
    problems: tuple[Problem, ...] = ()


Row = Entry | date | None
"""What a line is about: a change, a day that follows, or nothing (an empty line)."""


class Book:
    """A history to be looked through: what is shown of it, and each line when it is seen."""

    def __init__(self, history: History) -> None:
        self.history = history
        self._told: dict[str, Told] = {}

    def told(self, entry: Entry) -> Told:
        """Return an entry's words, made once."""
        found = self._told.get(entry.id)
        if found is None:
            found = self._told[entry.id] = self.history.words.told(entry)
        return found

    def entries(self, item: str | None, search: str) -> list[Entry]:
        """Return the entries about an item (or all) that have the words, the latest first."""
        found = [e for e in self.history.entries if item is None or concerns(e, item)]
        found = found[: -MOST - 1 : -1]
        query = Query(search)
        return [e for e in found if query.finds(*self._texts(e))] if query.words else found

    def _texts(self, entry: Entry) -> tuple[str, ...]:
        told = self.told(entry)
        day = formats.iso(told.at.date())
        return told.who, told.through, told.sentence, day, clock(told.at), clean(entry.note or "")

    def rows(self, entries: Sequence[Entry]) -> list[Row]:
        """Return what each line is about."""
        rows: list[Row] = []
        day = None
        for entry in entries:
            its = entry.at.astimezone().date()
            if its != day:
                rows += [its] if day is None else [None, its]
                day = its
            rows.append(entry)
        return rows

    def line(self, row: Row, width: int, *, cursor: bool) -> Line:
        """Return the line of a row."""
        if row is None:
            return ()
        if isinstance(row, Entry):
            line = self._entry(self.told(row), width)
            return marked(line, width) if cursor else line
        return (Span(f"{formats.iso(row)} {formats.weekday(row)}", "strong"),)

    def _entry(self, told: Told, width: int) -> Line:
        wide = width >= _WIDE
        role: Role = "dim" if told.taken_back else ""
        parts = [Span("  "), Span(clock(told.at), "dim")]
        parts += _cell(clean(told.who), 14 if wide else 9, role)
        if wide:
            parts += _cell(clean(told.through), 9, "dim")
        rest = width - sum(cells(part.text) for part in parts)
        about, did = clean(told.about), clean(told.did)
        share = max(10, rest * 2 // 5)
        parts += _cell(about, share, role)
        mark = _("taken back later") if told.taken_back else told.mark
        rest = width - sum(cells(part.text) for part in parts) - _GAP
        first = Span(cut(f"{mark}: ", rest) if mark else "", "dim" if told.taken_back else "warn")
        return joined(*parts, " " * _GAP, first, Span(cut(did, rest - cells(first.text)), role))


def _cell(text: str, width: int, role: Role) -> list[Span]:
    """Return a text in a column, with the gap before it."""
    shown = cut(text, width)
    return [Span(" " * _GAP), Span(shown + " " * (width - cells(shown)), role)]


def notices(history: History, item: str | None, title: str, width: int) -> list[Line]:
    """Return what stands above a history: lines that cannot be read, an item without any."""
    lines: list[Line] = []
    if history.problems:
        number = len(history.problems)
        text = ngettext(
            "{number} line of the journal cannot be read, the first one {line}; "
            "the others still count.",
            "{number} lines of the journal cannot be read, the first one {line}; "
            "the others still count.",
            number,
        )
        shown = text.format(number=formats.number(number), line=history.problems[0].line)
        lines += sentence("! " + shown, width, "warn")
    if item is None and title:
        text = _("Nothing has been changed in “{title}” yet. Here is all of the project.")
        lines += sentence(text.format(title=clean(title)), width)
    return [*lines, ()] if lines else []


def empty(search: str, width: int) -> list[Line]:
    """Return what stands where there is no change to show."""
    if search.strip():
        return sentence(_("No change has these words."), width)
    text = _("Nothing has been changed yet. Every change will stand here: when, by whom, what.")
    return sentence(text, width)
