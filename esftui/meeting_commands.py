"""What can be done where a meeting is shown, and nothing else can: id, keys, name, help.

On a wall there is no way to what only the desk may see, so the commands of the desk do not
hold there. Remotes of presenters send PageUp and PageDown, ``b`` or a full stop.
"""

from esftui.commands import Command
from esftui.locales import N_

MEETING_COMMANDS: tuple[Command, ...] = (
    Command(
        "meeting_next",
        ("right", "pagedown", "space", "n", "enter", "down"),
        N_("next item"),
        N_("Show the next page or item of the agenda."),
        "meeting",
        "step(1)",
    ),
    Command(
        "meeting_previous",
        ("left", "pageup", "p", "backspace", "up"),
        N_("item before"),
        N_("Show the page or item before."),
        "meeting",
        "step(-1)",
    ),
    Command(
        "meeting_first",
        ("home",),
        N_("first item"),
        N_("Show the first item of the agenda."),
        "meeting",
        "edge(-1)",
    ),
    Command(
        "meeting_last",
        ("end",),
        N_("last item"),
        N_("Show the last item of the agenda."),
        "meeting",
        "edge(1)",
    ),
    Command(
        "meeting_go",
        ("g",),
        N_("agenda"),
        N_("Choose an item of the agenda to go to."),
        "meeting",
        "choose_item",
    ),
    Command(
        "meeting_blank",
        ("b", "full_stop"),
        N_("blank"),
        N_("Show nothing at all on the wall, or the item again."),
        "meeting",
        "blank",
    ),
    Command(
        "meeting_decide",
        ("d",),
        N_("decide"),
        N_("Take a decision about what is shown: deviation, cause, action, owner, date."),
        "meeting",
        "change('decide')",
    ),
    Command(
        "meeting_decisions",
        ("l",),
        N_("decisions taken"),
        N_("Show what this meeting has decided, to put it right or take it away."),
        "meeting",
        "look('meeting_decisions')",
    ),
    Command(
        "meeting_attendance",
        ("a",),
        N_("attendance"),
        N_("Note who has come: organisation and gender, never a name."),
        "meeting",
        "change('attendance')",
    ),
    Command(
        "meeting_all_decisions",
        ("D",),
        N_("all decisions"),
        N_("Show what all meetings have decided, and how far it has come."),
        "meeting",
        "look('open_decisions')",
    ),
    Command(
        "meeting_undo",
        ("u",),
        N_("undo"),
        N_("Undo your latest change."),
        "meeting",
        "change('undo')",
    ),
    Command(
        "meeting_redo",
        ("ctrl+r",),
        N_("redo"),
        N_("Do what was undone once more."),
        "meeting",
        "change('redo')",
    ),
    Command(
        "meeting_close",
        ("c",),
        N_("close the meeting"),
        N_("Close the meeting for good: what was shown is kept as it was, and not changed."),
        "meeting",
        "change('close_meeting')",
    ),
    Command(
        "meeting_notes",
        ("e",),
        N_("edit notes"),
        N_("Change the notes of the item; on the presenter's screen alone."),
        "meeting",
        "notes",
    ),
    Command(
        "meeting_theme",
        (),
        N_("theme"),
        N_("Change the colours: esf-dark, esf-light (high contrast) or one of the others."),
        "meeting",
        "app.choose_theme",
    ),
    Command(
        "meeting_palette",
        ("ctrl+p",),
        N_("commands"),
        N_("Search among what can be done at the meeting."),
        "meeting",
        "commands",
    ),
    Command(
        "meeting_help",
        ("question_mark", "f1"),
        N_("all keys"),
        N_("Show all keys of the meeting."),
        "meeting",
        "keys",
    ),
    Command(
        "meeting_leave",
        ("escape",),
        N_("leave"),
        N_("Leave the screen; the meeting stays open and goes on where it was."),
        "meeting",
        "leave",
    ),
    Command(
        "meeting_quit",
        ("ctrl+q", "ctrl+c"),
        N_("quit"),
        N_("Leave the program; the meeting stays open."),
        "meeting",
        "quit",
    ),
)
"""All commands of a meeting's screens, in the order of the help."""

MEETING_BY_ID = {command.id: command for command in MEETING_COMMANDS}

CHANGING = frozenset(
    {
        "meeting_decide",
        "meeting_attendance",
        "meeting_close",
        "meeting_notes",
        "meeting_undo",
        "meeting_redo",
    }
)
"""The commands that change an open meeting; one that is shown again has none of them."""

PRESENTER_ALONE = frozenset({"meeting_notes"})
"""The commands of the presenter's own screen, that the wall does not have."""
