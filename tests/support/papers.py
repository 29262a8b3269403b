"""Papers for tests: about the examples, about texts that do their worst, and opened for real."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from esftui import locales
from esftui.disclosure import Rule
from esftui.model.project import ProjectData
from esftui.report.papers.compose import Kind, composed, paper
from esftui.report.papers.content import Heading, Paper, Table
from esftui.report.papers.material import Material, gather
from support import example_data
from support.held import held

AS_OF = date(2013, 3, 31)

PRIVATE = "HEMLIGT-OM-EN-PERSON"
"""Stands in every note and pseudonym of :func:`with_marks`."""

TRICKS = (
    "<script>alert(1)</script> & </style></svg><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% for x in y %} {# z #} ${x} <%= y %>",
    '#import "@preview/x:1.0.0": * #eval("1") $x^2$ *fet* _kursiv_ `kod` @hit <märke> \\n',
    "| a | b | *c* _d_ [e](http://example.org) ![f](g) www.example.org a@example.org ~~h~~",
    "# rubrik",
    "- punkt",
    "1. ett",
    "\u202eesrevni\u202c \u2066x\u2069",
    "\x1b[31mröd\x07\x00",
    "&amp; &#60; &lt;b&gt;",
    "Långt " + "å" * 9_990,
    "مرحبا بالعالم 日本語 नमस्ते",
)
"""Texts that mean something to one format or another."""


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while."""
    before = locales.language()
    locales.use(language)
    try:
        yield
    finally:
        locales.use(before)


@cache
def example(kind: Kind, name: str = "framtidsstegen", language: str = "sv") -> Paper:
    """Return a paper about an example; minutes are of the second meeting about it."""
    if kind == "minutes":
        data, meetings = held(name, language)
        return paper(kind, data, AS_OF, meetings=meetings)
    with speaking(language):
        return of_material(kind, name)


def tricked(text: str) -> ProjectData:
    """Return an example where a text stands wherever a paper takes one from the files.

    It is the one whose figures are shared in the least time: the texts are what is tried.
    """
    data = example_data.both("creadiem")
    project = data.project
    change = msgspec.structs.replace
    return change(
        data,
        project=change(
            project,
            title=text,
            owner=text,
            phases=tuple(change(each, title=text) for each in project.phases),
            goals=tuple(change(each, title=text) for each in project.goals),
            checklist=tuple(change(each, title=text, owner=text) for each in project.checklist),
            questions=tuple(change(each, title=text) for each in project.questions),
            activities=tuple(change(each, title=text) for each in project.activities),
            exit_reasons=tuple(change(each, title=text) for each in project.exit_reasons),
            standing_items=(text,),
            assumptions=(text,),
            partners=(text,),
            budget=change(
                project.budget,
                financing=tuple(change(each, title=text) for each in project.budget.financing),
                categories=tuple(change(each, title=text) for each in project.budget.categories),
            )
            if project.budget is not None
            else None,
        ),
    )


@cache
def tricky(kind: Kind, text: str) -> Paper:
    """Return a paper about such an example, in Swedish."""
    with speaking("sv"):
        return paper(kind, tricked(text), AS_OF)


@cache
def material(name: str, k: int = 5, *, compares: bool = True, marked: bool = False) -> Material:
    """Return what papers about an example are made from, at a threshold."""
    data = with_marks(name) if marked else example_data.both(name)
    return gather(data, AS_OF, Rule(k), compares=compares)


def of_material(kind: Kind, name: str, k: int = 5, *, marked: bool = False) -> Paper:
    """Return a paper as :func:`paper` makes it, its material gathered once for all kinds."""
    compares = kind in ("status", "progress")
    return composed(kind, material(name, k, compares=compares, marked=marked))


def with_marks(name: str) -> ProjectData:
    """Return an example whose every pseudonym and note of a person carries a mark."""
    plain = msgspec.to_builtins(example_data.both(name))
    for number, person in enumerate(plain["register"]["participants"]):
        person["id"] = f"{PRIVATE}-{number}"
        _mark_notes(person)
    for item in plain["project"]["checklist"]:
        item["note"] = PRIVATE
    return msgspec.convert(plain, ProjectData)


def _mark_notes(node: object) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "note":
                node[key] = PRIVATE
            else:
                _mark_notes(value)
    elif isinstance(node, list):
        for each in node:
            _mark_notes(each)


def texts(node: Any) -> Iterator[str]:
    """Yield every text of a paper."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for each in node:
            yield from texts(each)
    elif isinstance(node, msgspec.Struct):
        for name in node.__struct_fields__:
            yield from texts(getattr(node, name))


def headings(found: Paper, level: int = 1) -> list[str]:
    """Return the headings of a level."""
    return [b.text for b in found.blocks if isinstance(b, Heading) and b.level == level]


def table(found: Paper, caption: str) -> Table:
    """Return the table of a caption."""
    return next(b for b in found.blocks if isinstance(b, Table) and b.caption == caption)


def program(*names: str) -> str | None:
    """Return the first of some programs that is installed."""
    return next((found for name in names if (found := shutil.which(name))), None)


def pictures(pdf: Path, folder: Path) -> list[Path]:
    """Turn a PDF into a picture a page."""
    subprocess.run(
        ["pdftoppm", "-r", "40", "-png", str(pdf), str(folder / "page")], check=True, timeout=120
    )
    return sorted(folder.glob("page*.png"))


def text_of(pdf: Path) -> str:
    """Return the text of a PDF as a reader sees it, without breaks and blanks."""
    ran = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True, timeout=120
    )
    return squeezed(ran.stdout.decode())


def squeezed(text: str) -> str:
    """Return a text without any blanks, breaks and zero-width spaces."""
    return "".join(text.replace("\u200b", "").split())
