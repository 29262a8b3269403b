"""A YAML file as plain data, and the place of every key and value in it."""

from itertools import islice
from pathlib import Path
from typing import Any

from esftui.locales import _
from esftui.store.personal_number import find, masked
from esftui.store.problem import MOST, FileProblems, Finding, KeyPath, Problem, Step, key_path
from esftui.store.scalars import Unclear, resolve
from esftui.store.source import (
    Places,
    Source,
    personal_number_message,
    personal_numbers,
    position,
    read_source,
)
from esftui.store.yaml_tree import (
    SEPARATORS,
    Alias,
    Mapping,
    Node,
    NotYaml,
    Scalar,
    Sequence,
    children,
    compose,
    target,
)


class Document:
    """A YAML file that could be parsed.

    ``data`` is plain data: dicts, lists, texts, numbers, true/false and nothing; dates
    are texts. ``findings`` are what is wrong already at this stage (unclear words, keys
    given twice, tags, personal numbers ...); of what is ``unclear``, ``data`` holds the
    text as written.
    """

    def __init__(self, source: Source, root: Mapping) -> None:
        self.source = source
        self.root = root
        self.findings: list[Finding] = []
        self.unclear: set[KeyPath] = set()
        self._steps: dict[int, dict[Step, tuple[Node, Node]]] = {}
        self._seen: dict[int, Any] = {}
        self.data: dict[str, Any] = self._mapping(root, ())
        del self._seen

    def problems(self, findings: list[Finding]) -> list[Problem]:
        """Return findings as problems at their places, in the order of the file.

        Of very many the first are told, errors before warnings.
        """
        if len(findings) > MOST:
            findings = sorted(findings, key=lambda finding: finding.severity)[:MOST]
        at = [(finding, *self._indexes(finding)) for finding in findings]
        places = Places(self.source.text, (index for _finding, *both in at for index in both))
        return sorted(
            {self._problem(finding, places[own], places[other]) for finding, own, other in at},
            key=lambda problem: (problem.line, problem.column, problem.message),
        )

    def index(self, path: KeyPath, on_key: bool = False) -> int:
        """Return the index in the text of the value (or key) at a path, or the nearest above."""
        node: Node = self.root
        at = node.start
        for step in path:
            found = self._children(node).get(step)
            if found is None:
                return at
            key, node = found
            # an empty value has no place of its own
            at = key.start if on_key or node.start == node.end else node.start
        return at

    def _children(self, node: Node) -> dict[Step, tuple[Node, Node]]:
        """Return key and value of each step down from a node, the first of several alike."""
        known = self._steps.get(id(node))
        if known is None:
            known = self._steps[id(node)] = {}
            for step, key, value in children(node):
                known.setdefault(step, (key, value))
        return known

    def line(self, path: KeyPath) -> int:
        """Return the line of the key or list element at a path."""
        return position(self.source.text, self.index(path, on_key=True))[0]

    def _indexes(self, finding: Finding) -> tuple[int, int]:
        """Return the index of what a finding is about, and of the other thing that it names."""
        own = self.index(finding.path, finding.on_key) if finding.at is None else finding.at
        return own, own if finding.other is None else self.index(finding.other, on_key=True)

    def _problem(self, finding: Finding, place: tuple[int, int], other: tuple[int, int]) -> Problem:
        message = finding.message
        if finding.other is not None:
            message = message.replace("{line}", str(other[0]))
        return Problem(
            str(self.source.path),
            *place,
            key_path(finding.path),
            masked(message),
            finding.severity,
        )

    def _say(self, path: KeyPath, message: str, at: int | None = None) -> None:
        self.findings.append(Finding(path, message, at=at))

    def _value(self, node: Node, path: KeyPath) -> Any:
        if isinstance(node, Alias):
            known = id(node.target)
            if known in self._seen:
                return self._seen[known]
            return self._value(node.target, path)
        if isinstance(node, Scalar):
            value = self._scalar(node, path)
        elif isinstance(node, Mapping):
            value = self._mapping(node, path)
        else:
            value = self._sequence(node, path)
        if node.anchor:
            self._seen[id(node)] = value
        return value

    def _sequence(self, node: Sequence, path: KeyPath) -> list[Any]:
        self._refuse_tag(node, path)
        return [self._value(item, (*path, index)) for index, item in enumerate(node.items)]

    def _scalar(self, node: Scalar, path: KeyPath) -> Any:
        self._refuse_tag(node, path)
        if node.style:
            return node.text
        try:
            value = resolve(node.text)
        except Unclear as unclear:
            self._say(path, str(unclear))
            self.unclear.add(path)
            return node.text
        if isinstance(value, str) and not value.isascii() and any(c in value for c in SEPARATORS):
            message = _(
                "an unusual line separator stands in this text, where versions of YAML "
                "differ: take it away or put the text in double quotes"
            )
            self._say(path, message)
        return value

    def _mapping(self, node: Mapping, path: KeyPath) -> dict[str, Any]:
        self._refuse_tag(node, path)
        found: dict[str, Any] = {}
        for key_node, value_node in node.entries:
            key = self._key(key_node, path)
            if key is None:
                continue
            if key in found:
                self._duplicate(key, key_node, path)
                continue
            found[key] = self._value(value_node, (*path, key))
        return found

    def _key(self, node: Node, path: KeyPath) -> str | None:
        real = target(node)
        if not isinstance(real, Scalar):
            message = _("a key must be a text; here it is a list or a mapping")
            self._say(path, message, node.start)
            return None
        here = (*path, real.text)
        if isinstance(node, Alias):
            self._say(here, _("a key must be written out, not an alias (*)"), node.start)
            return None
        self._refuse_tag(real, here)
        if real.style:
            return real.text
        try:
            value = resolve(real.text)
        except Unclear as unclear:
            self._say(here, str(unclear), node.start)
            return None
        if not isinstance(value, str):
            message = _("a key must be a text; put it in quotes if it is meant")
            self._say(here, message, node.start)
            return None
        return value

    def _duplicate(self, key: str, node: Node, path: KeyPath) -> None:
        here = (*path, key)
        message = _("the key is given twice; the first one is on line {line}")
        self.findings.append(Finding(here, message, at=node.start, other=here))

    def _refuse_tag(self, node: Scalar | Mapping | Sequence, path: KeyPath) -> None:
        if node.tag is not None:
            message = _("tags (!) are not used here: write a text in quotes, other values as such")
            self._say(path, message, node.start)
            self.unclear.add(path)


