"""Papers as HTML: sound, accessible, one file, and every text shown as text."""

import itertools
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.held import held, typed
from support.papers import AS_OF, TRICKS, example, program, squeezed, tricky

from esftui.readable import clean
from esftui.report.papers.compose import KINDS, Kind, paper
from esftui.report.papers.content import Chart, Table
from esftui.report.papers.html import html

VOID = {"meta", "br", "wbr", "path", "rect", "circle"}


class Page(HTMLParser):
    """What stands in a page: its elements with their attributes, and its text."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.left_open: list[str] = []
        self.feed(source.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.left_open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.left_open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.left_open[-1:] != ["style"]:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_is_sound_and_names_its_language_and_title(kind: Kind, language: str) -> None:
    found = example(kind, "framtidsstegen", language)
    page = Page(html(found))
    assert page.left_open == []
    assert page.all("html") == [{"lang": {"sv": "sv-SE", "en": "en-GB"}[language]}]
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert [each for each, times in Counter(ids).items() if times > 1] == []
    for _tag, attributes in page.elements:
        for name in ("aria-labelledby",):
            assert set((attributes.get(name) or "").split()) <= set(ids)
        assert (attributes.get("href") or "#")[0] == "#"
        assert "src" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
    assert [tag for tag, _ in page.elements].count("h1") == 1
    assert [tag for tag, _ in page.elements].count("main") == 1


def test_headings_go_down_by_one() -> None:
    page = Page(html(example("evaluator")))
    levels = [int(tag[1]) for tag, _ in page.elements if tag in ("h1", "h2", "h3")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_tables_have_captions_and_headings_of_rows_and_columns() -> None:
    found = example("evaluator")
    page = Page(html(found))
    tables = [block for block in found.blocks if isinstance(block, Table)]
    assert len(page.all("caption")) == len(page.all("table")) == len(tables)
    scopes = Counter(attributes["scope"] for attributes in page.all("th"))
    assert scopes["col"] == sum(len(table.columns) for table in tables)
    assert scopes["row"] == sum(len(table.rows) for table in tables)


def test_every_chart_has_a_title_and_a_description() -> None:
    found = example("status")
    page = Page(html(found))
    charts = [block for block in found.blocks if isinstance(block, Chart)]
    assert len(page.all("svg")) == len(page.all("desc")) == len(charts) >= 4
    assert all(attributes["role"] == "img" for attributes in page.all("svg"))
    for chart in charts:
        assert chart.alternative in page.text


def test_a_withheld_number_is_read_out_in_the_papers_language() -> None:
    found = Page(html(example("status")))
    read = {each.get("aria-label") for each in found.all("span") if each.get("role") == "img"}
    assert read == {"visas inte"}


@pytest.mark.parametrize("text", TRICKS)
def test_tricks_are_shown_as_text(text: str) -> None:
    plain, nasty = (tricky("final", each) for each in ("Vanlig", text))
    before, page = Page(html(plain)), Page(html(nasty))
    skipped = ("wbr", "tspan", "text", "span")
    tags = [[tag for tag, _ in each.elements if tag not in skipped] for each in (before, page)]
    assert tags[0] == tags[1]
    assert squeezed(page.text).count(squeezed(clean(text))) >= 20


@pytest.mark.skipif(program("chromium", "chrome") is None, reason="no browser here")
@pytest.mark.parametrize(("kind", "text"), [("status", TRICKS[0]), ("minutes", TRICKS[10])])
def test_a_browser_runs_nothing_of_it_and_nothing_is_too_wide(
    tmp_path: Path, kind: Kind, text: str
) -> None:
    if kind == "minutes":
        found = paper(kind, held()[0], AS_OF, meetings=typed(text))
    else:
        found = tricky(kind, text)
    probe = (
        "<script>document.title = [document.documentElement.scrollWidth <= innerWidth + 1,"
        " document.querySelectorAll('img').length,"
        " document.querySelectorAll('svg text, caption').length > 20].join(' ')</script>"
    )
    (tmp_path / "paper.html").write_bytes(
        html(found).replace(b"</body>", probe.encode() + b"</body>")
    )
    browser = program("chromium", "chrome")
    assert browser is not None
    ran = subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--window-size=900,1200",
            "--dump-dom",
            f"file://{tmp_path / 'paper.html'}",
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    title = ran.stdout.decode().split("<title>")[1].split("</title>")[0]
    assert title == "true 0 true"
