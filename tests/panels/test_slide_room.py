"""Slides where room is scarce: what gives way first, and what the signs on bars mean."""

import pytest

from esftui import locales
from esftui.model.slide import Big, Slide, SlideBar, SlideTable
from esftui.panels import glyphs
from esftui.panels.line import plain
from esftui.panels.slide import draw_slide

GOALS = Slide(
    item="goals",
    topic="goals",
    title="Mål",
    big=(Big(value="4", label="Mål nådda", note="av 6 som kan bedömas"),),
    bars=tuple(
        SlideBar(
            label=f"{name} efter avslut",
            share=0.4,
            target=0.6,
            text="40 % (20 av 50), mål 60 %",
            verdict="i fara",
        )
        for name in (
            "Arbete eller studier",
            "Fortsatt arbete eller studier",
            "Bättre livssituation",
        )
    ),
    table=SlideTable(
        columns=("Mål", "Utfall", "Målvärde", "Bedömning"),
        numeric=(False,) * 4,
        rows=(("Webbplats om metoder och forskning", "inte klart", "2011-09-01", "ej nått"),) * 4,
    ),
    since=("Arbete eller studier efter avslut 12 → 20 (+8)",),
    lines=("Det ena som sägs på den här bilden av alla", "Det andra som sägs på den av alla"),
)


def drawn(slide: Slide, width: int = 80, height: int = 20) -> list[str]:
    return [plain(line) for line in draw_slide(slide, width, height)]


def test_blank_lines_and_large_numerals_give_way_before_any_label_is_cut() -> None:
    shown = "\n".join(drawn(GOALS))
    for bar in GOALS.bars:
        assert bar.label in shown
        assert bar.text in shown
    assert "…" not in shown
    assert GOALS.since[0] in shown


def test_a_label_is_whole_before_all_sentences_are_there() -> None:
    rows = drawn(GOALS, height=14)
    shown = "\n".join(rows)
    assert all(bar.label in shown for bar in GOALS.bars)
    assert any(row.strip() == "2 till" for row in rows)


def test_a_verdict_stands_at_the_end_of_its_bar_where_words_stand_above() -> None:
    for row in drawn(GOALS):
        assert ("█" in row and "░" in row) == ("i fara" in row)


def test_the_agenda_stands_beside_the_figure_that_is_alone() -> None:
    items = tuple((str(number), f"Punkt {number}") for number in range(2, 17))
    table = SlideTable(columns=("Nr", "Punkt"), numeric=(True, False), rows=items)
    present = Big(value="3", label="Närvarande", note="av 7 platser")
    slide = Slide(item="o", topic="opening", title="Ö", big=(present,), table=table)
    rows = drawn(slide)
    assert all(any(name in row for row in rows) for _number, name in items)
    assert any("█" in row and "Punkt 3" in row for row in rows)


def exits(women: float | None, men: float | None, text: str = "19") -> Slide:
    bar = SlideBar(label="Arbete", share=women, second=men, text=text)
    return Slide(item="e", topic="exits", title="Avslut", bars=(bar,), legend=("··: visas inte",))


def test_persons_whose_genders_are_not_shown_are_not_drawn_as_women() -> None:
    rows = drawn(exits(0.8, None), height=6)
    bar = next(row for row in rows if "Arbete" in row)
    assert "■" in bar
    assert "█" not in bar
    assert "▄" not in bar
    assert any("■ K + M" in row for row in rows)
    rows = drawn(exits(0.4, 0.4), height=6)
    assert any("█ K" in row and "▄ M" in row and "··: visas inte" in row for row in rows)
    assert "■" not in "".join(rows)


def test_the_three_signs_differ_without_block_elements_too() -> None:
    glyphs.use_ascii(True)
    assert len({glyphs.to_ascii(sign) for sign in (glyphs.FULL, glyphs.LINED, glyphs.WHOLE)}) == 3


def test_nothing_is_explained_that_is_not_there() -> None:
    rows = drawn(exits(None, None, "··"), height=6)
    assert not any("K" in row for row in rows)
    rows = drawn(GOALS, 120, 33)
    assert not any("┊" in row for row in rows)


@pytest.mark.parametrize("width", range(44, 76))
def test_amounts_and_changes_stay_on_one_line(width: int) -> None:
    texts = (
        "Participants, women 24 → 34 (+10) · Paid SEK 2,505,497 (+SEK 10,000: +7 new) · 2 more",
    )
    with locales.speaking("en"):
        rows = drawn(Slide(item="x", topic="flow", title="x", since=texts), width, 12)
    assert any("24 → 34 (+10)" in row for row in rows)
    assert any("SEK 2,505,497" in row for row in rows)
    assert any("2 more" in row for row in rows)


def test_labels_have_the_room_that_bars_do_not_take() -> None:
    label = "Annan åtgärd, Vård/behandling, Åter till anvisande, Övrigt"
    bars = tuple(SlideBar(label=label, share=None, text="··") for _ in range(3))
    rows = drawn(Slide(item="e", topic="exits", title="Avslut", bars=bars), height=9)
    assert sum(label in row for row in rows) == 3


def test_the_verdict_of_a_withheld_number_stands_under_it() -> None:
    hidden = SlideBar(label="Stöd", share=None, text="·· av 8", verdict="mål ej beslutat")
    slide = Slide(item="g", topic="goals", title="Mål", bars=(GOALS.bars[0], hidden))
    rows = drawn(slide, 200, 46)
    at = next(n for n, row in enumerate(rows) if "·· av 8" in row)
    assert rows[at].index("·· av 8") == rows[at + 1].index("mål ej beslutat")


def test_one_number_does_not_tower_over_several_that_are_withheld() -> None:
    hidden = Big(value="··", label="Deltagare", earlier="70 per 2013-02-28")
    slide = Slide(item="f", topic="flow", title="F", big=(hidden, hidden, GOALS.big[0]))
    shown = [row for row in drawn(slide, 120, 33) if "█" in row]
    assert 3 <= len(shown) <= 5
    both = Slide(item="f", topic="flow", title="F", big=(hidden, GOALS.big[0]))
    assert len([row for row in drawn(both, 120, 33) if "█" in row]) > 5
