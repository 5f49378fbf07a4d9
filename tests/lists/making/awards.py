"""Lists whose award is not in each row: `python -m tests.lists.making.awards`.

Articles and annexes, classes and prizes, totals and signatures, decisions. The people are invented.
"""

from collections.abc import Sequence

from openpyxl import Workbook

from .awards_of_articles import articles
from .books import book, book_bytes, docx_bytes, keep, paragraph, table

PART = "awards"
Row = dict[str, str | None]
LABOUR, VALOUR = "Huân chương Lao động", "Huy chương Chiến sĩ vẻ vang"
MERIT = "Giấy khen của Giám đốc Sở"


def person(name: str, position: str, unit: str | None, award: str) -> Row:
    return {
        "kind": "individual",
        "name": name,
        "position": position,
        "unit": unit,
        "award": award,
    }


def group(name: str, award: str) -> Row:
    return {"kind": "collective", "name": name, "award": award}


def xlsx(filename: str, note: str, made: Workbook, rows: Sequence[Row], **facts: object) -> None:
    keep(PART, filename, book_bytes(made), note, rows, **facts)


def merged(title: str, lines: Sequence[Sequence[object]], *ranges: str) -> Workbook:
    made = book({title: lines})
    for cells in ranges:
        made[title].merge_cells(cells)
    return made


def long_titles() -> None:
    """The title runs on into the deed, the period or the occasion."""
    header = ["TT", "Họ và tên", "Chức vụ", "Đơn vị công tác"]
    sheets = {
        "Danh sách 1": [
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH VỀ THÀNH TÍCH XUẤT SẮC"],
            ["TRONG CÔNG TÁC PHÒNG, CHỐNG THIÊN TAI GIAI ĐOẠN 2021 - 2023"],
            header,
            [1, "Quách Thị Ngân", "Chuyên viên", "Sở Nông nghiệp và Môi trường"],
            [2, "Vi Văn Sâm", "Đội trưởng", "Chi cục Thủy lợi"],
        ],
        "Danh sách 2": [
            ["DANH SÁCH CÁN BỘ ĐƯỢC TẶNG GIẤY KHEN HOÀN THÀNH TỐT NHIỆM VỤ ĐỢT 2 NĂM 2023"],
            header,
            [1, "Lò Thị Hặc", "Kế toán", "Chi cục Kiểm lâm"],
        ],
        "Danh sách 3": [
            ["DANH SÁCH TẶNG THƯ KHEN CỦA CHỦ TỊCH UBND HUYỆN NHÂN NGÀY 20/11"],
            header,
            [1, "Ma Thị Nhài", "Giáo viên", "Trường Tiểu học Vân Sơn"],
        ],
    }
    merit = "Bằng khen của Chủ tịch UBND tỉnh"
    xlsx(
        "tieu-de-chay-dai.xlsx",
        "titles that run on into the deed; a sheet a list",
        book(sheets),
        [
            person("Quách Thị Ngân", "Chuyên viên", "Sở Nông nghiệp và Môi trường", merit),
            person("Vi Văn Sâm", "Đội trưởng", "Chi cục Thủy lợi", merit),
            person("Lò Thị Hặc", "Kế toán", "Chi cục Kiểm lâm", "Giấy khen"),
            person(
                "Ma Thị Nhài",
                "Giáo viên",
                "Trường Tiểu học Vân Sơn",
                "Thư khen của Chủ tịch UBND huyện",
            ),
        ],
    )


def badges() -> None:
    """The years belong to the badge's name."""
    lines = [
        ["DANH SÁCH ĐẢNG VIÊN ĐƯỢC TẶNG HUY HIỆU 30, 40 NĂM TUỔI ĐẢNG ĐỢT 19/5/2024"],
        ["(Kèm theo Quyết định số 1128-QĐ/HU ngày 10/5/2024 của Ban Thường vụ Huyện ủy)"],
        ["STT", "Họ và tên", "Chi bộ"],
        ["I", "Huy hiệu 40 năm tuổi Đảng: 02 đồng chí"],
        [1, "Hoàng Thị Nụ", "Chi bộ thôn Thượng"],
        [2, "Tăng Văn Lưu", "Chi bộ thôn Hạ"],
        ["II", "Huy hiệu 30 năm tuổi Đảng: 01 đồng chí"],
        [1, "Bế Văn Công", "Chi bộ Trường THCS Nà Pặc"],
        [None, "Tổng số: 03 đồng chí"],
    ]
    forty, thirty = (f"Huy hiệu {years} năm tuổi Đảng" for years in (40, 30))
    xlsx(
        "huy-hieu-dang.xlsx",
        "the title names two badges, the sections one each",
        merged("HH", lines, "A1:C1", "A2:C2"),
        [
            {"kind": "individual", "name": "Hoàng Thị Nụ", "award": forty},
            {"kind": "individual", "name": "Tăng Văn Lưu", "award": forty},
            {"kind": "individual", "name": "Bế Văn Công", "award": thirty},
        ],
        reading={"decision": ["1128-QĐ/HU", "2024-05-10"]},
    )


