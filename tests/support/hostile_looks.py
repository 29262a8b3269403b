"""Looking at a whole screen that shows texts which do their worst."""

from rich.cells import cell_len
from textual.widgets import Input

from support.desk import Desk
from support.hostile import harmful

PRIVATE = "\ue000\U000f0000\U0010fffd"


def looked_at(desk: Desk) -> None:
    """Look at the whole screen: nothing in it acts, hides, or is wider than it should be."""
    private = PRIVATE if desk.app.screen.query(Input) else ""
    width, height = desk.app.size
    strips = desk.app.screen._compositor.render_strips()
    assert len(strips) == height
    for strip in strips:
        # a field shows what a text is made of, private signs too; they take one cell
        assert not harmful(strip.text, private), strip.text
        assert cell_len(strip.text) == strip.cell_length == width, strip.text
        for segment in strip:
            style = segment.style
            if style is not None:
                assert style.link is None
                assert "quit" not in str(style.meta), style.meta
    assert desk.app.is_running
    assert desk.app._exception is None
    assert desk.app.return_code is None


async def seen(desk: Desk) -> None:
    """Look at the whole screen once it is there."""

    def is_there() -> bool:
        try:
            return bool(desk.app.screen._compositor.render_strips())
        except KeyError:
            return False  # a widget has no styles yet: it has just been put there

    await desk.pilot.pause()
    await desk.until(is_there)
    looked_at(desk)
