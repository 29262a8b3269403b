import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from esftui import locales
from esftui.measure.everything import measure
from esftui.model.dates import resolve_deadline
from esftui.model.project import Project
from esftui.panels.registry import PANELS
from esftui.start.answers import Answers, Setting, proposed
from esftui.start.checklists import CHECKLISTS
from esftui.start.period import LONGEST, SHORTEST, Kind
from esftui.start.place import Place, start_project
from esftui.start.reading import AnswerError, read_list, read_text
from esftui.start.template import project_text
from esftui.store.check import check_paths
from esftui.store.folder import load_folder
from esftui.store.project_reading import load_project

TODAY = date(2026, 11, 22)
KINDS: tuple[Kind, ...] = ("implementation", "pre_study")


@pytest.fixture(params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = locales.language()
    locales.use(request.param)
    yield request.param
    locales.use(before)


def answers(**changes: Any) -> Answers:
    return proposed(Setting(TODAY, lambda _name: None))._replace(**changes)


def read(place: Path, text: str) -> Project:
    path = place / "project.yaml"
    path.write_text(text, encoding="utf-8")
    assert [str(problem) for problem in check_paths([path])] == []
    return load_project(path)


def in_use(text: str) -> str:
    """Return the file with every example in it taken into use."""
    rows = []
    for row in text.splitlines():
        example = re.match(r"#(?=\S|  )", row)
        rows.append(row[1:] if example else row)
    return "\n".join(rows) + "\n"


def _usable(text: str) -> str:
    try:
        return read_text(text, "")
    except AnswerError:
        return "Ett"


TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["no", "12:30", "null", "~", "0123", "- x", "a: b", "a #b", "2012-01-01", "[", "}", "&a",
         "*a", "!t", "|", ">", "%", "@", "`", "=", "<<", "---", "...", "'", '"', "\\", "x:", "?"]
    ),
).map(_usable)  # fmt: skip


