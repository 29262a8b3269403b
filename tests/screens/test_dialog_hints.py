"""The keys in a dialog's lower border: whole ones alone, and always how to leave."""

from esftui.screens.dialog import hints

KEYS = (("Space", "came"), ("g", "gender"), ("n", "new seat"), ("Esc", "close"))


def test_keys_without_room_are_left_out_whole_and_the_last_stays() -> None:
    whole = hints(KEYS).plain
    for width in range(1, len(whole) + 5):
        fitted = hints(KEYS, width).plain
        assert fitted.endswith("Esc close")
        assert len(fitted) <= max(width, len("Esc close"))
        shown = fitted.split("  ·  ")
        assert shown == [part for part in whole.split("  ·  ") if part in shown]
    assert hints(KEYS, len(whole)).plain == whole
    assert hints(KEYS, len(whole) - 1).plain == "Space came  ·  g gender  ·  Esc close"
