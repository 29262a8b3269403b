"""What is entered by hand changes the register as it says, and refuses what cannot be."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from support.example_data import DATA

from esftui.entry.correction import entry_form, form_for, things
from esftui.entry.form import Context, Form, Reading
from esftui.entry.forms import BY_WORD, FORMS
from esftui.entry.reading import enter, read_form
from esftui.entry.saving import save
from esftui.model.participant import Participant
from esftui.model.project import ProjectData
from esftui.store.change import Author
from esftui.store.folder import load_folder
from esftui.store.journal import history
from esftui.store.register_edit import edit_register
from esftui.store.writing import About

TODAY = date(2013, 4, 15)
SHOWN = date(2013, 3, 31)
KIM = Author("kim", "desk", "app")


class Desk:
    """A copy of an example project that forms are filled in against."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def data(self) -> ProjectData:
        return load_folder(self.folder)

    def context(self, subject: str | None = None) -> Context:
        return Context(self.data, SHOWN, TODAY, subject)

    def read(self, form: Form, texts: Mapping[str, str], subject: str | None = None) -> Reading:
        return read_form(form, self.context(subject), texts)

    def fill(self, word: str | Form, **texts: str) -> str:
        """Fill a form in and save it; return what it told."""
        form = BY_WORD[word] if isinstance(word, str) else word
        reading = self.read(form, texts)
        assert reading.right, reading.wrong
        entered = enter(form, self.context(), reading)
        about = About(correction=entered.correction)
        assert edit_register(self.folder, entered.changes, KIM, about) is not None
        return entered.told

    def wrong(self, word: str | Form, **texts: str) -> dict[str, str]:
        form = BY_WORD[word] if isinstance(word, str) else word
        return self.read(form, texts).wrong

    def person(self, name: str) -> Participant:
        return next(each for each in self.data.register.participants if each.id == name)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "framtidsstegen"
    shutil.copytree(DATA / "framtidsstegen", folder)
    return Desk(folder)


def new(desk: Desk, **texts: str) -> str:
    desk.fill("start", gender="kvinna", **texts)
    return desk.data.register.participants[-1].id


def test_a_new_participant_gets_the_next_pseudonym_and_a_start_on_the_date_shown(
    desk: Desk,
) -> None:
    last = desk.data.register.participants[-1].id
    name = new(desk, municipality="alvesta", birth_year="1975")
    assert (name[:3], int(name[3:])) == ("FS-", int(last[3:]) + 1)
    someone = desk.person(name)
    assert (someone.gender, someone.birth_year, someone.municipality) == ("woman", 1975, "Alvesta")
    assert [each.start for each in someone.enrolments] == [SHOWN]


def test_someone_who_left_starts_again_and_someone_active_does_not(desk: Desk) -> None:
    desk.fill("start", person="FS-001", date="2013-02-01", start="2013-02-01")
    assert len(desk.person("FS-001").enrolments) == 2
    assert (
        "register the exit first"
        in desk.wrong("start", person="FS-001", start="2013-03-01")["person"]
    )


@pytest.mark.parametrize(
    ("texts", "field", "told"),
    [
        ({"person": "Anna Svensson"}, "person", "never a name"),
        ({"start": "2014-07-01"}, "start", "not come yet"),
        ({"start": "31/2"}, "start", "1 to 28"),
        ({"birth_year": "2011"}, "birth_year", "age of 2"),
        ({"birth_year": "88"}, "birth_year", "four digits"),
        ({"birth_year": "x"}, "birth_year", "whole number"),
        ({"gender": "x"}, "gender", "Choose one"),
        ({"referrer": "640823-3234"}, "referrer", "personal identity number"),
    ],
)
def test_a_start_that_cannot_be_is_refused_at_its_field(
    desk: Desk, texts: dict[str, str], field: str, told: str
) -> None:
    wrong = desk.wrong("start", **{"gender": "woman", **texts})
    assert told in wrong[field]
    assert "3234" not in wrong[field]


def test_an_exit_ends_the_running_enrolment_with_its_reason(desk: Desk) -> None:
    name = new(desk, start="2013-01-15")
    told = desk.fill("exit", person=name, exit="-1d", reason="stud", outside_home="ja")
    left = desk.person(name).enrolments[-1]
    assert (left.exit, left.reason, left.outside_home) == (date(2013, 3, 30), "studies", True)
    assert name in told
    assert "nothing to leave" in desk.wrong("exit", person=name, reason="work")["person"]


def test_an_exit_before_the_start_is_refused(desk: Desk) -> None:
    name = new(desk, start="2013-03-15")
    assert "cannot be before" in desk.wrong("exit", person=name, exit="1/3", reason="work")["exit"]


def test_activities_steps_and_plans_are_registered_once(desk: Desk) -> None:
    name = new(desk, start="2013-01-15")
    desk.fill("activity", person=name, type="placement", start="1/2", place="Sågverket")
    desk.fill("activity-end", person=name, activity=f"placement {date(2013, 2, 1)}", end="1/3")
    desk.fill("plan", person=name, kind="hea", date="1/2")
    someone = desk.person(name)
    assert (someone.activities[0].end, someone.activities[0].place) == (
        date(2013, 3, 1),
        "Sågverket",
    )
    assert [each.kind for each in someone.plans] == ["health"]
    assert "already" in desk.wrong("plan", person=name, kind="health", date="1/2")["kind"]
    assert "cannot be before" in desk.wrong("plan", person=name, kind="health", date="1/1")["date"]


