"""Method steps (metodsteg) and groups drawn: who stands where now, how long, how groups fare."""

from collections.abc import Sequence

from esftui.locales import _, formats, ngettext
from esftui.measure.figure import Split
from esftui.measure.figures import Figures
from esftui.measure.steps import GroupRow, StepRow, Steps
from esftui.panels.bars import Part, split_bar, stacked_bar
from esftui.panels.compose import (
    bullets,
    definitions,
    filled,
    flowing,
    in_full,
    of,
    panel,
    section,
    sentence,
)
from esftui.panels.exits import POSITIVE
from esftui.panels.glyphs import ROW
from esftui.panels.line import Drawing, Line, Span, joined
from esftui.panels.table import Chart, Column, column, lay, lay_in_parts
from esftui.panels.text import clean, first_fitting
from esftui.panels.words import days, gender_columns, numbers


def draw(figures: Figures, width: int, height: int) -> Drawing:
    """Draw the steps in a box, a row for each, then the groups; either may be absent."""
    steps = figures.steps
    heading = _("Method steps")
    if not steps.rows and not steps.groups:
        return panel(heading, empty(width), width, height)
    figure, foot = _figure(steps), _foot(steps)
    rows = len(steps.rows) + bool(steps.without.total)
    lines = step_table(steps, width, header=height > rows)[: max(0, height)]
    groups = _groups_in(steps.groups, width, height - len(lines) - bool(lines))
    blocks = [[groups]] if groups else []
    if steps.climbs:
        blocks.append([climb_lines(steps, width)])
    return panel(heading, filled(lines, blocks, height), width, height, figure=figure, foot=foot)


def empty(width: int) -> list[Line]:
    """Return the sentence that stands for a project with neither steps nor groups."""
    text = _("No method steps or groups. They are shown here once project.yaml has them.")
    return sentence(text, width)


def _standing(steps: Steps) -> int:
    return sum(row.now.total for row in steps.rows)


def _figure(steps: Steps) -> list[Line]:
    if not steps.rows:
        begun = formats.number(sum(row.participants.total > 0 for row in steps.groups))
        total = formats.number(len(steps.groups))
        return [of(begun, total, _("groups begun")), of(begun, total)]
    number = _standing(steps)
    words = ngettext("{number} stands at a step", "{number} stand at a step", number)
    before, after = words.split("{number}")
    shown = Span(formats.number(number), "strong")
    return [joined(Span(before, "dim"), shown, Span(after, "dim")), (shown,)]


def _foot(steps: Steps) -> list[Line]:
    if steps.rows:
        reached = sum(number for _steps, number in steps.climbs)
        climbed = reached - sum(number for count, number in steps.climbs if not count)
        part = of(formats.number(climbed), formats.number(reached))
        return [joined(part, Span(" " + _("have climbed"), "dim")), part]
    leavers = sum(row.leavers for row in steps.groups)
    part = of(formats.number(sum(row.positive for row in steps.groups)), formats.number(leavers))
    short = joined(Span(f"{POSITIVE} ", "good"), part)
    return [joined(short, Span(" " + _("to work or studies"), "dim")), short]


def step_table(steps: Steps, width: int, *, header: bool) -> list[Line]:
    """Return a row for each step: who stands there by gender, the median time, all who reached it.

    A last row has those who have reached none.
    """
    if not steps.rows:
        return []
    return lay([_step_titles(steps), *_step_columns(steps, header=header)], width, header=header)


def _step_columns(steps: Steps, *, header: bool) -> tuple[Column | Chart, ...]:
    rows: list[StepRow | None] = [*steps.rows]
    if steps.without.total:
        rows.append(None)
    splits = [row.now if row else steps.without for row in rows]
    most = max((split.total for split in splits), default=0)
    return (
        Chart(lambda size: [split_bar(split, most, size) for split in splits], 60, 5, 12, 60),
        *gender_columns(splits, 70, letters=not header),
        numbers([split.total for split in splits], 90, _("now"), strong=True),
        column(
            [_median(row.days) if row else "" for row in rows], 50, right=True, heading=_("median")
        ),
        column(
            [formats.number(row.ever.total) if row else "" for row in rows],
            40,
            "dim",
            right=True,
            heading=_("reached"),
        ),
    )


