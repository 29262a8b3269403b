"""Texts: in the chosen language, and what comes from a file shown as it is."""

from pathlib import Path

import pytest
from support.desk import copied, opened

NASTY = "[/][@click=app.quit]$x[/]{y}"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["Deltagarflöde", "Checklista", "per 2013-03-31", "exempeldata", "avsluta", "8,8"]),
        (
            "en",
            ["Participant flow", "Checklist", "as of 2013-03-31", "example data", "quit", "8.8"],
        ),
    ],
)
async def test_the_screen_speaks_the_language_chosen(
    language: str, words: list[str], tmp_path: Path
) -> None:
    async with opened(copied(tmp_path), language=language) as desk:
        for word in words:
            assert word in desk.frame


async def test_the_palette_and_the_help_have_no_english_in_swedish(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("ctrl+p")
        await desk.sees("Kommandon", "månad bakåt")
        for english in ("Search", "Theme", "Quit", "Keys", "Screenshot", "Maximize", "month"):
            assert english not in desk.frame


async def test_text_from_a_file_is_never_markup(tmp_path: Path) -> None:
    data = copied(tmp_path)
    file = data / "framtidsstegen" / "project.yaml"
    text = file.read_text("utf-8")
    nasty = f'"{NASTY}"'
    text = text.replace("title: Framtidsstegen", f"title: {nasty}", 1)
    text = text.replace("title: Webbplats med metoder och forskning", f"title: {nasty}")
    text = text.replace("owner: kommunikatör", f"owner: {nasty}")
    file.write_text(text, "utf-8")
    async with opened(data, size=(200, 50)) as desk:
        assert desk.frame.count(NASTY) >= 2
        await desk.press("space")
        await desk.sees("Sparat: " + NASTY)
        for key in ("enter", "e", "p"):
            await desk.press(key)
            await desk.sees(NASTY)
            await desk.press("escape")
            await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        assert desk.app.return_code is None


async def test_control_characters_from_a_file_never_reach_the_terminal(tmp_path: Path) -> None:
    data = copied(tmp_path)
    file = data / "framtidsstegen" / "project.yaml"
    text = file.read_text("utf-8")
    evil = '"x\\e[2J\\a\\u202Ey\\u200Bz"'
    text = text.replace("title: Webbplats med metoder och forskning", f"title: {evil}")
    file.write_text(text.replace("title: Framtidsstegen", f"title: {evil}", 1), "utf-8")
    async with opened(data) as desk:
        frame = desk.frame
        assert "x" in frame
        for character in ("\x1b", "\x07", "\u202e", "\u200b"):
            assert character not in frame


@pytest.mark.parametrize("name", ["creadiem", "fler-i-arbete", "job-action-plan-europe"])
@pytest.mark.parametrize("language", ["sv", "en"])
async def test_every_project_fills_the_screen(name: str, language: str, tmp_path: Path) -> None:
    async with opened(copied(tmp_path, name), project=name, language=language) as desk:
        assert desk.frame.count("╭") == 6
        assert all(len(line) == 120 for line in desk.frame.splitlines())


async def test_a_project_without_budget_and_register_says_what_would_fill_its_panels(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path, "fler-i-arbete")
    (data / "fler-i-arbete" / "register.json").unlink()
    async with opened(data, project="fler-i-arbete") as desk:
        for sentence in ("Inga deltagare ännu", "Inga avslut ännu", "Ingen budget"):
            assert sentence in desk.frame


async def test_without_any_project_one_is_welcomed_and_offered_a_tour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    empty = tmp_path / "empty"
    empty.mkdir()
    async with opened(empty) as desk:
        await desk.until(lambda: type(desk.app.screen).__name__ == "Welcome")
        assert str(empty)[:20] in desk.frame
        await desk.press("2")
        await desk.sees("per 2013-03-31", "exempeldata", "Checklista")
        assert (tmp_path / "own" / "esftui" / "tour").is_dir()


async def test_who_does_not_want_the_tour_leaves(tmp_path: Path) -> None:
    async with opened(tmp_path) as desk:
        await desk.until(lambda: type(desk.app.screen).__name__ == "Welcome")
        await desk.press("escape")
        await desk.until(lambda: desk.app.return_code == 0)


async def test_plain_signs_alone_are_drawn_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from esftui.panels import glyphs

    glyphs.use_ascii(True)
    try:
        async with opened(copied(tmp_path)) as desk:
            for keys in ((), ("a",), ("v",), ("escape", "d"), ("escape", "H"), ("escape", "?")):
                await desk.press(*keys)
                strange = {each for each in desk.frame if not each.isascii() and each.isprintable()}
                assert not {each for each in strange if not each.isalpha()}, keys
    finally:
        glyphs.use_ascii(False)
