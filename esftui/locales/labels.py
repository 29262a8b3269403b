"""The words on the screen for the standard terms of the model."""

from esftui.locales import N_, _, formats, ngettext, pgettext

EXIT_REASONS = {
    "work": N_("Work"),
    "studies": N_("Studies"),
    "vocational_training": N_("Vocational training"),
    "placement": N_("Placement"),
    "other_measure": N_("Other measure"),
    "care": N_("Care or treatment"),
    "returned": N_("Back to referrer"),
    "interrupted": N_("Interrupted"),
    "moved": N_("Moved"),
    "other": N_("Other"),
    "unknown": N_("Reason missing"),
}

ACTIVITIES = {
    "mapping": N_("Mapping"),
    "coaching": N_("Coaching"),
    "placement": N_("Placement"),
    "work_training": N_("Work training"),
    "study_visit": N_("Study visit"),
    "exchange": N_("Transnational exchange"),
    "language_cafe": N_("Language café"),
    "health": N_("Health activity"),
    "course": N_("Course"),
}

STATUSES = {
    "not_started": N_("not started"),
    "in_progress": N_("in progress"),
    "done": N_("done"),
    "not_applicable": N_("not applicable"),
}

VERDICTS = {
    "met": N_("met"),
    "on_track": N_("on track"),
    "at_risk": N_("at risk"),
    "out_of_reach": N_("out of reach"),
    "missed": N_("missed"),
    "undecided": N_("target not decided"),
    "no_data": N_("no data"),
}

FOLLOW_UP_OUTCOMES = {
    "work": N_("Work"),
    "studies": N_("Studies"),
    "other_measure": N_("Other measure"),
    "none": N_("None of these"),
}

DECISION_KINDS = {
    "decision": N_("Decision"),
    "action": N_("Action"),
    "information": N_("Information"),
    "postponed": N_("Postponed"),
}

CARRIED_OUT = {
    "not_started": N_("not started"),
    "in_progress": N_("in progress"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}

SEAT_GENDERS = {
    "woman": N_("woman"),
    "man": N_("man"),
    "unknown": N_("not given"),
}

GENDER_GROUPS = {
    "participants": N_("Participants"),
    "starts": N_("Starts"),
    "active": N_("Active"),
    "leavers": N_("Leavers"),
    "positive": N_("To work or studies"),
}


def exit_reason(reason: str, title: str | None = None) -> str:
    """Return the project's own title of an exit reason, or the standard word, or the id."""
    return title or (_(EXIT_REASONS[reason]) if reason in EXIT_REASONS else reason)


def activity(activity_type: str, title: str | None = None) -> str:
    """Return the project's own title of an activity type, or the standard word, or the id."""
    return title or (_(ACTIVITIES[activity_type]) if activity_type in ACTIVITIES else activity_type)


def status(name: str) -> str:
    """Return the word for a checklist status."""
    return _(STATUSES[name])


def verdict(name: str) -> str:
    """Return the word for a goal's verdict."""
    return _(VERDICTS[name])


def decision_kind(name: str) -> str:
    """Return what was made of a matter at a meeting, in a word."""
    return _(DECISION_KINDS[name])


def carried_out(name: str) -> str:
    """Return how far a decision has been carried out."""
    return _(CARRIED_OUT[name])


def seat_gender(name: str) -> str:
    """Return the gender of someone in the steering group."""
    return _(SEAT_GENDERS[name])


def gender_group(name: str) -> str:
    """Return the word for a group that is split by gender."""
    return _(GENDER_GROUPS[name])


def follow_up_outcome(outcome: str) -> str:
    """Return the standard word for what a follow-up found, or that of an exit reason, or the id."""
    if outcome in FOLLOW_UP_OUTCOMES:
        return _(FOLLOW_UP_OUTCOMES[outcome])
    return exit_reason(outcome)


def action_plan(kind: str) -> str:
    """Return the word for a kind of individual action plan, or the kind."""
    match kind:
        case "health":
            return pgettext("action plan", "health")
        case "work_studies":
            return pgettext("action plan", "work or studies")
        case "competence":
            return pgettext("action plan", "competence")
    return kind


def occasion(name: str) -> str:
    """Return the words for a survey's occasion: ``before``, ``after`` or ``3 months after``."""
    match name:
        case "before":
            return pgettext("survey occasion", "before")
        case "during":
            return pgettext("survey occasion", "during")
        case "after":
            return pgettext("survey occasion", "after")
    return _("{time} after").format(time=length(name[1:].strip())) if name[:1] == "+" else name


def length(offset: str) -> str:
    """Return a length of time such as ``3 months`` in words: ``3 mån``; the text if it is none."""
    amount, _space, unit = offset.partition(" ")
    if not amount.isdecimal():
        return offset
    number = int(amount)
    match unit.removesuffix("s"):
        case "day":
            text = ngettext("{number} day", "{number} days", number)
        case "week":
            text = ngettext("{number} week", "{number} weeks", number)
        case "month":
            text = ngettext("{number} month", "{number} months", number)
        case _:
            return offset
    return text.format(number=formats.number(number))
