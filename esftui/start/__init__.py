"""The start of a project: what is asked, and the files that the answers become.

Nothing here knows a screen; the command ``esftui init`` and the form in the app ask the
same questions and write by the same hand.
"""
