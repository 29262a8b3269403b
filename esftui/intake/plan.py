"""What an import would do: every row new, changed, equal or refused, before anything is written."""

from collections.abc import Iterable

from esftui.intake.headings import Layout
from esftui.intake.limits import Asked, Progress
from esftui.intake.mapping import Mapping
from esftui.intake.outcome import Places, Plan
from esftui.intake.rows import Row
from esftui.model.project import ProjectData


def plan(
    rows: Iterable[Row],
    data: ProjectData,
    mapping: Mapping,
    layout: Layout,
    *,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> Plan:
    """Compare a sheet's rows with the register and judge what would come of them.

    What the sheet does not say stays as it is. People are told by their pseudonym, a start
    by its date, an activity by kind and date, an answer by question, occasion and day, a
    claim by period and day; so the same sheet a second time changes nothing.

    Args:
        rows: the typed rows of the sheet.
        data: the project and its register as they are.
        mapping: what the columns are.
        layout: where they are.
        progress: told of rows, then of people.
        cancelled: asked now and then whether to stop.

    Raises:
        Cancelled: if ``cancelled`` said so.
        IntakeError: as the rows do.
    """
    places = Places(mapping, layout)
    if mapping.kind == "spending":
        from esftui.intake.ledger import plan_spending

        return plan_spending(rows, data, places, progress, cancelled)
    if mapping.kind == "claims":
        from esftui.intake.claimed import plan_claims

        return plan_claims(rows, data, places, progress, cancelled)
    from esftui.intake.comparing import People

    return People(data, places).plan(rows, progress, cancelled)
