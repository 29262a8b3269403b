"""Goals as data: a numerator over a denominator, never code."""

from datetime import date
from typing import Literal

from esftui.model.record import Count, Deadline, Offset, Record, Share, Slug, Title

Occasion = str
"""When a question is asked: ``before``, ``during``, ``after`` or ``+3 months`` after exit."""


class ActivityCondition(Record, frozen=True, kw_only=True):
    """Took part in an activity of ``types``; where given, abroad or at an exempelföretag."""

    types: tuple[Slug, ...] = ()
    abroad: bool | None = None
    example_company: bool | None = None


class StatusAfter(Record, frozen=True, kw_only=True):
    """What the person did a length of time after the exit, as the follow-up found it."""

    after: Offset
    outcome: tuple[Slug, ...]


class Condition(Record, frozen=True, kw_only=True):
    """What must hold for someone to count; every part that is given must hold.

    Parts: the outcome's reason (``exit``); the status found at a follow-up
    (``status_after``); an activity taken part in; kinds of action plan made (all of
    ``plans``); an answer of at least the question's positive value (``positive``: the
    question's id); at least so many method steps climbed; a step reached; a solution
    outside the home municipality; an event of a type (for municipalities).
    """

    exit: tuple[Slug, ...] | None = None
    status_after: StatusAfter | None = None
    activity: ActivityCondition | None = None
    plans: tuple[Slug, ...] | None = None
    positive: Slug | None = None
    climbed: Count | None = None
    reached: Slug | None = None
    outside_home: bool | None = None
    event: Slug | None = None
    any: tuple["Condition", ...] | None = None
    all: tuple["Condition", ...] | None = None


class Population(Record, frozen=True, kw_only=True):
    """Who is counted, where a plain word is not enough; exactly one part is given.

    ``respondents``: those who answered the question (at ``occasions``, or at any: then
    the latest answer counts); ``met``: those who met another goal; ``members``: those of
    a group who are not participants and answered ``question``; ``activity``: participants
    who took part in it; ``municipalities``: those with an event of that type.
    """

    respondents: Slug | None = None
    occasions: tuple[Occasion, ...] | None = None
    met: Slug | None = None
    members: Slug | None = None
    question: Slug | None = None
    activity: ActivityCondition | None = None
    municipalities: Slug | None = None


class Baseline(Record, frozen=True, kw_only=True):
    """An earlier figure to show beside a goal: a share (0-1), or a span of shares."""

    title: Title
    share: Share
    to: Share | None = None


class GenderTargets(Record, frozen=True, kw_only=True):
    """A target for each gender, as shares (0-1)."""

    women: Share
    men: Share


class _Goal(Record, frozen=True, kw_only=True):
    id: Slug
    title: Title
    note: str | None = None
    baselines: tuple[Baseline, ...] = ()


class ShareGoal(_Goal, frozen=True, kw_only=True, tag="share", tag_field="kind"):
    """A share of a population. Without a target (``undecided``) it is never met nor missed."""

    of: Literal["participants", "leavers", "starts"] | Population
    that: Condition
    target: Share | None = None
    targets: GenderTargets | None = None


class CountGoal(_Goal, frozen=True, kw_only=True, tag="count", tag_field="kind"):
    """A number of persons (``that``) or of events (``event``) to be reached."""

    target: Count | None = None
    that: Condition | None = None
    event: Slug | None = None


class MilestoneGoal(_Goal, frozen=True, kw_only=True, tag="milestone", tag_field="kind"):
    """Something to be done, followed as the checklist item ``item``."""

    item: Slug
    by: Deadline | None = None


class ChangeGoal(_Goal, frozen=True, kw_only=True, tag="change", tag_field="kind"):
    """The change of the answers to a question between occasions, for the same persons."""

    question: Slug
    occasions: tuple[Occasion, ...]


class TextGoal(_Goal, frozen=True, kw_only=True, tag="text", tag_field="kind"):
    """A goal or an effect that is not measured, shown as a text."""


Goal = ShareGoal | CountGoal | MilestoneGoal | ChangeGoal | TextGoal


class Question(Record, frozen=True, kw_only=True):
    """A survey question: a scale from ``low`` to ``high``, and the least value that is positive."""

    id: Slug
    title: Title
    low: int = 1
    high: int = 5
    positive: int = 4
    occasions: tuple[Occasion, ...] = ("after",)
    since: date | None = None
