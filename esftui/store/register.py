"""``register.json``: the participants and what happens to them, read through TinyDB."""

import contextlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB

from esftui.locales import N_, _
from esftui.model.participant import Register
from esftui.store import migration
from esftui.store.json_place import JsonPlaces
from esftui.store.personal_number import any_in_bytes, find, masked
from esftui.store.problem import FileProblems, Finding, KeyPath, Problem, key_path
from esftui.store.refused import CannotEdit
from esftui.store.source import (
    BOM,
    Places,
    as_source,
    personal_number_message,
    positions,
)
from esftui.store.storage import (
    TABLES,
    RecordTable,
    RegisterStorage,
    decode,
    plain_tables,
    typed,
)
from esftui.store.validate import convert
from esftui.store.words import brief, not_among

NAME = "register.json"
"""What the file is called in a project's folder."""

MOST = 200
"""How many problems of one register are told."""


class RegisterFile:
    """A register that was read, with the way back to a document's place in the file."""

    def __init__(self, path: Path, raw: bytes, tables: dict[str, dict[str, Any]]) -> None:
        self.path, self.raw = path, raw
        self._numbers = {name: list(documents) for name, documents in tables.items()}
        self._places: tuple[str, JsonPlaces] | None = None
        rows = {name: tuple(documents.values()) for name, documents in tables.items()}
        meta = rows.pop("meta", ())
        self.register = Register(meta=meta[0] if meta else None, **rows)

    def problems(self, findings: list[Finding]) -> list[Problem]:
        """Return findings, whose paths count documents from 0, as problems in the file."""
        if self._places is None:
            text = self.raw.removeprefix(BOM).decode()
            self._places = text, JsonPlaces(text)
        return _located(self.path, *self._places, [self._numbered(f) for f in findings])

    def newer(self) -> list[Problem]:
        """Return a warning if the file is of a newer format than is known."""
        found = migration.version_in(NAME, self.raw or None)
        if found is None or found <= migration.current("register"):
            return []
        message = migration.newer_message(self.path.name, found)
        number = next(iter(self._numbers.get("meta", ())), "1")
        finding = Finding(("meta", number, "schema"), message, severity="warning")
        text = self.raw.removeprefix(BOM).decode()
        return _located(self.path, text, JsonPlaces(text), [finding])

    def _numbered(self, finding: Finding) -> Finding:
        return msgspec.structs.replace(
            finding,
            path=self._real(finding.path),
            other=None if finding.other is None else self._real(finding.other),
        )

    def _real(self, path: KeyPath) -> KeyPath:
        if len(path) < 2 or not isinstance(path[1], int):
            return path
        return (path[0], self._numbers[str(path[0])][path[1]], *path[2:])


def load_register(path: Path) -> Register:
    """Return a register; a file that is missing or empty is an empty register.

    Raises:
        FileProblems: with everything that is wrong with the file by itself. What does not
            fit the project is found where both are loaded.
    """
    return read_register(path).register


def read_register(path: Path) -> RegisterFile:
    """Return a register with the places in its file; raises as :func:`load_register`."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return RegisterFile(path, b"", {})
    except OSError:
        pass  # opening it says better what is wrong
    with TinyDB(path, storage=_storage) as database:
        raw: bytes = database.storage.raw
        _refuse_numbers(path, raw)
        database.table_class = RecordTable
        try:
            tables = {name: dict(database.table(name).all()) for name in _present(database)}
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            raise FileProblems(_problems(path, raw, error)) from None
    _refuse_repeated(path, raw, tables)
    return RegisterFile(path, raw, tables)


def tables_of(path: Path, raw: bytes) -> dict[str, dict[str, Any]]:
    """Return the typed tables that a register's bytes hold, wherever they came from.

    Raises:
        FileProblems: as :func:`load_register`; ``path`` is named in them.
    """
    _refuse_numbers(path, raw)
    try:
        tables = decoded(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise FileProblems(_problems(path, raw, error)) from None
    _refuse_repeated(path, raw, tables)
    return tables


def decoded(raw: bytes) -> dict[str, dict[str, Any]]:
    """Return a register's tables as typed records, from a file of any version.

    An older one is brought up; of a newer one, what is not known is passed over.

    Raises:
        msgspec.DecodeError: if it is not JSON, or not a register.
    """
    try:
        tables = decode(raw)
    except msgspec.ValidationError:
        found = migration.version_in(NAME, raw)
        if found is None or found == migration.MODELLED == migration.current("register"):
            raise
    else:
        if migration.current("register") == migration.MODELLED or not tables:
            return tables
    plain = plain_tables(raw) or {}
    return typed(migration.modelled_tables(plain))


def _storage(path: Path) -> RegisterStorage:
    return RegisterStorage(path, decoded)


def _present(database: TinyDB) -> list[str]:
    """Return the tables that are there, in the order of the file's format."""
    names = database.tables()
    return [name for name, _kind in TABLES if name in names]


def _refuse_numbers(path: Path, raw: bytes) -> None:
    if any_in_bytes(raw):
        raise FileProblems(_with_numbers(path, raw))


def _refuse_repeated(path: Path, raw: bytes, tables: dict[str, dict[str, Any]]) -> None:
    repeated = _repeated(path, raw, tables)
    if repeated:
        raise FileProblems(repeated)


def _with_numbers(path: Path, raw: bytes) -> list[Problem]:
    """Return an error for each personal number, with the key that it stands at."""
    source = as_source(path, raw)
    starts = [start for start, _end in islice(find(source.text), MOST)]
    message = personal_number_message()
    return [
        Problem(str(path), line, column, key, message)
        for key, (line, column) in zip(
            _keys(source.text, starts), positions(source.text, starts), strict=True
        )
    ]


