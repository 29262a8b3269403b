"""What holds for all tests."""

import os

from hypothesis import HealthCheck, settings

# a busy machine makes examples slowly, which says nothing of what is tried
settings.register_profile(
    "esftui", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("esftui")

# screens are drawn at once when something on them has changed, so that a test need not wait
os.environ.setdefault("TEXTUAL_FPS", "250")
