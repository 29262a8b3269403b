from collections.abc import Iterator
from datetime import date

import pytest

from esftui import locales
from esftui.start.answers import Setting
from esftui.start.names import short_name
from esftui.start.period import phases
from esftui.start.questions import QUESTIONS, Judged, judge
from esftui.start.reading import (
    AnswerError,
    read_end,
    read_kronor,
    read_list,
    read_months,
    read_persons,
    read_start,
    read_text,
)

TODAY = date(2026, 11, 22)
NUMBERS = ("811218-9876", "8112189876", "198112189876", "811218 9876")
"""One number in four spellings; its check digit is right, and it is nobody's."""


@pytest.fixture(autouse=True, params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = locales.language()
    locales.use(request.param)
    yield request.param
    locales.use(before)


def judged(**typed: str) -> Judged:
    return judge(typed, Setting(TODAY, lambda _name: None))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Vägen till jobb", "vagen-till-jobb"),
        ("Öppna dörrar – på Åland!", "oppna-dorrar-pa-aland"),
        ("A/B & C", "a-b-c"),
        ("Crème brûlée Straße", "creme-brulee-strasse"),
        ("x" * 70, "x" * 40),
        ("ord " * 30, "ord-ord-ord-ord-ord-ord-ord-ord-ord-ord"),
        ("日本", ""),
    ],
)
def test_a_title_becomes_a_short_name_of_plain_letters(title: str, name: str) -> None:
    assert short_name(title) == name


@pytest.mark.parametrize("title", ["Status", "Import", "init", "CON", "日本", "?"])
def test_a_short_name_is_never_a_command_or_nothing(title: str) -> None:
    name = judged(title=title).answers.id
    assert name
    assert name.endswith("projekt")


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("5000000", 5_000_000),
        ("5 000 000 kr", 5_000_000),
        ("5\u00a0000\u00a0000", 5_000_000),
        ("5.000.000:-", 5_000_000),
        ("SEK 10,617,649", 10_617_649),
        ("5 mnkr", 5_000_000),
        ("10,617649 mkr", 10_617_649),
        ("", None),
        ("–", None),
    ],
)
def test_money_is_read_as_people_write_it(text: str, kronor: int | None) -> None:
    assert read_kronor(text) == kronor


@pytest.mark.parametrize("text", ["5,5", "fem", "-5", "1e6", "50 00", "99999999999", "5 mnkr till"])
def test_what_is_no_whole_amount_is_refused(text: str) -> None:
    with pytest.raises(AnswerError):
        read_kronor(text)


def test_persons_are_whole_numbers() -> None:
    assert read_persons("60") == 60
    assert read_persons("") is None
    for text in ("6.5", "sextio", "200000", "²"):
        with pytest.raises(AnswerError):
            read_persons(text)


def test_names_stand_with_commas_between_each_once() -> None:
    assert read_list("Alvesta, Växjö;Alvesta,, Ljungby ") == ("Alvesta", "Växjö", "Ljungby")
    assert read_list("") == ()


@pytest.mark.parametrize("text", ["a\u202eb", "\x1b[31m", "a" * 201, "", "   "])
def test_a_text_that_cannot_be_shown_as_it_is_is_refused(text: str) -> None:
    with pytest.raises(AnswerError):
        read_text(text, "missing")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-02-01", date(2027, 2, 1)),
        ("1/2 2027", date(2027, 2, 1)),
        ("2027-02", date(2027, 2, 1)),
        ("today", TODAY),
    ],
)
def test_a_first_day_is_read_and_a_month_is_its_first_day(text: str, day: date) -> None:
    assert read_start(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("36 months", date(2030, 1, 31)),
        ("36 mån", date(2030, 1, 31)),
        ("3 år", date(2030, 1, 31)),
        ("+3y", date(2030, 1, 31)),
        ("2029-12", date(2029, 12, 31)),
        ("2029-06-30", date(2029, 6, 30)),
    ],
)
def test_a_last_day_is_a_date_or_how_long_it_runs(text: str, day: date) -> None:
    assert read_end(text, date(2027, 2, 1), TODAY) == day


def test_a_length_in_words_is_answered_with_how_a_length_is_written() -> None:
    with pytest.raises(AnswerError, match="36 m"):
        read_end("tre år", date(2027, 2, 1), TODAY)