def test_a_follow_up_proposes_the_exit_and_the_time_that_waits(desk: Desk) -> None:
    name = new(desk, start="2012-01-15")
    desk.fill("exit", person=name, exit="2012-12-01", reason="work")
    desk.fill("follow-up", person=name, outcome="Work", date="2013-03-10")
    found = desk.person(name).follow_ups[0]
    first = desk.data.project.follow_ups.after[0]
    assert (found.exit, found.after, found.outcome) == (date(2012, 12, 1), first, "work")
    reading = desk.read(BY_WORD["follow-up"], {"person": name, "state": "declined"})
    assert reading.values["after"] == desk.data.project.follow_ups.after[1]
    assert reading.values["outcome"] is None


def test_an_answer_fills_the_question_that_was_put_before(desk: Desk) -> None:
    name = new(desk, start="2012-01-15")
    question = desk.data.project.questions[0]
    occasion = question.occasions[0]
    asked = {"question": question.id, "occasion": occasion, "person": name}
    desk.fill("answer", **asked, date="2013-02-01")
    desk.fill("answer", **asked, date="2013-02-10", value="4")
    (answer,) = desk.person(name).answers
    assert (answer.asked, answer.answered, answer.value) == (
        date(2013, 2, 1),
        date(2013, 2, 10),
        4,
    )
    assert "scale" in desk.wrong("answer", **asked, date="2013-02-11", value="9")["value"]


def test_a_spending_entry_is_in_whole_kronor_and_may_be_taken_back(desk: Desk) -> None:
    before = len(desk.data.register.spending)
    source = desk.data.project.budget.financing[0].id if desk.data.project.budget else ""
    texts = {"source": source, "category": "personal", "date": "2013-03-01"}
    told = desk.fill("spending", amount="12 500 kr", **texts)
    assert "12,500" in told
    desk.fill("spending", amount="−500", **texts)
    assert [each.amount for each in desk.data.register.spending[before:]] == [12_500, -500]
    assert "whole kronor" in desk.wrong("spending", amount="12,50", **texts)["amount"]
    assert (
        "before it" in desk.wrong("spending", amount="5", **{**texts, "date": "2010-01-01"})["date"]
    )


def test_a_correction_keeps_in_the_history_what_stood_there(desk: Desk) -> None:
    name = new(desk, start="2013-01-15")
    place = ("participants", name, "enrolments", "2013-01-15")
    form = form_for(desk.context(), place)
    assert form is not None
    desk.fill(form, start="2013-01-14", why="fel dag")
    assert [each.start for each in desk.person(name).enrolments] == [date(2013, 1, 14)]
    entry = history(desk.folder).entries[-1]
    assert entry.correction
    assert entry.changes[0].before == {"start": "2013-01-15"}


def test_what_was_never_so_is_taken_away_and_is_no_exit(desk: Desk) -> None:
    before = desk.data.register
    name = new(desk, start="2013-01-15")
    form = form_for(desk.context(), ("participants", name))
    assert form is not None
    desk.fill(form, never="ja")
    assert desk.data.register == before


def test_a_corrected_exit_takes_its_follow_ups_along(desk: Desk) -> None:
    name = new(desk, start="2012-01-15")
    desk.fill("exit", person=name, exit="2012-12-01", reason="work")
    desk.fill("follow-up", person=name, outcome="work", date="2013-03-10")
    form = form_for(desk.context(), ("participants", name, "enrolments", "2012-01-15"))
    assert form is not None
    desk.fill(form, exit="2012-12-02")
    assert [each.exit for each in desk.person(name).follow_ups] == [date(2012, 12, 2)]
    form = form_for(desk.context(), ("participants", name, "enrolments", "2012-01-15"))
    assert form is not None
    desk.fill(form, exit="", reason="")
    assert desk.person(name).follow_ups == ()


def test_a_spending_entry_is_corrected_in_its_place(desk: Desk) -> None:
    rows = desk.data.register.spending
    desk.fill(entry_form(desk.context(), "spending", 3), amount="77")
    after = desk.data.register.spending
    assert after[3].amount == 77
    assert (after[:3], after[4:]) == (rows[:3], rows[4:])
    form = entry_form(desk.context(), "spending", 3)
    assert "too large" in desk.wrong(form, amount="9 999 999 999 999")["amount"]
    desk.fill(form, never="yes")
    assert desk.data.register.spending == rows[:3] + rows[4:]


def test_a_claim_proposes_the_next_period_and_what_was_spent_of_the_grant_in_it(
    desk: Desk,
) -> None:
    told = desk.fill("claim", requested="2013-04-02")
    made = desk.data.register.claims[-1]
    assert (made.period_start, made.period_end) == (date(2013, 1, 1), date(2013, 3, 31))
    assert (made.requested, made.amount, made.paid) == (date(2013, 4, 2), 800_754, None)
    assert "800,754" in told


