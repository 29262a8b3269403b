"""Remarks on a register in words: what is odd in one sentence, what to do in another."""

from collections.abc import Iterator
from datetime import date

from esftui.locales import N_, _, formats, labels, ngettext
from esftui.measure.quality import Quality
from esftui.measure.quality_remark import Fact, Remark, Severity

_CORRECT = N_("Correct the date that is wrong.")
_ONE_PERSON = N_("See in the key list whether it is one person entered twice.")
_SEE = N_("See whether something was forgotten, and enter it.")

SENTENCES: dict[str, tuple[str, str]] = {
    "exit_before_start": (N_("The exit {exit} is before the start {start}."), _CORRECT),
    "starts_overlap": (
        N_("The start {start} is before the exit {exit} from the start {before}."),
        N_("Correct the dates, or make the two starts into one."),
    ),
    "two_open": (
        N_("Starts again {start}, but the start {before} has no exit."),
        N_("Enter the exit from the first start, or take one of the starts away."),
    ),
    "reason_without_exit": (
        N_("There is a reason for an exit, but no day of it."),
        N_("Enter the day of the exit, or take the reason away."),
    ),
    "pseudonym_twice": (
        N_("Two participants have the same pseudonym."),
        N_("Give one of them another; if it is one person, make the two into one."),
    ),
    "activity_ends_first": (
        N_("{activity} ends {end}, before it begins {start}."),
        _CORRECT,
    ),
    "follow_up_without_exit": (
        N_("A follow-up after {length} is of an exit {exit} that is not there."),
        N_("Correct which exit it follows, or enter that exit."),
    ),
    "follow_up_before_exit": (
        N_("A follow-up {date} is before the exit {exit} that it follows."),
        _CORRECT,
    ),
    "answered_before_asked": (
        N_("An answer came {answered}, before the question was put {asked}."),
        _CORRECT,
    ),
    "future_date": (
        N_("{thing}: {date} has not come yet."),
        N_("Correct the date; enter what is planned when it has happened."),
    ),
    "before_project": (
        N_("{thing}: {date} is before the project's first day, {first}."),
        N_("Correct the date; what came before the project is not part of it."),
    ),
    "after_project": (
        N_("{thing}: {date} is after the project's last day, {last}."),
        N_("Correct the date; what comes after the project is not part of it."),
    ),
    "open_after_project": (
        N_("No exit from the start {start}, though the project ended {last}."),
        N_("Enter the exit and its reason, on the project's last day at the latest."),
    ),
    "active_long": (
        N_("Active since {start}: {days}, which is more than {limit}."),
        N_("Ask whether the person still takes part; if not, enter the exit."),
    ),
    "exit_without_reason": (
        N_("The exit {exit} has no reason."),
        N_("Enter the reason; without it the result is not counted."),
    ),
    "gender_missing": (
        N_("Gender is missing."),
        N_("Enter woman or man; the gender split leaves the person out."),
    ),
    "no_start": (
        N_("The person has no start, and is counted nowhere."),
        N_("Enter the start, or take the person out of the register."),
    ),
    "pseudonyms_alike": (
        N_("The pseudonym differs from {other} in case, zeros or signs alone."),
        _ONE_PERSON,
    ),
    "look_like_one": (
        N_(
            "Has the same birth year, gender, municipality, referrer and first day ({start})"
            " as {other}."
        ),
        _ONE_PERSON,
    ),
    "age_unlikely": (
        N_("Born {year} and started {start}: that age is unlikely."),
        N_("Correct the year of birth."),
    ),
    "outside_enrolment": (
        N_("{thing}: {date} is when the person was not in the project."),
        N_("Correct the date, or the start or the exit."),
    ),
    "follow_up_early": (
        N_("The follow-up after {length} was made {days} too early."),
        N_("Correct the date, or ask again when the day has come."),
    ),
    "follow_up_unplanned": (
        N_("A follow-up after {length} is not one of those planned ({planned})."),
        N_("Change the time to a planned one; otherwise it is counted nowhere."),
    ),
    "asked_too_soon": (
        N_("Survey “{occasion}” was handed out {date}, before its time."),
        N_("Correct the date or the occasion."),
    ),
    "asked_too_late": (
        N_("Survey “{occasion}” was handed out {date}, long after the start."),
        N_("Correct the date or the occasion."),
    ),
    "category_over": (
        N_("{title}: {spent} spent of {amount} budgeted."),
        N_("See whether entries are in the wrong category; otherwise ask for a changed budget."),
    ),
    "source_over": (
        N_("{title}: {spent} spent of {amount} financed."),
        N_("See whether entries are from the wrong source; otherwise look for more financing."),
    ),
    "gap_spending": (N_("No spending was entered for {period}."), _SEE),
    "claims_overlap": (
        N_("Costs from {start} are claimed, but a claim before went up to {end}."),
        N_("See whether the same costs are claimed twice; otherwise correct the period."),
    ),
    "left_same_day": (
        N_("Came and left the same day, {start}."),
        N_("See whether the person took part; correct the date if so, else take the start away."),
    ),
    "back_at_once": (
        N_("Starts again {start}, right after the exit {exit}."),
        N_("If the person never left, make the two starts into one."),
    ),
    "nothing_done": (
        N_("{days} in the project, with no activity, step or action plan."),
        N_("Enter what has been done, or ask whether the person takes part."),
    ),
    "activity_goes_on": (
        N_("{activity} from {start} goes on, though the person left {exit}."),
        N_("Enter the day when it ended."),
    ),
    "entered_twice": (
        N_("{thing}: the same thing is entered twice for {date}."),
        N_("Take one of them away."),
    ),
    "field_missing": (
        N_("{field} is missing, which most others have."),
        N_("Enter it; otherwise the composition is not known for all."),
    ),
    "municipality_unknown": (
        N_("{municipality} is not one of the project's municipalities."),
        N_("Correct the spelling, or add the municipality to the project."),
    ),
    "group_dates": (
        N_("Started {start}, which is not when {group} runs."),
        N_("Correct the group, or the start."),
    ),
    "spending_twice": (
        N_("Spending of {amount} is entered twice, alike in everything."),
        N_("See in the books whether it was paid twice; otherwise take one away."),
    ),
    "spending_unusual": (
        N_("{title}: {amount} is many times the next largest entry, {next}."),
        N_("See whether there is a digit too many."),
    ),
    "spending_nothing": (
        N_("A spending entry of no kronor."),
        N_("Enter the amount, or take the entry away."),
    ),
    "correction_unexplained": (
        N_("A correction of {amount} has no note."),
        N_("Say in a note what it corrects."),
    ),
    "claim_ahead": (
        N_("{amount} is claimed in all for costs up to {end}; {spent} of the grant is spent."),
        N_("Enter the spending that is missing, or correct the claim."),
    ),
    "gap_register": (N_("Nothing about participants was entered for {period}."), _SEE),
    "gap_starts": (N_("No starts were entered for {period}."), _SEE),
    "gap_exits": (N_("No exits were entered for {period}."), _SEE),
}
"""What is odd, and what to do about it, by rule."""

