"""Every panel once: its name, its heading, the page it stands on, and what draws it."""

from collections.abc import Callable
from typing import NamedTuple

from esftui.locales import N_
from esftui.measure.figures import Figures
from esftui.panels import activities, budget, checklist, exits, flow, gender, goals
from esftui.panels.line import Drawing


class PanelSpec(NamedTuple):
    """A panel. ``heading`` is marked for the catalogue and translated when it is shown.

    ``draw`` fills a box (width and height in cells, inside); ``full`` takes the lines it needs.
    """

    id: str
    heading: str
    page: int
    draw: Callable[[Figures, int, int], Drawing]
    full: Callable[[Figures, int], Drawing]


PANELS: tuple[PanelSpec, ...] = (
    PanelSpec("flow", N_("Participant flow"), 1, flow.draw, flow.full),
    PanelSpec("exits", N_("Exit reasons"), 1, exits.draw, exits.full),
    PanelSpec("gender", N_("Gender split"), 1, gender.draw, gender.full),
    PanelSpec("budget", N_("Budget"), 1, budget.draw, budget.full),
    PanelSpec("goals", N_("Goals"), 1, goals.draw, goals.full),
    PanelSpec("checklist", N_("Checklist"), 1, checklist.draw, checklist.full),
    PanelSpec("activities", N_("Activities"), 2, activities.draw, activities.full),
)
"""The panels in the order that they are shown."""
