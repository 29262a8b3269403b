"""Every way in for a personal number, and every way out: it is refused, and never told on."""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console
from support.command_line import CommandLine
from support.desk import Desk, copied, opened
from support.files import HEAD
from support.personal_numbers import plain_digits
from textual.widgets import Input

from esftui.config import load_config
from esftui.screens.date_dialog import DateDialog
from esftui.screens.item_form import ItemForm
from esftui.screens.picker import ProjectPicker
from esftui.store.check import check_paths
from esftui.store.folder import load_folder, summary
from esftui.store.problem import FileProblems
from esftui.store.project_file import CannotEdit, edit_item

NUMBER = "640823-3234"
FORMS = {
    "usual": NUMBER,
    "compact": "6408233234",
    "twelve": "19640823-3234",
    "spaced": "640823 - 3234",
    "en dash": "640823\u20133234",
    "parts": "1964-08-23-3234",
    "grouped": "64 08 23 32 34",
    "unseen": "640823\u200b-\u00ad3234",
    "full width": "６４０８２３－３２３４",
    "protected": "19640823-TF32",
}
ITEM = "checklist:\n  - {id: swot, title: SWOT}\n"

IN_PROJECT = {
    "a title": HEAD.replace("A project", "Om {}"),
    "an owner": HEAD.replace("Owner", "{} (handläggare)"),
    "a comment": HEAD + "region: Skåne  # {}\n",
    "a comment of its own": HEAD + "# ring {}\n",
    "a key": HEAD + '"{}": x\n',
    "a nested key": HEAD + 'planned: {{"{}": 1}}\n',
    "a quoted text": HEAD + "region: '{}'\n",
    "a block": HEAD + "checklist:\n  - id: a\n    title: A\n    note: |\n      ring\n      {}\n",
    "a folded text": HEAD + "checklist:\n  - id: a\n    title: A\n    note: >-\n      ring {}\n",
    "a list": HEAD + "municipalities: [Osby, '{}']\n",
    "a word not allowed": HEAD + "checklist:\n  - {{id: a, title: A, status: '{}'}}\n",
    "a date": HEAD.replace("2013-12-31", "'{}'"),
    "a phase that is not there": HEAD + "checklist:\n  - {{id: a, title: A, phase: '{}'}}\n",
    "something wrong before it": "oops\n" + HEAD + "region: '{}'\n",
    "something wrong after it": HEAD + "region: '{}'\n\tx\n",
    "a list at the top": "- '{}'\n",
    "an unknown tag": HEAD + "region: !x '{}'\n",
}

IN_REGISTER = {
    "a pseudonym": '{{"participants": {{"1": {{"id": "{}"}}}}}}',
    "a key": '{{"participants": {{"1": {{"id": "P-1", "{}": 1}}}}}}',
    "a document's number": '{{"participants": {{"{}": {{"id": "P-1"}}}}}}',
    "a table": '{{"{}": {{}}}}',
    "a municipality": '{{"participants": {{"1": {{"id": "P-1", "municipality": "{}"}}}}}}',
    "a date": '{{"participants": {{"1": {{"id": "P-1", "enrolments": [{{"start": "{}"}}]}}}}}}',
    "text that is no JSON": '{{"participants": {{"1": {{"id": "{}"',
    "nothing but it": "{}",
}

IN_CONFIG = {
    "the data": "schema: 1\ndata: '{}'\n",
    "the project": "schema: 1\nproject: '{}'\n",
    "a comment": "schema: 1\n# {}\n",
    "a key": "schema: 1\n'{}': 1\n",
    "a command": "schema: 1\nkeys: {{'{}': q}}\n",
    "a theme": "schema: 1\ntheme: '{}'\n",
    "a date": "schema: 1\nas_of: '{}'\n",
}


