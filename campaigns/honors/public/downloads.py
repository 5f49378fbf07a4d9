"""Award lists as files: CSV, a workbook, JSON. Only the columns named here ever leave the house."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import IO, Any, NamedTuple

from django.db.models import F
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from campaigns.registers.enums import RecipientKind
from news.exports import BYTE_ORDER_MARK, FORMULA_STARTS
from news.text import nfc, slug_from

from ..models.marks import AwardMark
from ..models.rolls import HonorRollIndexPage, HonorRollPage
from ..querysets import AwardQuerySet
from .permalinks import permalinks

CHUNK = 2_000
#: A file of up to this many bytes is made in memory; a longer one on the disk.
IN_MEMORY = 1_000_000
CELL_LENGTH = 32_767
DAY = "DD/MM/YYYY"
#: What neither XML nor JSON readers take, beyond what `nfc` removes.
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")

#: Column → its heading and, for a workbook, its width. The order of the files.
COLUMNS: dict[str, tuple[Any, int]] = {
    "kind": (_("Recipient"), 14),
    "honorific": (_("Form of address"), 10),
    "name": (_("Full name"), 28),
    "position": (_("Position"), 24),
    "unit": (_("Unit"), 34),
    "award": (pgettext_lazy("column", "Award"), 34),
    "achievement": (_("Achievement"), 44),
    "decision_number": (_("Decision number"), 18),
    "signed_on": (_("Signed on"), 12),
    "status": (_("Status"), 30),
    "url": (_("Address"), 44),
}
#: What is read of the database.
FIELDS = (
    "list_id",
    "key",
    "kind",
    "honorific",
    "name",
    "position",
    "unit_text",
    "award_text",
    "achievement",
    "decision_number",
    "signed_on",
)


class Row(NamedTuple):
    """One line of a file, in the order of `COLUMNS`; texts are clean."""

    kind: str
    honorific: str
    name: str
    position: str
    unit: str
    award: str
    achievement: str
    decision_number: str
    signed_on: date | None
    status: str
    url: str


def download_response(
    awards: AwardQuerySet,
    file_format: str,
    name: str,
    *,
    index: HonorRollIndexPage,
    request: HttpRequest,
    about: dict[str, Any] | None = None,
) -> HttpResponseBase:
    """`awards`, filtered and ordered by the caller, as the file `name` (a title, without ending).

    Start from `Award.objects.public()`. `index` is the page under which permalinks stand; `about`
    goes to the head of a JSON file. Rows are read in chunks and the file is made on the disk, so
    that memory does not grow with them, and a file that breaks off is never sent. Raises
    `Http404` for an unknown format.
    """
    writer = WRITERS.get(file_format)
    if writer is None:
        raise Http404(gettext("There is no download in this format."))
    address_of = permalinks(index, request, full=True)
    with ExitStack() as on_failure:
        file = on_failure.enter_context(SpooledTemporaryFile(max_size=IN_MEMORY))
        writer.write(file, _rows(awards, address_of), about or {})
        file.seek(0)
        on_failure.pop_all()
    response = FileResponse(
        file,
        as_attachment=True,
        filename=file_name(name, file_format),
        content_type=writer.content_type,
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def file_name(name: str, file_format: str) -> str:
    """What the file is of, and of which day: "bang-khen-2021-2026-01-31.csv"."""
    stem = slug_from(name)[:80].strip("-") or "danh-sach"
    return f"{stem}-{timezone.localdate():%Y-%m-%d}.{file_format}"


def _rows(awards: AwardQuerySet, address_of: Callable[[str], str]) -> Iterator[Row]:
    decisions = _decisions()
    annulments = _annulments()
    kinds = {str(kind.value): str(kind.label) for kind in RecipientKind}
    awarded = pgettext("award", "Awarded")
    for values in awards.values_list(*FIELDS).iterator(chunk_size=CHUNK):
        list_id, key, kind, *texts, number, signed_on = values
        if not number:
            number, roll_signed_on = decisions.get(list_id, ("", None))
            signed_on = signed_on or roll_signed_on
        honorific, name, position, unit, award, achievement = map(_clean, texts)
        yield Row(
            kinds.get(kind, ""),
            honorific,
            name,
            position,
            unit,
            award,
            achievement,
            _clean(number),
            signed_on,
            annulments.get(key, awarded),
            address_of(key),
        )


def _decisions() -> dict[int, tuple[str, date | None]]:
    """List of a live roll → number and date of the roll's decision."""
    rolls = HonorRollPage.objects.live().filter(award_list__roll=F("translation_key"))
    columns = ("award_list_id", "decision__number", "decision__signed_on")
    rows = rolls.exclude(decision=None).order_by().values_list(*columns)
    return {list_id: (number, signed_on) for list_id, number, signed_on in rows}


