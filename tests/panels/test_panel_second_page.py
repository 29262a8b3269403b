import re
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.sample_figures import END, MIDWAY, figures, project, register

from esftui import locales
from esftui.locales import formats
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.measure.surveys import OccasionRow
from esftui.model.checklist import Item
from esftui.model.goal import Question
from esftui.model.participant import Participant, Register
from esftui.model.project import Group, MethodStep, ProjectData, TargetMix
from esftui.panels import composition, followups, glyphs, goals, radar, steps, surveys
from esftui.panels.compose import line_cells, text_of
from esftui.panels.followup_tables import LOOKS, pressing, state_bar
from esftui.panels.line import Drawing, plain
from esftui.panels.survey_tables import answer_bar

widths, heights = st.integers(24, 200), st.integers(1, 40)


def shown(drawing: Drawing) -> str:
    return "\n".join(
        [drawing.heading, plain(drawing.figure), text_of(drawing.lines), plain(drawing.foot)]
    ).replace("\u00a0", " ")


def row_of(drawing: Drawing, label: str) -> str:
    return next(plain(line) for line in drawing.lines if label in plain(line)).replace(
        "\u00a0", " "
    )


def numbers_in(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


# surveys


def test_a_low_response_has_a_sign_and_a_word_and_a_good_one_neither() -> None:
    drawing = surveys.draw(figures(), 110, 12)
    low, good = row_of(drawing, "Har fått det stöd"), row_of(drawing, "Närmare arbetsmarknaden")
    assert low.startswith("!")
    assert "lågt svar 40 % av 40" in low
    assert not good.startswith("!")
    assert "svar 100 % av 79" in good
    assert "lågt" not in good
    assert plain(drawing.figure).startswith("! 1 låg svarsfrekvens")


@pytest.mark.parametrize("width", [60, 110])
def test_what_the_silent_could_change_stands_beside_the_share(width: int) -> None:
    row = figures().surveys.questions[1].overall
    assert row.due > row.answered
    text = shown(surveys.draw(figures(), width, 12))
    assert f"{row.positive}/{row.answered}" in text
    assert "50 %" in text
    assert "20–80 % om alla svarat" in text


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300), st.integers(3, 90))
def test_the_bar_of_answers_holds_all_who_should_have_been_asked(
    positive: int, other: int, silent: int, width: int
) -> None:
    split = figures().gender.rows[0].split
    due = positive + other + silent
    row = OccasionRow(
        "after", due, due, positive + other, positive, None, None, None, None, split, split
    )
    line = plain(answer_bar(row, width))
    assert len(line) == (width if due else 0)
    for sign, number in ((glyphs.ROW, positive), (glyphs.HALF, other), (glyphs.LIGHT, silent)):
        assert bool(line.count(sign)) == bool(number)
        if due:
            assert abs(line.count(sign) - number * width / due) <= 2


@given(height=heights, width=widths)
@settings(max_examples=80, deadline=None)
def test_every_question_is_shown_or_counted(height: int, width: int) -> None:
    many = tuple(Question(id=f"q{n}", title=f"Fråga {n:02d}") for n in range(9))
    found = measure(ProjectData(project=project(questions=many), register=register()), MIDWAY)
    drawing = surveys.draw(found, width, height)
    text = text_of(drawing.lines)
    seen = sum(question.title in text for question in many)
    more = re.search(r"(\d+) (fråga|frågor) till", text)
    assert seen + (int(more[1]) if more else 0) == len(many) or height == 1


def test_changes_tell_how_many_of_the_same_persons_rose_and_fell() -> None:
    change = figures().surveys.questions[0].changes[0]
    line = row_of(surveys.draw(figures(), 80, 12), "före → efter")
    assert numbers_in(line)[:3] == [change.rose, change.same, change.fell]
    assert change.rose + change.same + change.fell == change.both
    assert f"medel {formats.signed(change.mean, 1)}" in line
    narrow = shown(surveys.draw(figures(), 30, 14))
    for words in (f"{change.rose} högre", f"{change.same} lika", f"{change.fell} lägre"):
        assert words in narrow