def classes_in_sections() -> None:
    lines = [
        ["DANH SÁCH TẶNG THƯỞNG HUÂN CHƯƠNG LAO ĐỘNG CÁC HẠNG"],
        ["(Kèm theo Quyết định số 611/QĐ-CTN ngày 02/7/2024 của Chủ tịch nước)"],
        ["STT", "Tên tập thể, cá nhân", "Chức vụ", "Đơn vị"],
        ["Hạng Nhì:"],
        [1, "Ông Thân Đức Hòa", "Giám đốc", "Sở Xây dựng"],
        ["Hạng Ba: 02 trường hợp"],
        [1, "Bà Khổng Thị Yến", "Phó Giám đốc", "Sở Y tế"],
        [2, "Bệnh viện Đa khoa khu vực Sông Thao"],
    ]
    xlsx(
        "huan-chuong-theo-hang.xlsx",
        "the class stands in a line above the people",
        merged("Sheet1", lines, "A1:D1", "A2:D2", "A4:D4", "A6:D6"),
        [
            person("Thân Đức Hòa", "Giám đốc", "Sở Xây dựng", f"{LABOUR} hạng Nhì"),
            person("Khổng Thị Yến", "Phó Giám đốc", "Sở Y tế", f"{LABOUR} hạng Ba"),
            group("Bệnh viện Đa khoa khu vực Sông Thao", f"{LABOUR} hạng Ba"),
        ],
    )


def classes_nested() -> None:
    lines = [
        ["I", "HUÂN CHƯƠNG ĐỘC LẬP"],
        ["1.", "Hạng Nhất"],
        [1, "Sở Giao thông vận tải"],
        ["II", "HUÂN CHƯƠNG LAO ĐỘNG"],
        ["1.", "Hạng Nhất (01 tập thể)"],
        [1, "Trường Cao đẳng Y tế"],
        ["2.", "Hạng III"],
        [1, "Công ty Cấp nước Việt Trì"],
        [2, "Văn phòng Tỉnh ủy"],
    ]
    data = docx_bytes(
        paragraph("DANH SÁCH TẬP THỂ ĐƯỢC KHEN THƯỞNG CẤP NHÀ NƯỚC"),
        table([["STT", "Tên tập thể"], *([str(cell) for cell in line] for line in lines)]),
    )
    keep(
        PART,
        "hang-trong-muc.docx",
        data,
        "orders in sections, classes in the sections below; Roman numbers of classes",
        [
            group("Sở Giao thông vận tải", "Huân chương Độc lập hạng Nhất"),
            group("Trường Cao đẳng Y tế", f"{LABOUR} hạng Nhất"),
            group("Công ty Cấp nước Việt Trì", f"{LABOUR} hạng Ba"),
            group("Văn phòng Tỉnh ủy", f"{LABOUR} hạng Ba"),
        ],
    )


def classes_in_column() -> None:
    """One class is missing: that row is flagged."""
    text = (
        "STT,Họ và tên,Chức vụ,Đơn vị,Hình thức khen thưởng,Hạng\n"
        "1,Vương Đình Lạc,Trợ lý,Ban Chỉ huy quân sự huyện,Huy chương Chiến sĩ vẻ vang,I\n"
        "2,Chử Thị Đào,Nhân viên,Ban Chỉ huy quân sự huyện,Huy chương Chiến sĩ vẻ vang,III\n"
        "3,Phó Đức Lộc,Trợ lý,Ban Chỉ huy quân sự huyện,Huy chương Chiến sĩ vẻ vang,\n"
        "4,Ninh Thị Bích,Bác sĩ,Bệnh xá Công an tỉnh,HCLĐ,2\n"
    )
    unit = "Ban Chỉ huy quân sự huyện"
    rows = [
        person("Vương Đình Lạc", "Trợ lý", unit, f"{VALOUR} hạng Nhất"),
        person("Chử Thị Đào", "Nhân viên", unit, f"{VALOUR} hạng Ba"),
        person("Phó Đức Lộc", "Trợ lý", unit, f"{VALOUR} hạng Nhì"),
    ]
    keep(
        PART,
        "hang-o-cot-thieu.csv",
        text.encode(),
        "a column of classes beside the orders; one is missing",
        [*rows, person("Ninh Thị Bích", "Bác sĩ", "Bệnh xá Công an tỉnh", "HCLĐ hạng Nhì")],
        flagged=1,
    )