def _annulments() -> dict[str, str]:
    """Key → the status of an annulled award, in words."""
    rows = AwardMark.objects.annulled().order_by().values_list("award_key", "document__number")
    by = gettext("Annulled by decision %(number)s")
    plain = pgettext("award", "Annulled")
    return {key: by % {"number": _clean(number)} if number else plain for key, number in rows}


def _clean(text: str) -> str:
    """As every format can hold it: NFC, without what XML refuses; lines stay."""
    return _NO_CHARACTERS.sub("", nfc(text)).strip()


class _Csv:
    """For Excel in Vietnamese: marked as UTF-8, days as dd/mm/yyyy, formulas defused."""

    content_type = "text/csv; charset=utf-8"

    @classmethod
    def write(cls, file: IO[bytes], rows: Iterable[Row], about: dict[str, Any]) -> None:
        file.write(BYTE_ORDER_MARK)
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        lines = csv.writer(text)
        lines.writerow(str(heading) for heading, _width in COLUMNS.values())
        lines.writerows([cls._cell(value) for value in row] for row in rows)
        text.detach()

    @staticmethod
    def _cell(value: str | date | None) -> str:
        if isinstance(value, date):
            return value.strftime("%d/%m/%Y")
        return f"'{value}" if value and value.startswith(FORMULA_STARTS) else value or ""


class _Workbook:
    """One sheet; texts are text cells, whatever they begin with, and days are days."""

    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    @classmethod
    def write(cls, file: IO[bytes], rows: Iterable[Row], about: dict[str, Any]) -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet(gettext("Award list"))
        sheet.freeze_panes = "A2"
        for number, (_heading, width) in enumerate(COLUMNS.values(), start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.append([cls._heading(sheet, str(heading)) for heading, _width in COLUMNS.values()])
        for row in rows:
            sheet.append([cls._cell(sheet, value) for value in row])
        book.save(file)

    @staticmethod
    def _heading(sheet: Any, text: str) -> WriteOnlyCell:
        cell = WriteOnlyCell(sheet, text)
        cell.font = Font(bold=True)
        return cell

    @staticmethod
    def _cell(sheet: Any, value: str | date | None) -> Any:
        if isinstance(value, date):
            cell = WriteOnlyCell(sheet, value)
            cell.number_format = DAY
            return cell
        if not value or not value.startswith(FORMULA_STARTS):
            return value[:CELL_LENGTH] if value else None
        cell = WriteOnlyCell(sheet, value)
        cell.data_type = "s"
        # It stays a text when somebody edits the cell.
        cell.quotePrefix = True
        return cell


class _Json:
    """`about`, then `awards`: a list of objects with the keys of `COLUMNS`; days as ISO 8601."""

    content_type = "application/json; charset=utf-8"

    @classmethod
    def write(cls, file: IO[bytes], rows: Iterable[Row], about: dict[str, Any]) -> None:
        head = {**about, "language": get_language(), "made_at": timezone.localtime().isoformat()}
        file.write(cls._dump(head)[:-1] + b', "awards": [')
        between = b"\n"
        for row in rows:
            file.write(between + cls._dump(row._asdict()))
            between = b",\n"
        file.write(b"\n]}\n")

    @staticmethod
    def _dump(data: dict[str, Any]) -> bytes:
        return json.dumps(data, ensure_ascii=False, default=lambda day: day.isoformat()).encode()


WRITERS: dict[str, Any] = {"csv": _Csv, "xlsx": _Workbook, "json": _Json}
