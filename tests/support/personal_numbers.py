"""Made-up personal numbers by the rules, and every way that people write them.

Serial numbers are those from 980 on, which the tax agency keeps for numbers of tests.
"""

from datetime import date

from hypothesis import strategies as st

INTERIM = "TRSUWXJKLMN"
"""Letters that stand in the place of a 1."""

SAMPLE = "640823-3234"
"""A number that is printed in the tax agency's own leaflet."""

DASHES = "-+\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d_"
BLANKS = " \t\u00a0\u2007\u2009\u202f\u3000"
UNSEEN = ("", "\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u202e", "\u0336", "\0", "\x1b")


def check_digit(digits: str) -> str:
    """Return the digit that Luhn's formula adds to nine others (written anew, by its rule)."""
    doubled = [int(d) * (2, 1)[i % 2] for i, d in enumerate(digits)]
    return str(-sum(sum(map(int, str(number))) for number in doubled) % 10)


@st.composite
def numbers(draw: st.DrawFn, before: int = 2007) -> tuple[str, str, str]:
    """Make a number: its century, its date of six digits and its last four signs."""
    born = draw(st.dates(date(1880, 1, 1), date(before - 1, 12, 31)))
    day = born.day + draw(st.sampled_from([0, 60]))
    serial = str(draw(st.integers(980, 999)))
    six = f"{born:%y%m}{day:02d}"
    last = serial + check_digit(six + serial)
    if draw(st.integers(0, 4)) == 0:
        serial = "1" + serial[1:]
        letter = draw(st.sampled_from(INTERIM + INTERIM.lower()))
        last = letter + serial[1:] + check_digit(six + serial)
    return f"{born.year // 100}", six, last


@st.composite
def gaps(draw: st.DrawFn) -> str:
    """Make what people put before the last four."""
    blank = st.sampled_from(["", *BLANKS])
    dash: str = draw(st.sampled_from(["", *DASHES, "\n"]))
    before: str = draw(blank)
    after: str = draw(blank)
    return before + dash + (after if dash else "")


def _apart(six: str, between: str) -> str:
    return between.join((six[:2], six[2:4], six[4:]))


@st.composite
def written(draw: st.DrawFn, number: tuple[str, str, str]) -> str:
    """Write a number as someone may."""
    century, six, last = number
    form = draw(st.sampled_from(["plain", "parts", "groups"]))
    if form == "plain" or (form == "groups" and not last.isdigit()):
        text = draw(st.sampled_from(["", century])) + six + draw(gaps()) + last
    elif form == "parts":
        between = draw(st.sampled_from([*"-./ \u2013"]))
        text = century + _apart(six, between) + draw(st.sampled_from(["-", " ", " - "])) + last
    else:
        # in groups that are no one's usual way
        whole = century + six + last
        cuts = sorted(draw(st.sets(st.integers(2, 11), min_size=1)))
        parts = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, 12], strict=True)]
        text = draw(st.sampled_from(BLANKS)).join(parts)
        if [len(part) for part in parts] == [3, 3, 3, 3]:
            text = whole  # so are amounts written
    if draw(st.booleans()):
        text = text.translate(draw(st.sampled_from(OTHER_DIGITS)))
    unseen = draw(st.sampled_from(UNSEEN))
    return unseen.join(text)


def _digits(zero: str) -> dict[int, str]:
    return {ord("0") + digit: chr(ord(zero) + digit) for digit in range(10)}


OTHER_DIGITS = tuple(map(_digits, "0\uff10\u0660\u06f0\u0966\U0001d7ce"))
"""Ways to write digits: ordinary, full width, Arabic, Persian, Devanagari, mathematical."""


def plain_digits(text: str) -> str:
    """Return the digits of any script in a text, as ordinary ones."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())
