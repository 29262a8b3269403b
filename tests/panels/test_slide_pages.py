"""A slide in pages: everything is on one of them, whole, and no more of them than it takes."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from esftui.model.slide import Big, Slide, SlideBar, SlideTable
from esftui.panels import glyphs
from esftui.panels.line import plain
from esftui.panels.slide import Fit, draw_slide, fit
from esftui.panels.slide_pages import pages
from esftui.screens.meeting_pages import Pages

LABELS = (
    "Vidare till någon form av anställning",
    "Har två handlingsplaner, en för hälsa och en för arbete eller studier",
    "Upplever en bättre livssituation med hälsa, självförtroende och framtidstro",
)
GOALS = Slide(
    item="goals",
    topic="goals",
    title="Mål",
    big=(Big(value="4", label="Mål nådda", note="av 6 som kan bedömas"),),
    bars=tuple(
        SlideBar(
            label=label, share=0.4, target=0.6, text="40 % (20 av 50), mål 60 %", verdict="nått"
        )
        for label in LABELS
    ),
    table=SlideTable(
        columns=("Mål", "Utfall", "Målvärde", "Bedömning"),
        numeric=(False,) * 4,
        rows=tuple((f"Webbplats {n}", "··", "senast 2011-09-01", "ej nått") for n in range(6)),
    ),
    since=("Vidare till arbete 12 → 20 (+8)", "Upplever en bättre livssituation 3 → 4 (+1)"),
    lines=("Det ena som sägs på den här bilden av alla", "Det andra som sägs på den av alla"),
    legend=("··: visas inte",),
)


def said(slide: Slide, width: int, height: int) -> str:
    """Return the words of a slide as it is drawn, one after the other."""
    return " ".join(" ".join(plain(line) for line in draw_slide(slide, width, height)).split())


@pytest.mark.parametrize(("width", "height"), [(80, 20), (60, 15), (70, 16), (104, 24)])
def test_all_of_a_slide_is_on_one_of_its_pages_and_nothing_is_cut(width: int, height: int) -> None:
    found = pages(GOALS, width, height)
    shown = [said(page, width, height) for page in found]
    assert len(found) > 1
    assert all(fit(page, width, height) >= Fit.CLOSE for page in found)
    assert not [text for text in shown if "…" in text or " till " in f"{text} "[-8:]]
    words = {word for text in shown for word in text.split()}
    wanted = [*LABELS, *GOALS.lines, *GOALS.since, "av 6 som kan bedömas"]
    wanted += [text for row in GOALS.table.rows for text in row] if GOALS.table else []
    assert not [text for text in wanted if not set(text.split()) <= words]
    assert "█" in shown[0]
    assert GOALS.big[0].label in shown[0]
    assert not any(page.big for page in found[1:]), "a figure stands on the first page alone"


def test_a_slide_that_has_room_is_one_page() -> None:
    assert pages(GOALS, 120, 33) == (GOALS,)
    assert pages(GOALS, 200, 46) == (GOALS,)


def test_a_sign_is_explained_where_it_stands() -> None:
    found = pages(GOALS, 80, 20)
    hidden = ["··" in said(page, 80, 20) for page in found]
    assert any(hidden)
    assert not all(hidden)
    assert [bool(page.legend) for page in found] == hidden


def test_what_cannot_be_whole_in_so_little_room_is_one_page_or_few() -> None:
    long = msgspec.structs.replace(GOALS, lines=("ord " * 400,) * 30)
    for width, height in ((1, 1), (12, 4), (40, 8), (60, 15)):
        assert 1 <= len(pages(long, width, height)) <= 9


texts = st.text("abc ÅÖ…<5·", max_size=60)
slides = st.builds(
    Slide,
    item=st.just("x"),
    topic=st.sampled_from(("exits", "goals", "gender")),
    title=texts,
    big=st.lists(st.builds(Big, value=st.just("74"), label=texts), max_size=4).map(tuple),
    bars=st.lists(
        st.builds(SlideBar, label=texts, share=st.none() | st.floats(0, 1), text=texts), max_size=8
    ).map(tuple),
    table=st.none()
    | st.lists(st.tuples(texts, texts), max_size=10).map(
        lambda rows: SlideTable(columns=("A", "B"), numeric=(False, False), rows=tuple(rows))
    ),
    since=st.lists(texts, max_size=3).map(tuple),
    late=st.lists(texts, max_size=2).map(tuple),
    lines=st.lists(texts, max_size=6).map(tuple),
    empty=st.just("") | texts,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(slides, st.integers(20, 120), st.integers(6, 40))
def test_the_pages_hold_what_the_slide_holds_in_its_order(
    slide: Slide, width: int, height: int
) -> None:
    found = pages(slide, width, height)
    for field in ("big", "bars", "since", "late", "lines"):
        assert sum((getattr(page, field) for page in found), ()) == getattr(slide, field)
    rows = [row for page in found if page.table for row in page.table.rows]
    assert tuple(rows) == (slide.table.rows if slide.table else ())
    assert "".join(page.empty for page in found) == slide.empty


@pytest.mark.parametrize(("width", "height"), [(80, 20), (60, 15), (120, 30)])
def test_in_ascii_no_number_is_said_to_be_larger_than_the_one_after_it(
    width: int, height: int
) -> None:
    glyphs.use_ascii(True)
    shown = " ".join(said(page, width, height) for page in Pages("sv").of(GOALS, (width, height)))
    assert "12 -> 20 (+8)" in shown
    assert " > " not in shown
