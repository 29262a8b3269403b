from datetime import date
from pathlib import Path

import msgspec
import pytest

from esftui import config as configuration
from esftui import locales
from esftui.config import TOUR_DATE, Config, load_config, tour_config, tour_folder
from esftui.locales.catalogue import Catalogue
from esftui.store.folder import find_projects, load_folder
from esftui.store.problem import FileProblems

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.setattr(locales._Language, "name", "en")
    monkeypatch.setattr(locales._Language, "texts", Catalogue())


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "config.yaml",
        "schema: 1\ndata: projects\nproject: fler-i-arbete\nlanguage: en\ntheme: esf-light\n"
        "as_of: 2013-03-31\nkeys:\n  quit: q,ctrl+q\n",
    )
    assert load_config(path, tmp_path) == Config(
        data=tmp_path / "projects",
        project="fler-i-arbete",
        language="en",
        theme="esf-light",
        as_of=date(2013, 3, 31),
        keys={"quit": "q,ctrl+q"},
        source=path,
    )


def test_the_settings_of_the_repository_open_the_example_projects_mid_way() -> None:
    found = load_config(None, ROOT)
    assert found.data == ROOT / "data"
    assert found.as_of == date(2013, 3, 31)
    assert len(find_projects(found.data)) == 5


def test_the_nearest_file_upwards_is_found_before_the_users_own(tmp_path: Path) -> None:
    write(tmp_path / "home" / "config" / "esftui" / "config.yaml", "schema: 1\ntheme: own\n")
    write(tmp_path / "a" / "config.yaml", "schema: 1\ntheme: above\n")
    deep = tmp_path / "a" / "b" / "c"
    deep.mkdir(parents=True)
    assert load_config(None, deep).theme == "above"
    write(tmp_path / "a" / "b" / "config.yaml", "schema: 1\ntheme: nearer\n")
    assert load_config(None, deep).theme == "nearer"


def test_the_users_own_file_is_found_last(tmp_path: Path) -> None:
    start = tmp_path / "empty"
    start.mkdir()
    own = write(tmp_path / "home" / "config" / "esftui" / "config.yaml", "schema: 1\ndata: /p\n")
    found = load_config(None, start)
    assert (found.source, found.data) == (own, Path("/p"))


def test_a_named_file_goes_before_all(tmp_path: Path) -> None:
    write(tmp_path / "config.yaml", "schema: 1\ntheme: here\n")
    named = write(tmp_path / "other" / "mine.yaml", "schema: 1\ntheme: named\n")
    found = load_config(named, tmp_path)
    assert (found.theme, found.data) == ("named", tmp_path / "other" / "data")


def test_a_file_of_another_program_is_passed_by(tmp_path: Path) -> None:
    write(tmp_path / "config.yaml", "schema: 1\ntheme: ours\n")
    write(tmp_path / "sub" / "config.yaml", "version: 2\nnested:\n  data: not ours\n")
    assert load_config(None, tmp_path / "sub").theme == "ours"


@pytest.mark.parametrize("text", ["\ufeffschema: 1\n", "# first\ndata: d\nschema: 1\n"])
def test_a_byte_order_mark_or_another_order_makes_it_no_less_ours(
    tmp_path: Path, text: str
) -> None:
    path = write(tmp_path / "config.yaml", text)
    assert load_config(None, tmp_path).source == path


def test_without_any_file_the_projects_are_sought_here(tmp_path: Path) -> None:
    assert load_config(None, tmp_path) == Config(data=tmp_path)
    (tmp_path / "data").mkdir()
    assert load_config(None, tmp_path) == Config(data=tmp_path / "data")


def test_a_home_sign_in_data_is_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "eva"))
    path = write(tmp_path / "config.yaml", "schema: 1\ndata: ~/esf\n")
    assert load_config(path, tmp_path).data == tmp_path / "eva" / "esf"


BAD = {
    "empty": ("", 1, 1, "empty"),
    "a list": ("- schema: 1\n", 1, 1, "list"),
    "no schema": ("data: d\n", 1, 1, "schema"),
    "a later schema": ("schema: 2\n", 1, 9, "1"),
    "an unknown key": ("schema: 1\ndatta: d\n", 2, 1, "data"),
    "a key twice": ("schema: 1\ndata: a\ndata: b\n", 3, 1, "line 2"),
    "an unclear word": ("schema: 1\nlanguage: no\n", 2, 11, "no"),
    "an unknown language": ("schema: 1\nlanguage: norska\n", 2, 11, "sv"),
    "a number for a folder": ("schema: 1\ndata: 12\n", 2, 7, "text"),
    "an impossible date": ("schema: 1\nas_of: 2013-02-30\n", 2, 8, "2013-02-30"),
    "no date at all": ("schema: 1\nas_of: later\n", 2, 8, "date"),
    "an unknown command": ("schema: 1\nkeys:\n  qiut: q\n", 3, 3, "quit"),
    "keys in a list": ("schema: 1\nkeys: [q]\n", 2, 7, "keys"),
    "a bad project id": ("schema: 1\nproject: Fler i arbete\n", 2, 10, "a-z"),
    "broken YAML": ("schema: 1\ndata: [a\n", 2, 7, "]"),
    "an empty theme": ('schema: 1\ntheme: ""\n', 2, 8, "empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_mistake_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    text, line, column, fragment = BAD[name]
    path = write(tmp_path / "config.yaml", text)
    with pytest.raises(FileProblems) as raised:
        load_config(path, tmp_path)
    problem = raised.value.problems[0]
    assert (problem.file, problem.line, problem.column) == (str(path), line, column)
    assert fragment in problem.message


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path / "config.yaml", "schema: 1\nlanguage: fi\nas_of: x\ncolour: red\n")
    with pytest.raises(FileProblems) as raised:
        load_config(path, tmp_path)
    assert [problem.line for problem in raised.value.problems] == [2, 3, 4]


def test_a_named_file_that_is_missing_or_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(FileProblems, match=str(path)):
            load_config(path, tmp_path)


def test_the_tour_is_a_whole_copy_that_is_made_once(tmp_path: Path) -> None:
    folder = tour_folder()
    assert folder == tmp_path / "home" / "data" / "esftui" / "tour"
    copied = find_projects(folder)
    assert len(copied) == 5
    for each in copied:
        original = load_folder(ROOT / "data" / each.name)
        assert load_folder(each) == original
    edited = folder / "framtidsstegen" / "project.yaml"
    edited.write_text(edited.read_text("utf-8") + "# mine\n", "utf-8")
    assert tour_folder() == folder
    assert edited.read_text("utf-8").endswith("# mine\n")
    assert not [each for each in folder.iterdir() if each.name.startswith(".")]


def test_a_project_taken_away_from_the_tour_comes_back(tmp_path: Path) -> None:
    folder = tour_folder()
    (folder / "creadiem").rename(tmp_path / "away")
    assert (tour_folder() / "creadiem" / "project.yaml").is_file()


def test_the_tour_that_cannot_be_copied_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "home" / "data", "a file where the folder should be")
    with pytest.raises(FileProblems, match="--data"):
        tour_folder()
    monkeypatch.setattr(configuration, "_shipped", lambda: tmp_path / "nowhere")
    with pytest.raises(FileProblems, match="cannot be copied"):
        tour_folder()


def test_the_tour_keeps_the_users_language_and_theme(tmp_path: Path) -> None:
    mine = Config(data=tmp_path, language="en", theme="esf-light", project="own")
    toured = tour_config(mine)
    assert toured == msgspec.structs.replace(
        mine, data=tour_folder(), project=None, as_of=TOUR_DATE
    )
