"""Templates of one's own: used where they are, never given anything but data, faults told."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader
from support.papers import TRICKS, example, program, speaking, text_of, tricky

from esftui.report.papers import formats
from esftui.report.papers.formats import FORMATS, CannotWrite, Format, written


def test_a_page_of_ones_own_is_used_and_its_texts_are_escaped(tmp_path: Path) -> None:
    (tmp_path / "paper.html").write_text("<p>{{ paper.subtitle }}</p>{{ blocks|length }}", "utf-8")
    found = tricky("status", TRICKS[0])
    made = written(found, "html", tmp_path).decode()
    assert made.startswith("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; ")
    assert made.endswith(f"</p>{len(found.blocks)}")


def test_minutes_are_set_by_templates_of_ones_own_too(tmp_path: Path) -> None:
    (tmp_path / "paper.html").write_text("{{ paper.title }} {{ blocks|length }}", "utf-8")
    (tmp_path / "paper.typ").write_text(
        "#let paper = json(bytes(sys.inputs.paper))\n"
        '#set document(title: paper.name)\n#set text(lang: "sv")\n#paper.title',
        "utf-8",
    )
    own = Document()
    own.sections[0].header.paragraphs[0].text = "Allbo Lärcenter"
    own.save(str(tmp_path / "paper.docx"))
    found = example("minutes")
    said = f"Protokoll från styrgruppens möte {len(found.blocks)}"
    assert written(found, "html", tmp_path).decode() == said
    pdf = PdfReader(BytesIO(written(found, "pdf", tmp_path)))
    assert pdf.pages[0].extract_text().strip() == found.title
    made = Document(BytesIO(written(found, "docx", tmp_path)))
    assert made.sections[0].header.paragraphs[0].text == "Allbo Lärcenter"
    assert made.tables[0].rows[1].cells[0].text == "Försäkringskassan"


def test_a_style_sheet_alone_can_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "paper.css").write_text("h1 { color: #123456; } /* </style> */", "utf-8")
    made = written(example("status"), "html", tmp_path).decode()
    assert "#123456" in made
    assert made.count("</style>") == 1
    assert "<h1>Framtidsstegen</h1>" in made


@pytest.mark.skipif(program("pdftotext") is None, reason="poppler is not installed")
def test_a_typst_template_of_ones_own_is_used(tmp_path: Path) -> None:
    (tmp_path / "paper.typ").write_text(
        "#let paper = json(bytes(sys.inputs.paper))\n"
        '#set document(title: paper.name)\n#set text(lang: "sv")\n'
        "Eget brev: #paper.subtitle #paper.blocks.len()",
        "utf-8",
    )
    found = tricky("status", TRICKS[2])
    (tmp_path / "made.pdf").write_bytes(written(found, "pdf", tmp_path))
    text = text_of(tmp_path / "made.pdf")
    assert text.startswith('Egetbrev:#import"@preview/x:1.0.0":*#eval')


def test_a_word_document_of_ones_own_gives_styles_and_letterhead(tmp_path: Path) -> None:
    own = Document()
    own.sections[0].header.paragraphs[0].text = "Allbo Lärcenter"
    own.styles["Heading 1"].font.name = "Georgia"
    own.save(str(tmp_path / "paper.docx"))
    (tmp_path / "made.docx").write_bytes(written(example("status"), "docx", tmp_path))
    made = Document(str(tmp_path / "made.docx"))
    assert made.sections[0].header.paragraphs[0].text == "Allbo Lärcenter"
    assert made.styles["Heading 1"].font.name == "Georgia"


@pytest.mark.parametrize(
    ("name", "form", "content"),
    [
        ("paper.html", "html", b"{% for x in %}"),
        ("paper.html", "html", b"{{ not_there }}"),
        ("paper.html", "html", b"{{ paper.__class__.__mro__ }}"),
        ("paper.html", "html", b"{{ ''.__class__.__base__.__subclasses__() }}"),
        ("paper.typ", "pdf", b"#let x = ("),
        ("paper.typ", "pdf", b'#read("/etc/passwd")'),
        ("paper.typ", "pdf", b'#read("../outside.txt")'),
        ("paper.docx", "docx", b"no document"),
    ],
)
def test_a_template_at_fault_is_named_and_nothing_is_read_or_run(
    tmp_path: Path, name: str, form: Format, content: bytes
) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "outside.txt").write_text("outside")
    (folder / name).write_bytes(content)
    refused = pytest.raises(CannotWrite, match=r"The template .*paper\.\w+.* cannot be used: .")
    with speaking("en"), refused:
        written(example("status"), form, folder)


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("paper.html", b"\n{% for x in %}", r"paper\.html:2 .*Expected an expression"),
        ("paper.html", b"\n\n{{ paper.titel }}", r"paper\.html:3 .*titel"),
        ("paper.html", b"{{ 1 / 0 }}", r"paper\.html:1 .*division by zero"),
        ("paper.html", b"{{ 'x' * 2000000000 }}", r"paper\.html:1 .*only numbers"),
        (
            "paper.html",
            b"{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
            r"paper\.html:1 .*too often",
        ),
        ("paper.html", b"\xff\xfe", r"UTF-8"),
        ("paper.css", b"\xff\xfe", r"paper\.css .*UTF-8"),
        ("paper.typ", b"= A\n#nosuch", r"paper\.typ:2 .*nosuch"),
        ("paper.typ", b"#while true {}", r"paper\.typ:1 .*condition is always true"),
        ("paper.typ", b"\xff\xfe", r"paper\.typ .*UTF-8"),
    ],
)
def test_a_fault_is_told_with_its_line_and_no_template_runs_for_ever(
    tmp_path: Path, name: str, content: bytes, place: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with speaking("en"), pytest.raises(CannotWrite, match=place):
        written(example("minutes"), "pdf" if name.endswith("typ") else "html", tmp_path)


@pytest.mark.parametrize("form", FORMATS)
def test_without_its_packages_a_format_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, form: Format
) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda _name: None)
    if form == "md":
        assert written(example("status"), form)
        return
    refused = pytest.raises(CannotWrite, match=r"Install it with: pip install 'esftui\[report\]'")
    with speaking("en"), refused:
        written(example("status"), form)
