"""The options of ``esftui init``: an answer each, read later as what is typed would be."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from esftui.locales import _


def add(parser: argparse.ArgumentParser) -> None:
    """Give a parser the options."""
    text, number, day = _("TEXT"), _("NUMBER"), _("DATE")
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=None,
        metavar=_("FOLDER"),
        help=_("the folder of projects that it goes to; the settings' if left out"),
    )
    for name, metavar, help_text in (
        ("title", text, _("the project's name")),
        ("id", text, _("the short name; made from the title if left out")),
        ("owner", text, _("the project owner")),
        ("kind", text, _("implementation or pre_study")),
        ("start", day, _("the first day")),
        ("end", day, _("the last day, or how long it runs: 36m")),
        ("participants", number, _("how many participants are planned")),
        ("women", number, _("how many of them are women")),
        ("months", number, _("how many months each is planned to stay")),
        ("grant", _("KRONOR"), _("the ESF grant")),
        ("total", _("KRONOR"), _("the total budget, with co-financing")),
    ):
        parser.add_argument(f"--{name}", action=_Answer, metavar=metavar, help=help_text)
    parser.add_argument(
        "--municipality",
        action=_Answer,
        dest="municipalities",
        metavar=_("NAME"),
        help=_("a municipality; may be given several times"),
    )
    parser.add_argument(
        "--yes", action="store_true", help=_("ask nothing: take what is proposed for the rest")
    )
    parser.add_argument("--no-open", action="store_true", help=_("do not open the app afterwards"))


class _Answer(argparse.Action):
    """Keeps an answer by its question; one that is given again is one of several names."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Keep it."""
        known: dict[str, str] = dict(getattr(namespace, "answers", {}))
        before = known.get(self.dest)
        several = self.dest == "municipalities" and before is not None
        namespace.answers = {**known, self.dest: f"{before}, {values}" if several else str(values)}
