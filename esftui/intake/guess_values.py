"""What the texts in a sheet stand for, guessed from the words that the project knows."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from esftui.intake.cell import Cell, fold, is_error, text_of
from esftui.intake.choices import plain_words, words_for
from esftui.intake.values import NOTHING
from esftui.model.project import Project

_MOST = 200


class Meaning(NamedTuple):
    """What a text stands for, if anything, and whether that is sure."""

    value: str | None
    sure: bool = True


def guess_values(field: str, cells: Iterable[Cell], project: Project) -> dict[str, Meaning]:
    """Return what each text of a column means that is not the project's own word.

    A text that the project knows by its id or title needs no mapping and is left out.
    """
    known = words_for(field, project)
    own = plain_words(field, project)
    found: dict[str, Meaning] = {}
    for text in _texts(cells):
        if fold(text) not in own:
            found[text] = meaning(text, known)
    return found


def meaning(text: str, known: Mapping[str, str]) -> Meaning:
    """Return what a text stands for among known words: itself, shortened, lengthened, near."""
    folded = fold(text)
    if folded in known:
        return Meaning(known[folded])
    if len(folded) < 3:
        return Meaning(None)
    longer = {value for word, value in known.items() if word.startswith(folded)}
    if len(longer) == 1:
        return Meaning(longer.pop(), False)
    words = folded.split()
    for count in range(len(words) - 1, 0, -1):
        first = known.get(" ".join(words[:count]))
        if first is not None and len(" ".join(words[:count])) >= 3:
            return Meaning(first, False)
    near = get_close_matches(folded, known, 1, 0.82)
    return Meaning(known[near[0]], False) if near else Meaning(None)


def all_known(field: str, cells: Iterable[Cell], project: Project) -> bool:
    """Say whether nearly all of some cells are words that a field can have, by name alone."""
    known = words_for(field, project)
    texts = [text_of(cell) for cell in cells]
    words = [text for text in texts if not any(c.isdigit() for c in text)]
    if len(words) < max(3, 0.8 * len(texts)):
        return False
    return sum(fold(text) in known for text in words) >= 0.8 * len(texts)


def _texts(cells: Iterable[Cell]) -> list[str]:
    """Return the different texts of some cells, in order; only so many."""
    seen: set[str] = set()
    for cell in cells:
        text = text_of(cell)
        if text and text not in NOTHING and not is_error(text) and len(text) <= 100:
            seen.add(text)
            if len(seen) >= _MOST:
                break
    return sorted(seen)
