"""What must hold between a register and the project that it belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from esftui.locales import _
from esftui.model.goal import Question
from esftui.model.participant import (
    Answer,
    Claim,
    Enrolment,
    FollowUp,
    Member,
    Participant,
    Register,
    Spending,
)
from esftui.model.project import Project
from esftui.model.vocabulary import FOLLOW_UP_OUTCOMES, PLAN_KINDS, activity_types, exit_reasons
from esftui.store.personal_number import masked
from esftui.store.problem import Finding, KeyPath
from esftui.store.words import not_among


def register_findings(project: Project, register: Register) -> Iterator[Finding]:
    """Yield everything in a register that does not fit its project.

    Paths count documents from 0, in the order of their table.
    """
    rules = _Rules(project)
    if register.meta is not None and register.meta.project != project.id:
        message = _("this register belongs to the project {other}, not to {project}")
        text = message.format(other=register.meta.project, project=project.id)
        yield Finding(("meta", 0, "project"), text)
    yield from _repeated("participants", register.participants)
    yield from _repeated("members", register.members)
    for index, participant in enumerate(register.participants):
        yield from rules.participant(participant, ("participants", index))
    for index, member in enumerate(register.members):
        yield from rules.member(member, ("members", index))
    for index, entry in enumerate(register.spending):
        yield from rules.spending(entry, ("spending", index))
    yield from rules.claims(register.claims)
    for index, event in enumerate(register.events):
        yield from rules.inside(event.date, ("events", index, "date"))


def _repeated(table: str, rows: Sequence[Participant | Member]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for index, row in enumerate(rows):
        first = seen.setdefault(row.id, index)
        if first != index:
            message = _("the pseudonym {id} is used already, on line {line}")
            text = message.format(id=masked(row.id), line="{line}")
            yield Finding((table, index, "id"), text, other=(table, first, "id"))


class _Rules:
    """The words that a project knows. The loops are plain: they run at every reading."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.reasons = {reason.id: None for reason in exit_reasons(project)}
        self.activities = {activity.id: None for activity in activity_types(project)}
        self.steps = {step.id: None for step in project.method_steps}
        self.questions: dict[str, Question] = {q.id: q for q in project.questions}
        self.cohorts = {group.id: None for group in project.groups if group.participants}
        self.others = {group.id: None for group in project.groups if not group.participants}
        budget = project.budget
        self.sources = {row.id: None for row in budget.financing} if budget else {}
        self.categories = {row.id: None for row in budget.categories} if budget else {}

    def participant(self, person: Participant, path: KeyPath) -> Iterator[Finding]:
        if person.group is not None and person.group not in self.cohorts:
            message = _("there is no group {word} of participants")
            yield from _word((*path, "group"), person.group, self.cohorts, message)
        yield from self._enrolments(person.enrolments, path)
        for index, activity in enumerate(person.activities):
            if activity.type not in self.activities:
                place = (*path, "activities", index, "type")
                message = _("there is no activity {word}")
                yield from _word(place, activity.type, self.activities, message)
            if activity.end is not None and activity.end < activity.start:
                yield _backwards((*path, "activities", index, "end"), activity.start, activity.end)
        for index, step in enumerate(person.steps):
            if step.step not in self.steps:
                place = (*path, "steps", index, "step")
                yield from _word(place, step.step, self.steps, _("there is no method step {word}"))
        for index, plan in enumerate(person.plans):
            if plan.kind not in PLAN_KINDS:
                place = (*path, "plans", index, "kind")
                message = _("there is no kind of action plan {word}")
                yield from _word(place, plan.kind, PLAN_KINDS, message)
        if person.follow_ups:
            exits = {enrolment.exit for enrolment in person.enrolments}
            for index, follow_up in enumerate(person.follow_ups):
                yield from self._follow_up(follow_up, exits, (*path, "follow_ups", index))
        for index, answer in enumerate(person.answers):
            yield from self._answer(answer, path, index)

    def member(self, member: Member, path: KeyPath) -> Iterator[Finding]:
        if member.group not in self.others:
            message = _(
                "there is no group {word} of others than participants (participants: false)"
            )
            yield from _word((*path, "group"), member.group, self.others, message)
        for index, answer in enumerate(member.answers):
            yield from self._answer(answer, path, index)

    def spending(self, entry: Spending, path: KeyPath) -> Iterator[Finding]:
        if self.project.budget is None:
            yield Finding(path, _("money is spent, but the project file has no budget"))
            return
        if entry.source not in self.sources:
            message = _("there is no source of financing {word}")
            yield from _word((*path, "source"), entry.source, self.sources, message)
        if entry.category not in self.categories:
            message = _("there is no cost category {word}")
            yield from _word((*path, "category"), entry.category, self.categories, message)
        yield from self.inside(entry.date, (*path, "date"))

    def claims(self, claims: Sequence[Claim]) -> Iterator[Finding]:
        requested = 0
        for index, claim in enumerate(claims):
            path: KeyPath = ("claims", index)
            if self.project.budget is None:
                yield Finding(path, _("a payment is claimed, but the project file has no budget"))
                continue
            yield from self._claim(claim, path)
            grant, before = self.project.budget.esf_grant, requested
            requested += claim.amount
            if before <= grant < requested:
                message = _("with this, {sum} kronor are claimed in all; the grant is {grant}")
                text = message.format(sum=requested, grant=grant)
                yield Finding((*path, "amount"), text, severity="warning")

    def _claim(self, claim: Claim, path: KeyPath) -> Iterator[Finding]:
        if claim.period_start is not None and claim.period_end < claim.period_start:
            yield _backwards((*path, "period_end"), claim.period_start, claim.period_end)
        if claim.period_start is not None:
            yield from self.inside(claim.period_start, (*path, "period_start"))
        yield from self.inside(claim.period_end, (*path, "period_end"))
        if claim.period_end > self.project.end:
            message = _("{day} is after the project's last day, {end}")
            text = message.format(day=claim.period_end, end=self.project.end)
            yield Finding((*path, "period_end"), text, severity="warning")
        if claim.paid is not None and claim.paid < claim.requested:
            yield _backwards((*path, "paid"), claim.requested, claim.paid)
        if (claim.paid is None) != (claim.paid_amount is None):
            message = _("a payment has both a day (paid) and an amount (paid_amount), or neither")
            yield Finding(path, message)

    def inside(self, day: date, path: KeyPath) -> Iterator[Finding]:
        """Yield a warning if a day is before the project's first."""
        if day < self.project.start:
            message = _("{day} is before the project's first day, {start}")
            text = message.format(day=day, start=self.project.start)
            yield Finding(path, text, severity="warning")

    def _enrolments(self, enrolments: Sequence[Enrolment], path: KeyPath) -> Iterator[Finding]:
        first = self.project.start
        for index, enrolment in enumerate(enrolments):
            if (
                enrolment.exit is not None
                and enrolment.reason in self.reasons
                and first <= enrolment.start <= enrolment.exit
            ):
                continue
            yield from self._enrolment(enrolment, (*path, "enrolments", index))
        if len(enrolments) > 1:
            yield from _overlaps(enrolments, path)

    def _enrolment(self, enrolment: Enrolment, path: KeyPath) -> Iterator[Finding]:
        if enrolment.exit is not None and enrolment.exit < enrolment.start:
            yield _backwards((*path, "exit"), enrolment.start, enrolment.exit)
        if enrolment.reason is not None and enrolment.reason not in self.reasons:
            message = _("there is no exit reason {word}")
            yield from _word((*path, "reason"), enrolment.reason, self.reasons, message)
        if enrolment.reason is not None and enrolment.exit is None:
            yield Finding((*path, "reason"), _("there is a reason for an exit, but no exit"))
        if enrolment.exit is not None and enrolment.reason is None:
            message = _("the exit has no reason")
            yield Finding((*path, "exit"), message, severity="warning")
        yield from self.inside(enrolment.start, (*path, "start"))

    def _follow_up(
        self, follow_up: FollowUp, exits: set[date | None], path: KeyPath
    ) -> Iterator[Finding]:
        if follow_up.exit not in exits:
            message = _("the person has no exit on {day}")
            yield Finding((*path, "exit"), message.format(day=follow_up.exit))
        if follow_up.date < follow_up.exit:
            yield _backwards((*path, "date"), follow_up.exit, follow_up.date)
        if follow_up.outcome is not None and follow_up.outcome not in FOLLOW_UP_OUTCOMES:
            message = _("a follow-up cannot find {word}")
            yield from _word((*path, "outcome"), follow_up.outcome, FOLLOW_UP_OUTCOMES, message)
        if (follow_up.state == "done") != (follow_up.outcome is not None):
            message = _("a follow-up that is done has an outcome, and no other has")
            yield Finding(path, message)

    def _answer(self, answer: Answer, path: KeyPath, index: int) -> Iterator[Finding]:
        question = self.questions.get(answer.question)
        value, answered = answer.value, answer.answered
        if (
            question is not None
            and answer.occasion in question.occasions
            and (
                (value is None and answered is None)
                or (
                    value is not None
                    and answered is not None
                    and question.low <= value <= question.high
                    and answer.asked <= answered
                )
            )
        ):
            return
        yield from self._wrong_answer(answer, question, (*path, "answers", index))

    def _wrong_answer(
        self, answer: Answer, question: Question | None, path: KeyPath
    ) -> Iterator[Finding]:
        if question is None:
            message = _("there is no question {word}")
            yield from _word((*path, "question"), answer.question, self.questions, message)
            return
        if answer.occasion not in question.occasions:
            message = _("the question is not asked at this occasion: {word}")
            yield from _word((*path, "occasion"), answer.occasion, question.occasions, message)
        if (answer.value is None) != (answer.answered is None):
            message = _("an answer has both a day (answered) and a value, non-response neither")
            yield Finding(path, message)
        if answer.value is not None and not question.low <= answer.value <= question.high:
            message = _("{value} is not on the question's scale, {low} to {high}")
            text = message.format(value=answer.value, low=question.low, high=question.high)
            yield Finding((*path, "value"), text)
        if answer.answered is not None and answer.answered < answer.asked:
            yield _backwards((*path, "answered"), answer.asked, answer.answered)


def _overlaps(enrolments: Sequence[Enrolment], path: KeyPath) -> Iterator[Finding]:
    order = sorted(range(len(enrolments)), key=lambda index: enrolments[index].start)
    for before, after in pairwise(order):
        ended = enrolments[before].exit
        if ended is None or enrolments[after].start < ended:
            message = _("the person starts again ({start}) before the exit from the start before")
            text = message.format(start=enrolments[after].start)
            yield Finding((*path, "enrolments", after, "start"), text)


def _backwards(path: KeyPath, earlier: date, later: date) -> Finding:
    message = _("{later} is before {earlier}, which it cannot be")
    return Finding(path, message.format(later=later, earlier=earlier))


def _word(path: KeyPath, word: str, known: Iterable[str], message: str) -> Iterator[Finding]:
    finding = not_among(path, word, known, message)
    if finding is not None:
        yield finding
