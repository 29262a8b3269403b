"""The roster is found in by any word, and each participant is seen in full."""

from datetime import date
from pathlib import Path

from support.desk import Desk, copied, opened

from esftui.model.project import ProjectData
from esftui.screens.participant_view import ParticipantView
from esftui.screens.participants import Participants
from esftui.store.change import Author, Change
from esftui.store.project_file import load_project
from esftui.store.register_edit import edit_register

BO = Author("bo", "laptop", "app")


async def at_roster(desk: Desk) -> Participants:
    await desk.press("d")
    await desk.until(lambda: isinstance(desk.app.screen, Participants))
    screen = desk.app.screen
    assert isinstance(screen, Participants)
    await desk.sees("Deltagare")
    return screen


async def typed(desk: Desk, text: str) -> None:
    await desk.press(*("space" if sign == " " else sign for sign in text))


async def test_everyone_is_there_with_what_hurts_first_on_top(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=(120, 36)) as desk:
        screen = await at_roster(desk)
        await desk.sees("105", "det som ska göras först")
        assert screen.current == "FS-002"
        await desk.sees("303 dagar sen")
        assert "FS-002" in desk.line("303 dagar sen")


async def test_words_in_any_order_find_people_and_esc_clears_before_it_leaves(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path), size=(120, 36)) as desk:
        screen = await at_roster(desk)
        # the slash that begins a search elsewhere does no harm
        await typed(desk, "/kvinna vaxjo pågår")
        await desk.until(lambda: "av 105" in desk.frame)
        people = {p.id: p for p in desk.app.session.snapshot.data.register.participants}  # type: ignore[union-attr]
        found = [people[name] for name in screen.names]
        assert found
        assert {(p.gender, p.municipality) for p in found} == {("woman", "Växjö")}
        await typed(desk, "xyz")
        await desk.sees("Ingen har de orden.")
        await desk.press("enter")
        assert isinstance(desk.app.screen, Participants)
        await desk.press("escape")
        assert len(screen.names) == 105
        await desk.press("escape")
        assert not isinstance(desk.app.screen, Participants)


async def test_the_order_is_changed_and_the_rows_are_walked_through(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=(80, 24)) as desk:
        screen = await at_roster(desk)
        await desk.press("f2")
        await desk.sees("efter pseudonym")
        assert (screen.current, screen.names[-1]) == ("FS-001", "FS-105")
        await desk.press("pagedown", "down")
        assert screen.current not in (None, "FS-001")
        await desk.press("ctrl+end")
        assert screen.current == "FS-105"
        await desk.sees("FS-105")
        await desk.press("ctrl+home", "up")
        assert screen.current == "FS-001"
        await desk.sees("Deltagare")


async def test_a_click_puts_the_cursor_and_another_one_opens(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=(120, 36)) as desk:
        screen = await at_roster(desk)
        await desk.sees("303 dagar sen")
        await desk.pilot.click("_Rows", offset=(6, 3))
        await desk.until(lambda: screen.current == screen.names[2])
        name = screen.current
        await desk.pilot.click("_Rows", offset=(6, 3))
        await desk.until(lambda: isinstance(desk.app.screen, ParticipantView))
        assert desk.app.screen.participant == name  # type: ignore[attr-defined]


async def test_a_person_is_seen_in_full_and_the_next_one_in_the_order_of_the_roster(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path), size=(120, 36)) as desk:
        screen = await at_roster(desk)
        names = screen.names
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ParticipantView))
        view = desk.app.screen
        assert isinstance(view, ParticipantView)
        await desk.sees("Allt som hänt", "I projektet", "Avslut: Studier", "303 dagar sen")
        assert view.current is not None
        assert view.current.urgency == "overdue"
        await desk.press("right")
        assert view.participant == names[1]
        await desk.press("left", "left")
        assert view.participant == names[-1]
        await desk.press("escape")
        assert desk.app.screen is screen


async def test_what_others_enter_is_seen_at_once_and_the_cursor_stays(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=(120, 50)) as desk:
        await at_roster(desk)
        await typed(desk, "FS-060")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, ParticipantView))
        view = desk.app.screen
        assert isinstance(view, ParticipantView)
        before = view.current
        plan = {"kind": "competence", "date": "2013-01-02"}
        place = ("participants", "FS-060", "plans", "competence 2013-01-02")
        edit_register(desk.file.parent, [Change(place, None, plan)], BO)
        await desk.sees("Handlingsplan: kompetens")
        assert view.current == before
        gone = [Change(("participants", "FS-060"), _document(desk, "FS-060"), None)]
        edit_register(desk.file.parent, gone, BO)
        await desk.sees("FS-060 finns inte längre i registret.")
        await desk.press("down", "enter", "escape")


def _document(desk: Desk, name: str) -> object:
    from esftui.store.places import plain

    snapshot = desk.app.session.snapshot if desk.app.session else None
    assert snapshot is not None
    assert snapshot.data is not None
    person = next(p for p in snapshot.data.register.participants if p.id == name)
    found = plain(person)
    found["plans"] = sorted(
        [*found.get("plans", []), {"kind": "competence", "date": "2013-01-02"}]
        if not any(p["kind"] == "competence" for p in found.get("plans", []))
        else found["plans"],
        key=lambda plan: plan["date"],
    )
    return found


async def test_a_register_without_anyone_says_how_to_begin(tmp_path: Path) -> None:
    data = copied(tmp_path)
    (data / "framtidsstegen" / "register.json").unlink()
    async with opened(data, size=(80, 24)) as desk:
        screen = await at_roster(desk)
        await desk.sees("Ingen deltagare är registrerad än.")
        await desk.press("down", "enter", "f2")
        assert screen.current is None


async def test_both_screens_say_that_they_are_about_persons() -> None:
    assert Participants.personal
    assert ParticipantView.personal


async def test_ten_thousand_people_are_searched_as_quickly_as_one_types(tmp_path: Path) -> None:
    import time

    from support.big import big_register

    from esftui.measure.everything import measure
    from esftui.measure.roster import roster
    from esftui.panels import roster as panel
    from esftui.screens.search import Query

    def cost(people: int) -> float:
        project = load_project(copied(tmp_path / str(people)) / "framtidsstegen" / "project.yaml")
        data = ProjectData(project=project, register=big_register(project, people))
        as_of = date(2013, 3, 31)
        figures = measure(data, as_of)
        said = panel.said(roster(data, as_of, figures.radar.people), data.project)
        best = 1e9
        for _round in range(3):
            began = time.perf_counter()
            query = Query("kv 1")
            found = tuple(one for one in said if query.finds(one.words))
            panel.draw(said, found, 116, 0, 0)
            best = min(best, time.perf_counter() - began)
        return best

    assert cost(10_000) < 40 * cost(500)
