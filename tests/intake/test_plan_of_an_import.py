"""What an import would do with each row, in words that the register's own rules decide."""

from datetime import date
from pathlib import Path

import msgspec
from support.example_data import project

from esftui.intake.applying import carry_out
from esftui.intake.job import make_plan, open_sheet
from esftui.intake.mapping import Mapping
from esftui.intake.outcome import Plan
from esftui.model.participant import Answer, Enrolment, Participant, Register, Spending
from esftui.model.project import ProjectData
from esftui.store.change import Author
from esftui.store.register import load_register
from esftui.store.undoing import turn

PROJECT = project("framtidsstegen")
BY = Author("Anna", "desk", "import")
KIM = Participant(
    id="FS-1",
    gender="woman",
    birth_year=1980,
    municipality="Alvesta",
    enrolments=(Enrolment(start=date(2012, 1, 2)),),
)
HEAD = "Deltagare;Kön;Kommun;Startdatum;Slutdatum;Orsak till avslut;Aktivitet;Aktivitet från\n"


def register(*people: Participant, spending: tuple[Spending, ...] = ()) -> ProjectData:
    """Return the example project with these people and entries alone."""
    return ProjectData(project=PROJECT, register=Register(participants=people, spending=spending))


def planned(
    tmp_path: Path, text: str, data: ProjectData | None = None, mapping: Mapping | None = None
) -> Plan:
    """Return the plan of importing a text."""
    path = tmp_path / "s.csv"
    path.write_text(text, encoding="utf-8")
    opened = open_sheet(path, PROJECT, mapping=mapping)
    return make_plan(opened, data or register())[0]


def fates(plan: Plan) -> list[str]:
    """Return the fate of each row."""
    return [row.fate for row in plan.rows]


def why(plan: Plan) -> list[tuple[int, str, str]]:
    """Return every refusal: row, column and message."""
    return [(r.row, r.column, r.message) for row in plan.rows for r in row.refusals]


def test_who_is_not_there_is_new_with_all_that_the_rows_say(tmp_path: Path) -> None:
    text = HEAD + (
        "FS-7;K;Alvesta;2012-03-01;2012-09-01;Arbete;Praktik;2012-04-01\n"
        "FS-7;K;Alvesta;2013-01-07;;;;\n"
    )
    plan = planned(tmp_path, text)
    assert fates(plan) == ["new", "new"]
    (change,) = plan.changes
    assert change.path == ("participants", "FS-7")
    assert change.before is None
    assert change.after == {
        "id": "FS-7",
        "gender": "woman",
        "municipality": "Alvesta",
        "enrolments": [
            {"start": "2012-03-01", "exit": "2012-09-01", "reason": "work"},
            {"start": "2013-01-07"},
        ],
        "activities": [{"type": "placement", "start": "2012-04-01"}],
    }


def test_an_exit_that_has_come_since_changes_that_start_alone(tmp_path: Path) -> None:
    text = HEAD + "FS-1;K;Alvesta;2012-01-02;2012-09-01;Arbete;;\n"
    plan = planned(tmp_path, text, register(KIM))
    assert fates(plan) == ["changed"]
    place = ("participants", "FS-1", "enrolments", "2012-01-02")
    assert [(c.path, c.before, c.after) for c in plan.changes] == [
        ((*place, "exit"), None, "2012-09-01"),
        ((*place, "reason"), None, "work"),
    ]


def test_what_contradicts_the_register_is_told_with_both_values(tmp_path: Path) -> None:
    plan = planned(tmp_path, HEAD + "FS-1;M;Växjö;2012-01-02;;;;\n", register(KIM))
    assert fates(plan) == ["changed"]
    assert [(d.field, d.before, d.after) for d in plan.rows[0].differences] == [
        ("gender", "woman", "man"),
        ("municipality", "Alvesta", "Växjö"),
    ]


def test_what_the_sheet_does_not_say_stays(tmp_path: Path) -> None:
    plan = planned(tmp_path, HEAD + "FS-1;;;2012-01-02;;;;\nfs-1;Okänt;;;;;;\n", register(KIM))
    assert (fates(plan), plan.changes) == (["equal", "equal"], ())


def test_two_rows_that_contradict_each_other_are_not_both_taken(tmp_path: Path) -> None:
    text = HEAD + "FS-7;K;;2012-03-01;;;;\nFS-7;M;;2012-03-01;;;;\n"
    plan = planned(tmp_path, text)
    assert fates(plan) == ["new", "refused"]
    assert why(plan) == [(3, "B", "row 2 says “woman”")]
    assert plan.changes[0].after["gender"] == "woman"


def test_a_row_that_the_rules_refuse_takes_nothing_with_it(tmp_path: Path) -> None:
    text = HEAD + (
        "FS-7;K;;2012-03-01;2012-09-01;Arbete;;\n"
        "FS-7;K;;2012-05-01;;;;\n"
        "FS-8;M;;2012-05-01;2012-01-01;Arbete;;\n"
        "FS-9;M;;2012-05-01;;;Praktik;\n"
    )
    plan = planned(tmp_path, text)
    assert fates(plan) == ["new", "refused", "refused", "refused"]
    assert [place[:2] for place in why(plan)] == [(3, "D"), (4, "E"), (5, "G")]
    assert [change.path for change in plan.changes] == [("participants", "FS-7")]
    assert len(plan.changes[0].after["enrolments"]) == 1


