"""What is entered from the shell is read, judged, written and journalled as in the app."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from support.command_line import CommandLine
from support.example_data import DATA

from esftui.entry.forms import FORMS
from esftui.model.participant import Participant
from esftui.store.folder import load_folder
from esftui.store.journal import history

NAME = "framtidsstegen"


class Shell:
    """The command line over a copy of an example project, seen at the end of March 2013."""

    def __init__(self, run: CommandLine, data: Path) -> None:
        self._run, self.folder = run, data / NAME
        self._options = ("--data", str(data), "--as-of", "2013-03-31")

    def __call__(self, word: str, *words: str) -> tuple[int, str, str]:
        done = self._run("add", word, NAME, *words, *self._options)
        return done.code, done.out, done.err

    def person(self, name: str) -> Participant:
        people = load_folder(self.folder).register.participants
        return next(each for each in people if each.id == name)


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


@pytest.fixture
def shell(esftui: CommandLine, tmp_path: Path) -> Shell:
    data = tmp_path / "own"
    shutil.copytree(DATA / NAME, data / NAME)
    return Shell(esftui, data)


def test_a_start_and_an_exit_are_entered_and_told(shell: Shell) -> None:
    code, out, err = shell("start", "X-1", "--gender", "kvinna", "--date", "-60d")
    assert (code, out, err) == (0, "X-1 starts 2013-01-30\n", "")
    code, out, err = shell("exit", "X-1", "--date", "30/3", "--reason", "work", "--comment", "ring")
    assert (code, out, err) == (0, "X-1 leaves 2013-03-30: Work\n", "")
    (enrolment,) = shell.person("X-1").enrolments
    assert (enrolment.exit, enrolment.reason) == (date(2013, 3, 30), "work")
    last = history(shell.folder).entries[-1]
    assert (last.surface, last.note) == ("shell", "ring")


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_written(shell: Shell) -> None:
    shell("start", "X-1", "--gender", "man", "--date", "-60d")
    before = (shell.folder / "register.json").read_bytes()
    code, out, err = shell("exit", "FS-999", "--date", "31/2", "--reason", "lottery")
    assert (code, out) == (2, "")
    assert "PSEUDONYM: Choose one of these" in err
    assert "--date:" in err
    assert "--reason: Choose one of these" in err
    assert (shell.folder / "register.json").read_bytes() == before
    assert len(history(shell.folder).entries) == 1


def test_a_dry_run_says_what_would_be(shell: Shell) -> None:
    code, out, _err = shell("start", "--gender", "man", "--dry-run")
    assert (code, out[:19]) == (0, "Would be entered: F")
    assert not (shell.folder / "journal.jsonl").exists()


def test_a_personal_number_is_refused_and_never_echoed(shell: Shell) -> None:
    for words in (
        ("start", "640823-3234", "--gender", "man"),
        ("spending", "--amount", "5", "--note", "640823-3234"),
        ("start", "--gender", "man", "--comment", "640823-3234"),
    ):
        code, out, err = shell(*words)
        assert code in (1, 2)
        assert "3234" not in out + err
    assert "3234" not in (shell.folder / "register.json").read_text("utf-8").replace("53234", "")


def test_spending_an_item_and_a_target_are_entered(shell: Shell) -> None:
    budget = load_folder(shell.folder).project.budget
    assert budget is not None
    source, category = budget.financing[0].id, budget.categories[0].id
    code, _out, err = shell(
        "spending", "--amount", "-1 500", "--source", source, "--category", category
    )
    assert (code, err) == (0, "")
    assert load_folder(shell.folder).register.spending[-1].amount == -1500
    code, out, _err = shell("item", "--title", "Möte med AF", "--due", "end - 2 months")
    assert (code, out) == (0, "New checklist item: Möte med AF, due 2014-04-30\n")
    assert load_folder(shell.folder).project.checklist[-1].id == "mote-med-af"
    goal = next(
        g
        for g in load_folder(shell.folder).project.goals
        if isinstance(g.target, float)  # type: ignore[union-attr]
    )
    code, _out, err = shell("target", "--goal", goal.id, "--share", "33 %")
    assert (code, err) == (0, "")
    targets = {g.id: getattr(g, "target", None) for g in load_folder(shell.folder).project.goals}
    assert targets[goal.id] == 0.33


def test_a_claim_is_entered_and_its_payment_when_it_comes(shell: Shell) -> None:
    assert "No claim is waiting" in shell("payment")[2]
    code, out, err = shell("claim", "--date", "2013-03-31", "--amount", "70 000")
    told = "SEK 70,000 requested 2013-03-31, for costs up to 2013-03-31\n"
    assert (code, out, err) == (0, told, "")
    assert shell("payment", "--date", "2013-03-30")[0] == 2
    code, out, err = shell("payment", "--date", "2013-05-30", "--amount", "69 500")
    assert (code, err) == (0, "")
    assert out == "SEK 69,500 paid 2013-05-30, of SEK 70,000 requested\n"
    claim = load_folder(shell.folder).register.claims[-1]
    assert (claim.period_start, claim.paid, claim.paid_amount) == (
        date(2013, 1, 1),
        date(2013, 5, 30),
        69_500,
    )
    assert [entry.changes[0].path[0] for entry in history(shell.folder).entries] == ["claims"] * 2


def test_what_the_project_has_no_use_for_is_said(shell: Shell) -> None:
    path = shell.folder / "project.yaml"
    (shell.folder / "register.json").unlink()
    path.write_text(
        "schema: 1\nid: framtidsstegen\ntitle: T\nowner: O\nstart: 2011-06-01\nend: 2014-06-30\n",
        encoding="utf-8",
    )
    code, _out, err = shell("spending", "--amount", "5")
    assert (code, "no budget" in err) == (1, True)


@pytest.mark.parametrize("word", [form.word for form in FORMS])
def test_every_form_has_its_help_in_both_languages(word: str, esftui: CommandLine) -> None:
    english, swedish = esftui("add", word, "--help"), esftui("add", word, "--help", "--lang", "sv")
    assert (english.code, swedish.code) == (0, 0)
    assert english.out != swedish.out
    assert "--dry-run" in english.out


def test_help_on_everything_else_does_not_load_the_forms(esftui: CommandLine) -> None:
    import subprocess
    import sys

    code = (
        "import sys\nfrom esftui.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "import json; print(json.dumps([n for n in sys.modules if n.startswith('esftui.entry')]))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=DATA.parent)
    assert json.loads(done.stdout.splitlines()[-1]) == []
    assert "add" in esftui("--help").out
