"""All forms of the day's work, in the order that they are offered."""

from esftui.entry.answers import ANSWER
from esftui.entry.claims import CLAIM, PAYMENT
from esftui.entry.follow_up import FOLLOW_UP
from esftui.entry.form import Form
from esftui.entry.happenings import ACTIVITY, ACTIVITY_END, PLAN, STEP
from esftui.entry.money import EVENT, SPENDING
from esftui.entry.people import EXIT, START
from esftui.entry.project_forms import ITEM, TARGET

FORMS: tuple[Form, ...] = (
    START,
    STEP,
    ACTIVITY,
    ACTIVITY_END,
    PLAN,
    EXIT,
    FOLLOW_UP,
    ANSWER,
    SPENDING,
    CLAIM,
    PAYMENT,
    EVENT,
    ITEM,
    TARGET,
)
"""Every form but corrections, which are made from what they correct."""

BY_WORD: dict[str, Form] = {form.word: form for form in FORMS}
"""Forms by their name in the shell."""
