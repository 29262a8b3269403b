"""Versions of the files' formats: bringing older files up, and letting newer ones be read.

Each file names the version of its format (``schema``). An older one is read as if it were
of today's, and becomes so on the disk with the first change. A newer one is read as far as
it is understood, and nothing is written beside it: what a later program has put there would
be lost.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import inspect

from esftui.locales import _
from esftui.store.refused import CannotEdit
from esftui.store.yaml_tree import Mapping as YamlMapping
from esftui.store.yaml_tree import NotYaml, Scalar, compose

Kind = Literal["project", "register"]
Tables = dict[str, dict[str, Any]]

PROJECT, REGISTER = "project.yaml", "register.json"

FIRST = 1
"""The version that every format began with; also that of a register that names none."""

MODELLED = 1
"""The version that the types of :mod:`esftui.model` name."""

TEXT_STEPS: dict[int, Callable[[str], str]] = {}
"""What brings a project file from a version to the next one: as edits of its text.

A person's comments, order and quoting are theirs, so only what the step needs is changed;
``schema`` itself is seen to. A step that is not sure raises :class:`CannotEdit`.
"""

TABLE_STEPS: dict[int, Callable[[Tables], Tables]] = {}
"""What brings a register from a version to the next one: its tables as plain data.

They are the step's own to change; ``schema`` itself is seen to.
"""

_PROJECT_VERSION = re.compile(
    rb"^(?:\xef\xbb\xbf)?[\"']?schema[\"']?[ \t]*:[ \t]*(\d{1,9})[ \t]*(?:#[^\r\n]*)?\r?$",
    re.MULTILINE,
)
_META = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{\s*"meta"\s*:\s*\{\s*"[^"]*"\s*:\s*(\{.*?\})', re.DOTALL
)
_HEAD = 4096


class _MetaAlone(msgspec.Struct):
    meta: dict[str, Any] = {}


_META_DECODER = msgspec.json.Decoder(_MetaAlone)


def current(kind: Kind) -> int:
    """Return the version that files of a kind are written in today."""
    return FIRST + len(TEXT_STEPS if kind == "project" else TABLE_STEPS)


def current_of(name: str) -> int:
    """Return the version that the files of a name are written in today."""
    return current("project" if name == PROJECT else "register")


def version(data: Mapping[str, Any]) -> int | None:
    """Return the version that a project file's keys, or a register's ``meta``, name.

    Nothing if that is no number of a version: then the file is wrong, not of another one.
    """
    found = data.get("schema")
    return found if type(found) is int and found >= FIRST else None


def register_version(tables: Mapping[str, Any]) -> int | None:
    """Return the version of a register's tables, as plain data; the first if they name none."""
    metas = tables.get("meta") or {}
    meta: Any = next(iter(metas.values()), {}) if isinstance(metas, dict) else None
    if not isinstance(meta, dict):
        return None
    return version(meta) if "schema" in meta else FIRST


def version_in(name: str, raw: bytes | None) -> int | None:
    """Return the version that a file's bytes name, found quickly; nothing if it is not plain.

    Args:
        name: the file's name, which says what kind it is.
        raw: its bytes; nothing: there is no file.
    """
    if raw is None:
        return None
    if name == PROJECT:
        found = _PROJECT_VERSION.search(raw)
        return int(found[1]) or None if found else None
    if name != REGISTER:
        return None
    try:
        head = _META.match(raw[:_HEAD])
        if head is not None:
            return register_version({"meta": {"1": msgspec.json.decode(head[1])}})
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        pass  # the braces were part of a text
    try:
        body = raw.removeprefix(b"\xef\xbb\xbf")
        return register_version({"meta": _META_DECODER.decode(body).meta})
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


# newer files


def newer(folder: Path) -> str | None:
    """Return why a project must be left as it is: one of its files is of a newer format.

    Nothing if none is.
    """
    for name in (PROJECT, REGISTER):
        found = _named_in(folder / name)
        if found is not None and found > current_of(name):
            return newer_message(name, found)
    return None


def newer_message(name: str, found: int) -> str:
    """Return what is said of a file of a newer format."""
    # short: it is told in the last line of a small screen too
    message = _("{file} is from a newer esftui (format {found}, here {known}): install that one")
    return message.format(file=name, found=found, known=current_of(name))


def known(data: Any, kind: Any) -> Any:
    """Return plain data without the keys that a type does not know."""
    return _known(data, _type(kind))


@cache
def _type(kind: Any) -> inspect.Type:
    return inspect.type_info(kind)


