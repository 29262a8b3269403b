"""Reading, checking, editing and watching the files that a project is made of.

``project.yaml`` is people's own file: it is read strictly and edited byte by byte.
``register.json`` is TinyDB's. Nothing here knows a widget or the clock.
"""
