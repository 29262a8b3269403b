"""Deviations (avvikelser) in words, by what may be shared alone."""

from esftui.locales import _, labels
from esftui.locales.formats import kronor
from esftui.meeting.material import Material
from esftui.meeting.slides import words

MOST = 6
"""So many are told; of the others, how many they are."""


def deviations(on: Material) -> list[str]:
    """Return what falls outside, but for the checklist: goals, gender, budget, follow-ups."""
    shared = on.shared
    found = [
        _("{goal}: {verdict}").format(goal=row.title, verdict=labels.verdict(row.verdict))
        for row in shared.goals.rows
        if row.verdict in ("missed", "out_of_reach", "at_risk")
    ]
    found += [
        _("{group}: skewed gender split").format(group=labels.gender_group(row.group))
        for row in shared.gender.rows
        if row.split.skewed
    ]
    if shared.budget is not None and shared.budget.off_plan:
        amount = kronor(abs(shared.budget.deviation))
        text = (
            _("Spent: {amount} more than planned by now")
            if shared.budget.deviation > 0
            else _("Spent: {amount} less than planned by now")
        )
        found.append(text.format(amount=amount))
    return [*found[:MOST], *words.more_words(len(found) - MOST)]
