"""Pure functions of the model and a date (``as_of``) that give frozen figures.

Definitions are those of the field (see ``docs/definitions.md``). No measure reads the
clock, a file or a setting; none rounds: rounding is for display alone.
"""
