"""Changing one value of one checklist item in the text of a project file, and nothing else.

Everything here works on text and gives text. Whatever cannot be changed surely is refused
with the line to edit by hand.
"""

import re
from datetime import date
from typing import Literal

from esftui.locales import _
from esftui.store.change import Splice, State
from esftui.store.personal_number import masked
from esftui.store.refused import CannotEdit
from esftui.store.source import position
from esftui.store.yaml_text import render
from esftui.store.yaml_tree import Alias, Mapping, Node, Scalar, Sequence, compose, target

Field = Literal["status", "done", "started", "owner", "note", "due"]
"""What can be changed of an item."""

FIELDS: tuple[str, ...] = ("status", "done", "started", "owner", "note", "due")

# the order in which an item's keys are written; a missing one is put where it belongs
_ORDER = {
    "checklist": ("id", "title", "phase", "due", "status", "started", "done", "owner", "note"),
    "goals": ("id", "kind", "title", "of", "that", "event", "target"),
}
Value = str | int | float | date | None
"""What a field can be set to; nothing clears it."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_CLEARED = {"status": "not_started"}


class _Item:
    """A checklist item in the text, and the entries that it has."""

    def __init__(self, text: str, item: str, section: str = "checklist") -> None:
        self.text = text
        self.name = item
        self.section = section
        self.node = find_item(text, item, section)
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in self.node.entries:
            if not isinstance(key, Scalar) or key.anchor or key.tag:
                raise self.refuse(_("a key of this item is not written plainly"), key)
            self.entries[key.text] = (key, value)

    def refuse(self, reason: str, node: Node | None = None) -> CannotEdit:
        """Return the refusal, with the line to edit."""
        return _refuse(self.text, reason, node or self.node)

    def raw(self, key: str) -> str | None:
        """Return a key's value as it is written, or nothing without the key."""
        if key not in self.entries:
            return None
        value = self.entries[key][1]
        return self.text[value.start : value.end]


def set_value(
    text: str, name: str, key: str, value: Value, section: str = "checklist"
) -> tuple[str, Splice | None]:
    """Return the text with a field of an item set (nothing clears it), and the change.

    A value that stands there already is left as it is written; then there is no change.

    Raises:
        CannotEdit: if the value cannot be changed surely.
    """
    item = _Item(text, name, section)
    if key in item.entries:
        node = _editable(item, key)
        if value is None:
            return _clear(item, key, node)
        if _means(node, value):
            return text, None
        return _replace(item, key, node, _written(item, value, node.style))
    if value is None:
        return text, None
    quoted = item.node.entries[0][0]
    style = quoted.style if isinstance(quoted, Scalar) and item.node.flow else ""
    return _insert(item, key, _written(item, value, style), style)


def apply(text: str, name: str, splice: Splice) -> str:
    """Return the text with a change done again (or, reversed, taken back).

    Raises:
        CannotEdit: if the value is no longer what the change left behind.
    """
    item = _Item(text, name, splice.section)
    if item.raw(splice.key) != splice.old.value:
        reason = _("{key} has been changed by someone else since").format(key=splice.key)
        entry = item.entries.get(splice.key)
        raise item.refuse(reason, entry[0] if entry else None)
    if splice.old.value is None:
        return _put_back(item, splice)
    node = _editable(item, splice.key)
    start = _begin(text, node) - splice.old.lead
    end = start + len(splice.old.region)
    same = text[start:end] == splice.old.region
    if same and (not splice.line or _at_line_end(text, end)):
        return text[:start] + splice.new.region + text[end:]
    # what stands around the value has been changed; the value alone is still ours
    if splice.new.value:
        return text[: node.start] + splice.new.value + text[node.end :]
    return _clear(item, splice.key, node)[0]


def find_item(text: str, name: str, section: str = "checklist") -> Mapping:
    """Return an item of a list of the file by its id.

    Raises:
        CannotEdit: if it is not there, is there twice, or stands elsewhere too.
    """
    found_list = find_list(text, section)
    items = found_list.items if isinstance(found_list, Sequence) else []
    found = [item for item in items if _has_id(target(item), name)]
    if not found:
        message = _("there is no checklist item {item} in the file")
        if section != "checklist":
            message = _("there is no {item} among the file's {section}")
        raise CannotEdit(message.format(item=masked(name), section=section))
    if len(found) > 1:
        raise _refuse(text, _("two checklist items have this id"), found[1])
    item = found[0]
    _refuse_shared(text, item)
    if not isinstance(item, Mapping):
        raise _refuse(text, _("the item is not written as keys with values"), item)
    return item


