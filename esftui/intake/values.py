"""Cells as values of fields: read by the mapping, or refused with the reason."""

import re
from collections.abc import Callable
from datetime import date

from esftui.intake import lexicon
from esftui.intake.amounts import read_amount
from esftui.intake.cell import UNCOMPUTED, Cell, fold, is_error, text_of
from esftui.intake.choices import allowed, restricted, words_for
from esftui.intake.days import read_date
from esftui.intake.fields import AMOUNTS, DATES, LAST_DAYS, split_field
from esftui.intake.lengths import length_of
from esftui.intake.mapping import Mapping
from esftui.intake.reading import Read, Refusal, Value, told
from esftui.locales import _
from esftui.model.goal import Question
from esftui.model.project import Project
from esftui.store.personal_number import find
from esftui.store.source import personal_number_message
from esftui.store.words import listed, nearest, occasion_known

NOTHING = frozenset(("-", "–", "—", "--", ".", "/"))
"""What people write in a cell to say that there is nothing."""

_LONGEST = 2_000
_YEAR = re.compile(r"(19|20)\d\d")
_SCALE = re.compile(r"(\d{1,3})(?: ?[-–=:.)] ?\D.*)?")
_LATER = re.compile(r"\+? ?(\d{1,4}) ?(dag|d|day|vecka|v|week|man|manad|m|month)[a-z]*(?: .*)?")
_UNITS = {"d": "days", "v": "weeks", "w": "weeks", "m": "months"}


def read_value(
    field: str, cell: Cell, mapping: Mapping, project: Project
) -> Value | Refusal | None:
    """Return the value that a cell gives a field, nothing if it is empty, or why it is refused.

    Args:
        field: as in the mapping: ``start``, ``start 2``, ``question:closer``.
        cell: what stands in the sheet.
        mapping: which says what texts stand for, and how dates and amounts are written.
        project: whose words and period the value must fit.
    """
    read = read_cell(field, cell, mapping, project)
    return read.value if isinstance(read, Read) else read


def read_cell(
    field: str, cell: Cell, mapping: Mapping, project: Project, when: date | None = None
) -> Read | Refusal | None:
    """Return what :func:`read_value` does, with a note of what was done to the value.

    ``when`` is the day that an age was true at; without it the project's first.
    """
    parts = split_field(field)
    if parts is None:
        raise ValueError(field)
    text = text_of(cell)
    if has_personal_number(cell, whole=parts.name == "id"):
        return Refusal(personal_number_message())
    if is_error(text):
        return Refusal(_failed(text))
    given, found = _given(field, parts.name, text, mapping)
    if found:
        if given is None:
            return None
        cell, text = given, text_of(given)
    elif not text or text in NOTHING:
        return None
    if parts.name in DATES:
        last = parts.name in LAST_DAYS
        return read_date(cell, mapping.date_order, last, (project.start, project.end))
    if parts.name in AMOUNTS:
        return read_amount(cell, mapping.decimal)
    if parts.name == "value":
        return _answer(text, _question(parts.question, project))
    if parts.name == "birth_year":
        return _birth_year(cell, mapping, project, when)
    if parts.name in _READERS:
        return _READERS[parts.name](text, project)
    return _choice(parts.name, text, project)


def has_personal_number(cell: Cell, whole: bool = False) -> bool:
    """Say whether a personal number stands in a cell, as text or as a bare number.

    ``whole``: the cell is looked at as nothing but a number, whose first zeros a
    spreadsheet may have taken away.
    """
    if cell is None or isinstance(cell, (bool, date)):
        return False
    text = cell if isinstance(cell, str) else text_of(cell)
    if whole and 8 <= len(text) < 10 and text.isdecimal():
        text = text.zfill(10)
    return next(find(text), None) is not None


def _given(field: str, name: str, text: str, mapping: Mapping) -> tuple[Cell, bool]:
    """Return what the mapping says that a text stands for, and whether it says so."""
    for key in dict.fromkeys((field, name)):
        words = mapping.values.get(key)
        if not words:
            continue
        if text in words:
            return words[text], True
        folded = fold(text)
        for word, value in words.items():
            if folded and fold(word) == folded:
                return value, True
    return None, False


def _failed(text: str) -> str:
    if text == UNCOMPUTED:
        return _(
            "the formula was saved without its value: open the file in the spreadsheet program "
            "and save it"
        )
    return _("the formula has failed: {value}").format(value=text)


