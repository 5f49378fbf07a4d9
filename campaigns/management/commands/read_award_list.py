"""`manage.py read_award_list FILE… [--json] [--against TRUTH.json]`: what the import would read.

Nothing is saved.
"""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...reading.award_list.messages import issue_message, kind_label
from ...reading.award_list.reader import LIMITS, read_award_list
from ...reading.award_list.results import ERROR, WARNING, Issue, Reading, Row
from ...reading.award_list.scoring import Score, score
from ...reading.files.spreadsheet_messages import place_label, spreadsheet_message
from ...reading.files.spreadsheets import SpreadsheetError
from ...reading.languages import reading_in

TRUTH = ".expected.json"


@dataclass
class IssueInWords:
    """An issue, or the refusal of the whole file, put into words."""

    level: str
    code: str
    sheet: str | None
    row: int | None
    column: str | None
    message: str


class Command(BaseCommand):
    help = "Read an award list (xlsx, xls, ods, csv, docx) and say what is in it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="for programs; one file")
        parser.add_argument(
            "--against",
            type=Path,
            nargs="?",
            const=Path(),
            metavar="TRUTH.json",
            help="count the rows that are right, flagged and silent; without a file name, the "
            "truth of each file is FILE.expected.json beside it",
        )

    def handle(self, *, files: list[Path], **options: Any) -> None:
        """Ends with 1 where the list has errors, with 2 where there is no such file.

        With `--against` it ends with 1 where a row is silent.
        """
        if options["against"] is not None:
            self._score(files, options["against"])
            return
        if len(files) > 1:
            raise CommandError(_("One file at a time, unless they are compared."), returncode=2)
        reading, issues = _read(files[0])
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(reading, issues), ensure_ascii=False, indent=1))
        else:
            self._print(reading, issues)
        if reading.has_errors:
            sys.exit(1)

    def _score(self, files: list[Path], truth_file: Path) -> None:
        """A line for each file, and their sum."""
        whole = Score(0, 0, 0, 0)
        for file in files:
            named = truth_file if truth_file.name else file.with_name(f"{file.name}{TRUTH}")
            truth = json.loads(_bytes_of(named))
            with reading_in(*truth.get("languages", ())):
                found = score(_read(file)[0], truth["rows"])
            whole += found
            self.stdout.write(f"{file.name}: {_score_in_words(found)}")
        if len(files) > 1:
            self.stdout.write(_score_in_words(whole))
        if whole.silent:
            sys.exit(1)

    def _print(self, reading: Reading, issues: list[IssueInWords]) -> None:
        if reading.title:
            self.stdout.write(self.style.MIGRATE_HEADING(reading.title))
        if reading.decision:
            number, day = reading.decision.number, reading.decision.signed_on
            text = _("Decision: %(number)s, signed on %(day)s")
            self.stdout.write(text % {"number": number or "–", "day": _shown(day) or "–"})
        if reading.rows:
            counts = Counter((row.award, row.kind) for row in reading.rows)
            total = len(reading.rows)
            self.stdout.write(ngettext("%(n)s row", "%(n)s rows", total) % {"n": total})
            for (award, kind), count in counts.items():
                self.stdout.write(f"  {award or '–'} · {kind_label(kind)}: {count}")
        if reading.declared_count is not None:
            text = _("The list's own count: %(number)s")
            self.stdout.write(text % {"number": reading.declared_count})
        if reading.dropped_columns:
            text = _("Columns left out: %(columns)s")
            self.stdout.write(text % {"columns": ", ".join(reading.dropped_columns)})
        for level, style in ((ERROR, self.style.ERROR), (WARNING, self.style.WARNING)):
            found = [issue for issue in issues if issue.level == level]
            if not found:
                continue
            errors = ngettext("%(n)s error", "%(n)s errors", len(found))
            warnings = ngettext("%(n)s warning", "%(n)s warnings", len(found))
            self.stdout.write(style((errors if level == ERROR else warnings) % {"n": len(found)}))
            for issue in found:
                place = place_label(issue.sheet or "", issue.row or None, issue.column or "")
                self.stdout.write(f"  {place}: {issue.message}" if place else f"  {issue.message}")
        if not issues:
            self.stdout.write(self.style.SUCCESS(_("Nothing to complain about.")))


def _read(file: Path) -> tuple[Reading, list[IssueInWords]]:
    try:
        reading = read_award_list(_bytes_of(file), file.name)
    except SpreadsheetError as error:
        place = {key: error.details.get(key) for key in ("sheet", "row", "column")}
        limit = {key: value for key, value in error.details.items() if key == "limit"}
        message = spreadsheet_message(SpreadsheetError(error.code, **limit))
        refusal = IssueInWords(ERROR, error.code, **place, message=message)
        return Reading(issues=[Issue(ERROR, error.code)]), [refusal]
    return reading, [
        IssueInWords(i.level, i.code, i.sheet, i.row, i.column, issue_message(i))
        for i in reading.issues
    ]


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LIMITS.file_size + 1)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}", returncode=2) from error


def _score_in_words(found: Score) -> str:
    text = _("%(right)s of %(wanted)s rows right, %(flagged)s flagged, %(silent)s silent")
    return text % vars(found)


def _as_json(reading: Reading, issues: list[IssueInWords]) -> dict[str, Any]:
    decision = reading.decision
    return {
        "decision": decision
        and {"number": decision.number or None, "signed_on": decision.signed_on or None},
        "declared_count": reading.declared_count,
        "rows": [_row(row) for row in reading.rows],
        "left_out": [_row(row) for row in reading.left_out],
        "is_proposal": reading.is_proposal,
        "issues": [{k: v or None for k, v in vars(issue).items()} for issue in issues],
        "dropped_columns": reading.dropped_columns,
    }


def _row(row: Row) -> dict[str, Any]:
    return {key: value or None for key, value in vars(row).items()}


def _shown(day: str) -> str:
    return "/".join(reversed(day.split("-")))
