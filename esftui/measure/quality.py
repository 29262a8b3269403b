"""Data quality (datakvalitet): what is odd in a register, as remarks without any language.

The day asked about is that after which nothing can have happened, most often today: what is
judged is the register as it stands, not the figures at a date that one travels to. How the
project should look is judged no later than on its last day.
"""

from datetime import date

from esftui.measure.figure import Figure
from esftui.measure.quality_claims import claim_remarks
from esftui.measure.quality_events import event_remarks
from esftui.measure.quality_gaps import gap_remarks
from esftui.measure.quality_money import money_remarks
from esftui.measure.quality_people import people_remarks
from esftui.measure.quality_remark import Ground, Remark, Severity, order
from esftui.measure.quality_twins import twin_remarks
from esftui.model.project import ProjectData


class Quality(Figure, frozen=True):
    """All remarks on a register, the worst first, and how much was looked at.

    ``people``, ``members``, ``spending`` and ``events`` count the documents of each table.
    """

    as_of: date
    remarks: tuple[Remark, ...]
    people: int
    members: int
    spending: int
    events: int

    def count(self, severity: Severity) -> int:
        """Return how many remarks are of a severity."""
        return sum(1 for remark in self.remarks if remark.severity == severity)


def quality(data: ProjectData, as_of: date) -> Quality:
    """Return what is odd in a project's register.

    Args:
        data: the project and its register, read or only in memory: what reading a file would
            refuse is remarked on too.
        as_of: the day after which nothing can have happened (today).
    """
    ground = Ground.of(data, as_of)
    found = [
        *people_remarks(ground),
        *twin_remarks(ground),
        *event_remarks(ground),
        *money_remarks(ground),
        *claim_remarks(ground),
        *gap_remarks(ground),
    ]
    found.sort(key=order)
    register = data.register
    return Quality(
        as_of=as_of,
        remarks=tuple(found),
        people=len(register.participants),
        members=len(register.members),
        spending=len(register.spending),
        events=len(register.events),
    )
