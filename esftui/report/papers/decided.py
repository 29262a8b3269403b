"""What the steering group has decided, in papers: what is open, what came of it, and why."""

from collections.abc import Iterable, Mapping

from esftui.locales import _, labels, ngettext
from esftui.locales.formats import DASH, iso, number
from esftui.meeting.facts import NAMES, facts, name_of, written
from esftui.meeting.known import names_at
from esftui.meeting.seal import intact
from esftui.model.meeting import Decided, Meeting
from esftui.report.papers.content import Block, Column, Paragraph, Table
from esftui.report.papers.deviations import Deviation
from esftui.report.papers.material import Material
from esftui.report.papers.words import attendance, cell


def changed_records(material: Material) -> list[Block]:
    """Return a warning where a meeting that the paper tells of is not as it was closed."""
    found = [
        each.id for each in material.meetings if each.date <= material.day and not intact(each)
    ]
    if not found:
        return []
    text = ngettext(
        "The record of the meeting {names} was changed after it was closed: its checksum does"
        " not match. What is told here of what it was shown, and of what it decided, may be"
        " wrong.",
        "The records of the meetings {names} were changed after they were closed: their"
        " checksums do not match. What is told here of what they were shown, and of what they"
        " decided, may be wrong.",
        len(found),
    )
    return [Paragraph(text.format(names=", ".join(found)))]


def decisions_about(deviation: Deviation, decided: Iterable[Decided]) -> tuple[Decided, ...]:
    """Return the decisions about a deviation: about one of its numbers, or in its words."""
    subject = _subject(deviation.said)
    return tuple(
        each
        for each in decided
        if _is_about(each.decision.indicator or "", deviation.about)
        or (each.decision.deviation and _subject(each.decision.deviation) == subject)
    )


def _is_about(key: str, about: Iterable[str]) -> bool:
    return bool(key) and any(
        key == each or key.startswith(f"{each.rstrip('/')}/") for each in about
    )


def _subject(text: str) -> str:
    """Return what a deviation is about: its words before the figures, which change."""
    return text.partition(":")[0].casefold().strip()


def still_open(material: Material) -> tuple[Decided, ...]:
    """Return what has been decided and is still to be carried out, what is due first on top."""
    found = [each for each in material.decided if each.open_at(material.day)]
    return tuple(sorted(found, key=lambda each: (each.decision.due is None, each.decision.due)))


def open_decisions(material: Material) -> list[Block]:
    """Return what is decided and not carried out, with what has become of its figure."""
    found = still_open(material)
    if not found:
        return [Paragraph(_("No decision is waiting to be carried out."))]
    columns = (
        Column(_("Decision"), numeric=False),
        Column(_("Responsible"), numeric=False),
        Column(_("Done by"), numeric=False),
        Column(_("Status"), numeric=False),
        Column(_("Figure then and now"), numeric=False),
    )
    names = names_at(material.meetings)
    rows = tuple(
        (
            _text(each),
            each.decision.owner or DASH,
            iso(each.decision.due),
            status(each, material),
            effect(each, material, names),
        )
        for each in found
    )
    return [Table(_("Decisions to carry out"), columns, rows)]


def all_decisions(material: Material) -> list[Block]:
    """Return everything that was decided, by meeting, and how far it was carried out."""
    if not material.decided:
        return [Paragraph(_("No decision of the steering group is entered."))]
    columns = (
        Column(_("Decision"), numeric=False),
        Column(_("Deviation and cause"), numeric=False),
        Column(_("Responsible"), numeric=False),
        Column(_("Status"), numeric=False),
        Column(_("Figure then and now"), numeric=False),
    )
    names = names_at(material.meetings)
    rows = tuple(
        (
            _text(each),
            _why(each),
            each.decision.owner or DASH,
            status(each, material),
            effect(each, material, names),
        )
        for each in material.decided
    )
    return [Table(_("Decisions of the steering group"), columns, rows)]


def meetings(material: Material) -> list[Block]:
    """Return the meetings that have been held, who was there, and how even the group was."""
    held = [
        each for each in material.meetings if each.closed is not None and each.date <= material.day
    ]
    if not held:
        return [Paragraph(_("No meeting of the steering group is entered."))]
    columns = (
        Column(_("Meeting"), numeric=False),
        Column(_("Figures as of"), numeric=False),
        Column(_("Seats")),
        Column(_("Present")),
        Column(_("Women")),
        Column(_("Men")),
        Column(_("Decisions")),
    )
    rows = tuple(_meeting(each) for each in held)
    last = _("At the last one, {attendance}").format(attendance=attendance(held[-1].attendance))
    found: list[Block] = [Table(_("Meetings of the steering group"), columns, rows, _("number"))]
    if held[-1].attendance:
        found.append(Paragraph(last))
    return [*found, *_organisations(held)]


