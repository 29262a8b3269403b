import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from esftui.report.schema import SCHEMAS, Kind, schema, schema_text

ROOT = Path(__file__).resolve().parents[2]
PROJECTS = sorted((ROOT / "data").glob("*/project.yaml"))


class Loader(yaml.SafeLoader):
    """Dates stay texts, as in JSON."""


Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if not pair[0].endswith("timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def patterns(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["pattern"]] if isinstance(node.get("pattern"), str) else []
        return own + [found for value in node.values() for found in patterns(value)]
    if isinstance(node, list):
        return [found for value in node for found in patterns(value)]
    return []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schema_in_the_documents_is_fresh(kind: Kind) -> None:
    kept = ROOT / "docs" / "schema" / f"{kind}.schema.json"
    assert kept.read_text(encoding="utf-8") == schema_text(kind), "run python .ci/schema.py"


def test_no_schema_is_kept_that_the_command_does_not_offer() -> None:
    kept = {path.name for path in (ROOT / "docs" / "schema").iterdir()}
    assert kept == {f"{kind}.schema.json" for kind in SCHEMAS}


def test_the_checker_says_which_schema_is_stale(tmp_path: Path) -> None:
    for name in (".ci", "esftui", "docs"):
        (tmp_path / name).mkdir()
    for name in ("schema.py",):
        (tmp_path / ".ci" / name).write_bytes((ROOT / ".ci" / name).read_bytes())
    run = subprocess.run(
        [sys.executable, str(tmp_path / ".ci" / "schema.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert run.returncode == 1
    assert "status.schema.json is stale" in run.stdout


@pytest.mark.parametrize("kind", SCHEMAS)
def test_each_schema_is_a_valid_one_that_editors_can_read(kind: Kind) -> None:
    made = json.loads(schema_text(kind))
    jsonschema.Draft202012Validator.check_schema(made)
    for pattern in patterns(made):
        # \Z and the like are Python's alone
        assert not re.search(r"\\[AZz]", pattern)


@pytest.mark.parametrize("path", PROJECTS, ids=lambda path: path.parent.name)
def test_every_example_project_is_what_its_schema_says(path: Path) -> None:
    # the loader is safe: it is the safe one with fewer types
    data = yaml.load(path.read_text(encoding="utf-8"), Loader)
    jsonschema.Draft202012Validator(schema("project")).validate(data)


def test_the_settings_are_what_their_schema_says() -> None:
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader)
    jsonschema.Draft202012Validator(schema("config")).validate(data)


def test_the_settings_in_the_repository_explain_every_key() -> None:
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    for key in schema("config")["$defs"]["ConfigFile"]["properties"]:
        assert re.search(rf"^#.*\n{key}:", text, re.MULTILINE), f"no comment above {key}"
