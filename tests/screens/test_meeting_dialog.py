"""The dialog that opens a meeting: what it says of the figures is read wherever it is opened."""

from datetime import UTC, date, datetime

import pytest
from support.dialogs import language, opened, sample_project

from esftui.model.meeting import Meeting
from esftui.screens.meeting_dialog import MeetingDialog

__all__ = ["language"]

LAST = Meeting(
    schema=1,
    project="stegen",
    id="2013-04-10",
    date=date(2013, 4, 10),
    as_of=date(2013, 3, 31),
    k=5,
    language="sv",
    opened=datetime(2013, 4, 10, 13, tzinfo=UTC),
)
WITHHELD = {"sv": "färre än 5 personer visas inte.", "en": "fewer than 5 persons are withheld."}
AGAIN = {"sv": "Visa igen 2013-04-10", "en": "Show again 2013-04-10"}
LATER = {
    "sv": "Mötet 2013-04-10 visades senare siffror, per 2013-03-31.",
    "en": "The meeting of 2013-04-10 was shown later figures, as of 2013-03-31.",
}


def words(frame: str) -> str:
    """Return what a frame says, wherever its lines end."""
    return " ".join(frame.replace("│", " ").split())


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_no_word_of_what_is_withheld_or_later_is_cut(
    language: str, size: tuple[int, int]
) -> None:
    dialog = MeetingDialog(sample_project(), date(2012, 12, 31), [LAST], today=date(2013, 5, 2))
    async with opened(dialog, size) as (host, pilot):
        await pilot.pause()
        seen = words(host.frame)
        assert WITHHELD[language] in seen
        assert LATER[language] in seen
        assert AGAIN[language] in seen, "what else can be shown has its room"
        field = dialog.query_one("#as_of")
        field.focus()
        await pilot.press("end", "backspace", *["backspace"] * 9, *"2013-03-31")
        await pilot.pause()
        assert LATER[language] not in words(host.frame), "these are as late"
