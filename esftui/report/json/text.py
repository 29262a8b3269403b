"""JSON as text."""

import re

import msgspec

_NOT_PLAIN = re.compile("[^\n -~\xa0-\xac\xae-\u017f\u2010-\u2027\u2190-\u21ff\u2212]")


def encode(record: msgspec.Struct, *, ascii_only: bool = False) -> str:
    """Return a record as indented JSON text, which can be shown on a terminal.

    What would act there (the second block of control characters, marks that turn text
    round) or not be seen is escaped; JSON means the same.

    Args:
        record: what to print.
        ascii_only: escape every other character, for an output that cannot show it.
    """
    text = msgspec.json.format(msgspec.json.encode(record), indent=2).decode()
    if not ascii_only:
        return _NOT_PLAIN.sub(_harmless, text)
    # outside strings JSON is ASCII, so an escape is right wherever another character stands
    return "".join(char if char < "\x80" else _escape(char) for char in text)


def _harmless(match: re.Match[str]) -> str:
    return match[0] if match[0].isprintable() else _escape(match[0])


def _escape(char: str) -> str:
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
