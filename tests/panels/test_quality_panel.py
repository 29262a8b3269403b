"""The remarks on a register as they are drawn, and every sentence that there is."""

from collections.abc import Iterator
from datetime import date
from string import Formatter

import pytest
from support.dialogs import language
from support.example_data import NAMES, both

from esftui import locales
from esftui.measure.quality import Quality, quality
from esftui.measure.quality_remark import RULES, SEVERITIES, Fact, Remark, remark
from esftui.panels import quality as panel
from esftui.panels.compose import line_cells
from esftui.panels.glyphs import use_ascii
from esftui.panels.line import plain
from esftui.report import quality_words as words
from esftui.screens.search import Query

__all__ = ["language"]
LATER = date(2026, 11, 22)
DAY = date(2013, 3, 31)

FACTS: dict[str, Fact] = {
    name: Fact(name, DAY, "date")
    for name in (
        *("start", "exit", "before", "end", "date", "first", "last"),
        *("answered", "asked"),
    )
} | {
    "days": Fact("days", 600, "days"),
    "limit": Fact("limit", 548, "days"),
    "number": Fact("number", 3, "number"),
    "length": Fact("length", "90 days", "length"),
    "planned": Fact("planned", "3 months, 6 months", "lengths"),
    "occasion": Fact("occasion", "+3 months", "occasion"),
    "activity": Fact("activity", "placement", "activity"),
    "thing": Fact("thing", "answered", "thing"),
    "field": Fact("field", "birth_year", "field"),
    "amount": Fact("amount", 1_234_567, "kronor"),
    "spent": Fact("spent", 2_345_678, "kronor"),
    "next": Fact("next", 3_456, "kronor"),
    "title": Fact("title", "Personal"),
    "other": Fact("other", "P-002"),
    "year": Fact("year", "2009"),
    "group": Fact("group", "Grupp 2"),
    "municipality": Fact("municipality", "Vexjö"),
}


def made(rule: str) -> Remark:
    """Return a remark by a rule, with just the facts that its sentence asks for."""
    sentence = words.SENTENCES[rule][0]
    names = [name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name]
    if "period" in names:
        facts = [Fact("first", "2013-01", "month"), Fact("last", "2013-03", "month")]
    else:
        facts = [FACTS[name] for name in names]
    return remark(rule, ("participants", 0), *facts, subject="P-001", day=DAY)


def of(*remarks: Remark) -> Quality:
    return Quality(LATER, tuple(remarks), people=9, members=1, spending=12, events=2)


EVERY = of(*(made(rule) for rule in RULES))


def text(found: Quality, width: int = 76) -> str:
    listed = panel.listing(found, panel.said(found), width)
    return "\n".join(plain(line) for line in listed.drawing.lines)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = locales.language()
    locales.use("en")
    yield
    locales.use(before)


@pytest.fixture
def plain_signs() -> Iterator[None]:
    use_ascii(True)
    yield
    use_ascii(False)


def test_each_rule_has_one_sentence_on_what_is_odd_and_one_on_what_to_do(language: str) -> None:
    assert set(words.SENTENCES) == set(RULES)
    for rule in RULES:
        for sentence in (words.odd(made(rule)), words.remedy(made(rule))):
            assert sentence[0] == sentence[0].upper()
            assert sentence.endswith(".")
            assert not set("{}") & set(sentence)


def test_each_sentence_is_translated_with_the_same_facts_in_it() -> None:
    for odd, remedy in words.SENTENCES.values():
        locales.use("sv")
        swedish = locales._(odd), locales._(remedy)
        locales.use("en")
        for english, other in zip((odd, remedy), swedish, strict=True):
            assert other != english
            assert _names(other) == _names(english)


def _names(sentence: str) -> set[str | None]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(sentence)}


@pytest.mark.parametrize("name", NAMES)
def test_the_facts_of_each_remark_are_those_of_its_sentence(name: str) -> None:
    for found in quality(both(name), LATER).remarks:
        assert words.odd(found)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("exit_before_start", "Avslutet 2013-03-31 är före starten 2013-03-31."),
        ("active_long", "Pågår sedan 2013-03-31: 600 dagar, vilket är mer än 548 dagar."),
        ("gap_spending", "Inga utgifter har registrerats för jan 2013 – mar 2013."),
        (
            "category_over",
            "Personal: 2 345 678 kr upparbetat av 1 234 567 kr i budget.",
        ),
        (
            "follow_up_unplanned",
            "En uppföljning efter 90 dagar hör inte till de planerade (3 mån, 6 mån).",
        ),
        ("activity_goes_on", "Praktik från 2013-03-31 pågår, fast personen slutade 2013-03-31."),
        ("field_missing", "Födelseår saknas, vilket de flesta andra har."),
    ],
)
def test_facts_are_written_as_people_write_them(rule: str, sentence: str) -> None:
    locales.use("sv")
    try:
        assert words.odd(made(rule)).replace("\u00a0", " ") == sentence
    finally:
        locales.use("en")


