import pytest
from hypothesis import given
from hypothesis import strategies as st

from esftui.measure.interval import interval


@pytest.mark.parametrize(
    ("successes", "number", "low", "high"),
    [
        # published tables of the exact (Clopper-Pearson) 95 % limits
        (0, 10, 0.0, 0.3085),
        (1, 10, 0.0025, 0.4450),
        (5, 10, 0.1871, 0.8129),
        (10, 10, 0.6915, 1.0),
        (8, 20, 0.1912, 0.6395),
    ],
)
def test_the_interval_is_that_of_the_tables(
    successes: int, number: int, low: float, high: float
) -> None:
    assert interval(successes, number) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(1, 80), st.data())
def test_the_interval_holds_the_share_and_mirrors_its_complement(
    number: int, data: st.DataObject
) -> None:
    successes = data.draw(st.integers(0, number))
    low, high = interval(successes, number)
    assert 0 <= low <= successes / number <= high <= 1
    other = interval(number - successes, number)
    assert (1 - other[1], 1 - other[0]) == pytest.approx((low, high), abs=1e-6)


def test_more_people_narrow_the_interval() -> None:
    few, many = interval(5, 10), interval(50, 100)
    assert many[1] - many[0] < few[1] - few[0]


@pytest.mark.parametrize(("successes", "number"), [(0, 0), (3, 2), (-1, 5)])
def test_there_is_no_interval_of_nobody(successes: int, number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        interval(successes, number)
