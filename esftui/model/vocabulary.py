"""The standard words that a project may use without declaring them.

A project that lists ``exit_reasons`` or ``activities`` replaces the standard ones by its
own, in its own order; a title left out there falls back on the standard word's.
"""

from esftui.model.project import ActivityType, ExitReason, Project

EXIT_REASONS: tuple[ExitReason, ...] = (
    ExitReason(id="work", positive=True),
    ExitReason(id="studies", positive=True),
    ExitReason(id="vocational_training"),
    ExitReason(id="placement"),
    ExitReason(id="other_measure"),
    ExitReason(id="care"),
    ExitReason(id="returned"),
    ExitReason(id="interrupted"),
    ExitReason(id="moved"),
    ExitReason(id="other"),
)
"""The standard exit reasons, in the order that they are shown."""

ACTIVITIES: tuple[ActivityType, ...] = tuple(
    ActivityType(id=name)
    for name in (
        "mapping",
        "coaching",
        "placement",
        "work_training",
        "study_visit",
        "exchange",
        "language_cafe",
        "health",
        "course",
    )
)
"""The standard activity types, in the order that they are shown."""

PLAN_KINDS: tuple[str, ...] = ("health", "work_studies", "competence")
"""The kinds of individual action plan."""

FOLLOW_UP_OUTCOMES: tuple[str, ...] = ("work", "studies", "other_measure", "none")
"""What a follow-up can find."""


def exit_reasons(project: Project) -> tuple[ExitReason, ...]:
    """Return the project's exit reasons, or the standard ones."""
    return project.exit_reasons or EXIT_REASONS


def activity_types(project: Project) -> tuple[ActivityType, ...]:
    """Return the project's activity types, or the standard ones."""
    return project.activities or ACTIVITIES
