"""Makes docs/mau/danh-sach-khen-thuong-mau.xlsx: an award list to try the import with.

It looks as such lists arrive: title lines, merged cells, section rows, short names of awards and
units, a name in capitals, a column of birth dates that is left out, a closing count.
"""

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

FILE = Path(__file__).parent.parent / "docs" / "mau" / "danh-sach-khen-thuong-mau.xlsx"
MADE = datetime(2026, 1, 5)
TITLES = (
    ("ỦY BAN NHÂN DÂN TỈNH SÔNG LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("SỞ TƯ PHÁP", "Độc lập – Tự do – Hạnh phúc"),
    ("",),
    ("DANH SÁCH",),
    ("Các tập thể, cá nhân được khen thưởng trong tháng cao điểm “Trả sổ về đúng chỗ”",),
    ("(Kèm theo Quyết định số 12/QĐ-STP ngày 05 tháng 01 năm 2026 của Giám đốc Sở Tư pháp)",),
    ("",),
)
HEADER = (
    "TT",
    "Ông/Bà",
    "Họ và tên",
    "Ngày sinh",
    "Chức vụ",
    "Đơn vị\ncông tác",
    "Danh hiệu,\nhình thức khen thưởng",
    "Thành tích",
)
GROUPS = (
    ("", "Tổ hòa giải bản Nà Lúa", "", "", "UBND xã Nậm Chà", "GK Giám đốc Sở"),
    ("", "Bộ phận tư pháp – hộ tịch", "", "", "UBND xã Tân Lũng", "GK Giám đốc Sở"),
    ("", "Phòng Công chứng số 1", "", "", "Sở Tư pháp", "TTLĐTT"),
)
PEOPLE = (
    ("Bà", "Lường Thị Hịa", "14/3/1986", "Công chức tư pháp – hộ tịch", "UBND xã Nậm Chà", "GK"),
    ("Ông", "ĐOÀN KHẮC SÂM", "02/9/1979", "Phó Trưởng phòng", "P. HCTP", "CSTĐCS"),
    ("Bà", "Nghiêm Thị Quyên", "21/11/1990", "Chuyên viên", "Phòng PBGDPL", "LĐTT"),
    ("Ông", "Vàng A Tủa", "5/6/1974", "Hòa giải viên bản Nà Lúa", "xã Nậm Chà", "GK Giám đốc Sở"),
    ("Ông", "Kiều Duy Lãm", "30/12/1983", "Công chứng viên", "PCC1", "LĐTT"),
    ("Bà", "Tống Thị Bích Nhàn", "17/8/1988", "Trợ giúp viên pháp lý", "TT TGPL", "LĐTT"),
    ("Bà", "Mùa Thị Xay", "9/1/1992", "Hòa giải viên bản Púng", "xã Mường Ngàn", "GK Giám đốc Sở"),
    ("Ông", "Thiều Hữu Trụ", "26/4/1968", "Tổ trưởng tổ dân phố 7", "phường Bến Thượng", "GK"),
)
ACHIEVEMENTS = {
    "Tổ hòa giải bản Nà Lúa": "Hòa giải thành 19 vụ việc trong năm",
    "Bộ phận tư pháp – hộ tịch": "Xếp lại 260 cuốn sổ, lập mục lục theo từng bản",
    "Phòng Công chứng số 1": "Không hồ sơ nào trả chậm trong quý",
    "ĐOÀN KHẮC SÂM": "Sáng kiến “Mục lục sổ theo họ của bản”",
    "Vàng A Tủa": "Dịch và đọc từng câu biên bản cho người không biết chữ",
    "Thiều Hữu Trụ": "Vận động ba khối nhà dùng chung một lối ra vào",
}
WIDTHS = (6, 9, 30, 13, 28, 26, 26, 48)
LAST = len(HEADER)
CENTERED = Alignment(horizontal="center", vertical="center", wrap_text=True)
WRAPPED = Alignment(vertical="top", wrap_text=True)
EDGE = Side(style="thin")
FRAME = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)


def make() -> Workbook:
    workbook = Workbook()
    workbook.properties.created = workbook.properties.modified = MADE
    workbook.properties.creator = "Sở Tư pháp tỉnh Sông Lam"
    sheet = workbook.active
    sheet.title = "Danh sách"
    for letter, width in zip("ABCDEFGH", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for titles in TITLES:
        _add_title(sheet, titles)
    _add_row(sheet, HEADER, Font(bold=True), CENTERED)
    _add_section(sheet, "I. TẬP THỂ", GROUPS)
    _add_section(sheet, "II. CÁ NHÂN", PEOPLE)
    sheet.append([])
    sheet.append(["", f"Danh sách gồm {len(GROUPS):02} tập thể, {len(PEOPLE):02} cá nhân./."])
    return workbook


def _add_title(sheet: Worksheet, titles: tuple[str, ...]) -> None:
    """One text over the whole width, or two side by side."""
    sheet.append([titles[0]] if len(titles) == 1 else [titles[0], *[""] * 3, titles[1]])
    row = sheet.max_row
    ends = [(1, LAST)] if len(titles) == 1 else [(1, 4), (5, LAST)]
    for first, last in ends:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
        cell = sheet.cell(row, first)
        cell.font, cell.alignment = Font(bold=True), CENTERED


def _add_section(sheet: Worksheet, title: str, rows: tuple[tuple[str, ...], ...]) -> None:
    number, name = title.split(maxsplit=1)
    _add_row(sheet, (number.rstrip("."), "", name, *[""] * (LAST - 3)), Font(bold=True), WRAPPED)
    for number_of_row, row in enumerate(rows, start=1):
        _add_row(sheet, (number_of_row, *row, ACHIEVEMENTS.get(row[1], "")), Font(), WRAPPED)


def _add_row(
    sheet: Worksheet, values: tuple[str | int, ...], font: Font, alignment: Alignment
) -> None:
    sheet.append(list(values))
    for cell in sheet[sheet.max_row]:
        cell.font, cell.alignment, cell.border = font, alignment, FRAME


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    make().save(FILE)
