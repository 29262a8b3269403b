import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
PAGE = TESTS.parent / "docs" / "reliability.md"


def test_each_promise_is_tried_by_tests_that_there_are() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = re.findall(r"`(\w+/test_\w+\.py)::(test_\w+)`", text)
    assert len(named) > 30
    for file, test in named:
        assert re.search(rf"def {test}\(", (TESTS / file).read_text(encoding="utf-8")), test
    promises = text.partition("| promise | tried by |")[2].partition("\n## ")[0].splitlines()[2:]
    for row in filter(None, promises):
        assert "::test_" in row, row
