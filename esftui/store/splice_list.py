"""Putting a whole item into a list of a project file's text, and taking it out again.

The item is written as those above it are: with their indentation and line ends.
"""

import re
from collections.abc import Mapping as Fields

from esftui.locales import _
from esftui.store.change import Splice, State
from esftui.store.refused import CannotEdit
from esftui.store.source import position
from esftui.store.splice import find_item, find_list
from esftui.store.yaml_text import render
from esftui.store.yaml_tree import Alias, Mapping, Node, Scalar, Sequence, compose, target

_LINE_END = re.compile(r"\r\n|\n|\r")


def add_item(text: str, section: str, fields: Fields[str, str]) -> tuple[str, Splice]:
    """Return the text with an item at the end of a list, and the change.

    Args:
        text: the file's text.
        section: the list's key, at the file's left margin.
        fields: the item's keys with their values, ``id`` first.

    Raises:
        CannotEdit: if there is no sure place for it.
    """
    if not _has(text, section):
        region = _new_list(text, section, fields)
        return text + region, Splice("", State("", None), State(region, region), section=section)
    found = find_list(text, section)
    if not isinstance(found, Sequence) or found.flow or not found.items:
        message = _("the list is not written as lines with dashes: add the item by hand")
        raise CannotEdit(message, position(text, found.start)[0])
    for item in reversed(found.items):
        end = _end(item)
        if end is not None and isinstance(item, Mapping):
            at = _content_end(text, end)
            region = _line_break(text, at) + _block(text, item, fields)
            new = State(region, region)
            splice = Splice("", State("", None), new, _id_of(item), section=section)
            return text[:at] + region + text[at:], splice
    message = _("there is no sure place for another item in this list: add it by hand")
    raise CannotEdit(message, position(text, found.start)[0])


def apply_item(text: str, name: str, splice: Splice) -> str:
    """Return the text with a whole item put in once more, or (reversed) taken out.

    Raises:
        CannotEdit: if the item is not as it was, or is there already.
    """
    if splice.new.value is None:
        return _without(text, name, splice)
    at = len(text)
    if splice.previous:
        end = _end(find_item(text, splice.previous, splice.section))
        if end is None:
            raise CannotEdit(_("there is no sure place for another item in this list"))
        at = _content_end(text, end)
    return text[:at] + splice.new.region + text[at:]


def _without(text: str, name: str, splice: Splice) -> str:
    item, region = find_item(text, name, splice.section), splice.old.region
    start = text.rfind(region, 0, item.start + len(region))
    end = start + len(region)
    if not (0 <= start < item.start < end) or text[end : end + 1] not in ("", "\r", "\n"):
        message = _("the item has been changed since it was added")
        raise CannotEdit(message, position(text, item.start)[0])
    return text[:start] + text[end:]


def _has(text: str, section: str) -> bool:
    root = compose(text)
    if not isinstance(root, Mapping) or root.flow:
        raise CannotEdit(_("the file is not written as lines of keys: add the item by hand"))
    return any(isinstance(key, Scalar) and key.text == section for key, _value in root.entries)


def _new_list(text: str, section: str, fields: Fields[str, str]) -> str:
    broken = _LINE_END.search(text)
    end = broken[0] if broken else "\n"
    lead = "" if not text or text.endswith(("\n", "\r")) else end
    return lead + f"{section}:{end}" + _lines(fields, "  - ", "    ", end) + end


def _block(text: str, like: Mapping, fields: Fields[str, str]) -> str:
    """Return an item as lines, indented as another one of the list is."""
    dash = text.rfind("-", 0, like.start)
    start = max(text.rfind("\n", 0, dash), text.rfind("\r", 0, dash)) + 1
    before = text[start:dash]
    broken = _LINE_END.search(text, dash, like.start)
    inner = max(text.rfind("\n", 0, like.start), text.rfind("\r", 0, like.start)) + 1
    indent = " " * (like.start - inner)
    if before.strip(" ") or (broken is None and text[dash + 1 : like.start].strip(" ")):
        message = _("the list is not indented with spaces alone: add the item by hand")
        raise CannotEdit(message, position(text, like.start)[0])
    lead = before + "-" + " " * max(1, len(indent) - len(before) - 1)
    return _lines(fields, lead, " " * len(lead), _line_break(text, like.start))


def _lines(fields: Fields[str, str], lead: str, indent: str, end: str) -> str:
    rows = [f"{key}: {render(value, '', False)}" for key, value in fields.items()]
    return lead + f"{end}{indent}".join(rows)


def _id_of(item: Mapping) -> str:
    for key, value in item.entries:
        real = target(value)
        if isinstance(key, Scalar) and key.text == "id" and isinstance(real, Scalar):
            return real.text
    return ""


def _end(node: Node) -> int | None:
    """Return where a node's text surely ends, or nothing: a block of text ends where it likes."""
    if isinstance(node, Scalar):
        return None if node.style in ("|", ">") else node.end
    if isinstance(node, Alias) or node.flow:
        return node.end
    inner: list[Node] = (
        [each for entry in node.entries for each in entry]
        if isinstance(node, Mapping)
        else node.items
    )
    ends = [_end(each) for each in inner]
    return None if not ends or ends[-1] is None else max(end for end in ends if end is not None)


def _content_end(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)


def _line_break(text: str, at: int) -> str:
    found = _LINE_END.match(text, at) or _LINE_END.search(text)
    return found[0] if found else "\n"
