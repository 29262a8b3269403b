import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def usefulness() -> ModuleType:
    path = Path(__file__).with_name("usefulness.py")
    spec = importlib.util.spec_from_file_location("usefulness", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["usefulness"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("leavers", [30, 70, 110])
def test_at_most_half_as_many_rows_are_withheld_as_naively(
    usefulness: ModuleType, leavers: int
) -> None:
    found = usefulness.found(leavers, 40)
    assert found.ours <= found.naive / 2
    assert found.rows >= 2
