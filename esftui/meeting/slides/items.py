"""Items of the checklist as they stand on slides: without the notes beside them."""

from collections.abc import Iterable, Sequence

from esftui.locales import _, labels, ngettext
from esftui.locales.formats import DASH, iso, number
from esftui.measure.checklist import ItemRow
from esftui.meeting.agenda import says_only, title_of
from esftui.meeting.slides import words
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Big, SlideTable


def about(rows: Iterable[ItemRow], stems: Sequence[str], item: AgendaItem) -> list[ItemRow]:
    """Return the items whose title or name has a word that begins in one of some ways.

    One that only says that the item of the agenda is on every agenda is left out there.
    """
    return [
        row
        for row in rows
        if begins(f"{row.title} {row.id}", stems)
        and not (row.standing and says_only(row.title, title_of(item)))
    ]


def begins(text: str, stems: Sequence[str]) -> bool:
    """Say whether a word of a text begins in one of some ways."""
    said = "".join(sign if sign.isalpha() else " " for sign in text.casefold()).split()
    return any(word.startswith(tuple(stems)) for word in said)


def items_done(rows: Sequence[ItemRow]) -> list[Big]:
    """Return how many of some items are done, as the figure that matters; nothing of none.

    What is on every agenda is never done.
    """
    counted = [row for row in rows if not row.standing]
    if not counted:
        return []
    note = _("of {number}").format(number=number(len(counted)))
    done = sum(row.status == "done" for row in counted)
    return [Big(value=number(done), label=_("Done"), note=note)]


def items_table(rows: Sequence[ItemRow], most: int = words.MOST_ROWS) -> SlideTable | None:
    """Return items with their day, how they stand, and who answers for them; nothing of none."""
    if not rows:
        return None
    return SlideTable(
        columns=(_("Item"), _("Due date"), _("Status"), _("Responsible")),
        numeric=(False, False, False, False),
        rows=tuple(
            (row.title, DASH if row.due is None else iso(row.due), state(row), row.owner or DASH)
            for row in rows[:most]
        ),
    )


def state(row: ItemRow) -> str:
    """Return how an item stands: late, due soon, on every agenda, or its status."""
    if row.overdue:
        return words.late_words(row.days_late)
    if row.done is not None and row.status == "done":
        return _("done {date}").format(date=iso(row.done))
    if row.standing:
        return _("on every agenda")
    text = labels.status(row.status)
    if row.due_soon and row.days_left is not None:
        left = ngettext("{number} day left", "{number} days left", row.days_left)
        return f"{text}, {left.format(number=number(row.days_left))}"
    return text
