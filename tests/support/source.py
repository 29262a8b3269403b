"""The product's own source as syntax trees, for tests that read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "esftui"


class Offence(NamedTuple):
    """A place in the source, and what is wrong there."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class Module:
    """One module: its tree, what it imports under which name, and each node's parent."""

    def __init__(self, source: str, name: str) -> None:
        self.name = name
        self.tree = ast.parse(source)
        self.parents: dict[ast.AST, ast.AST] = {
            child: parent
            for parent in ast.walk(self.tree)
            for child in ast.iter_child_nodes(parent)
        }
        self.imports: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    self.imports[alias.asname or alias.name] = f"{node.module}.{alias.name}"
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    self.imports[alias.asname or alias.name] = alias.name

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield a node's parents, the nearest first."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def function_of(self, node: ast.AST) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
        """Return the function that a node stands in."""
        for parent in self.above(node):
            if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
                return parent
        return None


def called(node: ast.Call) -> str:
    """Return the last name of what is called: ``Static``, ``update``, ``assemble``."""
    match node.func:
        case ast.Name(name):
            return name
        case ast.Attribute(attr=name):
            return name
    return ""


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the product."""
    return tuple(
        Module(path.read_text("utf-8"), str(path.relative_to(ROOT)))
        for path in sorted(PACKAGE.rglob("*.py"))
    )
