"""Remarks on data quality as findings in the register's file, for ``esftui check``."""

from collections.abc import Iterator
from datetime import date

from esftui.measure.quality import quality
from esftui.measure.quality_remark import RULES
from esftui.model.project import ProjectData
from esftui.report.quality_words import as_message
from esftui.store.problem import Finding, Severity


def findings(data: ProjectData, *, today: date, tips: bool) -> Iterator[Finding]:
    """Yield what is odd in a register today, the worst first; tips only when asked for.

    What the reading of the file has told already is left out.
    """
    for remark in quality(data, today).remarks:
        if RULES[remark.rule].on_reading or (remark.severity == "tip" and not tips):
            continue
        severity: Severity = "tip" if remark.severity == "tip" else "warning"
        yield Finding(remark.place, as_message(remark), severity=severity)
