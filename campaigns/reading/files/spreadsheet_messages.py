"""Why a spreadsheet was refused, in the words of the admin."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from .spreadsheets import SpreadsheetError


def spreadsheet_message(error: SpreadsheetError) -> str:
    """What is wrong and what to do, naming sheet, row and column where they are known."""
    make = str(error.details.get("make", ""))
    text = _makes().get(make, _texts()[error.code]) % {"limit": _limit(error)}
    place = place_label(**{k: v for k, v in error.details.items() if k not in ("limit", "make")})
    return f"{place}: {text}" if place else text


def place_label(sheet: str = "", row: int | None = None, column: str = "") -> str:
    """ "Sheet “Units”, row 7, column B", or the part of it that is known."""
    parts = []
    if sheet:
        parts.append(_("sheet “%(sheet)s”") % {"sheet": sheet})
    if row is not None:
        parts.append(_("row %(row)s") % {"row": row})
    if column:
        parts.append(_("column %(column)s") % {"column": column})
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _limit(error: SpreadsheetError) -> str:
    limit = error.details.get("limit", 0)
    if error.code in ("too_big", "unpacks_too_big"):
        return f"{limit // (1024 * 1024)} MB"
    return number_format(limit, use_l10n=True, force_grouping=True)


def _texts() -> dict[str, str]:
    return {
        "empty": _("There is nothing in it: no cell of a visible sheet is filled."),
        "too_big": _("The file is larger than %(limit)s. Leave out pictures and other sheets."),
        "unpacks_too_big": _(
            "The file needs too much memory to be read. Often a single cell was filled far away "
            "from the table: copy the table to a new file and try again."
        ),
        "too_many_sheets": _("The file has more than %(limit)s sheets."),
        "too_many_rows": _(
            "There are more than %(limit)s rows. Split the list into several files."
        ),
        "too_many_columns": _("There are more than %(limit)s columns."),
        "cell_too_long": _(
            "This cell holds more than %(limit)s characters. If this is a CSV file, a quotation "
            "mark may be missing."
        ),
        "open_quote": _(
            "A quotation mark is opened and never closed: everything after it would be one cell. "
            "Save the file as Excel (.xlsx), or set the marks right."
        ),
        "password": _("The file is locked with a password. Save it without one and try again."),
        "unsupported": _(
            "This is not a spreadsheet that can be read here. Save it as Excel (.xlsx) or CSV and "
            "try again."
        ),
        "old_word": _(
            "This is a document of an old Word (.doc). Save it as .docx, or copy its table to a "
            "new Excel file, and try again."
        ),
        "old_excel": _(
            "This site cannot read workbooks of old Excel (.xls). Save it as .xlsx and try again."
        ),
        "broken": _("The file is damaged or incomplete. Open it, save it again and try once more."),
        "encoding": _(
            "The letters of this text file cannot be read. Save it as “CSV UTF-8” or as Excel "
            "(.xlsx) and try again."
        ),
    }


def _makes() -> dict[str, str]:
    """What to do with a file that is known, and no list."""
    return {
        "pdf": _(
            "This is a PDF, from which no table can be read safely. Ask for the Excel (.xlsx) or "
            "Word file it was made from; or open it in Word, look whether each name is right, and "
            "save it as .docx."
        ),
        "rtf": _("This is a document in RTF. Open it in Word, save it as .docx and try again."),
        "picture": _(
            "This is a picture, such as a scan. Ask for the Word or Excel file, or type the list "
            "into the template."
        ),
    }
