"""A paper as one HTML file: charts inside, nothing fetched from anywhere."""

from functools import partial
from pathlib import Path

from markupsafe import Markup

from esftui.locales import _, pgettext, speaking
from esftui.report.papers.charts import svg
from esftui.report.papers.content import DAY, Chart, Heading, Paper
from esftui.report.papers.formats import template
from esftui.report.papers.page import page, refused
from esftui.report.papers.words import WITHHELD

PAGE, STYLE = "paper.html", "paper.css"
"""The templates: the page, and its style sheet."""

_LONG, _SHORT = 24, 18
"""A word that may be broken, and a cell that is not: in letters."""

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
    try:
        style = template(STYLE, templates).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise refused(STYLE, _("it is no text in UTF-8")) from error
    with speaking(paper.language.partition("-")[0]):
        withheld = pgettext("number", "withheld")
    charts = {id(block): number for number, block in enumerate(paper.blocks)}

    def drawn(chart: Chart) -> Markup:
        return Markup(svg(chart, f"chart-{charts[id(chart)]}", _FONT))

    sections = [
        (f"part-{number}", block.text)
        for number, block in enumerate(paper.blocks)
        if isinstance(block, Heading) and block.level == 1
    ]
    data = {
        "paper": paper,
        "blocks": [(_kind(block), f"part-{n}", block) for n, block in enumerate(paper.blocks)],
        "sections": sections,
        "svg": drawn,
        "style": Markup(style.replace("</", "<\\/")),
    }
    return page(PAGE, folders, {"soft": partial(soft, withheld=withheld)}, data).encode()


def soft(text: str, withheld: str) -> Markup:
    """Return a text, escaped, that may be broken in long words, but not within a date.

    A short one is not broken at all. The sign of what is withheld is read out as what it means.
    """
    found = Markup(" ").join([_word(word, withheld) for word in text.split(" ")])
    whole = " " in text and len(text) <= _SHORT
    return Markup('<span class="whole">{}</span>').format(found) if whole else found


def _word(word: str, withheld: str) -> Markup:
    if DAY.fullmatch(word):
        return Markup('<span class="whole">{}</span>').format(word)
    if word == WITHHELD:
        return Markup('<span role="img" aria-label="{}">{}</span>').format(withheld, word)
    return Markup("<wbr>").join(word[at : at + _LONG] for at in range(0, len(word), _LONG))


def _kind(block: object) -> str:
    return type(block).__name__.lower()
