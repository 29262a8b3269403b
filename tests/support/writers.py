"""Several programs that write one project at once, each in a process of its own."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from support.kill_targets import BY, Broken

ROOT = Path(__file__).resolve().parents[2]
CODE = "import sys; sys.path[:0] = ['tests']; from support.writers import main; main()"
SECONDS = 1800
SOFT = "_soft"
"""What the role of a writer ends with that takes a soft lock, whatever the others do."""


class Did(NamedTuple):
    """What one writer did: edits that were told as done, and those told as a conflict."""

    done: int
    conflicts: int


def at_once(
    folder: Path, roles: Sequence[str], times: int, lock: str = "auto", locks: str = "hold"
) -> list[Did]:
    """Let writers with these roles edit at the same time, each so many times.

    ``locks`` says what the system's locks are worth: they ``hold``, all are granted to
    everybody (``grant``), or there are none (``none``).

    Raises:
        Broken: with what a writer said that did not end well.
    """
    running = [
        subprocess.Popen(
            [sys.executable, "-c", CODE, role, str(folder), str(n), str(times), lock, locks],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n, role in enumerate(roles)
    ]
    try:
        return _together(running)
    finally:
        for writer in running:
            writer.kill()
            writer.communicate()


def _together(running: Sequence[subprocess.Popen[str]]) -> list[Did]:
    for writer in running:
        assert writer.stdout is not None
        writer.stdout.readline()
    # all are warm: now
    for writer in running:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    found = []
    for writer in running:
        out, told = writer.communicate(timeout=SECONDS)
        if writer.returncode:
            raise Broken(told)
        found.append(Did(**json.loads(out)))
    return found


def main() -> None:
    """Write as the arguments say."""
    role, folder, who, times, lock, locks = sys.argv[1:]
    _pretend(locks)
    from esftui.store import writing

    soft = lock == "soft" or role.endswith(SOFT)
    writing.use(writing.Settings(lock="soft" if soft else "auto", backups=0))
    act = ROLES[role.removesuffix(SOFT)]
    print("ready", flush=True)
    sys.stdin.readline()
    done = conflicts = 0
    while done < int(times):
        if act(Path(folder), int(who), done):
            done += 1
        else:
            conflicts += 1
    print(json.dumps(Did(done, conflicts)._asdict()))


def _pretend(locks: str) -> None:
    """Make the system's locks worth less than they are."""
    import fcntl

    def granted(_handle: object, _operation: int) -> None:
        return None

    def unknown(_handle: object, _operation: int) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    def unserved(_handle: object, _operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    if locks != "hold":
        fcntl.flock = {"grant": granted, "none": unknown, "unserved": unserved}[locks]


# what one edit of each is: true if it was told as done, false if it was told as a conflict


def _own_item(folder: Path, who: int, number: int) -> bool:
    """Note on an item that nobody else writes."""
    from esftui.store.edit import edit_item

    changes = {"note": f"{who} {number}", "status": ("done", "in_progress")[number % 2]}
    edit_item(folder / "project.yaml", f"item{who}", changes, by=BY)
    return True


def _count(folder: Path, who: int, _number: int) -> bool:
    """Add one to the number that is an item's note, which everybody does."""
    from esftui.store.edit import edit_item
    from esftui.store.project_file import load_project
    from esftui.store.refused import Conflict

    path = folder / "project.yaml"
    note = load_project(path).checklist[0].note
    wanted = {"note": _one_more(note, who), "owner": f"{who}"}
    try:
        edit_item(path, "item0", wanted, seen={"note": note}, by=BY)
    except Conflict as conflict:
        told = [(clash.change.path[2], clash.who) for clash in conflict.clashes]
        if told != [("note", BY.who)]:
            raise Broken(str(told)) from conflict
        return False
    return True


def _one_more(text: str | None, who: int) -> str:
    """Return the next number, signed: two who write the very same are of one mind."""
    return f"{int((text or '0').split()[0]) + 1} by {who}"


def _register(folder: Path, who: int, number: int) -> bool:
    """Enter an event under the next number, and add one to what stands at a person."""
    from esftui.store.change import Change
    from esftui.store.refused import Conflict
    from esftui.store.register import read_register
    from esftui.store.register_edit import edit_register

    people = read_register(folder / "register.json").register.participants
    place = ("participants", "FS-1", "referrer")
    event = {"date": "2012-05-01", "type": "visit", "note": f"{who} {number}"}
    before = people[0].referrer
    count = Change(place, before, _one_more(before, who))
    try:
        edit_register(folder, [Change(("events", "+"), None, event), count], BY)
    except Conflict:
        return False
    return True


def _event(folder: Path, who: int, number: int) -> bool:
    """Enter an event under the next number."""
    from esftui.store.change import Change
    from esftui.store.register_edit import edit_register

    event = {"date": "2012-05-01", "type": "visit", "note": f"{who} {number}"}
    edit_register(folder, [Change(("events", "+"), None, event)], BY)
    return True


def _editor(folder: Path, _who: int, number: int) -> bool:
    """Save a comment as an editor does: without a lock, a new file for the old one."""
    import time

    path = folder / "project.yaml"
    other = path.with_name("editor.saving")
    other.write_bytes(path.read_bytes() + b"# saved %d\n" % number)
    os.replace(other, path)
    time.sleep(0.02)
    return True


ROLES: dict[str, Callable[[Path, int, int], bool]] = {
    "own_item": _own_item,
    "count": _count,
    "register": _register,
    "event": _event,
    "editor": _editor,
}