def test_an_exit_without_its_start_belongs_to_the_one_that_is_open(tmp_path: Path) -> None:
    text = HEAD + "FS-1;;;;2012-09-01;Arbete;;\nFS-8;;;;2012-09-01;Arbete;;\n"
    plan = planned(tmp_path, text, register(KIM))
    assert fates(plan) == ["changed", "refused"]
    assert why(plan)[0][2] == "the start that this belongs to is missing"


def test_an_exit_that_a_follow_up_hangs_on_is_not_moved(tmp_path: Path) -> None:
    from esftui.model.participant import FollowUp

    ended = msgspec.structs.replace(
        KIM,
        enrolments=(Enrolment(start=date(2012, 1, 2), exit=date(2012, 9, 1), reason="work"),),
        follow_ups=(
            FollowUp(
                exit=date(2012, 9, 1), after="3 months", date=date(2012, 12, 3), outcome="work"
            ),
        ),
    )
    plan = planned(tmp_path, HEAD + "FS-1;;;2012-01-02;2012-10-01;;;\n", register(ended))
    assert fates(plan) == ["refused"]
    assert "no exit on 2012-09-01" in why(plan)[0][2]


def test_a_sheet_without_starts_is_about_those_who_are_there(tmp_path: Path) -> None:
    text = "Deltagare;Aktivitet;Aktivitet från\nFS-1;Praktik;2012-04-01\nFS-9;Praktik;2012-04-01\n"
    plan = planned(tmp_path, text, register(KIM))
    assert fates(plan) == ["new", "refused"]
    assert why(plan) == [(3, "A", "nobody in the register has the pseudonym “FS-9”")]


LEDGER = "Datum;Finansiär;Kostnadsslag;Belopp;Text\n"


def test_a_ledger_a_second_time_doubles_nothing_and_counts_those_alike(tmp_path: Path) -> None:
    budget = PROJECT.budget
    assert budget is not None
    source, category = budget.financing[0], budget.categories[0]
    line = f"2012-03-01;{source.title};{category.title};500;resor\n"
    entry = Spending(
        date=date(2012, 3, 1), source=source.id, category=category.id, amount=500, note="resor"
    )
    plan = planned(tmp_path, LEDGER + line * 3, register(spending=(entry, entry)))
    assert fates(plan) == ["equal", "equal", "new"]
    assert [change.path for change in plan.changes] == [("spending", "+1")]
    other = planned(tmp_path, LEDGER + line.replace("resor", "hyra"), register(spending=(entry,)))
    assert fates(other) == ["new"]


ASKED = "Deltagare;Fråga;Tillfälle;Frågad den;Besvarad den;Svar\n"


def test_an_answer_that_has_come_since_is_a_change_of_that_question(tmp_path: Path) -> None:
    question = PROJECT.questions[0]
    occasion = question.occasions[0]
    asked = Answer(question=question.id, occasion=occasion, asked=date(2012, 9, 1))
    kim = msgspec.structs.replace(KIM, answers=(asked,))
    text = ASKED + (
        f"FS-1;{question.id};{occasion};2012-09-01;2012-09-08;{question.high}\n"
        f"FS-9;{question.id};{occasion};2012-09-01;;\n"
    )
    plan = planned(tmp_path, text, register(kim))
    assert fates(plan) == ["changed", "refused"]
    assert [(c.path[-2:], c.after) for c in plan.changes] == [
        ((f"{question.id} {occasion} 2012-09-01", "answered"), "2012-09-08"),
        ((f"{question.id} {occasion} 2012-09-01", "value"), question.high),
    ]


def test_an_import_is_one_entry_with_a_copy_before_it_and_can_be_taken_back(
    tmp_path: Path,
) -> None:
    from support.example_data import DATA

    from esftui.store.backup import backups

    (tmp_path / "project.yaml").write_bytes((DATA / PROJECT.id / "project.yaml").read_bytes())
    text = HEAD + "".join(f"FS-{n};K;Alvesta;2012-03-01;;;;\n" for n in range(20))
    plan = planned(tmp_path, text)
    entry = carry_out(tmp_path, plan, BY, file="/some/where/s.csv")
    assert entry is not None
    assert (entry.surface, entry.note, len(entry.changes)) == ("import", "s.csv", 20)
    assert [each.why for each in backups(tmp_path)] == ["import"]
    held = load_register(tmp_path / "register.json")
    assert len(held.participants) == 20
    again = planned(tmp_path, text, ProjectData(project=PROJECT, register=held))
    assert set(fates(again)) == {"equal"}
    turn(tmp_path, entry, BY)
    assert load_register(tmp_path / "register.json").participants == ()