def sums_and_names() -> None:
    """Sums, and people and units whose names look like sums."""
    lines = [
        ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
        ["STT", "Tên tập thể, cá nhân", "Chức vụ", "Đơn vị", "Mức thưởng"],
        [1, "Tập thể Công an xã Tam Hợp", None, None, 1_080_000],
        [2, "Tổng công ty Lương thực", None, None, 1_080_000],
        [3, "Tống Văn Hùng", "Lái xe", "Văn phòng Sở", 540_000],
        [4, "Ông Vũ Công Nam", "Kế toán", "Thanh tra Sở", 540_000],
        [None, "Cộng", None, None, 3_240_000],
        [None, "Tỷ lệ %", None, None, "12,5"],
        ["(Bằng chữ: Ba triệu hai trăm bốn mươi nghìn đồng chẵn)"],
    ]
    xlsx(
        "ten-giong-dong-cong.xlsx",
        "names with Công and Tống are no sums; a sum and a rate are no people",
        merged("GK", lines, "A1:E1", "A9:E9"),
        [
            group("Tập thể Công an xã Tam Hợp", MERIT),
            group("Tổng công ty Lương thực", MERIT),
            person("Tống Văn Hùng", "Lái xe", "Văn phòng Sở", MERIT),
            person("Vũ Công Nam", "Kế toán", "Thanh tra Sở", MERIT),
        ],
    )


def signatures_without_numbers() -> None:
    lines = [
        ["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2023"],
        ["Họ và tên", "Chức vụ", "Đơn vị"],
        ["Lưu Thị Miên", "Kế toán", "Trạm Khuyến nông"],
        ["Công Văn Tích", "Bảo vệ", "Trạm Khuyến nông"],
        ["Tổng số: 02 cá nhân"],
        [None, None, "Đoan Hùng, ngày 12 tháng 12 năm 2023"],
        ["Người lập biểu", None, "TRẠM TRƯỞNG"],
        ["(Ký, ghi rõ họ tên)", None, "(Ký, đóng dấu)"],
        [],
        ["Đinh Thị Bảng", None, "Ngô Văn Trạm"],
    ]
    labourer = "Lao động tiên tiến"
    xlsx(
        "chu-ky-duoi-bang.xlsx",
        "no numbers; a sum, a place with its date, those who sign",
        book({"DS": lines}),
        [
            person("Lưu Thị Miên", "Kế toán", "Trạm Khuyến nông", labourer),
            person("Công Văn Tích", "Bảo vệ", "Trạm Khuyến nông", labourer),
        ],
    )


def positions_first() -> None:
    """A head of an accounts office is no signature where positions stand first."""
    text = (
        "Chức vụ;Họ và tên;Đơn vị;Hình thức khen thưởng\n"
        "Hiệu trưởng;Lê Thị Thoa;Trường Mầm non Sao Mai;Giấy khen của Chủ tịch UBND huyện\n"
        "Kế toán trưởng;Trần Văn Lịch;Công ty Môi trường;Giấy khen của Chủ tịch UBND huyện\n"
        "Giám đốc;Phan Thị Lụa;Hợp tác xã Đồng Tâm;Giấy khen của Chủ tịch UBND huyện\n"
        ";;;\n"
        "Người lập;;Chủ tịch;\n"
        "Bùi Thị Soạn;;Hà Văn Tịch;\n"
    )
    award = "Giấy khen của Chủ tịch UBND huyện"
    keep(
        PART,
        "chuc-vu-dung-truoc.csv",
        text.encode(),
        "positions that are signatures elsewhere; names alone below",
        [
            person("Lê Thị Thoa", "Hiệu trưởng", "Trường Mầm non Sao Mai", award),
            person("Trần Văn Lịch", "Kế toán trưởng", "Công ty Môi trường", award),
            person("Phan Thị Lụa", "Giám đốc", "Hợp tác xã Đồng Tâm", award),
        ],
    )