def _step_titles(steps: Steps) -> Column:
    titles = [clean(row.title) for row in steps.rows]
    return column([*titles, *[_("no step yet")] * bool(steps.without.total)], 100, least=8)


def _median(number: float | None) -> str:
    return formats.DASH if number is None else days(int(formats.rounded(number)))


def climb_lines(steps: Steps, width: int) -> list[Line]:
    """Return how many have climbed so many steps, on as many lines as it takes."""
    parts: list[Line] = [(Span(_("climbed"), "dim"),)]
    for count, number in steps.climbs:
        name = Span(f"{_steps_text(count)}: ", "dim")
        parts.append(joined(name, Span(formats.number(number), "strong")))
    return flowing(parts, width, 2, hang=2)


def _steps_text(number: int) -> str:
    text = ngettext("{number} step", "{number} steps", number)
    return text.format(number=formats.number(number))


def _groups_in(groups: Sequence[GroupRow], width: int, height: int) -> list[Line]:
    """Return the groups that there are lines for: those not begun go first, then the oldest."""
    if not groups or height < 1:
        return []
    if len(groups) + 1 <= height:
        return group_table(groups, width, header=True)
    begun = [row for row in groups if row.participants.total]
    if len(begun) == len(groups) <= height:
        return group_table(groups, width, header=False)
    room = height - 1
    kept = begun[-room:] if room else []
    lines = group_table(kept, width, header=room > len(begun)) if kept else []
    rest = _rest(len(groups) - len(kept), width, older=len(kept) < len(begun))
    return [*lines, (Span(rest, "dim"),)]


def _rest(number: int, width: int, *, older: bool) -> str:
    """Return how many groups there is no line for; without older ones, they have not begun."""
    more = ngettext("{number} more group", "{number} more groups", number)
    brief = more.format(number=formats.number(number))
    if older:
        return first_fitting(width, f"· {brief}", brief)
    text = ngettext("{number} group not begun", "{number} groups not begun", number)
    long = text.format(number=formats.number(number))
    return first_fitting(width, f"· {long}", long, f"· {brief}", brief)


def group_table(groups: Sequence[GroupRow], width: int, *, header: bool) -> list[Line]:
    """Return a row for each group: size by gender, who is still there, how those who left fared."""
    columns = _group_columns(groups, header=header)
    return lay([_group_titles(groups), *columns], width, header=header)


def _group_titles(groups: Sequence[GroupRow]) -> Column:
    return column([clean(row.title) for row in groups], 100, least=8)


def _group_columns(groups: Sequence[GroupRow], *, header: bool) -> tuple[Column | Chart, ...]:
    splits = [row.participants for row in groups]
    most = max((max(row.size or 0, row.participants.total) for row in groups), default=0)
    sign = "" if header else f"{POSITIVE} "
    positive = [
        f"{sign}{formats.number(row.positive)}/{formats.number(row.leavers)}" if row.leavers else ""
        for row in groups
    ]
    shares = [
        formats.percent(row.positive / row.leavers if row.leavers else None) for row in groups
    ]
    sizes = ["" if row.size is None else f"/{formats.number(row.size)}" for row in groups]
    there = [f"{formats.number(row.active)} {_('active')}" * (row.active > 0) for row in groups]
    return (
        Chart(lambda size: [split_bar(split, most, size) for split in splits], 55, 5, 10, 40),
        *gender_columns(splits, 60, letters=not header),
        Column(
            [
                Span(formats.number(split.total) + size, "strong" if split.total else "dim")
                for split, size in zip(splits, sizes, strict=True)
            ],
            90,
            right=True,
            heading=_("all"),
        ),
        numbers([row.active for row in groups], 70, _("active")) if header else column(there, 70),
        numbers([row.leavers for row in groups] if header else [], 45, _("exits")),
        column(positive, 80, "strong", right=True, heading=POSITIVE),
        column(shares if header else [], 50, right=True, heading=f"{POSITIVE} %"),
        column([_period(row) for row in groups], 30, "dim", heading=_("period")),
    )