@pytest.mark.parametrize(
    ("texts", "field", "told"),
    [
        ({"amount": "0"}, "amount", "more than 0"),
        ({"amount": "9 999 999 999 999"}, "amount", "too large"),
        ({"amount": "-5"}, "amount", "more than 0"),
        ({"period_end": "2010-12-31"}, "period_end", "cannot be"),
        ({"paid": "2013-01-31"}, "paid", "cannot be"),
        ({"paid": "2013-03-20", "paid_amount": "-1"}, "paid_amount", "not less than 0"),
        ({"period_end": ""}, "period_end", "filled in"),
    ],
)
def test_a_claim_that_cannot_be_is_refused_at_its_field(
    desk: Desk, texts: dict[str, str], field: str, told: str
) -> None:
    right = {"period_start": "2011-06-01", "period_end": "2011-06-30", "amount": "900"}
    wrong = desk.wrong("claim", **{**right, "requested": "2013-03-01", **texts})
    assert told in wrong[field]


def test_the_money_that_comes_is_entered_on_the_oldest_claim_that_waits(desk: Desk) -> None:
    for index, paid in enumerate(desk.data.register.claims):
        if paid.paid is not None and paid.paid > SHOWN:
            desk.fill(entry_form(desk.context(), "claims", index), paid="", paid_amount="")
    desk.fill("claim", period_end="2013-03-31", requested="2013-04-02", amount="70 000")
    told = desk.fill("payment", paid="2013-04-10", amount="69 000")
    waited = [each for each in desk.data.register.claims if each.paid == date(2013, 4, 10)]
    assert [each.paid_amount for each in waited] == [69_000]
    assert waited[0].requested == date(2013, 2, 19)
    assert "69,000" in told
    assert "cannot be" in desk.wrong("payment", claim="2013-04-02", paid="2013-04-01")["paid"]
    whole = desk.fill("payment", claim="2013-04-02", paid="2013-04-15")
    assert "70,000 paid 2013-04-15" in whole.replace("\u00a0", " ").replace("SEK ", "")


def test_everything_about_a_person_can_be_corrected(desk: Desk) -> None:
    context = desk.context()
    for someone in desk.data.register.participants[:20]:
        listed = things(context, someone.id)
        assert [each.day for each in listed[1:]] == sorted(
            each.day for each in listed[1:] if each.day
        )
        for thing in listed:
            form = form_for(context, thing.place)
            assert form is not None, thing
            reading = read_form(form, context, {})
            assert reading.right, (thing, reading.wrong)
            assert enter(form, context, reading).changes == (), thing


def test_every_field_of_every_form_reads_what_it_writes(desk: Desk) -> None:
    from esftui.entry.reading import written

    context = desk.context("FS-001")
    for form in FORMS:
        if form.missing(context):
            continue
        values: dict[str, object] = {}
        reading = read_form(form, context, {})
        for field in form.fields:
            value = reading.values.get(field.key)
            if value is None:
                continue
            text = written(field, context, reading.values, value)
            again = read_form(form, context, {field.key: text})
            assert again.values[field.key] == value, (form.id, field.key, values)


def test_a_form_that_nobody_can_be_entered_in_says_why(desk: Desk) -> None:
    # in the example's register everybody has left by the end
    for word, told in (("exit", "Nobody is active"), ("activity-end", "Nobody is in an activity")):
        reason = BY_WORD[word].missing(desk.context())
        assert reason is not None
        assert told in reason
    name = new(desk, start="2013-01-15")
    assert BY_WORD["exit"].missing(desk.context()) is None
    desk.fill("activity", person=name, type="placement", start="1/2")
    assert BY_WORD["activity-end"].missing(desk.context()) is None
    assert BY_WORD["follow-up"].missing(desk.context()) is None


@pytest.mark.parametrize(
    ("typed", "written", "day"),
    [
        ("1/5", "2013-05-01", "2013-05-01"),
        ("imorgon", "2013-04-16", "2013-04-16"),
        ("slut - 6 månader", "end - 6 months", "2013-12-30"),
        ("End − 1 month", "end - 1 month", "2014-05-30"),
        ("start + 1 år", "start + 12 months", "2012-06-01"),
        ("genomförande slut", "implementation end", "2014-06-30"),
    ],
)
def test_an_items_deadline_is_read_in_words_and_a_rule_stays_a_rule(
    desk: Desk, typed: str, written: str, day: str
) -> None:
    form = BY_WORD["item"]
    reading = desk.read(form, {"title": "Boka lokal", "due": typed})
    assert reading.right, reading.wrong
    entered = enter(form, desk.context(), reading)
    assert entered.told == f"New checklist item: Boka lokal, due {day}"
    save(desk.folder, entered, KIM)
    item = next(each for each in desk.data.project.checklist if each.title == "Boka lokal")
    assert item.due == written


def test_a_deadline_that_is_neither_date_nor_rule_is_refused_with_an_example(desk: Desk) -> None:
    wrong = desk.wrong("item", title="Boka lokal", due="snart")
    assert "end - 6 months" in wrong["due"]
