"""Forms as data: what is asked, what each answer may be, and what it changes in the files.

A form is declared once. The screen draws it, the shell makes its options of it, and both
read and judge the answers here, so that neither can let in what the other would not.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from esftui.locales import _
from esftui.model.project import Project, ProjectData
from esftui.store.change import Change

Value = str | int | float | bool | date | None
"""One answer. Kronor are whole; an option is its value, not its label."""

Values = Mapping[str, Value]
"""Answers by the field's key; what was not answered is nothing."""

Kind = Literal["day", "choice", "text", "number", "kronor", "share", "yes_no"]


class Context(NamedTuple):
    """What a form is filled in against: the project as it is, at which date, for whom.

    ``shown`` is the date on the screen: days without a year are of its year, and what is
    entered happened on it unless another day is given. ``today`` is the calendar's.
    ``subject`` is who or what the form was opened on: a pseudonym, an item, a goal.
    """

    data: ProjectData
    shown: date
    today: date
    subject: str | None = None

    @property
    def project(self) -> Project:
        """The project's file."""
        return self.data.project


class Option(NamedTuple):
    """One of several answers: the value that is stored, the words shown, and more about it.

    ``also`` are other words for it, in lower case.
    """

    value: str
    label: str
    hint: str = ""
    also: tuple[str, ...] = ()


Options = Callable[[Context, Values], tuple[Option, ...]]
Default = Callable[[Context, Values], Value]
Condition = Callable[[Context, Values], bool]


class Field(NamedTuple):
    """One question of a form.

    ``label`` and ``help`` are texts to translate. ``options`` are the answers of a choice;
    where it is ``free``, another text may be written too. ``default`` proposes an answer
    from the context and the answers so far. ``asked`` says whether the field is asked at
    all, given the answers so far. ``flag`` is its name in the shell, the key unless given.
    """

    key: str
    label: str
    kind: Kind
    required: bool = False
    help: str = ""
    options: Options | None = None
    free: bool = False
    default: Default | None = None
    asked: Condition | None = None
    future: bool = False
    flag: str = ""

    @property
    def option(self) -> str:
        """The name of the shell's option, without its dashes."""
        return (self.flag or self.key).replace("_", "-")

    def is_asked(self, context: Context, values: Values) -> bool:
        """Say whether the field is asked, given the answers so far."""
        return self.asked is None or self.asked(context, values)


class Entered(NamedTuple):
    """What a form changes: in the register, or (checklist, goals) in the project's file.

    ``told`` says it in a line, for the user and the history. ``correction``: the register
    said something that was never so.
    """

    changes: tuple[Change, ...]
    told: str
    correction: bool = False


Check = Callable[[Context, Values], Mapping[str, str]]
Build = Callable[[Context, Values], Entered]


class Form(NamedTuple):
    """A form: its fields in order, what must hold between them, and what it changes.

    ``word`` is its name in the shell (``esftui add start``); ``check`` returns messages by
    the field that they belong to, given answers that are each right by themselves.
    ``missing`` says why the project has no use for the form (nothing: it has). ``begin`` is
    the field that one begins in on a screen, the first that is empty unless it is given.
    ``read_first`` are fields that are read before all others, wherever they stand: what is
    asked in those hangs on them.
    """

    id: str
    title: str
    help: str
    word: str
    fields: tuple[Field, ...]
    build: Build
    check: Check = lambda _context, _values: {}
    missing: Callable[[Context], str | None] = lambda _context: None
    begin: str | None = None
    read_first: tuple[str, ...] = ()

    @property
    def reading_order(self) -> tuple[Field, ...]:
        """The fields in the order that they are read in."""
        return tuple(sorted(self.fields, key=lambda field: field.key not in self.read_first))

    def field(self, key: str) -> Field:
        """Return a field by its key."""
        return next(field for field in self.fields if field.key == key)


class Reading(NamedTuple):
    """What was written in a form: the answers as far as they are right, and what is wrong.

    ``wrong`` has a sentence for each field that is not right, ``unfinished`` those that
    only are not written to their end yet.
    """

    values: dict[str, Value]
    wrong: dict[str, str]
    unfinished: frozenset[str] = frozenset()

    @property
    def right(self) -> bool:
        """Whether the form can be saved."""
        return not self.wrong


def required() -> str:
    """Return what is said of a field that must be filled in and is not."""
    return _("This must be filled in.")
