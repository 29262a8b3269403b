"""Claims for payment in sheets: told apart, filled when they are paid, and never asked twice."""

from datetime import date
from pathlib import Path

import pytest
from support.desk import copied
from support.example_data import project

from esftui import locales
from esftui.intake.applying import carry_out
from esftui.intake.job import Opened, make_plan, open_sheet
from esftui.intake.outcome import Plan
from esftui.model.participant import Claim, Register
from esftui.model.project import ProjectData
from esftui.report.history import Words
from esftui.report.text.intake import changed_line, coming
from esftui.store.change import Author
from esftui.store.register import load_register
from esftui.store.undoing import turn

PROJECT = project("framtidsstegen")
HEAD = "Period från;Period till;Ansökan inskickad;Rekvirerat belopp;Utbetald;Utbetalt belopp;Text\n"
SPRING = Claim(
    period_start=date(2012, 1, 1),
    period_end=date(2012, 3, 31),
    requested=date(2012, 4, 20),
    amount=500_000,
)
SPRING_ROW = "2012-01-01;2012-03-31;2012-04-20;500 000 kr;{paid};{sum};kvartal 1\n"


def read(tmp_path: Path, text: str) -> Opened:
    path = tmp_path / "claims.csv"
    path.write_text(text, encoding="utf-8")
    return open_sheet(path, PROJECT)


def planned(tmp_path: Path, text: str, *claims: Claim) -> Plan:
    """Return the plan of importing a text into a register with these claims."""
    data = ProjectData(project=PROJECT, register=Register(claims=claims))
    return make_plan(read(tmp_path, text), data)[0]


def fates(plan: Plan) -> list[str]:
    return [row.fate for row in plan.rows]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (HEAD, SPRING_ROW.format(paid="", sum="")),
        (
            "Kostnader från;Kostnader till;Rekvirerat den;Rekvirerat;Utbetalt den;Utbetalt;Not\n",
            "2012-01-01;2012-03-31;2012-04-20;500000;2012-06-01;480000;\n",
        ),
        (
            "Costs from;Costs up to;Requested on;Requested;Paid on;Paid;Comment\n",
            "2012-01-01;2012-03-31;2012-04-20;500000;2012-06-01;480000;x\n",
        ),
    ],
)
def test_a_sheet_of_claims_is_known_by_its_headings(
    tmp_path: Path, headings: str, row: str
) -> None:
    mapping = read(tmp_path, headings + row).mapping
    assert mapping.kind == "claims"
    fields = ["period_start", "period_end", "requested", "amount", "paid", "paid_amount", "ignore"]
    assert list(mapping.columns.values()) == fields


def test_a_period_that_is_a_month_alone_ends_with_it(tmp_path: Path) -> None:
    text = "Period;Rekvisitionsdatum;Sökt belopp\n2012-03;2012-04-20;500000\n"
    plan = planned(tmp_path, text)
    assert [change.after for change in plan.changes] == [
        {"period_end": "2012-03-31", "requested": "2012-04-20", "amount": 500_000}
    ]


def test_the_same_sheet_again_changes_nothing_and_a_payment_since_fills_its_claim(
    tmp_path: Path,
) -> None:
    waiting = HEAD + SPRING_ROW.format(paid="–", sum="")
    plan = planned(tmp_path, waiting)
    assert fates(plan) == ["new"]
    assert coming(plan) == "1 claim for payment"
    assert fates(planned(tmp_path, waiting, SPRING)) == ["equal"]
    paid = HEAD + SPRING_ROW.format(paid="2012-06-01", sum="480 000")
    plan = planned(tmp_path, paid, SPRING)
    assert fates(plan) == ["changed"]
    line = changed_line(plan.rows[0], Words(PROJECT))
    assert "2012-04-20" in line
    assert "Paid: – → SEK\u00a0480,000" in line.replace(" 480", "\u00a0480")
    (change,) = plan.changes
    assert change.path == ("claims", "=")
    assert change.after == {**change.before, "paid": "2012-06-01", "paid_amount": 480_000}


def test_an_amount_put_right_is_told_and_a_further_claim_of_the_day_is_its_own(
    tmp_path: Path,
) -> None:
    more = "2012-01-01;2012-03-31;2012-04-20;20 000;;;tillägg\n"
    plan = planned(tmp_path, HEAD + more + SPRING_ROW.format(paid="", sum=""), SPRING)
    assert fates(plan) == ["new", "equal"]
    plan = planned(tmp_path, HEAD + more, SPRING)
    assert fates(plan) == ["changed"]
    assert [(d.field, d.before, d.after) for d in plan.rows[0].differences] == [
        ("amount", 500_000, 20_000)
    ]


def test_a_row_that_is_another_once_more_or_breaks_a_rule_is_refused_with_its_place(
    tmp_path: Path,
) -> None:
    row = SPRING_ROW.format(paid="", sum="")
    text = (
        HEAD
        + row * 2
        + "2012-06-01;2012-04-01;2012-07-01;1000;;;\n"
        + "2012-07-01;2012-09-30;2012-10-01;1000;2012-11-01;;\n"
        + "2012-07-01;2012-09-30;2012-10-02;;;;\n"
    )
    plan = planned(tmp_path, text)
    assert fates(plan) == ["new", "refused", "refused", "refused", "refused"]
    said = [(r.row, r.column) for each in plan.rows for r in each.refusals]
    assert [place[0] for place in said] == [3, 4, 5, 6]
    assert dict(said)[3] == "C"
    assert dict(said)[6] == "D"
    assert "row 2" in plan.rows[1].refusals[0].message


def test_claims_come_into_the_register_as_one_change_that_can_be_taken_back(
    tmp_path: Path,
) -> None:
    folder = copied(tmp_path) / "framtidsstegen"
    before = load_register(folder / "register.json").claims
    rows = "".join(
        f"{each.period_start};{each.period_end};{each.requested};{each.amount};{each.paid};"
        f"{(each.paid_amount or 0) - (each is before[-1])};\n"
        for each in before
    )
    new = "2013-04-01;2013-06-30;2013-07-20;1000;;;\n"
    data = ProjectData(project=PROJECT, register=load_register(folder / "register.json"))
    plan, _keys = make_plan(read(tmp_path, HEAD + rows + new), data)
    assert fates(plan) == ["equal"] * (len(before) - 1) + ["changed", "new"]
    by = Author("Anna", "desk", "import")
    entry = carry_out(folder, plan, by, file="claims.csv")
    assert entry is not None
    after = load_register(folder / "register.json").claims
    assert after[: len(before) - 1] == before[:-1]
    assert after[-2].paid_amount == (before[-1].paid_amount or 0) - 1
    assert (after[-1].requested, after[-1].paid) == (date(2013, 7, 20), None)
    turn(folder, entry, by)
    assert load_register(folder / "register.json").claims == before


def test_in_swedish_the_kind_and_its_columns_have_their_words(tmp_path: Path) -> None:
    from esftui.intake.fields import field_label, kind_label

    locales.use("sv")
    assert kind_label("claims") == "Ansökningar om utbetalning"
    assert field_label("paid_amount") == "Utbetalt"
