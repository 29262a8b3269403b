"""The status text of the example projects, kept as golden files.

Run ``python tests/support/status_text.py`` to write ``tests/report/golden/*.txt`` anew, and
read the difference before committing it.
"""

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "report" / "golden"
DATA = ROOT / "data"

SHOWN: dict[str, str] = {
    "framtidsstegen": "2013-03-31",
    "jobbinvest-ering": "2008-07-31",
    "fler-i-arbete": "2014-06-30",
    "creadiem": "2013-03-31",
    "job-action-plan-europe": "2013-03-31",
}
"""The date that each project's golden text is at."""


def text(project: str, language: str) -> str:
    """Return a project's status text in a language, headings marked with ``#``."""
    from esftui import locales
    from esftui.measure.everything import measure
    from esftui.report.text.page import page
    from esftui.store.folder import load_folder

    before = locales.language()
    locales.use(language)
    try:
        rows = page(measure(load_folder(DATA / project), date.fromisoformat(SHOWN[project])))
    finally:
        locales.use(before)
    return "".join(f"{'# ' if row.heading else ''}{row.text}\n" for row in rows)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    GOLDEN.mkdir(exist_ok=True)
    for name in SHOWN:
        for spoken in ("sv", "en"):
            (GOLDEN / f"{name}.{spoken}.txt").write_text(text(name, spoken), encoding="utf-8")
