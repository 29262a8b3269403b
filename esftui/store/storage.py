"""TinyDB's storages: one that only reads, into typed records, and one that writes safely.

TinyDB's own storage opens its file for writing even to read it, so that every watcher
believes it was changed, and rewrites it in place, so that a crash leaves half a file.
"""

import gc
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import msgspec
from tinydb.storages import Storage
from tinydb.table import Table

from esftui.model.participant import Claim, Event, Member, Participant, RegisterMeta, Spending
from esftui.store.source import BOM, REGISTER_LIMIT, read_bytes

_LARGE = 200_000

Decoder = Callable[[bytes], dict[str, dict[str, Any]]]
"""Makes typed records of a register's bytes."""


class Tables(msgspec.Struct, forbid_unknown_fields=True, rename={"default": "_default"}):
    """A register file's tables: documents by their number, as TinyDB writes them.

    TinyDB makes the table ``_default`` by itself; it must be empty.
    """

    meta: dict[str, RegisterMeta] | msgspec.UnsetType = msgspec.UNSET
    participants: dict[str, Participant] | msgspec.UnsetType = msgspec.UNSET
    members: dict[str, Member] | msgspec.UnsetType = msgspec.UNSET
    spending: dict[str, Spending] | msgspec.UnsetType = msgspec.UNSET
    claims: dict[str, Claim] | msgspec.UnsetType = msgspec.UNSET
    events: dict[str, Event] | msgspec.UnsetType = msgspec.UNSET
    default: Annotated[dict[str, None], msgspec.Meta(max_length=0)] | msgspec.UnsetType = (
        msgspec.UNSET
    )


TABLES: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("meta", RegisterMeta),
    ("participants", Participant),
    ("members", Member),
    ("spending", Spending),
    ("claims", Claim),
    ("events", Event),
)
"""Each table of a register and what its documents are."""

_DECODER = msgspec.json.Decoder(Tables)
_PLAIN = msgspec.json.Decoder(dict[str, dict[str, Any]])


class RegisterStorage(Storage):
    """Reads a register into typed records and never writes; ``raw`` is the file's bytes.

    ``decoder`` makes the records of the bytes: those of the model's own version without.

    Raises:
        FileProblems: if the file cannot be read.
    """

    def __init__(self, path: Path, decoder: Decoder | None = None) -> None:
        super().__init__()
        self._path, self._decoder = path, decoder or decode
        self.raw = read_bytes(path, REGISTER_LIMIT)
        self._tables: dict[str, dict[str, Any]] | None = None

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the tables, decoded once.

        Raises:
            msgspec.DecodeError: if the file is not JSON, or not a register.
        """
        if self._tables is None:
            self._tables = self._decoder(self.raw)
        return self._tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Refuse: what is opened for reading stays as it is."""
        raise PermissionError(str(self._path))


class RecordTable(Table):
    """A table whose documents come as (number, record): as decoded, and never copied."""

    document_class = staticmethod(lambda document, number: (number, document))  # type: ignore[assignment]
    document_id_class = str  # type: ignore[assignment]


class DraftStorage(Storage):
    """A register on its way: read from some bytes, changed in memory, written by another.

    ``raw`` are the bytes to write then, one document a line, so that a difference between
    two versions can be read.
    """

    def __init__(self, raw: bytes | None) -> None:
        super().__init__()
        self._tables = None if raw is None else plain_tables(raw)
        self._given = raw
        self._changed = False

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables, as they are by now."""
        return self._tables

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep the tables."""
        self._tables = {name: dict(documents) for name, documents in data.items()}
        self._changed = True

    @property
    def raw(self) -> bytes:
        """The register's bytes: those given, as long as nothing was written."""
        if self._given is not None and not self._changed:
            return self._given
        return encode(self._tables or {})


def plain_tables(raw: bytes) -> dict[str, dict[str, Any]] | None:
    """Return a register's tables as plain data, or nothing if there is nothing in it.

    Raises:
        msgspec.DecodeError: if it is not JSON, or no tables of documents.
    """
    body = raw.removeprefix(BOM)
    if not body.strip():
        return None
    with without_collector(len(body)):
        found: dict[str, dict[str, Any]] = _PLAIN.decode(body)
    return found


def decode(raw: bytes) -> dict[str, dict[str, Any]]:
    """Return a register's tables as typed records.

    Raises:
        msgspec.DecodeError: if it is not JSON, or not a register.
    """
    body = raw.removeprefix(BOM)
    if not body.strip():
        return {}
    with without_collector(len(body)):
        return _present(_DECODER.decode(body))


def typed(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return tables of plain data as typed records.

    Raises:
        msgspec.ValidationError: if it is not a register.
    """
    return _present(msgspec.convert(data, Tables))


def _present(tables: Tables) -> dict[str, dict[str, Any]]:
    present = {name: getattr(tables, name) for name in Tables.__struct_fields__}
    return {name: rows for name, rows in present.items() if rows is not msgspec.UNSET}


def encode(data: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return tables as JSON in UTF-8, one document a line, a line end at the end."""
    tables = []
    for name, documents in data.items():
        rows = ",\n".join(
            f"{_json(str(number))}: {_json(document)}" for number, document in documents.items()
        )
        tables.append(f"{_json(name)}: {{\n{rows}\n}}" if rows else f"{_json(name)}: {{}}")
    return ("{\n" + ",\n".join(tables) + "\n}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@contextmanager
def without_collector(size: int) -> Iterator[None]:
    """Keep the cyclic garbage collector off while much is made at once: half the time."""
    if size < _LARGE or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
