"""Finding personnummer and what stands in for one in text, so that they can be refused.

A number has ten or twelve digits: a date (in a samordningsnummer the day + 60), a serial
number and a check digit by Luhn's formula over the last ten digits (Skatteverket, SKV 704
and SKV M 2010:3). Those without one have letters in it: interim numbers of schools (T, R, S
... in the place of a 1), T or TF and figures without a check digit (used for those with a
protected identity), and the K, M, X of regional reserve numbers (Inera, "Lokala reservid").

:mod:`esftui.store.number_signs` sees through how it is written: dashes, blanks and digits of
any script, escapes, and what cannot be seen between them. Here it is told whether figures in
groups are a number or only look like one: what is written as one is (six or eight figures,
something between, four), and so is an odd grouping that stands alone; telephone numbers,
amounts in thousands, times and dates of a project's own years are not. The number found is
never passed on in a message.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

from esftui.store.number_signs import NOTHING, may_hold, pieces, signs

MASK = "••••••-••••"
"""What is shown in place of a number."""

PROJECT_YEARS = 2007
"""From this year on a date before a time or an amount is taken for a day of a project."""

_DIGITS = re.compile(f"[0-9][0-9{NOTHING}]*")
_GAP = re.compile(
    r"(?P<line>\ {0,3}[-+]{0,2}\ {0,3}\n{1,2}\ {0,40})"
    r"|(?P<letter>\ {0,3}[-+]{0,2}\ {0,3}(?:\n{1,2}\ {0,40})?(?P<sign>[TRSUWXJKLMN]F?))"
    r"|(?P<tight>[-+]{1,2})"
    r"|(?P<dash>\ {0,3}[-+]{1,2}\ {0,3})"
    r"|(?P<blank>\ {1,3})"
    r"|(?P<dot>\.\ ?)|(?P<slash>/\ ?)",
    re.IGNORECASE,
)
_OWN_VALUES = {"K": "5", "M": "7", "X": "8"}
_AN_ID = re.compile("[A-Za-zÅÄÖåäö]-?$")
_MASKED = "•"
_STORM = re.compile(r"(?<![0-9])(?:[0-9]{1,3}[ +-]{1,3}){80,}")
_END = 64
_USUAL = (2, 4, 6, 8, 10, 12)
"""With how many digits a number begins that stands among other digits."""
_BEGINNINGS = ("slash", "dot", "line")


class _Group(NamedTuple):
    """Digits with nothing seen between them, and what is before them in the same run."""

    digits: str
    start: int
    end: int
    gap: str = ""
    sign: str = ""


def find(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end (in characters) of each personal number in the text."""
    done = 0
    for start, end in pieces(text):
        piece = text[start:end]
        if not may_hold(piece.encode("utf-8", "surrogatepass")):
            continue
        for first, last in _found(piece):
            if start + first >= done:
                done = start + last
                yield start + first, done


def find_in_bytes(raw: bytes) -> list[tuple[int, int]]:
    """Return start and end (in bytes) of each personal number in UTF-8 text.

    Only pieces with enough digits near each other are looked at, so that a large file
    without any costs next to nothing.
    """
    return list(_in_bytes(raw))


def any_in_bytes(raw: bytes) -> bool:
    """Say whether there is a personal number in UTF-8 text, looking no further than the first."""
    return next(_in_bytes(raw), None) is not None


def _in_bytes(raw: bytes) -> Iterator[tuple[int, int]]:
    done = 0
    for start, end in pieces(raw):
        if not may_hold(raw[start:end]):
            continue
        piece = raw[start:end].decode("utf-8", "surrogateescape")
        at, place = 0, start
        for first, last in _found(piece):
            begin = place + _length(piece[at:first])
            place = begin + _length(piece[first:last])
            at = last
            if begin >= done:
                done = place
                yield begin, done


def _found(piece: str) -> list[tuple[int, int]]:
    written = _STORM.sub(_thinned, signs(piece))
    found: list[tuple[int, int]] = []
    # what stood beside a number may stand alone without it, and be one too
    while spans := list(_spans(written)):
        found += spans
        written = "".join(_blackened(written, spans))
    return sorted(found)


