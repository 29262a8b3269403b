"""What the columns of a sheet are, guessed from their headings and what stands under them."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import islice
from typing import NamedTuple

from esftui.intake.cell import Cell, fold, is_error, text_of
from esftui.intake.choices import words_for
from esftui.intake.days import read_date
from esftui.intake.fields import AMOUNTS, DATES, FOLLOW_UP, FOLLOW_UP_DATE, Kind, numbered
from esftui.intake.guess_values import meaning
from esftui.intake.headings import Column, Layout
from esftui.intake.lengths import is_length, length_named, names_a_day
from esftui.intake.lexicon import Guess, guesses, is_own_name, without_number
from esftui.intake.private import private_columns
from esftui.intake.reading import Read
from esftui.intake.sheet import Table
from esftui.model.project import Project

_SAMPLE = 300
_PLAIN = re.compile(r"-?\d{1,5}")
"""A number that could be a day as spreadsheets count them, but hardly is where it is a text."""
_LEAST = 0.6
"""How sure a guess must be to be made at all."""

_WEIGHTS: dict[Kind, dict[str, float]] = {
    "participants": {"start": 2, "exit": 2, "reason": 2, "gender": 1.5, "id": 0.3},
    "spending": {"amount": 3, "category": 1.5, "source": 1.5, "date": 0.5},
    "claims": {
        "requested": 2,
        "paid_amount": 2,
        "paid": 1.5,
        "amount": 1,
        "period_start": 1,
        "period_end": 0.8,
    },
    "follow_ups": {
        "after": 2,
        FOLLOW_UP: 2,
        FOLLOW_UP_DATE: 1,
        "state": 1,
        "exit": 0.5,
        "id": 0.3,
    },
    "answers": {"question": 2, "value": 2, "occasion": 1, "id": 0.3},
}
"""How much a field says about the kind of a sheet."""
_TELLING: dict[Kind, frozenset[str]] = {
    "claims": frozenset(("requested", "amount")),
    "follow_ups": frozenset(("after",)),
}
"""The fields without which a sheet is not taken for that kind: most others have from and to."""

_WORDS = ("gender", "municipality", "reason", "referrer", "activity", "source", "category")

_OF_ACTIVITY = ("activity_place", "activity_abroad", "activity_example")
_NAMED = 0.95
"""How sure a heading is that says by itself what stands under it."""
_STRANGE = 0.85
"""What is left of a guess for a column whose words the project does not know."""


class _Claim(NamedTuple):
    """A column that may be a field: how sure (0-1), and what counts where two may be it."""

    score: float
    place: int
    field: str
    own: bool = True
    rank: float = 1.0

    @property
    def order(self) -> tuple[float, bool, int]:
        """What the claims are sorted by: the surest, then a field's own name, then the place."""
        return (-self.score * self.rank, not self.own, self.place)


class Guessed(NamedTuple):
    """The kind of a sheet, the field of each column by its place, and another likely kind."""

    kind: Kind
    fields: dict[int, str]
    rival: Kind | None = None


class Columns:
    """The columns of a sheet, with a sample of each; ``open`` are those not personal."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self.table = table
        self.layout = layout
        self.private = private_columns(table, layout)
        self.open = [column for column in layout.columns if column.index not in self.private]
        self.samples = {column.index: list(self._sample(column.index)) for column in self.open}

    def cells(self, index: int) -> Iterator[Cell]:
        """Yield what stands in a column, blank cells left out."""
        for row in self.table.rows[self.layout.first_row - 1 : self.layout.last_row]:
            if index < len(row) and row[index] is not None:
                yield row[index]

    def _sample(self, index: int) -> Iterator[Cell]:
        sound = (cell for cell in self.cells(index) if not is_error(text_of(cell)))
        yield from islice(sound, _SAMPLE)


def guess_columns(columns: Columns, project: Project, kind: Kind | None = None) -> Guessed:
    """Return the kind of a sheet, unless that is known, and the fields of its columns."""
    if kind is not None:
        fields = _fields(columns, kind, project)
        return Guessed(kind, {i: field for i, (field, _score) in fields.items()})
    found = {kind: _fields(columns, kind, project) for kind in _WEIGHTS}
    scores = {kind: _weight(kind, fields) for kind, fields in found.items()}
    best = max(scores, key=lambda kind: scores[kind])
    rivals = [k for k, score in scores.items() if k != best and score > 0.8 * scores[best] > 0]
    rival = rivals[0] if rivals else None
    if best == "participants":
        persons = _fields(columns, "persons", project)
        if any(field in ("start 2", "exit 2") for field, _score in persons.values()):
            return Guessed("persons", {i: field for i, (field, _s) in persons.items()}, rival)
    return Guessed(best, {i: field for i, (field, _s) in found[best].items()}, rival)


def base(field: str) -> str:
    """Return a field's name without its number or question."""
    if field.startswith("question:"):
        return "value"
    return field.partition("@")[0].split(" ", maxsplit=1)[0]


def _weight(kind: Kind, fields: dict[int, tuple[str, float]]) -> float:
    weights = _WEIGHTS[kind]
    if not _TELLING.get(kind, frozenset()) <= {base(field) for field, _score in fields.values()}:
        return 0.0
    return sum(
        score * (2.0 if field.startswith("question:") else weights.get(base(field), 0.2))
        for field, score in fields.values()
    )


