"""Activities: how many have taken part in what."""

from esftui.locales import _, labels
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Slide


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return the activities, those with most participants first."""
    rows = [row for row in on.shared.activities.rows if row.persons.total.value != 0]
    # what is withheld comes last, in the project's order: its place is to tell nothing
    rows.sort(key=lambda row: -(row.persons.total.value or 0))
    named = [(labels.activity(row.activity, row.title), row.persons) for row in rows]
    keys = [(persons.total.key, name) for name, persons in named]
    if not rows:
        return words.built(
            item, on, keys=keys, empty=_("Nobody has taken part in an activity yet.")
        )
    most = on.shared.flow.participants.value
    most = most or max(persons.total.value or 0 for _name, persons in named)
    return words.built(
        item,
        on,
        keys=keys,
        bars=[words.count_bar(name, persons, most) for name, persons in named[: words.MOST_BARS]],
        lines=[_("Persons who have taken part at least once, of all participants.")],
        left_out=len(rows) - words.MOST_BARS,
    )
