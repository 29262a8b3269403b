import math

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from esftui.store.scalars import Unclear, resolve

BOTH_AGREE = (
    ("", None), ("~", None), ("null", None), ("NULL", None), ("true", True), ("False", False),
    ("0", 0), ("-0", 0), ("12", 12), ("+5", 5), ("-17", -17), ("0x1F", 31), ("0.5", 0.5),
    (".5", 0.5), ("5.", 5.0), ("-1.25", -1.25), ("1.5e+3", 1500.0), ("10617649", 10617649),
    ("text", "text"), ("2012-01-01", "2012-01-01"), ("2013-02-30", "2013-02-30"),
    ("1.2.3", "1.2.3"), ("-", "-"), ("...", "..."), ("start + 3 months", "start + 3 months"),
    ("12 personer", "12 personer"), ("no.", "no."), ("Norge", "Norge"), ("tRUE", "tRUE"),
    ("1 000", "1 000"), ("0,6", "0,6"), ("60 %", "60 %"), ("+46", 46), ("4-5", "4-5"),
)  # fmt: skip

UNCLEAR = (
    "yes", "Yes", "YES", "no", "No", "NO", "on", "ON", "off", "Off", "y", "Y", "n", "N",
    "0123", "-017", "08", "00", "0o17", "0b11", "-0x1f", "0x_1", "1_000", "-1_0.5", "12:30",
    "0._", "1.5_0", ".5_", "1_0.5e+3",
    "1:30:45.5", "190:20:30", "1e3", "1E3", "1.5e3", ".5e1", "1.e5", "=", "<<",
    "2012-01-01 10:00:00", "2012-01-01T10:00:00Z", "2012-1-1 1:00:00 +1", ".inf", "-.INF", ".NaN",
    "9" * 31, "0" * 5000, "1" * 5000 + ":30", "9" * 400 + ".0e+999", "1e999",
)  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), BOTH_AGREE)
def test_what_both_versions_of_yaml_read_alike_is_read(text: str, meant: object) -> None:
    found = resolve(text)
    assert found == meant
    assert type(found) is type(meant)


@pytest.mark.parametrize("text", UNCLEAR, ids=lambda text: text[:20])
def test_what_they_read_differently_is_refused(text: str) -> None:
    with pytest.raises(Unclear):
        resolve(text)


@given(st.text(st.sampled_from("0123456789+-._:eExobaTZ nyNY~=<"), max_size=12))
def test_a_plain_scalar_is_read_as_the_old_rules_read_it_or_refused(text: str) -> None:
    try:
        found = resolve(text)
    except Unclear:
        return
    try:
        old = yaml.safe_load(f"[{text}]") if text == text.strip() and text else [found]
    except (yaml.YAMLError, ValueError):
        return
    if not isinstance(old, list) or len(old) != 1 or isinstance(old[0], dict):
        return  # not one plain scalar at all
    if isinstance(found, str):
        # dates stay texts here; the model makes them dates
        assert isinstance(old[0], str) or str(old[0]) == found or "-" in found
    elif isinstance(found, float):
        assert isinstance(old[0], float | str)
        assert math.isclose(float(old[0]), found)
    else:
        assert old[0] == found


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        found = resolve(text)
    except Unclear as unclear:
        found = str(unclear)
    assert found is None or isinstance(found, str | int | float)
