"""Writing a register with TinyDB, one document a line, always the same bytes."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from esftui.model.participant import Register
from esftui.model.record import Record


class LinesStorage(Storage):
    """A TinyDB storage in memory that renders itself as plain JSON, a document a line."""

    def __init__(self) -> None:
        """Begin empty."""
        self._tables: dict[str, dict[str, Any]] | None = None

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all tables, or nothing before the first write."""
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep all tables."""
        self._tables = data

    def text(self) -> str:
        """Return the file's text, which TinyDB's own storage can open."""
        tables = [
            f"{_json(name)}: {_table(documents)}"
            for name, documents in (self._tables or {}).items()
        ]
        return "{\n" + ",\n".join(tables) + "\n}\n"


def _table(documents: Mapping[str, Any]) -> str:
    if not documents:
        return "{}"
    lines = [f"{_json(str(key))}: {_json(document)}" for key, document in documents.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def render(register: Register) -> bytes:
    """Return the bytes of a register's file, written through TinyDB."""
    meta = () if register.meta is None else (register.meta,)
    tables: dict[str, Sequence[Record]] = {
        "participants": register.participants,
        "members": register.members,
        "spending": register.spending,
        "claims": register.claims,
        "events": register.events,
    }
    storage = LinesStorage()
    with TinyDB(storage=lambda: storage) as database:
        # a file names its schema, also where that is the default
        database.table("meta").insert_multiple(
            {"schema": m.schema, **msgspec.to_builtins(m)} for m in meta
        )
        for name, documents in tables.items():
            database.table(name).insert_multiple(msgspec.to_builtins(d) for d in documents)
        return storage.text().encode()
