from collections.abc import Iterator

import pytest

from esftui import locales
from esftui.panels import glyphs


@pytest.fixture(autouse=True)
def swedish() -> Iterator[None]:
    """Draw in Swedish and with block elements unless a test says otherwise."""
    before = locales.language()
    locales.use("sv")
    yield
    glyphs.use_ascii(False)
    locales.use(before)
