"""Award lists as files: CSV, a workbook, JSON.

They have the columns that the schema (`honors.row`) exports, and no others.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import IO, TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Count, F, Max, Sum
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from news.address_words import slug_or
from news.built_files import Busy, built_file
from news.costly import not_now
from news.dates import typed_day
from news.exports import BYTE_ORDER_MARK, csv_text, text_cell
from news.page_context import Crumb, trail
from news.public_index.memory import token
from news.text import nfc

from ..models.award_lists import AwardList
from ..models.marks import AwardMark
from ..querysets import AwardQuerySet, public_rolls, roll_pages
from ..row import Column, exported, names

if TYPE_CHECKING:
    from ..models.rolls import HonorRollIndexPage

CHUNK = 2_000
CELL_LENGTH = 32_767
DAY = "DD/MM/YYYY"
#: What neither XML nor JSON readers take, beyond what `nfc` removes.
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")

#: One line of a file by the keys of JSON, in the order of the file; texts are clean.
Line = dict[str, str | date | None]


def download_response(
    awards: AwardQuerySet,
    file_format: str,
    title: str,
    *,
    index: "HonorRollIndexPage",
    request: HttpRequest,
    about: dict[str, Any] | None = None,
) -> HttpResponseBase:
    """`awards`, filtered and ordered by the caller, as a file that is named after `title`.

    Start from `Award.objects.public()`. `index` is the page below which permalinks are; `about`
    goes to the head of a JSON file. The file is made once for each state of the data, on the disk
    and in chunks of rows; 503 where too many files are asked for at once. Raises `Http404` for an
    unknown format.
    """
    writer = WRITERS.get(file_format)
    if writer is None:
        raise Http404(gettext("There is no download in this format."))
    address_of = index.permalinks(request, full=True)
    facts = _Facts.read()
    # The statement holds the filters, the lists and the order.
    name = [file_format, get_language(), address_of("-"), about, _asked(awards)]

    def build(file: IO[bytes]) -> None:
        writer.write(file, _lines(awards, address_of, facts), about or {})

    try:
        file = built_file(facts.version, name, build)
    except Busy as busy:
        return _busy_page(index, request, busy.retry_after, (about or {}).get("url", ""))
    response = FileResponse(
        file,
        as_attachment=True,
        filename=file_name(title, file_format),
        content_type=writer.content_type,
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _busy_page(
    index: "HonorRollIndexPage", request: HttpRequest, seconds: int, list_url: str
) -> HttpResponseBase:
    heading = gettext("The file is not ready yet")
    context: dict[str, Any] = {"heading": heading, "seconds": seconds, "list_url": list_url}
    context["breadcrumbs"] = trail(index, Crumb(heading, request.path))
    template = "campaigns/download_busy.html"
    response = index.render(request, template=template, context_overrides=context)
    return not_now(response, seconds, request)


@dataclass(frozen=True)
class _Facts:
    """What a file says beside its rows. `version` changes with all that a file may say: with each
    publication, mark, decision and register.
    """

    version: str
    decisions: dict[int, tuple[str, date | None]]
    annulments: dict[str, str]

    @classmethod
    def read(cls) -> "_Facts":
        decisions, annulments = _decisions(), _annulments()
        lists = AwardList.objects.aggregate(Max("pk"), Count("pk"), Sum("edits"))
        withheld = AwardMark.objects.withheld().order_by("award_key")
        hidden = list(withheld.values_list("award_key", flat=True))
        rolls = list(
            public_rolls().order_by("pk").values_list("pk", "award_list_id", "last_published_at")
        )
        state = (token(), lists, rolls, hidden, annulments, sorted(decisions.items()))
        version = blake2b(repr(state).encode(), digest_size=16).hexdigest()
        return cls(version, decisions, annulments)


def _asked(awards: AwardQuerySet) -> object:
    """What tells one choice of awards from another; nothing for one that is empty by itself."""
    try:
        return awards.query.sql_with_params()
    except EmptyResultSet:
        return None


def file_name(name: str, file_format: str) -> str:
    """What the file is of, and of which day: "bang-khen-2021-2026-01-31.csv"."""
    stem = slug_or(name, "list", 80)
    return f"{stem}-{timezone.localdate():%Y-%m-%d}.{file_format}"


def _headings() -> list[tuple[str, int]]:
    """The heading of each column and, for a workbook, its width."""
    return [
        *((str(one.export_heading) or one.heading, one.export_width) for one in exported()),
        (gettext("Status"), 30),
        (gettext("Address"), 44),
    ]


def _lines(
    awards: AwardQuerySet, address_of: Callable[[str], str], facts: _Facts
) -> Iterator[Line]:
    columns = exported()
    keys = [(one.name, one.export, _cleaner(one)) for one in columns]
    awarded = pgettext("award", "Awarded")
    read = {"list_id", "key", "decision_number", "signed_on", *names(columns)}
    for row in awards.values(*read).iterator(chunk_size=CHUNK):
        if not row["decision_number"]:
            number, signed_on = facts.decisions.get(row["list_id"], ("", None))
            row |= {"decision_number": number, "signed_on": row["signed_on"] or signed_on}
        line: Line = {key: clean(row[name]) for name, key, clean in keys}
        line["status"] = facts.annulments.get(row["key"], awarded)
        line["url"] = address_of(row["key"])
        yield line


def _cleaner(column: Column) -> Callable[[Any], str | date | None]:
    """What makes a value of the column fit for a file."""
    if column.field.choices:
        labels = {value: str(label) for value, label in column.field.flatchoices}
        return lambda value: labels.get(value, "")
    return (lambda value: value) if column.is_date else _clean


def _decisions() -> dict[int, tuple[str, date | None]]:
    """List of a live roll → number and date of the roll's decision."""
    rolls = roll_pages().live().filter(award_list__roll=F("translation_key"))
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
    def write(cls, file: IO[bytes], lines: Iterable[Line], about: dict[str, Any]) -> None:
        file.write(BYTE_ORDER_MARK)
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow(heading for heading, _width in _headings())
        writer.writerows([cls._cell(value) for value in line.values()] for line in lines)
        text.detach()

    @staticmethod
    def _cell(value: str | date | None) -> str:
        if isinstance(value, date):
            return typed_day(value)
        return csv_text(value) if value else ""


