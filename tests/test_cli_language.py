"""The language of help, messages and figures: asked for, set, or the system's."""

from pathlib import Path

import pytest
from support.command_line import CommandLine

ENGLISH_WORDS = ("usage:", "show this help", "positional arguments", "options:")


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


def test_the_language_asked_for_goes_before_the_settings(esftui: CommandLine) -> None:
    esftui.copy("creadiem")
    esftui.write("schema: 1\nlanguage: en\n")
    assert "Participant flow" in esftui("status").out
    assert "Deltagarflöde" in esftui("status", "--lang", "sv").out
    assert "Deltagarflöde" in esftui("--lang=sv", "status").out


def test_the_settings_go_before_the_system(esftui: CommandLine) -> None:
    esftui.copy("creadiem")
    esftui.write("schema: 1\nlanguage: sv\n")
    assert "Deltagarflöde" in esftui("status").out


@pytest.mark.parametrize(
    ("variable", "value", "word"),
    [
        ("LANG", "sv_SE.UTF-8", "Deltagarflöde"),
        ("LANG", "en_US.UTF-8", "Participant flow"),
        ("LC_ALL", "sv_SE.UTF-8", "Deltagarflöde"),
        ("LANG", "fi_FI.UTF-8", "Deltagarflöde"),  # Swedish is the first choice
    ],
)
def test_auto_is_what_the_systems_locale_asks_for(
    esftui: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    word: str,
) -> None:
    esftui.copy("creadiem")
    esftui.write("schema: 1\nlanguage: auto\n")
    monkeypatch.setenv(variable, value)
    assert word in esftui("status").out


@pytest.mark.parametrize(
    "command", [[], ["open"], ["status"], ["check"], ["set"], ["schema"], ["completion"]]
)
def test_help_is_wholly_in_swedish(esftui: CommandLine, command: list[str]) -> None:
    ran = esftui(*command, "--help", "--lang", "sv")
    assert ran.code == 0
    assert ran.out.startswith("användning: esftui")
    assert not [word for word in ENGLISH_WORDS if word in ran.out]
    assert "visa den här hjälpen och avsluta" in ran.out


@pytest.mark.parametrize(
    "command", [[], ["open"], ["status"], ["check"], ["set"], ["schema"], ["completion"]]
)
def test_help_is_in_english_too_and_fits_80_columns(
    esftui: CommandLine, command: list[str]
) -> None:
    for language in ("en", "sv"):
        ran = esftui(*command, "--help", "--lang", language)
        assert max(map(len, ran.out.splitlines())) <= 80
    assert esftui(*command, "--help", "--lang", "en").out.startswith("usage: esftui")


def test_every_command_is_in_the_help(esftui: CommandLine) -> None:
    told = esftui("--help").out
    for command in ("open", "status", "check", "set", "schema", "completion"):
        assert f"\n    {command} " in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["status", "--sideways"], "okända argument: --sideways"),
        (["set", "a"], "följande argument måste anges: PUNKT"),
        (["status", "--as-of"], "ett argument väntades"),
        (["status", "--as-of", "igår"], "igår är inget datum; skriv år-månad-dag"),
        (["set", "a", "b", "--status", "klar"], "ogiltigt val: 'klar'"),
        (["schema", "allt"], "ogiltigt val: 'allt'"),
    ],
)
def test_a_command_that_is_not_understood_is_explained_in_swedish(
    esftui: CommandLine, arguments: list[str], message: str
) -> None:
    ran = esftui(*arguments, "--lang", "sv")
    assert ran.code == 2
    assert message in ran.err
    # of an option that no command has, only the whole program can speak
    about = "" if "--sideways" in arguments else f"{arguments[0]} "
    assert ran.err.endswith(f". Se esftui {about}--help.\n")


def test_an_unknown_language_lists_the_known_ones(esftui: CommandLine) -> None:
    ran = esftui("status", "--lang", "de")
    assert ran.code == 2
    assert "sv" in ran.err
    assert "en" in ran.err


def test_version_is_the_packages_own(esftui: CommandLine) -> None:
    from esftui import __version__

    assert esftui("--version").out == f"esftui {__version__}\n"


def test_messages_about_files_are_in_the_language_asked_for(esftui: CommandLine) -> None:
    assert "Det finns inga projekt i" in esftui("status", "--lang", "sv").err
    assert "There are no projects in" in esftui("status", "--lang", "en").err
