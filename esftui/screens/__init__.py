"""Screens: the dashboard, a panel in full, and the dialogs; the one floor that knows Textual."""
