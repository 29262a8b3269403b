import os
import signal
import stat
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.files import HEAD, write_project
from support.processes import ordinary_user, python, reachable

from esftui.config import Config, load_config
from esftui.start import place as place_module
from esftui.start.answers import Answers, Setting, proposed
from esftui.start.place import (
    CannotStart,
    Place,
    own_folder,
    place_in,
    place_of,
    remember,
    start_project,
    taken,
)
from esftui.store.folder import find_projects, load_folder
from esftui.store.problem import FileProblems

BEGIN = """
import os, signal, sys
from datetime import date
from pathlib import Path
from typing import Any
from esftui.start import place
from esftui.start.answers import Setting, proposed
real = getattr({module}, {name!r})
calls = 0
def kill(*given, **named):
    global calls
    calls += 1
    if calls == {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **named)
setattr({module}, {name!r}, kill)
folder = Path(sys.argv[1])
answers = proposed(Setting(date(2026, 11, 22), lambda name: None))
place.start_project(place.place_in(folder), answers)
"""


@pytest.fixture(autouse=True)
def no_settings_of_a_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))


def answers(**changes: Any) -> Answers:
    setting = Setting(date(2026, 11, 22), lambda _name: None)
    return proposed(setting)._replace(**{"id": "ett", **changes})


def at(folder: Path) -> Place:
    return Place(folder, remembered=True, config=None)


def listed(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_project_is_a_file_and_an_empty_register_that_only_its_owner_may_see(
    tmp_path: Path,
) -> None:
    folder = start_project(at(tmp_path / "data"), answers())
    assert listed(tmp_path / "data") == ["ett", "ett/project.yaml", "ett/register.json"]
    assert load_folder(folder).register.participants == ()
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / "register.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("there", ["empty", "project", "file", "link"])
def test_what_has_the_name_already_is_never_touched(there: str, tmp_path: Path) -> None:
    target = tmp_path / "ett"
    if there == "file":
        target.write_text("mine")
    elif there == "link":
        target.symlink_to(tmp_path / "nowhere")
    else:
        target.mkdir()
    if there == "project":
        write_project(target, HEAD)
    before = listed(tmp_path)
    assert taken(tmp_path, "ett")
    with pytest.raises(CannotStart):
        start_project(at(tmp_path), answers())
    assert listed(tmp_path) == before


def test_a_short_name_that_another_folders_project_has_is_refused(tmp_path: Path) -> None:
    write_project(tmp_path / "other", HEAD.replace("id: proj", "id: ett"))
    with pytest.raises(CannotStart, match="other"):
        start_project(at(tmp_path), answers())
    assert listed(tmp_path) == ["other", "other/project.yaml"]


def test_files_that_would_not_be_right_are_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_module, "project_text", lambda _answers: HEAD + "titel: x\n")
    with pytest.raises(FileProblems) as failure:
        start_project(at(tmp_path / "new" / "data"), answers())
    assert failure.value.problems[0].file == str(tmp_path / "new/data/ett/project.yaml")
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    with reachable(closed), ordinary_user(), pytest.raises(CannotStart, match="closed"):
        start_project(at(closed / "data"), answers())
    assert listed(closed) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that kills")
@pytest.mark.parametrize(
    ("module", "name", "number"),
    [
        ("place", "replace_file", 1),
        ("place", "replace_file", 2),
        ("place", "examine_folder", 1),
        ("os", "rename", 1),
    ],
)
def test_one_who_is_killed_in_the_middle_leaves_no_half_project(
    module: str, name: str, number: int, tmp_path: Path
) -> None:
    process = python(BEGIN.format(module=module, name=name, number=number), tmp_path)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert find_projects(tmp_path) == []
    # and nothing of it is in the way of another try
    folder = start_project(at(tmp_path), answers(id="my-project"))
    assert find_projects(tmp_path) == [folder]


@pytest.mark.parametrize("name", ["replace_file", "examine_folder"])
def test_one_who_is_interrupted_leaves_nothing_at_all(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(place_module, name, interrupt)
    with pytest.raises(KeyboardInterrupt):
        start_project(at(tmp_path / "a" / "b"), answers())
    assert listed(tmp_path) == []


# where it goes, and how it is found again


def test_a_folder_without_settings_is_the_place_and_they_can_be_written_there(
    tmp_path: Path,
) -> None:
    place = place_in(tmp_path)
    assert place == Place(tmp_path, remembered=False, config=tmp_path / "config.yaml")
    start_project(place, answers())
    assert remember(place, answers()) == tmp_path / "config.yaml"
    config = load_config(None, tmp_path / "ett")
    assert (config.data, config.project) == (tmp_path, "ett")
    assert place_in(tmp_path) == Place(tmp_path, remembered=True, config=None)


def test_a_folder_whose_settings_name_another_means_that_one(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("schema: 1\ndata: projects\n")
    assert place_in(tmp_path) == Place(tmp_path / "projects", remembered=True, config=None)


def test_settings_further_up_that_name_another_folder_are_not_those_of_the_place(
    tmp_path: Path,
) -> None:
    (tmp_path / "config.yaml").write_text("schema: 1\ndata: projects\n")
    mine = tmp_path / "mine"
    assert place_in(mine) == Place(mine, remembered=False, config=mine / "config.yaml")


def test_another_programs_settings_are_left_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("other: 1\n")
    place = place_in(tmp_path)
    assert place.config is None
    assert remember(place, answers()) is None
    late = Place(tmp_path, remembered=False, config=tmp_path / "config.yaml")
    assert remember(late, answers()) is None
    assert (tmp_path / "config.yaml").read_text() == "other: 1\n"


def test_a_project_is_no_place_for_another_one(tmp_path: Path) -> None:
    write_project(tmp_path, HEAD)
    with pytest.raises(CannotStart):
        place_in(tmp_path)
    (tmp_path / "note").write_text("")
    with pytest.raises(CannotStart):
        place_in(tmp_path / "note")


def test_a_project_of_ones_own_never_goes_among_the_examples(tmp_path: Path) -> None:
    tour = tmp_path / "home" / "data" / "esftui" / "tour"
    assert own_folder(Config(data=tour), tmp_path) == tmp_path
    assert own_folder(Config(data=tmp_path / "x"), tmp_path) == tmp_path / "x"
    assert place_of(Config(data=tmp_path), tmp_path).remembered is False
