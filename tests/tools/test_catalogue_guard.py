import pytest
from support.catalogue_guard import NO_SENTENCES, offences
from support.source import PACKAGE, Module, modules


def found(source: str) -> list[str]:
    return [offence.what for offence in offences(Module(source, "planted.py"))]


def test_every_word_that_a_user_sees_is_in_the_catalogue() -> None:
    wrong = [str(offence) for module in modules() for offence in offences(module)]
    assert not wrong, "\n".join(wrong)


def test_the_places_that_are_passed_over_exist() -> None:
    assert all((PACKAGE.parent / name).is_file() for name in NO_SENTENCES)


@pytest.mark.parametrize(
    "planted",
    [
        "Static('Saved')",
        "Static(Content('Saved'))",
        "Static(Content('saved'))",
        "Content.assemble(('Saved', 'bold'), ' ', title)",
        "Content.assemble('saved ', title)",
        "Span('kr', 'dim')",
        "Span(f'{number} kr')",
        "lines.append((Span('avslut'),))",
        "print('Nothing found')",
        "print(f'{count} projects')",
        "sys.stdout.write('Done')",
        "app.notify('Saved')",
        "app.notify(text, title='Saved')",
        "box.border_title = 'Checklist'",
        "box.border_title = 'Checklist' if number else ''",
        "Field(placeholder='search')",
        "parser.add_argument('--data', help='where the projects are')",
        "ArgumentParser(description='Follow up projects')",
        "parser.error('no such project')",
        "Problem(file, 1, 1, key, 'is missing')",
        "raise CannotEdit('an alias stands here', 4)",
        "Static('Saved: ' + title)",
        "shown('not found')",
        "MessageDialog('Problems', lines)",
        "def f():\n    text = 'the file is broken'\n    return text",
        "WORDS = {'a': 'what the figures mean'}",
    ],
)
def test_a_planted_word_is_found(planted: str) -> None:
    assert found(planted), planted


@pytest.mark.parametrize(
    "sound",
    [
        "Static(_('Saved'))",
        "WORDS = {'a': N_('what the figures mean')}",
        "Static(ngettext('{n} day left', '{n} days left', n))",
        "Span('· ', 'dim')",
        "Span('Esc', 'strong')",
        "Content.assemble((key, 'bold'), ' ', what)",
        "print(json.dumps(data))",
        "parser.add_argument('--data', metavar=_('FOLDER'), help=_('where the projects are'))",
        "raise ValueError('this cannot be at all')",
        "'''A docstring with several words.'''",
        "class W:\n    DEFAULT_CSS = 'W { height: 1; }'\n",
        "Binding('up', 'move(-1)', show=False)",
        "field: Annotated[int, Meta(description='a number of things')]",
        "re.compile('one two three')",
    ],
)
def test_what_is_sound_is_left_alone(sound: str) -> None:
    assert not found(sound), sound


def test_a_word_taken_out_of_the_catalogue_in_the_real_source_is_missed() -> None:
    source = (PACKAGE / "screens" / "welcome.py").read_text("utf-8")
    assert '_("No project was found.")' in source
    planted = source.replace('_("No project was found.")', '"No project was found."')
    assert found(planted) == ["in no catalogue: 'No project was found.'"]
