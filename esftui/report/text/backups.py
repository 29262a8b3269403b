"""Copies of a project as text: which there are, and what one of them would bring back."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from esftui.locales import N_, _, ngettext
from esftui.locales.formats import iso, number
from esftui.report.history import Words
from esftui.report.plain import BLANK, Column, Row, clean, hanging, headed, paragraph, table
from esftui.store.backup import Backup
from esftui.store.change import Change
from esftui.store.differences import Difference

MOST = 12
"""How many changes of each file are told one by one."""

_LONGEST = 160
_WHY = {
    "daily": N_("first change of the day"),
    "import": N_("before an import"),
    "migration": N_("before a new format"),
    "restore": N_("before a restore"),
}
_KINDS = {
    "participants": N_("participant"),
    "members": N_("group member"),
    "spending": "",
    "claims": "",
    "events": "",
    "checklist": N_("checklist"),
    "goals": N_("goal"),
}
"""What the texts of a change can name; a word is added where the name alone does not say it."""


class Listed(NamedTuple):
    """A copy, and how each of its files differs from the present one."""

    backup: Backup
    differences: Sequence[Difference]


def listed(title: str, copies: Sequence[Listed]) -> list[Row]:
    """Return a line for each copy (the newest first), and how to see one."""
    rows = headed(_("Copies of {project}").format(project=clean(title)))
    if not copies:
        text = _("There are no copies yet. One is kept before the first change of each day.")
        return [*rows, *paragraph(text)]
    columns = [
        Column(_("Copy"), right=False),
        Column(_("Kept"), right=False),
        Column(_("What would change"), right=False),
    ]
    body = [
        [each.backup.name, _(_WHY[each.backup.why]), "; ".join(map(_counted, each.differences))]
        for each in copies
    ]
    rows += [BLANK, *table(columns, body, flexible=2), BLANK]
    return rows


def preview(
    title: str, kept: Backup, differences: Iterable[Difference], words: Words, others: Sequence[str]
) -> list[Row]:
    """Return what a copy would bring back, file by file.

    Args:
        title: the project's.
        kept: the copy.
        differences: from the present files to those of the copy.
        words: the words for what they say.
        others: files that are there now and not in the copy.
    """
    heading = _("{project} as it was {day} at {time}").format(
        project=clean(title), day=iso(kept.at.date()), time=f"{kept.at:%H:%M}"
    )
    rows = headed(heading)
    for difference in differences:
        rows += [BLANK, Row(_counted(difference), heading=True), *_body(difference, words)]
    for file in others:
        text = _("{file} is not in this copy and stays as it is").format(file=clean(file))
        rows += [BLANK, *paragraph(text, indent=0)]
    return [*rows, BLANK]


def _counted(difference: Difference) -> str:
    """Return in a few words how much of a file would become another."""
    return f"{clean(difference.file)}: {_amount(difference)}"


def _amount(difference: Difference) -> str:
    if not difference.differs:
        return _("as it is now")
    if difference.missing:
        return _("not there now")
    if difference.before is not None:
        return _("cannot be read now")
    if difference.after is not None:
        return _("cannot be read in this copy")
    if difference.text_only:
        return _("only comments, order or blanks")
    amount = len(difference.changes)
    return ngettext("{number} change", "{number} changes", amount).format(number=number(amount))


def _body(difference: Difference, words: Words) -> list[Row]:
    rows: list[Row] = []
    if difference.missing:
        return hanging(_("The whole file would come back."))
    if difference.before is not None:
        text = _("Now: {problem}. It would be replaced whole.")
        rows += hanging(text.format(problem=clean(_short(difference.before.message))))
    if difference.after is not None:
        text = _("In the copy: {problem}. It would stand here again as it was.")
        rows += hanging(text.format(problem=clean(_short(difference.after.message))))
    told = sorted(difference.changes, key=_kind)
    for change in told[:MOST]:
        rows += hanging(_told(change, words))
    more = len(told) - MOST
    if more > 0:
        text = ngettext("and {number} more", "and {number} more", more)
        rows += hanging(text.format(number=number(more)))
    return rows


def _kind(change: Change) -> int:
    if change.before is None:
        return 0
    return 1 if change.after is None else 2


def _told(change: Change, words: Words) -> str:
    what = _what(change, words)
    match _kind(change):
        case 0:
            text = _("comes back: {what}: {value}")
            return text.format(what=what, value=_value(change, change.after, words))
        case 1:
            text = _("goes: {what}: {value}")
            return text.format(what=what, value=_value(change, change.before, words))
        case _:
            text = _("changes: {what}: {before} → {after}")
            values = (_value(change, each, words) for each in (change.before, change.after))
            return text.format(what=what, **dict(zip(("before", "after"), values, strict=True)))


def _what(change: Change, words: Words) -> str:
    """Return what a change is of: a person's field, an entry, a key of the project."""
    kind, *rest = change.path
    if kind not in _KINDS:
        return clean(" ".join(change.path))
    subject = words.subject(change.path)
    if len(rest) > 1:
        known = kind != "goals"
        return f"{subject}: {words.field(change.path) if known else clean(' '.join(rest[1:]))}"
    name = _KINDS[kind]
    return f"{subject} ({_(name)})" if name and rest else subject


def _value(change: Change, value: object, words: Words) -> str:
    if isinstance(value, list):
        return _short(
            ngettext("{number} of them", "{number} of them", len(value)).format(
                number=number(len(value))
            )
        )
    return _short(words.value(change.path, value))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
