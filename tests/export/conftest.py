from collections.abc import Iterator

import pytest

from esftui import locales


@pytest.fixture(params=["en", "sv"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak one language after the other, and leave none behind."""
    before = locales.language()
    locales.use(str(request.param))
    yield str(request.param)
    locales.use(before)
