"""Nothing is loaded that is not needed, and what is missing is said."""

import subprocess
import sys
from pathlib import Path

import pytest
from intake import sheets

from esftui.intake.cell import IntakeError
from esftui.intake.sheet import read_table

PROGRAM = """
import sys
from pathlib import Path
from esftui.intake.sheet import read_table
from esftui.intake.headings import find_headings
import esftui.intake.proposal, esftui.intake.rows, esftui.intake.private
find_headings(read_table(Path(sys.argv[1])))
print(*sorted(set(sys.modules) & {"textual", "rich", "python_calamine", "xlsxwriter", "openpyxl"}))
"""


@pytest.mark.parametrize(
    ("maker", "loaded"), [(sheets.windows_semicolons, ""), (sheets.ledger, "python_calamine")]
)
def test_only_what_the_file_needs_is_loaded(
    maker: sheets.Maker, loaded: str, tmp_path: Path
) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(maker(tmp_path))],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert run.stdout.strip() == loaded


def test_without_the_extra_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(IntakeError) as caught:
        read_table(sheets.ledger(tmp_path))
    assert "pip install 'esftui[excel]'" in caught.value.message
    assert read_table(sheets.windows_semicolons(tmp_path)).rows
