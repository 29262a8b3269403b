import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support.command_line import CommandLine
from support.status_text import DATA, SHOWN

from esftui import locales
from esftui.disclosure import Shared, share
from esftui.disclosure.cells import VERSION
from esftui.measure.everything import measure
from esftui.report.json.shared import shared_status
from esftui.report.json.text import encode
from esftui.report.schema import schema
from esftui.report.text.shared import shared_page
from esftui.store.folder import load_folder


@pytest.fixture(scope="module", params=sorted(SHOWN))
def shared(request: pytest.FixtureRequest) -> Shared:
    data = load_folder(DATA / request.param)
    return share(measure(data, date.fromisoformat(SHOWN[request.param])))


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Return every object that can have numbers of people withheld."""
    if isinstance(node, dict):
        if node.get("of") in ("municipalities", "events", "milestone"):
            return
        if isinstance(node.get("withheld"), bool):
            yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


def printed(shared: Shared) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(encode(shared_status(shared)))
    return found


def test_the_json_is_what_its_schema_promises(shared: Shared) -> None:
    found = printed(shared)
    jsonschema.validate(found, schema("shared"))
    assert found["shared"] is True
    assert found["rule"] == {"k": 5, "version": VERSION}


def test_a_number_that_is_withheld_is_null_beside_the_word(shared: Shared) -> None:
    counts = ("women", "men", "unknown", "total", "part", "whole", "rest", "starts", "exits")
    for found in objects(printed(shared)):
        named = [found[name] for name in counts if name in found]
        numbers = [each for each in named if each is None or isinstance(each, int)]
        if "occasion" in found:  # its genders are objects, or not there
            numbers = [found["due"], found["asked"]]
        if None in numbers:
            assert found["withheld"]
        for number in numbers:
            if isinstance(number, int):
                assert not 0 < number < 5


def test_the_text_shows_no_number_that_is_withheld(shared: Shared) -> None:
    text = "\n".join(row.text for row in shared_page(shared))
    withheld = sum(shared.withheld.values())
    assert withheld == 0 or "··" in text or "<5" in text
    for row in shared.exits.rows:
        for cell in row.persons.cells:
            assert cell.shown() in text


def test_the_text_fits_the_screen(shared: Shared) -> None:
    before = locales.language()
    try:
        for language in ("en", "sv"):
            locales.use(language)
            assert max(len(row.text) for row in shared_page(shared)) <= 80
    finally:
        locales.use(before)


def test_of_few_participants_it_says_why_there_are_no_tables() -> None:
    shared = share(measure(load_folder(DATA / "framtidsstegen"), date(2011, 12, 31)))
    page = shared_page(shared)
    text = " ".join(" ".join(row.text for row in page).split())
    assert text.count("Of fewer than 20 participants the main numbers alone are shown") == 1
    headings = {row.text for row in page if row.heading}
    assert {"Participant flow", "Exits by reason", "Budget", "Goals", "Checklist"} <= headings
    assert not headings & {"Gender split", "Activities", "Surveys", "Follow-up", "Composition"}


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


def test_the_command_prints_what_may_be_shared_by_the_threshold_asked_for(
    esftui: CommandLine,
) -> None:
    esftui.copy("creadiem")
    ask = ("--data", "data", "status", "creadiem", "--shared", "--as-of", "2013-03-31")
    ran = esftui(*ask, "--json", "--threshold", "3")
    assert ran.code == 0
    assert json.loads(ran.out)["rule"]["k"] == 3
    assert "counts from 1 to 4 are shown as <5" in esftui(*ask).out


def test_a_threshold_out_of_bounds_is_refused(esftui: CommandLine) -> None:
    esftui.copy("creadiem")
    ran = esftui("--data", "data", "status", "creadiem", "--shared", "--threshold", "2")
    assert ran.code == 2
    assert "not a threshold from 3 to 10" in ran.err
