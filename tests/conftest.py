"""What holds for all tests."""

import os

import pytest
from hypothesis import HealthCheck, settings

# the same examples each time, so that a change is what makes a test fail; others are tried by
# hand (--hypothesis-profile=others), and what they find is written down as an example.
# A busy machine makes examples slowly, which says nothing of what is tried
settings.register_profile(
    "esftui",
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("others", settings.get_profile("esftui"), derandomize=False)
settings.load_profile("esftui")

# screens are drawn at once when something on them has changed, so that a test need not wait
os.environ.setdefault("TEXTUAL_FPS", "250")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run three tests for every two processors: a third of their time is spent waiting."""
    del config
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
    processors = processors or os.cpu_count() or 1
    return processors + processors // 2
