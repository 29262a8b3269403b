"""The steps of an import that say what a sheet, its columns and its texts are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from textual.content import Content

from esftui.intake.cell_words import Word, choices, has_choices, with_word, words_of_column
from esftui.intake.fields import IGNORE, KINDS, Kind, choosable, field_label, kind_label
from esftui.intake.job import ColumnShown, Opened, columns_shown
from esftui.intake.mapping import Given
from esftui.intake.proposal import propose
from esftui.locales import _, formats
from esftui.report.history import Words
from esftui.report.text.intake import value_label
from esftui.screens.choice_list import ChoiceList
from esftui.screens.dialog import shown
from esftui.screens.intake_steps import IntakeSteps

if TYPE_CHECKING:
    from esftui.model.project import ProjectData


class IntakeColumns(IntakeSteps):
    """Shows what each column was taken for; that, the kind of sheet and the texts can be changed.

    What is changed is the mapping that the sheet is read by, and that is kept.
    """

    def __init__(self, folder: Path, data: ProjectData) -> None:
        super().__init__(folder, data)
        self._columns: list[ColumnShown] = []
        self._column = 0
        self._fields: list[str] = []
        self._words: list[Word] = []
        self._word = 0
        self._choices: list[Given] = []

    @property
    def opened(self) -> Opened:
        """The sheet, once it is open."""
        assert self._opened is not None
        return self._opened

    def _draw(self, choice: int, width: int) -> Content:
        if self._step == "columns":
            return shown(_column_line(self._columns[choice], width))
        return super()._draw(choice, width)

    # the columns

    def _show_columns(self, opened: Opened | None = None) -> None:
        self._opened = opened or self._opened
        self._columns = columns_shown(self.opened)
        table = self.opened.table
        title = " · ".join(part for part in (Path(table.file).name, table.sheet) if part)
        lead = f"{title}: {kind_label(self.opened.mapping.kind)} " + _("(k changes it)")
        more = [f"? {doubt}" for doubt in self.opened.doubts]
        more += [*table.notes, *self.opened.layout.notes]
        if self.opened.kept is not None:
            name = self.opened.kept.name
            more.insert(0, _("Read by the mapping that was kept: {file}").format(file=name))
        lines = [column.heading for column in self._columns]
        self._show("columns", lead, lines, "\n".join(more[:6]), self._column)

    def action_change(self) -> None:
        """Choose what the column under the cursor is."""
        if self._here("columns"):
            if self._columns[self._column].private:
                self._refuse(_("What is personal is never read in."))
            else:
                self._show_fields()

    def _here(self, step: str) -> bool:
        """Say whether a step's keys are for it now; it takes in where the cursor is."""
        choice = self.query_one(ChoiceList).choice
        if self._step != step or choice is None or self._stop is not None:
            return False
        self._column = choice
        return True

    def _show_fields(self) -> None:
        follow_ups = self._data.project.follow_ups.after
        self._fields = choosable(self.opened.mapping.kind, follow_ups)
        column = self._columns[self._column]
        if column.field not in self._fields:
            self._fields.insert(1, column.field)
        lead = _("What is the column {heading}?").format(heading=column.heading)
        lines = [field_label(field) for field in self._fields]
        self._show("field", lead, lines, cursor=self._fields.index(column.field))

    def _give(self, field: str) -> None:
        """Let a column be a field; another one that was it is left out."""
        heading = self._columns[self._column].heading
        columns = {
            name: IGNORE if held == field else held
            for name, held in self.opened.mapping.columns.items()
        }
        columns[heading] = field
        self._map(columns=columns)

    def _map(self, **parts: object) -> None:
        """Read the sheet by a mapping with other parts from now on."""
        before = self.opened.mapping
        mapping = msgspec.structs.replace(before, **parts)
        self._changed = self._changed or mapping != before
        self._show_columns(self.opened._replace(mapping=mapping))

    # the kind of sheet

    def action_kind(self) -> None:
        """Choose what a row of the sheet is."""
        if self._step == "columns" and self._stop is None:
            lines = [kind_label(kind) for kind in KINDS]
            cursor = KINDS.index(self.opened.mapping.kind)
            more = _("Another kind has other fields: what each column is, is proposed again.")
            self._show("kind", _("What is a row of this sheet?"), lines, more, cursor)

    def _take_kind(self, kind: Kind) -> None:
        if kind == self.opened.mapping.kind:
            self._show_columns()
            return
        proposal = propose(self.opened.table, self.opened.layout, self._data.project, None, kind)
        self._column, self._changed = 0, True
        self._show_columns(
            self.opened._replace(mapping=proposal.mapping, doubts=proposal.doubts, kept=None)
        )

    # what texts stand for

    def action_values(self) -> None:
        """Show what the texts of the column under the cursor stand for."""
        if not self._here("columns"):
            return
        column = self._columns[self._column]
        if column.private:
            self._refuse(_("What is personal is never read in."))
        elif column.field == IGNORE:
            self._refuse(_("The column is left out."))
        elif not has_choices(column.field):
            self._refuse(_("What stands in this column is taken as it is written."))
        else:
            self._show_words()

    def _show_words(self, before: str = "") -> None:
        """Show the texts with the cursor on the first that is not known, or as before."""
        column = self._columns[self._column]
        index = self.opened.layout.columns[self._column].index
        self._words = words_of_column(self.opened, index, self._data.project)
        said = Words(self._data.project)
        lines = [_word_line(word, column.field, said) for word in self._words]
        lead = _("What do the texts in {heading} stand for?").format(heading=column.heading)
        unknown = any(not word.known for word in self._words)
        texts = [word.text for word in self._words]
        cursor = 0 if unknown or before not in texts else texts.index(before)
        more = _("Rows with a text that is not known are refused.") if unknown else ""
        self._show("values", lead, lines, more, cursor)

    def _show_choices(self, word: int) -> None:
        self._word = word
        field, here = self._columns[self._column].field, self._words[word]
        self._choices = choices(field, self._data.project)
        said = Words(self._data.project)
        lines = [
            _("nothing: the cell counts as empty")
            if choice is None
            else value_label(field, choice, said)
            for choice in self._choices
        ]
        known = here.known and here.value in self._choices
        cursor = self._choices.index(here.value) if known else 0
        lead = _("What does {text} stand for?").format(text=here.text)
        self._show("value", lead, lines, cursor=cursor)

    def _mean(self, value: Given) -> None:
        """Let a text of the column stand for a value."""
        field, text = self._columns[self._column].field, self._words[self._word].text
        mapping = with_word(self.opened.mapping, field, text, value)
        self._changed = self._changed or mapping != self.opened.mapping
        self._opened = self.opened._replace(mapping=mapping)
        self._show_words(text)


def _word_line(word: Word, field: str, said: Words) -> str:
    """Return a text of a column in a line: what it stands for, and in how many rows it is."""
    means = _("! not known")
    if word.known:
        means = formats.DASH if word.value is None else value_label(field, word.value, said)
    return f"{_cut(word.text, 30)} {formats.number(word.rows):>6} → {means}"


def _column_line(column: ColumnShown, width: int) -> str:
    """Return a column in a line: its letter and heading, what it is, and its first values."""
    part = max(10, min(24, (width - 20) // 2))
    field = _("personal, left out") if column.private else field_label(column.field)
    samples = formats.DASH if column.private else " · ".join(column.samples)
    return f"{column.letter:>2} {_cut(column.heading, part)} → {_cut(field, part)} {samples}"


def _cut(text: str, width: int) -> str:
    text = text if len(text) <= width else text[: width - 1] + "…"
    return f"{text:<{width}}"
