"""The language of the screen: Swedish first, English second.

Texts in the code are English; the catalogue of another language translates them when
they are shown, never when a module is imported. ``N_`` marks a text that is translated
later.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from esftui.locales.catalogue import Catalogue

LANGUAGES: tuple[str, ...] = ("sv", "en")
"""The languages that the screen speaks, first choice first."""


class _Language:
    """What is in use: one language for the whole process, chosen at its start."""

    name: str = "en"
    texts: Catalogue = Catalogue()


_OTHER: ContextVar[tuple[str, Catalogue] | None] = ContextVar("other", default=None)


def use(language: str) -> None:
    """Show everything in a language from now on.

    Raises:
        ValueError: if the language is not one of :data:`LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    _Language.name = language
    _Language.texts = _translation(language)


@cache
def _translation(language: str) -> Catalogue:
    file = Path(__file__).parent / language / "LC_MESSAGES" / "esftui.mo"
    # what the code says is English, and no file says it once more
    return Catalogue(file.read_bytes() if file.exists() else b"")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use another language for a while, in this thread alone: the screen keeps its own.

    Raises:
        ValueError: if the language is not one of :data:`LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    before = _OTHER.set((language, _translation(language)))
    try:
        yield
    finally:
        _OTHER.reset(before)


def _texts() -> Catalogue:
    other = _OTHER.get()
    return other[1] if other else _Language.texts


def language() -> str:
    """Return the language in use."""
    other = _OTHER.get()
    return other[0] if other else _Language.name


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
    return _texts().gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the singular or plural form for a number, in the language in use."""
    return _texts().ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """Return the message in the language in use, where English has one word for several."""
    return _texts().pgettext(context, message)


def N_(message: str) -> str:
    """Mark a text for the catalogue without translating it yet."""
    return message
