"""What a few more have not done: where a whole has changed by few, no part stands as it was."""

from datetime import date

import pytest
from support import example_data
from support.attacker_rows import Held, Sharing, at_once, hold, truth_of
from support.people import GOALS, enrolment, person, project
from support.shared_reading import COLUMNS, parts_of

from esftui.disclosure import Cell, released, share
from esftui.disclosure.part import SharedPart
from esftui.model.participant import Register
from esftui.model.project import ProjectData

ROWS = {
    "framtidsstegen": ("2013-06-30", "2013-07-31", "2014-01-31", "2014-02-28"),
    "fler-i-arbete": ("2013-01-31", "2013-02-28", "2014-04-30", "2014-05-31"),
    "creadiem": ("2012-03-31", "2012-04-30", "2013-06-30", "2013-07-31"),
}


def told(then: Held, now: Held) -> list[str]:
    """Return the parts that are shown unchanged where their whole has changed by fewer than k."""
    before, after = truth_of(then.figures, then.shared), truth_of(now.figures, now.shared)
    found = []
    for part, whole in pairs(now):
        was, still = before.get(part.key, 0), after[part.key]
        by = abs(after[whole.key] - before.get(whole.key, 0))
        shown = [each.shared.value(part.key) for each in (then, now)]
        shown.append(then.shared.value(whole.key))
        if None not in shown and was == still > 0 < by < now.shared.rule.k:
            found.append(f"{part.key} {still} of {whole.key}")
    return found


def pairs(held: Held) -> list[tuple[Cell, Cell]]:
    """Return every part with its whole: who went on, reasons, shares and what is left of them."""
    exits = held.shared.exits
    found = [
        (getattr(each, column), getattr(exits.leavers, column))
        for column in COLUMNS
        for each in (exits.positive, *(row.persons for row in exits.rows))
    ]
    for split in parts_of(held.shared, SharedPart):
        found += [(split.part, split.whole), (split.rest, split.whole)]
    return [pair for pair in found if all(cell.key for cell in pair)]


@pytest.mark.parametrize("name", ROWS)
def test_nothing_is_shown_as_it_was_of_a_whole_that_has_changed_by_few(name: str) -> None:
    days = [date.fromisoformat(day) for day in ROWS[name]]
    data = example_data.both(name)
    for pair in (days[:2], days[2:]):
        assert not told(*hold(at_once(data, pair)))
        assert not told(*hold(at_once(data, pair), sharing=share))


@pytest.mark.parametrize("sharing", [released, share])
def test_that_one_more_who_has_left_has_not_gone_on_is_not_told(sharing: Sharing) -> None:
    reasons = [*["work"] * 8, *["other"] * 9]
    people = [
        *(
            person(f"A{n}", "man" if n % 2 else "woman", enrolment("2012-02-01", "2012-05-01", why))
            for n, why in enumerate(reasons)
        ),
        *(person(f"B{n}", "woman" if n % 2 else "man", enrolment("2012-03-01")) for n in range(20)),
        person("C", "woman", enrolment("2012-03-01", "2012-07-10", "care")),
    ]
    data = ProjectData(project=project(goals=GOALS), register=Register(participants=tuple(people)))
    first, second = hold(at_once(data, [date(2012, 6, 30), date(2012, 7, 31)]), sharing=sharing)
    assert (first.shared.value("leavers/total"), first.shared.value("positive/total")) == (17, 8)
    assert second.shared.value("leavers/total") is None
    assert second.shared.value("positive/total") is None
    assert not told(first, second)


def test_where_enough_have_left_since_it_is_told_that_none_of_them_has_gone_on() -> None:
    people = [
        *(
            person(f"A{n}", "woman", enrolment("2012-02-01", "2012-05-01", "work"))
            for n in range(8)
        ),
        *(
            person(f"B{n}", "woman", enrolment("2012-02-01", "2012-05-01", "care"))
            for n in range(6)
        ),
        *(person(f"C{n}", "woman", enrolment("2012-02-01")) for n in range(20)),
        *(
            person(f"D{n}", "woman", enrolment("2012-02-01", "2012-07-01", "care"))
            for n in range(6)
        ),
    ]
    data = ProjectData(project=project(goals=GOALS), register=Register(participants=tuple(people)))
    held = hold(at_once(data, [date(2012, 6, 30), date(2012, 7, 31)]), sharing=share)
    assert [each.shared.value("leavers/total") for each in held] == [14, 20]
    assert [each.shared.value("positive/total") for each in held] == [8, 8]