def untold(text: str) -> bool:
    """Say whether nothing of the number's end is in a text, in digits of any script."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Mn"))
    figures = "".join(plain_digits(sign) or sign for sign in seen)
    return not re.search("32 ?34", figures) and "TF32" not in text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "project.yaml").write_text(HEAD + ITEM, "utf-8")
    return tmp_path / "p"


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


def refused(folder: Path) -> Iterator[str]:
    """Yield all that is told of a folder with a number in one of its files."""
    problems = check_paths([folder])
    assert any("personal" in problem.message for problem in problems)
    assert all(problem.line for problem in problems if "personal" in problem.message)
    yield from map(str, problems)
    yield from (repr(problem) for problem in problems)
    with pytest.raises(FileProblems) as failure:
        load_folder(folder)
    yield str(failure.value)
    yield repr(failure.value)
    row = summary(folder)
    yield f"{row.id} {row.title} {row.owner} {row.municipalities} {row.problem}"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", IN_PROJECT)
def test_a_number_in_a_project_file_is_refused_at_its_place(
    form: str, place: str, folder: Path
) -> None:
    text = IN_PROJECT[place].format(FORMS[form])
    (folder / "project.yaml").write_text(text, "utf-8")
    for told in refused(folder):
        assert untold(told), told
    line = text[: text.index(FORMS[form])].count("\n") + 1
    lines = [p.line for p in check_paths([folder]) if "personal" in p.message]
    # a text of several lines is pointed at where it begins
    assert line - 2 <= lines[0] <= line


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", IN_REGISTER)
@pytest.mark.parametrize("escaped", [False, True])
def test_a_number_in_a_register_is_refused_at_its_place(
    form: str, place: str, escaped: bool, folder: Path
) -> None:
    number = FORMS[form]
    if escaped:
        number = "".join(f"\\u{ord(sign):04x}" for sign in number)
    (folder / "register.json").write_text(IN_REGISTER[place].format(number), "utf-8")
    for told in refused(folder):
        assert untold(told), told


@pytest.mark.parametrize("number", ["6408233234", "196408233234", "6408233234.0"])
def test_a_number_written_as_a_number_is_refused(number: str, folder: Path) -> None:
    spending = '{{"spending": {{"1": {{"date": "2012-02-01", "amount": {}}}}}}}'
    (folder / "register.json").write_text(spending.format(number), "utf-8")
    for told in refused(folder):
        assert untold(told), told
    (folder / "register.json").unlink()
    text = HEAD + f"budget: {{esf_grant: 1, total: {number}}}\n"
    (folder / "project.yaml").write_text(text, "utf-8")
    for told in refused(folder):
        assert untold(told), told


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", IN_CONFIG)
def test_a_number_in_the_settings_is_refused_at_its_place(
    form: str, place: str, esftui: CommandLine
) -> None:
    path = esftui.write(IN_CONFIG[place].format(FORMS[form]))
    with pytest.raises(FileProblems) as failure:
        load_config(path, path.parent)
    assert untold(str(failure.value))
    assert any("personal" in problem.message for problem in failure.value.problems)
    for words in (["status"], ["check"], ["due"], ["check", "config.yaml"]):
        ran = esftui(*words)
        assert ran.code
        assert untold(ran.out + ran.err), ran


ARGUMENTS = [
    ["{}"],
    ["status", "{}"],
    ["status", "data/{}"],
    ["due", "{}"],
    ["check", "{}"],
    ["check", "data/{}/project.yaml"],
    ["--data", "{}", "status"],
    ["--config", "{}", "status"],
    ["--lang", "{}", "status"],
    ["--theme", "{}", "status", "{}"],
    ["--{}", "status"],
    ["status", "{}", "{}"],
    ["status", "--as-of", "{}"],
    ["due", "--within", "{}"],
    ["set", "{}", "swot", "--status", "done"],
    ["set", "p", "{}", "--status", "done"],
    ["set", "p", "swot", "--status", "{}"],
    ["set", "p", "swot", "--date", "{}"],
    ["set", "p", "swot", "--note", "ring {} i dag"],
    ["set", "p", "swot", "--owner", "{}"],
    ["schema", "{}"],
    ["completion", "{}"],
]


@pytest.mark.parametrize("form", ["usual", "twelve", "grouped", "unseen"])
@pytest.mark.parametrize("words", ARGUMENTS, ids=" ".join)
def test_a_number_on_the_command_line_is_not_repeated_and_not_stored(
    form: str, words: list[str], esftui: CommandLine
) -> None:
    project = esftui.write(HEAD + ITEM, "data/p/project.yaml")
    ran = esftui(*(word.format(FORMS[form]) for word in words))
    assert ran.code, "what it asks for cannot be done"
    assert untold(ran.out + ran.err), ran
    assert project.read_text("utf-8") == HEAD + ITEM
    for path in esftui.folder.rglob("*"):
        assert not path.is_file() or untold(path.read_text("utf-8")), path


@pytest.mark.parametrize("form", FORMS)
def test_a_folder_named_by_a_number_is_warned_of_and_its_name_is_not_told(
    form: str, esftui: CommandLine
) -> None:
    esftui.write(HEAD.replace("schema: 1", "schema: 2"), f"data/{FORMS[form]}/project.yaml")
    esftui.write(HEAD + "x: y\n", f"data/b{FORMS[form]}/project.yaml")
    check = esftui("check")
    assert check.out.count("the folder's name holds a personal identity number") == 2
    for words in (
        ["status"],
        ["status", "--all"],
        ["status", "--json"],
        ["due"],
        ["due", "--json"],
    ):
        ran = esftui(*words)
        assert untold(ran.out + ran.err), ran
    assert untold(check.out)


@pytest.mark.parametrize("form", FORMS)
def test_no_edit_writes_a_number_and_none_is_journalled(form: str, folder: Path) -> None:
    before = (folder / "project.yaml").read_bytes()
    for changes in ({"note": f"ring {FORMS[form]}"}, {"owner": FORMS[form]}):
        with pytest.raises((CannotEdit, FileProblems)) as refusal:
            edit_item(folder / "project.yaml", "swot", changes)
        assert untold(str(refusal.value) + repr(refusal.value))
    assert (folder / "project.yaml").read_bytes() == before
    for path in folder.rglob("*"):
        assert not path.is_file() or untold(path.read_text("utf-8"))


def number_seen(desk: Desk) -> bool:
    """Say whether the number is on the screen, apart from the fields that it is typed in."""
    frame = desk.frame
    for field in desk.app.screen.query(Input):
        frame = frame.replace(field.value, "")
    return not untold(frame)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("field", ["owner", "note", "done"])
async def test_no_number_typed_into_the_form_is_saved(
    form: str, field: str, tmp_path: Path
) -> None:
    async with opened(copied(tmp_path), language="en") as desk:
        before = desk.file.read_bytes()
        desk.app.action_open_item("website")
        await desk.until(lambda: isinstance(desk.app.screen, ItemForm))
        await desk.press("d")
        desk.app.screen.query_one(f"#{field}", Input).value = FORMS[form]
        await desk.press("ctrl+s")
        assert isinstance(desk.app.screen, ItemForm), "it asks for something else first"
        assert not number_seen(desk)
        assert desk.file.read_bytes() == before
        for path in tmp_path.rglob("*.json*"):
            assert untold(path.read_text("utf-8"))


async def test_no_number_typed_as_a_date_or_searched_for_is_told_again(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), language="en") as desk:
        for key, dialog in (("t", DateDialog), ("p", ProjectPicker)):
            await desk.press(key)
            await desk.until(lambda kind=dialog: isinstance(desk.app.screen, kind))  # type: ignore[misc]
            for form in FORMS.values():
                desk.app.screen.query_one(Input).value = form
                await desk.press("enter")
                assert isinstance(desk.app.screen, dialog)
                assert not number_seen(desk)
            await desk.press("escape")


async def test_no_number_in_a_broken_file_or_its_folder_reaches_the_screen(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    (data / FORMS["compact"]).mkdir()
    bad = HEAD.replace("Owner", NUMBER).replace("A project", NUMBER) + f"'{NUMBER}': 1\n"
    (data / FORMS["compact"] / "project.yaml").write_text(bad, "utf-8")
    async with opened(data, language="en") as desk:
        desk.file.write_text(desk.file.read_text("utf-8") + f"# {NUMBER}\n", "utf-8")
        await desk.sees("personal identity number")
        assert not number_seen(desk)
        await desk.press("v")
        assert not number_seen(desk)
        await desk.press("escape", "p")
        await desk.until(lambda: isinstance(desk.app.screen, ProjectPicker))
        for _ in range(3):
            assert not number_seen(desk)
            await desk.press("down")


async def test_an_unforeseen_error_shows_no_values(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), language="en") as desk:
        whose = NUMBER
        try:
            raise ValueError(f"no such person: {whose} \x1b[31m")
        except ValueError:
            assert sys.exc_info()[0] is ValueError
            desk.app._fatal_error()
        console = Console(file=io.StringIO(), width=200)
        console.print(*desk.app._exit_renderables)
        assert isinstance(console.file, io.StringIO)
        told = console.file.getvalue()
        desk.app._exit_renderables.clear()
    assert "ValueError: no such person: ••••••-••••" in told
    assert untold(told.replace(f'NUMBER = "{NUMBER}"', ""))
    assert "\x1b" not in told
    assert "whose =" not in told.replace("whose = NUMBER", "")
