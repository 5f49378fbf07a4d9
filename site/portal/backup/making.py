"""Writes a backup: files first, then rows, then the files that came meanwhile.

A file that an editor deletes meanwhile was copied before, or no row names it any more.
"""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from . import folder, media, versions
from .archive import ABOUT, DATABASE, FORMAT, LACKING, MEDIA, Writer, writing
from .rows import Snapshot, Table, snapshot

#: So many bytes of rows are one member: what is held in memory.
_PART = 4 * 1024 * 1024
_EFFORT = 6


@dataclass
class Made:
    path: Path
    bytes: int = 0
    rows: int = 0
    files: int = 0
    #: Named by rows, but not in the storage: they were gone before. Without sizes of pictures.
    lacking: list[str] = field(default_factory=list)


def make(path: Path, recipients: list[Any], say: Callable[[str], object] = lambda _: None) -> Made:
    """Writes the site into `path`. Raises `BackupError` or `OSError`, and leaves nothing then."""
    made = Made(path)
    with folder.finished_or_gone(path) as file, writing(file, recipients) as stream:
        writer = Writer(stream)
        writer.add_json(ABOUT, _about())
        with snapshot() as before:
            names = media.stored_names(before)
        say(_("%(number)s files …") % {"number": number_format(len(names), force_grouping=True)})
        copied = set(_copy(writer, names, made))
        with snapshot() as moment:
            later, sizes = media.stored_names(moment), media.sizes(moment)
            say(_("The rows …"))
            for table in moment.tables():
                made.rows += _write(writer, moment, table)
        copied |= set(_copy(writer, later - copied, made))
        made.files = len(copied)
        made.lacking = sorted(later - copied - sizes)
        if made.lacking:
            writer.add_json(LACKING, made.lacking)
        writer.finish()
    made.bytes = path.stat().st_size
    return made


def _about() -> dict[str, Any]:
    return {
        "format": FORMAT,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "code": versions.code_version(),
        "database": connection.vendor,
        "variables": versions.variables_set(),
        "migrations": versions.applied(),
    }


def _copy(writer: Writer, names: Iterable[str], made: Made) -> Iterator[str]:
    for name in sorted(names):
        file = media.opened(name)
        if file is not None:
            with file:
                writer.add_file(MEDIA + name, file, file.size)
            yield name


def _write(writer: Writer, moment: Snapshot, table: Table) -> int:
    """The rows of a table, in parts; how many there are."""
    head = {"table": table.name, "columns": table.columns, "last_key": table.last_key}
    lines, size, count, part = [_line(head)], 0, 0, 1

    def flush() -> None:
        packed = gzip.compress(b"".join(lines), _EFFORT, mtime=0)
        writer.add(f"{DATABASE}{table.name}/{part:04}.jsonl.gz", packed)

    for row in moment.rows(table):
        lines.append(_line(row))
        size += len(lines[-1])
        count += 1
        if size > _PART:
            flush()
            lines, size, part = [_line(head)], 0, part + 1
    if len(lines) > 1 or part == 1:
        flush()
    return count


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
