"""Forms that change the project's file: a new checklist item, a goal's target decided."""

import re
import unicodedata

from esftui.entry import options
from esftui.entry.day_words import DayError, read_deadline
from esftui.entry.form import Context, Entered, Field, Form, Value, Values
from esftui.entry.people import subject
from esftui.locales import N_, _, formats
from esftui.model.dates import resolve_deadline
from esftui.model.goal import CountGoal, ShareGoal
from esftui.store.change import Change

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def slug(title: str, taken: frozenset[str] = frozenset(), otherwise: str = "item") -> str:
    """Return a short name made of a title, which is not taken: ``Avtal med AF`` → avtal-med-af."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    name = _NOT_IN_SLUG.sub("-", plain).strip("-")[:48].strip("-") or otherwise
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found


def _ids(context: Context) -> frozenset[str]:
    return frozenset(item.id for item in context.project.checklist)


def _check_item(context: Context, values: Values) -> dict[str, str]:
    due = values.get("due")
    if due is None:
        return {}
    try:
        _due(context, due)
    except DayError as error:
        message = _("{reason} Or a rule, such as {example}.")
        return {"due": message.format(reason=error, example=_("end - 6 months"))}
    return {}


def _due(context: Context, due: Value) -> str:
    return read_deadline(str(due), context.shown, context.project, context.today)


def _build_item(context: Context, values: Values) -> Entered:
    title = str(values["title"])
    name = slug(title, _ids(context))
    item = {"id": name, "title": title}
    item |= {key: str(values[key]) for key in ("phase", "due", "owner", "note") if values.get(key)}
    told = _("New checklist item: {title}").format(title=title)
    if "due" in item:
        item["due"] = _due(context, item["due"])
        day = resolve_deadline(item["due"], context.project.anchors)
        told = _("New checklist item: {title}, due {day}").format(title=title, day=formats.iso(day))
    return Entered((Change(("checklist", name), None, item),), told)


ITEM = Form(
    "item",
    N_("New checklist item"),
    N_("Put something to be done on the checklist."),
    "item",
    (
        Field("title", N_("Title"), "text", required=True),
        Field("phase", N_("Phase"), "choice", options=options.phases),
        Field("due", N_("Due"), "text", help=N_("a date, or a rule such as end - 6 months")),
        Field("owner", N_("Owner"), "text"),
        Field("note", N_("Note"), "text"),
    ),
    _build_item,
    _check_item,
)


def _goal(context: Context, values: Values) -> ShareGoal | CountGoal | None:
    for goal in context.project.goals:
        if goal.id == values.get("goal") and isinstance(goal, ShareGoal | CountGoal):
            return goal
    return None


def _is_share(context: Context, values: Values) -> bool:
    return isinstance(_goal(context, values), ShareGoal)


def _is_count(context: Context, values: Values) -> bool:
    return isinstance(_goal(context, values), CountGoal)


def _share_now(context: Context, values: Values) -> Value:
    goal = _goal(context, values)
    return goal.target if isinstance(goal, ShareGoal) else None


def _count_now(context: Context, values: Values) -> Value:
    goal = _goal(context, values)
    return goal.target if isinstance(goal, CountGoal) else None


def _check_target(context: Context, values: Values) -> dict[str, str]:
    goal = _goal(context, values)
    if isinstance(goal, ShareGoal) and goal.targets is not None:
        message = _("This goal has a target for women and men apart: change it in the file.")
        return {"goal": message}
    number = values.get("number")
    if isinstance(number, int) and number < 0:
        return {"number": _("A target is not negative.")}
    if goal is not None and _wanted(values) == goal.target:
        key = "share" if isinstance(goal, ShareGoal) else "number"
        return {key: _("That is the target already.")}
    return {}


def _wanted(values: Values) -> Value:
    share = values.get("share")
    return share if share is not None else values.get("number")


def _build_target(context: Context, values: Values) -> Entered:
    goal = _goal(context, values)
    assert goal is not None
    wanted = _wanted(values)
    if isinstance(wanted, float):
        shown = formats.percent(wanted, 0 if wanted * 100 == round(wanted * 100) else 1)
    else:
        shown = str(wanted)
    told = _("Target decided: {title}, {target}").format(title=goal.title, target=shown)
    return Entered((Change(("goals", goal.id, "target"), goal.target, wanted),), told)


def _no_goals(context: Context) -> str | None:
    if options.goals(context, {}):
        return None
    return _("No goal in the project file can have a target.")


TARGET = Form(
    "target",
    N_("Goal's target"),
    N_("Enter the target that was decided for a goal."),
    "target",
    (
        Field("goal", N_("Goal"), "choice", required=True, options=options.goals, default=subject),
        Field("share", N_("Target"), "share", required=True, asked=_is_share, default=_share_now),
        Field("number", N_("Target"), "number", required=True, asked=_is_count, default=_count_now),
    ),
    _build_target,
    _check_target,
    _no_goals,
)
