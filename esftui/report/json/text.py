"""JSON as text."""

import msgspec


def encode(record: msgspec.Struct, *, ascii_only: bool = False) -> str:
    """Return a record as indented JSON text.

    Args:
        record: what to print.
        ascii_only: escape every other character, for an output that cannot show it.
    """
    text = msgspec.json.format(msgspec.json.encode(record), indent=2).decode()
    if not ascii_only:
        return text
    # outside strings JSON is ASCII, so an escape is right wherever another character stands
    return "".join(char if char < "\x80" else _escape(char) for char in text)


def _escape(char: str) -> str:
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
