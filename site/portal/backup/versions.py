"""Which code and migrations a site has: written into a backup, compared when it comes back."""

import ast
import os
import re
import subprocess
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from . import BackupError

Node = tuple[str, str]


def code_version() -> dict[str, str]:
    """The version that pyproject.toml names, and the commit where git knows it; "" for unknown."""
    project = Path(settings.PROJECT_DIR)
    try:
        version = tomllib.loads((project / "pyproject.toml").read_text())["project"]["version"]
    except FileNotFoundError:
        version = ""
    try:
        asked = subprocess.run(  # noqa: S603
            ["git", "-C", str(project), "rev-parse", "--short=12", "HEAD"],  # noqa: S607
            capture_output=True,
            text=True,
            timeout=10,
        )
        commit = asked.stdout.strip() if asked.returncode == 0 else ""
    except (OSError, subprocess.TimeoutExpired):
        commit = ""
    return {"version": version, "commit": commit}


def variables_set() -> list[str]:
    """Names of the variables in this process's environment that the settings read; no values."""
    named: set[str] = set()
    for path in (Path(__file__).parents[1] / "settings").glob("*.py"):
        for part in ast.walk(ast.parse(path.read_text())):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                named.add(part.value)
    return sorted(
        name for name in named & os.environ.keys() if re.fullmatch(r"[A-Z][A-Z0-9_]+", name)
    )


def applied() -> list[Node]:
    return sorted(MigrationRecorder(connection).applied_migrations())


def targets(recorded: Iterable[Sequence[str]]) -> list[Node]:
    """What to migrate an empty database to, so that it has the tables of `recorded`.

    Raises `BackupError` where this code does not know all of them: it is older than the backup.
    """
    loader: Any = MigrationLoader(None)
    there = {(app, name) for app, name in recorded}
    for squashed, migration in loader.replacements.items():
        if there.issuperset(migration.replaces):
            there = there - set(migration.replaces) | {squashed}
    installed = {node for node in there if node[0] in loader.migrated_apps}
    unknown = sorted(installed - set(loader.graph.nodes))
    if unknown:
        names = ", ".join(".".join(node) for node in unknown[:5])
        text = _(
            "The backup is of newer code than this: it has the migrations %(names)s. "
            "Install the version that it was made with, or a newer one."
        )
        raise BackupError(text % {"names": names})
    nodes = loader.graph.node_map
    return sorted(
        node for node in installed if not any(c.key in installed for c in nodes[node].children)
    )
