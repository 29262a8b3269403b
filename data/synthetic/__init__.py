"""Makes the synthetic registers of the example projects.

Nobody in them is a real person. Everything follows from the tables in the modules of the
projects and from a fixed seed, so that the same code always writes the same bytes.
"""
