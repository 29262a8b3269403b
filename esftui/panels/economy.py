"""The economy drawn: grant, co-financing and total side by side, payments and allowance."""

from collections.abc import Sequence

from esftui.locales import _, formats
from esftui.measure.economy import ClaimRow, Economy
from esftui.panels.compose import bullets, line_cells, section, sentence
from esftui.panels.glyphs import spelt
from esftui.panels.line import Line, Role, Span, joined
from esftui.panels.table import Column, column, lay_in_parts
from esftui.panels.text import cells
from esftui.report import economy_words as words

_BESIDE = 24
"""Cells that a value needs to stand beside its name."""


def sections(economy: Economy, width: int) -> list[Line]:
    """Return the parts of a budget in full that are about who pays, and what they follow."""
    claims = economy.payments.claims
    lines = [*section(_("Grant, co-financing and total")), *_parts(economy, width), ()]
    # what is requested and paid stands in the table
    lines += _facts(words.payments(economy.payments)[2:], width)
    rates, told = words.rates(economy), words.sentences(economy)
    if rates:
        lines += [*section(_("Participant allowance")), *_facts(rates, width)]
    if told:
        foreseen = [spelt(each) for each in told]
        lines += [*section(_("If participants become fewer")), *bullets(foreseen, width)]
    if claims:
        lines += [*section(_("Claims for payment")), *_claims(claims, width)]
    return lines


def _parts(economy: Economy, width: int) -> list[Line]:
    rows, payments = economy.rows, economy.payments
    # the fund alone is applied to
    requested = [formats.number(payments.requested) if row.kind == "esf" else "" for row in rows]
    paid = [formats.number(payments.paid) if row.kind == "esf" else "" for row in rows]
    names = [words.part(row.kind) for row in rows]
    return lay_in_parts(
        column(names, 100),
        [
            _numbers([row.budget for row in rows], _("budget")),
            _numbers([row.spent for row in rows], _("spent"), "strong"),
            column(requested, 90, right=True, heading=_("requested")),
            column(paid, 90, right=True, heading=_("paid")),
            _numbers([row.left for row in rows], _("left")),
            _numbers([row.forecast for row in rows], _("forecast"), "plan"),
            _numbers([row.planned for row in rows], _("plan"), "plan"),
        ],
        width,
    )


def _numbers(amounts: Sequence[float | None], heading: str, role: Role = "") -> Column:
    texts = [formats.number(amount) for amount in amounts]
    return column(texts, 90, role, right=True, heading=heading)


def _claims(rows: Sequence[ClaimRow], width: int) -> list[Line]:
    waits = Span(_("waiting"), "plan")
    paid = [Span(formats.iso(row.paid)) if row.paid else waits for row in rows]
    return lay_in_parts(
        column([_period(row) for row in rows], 100, heading=_("costs of")),
        [
            column([formats.iso(row.requested) for row in rows], 90, heading=_("requested on")),
            _numbers([row.amount for row in rows], _("requested")),
            Column(paid, 90, heading=_("paid on")),
            column(
                ["" if row.paid is None else formats.number(row.paid_amount) for row in rows],
                90,
                "strong",
                right=True,
                heading=_("paid"),
            ),
        ],
        width,
    )


def _period(row: ClaimRow) -> str:
    end = formats.iso(row.period_end)
    if row.period_start is None:
        return _("up to {day}").format(day=end)
    return f"{formats.iso(row.period_start)} – {end}"


def _facts(items: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Return names and values, the values in one column where there is room."""
    widest = max((cells(name) for name, _value in items), default=0)
    lines: list[Line] = []
    for name, value in items:
        beside = widest + 2 + _BESIDE <= width
        head: Line = (Span(name, "dim"),)
        if not beside:
            lines.append(head)
            head = ()
        start = widest + 2 if beside else 2
        for row in sentence(value, width - start, ""):
            lines.append(joined(*head, " " * (start - line_cells(head)), *row))
            head = ()
    return lines
