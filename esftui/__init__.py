"""Follow-up of European Social Fund labour-market projects in a terminal."""

__version__ = "0.1.0"
