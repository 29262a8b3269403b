"""The pages of a meeting's slides at the size of the wall, made once for each."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from esftui.locales import speaking
from esftui.model.slide import Slide
from esftui.panels.glyphs import ascii_only, spelt
from esftui.panels.slide_pages import pages

Room = tuple[int, int]
"""How wide and high a slide may be, in cells; nothing where that is not known."""


class _Made(NamedTuple):
    slide: Slide
    room: Room
    pages: tuple[Slide, ...]


class Pages:
    """The pages of slides, by their items; made anew where a slide or the room is another."""

    def __init__(self, language: str) -> None:
        """Take the language that the slides are in."""
        self._language = language
        self._made: dict[str, _Made] = {}

    def of(self, slide: Slide, room: Room) -> tuple[Slide, ...]:
        """Return the pages of a slide in a room: at least one."""
        if not all(room):
            return (_spelt(slide),)
        made = self._made.get(slide.item)
        if made is None or made.slide is not slide or made.room != room:
            with speaking(self._language):
                made = _Made(slide, room, pages(_spelt(slide), *room))
            self._made[slide.item] = made
        return made.pages


def _spelt(slide: Slide) -> Slide:
    if not ascii_only():
        return slide
    return msgspec.json.decode(spelt(msgspec.json.encode(slide).decode()), type=Slide)
