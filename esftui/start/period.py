"""The phases that a project has until its own are decided."""

from datetime import date, timedelta
from typing import Literal

from esftui.locales import _
from esftui.model.dates import add_months
from esftui.model.project import Phase

Kind = Literal["implementation", "pre_study"]
"""What kind of project: carried out with participants, or one that prepares such a project."""

LENGTH: dict[Kind, int] = {"implementation": 36, "pre_study": 6}
"""How many months a project is proposed to run."""

SHORTEST, LONGEST = 28, 12 * 366
"""How many days a project may run; what is outside is a slip of the finger in a date."""

_MOBILISATION, _CLOSING = 6, 3
_DAY = timedelta(days=1)


def last_day(start: date, months: int) -> date:
    """Return the last day of so many months from a first day on."""
    return add_months(start, months) - _DAY


def days(start: date, end: date) -> int:
    """Return how many days a period has, the first and the last one included."""
    return (end - start).days + 1


def phases(kind: Kind, start: date, end: date) -> tuple[Phase, ...]:
    """Return the phases of a project that runs for at least :data:`SHORTEST` days.

    An implementation project first mobilises, for six months but never more than a third
    of its time, and closes during its last three months, never more than a sixth. Nobody
    has decided that, so those phases are assumed.
    """
    if kind == "pre_study":
        return (Phase(id="pre_study", title=_("Pre-study"), start=start, end=end),)
    whole = days(start, end)
    mobilised = min(last_day(start, _MOBILISATION), start + timedelta(days=whole // 3 - 1))
    closing = max(add_months(end + _DAY, -_CLOSING), end - timedelta(days=whole // 6 - 1))
    borders = (
        ("mobilisation", _("Mobilisation"), start, mobilised),
        ("implementation", _("Implementation"), mobilised + _DAY, closing - _DAY),
        ("closing", _("Closing"), closing, end),
    )
    return tuple(
        Phase(id=name, title=title, start=first, end=last, assumed=True)
        for name, title, first, last in borders
    )
