"""Numbers and phrases of papers, where a number may be withheld."""

from collections.abc import Iterable, Sequence

from esftui.disclosure import Cell, Rule
from esftui.disclosure.cells import WITHHELD
from esftui.disclosure.gender import SharedSplit
from esftui.disclosure.part import SharedPart
from esftui.locales import _, formats, labels, ngettext
from esftui.locales.formats import DASH, number
from esftui.model.meeting import Seat
from esftui.report.papers.content import Bar, Column

__all__ = [
    "DASH",
    "WITHHELD",
    "attendance",
    "cell",
    "change_of",
    "gender_cells",
    "gender_columns",
    "heads",
    "joined",
    "kept_back",
    "kept_back_below",
    "part_bar",
    "part_text",
    "reason_names",
    "share_text",
    "split_bar",
    "to_write",
    "unknown_gender",
]


def cell(found: Cell) -> str:
    """Return a number as it is shown: ``1 204``, ``<5`` or ``··``."""
    return found.shown() if found.value is None else number(found.value)


def change_of(found: Cell) -> str:
    """Return a change with its sign; one that is withheld says nothing of its direction."""
    if found.value is None:
        return WITHHELD
    return formats.signed(found.value) if found.value else "0"


def part_text(found: SharedPart) -> str:
    """Return ``13 of 74``, each number shown or withheld."""
    return _("{part} of {whole}").format(part=cell(found.part), whole=cell(found.whole))


def share_text(found: SharedPart, percent: str | None = None) -> str:
    """Return ``18 % (13 of 74)``; what is withheld is so here too; a dash over nobody.

    ``percent``: the share as it is to be written, if whole per cent would not do.
    """
    if found.whole.value == 0:
        return DASH
    share = found.share
    if share is None:
        return part_text(found)
    return f"{percent or formats.percent(share)} ({part_text(found)})"


def kept_back(rule: Rule) -> str:
    """Return what the signs for withheld numbers mean."""
    return kept_back_below(rule.k)


def kept_back_below(k: int) -> str:
    """Return what the signs for numbers that are withheld below a threshold mean."""
    text = _(
        "<{k}: fewer than {k}, but not none. {sign}: withheld, or a smaller number could be"
        " worked out. What is of few is put together."
    )
    return text.format(k=number(k), sign=WITHHELD)


def unknown_gender(splits: Iterable[SharedSplit]) -> bool:
    """Say whether a table needs a column for those whose gender is not known."""
    return any(split.unknown.withheld or split.unknown.value for split in splits)


def gender_columns(unknown: bool) -> tuple[Column, ...]:
    """Return the columns of women, men, those of unknown gender (if any), and all."""
    found = [Column(_("Women")), Column(_("Men"))]
    if unknown:
        found.append(Column(_("Unknown")))
    return (*found, Column(_("Total")))


def gender_cells(split: SharedSplit, unknown: bool) -> tuple[str, ...]:
    """Return the numbers under those columns."""
    found = (split.women, split.men, split.unknown, split.total)
    return tuple(cell(each) for at, each in enumerate(found) if unknown or at != 2)


def split_bar(label: str, split: SharedSplit) -> Bar:
    """Return a bar of women and men; without parts where one of them is withheld."""
    women, men = split.women.value, split.men.value
    shown = _("{women} women, {men} men").format(women=cell(split.women), men=cell(split.men))
    if women is None or men is None:
        return Bar(label, (None, None), shown)
    return Bar(label, (float(women), float(men)), shown)


def part_bar(label: str, found: SharedPart, mark: float | None, shown: str) -> Bar:
    """Return a bar of a share (0-1), with a mark at its target."""
    return Bar(label, (found.share,), shown, mark)


def joined(names: Sequence[str]) -> str:
    """Return names as a list in a line: what is rolled up stands under all of its names."""
    return ", ".join(names)


def reason_names(reasons: Iterable[tuple[str, str | None]]) -> str:
    """Return exit reasons by the project's own words, or the standard ones."""
    return joined([labels.exit_reason(reason, title) for reason, title in reasons])


def attendance(seats: Sequence[Seat]) -> str:
    """Return how many of those who have a seat were present, and how many women and men."""
    present = [seat for seat in seats if seat.present]
    text = _("{present} of {seats} were present").format(
        present=number(len(present)), seats=number(len(seats))
    )
    women, men = (sum(seat.gender == each for seat in present) for each in ("woman", "man"))
    if not women + men:
        return f"{text}."
    split = heads(women, men)
    share = formats.percent(women / (women + men))
    return _("{attendance}: {split} ({share} women).").format(
        attendance=text, split=split, share=share
    )


def heads(women: int, men: int) -> str:
    """Return how many women and men there are: ``1 woman, 2 men``."""
    of_women = ngettext("{n} woman", "{n} women", women).format(n=number(women))
    of_men = ngettext("{n} man", "{n} men", men).format(n=number(men))
    return f"{of_women}, {of_men}"


def to_write() -> str:
    """Return the mark of a place that is still to be written."""
    return _("To be written")
