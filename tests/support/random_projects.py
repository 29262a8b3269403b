"""Project files put together at random from the ways in which people write YAML."""

from typing import Any

from hypothesis import strategies as st

BLANK = st.sampled_from(
    ["", "", "", "\n", "# a comment: with - [odd] {signs}\n", "   # indented\n"]
)
COMMENT = st.sampled_from(["", "", "   # why: because", " #\ttab", "\t# after a tab", "  "])
WORDS = st.sampled_from(
    ["Kim", "Åsa Öberg", "a - b", "x:y", "it's", 'say "hej"', "A, B", "q?", "100 %", "日本", "a#b"]
)
TEXT = st.one_of(
    WORDS,
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=12),
    st.sampled_from(["no", "12:30", "null", "~", "0123", "- x", "a: b", "a #b", " x ", "2012-01-01",
                     "\u2028", "\x85", "a\nb", "\\", "'", '"', "[", "}", "&a", "*a", "!t", "|", ">",
                     "%", "@", "`", "", "=", "<<", "---", "...", "\ufeff", "\x00", "\t", "a:"]),
)  # fmt: skip
STATUS = st.sampled_from(["not_started", "in_progress", "done", "not_applicable"])
DAY = st.dates().filter(lambda day: day.year > 1800)
VALUES = {
    "status": st.one_of(STATUS, st.none()),
    "started": st.one_of(DAY, st.none()),
    "done": st.one_of(DAY, st.none()),
    "owner": st.one_of(TEXT, st.none()),
    "note": st.one_of(TEXT, st.none()),
    "due": st.one_of(st.sampled_from(["start + 3 months", "end", "2012-06-01"]), st.none()),
}
"""What each field can be set to."""


def _double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@st.composite
def _written(draw: st.DrawFn, text: str, flow: bool) -> str:
    """Return a text as someone might have written it."""
    ways = [_double(text), _single(text)]
    plain = text.replace("_", "").replace("-", "").replace(" ", "")
    if plain.isalnum() and plain.isascii() and (plain[0].isalpha() or "-" in text):
        ways += [text] * 3
    elif not flow and text in ("Åsa Öberg", "x:y", "it's", 'say "hej"', "A, B", "日本", "a#b"):
        ways.append(text)
    return draw(st.sampled_from(ways))


@st.composite
def items(draw: st.DrawFn, name: str) -> dict[str, str | None]:
    """Return a checklist item: its fields in some order, the id somewhere among them."""
    fields: dict[str, str | None] = {"id": name, "title": draw(WORDS)}
    for key, some in (
        ("status", STATUS),
        ("done", st.just("2012-03-01")),
        ("owner", st.one_of(WORDS, st.none())),
        ("note", st.one_of(WORDS, st.none())),
        ("due", st.sampled_from(["start + 3 months", "2012-06-01"])),
    ):
        if draw(st.booleans()):
            fields[key] = draw(some)
    order = draw(st.permutations(list(fields)))
    return {key: fields[key] for key in order}


@st.composite
def _item_text(draw: st.DrawFn, item: dict[str, str | None], indent: str) -> str:
    flow = draw(st.integers(0, 3)) == 0
    quote = draw(st.sampled_from(["", "", '"', "'"]))
    pairs = []
    for key, value in item.items():
        if value is None:
            text = (
                draw(st.sampled_from(["null", "~"]))
                if flow
                else draw(st.sampled_from(["", "null", "~"]))
            )
        else:
            text = draw(_written(value, flow))
        pairs.append((f"{quote}{key}{quote}", text))
    if flow:
        blank = draw(st.sampled_from(["", " "]))
        inner = draw(st.sampled_from([", ", ",", " , "])).join(f"{k}: {v}" for k, v in pairs)
        return f"{indent}- {{{blank}{inner}{blank}}}{draw(COMMENT)}\n"
    alone = draw(st.booleans())
    width = draw(st.sampled_from([1, 2, 3]))
    inside = indent + " " * (width + 1)
    lines = []
    for number, (key, value) in enumerate(pairs):
        colon = ": " + " " * draw(st.sampled_from([0, 0, 4])) if value else ":"
        before = inside
        if number == 0 and not alone:
            before = indent + "-" + " " * width
        elif draw(st.integers(0, 5)) == 0:
            lines.append(draw(BLANK))
        lines.append(f"{before}{key}{colon}{value}{draw(COMMENT)}\n")
    after_dash = draw(st.sampled_from(["", "   # why: because", "  "]))
    return (f"{indent}-{after_dash}\n" if alone else "") + "".join(lines)


@st.composite
def project_files(draw: st.DrawFn) -> tuple[bytes, list[dict[str, Any]]]:
    """Return a project file's bytes, and its checklist as it is meant."""
    names = [f"item-{number}" for number in range(draw(st.integers(1, 4)))]
    checklist: list[dict[str, Any]] = [draw(items(name)) for name in names]
    indent = draw(st.sampled_from(["", "  ", "    "]))
    parts = ["schema: 1\nid: proj\ntitle: A project\nowner: Owner\n"]
    parts.append("start: 2012-01-01\nend: 2013-12-31\n")
    parts.append("planned: {participants: 60}   # people\n")
    rows = "".join(draw(BLANK) + draw(_item_text(item, indent)) for item in checklist)
    parts.append(f"checklist:{draw(COMMENT)}\n{rows}")
    text = "".join(draw(BLANK) + part for part in draw(st.permutations(parts)))
    text = draw(st.sampled_from(["", "---\n", "# top\n%YAML 1.2\n---\n"])) + text
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))
    bom = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return bom + text.encode(), checklist