def _fields(columns: Columns, kind: Kind, project: Project) -> dict[int, tuple[str, float]]:
    """Return the field of each column and how sure it is; each field is given once."""
    claims: list[_Claim] = []
    for column in columns.open:
        sample = columns.samples[column.index]
        if kind == "answers":
            claims += _questions(column, sample, project)
        if kind in ("participants", "persons"):
            claims += _follow_ups(column, sample, project)
        for guess in guesses(column.heading, kind):
            score = guess.score * _fit(sample, guess, project)
            if score >= _LEAST:
                field = numbered(guess.field, guess.number)
                own = is_own_name(column.heading, guess.field)
                # an account number is no cost category, if a column says Kostnadsslag itself
                rank = 1.0 if own or _words_known(sample, guess.field, project) else _STRANGE
                claims.append(_Claim(score, column.index, field, own, rank))
    claims.sort(key=lambda claim: claim.order)
    found: dict[int, tuple[str, float]] = {}
    for claim in claims:
        free = all(claim.field != taken for taken, _score in found.values())
        if claim.place not in found and free:
            found[claim.place] = (claim.field, claim.score)
    if not any(base(field) == "activity" for field, _score in found.values()):
        # where it was says nothing without what it was
        found = {n: each for n, each in found.items() if base(each[0]) not in _OF_ACTIVITY}
    return found if kind == "persons" else _renumbered(found)


def _renumbered(found: dict[int, tuple[str, float]]) -> dict[int, tuple[str, float]]:
    """Return fields where a number in a single heading (``Praktik 3``) counts for nothing."""
    names = [base(field) for field, _score in found.values()]

    def single(field: str) -> bool:
        # what is after an @ is a length of time or an occasion
        return "@" not in field and " " in field and names.count(base(field)) == 1

    return {
        index: (base(field) if single(field) else field, score)
        for index, (field, score) in found.items()
    }


def _questions(column: Column, sample: Sequence[Cell], project: Project) -> Iterator[_Claim]:
    """Yield the question of the project that a heading names."""
    small = sum(re.match(r"\d{1,2}(?!\d)", text_of(cell)) is not None for cell in sample)
    if small < 0.5 * len(sample):
        return
    known = words_for("question", project)
    for text in dict.fromkeys((fold(column.heading), without_number(column.heading)[0])):
        near = get_close_matches(text, known, 1, 0.85) if len(text) > 3 else []
        if near:
            question = known[near[0]]
            occasions = next((q.occasions for q in project.questions if q.id == question), ())
            # a question that is asked at one occasion alone says by itself when
            when = f"@{occasions[0]}" if len(occasions) == 1 else ""
            yield _Claim(0.99, column.index, f"question:{question}{when}")


def _follow_ups(column: Column, sample: Sequence[Cell], project: Project) -> Iterator[_Claim]:
    """Yield the follow-up that a heading names, and whether its day or what was found."""
    after = length_named(column.heading, project.follow_ups.after)
    if after is not None:
        dated = share_of_dates(sample) >= 0.5 if sample else names_a_day(column.heading)
        name = FOLLOW_UP_DATE if dated else FOLLOW_UP
        yield _Claim(0.99, column.index, f"{name}@{after}")


def _words_known(sample: Sequence[Cell], field: str, project: Project) -> bool:
    """Say whether at least half of a column's texts are words of the project's budget."""
    known = words_for(field, project) if field in ("source", "category") else {}
    texts = {text_of(cell) for cell in sample}
    if not known or not texts:
        return True
    return sum(meaning(text, known).value is not None for text in texts) >= 0.5 * len(texts)


def _fit(sample: Sequence[Cell], guess: Guess, project: Project) -> float:
    """Return how well what stands in a column fits a field (0-1)."""
    if not sample:
        return 0.9
    dates = share_of_dates(sample)
    if guess.field in DATES:
        return 1.0 if dates >= 0.5 else 0.3
    if guess.field in _WORDS:
        return 0.3 if dates > 0.5 else 1.0
    if guess.field in AMOUNTS:
        digits = sum(any(c.isdigit() for c in text_of(cell)) for cell in sample)
        return 0.3 if digits < 0.5 * len(sample) or _typed_dates(sample, guess) > 0.5 else 1.0
    if guess.field == "after":
        return 1.0 if sum(is_length(text_of(c)) for c in sample) >= 0.5 * len(sample) else 0.3
    if guess.field == "id":
        return 1.0 if len({text_of(cell) for cell in sample}) >= 0.3 * len(sample) else 0.7
    return 1.0


def share_of_dates(sample: Sequence[Cell]) -> float:
    """Return how much of some cells can be read as dates (0-1)."""
    return sum(isinstance(read_date(cell, "ymd"), Read) for cell in sample) / len(sample) or (
        sum(isinstance(read_date(cell, "dmy"), Read) for cell in sample) / len(sample)
    )


def _typed_dates(sample: Sequence[Cell], guess: Guess) -> float:
    """Return how much of some cells are dates and could not be amounts (0-1).

    Six or eight digits can be either: the heading says it, or a number that is no date.
    """
    texts = [
        cell
        for cell in sample
        if not isinstance(cell, (int, float)) and not _PLAIN.fullmatch(text_of(cell))
    ]
    digits = [cell for cell in texts if text_of(cell).isdecimal()]
    named = guess.score >= _NAMED
    if named or len(texts) < len(sample) or (digits and share_of_dates(digits) < 1.0):
        texts = [cell for cell in texts if not text_of(cell).isdecimal()]
    return share_of_dates(texts) * len(texts) / len(sample) if texts else 0.0
