"""Where a value stands in JSON text, without reading more of it than is needed."""

import json
import re
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from esftui.store.problem import KeyPath, Step

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class JsonPlaces:
    """Finds keys and values of well-formed JSON by their paths; remembers what it saw."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, dict[Step, tuple[int, int]]] = {}

    def index(self, path: KeyPath, on_key: bool = False) -> int:
        """Return the index of the value (or key) at a path, or of the nearest above it."""
        at = value = _blank(self._text, 0)
        for step in path:
            found = self._members(value).get(step)
            if found is None:
                return at
            key, value = found
            at = key if on_key else value
        return at

    def path_at(self, index: int) -> KeyPath:
        """Return the path of the key or value that a character belongs to."""
        path: KeyPath = ()
        at = _blank(self._text, 0)
        while True:
            before = [
                (step, value) for step, (key, value) in self._members(at).items() if key <= index
            ]
            if not before:
                return path
            step, at = before[-1]
            path = (*path, step)

    def repeated(self) -> Iterator[tuple[KeyPath, int, int]]:
        """Yield path, and index of the first and of the later key, for keys given twice."""
        yield from self._repeated(_blank(self._text, 0), ())

    def _repeated(self, start: int, path: KeyPath) -> Iterator[tuple[KeyPath, int, int]]:
        stack: list[tuple[int, KeyPath]] = [(start, path)]
        while stack:
            at, here = stack.pop()
            seen: dict[Step, int] = {}
            for step, key, value in self._walk(at):
                if step in seen:
                    yield (*here, step), seen[step], key
                seen.setdefault(step, key)
                if self._text[value] in "{[":
                    stack.append((value, (*here, step)))

    def _members(self, start: int) -> dict[Step, tuple[int, int]]:
        if start not in self._known:
            self._known[start] = {step: (key, value) for step, key, value in self._walk(start)}
        return self._known[start]

    def _walk(self, start: int) -> Iterator[tuple[Step, int, int]]:
        """Yield step, index of the key and index of the value of each member."""
        text = self._text
        opening = text[start : start + 1]
        if opening not in ("{", "["):
            return
        at = _blank(text, start + 1)
        number = 0
        while text[at] not in "}]":
            key: int = at
            step: Any = number
            if opening == "{":
                step, at = scanstring(text, at + 1)
                at = _blank(text, _blank(text, at) + 1)
            value = at
            yield step, key if opening == "{" else value, value
            _skipped, at = _DECODER.raw_decode(text, value)
            at = _blank(text, at)
            if text[at] == ",":
                at = _blank(text, at + 1)
            number += 1


def _blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
