from datetime import date

import msgspec
from support.status_text import DATA

from esftui import locales
from esftui.disclosure import share
from esftui.locales.foreseen import fewer
from esftui.measure.allowance import Allowance, Outlook
from esftui.measure.economy import ClaimRow, Economy, EconomyRow, Payments
from esftui.measure.everything import measure
from esftui.report import economy_words as words
from esftui.report.json.economy import economy as as_json
from esftui.report.text.economy import economy as as_text
from esftui.store.folder import load_folder

SHORT = Outlook(
    active=10,
    months=20.0,
    rate=6_800.0,
    spent=1_000_000,
    allowance_budget=1_400_000,
    co_financing_budget=2_000_000,
    grant_budget=2_735_294,
)
PAYMENTS = Payments(
    requested=100_000,
    paid=57_000,
    waiting=40_000,
    reduced=3_000,
    not_requested=-5_000,
    claims=(ClaimRow(None, date(2012, 3, 31), date(2012, 5, 2), 40_000, None, None),),
)
ECONOMY = Economy(
    rows=(EconomyRow("total", 4_735_294, 10.0, 99, None),),
    esf_share=None,
    payments=PAYMENTS,
    allowance=Allowance(12, 72.4, None, None, 90.0, 15_555.5),
    outlook=SHORT,
)


def test_fewer_participants_are_told_in_one_line() -> None:
    assert fewer(SHORT.fewer(10)) == (
        "10 participant-months fewer → SEK 68,000 less co-financing → SEK 93,000 less ESF grant"
    )
    locales.use("sv")
    assert fewer(SHORT.fewer(1)).startswith("1 deltagarmånad färre → 7\u00a0000\u00a0kr")


def test_a_shortfall_is_told_with_the_grant_that_goes_with_it() -> None:
    told = words.sentences(ECONOMY)
    assert "(10)" in told[0]
    assert told[0].endswith("SEK 1,736,000: SEK 264,000 less than budgeted.")
    assert told[1].endswith("SEK 2,374,000 at the most: SEK 361,000 less than granted.")
    assert told[2].startswith("10 participant-months fewer")


def test_what_can_be_spared_is_told_before_what_costs_the_grant() -> None:
    ample = msgspec.structs.replace(SHORT, months=80.0)
    told = words.sentences(msgspec.structs.replace(ECONOMY, outlook=ample))
    assert told[0].endswith("SEK 144,000 more than budgeted.")
    assert "21 participant-months fewer" in told[1]
    assert told[2] == "Beyond that: " + fewer(SHORT.fewer(10))


def test_where_nobody_is_active_nothing_is_said_of_fewer() -> None:
    nobody = msgspec.structs.replace(SHORT, active=0, months=0.0)
    told = words.sentences(msgspec.structs.replace(ECONOMY, outlook=nobody))
    assert told[0].startswith("The co-financing comes to SEK 1,600,000 without more participants")
    assert len(told) == 2
    unknown = msgspec.structs.replace(ECONOMY, outlook=None)
    assert words.sentences(unknown) == []


def test_payments_and_rates_are_told_with_what_is_not_known_as_a_dash() -> None:
    told = dict(words.payments(PAYMENTS))
    assert told["Waiting for payment"] == "SEK 40,000, the oldest since 2012-05-02"
    assert told["Spent, not requested yet"] == "SEK −5,000"
    paid = dict(words.rates(ECONOMY))
    assert paid["Participant-months so far"] == "72 of 90 in the plan"
    assert paid["Allowance per participant and month"] == "–"
    assert paid["as the plan reckons"] == "SEK 15,556"


def test_text_and_json_tell_the_same_of_a_project_and_sharing_it_withholds() -> None:
    figures = measure(load_folder(DATA / "framtidsstegen"), date(2011, 11, 30))
    own, shared = figures.economy, share(figures).economy
    assert own is not None
    assert shared is not None
    text = "\n".join(row.text for row in as_text(own))
    printed = as_json(own)
    assert printed.allowance is not None
    assert f"SEK {printed.allowance.per_month:,}" in text
    assert f"SEK {printed.payments.requested:,}" in text
    assert [row.part for row in printed.rows] == ["esf", "co_financing", "allowance", "total"]
    assert printed.payments == as_json(shared).payments
    assert shared.allowance is not None
    few = msgspec.structs.replace(
        shared,
        allowance=msgspec.structs.replace(
            shared.allowance, months=None, rate_to_date=None, withheld=True
        ),
        outlook=None,
        withheld=True,
    )
    hidden = "\n".join(row.text for row in as_text(few))
    assert "Participant-months so far            ··" in hidden
    assert "Too few are active" in hidden
    assert as_json(few).withheld
