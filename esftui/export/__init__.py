"""Figures and registers as workbooks and text files, for those who work in spreadsheets.

Figures are shared by default: what passes :func:`esftui.disclosure.share`. The register
holds people's data and is only exported where that is asked for.
"""
