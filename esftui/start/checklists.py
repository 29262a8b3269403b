"""The checklists that projects begin with, as data: what, in which phase, by when, by whom.

What is in them follows what the fund asks of a project in each phase (the mobilisation's
analyses, plans and agreements; an evaluator in place when the implementation begins;
dissemination and a final report) and what projects have said that they forgot: the
follow-up after exit, the evaluator's procurement, the surveys' non-response.
"""

from typing import NamedTuple

from esftui.locales import N_
from esftui.start.period import Kind


class Todo(NamedTuple):
    """An item before it has a project: its title and owner are translated when it gets one.

    ``due`` are deadlines in order of preference: the first that lies within the phase (or,
    without a phase, within the project) is used, else the last day of it.
    """

    id: str
    title: str
    owner: str
    phase: str | None = None
    due: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    recurs: str | None = None


_OWNER = N_("project owner")
_LEADER = N_("project leader")
_STEERING = N_("steering group")
_CASE_WORKER = N_("case workers")
_COMMUNICATOR = N_("communicator")
_ECONOMIST = N_("economist")
_EVALUATOR = N_("evaluator")

_MOBILISATION = (
    Todo(
        "steering_group",
        N_("Steering group appointed, evenly women and men"),
        _OWNER,
        "mobilisation",
        ("mobilisation start + 1 month",),
    ),
    Todo(
        "steering_training",
        N_("Steering group trained in its task"),
        _OWNER,
        "mobilisation",
        ("mobilisation start + 3 months",),
        ("steering_group",),
    ),
    Todo(
        "problem_analysis",
        N_("Problem tree and analysis of the goals"),
        _LEADER,
        "mobilisation",
        ("mobilisation start + 2 months",),
    ),
    Todo(
        "targets",
        N_("Targets decided for the goals that have none"),
        _STEERING,
        "mobilisation",
        (),
        ("problem_analysis",),
    ),
    Todo(
        "personal_data",
        N_("Information to participants about their personal data, and a list of who may see what"),
        _LEADER,
        "mobilisation",
        ("mobilisation start + 2 months",),
    ),
    Todo(
        "erasure_plan",
        N_("Plan for what is erased, and when"),
        _LEADER,
        "mobilisation",
        (),
        ("personal_data",),
    ),
    Todo(
        "swot",
        N_("SWOT analysis of gender equality and accessibility"),
        _LEADER,
        "mobilisation",
        ("mobilisation start + 3 months",),
    ),
    Todo(
        "equality_plan",
        N_("Plan for gender equality and accessibility in the implementation"),
        _LEADER,
        "mobilisation",
        (),
        ("swot",),
    ),
    Todo(
        "risk_analysis",
        N_("Deepened risk analysis with an action plan"),
        _LEADER,
        "mobilisation",
        ("mobilisation start + 4 months",),
    ),
    Todo(
        "cofinancing_agreements",
        N_("Agreements with the co-financiers: what, how much, how it is shown"),
        _OWNER,
        "mobilisation",
        ("mobilisation start + 2 months",),
    ),
    Todo(
        "cooperation_agreements",
        N_("Cooperation agreements with the partners"),
        _OWNER,
        "mobilisation",
        ("mobilisation start + 4 months",),
    ),
    Todo(
        "evaluator_procurement",
        N_("External evaluator procured"),
        _OWNER,
        "mobilisation",
        ("mobilisation start + 4 months",),
    ),
    Todo(
        "evaluator_contract",
        N_("Contract with the external evaluator, to begin with the implementation"),
        _OWNER,
        "mobilisation",
        (),
        ("evaluator_procurement",),
    ),
    Todo(
        "communication_plan",
        N_("Communication plan and plan for strategic influence"),
        _COMMUNICATOR,
        "mobilisation",
    ),
    Todo(
        "survey_plan",
        N_("Survey plan: what is asked before, during and after, and who sees to the answers"),
        _LEADER,
        "mobilisation",
    ),
    Todo(
        "followup_routine",
        N_("Routine for the follow-up 90 days after exit: who asks, and how"),
        _CASE_WORKER,
        "mobilisation",
    ),
    Todo(
        "project_plan",
        N_("Deepened project plan with a detailed budget"),
        _LEADER,
        "mobilisation",
        (),
        ("targets", "risk_analysis"),
    ),
    Todo(
        "mobilisation_report",
        N_("Report on the mobilisation to the fund"),
        _LEADER,
        "mobilisation",
        (),
        ("project_plan",),
    ),
)

