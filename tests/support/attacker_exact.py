"""The same attacker with a solver of whole-number programs beside it, where one is installed.

What the attacker does not find by trying is asked of the solver (`pip install highspy`, no
part of the tests): whether any numbers there could be agree with all that is known.
"""

from importlib.util import find_spec
from typing import Any

from support.attacker import Attacker, Known

SECONDS = 20.0
"""How long one question may take; then the value counts as impossible, against the code."""


def solver() -> bool:
    """Say whether a solver is installed."""
    return find_spec("highspy") is not None


class Exact:
    """Asks a solver for values that an attacker, who is ready, has not found."""

    def __init__(self, attacker: Attacker) -> None:
        """Take an attacker who is ready."""
        self._attacker = attacker
        self._models: dict[str, tuple[Any, dict[str, int]]] = {}

    def possible(self, name: str, wanted: int, near: int) -> set[int]:
        """Return up to ``wanted`` values that a number can have, looking first near one."""
        found = self._attacker.seen(name)
        low, high = self._attacker.spans[name]
        values = sorted(range(max(low, near - 60), min(high, near + 60) + 1), key=_from(near))
        for value in values:
            if len(found) >= wanted:
                break
            if value not in found:
                self._try(name, value)
        return found

    def _try(self, name: str, value: int) -> None:
        model, columns = self._model(name)
        low, high = self._attacker.spans[name]
        model.changeColBounds(columns[name], value, value)
        model.run()
        if str(model.getModelStatus()) == "HighsModelStatus.kOptimal":
            solution = model.getSolution().col_value
            self._attacker.note({each: round(solution[at]) for each, at in columns.items()})
        model.changeColBounds(columns[name], low, high)

    def _model(self, name: str) -> tuple[Any, dict[str, int]]:
        if name not in self._models:
            names = sorted(self._attacker.together(name))
            made = self._made(names)
            self._models |= dict.fromkeys(names, made)
        return self._models[name]

    def _made(self, names: list[str]) -> tuple[Any, dict[str, int]]:
        import highspy  # type: ignore[import-not-found,unused-ignore]

        model = highspy.Highs()
        model.setOptionValue("output_flag", False)
        model.setOptionValue("time_limit", SECONDS)
        columns = {each: at for at, each in enumerate(names)}
        for at, each in enumerate(names):
            model.addVar(*self._attacker.spans[each])
            model.changeColIntegrality(at, highspy.HighsVarType.kInteger)
        facts: dict[int, Known] = {
            id(fact): fact for each in names for fact in self._attacker.about(each)
        }
        for fact in facts.values():
            signs: dict[int, int] = {}
            for part, sign in ((fact.plus, 1), (fact.minus, -1)):
                for each in part:
                    signs[columns[each]] = signs.get(columns[each], 0) + sign
            model.addRow(fact.low, fact.high, len(signs), list(signs), list(signs.values()))
        return model, columns


def _from(near: int) -> Any:
    return lambda value: (abs(value - near), value)
