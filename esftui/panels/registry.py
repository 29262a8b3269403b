"""Every panel once: its name, its heading, the page it stands on, and what draws it."""

from collections.abc import Callable
from typing import NamedTuple

from esftui.locales import N_
from esftui.measure.figures import Figures
from esftui.panels import (
    activities,
    budget,
    checklist,
    composition,
    exits,
    flow,
    followups,
    gender,
    goals,
    radar,
    steps,
    surveys,
)
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
    PanelSpec("radar", N_("To do"), 2, radar.draw, radar.full),
    PanelSpec("follow_ups", N_("Follow-up"), 2, followups.draw, followups.full),
    PanelSpec("surveys", N_("Surveys"), 2, surveys.draw, surveys.full),
    PanelSpec("activities", N_("Activities"), 2, activities.draw, activities.full),
    PanelSpec("steps", N_("Method steps"), 2, steps.draw, steps.full),
    PanelSpec("composition", N_("Composition"), 2, composition.draw, composition.full),
)
"""The panels in the order that they are shown."""
