import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.command_line import ROOT, CommandLine, in_a_process

from esftui.store.folder import load_folder

pytestmark = pytest.mark.usefixtures("cli")


@pytest.fixture
def cli(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


def test_a_project_is_started_by_options_alone_and_found_the_next_time(cli: CommandLine) -> None:
    ran = cli(
        *("init", "--title", "Vägen till jobb", "--owner", "Alvesta kommun"),
        *("--start", "2027-02-01", "--end", "36 months", "--participants", "60", "--women", "30"),
        *("--months", "9.5"),
        *("--grant", "5 mnkr", "--total", "8000000"),
        *("--municipality", "Alvesta", "--municipality", "Växjö, Ljungby"),
    )
    assert ran.code == 0, ran.err
    assert "To open it: esftui vagen-till-jobb" in ran.out
    project = load_folder(cli.folder / "vagen-till-jobb").project
    assert project.municipalities == ("Alvesta", "Växjö", "Ljungby")
    assert project.end.isoformat() == "2030-01-31"
    assert project.planned is not None
    assert (project.planned.women, project.planned.men) == (30, 30)
    assert project.planned.months == 9.5
    checked = cli("check")
    assert (checked.code, checked.out) == (0, "Nothing is wrong.\n")
    assert "Vägen till jobb" in cli("status").out


def test_yes_takes_what_is_proposed_for_everything(cli: CommandLine) -> None:
    assert cli("--lang", "sv", "init", "--yes").code == 0
    project = load_folder(cli.folder / "mitt-projekt").project
    assert (project.title, project.language) == ("Mitt projekt", "sv")


def test_without_a_terminal_a_title_must_be_given(cli: CommandLine) -> None:
    ran = cli("init")
    assert ran.code == 2
    assert "--title" in ran.err
    assert list(cli.folder.iterdir()) == []


def test_an_answer_that_cannot_be_used_is_named_by_its_option(cli: CommandLine) -> None:
    ran = cli("init", "--title", "Ett", "--start", "2027-02-30")
    assert ran.code == 2
    assert "--start" in ran.err
    assert list(cli.folder.iterdir()) == []


def test_a_script_that_is_run_twice_makes_one_project_and_says_how_to_go_on(
    cli: CommandLine,
) -> None:
    assert cli("init", "--title", "Ett").code == 0
    before = (cli.folder / "ett" / "project.yaml").read_bytes()
    ran = cli("init", "--title", "Ett", "--owner", "Någon annan")
    assert ran.code == 1
    assert "esftui ett" in ran.err
    assert "--id ett-2" in ran.err
    assert (cli.folder / "ett" / "project.yaml").read_bytes() == before
    assert cli("init", "--title", "Ett", "--id", "ett-2").code == 0


@pytest.mark.parametrize("option", ["--title", "--owner", "--id", "--start", "--grant", "--kind"])
def test_a_personal_number_is_refused_and_not_repeated(cli: CommandLine, option: str) -> None:
    ran = cli("init", "--yes", option, "811218-9876")
    assert ran.code == 2
    assert "9876" not in ran.out + ran.err
    assert list(cli.folder.iterdir()) == []


def test_a_personal_number_where_no_option_is_is_not_repeated_either(cli: CommandLine) -> None:
    for arguments in (["init", "--yes", "811218-9876"], ["init", "a", "811218-9876"]):
        ran = cli(*arguments)
        assert ran.code == 2
        assert "9876" not in ran.out + ran.err
    assert list(cli.folder.iterdir()) == []


def test_a_folder_can_be_named_and_the_command_that_opens_it_is_told(cli: CommandLine) -> None:
    ran = cli("init", "some where", "--title", "Ett")
    assert ran.code == 0
    assert (cli.folder / "some where" / "config.yaml").is_file()
    assert f"esftui --data '{cli.folder / 'some where'}' ett" in ran.out


def test_settings_that_are_in_use_are_kept_and_a_date_in_them_is_pointed_out(
    cli: CommandLine,
) -> None:
    cli.write("schema: 1\ndata: all\nas_of: 2013-03-31\n")
    ran = cli("init", "--title", "Ett", "--start", "2027-01-01")
    assert ran.code == 0
    assert (cli.folder / "all" / "ett").is_dir()
    assert "as_of" in ran.out
    assert (cli.folder / "config.yaml").read_text() == "schema: 1\ndata: all\nas_of: 2013-03-31\n"


def test_the_example_projects_get_no_company(cli: CommandLine) -> None:
    assert cli("--tour", "init", "--title", "Ett").code == 2
    assert not (cli.folder / "home" / "data" / "esftui" / "tour" / "ett").exists()


def test_where_nothing_may_be_written_no_project_is_started(cli: CommandLine) -> None:
    for arguments in (["--read-only", "init", "--yes"], ["init", "--yes", "--read-only"]):
        ran = cli(*arguments)
        assert ran.code == 1
        assert "--read-only" in ran.err
    assert list(cli.folder.iterdir()) == []
    cli.write("schema: 1\ndata: .\nread_only: true\n", "locked/config.yaml")
    ran = cli("init", "locked", "--yes")
    assert ran.code == 1
    assert "read_only" in ran.err
    assert [path.name for path in (cli.folder / "locked").iterdir()] == ["config.yaml"]


def test_starting_a_project_needs_no_screen(tmp_path: Path) -> None:
    code = (
        "import sys; from esftui.cli import main; assert main(['init', '--title', 'Ett']) == 0;"
        "print([name for name in ('textual', 'rich') if name in sys.modules])"
    )
    ran = in_a_process(folder=tmp_path, code=code, XDG_CONFIG_HOME=str(tmp_path / "home"))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == b"[]"


# on a terminal

if sys.platform in ("linux", "darwin"):
    from bench.terminal import Screen, Terminal

    @pytest.fixture
    def terminal(tmp_path: Path) -> Iterator[Terminal]:
        with asked(tmp_path) as made:
            yield made

    def asked(folder: Path, *options: str) -> Terminal:
        home = str(folder / "home")
        place = folder / "projects"
        place.mkdir()
        return Terminal(
            [sys.executable, "-m", "esftui", "--lang", "sv", "init", *options],
            environ={
                "PYTHONPATH": str(ROOT),
                "PYTHONUTF8": "1",
                "XDG_CONFIG_HOME": home,
                "XDG_DATA_HOME": home,
            },
            folder=str(place),
        )

    def answer(terminal: Terminal, question: str, line: str = "") -> None:
        terminal.wait_for(lambda screen: question in screen.text)
        terminal.send(line + "\r")

    def shows(*words: str) -> "Screens":
        return Screens(words)

    class Screens:
        """Says whether a screen has all of some words on it."""

        def __init__(self, words: tuple[str, ...]) -> None:
            self._words = words

        def __call__(self, screen: Screen) -> bool:
            return all(word in screen.text for word in self._words)

    def test_a_new_user_is_asked_and_comes_to_the_dashboard_of_the_own_project(
        terminal: Terminal, tmp_path: Path
    ) -> None:
        answer(terminal, "Projektets namn [Mitt projekt]:", "Vägen till jobb")
        answer(terminal, "Projektägare [Vår kommun]:", "811218-9876")
        answer(terminal, "får aldrig lagras", "Alvesta kommun")
        answer(terminal, "Slag: genomförande eller förprojektering [genomförande]:")
        answer(terminal, "Första dagen [", "31/2")
        answer(terminal, "har dagarna 1 till", "2026-09-01")
        answer(terminal, "hur länge det pågår [2029-08-31]:", "2 år")
        answer(terminal, "Kommuner, t.ex. Alvesta, Växjö [ej beslutat]:", "Alvesta")
        answer(terminal, "Planerade deltagare, t.ex. 60 [ej beslutat]:", "60")
        answer(terminal, "Varav kvinnor", "30")
        answer(terminal, "planeras delta", "9,5")
        answer(terminal, "Beviljat ESF-stöd", "5 mnkr")
        answer(terminal, "Total projektbudget", "8 000 000")
        answer(terminal, "Skriva den? [J/n]:", "j")
        terminal.wait_for(shows("Deltagarflöde", "Vägen till jobb", "Checklista", "0 av 60"))
        terminal.send("q")
        terminal.wait_exit()
        assert terminal.status == 0
        project = load_folder(tmp_path / "projects" / "vagen-till-jobb").project
        assert (project.owner, project.end.isoformat()) == ("Alvesta kommun", "2028-08-31")
        assert (tmp_path / "projects" / "config.yaml").is_file()
        assert b"9876" not in b"".join(
            path.read_bytes() for path in (tmp_path / "projects").rglob("*") if path.is_file()
        )

    @pytest.mark.parametrize("key", ["\x03", "\x04"])
    def test_one_who_stops_in_the_middle_leaves_nothing_behind(
        terminal: Terminal, tmp_path: Path, key: str
    ) -> None:
        answer(terminal, "Projektets namn [Mitt projekt]:", "Ett")
        terminal.wait_for(shows("Projektägare"))
        terminal.settle()
        terminal.send(key)
        terminal.wait_exit()
        assert terminal.status == 130
        assert "Inget skrevs" in terminal.screen.text
        assert os.listdir(tmp_path / "projects") == []

    def test_what_is_given_is_not_asked_for_and_the_app_need_not_be_opened(
        tmp_path: Path,
    ) -> None:
        with asked(tmp_path, "--title", "Ett", "--owner", "Vi", "--no-open") as terminal:
            for question in ("Slag", "Första dagen", "Sista dagen", "Kommuner", "Planerade"):
                answer(terminal, question)
            answer(terminal, "Beviljat ESF-stöd")
            answer(terminal, "Skriva den?", "n")
            terminal.wait_exit()
            assert terminal.status == 0
        assert os.listdir(tmp_path / "projects") == ["ett"]

    def test_a_name_that_is_taken_is_asked_for_with_another_proposed(tmp_path: Path) -> None:
        with asked(tmp_path, "--title", "Ett", "--owner", "Vi", "--no-open") as terminal:
            (tmp_path / "projects" / "ett").mkdir()
            terminal.wait_for(shows("Det finns redan en mapp ett"))
            answer(terminal, "Kortnamn, för mappen [ett-2]:")
            terminal.wait_for(shows("Slag"))
            terminal.settle()
            terminal.send("\x03")
            terminal.wait_exit()
