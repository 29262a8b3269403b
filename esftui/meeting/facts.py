"""What is shown at a meeting beside numbers of people: money, milestones, verdicts.

They are nobody's, and are kept with the meeting so that the next one can say what is new.
"""

from collections.abc import Mapping

from esftui.disclosure import Shared
from esftui.disclosure.economy import SharedEconomy
from esftui.locales import N_, _
from esftui.locales.formats import kronor, number
from esftui.locales.labels import verdict
from esftui.measure.checklist import Checklist, ItemRow
from esftui.measure.economy import Economy

NAMES = {
    "money/spent": N_("Spent in all"),
    "money/esf": N_("Spent of the ESF grant"),
    "money/co_financing": N_("Co-financing"),
    "money/allowance": N_("Participant allowance"),
    "money/requested": N_("Requested"),
    "money/paid": N_("Paid"),
    "money/forecast": N_("Forecast at the end"),
    "checklist/done": N_("Items done"),
    "checklist/overdue": N_("Items overdue"),
    "goals/met": N_("Goals met"),
}
"""The numbers that are nobody's, by their keys."""

MET = "goals/met"
"""The key of how many goals are met."""

MONEY, VERDICT, ITEM = "money/", "verdict/", "item/"
"""How the keys of kronor, of a goal's verdict and of an item's status begin."""


def facts(shared: Shared) -> dict[str, int | str]:
    """Return what may be compared at the next meeting, by key: numbers, verdicts, statuses."""
    found = open_facts(shared.economy, shared.checklist)
    if shared.goals.decided:
        found[MET] = shared.goals.met
    for goal in shared.goals.rows:
        if goal.verdict is not None:
            found[f"{VERDICT}{goal.id}"] = goal.verdict
    return found


def judged(facts: Mapping[str, int | str]) -> frozenset[str]:
    """Return the keys of the goals that are judged, and whose verdicts are shown."""
    return frozenset(
        key for key, value in facts.items() if key.startswith(VERDICT) and value != "undecided"
    )


def open_facts(
    economy: Economy | SharedEconomy | None, checklist: Checklist
) -> dict[str, int | str]:
    """Return the money and the milestones: they are the same before and after sharing."""
    found = _money(economy) if economy is not None else {}
    found["checklist/done"] = checklist.done
    found["checklist/overdue"] = checklist.overdue
    for item in checklist.rows:
        if not item.standing:
            found[f"{ITEM}{item.id}"] = _status(item)
    return found


def name_of(key: str) -> str:
    """Return what a number that is nobody's is called; its key if it is none of them."""
    return _(NAMES[key]) if key in NAMES else key


def written(key: str, value: int | str) -> str:
    """Return such a value as it is shown: in kronor, as a number, or as a word."""
    if isinstance(value, str):
        return verdict(value) if key.startswith(VERDICT) else value
    # an amount is never broken between its number and its unit
    return kronor(value).replace(" ", "\u00a0") if key.startswith(MONEY) else number(value)


def _money(economy: Economy | SharedEconomy) -> dict[str, int | str]:
    found: dict[str, int | str] = {}
    for key, kind in (
        ("money/spent", "total"),
        ("money/esf", "esf"),
        ("money/co_financing", "co_financing"),
        ("money/allowance", "allowance"),
    ):
        row = next((row for row in economy.rows if row.kind == kind), None)
        if row is not None:
            found[key] = row.spent
            if kind == "total" and row.forecast is not None:
                found["money/forecast"] = round(row.forecast)
    found["money/requested"] = economy.payments.requested
    found["money/paid"] = economy.payments.paid
    return found


def _status(item: ItemRow) -> str:
    return "overdue" if item.overdue else item.status
