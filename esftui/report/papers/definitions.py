"""What each figure means, as the evaluator is to know it; the words are those of the screen."""

from collections.abc import Sequence

from esftui.disclosure import Shared
from esftui.locales import _, formats
from esftui.locales.labels import gender_group, verdict
from esftui.report.papers.content import Block, Column, Facts, Heading, Table


def definitions(shared: Shared) -> list[Block]:
    """Return the definitions of all figures, measure by measure."""
    parts = (
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
    blocks: list[Block] = []
    for title, rows in parts:
        blocks += [Heading(title, 2), Facts(rows)]
    return blocks


def _flow() -> tuple[tuple[str, str], ...]:
    return (
        (_("starts"), _("Enrolments begun by the date. One person can have several.")),
        (_("exits"), _("Enrolments ended by the date.")),
        (_("active"), _("Enrolments begun and not ended: starts less exits.")),
        (_("participants"), _("Unique persons with at least one start by the date.")),
        (_("came back"), _("Starts of persons who had started before.")),
        (_("plan by now"), _("The planned participants, spread evenly over the days.")),
    )


def _exits() -> tuple[tuple[str, str], ...]:
    return (
        (_("exit"), _("An enrolment ended by the date, with its reason.")),
        (_("outcome"), _("The reason of a person's latest exit, unless the person came back.")),
        (_("leaver"), _("A person with an outcome.")),
        (_("to work or studies"), _("Reasons that the project file marks as positive.")),
    )


def _gender() -> tuple[tuple[str, str], ...]:
    return (
        (_("share of women"), _("Women of those whose gender is known.")),
        (_("even"), _("Both genders have between 40 and 60%, exactly and not rounded.")),
        (gender_group("leavers"), _("Persons whose latest enrolment has ended.")),
        (gender_group("positive"), _("Leavers whose outcome is work or studies.")),
    )


def _budget() -> tuple[tuple[str, str], ...]:
    return (
        (_("spent"), _("All entries dated on or before the date, corrections taken off.")),
        (_("plan"), _("Straight by days between the plan's points, up to the total at the end.")),
        (_("time"), _("Elapsed days of all days in the period.")),
        (_("ESF grant"), _("The part that the fund pays.")),
        (_("co-financing"), _("What others pay; much of it is benefits and not cash.")),
        (
            _("participant allowance"),
            _("Benefits paid to participants, a part of the co-financing."),
        ),
        (_("forecast"), _("Spent so far, and the run rate for the months left.")),
    )


def _goals() -> tuple[tuple[str, str], ...]:
    return (
        (_("share"), _("Those who count of those the goal asks about, both at the date.")),
        (_("compared"), _("The exact share with the target; rounding is for display alone.")),
        (_("decimals"), _("Shown where whole per cent would contradict the verdict.")),
        (verdict("met"), _("The target is reached.")),
        (
            verdict("on_track"),
            _("Those who can still count need succeed no more often than others so far."),
        ),
        (
            verdict("at_risk"),
            _("Those who can still count must succeed more often than others so far."),
        ),
        (verdict("out_of_reach"), _("Not even if all who can still count succeed.")),
        (
            verdict("missed"),
            _("Not reached, and the period is over (or a milestone's date has passed)."),
        ),
        (verdict("undecided"), _("No target is set: neither met nor missed.")),
        (verdict("no_data"), _("There is nobody to count yet.")),
    )


def _surveys(least: float) -> tuple[tuple[str, str], ...]:
    low = _("Answered of those to ask; below {share} it is called low.")
    return (
        (_("positive"), _("Of those who answered, those at or above the positive value.")),
        (_("to ask"), _("Those who should have been asked by the date, or were.")),
        (_("response"), low.format(share=formats.percent(least))),
        (_("latest answer"), _("Each person once, with the latest answer at any occasion.")),
        (_("change"), _("The same persons at two occasions: how many answered higher.")),
    )


def _follow_ups() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("follow-up"),
            _("Every exit, a length of time after it, unless the person came back."),
        ),
        (_("done"), _("The person was reached, and what they do was noted.")),
        (_("no answer"), _("Tried, without reaching the person, or the person declined.")),
        (_("overdue"), _("The day and the days of grace have passed, with nothing noted.")),
        (_("ahead"), _("The day has not come, or the days of grace have not passed.")),
        (_("still in work/studies"), _("Of those who left for work or studies and were reached.")),
    )


def _steps() -> tuple[tuple[str, str], ...]:
    return (
        (_("now"), _("Active participants whose latest step it is at the date.")),
        (_("median"), _("Half of those who stand there have done so longer, half shorter.")),
        (_("reached"), _("Everyone who has ever reached the step, also those who have left.")),
        (_("climbed"), _("From someone's first step to the highest, in steps.")),
    )


def _composition() -> tuple[tuple[str, str], ...]:
    return (
        (_("age"), _("The years that someone turned in the year of the first start.")),
        (_("share"), _("Of the participants whose part is known.")),
    )


def dictionary(blocks: Sequence[Block]) -> Table:
    """Return what stands in each column of the tables of a paper."""
    body = tuple(
        (block.caption, column.title, (block.unit or _("number")) if column.numeric else _("text"))
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
