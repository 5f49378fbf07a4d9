"""Word documents and decisions in paragraphs: `python -m tests.lists.making.word`.

The people are invented.
"""

from .books import keep
from .docx import (
    PAGE_BREAK,
    cell,
    control,
    deleted,
    deleted_row,
    document,
    hidden,
    inserted,
    numbering,
    p,
    raised,
    row,
    run,
    struck,
    table,
    text_box,
)

PART = "word"
Row = dict[str, str | None]


def one(award: str, name: str, position: str | None = None, unit: str | None = None,
        honorific: str | None = None, **others: str | None) -> Row:  # fmt: skip
    return {"kind": "individual", "honorific": honorific, "name": name, "position": position,
            "unit": unit, "award": award, **others}  # fmt: skip


def many(award: str, name: str, unit: str | None = None, kind: str = "collective") -> Row:
    return {"kind": kind, "name": name, "position": None, "unit": unit, "award": award}


def head(office: str, number: str, place: str, day: str) -> str:
    """The letterhead as offices write it: a table without borders."""
    return table(
        (p("ỦY BAN NHÂN DÂN TỈNH") + p(office), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
         + p("Độc lập - Tự do - Hạnh phúc")),
        (f"Số: {number}", f"{place}, {day}"),
    )  # fmt: skip


def foot(who: str, name: str) -> str:
    return table(
        (p("Nơi nhận:") + p("- Như Điều 3;") + p("- Sở Nội vụ (để báo cáo);") + p("- Lưu: VT."),
         p(who) + p("(Đã ký)") + p(name))
    )  # fmt: skip


BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;",
    "Xét đề nghị của ông Trưởng Ban Thi đua - Khen thưởng tại Tờ trình số 41/TTr-BTĐKT;",
)


# Kind 1: tracked changes, struck and hidden text.


def tracked_school() -> None:
    award = "Giấy khen của Hiệu trưởng"
    rows = [
        ("1", "Lương Thị Mỹ Duyên", "Giáo viên", "Tổ Toán - Tin"),
        ("2", p(deleted("Tạ Đình Khôi") + inserted("Đoàn Minh Khuê")), "Giáo viên", "Tổ Ngữ văn"),
    ]
    added = row("3", p(inserted("Hà Quang Lợi")), p(inserted("Nhân viên")), "Tổ Văn phòng",
                look='<w:ins w:id="3" w:author="a"/>')  # fmt: skip
    data = document(
        "TRƯỜNG THPT NGUYỄN THÁI HỌC",
        "DANH SÁCH CÁN BỘ, GIÁO VIÊN ĐƯỢC TẶNG GIẤY KHEN CỦA HIỆU TRƯỞNG",
        "(Kèm theo Quyết định số 118/QĐ-THPTNTH ngày 28 tháng 5 năm 2024)",
        table(("STT", "Họ và tên", "Chức vụ", "Tổ"), *rows, added,
              deleted_row("4", "Kiều Văn Mạnh", "Giáo viên", "Tổ Sinh - Hóa")),
    )  # fmt: skip
    keep(PART, "truong-theo-doi-sua.docx", data, "a row deleted, one added, one name replaced", [
        one(award, "Lương Thị Mỹ Duyên", "Giáo viên", "Tổ Toán - Tin"),
        one(award, "Đoàn Minh Khuê", "Giáo viên", "Tổ Ngữ văn"),
        one(award, "Hà Quang Lợi", "Nhân viên", "Tổ Văn phòng"),
    ], reading={"left_out": [["Kiều Văn Mạnh", "deleted_by_tracking"]]})  # fmt: skip


