"""What things are: frozen, typed records without input or output.

A project is described by :class:`~esftui.model.project.Project` (read from
``project.yaml``); what happens to its participants and its money by
:class:`~esftui.model.participant.Register` (read from ``register.json``). The two
together are :class:`~esftui.model.project.ProjectData`, which every measure takes.
"""
