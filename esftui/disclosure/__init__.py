"""Disclosure control (röjandekontroll): figures to figures that may be shared.

What is projected, printed, exported or copied passes :func:`share`. Groups are rolled up
first, then small numbers are withheld, then as many others as it takes so that no small
one can be worked out, from the tables together or from what earlier meetings showed.
:func:`released` is what a meeting is shown: the main numbers alone, until enough people have
come and gone for all tables to be shown again.
"""

from esftui.disclosure.cells import Cell, Mark, Rule
from esftui.disclosure.headlines import released
from esftui.disclosure.known import Known, known, whole
from esftui.disclosure.share import Shared, change, share

__all__ = [
    "Cell",
    "Known",
    "Mark",
    "Rule",
    "Shared",
    "change",
    "known",
    "released",
    "share",
    "whole",
]
