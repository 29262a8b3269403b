"""Programs killed in the middle of writing: nothing told as done is lost, nothing is half."""

import sys
from collections.abc import Callable

import pytest
from support.kill_targets import TARGETS
from support.killing import run_apart
from support.long import KILLS, KILLS_SOFT

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL"),
    pytest.mark.timeout(1800),
]


@pytest.mark.parametrize("kind", TARGETS)
def test_no_kill_loses_an_edit_that_was_told_as_done(
    kind: str, record_property: Callable[[str, object], None]
) -> None:
    outcome = run_apart(kind, KILLS)
    print(outcome)
    record_property("kills", str(outcome))
    assert outcome.kills == KILLS
    # the deaths were of every sort, and some of them came in the middle of things
    assert outcome.places > 30
    assert outcome.writes >= KILLS // 4
    assert outcome.acknowledged > KILLS // 8
    assert outcome.torn > 0
    assert outcome.strays > 0


def test_no_kill_under_a_soft_lock_does_either(
    record_property: Callable[[str, object], None],
) -> None:
    outcome = run_apart("register", KILLS_SOFT, lock="soft")
    print(outcome)
    record_property("kills", str(outcome))
    assert outcome.kills == KILLS_SOFT
    assert outcome.places > KILLS_SOFT // 4
