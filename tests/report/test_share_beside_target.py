import pytest
from hypothesis import given
from hypothesis import strategies as st

from esftui import locales
from esftui.locales.shares import beside_band, beside_target


def number(text: str) -> float:
    return float(text.rstrip("%").replace("−", "-"))


@pytest.mark.parametrize(
    ("numerator", "denominator", "target", "shown"),
    [
        (53, 56, 0.95, ("94.6%", "95%")),  # 95 % would look as if the target were met
        (54, 56, 0.80, ("96%", "80%")),
        (37, 80, 0.60, ("46%", "60%")),
        (19, 20, 0.95, ("95%", "95%")),
        (1, 8, 0.125, ("13%", "12.5%")),
        (5996, 10000, 0.6, ("59.96%", "60%")),
    ],
)
def test_whole_per_cent_unless_that_hides_the_verdict(
    numerator: int, denominator: int, target: float, shown: tuple[str, str]
) -> None:
    assert beside_target(numerator / denominator, target) == shown


def test_swedish_writes_a_comma_and_a_space() -> None:
    locales.use("sv")
    assert beside_target(53 / 56, 0.95) == ("94,6\u00a0%", "95\u00a0%")


def test_nothing_is_a_dash() -> None:
    assert beside_target(None, 0.5) == ("–", "50%")
    assert beside_target(0.5, None) == ("50%", "–")


@given(st.integers(0, 2000), st.integers(1, 2000), st.integers(0, 1000))
def test_figure_and_verdict_never_contradict_each_other(part: int, whole: int, tenths: int) -> None:
    share, target = min(part, whole) / whole, tenths / 1000
    shown, goal = beside_target(share, target)
    assert (number(shown) >= number(goal)) == (share >= target)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.604, "60.4%"),  # skewed: 60 % would look even
        (0.6, "60%"),
        (0.61, "61%"),
        (0.396, "39.6%"),
        (0.4, "40%"),
        (0.5, "50%"),
        (None, "–"),
    ],
)
def test_a_skewed_share_never_looks_even(share: float | None, shown: str) -> None:
    assert beside_band(share) == shown


@given(st.integers(0, 3000), st.integers(1, 3000))
def test_a_shown_share_is_in_the_band_just_when_the_exact_one_is(part: int, whole: int) -> None:
    share = min(part, whole) / whole
    assert (40 <= number(beside_band(share)) <= 60) == (0.4 <= share <= 0.6)
