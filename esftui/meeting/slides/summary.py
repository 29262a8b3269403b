"""The project in short: the figures that matter, and what has changed."""

from esftui.locales import _
from esftui.locales.formats import percent
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.meeting.slides.flow import planned
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Slide, SlideBar


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return participants, those who went on, money beside time, and goals."""
    flow, exits = on.shared.flow, on.shared.exits
    keys = [
        ("participants/total", _("Participants")),
        ("active/total", _("Active")),
        ("exits/total", _("Exits")),
        ("positive/total", _("To work or studies")),
    ]
    note = words.of_whole(exits.positive.total, exits.leavers.total, _("who have left"))
    big = [
        words.big(on, *keys[0], planned(flow)),
        words.big(on, *keys[1]),
        words.big(on, *keys[3], note),
    ]
    big += words.goals_met(on)
    return words.built(
        item,
        on,
        keys=keys,
        facts=[key for key in ("money/spent", "goals/met") if key in on.facts],
        big=big,
        bars=_bars(on),
        lines=_lines(on),
    )


def _bars(on: Material) -> list[SlideBar]:
    """Return how much has gone of the time, of the money, and of the planned participants."""
    elapsed = on.shared.head.elapsed
    bars = [SlideBar(label=_("Time elapsed"), share=elapsed, text=percent(elapsed))]
    total = on.shared.economy.row("total") if on.shared.economy is not None else None
    if total is not None and total.budget:
        share = total.spent / total.budget
        bars.append(
            SlideBar(
                label=_("Spent of the budget"),
                share=min(1.0, share),
                target=elapsed,
                text=percent(share),
            )
        )
    flow = on.shared.flow
    if flow.planned and flow.participants.value is not None:
        share = flow.participants.value / flow.planned
        bars.append(
            SlideBar(
                label=_("Participants of those planned"),
                share=min(1.0, share),
                target=elapsed,
                text=percent(share),
            )
        )
    return bars


def _lines(on: Material) -> list[str]:
    exits, lines = on.shared.flow.exits, []
    if exits.value is not None:
        lines.append(_("{number} exits in all").format(number=words.cell(exits)))
    if on.shared.head.phase:
        lines.append(_("Phase: {phase}").format(phase=on.shared.head.phase))
    return lines