_IMPLEMENTATION = (
    Todo(
        "progress_report",
        N_("Progress report and application for payment"),
        _ECONOMIST,
        due=("start + 3 months",),
        recurs="3 months",
    ),
    Todo(
        "staff_training",
        N_("Staff trained in gender equality and accessibility"),
        _LEADER,
        "implementation",
        ("implementation start + 4 months",),
        recurs="12 months",
    ),
    Todo(
        "dissemination_plan",
        N_("Dissemination plan: to whom, how and when"),
        _COMMUNICATOR,
        "implementation",
        ("implementation start + 6 months",),
        ("communication_plan",),
    ),
    Todo(
        "survey_review",
        N_("First answers gone through: response rate and what they say"),
        _LEADER,
        "implementation",
        ("implementation start + 6 months",),
        ("survey_plan",),
    ),
    Todo(
        "midterm_evaluation",
        N_("The evaluator's mid-term report taken up in the steering group"),
        _EVALUATOR,
        "implementation",
        ("implementation start + 12 months",),
        ("evaluator_contract",),
    ),
    Todo(
        "implementing_plan",
        N_("Plan for implementing: who takes over what, and who pays"),
        _STEERING,
        "implementation",
        ("end - 12 months",),
    ),
    Todo(
        "methods_documented",
        N_("Methods documented in writing"),
        _LEADER,
        "implementation",
        ("end - 6 months",),
    ),
    Todo(
        "final_conference",
        N_("Final conference"),
        _COMMUNICATOR,
        "implementation",
        ("end - 4 months",),
        ("dissemination_plan",),
    ),
)

_CLOSING = (
    Todo(
        "last_followups",
        N_("Follow-ups of the last exits done, or handed over to someone"),
        _CASE_WORKER,
        "closing",
        (),
        ("followup_routine",),
    ),
    Todo(
        "final_evaluation",
        N_("The evaluator's final report taken up in the steering group"),
        _EVALUATOR,
        "closing",
        ("end - 1 month",),
        ("midterm_evaluation",),
    ),
    Todo(
        "handed_over",
        N_("Methods handed over to ordinary operations"),
        _OWNER,
        "closing",
        (),
        ("implementing_plan", "methods_documented"),
    ),
    Todo("final_report", N_("Final report"), _LEADER, "closing", (), ("final_evaluation",)),
    Todo(
        "erased",
        N_("Personal data erased or archived as the plan says"),
        _LEADER,
        "closing",
        (),
        ("erasure_plan",),
    ),
)

_PRE_STUDY = (
    Todo(
        "steering_group",
        N_("Steering group appointed, evenly women and men"),
        _OWNER,
        "pre_study",
        ("start + 1 month",),
    ),
    Todo(
        "problem_analysis",
        N_("Problem tree and analysis of the goals"),
        _LEADER,
        "pre_study",
        ("start + 2 months",),
    ),
    Todo(
        "target_group",
        N_("The target group and its organisations consulted, on accessibility too"),
        _LEADER,
        "pre_study",
        ("start + 3 months",),
    ),
    Todo(
        "swot",
        N_("SWOT analysis of gender equality and accessibility"),
        _LEADER,
        "pre_study",
        ("start + 3 months",),
    ),
    Todo(
        "measurable_goals",
        N_("Measurable goals agreed with those who are to take part"),
        _STEERING,
        "pre_study",
        ("end - 1 month",),
        ("problem_analysis",),
    ),
    Todo(
        "risk_analysis",
        N_("Risk analysis with an action plan"),
        _LEADER,
        "pre_study",
        ("end - 1 month",),
    ),
    Todo(
        "letters_of_intent",
        N_("Letters of intent from partners and co-financiers"),
        _OWNER,
        "pre_study",
        ("end - 1 month",),
    ),
    Todo(
        "application",
        N_("Application for an implementation project sent"),
        _OWNER,
        "pre_study",
        (),
        ("measurable_goals", "swot", "letters_of_intent"),
    ),
    Todo("final_report", N_("Final report"), _LEADER, "pre_study"),
)

CHECKLISTS: dict[Kind, tuple[tuple[str, tuple[Todo, ...]], ...]] = {
    "implementation": (
        (N_("Mobilisation"), _MOBILISATION),
        (N_("Implementation"), _IMPLEMENTATION),
        (N_("Closing"), _CLOSING),
    ),
    "pre_study": ((N_("Pre-study"), _PRE_STUDY),),
}
"""The checklist of each kind of project, in parts with a heading each."""