def tracked_paragraphs() -> None:
    award = "Giấy khen của Chủ tịch UBND xã"
    data = document(
        "Số: 77/QĐ-UBND",
        "Đồng Ích, ngày 02 tháng 9 năm 2024",
        "QUYẾT ĐỊNH",
        p(run("Điều 1. Tặng Giấy khen của Chủ tịch UBND xã cho ") + deleted("05") + inserted("03")
          + run(" cá nhân sau:")),
        "1. Bà Khổng Thị Thơm, Chi hội trưởng Chi hội Phụ nữ thôn Hạ Ích;",
        p(deleted("2. Ông Lã Văn Sót, Trưởng thôn Đại Lữ;")),
        p(struck("3. Ông Chử Văn Thừa, Phó thôn Viên Luận;")),
        p(run("2. Ông ") + deleted("Nguyễn Văn Nhầm") + inserted("Nguyễn Văn Tình")
          + run(", Trưởng thôn Đại Lữ;")),
        "3. Ông Phùng Khắc Cường, Công an viên.",
        "Điều 2. Văn phòng, Tài chính - Kế toán và các ông, bà có tên tại Điều 1 thi hành.",
    )  # fmt: skip
    keep(PART, "xa-sua-doan-van.docx", data, "items deleted and struck in paragraphs", [
        one(award, "Khổng Thị Thơm", "Chi hội trưởng", "Chi hội Phụ nữ thôn Hạ Ích", "Bà"),
        one(award, "Nguyễn Văn Tình", honorific="Ông", position="Trưởng thôn Đại Lữ"),
        one(award, "Phùng Khắc Cường", "Công an viên", honorific="Ông"),
    ], reading={"left_out": [["Lã Văn Sót", "deleted_by_tracking"],
                             ["Chử Văn Thừa", "struck"]]})  # fmt: skip


def struck_and_hidden() -> None:
    award = "Lao động tiên tiến"
    data = document(
        "DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2024",
        table(
            ("TT", "Họ tên", "Chức vụ", "Phòng"),
            ("1", "Thân Đức Nhuận", "Trưởng phòng", "Phòng Kỹ thuật"),
            tuple(p(run(text, '<w:rStyle w:val="Bo"/>')) for text in
                  ("2", "Ngụy Thị Oanh", "Kế toán", "Phòng Tài vụ")),
            tuple(p(hidden(text)) for text in ("3", "Mạc Văn Phú", "Lái xe", "Phòng Hành chính")),
            row("4", "Doãn Thị Quế", "Văn thư", "Phòng Hành chính", look="<w:hidden/>"),
            ("5", p(run("Vi Văn Sáng") + raised("(1)")), "Kỹ sư", "Phòng Kỹ thuật"),
        ),
        "(1) Từ tháng 7 năm 2024 chuyển sang Phòng Dự án.",
        styles='<w:style w:type="character" w:styleId="Bo"><w:rPr><w:dstrike/></w:rPr></w:style>',
    )  # fmt: skip
    keep(PART, "gach-bo-va-an.docx", data, "a row struck by a style, two hidden, a footnote mark", [
        one(award, "Thân Đức Nhuận", "Trưởng phòng", "Phòng Kỹ thuật"),
        one(award, "Vi Văn Sáng", "Kỹ sư", "Phòng Kỹ thuật"),
    ], reading={"left_out": [["Ngụy Thị Oanh", "struck"], ["Mạc Văn Phú", "hidden_row"],
                             ["Doãn Thị Quế", "hidden_row"]]})  # fmt: skip


# Kind 12: where the list stands.


def layout_tables() -> None:
    award = "Bằng khen của Chủ tịch UBND tỉnh"
    left = table(("STT", "Họ và tên", "Đơn vị"), ("1", "Ông Bạch Công Thành", "Sở Xây dựng"),
                 ("2", "Bà Cù Thị Uyên", "Sở Công Thương"))  # fmt: skip
    right = table(("STT", "Họ và tên", "Đơn vị"), ("3", "Ông Diệp Hải Vân", "Sở Y tế"),
                  ("4", "Bà Giáp Thị Xuyến", "Thanh tra tỉnh"))  # fmt: skip
    data = document(
        p(text_box("ỦY BAN NHÂN DÂN TỈNH", "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH "
                   "UBND TỈNH")),
        "(Kèm theo Quyết định số 1204/QĐ-UBND ngày 15 tháng 8 năm 2024 của Chủ tịch UBND tỉnh)",
        table((cell(table((cell(left + p()), cell(right + p()))) + p()),)),
        "Danh sách gồm 04 cá nhân./.",
    )  # fmt: skip
    keep(PART, "bang-trong-bang.docx", data, "two lists beside each other in a layout table", [
        one(award, "Bạch Công Thành", None, "Sở Xây dựng", "Ông"),
        one(award, "Cù Thị Uyên", None, "Sở Công Thương", "Bà"),
        one(award, "Diệp Hải Vân", None, "Sở Y tế", "Ông"),
        one(award, "Giáp Thị Xuyến", None, "Thanh tra tỉnh", "Bà"),
    ], declared_count=4)  # fmt: skip


