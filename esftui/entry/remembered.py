"""A form that finds its choices once: typing stays quick however large the register is.

What can be chosen and what is proposed hang on the context, which stays while a form is
filled in, and on the answers so far. It is found once for each, and not at every key.
"""

from collections.abc import Callable
from typing import TypeVar

from esftui.entry.form import Context, Field, Form, Value, Values

Found = TypeVar("Found")

_MOST = 16
"""So many sets of answers are remembered of each field."""


def remembering(form: Form) -> Form:
    """Return the form with a memory, to be used with one and the same context."""
    return form._replace(fields=tuple(_remembering(field) for field in form.fields))


def _remembering(field: Field) -> Field:
    return field._replace(
        options=_once(field.options) if field.options else None,
        default=_once(field.default) if field.default else None,
    )


def _once(find: Callable[[Context, Values], Found]) -> Callable[[Context, Values], Found]:
    known: dict[tuple[tuple[str, Value], ...], Found] = {}

    def found(context: Context, values: Values) -> Found:
        key = tuple(values.items())
        if key not in known:
            if len(known) >= _MOST:
                del known[next(iter(known))]
            known[key] = find(context, values)
        return known[key]

    return found
