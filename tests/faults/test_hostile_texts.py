"""Texts that do their worst, shown everywhere: they can be read, and do nothing."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from support.command_line import CommandLine
from support.hostile import NASTY, errors_of, harmful, hostile_data, write_hostile
from support.long import count

from esftui.measure.everything import measure
from esftui.panels.compose import line_cells
from esftui.panels.line import plain
from esftui.panels.registry import PANELS
from esftui.readable import clean
from esftui.report.plain import WIDTH, cells

PROJECTS = ("framtidsstegen", "job-action-plan-europe", "fler-i-arbete")
SHOWN = date(2013, 3, 31)
TURNS = range(0, len(NASTY), count(5, 1))
"""Which text stands first; in the long run each stands in each place once."""


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("name", PROJECTS)
def test_every_panel_draws_only_what_can_be_read_and_keeps_its_width(name: str, turn: int) -> None:
    figures = measure(hostile_data(name, turn), SHOWN)
    for spec in PANELS:
        for width, height in ((34, 8), (56, 12), (96, 20)):
            drawing = spec.draw(figures, width, height)
            whole = [drawing.figure, drawing.foot, *drawing.lines]
            assert not harmful(drawing.heading + "".join(map(plain, whole)))
            for line in drawing.lines:
                assert cell_len(plain(line)) == line_cells(line) <= width
        for width in (56, 116):
            full = spec.full(figures, width)
            for line in full.lines:
                assert not harmful(plain(line)), plain(line)
                assert cell_len(plain(line)) == line_cells(line) <= width


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("name", PROJECTS)
def test_every_command_prints_only_what_can_be_read(
    name: str, turn: int, esftui: CommandLine
) -> None:
    folder = write_hostile(esftui.folder / "data" / "p", name, turn)
    assert errors_of(folder) == []
    at = ("--as-of", "2013-03-31")
    for words in (["status", "p", *at], ["status", "--all", *at], ["due", "p", *at], ["due", *at]):
        ran = esftui(*words)
        assert (ran.code, ran.err) == (0, "")
        assert not harmful(ran.out, "\n")
        for line in ran.out.splitlines():
            assert cell_len(line) <= WIDTH, line
        ran = esftui(*words, "--json")
        assert ran.code == 0
        assert not harmful(ran.out, "\n")
        assert json.loads(ran.out)
    for words in (["check"], ["set", "p", "nope"], ["set", "p", "nope", "--note", NASTY["link"]]):
        ran = esftui(*words)
        assert not harmful(ran.out + ran.err, "\n")


@pytest.mark.parametrize("kind", NASTY)
def test_what_is_set_and_what_is_said_of_it_can_only_be_read(
    kind: str, esftui: CommandLine
) -> None:
    esftui.write('schema: 1\nid: p\ntitle: T\nowner: O\nstart: 2012-01-01\nend: 2013-12-31\n'
                 'checklist:\n  - {id: a, title: A, note: "\\e[2J", owner: "\\u202E"}\n',
                 "data/p/project.yaml")  # fmt: skip
    for option in ("--note", "--owner"):
        ran = esftui("set", "p", "a", option, NASTY[kind])
        assert ran.code == 0, ran
        assert not harmful(ran.out + ran.err, "\n")
    assert esftui("check").code == 0
    text = (esftui.folder / "data" / "p" / "project.yaml").read_text("utf-8")
    for acting in harmful(text, "\n"):
        assert unicodedata.category(acting) != "Cc"
        assert unicodedata.bidirectional(acting) in ("BN", "L"), "an editor is not turned round"
    for words in (["status", "p", NASTY[kind]], [NASTY[kind]], ["check", NASTY[kind]],
                  ["status", "--as-of", NASTY[kind]], ["--" + NASTY[kind]],
                  ["--data", NASTY[kind], "status"]):  # fmt: skip
        ran = esftui(*words)
        assert ran.code
        assert not harmful(ran.out + ran.err, "\n")


@pytest.mark.parametrize("kind", NASTY)
def test_cleaned_text_takes_the_cells_that_it_is_reckoned_to_take(kind: str) -> None:
    shown = clean(NASTY[kind])
    assert not harmful(shown)
    assert cells(shown) == cell_len(shown)


def test_every_character_takes_the_cells_that_the_screens_library_gives_it() -> None:
    for code in range(0x20, 0x110000):
        if chr(code).isprintable() and not 0x1F3FB <= code <= 0x1F3FF:
            assert cells(chr(code)) == cell_len(chr(code)), hex(code)


@given(st.text())
def test_what_is_cleaned_once_is_clean_and_takes_its_cells(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not harmful(once)
    assert cells(once) == sum(map(cell_len, once))
