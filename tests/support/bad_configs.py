"""Settings with faults: the text, with ``«`` before each place, and what is said there."""

from support.bad_projects import Bad

HEAD = "schema: 1\n"


def _after(name: str, text: str, *said: str) -> Bad:
    """Return a case that follows a line without faults."""
    return Bad(name, HEAD + text, said)


BAD_CONFIGS: tuple[Bad, ...] = (
    Bad("empty", "«", ("the file is empty",)),
    Bad("comments alone", "«# schema: 1\n", ("the file is empty",)),
    Bad("a list", "«- schema: 1\n", ("not a list",)),
    Bad("a text", "«schema\n", ("not a text",)),
    Bad("two documents", HEAD + "«---\nschema: 1\n", ("second document",)),
    Bad("no schema", "«data: d\n", ("the key schema is missing",)),
    Bad("newer schema", "schema: «2\n", ("written for a newer esftui",)),
    Bad("schema in quotes", 'schema: «"1"\n', ('"1" is not allowed',)),
    Bad("schema as a share", "schema: «1.5\n", ("1.5 is not allowed",)),
    Bad("schema of nothing", "«schema:\n", ("a value is missing",)),
    _after("unknown key", "«datta: d\n", "did you mean data?"),
    _after("key in Swedish", "«språk: sv\n", "there is no key språk here"),
    _after("key twice", "data: a\n«data: b\n", "the first one is on line 2"),
    _after("key that is a number", "«1: a\n", "a key must be a text"),
    _after("key that is unclear", "«no: a\n", "reads false"),
    _after("tag", "data: «!!str d\n", "tags (!)"),
    _after("merge key", "keys:\n  «<<: {quit: q}\n", "merge keys"),
    _after("data as a number", "data: «12\n", "put it in quotes"),
    _after("data as a list", "data: «[a, b]\n", "a text; found: a list"),
    _after("data of nothing", 'data: «""\n', "must not be empty"),
    _after("unknown language", "language: «norska\n", "auto, en, sv"),
    _after("language that is unclear", "language: «no\n", "reads false"),
    _after("language as a list", "language: «[sv]\n", "not allowed here"),
    _after("theme of nothing", 'theme: «""\n', "must not be empty"),
    _after("theme as a mapping", "theme: «{dark: 1}\n", "a text; found: keys with values"),
    _after("date that is none", "as_of: «later\n", "is not a date"),
    _after("impossible date", "as_of: «2013-02-30\n", "has 28 days"),
    _after("date with a time", "as_of: «2013-03-31 12:00:00\n", "a time of day"),
    _after("date as a number", "as_of: «2013\n", "put it in quotes"),
    _after("project with blanks", "project: «Fler i arbete\n", "lower-case letters"),
    _after("project with a path", "project: «../../etc/passwd\n", "lower-case letters"),
    _after("project too long", "project: «" + "a" * 65 + "\n", "at most 64"),
    _after("unknown command", "keys:\n  «qiut: q\n", "did you mean quit?"),
    _after("keys in a list", "keys: «[q]\n", "keys with values; found: a list"),
    _after("key of a command as a number", "keys: {quit: «1}\n", "put it in quotes"),
    _after("command twice", "keys:\n  quit: q\n  «quit: x\n", "the first one is on line 3"),
    _after("tab as indentation", "keys:\n«\tquit: q\n", "a tab"),
    _after("never closed", 'data: «"d\n', "never closed"),
    _after("bracket never closed", "keys: «{quit: q\n", "lack a comma or their end"),
    _after("nested deep", "data: " + "[" * 39 + "«[" + "[" * 8 + "]" * 48 + "\n", "too deep"),
    _after("alias of itself", "data: &a [«*a]\n", "something that it is a part of"),
    _after("unknown alias", "data: «*a\n", "anchor (&) that is not there"),
    _after("number of a person", "data: «811218-9876\n", "personal identity number"),
    _after("number in a comment", "# «811218-9876\ndata: d\n", "personal identity number"),
    _after(
        "several at once",
        "language: «fi\nas_of: «x\n«colour: red\n",
        "sv",
        "is not a date",
        "there is no key",
    ),
)
"""Every case has all of its problems listed, in the order of the file."""