def _thinned(storm: re.Match[str]) -> str:
    """Return both ends of small numbers without end: none in their middle stands alone."""
    text, middle = storm[0], len(storm[0]) - 2 * _END
    return f"{text[:_END]}{_MASKED * middle}{text[-_END:]}"


def _blackened(written: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        yield written[at:start]
        yield _MASKED * (end - start)
        at = end
    yield written[at:]


def masked(text: str) -> str:
    """Return the text with every personal number in it made unreadable."""
    parts, at = [], 0
    for start, end in find(text):
        parts += [text[at:start], MASK]
        at = end
    return "".join([*parts, text[at:]]) if at else text


def _length(text: str) -> int:
    """Return how many bytes a text was cut from."""
    return len(text.encode("utf-8", "surrogateescape"))


def _spans(written: str) -> Iterator[tuple[int, int]]:
    for run in _runs(written):
        first = 0
        while first < len(run):
            last = _last_of_number(written, run, first)
            if last is None:
                first += 1
            else:
                yield run[first].start, run[last].end
                first = last + 1


def _runs(written: str) -> Iterator[list[_Group]]:
    """Yield groups of digits that something slight stands between."""
    run: list[_Group] = []
    for match in _DIGITS.finditer(written):
        digits = match[0].replace(NOTHING, "")
        if run:
            between = written[run[-1].end : match.start()].replace(NOTHING, "")
            gap = _GAP.fullmatch(between)
            if gap is not None:
                sign = (gap["sign"] or "").upper()
                run.append(_Group(digits, match.start(), match.end(), str(gap.lastgroup), sign))
                continue
            yield run
        run = [_Group(digits, match.start(), match.end())]
    if run:
        yield run


def _last_of_number(written: str, run: list[_Group], first: int) -> int | None:
    """Return which group ends a number that begins with a group of a run, or nothing."""
    begins = first == 0 or run[first].gap in _BEGINNINGS
    size = len(run[first].digits)
    if size > 12 or not (begins or size in _USUAL) or _after_decimals(written, run, first):
        return None
    digits, best = "", None
    for last in range(first, len(run)):
        group = run[last]
        if last > first and group.sign:
            return last if _with_letter(run[first:last], digits, group) else best
        digits += group.digits
        if len(digits) > 12:
            break
        if (
            len(digits) in (10, 12)
            and _is_number(digits)
            and _written_as_one(written, run, first, last)
        ):
            best = last
    return best


def _after_decimals(written: str, run: list[_Group], first: int) -> bool:
    """Say whether a group is the decimals of a number."""
    if first:
        return run[first].gap == "dot" and written[run[first].start - 1] == "."
    return _beside(_before(written, run[0]), ".,")


def _before(written: str, group: _Group) -> str:
    """Return the few signs that are seen before a group."""
    return written[max(0, group.start - 9) : group.start].replace(NOTHING, "")


def _beside(before: str, these: str) -> bool:
    """Say whether a text ends in a digit and then one of some signs."""
    return len(before) > 1 and before[-1] in these and before[-2].isdigit()


def _written_as_one(written: str, run: list[_Group], first: int, last: int) -> bool:
    """Say whether ten or twelve digits are grouped as a personal number and as nothing else."""
    groups = run[first : last + 1]
    sizes = tuple(len(group.digits) for group in groups)
    gaps = tuple(group.gap for group in groups[1:])
    if len(groups) == 1:
        return not _an_id(written, groups[0])
    if "letter" in gaps or _goes_on_as_a_date(run, last):
        return False
    if sizes in ((6, 4), (8, 4)):
        return gaps[0] != "dot" and not (gaps[0] in ("blank", "line") and _time(groups))
    if sizes in ((2, 2, 2, 4), (4, 2, 2, 4)) and gaps[0] == gaps[1] != "line":
        return _date_and_four(groups, gaps)
    begins = first == 0 or run[first].gap in _BEGINNINGS
    ends = last == len(run) - 1 or run[last + 1].gap in ("slash", "line")
    return begins and ends and _odd_grouping(written, groups, sizes, gaps)


def _an_id(written: str, group: _Group) -> bool:
    """Say whether ten digits after letters are a day and two figures more: FS-2012013101."""
    digits = group.digits
    if len(digits) != 10 or not _is_date(digits[:2], digits[2:8]) or digits[:2] != "20":
        return False
    return _AN_ID.search(_before(written, group)) is not None


def _goes_on_as_a_date(run: list[_Group], last: int) -> bool:
    """Say whether the last four figures are the year of a date: 2011-06-01 - 2014-06-30."""
    month = run[last + 1 : last + 3]
    return (
        _year(run[last].digits)
        and [len(group.digits) for group in month] == [2, 2]
        and month[0].gap == month[1].gap in ("tight", "slash", "dot")
    )


def _year(four: str) -> bool:
    return 1900 <= int(four[-4:]) < 2100


def _hour(four: str) -> bool:
    return int(four[:2]) < 24 and int(four[2:]) < 60


def _time(groups: list[_Group]) -> bool:
    """Say whether a day of a project's years and a time of that day are written."""
    day, four = groups[0].digits, groups[-1].digits
    return len(day) == 8 and int(day[:4]) >= PROJECT_YEARS and _hour(four)


def _date_and_four(groups: list[_Group], gaps: tuple[str, ...]) -> bool:
    """Say whether a date with its parts apart and four figures are a number.

    A dash close to both makes them one, and so does a year that no project is of; else
    the four figures are a time, a year or an amount.
    """
    year, four = groups[0].digits, groups[-1].digits
    before_projects = int(year) < PROJECT_YEARS if len(year) == 4 else int(year) > 40
    if before_projects:
        return True
    return gaps[-1] == "tight" and not _hour(four) and not _year(four)


def _odd_grouping(
    written: str, groups: list[_Group], sizes: tuple[int, ...], gaps: tuple[str, ...]
) -> bool:
    """Say whether digits in other groups are a number, and not something else with groups."""
    digits = "".join(group.digits for group in groups)
    before, end = _before(written, groups[0]), groups[-1].end
    after = written[end : end + 9].replace(NOTHING, "")
    if not set(gaps) <= {"blank", "dash", "tight"}:
        return False
    if _beside(before, ",:") or re.match("[,:][0-9]", after):
        return False
    telephone = digits[0] == "0" or before.endswith("+")
    thousands = sizes[0] < 4 and set(sizes[1:]) == {3} and set(gaps) == {"blank"}
    day = len(digits) == 10 and (sizes[:3] == (4, 2, 2) or sizes[0] == 8)
    recent = len(digits) == 12 and int(digits[:4]) >= PROJECT_YEARS
    return not (telephone or thousands or day or recent)


def _with_letter(before: list[_Group], digits: str, group: _Group) -> bool:
    """Say whether a date, a letter and figures are a number that stands in for one."""
    sizes = [len(each.digits) for each in before]
    whole = len(before) == 1
    gaps = {each.gap for each in before[1:]}
    apart = sizes in ([2, 2, 2], [4, 2, 2]) and len(gaps) == 1 and "line" not in gaps
    if len(digits) not in (6, 8) or not (whole or apart):
        return False
    century, date = digits[:-6], digits[-6:]
    if not _is_date(century, date):
        return False
    if group.sign == "TF":
        return len(group.digits) == 2
    if len(group.sign) != 1 or len(group.digits) != 3:
        return False
    if group.sign == "T" and century:
        return True  # it has no check digit
    values = {"1"} | ({_OWN_VALUES[group.sign]} if century and group.sign in _OWN_VALUES else set())
    return any(_luhn(date + value + group.digits) for value in values)


def _is_number(digits: str) -> bool:
    return _is_date(digits[:-10], digits[-10:-4]) and _luhn(digits[-10:])


def _is_date(century: str, date: str) -> bool:
    if century and century not in ("16", "17", "18", "19", "20"):
        return False
    month, day = int(date[2:4]), int(date[4:6])
    day -= 60 if day > 60 else 0
    if not 1 <= month <= 12 or day < 1:
        return False
    centuries = (century,) if century else ("18", "19", "20")
    return any(day <= monthrange(int(c + date[:2]), month)[1] for c in centuries)


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(digits):
        number = int(digit) * (2 - place % 2)
        total += number - 9 if number > 9 else number
    return total % 10 == 0