def decisions_of_sections() -> None:
    lines = [
        ["TỔNG HỢP KHEN THƯỞNG NĂM 2023"],
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
        ["I", "Bằng khen của Chủ tịch UBND tỉnh (Quyết định số 2101/QĐ-UBND ngày 03/11/2023)"],
        [1, "Đàm Thị Hạnh", "Chuyên viên", "Văn phòng Sở"],
        ["II", "Chiến sĩ thi đua cơ sở (QĐ số 318/QĐ-SNV ngày 20/12/2023 của Giám đốc Sở Nội vụ)"],
        [1, "Kim Văn Sách", "Thanh tra viên", "Thanh tra Sở"],
        [2, "Đàm Thị Hạnh", "Chuyên viên", "Văn phòng Sở"],
    ]
    merit, fighter = "Bằng khen của Chủ tịch UBND tỉnh", "Chiến sĩ thi đua cơ sở"
    first = {"decision_number": "2101/QĐ-UBND", "signed_on": "2023-11-03"}
    second = {"decision_number": "318/QĐ-SNV", "signed_on": "2023-12-20"}
    xlsx(
        "quyet-dinh-theo-muc.xlsx",
        "each section has its own decision",
        book({"2023": lines}),
        [
            person("Đàm Thị Hạnh", "Chuyên viên", "Văn phòng Sở", merit) | first,
            person("Kim Văn Sách", "Thanh tra viên", "Thanh tra Sở", fighter) | second,
            person("Đàm Thị Hạnh", "Chuyên viên", "Văn phòng Sở", fighter) | second,
        ],
    )


def replaced_decision() -> None:
    data = docx_bytes(
        table([["TRƯỜNG THPT NÀ PHẶC\nSố: 07a/QĐ-THPT", "Nà Phặc, ngày 05 tháng 6 năm 2024"]]),
        paragraph("QUYẾT ĐỊNH"),
        paragraph("Về việc đính chính Quyết định số 05/QĐ-THPT ngày 28/5/2024"),
        paragraph("Căn cứ Quyết định số 15/2023/QĐ-UBND ngày 02/3/2023 của UBND tỉnh;"),
        paragraph("DANH SÁCH TẶNG GIẤY KHEN CỦA HIỆU TRƯỞNG"),
        paragraph("(Thay thế danh sách kèm theo Quyết định số 05/QĐ-THPT ngày 28/5/2024)"),
        table(
            [["TT", "Họ và tên", "Lớp"], ["1", "Nông Thị Lá", "12A1"], ["2", "Lục Văn Bền", "11A2"]]
        ),
    )
    keep(
        PART,
        "quyet-dinh-dinh-chinh.docx",
        data,
        "the decision that corrects is the list's, not the one that it corrects",
        [
            {"name": name, "kind": "individual", "award": "Giấy khen của Hiệu trưởng"}
            for name in ("Nông Thị Lá", "Lục Văn Bền")
        ],
        reading={"decision": ["07a/QĐ-THPT", "2024-06-05"]},
    )


def resolution() -> None:
    text = (
        "DANH SÁCH HỘ GIA ĐÌNH ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ VỀ HIẾN ĐẤT MỞ ĐƯỜNG;;\n"
        "(Theo Nghị quyết ngày 08/12/2023 của HĐND xã, số 26/NQ-HĐND, kèm theo);;\n"
        "STT;Họ và tên chủ hộ;Thôn\n"
        "1;Hộ ông Giàng A Sử;Thôn Sín Chải\n"
        "2;Hộ bà Vàng Thị Say;Thôn Tả Phìn\n"
        "Cộng: 02 hộ;;\n"
    )
    award = "Giấy khen của Chủ tịch UBND xã"
    keep(
        PART,
        "nghi-quyet.csv",
        text.encode(),
        "a resolution, with its day before its number; a sum",
        [
            {"kind": "household", "name": "Hộ ông Giàng A Sử", "award": award},
            {"kind": "household", "name": "Hộ bà Vàng Thị Say", "award": award},
        ],
        reading={"decision": ["26/NQ-HĐND", "2023-12-08"]},
    )


def decisions_between() -> None:
    """A line within the list names the decision of those below it; a note within the list."""
    text = (
        "DANH SACH CA NHAN DUOC TANG GIAY KHEN CUA HIEU TRUONG VE THANH TICH THE THAO;;;\n"
        "STT;Họ và tên;Lớp;Trường\n"
        ";Quyết định số 31/QĐ-THPT ngày 15/3/2024;;\n"
        "1;Sầm Thị Uyên;10A3;Trường THPT Đồng Văn\n"
        ";Quyết định số 44/QĐ-THPT ngày 02/4/2024;;\n"
        "1;Ly Mí Pó;11A1;Trường THPT Đồng Văn\n"
        ";Ghi chú: danh sách gồm học sinh hai khối;;\n"
        "2;Thào Thị Chứ;11A2;Trường THPT Đồng Văn\n"
    )
    award = "Giay khen cua hieu truong"
    later = {"decision_number": "44/QĐ-THPT", "signed_on": "2024-04-02"}
    row = {"kind": "individual", "award": award}
    keep(
        PART,
        "quyet-dinh-giua-bang.csv",
        text.encode(),
        "titles without marks; lines that name the decision of those below; a note in between",
        [
            row | {"name": "Sầm Thị Uyên"},
            row | {"name": "Ly Mí Pó"} | later,
            row | {"name": "Thào Thị Chứ"} | later,
        ],
        reading={"decision": ["31/QĐ-THPT", "2024-03-15"]},
    )