@pytest.mark.parametrize("width", [44, 56, 76, 116, 196])
def test_surveys_in_full_have_every_number_of_every_occasion_at_any_width(width: int) -> None:
    text = shown(surveys.full(figures(), width))
    for question in figures().surveys.questions:
        for row in (*question.occasions, question.overall):
            women = f"{row.positive_split.women}/{row.answered_split.women}"
            men = f"{row.positive_split.men}/{row.answered_split.men}"
            for number in (str(row.positive), str(row.answered), str(row.asked), str(row.due)):
                assert re.search(rf"\b{number}\b", text)
            assert women in text
            assert men in text
    assert "K högre" in text
    assert "M högre" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", ["före", "efter", "3 mån efter"]), ("en", ["before", "after", "3 months after"])],
)
def test_occasions_are_named_in_words(language: str, words: list[str]) -> None:
    locales.use(language)
    question = Question(id="closer", title="X", occasions=("before", "after", "+3 months"))
    data = ProjectData(project=project(questions=(question,)), register=register())
    titles = [plain(line).strip("! ") for line in surveys.draw(measure(data, END), 40, 9).lines]
    for word in words:
        assert any(title.startswith(word) for title in titles), titles


# follow-ups


def test_overdue_follow_ups_come_first_and_loud() -> None:
    drawing = followups.draw(figures(), 76, 8)
    row = figures().follow_ups.rows[0]
    text = row_of(drawing, "90 dagar")
    late, done = row.count("overdue"), row.count("done")
    assert late
    assert text.index(f"! {late} sena") < text.index(f"{done} klara")
    loud = [span for span in drawing.lines[0] if span.role == "bad"]
    assert any(set(span.text) == {"!"} for span in loud)
    assert plain(drawing.figure).startswith(f"! {figures().follow_ups.overdue} sena")


@given(width=st.integers(6, 60))
def test_the_bar_of_follow_ups_shows_every_state_that_there_is(width: int) -> None:
    for row in figures().follow_ups.rows:
        line = plain(state_bar(row, sum(row.states), width))
        for state, sign in (
            ("done", "▇"), ("not_reached", "▒"), ("declined", "░"),
            ("overdue", "!"), ("due", "◆"), ("due_soon", "•"),
        ):  # fmt: skip
            assert (sign in line) == bool(row.count(state))  # type: ignore[arg-type]


def test_who_stayed_in_work_is_told_of_those_who_were_reached() -> None:
    row = figures().follow_ups.rows[0]
    foot = plain(followups.draw(figures(), 80, 6).foot)
    assert foot == (
        f"kvar i arbete/studier efter 90 dagar {row.positive_still} av {row.positive_before}"
    )
    text = shown(followups.full(figures(), 90)).replace("\n", " ")
    assert f"{row.positive_still} av de {row.positive_before} som gick till arbete" in text


@pytest.mark.parametrize("width", [56, 76, 116])
def test_the_waiting_list_has_each_person_with_days_late_the_longest_first(width: int) -> None:
    text = shown(followups.full(figures(), width))
    rows = pressing(figures().follow_ups)
    assert rows
    places = []
    for row in rows:
        line = next(
            line
            for line in text.split("\n")
            if row.person in line and (width < 70 or row.due.isoformat() in line)
        )
        places.append(text.index(line))
        if row.state == "overdue":
            assert f"{row.days} dagar sen" in text
    assert width < 70 or places == sorted(places)
    assert f"{len(figures().follow_ups.waiting) - len(rows)} till senare" in text


def test_the_box_of_follow_ups_names_no_person() -> None:
    for width, height in ((60, 8), (110, 30), (196, 46)):
        text = shown(followups.draw(figures(), width, height))
        assert not re.search(r"P\d\d\d", text)


