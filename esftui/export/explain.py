"""The sheet that says what everything in an export is: units, sources, date and rule."""

from collections.abc import Iterator, Sequence
from datetime import date

from esftui.disclosure import Shared
from esftui.disclosure.cells import WITHHELD
from esftui.export.figures import Any_, unit_label
from esftui.export.table import About, Column, Table
from esftui.locales import _
from esftui.locales.formats import iso
from esftui.measure.figures import Head
from esftui.model.project import Project


def about_figures(figures: Any_) -> About:
    """Return what is said of figures: whose, when, and by which rule they are shared."""
    head = figures.head
    lines = [*_of(head), _("True as of {day}").format(day=iso(head.as_of))]
    if isinstance(figures, Shared):
        text = _("Shared: counts of 1 to {most} are withheld (rule {version}).")
        lines.append(text.format(most=figures.rule.k - 1, version=figures.version))
        text = _("<{k} is a small count; {sign} is withheld so that none can be worked out.")
        lines.append(text.format(k=figures.rule.k, sign=WITHHELD))
        if figures.folded:
            lines.append(_("The few of unknown gender are counted among the men."))
    else:
        text = _("Not for sharing: small counts stand as they are and can point out a person.")
        lines.append(text)
    return About(head.title, lines)


def about_register(project: Project, day: date) -> About:
    """Return what is said of a register: that it is people's data."""
    lines = [
        project.owner,
        _("The register as it was on {day}").format(day=iso(day)),
        _(
            "Personal data: participants by pseudonym, with health and circumstances to be read "
            "between the lines. Keep it where only those who may know can read it, and delete it "
            "when it is no longer needed."
        ),
    ]
    if project.example_data:
        lines.append(_("Example data: all participants, answers and amounts are made up."))
    return About(project.title, lines)


def _of(head: Head) -> Iterator[str]:
    yield head.owner
    yield f"{iso(head.start)} – {iso(head.end)}"
    if head.example_data:
        yield _("Example data: all participants, answers and amounts are made up.")


def explained(about: About, tables: Sequence[Table]) -> Table:
    """Return the table that explains all others."""
    columns = (
        Column(_("Table"), "text", ""),
        Column(_("Column"), "text", ""),
        Column(_("Meaning"), "text", ""),
        Column(_("Unit"), "text", ""),
    )
    rows: list[tuple[str, str, str, str]] = [(about.title, "", "", "")]
    rows += [("", "", line, "") for line in about.lines]
    for table in tables:
        rows += [("", "", "", "")]
        rows += [(table.name, "", note, "") for note in table.notes]
        rows += [
            (table.name, column.heading, column.meaning, unit_label(column.unit))
            for column in table.columns
        ]
    return Table("about", _("About this file"), columns, rows)