def _choice(field: str, text: str, project: Project) -> Read | Refusal:
    """Return one of the values that the project knows."""
    known = words_for(field, project)
    value = known.get(fold(text)) or known.get(fold(text.rstrip(".")))
    if value is not None:
        return Read(value)
    if not restricted(field):
        return _text(text, project)
    choices = allowed(field, project)
    message = _("{value} is not known here").format(value=told(text))
    near = nearest(fold(text), known)
    if near:
        message += "; " + _("did you mean {near}?").format(near=known[near])
    elif choices:
        message += "; " + _("known: {known}").format(known=listed(choices))
    return Refusal(message)


def _text(text: str, _project: Project) -> Read | Refusal:
    if len(text) > _LONGEST:
        return Refusal(_("the text is too long: at most {limit} characters").format(limit=_LONGEST))
    if not text.isprintable():
        return Refusal(_("an invisible control character stands in the text; take it away"))
    return Read(text)


def _pseudonym(text: str, project: Project) -> Read | Refusal:
    if len(text) > 64:
        return Refusal(_("a pseudonym has at most 64 characters"))
    if "@" in text:
        return Refusal(_("an e-mail address is no pseudonym"))
    return _text(text, project)


def _yes_or_no(text: str, _project: Project) -> Read | Refusal:
    folded = fold(text)
    if folded in lexicon.YES or folded in lexicon.NO:
        return Read(folded in lexicon.YES)
    return Refusal(_("{value} is neither yes nor no").format(value=told(text)))


def _occasion(text: str, _project: Project) -> Read | Refusal:
    if occasion_known(text):
        return Read(text)
    folded = fold(text)
    for occasion, words in lexicon.OCCASIONS.items():
        if folded in lexicon.words_of(words):
            return Read(occasion)
    later = _LATER.fullmatch(f"+{folded}" if text.startswith("+") else folded)
    if later:
        return Read(f"+{int(later[1])} {_UNITS[later[2][0]]}")
    message = _("{value} is no occasion: write before, during, after or +3 months")
    return Refusal(message.format(value=told(text)))


def _after(text: str, project: Project) -> Read | Refusal:
    known = project.follow_ups.after
    found = length_of(text, known)
    if found is not None:
        return Read(found)
    message = _("{value} is no time that the project follows up after: {known}")
    return Refusal(message.format(value=told(text), known=listed(known)))


_READERS: dict[str, Callable[[str, Project], Read | Refusal]] = {
    "id": _pseudonym,
    "referrer": _text,
    "note": _text,
    "outside_home": _yes_or_no,
    "activity_place": _text,
    "activity_abroad": _yes_or_no,
    "activity_example": _yes_or_no,
    "occasion": _occasion,
    "after": _after,
}


def _question(name: str, project: Project) -> Question | None:
    return next((question for question in project.questions if question.id == name), None)


def _answer(text: str, question: Question | None) -> Read | Refusal:
    match = _SCALE.fullmatch(text)
    if match is None:
        message = _("{value} is not a number; say in the mapping what it stands for")
        return Refusal(message.format(value=told(text)))
    return on_scale(int(match[1]), question)


def on_scale(value: int, question: Question | None) -> Read | Refusal:
    """Return an answer if it is on the question's scale."""
    if question is not None and not question.low <= value <= question.high:
        message = _("{value} is not on the question's scale, {low} to {high}")
        return Refusal(message.format(value=value, low=question.low, high=question.high))
    return Read(value)


def _birth_year(
    cell: Cell, mapping: Mapping, project: Project, when: date | None
) -> Read | Refusal:
    """Return a year of birth, from a year, a date of birth or an age."""
    text = text_of(cell)
    if _YEAR.fullmatch(text):
        return _born(int(text), project)
    match = re.fullmatch(r"(\d{1,3})(?: ?år| ?years?)?", text)
    if match:
        at = when or project.start
        read = _born(at.year - int(match[1]), project)
        message = _("from the age {age}: the year can be one less").format(age=match[1])
        return Read(read.value, message) if isinstance(read, Read) else read
    if re.fullmatch(r"\d{6}", text):
        # a date of birth of six digits: the latest century in which the person is old enough
        text = _with_century(text, project)
    read = read_date(text if isinstance(cell, str) else cell, mapping.date_order)
    if isinstance(read, Read) and isinstance(read.value, date):
        return _born(read.value.year, project)
    # a date of birth is not repeated
    return Refusal(_("this is neither a year of birth, a date of birth nor an age"))


def _with_century(digits: str, project: Project) -> str:
    year = int(digits[:2])
    century = project.start.year // 100 * 100
    if century + year > project.start.year - 15:
        century -= 100
    return f"{century + year:04d}{digits[2:]}"


def _born(year: int, project: Project) -> Read | Refusal:
    if not project.start.year - 100 <= year <= project.end.year - 10:
        return Refusal(_("{year} is not a likely year of birth").format(year=str(year)))
    return Read(year)
