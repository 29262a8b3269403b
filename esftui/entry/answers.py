"""The form of one survey answer, and what entering many of them at once stands on."""

from datetime import date
from typing import NamedTuple

from esftui.entry import options
from esftui.entry.form import Context, Entered, Field, Form, Option, Value, Values
from esftui.entry.people import shown_day, subject
from esftui.locales import N_, _, formats, labels
from esftui.model.goal import Question
from esftui.model.participant import Answer
from esftui.store.change import Change
from esftui.store.places import element_key, plain


class Given(NamedTuple):
    """One person's answer: the value on the question's scale, or nothing for no answer."""

    person: str
    value: int | None


def question(context: Context, name: object) -> Question | None:
    """Return a question by its id."""
    return next((each for each in context.project.questions if each.id == name), None)


def answers_of(context: Context, name: object) -> tuple[Answer, ...]:
    """Return the answers of a participant or of someone of another group."""
    someone = options.person(context, name) or options.member(context, name)
    return someone.answers if someone is not None else ()


def asked_before(context: Context, person: object, of: str, occasion: str) -> Answer | None:
    """Return the latest time that the question was put, if it was not answered then."""
    put = [e for e in answers_of(context, person) if (e.question, e.occasion) == (of, occasion)]
    latest = max(put, key=lambda each: each.asked, default=None)
    return latest if latest is not None and latest.answered is None else None


def changes(
    context: Context, of: str, occasion: str, day: date, given: tuple[Given, ...]
) -> tuple[Change, ...]:
    """Return what many persons' answers to one question change.

    Who was asked before and was silent has answered that; who was not is taken to have
    been asked on the day itself. Without a value, it is only registered that they were.
    """
    found: list[Change] = []
    for person, value in given:
        waiting = asked_before(context, person, of, occasion)
        table = "participants" if options.person(context, person) else "members"
        if waiting is None:
            answered = None if value is None else day
            answer = Answer(
                question=of, occasion=occasion, asked=day, answered=answered, value=value
            )
            path = (table, person, "answers", element_key("answers", answer))
            found.append(Change(path, None, plain(answer)))
        elif value is not None:
            path = (table, person, "answers", element_key("answers", waiting))
            found.append(Change((*path, "answered"), None, day.isoformat()))
            found.append(Change((*path, "value"), None, value))
    return tuple(found)


def wrong_value(of: Question, value: object) -> str | None:
    """Return what is wrong with a value, if it is not on the question's scale."""
    if isinstance(value, int) and not of.low <= value <= of.high:
        message = _("The scale goes from {low} to {high}.")
        return message.format(low=formats.number(of.low), high=formats.number(of.high))
    return None


def _question(context: Context, values: Values) -> Value:
    found: tuple[Option, ...] = options.questions(context, values)
    return found[0].value if len(found) == 1 else None


def _occasion(context: Context, values: Values) -> Value:
    found = options.occasions(context, values)
    return found[0].value if len(found) == 1 else None


def _check(context: Context, values: Values) -> dict[str, str]:
    of, day, person = question(context, values["question"]), values["date"], values["person"]
    assert of is not None
    assert isinstance(day, date)
    wrong = wrong_value(of, values.get("value"))
    if wrong is not None:
        return {"value": wrong}
    waiting = asked_before(context, person, of.id, str(values["occasion"]))
    if waiting is not None and day < waiting.asked:
        message = _("The question was put {day}: the answer cannot be before it.")
        return {"date": message.format(day=formats.iso(waiting.asked))}
    if not _changes(context, values):
        return {"value": _("This is registered already.")}
    made = {(e.question, e.occasion, e.asked) for e in answers_of(context, person)}
    if waiting is None and (of.id, values["occasion"], day) in made:
        return {"date": _("This is registered already.")}
    return {}


def _changes(context: Context, values: Values) -> tuple[Change, ...]:
    day, value = values["date"], values.get("value")
    assert isinstance(day, date)
    given = Given(str(values["person"]), value if isinstance(value, int) else None)
    return changes(context, str(values["question"]), str(values["occasion"]), day, (given,))


def _build(context: Context, values: Values) -> Entered:
    of = question(context, values["question"])
    assert of is not None
    value = values.get("value")
    said = _("no answer") if value is None else formats.number(int(str(value)))
    message = _("{name} answers {question} ({occasion}): {value}")
    told = message.format(
        name=values["person"],
        question=of.title,
        occasion=labels.occasion(str(values["occasion"])),
        value=said,
    )
    return Entered(_changes(context, values), told)


def _no_questions(context: Context) -> str | None:
    if context.project.questions:
        return None
    return _("The project file has no survey questions (questions).")


ANSWER = Form(
    "answer",
    N_("Survey answer"),
    N_("Register what someone answered, or that someone was asked and did not answer."),
    "answer",
    (
        Field(
            "question",
            N_("Question"),
            "choice",
            required=True,
            options=options.questions,
            default=_question,
        ),
        Field(
            "occasion",
            N_("Occasion"),
            "choice",
            required=True,
            options=options.occasions,
            default=_occasion,
        ),
        Field(
            "person",
            N_("Pseudonym"),
            "choice",
            required=True,
            options=options.respondents,
            default=subject,
        ),
        Field("date", N_("Date"), "day", required=True, default=shown_day),
        Field("value", N_("Answer"), "number", help=N_("empty: asked, but no answer")),
    ),
    _build,
    _check,
    _no_questions,
)
