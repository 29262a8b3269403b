import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esftui.panels.glyphs import to_ascii
from esftui.panels.text import cells, clean, cut, wrap

nasty = st.text(
    st.characters()
    | st.sampled_from("\x1b\t\n\u200b\u202e\u200d\ufe0f\u0301\u0301日é👩🏽🇸🇪\x9b\xad"),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Avtal\tmed\r\n utvärderare", "Avtal med  utvärderare"),
        ("\x1b[31mröd\x1b[0m", "␛[31mröd␛[0m"),
        ("\x9b31m", "\ufffd31m"),
        ("\x7f", "␡"),
        ("a\u202eb\u200bc\ufeffd", "a\ufffdb\ufffdc\ufffdd"),
        ("mjuk\u00adavstavning", "mjukavstavning"),
        ("e\u0301", "é"),
        ("a" + "\u0336" * 9, "a\u0336\u0336"),
        ("👩🏽\u200d🎓", "👩\ufffd🎓"),
        ("🇸🇪", "SE"),
        ("❤\ufe0f", "❤"),
        ("tre\u2003ord", "tre ord"),
        ("\udc80", "\ufffd"),
        ("[/] [@click=app.quit] [bold]", "[/] [@click=app.quit] [bold]"),
    ],
)
def test_text_from_a_file_is_made_harmless_and_nothing_in_it_is_hidden(
    text: str, shown: str
) -> None:
    assert clean(text) == shown


@given(nasty)
def test_cleaned_text_has_no_sign_that_controls_hides_or_turns_text(text: str) -> None:
    for character in clean(text):
        assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(nasty)
def test_a_cleaned_text_is_as_wide_as_its_signs_together(text: str) -> None:
    shown = clean(text)
    assert cells(shown) == sum(cells(character) for character in shown)


@given(nasty, st.integers(0, 30))
def test_a_cut_text_is_never_wider_and_says_that_it_was_cut(text: str, width: int) -> None:
    shown = clean(text)
    short = cut(shown, width)
    assert cells(short) <= width
    if cells(shown) <= width:
        assert short == shown
    elif width:
        assert short.endswith("…")


@given(nasty, st.integers(2, 30))
def test_wrapped_lines_are_never_wider_and_lose_no_word(text: str, width: int) -> None:
    shown = clean(text)
    lines = wrap(shown, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")


@given(nasty)
def test_the_ascii_form_of_a_text_keeps_letters_and_width(text: str) -> None:
    shown = clean(text)
    plain = to_ascii(shown)
    assert all(character.isascii() or character.isalpha() for character in plain)
    assert cells(plain) == cells(shown)
