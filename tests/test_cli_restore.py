"""What ``esftui restore`` prints, asks and brings back, with real files in a folder of its own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command_line import CommandLine

from esftui.command_line import restore
from esftui.store.backup import backups, make
from esftui.store.change import Author, Change
from esftui.store.folder import load_folder
from esftui.store.places import plain
from esftui.store.register_edit import edit_register

ANNA = Author("Anna", "desk", "app")


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.write("schema: 1\nas_of: 2013-03-31\nlanguage: en\n")
    return made


@pytest.fixture
def folder(esftui: CommandLine) -> Path:
    return esftui.copy("framtidsstegen")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let there be a terminal, and someone who types an answer there."""

    def answer(text: str) -> None:
        monkeypatch.setattr(restore, "on_a_terminal", lambda: True)
        monkeypatch.setattr("builtins.input", lambda _prompt: text)
        monkeypatch.setattr(restore.run, "__defaults__", (lambda _prompt: text,))

    return answer


def remove(folder: Path, *names: str) -> None:
    people = {person.id: person for person in load_folder(folder).register.participants}
    changes = [Change(("participants", name), plain(people[name]), None) for name in names]
    edit_register(folder, changes, ANNA)


def test_without_copies_it_says_when_there_will_be_some(esftui: CommandLine, folder: Path) -> None:
    ran = esftui("restore", folder.name)
    assert (ran.code, ran.err) == (0, "")
    assert "There are no copies yet." in ran.out


def test_the_copies_are_listed_with_how_much_each_would_change(
    esftui: CommandLine, folder: Path
) -> None:
    esftui("set", folder.name, "swot", "--note", "one", "--owner", "Bo")
    make(folder, "import")
    remove(folder, "FS-001", "FS-002", "FS-003")
    lines = esftui("restore", folder.name).out.splitlines()
    newest, daily = backups(folder)
    (first,) = (line for line in lines if newest.name in line and "before an import" in line)
    assert "project.yaml: as it is" in first
    (second,) = (line for line in lines if daily.name in line and "first change" in line)
    assert "project.yaml: 2 changes" in second
    assert sum("register.json: 3 changes" in line for line in lines) == 2
    assert lines[-1].endswith(f"esftui restore framtidsstegen {newest.name}")


def test_what_would_come_back_go_or_change_is_shown_and_nothing_is_done(
    esftui: CommandLine, folder: Path
) -> None:
    kept = make(folder, "daily")
    esftui("set", folder.name, "swot", "--note", "one", "--status", "in_progress")
    remove(folder, "FS-001")
    register, project = (
        (folder / "register.json").read_bytes(),
        (folder / "project.yaml").read_bytes(),
    )
    ran = esftui("restore", folder.name, kept.name, "--dry-run")
    assert ran.code == 0
    assert "project.yaml: 3 changes" in ran.out
    assert "goes: SWOT" in ran.out
    assert "changes: SWOT" in ran.out
    assert "status: in progress → done" in " ".join(ran.out.split())
    assert "comes back: FS-001 (participant): gender " in ran.out
    assert (folder / "register.json").read_bytes() == register
    assert (folder / "project.yaml").read_bytes() == project


def test_of_many_changes_the_first_are_told_and_the_rest_counted(
    esftui: CommandLine, folder: Path
) -> None:
    kept = make(folder, "daily")
    remove(folder, *(f"FS-{number:03d}" for number in range(1, 47)))
    ran = esftui("--lang", "sv", "restore", folder.name, kept.name, "--dry-run")
    assert ran.out.count("kommer tillbaka: FS-") == 12
    assert "och 34 till" in ran.out


