"""Finds words that a user sees but that no catalogue has.

Two nets. The fine one looks at what is shown: arguments of widgets, spans, prints,
problems and the command line's helps; a word there stands in the catalogue or is a name
(a key, a file, an option). The wide one looks everywhere for literals that read as a
sentence.
"""

import ast
import re
from collections.abc import Iterator

from support.source import Module, Offence, called

CATALOGUE = {"_", "N_", "ngettext", "pgettext"}

SHOWN: dict[str, tuple[int, ...]] = {
    # what is called, and which of its arguments are shown
    "Static": (0,),
    "Label": (0,),
    "Button": (0,),
    "Option": (0,),
    "Content": (0,),
    "Text": (0,),
    "Span": (0,),
    "sentence": (0,),
    "section": (0,),
    "shown": (0,),
    "hanging": (0,),
    "print": (0, 1, 2),
    "write": (0,),
    "notify": (0,),
    "update": (0,),
    "tell": (0,),
    "MessageDialog": (0, 1),
    "Refused": (0, 1),
    "Problem": (4,),
    "Finding": (1,),
    "CannotEdit": (0, 1),
    "DayError": (0,),
    "UsageError": (0,),
    "error": (0,),
    "ArgumentParser": (),
    "add_argument": (),
    "add_parser": (),
    "add_argument_group": (0, 1),
}
SHOWN_KEYWORDS = {
    "help",
    "description",
    "epilog",
    "placeholder",
    "title",
    "message",
    "reason",
    "heading",
    "label",
    "usage",
}
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "placeholder"}

NAMES = {
    # keys and marks that are the same in every language
    *("Enter", "Esc", "Tab", "PgUp", "PgDn", "Ctrl", "Home", "End"),
    # the program, its files, options, keys of the files and words to write there
    *("esftui", "project.yaml", "register.json", "config.yaml", "--data", "data:", "FOLDER"),
}
NO_SENTENCES = {
    "esftui/store/yaml_messages.py": "what the YAML library says, to be recognised",
    "esftui/store/register.py": "what the JSON library says, to be recognised",
    "esftui/entry/day_words.py": "names of months, to be read in either language",
    "esftui/intake/lexicon.py": "words of people's sheets, to be read in either language",
    "esftui/meeting/agenda.py": "words of people's agendas, to be read in either language",
    "esftui/report/schema.py": "titles of the schemas, which are in English",
}
"""Where the wide net does not look, and why; the fine one looks everywhere."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"(?:^|[ “(])(?:[^\W\d_]{2,}[,:;]? ){2,}[^\W\d_]{2,}")


def offences(module: Module) -> Iterator[Offence]:
    """Yield every literal that a user sees and that is in no catalogue."""
    seen: set[tuple[int, int]] = set()
    for text, node in _literals(module):
        place = (node.lineno, node.col_offset)
        if place in seen or _is_catalogued(module, node):
            continue
        if (_is_shown(module, node) and _has_words(text)) or _is_loose_sentence(module, node, text):
            seen.add(place)
            yield Offence(module.name, node.lineno, f"in no catalogue: {text!r}")


def _literals(module: Module) -> Iterator[tuple[str, ast.Constant]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node


def _has_words(text: str) -> bool:
    left = text
    for name in sorted(NAMES, key=len, reverse=True):
        left = left.replace(name, " ")
    return bool(_WORD.search(left))


def _is_catalogued(module: Module, node: ast.Constant) -> bool:
    return any(
        isinstance(parent, ast.Call) and called(parent) in CATALOGUE
        for parent in module.above(node)
    )


def _is_shown(module: Module, node: ast.Constant) -> bool:
    """Say whether a literal comes to be shown by what it stands in, as it stands there."""
    child: ast.AST = node
    for parent in module.above(node):
        match parent:
            case ast.Call():
                return _is_shown_argument(parent, child)
            case ast.keyword(arg=name):
                # a record's Meta describes it to programs, in the schema
                return name in SHOWN_KEYWORDS and called(_call_of(module, parent)) != "Meta"
            case ast.Assign(targets=targets) if child is parent.value:
                return any(isinstance(t, ast.Attribute) and t.attr in ATTRIBUTES for t in targets)
            case ast.JoinedStr() | ast.BinOp(op=ast.Add()) | ast.List() | ast.Starred():
                pass  # part of a text, or of texts, that something else shows
            case ast.IfExp() if child is not parent.test:
                pass
            case ast.Tuple() if child is parent.elts[0]:
                pass  # a text and its style
            case _:
                return False
        child = parent
    return False


def _is_shown_argument(call: ast.Call, child: ast.AST) -> bool:
    name = called(call)
    if name in ("assemble", "styled", "from_markup", "joined"):
        return child in call.args
    places = SHOWN.get(name, ())
    return any(number in places for number, value in enumerate(call.args) if value is child)


def _call_of(module: Module, keyword: ast.keyword) -> ast.Call:
    call = module.parents[keyword]
    return call if isinstance(call, ast.Call) else ast.Call(ast.Name(""), [], [])


def _is_loose_sentence(module: Module, node: ast.Constant, text: str) -> bool:
    """Say whether a literal reads as a sentence, where none belongs that is not shown."""
    if module.name in NO_SENTENCES or not _SENTENCE.search(text):
        return False
    for parent in module.above(node):
        match parent:
            case ast.Expr():
                return False  # a docstring
            case ast.Assign(targets=[ast.Name("DEFAULT_CSS" | "CSS")]):
                return False
            case ast.AnnAssign(target=ast.Name("DEFAULT_CSS" | "CSS")):
                return False
            case ast.Call() if called(parent) in ("Meta", "compile", "match", "fullmatch", "split"):
                return False  # a schema's description, a pattern
            case ast.Raise(exc=ast.Call() as raised) if called(raised) in _INTERNAL:
                return False  # said to programmers
            case ast.Assert():
                return False
    return True


_INTERNAL = {"ValueError", "TypeError", "RuntimeError", "KeyError", "NotImplementedError"}
