"""The two own themes, and what each role of a drawing looks like in any theme.

Women and men are violet and teal, never pink and blue, and differ by fill and letter as
well. Whatever the theme, text is given at least the contrast that WCAG 2.2 asks for
(4.5:1; 7:1 in the light theme): a colour that is too faint is moved towards black or
white until it can be read.
"""

from functools import lru_cache

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

TEXT_CONTRAST = 4.5
"""The least ratio between text and what is behind it (WCAG 2.2, 1.4.3)."""
GRAPHICS_CONTRAST = 3.0
"""The least ratio between a sign that carries a meaning and what is behind it (1.4.11)."""

DARK = Theme(
    name="esf-dark",
    primary="#6FB7F2",
    secondary="#BBA4F4",
    accent="#F0C761",
    foreground="#DDE4EB",
    background="#11161C",
    surface="#181F27",
    panel="#212A34",
    success="#7CCB8B",
    warning="#F0C04F",
    error="#FF8178",
    dark=True,
    variables={
        "esf-dim": "#98A6B5",
        "esf-border": "#5A6979",
        "esf-women": "#BBA4F4",
        "esf-men": "#4FBBAA",
        "esf-in": "#6FB7F2",
        "esf-out": "#F09F62",
        "esf-stock": "#9FB0C2",
        "esf-plan": "#D9C27C",
        "esf-cursor": "#2B3B4E",
        "block-cursor-background": "#2F4560",
        "block-cursor-foreground": "#F4F7FA",
        "input-selection-background": "#3A5878",
        "border": "#6FB7F2",
    },
)
"""For the desk: dark, calm, and no colour louder than the figures."""

LIGHT = Theme(
    name="esf-light",
    primary="#0B4A8A",
    secondary="#57299C",
    accent="#7A4A00",
    foreground="#101418",
    background="#FFFFFF",
    surface="#F4F6F8",
    panel="#E8ECF0",
    success="#0B5723",
    warning="#6B4200",
    error="#9B1414",
    dark=False,
    variables={
        "esf-dim": "#434C56",
        "esf-border": "#6B7682",
        "esf-women": "#57299C",
        "esf-men": "#00564B",
        "esf-in": "#0B4A8A",
        "esf-out": "#803300",
        "esf-stock": "#46525E",
        "esf-plan": "#5C4500",
        "esf-cursor": "#D5E5F6",
        "block-cursor-background": "#0B4A8A",
        "block-cursor-foreground": "#FFFFFF",
        "border": "#0B4A8A",
    },
)
"""For the projector and for tired eyes: light, every text at least 7:1."""

OWN_THEMES: tuple[Theme, ...] = (DARK, LIGHT)

_FALLBACKS = {
    "women": ("accent", "secondary"),
    "men": ("primary",),
    "in": ("primary",),
    "out": ("warning",),
    "stock": ("foreground",),
    "plan": ("secondary", "accent"),
    "accent": ("primary",),
    "good": ("success",),
    "warn": ("warning",),
    "bad": ("error",),
}
"""Where a theme that is not ours has the colour of a role; the first that is no other's."""

_ANSI = {
    "dim": "bright_black",
    "border": "bright_black",
    "women": "magenta",
    "men": "cyan",
    "in": "blue",
    "out": "yellow",
    "plan": "yellow",
    "accent": "blue",
    "good": "green",
    "warn": "yellow",
    "bad": "red",
}


class Look:
    """The styles of one theme: of a drawing's roles, and of a box, a heading, a key.

    Besides the roles: ``border``, ``focus`` (the border of the box in focus),
    ``heading``, ``heading_focus``, ``key`` (a key's name in the footer), ``banner``.
    """

    __slots__ = ("_styles",)

    def __init__(self, styles: dict[str, Style]) -> None:
        self._styles = styles

    def __getitem__(self, role: str) -> Style:
        """Return a role's style."""
        return self._styles[role]


