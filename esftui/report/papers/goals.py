"""Goals in papers: outcome, target and verdict, as far as they may be shared."""

from esftui.disclosure import Shared
from esftui.disclosure.goals import SharedGoal
from esftui.disclosure.part import SharedPart
from esftui.locales import _, ngettext
from esftui.locales.formats import DASH, iso, number, percent
from esftui.locales.labels import verdict
from esftui.locales.shares import beside_target
from esftui.report.papers import words
from esftui.report.papers.content import (
    Bars,
    Block,
    Bullets,
    Chart,
    Column,
    Paragraph,
    Table,
)
from esftui.report.papers.words import WITHHELD, cell, share_text


def goals(shared: Shared) -> list[Block]:
    """Return how many goals are met, the shares against their targets, and a table of all."""
    rows = shared.goals.rows
    if not rows:
        return [Paragraph(_("The project file gives no goals."))]
    measured = [row for row in rows if row.kind != "text"]
    blocks: list[Block] = []
    if shared.goals.decided:
        met = _("{part} of {whole} goals whose verdict can be shown are met.")
        blocks.append(
            Paragraph(met.format(part=number(shared.goals.met), whole=number(shared.goals.decided)))
        )
    shares = [row for row in measured if row.numbers is not None and row.numbers.whole.value != 0]
    if shares:
        blocks.append(_chart(shares))
    if measured:
        blocks.append(_table(measured))
    return blocks + in_words(shared)


def in_words(shared: Shared) -> list[Block]:
    """Return the goals that are followed up in words."""
    titles = tuple(row.title for row in shared.goals.rows if row.kind == "text")
    if not titles:
        return []
    return [Paragraph(_("Followed up in words, not measured:")), Bullets(titles)]


def _table(rows: list[SharedGoal]) -> Table:
    columns = (
        Column(_("Goal"), numeric=False),
        Column(_("Outcome"), numeric=False),
        Column(_("Target"), numeric=False),
        Column(_("Verdict"), numeric=False),
    )
    body = tuple((row.title, outcome(row), target(row), judged(row)) for row in rows)
    return Table(_("Goals: outcome and target"), columns, body)


def by_gender(shared: Shared) -> Table | None:
    """Return the goals' shares of women and men, or nothing if no goal has any."""
    rows = tuple(
        (
            row.title,
            *(
                next(
                    (
                        _gender(each.numbers, each.target)
                        for each in row.by_gender
                        if each.gender == gender
                    ),
                    DASH,
                )
                for gender in ("women", "men")
            ),
        )
        for row in shared.goals.rows
        if row.by_gender
    )
    if not rows:
        return None
    columns = (Column(_("Goal"), numeric=False), Column(_("Women")), Column(_("Men")))
    return Table(_("Goals by gender"), columns, rows, _("share, and how many of how many"))


def _gender(numbers: SharedPart, wanted: float | None) -> str:
    share, limit = beside_target(numbers.share, wanted)
    text = share_text(numbers, share)
    if wanted is None:
        return text
    return _("{outcome}, target {target}").format(outcome=text, target=limit)


def outcome(row: SharedGoal) -> str:
    """Return a goal's figure, shown or withheld."""
    if not row.measured:
        return _("not measured")
    if row.kind == "milestone":
        if row.done is not None:
            return _("done {date}").format(date=iso(row.done))
        return _("done") if row.number is not None and row.number.value else _("not done")
    if row.numbers is not None:
        if row.numbers.whole.value == 0:
            return DASH
        share = beside_target(row.share, row.target)[0]
        text = share_text(row.numbers, share)
        if row.kind == "change":
            return _("{share} answered higher than before").format(share=text)
        return text
    return cell(row.number) if row.number is not None else DASH


def target(row: SharedGoal) -> str:
    """Return what a goal is to reach, or by when."""
    if row.kind == "milestone":
        return DASH if row.due is None else _("by {date}").format(date=iso(row.due))
    own = [each.target for each in row.by_gender if each.target is not None]
    if row.target is None and own:
        return (
            f"{percent(min(own))} {DASH} {percent(max(own))}"
            if len(set(own)) > 1
            else percent(own[0])
        )
    if row.target is None:
        return DASH
    return beside_target(row.share, row.target)[1] if row.kind == "share" else number(row.target)


def judged(row: SharedGoal) -> str:
    """Return a goal's verdict and what is still needed, as far as it may be shown."""
    if row.verdict is None:
        return WITHHELD if row.verdict_withheld else DASH
    text = verdict(row.verdict)
    if row.needed and row.verdict in ("on_track", "at_risk"):
        if row.remaining is None:
            more = ngettext("{needed} to go", "{needed} to go", row.needed).format(
                needed=number(row.needed)
            )
        else:
            more = ngettext(
                "{needed} more is needed of the {remaining} who can still count",
                "{needed} more are needed of the {remaining} who can still count",
                row.needed,
            ).format(needed=number(row.needed), remaining=cell(row.remaining))
        return f"{text}; {more}"
    return text


def _chart(rows: list[SharedGoal]) -> Chart:
    bars = tuple(
        words.part_bar(row.title, row.numbers, row.target, outcome(row))
        for row in rows
        if row.numbers is not None
    )
    said = "; ".join(
        f"{row.title}: {outcome(row)}"
        if row.target is None
        else _("{outcome}, target {target}").format(
            outcome=f"{row.title}: {outcome(row)}", target=target(row)
        )
        for row in rows
    )
    return Chart(
        _("Goals in per cent"),
        _("A bar for each goal's share, with a mark at its target. {bars}.").format(bars=said),
        Bars(bars, 1.0, mark_name=_("Target")),
    )


def baselines(shared: Shared) -> Table | None:
    """Return earlier figures that goals are to be compared with, if there are any."""
    rows = tuple(
        (
            row.title,
            base.title,
            percent(base.share)
            if base.to is None
            else f"{number(base.share * 100)}{DASH}{percent(base.to)}",
        )
        for row in shared.goals.rows
        for base in row.baselines
    )
    if not rows:
        return None
    columns = (
        Column(_("Goal"), numeric=False),
        Column(_("To compare with"), numeric=False),
        Column(_("Share")),
    )
    return Table(_("Figures to compare the goals with"), columns, rows, _("share"))
