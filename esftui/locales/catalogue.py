"""A compiled catalogue of texts (a MO file), of which only what is asked for is made a text.

The standard library's reader makes texts of all that a catalogue holds, several thousand of
them, each time that the program starts; a screen shows about two hundred.
"""

from collections.abc import Callable
from functools import cached_property
from itertools import count
from struct import unpack_from

_LITTLE_ENDIAN = b"\xde\x12\x04\x95"
"""What a catalogue begins with where its numbers have their lowest byte first."""

_TWO_FORMS = b"plural=(n != 1);"
"""The rule of Swedish and English: one form for 1, the other for everything else."""


class Catalogue:
    """Texts of one language by the English ones; an empty one leaves everything in English."""

    def __init__(self, compiled: bytes = b"") -> None:
        self._compiled = compiled
        self._messages, self._places = _tables(compiled) if compiled else ({}, ())
        self._said: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._messages)

    def gettext(self, message: str) -> str:
        """Return a message in this language."""
        said = self._said.get(message)
        if said is None:
            forms = self._forms(message)
            said = self._said[message] = forms[0].decode() if forms else message
        return said

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the form of a message that goes with a number."""
        forms = self._forms(f"{singular}\0{plural}") or self._forms(singular)
        if not forms:
            return singular if number == 1 else plural
        return forms[self._which(number)].decode()

    def pgettext(self, context: str, message: str) -> str:
        """Return a message in this language, where English has one word for several."""
        asked = f"{context}\x04{message}"
        said = self.gettext(asked)
        return message if said == asked else said

    def _forms(self, message: str) -> list[bytes]:
        """Return the forms of a message, one unless it goes with numbers; none if unknown."""
        key = message.encode()
        number = self._messages.get(key)
        if number is None:
            number = self._singulars.get(key)
        if number is None:
            return []
        size, start = self._places[2 * number : 2 * number + 2]
        return self._compiled[start : start + size].split(b"\0")

    @cached_property
    def _singulars(self) -> dict[bytes, int]:
        """The messages that have a plural, by their singular alone."""
        numbered = self._messages.items()
        return {key.split(b"\0")[0]: number for key, number in numbered if b"\0" in key}

    @cached_property
    def _which(self) -> Callable[[int], int]:
        """Which form goes with a number, as the catalogue's header says."""
        return _rule(self._forms("")[0])


def _tables(compiled: bytes) -> tuple[dict[bytes, int], tuple[int, ...]]:
    """Return the number of each message, and the sizes and starts of what is said for each.

    A message that has a plural is both, with a zero byte between them.
    """
    order = "<" if compiled[:4] == _LITTLE_ENDIAN else ">"
    number, messages, said = unpack_from(order + "3I", compiled, 8)
    sizes_and_starts = iter(unpack_from(f"{order}{2 * number}I", compiled, messages))
    pairs = zip(sizes_and_starts, sizes_and_starts, strict=True)
    keys = [compiled[start : start + size] for size, start in pairs]
    return dict(zip(keys, count())), unpack_from(f"{order}{2 * number}I", compiled, said)


def _rule(header: bytes) -> Callable[[int], int]:
    if _TWO_FORMS in header:
        return lambda number: int(number != 1)
    from gettext import c2py

    rule: Callable[[int], int] = c2py(header.decode().partition("plural=")[2].partition(";")[0])
    return rule
