"""The agenda (dagordning): the project's own, or the usual one; standing items always there."""

import unicodedata
from collections.abc import Iterable

from esftui.locales import N_, _
from esftui.model.meeting import STANDING, AgendaItem, Topic
from esftui.model.project import Project

TITLES: dict[Topic, str] = {
    "opening": N_("Opening and attendance"),
    "follow_up": N_("What was decided, and what came of it"),
    "summary": N_("The project in short"),
    "flow": N_("Participant flow"),
    "exits": N_("Exits"),
    "gender": N_("Gender split"),
    "activities": N_("Activities"),
    "goals": N_("Goals"),
    "surveys": N_("Surveys and follow-up"),
    "economy": N_("Economy"),
    "equality": N_("Gender equality"),
    "accessibility": N_("Accessibility"),
    "checklist": N_("Checklist and deviations"),
    "implementation": N_("Implementing"),
    "standing": N_("Standing item"),
    "decisions": N_("Decisions of this meeting"),
    "closing": N_("Next meeting"),
}
"""What each topic is called where the item has no title of its own."""

_USUAL: tuple[Topic, ...] = (
    "opening",
    "follow_up",
    "summary",
    "flow",
    "exits",
    "gender",
    "activities",
    "goals",
    "surveys",
    "economy",
    "equality",
    "accessibility",
    "checklist",
    "implementation",
    "decisions",
    "closing",
)

_LAST: tuple[Topic, ...] = ("decisions", "closing")
"""What comes after everything else."""

_WORDS: dict[Topic, tuple[str, ...]] = {
    "summary": ("antal deltagare", "deltagarantal", "number of participants"),
    "exits": ("avslut", "avsluten", "avslutsorsak", "avslutsorsaker", "exits", "exit reasons"),
    "gender": ("könsfördelning", "könsfördelningen", "gender split"),
    "activities": ("aktivitet", "aktiviteter", "aktiviteterna", "activities"),
    "goals": ("mål", "målen", "måluppfyllelse", "kvalitetsmål", "kvalitetsmålen", "goals"),
    "surveys": ("enkät", "enkäter", "enkäterna", "surveys"),
    "economy": ("ekonomi", "ekonomin", "budget", "budgeten", "economy", "finances"),
    "equality": ("jämställdhet", "jämställdheten", "equality"),
    "accessibility": ("tillgänglighet", "tillgängligheten", "accessibility"),
    "checklist": ("checklista", "checklistan", "checklist"),
    "implementation": ("implementering", "implementeringen", "implementing", "implementation"),
}
"""Whole words by which a project's standing items are known to be about a topic.

What is not known gets a slide of its own: that is better than to leave it out.
"""


_AROUND = (
    "står stå tas ta upp gås igenom finns är på vid varje alla dagordning dagordningen "
    "styrgruppsmöte styrgruppsmötet möte möten mötet styrgruppen "
    "the is are stands taken up on at every each all agenda agendas meeting meetings "
    "steering group"
)
"""Words that only say that something is on the agenda."""


def agenda(project: Project) -> tuple[AgendaItem, ...]:
    """Return the agenda of the project's next meeting.

    It is the project's own, or else the usual one with the project's other standing items.
    What earlier meetings decided and what always stands on the agenda is put in where the
    project's own leaves it out.
    """
    items = list(project.agenda) or _usual(project)
    topics = {item.topic for item in items}
    if "follow_up" not in topics:
        items.insert(_first_of(items), _new("follow_up", items))
    for topic in STANDING:
        if topic not in topics:
            items.insert(_before_last(items), _new(topic, items))
    return tuple(items)


def title_of(item: AgendaItem) -> str:
    """Return what an item is called: its own title, or its topic's in the language in use."""
    return item.title or _(TITLES[item.topic])


def topics_of(text: str) -> frozenset[Topic]:
    """Return the topics that a standing item's text is about, as far as its words say."""
    said = f" {' '.join(_words(text))} "
    return frozenset(
        topic for topic, words in _WORDS.items() if any(f" {word} " in said for word in words)
    )


def says_only(text: str, standing: str) -> bool:
    """Say whether an item of the checklist says nothing but that a standing item is taken up.

    ``Ekonomin står på varje dagordning`` does where ``Ekonomi`` is one.
    """
    around = _AROUND.split()
    own, item = ([w for w in _words(each) if w not in around] for each in (text, standing))
    if not own or own == item:
        return bool(own)
    topics = topics_of(own[0]) if len(own) == 1 else frozenset()
    return bool(topics) and topics == topics_of(standing)


def slug(text: str, taken: Iterable[str], otherwise: str) -> str:
    """Return a short machine name for a text, other than those taken."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(
        sign if sign.isascii() and sign.isalnum() else " " for sign in plain if _own(sign)
    )
    base = "-".join(kept.split())[:48].strip("-") or otherwise
    names, name, number = set(taken), base, 2
    while name in names:
        name, number = f"{base}-{number}", number + 1
    return name


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()


def _own(sign: str) -> bool:
    return not unicodedata.combining(sign)


def _usual(project: Project) -> list[AgendaItem]:
    items = [AgendaItem(id=_id(topic), topic=topic) for topic in _USUAL]
    for text in project.standing_items:
        if text.strip() and not topics_of(text):
            name = slug(text, (item.id for item in items), "standing")
            items.insert(_before_last(items), AgendaItem(id=name, topic="standing", title=text))
    return items


def _id(topic: Topic) -> str:
    return topic.replace("_", "-")


def _new(topic: Topic, items: list[AgendaItem]) -> AgendaItem:
    return AgendaItem(id=slug(_id(topic), (item.id for item in items), "item"), topic=topic)


def _first_of(items: list[AgendaItem]) -> int:
    """Return where what was decided comes: first of all, but for the opening."""
    return 1 if items and items[0].topic == "opening" else 0


def _before_last(items: list[AgendaItem]) -> int:
    at = len(items)
    while at and items[at - 1].topic in _LAST:
        at -= 1
    return at
