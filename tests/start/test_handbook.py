import re
import shlex
from pathlib import Path

import pytest
from support.command_line import ROOT, CommandLine


@pytest.fixture
def cli(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


def test_the_handbook_leads_from_nothing_to_a_first_exit(cli: CommandLine) -> None:
    text = (ROOT / "docs" / "handbook.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    steps = re.findall(r"^\$ esftui (.*)\n((?:(?!\$ ).*\n)*)", "".join(blocks), re.MULTILINE)
    assert len(steps) >= 3
    for command, printed in steps:
        ran = cli(*shlex.split(command))
        assert (ran.code, ran.out) == (0, printed), command + ran.err
    assert cli("check").code == 0
    status = cli("status", "--as-of", "2026-11-30").out
    assert re.search(r"^  Exits +1$", status, re.MULTILINE)
    assert re.search(r"^  Work +1 ", status, re.MULTILINE)