def _meeting(meeting: Meeting) -> tuple[str, ...]:
    present = [seat.gender for seat in meeting.attendance if seat.present]
    counts = (len(present), present.count("woman"), present.count("man"))
    return (
        meeting.id,
        iso(meeting.as_of),
        number(len(meeting.attendance)),
        # where nobody is marked, attendance was not noted
        *(number(count) if present else DASH for count in counts),
        number(len(meeting.decisions)),
    )


def _organisations(held: Iterable[Meeting]) -> list[Block]:
    """Return how often each organisation has been there."""
    asked: dict[str, int] = {}
    came: dict[str, int] = {}
    for meeting in held:
        if not any(seat.present for seat in meeting.attendance):
            continue
        for name in {seat.organisation for seat in meeting.attendance}:
            there = any(s.present for s in meeting.attendance if s.organisation == name)
            asked[name] = asked.get(name, 0) + 1
            came[name] = came.get(name, 0) + there
    if not asked:
        return []
    columns = (
        Column(_("Organisation"), numeric=False),
        Column(_("Meetings")),
        Column(_("Present")),
    )
    rows = tuple((name, number(asked[name]), number(came[name])) for name in sorted(asked))
    return [Table(_("Attendance by organisation"), columns, rows, _("number"))]


def causes_of(found: Iterable[Decided]) -> str:
    """Return the causes that the group saw, each once."""
    return "; ".join(dict.fromkeys(each.decision.cause for each in found if each.decision.cause))


def actions_of(found: Iterable[Decided], material: Material) -> str:
    """Return what was decided, with who and when, and how far it has come."""
    return "; ".join(_action(each, material) for each in found)


def without_figures(
    found: Iterable[Deviation], decided: Iterable[Decided]
) -> tuple[tuple[str, tuple[Decided, ...]], ...]:
    """Return the deviations that decisions name and no figure shows, each with its decisions."""
    decided = tuple(decided)
    told = {each.decision.id for one in found for each in decisions_about(one, decided)}
    rest: dict[str, list[Decided]] = {}
    for each in decided:
        if each.decision.deviation and each.decision.id not in told:
            rest.setdefault(each.decision.deviation, []).append(each)
    return tuple((said, tuple(each)) for said, each in rest.items())


def _action(each: Decided, material: Material) -> str:
    due = iso(each.decision.due) if each.decision.due else None
    said = ", ".join(text for text in (each.decision.owner, due, status(each, material)) if text)
    return f"{each.decision.text} ({said})"


def status(each: Decided, material: Material) -> str:
    """Return how far a decision has been carried out, and that it is late if it is."""
    decision = each.decision
    if decision.kind == "information":
        return labels.decision_kind(decision.kind)
    text = labels.carried_out(each.status(material.day))
    if each.open_at(material.day) and decision.due and decision.due < material.as_of:
        return _("{status}, overdue").format(status=text)
    return text


def _text(each: Decided) -> str:
    return _("{decision} ({meeting})").format(decision=each.decision.text, meeting=each.meeting)


def _why(each: Decided) -> str:
    deviation, cause = each.decision.deviation, each.decision.cause
    if not cause:
        return deviation or DASH
    said = _("Cause: {cause}").format(cause=cause)
    return f"{deviation}. {said}" if deviation else said


# what came of it


def effect(each: Decided, material: Material, names: Mapping[str, str]) -> str:
    """Return a decision's figure as it was shown when it was taken, and as it is now."""
    key, shown = each.decision.indicator, each.decision.shown
    if not key or not shown:
        return DASH
    now = _now(key, material)
    name = names.get(key) or (name_of(key) if key in NAMES else "")
    text = _("{then}, now {now}").format(then=shown, now=now)
    if now is None:
        text = _("{then}, not shown by itself now").format(then=shown)
    return f"{name}: {text}" if name else text


def _now(key: str, material: Material) -> str | None:
    found = material.shared.numbers().get(key)
    if found is not None:
        return cell(found)
    value = facts(material.shared).get(key)
    return None if value is None else written(key, value)
