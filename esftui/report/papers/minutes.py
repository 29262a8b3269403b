"""Minutes (protokoll) of a meeting: from its own record alone, never from today's figures."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from esftui.locales import _, labels, ngettext
from esftui.locales.formats import DASH, iso, number
from esftui.model.meeting import Decision, Meeting, Seat
from esftui.model.project import Project
from esftui.model.slide import Big, Slide
from esftui.report.papers.content import (
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    Note,
    Paragraph,
    Table,
    ToWrite,
)
from esftui.report.papers.words import attendance, kept_back_below, to_write

_GROUPS = 8

_BETWEEN = " · "
"""What stands between changes on a slide."""


def blocks(meeting: Meeting, slides: Sequence[Slide]) -> tuple[Block, ...]:
    """Return the minutes: who came, each item with what was shown and decided, and what is next.

    Args:
        meeting: the meeting; one that is open gives a draft.
        slides: what was shown, one slide an item of the agenda.
    """
    topics = {slide.topic for slide in slides}
    found: list[Block] = []
    if "opening" not in topics:
        found += [Heading(_("Attendance")), *attended(meeting.attendance)]
    said: set[str] = set()
    for at, slide in enumerate(slides, start=1):
        title = _("{number}. {title}").format(number=number(at), title=slide.title)
        found += [Heading(title), *_shown(slide, meeting), *_legend(slide, said)]
        taken = [each for each in meeting.decisions if each.item == slide.item]
        found += _taken(taken, slide)
    known = {slide.item for slide in slides}
    rest = [each for each in meeting.decisions if each.item not in known]
    if rest:
        found += [Heading(_("Other decisions")), *_taken(rest)]
    if "decisions" not in topics:
        found += [Heading(_("All decisions of the meeting")), *_decisions(meeting.decisions)]
    if "closing" not in topics:
        found += [Heading(_("Next meeting")), _next(meeting)]
    return (*found, *_signatures())


def facts(meeting: Meeting, project: Project) -> Facts:
    """Return when and where the meeting was, and how its figures were made."""
    rows = [
        (_("Project"), project.title),
        (_("Project owner"), project.owner),
        (_("Meeting"), meeting.id),
        (_("Time"), _time(meeting)),
    ]
    if meeting.place:
        rows.append((_("Place"), meeting.place))
    rows += [
        (_("Figures as of"), iso(meeting.as_of)),
        (_("Withheld numbers"), kept_back_below(meeting.k)),
        *_made_by(meeting),
    ]
    if meeting.example_data:
        text = _("Example data: participants, spending and answers are made up.")
        rows.append((_("Data"), text))
    return Facts(tuple(rows))


def footer(meeting: Meeting, project: Project) -> str:
    """Return what stands at the foot of every page."""
    parts = [
        project.title,
        _("meeting {name}").format(name=meeting.id),
        _("as of {date}").format(date=iso(meeting.as_of)),
    ]
    if meeting.frozen is None:
        parts.append(_("draft"))
    else:
        text = _("k = {k}, rule {version}")
        parts.append(text.format(k=number(meeting.k), version=meeting.frozen.rule))
    if meeting.example_data:
        parts.append(_("example data"))
    return " · ".join(parts)


def _made_by(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield the rule and the checksum; an open meeting's figures are not kept yet."""
    frozen = meeting.frozen
    if frozen is None:
        text = _("counts below {k} are withheld")
        yield _("Rule"), text.format(k=number(meeting.k))
        yield _("Status"), _("Draft: the meeting is not closed, and its figures can still change.")
        return
    text = _("counts below {k} are withheld; version {version} of the rule, program {program}")
    yield (
        _("Rule"),
        text.format(k=number(meeting.k), version=frozen.rule, program=frozen.program),
    )
    digest = frozen.digest
    parts = [digest[at : at + _GROUPS] for at in range(0, len(digest), _GROUPS)]
    yield _("Checksum (SHA-256)"), " ".join(parts)


def _time(meeting: Meeting) -> str:
    begun = _at(meeting.opened, meeting.date)
    if meeting.closed is None:
        return _("{day}, from {time}").format(day=iso(meeting.date), time=begun)
    ended = _at(meeting.closed, meeting.date)
    text = _("{day}, opened {begun}, closed {ended}")
    return text.format(day=iso(meeting.date), begun=begun, ended=ended)


def _at(moment: datetime, day: date) -> str:
    """Return a time of day, with its own date where that is not the meeting's."""
    local = moment.astimezone()
    time = f"{local:%H:%M}"
    return time if local.date() == day else f"{iso(local.date())} {time}"


def attended(seats: Sequence[Seat]) -> list[Block]:
    """Return who came, by organisation and not by name, and how even the group was."""
    if not seats:
        return [Paragraph(_("No attendance is entered."))]
    columns = (
        Column(_("Organisation"), numeric=False),
        Column(_("Role"), numeric=False),
        Column(_("Gender"), numeric=False),
        Column(_("Present"), numeric=False),
    )
    rows = tuple(
        (
            seat.organisation,
            seat.role or DASH,
            labels.seat_gender(seat.gender),
            _("yes") if seat.present else _("no"),
        )
        for seat in sorted(seats, key=lambda seat: not seat.present)
    )
    return [Paragraph(attendance(seats)), Table(_("Attendance"), columns, rows)]


# what was shown


