"""Finding among the options of a field as one types, also among ten thousand."""

from collections.abc import Sequence

from esftui.entry.form import Option
from esftui.screens.search import fold, plain_letters


class OptionSearch:
    """Options, made ready to be searched the first time that they are."""

    def __init__(self, options: Sequence[Option]) -> None:
        self.options = tuple(options)
        self._texts: list[tuple[str, str, str]] | None = None
        self._places: dict[str, int] | None = None

    def find(self, text: str) -> list[int]:
        """Return the numbers of the options with every word, those that begin so first."""
        words = fold(text).split()
        if not words:
            return list(range(len(self.options)))
        start = " ".join(words)
        first: list[int] = []
        others: list[int] = []
        for number, (label, whole, bare) in enumerate(self._ready()):
            if all(word in whole or word in bare for word in words):
                (first if label.startswith(start) else others).append(number)
        return first + others

    def begins(self, text: str) -> list[int]:
        """Return the numbers of the options whose label begins with a text."""
        start = fold(text)
        return [
            n for n, (label, _whole, _bare) in enumerate(self._ready()) if label.startswith(start)
        ]

    def number_of(self, value: object) -> int | None:
        """Return the number of the option with a value."""
        if self._places is None:
            self._places = {option.value: n for n, option in enumerate(self.options)}
        return self._places.get(str(value)) if value is not None else None

    def _ready(self) -> list[tuple[str, str, str]]:
        if self._texts is None:
            self._texts = [_texts(option) for option in self.options]
        return self._texts


def _texts(option: Option) -> tuple[str, str, str]:
    """Return an option's label, all of its words, and these without marks on the letters."""
    label = fold(option.label)
    whole = "\n".join((label, fold(option.hint), *option.also))
    return label, whole, whole if whole.isascii() else plain_letters(whole)
