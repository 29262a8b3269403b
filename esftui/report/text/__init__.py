"""The figures as well-set plain text: 80 columns, for screen readers, mail and pipes."""

from esftui.report.text.page import page

__all__ = ["page"]
