"""The words that a field of a project can hold, and what in a sheet stands for them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Protocol

from esftui.intake import lexicon
from esftui.intake.cell import fold
from esftui.intake.fields import FOLLOW_UP
from esftui.model.project import Project
from esftui.model.vocabulary import FOLLOW_UP_OUTCOMES, activity_types, exit_reasons

FAILED = ("not_reached", "declined")
"""The states of a follow-up that found nothing."""


class _Titled(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str | None: ...


def allowed(field: str, project: Project) -> tuple[str, ...]:
    """Return the values that a field can have in a project; none if it can have any."""
    if field == "gender":
        return ("woman", "man", "unknown")
    if field == "municipality":
        return project.municipalities
    if field == "state":
        return ("done", *FAILED)
    if field == FOLLOW_UP:
        return (*FOLLOW_UP_OUTCOMES, *FAILED)
    return tuple(row.id for row in _rows(field, project))


def restricted(field: str) -> bool:
    """Say whether a field can only have the values that the project knows."""
    return field in (
        "gender",
        "group",
        "reason",
        "activity",
        "step",
        "source",
        "category",
        "question",
        "state",
        FOLLOW_UP,
    )


class _Held:
    """A project to keep words by: projects cannot be hashed, but are never changed."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.project is self.project

    def __hash__(self) -> int:
        return id(self.project)


def words_for(field: str, project: Project) -> Mapping[str, str]:
    """Return, for a field with a choice of values, which value a folded text stands for.

    Ids and titles of the project come first, then the standard words in Swedish and
    English.
    """
    return _kept(field, _Held(project))


@lru_cache(maxsize=64)
def _kept(field: str, held: _Held) -> Mapping[str, str]:
    return dict(_words(field, held.project))


def _rows(field: str, project: Project) -> Iterable[_Titled]:
    budget = project.budget
    match field:
        case "reason":
            return exit_reasons(project)
        case "activity":
            return activity_types(project)
        case "group":
            return [group for group in project.groups if group.participants]
        case "step":
            return project.method_steps
        case "question":
            return project.questions
        case "source":
            return budget.financing if budget else ()
        case "category":
            return budget.categories if budget else ()
    return ()


def _words(field: str, project: Project) -> Iterator[tuple[str, str]]:
    """Yield folded texts with the value that each stands for, the surest last."""
    standard = {
        "gender": lexicon.GENDERS,
        "reason": lexicon.REASONS,
        "activity": lexicon.ACTIVITIES,
        "state": lexicon.FOLLOW_UPS,
        FOLLOW_UP: lexicon.FOLLOW_UPS,
    }.get(field, {})
    known = allowed(field, project)
    for value, words in standard.items():
        if value in known:
            yield from ((word, value) for word in lexicon.words_of(words))
    if field == "municipality":
        for name in known:
            yield from ((fold(text), name) for text in (f"{name} kommun", f"{name}s kommun", name))
    for row in _rows(field, project):
        yield fold(row.id), row.id
        if row.title:
            yield fold(row.title), row.id
    if field in ("gender", "state", FOLLOW_UP):
        yield from ((fold(value), value) for value in known)


def plain_words(field: str, project: Project) -> frozenset[str]:
    """Return the project's own words for a field's values, folded: ids and titles alone."""
    found = {fold(value) for value in allowed(field, project)}
    return frozenset(found | {fold(row.title) for row in _rows(field, project) if row.title})
