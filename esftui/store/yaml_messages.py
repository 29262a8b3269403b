"""The YAML parser's complaints, said in words that help."""

import yaml

from esftui.locales import N_, _

# in the order that they are looked for: part of the parser's problem, our words
_PROBLEMS = (
    (
        "mapping values are not allowed",
        N_(
            "a colon stands where no key can be: put a text that holds “: ” in quotes, "
            "or line the key up with the others"
        ),
    ),
    ("found a tab character", N_("a tab stands here; indent with spaces")),
    (
        "found character that cannot start any token",
        N_(
            "{character} cannot begin a value: put the text in quotes "
            "(or, if it is a tab, use spaces)"
        ),
    ),
    ("found unexpected end of stream", N_("the quote that begins here is never closed")),
    ("found unexpected document indicator", N_("the quote that begins here is never closed")),
    ("could not find expected ':'", N_("a colon and a space are missing after this key")),
    ("expected ',' or ']'", N_("the list that begins here lacks a comma or its end “]”")),
    ("expected ',' or '}'", N_("the braces that begin here lack a comma or their end “}”")),
    (
        "did not find expected '-' indicator",
        N_("this line does not fit into the list above it: look at its indentation and its dash"),
    ),
    (
        "did not find expected key",
        N_(
            "this line does not fit into what stands above it: look at its indentation, "
            "and at quotes inside a text"
        ),
    ),
    (
        "did not find expected <document start>",
        N_("this does not belong to what stands above it: look at its indentation"),
    ),
    (
        "block sequence entries are not allowed",
        N_("a list cannot begin here: put it on a new line"),
    ),
    ("block mapping keys are not allowed", N_("a key cannot stand here: put it on a new line")),
    ("mapping keys are not allowed", N_("a key cannot stand here: put it on a new line")),
    ("unknown escape character", N_("this backslash begins no known escape; write two: \\\\")),
    ("did not find expected hexdecimal number", N_("this escape lacks its hexadecimal digits")),
    ("expected escape sequence", N_("this escape lacks its hexadecimal digits")),
    ("invalid Unicode character escape code", N_("this escape stands for no character")),
    ("while scanning a directive", N_("this line begins with %: put the text in quotes")),
    ("directive", N_("this line begins with %: put the text in quotes")),
    ("tag", N_("tags (!) are not used here: put the text in quotes")),
    ("alphabetic or numeric", N_("* and & have a meaning of their own: put the text in quotes")),
    ("block scalar", N_("the text after | or > is not written as it must be")),
    ("indentation", N_("the indentation is wrong here")),
    ("did not find expected node content", N_("a value is missing here")),
)

# where the beginning of what is broken says more than the place where the parser gave up
_BEGINNINGS = ("unexpected end of stream", "unexpected document indicator", "expected ','")


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """Return the index that a complaint is about, and what to say of it."""
    problem = f"{error.context or ''} {error.problem or ''}".strip()
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(part in problem for part in _BEGINNINGS):
        mark = error.context_mark
    index = min(mark.index, len(text)) if mark else 0
    character = text[index : index + 1]
    shown = {"\t": _("a tab"), "": _("the end of the file")}.get(character, character)
    for part, message in _PROBLEMS:
        if part in (error.problem or "") or (part.startswith("while") and part in problem):
            return index, _(message).replace("{character}", shown)
    return index, _("this is not YAML: {reason}").format(reason=problem)
