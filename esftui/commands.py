"""Every command of a user, once: id, keys, name, help.

The bindings, the footer, the help screen, the palette and the printed key sheet are all
made from this list, so that none of them can say something else than another.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from esftui.key_names import key_name, keys_of, shown_key
from esftui.locales import N_, _

__all__ = [
    "BY_ID",
    "COMMANDS",
    "GROUPS",
    "WRITING",
    "Command",
    "Group",
    "by_group",
    "key_name",
    "keys_of",
    "shown_key",
]

Group = Literal["time", "panels", "checklist", "entry", "project", "program", "meeting"]
"""What a command belongs to; the help screen and the key sheet stand in this order."""

GROUPS: dict[Group, str] = {
    "time": N_("Travel in time"),
    "panels": N_("Panels and pages"),
    "checklist": N_("Checklist"),
    "entry": N_("Add and correct"),
    "project": N_("Project"),
    "program": N_("Program"),
    "meeting": N_("At a meeting"),
}


class Command(NamedTuple):
    """Something that a user can do.

    ``keys`` are names of keys, the first one shown; none: it is in the palette alone.
    ``name`` says it in a word or two, ``help`` in a sentence; both are translated when
    shown. ``action`` is what the app runs.
    """

    id: str
    keys: tuple[str, ...]
    name: str
    help: str
    group: Group
    action: str

    @property
    def shown_name(self) -> str:
        """The name, in the language in use."""
        return _(self.name)

    @property
    def shown_help(self) -> str:
        """The help, in the language in use."""
        return _(self.help)


_FORMS = (
    ("start", N_("New start")),
    ("step", N_("Method step")),
    ("activity", N_("Activity")),
    ("activity_end", N_("End of an activity")),
    ("plan", N_("Action plan")),
    ("exit", N_("Exit")),
    ("follow_up", N_("Follow-up")),
    ("answer", N_("Survey answer")),
    ("spending", N_("Spending entry")),
    ("claim", N_("Claim for payment")),
    ("payment", N_("Payment")),
    ("event", N_("Event")),
    ("item", N_("New checklist item")),
    ("target", N_("Goal's target")),
)
"""The forms, by id and title; they are loaded when one is opened, and not for their names."""

_ENTER = tuple(
    Command(
        f"enter_{form}",
        (),
        title,
        N_("Open the form, for the person under the cursor if there is one."),
        "entry",
        f"enter({form!r})",
    )
    for form, title in _FORMS
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "month_back",
        ("left_square_bracket",),
        N_("month back"),
        N_("Go back to the end of the month before; every figure answers."),
        "time",
        "travel_month(-1)",
    ),
    Command(
        "month_forward",
        ("right_square_bracket",),
        N_("month forward"),
        N_("Go forward to the end of the month, or of the next one."),
        "time",
        "travel_month(1)",
    ),
    Command(
        "date",
        ("t",),
        N_("date"),
        N_("Choose the date that every figure is true at."),
        "time",
        "choose_date",
    ),
    Command(
        "today",
        ("equals_sign",),
        N_("today"),
        N_("Go to today, or to the project's last day when it is over."),
        "time",
        "today",
    ),
    Command(
        "full",
        ("enter",),
        N_("full panel"),
        N_("Show the panel in full: large chart, every number, every definition."),
        "panels",
        "full_panel",
    ),
    Command(
        "next_panel",
        ("tab", "right"),
        N_("next panel"),
        N_("Move to the next panel."),
        "panels",
        "next_panel(1)",
    ),
    Command(
        "previous_panel",
        ("shift+tab", "left"),
        N_("previous panel"),
        N_("Move to the previous panel."),
        "panels",
        "next_panel(-1)",
    ),
    Command(
        "up",
        ("up",),
        N_("up"),
        N_("Move to the item above, or to the panel above."),
        "panels",
        "move(-1)",
    ),
    Command(
        "down",
        ("down",),
        N_("down"),
        N_("Move to the item below, or to the panel below."),
        "panels",
        "move(1)",
    ),
    Command(
        "page_1",
        ("1",),
        N_("page 1"),
        N_("Show the page with flow, exits, gender, budget, goals and checklist."),
        "panels",
        "page(1)",
    ),
    Command(
        "page_2",
        ("2",),
        N_("page 2"),
        N_(
            "Show the page with follow-ups, surveys, activities, steps, composition and what to do."
        ),
        "panels",
        "page(2)",
    ),
    Command(
        "step_item",
        ("space",),
        N_("step status"),
        N_("Step the item's status: not started, in progress, done. It is saved at once."),
        "checklist",
        "step_item",
    ),
    Command(
        "open_item",
        ("e",),
        N_("open item"),
        N_("Open the item: status, date, owner and note."),
        "checklist",
        "open_item",
    ),
    Command(
        "add",
        ("a",),
        N_("add"),
        N_("Add a start, an exit, an activity, an answer, a spending entry and so on."),
        "entry",
        "add",
    ),
    *_ENTER,
    Command(
        "enter_answers",
        (),
        N_("Many survey answers"),
        N_("Register what many answered to one question: one key for each."),
        "entry",
        "enter_answers",
    ),
    Command(
        "correct_spending",
        (),
        N_("Correct a spending entry"),
        N_("Put a spending entry right, or take it away if it was never so."),
        "entry",
        "correct_entry('spending')",
    ),
    Command(
        "correct_claim",
        (),
        N_("Correct a claim"),
        N_("Put a claim or its payment right, or take it away if it was never so."),
        "entry",
        "correct_entry('claims')",
    ),
    Command(
        "correct_event",
        (),
        N_("Correct an event"),
        N_("Put an event right, or take it away if it never happened."),
        "entry",
        "correct_entry('events')",
    ),
    Command(
        "undo",
        ("u",),
        N_("undo"),
        N_("Undo your latest change, also one from before the last start."),
        "checklist",
        "undo",
    ),
    Command(
        "redo",
        ("ctrl+r",),
        N_("redo"),
        N_("Do what was undone once more."),
        "checklist",
        "redo",
    ),
    Command(
        "history",
        ("H",),
        N_("history"),
        N_("Show what was changed, when and by whom: in the item under the cursor, or in all."),
        "project",
        "history",
    ),
    Command(
        "project",
        ("p",),
        N_("project"),
        N_("Change to another project; the list can be searched."),
        "project",
        "choose_project",
    ),
    Command(
        "new_project",
        (),
        N_("new project"),
        N_("Start a project of your own: a few questions, a checklist, an empty register."),
        "project",
        "new_project",
    ),
    Command(
        "import",
        (),
        N_("import a spreadsheet"),
        N_("Bring participants, spending or answers into the register, looked over first."),
        "project",
        "import",
    ),
    Command(
        "export",
        (),
        N_("export"),
        N_("Write figures that may be shared, or the register, to a workbook or text files."),
        "project",
        "export",
    ),
    Command(
        "participants",
        ("d",),
        N_("participants"),
        N_("Show all participants, by pseudonym; Enter shows all that happened to one."),
        "project",
        "participants",
    ),
    Command(
        "meeting",
        ("m",),
        N_("meeting"),
        N_("Hold the steering meeting: shared figures alone, one item at a time, on the wall."),
        "project",
        "meeting",
    ),
    Command(
        "presenter",
        (),
        N_("presenter's screen"),
        N_("Show the notes and what is next of the open meeting, and move what is on the wall."),
        "project",
        "presenter",
    ),
    Command(
        "decisions",
        ("D",),
        N_("decisions"),
        N_("Show what steering meetings have decided, and write down what has come of it."),
        "project",
        "open_decisions",
    ),
    Command(
        "report",
        (),
        N_("write a paper"),
        N_("Write a status report, a draft of a report to the fund, or the evaluator's pack."),
        "project",
        "report",
    ),
    Command(
        "reload",
        ("r",),
        N_("reload"),
        N_("Read the project's files again (changes are seen by themselves)."),
        "project",
        "reload",
    ),
    Command(
        "problems",
        ("f",),
        N_("problems"),
        N_("Show every problem in the project's files, with file, line and column."),
        "project",
        "problems",
    ),
    Command(
        "quality",
        ("Q",),
        N_("data quality"),
        N_("Show what is odd in the register today, whatever date is shown, and what to do."),
        "project",
        "quality",
    ),
    Command(
        "theme",
        (),
        N_("theme"),
        N_("Change the colours: esf-dark, esf-light (high contrast) or one of the others."),
        "program",
        "choose_theme",
    ),
    Command(
        "palette",
        ("ctrl+p",),
        N_("commands"),
        N_("Search among all commands."),
        "program",
        "palette",
    ),
    Command(
        "help",
        ("question_mark", "f1"),
        N_("all keys"),
        N_("Show all keys, and what the figures mean."),
        "program",
        "help",
    ),
    Command(
        "quit",
        ("q", "ctrl+q", "ctrl+c"),
        N_("quit"),
        N_("Leave; everything is already saved."),
        "program",
        "quit",
    ),
)
"""All commands, in the order of the help screen."""

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}

WRITING = frozenset(
    command.id
    for command in COMMANDS
    if command.group == "entry" or command.id in ("step_item", "undo", "redo", "import")
)
"""The commands that change a project: a footer does not offer them where nothing may be
written, and the keys say why."""


def by_group() -> Iterator[tuple[str, tuple[Command, ...]]]:
    """Yield each group's heading (translated) and its commands."""
    for group, heading in GROUPS.items():
        yield _(heading), tuple(command for command in COMMANDS if command.group == group)
