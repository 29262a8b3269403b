"""The history of a project as text: the days as headings, what was done under them."""

from collections.abc import Sequence

from esftui.locales import _, ngettext
from esftui.locales.formats import iso, number, weekday
from esftui.report.history import Words, clock
from esftui.report.plain import BLANK, Row, hanging, headed, paragraph
from esftui.store.journal import Entry


def history(
    title: str, entries: Sequence[Entry], words: Words, *, left_out: int = 0, about: str = ""
) -> list[Row]:
    """Return entries (latest first) under their days.

    Args:
        title: the project's.
        entries: what is shown.
        words: their words.
        left_out: how many older ones there are.
        about: the item or person that the history was asked of, if any.
    """
    heading = _("History of {project}").format(project=title)
    rows = headed(f"{heading}: {about}" if about else heading)
    if not entries:
        text = _("Nothing has been changed yet. Every change will stand here: when, by whom, what.")
        return [*rows, *paragraph(text)]
    day = None
    for entry in entries:
        told = words.told(entry)
        if told.at.date() != day:
            day = told.at.date()
            rows += [BLANK, Row(f"{iso(day)} {weekday(day)}", heading=True)]
        by = f"{told.who} ({told.through})" if told.through else told.who
        end = " " + _("(taken back later)") if told.taken_back else ""
        rows += hanging(f"{clock(told.at)} {by}: {told.sentence}{end}")
    if left_out:
        text = ngettext("{number} older change", "{number} older changes", left_out)
        rows += [BLANK, *paragraph(text.format(number=number(left_out)))]
    return rows