def _period(row: GroupRow) -> str:
    if row.start is None and row.end is None:
        return ""
    return f"{formats.iso(row.start)} {formats.DASH} {formats.iso(row.end)}"


def full(figures: Figures, width: int) -> Drawing:
    """Draw the steps in full: steps, climbs, groups, and what each figure is."""
    steps = figures.steps
    terms = [*section(_("How it is counted")), *definitions(_terms(), width)]
    if not steps.rows and not steps.groups:
        return in_full(_("Method steps"), [], [*empty(width), *terms], width)
    lines: list[Line] = []
    if steps.rows:
        lines = lay_in_parts(_step_titles(steps), _step_columns(steps, header=True), width)
    if steps.climbs:
        lines += [*section(_("Steps climbed since the first")), *_climbs(steps, width)]
    if steps.groups:
        lines += section(_("Groups")) if lines else [(Span(_("Groups"), "strong"),)]
        columns = _group_columns(steps.groups, header=True)
        lines += lay_in_parts(_group_titles(steps.groups), columns, width)
    lines += [*section(_("What the figures say")), *bullets(_why(steps), width)]
    return in_full(_("Method steps"), _figure(steps), [*lines, *terms], width)


def _climbs(steps: Steps, width: int) -> list[Line]:
    most = max(number for _count, number in steps.climbs)
    texts = [_steps_text(count) for count, _number in steps.climbs]
    return lay(
        [
            column(texts, 100, right=True),
            Chart(
                lambda size: [
                    stacked_bar([Part(number, ROW, "accent")], most, size)
                    for _count, number in steps.climbs
                ],
                60,
                5,
                12,
                60,
            ),
            numbers([number for _count, number in steps.climbs], 90, strong=True),
        ],
        width,
    )


def _why(steps: Steps) -> list[str]:
    texts = []
    if steps.rows:
        at = _standing(steps)
        number = at + steps.without.total
        text = _("{part} of {whole} active participants have reached a step.")
        texts.append(text.format(part=formats.number(at), whole=formats.number(number)))
        skewed = [row for row in steps.rows if row.now.skewed]
        for row in skewed:
            text = _("{part}: skewed, {women} women and {men} men.")
            texts.append(
                text.format(
                    part=clean(row.title),
                    women=formats.number(row.now.women),
                    men=formats.number(row.now.men),
                )
            )
    if steps.groups:
        inside = sum((row.participants for row in steps.groups), start=Split()).total
        leavers = sum(row.leavers for row in steps.groups)
        text = _(
            "{number} participants in groups; {positive} of {leavers} leavers to work or studies."
        )
        texts.append(
            text.format(
                number=formats.number(inside),
                positive=formats.number(sum(row.positive for row in steps.groups)),
                leavers=formats.number(leavers),
            )
        )
    return texts


def _terms() -> list[tuple[str, str]]:
    return [
        (_("now"), _("Active participants whose latest step it is at the date.")),
        (_("median"), _("Half of those who stand there have done so longer, half shorter.")),
        (_("reached"), _("Everyone who has ever reached the step, also those who have left.")),
        (_("climbed"), _("From someone's first step to the highest, in steps.")),
        (_("group"), _("A cohort; its planned size stands after the slash.")),
        (
            f"{POSITIVE} " + _("to work or studies"),
            _("Those of the group's leavers whose outcome is work or studies."),
        ),
    ]
