"""The language of the screen: Swedish first, English second.

Texts in the code are English; the catalogue of another language translates them when
they are shown, never when a module is imported. ``N_`` marks a text that is translated
later.
"""

import gettext
import os
from pathlib import Path

LANGUAGES: tuple[str, ...] = ("sv", "en")
"""The languages that the screen speaks, first choice first."""


class _Language:
    """What is in use: one language for the whole process, chosen at its start."""

    name: str = "en"
    texts: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Show everything in a language from now on.

    Raises:
        ValueError: if the language is not one of :data:`LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    _Language.name = language
    _Language.texts = gettext.translation(
        "esftui", Path(__file__).parent, languages=[language], fallback=True
    )


def language() -> str:
    """Return the language in use."""
    return _Language.name


def system_language() -> str:
    """Return the language that the system's locale asks for, or Swedish."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            wanted = value.split(":")[0].split(".")[0].split("_")[0].lower()
            return wanted if wanted in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


def _(message: str) -> str:
    """Return the message in the language in use."""
    return _Language.texts.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the singular or plural form for a number, in the language in use."""
    return _Language.texts.ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Return the message in the language in use, where English has one word for several."""
    return _Language.texts.pgettext(context, message)


def N_(message: str) -> str:
    """Mark a text for the catalogue without translating it yet."""
    return message
