"""What says nothing: tables with nothing but withheld numbers, and headings without a text."""

from collections.abc import Iterable, Sequence

from esftui.disclosure import Shared
from esftui.locales import _
from esftui.report.few import no_tables
from esftui.report.papers.content import Block, Heading, Note, Paragraph, Table
from esftui.report.papers.words import WITHHELD


def told(blocks: Iterable[Block], shared: Shared) -> tuple[Block, ...]:
    """Return the blocks that say something, where nothing but the main numbers may be shown.

    Why it is so stands beside those. Elsewhere all blocks are kept: that a table among others
    is withheld is worth seeing.
    """
    if not no_tables(shared):
        return tuple(blocks)
    found: list[Block] = []
    left_out = False
    for block in blocks:
        note_of_it = left_out and isinstance(block, Note)
        left_out = note_of_it or (isinstance(block, Table) and _is_silent(block, shared.rule.k))
        if not left_out:
            found.append(block)
    return tuple(_with_texts(found))


def _is_silent(table: Table, k: int) -> bool:
    """Say whether every number of a table is withheld, but for the sum of a column."""
    numeric = [at for at, column in enumerate(table.columns) if column.numeric]
    rows = table.rows[:-1] if table.total else table.rows
    cells = [row[at] for row in rows for at in numeric]
    if not any(WITHHELD in cell for cell in cells):
        return False
    return not any(sign.isdigit() for cell in cells for sign in cell.replace(f"<{k}", ""))


def _with_texts(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks where every heading has something under it; others say so, or are gone.

    Main headings stay: whoever asked for the paper asked for them.
    """
    found: list[Block] = []
    for block in reversed(blocks):
        after = found[-1] if found else None
        if isinstance(block, Heading) and _ends(block, after):
            if block.level > 1:
                continue
            found.append(
                Paragraph(_("None of these numbers can be shown without telling of a few persons."))
            )
        found.append(block)
    return found[::-1]


def _ends(heading: Heading, after: Block | None) -> bool:
    return after is None or (isinstance(after, Heading) and after.level <= heading.level)
