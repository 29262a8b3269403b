"""Papers as Markdown: read again by a real reader of Markdown, every text is what it was."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support.papers import TRICKS, example, tricky

from esftui.readable import clean
from esftui.report.papers.compose import KINDS, Kind
from esftui.report.papers.content import Chart, Heading, Table
from esftui.report.papers.markdown import escaped, markdown

READER = MarkdownIt("gfm-like")


def shown(source: str) -> list[tuple[str, str]]:
    """Return what a reader of Markdown makes of a text: each piece with its kind."""
    pieces = []
    for token in READER.parse(source):
        for child in token.children or ():
            if child.type not in ("softbreak",):
                pieces.append((child.type, child.content))
        if token.type in ("html_block", "fence", "code_block", "heading_open"):
            pieces.append((token.type, token.content))
    return pieces


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_shown_as_it_is_and_means_nothing(text: str) -> None:
    text = clean(text).strip()
    # this reader makes links of what only looks like an address; Markdown does not
    assume(not re.search(r"\w\.[^\W\d_]{2}", text))
    pieces = shown(escaped(text))
    assert {kind for kind, _content in pieces} <= {"text", "text_special"}
    assert (
        re.sub(r"\s+", " ", "".join(c for _kind, c in pieces)).strip()
        == re.sub(r"\s+", " ", text).strip()
    )


@given(st.text(alphabet="#*_-+=.)1234567890 |<>[]()!`~\\&@:/wxah", max_size=25))
def test_marks_are_text(text: str) -> None:
    text = clean(text).strip()
    assume(not re.search(r"\w\.[^\W\d_]{2}", text.replace("www.", "")))
    pieces = shown(escaped(text))
    assert {kind for kind, _content in pieces} <= {"text", "text_special"}
    assert "".join("".join(c for _kind, c in pieces).split()) == "".join(text.split())


@pytest.mark.parametrize("text", TRICKS)
def test_tricks_are_shown_as_text_in_a_whole_paper(text: str) -> None:
    found = tricky("progress", text)
    pieces = shown(markdown(found).decode())
    kinds = {kind for kind, _content in pieces}
    assert kinds <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "em_open",
        "em_close",
        "heading_open",
    }
    said = "".join("".join(content for _kind, content in pieces).split())
    assert said.count("".join(clean(text).split())) >= 20


@pytest.mark.parametrize("kind", KINDS)
def test_headings_and_tables_are_there_in_order(kind: Kind) -> None:
    found = example(kind, "fler-i-arbete")
    tokens = READER.parse(markdown(found).decode())
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    blocks = [block.level + 1 for block in found.blocks if isinstance(block, Heading)]
    assert levels == [1, *blocks]
    tables = [block for block in found.blocks if isinstance(block, Table)]
    assert sum(token.type == "table_open" for token in tokens) == len(tables)
    cells = sum(token.type in ("td_open", "th_open") for token in tokens)
    assert cells == sum((len(t.rows) + 1) * len(t.columns) for t in tables)


def test_times_brackets_and_quotes_are_plain_where_markdown_is_not_drawn() -> None:
    text = 'Mötet (öppnat 13:03, "exempeldata") – AF & Växjö: 5 av 12!'
    assert escaped(text) == text
    assert escaped("http://x.se, a@b.se och :100:") != "http://x.se, a@b.se och :100:"


def test_charts_are_told_in_words() -> None:
    found = example("status")
    text = "".join(content for _kind, content in shown(markdown(found).decode()))
    charts = [block for block in found.blocks if isinstance(block, Chart)]
    assert len(charts) >= 4
    for chart in charts:
        assert chart.alternative in text
