"""Project files with faults: the text, with ``«`` before each place, and what is said there.

Every case has all of its problems listed, in the order of the file.
"""

from typing import NamedTuple

from support.files import HEAD


class Bad(NamedTuple):
    """A file with faults: its name here, its text with marks, and part of each message."""

    name: str
    text: str
    said: tuple[str, ...]


def _after(name: str, text: str, *said: str) -> Bad:
    """Return a case that follows a head without faults."""
    return Bad(name, HEAD + text, said)


def _item(name: str, text: str, *said: str) -> Bad:
    """Return a case of one checklist item's further keys."""
    return _after(name, "checklist:\n  - id: a\n    title: A\n" + text, *said)


def _goal(name: str, text: str, *said: str) -> Bad:
    """Return a case of one goal's further keys."""
    return _after(name, "goals:\n  - id: g\n    title: G\n" + text, *said)


SYNTAX = (
    Bad("empty", "«", ("the file is empty",)),
    Bad("comments alone", "«# nothing yet\n", ("the file is empty",)),
    Bad("null alone", "«~\n", ("not a text",)),
    Bad("list at the top", "«- schema: 1\n", ("not a list",)),
    Bad("text at the top", "«framtidsstegen\n", ("not a text",)),
    Bad("two documents", HEAD + "«---\nschema: 1\n", ("second document",)),
    _after("quote never closed", 'region: «"Skåne\n', "never closed"),
    _after("bracket never closed", "municipalities: «[Osby, Lund\n", "lacks a comma or its end"),
    _after("brace never closed", "planned: «{participants: 10\n", "lack a comma or their end"),
    _after("tab as indentation", "phases:\n«\t- id: a\n", "a tab"),
    _after("colon in a plain text", "region: Skåne«: södra\n", "a colon stands where"),
    _after("at sign first", "region: «@home\n", "@ cannot begin a value"),
    _after("backtick first", "region: «`x`\n", "cannot begin a value"),
    _after("key without colon", "region Skåne\n«", "colon and a space are missing"),
    _after("wrong indentation", "budget:\n    total: 1\n  «esf_grant: 1\n", "indentation"),
    _after("quotes inside a text", 'region: "Skåne" «och mer\n', "quotes inside a text"),
    _after("unknown alias", "region: «*skane\n", "anchor (&) that is not there"),
    _after("alias of itself", "municipalities: &m [«*m]\n", "something that it is a part of"),
    _after("percent first", "region: «%x\n", "% cannot begin a value"),
    _after("unknown escape", 'region: "C:«\\data"\n', "no known escape"),
    _after("directive after the head", "...\n«%YAML 1.2\n---\na: b\n", "second document"),
)

UNCLEAR = (
    _after("no", "region: «no\n", 'YAML 1.1 reads false, YAML 1.2 reads the text "no"'),
    _after("Yes", "region: «Yes\n", "write true, or"),
    _after("on", "region: «on\n", "reads true"),
    _after("OFF", "region: «OFF\n", "reads false"),
    _after("y", "region: «y\n", "reads true"),
    _after("time of day", "region: «12:30\n", "YAML 1.1 reads 750"),
    _after("sixties with seconds", "region: «1:30:05\n", "reads 5405"),
    _after("leading zero", "region: «0123\n", "YAML 1.1 reads 83, YAML 1.2 reads 123"),
    _after("leading zero, no octal", "region: «089\n", 'reads the text "089", YAML 1.2 reads 89'),
    _after("new octal", "region: «0o17\n", 'reads the text "0o17", YAML 1.2 reads 15'),
    _after("binary", "region: «0b101\n", "YAML 1.1 reads 5"),
    _after("negative hexadecimal", "region: «-0x1F\n", "YAML 1.1 reads -31"),
    _after("underscore", "planned: {participants: «1_000}\n", "YAML 1.1 reads 1000"),
    _after("exponent", "planned: {participants: «1e3}\n", "YAML 1.2 reads 1000"),
    _after("merge key", "budget:\n  «<<: {total: 1}\n  esf_grant: 1\n  total: 1\n", "merge keys"),
    _after("equals sign", "region: «=\n", "a default value"),
    _after("timestamp", "region: «2012-01-01 12:00:00\n", "a time of day"),
    _after("infinity", "tolerances: {gender: «.inf}\n", "not a number that can be counted"),
    _after("huge number", "planned: {participants: «" + "9" * 400 + "}\n", "too large"),
    _after("key that is unclear", "«on: 1\n", "reads true"),
    _after("tag", "region: «!!str 12\n", "tags (!)"),
    _after("line separator", "region: «Ska\u2028ne\n", "unusual line separator"),
)

