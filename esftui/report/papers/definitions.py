"""What each figure means, by the names that it has in the paper's tables."""

from collections.abc import Sequence

from esftui.disclosure import Shared
from esftui.locales import _, formats, pgettext
from esftui.locales.labels import gender_group, verdict
from esftui.measure.figure import FEW
from esftui.report.papers.content import Block, Column, Facts, Heading, Paragraph, Table

Rows = tuple[tuple[str, str], ...]


def definitions(shared: Shared) -> list[Block]:
    """Return the definitions of all figures, measure by measure."""
    parts: tuple[tuple[str, Rows], ...] = (
        (_("Participant flow"), _flow()),
        (_("Exit reasons"), _exits()),
        (_("Gender split"), _gender()),
        (_("Budget"), _budget()),
        (_("Goals"), _goals()),
        (_("Surveys"), _surveys(shared.surveys.least_response)),
        (_("Follow-up"), _follow_ups()),
        (_("Method steps"), _steps()),
        (_("Composition"), _composition()),
    )
    day = _("The date is {date}: every figure is true at it, and the day itself counts.")
    blocks: list[Block] = [Paragraph(day.format(date=formats.iso(shared.head.as_of)))]
    for title, rows in parts:
        named = tuple((name[:1].upper() + name[1:], said) for name, said in rows)
        blocks += [Heading(title, 2), Facts(named)]
    return blocks


def _flow() -> Rows:
    return (
        (_("Participants"), _("Unique persons with at least one start by the date.")),
        (_("Starts"), _("Enrolments begun by the date. One person can have several.")),
        (_("Exits"), _("Enrolments ended by the date.")),
        (_("Active"), _("Enrolments begun and not ended: starts less exits.")),
        (_("Re-entries"), _("Starts of persons who had started before.")),
        (_("planned by now"), _("The planned participants, spread evenly over the days.")),
    )


def _exits() -> Rows:
    return (
        (_("Exit"), _("An enrolment ended by the date, with its reason.")),
        (
            _("outcome"),
            _("The reason of a person's latest exit, unless the person came back."),
        ),
        (gender_group("leavers"), _("Persons with an outcome.")),
        (gender_group("positive"), _positive()),
    )


def _positive() -> str:
    return _("Leavers whose outcome is a reason that the project file marks as positive.")


def _gender() -> Rows:
    few = _("Uneven, but of fewer than {number} of known gender: that says nothing.")
    return (
        (_("Share of women"), _("Women of those whose gender is known.")),
        (_("even"), _("Both genders have between 40 and 60%, exactly and not rounded.")),
        (_("skewed"), _("One gender has less than 40%.")),
        (_("few"), few.format(number=formats.number(FEW))),
    )


def _budget() -> Rows:
    return (
        (_("Spent"), _("All entries dated on or before the date, corrections taken off.")),
        (
            _("Planned to date"),
            _("Straight by days between the plan's points, up to the total at the end."),
        ),
        (_("Time elapsed"), _("Elapsed days of all days in the period.")),
        (_("ESF grant"), _("The part that the fund pays.")),
        (_("Co-financing"), _("What others pay; much of it is benefits and not cash.")),
        (
            _("participant allowance"),
            _("Benefits paid to participants, a part of the co-financing."),
        ),
        (_("Left"), _("The budget less what is spent.")),
        (_("Forecast"), _("Spent so far, and the run rate for the months left.")),
        (_("Requested"), _("What has been claimed of the grant by the date.")),
        (_("Paid"), _("What has been paid of the claims by the date.")),
    )


def _goals() -> Rows:
    return (
        (_("share"), _("Those who count of those the goal asks about, both at the date.")),
        (_("compared"), _("The exact share with the target; rounding is for display alone.")),
        (_("decimals"), _("Shown where whole per cent would contradict the verdict.")),
        (verdict("met"), _("The target is reached.")),
        (
            verdict("on_track"),
            _(
                "Those who can still count need succeed no more often than others so far. A"
                " number: no less than the part of the target that the time has come to."
            ),
        ),
        (
            verdict("at_risk"),
            _("More than that is needed. A milestone: it is due soon, and nobody has begun."),
        ),
        (verdict("out_of_reach"), _("Not even if all who can still count succeed.")),
        (
            verdict("missed"),
            _("Not reached, and the period is over (or a milestone's date has passed)."),
        ),
        (verdict("undecided"), _("No target is set: neither met nor missed.")),
        (verdict("no_data"), _("There is nobody to count yet.")),
    )


def _surveys(least: float) -> Rows:
    low = _("Answered of those to ask; below {share} it is called low.")
    return (
        (_("Positive"), _("Of those who answered, those at or above the positive value.")),
        (_("To ask"), _("Those who should have been asked by the date, or were.")),
        (_("Asked"), _("Those who were asked by the date.")),
        (_("Answered"), _("Those whose answer had come by the date.")),
        (_("Response rate"), low.format(share=formats.percent(least))),
        (_("latest answer"), _("Each person once, with the latest answer at any occasion.")),
        (
            _("Answered higher"),
            _("Of the same persons at two occasions, those who answered higher at the later."),
        ),
    )


def _follow_ups() -> Rows:
    return (
        (
            _("follow-up"),
            _("Every exit, a length of time after it, unless the person came back."),
        ),
        (
            pgettext("follow-ups", "Due"),
            _("Follow-ups whose day has come by the date, whatever became of them."),
        ),
        (
            pgettext("follow-ups", "Done"),
            _("The person was reached, and what they do was noted."),
        ),
        (_("No answer"), _("Tried, without reaching the person, or the person declined.")),
        (_("Overdue"), _("The day and the days of grace have passed, with nothing noted.")),
        (_("Ahead"), _("The day has not come, or the days of grace have not passed.")),
        (
            _("Still in work or studies"),
            _("Found there, of those who left for work or studies and were reached."),
        ),
    )


def _steps() -> Rows:
    return (
        (
            _("Active participants by step"),
            _("Active participants whose latest step it is at the date."),
        ),
        (
            _("Median days"),
            _("Half of those who stand there have done so longer, half shorter."),
        ),
        (_("Reached"), _("Everyone who has ever reached the step, also those who have left.")),
        (_("Climbed"), _("From someone's first step to the highest, in steps.")),
    )


def _composition() -> Rows:
    return (
        (_("Age"), _("The years that someone turned in the year of the first start.")),
        (_("Share"), _("Of the participants whose part is known.")),
    )


def dictionary(blocks: Sequence[Block]) -> Table:
    """Return what stands in each column of the tables of a paper."""
    body = tuple(
        (block.caption, column.title, column.unit or _content(block, column))
        for block in blocks
        if isinstance(block, Table)
        for column in block.columns
    )
    columns = (
        Column(_("Table"), numeric=False),
        Column(_("Column"), numeric=False),
        Column(_("Content"), numeric=False),
    )
    return Table(_("Data dictionary"), columns, body)


def _content(table: Table, column: Column) -> str:
    return (table.unit or _("number")) if column.numeric else _("text")
