"""Forms on the screen: filled in with the keyboard, judged while typing, saved, seen, undone."""

from datetime import date
from pathlib import Path

import pytest
from support.desk import Desk, copied, opened

from esftui import locales
from esftui.entry.forms import FORMS
from esftui.entry_desk import ANSWERS, CORRECT_CLAIM, CORRECT_EVENT, CORRECT_SPENDING, menu_letters
from esftui.model.participant import Participant, Register
from esftui.screens.entry_fields import Asked
from esftui.screens.entry_form import EntryForm
from esftui.screens.forms_menu import FormsMenu
from esftui.screens.palette import Palette
from esftui.store.change import Author, Change
from esftui.store.folder import load_folder
from esftui.store.journal import history
from esftui.store.register_edit import edit_register

JOBB, FLER = "jobbinvest-ering", "fler-i-arbete"


def register(desk: Desk) -> Register:
    return load_folder(desk.file.parent).register


def person(desk: Desk, name: str) -> Participant:
    return next(each for each in register(desk).participants if each.id == name)


def form_of(desk: Desk) -> EntryForm:
    assert isinstance(desk.app.screen, EntryForm)
    return desk.app.screen


def says(desk: Desk, key: str) -> str:
    """Return the line under a field, or nothing if none is shown."""
    line = form_of(desk).asked(key).query_one(".says")
    return str(line.render()) if line.display else ""


def text(desk: Desk, key: str) -> str:
    return form_of(desk).asked(key).text


def is_open(desk: Desk) -> bool:
    """Say whether a form is there and can be typed in."""
    screen = desk.app.screen
    return isinstance(screen, EntryForm) and screen.focused is not None


async def open_form(desk: Desk, form: str) -> None:
    """Open a form as a person does: the menu, and its letter."""
    await desk.press("a")
    await desk.until(lambda: isinstance(desk.app.screen, FormsMenu))
    await desk.press(menu_letters()[form])
    await desk.until(lambda: is_open(desk))


async def fill(desk: Desk, *texts: str) -> None:
    """Type in one field after the other, each ended with Enter; nothing leaves it as it is."""
    for each in texts:
        await desk.press(*each, "enter")


async def enter(desk: Desk, form: str, *texts: str, told: str) -> None:
    """Fill a form in, and see what was saved and that the form is gone."""
    await open_form(desk, form)
    await fill(desk, *texts)
    await desk.sees(told)
    await desk.until(lambda: desk.app.screen is desk.app.dashboard)