def read_document(path: Path) -> Document:
    """Return a YAML file that holds a mapping.

    Raises:
        FileProblems: if it cannot be read, is not YAML, or is empty or something else
            than a mapping.
    """
    return parse(read_source(path))


def parse(source: Source) -> Document:
    """Return the document that a text holds; raises as :func:`read_document` does."""
    try:
        root = compose(source.text)
    except NotYaml as error:
        numbers = personal_numbers(source)
        raise FileProblems([source.problem(error.index, str(error)), *numbers]) from None
    if root is None or (isinstance(root, Scalar) and not root.text and not root.style):
        raise FileProblems([source.problem(0, _("the file is empty; keys and values belong here"))])
    if not isinstance(root, Mapping):
        message = _("the file must hold keys with values (key: value), not a {kind}")
        kind = _("list") if isinstance(root, Sequence) else _("text")
        problem = source.problem(root.start, message.format(kind=kind))
        raise FileProblems([problem, *personal_numbers(source)])
    document = Document(source, root)
    document.findings += _numbers(document)
    return document


def _numbers(document: Document) -> list[Finding]:
    """Return a finding for each personal number, in values, keys and comments."""
    source = document.source
    inside: list[Finding] = []
    raw = personal_numbers(source)
    if not raw and "\\" not in source.text:
        return []
    stack: list[tuple[KeyPath, Node]] = [((), document.root)]
    spans: list[tuple[int, int]] = []
    while stack and len(inside) < MOST:
        path, node = stack.pop()
        if isinstance(node, Scalar):
            if next(find(node.text), None):
                inside.append(Finding(path, personal_number_message(), at=node.start))
                spans.append((node.start, node.end))
        elif not isinstance(node, Alias):
            for step, key, value in children(node):
                here = (*path, step)
                stack.append((here, value))
                if isinstance(step, str):
                    stack.append((here, key))
    inside += [
        Finding((), personal_number_message(), at=start)
        for start, _end in islice(find(source.text), MOST)
        if not any(first <= start < last for first, last in spans)
    ]
    return inside