def _shown(slide: Slide, meeting: Meeting) -> list[Block]:
    """Return what was shown of an item, in the words that it was shown in."""
    if slide.topic == "opening":
        # what the changes are since; that nobody is noted is said already
        lines = slide.lines if meeting.attendance else slide.lines[:1]
        return [*attended(meeting.attendance), *map(Paragraph, lines), *_told(slide)]
    if slide.topic == "decisions":
        return _decisions(meeting.decisions)
    if slide.topic == "closing":
        return [_next(meeting), *_table(slide), *_said(slide)]
    found: list[Block] = []
    if slide.empty:
        found.append(Paragraph(slide.empty))
    if slide.big:
        found.append(Facts(tuple((big.label, _value(big)) for big in slide.big)))
    found += [*_bars(slide), *_table(slide)]
    return [*found, *_said(slide), *_told(slide)]


def _table(slide: Slide) -> list[Block]:
    table = slide.table
    if table is None or not table.rows:
        return []
    columns = tuple(
        Column(title, numeric=numeric)
        for title, numeric in zip(table.columns, table.numeric, strict=True)
    )
    title = slide.title
    if slide.bars:
        title = _("{title}, in detail").format(title=title)
    return [Table(title, columns, table.rows)]


def _said(slide: Slide) -> list[Block]:
    return [Bullets(slide.lines)] if slide.lines else []


def _told(slide: Slide) -> list[Block]:
    """Return what had changed since the meeting before, and what of that came late."""
    found: list[Block] = []
    for title, texts in (
        (_("Since the last meeting:"), slide.since),
        (_("Registered afterwards:"), slide.late),
    ):
        if texts:
            items = [part for text in texts for part in _apart(text)]
            found += [Paragraph(title), Bullets(tuple(items))]
    return found


def _apart(line: str) -> Iterator[str]:
    """Yield the changes that a slide tells in one line for want of room, each by itself."""
    *first, last = line.split(_BETWEEN)
    if not first or not all(each.endswith(")") for each in first):
        yield line
        return
    yield from first
    text = _("{more}, for which the slide had no room")
    yield last if last.endswith(")") else text.format(more=last)


def _value(big: Big) -> str:
    """Return a figure with what stood under it, and of when it is where that is earlier."""
    said = "; ".join(text for text in (big.note, big.earlier) if text)
    return f"{big.value} ({said})" if said else big.value


def _bars(slide: Slide) -> list[Block]:
    """Return what stood at the bars as a table: minutes are read, and not seen from afar."""
    if not slide.bars:
        return []
    judged = any(bar.verdict for bar in slide.bars)
    columns = [Column(_("Figure"), numeric=False), Column(_("Shown"), numeric=False)]
    if judged:
        columns.append(Column(_("Verdict"), numeric=False))
    rows = tuple(
        (bar.label, bar.text, bar.verdict or DASH) if judged else (bar.label, bar.text)
        for bar in slide.bars
    )
    return [Table(slide.title, tuple(columns), rows)]


def _legend(slide: Slide, said: set[str]) -> list[Block]:
    """Return what the signs of a slide mean, where no slide before has said it."""
    new = [text for text in slide.legend if text not in said]
    said.update(new)
    return [Note(" ".join(new))] if new else []


# what was decided


def _taken(decisions: Iterable[Decision], slide: Slide | None = None) -> list[Block]:
    """Return decisions under the item that they were taken at, each with all that it says."""
    names = dict(slide.indicators) if slide is not None else {}
    found: list[Block] = []
    for decision in decisions:
        found += [Heading(_numbered(decision), 2), Paragraph(decision.text)]
        due = iso(decision.due) if decision.due else None
        rows = (
            (_("Deviation"), decision.deviation),
            (_("Cause"), decision.cause),
            (_("Responsible"), decision.owner),
            (_("Done by"), due),
            (names.get(decision.indicator or "") or _("Shown figure"), decision.shown),
        )
        told = tuple((label, text) for label, text in rows if text)
        if told:
            found.append(Facts(told))
    return found


def _numbered(decision: Decision) -> str:
    """Return the kind of a decision with its number within the meeting: ``Decision 2``."""
    kind = labels.decision_kind(decision.kind)
    return f"{kind} {number(int(decision.id.rpartition('-d')[2]))}"


def _decisions(decisions: Sequence[Decision]) -> list[Block]:
    """Return all decisions of the meeting as a table."""
    if not decisions:
        return [Paragraph(_("Nothing was decided."))]
    columns = (
        Column(_("Decision"), numeric=False),
        Column(_("No."), numeric=False),
        Column(_("Responsible"), numeric=False),
        Column(_("Done by"), numeric=False),
    )
    rows = tuple(
        (each.text, _numbered(each), each.owner or DASH, iso(each.due)) for each in decisions
    )
    text = ngettext("{number} decision:", "{number} decisions:", len(rows))
    return [
        Paragraph(text.format(number=number(len(rows)))),
        Table(_("All decisions of the meeting"), columns, rows),
    ]


# what is next


def _next(meeting: Meeting) -> Block:
    if meeting.next_meeting is None:
        return ToWrite(to_write(), _("When the group meets next."))
    return Paragraph(_("The group meets next on {day}.").format(day=iso(meeting.next_meeting)))


def _signatures() -> list[Block]:
    """Return room for names: they are written by hand, and are in no file."""
    columns = (
        Column(_("Role"), numeric=False),
        Column(_("Signature"), numeric=False, wide=True),
        Column(_("Name and date"), numeric=False, wide=True),
    )
    rows = tuple((role, "", "") for role in (_("Minutes taken by"), _("Chair"), _("Adjuster")))
    return [Heading(_("Signatures")), Table(_("Signatures"), columns, rows, roomy=True)]