THINGS = {
    "start": N_("Start"),
    "exit": N_("Exit"),
    "activity": N_("Activity"),
    "step": N_("Method step"),
    "plan": N_("Action plan"),
    "follow_up": N_("Follow-up"),
    "asked": N_("Survey handed out"),
    "answered": N_("Survey answered"),
    "spending": N_("Spending entry"),
    "claim": N_("Claim for payment"),
    "payment": N_("Payment"),
    "event": N_("Event"),
}

FIELDS = {
    "birth_year": N_("Birth year"),
    "municipality": N_("Municipality"),
    "referrer": N_("Who referred the person"),
}

SEVERITIES: dict[Severity, str] = {
    "error": N_("Error"),
    "warning": N_("Warning"),
    "tip": N_("Tip"),
}

LOOKED_FOR = (
    N_("exits before the start, starts that overlap, dates that have not come yet"),
    N_("starts, exits and spending before or after the project; exits that are missing at its end"),
    N_("people active for very long; gender, exit reason or other particulars that are missing"),
    N_("pseudonyms that may stand for one person; what is entered twice"),
    N_("activities, steps, plans and surveys at a time when the person was not in the project"),
    N_("follow-ups without an exit, before it, too early, or at a time that is not planned"),
    N_("spending over its category or source, entered twice, or of an odd size"),
    N_("claims for more than is spent of the grant, or for the same days twice"),
    N_("months in which nothing was entered"),
)
"""All that the rules look for, as it is said where nothing was found."""


