"""YAML text as a tree of nodes that know where they stand.

The tree is built from the parser's events without recursion, so that depth and aliases
are bounded: neither a file nested a thousand deep nor an "alias bomb" gets further than
a message. Places are indexes of characters in the text.

YAML 1.1 ends lines also at U+0085, U+2028 and U+2029, YAML 1.2 (and every editor) does
not. The parser is of 1.1; so that it reads as 1.2 does, these characters are lent other
ones while it reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from esftui.locales import _
from esftui.store.yaml_messages import explain

MAX_DEPTH = 40
"""How deep a file may be nested, aliases written out."""
MAX_NODES = 60_000
"""How many values a file may hold, aliases written out."""

SEPARATORS = "\x85\u2028\u2029"

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Style = Literal["", "'", '"', "|", ">"]


@dataclass(slots=True)
class Scalar:
    """A text as written; ``style`` is empty for a plain one."""

    text: str
    start: int
    end: int
    style: Style
    anchor: str | None
    tag: str | None


@dataclass(slots=True)
class Mapping:
    """Keys with values, in the order of the file; ``flow``: written in braces."""

    start: int
    end: int
    flow: bool
    anchor: str | None
    tag: str | None
    entries: list[tuple["Node", "Node"]] = field(default_factory=list)
    waiting: "Node | None" = None
    weight: int = 1
    height: int = 1


@dataclass(slots=True)
class Sequence:
    """Values in the order of the file; ``flow``: written in brackets."""

    start: int
    end: int
    flow: bool
    anchor: str | None
    tag: str | None
    items: list["Node"] = field(default_factory=list)
    weight: int = 1
    height: int = 1


@dataclass(slots=True)
class Alias:
    """A reference to a node that stands elsewhere."""

    target: "Scalar | Mapping | Sequence"
    start: int
    end: int


Node = Scalar | Mapping | Sequence | Alias


class NotYaml(Exception):  # noqa: N818 - what the text is
    """The text cannot be read as one YAML document: ``index`` is where, the text why."""

    def __init__(self, index: int, message: str) -> None:
        self.index = index
        super().__init__(message)


def compose(text: str) -> Node | None:
    """Return the tree of a text, or nothing if it holds no value.

    Raises:
        NotYaml: if it is malformed, nested too deep, too large with aliases written out,
            or holds several documents.
    """
    lent, returned = _loan(text)
    builder = _Builder(returned)
    try:
        for event in yaml.parse(lent, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise NotYaml(*explain(error, text)) from None
    except yaml.reader.ReaderError as error:
        index = min(int(error.position), len(text))
        raise NotYaml(index, _("this character is not allowed in YAML")) from None
    return builder.root


def _loan(text: str) -> tuple[str, dict[int, str]]:
    """Return the text with its odd line separators replaced, and how to put them back."""
    present = [character for character in SEPARATORS if character in text]
    if not present:
        return text, {}
    free = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    loan = {character: next(free, "\ue000") for character in present}
    return text.translate({ord(k): v for k, v in loan.items()}), {
        ord(v): k for k, v in loan.items()
    }


class _Builder:
    """Puts the tree together, event by event (the parser's marks are not typed well)."""

    def __init__(self, returned: dict[int, str]) -> None:
        self.root: Node | None = None
        self._returned = returned
        self._open: list[Mapping | Sequence] = []
        self._anchors: dict[str, Scalar | Mapping | Sequence] = {}
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._begin(event, Mapping if kind is yaml.MappingStartEvent else Sequence)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = self._open.pop()
            done.end = event.end_mark.index
            self._place(done, done.weight, done.height)
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                message = _("a second document begins here (---); the file must hold one only")
                raise NotYaml(event.start_mark.index, message)

    def _scalar(self, event: Any) -> None:
        text = event.value.translate(self._returned) if self._returned else event.value
        node = Scalar(
            text,
            event.start_mark.index,
            event.end_mark.index,
            event.style or "",
            event.anchor,
            event.tag,
        )
        if event.anchor:
            self._anchors[event.anchor] = node
        self._place(node, 1, 0)

    def _begin(self, event: Any, kind: type[Mapping] | type[Sequence]) -> None:
        start = event.start_mark.index
        if len(self._open) >= MAX_DEPTH:
            raise NotYaml(start, _too_deep())
        node = kind(start, start, bool(event.flow_style), event.anchor, event.tag)
        if event.anchor:
            self._anchors[event.anchor] = node
        self._open.append(node)

    def _alias(self, event: Any) -> None:
        start = event.start_mark.index
        target = self._anchors.get(event.anchor)
        if target is None:
            raise NotYaml(start, _("this alias (*) refers to an anchor (&) that is not there"))
        if any(target is node for node in self._open):
            raise NotYaml(start, _("this alias (*) refers to something that it is a part of"))
        node = Alias(target, start, event.end_mark.index)
        if isinstance(target, Scalar):
            self._place(node, 1, 0)
        else:
            self._place(node, target.weight, target.height)

    def _place(self, node: Node, weight: int, height: int) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        parent.weight += weight
        if parent.weight > MAX_NODES:
            message = _("the file holds too many values once its aliases (*) are written out")
            raise NotYaml(node.start, message)
        if height >= parent.height:
            parent.height = height + 1
            if height + len(self._open) > MAX_DEPTH:
                raise NotYaml(node.start, _too_deep())
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif parent.waiting is None:
            parent.waiting = node
        else:
            parent.entries.append((parent.waiting, node))
            parent.waiting = None


def _too_deep() -> str:
    return _("the file is nested too deep here: at most {depth} levels").format(depth=MAX_DEPTH)


def target(node: Node) -> Scalar | Mapping | Sequence:
    """Return the node itself, or what it is an alias of."""
    return node.target if isinstance(node, Alias) else node


def children(node: Node) -> Iterator[tuple[str | int, Node, Node]]:
    """Yield step, key node (or the value itself in a list) and value node of each child."""
    real = target(node)
    if isinstance(real, Mapping):
        for key, value in real.entries:
            name = target(key)
            if isinstance(name, Scalar):
                yield name.text, key, value
    elif isinstance(real, Sequence):
        for index, item in enumerate(real.items):
            yield index, item, item
