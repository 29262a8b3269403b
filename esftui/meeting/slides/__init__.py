"""The slides of a meeting, one module a topic."""

from collections.abc import Callable

from esftui.meeting.agenda import TITLES
from esftui.meeting.material import Material
from esftui.meeting.slides import (
    accessibility,
    activities,
    checklist,
    closing,
    decisions,
    economy,
    equality,
    exits,
    flow,
    follow_up,
    gender,
    goals,
    implementation,
    opening,
    standing,
    summary,
    surveys,
)
from esftui.model.meeting import AgendaItem, Topic
from esftui.model.slide import Slide

_MAKERS: dict[Topic, Callable[[AgendaItem, Material], Slide]] = {
    "opening": opening.slide,
    "follow_up": follow_up.slide,
    "summary": summary.slide,
    "flow": flow.slide,
    "exits": exits.slide,
    "gender": gender.slide,
    "activities": activities.slide,
    "goals": goals.slide,
    "surveys": surveys.slide,
    "economy": economy.slide,
    "equality": equality.slide,
    "accessibility": accessibility.slide,
    "checklist": checklist.slide,
    "implementation": implementation.slide,
    "standing": standing.slide,
    "decisions": decisions.slide,
    "closing": closing.slide,
}

_WITHOUT: tuple[Topic, ...] = ("opening", "follow_up", "decisions", "closing", "standing")
"""What has no figures of its own."""


def slide_of(item: AgendaItem, on: Material) -> Slide:
    """Return the slide of an item of the agenda."""
    return _MAKERS[item.topic](item, on)


def names_of(on: Material) -> dict[str, str]:
    """Return the names of all indicators that a decision can be about, by their keys."""
    found: dict[str, str] = {}
    for topic in TITLES:
        if topic not in _WITHOUT:
            item = AgendaItem(id="item", topic=topic)
            for key, name in slide_of(item, on).indicators:
                found.setdefault(key, name)
    return found
