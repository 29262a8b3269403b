"""All measures of a project at a date, and no more of them anew than what has changed."""

from datetime import date

import msgspec

from esftui.measure.activities import activities
from esftui.measure.budget import budget
from esftui.measure.checklist import checklist
from esftui.measure.composition import composition
from esftui.measure.deviations import deviations
from esftui.measure.exits import exits
from esftui.measure.figures import Figures, Head
from esftui.measure.flow import flow
from esftui.measure.followups import follow_ups
from esftui.measure.gender import gender
from esftui.measure.goals import goals, milestones_again
from esftui.measure.people import standings
from esftui.measure.radar import radar, with_checklist
from esftui.measure.steps import steps
from esftui.measure.surveys import surveys
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
    split = gender(data, as_of, people)
    aims = goals(data, as_of, people)
    money = budget(data, as_of)
    asked = surveys(data, as_of, people)
    later = follow_ups(data, as_of, people)
    items = checklist(data.project, as_of)
    return Figures(
        head=head(data, as_of),
        flow=flow(data, as_of, people),
        exits=exits(data, as_of, people),
        gender=split,
        activities=activities(data, as_of, people),
        budget=money,
        goals=aims,
        checklist=items,
        surveys=asked,
        follow_ups=later,
        steps=steps(data, as_of, people),
        composition=composition(data, as_of, people),
        radar=radar(data, as_of, people, later, items),
        deviations=deviations(data.project.tolerances, split, aims, money, asked, later, items),
    )


def measure_again(figures: Figures, before: ProjectData, after: ProjectData) -> Figures:
    """Return the figures after a change, at the same date.

    When nothing but the checklist has changed, the people are not counted again: an edit
    of a milestone costs the same whatever the register's size.
    """
    as_of = figures.head.as_of
    if before.register is not after.register or not same_but_checklist(
        before.project, after.project
    ):
        return measure(after, as_of)
    items = checklist(after.project, as_of)
    aims = milestones_again(figures.goals, after.project, as_of)
    return msgspec.structs.replace(
        figures,
        goals=aims,
        checklist=items,
        radar=with_checklist(figures.radar, figures.follow_ups, items),
        deviations=deviations(
            after.project.tolerances,
            figures.gender,
            aims,
            figures.budget,
            figures.surveys,
            figures.follow_ups,
            items,
        ),
    )


def same_but_checklist(before: Project, after: Project) -> bool:
    """Say whether two versions of a project differ in nothing but the checklist."""
    return msgspec.structs.replace(after, checklist=before.checklist) == before
