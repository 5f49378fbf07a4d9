"""From what the reader gives to rows that can be mended."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from campaigns.reading.award_list.results import Issue, Reading, Row
from campaigns.reading.spreadsheets import Sheet, tidy
from news.text import fold_words

from ..keys import is_key
from ..models.imports import AwardImport, AwardImportRow
from .issues import ASKED_AGAIN, packed
from .normalize import heard

#: Headings of the column that carries the keys of awards (see `template`).
KEY_HEADINGS = frozenset({"ma", "ma vinh danh", "code"})


def staged(
    award_import: AwardImport, reading: Reading, sheets: list[Sheet]
) -> list[AwardImportRow]:
    """The rows of `reading`, not saved; what belongs to none of them stays in `reading.issues`."""
    by_line: dict[tuple[str, int], list[Issue]] = defaultdict(list)
    lines = {(row.sheet, row.row) for row in reading.rows}
    loose: list[Issue] = []
    for issue in reading.issues:
        line = (issue.sheet, issue.row)
        (by_line[line] if line in lines else loose).append(issue)
    reading.issues = loose
    keys = keys_of(reading, sheets)
    rows = []
    for place, row in enumerate(reading.rows, start=1):
        line = (row.sheet, row.row)
        rows.append(_row(award_import, place, row, by_line[line], keys.get(line, "")))
    _mark_known_doubles(rows, by_line)
    return rows


def keys_of(reading: Reading, sheets: list[Sheet]) -> dict[tuple[str, int], str]:
    """The keys that a file carries, by its lines. Their column is not one of those left out."""
    by_name = {sheet.name: sheet for sheet in sheets if not sheet.is_of_document}
    found: dict[tuple[str, int], str] = {}
    for table in reading.tables:
        sheet = by_name.get(table.sheet)
        column = next((c for c in table.columns if fold_words(c.heading) in KEY_HEADINGS), None)
        if sheet is None or column is None:
            continue
        first = table.header_row - 1 + table.header_height
        for number, cells in enumerate(sheet.rows[first:], start=first + 1):
            key = tidy(cells[column.index]).lower() if column.index < len(cells) else ""
            if is_key(key):
                found[table.sheet, number] = key
        if found and column.heading in reading.dropped_columns:
            reading.dropped_columns.remove(column.heading)
    return found


def _row(
    award_import: AwardImport, place: int, row: Row, issues: Iterable[Issue], key: str
) -> AwardImportRow:
    kept = [replace(issue, params=dict(issue.params)) for issue in issues]
    return AwardImportRow(
        award_import=award_import,
        place=place,
        sheet=row.sheet[:255],
        row=row.row,
        key=key,
        kind=row.kind or "individual",
        honorific=row.honorific,
        name=row.name,
        position=row.position,
        unit_text=row.unit,
        award_text=row.award,
        achievement=row.achievement,
        decision_number=row.decision_number,
        signed_on=date.fromisoformat(row.signed_on) if row.signed_on else None,
        read_issues=[packed(issue) for issue in kept if issue.code not in ASKED_AGAIN],
    )


def _mark_known_doubles(
    rows: list[AwardImportRow], issues: dict[tuple[str, int], list[Issue]]
) -> None:
    """The reader knows lines that give one more award to the person above: no double."""
    seen = set()
    for row in rows:
        person = (row.kind, heard(row.name), fold_words(row.unit_text))
        codes = {issue.code for issue in issues[row.sheet, row.row]}
        row.goes_on = person in seen and not codes & {"same_twice", "same_again"}
        seen.add(person)
