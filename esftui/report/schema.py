"""JSON Schemas, made from the same types that files are read into and JSON is printed from.

They let an editor complete and check ``project.yaml`` and ``config.yaml`` while one
writes, and another program know what ``--json`` prints.
"""

from typing import Any, Literal, get_args

import msgspec

Kind = Literal[
    "project", "config", "meeting", "decisions", "status", "overview", "due", "log", "shared"
]

SCHEMAS: tuple[Kind, ...] = get_args(Kind)
"""What there is a schema of."""

_TITLES: dict[Kind, str] = {
    "project": "project.yaml of esftui",
    "config": "config.yaml of esftui",
    "meeting": "meetings/DATE.json of esftui",
    "decisions": "meetings/decisions.json of esftui",
    "status": "What esftui status PROJECT --json prints",
    "overview": "What esftui status --all --json prints",
    "due": "What esftui due --json prints",
    "shared": "What esftui status PROJECT --shared --json prints",
    "log": "What esftui log PROJECT --json prints",
}


def schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a kind of file or output."""
    made: dict[str, Any] = _portable(msgspec.json.schema(_types()[kind]))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[kind],
        **made,
    }


def _types() -> dict[Kind, type]:
    # late: the command line asks this module only for its kinds
    from esftui.config import ConfigFile
    from esftui.model.meeting import Meeting
    from esftui.model.project import Project
    from esftui.report.json.due import Due
    from esftui.report.json.history import Log
    from esftui.report.json.overview import Overview
    from esftui.report.json.shared import SharedStatus
    from esftui.report.json.status import Status
    from esftui.store.meetings import CarriedOutFile

    return {
        "project": Project,
        "config": ConfigFile,
        "meeting": Meeting,
        "decisions": CarriedOutFile,
        "status": Status,
        "overview": Overview,
        "due": Due,
        "log": Log,
        "shared": SharedStatus,
    }


def schema_text(kind: Kind) -> str:
    """Return the JSON Schema as indented text."""
    text = msgspec.json.format(msgspec.json.encode(schema(kind)), indent=2).decode()
    return text + "\n"


def _portable(node: Any) -> Any:
    """Return a schema whose patterns every engine reads alike: the end is ``$``, not Python's."""
    if isinstance(node, list):
        return [_portable(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: value.replace("\\Z", "$")
        if key == "pattern" and isinstance(value, str)
        else _portable(value)
        for key, value in node.items()
    }
