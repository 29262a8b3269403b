"""Colours: legible in every theme, and never the only carrier of a meaning."""

from itertools import pairwise
from pathlib import Path

import pytest
from support.desk import copied, opened
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from esftui.on_terminal import usable_theme
from esftui.themes import (
    DARK,
    GRAPHICS_CONTRAST,
    LIGHT,
    OWN_THEMES,
    TEXT_CONTRAST,
    contrast,
    look_of,
    role_colours,
)

ROLES = (
    "dim",
    "accent",
    "women",
    "men",
    "in",
    "out",
    "stock",
    "plan",
    "good",
    "warn",
    "bad",
    "foreground",
)
THEMES = [theme for theme in (*OWN_THEMES, *BUILTIN_THEMES.values()) if not theme.ansi]


def named(theme: Theme) -> str:
    return theme.name


def test_the_ratio_is_the_one_that_wcag_defines() -> None:
    black, white = Color.parse("#000000"), Color.parse("#ffffff")
    assert contrast(black, white) == pytest.approx(21.0)
    assert contrast(white, white) == pytest.approx(1.0)
    # WCAG's own example of a grey that just passes on white
    assert contrast(Color.parse("#767676"), white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=named)
def test_every_text_can_be_read_in_every_theme(theme: Theme) -> None:
    colours = role_colours(theme)
    for role in ROLES:
        assert contrast(colours[role], colours["background"]) >= TEXT_CONTRAST, role
    assert contrast(colours["border"], colours["background"]) >= GRAPHICS_CONTRAST
    assert contrast(colours["foreground"], colours["cursor"]) >= TEXT_CONTRAST


@pytest.mark.parametrize("theme", OWN_THEMES, ids=named)
def test_what_stands_on_the_wall_has_high_contrast_in_both_own_themes(theme: Theme) -> None:
    colours = role_colours(theme)
    for role in ROLES:
        assert contrast(colours[role], colours["background"]) >= 7.0, role


@pytest.mark.parametrize("theme", THEMES, ids=named)
def test_women_and_men_have_colours_of_their_own(theme: Theme) -> None:
    colours = role_colours(theme)
    assert colours["women"] != colours["men"]


@pytest.mark.parametrize("theme", OWN_THEMES, ids=named)
def test_women_and_men_are_not_pink_and_blue(theme: Theme) -> None:
    colours = role_colours(theme)
    women, men = colours["women"], colours["men"]
    assert women.b >= women.r, "pink has more red than blue"
    assert men.g >= men.b, "blue has more blue than green"


def test_steps_towards_more_contrast_are_steps() -> None:
    grey = [Color.parse(f"#{v:02x}{v:02x}{v:02x}") for v in range(0, 256, 15)]
    ratios = [contrast(color, grey[0]) for color in grey]
    assert all(one < other for one, other in pairwise(ratios))


@pytest.mark.parametrize(
    "theme", [*THEMES, *(t for t in BUILTIN_THEMES.values() if t.ansi)], ids=named
)
def test_every_theme_has_a_style_for_everything_that_is_drawn(theme: Theme) -> None:
    look = look_of(theme)
    for role in (
        "",
        *ROLES[:-1],
        "strong",
        "cursor",
        "border",
        "focus",
        "heading",
        "key",
        "banner",
    ):
        assert look[role] is not None


def test_without_colour_no_theme_of_the_terminals_own_colours_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ansi = next(theme.name for theme in BUILTIN_THEMES.values() if theme.ansi)
    assert usable_theme(ansi) == ansi
    assert usable_theme("no such theme") == DARK.name
    monkeypatch.setenv("NO_COLOR", "1")
    assert usable_theme(ansi) == DARK.name
    assert usable_theme("nord") == "nord"


async def test_without_colour_everything_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    ansi = next(theme.name for theme in BUILTIN_THEMES.values() if theme.ansi)
    async with opened(copied(tmp_path), theme=ansi) as desk:
        assert desk.app.theme == DARK.name
        for strip in desk.app.screen._compositor.render_strips():
            for text, style, _control in strip:
                if text.strip() and style and style.color and style.bgcolor:
                    front, back = style.color.triplet, style.bgcolor.triplet
                    assert front is not None
                    assert back is not None
                    assert front.red == front.green == front.blue
                    assert contrast(Color(*front), Color(*back)) >= GRAPHICS_CONTRAST, text


async def test_the_focus_shows_without_colour(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        row = desk.app.screen._compositor.render_strips()
        bold = {
            text.strip()
            for strip in row
            for text, style, _control in strip
            if style and style.bold and text.strip() in {"Checklista", "Budget", "Mål"}
        }
        assert bold == {"Checklista"}


async def test_a_theme_is_seen_as_one_looks_for_it_and_left_with_escape(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        desk.app.action_choose_theme()
        await desk.pilot.pause()
        await desk.press(*"esf-light")
        await desk.until(lambda: desk.app.theme == "esf-light")
        await desk.press("escape")
        await desk.until(lambda: desk.app.theme == "esf-dark")
        desk.app.action_choose_theme()
        await desk.pilot.pause()
        await desk.press(*"esf-light", "enter")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        assert desk.app.theme == "esf-light"
        background = role_colours(LIGHT)["background"].rich_color
        strips = desk.app.screen._compositor.render_strips()
        styles = [style for strip in strips for _text, style, _control in strip if style]
        assert sum(style.bgcolor == background for style in styles) > len(styles) * 0.9
