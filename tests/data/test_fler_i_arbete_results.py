"""Fler i Arbete gives its published results, counted here from the bare register."""

import json
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from support.example_data import DATA, both

from esftui.measure.everything import measure

END = date(2014, 6, 30)
PEOPLE: list[dict[str, Any]] = list(
    json.loads((DATA / "fler-i-arbete" / "register.json").read_text(encoding="utf-8"))[
        "participants"
    ].values()
)
LATEST = [max(p["enrolments"], key=lambda e: str(e["start"])) for p in PEOPLE]


def test_80_persons_make_86_starts() -> None:
    assert len({p["id"] for p in PEOPLE}) == len(PEOPLE) == 80
    assert sum(len(p["enrolments"]) for p in PEOPLE) == 86


def test_36_are_women_and_44_men() -> None:
    assert Counter(p["gender"] for p in PEOPLE) == {"woman": 36, "man": 44}


def test_37_of_80_go_on_to_work_or_studies() -> None:
    assert sum(e.get("reason") in ("work", "studies") for e in LATEST) == 37


def test_everyone_has_left_at_the_end() -> None:
    assert all(e["exit"] <= END.isoformat() for p in PEOPLE for e in p["enrolments"])


def test_about_as_many_are_in_work_or_studies_90_days_later() -> None:
    found = sum(
        any(f["exit"] == e["exit"] and f.get("outcome") in ("work", "studies") for f in follow_ups)
        for e, follow_ups in zip(LATEST, (p.get("follow_ups", []) for p in PEOPLE), strict=True)
    )
    assert 35 <= found <= 38


def test_some_follow_ups_are_overdue_and_some_were_not_reached() -> None:
    states = Counter(f.get("state", "done") for p in PEOPLE for f in p.get("follow_ups", []))
    due = sum(
        date.fromisoformat(e["exit"]) + timedelta(days=90) <= END
        for p in PEOPLE
        for e in p["enrolments"]
    )
    assert states["not_reached"] > 0
    assert due > sum(states.values())


def test_the_follow_up_had_been_forgotten_until_the_spring_of_2013() -> None:
    made = [date.fromisoformat(f["date"]) for p in PEOPLE for f in p.get("follow_ups", [])]
    assert min(made) >= date(2013, 4, 15)
    forgotten = [
        e
        for p in PEOPLE
        for e in p["enrolments"]
        if date.fromisoformat(e["exit"]) + timedelta(days=90) < date(2013, 3, 1)
    ]
    assert len(forgotten) > 10


@pytest.mark.parametrize(
    ("question", "positive", "percent"),
    [
        ("treatment", 55, 98),
        ("closer_to_work", 53, 95),
        ("experience", 56, 100),
        ("motivation", 52, 93),
        ("tools", 54, 96),
    ],
)
def test_56_respondents_answer_as_published(question: str, positive: int, percent: int) -> None:
    asked = [a for p in PEOPLE for a in p.get("answers", []) if a["question"] == question]
    values = [a["value"] for a in asked if "value" in a]
    assert len(values) == 56
    assert sum(value >= 4 for value in values) == positive
    assert round(100 * positive / 56) == percent
    assert len(asked) > len(values) + 10


def test_most_come_from_socialkontoret_and_the_rest_from_arbetsformedlingen() -> None:
    (first, most), (second, rest) = Counter(p["referrer"] for p in PEOPLE).most_common()
    assert (first, second) == ("Socialkontoret", "Arbetsförmedlingen")
    assert most > rest


def test_the_first_to_leave_mostly_left_for_care() -> None:
    exits = sorted((e["exit"], e["reason"]) for p in PEOPLE for e in p["enrolments"])
    first = Counter(reason for _day, reason in exits[:20])
    assert first.most_common(1)[0][0] == "care"
    assert {reason for _day, reason in exits} == {
        "work",
        "studies",
        "care",
        "returned",
        "other",
    }


def test_there_is_no_social_enterprise_and_no_spending() -> None:
    tables = json.loads((DATA / "fler-i-arbete" / "register.json").read_text(encoding="utf-8"))
    assert tables["events"] == {}
    assert tables["spending"] == {}


def test_the_measures_find_the_same_and_the_published_verdicts() -> None:
    figures = measure(both("fler-i-arbete"), END)
    assert (figures.flow.participants, figures.flow.starts, figures.flow.planned) == (80, 86, 60)
    assert figures.gender.rows[0].split.women == 36
    verdicts = {row.id: row.verdict for row in figures.goals.rows}
    assert verdicts == {
        "work_or_studies": "missed",
        "still_after_90_days": "undecided",
        "treatment": "missed",
        "closer_to_work": "missed",  # 53 of 56 is 94.6 %: not 95, though it rounds to it
        "experience": "met",
        "motivation": "missed",
        "tools": "met",
        "social_enterprise": "missed",
    }
