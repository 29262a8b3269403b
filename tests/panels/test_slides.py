"""Slides on the wall: never wider or higher than asked for, and large as far as it goes."""

import re

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from esftui.model.slide import Big, Slide, SlideBar, SlideTable
from esftui.panels import digits, glyphs
from esftui.panels.compose import line_cells
from esftui.panels.line import Line, plain
from esftui.panels.slide import draw_slide

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
values = st.sampled_from(("74", "<5", "··", "57,9 %", "–", "9,1 mnkr", "20 av 46", "ja", "SEK 9.1"))
bigs = st.builds(Big, value=values, label=words, note=words, earlier=st.just("") | words)
shares = st.none() | st.floats(0, 1)
slide_bars = st.builds(
    SlideBar,
    label=words,
    share=shares,
    text=words,
    second=shares,
    target=shares,
    verdict=st.sampled_from(("", "nått", "i riskzonen")),
)


@st.composite
def tables(draw: st.DrawFn) -> SlideTable:
    """Return a table of any texts."""
    count = draw(st.integers(1, 6))
    row = st.tuples(*[words] * count)
    return SlideTable(
        columns=draw(row),
        numeric=draw(st.tuples(*[st.booleans()] * count)),
        rows=tuple(draw(st.lists(row, max_size=10))),
    )


some = st.lists(words, max_size=4).map(tuple)
slides = st.builds(
    Slide,
    item=st.just("x"),
    topic=st.just("exits"),
    title=words,
    big=st.lists(bigs, max_size=5).map(tuple),
    bars=st.lists(slide_bars, max_size=8).map(tuple),
    table=st.none() | tables(),
    since=some,
    late=some,
    lines=some,
    legend=some,
    empty=st.just("") | words,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(slides, st.integers(1, 220), st.integers(1, 60))
def test_no_slide_is_wider_or_higher_than_its_room(slide: Slide, width: int, height: int) -> None:
    lines = draw_slide(slide, width, height)
    assert len(lines) <= height
    assert all(line_cells(line) <= width for line in lines)


EXITS = Slide(
    item="exits",
    topic="exits",
    title="Avslut",
    big=(
        Big(value="46", label="avslut", note="av 81 starter"),
        Big(value="43 %", label="till arbete eller studier", note="20 av 46"),
        Big(value="<5", label="åter till hänvisande"),
    ),
    bars=(
        SlideBar(label="Arbete", share=1.0, text="13"),
        SlideBar(label="Vård eller behandling", share=0.6, text="8"),
        SlideBar(label="Annat", share=None, text="··"),
    ),
    since=("6 avslut till", "2 av dem till arbete"),
    late=("1 avslut registrerades efteråt",),
    lines=("Vård minskar.", "Studier ökar."),
    legend=("<5: färre än 5",),
)


def text(lines: tuple[Line, ...]) -> str:
    return "\n".join(map(plain, lines))


def large_rows(lines: tuple[Line, ...]) -> int:
    """Return how many rows large numerals take."""
    return sum(bool(re.match(r"[ ▄▀█.%]*[▄▀█]", plain(line)[:20])) for line in lines[:16])


@pytest.mark.parametrize(
    ("width", "height", "least"), [(60, 15, 3), (80, 21, 5), (120, 33, 8), (200, 47, 10)]
)
def test_the_figures_are_as_large_as_the_size_allows_and_everything_is_there(
    width: int, height: int, least: int
) -> None:
    lines = draw_slide(EXITS, width, height)
    shown = text(lines)
    assert large_rows(lines) >= least
    for part in ("av 81 starter", "Vård eller behandling", "··", "6 avslut till", "Studier ökar."):
        assert part in shown
    assert "efteråt" in shown
    assert "<5: färre än 5" in plain(lines[-1])


def test_what_has_no_room_is_counted() -> None:
    shown = text(draw_slide(EXITS, 60, 12))
    assert re.search(r"\d till$", shown, re.MULTILINE), shown
    assert "6 avslut till" in shown, "what has changed is kept before what else is said"
    assert "Studier ökar." not in shown


def test_no_bar_is_drawn_of_a_number_that_is_withheld() -> None:
    lines = draw_slide(EXITS, 80, 21)
    row = next(plain(line) for line in lines if "Annat" in plain(line))
    assert row.replace("Annat", "").replace("··", "").strip() == ""


def split(women: float, men: float, width: int = 40) -> str:
    bar = SlideBar(label="D", share=women, second=men, text="x")
    slide = Slide(item="g", topic="gender", title="K", bars=(bar,))
    return "\n".join(plain(line) for line in draw_slide(slide, width, 1))


@given(st.integers(0, 60), st.integers(0, 60), st.integers(30, 120))
def test_womens_part_ends_in_the_band_exactly_when_the_split_is_even(
    women: int, men: int, width: int
) -> None:
    if women + men == 0:
        return
    share = women / (women + men)
    row = split(share, 1 - share, width)
    before, _between, after = row.split("┊")
    inside = "▄" not in before and "█" not in after
    assert inside == (0.4 <= share <= 0.6), row


def test_a_goal_is_filled_to_its_mark_exactly_when_it_is_met() -> None:
    for share, met in ((0.4, True), (0.399, False), (0.41, True)):
        bar = SlideBar(label="Mål", share=share, target=0.4, text="x")
        slide = Slide(item="g", topic="goals", title="Mål", bars=(bar,))
        row = next(plain(line) for line in draw_slide(slide, 60, 3) if "Mål" in plain(line))
        assert (row[row.index("┃") - 1] == "█") == met, row


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("74", ("", "74", False, "")),
        ("57,9 %", ("", "57,9", True, "")),
        ("57.9%", ("", "57.9", True, "")),
        ("−1,7 mnkr", ("", "−1,7", False, "mnkr")),
        ("SEK 10,617,649", ("SEK", "10,617,649", False, "")),
        ("10\u00a0617\u00a0649 kr", ("", "10\u00a0617\u00a0649", False, "kr")),
        ("20 av 46", ("", "20", False, "av 46")),
        ("<5", ("", "<5", False, "")),
        ("··", ("", "··", False, "")),
        ("–", ("", "–", False, "")),
        ("nått", ("nått", "", False, "")),
        ("2013-05-21", ("", "2013-05-21", False, "")),
    ],
)
def test_a_figure_is_taken_apart_into_numeral_and_unit(
    value: str, parts: tuple[str, str, bool, str]
) -> None:
    assert digits.parts(value) == parts


