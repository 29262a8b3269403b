"""A paper as one HTML file: charts inside, nothing fetched from anywhere."""

from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from esftui.locales import _
from esftui.report.papers.charts import svg
from esftui.report.papers.content import DAY, Chart, Heading, Paper
from esftui.report.papers.formats import CannotWrite, template

PAGE, STYLE = "paper.html", "paper.css"
"""The templates: the page, and its style sheet."""

_LONG = 24
_FONT = "system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif"


def html(paper: Paper, templates: Path | None = None) -> bytes:
    """Return a paper as UTF-8 bytes.

    The template gets texts as data and escapes them all; only the charts and the style
    sheet, which are made here, are markup.

    Raises:
        CannotWrite: if a template is at fault.
        OSError: if it cannot be read.
    """
    own = Path(__file__).parent / "templates"
    folders = [own] if templates is None else [templates, own]
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["soft"] = soft
    style = template(STYLE, templates).read_text("utf-8")
    charts = {id(block): number for number, block in enumerate(paper.blocks)}

    def drawn(chart: Chart) -> Markup:
        return Markup(svg(chart, f"chart-{charts[id(chart)]}", _FONT))

    sections = [
        (f"part-{number}", block.text)
        for number, block in enumerate(paper.blocks)
        if isinstance(block, Heading) and block.level == 1
    ]
    try:
        page = environment.get_template(PAGE)
        text = page.render(
            paper=paper,
            blocks=[(_kind(block), f"part-{n}", block) for n, block in enumerate(paper.blocks)],
            sections=sections,
            svg=drawn,
            style=Markup(style.replace("</", "<\\/")),
        )
    except TemplateError as error:
        where = f" ({getattr(error, 'filename', None) or PAGE})"
        message = _("The template {name} cannot be used: {reason}")
        raise CannotWrite(message.format(name=PAGE + where, reason=error)) from error
    return text.encode()


def soft(text: str) -> Markup:
    """Return a text, escaped, that may be broken in long words, but not within a date."""
    return Markup(" ").join([_word(word) for word in text.split(" ")])


def _word(word: str) -> Markup:
    if DAY.fullmatch(word):
        return Markup('<span class="day">{}</span>').format(word)
    return Markup("<wbr>").join(word[at : at + _LONG] for at in range(0, len(word), _LONG))


def _kind(block: object) -> str:
    return type(block).__name__.lower()
