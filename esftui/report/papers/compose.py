"""A paper of one of the kinds there are, from material that may be shared."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, get_args

from esftui.disclosure import Rule
from esftui.locales import N_, _, formats, language, pgettext, speaking
from esftui.measure.figures import Head
from esftui.meeting import seal, showing
from esftui.model.meeting import Meeting
from esftui.model.project import ProjectData
from esftui.model.slide import Slide
from esftui.report.papers import decided, evaluator, final, minutes, progress, status
from esftui.report.papers.content import (
    Block,
    Facts,
    Paper,
    Paragraph,
    tidied,
    under_headings,
    without_empty_charts,
)
from esftui.report.papers.formats import CannotWrite
from esftui.report.papers.material import Material, gather
from esftui.report.papers.silent import told
from esftui.report.papers.words import kept_back
from esftui.report.text.words import assumed
from esftui.store.meetings import Meetings

Kind = Literal["status", "progress", "final", "evaluator", "minutes"]
"""What a paper is: the status report to the steering group, the drafts of the progress
report and the final report to the fund, the evaluator's pack, or a meeting's minutes."""

KINDS: tuple[Kind, ...] = get_args(Kind)

TITLES: Mapping[Kind, str] = {
    "status": N_("Status report to the steering group"),
    "progress": N_("Draft progress report"),
    "final": N_("Draft final report"),
    "evaluator": N_("The evaluator's pack"),
    "minutes": N_("Minutes of the steering group's meeting"),
}
"""What each kind is called; translated when shown."""

_BLOCKS: Mapping[str, Callable[[Material], tuple[Block, ...]]] = {
    "status": status.blocks,
    "progress": progress.blocks,
    "final": final.blocks,
    "evaluator": evaluator.blocks,
}

_COMPARES = ("status", "progress")
_TAGS = {"sv": "sv-SE", "en": "en-GB"}


def paper(
    kind: Kind,
    data: ProjectData,
    as_of: date,
    rule: Rule | None = None,
    since: date | None = None,
    *,
    meetings: Meetings | None = None,
    meeting: str | None = None,
) -> Paper:
    """Return a paper about a project at a date, in the language in use.

    Args:
        kind: what paper.
        data: the project and its register.
        as_of: the date that every figure is true at; minutes have their meeting's.
        rule: the threshold below which numbers are withheld; minutes have their meeting's.
        since: the date of the report before; see :func:`gather`.
        meetings: the project's meetings: what closed ones have shown, figures are
            protected against.
        meeting: the name of the meeting that the minutes are of; the latest if left out.

    Raises:
        CannotWrite: if there is no such meeting.
    """
    meetings = meetings or Meetings()
    if kind == "minutes":
        return minutes_of(data, meetings, chosen(meetings, meeting))
    compares = kind in _COMPARES
    material = gather(data, as_of, rule or Rule(), since, compares=compares, meetings=meetings)
    return composed(kind, material)


def title_of(kind: Kind) -> str:
    """Return what a kind of paper is called."""
    return _(TITLES[kind])


def chosen(meetings: Meetings, name: str | None = None) -> Meeting:
    """Return a meeting by its name, or the latest one.

    Raises:
        CannotWrite: if there is none.
    """
    if not meetings.all:
        raise CannotWrite(_("The project has had no meeting that there could be minutes of."))
    found = meetings.all[-1] if name is None else meetings.named(name)
    if found is None:
        message = _("There is no meeting {name}. There are: {known}.")
        known = ", ".join(each.id for each in meetings.all)
        raise CannotWrite(message.format(name=name, known=known))
    return found


def minutes_of(data: ProjectData, meetings: Meetings, meeting: Meeting) -> Paper:
    """Return the minutes of a meeting, in its language; of an open one, a draft."""
    with speaking(meeting.language):
        if meeting.frozen is not None:
            return _minutes(data, meeting, showing.shown_again(meeting))
        taken = meetings.taken if meetings.open == meeting else None
        return _minutes(data, meeting, showing.show(data, meeting, meetings.closed, taken).slides)


def _minutes(data: ProjectData, meeting: Meeting, slides: tuple[Slide, ...]) -> Paper:
    title = (
        _("Draft minutes of the steering group's meeting")
        if meeting.frozen is None
        else title_of("minutes")
    )
    found = minutes.blocks(meeting, slides)
    if not seal.intact(meeting):
        text = _(
            "The record of the meeting was changed after it was closed: its checksum does not"
            " match what stands in it."
        )
        found = (Paragraph(text), *found)
    return tidied(
        Paper(
            kind="minutes",
            title=title,
            subtitle=data.project.title,
            author=data.project.owner,
            language=_TAGS[language()],
            as_of=meeting.as_of,
            facts=minutes.facts(meeting, data.project),
            blocks=under_headings(found),
            footer=minutes.footer(meeting, data.project),
            page=_("page"),
            of=_("of"),
            contents=_("Contents"),
            settled=meeting.closed,
        )
    )


def composed(kind: Kind, material: Material) -> Paper:
    """Return a paper of figures from material that has been gathered."""
    head = material.shared.head
    return tidied(
        Paper(
            kind=kind,
            title=title_of(kind),
            subtitle=head.title,
            author=head.owner,
            language=_TAGS[language()],
            as_of=head.as_of,
            facts=_facts(material),
            blocks=(
                *decided.changed_records(material),
                *under_headings(
                    told(without_empty_charts(_BLOCKS[kind](material)), material.shared)
                ),
            ),
            footer=_footer(material),
            page=_("page"),
            of=_("of"),
            contents=_("Contents"),
        )
    )


def _facts(material: Material) -> Facts:
    head, rule = material.shared.head, material.shared.rule
    period = f"{formats.iso(head.start)} {formats.DASH} {formats.iso(head.end)}"
    rows = [
        (_("Project"), head.title),
        (_("Project owner"), head.owner),
        (_("Period"), assumed(period, head.dates_assumed)),
        (_("Phase"), _phase(head)),
        (_("As of"), formats.iso(head.as_of)),
    ]
    if material.since is not None:
        rows.append((_("Since"), formats.iso(material.since)))
    rows += [(_("Withheld numbers"), kept_back(rule)), (_("Rule"), _rule(material))]
    if head.example_data:
        text = _("Example data: participants, spending and answers are made up.")
        rows.append((_("Data"), text))
    return Facts(tuple(rows))


def _phase(head: Head) -> str:
    if head.phase:
        return assumed(head.phase, head.phase_assumed)
    if head.as_of > head.end:
        return _("the project ended {date}").format(date=formats.iso(head.end))
    if head.as_of < head.start:
        return _("the project begins {date}").format(date=formats.iso(head.start))
    return pgettext("phase", "none")


def _rule(material: Material) -> str:
    text = _("counts below {k} are withheld; version {version} of the rule")
    return text.format(k=formats.number(material.shared.rule.k), version=material.shared.version)


def _footer(material: Material) -> str:
    head = material.shared.head
    parts = [
        head.title,
        _("as of {date}").format(date=formats.iso(head.as_of)),
        _("k = {k}, rule {version}").format(
            k=formats.number(material.shared.rule.k), version=material.shared.version
        ),
    ]
    if head.example_data:
        parts.append(_("example data"))
    return " · ".join(parts)