def odd(remark: Remark) -> str:
    """Return the sentence on what is odd."""
    return _filled(SENTENCES[remark.rule][0], remark)


def remedy(remark: Remark) -> str:
    """Return the sentence on what to do."""
    return _(SENTENCES[remark.rule][1])


def subject(remark: Remark) -> str:
    """Return whom or what it is about: a pseudonym, the day of an entry, or nothing."""
    if remark.subject or remark.date is None or remark.rule.startswith("gap_"):
        return remark.subject
    return formats.iso(remark.date)


def as_message(remark: Remark) -> str:
    """Return all of it on one line: whom it is about, what is odd, what to do."""
    text = f"{odd(remark)} {remedy(remark)}"
    return f"{remark.subject}: {text}" if remark.subject else text


def severity(name: Severity) -> str:
    """Return the word for a severity."""
    return _(SEVERITIES[name])


def counted(name: Severity, number: int) -> str:
    """Return how many remarks of a severity there are: ``3 varningar``."""
    match name:
        case "error":
            text = ngettext("{number} error", "{number} errors", number)
        case "warning":
            text = ngettext("{number} warning", "{number} warnings", number)
        case "tip":
            text = ngettext("{number} tip", "{number} tips", number)
    return text.format(number=formats.number(number))


def looked_at(found: Quality) -> str:
    """Return how much was looked at: ``74 deltagare, 386 utgifter``."""
    parts = [
        ngettext("{number} participant", "{number} participants", found.people).format(
            number=formats.number(found.people)
        )
    ]
    if found.members:
        text = ngettext("{number} other person", "{number} other people", found.members)
        parts.append(text.format(number=formats.number(found.members)))
    spending = ngettext("{number} spending entry", "{number} spending entries", found.spending)
    parts.append(spending.format(number=formats.number(found.spending)))
    if found.events:
        text = ngettext("{number} event", "{number} events", found.events)
        parts.append(text.format(number=formats.number(found.events)))
    return ", ".join(parts)


def looked_for() -> Iterator[str]:
    """Yield what the rules look for."""
    return map(_, LOOKED_FOR)


def _filled(sentence: str, remark: Remark) -> str:
    words = {fact.name: _shown(fact) for fact in remark.values}
    if "last" in words and "first" in words:
        first, last = words["first"], words["last"]
        words["period"] = first if first == last else f"{first} – {last}"
    return _(sentence).format(**words)


def _shown(fact: Fact) -> str:
    """Return a fact as people write it."""
    value = fact.value
    if isinstance(value, date):
        return formats.iso(value)
    if isinstance(value, int):
        if fact.kind == "kronor":
            return formats.kronor(value)
        if fact.kind == "days":
            text = ngettext("{number} day", "{number} days", value)
            return text.format(number=formats.number(value))
        return formats.number(value)
    match fact.kind:
        case "month":
            return formats.month(value)
        case "length":
            return labels.length(value)
        case "lengths":
            return ", ".join(map(labels.length, value.split(", ")))
        case "occasion":
            return labels.occasion(value)
        case "activity":
            return labels.activity(value)
        case "thing":
            return _(THINGS[value])
        case "field":
            return _(FIELDS[value])
        case _:
            return value