def find_list(text: str, section: str) -> Node:
    """Return what the file has under a key such as ``checklist``.

    Raises:
        CannotEdit: if it is not there, or stands elsewhere too.
    """
    root = compose(text)
    entries = root.entries if isinstance(root, Mapping) else []
    lists = [value for key, value in entries if _is_key(key, section)]
    if not lists:
        message = _("there is no checklist in the file")
        if section != "checklist":
            message = _("there are no {section} in the file")
        raise CannotEdit(message.format(section=section))
    _refuse_shared(text, lists[0])
    return lists[0]


def _is_key(node: Node, word: str) -> bool:
    return isinstance(node, Scalar) and node.text == word


def _has_id(node: Node, name: str) -> bool:
    if not isinstance(node, Mapping):
        return False
    for key, value in node.entries:
        real = target(value)
        if _is_key(key, "id") and isinstance(real, Scalar) and real.text == name:
            return True
    return False


def _refuse(text: str, reason: str, node: Node) -> CannotEdit:
    return CannotEdit(reason, position(text, node.start)[0])


def _refuse_shared(text: str, node: Node) -> None:
    """Refuse what stands elsewhere too (aliases, anchors), and what has a tag."""
    if isinstance(node, Alias):
        raise _refuse(text, _("it is an alias (*): the text stands elsewhere"), node)
    if node.anchor:
        raise _refuse(text, _("it has an anchor (&): other places may use it too"), node)
    if node.tag:
        raise _refuse(text, _("it has a tag (!)"), node)


def _editable(item: _Item, key: str) -> Scalar:
    """Return the value of a key if it is one that can be changed surely."""
    name, node = item.entries[key]
    # an alias's place is its own; what it stands for is elsewhere
    _refuse_shared(item.text, node)
    if not isinstance(node, Scalar):
        raise item.refuse(_("the value is a list or a mapping"), name)
    written = item.text[node.start : node.end]
    if node.style in ("|", ">"):
        raise item.refuse(_("the value is a block of text (| or >)"), name)
    if not node.style and _LINE_END.search(written):
        raise item.refuse(_("the value runs over several lines without quotes"), name)
    if not written and item.text[_begin(item.text, node) - 1] != ":":
        raise item.refuse(_("the key has no value and no colon"), name)
    return node


def _means(node: Scalar, value: str | int | float | date) -> bool:
    if isinstance(value, int | float):
        return not node.style and _number(node.text) == value
    text = value.isoformat() if isinstance(value, date) else value
    return node.text == text and not _is_null(node)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _is_null(node: Scalar) -> bool:
    return not node.style and node.text in ("", "~", "null", "Null", "NULL")


def _written(item: _Item, value: str | int | float | date, style: str) -> str:
    if isinstance(value, int | float):
        return repr(value)
    try:
        return render(value, style, item.node.flow)
    except ValueError:
        raise item.refuse(_("the text holds half a character, which cannot be written")) from None


def _replace(item: _Item, key: str, node: Scalar, new: str) -> tuple[str, Splice]:
    text = item.text
    old = text[node.start : node.end]
    if old:
        splice = Splice(key, State(old, old), State(new, new), section=item.section)
    else:
        # ``key:`` with nothing after it: the value comes with its space
        splice = Splice(key, State("", ""), State(f" {new}", new, 1), section=item.section)
    begin = _begin(text, node)
    return text[:begin] + splice.new.region + text[begin + len(old) :], splice


def _begin(text: str, node: Scalar) -> int:
    """Return where a value begins; an empty one right after its colon."""
    if node.start < node.end:
        return node.start
    at = node.start
    while text[at - 1 : at] == " ":
        at -= 1
    return at


def _clear(item: _Item, key: str, node: Scalar) -> tuple[str, Splice | None]:
    """Take a value away: the whole line where it is ours alone, else the value by null."""
    instead = _CLEARED.get(key, "null")
    written = item.text[node.start : node.end]
    if _is_null(node) or (key in _CLEARED and node.text == instead):
        return item.text, None
    line = _own_line(item, key, node)
    if line is None:
        return _replace(item, key, node, instead)
    start, end, previous, gap = line
    region = item.text[start:end]
    old = State(region, written, node.start - start)
    # a last line without an end is whole only while nothing follows on it
    last = not region.endswith(("\n", "\r"))
    splice = Splice(key, old, State("", None), previous, gap, last, item.section)
    return item.text[:start] + item.text[end:], splice


