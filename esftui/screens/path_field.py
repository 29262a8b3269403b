"""A field for a file's path, which completes what is typed by what is there."""

from collections.abc import Iterable
from pathlib import Path

from textual.suggester import Suggester

from esftui.store.home import from_home

SPREADSHEETS = (".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt")
"""How the names of files that may be spreadsheets end."""

_MOST = 200


class PathSuggester(Suggester):
    """Completes a path: folders, and files whose names end in one of some ways (any, if none)."""

    def __init__(self, endings: Iterable[str] = ()) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._endings = tuple(endings)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first path that begins as what is typed."""
        folder, begun = from_home(value), ""
        if not value.endswith(("/", "\\")):
            folder, begun = folder.parent, folder.name
        if not begun:
            return None
        try:
            names = sorted(entry.name for entry in folder.iterdir())
        except (OSError, ValueError):
            return None
        for name in names:
            if name.startswith(begun) and (
                name.lower().endswith(self._endings) or (folder / name).is_dir()
            ):
                return value + name[len(begun) :]
        return None


def spreadsheets_in(folders: Iterable[Path]) -> list[Path]:
    """Return the spreadsheets in some folders, the latest first; not those of ours."""
    found: dict[Path, float] = {}
    for folder in folders:
        try:
            entries = [each for each in folder.iterdir() if not each.name.startswith((".", "~"))]
        except OSError:
            continue
        for path in entries[: _MOST * 10]:
            if path.suffix.lower() in SPREADSHEETS and path.is_file():
                found.setdefault(path.resolve(), path.stat().st_mtime)
    return sorted(found, key=lambda path: -found[path])[:_MOST]
