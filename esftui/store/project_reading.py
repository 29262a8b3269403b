"""Reading ``project.yaml``: the project that it describes, or everything wrong with it."""

from copy import deepcopy
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from esftui.locales import _
from esftui.model.project import Project
from esftui.store import migration
from esftui.store.document import Document, parse, read_document
from esftui.store.problem import MOST, FileProblems, Finding, KeyPath, Problem, errors
from esftui.store.refused import CannotEdit
from esftui.store.rules import project_findings
from esftui.store.source import Source, as_source
from esftui.store.validate import convert, examine

NAME = "project.yaml"
"""What the file is called in a project's folder."""


class Examined(NamedTuple):
    """A project file that was read: the project, where it could be made, and the problems."""

    document: Document
    project: Project | None
    problems: tuple[Problem, ...]


def load_project(path: Path) -> Project:
    """Return the project that a file describes.

    Raises:
        FileProblems: with everything that is wrong with the file, warnings left out.
    """
    examined = examine_project(read_document(path))
    failures = errors(examined.problems)
    if examined.project is None or failures:
        raise FileProblems(failures)
    return examined.project


def examine_project(document: Document) -> Examined:
    """Return the project that a document describes, and all problems, warnings too.

    A file of an older format is read as if it were of today's. Of a newer one, what is not
    known is passed over, and what cannot be read is a warning where it can be left out.
    """
    found = migration.version(document.data)
    if found is None or found == migration.MODELLED == migration.current("project"):
        return _examined(document, *examine(document, Project))
    if found > migration.current("project"):
        return _examine_newer(document, found)
    try:
        data = _migrated(document.source).data
    except CannotEdit as refused:
        message = _("the file is of an older format and cannot be brought up: {reason}")
        refusal = Finding(("schema",), message.format(reason=refused.reason))
        return Examined(document, None, tuple(document.problems([*document.findings, refusal])))
    record, findings = convert(_modelled(data), Project)
    findings = document.findings + [f for f in findings if f.path not in document.unclear]
    return _examined(document, record, findings)


def document_of(source: Source) -> Document:
    """Return the document that a text holds, brought up to today's format.

    Raises:
        FileProblems: if it cannot be read as YAML, or not be brought up.
    """
    try:
        return _migrated(source)
    except CannotEdit as refused:
        raise FileProblems([Problem(str(source.path), 0, 0, "schema", refused.reason)]) from None


def _migrated(source: Source) -> Document:
    document = parse(source)
    found = migration.version(document.data)
    if found is None or found >= migration.current("project"):
        return document
    text = migration.migrated_text(source.text, found)
    return parse(as_source(source.path, text.encode()))


def _modelled(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "schema": migration.MODELLED}


def _examined(document: Document, project: Project | None, findings: list[Finding]) -> Examined:
    if project is not None:
        # what was left out because of a fault must not make another one
        faulty = {f.path[:depth] for f in findings for depth in range(1, len(f.path) + 1)}
        found = (finding for finding in project_findings(project) if finding.path not in faulty)
        findings = findings + list(islice(found, MOST))
    return Examined(document, project, tuple(document.problems(findings)) if findings else ())


def _examine_newer(document: Document, version: int) -> Examined:
    message = migration.newer_message(NAME, version)
    told = [Finding(("schema",), message, severity="warning"), *document.findings]
    data = _modelled(migration.known(document.data, Project))
    project, findings = convert(data, Project)
    wrong = [f for f in findings if f.path not in document.unclear]
    if project is None:
        project, _findings = convert(_without_elements(data, wrong), Project)
    if project is None:
        return Examined(document, None, tuple(document.problems(told + wrong)))
    told += [_left_out(finding) for finding in wrong]
    # elements that were left out have moved those after them
    told += [replace(f, path=f.path[:1]) if wrong else f for f in project_findings(project)]
    return Examined(document, project, tuple(document.problems(told)))


def _left_out(finding: Finding) -> Finding:
    message = _("this version cannot read this, so it is left out: {reason}")
    return replace(finding, message=message.format(reason=finding.message), severity="warning")


def _without_elements(data: dict[str, Any], findings: list[Finding]) -> dict[str, Any]:
    """Return data without the elements of lists that findings are about."""
    pruned = deepcopy(data)
    doomed: dict[KeyPath, set[int]] = {}
    for finding in findings:
        for depth, step in enumerate(finding.path):
            if isinstance(step, int):
                doomed.setdefault(finding.path[:depth], set()).add(step)
                break
    for path, numbers in doomed.items():
        above: Any = pruned
        for step in path:
            above = above[step]
        above[:] = [each for number, each in enumerate(above) if number not in numbers]
    return pruned