def boxes_and_controls() -> None:
    award = "Chiến sĩ thi đua cơ sở"
    listed = table(
        ("TT", control(cell("Họ và tên")), "Chức danh", "Khoa, phòng"),
        control(row("1", "Hứa Văn An", "Giảng viên", "Khoa Điện")),
        control(row("2", control(cell("Khúc Thị Bình")), p(control(run("Giảng viên"))),
                    "Khoa Cơ khí")),
        row("3", p(control(run("Nhập họ tên"), placeholder=True)),
            p(control(run("Chọn"), placeholder=True)), ""),
    )  # fmt: skip
    data = document(
        control(p("TRƯỜNG CAO ĐẲNG NGHỀ SỐ 2")),
        control(p("DANH SÁCH CHIẾN SĨ THI ĐUA CƠ SỞ NĂM HỌC 2023 - 2024")),
        p(text_box(listed)),
    )
    keep(PART, "mau-dieu-khien.docx", data, "a form with content controls in a text box; row 3 is "
         "left empty", [
        one(award, "Hứa Văn An", "Giảng viên", "Khoa Điện"),
        one(award, "Khúc Thị Bình", "Giảng viên", "Khoa Cơ khí"),
    ])  # fmt: skip


def a_table_a_page() -> None:
    award = "Kỷ niệm chương “Vì sự nghiệp Tư pháp”"
    header = ("STT", "Họ và tên", "Chức vụ", "Đơn vị công tác")
    data = document(
        "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG KỶ NIỆM CHƯƠNG “VÌ SỰ NGHIỆP TƯ PHÁP”",
        "(Kèm theo Quyết định số 2290/QĐ-BTP ngày 20 tháng 8 năm 2024 của Bộ trưởng Bộ Tư pháp)",
        table(header, ("1", "Ông Lục Văn Chung", "Chấp hành viên", "Chi cục Thi hành án dân sự"),
              ("2", "Bà Ma Thị Dung", "Thẩm tra viên", "Cục Thi hành án")),
        PAGE_BREAK,
        "Trang 2/3",
        table(header, ("", "", "", "dân sự tỉnh"),
              ("3", "Ông Nhữ Đình Giang", "Công chứng viên", "Văn phòng công chứng Sông Lô")),
        PAGE_BREAK,
        table(("4", "Bà Ông Thị Hải", "Trợ giúp viên pháp lý", "Trung tâm Trợ giúp pháp lý")),
    )  # fmt: skip
    keep(PART, "moi-trang-mot-bang.docx", data, "a row goes on over the page", [
        one(award, "Lục Văn Chung", "Chấp hành viên", "Chi cục Thi hành án dân sự", "Ông"),
        one(award, "Ma Thị Dung", "Thẩm tra viên", "Cục Thi hành án dân sự tỉnh", "Bà"),
        one(award, "Nhữ Đình Giang", "Công chứng viên", "Văn phòng công chứng Sông Lô", "Ông"),
        one(award, "Ông Thị Hải", "Trợ giúp viên pháp lý", "Trung tâm Trợ giúp pháp lý", "Bà"),
    ])  # fmt: skip