KEYS = (
    _after("unknown key", "«regoin: Skåne\n", "did you mean region?"),
    _after("unknown key, nothing near", "planned: {participants: 1, «xyz: 2}\n", "allowed: "),
    _after("key twice", "region: A\n«region: B\n", "the first one is on line 7"),
    _item("key twice in an item", "    «title: B\n", "the first one is on line 9"),
    _after("key twice, quoted", 'region: A\n«"region": B\n', "the first one is on line 7"),
    _after("number as a key", "«12: x\n", "a key must be a text"),
    _after("list as a key", "? «[a]\n: x\n", "list or a mapping"),
    _after("null as a key", "«~: x\n", "a key must be a text"),
    _after(
        "missing key", "phases:\n  - «id: a\n    title: A\n    start: 2012-01-01\n", "end is mis"
    ),
    Bad("no start", "«" + HEAD.replace("start: 2012-01-01\n", ""), ("the key start is missing",)),
    Bad("no version", HEAD.replace("schema: 1", "schema: «0"), ("0 is not allowed",)),
)

VALUES = (
    Bad("impossible date", HEAD.replace("2013-12-31", "«2013-02-30"), ("has 28 days",)),
    Bad("leap day", HEAD.replace("2013-12-31", "«2013-02-29"), ("has 28 days",)),
    Bad("thirteenth month", HEAD.replace("2013-12-31", "«2013-13-01"), ("no month 13",)),
    Bad("short date", HEAD.replace("2013-12-31", "«2013-2-3"), ("write 2013-02-03",)),
    Bad("slashed date", HEAD.replace("2013-12-31", "«31/12 2013"), ("year, month and day",)),
    Bad("year as a title", HEAD.replace("A project", "«2013"), ("put it in quotes",)),
    Bad("no value", HEAD.replace("Owner", "").replace("owner", "«owner"), ("a value is missing",)),
    Bad("empty text", HEAD.replace("Owner", '«""'), ("must not be empty",)),
    Bad("id with blanks", HEAD.replace("proj\n", "«My Project\n"), ("lower-case letters",)),
    _after("word in Swedish", "example_data: «ja\n", "write true"),
    _after("text for a list", "municipalities: «Osby\n", "a list; found: a text"),
    _after("list for a text", "region: «[Skåne]\n", "a text; found: a list"),
    _after("mapping for a list", "phases: «{a: 1}\n", "a list; found: keys with values"),
    _after("number with blanks", "planned: {participants: «1 000}\n", "write the number as 1000"),
    _after("money with its unit", "budget: {esf_grant: 1, total: «10 kr}\n", "number as 10"),
    _after("per cent", "tolerances: {gender: «60 %}\n", "write the number as 0.6"),
    _after("decimal comma", 'tolerances: {gender: «"0,6"}\n', "write the number as 0.6"),
    _after("share above one", "tolerances: {gender: «60}\n", "between 0 and 1"),
    _after("less than nothing", "planned: {participants: «-1}\n", "at least 0"),
    _after("half a participant", "planned: {participants: «1.5}\n", "a whole number"),
    _item("status", "    status: «don\n", "did you mean done?"),
    _item("status in Swedish", "    status: «klar\n", "allowed: done"),
    _item("due is no rule", "    due: «soon\n", "or a rule such as start"),
    _item("due is no date", "    due: «2012-02-31\n", "has 29 days"),
    _item("recurs", "    recurs: «monthly\n", "a length of time"),
)

GOALS = (
    _after("goal without kind", "goals:\n  - «id: g\n    title: G\n", "kind is missing"),
    _goal("kind of goal", "    kind: «shares\n", "did you mean share?"),
    _goal("of: word", "    kind: share\n    of: «leaver\n    that: {exit: [work]}\n", "leavers?"),
    _goal(
        "of: mapping",
        "    kind: share\n    of: {«respondent: q}\n    that: {exit: [work]}\n",
        "did you mean respondents?",
    ),
    _goal("of: number", "    kind: share\n    of: «3\n    that: {exit: [work]}\n", "allowed: "),
    _after(
        "that is missing",
        "goals:\n  - «id: g\n    title: G\n    kind: share\n    of: starts\n",
        "the key that is missing",
    ),
    _goal("no condition", "    kind: share\n    of: starts\n    that: «{}\n", "nothing is said"),
    _goal(
        "empty condition",
        "    kind: share\n    of: starts\n    that: {exit: «[]}\n",
        "the list is empty",
    ),
    _goal(
        "unknown reason",
        "    kind: share\n    of: starts\n    that: {exit: [«wrok]}\n",
        "did you mean work?",
    ),
    _goal(
        "unknown reason, deep inside",
        "    kind: count\n    that: {any: [{exit: [work]}, {all: [{exit: [«wrk]}]}]}\n",
        "did you mean work?",
    ),
    _goal(
        "two parts",
        "    kind: share\n    of: «{members: g, activity: {}}\n    that: {exit: [work]}\n",
        "exactly one",
    ),
    _goal(
        "circle of goals",
        "    kind: share\n    of: {met: «g}\n    that: {exit: [work]}\n",
        "circle: g → g",
    ),
    _goal("unknown item", "    kind: milestone\n    item: «x\n", "no checklist item x"),
    _after(
        "count of nothing",
        "goals:\n  - «id: g\n    title: G\n    kind: count\n    target: 5\n",
        "say what is counted",
    ),
    _goal(
        "change of one",
        "    kind: change\n    question: «q\n    occasions: «[after]\n",
        "no question q",
        "between two occasions",
    ),
)

