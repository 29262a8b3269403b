"""Activities (aktiviteter) drawn: who has taken part in what, by gender."""

from collections.abc import Sequence

from esftui.locales import _, formats
from esftui.locales.labels import activity
from esftui.measure.activities import Activities, ActivityRow
from esftui.measure.figures import Figures
from esftui.panels.bars import split_bar
from esftui.panels.compose import aired, bullets, definitions, in_full, of, panel, section, sentence
from esftui.panels.line import Drawing, Line, Span, joined
from esftui.panels.table import Chart, Column, column, lay
from esftui.panels.text import clean
from esftui.panels.words import gender_columns, numbers


def draw(figures: Figures, width: int, height: int) -> Drawing:
    """Draw the activities in a box: a row for each type, the largest where room is short."""
    activities = figures.activities
    heading = _("Activities")
    if not activities.persons.total:
        return panel(heading, empty(width), width, height, figure=_figure(activities))
    header = height > 2
    rows = kept(activities.rows, height - header)
    lines = table(rows, width, header=header)
    lines = [*lines[:header], *aired(lines[header:], height - header)]
    return panel(
        heading, lines, width, height, figure=_figure(activities), foot=_foot(activities, len(rows))
    )


def empty(width: int) -> list[Line]:
    """Return the sentence that stands for no activities."""
    text = _("No activities yet. They are shown here once someone takes part in one.")
    return sentence(text, width)


def _figure(activities: Activities) -> list[Line]:
    inside = activities.persons.total
    everyone = inside + activities.without.total
    if not everyone:
        return []
    short = of(formats.number(inside), formats.number(everyone))
    return [joined(short, Span(" " + _("in an activity"), "dim")), short]


def _foot(activities: Activities, shown: int) -> list[Line]:
    without = joined(
        Span(formats.number(activities.without.total), "strong"),
        Span(" " + _("in no activity"), "dim"),
    )
    hidden = len(activities.rows) - shown
    if not hidden:
        return [without]
    more = _("{number} more types").format(number=formats.number(hidden))
    return [joined(Span(more + " · ", "dim"), without), without]


def kept(rows: Sequence[ActivityRow], height: int) -> list[ActivityRow]:
    """Return the types that there are lines for: without the empty, then the largest."""
    if len(rows) <= height:
        return list(rows)
    order = sorted(range(len(rows)), key=lambda index: -rows[index].persons.total)
    inside = set(order[: max(1, height)])
    return [row for index, row in enumerate(rows) if index in inside]


def table(rows: Sequence[ActivityRow], width: int, *, header: bool) -> list[Line]:
    """Return a row for each type: bar by gender, persons, occasions, going on now, abroad."""
    splits = [row.persons for row in rows]
    most = max((split.total for split in splits), default=0)
    columns: list[Column | Chart] = [
        column([clean(activity(row.activity, row.title)) for row in rows], 100, least=8),
        Chart(lambda size: [split_bar(split, most, size) for split in splits], 60, 5, 12, 60),
        *gender_columns(splits, 70, letters=not header),
        numbers([split.total for split in splits], 90, _("persons"), strong=True),
        numbers([row.occasions for row in rows], 30, _("times")),
        numbers([row.active for row in rows], 50, _("now")),
        numbers([row.abroad for row in rows], 40, _("abroad")),
    ]
    return lay(columns, width, header=header)


def full(figures: Figures, width: int) -> Drawing:
    """Draw the activities in full: every type, and what each figure is."""
    activities = figures.activities
    lines: list[Line] = []
    if activities.persons.total:
        lines += table(activities.rows, width, header=True)
    else:
        lines += empty(width)
    lines += [*section(_("What the figures say")), *bullets(_why(activities), width)]
    lines += [*section(_("How it is counted")), *definitions(_terms(), width)]
    return in_full(_("Activities"), _figure(activities), lines, width)


def _why(activities: Activities) -> list[str]:
    inside, without = activities.persons, activities.without
    everyone = inside.total + without.total
    if not everyone:
        return []
    texts = [
        _("{part} of {whole} participants have taken part in an activity.").format(
            part=formats.number(inside.total), whole=formats.number(everyone)
        )
    ]
    if without.total:
        text = _("{number} have not: {women} women and {men} men.")
        texts.append(
            text.format(
                number=formats.number(without.total),
                women=formats.number(without.women),
                men=formats.number(without.men),
            )
        )
    several = sum(row.persons.total for row in activities.rows) - inside.total
    if several > 0:
        texts.append(_("A person in several activities is counted once in each."))
    return texts


def _terms() -> list[tuple[str, str]]:
    return [
        (_("persons"), _("Unique persons who had begun the activity by the date.")),
        (_("times"), _("Occasions: one person can take part several times.")),
        (_("now"), _("Occasions that are going on at the date.")),
        (_("abroad"), _("Persons who took part abroad.")),
    ]
