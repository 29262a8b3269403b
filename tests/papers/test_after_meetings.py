"""After a meeting: papers tell what is new since it, and nothing shared can be laid beside it."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest
from support import example_data
from support.command_line import CommandLine
from support.held import meeting_of
from support.papers import headings, speaking, table, texts

from esftui.disclosure import Rule, share
from esftui.locales.formats import signed
from esftui.measure.everything import measure
from esftui.meeting.past import meetings_of, shown_in
from esftui.model.goal import MilestoneGoal
from esftui.model.meeting import CarriedOut, Meeting
from esftui.model.project import ProjectData
from esftui.report.papers.compose import Kind, composed
from esftui.report.papers.content import Paper, Paragraph, Table
from esftui.report.papers.decided import decisions_about, effect
from esftui.report.papers.deviations import Deviation
from esftui.report.papers.material import Material, gather
from esftui.store.meetings import Meetings, path_of
from esftui.store.problem import FileProblems

THEN, NOW = date(2012, 9, 30), date(2013, 3, 31)
LATE = 10


@cache
def plain() -> ProjectData:
    """Return an example that counts who comes and goes, and money: little to protect, so quick."""
    data = example_data.both("framtidsstegen")
    people = tuple(
        msgspec.structs.replace(each, activities=(), answers=(), plans=())
        for each in data.register.participants
    )
    milestones = tuple(goal for goal in data.project.goals if isinstance(goal, MilestoneGoal))
    return msgspec.structs.replace(
        data,
        project=msgspec.structs.replace(data.project, goals=milestones, questions=()),
        register=msgspec.structs.replace(data.register, participants=people),
    )


def without_some(data: ProjectData) -> ProjectData:
    """Return a project as it was before some who had begun already were registered."""
    people = data.register.participants
    going_on = sorted(
        each.id
        for each in people
        if each.enrolments[0].start <= THEN
        and not any(e.exit and e.exit <= NOW for e in each.enrolments)
    )
    late = going_on[:LATE]
    kept = tuple(each for each in people if each.id not in late)
    return msgspec.structs.replace(
        data, register=msgspec.structs.replace(data.register, participants=kept)
    )


@cache
def after_a_meeting() -> Material:
    """Return what papers are made from after a meeting that knew less than is known now."""
    data = plain()
    with speaking("en"):
        held = meeting_of(without_some(data), date(2012, 10, 10), THEN)
    done = CarriedOut(status="in_progress", date=date(2013, 2, 1))
    meetings = Meetings((held,), {f"{held.id}-d1": done})
    data = msgspec.structs.replace(data, decided=meetings.decided())
    return gather(data, NOW, Rule(), meetings=meetings)


@cache
def written(kind: str) -> Paper:
    with speaking("en"):
        return composed(kind, after_a_meeting())  # type: ignore[arg-type]


def test_the_status_report_is_compared_with_the_last_meeting() -> None:
    material, found = after_a_meeting(), written("status")
    assert material.since == THEN
    assert dict(found.facts.rows)["Since"] == THEN.isoformat()
    said = "Compared with what the meeting on 2012-10-10 was shown, as of 2012-09-30."
    assert said in set(texts(found))


def test_what_was_registered_late_is_told_apart_from_what_is_new() -> None:
    rows = {
        row[0]: row[1:] for row in table(written("status"), "Participants since 2012-09-30").rows
    }
    flows = [
        measure(data, day).flow
        for data, day in ((without_some(plain()), THEN), (plain(), THEN), (plain(), NOW))
    ]
    told = []
    for name, field in (("Participants", "participants"), ("Active", "active")):
        shown, again, now = (getattr(flow, field) for flow in flows)
        true = [str(shown), signed(again - shown), signed(now - again), str(now)]
        assert again - shown == LATE
        for said, is_so in zip(rows[name], true, strict=True):
            assert said in (is_so, "··")
            told.append(said)
    # what may be told of them hangs on the rest of the tables
    assert f"+{LATE}" in told


def test_no_number_has_changed_by_few_since_it_was_shown() -> None:
    material = after_a_meeting()
    figures = measure(plain(), NOW)
    (held,) = material.meetings
    known = material.then
    assert known is not None
    assert held.frozen is not None

    def few(numbers: dict[str, int | None]) -> list[str]:
        return [
            key
            for key, value in numbers.items()
            if value is not None
            and (then := known.value(key)) is not None
            and 0 < abs(value - then) < 5
        ]

    alone = share(figures, Rule())
    assert few({key: cell.value for key, cell in alone.numbers().items()})
    assert not few({key: cell.value for key, cell in material.shared.numbers().items()})


def test_decisions_come_with_their_figure_and_deviations_only_without_one() -> None:
    found, material = written("status"), after_a_meeting()
    now = material.shared.numbers()["active/women"].shown()
    rows = {row[0]: row[1:] for row in table(found, "Decisions to carry out").rows}
    assert rows == {
        "Riktad rekrytering av kvinnor (2012-10-10)": (
            "projektledaren",
            "2013-03-01",
            "in progress, overdue",
            f"Active, women: 13, now {now}",
        ),
        "Kommunen beställer webbplatsen (2012-10-10)": ("–", "2013-09-01", "not started", "–"),
    }
    to_decide = [row[0] for row in table(found, "Points to decide on").rows]
    assert to_decide
    assert not [text for text in to_decide if text.startswith("Webbplats om metoder")]


@pytest.mark.parametrize("kind", ["status", "progress", "final", "evaluator"])
def test_a_meeting_whose_record_was_changed_afterwards_is_told_of_as_such(kind: Kind) -> None:
    material = after_a_meeting()
    (held,) = material.meetings
    first, *rest = held.decisions
    said = msgspec.structs.replace(first, text="Projektet läggs ned")
    changed = msgspec.structs.replace(held, decisions=(said, *rest))
    with speaking("en"):
        whole = composed(kind, material)
        found = composed(kind, msgspec.structs.replace(material, meetings=(changed,)))
    (told, *blocks) = found.blocks
    assert isinstance(told, Paragraph)
    assert told.text.startswith("The record of the meeting 2012-10-10 was changed after")
    assert tuple(blocks) == whole.blocks[-len(blocks) :]
    assert told not in whole.blocks


def test_a_figure_that_is_not_shown_by_itself_any_more_is_told_by_its_name() -> None:
    material = after_a_meeting()
    each = material.decided[0]
    decision = msgspec.structs.replace(each.decision, indicator="exits/old/total", shown="··")
    old = msgspec.structs.replace(each, decision=decision)
    with speaking("en"):
        found = effect(old, material, {"exits/old/total": "Work"})
    assert found == "Work: ··, not shown by itself now"


def test_the_drafts_take_cause_and_action_from_what_was_decided() -> None:
    for kind in ("progress", "final"):
        rows = table(written(kind), "Deviations, their causes and their effect").rows
        site = next(row for row in rows if row[0].startswith("Webbplats om metoder"))
        assert site[1] == "Upphandlingen överklagades"
        assert site[3] == "Kommunen beställer webbplatsen (2013-09-01, not started)"
        spent = next(row for row in rows if row[0].startswith("Spent"))
        assert spent[1] == "To be written"


def test_a_decision_is_about_a_deviation_by_its_figure_or_its_words() -> None:
    decided = after_a_meeting().decided

    def about(deviation: Deviation) -> list[str]:
        return [each.decision.id[-2:] for each in decisions_about(deviation, decided)]

    assert about(Deviation("x", about=("active/women", "active/men"))) == ["d1"]
    assert about(Deviation("x", about=("active/",))) == ["d1"]
    assert about(Deviation("x", about=("active/wom",))) == []
    assert about(Deviation("WEBBPLATS om metoder och forskning: something else")) == ["d2"]
    assert about(Deviation("x")) == []


def test_what_was_decided_about_figures_belongs_to_a_paper_of_their_date() -> None:
    data = plain()
    with speaking("en"):
        held = meeting_of(data, date(2013, 4, 10), NOW)
    data = msgspec.structs.replace(data, decided=Meetings((held,)).decided())
    found = gather(data, NOW, Rule(), meetings=Meetings((held,)), compares=False)
    assert found.day == date(2013, 4, 10)
    assert len(found.decided) == 3
    before = gather(data, date(2013, 3, 30), Rule(), meetings=Meetings((held,)), compares=False)
    assert (before.day, before.decided) == (date(2013, 3, 30), ())


def test_the_evaluator_gets_meetings_attendance_and_all_decisions() -> None:
    found = written("evaluator")
    assert "The steering group" in headings(found)
    assert table(found, "Meetings of the steering group").rows == (
        ("2012-10-10", "2012-09-30", "4", "3", "1", "2", "3"),
    )
    assert ("Växjö kommun", "1", "1") in table(found, "Attendance by organisation").rows
    assert len(table(found, "Decisions of the steering group").rows) == 3
    told = {row[0] for row in table(found, "Data dictionary").rows}
    assert told == {b.caption for b in found.blocks if isinstance(b, Table)} - {"Data dictionary"}


# on the command line


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.write("schema: 1\nas_of: 2013-03-31\nlanguage: sv\n")
    made.copy("framtidsstegen")
    return made


@cache
def a_month_ago() -> Meeting:
    with speaking("sv"):
        return meeting_of(example_data.both("framtidsstegen"), date(2013, 3, 6), date(2013, 2, 28))


def keep(meeting: Meeting) -> Path:
    path = path_of(Path("data/framtidsstegen"), meeting.id)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(msgspec.json.encode(meeting))
    return path


def test_shared_figures_and_exports_are_protected_against_closed_meetings(
    esftui: CommandLine,
) -> None:
    words = ("status", "framtidsstegen", "--shared", "--json")
    before = json.loads(esftui(*words).out)
    assert before["flow"]["participants"] == 74
    keep(a_month_ago())
    after = json.loads(esftui(*words).out)
    # four more than the meeting was shown: they would be told
    assert after["flow"]["participants"] is None
    assert esftui("export", "framtidsstegen", "--format", "csv", "-o", "out").code == 0
    said = "\n".join(each.read_text("utf-8-sig") for each in Path("out").glob("*.csv"))
    assert "74" not in said.split()
    assert len(shown_in(Path("data/framtidsstegen"))) == 1


def test_minutes_go_to_the_reports_under_the_name_of_their_meeting(esftui: CommandLine) -> None:
    keep(a_month_ago())
    ran = esftui("--lang", "en", "report", "framtidsstegen", "--kind", "minutes")
    path = Path("data/framtidsstegen/reports/framtidsstegen-minutes-2013-03-06.md")
    assert (ran.code, ran.err) == (0, "")
    assert Path(ran.out.strip()).samefile(path)
    assert path.read_text("utf-8").startswith("# Protokoll från styrgruppens möte\n")
    wrong = ["--kind", "minutes", "--meeting", "2013-01-01"]
    ran = esftui("--lang", "en", "report", "framtidsstegen", *wrong)
    assert ran.code == 2
    assert "There is no meeting 2013-01-01. There are: 2013-03-06." in ran.err


def test_nothing_is_shared_while_a_meeting_cannot_be_read(esftui: CommandLine) -> None:
    path = keep(a_month_ago())
    whole = json.loads(path.read_bytes())
    for broken in (
        json.dumps(whole)[:300],
        json.dumps(whole | {"frozen": whole["frozen"] | {"known": {"k": 5}}}),
    ):
        path.write_text(broken, "utf-8")
        with pytest.raises(FileProblems, match="2013-03-06"):
            meetings_of(Path("data/framtidsstegen"))
        for words in (
            ["status", "framtidsstegen", "--shared"],
            ["report", "framtidsstegen", "-o", "-"],
            ["export", "framtidsstegen", "--format", "csv", "-o", "out"],
        ):
            ran = esftui(*words)
            assert (ran.code, ran.out) == (1, "")
            assert "2013-03-06.json" in ran.err
    # for one's own desk it is no obstacle
    assert esftui("status", "framtidsstegen").code == 0


def test_no_paper_is_written_over_a_meeting(esftui: CommandLine) -> None:
    path = keep(a_month_ago())
    before = path.read_bytes()
    words = ["--kind", "minutes", "--format", "md", "--force", "-o", str(path)]
    ran = esftui("--lang", "en", "report", "framtidsstegen", *words)
    assert ran.code == 2
    assert "is a file of a project" in ran.err
    assert path.read_bytes() == before