@pytest.mark.parametrize("width", [36, 60, 100])
def test_the_coming_wave_has_its_months_and_numbers(width: int) -> None:
    wave = figures().follow_ups.wave
    text = shown(followups.draw(figures(), width, 20))
    for month, number in wave:
        assert re.search(rf"{formats.month_name(month)}( \d+)?\b.*\b{number}\b", text)


def test_what_was_found_is_shown_whole_or_not_at_all() -> None:
    row = figures().follow_ups.rows[0]
    everyone = sum(split.total for _name, split in row.outcomes)
    for width in range(30, 120, 3):
        for height in range(2, 12):
            text = shown(followups.draw(figures(), width, height))
            found = re.search(r"90 dagar:(.*?)6 mån:", text, re.DOTALL)
            if found:
                assert sum(numbers_in(found[1])) == everyone


# steps and groups


def test_steps_show_who_stands_where_with_women_first_and_the_median_time() -> None:
    drawing = steps.draw(figures(), 70, 12)
    for row in figures().steps.rows:
        numbers = numbers_in(row_of(drawing, row.title))
        assert numbers[:3] == [row.now.women, row.now.men, row.now.total]
        assert row.days is not None
        assert numbers[3] == int(formats.rounded(row.days))
        assert numbers[4] == row.ever.total
    without = figures().steps.without
    assert without.total
    assert numbers_in(row_of(drawing, "inget steg ännu"))[2] == without.total


@given(height=st.integers(1, 14), begun=st.integers(0, 6), later=st.integers(0, 6), width=widths)
@settings(max_examples=60, deadline=None)
def test_every_group_is_shown_or_counted(height: int, begun: int, later: int, width: int) -> None:
    names = [f"g{number}" for number in range(begun + later)]
    groups = tuple(Group(id=name, title=f"Omg {name}", size=9) for name in names)
    people = tuple(
        msgspec.structs.replace(person, group=name)
        for name, person in zip(names[:begun], register().participants, strict=False)
    )
    data = ProjectData(
        project=project(method_steps=(), groups=groups), register=Register(participants=people)
    )
    drawing = steps.draw(measure(data, MIDWAY), width, height)
    text = text_of(drawing.lines)
    seen = [name for name in names if f"Omg {name}" in text]
    more = re.search(r"(\d+) grupp(er)? (till|har inte börjat)", text)
    assert len(seen) + (int(more[1]) if more else 0) == len(names)
    if more and more[3] != "till":
        assert int(more[1]) == later
    if names:
        assert plain(drawing.figure).startswith(f"{begun} av {begun + later}")


def test_a_group_shows_its_size_who_is_there_and_how_the_leavers_fared() -> None:
    drawing = steps.draw(figures(), 90, 14)
    for row in figures().steps.groups[:2]:
        text = row_of(drawing, row.title)
        assert f"{row.participants.total}/{row.size}" in text
        assert f"{row.positive}/{row.leavers}" in text
        assert re.search(rf"/{row.size}\s+{row.active}\s", text)


def test_climbs_are_counted_whole() -> None:
    climbs = figures().steps.climbs
    line = row_of(steps.draw(figures(), 80, 14), "klättrat")
    assert numbers_in(line) == [number for pair in climbs for number in pair]
    climbed = sum(number for count, number in climbs if count)
    everyone = sum(number for _count, number in climbs)
    assert f"{climbed} av {everyone}" in plain(steps.draw(figures(), 80, 14).foot)


# composition


def test_the_mix_is_set_against_the_target_group_in_points() -> None:
    drawing = composition.draw(figures(), 90, 12)
    for row in figures().composition.targets:
        assert row.share is not None
        assert row.deviation is not None
        text = row_of(drawing, row.title)
        assert formats.percent(row.share).replace("\u00a0", " ") in text
        assert formats.percent(row.target_share).replace("\u00a0", " ") in text
        assert formats.signed(row.deviation * 100) in text
        assert glyphs.MARK in text