def _keys(text: str, starts: list[int]) -> list[str]:
    """Return the key that each of some places in JSON is at; nothing if it is not JSON."""
    places = JsonPlaces(text)
    try:
        return [key_path(places.path_at(start)) for start in starts]
    except (ValueError, IndexError, StopIteration, RecursionError):
        return [""] * len(starts)  # that it is not JSON is told once the numbers are gone


def _repeated(path: Path, raw: bytes, tables: dict[str, dict[str, Any]]) -> list[Problem]:
    """Return an error for each document number that is given twice.

    A decoder keeps the last of them and says nothing, so a person would be lost. Each
    table and document is one ``: {``, and nothing else is; only where their number does
    not fit is the file looked through.
    """
    expected = len(tables) + sum(len(documents) for documents in tables.values())
    if not raw.strip() or raw.count(b": {") + raw.count(b":{") == expected:
        return []
    text = raw.removeprefix(BOM).decode()
    found = list(islice(JsonPlaces(text).repeated(), MOST))
    places = Places(text, (index for _path, *both in found for index in both))
    problems = []
    for keys, first, later in found:
        message = _("{key} is given twice; the first one is on line {line}")
        line, column = places[later]
        told = message.format(key=brief(str(keys[-1])), line=places[first][0])
        problems.append(Problem(str(path), line, column, key_path(keys), told))
    return problems


def _problems(path: Path, raw: bytes, error: Exception) -> list[Problem]:
    """Return everything that keeps a register from being read."""
    source = as_source(path, raw)
    if not isinstance(error, msgspec.ValidationError):
        return [source.problem(*not_json(source.text, error))]
    try:
        data = json.loads(source.text)
    except (ValueError, RecursionError) as failure:
        return [source.problem(*not_json(source.text, failure))]
    with contextlib.suppress(CannotEdit, AttributeError, TypeError, LookupError, ValueError):
        # as its version means it, if it is whole enough for that
        data = migration.modelled_tables(data)
    findings = list(islice(_document_findings(data), MOST))
    if not findings:
        findings = [Finding((), str(error))]
    return _located(path, source.text, JsonPlaces(source.text), findings)


def not_json(text: str, error: Exception) -> tuple[int, str]:
    """Return where a text stops being JSON, and why."""
    try:
        json.loads(text)
    except json.JSONDecodeError as failure:
        if failure.pos >= len(text.rstrip()) or failure.msg.startswith("Unterminated"):
            return failure.pos, _("the file ends in the middle: it is half written or cut off")
        return failure.pos, next(
            (_(said) for part, said in _JSON_FAULTS if failure.msg.startswith(part)),
            _("this is not JSON: {reason}").format(reason=failure.msg),
        )
    except (ValueError, RecursionError):
        return 0, _("the file is nested too deep, or a number in it is too large")
    if isinstance(error, RecursionError):
        return 0, _("the file is nested too deep, or a number in it is too large")
    # stricter than the standard library: NaN and numbers beyond all bounds
    byte = re.search(r"\(byte (\d+)\)", str(error))
    index = len(text.encode()[: int(byte[1])].decode("utf-8", "ignore")) if byte else 0
    return index, _("this is not JSON: {reason}").format(reason=str(error))


_JSON_FAULTS = (
    ("Expecting property name", N_("a key in double quotes is expected here")),
    ("Illegal trailing comma", N_("the comma here has nothing after it")),
    ("Expecting ':'", N_("a colon is missing after the key")),
    ("Expecting ','", N_("a comma is missing before this")),
    ("Expecting value", N_("a value is missing here")),
    ("Extra data", N_("more follows here, but the file should have ended")),
    ("Invalid control character", N_("a line break or control character stands inside a text")),
    ("Invalid", N_("this backslash begins no known escape; write two: \\\\")),
)


def _document_findings(data: Any) -> Iterator[Finding]:
    """Yield what is wrong with each document; only those that fail are looked at closely."""
    if not isinstance(data, dict):
        message = _("a register holds tables: {allowed}")
        yield Finding((), message.format(allowed=", ".join(name for name, _kind in TABLES)))
        return
    kinds = dict(TABLES)
    for name, documents in data.items():
        if name == "_default" and not documents:
            continue
        if name not in kinds:
            message = _("there is no table {word}")
            finding = not_among((name,), name, kinds, message)
            yield msgspec.structs.replace(finding or Finding((name,), message), on_key=True)
        elif not isinstance(documents, dict):
            yield Finding((name,), _("a table holds documents by their number"))
        else:
            for number, document in documents.items():
                _record, findings = convert(document, kinds[name])
                for finding in findings:
                    path = (name, number, *finding.path)
                    yield msgspec.structs.replace(finding, path=path)


def _located(
    path: Path, text: str, places: JsonPlaces, findings: Iterable[Finding]
) -> list[Problem]:
    problems = []
    at = [
        (
            finding,
            places.index(finding.path, finding.on_key),
            0 if finding.other is None else places.index(finding.other, True),
        )
        for finding in findings
    ]
    lines = Places(text, (index for _finding, *both in at for index in both))
    for finding, place, other in at:
        line, column = lines[place]
        message = finding.message
        if finding.other is not None:
            message = message.replace("{line}", str(lines[other][0]))
        key = key_path(finding.path)
        problems.append(Problem(str(path), line, column, key, masked(message), finding.severity))
    problems.sort(key=lambda problem: (problem.line, problem.column, problem.message))
    return problems
