"""The questions about a project that is to be started: asked on a terminal, and in a form.

Each has words, an example, what is proposed, how an answer is read, and what it means. An
answer is judged in the light of those before it, so the order matters: the last day is
read after the first one.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from esftui.locales import N_, _, formats
from esftui.model.record import Slug
from esftui.start.answers import Answers, Setting, free_id, made_id, proposed
from esftui.start.names import kept_free
from esftui.start.period import LENGTH, LONGEST, SHORTEST, Kind, days, last_day, phases
from esftui.start.reading import (
    AnswerError,
    read_end,
    read_kronor,
    read_list,
    read_months,
    read_persons,
    read_start,
    read_text,
    refuse_personal_number,
)

Take = Callable[[str, Answers, Setting], Answers]
"""Takes what was typed, and returns the answers with that one in them, or raises AnswerError."""

KINDS: dict[Kind, str] = {"implementation": N_("implementation"), "pre_study": N_("pre-study")}
"""The kinds of project, and their words."""

_KIND_WORDS: dict[str, Kind] = {
    "implementation": "implementation",
    "genomförande": "implementation",
    "genomförandeprojekt": "implementation",
    "1": "implementation",
    "pre_study": "pre_study",
    "pre-study": "pre_study",
    "förprojektering": "pre_study",
    "förstudie": "pre_study",
    "2": "pre_study",
}


class Question(NamedTuple):
    """One question; its words and its example are translated when they are shown.

    ``label`` is the word or two beside a field, ``words`` what is asked on a line of its own.
    ``proposal`` is what an empty answer stands for, in the light of the answers before it;
    ``means`` says what an answer that was taken means, or nothing. ``asked`` says whether
    the question makes sense after those answers.
    """

    key: str
    label: str
    words: str
    example: str
    take: Take
    proposal: Callable[[Answers, Setting], str] = lambda _answers, _setting: ""
    means: Callable[[Answers], str] = lambda _answers: ""
    asked: Callable[[Answers], bool] = lambda _answers: True


class Judged(NamedTuple):
    """What a set of typed answers came to: complete answers, and what is wrong, by question.

    What is wrong is left as it was proposed in ``answers``.
    """

    answers: Answers
    problems: Mapping[str, AnswerError]


def judge(typed: Mapping[str, str], setting: Setting) -> Judged:
    """Read the answers in their order; what is not typed, or empty, is what is proposed."""
    answers = proposed(setting)
    problems: dict[str, AnswerError] = {}
    for question in QUESTIONS:
        text = typed.get(question.key, "").strip() or question.proposal(answers, setting)
        try:
            answers = question.take(text, answers, setting)
        except AnswerError as error:
            problems[question.key] = error
    return Judged(answers, problems)


# reading each


def _title(text: str, answers: Answers, setting: Setting) -> Answers:
    title = read_text(text, _("Write the project's name."))
    refuse_personal_number(made_id(title))
    return answers._replace(title=title, id=made_id(title))


def _id(text: str, answers: Answers, setting: Setting) -> Answers:
    refuse_personal_number(text)
    name = text.strip()
    if not _is_slug(name):
        raise AnswerError(_("Write a short name of lower-case letters a-z, digits, - and _."))
    if kept_free(name):
        raise AnswerError(_("{name} means something else already: take another.").format(name=name))
    reason = setting.taken(name)
    if reason is not None:
        raise AnswerError(reason)
    return answers._replace(id=name)


def _is_slug(name: str) -> bool:
    import msgspec

    try:
        msgspec.convert(name, Slug)
    except msgspec.ValidationError:
        return False
    return True


def _owner(text: str, answers: Answers, setting: Setting) -> Answers:
    return answers._replace(owner=read_text(text, _("Write who owns the project.")))


def _kind(text: str, answers: Answers, setting: Setting) -> Answers:
    refuse_personal_number(text)
    typed = text.strip().casefold()
    words = {_(word).casefold(): kind for kind, word in KINDS.items()} | _KIND_WORDS
    fitting = {kind for word, kind in words.items() if typed and word.startswith(typed)}
    kind = words.get(typed) or (fitting.pop() if len(fitting) == 1 else None)
    if kind is None:
        known = ", ".join(_(word) for word in KINDS.values())
        raise AnswerError(_("Write one of: {known}.").format(known=known))
    return answers._replace(kind=kind, end=last_day(answers.start, LENGTH[kind]))


def _start(text: str, answers: Answers, setting: Setting) -> Answers:
    start = read_start(text, setting.today)
    return answers._replace(start=start, end=last_day(start, LENGTH[answers.kind]))


def _end(text: str, answers: Answers, setting: Setting) -> Answers:
    end = read_end(text, answers.start, setting.today)
    if end < answers.start:
        message = _("The last day is before the first one, {day}.")
        raise AnswerError(message.format(day=formats.iso(answers.start)), unfinished=True)
    if not SHORTEST <= days(answers.start, end) <= LONGEST:
        message = _("A project runs for at least {least} days and at most {most} years.")
        text = message.format(least=formats.number(SHORTEST), most=formats.number(LONGEST // 366))
        raise AnswerError(text)
    return answers._replace(end=end)


def _municipalities(text: str, answers: Answers, setting: Setting) -> Answers:
    return answers._replace(municipalities=read_list(text))


def _participants(text: str, answers: Answers, setting: Setting) -> Answers:
    # a project without participants has none planned, not nought of them
    return answers._replace(participants=read_persons(text) or None, women=None, months=None)


def _women(text: str, answers: Answers, setting: Setting) -> Answers:
    women = read_persons(text)
    if women is not None and answers.participants is None:
        raise AnswerError(_("Say first how many participants are planned in all."))
    if women is not None and women > (answers.participants or 0):
        message = _("There are {number} participants in all.")
        raise AnswerError(message.format(number=formats.number(answers.participants)))
    return answers._replace(women=women)


def _months(text: str, answers: Answers, setting: Setting) -> Answers:
    months = read_months(text)
    if months is not None and answers.participants is None:
        raise AnswerError(_("Say first how many participants are planned in all."))
    runs = days(answers.start, answers.end) * 12 / 365.25
    # a length that was counted in whole months may be a day or two longer than the mean ones
    if months is not None and months > runs + 0.1:
        message = _("The project itself runs for {number} months.")
        raise AnswerError(message.format(number=formats.number(runs)))
    return answers._replace(months=months)


def _grant(text: str, answers: Answers, setting: Setting) -> Answers:
    return answers._replace(grant=read_kronor(text), total=None)


def _total(text: str, answers: Answers, setting: Setting) -> Answers:
    total = read_kronor(text)
    if total is None and answers.grant is not None:
        raise AnswerError(_("Write the total budget too: the grant and the co-financing."))
    if total is not None and answers.grant is None:
        raise AnswerError(_("Write the grant too: the part of the total that the fund pays."))
    if total is not None and total < (answers.grant or 0):
        message = _("The total cannot be less than the grant, {amount}.")
        text = message.format(amount=formats.kronor(answers.grant))
        raise AnswerError(text, unfinished=True)
    if total == 0:
        raise AnswerError(_("The total budget cannot be nothing; leave both empty instead."))
    return answers._replace(total=total)


# what they mean


def _first_day(answers: Answers) -> str:
    return f"{formats.weekday(answers.start)} {formats.iso(answers.start)}"


def _last_day(answers: Answers) -> str:
    day = f"{formats.weekday(answers.end)} {formats.iso(answers.end)}"
    if answers.kind == "pre_study":
        return day
    border = phases(answers.kind, answers.start, answers.end)[0].end
    words = _("{day} · mobilisation until {border}, assumed")
    return words.format(day=day, border=formats.iso(border))


def _split(answers: Answers) -> str:
    if answers.women is None or answers.participants is None:
        return ""
    return _("{women} women and {men} men").format(
        women=formats.number(answers.women),
        men=formats.number(answers.participants - answers.women),
    )


def _person_months(answers: Answers) -> str:
    if answers.months is None or answers.participants is None:
        return ""
    number = formats.number(answers.participants * answers.months)
    return _("{number} participant-months, which the allowance is reckoned by").format(
        number=number
    )


def _share(answers: Answers) -> str:
    if answers.total is None or answers.grant is None:
        return ""
    share = formats.percent(answers.grant / answers.total, 1)
    return _("ESF share {share}").format(share=share)


QUESTIONS: tuple[Question, ...] = (
    Question(
        "title",
        N_("Name"),
        N_("The project's name"),
        N_("Steps to work"),
        _title,
        lambda answers, _setting: answers.title,
    ),
    Question(
        "id",
        N_("Short name"),
        N_("Short name, for the folder"),
        N_("steps-to-work"),
        _id,
        lambda answers, setting: free_id(answers.title, setting),
    ),
    Question(
        "owner",
        N_("Project owner"),
        N_("Project owner"),
        N_("Social services, Alvesta municipality"),
        _owner,
        lambda answers, _setting: answers.owner,
    ),
    Question(
        "kind",
        N_("Kind"),
        N_("Kind: implementation or pre-study"),
        N_("implementation"),
        _kind,
        lambda answers, _setting: _(KINDS[answers.kind]),
    ),
    Question(
        "start",
        N_("First day"),
        N_("First day"),
        "2027-01-01",
        _start,
        lambda answers, _setting: formats.iso(answers.start),
        _first_day,
    ),
    Question(
        "end",
        N_("Last day"),
        N_("Last day, or how long it runs"),
        N_("36 months"),
        _end,
        lambda answers, _setting: formats.iso(answers.end),
        _last_day,
    ),
    Question(
        "municipalities",
        N_("Municipalities"),
        N_("Municipalities"),
        "Alvesta, Växjö",
        _municipalities,
    ),
    Question(
        "participants",
        N_("Participants"),
        N_("Planned participants"),
        "60",
        _participants,
    ),
    Question(
        "women",
        N_("of which women"),
        N_("Women among them"),
        "30",
        _women,
        means=_split,
        asked=lambda answers: answers.participants is not None,
    ),
    Question(
        "months",
        N_("Months each"),
        N_("Months that each is planned to stay (the co-financing by allowance hangs on it)"),
        N_("9.5"),
        _months,
        means=_person_months,
        asked=lambda answers: answers.participants is not None,
    ),
    Question(
        "grant",
        N_("ESF grant"),
        N_("ESF grant in kronor"),
        "5 000 000",
        _grant,
    ),
    Question(
        "total",
        N_("Total budget"),
        N_("Total budget in kronor, with co-financing"),
        "8 000 000",
        _total,
        means=_share,
        asked=lambda answers: answers.grant is not None,
    ),
)
"""All questions, in the order in which they are asked and judged."""