def test_a_hole_of_one_month_names_it_once() -> None:
    facts = (Fact("first", "2013-02", "month"), Fact("last", "2013-02", "month"))
    found = remark("gap_spending", ("spending",), *facts, day=date(2013, 2, 1))
    assert words.odd(found) == "No spending was entered for Feb 2013."
    assert words.subject(found) == ""


@pytest.mark.parametrize("width", [30, 44, 56, 76, 115, 196])
def test_no_line_is_wider_than_there_is_room_and_every_word_is_there(
    language: str, width: int
) -> None:
    said = panel.said(EVERY)
    listed = panel.listing(EVERY, said, width)
    assert all(line_cells(line) <= width for line in listed.drawing.lines)
    assert len(listed.rows) == len(RULES)
    for one, (first, end) in zip(said, listed.rows, strict=True):
        shown = " ".join(plain(line) for line in listed.drawing.lines[first:end])
        for word in f"{one.who} {one.odd} {one.remedy}".split():
            assert word in shown or len(word) > width - 20


def test_severities_stand_under_their_own_headings_with_signs_that_need_no_colour() -> None:
    found = of(made("future_date"), made("gender_missing"), made("no_start"), made("gap_starts"))
    lines = text(found).splitlines()
    assert lines[0].startswith("× 1 error   ! 2 warnings   · 1 tip")
    assert [line for line in lines if line in ("1 error", "2 warnings", "1 tip")] == [
        "1 error",
        "2 warnings",
        "1 tip",
    ]
    signs = [line[2] for line in lines if "P-001" in line]
    assert signs == ["×", "!", "!", "·"]
    assert set(panel.SIGNS) == set(SEVERITIES)


def test_where_nothing_is_odd_it_says_what_was_looked_for(language: str) -> None:
    shown = text(of())
    assert locales._("Nothing odd was found.") in shown
    for sentence in words.looked_for():
        assert " ".join(sentence.split()[:3]) in shown


def test_where_nothing_has_the_words_it_says_so() -> None:
    shown = panel.listing(EVERY, (), 76)
    assert "No remark has these words." in "\n".join(map(plain, shown.drawing.lines))
    assert plain(shown.drawing.figure) == f"0 of {len(RULES)}"


def test_what_is_searched_for_is_found_in_all_that_is_said() -> None:
    said = panel.said(EVERY)
    assert len(panel.found_by(Query("p-001").finds, said)) == len(RULES)
    assert [one.remark.rule for one in panel.found_by(Query("vexjo").finds, said)] == [
        "municipality_unknown"
    ]
    errors = [one for one in said if one.remark.severity == "error"]
    assert set(errors) <= set(panel.found_by(Query("error").finds, said))


def test_the_cursor_marks_one_remark_by_a_sign() -> None:
    listed = panel.listing(EVERY, panel.said(EVERY), 76)
    lines = panel.with_cursor(listed, 2, 76)
    marks = [number for number, line in enumerate(lines) if plain(line).startswith("▸")]
    assert marks == [listed.rows[2][0]]
    assert panel.with_cursor(listed, 999, 76) == listed.drawing.lines


def test_very_many_are_not_all_listed_and_the_rest_is_told() -> None:
    many = of(*[made("gender_missing")] * (panel.MOST + 25))
    listed = panel.listing(many, panel.said(many), 76)
    assert len(listed.rows) == panel.MOST
    assert plain(listed.drawing.lines[-1]).startswith("25 more are not listed")


def test_what_comes_from_a_file_is_made_harmless() -> None:
    evil = "\x1b[2J\u202e[bold]x"
    place = ("participants", 0)
    found = of(
        remark("municipality_unknown", place, Fact("municipality", evil), subject="P\x07"),
        remark("pseudonyms_alike", place, Fact("other", "a\nb"), subject="{0}"),
    )
    shown = text(found)
    for character in ("\x1b", "\u202e", "\x07"):
        assert character not in shown
    assert "[bold]x" in shown
    assert "{0}" in shown


@pytest.mark.usefixtures("plain_signs")
def test_plain_signs_alone_where_they_are_asked_for(language: str) -> None:
    shown = text(EVERY)
    assert not [sign for sign in shown if not sign.isascii() and not sign.isalpha()]
