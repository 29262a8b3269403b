"""A project file as it is put together: rows, notes for people, and examples."""

import textwrap
from datetime import date

from esftui.locales import _
from esftui.store.yaml_text import render

WIDTH = 96
"""How wide a note becomes."""

_COLUMN = 31
_EXAMPLE = "#"
"""Stands before an example, with nothing between: taken away, the example is in use.

A note has a space after its sign, and a row inside an example at least two.
"""


def text(value: str | date, *, flow: bool = False) -> str:
    """Return a value as YAML; ``flow``: it stands within braces or brackets."""
    return render(value, "", flow)


def entry(key: str, value: str) -> str:
    """Return a row with a key (with what stands before it) and a text."""
    return f"{key}: {text(value)}"


def flow_map(**values: str | int | bool) -> str:
    """Return keys and values as YAML on one line: ``{id: pilot, size: 15}``."""
    return f"{{{', '.join(f'{key}: {_flow(value)}' for key, value in values.items())}}}"


def _flow(value: str | int | bool) -> str:
    if isinstance(value, str):
        return text(value, flow=True)
    return str(value).lower()


def flow_list(values: tuple[str, ...]) -> str:
    """Return values as a YAML list on one line."""
    return f"[{', '.join(text(value, flow=True) for value in values)}]"


class Page:
    """The text of a project file, from the top down."""

    def __init__(self) -> None:
        self._rows: list[str] = []

    def space(self) -> None:
        """Leave a row empty."""
        self._rows.append("")

    def note(self, words: str, indent: int = 0) -> None:
        """Write something to the people who read the file, in as many rows as it takes."""
        before = " " * indent + "# "
        self._rows += textwrap.wrap(
            words, WIDTH, initial_indent=before, subsequent_indent=before, break_on_hyphens=False
        )

    def row(self, yaml: str, remark: str = "") -> None:
        """Write a row that is in use, with a remark after it."""
        self._rows.append(_with_remark(yaml, remark))

    def example(self, *rows: str, remark: str = "") -> None:
        """Write rows that are not in use until someone takes the first sign of each away.

        The remark stands after the first row.
        """
        first, *rest = rows
        marked = _with_remark(_EXAMPLE + first, remark)
        self._rows += [marked, *(_EXAMPLE + row for row in rest)]

    def listed(self, key: str, values: tuple[str, ...], remark: str = "") -> None:
        """Write a list of texts: on one row where it fits, else one a row."""
        one = f"{key}: {flow_list(values)}"
        if len(one) <= WIDTH:
            self.row(one, remark)
            return
        self.row(f"{key}:", remark)
        for value in values:
            self.row(f"  - {text(value)}")

    @property
    def content(self) -> str:
        """The file's text."""
        return "\n".join(self._rows) + "\n"


def _with_remark(yaml: str, remark: str) -> str:
    return f"{yaml.ljust(_COLUMN)} # {remark}" if remark else yaml


def assumed() -> str:
    """Return the remark on what is assumed."""
    return _("not decided: put in your own, and take assumed away")
