"""Slides: what is on them may be shared, can be read from afar, and is kept as it was."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from support.meetings import GOLDEN, held, hold, slide_lines, texts_of
from support.status_text import DATA

from esftui import locales
from esftui.disclosure.cells import WITHHELD
from esftui.locales.formats import number
from esftui.meeting.facts import written
from esftui.meeting.seal import intact
from esftui.meeting.showing import Showing, shown_again, shown_values
from esftui.model.project import ProjectData
from esftui.model.slide import Slide
from esftui.store.folder import load_folder

DAY, AS_OF, SOONER = date(2013, 4, 10), date(2013, 3, 31), date(2013, 1, 31)
PROJECTS = ("framtidsstegen", "fler-i-arbete")


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    before = locales.language()
    locales.use("en")
    yield
    locales.use(before)


@pytest.fixture(scope="module")
def shown() -> dict[str, Showing]:
    """Each project at a meeting, after an earlier one."""
    found = {}
    with locales.speaking("en"):
        for name in PROJECTS:
            data = load_folder(DATA / name)
            first = held(hold(data, date(2013, 2, 13), SOONER))
            found[name] = hold(data, DAY, AS_OF, [first])
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PROJECTS)
def test_the_slides_say_what_they_are_known_to_say(name: str, language: str) -> None:
    locales.use(language)
    lines = slide_lines(hold(load_folder(DATA / name), DAY, AS_OF).slides)
    path = GOLDEN / f"{name}-{language}.txt"
    assert lines == path.read_text("utf-8"), f"if this is right, write it to {path.name}"


@pytest.mark.parametrize("name", PROJECTS)
def test_every_figure_is_the_one_that_is_shared_or_was_shown_before(
    name: str, shown: dict[str, Showing]
) -> None:
    showing, numbers = shown[name], shown[name].shared.numbers()
    before = hold(load_folder(DATA / name), date(2013, 2, 13), SOONER).known
    figures = [big for slide in showing.slides for big in slide.big if big.key]
    assert {big.key for big in figures} & set(numbers)
    for big in figures:
        if big.key in showing.facts:
            assert big.value == written(big.key, showing.facts[big.key])
        elif big.earlier:
            assert numbers[big.key].withheld
            assert big.value == numbers[big.key].shown()
            assert big.earlier == f"{number(before.value(big.key))} as of {SOONER}"
        else:
            cell = numbers[big.key]
            assert big.value == (number(cell.value) if cell.value is not None else cell.shown())
    for key, value in shown_values(showing).items():
        if key in numbers:
            assert value.replace("\u00a0", "").replace(",", "") == numbers[key].shown()


@pytest.mark.parametrize("name", PROJECTS)
def test_no_bar_is_drawn_from_a_number_that_is_withheld(
    name: str, shown: dict[str, Showing]
) -> None:
    for slide in shown[name].slides:
        for bar in slide.bars:
            assert bar.share is None or 0 <= bar.share <= 1 + 1e-9
            if bar.share is None:
                assert bar.second is None
            elif slide.topic in ("exits", "activities"):
                total = re.match(r"[\d,]+", bar.text)
                assert total, bar.text
            if bar.second is not None:
                assert WITHHELD not in bar.text.split("·· unknown")[0]


@pytest.mark.parametrize("name", PROJECTS)
def test_a_slide_holds_no_more_than_can_be_read_from_afar(
    name: str, shown: dict[str, Showing]
) -> None:
    for slide in shown[name].slides:
        assert len(slide.big) <= 4
        assert len(slide.bars) <= 8
        if slide.table is not None and slide.topic != "opening":
            assert len(slide.table.rows) <= 10
        assert slide.big or slide.bars or slide.table or slide.lines or slide.empty


@pytest.mark.parametrize("name", PROJECTS)
def test_signs_are_explained_where_they_are_and_nowhere_else(
    name: str, shown: dict[str, Showing]
) -> None:
    seen = set()
    for slide in shown[name].slides:
        rest = msgspec.structs.replace(slide, legend=(), title="")
        texts = texts_of(rest)
        for sign in (WITHHELD, "<5"):
            used = any(sign in text for text in texts)
            assert used == any(line.startswith(f"{sign}:") for line in slide.legend)
            seen |= {sign} if used else set()
    assert WITHHELD in seen


def marked(node: Any) -> Any:
    """Return a register in which every name and note is one that is found again."""
    if isinstance(node, list):
        return [marked(each) for each in node]
    if isinstance(node, dict):
        return {
            key: f"Qzx{key}{len(str(value))}"
            if key in ("note", "referrer", "municipality") and isinstance(value, str)
            else marked(value)
            for key, value in node.items()
        }
    return node


def test_a_goal_with_a_target_for_each_gender_has_a_bar_for_each() -> None:
    showing = hold(load_folder(DATA / "job-action-plan-europe"), DAY, AS_OF)
    found = next(each for each in showing.slides if each.topic == "goals")
    title = "Samma mål för vart och ett av könen"
    women, men = (each for each in found.bars if each.label.endswith(title))
    assert (women.label, men.label) == (f"Women: {title}", f"Men: {title}")
    assert women.target == men.target == 0.5
    goal = next(each for each in showing.shared.goals.rows if each.title == title)
    assert [women.share, men.share] == [each.numbers.share for each in goal.by_gender]
    assert {each.numbers.part.key for each in goal.by_gender} <= dict(found.indicators).keys()


def test_goals_met_are_counted_only_where_a_goal_can_be_judged() -> None:
    data = load_folder(DATA / "creadiem")
    day = date(2012, 9, 30)
    first = hold(data, day, day)
    goals = next(each for each in first.slides if each.topic == "goals")
    assert first.shared.goals.decided
    assert [big.key for big in goals.big] == ["goals/met"]
    later = hold(data, date(2012, 11, 30), date(2012, 11, 30), [held(first)])
    assert not later.shared.goals.decided, "all verdicts are withheld then"
    for slide in later.slides:
        assert "goals/met" not in [big.key for big in slide.big]
        assert not [text for text in (*slide.since, *slide.late) if "Goals met" in text]


def test_a_slide_on_which_every_number_is_withheld_says_so_in_a_sentence() -> None:
    day = date(2008, 6, 30)
    showing = hold(load_folder(DATA / "jobbinvest-ering"), day, day)
    found = {slide.topic: slide for slide in showing.slides}
    for topic in ("gender", "activities", "surveys"):
        assert found[topic].bars == ()
        assert "without telling of a few persons" in found[topic].empty
        assert not [line for line in found[topic].lines if "more" in line], "than nothing"
    assert not [line for line in found["surveys"].lines if line.startswith("Bars")]
    assert found["economy"].bars, "money is nobody's"


@pytest.mark.parametrize("name", PROJECTS)
def test_nobody_and_no_note_is_on_any_slide(name: str) -> None:
    data = load_folder(DATA / name)
    plain = msgspec.to_builtins(data.register)
    plain["participants"] = marked(plain["participants"])
    for at, each in enumerate(plain["participants"]):
        each["id"] = f"Qzx{at}"
    register = msgspec.convert(plain, type(data.register))
    items = tuple(msgspec.structs.replace(item, note="Qzxnote") for item in data.project.checklist)
    project = msgspec.structs.replace(data.project, checklist=items)
    hidden = ProjectData(project=project, register=register)
    texts = [text for slide in hold(hidden, DAY, AS_OF).slides for text in texts_of(slide)]
    assert len(texts) > 100
    assert not [text for text in texts if "qzx" in text.casefold()]


def test_a_closed_meeting_is_shown_again_exactly_as_it_was(shown: dict[str, Showing]) -> None:
    showing = shown["framtidsstegen"]
    meeting = held(showing)
    assert shown_again(meeting) == showing.slides
    assert meeting.frozen is not None
    assert intact(meeting)
    assert meeting.frozen.rule == showing.shared.version
    assert shown_again(showing.meeting) == ()


def changed(slide: Slide) -> Iterator[Slide]:
    yield msgspec.structs.replace(slide, title=f"{slide.title}!")
    yield msgspec.structs.replace(slide, late=(*slide.late, "x"))
    for at, big in enumerate(slide.big):
        more = list(slide.big)
        more[at] = msgspec.structs.replace(big, value=f"{big.value}1")
        yield msgspec.structs.replace(slide, big=tuple(more))


def test_any_change_of_what_was_kept_is_found(shown: dict[str, Showing]) -> None:
    meeting = held(shown["fler-i-arbete"])
    frozen = meeting.frozen
    assert frozen is not None

    def found(**kept: object) -> bool:
        other = msgspec.structs.replace(frozen, **kept)
        return not intact(msgspec.structs.replace(meeting, frozen=other))

    assert not found()
    assert found(rule="1")
    assert found(program="0")
    for at, slide in enumerate(frozen.slides):
        for other in changed(slide):
            slides = (*frozen.slides[:at], other, *frozen.slides[at + 1 :])
            assert found(slides=slides)
    numbers = frozen.known["numbers"]
    for key in list(numbers)[:5]:
        known = {**frozen.known, "numbers": {**numbers, key: [9999, ""]}}
        assert found(known=known)


def write_golden(folder: Path = GOLDEN) -> None:
    """Write the golden texts anew; read the difference before committing it."""
    for name in PROJECTS:
        for language in ("sv", "en"):
            locales.use(language)
            lines = slide_lines(hold(load_folder(DATA / name), DAY, AS_OF).slides)
            (folder / f"{name}-{language}.txt").write_text(lines, "utf-8")


if __name__ == "__main__":
    write_golden()