def prizes_by_subject() -> None:
    lines = [
        ["KẾT QUẢ KỲ THI CHỌN HỌC SINH GIỎI CẤP HUYỆN NĂM HỌC 2023 - 2024"],
        ["STT", "Họ và tên", "Trường"],
        ["Môn Toán"],
        ["Giải Nhất: 01 giải"],
        [1, "Trịnh Bảo Khang", "Trường THCS Cẩm Khê"],
        ["Giải Khuyến khích: 02 giải"],
        [1, "Đoàn Thị Sen", "Trường THCS Tiên Lương"],
        [2, "Vi Quốc Huy", "Trường THCS Cẩm Khê"],
        ["Môn Ngữ văn"],
        ["GIẢI BA"],
        [1, "Lâm Thị Tuyết", "Trường THCS Tiên Lương"],
    ]
    ranges = [f"A{row}:C{row}" for row in (1, 3, 4, 6, 9, 10)]
    prizes = ["Giải Nhất", "Giải Khuyến khích", "Giải Khuyến khích", "Giải Ba"]
    people = [line[1:] for line in lines if line[0] in (1, 2)]
    xlsx(
        "giai-theo-mon.xlsx",
        "prizes below subjects; the contest's name is no award",
        merged("HSG", lines, *ranges),
        [
            {"kind": "individual", "name": str(name), "unit": str(unit), "award": prize}
            for (name, unit), prize in zip(people, prizes, strict=True)
        ],
    )


def units_above_people() -> None:
    """No numbers, and units in lines of their own; the title names an award for each kind."""
    text = (
        "DANH SÁCH TẬP THỂ LAO ĐỘNG TIÊN TIẾN, LAO ĐỘNG TIÊN TIẾN NĂM 2023;;\n"
        "Họ và tên;Chức vụ;Số năm\n"
        "Trung tâm Văn hóa huyện;;\n"
        "Đèo Thị Ngoan;Viên chức;3\n"
        "Phòng Dân tộc;;\n"
        "Lường Văn Pâng;Chuyên viên;5\n"
        "Cầm Thị Đôi;Phó Trưởng phòng;2\n"
        "Tổng cộng: 03 cá nhân;;\n"
    )
    award = "Lao động tiên tiến"
    keep(
        PART,
        "don-vi-tren-ca-nhan.csv",
        text.encode(),
        "units head their people; of the title's awards one is for people",
        [
            person("Đèo Thị Ngoan", "Viên chức", "Trung tâm Văn hóa huyện", award),
            person("Lường Văn Pâng", "Chuyên viên", "Phòng Dân tộc", award),
            person("Cầm Thị Đôi", "Phó Trưởng phòng", "Phòng Dân tộc", award),
        ],
    )


def blocks() -> None:
    lines = [
        ["DANH SÁCH ĐƠN VỊ ĐƯỢC TẶNG CỜ THI ĐUA CỦA UBND TỈNH NĂM 2023"],
        ["STT", "Tên đơn vị"],
        ["I", "Khối các sở, ban, ngành"],
        [1, "Sở Tư pháp"],
        ["II", "Cụm thi đua số 2"],
        [1, "UBND huyện Yên Lập"],
        ["III", "Lĩnh vực giáo dục"],
        [1, "Trường THPT Chuyên"],
    ]
    award = "Cờ thi đua của UBND tỉnh"
    xlsx(
        "co-theo-khoi-cum.xlsx",
        "blocks and clusters are no units of those below",
        book({"Cờ": lines}),
        [
            group(name, award) | {"unit": None}
            for name in ("Sở Tư pháp", "UBND huyện Yên Lập", "Trường THPT Chuyên")
        ],
    )


if __name__ == "__main__":
    long_titles()
    badges()
    classes_in_sections()
    classes_nested()
    classes_in_column()
    sums_and_names()
    signatures_without_numbers()
    positions_first()
    decisions_of_sections()
    replaced_decision()
    resolution()
    decisions_between()
    prizes_by_subject()
    units_above_people()
    blocks()
    articles()
