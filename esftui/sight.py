"""What is seen first, drawn before the library of the screen is loaded.

It is made by another process than the one that shows it, out of nothing but texts, so that
what measures and draws need not be loaded before something is seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from esftui.panels.line import Drawing, Line

if TYPE_CHECKING:
    from esftui.config import Config
    from esftui.session import Session, Snapshot

Size = tuple[int, int]
"""Columns and rows."""


class Sight(NamedTuple):
    """A dashboard as texts, for a size of the terminal, and what must be known to show it.

    ``settings`` are the settings, still packed; ``folder`` is the project that is open.
    """

    size: Size
    language: str
    theme: str
    keys: Mapping[str, str]
    header: Line
    banner: tuple[str, str]
    drawings: Mapping[str, Drawing]
    folder: Path
    settings: bytes


def banner_of(snapshot: Snapshot, keys: Mapping[str, str]) -> tuple[str, str]:
    """Return the banner's words for a snapshot with a broken file: what, and what to do."""
    if not snapshot.problems:
        return "", ""
    from msgspec.structs import replace

    from esftui.commands import BY_ID, shown_key
    from esftui.locales import _

    number = len(snapshot.problems)
    key = shown_key(BY_ID["problems"], keys)
    # all of it, and which copy could be brought back
    more = _("{key}: all {number}") if number > 1 else _("{key}: more")
    right = more.format(key=key, number=number)
    if snapshot.read_at is not None:
        read = _("shown as last read {time}").format(time=f"{snapshot.read_at:%H:%M}")
        right = f"{read}   {right}".rstrip()
    # the line and what is wrong must be seen: the folder, which may be long, is left out
    first = snapshot.problems[0]
    return str(replace(first, file=Path(first.file).name)), right


def sight_of(session: Session, config: Config, size: Size) -> Sight | None:
    """Return the first sight of a project that has been read; nothing if it has no figures."""
    import pickle

    from esftui.locales import language
    from esftui.panels import checklist
    from esftui.panels.header import header_line
    from esftui.panels.registry import PANELS
    from esftui.screens.arrangement import FIRST, arrange

    figures = session.snapshot.figures
    if figures is None:
        return None
    banner = banner_of(session.snapshot, config.keys)
    boxes = arrange(*size, 1, bool(banner[0]))
    drawings: dict[str, Drawing] = {}
    for spec in PANELS:
        box = boxes.get(spec.id)
        if box is not None:
            inside = box.width - 4, box.height - 2
            drawings[spec.id] = (
                checklist.draw(figures, *inside, cursor=0)
                if spec.id == FIRST
                else spec.draw(figures, *inside)
            )
    return Sight(
        size,
        language(),
        config.theme,
        dict(config.keys),
        header_line(figures.head, size[0], read_only=session.snapshot.read_only is not None),
        banner,
        drawings,
        session.folder,
        pickle.dumps(config),
    )
