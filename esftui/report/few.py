"""Why nothing but the main numbers is shown of a project's participants, where it is so."""

from esftui.disclosure import Shared
from esftui.disclosure.cells import HEADLINES
from esftui.disclosure.share import FEW
from esftui.locales import _
from esftui.locales.formats import number


def no_tables(shared: Shared) -> bool:
    """Say whether somebody takes part, and every number but the main ones is withheld."""
    if shared.flow.participants.value == 0:
        return False
    return not any(
        cell.value is not None for key, cell in shared.numbers().items() if key not in HEADLINES
    )


def why_no_tables(shared: Shared) -> str:
    """Return why there are no tables of participants; an empty text where there are some.

    It is read off what is shown: a number of participants that is withheld is not hinted at.
    """
    if not no_tables(shared):
        return ""
    k, participants = shared.rule.k, shared.flow.participants
    if participants.mark == "primary":
        return _("Of fewer than {k} participants nothing more is shown.").format(k=number(k))
    if participants.value is not None and participants.value < FEW * k:
        text = _(
            "Of fewer than {most} participants the main numbers alone are shown, and no tables:"
            " these would tell of individuals."
        )
        return text.format(most=number(FEW * k))
    return _(
        "No tables of the participants can be shown as of this date: they would tell of"
        " individuals."
    )