async def test_a_life_in_the_project_is_entered_with_the_keyboard_alone(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        assert "74 av 120" in desk.frame
        await enter(
            desk,
            "start",
            "",
            "1/3",
            "k",
            "1975",
            "alv",
            "af",
            told="Sparat: FS-106 börjar 2013-03-01",
        )
        await desk.sees("75 av 120")
        someone = person(desk, "FS-106")
        assert (someone.gender, someone.birth_year, someone.municipality) == (
            "woman",
            1975,
            "Alvesta",
        )
        await enter(
            desk,
            "activity",
            "FS-106",
            "prakt",
            "5/3",
            "",
            "",
            "",
            "",
            told="FS-106 deltar i Praktik",
        )
        await enter(desk, "activity_end", "FS-106", "prakt", "8/3", told="FS-106 avslutar Praktik")
        await enter(desk, "plan", "FS-106", "häl", "6/3", told="FS-106 gör en handlingsplan")
        await enter(desk, "exit", "FS-106", "20/3", "stud", "", told="FS-106 slutar 2013-03-20")
        await desk.sees("47 avslut")
        await enter(
            desk, "follow_up", "FS-106", "", "", "25/3", "", "arb", told="FS-106, 3 mån efter"
        )
        await enter(
            desk, "answer", "närm", "eft", "FS-106", "25/3", "4", told="FS-106 svarar på Jag känner"
        )
        someone = person(desk, "FS-106")
        assert someone.activities[0].end == date(2013, 3, 8)
        assert someone.plans[0].kind == "health"
        assert (someone.enrolments[0].exit, someone.enrolments[0].reason) == (
            date(2013, 3, 20),
            "studies",
        )
        assert (someone.follow_ups[0].after, someone.follow_ups[0].outcome) == ("3 months", "work")
        assert someone.answers[0].value == 4
        assert len(history(desk.file.parent).entries) == 7


async def test_what_was_entered_is_undone_and_the_panel_follows(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await enter(desk, "start", "", "", "man", "", "", "", told="u ångrar")
        await desk.sees("75 av 120")
        await desk.press("u")
        await desk.sees("74 av 120", "Ångrat:")
        assert all(each.id != "FS-106" for each in register(desk).participants)


async def test_a_spending_entry_an_item_and_a_target_are_entered(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await enter(
            desk,
            "spending",
            "2/3",
            "12 500",
            "ESF",
            "pers",
            "",
            told="upparbetat på Personal 2013-03-02",
        )
        entry = register(desk).spending[-1]
        assert (entry.date, entry.amount, entry.category) == (date(2013, 3, 2), 12_500, "staff")
        await enter(desk, "item", "Avtal med AF", "", "end - 1 month", "", "", told="Avtal med AF")
        items = load_folder(desk.file.parent).project.checklist
        assert (items[-1].title, items[-1].due) == ("Avtal med AF", "end - 1 month")
        await enter(desk, "target", "vidare till någon", "25", told="Målvärde beslutat: Vidare")
        goal = load_folder(desk.file.parent).project.goals[0]
        assert getattr(goal, "target", None) == 0.25


async def test_a_claim_and_its_payment_are_entered_undone_and_corrected(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=(80, 24), as_of=date(2013, 5, 31)) as desk:
        await enter(desk, "claim", "", "30/4", "20/5", "70 000", "", told="70\u00a0000")
        await enter(desk, "payment", "", "30/5", "", told="70\u00a0000\u00a0kr utbetalt")
        claim = register(desk).claims[-1]
        assert (claim.period_start, claim.requested) == (date(2013, 4, 1), date(2013, 5, 20))
        assert (claim.paid, claim.paid_amount) == (date(2013, 5, 30), 70_000)
        await desk.press("u")
        await desk.sees("Ångrat:")
        assert register(desk).claims[-1].paid is None
        await desk.press("a", menu_letters()[CORRECT_CLAIM])
        await desk.until(lambda: isinstance(desk.app.screen, Palette))
        await desk.press(*"2013-05-20", "enter")
        await desk.until(lambda: is_open(desk))
        assert form_of(desk).asked("amount").text == "70000"


async def test_a_method_step_and_an_event_are_entered(tmp_path: Path) -> None:
    async with opened(
        copied(tmp_path, JOBB), project=JOBB, as_of=date(2008, 9, 1), language="en"
    ) as desk:
        await enter(desk, "step", "JI-008", "steg 5", "1/9", told="JI-008 reaches Steg 5")
        assert person(desk, "JI-008").steps[-1].date == date(2008, 9, 1)
        await enter(desk, "event", "method", "2008-08-20", "esl", "", told="happened 2008-08-20")
        event = register(desk).events[-1]
        assert (event.type, event.municipality) == ("method_tried", "Eslöv")


MISTAKES = [
    ("start", ["", "31/2"], "start", "2013 har dagarna 1 till 28"),
    ("start", ["", "2099-01-01"], "start", "har inte varit än"),
    ("start", ["", "", "hund"], "gender", "Välj något av: kvinna, man"),
    ("start", ["", "", "k", "x"], "birth_year", "Skriv ett heltal."),
    ("start", ["811218-9876"], "person", "personnummer"),
    ("plan", ["FS-09"], "person", "Flera passar: FS-090"),
    ("spending", ["", "12,50"], "amount", "hela kronor"),
    ("spending", ["", "", "", "", ""], "amount", "måste fyllas i."),
    ("target", ["vidare till någon", "140"], "share", "mellan 0 och 100"),
]


async def test_a_mistake_is_said_under_its_field_and_is_not_saved(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        files = {path: path.read_bytes() for path in desk.file.parent.iterdir()}
        for form, texts, key, message in MISTAKES:
            await open_form(desk, form)
            await fill(desk, *texts[:-1])
            await desk.press(*texts[-1], "ctrl+s")
            shown = " ".join(says(desk, key).split())
            assert shown.startswith("! "), message
            assert message in shown
            assert isinstance(form_of(desk).focused, type(form_of(desk).asked(key).input))
            assert all(path.read_bytes() == content for path, content in files.items())
            await desk.press("escape", "escape")
            await desk.until(lambda: desk.app.screen is desk.app.dashboard)


async def test_what_is_only_begun_is_said_quietly_and_what_is_meant_is_shown(
    tmp_path: Path,
) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        await desk.press("tab", *"2013-")
        assert says(desk, "start").startswith("Skriv vidare")
        await desk.press(*"02-28")
        assert says(desk, "start") == "= torsdag 2013-02-28 · vecka 9 · Genomförande"
        await desk.press("tab", "k")
        assert says(desk, "gender") == "= kvinna"
        await desk.press("tab")
        assert text(desk, "gender") == "kvinna"


async def test_fields_come_and_go_with_the_answers(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        assert form_of(desk).asked("gender").display
        await desk.press(*"FS-001")
        assert not form_of(desk).asked("gender").display
        await desk.press("9")
        assert form_of(desk).asked("gender").display


async def test_a_default_follows_what_it_hangs_on_until_it_is_touched(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "follow_up")
        await desk.press(*"FS-001", "tab")
        assert text(desk, "exit") == "2012-02-06"
        await desk.press("shift+tab", *"FS-002", "tab")
        assert text(desk, "exit") == "2011-12-01"


async def test_choices_are_filtered_as_one_types_and_taken_with_arrows(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        await desk.press("tab", "tab")
        choices = form_of(desk).asked("gender").choices
        assert choices.display
        assert len(choices.choices) == 3
        await desk.press("down", "down", "enter")
        assert text(desk, "gender") == "man"
        await desk.press("tab", *"al")
        asked = form_of(desk).asked("municipality")
        shown = [asked._search.options[number].label for number in asked.choices.choices]
        assert shown
        assert shown[0] == "Alvesta"
        await desk.press("tab")
        # the only one that begins so
        assert text(desk, "municipality") == "Alvesta"
        await desk.press("shift+tab", *"vesta", "tab")
        # other texts are allowed: what begins none of them stays
        assert text(desk, "municipality") == "vesta"


async def test_a_number_that_begins_another_pseudonym_is_one_of_its_own(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        await desk.press(*"FS-10", "tab")
        assert text(desk, "person") == "FS-10"
        assert says(desk, "person") == "ny: FS-10"


async def test_leaving_asks_once_if_something_was_typed(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "plan")
        await desk.press("escape")
        assert desk.app.screen is desk.app.dashboard
        await open_form(desk, "plan")
        await desk.press("F", "escape")
        assert "Inget är sparat. Esc en gång till lämnar" in desk.frame
        await desk.press("S", "escape")
        assert isinstance(desk.app.screen, EntryForm)
        await desk.press("escape")
        assert desk.app.screen is desk.app.dashboard


async def test_save_and_next_keeps_day_and_choices_and_clears_the_person(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        await fill(desk, "", "5/3", "k", "1980", "älm")
        await desk.press("ctrl+n")
        await desk.until(
            lambda: isinstance(desk.app.screen, EntryForm) and text(desk, "person") == "FS-107"
        )
        assert "Sparat: FS-106 börjar 2013-03-05" in desk.frame
        assert (text(desk, "start"), text(desk, "municipality")) == ("2013-03-05", "Älmhult")
        assert (text(desk, "gender"), text(desk, "birth_year")) == ("", "")
        await desk.press("m", "a", "ctrl+s")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        new = [
            (each.id, each.gender, each.municipality) for each in register(desk).participants[-2:]
        ]
        assert new == [("FS-106", "woman", "Älmhult"), ("FS-107", "man", "Älmhult")]


async def test_starts_in_a_row_take_few_keys_each(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        for number in range(106, 112):
            name = f"FS-{number}"
            await desk.until(lambda name=name: text(desk, "person") == name)  # type: ignore[misc]
            if number == 106:
                await desk.press("tab", "tab")
            await desk.press("k" if number % 2 else "m", "ctrl+n")
        await desk.until(lambda: text(desk, "person") == "FS-112")
        assert {f"FS-{n}" for n in range(106, 112)} <= {p.id for p in register(desk).participants}


async def test_a_form_comes_back_with_everything_when_someone_was_first(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        await fill(desk, "", "5/3", "k", "1980")
        # written without being seen: the watcher is told nothing before the form is saved
        assert desk.app._watcher is not None
        desk.app._watcher.stop()
        taken = {"id": "FS-106", "gender": "man", "enrolments": [{"start": "2013-03-02"}]}
        change = Change(("participants", "FS-106"), None, taken)
        edit_register(desk.file.parent, (change,), Author("lo", "desk", "app"))
        await desk.press("ctrl+s")
        await desk.sees("Inte sparat:")
        assert (text(desk, "gender"), text(desk, "birth_year")) == ("kvinna", "1980")
        assert text(desk, "person") == "FS-107"
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        assert person(desk, "FS-106").gender == "man"
        assert person(desk, "FS-107").birth_year == 1980


async def test_a_form_that_is_open_follows_the_register(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await open_form(desk, "start")
        await fill(desk, "", "5/3", "k", "1980")
        new = {"id": "FS-106", "gender": "man", "enrolments": [{"start": "2013-03-02"}]}
        change = Change(("participants", "FS-106"), None, new)
        edit_register(desk.file.parent, (change,), Author("lo", "desk", "app"))
        await desk.until(lambda: text(desk, "person") == "FS-107")
        assert text(desk, "birth_year") == "1980"


async def test_a_correction_keeps_the_reason_in_the_history(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        start = person(desk, "FS-001").enrolments[0].start.isoformat()
        desk.app.action_correct(("participants", "FS-001", "enrolments", start))
        await desk.until(lambda: is_open(desk))
        form_of(desk).asked("reason").input.focus()
        await desk.pilot.pause()
        await desk.press(*"studier", "tab", "tab", *"fel knapp", "ctrl+s")
        await desk.sees("Rättat: FS-001")
        assert person(desk, "FS-001").enrolments[0].reason == "studies"
        last = history(desk.file.parent).entries[-1]
        assert (last.correction, last.note) == (True, "fel knapp")


async def test_a_correction_without_a_change_writes_nothing(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        desk.app.action_correct(("participants", "FS-001"))
        await desk.until(lambda: is_open(desk))
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        assert not history(desk.file.parent).entries


async def test_a_spending_entry_is_found_and_taken_away(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        before = register(desk).spending
        await desk.press("a", menu_letters()[CORRECT_SPENDING])
        await desk.until(lambda: isinstance(desk.app.screen, Palette))
        latest = max(before, key=lambda each: each.date)
        assert latest.date.isoformat() in desk.frame
        await desk.press(*"2013-03", "enter")
        await desk.until(lambda: is_open(desk))
        form_of(desk).asked("never").input.focus()
        await desk.pilot.pause()
        await desk.press("space")
        assert not form_of(desk).asked("amount").display
        await desk.press("ctrl+s")
        await desk.sees("Borttaget")
        assert len(register(desk).spending) == len(before) - 1


async def test_a_form_is_filled_in_with_the_mouse(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("a")
        await desk.sees("Handlingsplan")
        await desk.pilot.pause()
        row = next(n for n, line in enumerate(desk.frame.splitlines()) if "Handlingsplan" in line)
        column = desk.frame.splitlines()[row].index("Handlingsplan")
        await desk.pilot.click(offset=(column, row))
        await desk.until(lambda: is_open(desk))
        await desk.press(*"FS-07")
        for label in ("FS-070", "hälsa"):
            lines = desk.frame.splitlines()
            row = next(n for n, line in enumerate(lines) if f" {label} " in line)
            await desk.pilot.click(offset=(lines[row].index(label), row))
            await desk.pilot.pause()
            if label == "FS-070":
                assert text(desk, "person") == "FS-070"
        assert text(desk, "kind") == "hälsa"


async def test_what_the_project_has_no_use_for_says_why(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        await desk.press("a", menu_letters()["step"])
        assert isinstance(desk.app.screen, FormsMenu)
        assert "Projektfilen anger inga metodsteg" in desk.frame
        await desk.press("slash", *"plan")
        await desk.press("enter")
        await desk.until(lambda: is_open(desk))
        assert form_of(desk).form.id == "plan"


async def test_a_form_about_someone_begins_after_the_person(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        desk.app.action_enter("plan", "FS-070")
        await desk.until(lambda: is_open(desk))
        assert text(desk, "person") == "FS-070"
        assert form_of(desk)._current == "kind"


async def test_the_palette_opens_each_form(tmp_path: Path) -> None:
    async with opened(copied(tmp_path), language="en") as desk:
        await desk.press("ctrl+p", *"New start", "enter")
        await desk.until(lambda: is_open(desk))
        assert "Register that someone starts" in desk.frame


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_field_that_one_is_in_is_in_sight(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(copied(tmp_path), size=size) as desk:
        for form in ("start", "activity", "spending", "claim"):
            desk.app.action_enter(form)
            await desk.until(lambda: is_open(desk))
            dialog = form_of(desk)
            for asked in [each for each in dialog.query(Asked) if each.display]:
                assert dialog.asked(dialog._current) is asked
                row = asked.input.region
                inside = dialog.query_one("#fields").region
                assert inside.contains_region(row), asked.field.key
                assert dialog.region.contains_region(dialog.box.region)
                await desk.press("tab")
                await desk.pilot.pause()
            while desk.app.screen is dialog:  # it may ask first: some fields were gone through
                await desk.press("escape")


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_every_form_has_a_letter_of_its_own_in_the_menu(language: str) -> None:
    before = locales.language()
    locales.use(language)
    try:
        letters = menu_letters()
    finally:
        locales.use(before)
    corrections = {CORRECT_SPENDING, CORRECT_CLAIM, CORRECT_EVENT}
    names = {form.id for form in FORMS} | {ANSWERS, *corrections}
    assert set(letters) == names
    assert len(set(letters.values())) == len(names)


def test_the_commands_of_the_forms_are_called_as_the_forms() -> None:
    from esftui.commands import COMMANDS

    commands = {c.action: c.name for c in COMMANDS if c.action.startswith("enter(")}
    assert commands == {f"enter({form.id!r})": form.title for form in FORMS}


async def test_nothing_is_entered_where_nothing_can_be_written(tmp_path: Path) -> None:
    async with opened(copied(tmp_path)) as desk:
        assert desk.app.session is not None
        desk.app.session._read_only = "bara för att titta"
        desk.app.session.load()
        await desk.press("a")
        await desk.sees("bara för att titta")
        assert desk.app.screen is desk.app.dashboard