def groups_within_groups() -> None:
    award = "Bằng khen của Bộ trưởng Bộ Nội vụ"
    lists = numbering(
        (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")), (("bullet", "-"),)
    )
    data = document(
        head("", "905/QĐ-BNV", "Hà Nội", "ngày 12 tháng 11 năm 2024"),
        "QUYẾT ĐỊNH",
        *BASES,
        "Điều 1. Tặng Bằng khen của Bộ trưởng Bộ Nội vụ cho các tập thể, cá nhân sau:",
        p("Các sở, ban, ngành", listed=(1, 0)),
        p("Sở Nội vụ", listed=(1, 1)),
        p("Tập thể:", listed=(1, 2)),
        p("Phòng Cải cách hành chính;", listed=(2, 0)),
        p("Cá nhân:", listed=(1, 2)),
        p("Ông Phí Văn Khải, Phó Giám đốc;", listed=(2, 0)),
        p("Bà Quản Thị Lành, Chuyên viên chính.", listed=(2, 0)),
        p("Sở Tài chính", listed=(1, 1)),
        p("Cá nhân:", listed=(1, 2)),
        p("Ông Sái Minh Năng, Trưởng phòng Ngân sách.", listed=(2, 0)),
        p("Các huyện", listed=(1, 0)),
        p("UBND huyện Yên Lạc", listed=(1, 1)),
        p("Bà Tiêu Thị Phấn, Trưởng phòng Nội vụ;", listed=(2, 0)),
        "Điều 2. Chánh Văn phòng Bộ, Vụ trưởng Vụ Thi đua và các tập thể, cá nhân có tên tại Điều "
        "1 chịu trách nhiệm thi hành Quyết định này./.",
        foot("BỘ TRƯỞNG", "Trà Văn Ký"),
        lists=lists,
    )
    keep(PART, "nhom-trong-nhom.docx", data, "numbers drawn by Word; units head their people", [
        many(award, "Phòng Cải cách hành chính", "Sở Nội vụ"),
        one(award, "Phí Văn Khải", "Phó Giám đốc", "Sở Nội vụ", "Ông"),
        one(award, "Quản Thị Lành", "Chuyên viên chính", "Sở Nội vụ", "Bà"),
        one(award, "Sái Minh Năng", "Trưởng phòng Ngân sách", "Sở Tài chính", "Ông"),
        one(award, "Tiêu Thị Phấn", "Trưởng phòng Nội vụ", "UBND huyện Yên Lạc", "Bà"),
    ])  # fmt: skip


def bullets_below_units() -> None:
    award = "Giấy khen của Giám đốc Sở Y tế"
    data = document(
        "DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ Y TẾ",
        "(Kèm theo Quyết định số 640/QĐ-SYT ngày 27/02/2024 của Giám đốc Sở Y tế)",
        "Bệnh viện Đa khoa tỉnh:",
        "• Bác sĩ CKI Ung Văn Quyền – Trưởng khoa Hồi sức cấp cứu",
        "• Bà Viên Thị Rạng – Điều dưỡng trưởng",
        "Trung tâm Kiểm soát bệnh tật:",
        "• Ông Xa Đức Sâm – Kỹ thuật viên",
    )
    keep(PART, "gach-dau-dong.docx", data, "bullets below the unit that they belong to", [
        one(award, "Ung Văn Quyền", unit="Bệnh viện Đa khoa tỉnh", honorific="BS.CKI",
            position="Trưởng khoa Hồi sức cấp cứu"),
        one(award, "Viên Thị Rạng", "Điều dưỡng trưởng", "Bệnh viện Đa khoa tỉnh", "Bà"),
        one(award, "Xa Đức Sâm", "Kỹ thuật viên", "Trung tâm Kiểm soát bệnh tật", "Ông"),
    ])  # fmt: skip


def three_articles() -> None:
    flag, praise, title = ("Cờ thi đua của UBND tỉnh", "Bằng khen của Chủ tịch UBND tỉnh",
                           "Chiến sĩ thi đua cơ sở")  # fmt: skip
    data = document(
        head("", "318/QĐ-UBND", "Vĩnh Yên", "ngày 25 tháng 01 năm 2025"),
        "QUYẾT ĐỊNH",
        "Về việc khen thưởng thành tích thực hiện nhiệm vụ năm 2024",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
        *BASES,
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng Cờ thi đua của UBND tỉnh cho 02 tập thể dẫn đầu phong trào thi đua năm 2024:",
        "1. Sở Tư pháp;",
        "2. Ủy ban nhân dân huyện Tam Dương.",
        "Điều 2. Tặng Bằng khen của Chủ tịch UBND tỉnh cho 01 tập thể, 02 cá nhân và 01 hộ gia "
        "đình đã có thành tích xuất sắc, gồm:",
        "1. Tập thể",
        "- Phòng Văn hóa và Thông tin huyện Sông Lô.",
        "2. Cá nhân",
        "- Ông Kim Ngọc Thịnh, Phó Chánh Văn phòng Tỉnh ủy;",
        "- Bà La Thị Thùy, Kế toán trưởng Công ty Cổ phần Cấp nước số 1.",
        "3. Hộ gia đình",
        "- Hộ ông Âu Văn Tiến, thôn Bằng Phú, xã Đại Tự.",
        "Điều 3. Công nhận danh hiệu “Chiến sĩ thi đua cơ sở” cho các ông, bà:",
        "1. Ông Đàm Vĩnh Toàn, Chuyên viên, Ban Dân tộc;",
        "2. Bà Ninh Thị Vinh, Thủ quỹ, Ban Dân tộc.",
        "Điều 4. Kinh phí khen thưởng trích từ Quỹ Thi đua, khen thưởng tỉnh theo quy định.",
        "Điều 5. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ và các tập thể, cá nhân có tên tại "
        "Điều 1, 2, 3 căn cứ Quyết định thi hành./.",
        foot("CHỦ TỊCH", "Đỗ Minh Ký"),
    )  # fmt: skip
    keep(PART, "ba-dieu-ba-hinh-thuc.docx", data, "three articles in paragraphs, each its award", [
        many(flag, "Sở Tư pháp"),
        many(flag, "Ủy ban nhân dân huyện Tam Dương"),
        many(praise, "Phòng Văn hóa và Thông tin huyện Sông Lô"),
        one(praise, "Kim Ngọc Thịnh", "Phó Chánh Văn phòng", "Tỉnh ủy", "Ông"),
        one(praise, "La Thị Thùy", "Kế toán trưởng", "Công ty Cổ phần Cấp nước số 1", "Bà"),
        {k: v for k, v in many(praise, "Hộ ông Âu Văn Tiến", kind="household").items()
         if k != "unit"},
        one(title, "Đàm Vĩnh Toàn", "Chuyên viên", "Ban Dân tộc", "Ông"),
        one(title, "Ninh Thị Vinh", "Thủ quỹ", "Ban Dân tộc", "Bà"),
    ])  # fmt: skip


def tabbed() -> None:
    award = "Giấy khen của Giám đốc Sở Tư pháp"
    lines = [
        "1.\tÔng Bàng Văn Út\tTrưởng phòng\tPhòng Tư pháp huyện Bình Xuyên",
        "2.\tBà Chế Thị Vượng\tCông chứng viên\tPhòng Công chứng số 2",
        "3.\tÔng Danh Xuân Yên\tĐấu giá viên\tTrung tâm Dịch vụ đấu giá tài sản",
    ]
    data = document(
        "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ TƯ PHÁP",
        "(Kèm theo Quyết định số 31/QĐ-STP ngày 28/8/2024 của Giám đốc Sở Tư pháp)",
        *lines,
        "Danh sách này có 03 cá nhân./.",
    )
    keep(PART, "cot-bang-tab.docx", data, "columns made with tabs", [
        one(award, "Bàng Văn Út", "Trưởng phòng", "Phòng Tư pháp huyện Bình Xuyên", "Ông"),
        one(award, "Chế Thị Vượng", "Công chứng viên", "Phòng Công chứng số 2", "Bà"),
        one(award, "Danh Xuân Yên", "Đấu giá viên", "Trung tâm Dịch vụ đấu giá tài sản", "Ông"),
    ], declared_count=3)  # fmt: skip


def main() -> None:
    for made in (
        tracked_school, tracked_paragraphs, struck_and_hidden, layout_tables, boxes_and_controls,
        a_table_a_page, groups_within_groups, bullets_below_units, three_articles, tabbed,
    ):  # fmt: skip
        made()


if __name__ == "__main__":
    main()