@pytest.mark.parametrize("scale", range(1, digits.LARGEST + 1))
def test_every_sign_has_its_own_picture_and_one_size(scale: int) -> None:
    seen = set()
    for sign in "0123456789%<>+−,.:·/":
        rows = digits.numerals(sign, scale)
        assert len(rows) == digits.rows_of(scale)
        assert {len(row) for row in rows} == {digits.width_of(sign, scale)}
        seen.add(rows)
    assert len(seen) == 20


def test_plain_signs_draw_the_same_figures() -> None:
    glyphs.use_ascii(True)
    shown = text(draw_slide(EXITS, 80, 24))
    assert re.fullmatch(r"[\x00-\x7fåäöÅÄÖ]*", shown), shown
    assert "# #" in shown


def test_texts_from_files_are_cleaned() -> None:
    nasty = "a\x1b[31m\u202eb"
    slide = Slide(item="x", topic="exits", title="x", lines=(nasty,), bars=EXITS.bars)
    shown = text(draw_slide(slide, 80, 20))
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_figure_that_is_withheld_is_small_however_much_room_there_is() -> None:
    late, hidden = Big(value="12", label="Sena"), Big(value="··", label="Klara")
    alone = Slide(item="s", topic="surveys", title="S", big=(hidden,), lines=("Inget mer",))
    assert large_rows(draw_slide(alone, 120, 36)) <= digits.rows_of(1)
    beside = msgspec.structs.replace(alone, big=(late, hidden))
    lines = text(draw_slide(beside, 120, 36)).splitlines()
    foot = next(n for n, line in enumerate(lines) if "Klara" in line)
    assert "Sena" in lines[foot], "they stand on the same line"
    at = lines[foot].index("Klara")
    drawn = [n for n, line in enumerate(lines[:foot]) if line[at:].strip()]
    assert foot - digits.rows_of(1) <= min(drawn, default=0) < foot


def test_headings_take_two_lines_before_one_is_cut() -> None:
    table = SlideTable(
        columns=("Uppföljning efter", "Gjorda", "Kvar i arbete eller studier"),
        numeric=(False, True, True),
        rows=(("90 dagar", "16", "6 av 9"),),
    )
    slide = Slide(item="s", topic="surveys", title="S", table=table)
    lines = text(draw_slide(slide, 42, 12)).splitlines()
    at = next(n for n, line in enumerate(lines) if "Uppföljning" in line)
    assert lines[at].endswith("Kvar i arbete")
    assert lines[at + 1].endswith("eller studier")
    assert not [line for line in lines if "…" in line]
    assert next(line for line in lines if "90 dagar" in line).rstrip().endswith("6 av 9")


def test_a_column_that_has_no_room_breaks_no_words_of_the_others() -> None:
    table = SlideTable(
        columns=("Uppföljning efter", "Gjorda", "Inget svar", "Försenade", "Kvar i arbete"),
        numeric=(False, True, True, True, True),
        rows=(("90 dagar", "16", "<5", "<5", "6 av 9"),),
    )
    slide = Slide(item="s", topic="surveys", title="S", table=table)
    drawn = text(draw_slide(slide, 40, 12))
    assert "Uppföljning" in drawn
    assert "…" in drawn


def test_what_was_decided_can_be_read_where_columns_have_no_room() -> None:
    decided = "Fler kvinnor anvisas från Arbetsförmedlingen och kommunen"
    table = SlideTable(
        columns=("Nr", "Beslut", "Ansvarig", "Slutdatum", "Status", "Siffran sedan dess"),
        numeric=(True, False, False, False, False, False),
        rows=(("1", decided, "Arbetsförmedlingen", "2013-05-01", "59 dagar sen", "–"),) * 6,
    )
    slide = Slide(item="s", topic="follow_up", title="S", table=table)
    small = text(draw_slide(slide, 80, 20)).splitlines()
    assert sum(line.strip() == f"1  {decided}" for line in small) == 6
    said = "Arbetsförmedlingen · 2013-05-01 · 59 dagar sen"
    assert sum(line.strip() == said for line in small) == 6, "a dash says nothing"
    wide = text(draw_slide(slide, 200, 40))
    assert f"{decided}        Arbetsförmedlingen        2013-05-01" in wide