RULES = (
    Bad("ends before it starts", HEAD.replace("2013-12-31", "«2011-12-31"), ("before the start",)),
    _after(
        "phase outside",
        "phases:\n  - {id: a, title: A, start: «2011-12-31, end: 2012-02-01}\n",
        "outside the project's period",
    ),
    _after(
        "phases overlap",
        "phases:\n  - {id: a, title: A, start: 2012-01-01, end: 2012-06-30}\n"
        "  - {id: b, title: B, start: «2012-06-30, end: 2013-12-31}\n",
        "before the one above it has ended",
    ),
    _after(
        "id twice",
        "checklist:\n  - {id: a, title: A}\n  - {id: «a, title: B}\n",
        "used already, on line 8",
    ),
    _item("unknown phase", "    phase: «mobilisation\n", "no phase mobilisation"),
    _item("unknown anchor", "    due: «mobilisation end\n", "not a date that this project has"),
    Bad(
        "beyond the calendar",
        HEAD.replace("2013-12-31", "9999-12-31") + "checklist:\n  - id: a\n    title: A\n"
        "    due: «end + 1 day\n    recurs: «1 day\n",
        ("leads beyond the calendar", "leads beyond the calendar"),
    ),
    _item("no time", "    recurs: «0 days\n", "longer than nothing"),
    _item("after nothing", "    after: [«b]\n", "no checklist item b"),
    _item("after itself", "    after: [«a]\n", "cannot come after itself"),
    _after(
        "circle of items",
        "checklist:\n  - {id: a, title: A, after: [c]}\n  - {id: b, title: B, after: «[a]}\n"
        "  - {id: c, title: C, after: [b]}\n",
        "circle: a → c → b → a",
    ),
    _after("planned", "planned: {participants: «60, women: 30, men: 31}\n", "61 together"),
    _after("planned, one gender", "planned: «{participants: 60, women: 30}\n", "or neither"),
    _after("grant above the total", "budget: {esf_grant: «2, total: 1}\n", "larger than the total"),
    _after(
        "financing does not add up",
        "budget:\n  esf_grant: 1\n  total: 3\n  financing:\n"
        "    «- {id: e, title: E, kind: esf, amount: 1}\n",
        "1 kronor together, but the total is 3",
    ),
    _after(
        "scale",
        "questions:\n  - {id: q, title: Q, positive: «6, occasions: [«later]}\n",
        "above 1 and at most 5",
        "later is no occasion",
    ),
    _item("done without a date", "    status: «done\n", "counts as done at every date"),
    _after(
        "item of the agenda twice",
        "agenda:\n  - {id: a, topic: flow}\n  - {id: «a, topic: exits}\n",
        "used already, on line 8",
    ),
    _after(
        "seat twice",
        "steering_group:\n  seating:\n    - {id: a, organisation: A}\n"
        "    - {id: «a, organisation: B}\n",
        "used already, on line 9",
    ),
    _after("item that says nothing", "agenda:\n  - «{id: a, topic: standing}\n", "needs a title"),
    _after("unknown topic", "agenda:\n  - {id: a, topic: «weather}\n", "weather"),
)

SEVERAL = (
    _after(
        "many at once",
        "«regoin: Skåne\nexample_data: «ja\nplanned: {participants: «1_0}\n"
        "checklist:\n  - {id: a, title: «no, status: «klar}\n  - {id: «a, title: B}\n",
        "region?",
        "write true",
        "unclear",
        "unclear",
        "allowed: done",
        "used already, on line 11",
    ),
    _after("number of a person", "region: «811218-9876\n", "personal identity number"),
    _after("number in a comment", "region: Skåne  # «8112189876\n", "personal identity number"),
    _after("number in escapes", 'region: «"81121\\x38-9876"\n', "personal identity number"),
    Bad(
        "personal number as a key",
        HEAD + '««"811278-9873": x\n',
        ("personal identity number", "••••••-••••"),
    ),
)

BAD: tuple[Bad, ...] = (*SYNTAX, *UNCLEAR, *KEYS, *VALUES, *GOALS, *RULES, *SEVERAL)
