"""Folders that this system user alone may look into, made before anything is put there."""

from pathlib import Path

#: Others may pass through to what a web server hands out (`static`, `media/public`), and see no
#: names on the way.
PASSED_THROUGH = 0o711
OWNER_ONLY = 0o700


def private_folder(var: Path) -> str:
    """Where uploads wait and sent lists lie; makes it, and `var` where it is not there yet.

    A `var` that somebody else made keeps its rights: `check --deploy` says what is too open.
    """
    for folder, mode in ((var, PASSED_THROUGH), (var / "private", OWNER_ONLY)):
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(mode)
    return str(var / "private")
