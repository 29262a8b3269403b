"""Finding the project that a command is about."""

from pathlib import Path

from esftui.command_line.errors import CommandError, nearest, sentences
from esftui.command_line.opening import COMMANDS
from esftui.config import Config
from esftui.locales import _


def folders(config: Config) -> dict[str, Path]:
    """Return the projects' folders by id, as each file names it (by folder if it cannot be read).

    Raises:
        CommandError: if there are none.
    """
    from esftui.store.folder import find_projects, summary

    found = find_projects(config.data)
    if not found:
        message = _(
            "There are no projects in {folder}. Name the folder with --data FOLDER or in "
            "config.yaml, or see the example projects with --tour."
        )
        raise CommandError(message.format(folder=config.data))
    return {summary(folder).id: folder for folder in found}


def find(config: Config, wanted: str) -> Path:
    """Return the folder of a project: named by its id, or by its folder.

    Raises:
        CommandError: if there is no such project; the nearest and all others are named.
    """
    for folder in (config.data / wanted, Path(wanted)):
        # the usual case, without reading all the others
        if folder.name == wanted.rstrip("/\\") and (folder / "project.yaml").is_file():
            return folder
    if (Path(wanted) / "project.yaml").is_file():
        return Path(wanted)
    known = folders(config)
    if wanted in known:
        return known[wanted]
    raise CommandError(
        sentences(
            _("There is no project {name}.").format(name=wanted),
            nearest(wanted, [*known, *COMMANDS]),
            _("There are: {known}.").format(known=", ".join(sorted(known))),
        )
    )


def only_or_configured(config: Config) -> Path | None:
    """Return the folder of the project that a command is about when none is named.

    That is the one that config.yaml opens first, or the only one there is; nothing where
    there are several to choose among.
    """
    if config.project is not None:
        return find(config, config.project)
    known = folders(config)
    return next(iter(known.values())) if len(known) == 1 else None
