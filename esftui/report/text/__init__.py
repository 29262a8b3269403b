"""The figures as well-set plain text: 80 columns, for screen readers, mail and pipes."""
