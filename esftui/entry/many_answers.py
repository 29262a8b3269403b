"""Entering what many answered to one question: whom it concerns, and what it changes."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from esftui.entry import options
from esftui.entry.answers import ANSWER, Given, changes, question
from esftui.entry.form import Context, Entered, Form, Values
from esftui.locales import N_, _, formats, labels, ngettext
from esftui.measure.people import standings
from esftui.measure.surveys import AskedPerson, asked_people, audience, is_due
from esftui.model.goal import Question
from esftui.model.participant import Member, Participant


class Survey(NamedTuple):
    """One question at one occasion, answered on one day."""

    question: Question
    occasion: str
    day: date


class Respondent(NamedTuple):
    """Someone who can answer: the pseudonym, and where the survey stands with them.

    ``asked`` is the day that the question was put without an answer so far, ``due`` the day
    that the occasion came; ``answered`` and ``value`` are an answer that stands already.
    """

    person: str
    about: str
    asked: date | None = None
    due: date | None = None
    answered: date | None = None
    value: int | None = None


def respondents(context: Context, survey: Survey) -> tuple[Respondent, ...]:
    """Return who can answer, those first who were asked the longest ago and have not.

    Then those whose occasion has come, the others of whom it can be asked, and last those
    who were asked after the day or have answered.
    """
    whom = audience(context.project, survey.question.id)
    register = context.data.register
    found = [
        _respondent(survey, member, member.organisation or "")
        for member in register.members
        if member.group in whom.groups
    ]
    if whom.participants:
        people = standings(register, survey.day)
        found += [
            _participant(survey, asked)
            for asked in asked_people(context.project, people, survey.day)
        ]
    return tuple(sorted(found, key=partial(_urgency, survey)))


def _participant(survey: Survey, asked: AskedPerson) -> Respondent:
    due = None
    if is_due(asked, survey.question, survey.occasion, survey.day):
        due = asked.due[survey.occasion]
    assert isinstance(asked.person, Participant)
    return _respondent(survey, asked.person, options.about(asked.person), due)


def _respondent(
    survey: Survey, person: Participant | Member, about: str, due: date | None = None
) -> Respondent:
    place = (survey.question.id, survey.occasion)
    put = [each for each in person.answers if (each.question, each.occasion) == place]
    latest = max(put, key=lambda each: each.asked, default=None)
    if latest is None:
        return Respondent(person.id, about, due=due)
    if latest.answered is None:
        return Respondent(person.id, about, asked=latest.asked, due=due)
    return Respondent(person.id, about, latest.asked, due, latest.answered, latest.value)


def _urgency(survey: Survey, someone: Respondent) -> tuple[int, date]:
    if someone.answered is not None:
        return 4, someone.answered
    if someone.asked is not None:
        return (0 if someone.asked <= survey.day else 3), someone.asked
    return (1, someone.due) if someone.due is not None else (2, date.max)


def refused(survey: Survey, someone: Respondent) -> str | None:
    """Return why someone's answer cannot be registered here, if it cannot."""
    if someone.answered is not None:
        message = _("{name} answered {day} already: correct that instead.")
        return message.format(name=someone.person, day=formats.iso(someone.answered))
    if someone.asked is not None and survey.day < someone.asked:
        message = _("The question was put {day}: the answer cannot be before it.")
        return message.format(day=formats.iso(someone.asked))
    return None


def says_nothing_new(someone: Respondent, value: int | None) -> bool:
    """Say whether it is registered already that someone was asked and has not answered."""
    return someone.asked is not None and someone.answered is None and value is None


def entered(context: Context, survey: Survey, given: Mapping[str, int | None]) -> Entered:
    """Return what many answers change, as one change."""
    answers = tuple(Given(person, value) for person, value in given.items())
    name, occasion = survey.question.id, survey.occasion
    told = ngettext(
        "{number} answer to {question} ({occasion})",
        "{number} answers to {question} ({occasion})",
        len(answers),
    ).format(
        number=formats.number(len(answers)),
        question=survey.question.title,
        occasion=labels.occasion(occasion),
    )
    return Entered(changes(context, name, occasion, survey.day, answers), told)


def survey_of(context: Context, values: Values) -> Survey | None:
    """Return the survey that was chosen, if the project still has its question."""
    of, day = question(context, values["question"]), values["date"]
    if of is None or not isinstance(day, date) or values["occasion"] not in of.occasions:
        return None
    return Survey(of, str(values["occasion"]), day)


def _build(_context: Context, _values: Values) -> Entered:
    return Entered((), "")


SURVEY = Form(
    "answers",
    N_("Many survey answers"),
    N_("Register what many answered to one question: one key for each."),
    "answers",
    tuple(ANSWER.field(key) for key in ("question", "occasion", "date")),
    _build,
    missing=ANSWER.missing,
)
"""Asks which question was answered, at which occasion and on what day; changes nothing."""
