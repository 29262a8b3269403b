"""Goals in full: each with its bar and every number, and the rules of the verdicts."""

from functools import lru_cache

from esftui.locales import _, formats
from esftui.locales.labels import verdict as verdict_word
from esftui.locales.shares import beside_target
from esftui.measure.goals import GenderShare, GoalRow, Goals
from esftui.measure.interval import interval
from esftui.measure.verdict import GRAVITY, Verdict
from esftui.model.goal import Baseline
from esftui.panels.compose import definitions, section, sentence, user_lines
from esftui.panels.goal_words import Shown, one_target, shown
from esftui.panels.line import Line, Role, Span, joined
from esftui.panels.text import clean
from esftui.panels.words import SIGNS, men_letter, rule_text, women_letter

_INDENT = "  "
_WIDEST_BAR = 60
_MANY = 100
"""People counted from which a share is shown without its interval."""


def details(goals: Goals, width: int) -> list[Line]:
    """Return every goal in the project's order, those in words last, and the rules."""
    lines: list[Line] = []
    for row in goals.rows:
        if row.kind != "text":
            lines += [*([()] if lines else []), *_goal(row, width)]
    texts = [row for row in goals.rows if row.kind == "text"]
    if texts:
        lines += section(_("Followed up in words, not measured"))
        for row in texts:
            lines += _titled(Span("·", "dim"), row, width, "")
    lines += [*section(_("How it is counted")), *definitions(_terms(), width)]
    return [*lines, *section(_("Verdicts")), *definitions(_verdicts(), width)]


def _titled(sign: Span, row: GoalRow, width: int, role: Role = "strong") -> list[Line]:
    """Return a goal's title with its sign, and its note."""
    lines: list[Line] = []
    for line in user_lines(row.title, width - 2, role):
        lines.append(joined(sign if not lines else " ", " ", line))
    if row.note:
        lines += [joined(_INDENT, line) for line in user_lines(row.note, width - 2, "dim")]
    return lines


def _goal(row: GoalRow, width: int) -> list[Line]:
    one = shown(row)
    lines = _titled(one.sign, row, width)
    room = min(_WIDEST_BAR, width - len(_INDENT))
    if one.bar is not None and room > 4:
        lines.append(joined(_INDENT, one.drawn(room)))
    texts = [_result(row, one), _few(row), _way(row)]
    texts += [_gender(each) for each in row.by_gender if each.denominator]
    if row.asked is not None:
        texts += [_asked(row), _silence(row)]
    texts += [_baseline(base) for base in row.baselines]
    for text in texts:
        lines += [joined(_INDENT, *line) for line in sentence(text, width - 2, "")]
    return lines


def _result(row: GoalRow, one: Shown) -> str:
    if not row.measured:
        return _("It cannot be measured: the checklist item or the occasions are missing.")
    if row.kind == "milestone":
        return _milestone(row, one)
    parts = {
        "outcome": one.outcome,
        "target": one.target,
        "part": formats.number(row.numerator),
        "whole": formats.number(row.denominator),
        "verdict": one.word.text,
    }
    if row.kind == "change":
        text = _("{outcome} ({part} of {whole}) answered higher the last time than the first.")
    elif row.kind == "count":
        text = _("{outcome} of {target}: {verdict}.") if one.target else _("{outcome}: {verdict}.")
    elif one.target:
        text = _("{outcome} ({part} of {whole}) against the target {target}: {verdict}.")
    else:
        text = _("{outcome} ({part} of {whole}): {verdict}.")
    return text.format(**parts)


def _milestone(row: GoalRow, one: Shown) -> str:
    if row.numerator:
        if row.done is None:
            return _("Done.")
        return _("Done {date}.").format(date=formats.iso(row.done))
    if row.due is None:
        return _("Not done, without a date: {verdict}.").format(verdict=one.word.text)
    rule = f" ({clean(rule_text(row.rule, row.rule_phase))})" if row.rule else ""
    return _("Not done; due {date}{rule}: {verdict}.").format(
        date=formats.iso(row.due), rule=rule, verdict=one.word.text
    )


