"""A paper as bytes of one of the formats, and what has to be installed for it."""

from importlib.util import find_spec
from pathlib import Path
from typing import Literal, get_args

from esftui.locales import _
from esftui.report.papers.content import Paper

Format = Literal["md", "html", "docx", "pdf"]
"""Markdown, one HTML file, a Word document, a tagged PDF."""

FORMATS: tuple[Format, ...] = get_args(Format)

NEEDED: dict[Format, tuple[tuple[str, str], ...]] = {
    "md": (),
    "html": (("jinja2", "Jinja2"),),
    "docx": (("docx", "python-docx"), ("typst", "typst")),
    "pdf": (("typst", "typst"),),
}
"""What each format takes: the module, and the package that it comes with."""

EXTRA = "esftui[report]"
"""What is installed to have all of them."""


class CannotWrite(Exception):  # noqa: N818 - what is the case
    """A paper cannot be written in a format; the message says why and what to do."""


def written(paper: Paper, wanted: Format, templates: Path | None = None) -> bytes:
    """Return a paper in a format.

    Args:
        paper: the paper.
        wanted: the format.
        templates: a folder with templates that are used instead of the own ones.

    Raises:
        CannotWrite: if a package is missing, or a template is at fault.
        OSError: if a template cannot be read.
    """
    require(wanted)
    match wanted:
        case "md":
            from esftui.report.papers.markdown import markdown

            return markdown(paper)
        case "html":
            from esftui.report.papers.html import html

            return html(paper, templates)
        case "docx":
            from esftui.report.papers.docx import docx

            return docx(paper, templates)
        case "pdf":
            from esftui.report.papers.pdf import pdf

            return pdf(paper, templates)


def require(wanted: Format) -> None:
    """Do nothing if a format can be written here.

    Raises:
        CannotWrite: if something has to be installed first; it says what.
    """
    missing = [package for module, package in NEEDED[wanted] if find_spec(module) is None]
    if missing:
        message = _(
            "{format} cannot be written here: {packages} is not installed."
            " Install it with: pip install '{extra}'"
        )
        raise CannotWrite(message.format(format=wanted, packages=", ".join(missing), extra=EXTRA))


def usual() -> Format:
    """Return the format that a paper is most often sent in, of those that can be written here."""
    for wanted in ("docx", "html"):
        if all(find_spec(module) is not None for module, _package in NEEDED[wanted]):
            return wanted
    return "md"


def template(name: str, folder: Path | None) -> Path:
    """Return a template: the user's own where the folder has it, else the one that comes along."""
    if folder is not None and (folder / name).is_file():
        return folder / name
    return Path(__file__).parent / "templates" / name