@given(height=st.integers(2, 8), count=st.integers(1, 12))
def test_parts_put_together_lose_nobody(height: int, count: int) -> None:
    rows = composition._mixes(figures().composition)[2][1]
    many = [
        msgspec.structs.replace(row, name=f"{row.name} {n}") for n in range(count) for row in rows
    ]
    kept = composition.rolled(many, height)
    assert len(kept) <= max(1, height)
    assert sum(row.split.total for row in kept) == sum(row.split.total for row in many)


@given(width=widths, height=st.integers(4, 40))
@settings(max_examples=60, deadline=None)
def test_each_mix_that_is_shown_adds_up_to_all_participants(width: int, height: int) -> None:
    found = figures().composition
    bare = measure(ProjectData(project=project(target_mix=()), register=register()), MIDWAY)
    everyone = composition.participants(found)
    for title, rows in composition._mixes(bare.composition):
        lines = composition.mix_table(title, composition.rolled(rows, height), width, header=True)
        totals = [
            number
            for line in lines[1:]
            for number in [int(s.text) for s in line if s.role == "strong" and s.text.isdigit()]
        ]
        assert sum(totals) == everyone


def test_municipalities_without_participants_are_named_in_full() -> None:
    named = project(municipalities=("Alvesta", "Tingsryd", "Lessebo"))
    found = measure(ProjectData(project=named, register=register()), MIDWAY)
    assert "Inga deltagare från: Tingsryd, Lessebo." in shown(composition.full(found, 90))
    assert "Tingsryd" not in shown(composition.draw(found, 90, 30))


# radar


def test_the_radar_counts_first_and_has_what_hurts_first_on_top() -> None:
    found, drawing = figures().radar, radar.draw(figures(), 100, 12)
    text = shown(drawing)
    assert f"! {found.follow_ups_overdue} uppföljningar sena" in plain(drawing.lines[0])
    assert f"! {found.milestones_overdue} milstolpar sena" in text
    assert f"{found.surveys_due} enkäter att dela ut" in text
    late = sum(row.urgency == "overdue" for row in found.rows)
    assert plain(drawing.figure) == f"! {late} sena · {len(found.rows) - late} att göra"
    listed = [line for line in text.split("\n") if "dagar sen" in line]
    days = [int(match[1]) for line in listed if (match := re.search(r"(\d+) dagar sen", line))]
    assert len(days) > 3
    assert days == sorted(days, reverse=True)


@given(row=st.integers(0, 30), height=st.integers(1, 20), width=widths)
@settings(max_examples=80, deadline=None)
def test_the_radars_cursor_is_in_view_and_on_its_row(row: int, height: int, width: int) -> None:
    rows = figures().radar.rows
    cursor = min(row, len(rows) - 1)
    drawing = radar.draw(figures(), width, height, cursor)
    marked = [line for line in drawing.lines if any(span.role == "cursor" for span in line)]
    assert len(marked) == 1
    assert plain(marked[0]).startswith(glyphs.CURSOR)
    assert line_cells(marked[0]) == width
    assert (rows[cursor].person or rows[cursor].what)[:8] in plain(marked[0])
    uncovered = radar.draw(figures(), width, height)
    assert all(span.role != "cursor" for line in uncovered.lines for span in line)


def test_the_radar_in_full_has_everything_with_its_date_and_the_cursor() -> None:
    rows = figures().radar.rows
    drawing = radar.full(figures(), 110, cursor=3)
    text = shown(drawing)
    for row in rows:
        name = row.person or row.what
        assert any(
            name in line and row.due is not None and row.due.isoformat() in line
            for line in text.split("\n")
        )
    assert sum("cursor" in {span.role for span in line} for line in drawing.lines) == 1
    for month, follow_ups, milestones in figures().radar.wave:
        assert re.search(rf"{formats.month(month)}.*\s{follow_ups}\s+{milestones}", text)


def test_a_register_that_nobody_has_touched_for_long_is_told_of() -> None:
    someone = register(1).participants[0]
    bare = Participant(id=someone.id, gender=someone.gender, enrolments=someone.enrolments)
    early = Register(participants=(bare,))
    found = measure(ProjectData(project=project(), register=early), MIDWAY)
    assert found.radar.stale
    days = formats.number(found.radar.days_since_entry)
    assert f"! inget registrerat på {days} dagar" in shown(radar.draw(found, 90, 12))


