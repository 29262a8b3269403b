"""All measures of a project at a date, and no more of them anew than what has changed."""

from datetime import date

import msgspec

from esftui.measure.activities import activities
from esftui.measure.budget import budget
from esftui.measure.checklist import checklist
from esftui.measure.exits import exits
from esftui.measure.figures import Figures, Head
from esftui.measure.flow import flow
from esftui.measure.gender import gender
from esftui.measure.goals import goals, milestones_again
from esftui.measure.later import First, Later
from esftui.measure.people import standings
from esftui.model.project import Project, ProjectData


def head(data: ProjectData, as_of: date) -> Head:
    """Return what stands above every screen and paper."""
    project = data.project
    phase = project.phase_at(as_of)
    meta = data.register.meta
    return Head(
        project=project.id,
        title=project.title,
        owner=project.owner,
        start=project.start,
        end=project.end,
        phase=phase.title if phase else None,
        phase_assumed=bool(phase and phase.assumed),
        elapsed=project.elapsed(as_of),
        as_of=as_of,
        example_data=project.example_data or bool(meta and meta.example_data),
        dates_assumed=project.dates_assumed,
    )


def measure(data: ProjectData, as_of: date) -> Figures:
    """Measure everything of a project at a date."""
    people = standings(data.register, as_of)
    first = First(
        gender=gender(data, as_of, people),
        goals=goals(data, as_of, people),
        budget=budget(data, as_of),
        checklist=checklist(data.project, as_of),
    )
    return Figures(
        head=head(data, as_of),
        flow=flow(data, as_of, people),
        exits=exits(data, as_of, people),
        gender=first.gender,
        activities=activities(data, as_of, people),
        budget=first.budget,
        goals=first.goals,
        checklist=first.checklist,
        later=Later(data, as_of, people, first),
    )


def measure_again(figures: Figures, before: ProjectData, after: ProjectData) -> Figures:
    """Return the figures after a change, at the same date.

    When nothing but the checklist or what was decided has changed, the people are not
    counted again: an edit of a milestone costs the same whatever the register's size.
    """
    as_of = figures.head.as_of
    if before.register is not after.register or not same_but_checklist(
        before.project, after.project
    ):
        return measure(after, as_of)
    first = First(
        gender=figures.gender,
        goals=milestones_again(figures.goals, after.project, as_of),
        budget=figures.budget,
        checklist=checklist(after.project, as_of),
    )
    return msgspec.structs.replace(
        figures,
        goals=first.goals,
        checklist=first.checklist,
        later=figures.later.after_edit(after, first),
    )


def same_but_checklist(before: Project, after: Project) -> bool:
    """Say whether two versions of a project differ in nothing but the checklist."""
    return msgspec.structs.replace(after, checklist=before.checklist) == before
