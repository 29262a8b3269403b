"""Surveys that may be shared: how many answered, and how many of them were positive."""

from esftui.disclosure.cells import Cell, TableSet
from esftui.disclosure.open import Open
from esftui.disclosure.part import SharedPart, by_gender, part
from esftui.measure.figure import Figure
from esftui.measure.surveys import ChangeRow, OccasionRow, QuestionFigures


class SharedOccasion(Figure, frozen=True):
    """A question at an occasion: ``positive`` of those who answered.

    ``women`` and ``men`` are there for all occasions together, and None for one of them.
    """

    occasion: str
    due: Cell
    asked: Cell
    positive: SharedPart
    women: SharedPart | None
    men: SharedPart | None

    @property
    def answered(self) -> Cell:
        """Those who answered."""
        return self.positive.whole

    @property
    def response_rate(self) -> float | None:
        """Answered of those who should have been asked (0-1); None if that is withheld."""
        if self.answered.value is None or not self.due.value:
            return None
        return self.answered.value / self.due.value

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The share (0-1) of all who should have been asked, if none or all silent were positive.

        None if any number that it takes is withheld.
        """
        some, answered, due = self.positive.part.value, self.answered.value, self.due.value
        if some is None or answered is None or not due:
            return None
        return some / due, (some + due - answered) / due


class SharedChange(Figure, frozen=True):
    """The same persons' answers at two occasions: how many of them rose."""

    first: str
    last: str
    rose: SharedPart


class SharedQuestion(Figure, frozen=True):
    """A question with what may be shared of its answers."""

    id: str
    title: str
    low: int
    high: int
    positive: int
    overall: SharedOccasion
    occasions: tuple[SharedOccasion, ...]
    changes: tuple[SharedChange, ...]


class SharedSurveys(Figure, frozen=True):
    """Surveys that may be shared; ``least_response`` is the response rate that is wanted."""

    questions: tuple[SharedQuestion, ...]
    least_response: float

    @property
    def low_response(self) -> int:
        """How many of the response rates that are shown are lower than is wanted."""
        rates = (question.overall.response_rate for question in self.questions)
        return sum(rate is not None and rate < self.least_response for rate in rates)


def surveys(figures: Open, tables: TableSet) -> SharedSurveys:
    """Add the questions, each at all its occasions together and at every one."""
    found = figures.surveys
    return SharedSurveys(
        tuple(_question(question, tables) for question in found.questions), found.least_response
    )


def occasion_key(question: str, occasion: str = "") -> str:
    """Return the key of a question at an occasion, or at all of them together."""
    return f"survey/{question}/{occasion or 'all'}"


def _question(found: QuestionFigures, tables: TableSet) -> SharedQuestion:
    overall = _occasion(found, found.overall, tables)
    if len(found.occasions) == 1:
        occasions: tuple[SharedOccasion, ...] = (
            SharedOccasion(
                found.occasions[0].occasion,
                overall.due,
                overall.asked,
                overall.positive,
                None,
                None,
            ),
        )
    else:
        occasions = tuple(_occasion(found, row, tables) for row in found.occasions)
        _together(overall, occasions, tables)
    return SharedQuestion(
        id=found.id,
        title=found.title,
        low=found.low,
        high=found.high,
        positive=found.positive,
        overall=overall,
        occasions=occasions,
        changes=tuple(_change(found, row, tables) for row in found.changes),
    )


def _occasion(found: QuestionFigures, row: OccasionRow, tables: TableSet) -> SharedOccasion:
    key, all_of_it = occasion_key(found.id, row.occasion), not row.occasion
    worth = (30, 40) if all_of_it else (8, 12)
    positive = part(tables, key, (row.positive, row.answered), worth)
    women = men = None
    if all_of_it:
        women = _gender(key, row, "women", positive, tables)
        men = _gender(key, row, "men", positive, tables)
        by_gender(tables, positive, women, men)
    asked_worth = 12 if all_of_it else 5
    shared = SharedOccasion(
        occasion=row.occasion,
        due=tables.cell(f"{key}/due", row.due, asked_worth),
        asked=tables.cell(f"{key}/asked", row.asked, asked_worth, grows=True),
        positive=positive,
        women=women,
        men=men,
    )
    tables.at_most([shared.answered.key], [shared.asked.key])
    tables.at_most([shared.asked.key], [shared.due.key])
    return shared


def _gender(
    key: str, row: OccasionRow, gender: str, of: SharedPart, tables: TableSet
) -> SharedPart:
    numbers = getattr(row.positive_split, gender), getattr(row.answered_split, gender)
    return part(tables, f"{key}/{gender}", numbers, (8, 12), of)


def _together(
    overall: SharedOccasion, occasions: tuple[SharedOccasion, ...], tables: TableSet
) -> None:
    """Say that nobody counts at all occasions together who does not at one of them."""
    for name in ("due", "asked", "answered"):
        whole = getattr(overall, name).key
        keys = [getattr(row, name).key for row in occasions]
        tables.at_most([whole], keys)
        for key in keys:
            tables.at_most([key], [whole])
    for name in ("part", "rest"):
        # the latest answer is one of those at the occasions
        keys = [getattr(row.positive, name).key for row in occasions]
        tables.at_most([getattr(overall.positive, name).key], keys)


def _change(found: QuestionFigures, row: ChangeRow, tables: TableSet) -> SharedChange:
    key = f"{occasion_key(found.id)}/{row.first}..{row.last}"
    rose = part(tables, key, (row.rose, row.both), (8, 8))
    for occasion in (row.first, row.last):
        answered = f"{occasion_key(found.id, occasion)}/whole"
        if answered in tables.index:
            tables.at_most([rose.whole.key], [answered])
    return SharedChange(row.first, row.last, rose)
