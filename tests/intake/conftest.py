from collections.abc import Iterator

import pytest

from esftui import locales


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Speak English unless a test says otherwise, and leave no language behind."""
    before = locales.language()
    locales.use("en")
    yield
    locales.use(before)