class _Workbook:
    """One sheet; texts are text cells, whatever they begin with, and days are days."""

    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    @classmethod
    def write(cls, file: IO[bytes], lines: Iterable[Line], about: dict[str, Any]) -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet(gettext("Award list"))
        sheet.freeze_panes = "A2"
        headings = _headings()
        for number, (_heading, width) in enumerate(headings, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.append([cls._heading(sheet, heading) for heading, _width in headings])
        for line in lines:
            sheet.append([cls._cell(sheet, value) for value in line.values()])
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
        return text_cell(sheet, value[:CELL_LENGTH]) if value else None


class _Json:
    """`about`, then `awards`: a list of objects with the schema's keys; days as ISO 8601."""

    content_type = "application/json; charset=utf-8"

    @classmethod
    def write(cls, file: IO[bytes], lines: Iterable[Line], about: dict[str, Any]) -> None:
        head = {**about, "language": get_language(), "made_at": timezone.localtime().isoformat()}
        file.write(cls._dump(head)[:-1] + b', "awards": [')
        between = b"\n"
        for line in lines:
            file.write(between + cls._dump(line))
            between = b",\n"
        file.write(b"\n]}\n")

    @staticmethod
    def _dump(data: dict[str, Any]) -> bytes:
        return json.dumps(data, ensure_ascii=False, default=lambda day: day.isoformat()).encode()


FORMATS = {"xlsx": "Excel (XLSX)", "csv": "CSV", "json": "JSON"}
WRITERS: dict[str, Any] = {"csv": _Csv, "xlsx": _Workbook, "json": _Json}
