"""A paper of one of the four kinds, from material that may be shared."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, get_args

from esftui.disclosure import Rule
from esftui.locales import N_, _, formats, language
from esftui.model.project import ProjectData
from esftui.report.papers import evaluator, final, progress, status
from esftui.report.papers.content import Block, Facts, Paper, tidied
from esftui.report.papers.material import Material, gather
from esftui.report.papers.words import kept_back
from esftui.report.text.words import assumed

Kind = Literal["status", "progress", "final", "evaluator"]
"""What a paper is: the status report to the steering group, the drafts of the progress
report and the final report to the fund, or the evaluator's pack."""

KINDS: tuple[Kind, ...] = get_args(Kind)

TITLES: Mapping[Kind, str] = {
    "status": N_("Status report to the steering group"),
    "progress": N_("Draft progress report"),
    "final": N_("Draft final report"),
    "evaluator": N_("The evaluator's pack"),
}
"""What each kind is called; translated when shown."""

_BLOCKS: Mapping[Kind, Callable[[Material], tuple[Block, ...]]] = {
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
) -> Paper:
    """Return a paper about a project at a date, in the language in use.

    Args:
        kind: what paper.
        data: the project and its register.
        as_of: the date that every figure is true at.
        rule: the threshold below which numbers are withheld.
        since: the date of the report before; see :func:`gather`.
    """
    material = gather(data, as_of, rule or Rule(), since, compares=kind in _COMPARES)
    return composed(kind, material)


def composed(kind: Kind, material: Material) -> Paper:
    """Return a paper from material that has been gathered."""
    head = material.shared.head
    return tidied(
        Paper(
            kind=kind,
            title=_(TITLES[kind]),
            subtitle=head.title,
            author=head.owner,
            language=_TAGS[language()],
            as_of=head.as_of,
            facts=_facts(material),
            blocks=_BLOCKS[kind](material),
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
        (_("Phase"), assumed(head.phase or _("none"), head.phase_assumed)),
        (_("As of"), formats.iso(head.as_of)),
    ]
    if material.since is not None:
        rows.append((_("Since"), formats.iso(material.since)))
    rows += [(_("Withheld numbers"), kept_back(rule)), (_("Rule"), _rule(material))]
    if head.example_data:
        text = _("Example data: participants, spending and answers are made up.")
        rows.append((_("Data"), text))
    return Facts(tuple(rows))


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