def _own_line(item: _Item, key: str, node: Scalar) -> tuple[int, int, str, str] | None:
    """Return the line of ``key: value`` if nothing else stands on it, and how to find it again.

    That is its start and end with one line break, the key above, and what is between.
    """
    text, name = item.text, item.entries[key][0]
    start, end = _line_start(text, name.start), _content_end(text, node.end)
    alone = not text[start : name.start].strip(" ") and not text[node.end : end].strip(" \t")
    one_line = not _LINE_END.search(text[name.start : node.end])
    keys = list(item.entries)
    above = [k for k in keys[: keys.index(key)] if _line_of(item, k) is not None]
    if item.node.flow or not (alone and one_line and above):
        return None
    previous = above[-1]
    anchor = _line_of(item, previous) or 0
    broken = _LINE_END.match(text, end)
    if broken:
        end = broken.end()
    else:
        # the file's last line has no end: the line break before it goes instead
        start = _before_break(text, start)
    return start, end, previous, text[anchor:start]


def _insert(item: _Item, key: str, value: str, style: str) -> tuple[str, Splice]:
    previous, at = _place(item, key)
    name = f"{style}{key}{style}"
    if item.node.flow:
        lead = f", {name}: "
    else:
        lead = f"{_line_break(item.text, at)}{_indent(item)}{name}: "
    new = State(lead + value, value, len(lead))
    old = State("", None)
    splice = Splice(key, old, new, previous, "", not item.node.flow, item.section)
    return item.text[:at] + new.region + item.text[at:], splice


def _put_back(item: _Item, splice: Splice) -> str:
    """Return the text with a key that went away, at its place or else where it belongs."""
    text = item.text
    at = _line_of(item, splice.previous) if splice.previous in item.entries else None
    if at is not None and text.startswith(splice.gap, at):
        at += len(splice.gap)
        return text[:at] + splice.new.region + text[at:]
    return _insert(item, splice.key, splice.new.value or "null", "")[0]


def _place(item: _Item, key: str) -> tuple[str, int]:
    """Return the key after which a missing one belongs, and the index to put it at."""
    rank = {name: index for index, name in enumerate(_ORDER[item.section])}
    usable = [name for name in item.entries if _line_of(item, name) is not None]
    before = [name for name in usable if rank.get(name, len(rank)) < rank[key]]
    if not usable:
        raise item.refuse(_("there is no sure place for a new key in this item"))
    previous = max(before, key=rank.__getitem__) if before else usable[-1]
    return previous, _line_of(item, previous) or 0


def _line_of(item: _Item, key: str) -> int | None:
    """Return where something can be put after an entry, or nothing if that is not sure.

    In a block that is the end of the line that its value ends on; in braces, of the value.
    """
    name, value = item.entries[key]
    if isinstance(value, Scalar):
        sure = value.style not in ("|", ">") and (value.start < value.end or not item.node.flow)
    else:
        sure = isinstance(value, Alias) or value.flow
    if not sure:
        return None
    end = max(name.end, value.end)
    return end if item.node.flow else _content_end(item.text, end)


def _indent(item: _Item) -> str:
    """Return what stands before the item's keys, as spaces."""
    start = _line_start(item.text, item.node.start)
    before = item.text[start : item.node.start]
    if before.strip(" -?"):
        raise item.refuse(_("the indentation of this item is not of spaces alone"))
    return " " * len(before)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _content_end(text: str, at: int) -> int:
    """Return where the line that ``at`` is on ends, before its line break."""
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)


def _before_break(text: str, start: int) -> int:
    """Return the end of the line above one that begins at ``start``."""
    return start - (2 if text[max(0, start - 2) : start] == "\r\n" else 1)


def _at_line_end(text: str, at: int) -> bool:
    return at >= len(text) or text[at] in "\r\n"


def _line_break(text: str, at: int) -> str:
    """Return the line break that the line ends with, or else the file's first, or LF."""
    found = _LINE_END.match(text, at) or _LINE_END.search(text)
    return found[0] if found else "\n"
