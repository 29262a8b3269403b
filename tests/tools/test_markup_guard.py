import pytest
from support.markup_guard import offences
from support.source import PACKAGE, Module, modules

HEAD = """
from textual.content import Content
from textual.widgets import Static, Button, Label
from esftui.locales import _
"""


def found(source: str) -> list[str]:
    return [offence.what for offence in offences(Module(HEAD + source, "planted.py"))]


def named() -> dict[str, Module]:
    return {module.name.removesuffix(".py").replace("/", "."): module for module in modules()}


def test_no_text_from_anywhere_reaches_a_widget_as_markup() -> None:
    wrong = [str(offence) for module in modules() for offence in offences(module, named())]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "planted",
    [
        "def f(item): return Static(item.title)",
        "def f(title): return Static(title)",
        "def f(title: str): return Label(f'Title: {title}')",
        "def f(title): return Static(_('Title: {t}').format(t=title))",
        "def f(title): return Button(label=title)",
        "def f(self, title): self.border_title = title",
        "def f(self, title): self.box.border_subtitle = 'a ' + title",
        "def f(app, error): app.notify(str(error))",
        "def f(app, title): app.notify('Saved', title=title)",
        "def f(self, text): self.query_one('#x', Static).update(text)",
        "def f(text): return Content.from_markup(text)",
        "def f(rows):\n    for row in rows:\n        Static(row)",
        "def f(a, title):\n    text = 'x'\n    text = title\n    Static(text)",
        "def made(title) -> str: return title\ndef f(title): return Static(made(title))",
        "def f(title): return Static('x' if title else title)",
        "class W(Static):\n    def render(self) -> str:\n        return self.title",
        "class Mine(Static): pass\ndef f(title): return Mine(title)",
        "def f(title):\n    mark = '! '\n    return Static(mark + title)",
        "def f(title): return Static(_('Title: ') + title)",
        "def f(options, titles): options.add_options(*titles)",
    ],
)
def test_a_planted_offence_is_found(planted: str) -> None:
    assert found(planted), planted


@pytest.mark.parametrize(
    "sound",
    [
        "def f(): return Static()",
        "def f(): return Static('[b]bold[/b]')",
        "def f(): return Static(_('Saved'))",
        "def f(title): return Static(Content(title))",
        "def f(title): return Static(title, markup=False)",
        "def f(app, title): app.notify(title, markup=False)",
        "def f(title): return Static(Content.assemble('a', title))",
        "def f(title: Content): return Static(title)",
        "def f(title):\n    text = Content(title)\n    return Static(text)",
        "def made(title) -> Content: return Content(title)\ndef f(t): return Static(made(t))",
        "def f(self, title): self.border_title = Content(title) + ' · ' + title",
        "def f(title): return Static(Content('  ').join([Content(title)]))",
        "def f(found): found.update({'a': 1})",
        "def f(title): return Content.from_markup('[b]$title', title=title)",
    ],
)
def test_what_is_sound_is_left_alone(sound: str) -> None:
    assert not found(sound), sound


def test_a_guard_taken_away_from_the_real_source_is_missed() -> None:
    path = PACKAGE / "screens" / "date_dialog.py"
    source = path.read_text("utf-8")
    guarded = "meaning.update(shown(mark + str(error)))"
    assert guarded in source
    planted = source.replace(guarded, "meaning.update(mark + str(error))")
    assert len(list(offences(Module(planted, path.name), named()))) == 1