# goals


def test_a_goal_counted_among_few_has_its_exact_interval() -> None:
    text = shown(goals.full(figures(), 90))
    # 10 of 79: from tables of the exact binomial interval
    assert "13 % (10 av 79)" in text
    assert "var som helst från 6 % till 22 % (95 %)" in text
    many = measure(ProjectData(project=project(), register=register(400)), date(2019, 1, 1))
    assert "var som helst" not in shown(goals.full(many, 90))


def silent_goal(asked: int, answered: int, numerator: int, target: float) -> Figures:
    row = msgspec.structs.replace(
        figures().goals.rows[2],
        numerator=numerator,
        denominator=answered,
        share=numerator / answered,
        target=target,
        asked=asked,
        answered=answered,
    )
    aims = msgspec.structs.replace(figures().goals, rows=(row,))
    return msgspec.structs.replace(figures(), goals=aims)


@pytest.mark.parametrize(
    ("target", "told"), [(0.55, False), (0.61, False), (0.62, True), (0.77, True), (0.78, False)]
)
def test_a_verdict_that_hangs_on_the_silent_is_flagged(target: float, told: bool) -> None:
    # 27 of 37 answered positively, 7 of 44 are silent: from 61,4 to 77,3 %
    text = shown(goals.full(silent_goal(44, 37, 27, target), 90)).replace("\n", " ")
    assert ("! De som ej svarat avgör" in text) is told


# all of them

NASTY = "Möte\x1b[2J [/] [@click=app.quit] \u202eavtal\tsen"
VISIBLE = "Möte␛[2J [/] [@click=app.quit] \ufffdavtal sen"


def test_texts_from_files_are_shown_as_they_are_and_harmless() -> None:
    named = project(
        questions=(Question(id="closer", title=NASTY),),
        method_steps=(MethodStep(id="mapping", title=NASTY),),
        groups=(Group(id="pilot", title=NASTY),),
        municipalities=(NASTY,),
        target_mix=(TargetMix(title=NASTY, persons=1),),
        checklist=(
            Item(id="first", title=NASTY),
            Item(id="item", title=NASTY, due="2011-09-01", after=("first",)),
        ),
    )
    people = tuple(
        msgspec.structs.replace(person, id=NASTY, municipality=NASTY, referrer=NASTY)
        for person in register(20).participants
    )
    found = measure(ProjectData(project=named, register=Register(participants=people)), MIDWAY)
    for panel in (surveys, steps, composition, radar, followups):
        text = shown(panel.full(found, 160)) + shown(panel.draw(found, 190, 40))
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "\t" not in text
        assert VISIBLE in text or panel is followups
    assert VISIBLE in shown(followups.full(found, 160))


def test_one_participant_is_no_less_than_many() -> None:
    one = measure(ProjectData(project=project(), register=register(1)), END + timedelta(days=400))
    assert plain(composition.draw(one, 90, 12).figure) == "1 deltagare"
    assert re.search(r"90 dagar .*\b1 klar\b", shown(followups.draw(one, 70, 8)))
    for panel in (surveys, steps, composition, radar, followups):
        assert panel.full(one, 90).lines


def test_nothing_to_do_and_nobody_to_ask_are_said_in_words() -> None:
    early = measure(
        ProjectData(project=project(checklist=()), register=register()), date(2011, 6, 1)
    )
    assert not early.radar.rows
    assert "Inget att göra just nu." in shown(radar.draw(early, 90, 6))
    assert plain(surveys.draw(early, 60, 6).figure) == "ingen att fråga ännu"
    assert "Ingen att följa upp ännu." in shown(followups.draw(early, 90, 6))


def test_the_signs_of_the_states_differ_in_ascii_too() -> None:
    signs = [glyphs.to_ascii(look.sign) for look in LOOKS.values()]
    assert len(set(signs)) == len(signs)
