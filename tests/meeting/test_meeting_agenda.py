"""The agenda: the project's own or the usual one, and what always stands on it."""

from datetime import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import people
from support.status_text import DATA

from esftui import locales
from esftui.meeting.agenda import agenda, says_only, title_of, topics_of
from esftui.meeting.showing import new_meeting
from esftui.model.meeting import STANDING, AgendaItem, Meeting, Seat, Topic
from esftui.model.project import Project, ProjectData, SteeringGroup
from esftui.store.folder import load_folder

TOPICS: list[Topic] = ["opening", "flow", "exits", "economy", "decisions", "closing", "standing"]


def topics(project: Project) -> list[str]:
    return [item.topic for item in agenda(project)]


def test_the_usual_agenda_follows_up_what_was_decided_before_any_figure() -> None:
    found = topics(people.project())
    assert found[:3] == ["opening", "follow_up", "summary"]
    assert found[-2:] == ["decisions", "closing"]
    assert set(STANDING) <= set(found)


def test_standing_items_of_the_project_are_on_it_once_each() -> None:
    items = agenda(load_folder(DATA / "fler-i-arbete").project)
    own = [item.title for item in items if item.topic == "standing"]
    assert own == ["Utvärderarens rapporter", "Strategisk påverkan"]
    found = [item.topic for item in items]
    assert len(found) - len(own) == len(set(found) - {"standing"})
    assert found[-2:] == ["decisions", "closing"]


@pytest.mark.parametrize(
    ("item", "standing", "same"),
    [
        ("Ekonomin står på varje dagordning", "Ekonomi", True),
        ("Gender equality is on every agenda", "Gender equality", True),
        ("Implementering tas upp på styrgruppsmötet", "Implementering", True),
        ("Projektets ekonomi", "Ekonomi", False),
        ("Ekonomin står på varje dagordning", "Jämställdhet", False),
        ("Jämställdhetsplanen följs upp", "Jämställdhet", False),
        ("Utvärderarens rapporter", "Utvärderarens rapporter", True),
        ("Vid varje möte", "På dagordningen", False),
    ],
)
def test_an_item_that_only_says_that_a_standing_item_is_taken_up_is_known(
    item: str, standing: str, same: bool
) -> None:
    assert says_only(item, standing) is same


def test_seats_are_the_projects_own_or_those_of_the_latest_meeting() -> None:
    def begun(day: str, project: Project, *earlier: Meeting) -> Meeting:
        data = ProjectData(project=project, register=people.data().register)
        at = datetime.fromisoformat(f"{day}T10:00+00:00")
        return new_meeting(data, people.day(day), people.day(day), 5, at, None, earlier)

    members = people.project(steering_group=SteeringGroup(members=("Osby", "Hässleholm")))
    first = begun("2012-03-01", members)
    assert [seat.organisation for seat in first.attendance] == ["Osby", "Hässleholm"]
    typed = Seat(id="kry", organisation="Kry", gender="woman", present=True)
    there = msgspec.structs.replace(first.attendance[0], gender="man", present=True)
    held = msgspec.structs.replace(first, attendance=(there, typed))
    older = begun("2012-02-01", people.project())
    second = begun("2012-06-01", members, held, older)
    # who was typed in comes again, all absent, and a new member of the group comes to them
    assert second.attendance[:2] == (
        msgspec.structs.replace(there, present=False),
        msgspec.structs.replace(typed, present=False),
    )
    assert [seat.organisation for seat in second.attendance[2:]] == ["Hässleholm"]
    seated = people.project(steering_group=SteeringGroup(seating=(typed,)))
    assert [seat.id for seat in begun("2012-06-01", seated, held).attendance] == ["kry"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Implementering", {"implementation"}),
        ("Jämställdhet och tillgänglighet", {"equality", "accessibility"}),
        ("Projektets ekonomi", {"economy"}),
        ("Strategisk påverkan", set()),
        ("De fem kvalitetsmålen!", {"goals"}),
        ("Målgruppens behov", set()),
        ("Avslutningskonferens", set()),
        ("Deltagarnas inflytande", set()),
    ],
)
def test_a_standing_item_is_known_by_whole_words_alone(text: str, topic: set[Topic]) -> None:
    assert topics_of(text) == topic


@given(st.lists(st.sampled_from(TOPICS), min_size=1, max_size=6))
def test_an_own_agenda_keeps_its_order_and_gets_what_it_lacks(chosen: list[Topic]) -> None:
    own = tuple(AgendaItem(id=f"own-{at}", topic=each) for at, each in enumerate(chosen))
    found = agenda(people.project(agenda=own))
    assert [item for item in found if item.id.startswith("own-")] == list(own)
    assert set(STANDING) | {"follow_up"} <= {item.topic for item in found}
    assert len({item.id for item in found}) == len(found)
    follow_up = next(at for at, item in enumerate(found) if item.topic == "follow_up")
    assert follow_up == (1 if chosen[0] == "opening" else 0)


def test_an_item_is_called_by_its_own_title_or_by_its_topic_in_the_language_in_use() -> None:
    before = locales.language()
    try:
        locales.use("sv")
        assert title_of(AgendaItem(id="a", topic="equality")) == "Jämställdhet"
        assert title_of(AgendaItem(id="a", topic="equality", title="Vår balans")) == "Vår balans"
    finally:
        locales.use(before)