def luminance(color: Color) -> float:
    """Return the relative luminance (0-1) of a colour, as WCAG 2.2 defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.r / 255, color.g / 255, color.b / 255)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio (1-21) between two colours, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def legible(color: Color, background: Color, ratio: float) -> Color:
    """Return the colour, moved towards black or white until its contrast is enough."""
    if contrast(color, background) >= ratio:
        return color
    white, black = Color(255, 255, 255), Color(0, 0, 0)
    end = white if contrast(white, background) >= contrast(black, background) else black
    for step in range(1, 20):
        moved = color.blend(end, step / 20, alpha=1.0)
        if contrast(moved, background) >= ratio:
            return moved
    return end


def role_colours(theme: Theme) -> dict[str, Color]:
    """Return the colours of a theme that is not an ANSI one: by role, and ``background``."""
    variables = {**theme.to_color_system().generate(), **theme.variables}

    def parse(name: str) -> Color:
        return Color.parse(variables[name])

    background, foreground = parse("background"), parse("foreground")
    found = {
        "background": background,
        "foreground": legible(foreground, background, TEXT_CONTRAST),
        "dim": foreground.blend(background, 0.35, alpha=1.0),
        "border": foreground.blend(background, 0.6, alpha=1.0),
        "cursor": background.blend(parse("primary"), 0.22, alpha=1.0),
    }
    for role, names in _FALLBACKS.items():
        taken = {found[other] for other in ("women", "men", "plan") if other in found}
        choices = [parse(name) for name in names]
        found[role] = next((color for color in choices if color not in taken), choices[0])
    for name, value in theme.variables.items():
        if name.startswith("esf-"):
            found[name.removeprefix("esf-")] = Color.parse(value)
    for role in _FALLBACKS.keys() | {"dim"}:
        found[role] = legible(found[role], background, TEXT_CONTRAST)
    found["border"] = legible(found["border"], background, GRAPHICS_CONTRAST)
    found["foreground"] = legible(found["foreground"], found["cursor"], TEXT_CONTRAST)
    return found


def look_of(theme: Theme) -> Look:
    """Return the styles of a theme."""
    return _look(theme.name) if theme in OWN_THEMES else _build(theme)


@lru_cache(maxsize=8)
def _look(name: str) -> Look:
    return _build(next(theme for theme in OWN_THEMES if theme.name == name))


def _build(theme: Theme) -> Look:
    return _from_ansi() if theme.ansi else _from_colours(role_colours(theme))


def _from_colours(colours: dict[str, Color]) -> Look:
    behind = colours["background"].rich_color
    cursor = colours["cursor"]
    text = colours["foreground"].rich_color

    def style(name: str, *, bold: bool | None = None) -> Style:
        return Style(color=colours[name].rich_color, bgcolor=behind, bold=bold)

    styles = {role: style(role) for role in (*_FALLBACKS, "dim", "border")}
    styles |= {
        "": style("foreground"),
        "strong": style("foreground", bold=True),
        "stock": style("stock"),
        "cursor": Style(color=text, bgcolor=cursor.rich_color, bold=True),
        "focus": style("accent"),
        "heading": style("foreground"),
        "heading_focus": style("accent", bold=True),
        "key": style("accent", bold=True),
        "banner": Style(
            color=colours["background"].rich_color, bgcolor=colours["bad"].rich_color, bold=True
        ),
    }
    return Look(styles)


def _from_ansi() -> Look:
    styles = {role: Style(color=color) for role, color in _ANSI.items()}
    styles |= {
        "": Style(),
        "strong": Style(bold=True),
        "stock": Style(),
        "cursor": Style(reverse=True),
        "focus": Style(color=_ANSI["accent"]),
        "heading": Style(),
        "heading_focus": Style(color=_ANSI["accent"], bold=True),
        "key": Style(color=_ANSI["accent"], bold=True),
        "banner": Style(color="red", reverse=True, bold=True),
    }
    return Look(styles)