@pytest.mark.parametrize(
    ("text", "months"),
    [("9,5", 9.5), ("9.5", 9.5), ("10 mån", 10.0), ("1,5 år", 18.0), ("", None), ("–", None)],
)
def test_how_long_one_stays_is_read_in_months(text: str, months: float | None) -> None:
    assert read_months(text) == months


@pytest.mark.parametrize("text", ["0", "nio", "9,55", "-3", "9 veckor"])
def test_what_is_no_length_in_months_is_refused(text: str) -> None:
    with pytest.raises(AnswerError):
        read_months(text)


def test_planned_months_are_told_as_what_the_allowance_is_reckoned_by() -> None:
    found = judged(participants="60", months="9,5").answers
    assert (found.months, found.participants) == (9.5, 60)
    with locales.speaking("en"):
        months = next(each for each in QUESTIONS if each.key == "months")
        assert months.means(found).startswith("570 participant-months")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "key",
    [
        "title",
        "id",
        "owner",
        "kind",
        "start",
        "end",
        "municipalities",
        "participants",
        "months",
        "grant",
    ],
)
def test_a_personal_number_is_refused_in_every_answer_and_not_repeated(
    key: str, number: str
) -> None:
    problem = judged(**{key: number}).problems[key]
    assert not any(part in str(problem) for part in ("811218", "9876"))


def test_a_title_whose_short_name_would_be_a_personal_number_is_refused() -> None:
    assert "title" in judged(title="811218/9876").problems


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"start": "2027-01-01", "end": "2026-12-31"}, "end"),
        ({"start": "2027-01-01", "end": "2027-01-20"}, "end"),
        ({"start": "2027-01-01", "end": "2077-01-01"}, "end"),
        ({"start": "31/2"}, "start"),
        ({"participants": "10", "women": "11"}, "women"),
        ({"women": "11"}, "women"),
        ({"months": "9,5"}, "months"),
        ({"participants": "60", "months": "40", "end": "36 mån"}, "months"),
        ({"grant": "5000000"}, "total"),
        ({"total": "5000000"}, "total"),
        ({"grant": "5000000", "total": "4000000"}, "total"),
        ({"grant": "0", "total": "0"}, "total"),
        ({"kind": "annat"}, "kind"),
        ({"id": "Å"}, "id"),
        ({"id": "status"}, "id"),
    ],
)
def test_answers_are_judged_in_the_light_of_each_other(typed: dict[str, str], wrong: str) -> None:
    problems = judged(**typed).problems
    assert list(problems) == [wrong]
    assert str(problems[wrong])


def test_what_is_not_answered_is_what_is_proposed() -> None:
    answers, problems = judged(title="Ett", kind="förstudie", start="2027-02-01")
    assert not problems
    assert (answers.id, answers.kind) == ("ett", "pre_study")
    assert (answers.start, answers.end) == (date(2027, 2, 1), date(2027, 7, 31))
    assert answers.participants is None


def test_the_kind_can_be_written_in_either_language_and_begun() -> None:
    for word in ("genomförande", "implementation", "impl", "1"):
        assert judged(kind=word).answers.kind == "implementation"
    for word in ("förprojektering", "pre-study", "pre_study", "förs", "2"):
        assert judged(kind=word).answers.kind == "pre_study"


def test_a_short_name_that_is_taken_gets_a_number_when_it_is_proposed() -> None:
    taken = {"ett", "ett-2"}
    setting = Setting(TODAY, lambda name: "taken" if name in taken else None)
    assert judge({"title": "Ett"}, setting).answers.id == "ett-3"
    assert list(judge({"title": "Ett", "id": "ett"}, setting).problems) == ["id"]


def test_mobilisation_is_six_months_but_never_more_than_a_third() -> None:
    long = phases("implementation", date(2027, 1, 1), date(2029, 12, 31))
    assert [phase.id for phase in long] == ["mobilisation", "implementation", "closing"]
    assert (long[0].end, long[2].start) == (date(2027, 6, 30), date(2029, 10, 1))
    short = phases("implementation", date(2027, 1, 1), date(2027, 12, 31))
    assert (short[0].end - short[0].start).days + 1 == 365 // 3
    assert all(phase.assumed for phase in short)
