"""A page set by a Jinja2 template that may be a user's own: it gets data, and has its limits.

It can read no attribute that is not for it and no file outside its folder. Loops that would
not end in good time, and texts that no page has room for, are refused.
"""

import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from esftui.locales import _
from esftui.report.papers.formats import CannotWrite

_ROUNDS, _LETTERS = 100_000, 20_000_000
"""How often loops over numbers may go round in all, and how long a page may be."""

_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a template at fault can come to: the language is a small Python."""


class _Environment(ImmutableSandboxedEnvironment):
    """Where a template is run. No text is multiplied there, and no power is taken."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._left = _ROUNDS
        self.globals["range"] = self._range

    def _range(self, *ends: int) -> range:
        found = range(*ends)
        self._left -= len(found)
        if self._left < 0:
            raise TemplateRuntimeError(_("its loops go round too often"))
        return found

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator != "*" or not numbers:
            raise TemplateRuntimeError(_("only numbers can be multiplied"))
        return left * right


def page(
    name: str, folders: Sequence[Path], filters: Mapping[str, Any], data: Mapping[str, Any]
) -> str:
    """Return the page that a template makes of data.

    Args:
        name: the template's file.
        folders: where it is looked for, the first one first.
        filters: what texts can be put through.
        data: what it gets.

    Raises:
        CannotWrite: if the template is at fault; it says where.
        OSError: if it cannot be read.
    """
    environment = _Environment(folders)
    environment.filters.update(filters)
    parts: list[str] = []
    length = 0
    try:
        for part in environment.get_template(name).generate(data):
            parts.append(part)
            length += len(part)
            if length > _LETTERS:
                raise TemplateRuntimeError(_("the page gets too long"))
    except UnicodeDecodeError as error:
        raise refused(name, _("it is no text in UTF-8")) from error
    except _FAULTS as error:
        raise refused(_place(error, name, folders), str(error)) from error
    return "".join(parts)


def refused(name: object, reason: str) -> CannotWrite:
    """Return that a template cannot be used, and why."""
    message = _("The template {name} cannot be used: {reason}")
    return CannotWrite(message.format(name=name, reason=reason))


def _place(error: Exception, name: str, folders: Sequence[Path]) -> str:
    """Return the file and the line of a fault: the innermost of a template."""
    line, file = getattr(error, "lineno", None), getattr(error, "filename", None)
    if line:
        return f"{file or name}:{line}"
    inside = [str(folder) for folder in folders]
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(".html") and frame.filename.startswith(tuple(inside)):
            return f"{frame.filename}:{frame.lineno}"
    return name
