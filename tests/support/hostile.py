"""A project and its register whose every text does its worst, and what must not come of it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from esftui.model.participant import Register
from esftui.model.project import Project, ProjectData
from esftui.store.problem import errors
from esftui.store.register_rules import register_findings
from esftui.store.rules import project_findings
from support.example_data import DATA

NASTY = {
    "markup": "[bold red]Fet[/bold red] [/] [@click=app.quit]Sluta[/] [link=file:///x]l[/link]",
    "broken markup": "[/röd] [bold [[ \\[ ]] [@click=] [not a style on] $primary",
    "colour": "\x1b[31mröd\x1b[0m\x1b[2J\x1b[1;1H\x1b[?1049l",
    "link": "\x1b]8;;https://example.org\x1b\\länk\x1b]8;;\x1b\\ \x1b]52;c;aGVq\x07",
    "title": "\x1b]0;Ny titel\x07\x1bc\x1b#8\x07\x08\x0e",
    "eighth bit": "\x9b31mröd\x9d0;x\x9c \x90q\x9c \x85 \x80",
    "turned round": "\u202eesrevni\u202c \u2066x\u2069 \u200f\u061c\u200e \u2067y",
    "unseen": "s\u200ba\u200dm\u2060m\ufeffa\u00adn \u3164\u115f \u034f",
    "stacked": "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308 a\u0336\u20e0\u0489 \u0301",
    "long": "Långt " + "å" * 9_990,
    "wide": "日本語" * 40 + " ｆｕｌｌ　ｗｉｄｔｈ",
    "lines": "rad\ttvå\nny\rvagn\r\nfönster\u2028delar\u2029stycke\x0b\x0c slut",
    "pictures": "👩🏽\u200d🎓 👨\u200d👩\u200d👧\u200d👦 🇸🇪 ❤\ufe0f 1\ufe0f\u20e3",
    "tags": "🏴\U000e0067\U000e0062\U000e007f \ufe0e \U000e0101",
    "other scripts": "مرحبا بالعالم שלום नमस्ते ไทย \u1100\u1161\u11a8",
    "unassigned": "\ue000\U000f0000\u0378\ufffd\U0010fffd",
    "format": "{} {0} {line} {title!r} {0.__class__} }{ %s %(x)s %",
    "quotes": "\"'`´’ \\n \\x1b[31m \\ $(reboot) `reboot` ${HOME} ; | &",
    "only blanks": "\u2003\u00a0\u3000.",
}
"""Texts that files may hold, each with what goes wrong where it is not looked after."""


def rotated(turn: int) -> Iterator[str]:
    """Yield the texts without end, beginning with another one each turn."""
    texts = list(NASTY.values())
    while True:
        yield texts[turn % len(texts)]
        turn += 1


@cache
def _free_places(name: str) -> tuple[dict[str, Any], tuple[tuple[Any, ...], ...]]:
    """Return an example as plain data, and the places in it where any text may stand."""
    from esftui.store.folder import load_folder

    data = load_folder(DATA / name)
    few = msgspec.structs.replace(data.register, participants=data.register.participants[:40])
    plain = json.loads(msgspec.json.encode({"project": data.project, "register": few}))
    free = [path for path in _texts(plain, ()) if _may_be_anything(plain, path)]
    return plain, tuple(free)


def _texts(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))


def _put(plain: Any, path: tuple[Any, ...], text: str) -> None:
    for step in path[:-1]:
        plain = plain[step]
    plain[path[-1]] = text


def _get(plain: Any, path: tuple[Any, ...]) -> str:
    for step in path:
        plain = plain[step]
    assert isinstance(plain, str)
    return plain


def _may_be_anything(plain: dict[str, Any], path: tuple[Any, ...]) -> bool:
    """Say whether a text may be any other, by trying; a register's rows are all alike."""
    if path[0] == "register" and path[1] != "meta" and path[2] > 2:
        return False
    before = _get(plain, path)
    _put(plain, path, "Vad [som] helst")
    try:
        project = msgspec.convert(plain["project"], Project)
        if path[0] == "project":
            return not any(f.severity == "error" for f in project_findings(project))
        register = msgspec.convert(plain["register"], Register)
        return not any(f.severity == "error" for f in register_findings(project, register))
    except msgspec.ValidationError:
        return False
    finally:
        _put(plain, path, before)


def hostile(name: str, turn: int) -> dict[str, Any]:
    """Return an example project and its register as plain data, every free text a nasty one."""
    plain, free = _free_places(name)
    made: dict[str, Any] = json.loads(json.dumps(plain))
    texts = rotated(turn)
    for path in free:
        # a pseudonym has a limit
        most = 64 if path[1] == "participants" and path[-1] == "id" else None
        _put(made, path, next(texts)[:most])
    return made


def hostile_data(name: str, turn: int) -> ProjectData:
    """Return the same as it is once it was read."""
    made = hostile(name, turn)
    return ProjectData(
        project=msgspec.convert(made["project"], Project),
        register=msgspec.convert(made["register"], Register),
    )


def write_hostile(folder: Path, name: str, turn: int) -> Path:
    """Write such a project's folder, with escapes where the files ask for them."""
    made = hostile(name, turn)
    folder.mkdir(parents=True)
    (folder / "project.yaml").write_text(_as_yaml(made["project"]), "utf-8")
    register = {
        table: {str(number): row for number, row in enumerate(rows, 1)}
        for table, rows in made["register"].items()
        if isinstance(rows, list)
    }
    (folder / "register.json").write_text(json.dumps(register), "utf-8")
    return folder


def _as_yaml(project: dict[str, Any]) -> str:
    """Return plain data as YAML, one key of the project a line."""
    lines = []
    for key, value in project.items():
        text = _quoted(value) if isinstance(value, str) and "-" not in value[4:5] else None
        lines.append(f"{key}: {text or _flow(value)}")
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    match value:
        case dict():
            inner = ", ".join(f"{_quoted(key)}: {_flow(each)}" for key, each in value.items())
            return "{" + inner + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case str():
            return _quoted(value)
        case _:
            return json.dumps(value)


def _quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    code = ord(character)
    if character in '"\\':
        return "\\" + character
    if character.isprintable() and code < 0x300:
        return character
    return f"\\U{code:08X}"


def harmful(text: str, allowed: str = "") -> str:
    """Return the characters of a text that act on a terminal or cannot be seen."""
    return "".join(
        sorted(
            {
                character
                for character in text
                if character not in allowed
                and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
            }
        )
    )


def errors_of(folder: Path) -> list[str]:
    """Return the errors that checking a folder finds, in words."""
    from esftui.store.check import check_paths

    return [str(problem) for problem in errors(check_paths([folder]))]
