"""Raw lists that nobody will come back for: left by a process that was killed, or too old.

They hold birth dates and identity numbers; a job deletes them on time, and this at every start.
"""

import time
from contextlib import suppress
from pathlib import Path

from django.apps import apps
from django.conf import settings

from . import files
from .models import StagedImport

#: In seconds. A file is kept a moment before the row that names it; an upload is written at once.
YOUNGEST = 120


def sweep() -> int:
    """How many files were deleted."""
    count = files.forget_old()
    wanted = _tokens()
    for path in _files(files.folder()):
        if path.name.split(".")[0] not in wanted and _is_left(path):
            path.unlink(missing_ok=True)
            count += 1
    return count


def _files(folder: Path) -> list[Path]:
    """Sent lists, what was read of them, and uploads on their way into a form."""
    if not folder.is_dir():
        return []
    upload = getattr(settings, "FILE_UPLOAD_TEMP_DIR", None)
    is_uploads_own = upload is not None and Path(upload) == folder
    return [
        path
        for path in folder.iterdir()
        if path.is_file() and (files.is_of_an_import(path) or is_uploads_own)
    ]


def _is_left(path: Path) -> bool:
    with suppress(FileNotFoundError):
        return time.time() - path.stat().st_mtime > YOUNGEST
    return False


def _tokens() -> set[str]:
    """Those of all imports that somebody may go on with."""
    models = [model for model in apps.get_models() if issubclass(model, StagedImport)]
    return {token for model in models for token in model.objects.values_list("token", flat=True)}
