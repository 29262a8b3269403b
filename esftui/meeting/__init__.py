"""The steering meeting: its agenda, what its slides show, and what is decided at it.

It is about figures that may be shared, and knows no screen.
"""
