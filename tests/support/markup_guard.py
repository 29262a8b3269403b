"""Finds text that reaches a widget as a plain string, where it would be read as markup.

Safe are: literals, catalogue texts as they stand, ``Content`` and ``Text`` and whatever a
function annotated to return them gives, and calls with ``markup=False``. A catalogue text
with something put into it (``.format``) is not: what is put in may come from a file.
"""

import ast
from collections.abc import Iterator

from support.source import Module, Offence, called

SINKS = {"Static", "Label", "Button", "Option", "OptionList", "Checkbox", "RadioButton", "Tree"}
"""Widgets of the framework whose first argument is read as markup."""
METHODS = {"update", "add_option", "add_options", "notify", "add_row", "add_column", "update_cell"}
"""Methods whose texts are read as markup."""
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "label"}
"""Attributes that are read as markup when they are set."""
TEXT_KEYWORDS = {
    "content",
    "label",
    "prompt",
    "message",
    "title",
    "renderable",
    "visual",
    "tooltip",
}
CATALOGUE = {"_", "ngettext", "pgettext"}
SAFE_TYPES = {"Content", "Text", "Strip", "Visual"}


def offences(module: Module, others: dict[str, Module] | None = None) -> Iterator[Offence]:
    """Yield every place where a plain string may be read as markup."""
    check = _Check(module, others or {})
    if not any(name.split(".")[0] == "textual" for name in module.imports.values()):
        return
    for node in ast.walk(module.tree):
        for value in check.texts(node):
            if not check.safe(value):
                text = ast.unparse(value)
                yield Offence(module.name, value.lineno, f"may be read as markup: {text}")


class _Check:
    def __init__(self, module: Module, others: dict[str, Module]) -> None:
        self.module = module
        self.others = others
        self.sinks = {name for name in SINKS if name in module.imports} | {
            node.name
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ClassDef)
            and any(isinstance(base, ast.Name) and base.id in SINKS for base in node.bases)
        }

    def texts(self, node: ast.AST) -> Iterator[ast.expr]:
        """Yield the expressions of a node that the framework reads as markup."""
        match node:
            case ast.Call():
                yield from self._of_call(node)
            case ast.Assign(targets=targets, value=value):
                if any(isinstance(t, ast.Attribute) and t.attr in ATTRIBUTES for t in targets):
                    yield value
            case ast.FunctionDef(name="render", returns=ast.Name("str")):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Return) and inner.value is not None:
                        yield inner.value

    def _of_call(self, node: ast.Call) -> Iterator[ast.expr]:
        name = called(node)
        if any(
            word.arg == "markup" and isinstance(word.value, ast.Constant) and not word.value.value
            for word in node.keywords
        ):
            return
        is_method = isinstance(node.func, ast.Attribute)
        if name == "from_markup" and node.args:
            yield node.args[0]
        elif (name in self.sinks and not is_method) or (name in METHODS and is_method):
            for value in node.args[: None if name in METHODS else 1]:
                yield from _pieces(value)
            for word in node.keywords:
                if word.arg in TEXT_KEYWORDS:
                    yield word.value

    def safe(self, value: ast.expr, *, strings: bool = True) -> bool:
        """Say whether an expression can be seen to be no text from anywhere else.

        Without ``strings`` it must be content; literals and catalogue texts do not do.
        """
        match value:
            case ast.Constant():
                return strings
            case ast.Dict() | ast.Set() | ast.DictComp() | ast.SetComp():
                return True  # the update of a mapping or a set
            case ast.IfExp(body=body, orelse=other):
                return self.safe(body, strings=strings) and self.safe(other, strings=strings)
            case ast.BoolOp(values=values):
                return all(self.safe(part, strings=strings) for part in values)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                if self.safe(left, strings=False) or self.safe(right, strings=False):
                    return True  # content keeps plain what is added to it
                return strings and self.safe(left) and self.safe(right)
            case ast.Name():
                return self._safe_name(value, strings)
            case ast.Call():
                return self._safe_call(value, strings)
        return False

    def _safe_call(self, node: ast.Call, strings: bool) -> bool:
        match node.func:
            case ast.Name(name):
                if name in CATALOGUE:
                    return strings
                return name in SAFE_TYPES or self._returns_content(name)
            case ast.Attribute(value=owner, attr=name):
                if isinstance(owner, ast.Name) and owner.id in SAFE_TYPES:
                    return name != "from_markup" or all(self.safe(arg) for arg in node.args)
                if isinstance(owner, ast.Name) and owner.id == "self":
                    return self._returns_content(name, method=True)
                # a method of content gives content
                return self.safe(owner, strings=False)
        return False

    def _returns_content(self, name: str, *, method: bool = False) -> bool:
        """Say whether a function of this name, here or where it comes from, returns content."""
        if method:
            return _all_content(self.module, name, method=True)
        origin = self.module.imports.get(name)
        module = self.module
        if origin is not None:
            found = self.others.get(origin.rpartition(".")[0])
            if found is None:
                return False
            module, name = found, origin.rpartition(".")[2]
        return _all_content(module, name)

    def _safe_name(self, node: ast.Name, strings: bool) -> bool:
        """Say whether a local variable or argument only ever holds what is safe."""
        function = self.module.function_of(node)
        if function is None:
            return False
        values: list[bool] = []
        for argument in [*function.args.args, *function.args.kwonlyargs]:
            if argument.arg == node.id:
                values.append(_is_safe_type(argument.annotation))
        for inner in ast.walk(function):
            match inner:
                case ast.AnnAssign(target=ast.Name(name), annotation=kind) if name == node.id:
                    values.append(_is_safe_type(kind))
                case ast.Assign(targets=[ast.Name(name)], value=value) if name == node.id:
                    values.append(self.safe(value, strings=strings))
                case ast.AugAssign(target=ast.Name(name), value=value) if name == node.id:
                    values.append(self.safe(value, strings=strings))
                case ast.For(target=target) | ast.comprehension(target=target):
                    names = [part.id for part in ast.walk(target) if isinstance(part, ast.Name)]
                    if node.id in names:
                        values.append(False)
        return bool(values) and all(values)


def _all_content(module: Module, name: str, *, method: bool = False) -> bool:
    """Say whether every function (or method) of a name in a module returns content."""
    annotations = [
        node.returns
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name == name
        and isinstance(module.parents[node], ast.ClassDef) is method
    ]
    return bool(annotations) and all(_is_safe_type(found) for found in annotations)


def _pieces(value: ast.expr) -> Iterator[ast.expr]:
    """Yield the parts of a list or a starred argument, or the expression itself."""
    match value:
        case ast.List(elts=parts) | ast.Tuple(elts=parts):
            yield from parts
        case ast.Starred(value=inner):
            yield inner
        case _:
            yield value


def _is_safe_type(annotation: ast.expr | None) -> bool:
    return isinstance(annotation, ast.Name) and annotation.id in SAFE_TYPES
