"""What has been answered about a project that is to be started."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from esftui.locales import _, language
from esftui.start.names import kept_free, short_name
from esftui.start.period import LENGTH, Kind, last_day


class Answers(NamedTuple):
    """The answers, complete: what nobody has answered holds what is proposed.

    Amounts are kronor for the whole period, ``months`` how long each participant is planned
    to stay; nothing where they are not decided.
    """

    title: str
    id: str
    owner: str
    kind: Kind
    start: date
    end: date
    municipalities: tuple[str, ...] = ()
    participants: int | None = None
    women: int | None = None
    months: float | None = None
    grant: int | None = None
    total: int | None = None
    language: str = "sv"


class Setting(NamedTuple):
    """What the answers are judged against.

    ``today`` is the day that words such as ``today`` mean; ``taken`` gives the reason why
    no project can get a short name here, or nothing if it can.
    """

    today: date
    taken: Callable[[str], str | None]


def proposed(setting: Setting) -> Answers:
    """Return what is proposed to someone who has answered nothing yet.

    The project begins with the month that it is, so that there is something to see today.
    """
    title = _("My project")
    kind: Kind = "implementation"
    start = setting.today.replace(day=1)
    return Answers(
        title=title,
        id=made_id(title),
        owner=_("Our municipality"),
        kind=kind,
        start=start,
        end=last_day(start, LENGTH[kind]),
        language=language(),
    )


def made_id(title: str) -> str:
    """Return the short name that a title makes, whether it is taken or not."""
    name = short_name(title) or "projekt"
    return f"{name}-projekt" if kept_free(name) else name


def free_id(title: str, setting: Setting) -> str:
    """Return the short name that a title makes, with a number after it if that is taken."""
    name = made_id(title)
    candidates = (name, *(f"{name}-{number}" for number in range(2, 100)))
    return next((each for each in candidates if setting.taken(each) is None), name)
