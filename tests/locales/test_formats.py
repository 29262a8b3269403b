from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from esftui import locales
from esftui.locales import formats

BABEL = {"sv": Locale.parse("sv_SE"), "en": Locale.parse("en_GB")}


@pytest.fixture(autouse=True)
def _language_afterwards() -> Iterator[None]:
    before = locales.language()
    yield
    locales.use(before)


@pytest.mark.parametrize("language", locales.LANGUAGES)
@given(
    value=st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=3),
    decimals=st.integers(0, 2),
)
def test_numbers_are_grouped_and_pointed_as_the_locale_data_says(
    language: str, value: Decimal, decimals: int
) -> None:
    locales.use(language)
    rounded = formats.rounded(value, decimals)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    expected = format_decimal(rounded, format=pattern, locale=BABEL[language])
    expected = expected.replace("\u2212", "-").replace("-", "−")
    assert formats.number(value, decimals) == (expected if rounded else expected.lstrip("−"))


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_months_and_weekdays_are_called_what_the_locale_data_calls_them(language: str) -> None:
    locales.use(language)
    for number in range(1, 13):
        expected = format_date(date(2013, number, 1), "MMM", locale=BABEL[language])[:3]
        assert formats.month_name(f"2013-{number:02d}") == expected
    for number in range(1, 8):
        day = date(2013, 3, 10 + number)
        assert formats.weekday(day) == format_date(day, "EEEE", locale=BABEL[language])


def test_halves_are_rounded_away_from_zero_and_nothing_has_no_sign() -> None:
    locales.use("sv")
    assert [formats.number(value) for value in (0.5, 1.5, 2.5, -0.5, -0.4)] == [
        "1",
        "2",
        "3",
        "−1",
        "0",
    ]
    assert formats.number(10617649) == "10\u00a0617\u00a0649"
    assert formats.number(None) == "–"
