"""The short name of a project, made from its title."""

import re
import unicodedata

LONGEST = 40
"""How long a short name is made; a person may write a longer one, up to 64."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})
_KEPT_FREE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that no folder can have on Windows."""

_COMMANDS_TO_COME = ("export", "report", "serve")


def short_name(title: str) -> str:
    """Return a title as a short name: ``Vägen till jobb`` is ``vagen-till-jobb``.

    Letters lose their marks; what is not a letter a-z or a digit becomes a hyphen. A title
    without any of them gives nothing.
    """
    letters = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", plain)
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        name = longer
    return name


def kept_free(name: str) -> bool:
    """Say whether a short name cannot be used: a command of ours, or of Windows' own names."""
    from esftui.command_line.opening import COMMANDS, WRITE

    return name in (*COMMANDS, *WRITE, *_COMMANDS_TO_COME) or _KEPT_FREE.fullmatch(name) is not None