def _way(row: GoalRow) -> str:
    """Return what is needed, and why the verdict says what it says."""
    if row.verdict in (None, "met", "missed", "undecided") or not row.needed:
        return ""
    number = formats.number(row.needed)
    if row.remaining is None:
        return _("{number} more are needed.").format(number=number)
    remaining = formats.number(row.remaining)
    if row.needed > row.remaining:
        text = _("{number} more are needed, but only {remaining} can still count.")
    else:
        text = _("{number} more are needed, of the {remaining} who can still count.")
    return text.format(number=number, remaining=remaining)


def _gender(each: GenderShare) -> str:
    letter = women_letter() if each.gender == "women" else men_letter()
    outcome, target = beside_target(each.share, each.target)
    parts = {
        "letter": letter,
        "outcome": outcome,
        "part": formats.number(each.numerator),
        "whole": formats.number(each.denominator),
        "target": target,
        "verdict": verdict_word(each.verdict) if each.verdict else "",
    }
    if each.verdict is None:
        return _("{letter} {outcome} ({part} of {whole})").format(**parts)
    text = _("{letter} {outcome} ({part} of {whole}), target {target}: {verdict}")
    return text.format(**parts)


def _asked(row: GoalRow) -> str:
    if not row.asked:
        return _("Nobody has been asked yet.")
    text = _("{answered} of {asked} who were asked have answered ({share}).")
    return text.format(
        answered=formats.number(row.answered),
        asked=formats.number(row.asked),
        share=formats.percent((row.answered or 0) / row.asked),
    )


def _few(row: GoalRow) -> str:
    """Return between what a share of few may lie; nothing where they are many."""
    if row.kind not in ("share", "change") or row.numerator is None or not row.denominator:
        return ""
    if row.denominator >= _MANY:
        return ""
    low, high = _interval(row.numerator, row.denominator)
    text = _("So few are counted that the share may lie anywhere from {low} to {high} (95%).")
    return text.format(low=formats.percent(low), high=formats.percent(high))


@lru_cache(maxsize=1024)
def _interval(successes: int, number: int) -> tuple[float, float]:
    return interval(successes, number)


def _silence(row: GoalRow) -> str:
    """Return whether those who have not answered could turn the outcome against the target."""
    target, numerator = one_target(row), row.numerator
    if not row.asked or row.answered is None or numerator is None or target is None:
        return ""
    low = numerator / row.asked
    high = (numerator + row.asked - row.answered) / row.asked
    if not low < target <= high:
        return ""
    text = _(
        "! The silent decide: had all answered it could have been from {low} to {high}, on"
        " either side of the target."
    )
    return text.format(low=beside_target(low, target)[0], high=beside_target(high, target)[0])


def _baseline(base: Baseline) -> str:
    share = formats.percent(base.share)
    if base.to is not None:
        share = f"{share}{formats.DASH}{formats.percent(base.to)}"
    return _("To compare with: {title} {share}").format(title=clean(base.title), share=share)


def _terms() -> list[tuple[str, str]]:
    return [
        (_("share"), _("Those who count of those the goal asks about, both at the date.")),
        (_("compared"), _("The exact share with the target; rounding is for display alone.")),
        (
            _("may lie"),
            _(
                "The exact binomial interval (Clopper and Pearson) at 95%, where fewer than"
                " {number} are counted: as if they were drawn from many like them."
            ).format(number=formats.number(_MANY)),
        ),
        (_("decimals"), _("Shown where whole per cent would contradict the verdict.")),
        (formats.DASH, _("Nobody to count yet: no share, and neither met nor missed.")),
    ]


def _verdicts() -> list[tuple[str, str]]:
    rules: dict[Verdict, str] = {
        "met": _("The target is reached."),
        "on_track": _("Those who can still count need succeed no more often than others so far."),
        "at_risk": _("Those who can still count must succeed more often than others so far."),
        "out_of_reach": _("Not even if all who can still count succeed."),
        "missed": _("Not reached, and the period is over (or a milestone's date has passed)."),
        "undecided": _("No target is set: neither met nor missed."),
        "no_data": _("There is nobody to count yet."),
    }
    return [(f"{SIGNS[name][0]} {verdict_word(name)}", rules[name]) for name in GRAVITY]
