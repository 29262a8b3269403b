"""From plain data to typed records: quickly when all is well, thoroughly when it is not.

The fast path is msgspec's. Only when it refuses is JSON Schema brought in, made from the
same types, since it finds *every* problem; each is then told in plain words with what is
allowed and the nearest word.
"""

import contextlib
from typing import Any, TypeVar

import msgspec

from esftui.store.document import Document
from esftui.store.problem import FileProblems, Finding, Problem

T = TypeVar("T")


def as_record(document: Document, kind: type[T]) -> T:
    """Return a document's data as a record of a type.

    Raises:
        FileProblems: with everything that is wrong with it.
    """
    record, findings = examine(document, kind)
    if record is None or findings:
        raise FileProblems(document.problems(findings))
    return record


def examine(document: Document, kind: type[T]) -> tuple[T | None, list[Finding]]:
    """Return the record, as far as it could be made, and what is wrong."""
    record, findings = convert(document.data, kind)
    if not document.findings:
        return record, findings
    return record, document.findings + [f for f in findings if f.path not in document.unclear]


def convert(data: Any, kind: type[T]) -> tuple[T | None, list[Finding]]:
    """Return plain data as a record, or as much of it as could be made, and what is wrong.

    Where the faults are in parts that may be left out, the record without these is
    returned beside the findings, so that what it refers to can be looked at too.
    """
    try:
        return msgspec.convert(data, kind), []
    except msgspec.ValidationError as error:
        from esftui.store.explain import explain, without

        findings = explain(data, kind)
        if not findings:
            return None, [_as_told(error)]
        for above in (False, True):
            with contextlib.suppress(msgspec.ValidationError):
                return msgspec.convert(without(data, findings, above), kind), findings
        return None, findings


def problems(document: Document, findings: list[Finding]) -> tuple[Problem, ...]:
    """Return findings as problems at their places in the file."""
    return tuple(document.problems(findings))


def _as_told(error: msgspec.ValidationError) -> Finding:
    """Return msgspec's own message, with the path that it names."""
    message, _, place = str(error).partition(" - at `$")
    path: list[str | int] = []
    for part in place.rstrip("`").replace("[", ".[").split("."):
        if part.startswith("[") and part[1:-1].isdigit():
            path.append(int(part[1:-1]))
        elif part and not part.startswith("["):
            path.append(part)
    return Finding(tuple(path), message)
