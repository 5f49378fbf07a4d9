"""Draws the pictures of docs/danh-sach-doc-duoc.md: what officers' lists look like that are read.

    python tools/draw_lists.py

The people are invented. The same pictures come out each time, on a machine with the same fonts.
"""

from html import escape
from pathlib import Path

from browsing import browser

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots" / "danh-sach"
STYLE = """
body { margin: 0; }
main { padding: 14px 16px; background: #fff; color: #1a1a1a; width: fit-content;
  font: 14px/1.35 "Noto Sans", "DejaVu Sans", sans-serif; }
table { border-collapse: collapse; }
td { min-width: 26px; max-width: 250px; padding: 3px 9px; border: 1px solid #b8b8b8; }
.h td { background: #e9edf2; font-weight: 600; }
.s td { background: #f6f1e2; font-weight: 600; }
.t { margin: 0 0 8px; text-align: center; font-weight: 600; }
.p { margin: 0 0 6px; max-width: 620px; }
.out td { color: #8a8a8a; text-decoration: line-through; }
"""
GIAY_KHEN = "Giấy khen của Giám đốc Sở"
#: Picture → lines: a text is a title, "¶ …" a paragraph, "# …" a line across the table; a list is
#: a row, whose first cell begins with "!" in headers and with "-" in rows that are left out.
LISTS: dict[str, list[str | list[str]]] = {
    "bang-thuong": [
        "DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG",
        ["!STT", "Ông/Bà", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Danh hiệu"],
        ["1", "Bà", "Nguyễn Thị Lan", "Chuyên viên", "Văn phòng Sở", "Lao động tiên tiến"],
        ["2", "Ông", "Trần Văn Hùng", "Phó Trưởng phòng", "Thanh tra Sở", "CSTĐCS"],
    ],
    "de-muc": [
        f"DANH SÁCH TẶNG {GIAY_KHEN.upper()}",
        ["!STT", "Tên tập thể, cá nhân", "Ghi chú"],
        "# I. TẬP THỂ (02)",
        ["1", "Phòng Hành chính tư pháp", ""],
        ["2", "Chi đoàn Văn phòng Sở", ""],
        "# II. CÁ NHÂN (01)",
        ["1", "Ông Trần Văn Hùng, Trưởng phòng Bổ trợ tư pháp", ""],
    ],
    "chung-mot-o": [
        ["!TT", "Họ và tên, chức vụ, đơn vị công tác", "Hình thức khen thưởng"],
        ["1", "Ông Lê Hữu Long - Chuyên viên, Phòng Bổ trợ tư pháp", GIAY_KHEN],
        ["2", "Bà Tạ Kim Yến, Văn thư Phòng Hành chính tư pháp", GIAY_KHEN],
    ],
    "truoc-ten": [
        ["!TT", "Cấp bậc", "Họ và tên", "Chức vụ", "Đơn vị"],
        ["1", "Thiếu tá", "Nguyễn Văn Minh", "Đội trưởng", "Phòng Tham mưu"],
        ["2", "", "Thượng úy Trần Thị Lan", "Cán bộ", "Phòng Hậu cần"],
        ["3", "", "BS.CKI Lê Hữu Long", "Bác sĩ", "Bệnh xá"],
        ["4", "", "Đồng chí Tạ Kim Yến (Bí thư Chi đoàn)", "", "Phòng Tham mưu"],
    ],
    "danh-dau": [
        ["!STT", "Ông", "Bà", "Họ và tên", "LĐTT", "CSTĐCS"],
        ["1", "", "x", "Nguyễn Thị Lan", "x", ""],
        ["2", "x", "", "Trần Văn Hùng", "", "x"],
    ],
    "ho-va-ten-hai-cot": [
        ["!TT", "Họ và tên đệm", "Tên", "Lớp", "Giải"],
        ["1", "Đỗ Hoàng", "Anh", "9A", "Nhất"],
        ["2", "Vũ Thu", "Hà", "8C", "Ba"],
    ],
    "ket-qua": [
        ["!STT", "Họ và tên", "Danh hiệu đề nghị", "Số phiếu", "Kết quả"],
        ["1", "Phạm Phương Vân", "Chiến sĩ thi đua cơ sở", "9/9", "Đạt"],
        ["-2", "Đỗ Xuân Hiếu", "Chiến sĩ thi đua cơ sở", "3/9", "Không đạt"],
    ],
    "quyet-dinh-rieng": [
        ["!STT", "Họ và tên", "Hình thức", "Số quyết định", "Ngày ký"],
        ["1", "Cao Thanh Oanh", "Bằng khen", "1091/QĐ-UBND", "06/5/2024"],
        ["2", "Bùi Diệu Mai", GIAY_KHEN, "02a/QĐ-STP", "15/01/2025"],
    ],
    "cac-nam": [
        ["!STT", "Họ và tên", "Năm 2022", "Năm 2023", "Năm 2024"],
        ["1", "Lý Bích Thảo", "LĐTT", "CSTĐCS", "LĐTT"],
        ["2", "Tạ Minh Khải", "LĐTT", "", "CSTĐCS"],
    ],
    "van-ban": [
        f"¶ Điều 1. Tặng {GIAY_KHEN} cho 02 tập thể và 01 cá nhân, gồm:",
        "¶ 1. Phòng Hành chính tư pháp;",
        "¶ 2. Nhân dân và cán bộ xã Đồng Tâm;",
        "¶ 3. Ông Trần Văn Hùng, Trưởng phòng Bổ trợ tư pháp.",
    ],
    "nhieu-phu-luc": [
        "¶ Điều 1. Tặng danh hiệu “Lao động tiên tiến” (Phụ lục I).",
        "¶ Điều 2. Công nhận “Chiến sĩ thi đua cơ sở” (Phụ lục II).",
        "PHỤ LỤC I",
        ["!STT", "Họ và tên", "Đơn vị"],
        ["1", "Nguyễn Thị Lan", "Văn phòng Sở"],
    ],
    "ho-gia-dinh": [
        ["!STT", "Họ tên chủ hộ", "Thôn", "Hình thức"],
        ["1", "Gia đình ông Vũ Đình Tú", "Thôn 3", "Gia đình văn hóa"],
        ["2", "Ông Lê Văn Bảy – bà Hồ Thị Sáu", "Xóm Đông", "Gia đình văn hóa"],
    ],
    "khong-tieu-de": [
        ["1", "Nguyễn Thị Lan", "Chuyên viên", "Văn phòng Sở", "Lao động tiên tiến"],
        ["2", "Trần Văn Hùng", "Phó Trưởng phòng", "Thanh tra Sở", "Lao động tiên tiến"],
    ],
}


def html_of(lines: list[str | list[str]]) -> str:
    parts: list[str] = []
    width = max((len(line) for line in lines if isinstance(line, list)), default=1)
    is_open = False
    for line in lines:
        is_row = isinstance(line, list) or line.startswith("# ")
        if is_row != is_open:
            parts.append("<table>" if is_row else "</table>")
            is_open = is_row
        if isinstance(line, list):
            kind = {"!": "h", "-": "out"}.get(line[0][:1], "")
            cells = [line[0].lstrip("!-"), *line[1:]]
            row = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            parts.append(f'<tr class="{kind}">{row}</tr>')
        elif is_row:
            parts.append(f'<tr class="s"><td colspan="{width}">{escape(line[2:])}</td></tr>')
        elif line.startswith("¶ "):
            parts.append(f'<p class="p">{escape(line[2:])}</p>')
        else:
            parts.append(f'<p class="t">{escape(line)}</p>')
    end = "</table>" if is_open else ""
    return f"<style>{STYLE}</style><main>{''.join(parts)}{end}</main>"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with browser() as opened:
        page = opened.new_page(viewport={"width": 900, "height": 600})
        for name, lines in LISTS.items():
            page.set_content(html_of(lines))
            page.locator("main").screenshot(path=FOLDER / f"{name}.png")
            print(f"docs/screenshots/danh-sach/{name}.png")


if __name__ == "__main__":
    main()