def _known(data: Any, kind: inspect.Type) -> Any:
    match kind:
        case inspect.Metadata():
            return _known(data, kind.type)
        case inspect.StructType() if isinstance(data, dict):
            fields = {field.encode_name: field.type for field in kind.fields}
            found = {
                key: _known(value, fields[key]) for key, value in data.items() if key in fields
            }
            if kind.tag_field is not None and kind.tag_field in data:
                found = {kind.tag_field: data[kind.tag_field], **found}
            return found
        case inspect.DictType() if isinstance(data, dict):
            return {key: _known(value, kind.value_type) for key, value in data.items()}
        case inspect.VarTupleType() | inspect.ListType() if isinstance(data, list):
            return [_known(value, kind.item_type) for value in data]
        case inspect.UnionType():
            branch = _branch(data, kind)
            return data if branch is None else _known(data, branch)
    return data


def _branch(data: Any, kind: inspect.UnionType) -> inspect.Type | None:
    """Return which type of a union some data is meant for, where it holds anything."""
    if isinstance(data, list):
        lists = (inspect.VarTupleType, inspect.ListType)
        return next((each for each in kind.types if isinstance(each, lists)), None)
    if not isinstance(data, dict):
        return None
    found = [each for each in kind.types if isinstance(each, inspect.StructType | inspect.DictType)]
    for each in found:
        if isinstance(each, inspect.StructType) and each.tag_field is not None:
            if data.get(each.tag_field) == each.tag:
                return each
        else:
            return each
    return None


def _named_in(path: Path) -> int | None:
    """Return the version that a file names; of a large one no more is read than needed."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if path.name == REGISTER and _META.match(head):
                return version_in(path.name, head) or version_in(path.name, head + file.read())
            return version_in(path.name, head + file.read())
    except OSError:
        return None  # reading it says what is wrong


# older files


def migrated_text(text: str, found: int) -> str:
    """Return a project file's text, which is of a version, as text of today's.

    Raises:
        CannotEdit: if a step cannot be made surely.
    """
    for number in range(found, current("project")):
        text = with_value(TEXT_STEPS[number](text), "schema", str(number + 1))
    return text


def migrated_tables(tables: Tables, found: int) -> Tables:
    """Return a register's tables, which are of a version, as tables of today's.

    A register that says nothing about itself (no ``meta``) does not say its version either.
    """
    if found == current("register"):
        return tables
    tables = msgspec.json.decode(msgspec.json.encode(tables))
    for number in range(found, current("register")):
        tables = TABLE_STEPS[number](tables)
    for meta in tables.get("meta", {}).values():
        meta["schema"] = current("register")
    return tables


def modelled_tables(tables: Tables) -> Tables:
    """Return a register's tables of any version as the types of the model read them.

    Of a newer version, what these do not know is left out.
    """
    from esftui.store.storage import Tables as Known

    found = register_version(tables)
    if found is None:
        return tables
    if found <= current("register"):
        tables = migrated_tables(tables, found)
    else:
        tables = known(tables, Known)
    metas = tables.get("meta", {})
    named = {number: {**meta, "schema": MODELLED} for number, meta in metas.items()}
    return {**tables, "meta": named} if named else tables


def migrated(path: Path, raw: bytes | None) -> bytes | None:
    """Return the bytes that a file is to be replaced by before it is changed; nothing if none.

    Raises:
        CannotEdit: if it is of an older version and cannot be brought up surely.
    """
    found = version_in(path.name, raw)
    if raw is None or found is None or found >= current_of(path.name):
        return None
    if path.name == PROJECT:
        from esftui.store.source import BOM, as_source

        source = as_source(path, raw)
        return (BOM if source.bom else b"") + migrated_text(source.text, found).encode()
    from esftui.store.storage import encode, plain_tables

    tables = plain_tables(raw)
    if tables is None:
        return None
    return encode(_named(migrated_tables(tables, found), path))


def _named(tables: Tables, path: Path) -> Tables:
    """Return tables that name their version, also where they said nothing of themselves."""
    if tables.get("meta"):
        return tables
    from esftui.store.project_reading import load_project

    project = load_project(path.parent / PROJECT)
    meta: dict[str, Any] = {"schema": current("register"), "project": project.id}
    if project.example_data:
        meta["example_data"] = True
    return {"meta": {"1": meta}, **{name: rows for name, rows in tables.items() if name != "meta"}}


def with_value(text: str, key: str, value: str) -> str:
    """Return a YAML text with the plain value of one of its topmost keys replaced.

    Raises:
        CannotEdit: if the key is not there, or its value not written plainly.
    """
    try:
        root = compose(text)
    except NotYaml as error:
        raise CannotEdit(str(error)) from None
    for name, node in root.entries if isinstance(root, YamlMapping) else ():
        if isinstance(name, Scalar) and name.text == key:
            if isinstance(node, Scalar) and not (node.style or node.anchor or node.tag):
                return text[: node.start] + value + text[node.end :]
            break
    raise CannotEdit(_("the value of {key} is not written plainly").format(key=key))