@st.composite
def all_answers(draw: st.DrawFn) -> Answers:
    start = draw(st.dates(date(1990, 1, 1), date(2080, 1, 1)))
    length = draw(st.integers(SHORTEST, LONGEST))
    participants = draw(st.one_of(st.none(), st.integers(1, 100_000)))
    women = None if participants is None else draw(st.one_of(st.none(), st.just(participants // 3)))
    months = None if participants is None else draw(st.sampled_from([None, 0.1, 9.5, 12.0]))
    grant = draw(st.one_of(st.none(), st.integers(0, 900_000_000)))
    more = draw(st.one_of(st.just(0), st.integers(1, 90_000_000)))
    total = None if grant is None else max(1, grant + more)
    return Answers(
        title=draw(TEXTS),
        id=draw(st.from_regex(r"\A[a-z0-9][a-z0-9_-]{0,20}\Z").filter(lambda n: not n.isdigit())),
        owner=draw(TEXTS),
        kind=draw(st.sampled_from(KINDS)),
        start=start,
        end=start + timedelta(days=length - 1),
        municipalities=read_list(",".join(draw(st.lists(TEXTS, max_size=4)))),
        participants=participants,
        women=women,
        months=months,
        grant=grant,
        total=total,
        language=locales.language(),
    )


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=all_answers())
def test_whatever_is_answered_the_project_loads_without_a_problem(
    made: Answers, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = tmp_path_factory.mktemp("data")
    folder = start_project(Place(data, remembered=True, config=None), made)
    assert check_paths([data]) == []
    project = load_folder(folder).project
    assert (project.title, project.owner) == (made.title, made.owner)
    assert (project.start, project.end) == (made.start, made.end)
    assert project.municipalities == made.municipalities
    assert (project.budget.total if project.budget else None) == made.total
    _dated_sensibly(project)


def _dated_sensibly(project: Project) -> None:
    due = {item.id: resolve_deadline(item.due or "", project.anchors) for item in project.checklist}
    phases = {phase.id: phase for phase in project.phases}
    for item in project.checklist:
        assert project.start <= due[item.id] <= project.end
        if item.phase is not None:
            assert phases[item.phase].start <= due[item.id] <= phases[item.phase].end
        for before in item.after:
            assert due[before] <= due[item.id], (before, item.id)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "given", [{}, {"participants": 60, "grant": 5_000_000, "total": 8_000_000}]
)
def test_every_example_in_the_file_can_be_taken_into_use(
    language: str, kind: Kind, given: dict[str, int], tmp_path: Path
) -> None:
    text = project_text(answers(kind=kind, **given))
    project = read(tmp_path, in_use(text))
    assert project.owner_later
    assert project.steering_group is not None
    assert project.groups
    assert project.method_steps
    assert project.target_mix
    assert project.budget is not None
    assert project.budget.plan
    assert project.follow_ups.after == ("90 days",)
    assert len(project.questions) == 2
    assert project.assumptions


def test_what_is_not_answered_is_not_in_use(language: str, tmp_path: Path) -> None:
    project = read(tmp_path, project_text(answers()))
    assert project.budget is None
    assert project.planned is None
    assert project.municipalities == ()
    assert all(getattr(goal, "target", None) is None for goal in project.goals)


def test_amounts_make_a_budget_that_adds_up_and_says_what_is_assumed(tmp_path: Path) -> None:
    given = answers(grant=5_000_001, total=8_000_003)
    budget = read(tmp_path, project_text(given)).budget
    assert budget is not None
    assert sum(source.amount for source in budget.financing) == budget.total == 8_000_003
    assert sum(category.amount for category in budget.categories) == budget.total
    assert [source.assumed for source in budget.financing] == [False, True]
    assert all(category.assumed for category in budget.categories)


def test_a_grant_that_pays_all_has_no_co_financier(tmp_path: Path) -> None:
    budget = read(tmp_path, project_text(answers(grant=100_000, total=100_000))).budget
    assert budget is not None
    assert [source.kind for source in budget.financing] == ["esf"]


def test_a_pre_study_follows_participants_only_if_some_are_planned(tmp_path: Path) -> None:
    without = read(tmp_path, project_text(answers(kind="pre_study")))
    assert {goal.id for goal in without.goals} == {"measurable_goals", "application"}
    assert not without.questions
    some = read(tmp_path, project_text(answers(kind="pre_study", participants=12)))
    assert "work_or_studies" in {goal.id for goal in some.goals}
    assert some.questions


@pytest.mark.parametrize("kind", KINDS)
def test_the_checklist_has_its_titles_and_owners_in_the_language(
    language: str, kind: Kind, tmp_path: Path
) -> None:
    project = read(tmp_path, project_text(answers(kind=kind)))
    todos = [todo for _heading, part in CHECKLISTS[kind] for todo in part]
    assert [item.id for item in project.checklist] == [todo.id for todo in todos]
    titles = {todo.id: todo.title for todo in todos}
    translated = [item.title != titles[item.id] for item in project.checklist]
    assert all(translated) if language == "sv" else not any(translated)
    assert all(item.owner for item in project.checklist)


def test_what_projects_have_forgotten_is_on_the_checklist(tmp_path: Path) -> None:
    project = read(tmp_path, project_text(answers()))
    items = {item.id: item for item in project.checklist}
    for name in ("evaluator_procurement", "followup_routine", "survey_plan", "personal_data"):
        assert items[name].phase == "mobilisation"
    assert items["equality_plan"].after == ("swot",)
    contract = resolve_deadline(items["evaluator_contract"].due or "", project.anchors)
    assert contract < next(p.start for p in project.phases if p.id == "implementation")


def test_what_stands_on_every_agenda_is_written_once(language: str, tmp_path: Path) -> None:
    project = read(tmp_path, project_text(answers()))
    assert len(project.standing_items) == 4
    assert not any(item.standing for item in project.checklist)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("day", [date(2026, 11, 1), TODAY, date(2029, 10, 31), date(2020, 1, 1)])
def test_every_panel_can_be_drawn_of_a_project_where_nothing_has_happened(
    language: str, kind: Kind, day: date, tmp_path: Path
) -> None:
    place = Place(tmp_path, remembered=True, config=None)
    made = answers(kind=kind, participants=60, grant=5_000_000, total=8_000_000)
    figures = measure(load_folder(start_project(place, made)), day)
    for spec in PANELS:
        for width, height in ((36, 4), (76, 10), (110, 30)):
            drawing = spec.draw(figures, width, height)
            assert drawing.heading
            assert any(drawing.lines), spec.id
