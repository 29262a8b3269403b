"""Writing one value as YAML, so that every reader reads it back as it is meant."""

import re
from datetime import date

from esftui.store.scalars import DATE, Unclear, resolve

_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
# what breaks lines, acts on a terminal, or turns what stands after it round in an editor
_TO_ESCAPE = re.compile(
    '[\\\\"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]'
)
# what a plain text may begin with is told narrowly: letters and what else is harmless
_FORBIDDEN_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=<~.+")


def render(value: str | date, style: str, flow: bool) -> str:
    """Return a value as YAML.

    Args:
        value: a text or a date.
        style: the quotes that stand there now (``"``, ``'`` or none), kept where they can.
        flow: the value stands within braces or brackets.

    Raises:
        ValueError: if the text holds half a character (a lone surrogate).
    """
    if isinstance(value, date):
        text = value.isoformat()
        return f"{style}{text}{style}"
    value.encode()  # half a character cannot be written
    if style == "'" and not _TO_ESCAPE.search(value.replace("\\", "").replace('"', "")):
        return "'" + value.replace("'", "''") + "'"
    if style or not _can_be_plain(value, flow):
        return '"' + _TO_ESCAPE.sub(_escape, value) + '"'
    return value


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}")


def _can_be_plain(text: str, flow: bool) -> bool:
    if not text or text != text.strip() or not text.isprintable() or text[0] in _FORBIDDEN_FIRST:
        return False
    if ": " in text or " #" in text or text.endswith(":") or DATE.match(text):
        return False
    if flow and any(character in text for character in ",[]{}:"):
        return False
    try:
        return isinstance(resolve(text), str)
    except Unclear:
        return False
