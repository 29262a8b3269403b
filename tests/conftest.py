"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# a busy machine makes examples slowly, which says nothing of what is tried
settings.register_profile("esftui", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("esftui")