def test_with_yes_it_is_brought_back_and_can_be_taken_back(
    esftui: CommandLine, folder: Path
) -> None:
    before = (folder / "register.json").read_bytes()
    kept = make(folder, "daily")
    remove(folder, "FS-001")
    after = (folder / "register.json").read_bytes()
    ran = esftui("restore", folder.name, kept.name, "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert (folder / "register.json").read_bytes() == before
    instead = next(each for each in backups(folder) if each.why == "restore")
    assert "Brought back: register.json." in ran.out
    assert f"is kept too: {instead.name}." in ran.out
    assert esftui("restore", folder.name, instead.name, "--yes").code == 0
    assert (folder / "register.json").read_bytes() == after
    log = esftui("log", folder.name, "--last", "1").out
    assert "(restore)" in log


def test_a_broken_project_is_found_by_its_folder_and_restored(
    esftui: CommandLine, folder: Path
) -> None:
    kept = make(folder, "daily")
    good = (folder / "project.yaml").read_bytes()
    (folder / "project.yaml").write_text("id: [\n")
    (folder / "register.json").unlink()
    ran = esftui("status", folder.name)
    assert ran.code == 1
    assert f"esftui restore {folder} {kept.name}" in ran.err
    ran = esftui("restore", folder.name, kept.name[:10], "--yes")
    assert "project.yaml: cannot be read now" in ran.out
    assert "register.json: not there now" in ran.out
    assert (folder / "project.yaml").read_bytes() == good
    (folder / "project.yaml").unlink()
    assert esftui("restore", str(folder), kept.name, "--file", "project.yaml", "--yes").code == 0
    assert esftui("status", folder.name).code == 0


@pytest.mark.parametrize(
    ("answer", "back"), [("y", True), ("YES", True), ("", False), ("n", False)]
)
def test_on_a_terminal_it_asks(
    esftui: CommandLine,
    folder: Path,
    typed: Callable[[str], None],
    answer: str,
    back: bool,
) -> None:
    typed(answer)
    before = (folder / "register.json").read_bytes()
    kept = make(folder, "daily")
    remove(folder, "FS-001")
    ran = esftui("restore", folder.name, kept.name)
    assert ran.code == (0 if back else 130)
    assert ("Nothing was changed." in ran.err) == (not back)
    assert ((folder / "register.json").read_bytes() == before) == back


def test_without_a_terminal_it_must_be_told(esftui: CommandLine, folder: Path) -> None:
    kept = make(folder, "daily")
    remove(folder, "FS-001")
    now = (folder / "register.json").read_bytes()
    ran = esftui("restore", folder.name, kept.name)
    assert ran.code == 2
    assert "--yes" in ran.err
    assert (folder / "register.json").read_bytes() == now


def test_a_copy_that_is_not_there_is_told_with_those_that_are(
    esftui: CommandLine, folder: Path
) -> None:
    one, two = make(folder, "daily"), make(folder, "import")
    ran = esftui("restore", folder.name, "1999")
    assert ran.code == 2
    assert "There is no copy 1999." in ran.err
    assert one.name in ran.err
    ran = esftui("restore", folder.name, one.name[:10])
    assert ran.code == 2
    assert "There are several copies" in ran.err
    assert two.name in ran.err
    ran = esftui("restore", folder.name, one.name, "--file", "registre.json")
    assert (ran.code, "Did you mean register.json?" in ran.err) == (2, True)
    assert esftui("restore", "nothing").code == 1
    ran = esftui("restore", folder.name, one.name)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Nothing would change; nothing was done.")


def test_where_nothing_may_be_written_it_says_so_and_shows_all_the_same(
    esftui: CommandLine, folder: Path
) -> None:
    kept = make(folder, "daily")
    remove(folder, "FS-001")
    esftui.write("schema: 1\nlanguage: en\nread_only: true\n")
    ran = esftui("restore", folder.name, kept.name, "--yes")
    assert ran.code == 1
    assert "comes back: FS-001" in ran.out
    assert "nothing may be written from here" in ran.err


def test_a_newer_file_is_said_to_be_so_beside_the_figures(
    esftui: CommandLine, folder: Path
) -> None:
    path = folder / "project.yaml"
    path.write_text(path.read_text("utf-8").replace("schema: 1", "schema: 2"), "utf-8")
    ran = esftui("status", folder.name)
    assert ran.code == 0
    assert ran.out.startswith("Framtidsstegen\n")
    assert "from a newer esftui (format 2, here 1)" in ran.err
    ran = esftui("set", folder.name, "swot", "--note", "x")
    assert ran.code == 1
    assert "install that one" in ran.err
    ran = esftui("check", str(folder))
    assert ran.code == 0
    assert "0 errors, 1 warning in 1 file." in ran.out


def test_texts_of_files_are_shown_harmlessly(esftui: CommandLine, folder: Path) -> None:
    kept = make(folder, "daily")
    path = folder / "project.yaml"
    text = path.read_text("utf-8").replace("title: Framtidsstegen", 'title: "A\\e[31m [red]B"')
    path.write_text(text, "utf-8")
    ran = esftui("restore", folder.name, kept.name, "--dry-run")
    assert "\x1b" not in ran.out
    assert "[red]B" in ran.out


def test_the_newest_whole_copy_is_named_only_where_there_is_one(
    esftui: CommandLine, folder: Path
) -> None:
    (folder / "register.json").write_text("{")
    assert "esftui restore" not in esftui("status", folder.name).err
    make(folder, "daily")
    assert "esftui restore" not in esftui("status", folder.name).err
    shutil.rmtree(folder / "backups")
