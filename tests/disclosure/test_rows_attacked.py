"""Rows of meetings: what some of them showed, and what others withheld, laid side by side."""

import os
from datetime import date, timedelta
from random import Random

import msgspec
import pytest
from support import example_data
from support.attacker_rows import Held, Siege, as_registered, at_once, hold, invented
from support.people import GOALS, START, enrolment, person, project

from esftui.disclosure import Known, Rule, known, released, share, whole
from esftui.disclosure.cells import HEADLINES
from esftui.measure.everything import measure
from esftui.model.participant import Gender, Register
from esftui.model.project import ProjectData

ROWS = {
    "framtidsstegen": ("2012-06-30", "2012-10-31", "2013-02-20"),
    "fler-i-arbete": ("2012-11-15", "2013-01-15", "2013-02-28", "2013-03-31"),
    "creadiem": ("2012-05-01", "2012-06-30", "2012-10-01"),
}

TRIED = 40
"""How many numbers of a row are tried; `attacks.py` tries all of many rows."""

SEED = int(os.environ.get("ATTACK_SEED", "160100"))
"""What picks them; another ATTACK_SEED tries others."""


def attack(held: list[Held]) -> None:
    """Try what changed least since it was last shown, and as many others, picked at random."""
    print(f"ATTACK_SEED={SEED}")
    siege = Siege(held)
    assert not siege.attack(siege.chosen(TRIED, SEED))


@pytest.mark.parametrize("name", ROWS)
def test_nothing_withheld_can_be_worked_out_from_a_row_of_meetings(name: str) -> None:
    attack(hold(at_once(example_data.both(name), [date.fromisoformat(day) for day in ROWS[name]])))


def test_nothing_can_be_worked_out_where_some_is_registered_late_or_wrongly() -> None:
    data = invented("late", (70, 90))
    days = [START + timedelta(days=240 + 91 * number) for number in range(3)]
    attack(hold([(as_registered(data, 3, day), day) for day in days]))


def test_a_main_number_and_a_period_do_not_tell_who_began_between() -> None:
    """16 by a day in December, then 17 of that year: one began in its last days."""
    early = [
        person(f"A{n}", "woman" if n % 2 else "man", enrolment("2012-11-05")) for n in range(16)
    ]
    late = [person("B", "man", enrolment("2012-12-29"))]
    after = [person(f"C{n}", "woman", enrolment("2013-02-01")) for n in range(8)]
    register = Register(participants=(*early, *late, *after))
    data = ProjectData(project=project(goals=GOALS), register=register)
    first, second = hold(at_once(data, [date(2012, 12, 27), date(2013, 3, 21)]))
    assert first.shared.value("starts/total") == 16
    assert whole(known(second.shared))
    that_year = [row for row in second.shared.flow.periods if row.last <= "2012-12"]
    assert sum(row.starts.value or 0 for row in that_year) != 17
    assert not Siege([first, second]).attack()


def test_those_not_on_to_work_do_not_follow_from_two_main_numbers() -> None:
    """30 less 10, then 36 less 15: one more of a number that the first meeting was shown."""
    people = [
        *(person(f"A{n}", "woman", enrolment("2012-02-01")) for n in range(20)),
        *(person(f"B{n}", "man", enrolment("2012-02-01", "2012-05-02", "work")) for n in range(10)),
        *(person(f"C{n}", "man", enrolment("2012-08-01", "2012-08-20", "work")) for n in range(5)),
        person("D", "woman", enrolment("2012-08-01")),
    ]
    data = ProjectData(project=project(goals=GOALS), register=Register(participants=tuple(people)))
    held = hold(at_once(data, [date(2012, 6, 30), date(2012, 9, 30)]))
    goal = "work"
    assert held[0].shared.value(f"goal/{goal}/rest") == 20
    assert not whole(known(held[1].shared))
    main = [held[1].shared.value(key) for key in ("participants/total", "positive/total")]
    assert None in main
    assert not Siege(held).attack()


def test_who_went_on_does_not_follow_from_those_who_left_for_other_reasons_by_now() -> None:
    """Of 9 fewer than 5 had gone on; when 7 in all have left otherwise, 2 had, at least."""
    data = invented("small 561", (18, 30))
    held = hold(at_once(data, [date(2012, 11, 7), date(2012, 12, 19)]))
    assert [whole(known(each.shared)) for each in held] == [False, True]
    assert held[0].shared.numbers()["positive/total"].mark == "primary"
    left = held[0].shared.value("leavers/total")
    others = [row.persons.total.value for row in held[1].shared.exits.rows if not row.positive]
    # nobody who lays them beside each other knows of more than one who had gone on
    assert left is None or None in others or left - sum(filter(None, others)) <= 1


def test_a_lower_threshold_leaves_as_open_what_a_higher_one_withheld() -> None:
    """What fewer than 5 withheld must not be narrowed to two values by fewer than 3."""
    data = invented("k", (60, 80))
    earlier: list[Known] = []
    held: list[Held] = []
    for day, k in ((date(2012, 9, 30), 5), (date(2013, 1, 31), 3)):
        figures = measure(data, day)
        held.append(Held(data, figures, released(figures, Rule(k), earlier)))
        earlier.append(known(held[-1].shared))
    assert all(map(whole, earlier))
    siege = Siege(held)
    first = [name for name in siege.wanted if name.startswith("0:") and "/men" in name]
    assert len(first) > 10
    assert not siege.attack(first)


def corrected(data: ProjectData, seed: int) -> ProjectData:
    """Return a project after two genders and a reason were corrected, and a double taken away."""
    chance, people = Random(seed), list(data.register.participants)
    for _time in range(2):
        at = chance.randrange(len(people))
        gender: Gender = "man" if people[at].gender == "woman" else "woman"
        people[at] = msgspec.structs.replace(people[at], gender=gender)
    at = chance.randrange(len(people))
    begun = people[at].enrolments[0]
    if begun.exit is not None:
        begun = msgspec.structs.replace(begun, reason="care")
    people[at] = msgspec.structs.replace(people[at], enrolments=(begun,))
    del people[chance.randrange(len(people))]
    return msgspec.structs.replace(data, register=Register(participants=tuple(people)))


def test_what_is_corrected_does_not_open_what_is_not() -> None:
    """One who was taken away made participants fall: those who left have grown all the same."""
    data = invented("corr 4", (50, 80))
    once = corrected(data, 4)
    day = START + timedelta(days=250)
    row = [(data, day), (once, day), (corrected(once, 104), day + timedelta(days=150))]
    siege = Siege(hold(row, sharing=share))
    main = [name for name in siege.wanted if name.startswith("0:") and name[2:] in HEADLINES]
    assert len(main) > 4
    assert not siege.attack(main)


def test_main_numbers_and_periods_of_an_earlier_meeting_do_not_tell_who_left_since() -> None:
    """20 had left by December, 24 have in March: 4 since."""
    days = [date(2013, 2, 6), date(2013, 3, 20)]
    first, second = hold(at_once(example_data.both("fler-i-arbete"), days))
    assert not whole(known(second.shared))
    rows = first.shared.flow.periods
    by_december = [row.exits.value for row in rows if row.last <= "2012-12"]
    now = second.shared.value("exits/total")
    assert by_december == [8, 12]
    assert now is None or now - sum(filter(None, by_december)) >= 5
