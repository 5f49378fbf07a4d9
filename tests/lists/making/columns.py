"""Lists whose columns are hard to tell: `python -m tests.lists.making.columns`.

The people are invented.
"""

from collections.abc import Sequence

from .books import book, book_bytes, docx_bytes, keep, paragraph, table

PART = "columns"
Rows = Sequence[Sequence[object]]
Truth = Sequence[dict[str, str | None]]
LD, CS = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"


def xlsx(
    filename: str, note: str, rows: Rows, truth: Truth, merged: Sequence[str] = (), **facts: object
) -> None:
    made = book({"Danh sách": rows})
    for area in merged:
        made["Danh sách"].merge_cells(area)
    keep(PART, f"{filename}.xlsx", book_bytes(made), note, truth, **facts)


def text(
    filename: str,
    note: str,
    sign: str,
    rows: Sequence[Sequence[str]],
    truth: Truth,
    **facts: object,
) -> None:
    lines = "".join(sign.join(row) + "\n" for row in rows)
    keep(PART, filename, lines.encode(), note, truth, **facts)


def who(
    name: str,
    award: str,
    position: str | None = None,
    unit: str | None = None,
    achievement: str | None = None,
    kind: str = "individual",
    **others: str | None,
) -> dict[str, str | None]:
    return {
        "kind": kind,
        "name": name,
        "position": position,
        "unit": unit,
        "award": award,
        "achievement": achievement,
        **others,
    }


def headings_of_names() -> None:
    """Names below headings that say who the people are."""
    rows = [
        ("Lê Thị Bích Liên", "Trường Mầm non Hoa Sen", LD),
        ("Phan Thị Ngà", "Trường Tiểu học Đồng Ích", CS),
        ("Trịnh Công Lực", "Trường THCS Tử Du", LD),
    ]
    xlsx(
        "giao-vien-truong",
        "teachers and their schools",
        [
            ["DANH SÁCH GIÁO VIÊN ĐƯỢC CÔNG NHẬN DANH HIỆU THI ĐUA NĂM HỌC 2023-2024"],
            [],
            ["TT", "Giáo viên", "Trường", "Danh hiệu", "Ký nhận"],
            *([n, *row] for n, row in enumerate(rows, start=1)),
        ],
        [who(name, award, unit=unit) for name, unit, award in rows],
    )
    members = [
        ("Hoàng Gia Bảo", "Chi đoàn thôn Đông", "Bí thư chi đoàn"),
        ("Đặng Thị Quế", "Chi đoàn thôn Nam", "Phó Bí thư chi đoàn"),
        ("Vũ Hải Đăng", "Chi đoàn Trạm y tế", "Ủy viên"),
    ]
    text(
        "doan-vien-chi-doan.csv",
        "members below “Đoàn viên”; party membership is ticked and personal",
        ";",
        [
            ["DANH SÁCH ĐOÀN VIÊN ĐƯỢC TẶNG GIẤY KHEN CỦA BAN CHẤP HÀNH ĐOÀN XÃ"],
            ["STT", "Đoàn viên", "Chi đoàn", "Chức vụ", "Đảng viên", "Năm sinh"],
            *([str(n), *row, "x", "1999"] for n, row in enumerate(members, start=1)),
        ],
        [who(name, "Giấy khen của Ban Chấp hành Đoàn xã", position, unit)
         for name, unit, position in members],
    )  # fmt: skip
    givers = [("Ma Văn Tình", "Thôn Khe Mo", 120), ("Hứa Thị Mẩy", "Thôn Bản Chang", 85),
              ("Lộc Văn Sình", "Thôn Nà Lùng", 240)]  # fmt: skip
    xlsx(
        "nguoi-hien-dat",
        "who gave land; how much is no money and no award",
        [
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN"],
            ["TT", "Người hiến đất", "Thôn", "Diện tích hiến (m2)", "Ghi chú"],
            *([n, *row] for n, row in enumerate(givers, start=1)),
        ],
        [who(name, "Giấy khen của Chủ tịch UBND huyện", unit=unit) for name, unit, _ in givers],
    )
    authors = [
        ("Một số biện pháp giúp học sinh lớp 5 học tốt môn Toán", "Ngô Thị Thắm", "Giáo viên",
         "Trường Tiểu học Bồ Lý"),
        ("Ứng dụng công nghệ thông tin trong quản lý hồ sơ", "Lưu Quang Đạo", "Văn thư",
         "Văn phòng HĐND và UBND huyện"),
    ]  # fmt: skip
    xlsx(
        "sang-kien-tac-gia",
        "the initiative stands before its author",
        [
            ["DANH SÁCH TÁC GIẢ SÁNG KIẾN ĐƯỢC TẶNG BẰNG LAO ĐỘNG SÁNG TẠO"],
            ["STT", "Tên sáng kiến", "Tác giả", "Chức vụ", "Nơi công tác"],
            *([n, *row] for n, row in enumerate(authors, start=1)),
        ],
        [who(name, "Bằng Lao động sáng tạo", position, unit, deed)
         for deed, name, position, unit in authors],
    )  # fmt: skip


def guessed_names() -> None:
    """Headings that no vocabulary has."""
    rows = [
        ("Lê Thị Bích Liên", "Trưởng phòng", "Phòng Kế toán - Tài vụ"),
        ("Phan Văn Ngọ", "Chuyên viên", "Phòng Tổ chức cán bộ"),
        ("Trịnh Công Lực", "Phó Giám đốc", "Trung tâm Đấu giá tài sản"),
    ]
    xlsx(
        "guong-mat-tieu-bieu",
        "no heading but the number’s is known; the cells tell all",
        [
            ["DANH SÁCH KHEN THƯỞNG: GIẤY KHEN CỦA GIÁM ĐỐC SỞ TƯ PHÁP"],
            ["STT", "Gương mặt", "Cương vị xã hội", "Nơi gắn bó"],
            *([n, *row] for n, row in enumerate(rows, start=1)),
        ],
        [who(name, "Giấy khen của Giám đốc Sở Tư pháp", *others) for name, *others in rows],
        reading={"issues": ["columns_guessed"]},
    )
    peoples = [("Ksor H’Lan", "Kế toán", "Văn phòng UBND xã"),
               ("Rơ Châm Hyeo", "Văn thư", "Văn phòng UBND xã"),
               ("Siu Blơih", "Chuyên viên", "Phòng Văn hóa - Xã hội")]  # fmt: skip
    xlsx(
        "guong-sang-buon-lang",
        "names of other peoples",
        [
            ["DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ"],
            ["STT", "Gương sáng", "Chức vụ", "Đơn vị"],
            *([n, *row] for n, row in enumerate(peoples, start=1)),
        ],
        [who(name, "Giấy khen của Chủ tịch UBND xã", *others) for name, *others in peoples],
    )
    xlsx(
        "khong-cot-ten",
        "no column has names: a question, never the unit for the recipient",
        [
            ["DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
            ["STT", "Mã cán bộ", "Chức vụ", "Đơn vị"],
            [1, "CB0017", "Chuyên viên", "Văn phòng Sở"],
            [2, "CB0102", "Kế toán", "Thanh tra Sở"],
        ],
        [],
        reading={"issues": ["names_unclear"]},
    )
    xlsx(
        "chong-va-vo",
        "couples in two columns: a question, never the village for the recipient",
        [
            ["DANH SÁCH GIA ĐÌNH ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ"],
            ["STT", "Họ tên chồng", "Họ tên vợ", "Thôn"],
            [1, "Lê Văn Tính", "Phạm Thị Nụ", "Thôn Đông"],
            [2, "Đỗ Văn Khoát", "Lại Thị Hến", "Thôn Đoài"],
        ],
        [],
        reading={"issues": ["line_left_out", "names_unclear"]},
    )


def joint_cells() -> None:
    """Name, position and unit in one cell, in the order that the heading says."""
    rows = [
        ("Ông", "Lê Hữu Phúc", "Phó Trưởng phòng", "Phòng Nội vụ huyện Sông Lô"),
        ("Bà", "Trần Thị Lụa", "Công chức Tư pháp - Hộ tịch", "UBND xã Đôn Nhân"),
        ("Ông", "Khổng Minh Tuệ", "Giám đốc", "Trung tâm Y tế huyện Sông Lô"),
    ]
    gk = "Giấy khen của Chủ tịch UBND huyện"
    truth = [who(name, gk, position, unit, honorific=honorific)
             for honorific, name, position, unit in rows]  # fmt: skip
    xlsx(
        "ho-ten-chuc-danh-noi-cong-tac",
        "a heading of three parts",
        [
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN"],
            ["TT", "Họ và tên, chức danh, nơi công tác", "Ghi chú"],
            *([n, f"{a} {b}, {c}, {d}"] for n, (a, b, c, d) in enumerate(rows, start=1)),
        ],
        truth,
    )
    xlsx(
        "ho-ten-co-dong-ngat",
        "a line each",
        [
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN"],
            ["TT", "Họ tên\n(chức vụ, đơn vị)", "Ký nhận"],
            *([n, f"{a} {b}\n{c}\n{d}"] for n, (a, b, c, d) in enumerate(rows, start=1)),
        ],
        truth,
    )
    heading = ["TT", "Họ và tên", "Chức vụ"]
    lines = [[str(n), f"{a} {b}", f"{c}, {d}"] for n, (a, b, c, d) in enumerate(rows, start=1)]
    keep(
        PART,
        "chuc-vu-kem-don-vi.docx",
        docx_bytes(
            paragraph("DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN"),
            table([heading, *lines]),
        ),
        "the unit stands below “Chức vụ”, behind the position",
        truth,
    )


def prizes() -> None:
    """Prizes and classes in columns of their own."""
    rows = [
        ("Lò Văn Inh", "Công an huyện", "Cầu lông đơn nam", "Giải Nhất"),
        ("Bàn Thị Mảy", "Phòng Giáo dục và Đào tạo", "Bóng bàn đơn nữ", "Giải Nhì"),
        ("Tẩn A Sử", "Huyện đoàn", "Chạy 100 m", "Giải Khuyến khích"),
    ]
    xlsx(
        "hoi-thao-ket-qua",
        "the result is a prize",
        [
            ["KẾT QUẢ HỘI THAO NGÀNH NĂM 2024"],
            ["STT", "Vận động viên", "Đơn vị", "Nội dung thi đấu", "Kết quả"],
            *([n, *row] for n, row in enumerate(rows, start=1)),
        ],
        [who(name, prize, unit=unit, achievement=event) for name, unit, event, prize in rows],
    )
    pupils = [("Mùa Thị Dợ", "9A1", "Trường THCS Nậm Cắn", "Ngữ văn", "Nhất"),
              ("Lầu Bá Chò", "9A2", "Trường THCS Nậm Cắn", "Toán", "Nhì"),
              ("Kha Thị Xoan", "9B", "Trường PTDTBT THCS Keng Đu", "Sinh học", "KK")]  # fmt: skip
    prizes_ = {"Nhất": "Giải Nhất", "Nhì": "Giải Nhì", "KK": "Giải Khuyến khích"}
    text(
        "hoc-sinh-xep-giai.csv",
        "the prize lacks its first word; the class is no unit beside the school",
        ",",
        [
            ["DANH SÁCH HỌC SINH ĐẠT GIẢI KỲ THI HỌC SINH GIỎI CẤP HUYỆN"],
            ["STT", "Tên học sinh", "Ngày sinh", "Lớp", "Trường", "Môn thi", "Điểm", "Xếp giải"],
            *([str(n), p[0], "03/02/2010", *p[1:4], "16.5", p[4]]
              for n, p in enumerate(pupils, start=1)),
        ],
        [{"kind": "individual", "name": name, "unit": school, "award": prizes_[rank]}
         for name, _, school, _, rank in pupils],
    )  # fmt: skip
    fighters = [("Vi Văn Sơn", "Nhất"), ("Lữ Thị Ỏn", "Nhì"), ("Moong Văn Khăm", "Ba")]
    xlsx(
        "loai-huan-chuong",
        "the class stands below “Loại”",
        [
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG HUÂN CHƯƠNG LAO ĐỘNG"],
            ["STT", "Họ và tên", "Đơn vị công tác", "Loại"],
            *([n, name, "Ban Dân tộc tỉnh", f"Hạng {rank}"]
              for n, (name, rank) in enumerate(fighters, start=1)),
        ],
        [who(name, f"Huân chương Lao động hạng {rank}", unit="Ban Dân tộc tỉnh")
         for name, rank in fighters],
    )  # fmt: skip


def years() -> None:
    """People and years, each award with its own decision."""
    names = ("Kiều Thị Phượng", "Ngụy Như Sơn", "Tống Duy Mạnh")
    given = (((LD, "311/QĐ-SNV", "2022-12-25"), (CS, "298/QĐ-SNV", "2023-12-20")),
             ((CS, "311/QĐ-SNV", "2022-12-25"), (LD, "298/QĐ-SNV", "2023-12-20")),
             ((LD, "311/QĐ-SNV", "2022-12-25"), (LD, "298/QĐ-SNV", "2023-12-20")))  # fmt: skip
    truth = [
        who(name, award, decision_number=number, signed_on=day)
        for name, awards in zip(names, given, strict=True)
        for award, number, day in awards
    ]

    def vietnamese(day: str) -> str:
        return "/".join(reversed(day.split("-")))

    xlsx(
        "hai-nam-ba-cot",
        "award, number and date for each year, in a header of two rows",
        [
            ["TỔNG HỢP DANH HIỆU THI ĐUA CÁC NĂM"],
            ["TT", "Họ tên", "Năm 2022", None, None, "Năm 2023", None, None],
            [None, None, *["Danh hiệu", "Số QĐ", "Ngày ký"] * 2],
            *(
                [n, name, *(text for a, b, c in awards for text in (a, b, vietnamese(c)))]
                for n, (name, awards) in enumerate(zip(names, given, strict=True), start=1)
            ),
        ],
        truth,
        merged=("A2:A3", "B2:B3", "C2:E2", "F2:H2"),
    )
    xlsx(
        "hai-danh-hieu-hai-quyet-dinh",
        "two awards, each followed by its decision, in a header of one row",
        [
            ["BẢNG THỐNG KÊ KHEN THƯỞNG"],
            ["TT", "Họ tên", *["Hình thức khen thưởng", "Số, ngày quyết định"] * 2],
            *(
                [n, name, *(t for a, b, c in awards for t in (a, f"{b} ngày {vietnamese(c)}"))]
                for n, (name, awards) in enumerate(zip(names, given, strict=True), start=1)
            ),
        ],
        truth,
    )
    xlsx(
        "quyet-dinh-o-tieu-de",
        "the decision of each year stands in its heading",
        [
            ["BẢNG THỐNG KÊ KHEN THƯỞNG"],
            ["TT", "Họ tên", "Năm 2022 (QĐ số 311/QĐ-SNV ngày 25/12/2022)",
             "Năm 2023 (QĐ số 298/QĐ-SNV ngày 20/12/2023)"],
            *([n, name, *(award for award, *_ in awards)]
              for n, (name, awards) in enumerate(zip(names, given, strict=True), start=1)),
        ],
        truth,
    )  # fmt: skip
    xlsx(
        "danh-hieu-nam-truoc",
        "what was held in years before, beside what is given now",
        [
            ["DANH SÁCH ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH"],
            ["TT", "Họ tên", "Đơn vị", "Danh hiệu năm 2022", "Danh hiệu năm 2023",
             "Hình thức khen thưởng"],
            [1, names[0], "Sở Nội vụ", LD, CS, "Bằng khen của Chủ tịch UBND tỉnh"],
            [2, names[1], "Sở Nội vụ", CS, CS, "Bằng khen của Chủ tịch UBND tỉnh"],
        ],
        [who(name, "Bằng khen của Chủ tịch UBND tỉnh", unit="Sở Nội vụ") for name in names[:2]],
    )  # fmt: skip


def without_header() -> None:
    """Cells that were copied without their headings."""
    rows = [
        ("Ông", "Hầu A Lềnh", "Trưởng thôn", "Thôn Lũng Cẩm", LD),
        ("Bà", "Vàng Thị Dung", "Kế toán", "UBND xã Sủng Là", LD),
        ("Ông", "Sùng Mí Lử", "Văn thư", "UBND xã Sủng Là", CS),
        ("Ông", "Ly Văn Cao", "Chuyên viên", "Phòng Dân tộc huyện Đồng Văn", LD),
    ]
    truth = [who(name, award, position, unit, honorific=honorific)
             for honorific, name, position, unit, award in rows]  # fmt: skip
    text(
        "dan-khong-so.txt",
        "pasted without header and numbers",
        "\t",
        [[f"{a} {b}", c, d, e] for a, b, c, d, e in rows],
        truth,
        reading={"issues": ["no_header"]},
    )
    xlsx(
        "tieu-de-roi-den-ten",
        "a title, and then the first person at once",
        [
            ["DANH SÁCH ĐƯỢC CÔNG NHẬN DANH HIỆU THI ĐUA"],
            [],
            *([n, *row] for n, row in enumerate(rows, start=1)),
        ],
        truth,
        reading={"issues": ["no_header"]},
    )
    units = ("Phòng Tư pháp huyện Mèo Vạc", "Chi cục Thi hành án dân sự huyện Yên Minh",
             "Trung tâm Trợ giúp pháp lý nhà nước", "Văn phòng Sở")  # fmt: skip
    text(
        "dan-tap-the.txt",
        "units alone, pasted: flagged, for nothing says that they are the recipients",
        "\t",
        [[str(n), unit, "Tập thể lao động xuất sắc"] for n, unit in enumerate(units, start=1)],
        [who(unit, "Tập thể lao động xuất sắc", kind="collective") for unit in units],
    )


def places_of_headers() -> None:
    """Headers of three rows, far below, repeated, numbered, twice beside each other."""
    gk = "Giấy khen của Giám đốc Sở"
    rows = [
        ("Hồ Thị Tuyết", "Văn thư", "Văn phòng Sở", "14/QĐ-SXD", "2024-01-09"),
        ("Kim Sa Rây", "Thanh tra viên", "Thanh tra Sở", "15/QĐ-SXD", "2024-01-10"),
        ("Thạch Sô Phia", "Kỹ sư", "Trung tâm Quy hoạch", "16/QĐ-SXD", "2024-01-11"),
    ]
    xlsx(
        "ba-hang-tieu-de",
        "a header of three rows, in column C and row 8",
        [
            *[[]] * 7,
            [None, None, "STT", "Họ và tên", "Công tác", None, "Khen thưởng", None, None],
            [None, None, None, None, "Chức vụ", "Đơn vị", "Hình thức", "Quyết định", None],
            [None] * 7 + ["Số", "Ngày"],
            *([None, None, n, *row[:3], gk, row[3], "/".join(reversed(row[4].split("-")))]
              for n, row in enumerate(rows, start=1)),
        ],
        [who(*(row[0], gk, *row[1:3]), decision_number=row[3], signed_on=row[4]) for row in rows],
        merged=("C8:C10", "D8:D10", "E8:F8", "G8:I8", "E9:E10", "F9:F10", "G9:G10", "H9:I9"),
    )  # fmt: skip
    pupils = ("Danh Thị Sô Ny", "Sơn Ngọc Hên", "Lâm Thị Sà Rây", "Trần Kim Cương")
    xlsx(
        "hai-bang-canh-nhau",
        "two lists beside each other, the right one goes on",
        [
            ["DANH SÁCH HỌC SINH ĐƯỢC TẶNG GIẤY KHEN CỦA HIỆU TRƯỞNG"],
            ["STT", "Học sinh", "Lớp", "STT", "Học sinh", "Lớp"],
            [1, pupils[0], "10A1", 3, pupils[2], "10A3"],
            [2, pupils[1], "10A2", 4, pupils[3], "10A4"],
        ],
        [who(name, "Giấy khen của Hiệu trưởng", unit=f"10A{n}")
         for n, name in enumerate(pupils, start=1)],
    )  # fmt: skip
    text(
        "english.csv",
        "English headings",
        ",",
        [
            ["No.", "Full name", "Date of birth", "Job title", "Department", "Award", "Remarks"],
            *([str(n), row[0], "1/2/1980", row[1], row[2], gk, ""]
              for n, row in enumerate(rows, start=1)),
        ],
        [who(row[0], gk, *row[1:3]) for row in rows],
    )  # fmt: skip
    header = ["(1) TT", "(2) Công chức, viên chức", "(3) Chức danh", "(4) Phòng/Ban"]
    xlsx(
        "tieu-de-danh-so",
        "numbered headings, printed again in the middle",
        [
            ["DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
            header,
            [1, *rows[0][:3]],
            [2, *rows[1][:3]],
            header,
            [3, *rows[2][:3]],
        ],
        [who(row[0], gk, *row[1:3]) for row in rows],
    )
    xlsx(
        "to-va-truong",
        "two columns name the unit: both are kept, flagged",
        [
            ["DANH SÁCH NHÀ GIÁO ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
            ["TT", "Nhà giáo", "Tổ chuyên môn", "Trường"],
            [1, "Tô Thị Hạnh", "Tổ Toán - Tin", "Trường THPT Sáng Sơn"],
            [2, "Đàm Quang Hợp", "Tổ Ngữ văn", "Trường THPT Bình Sơn"],
        ],
        [who("Tô Thị Hạnh", gk, unit="Tổ Toán - Tin, Trường THPT Sáng Sơn"),
         who("Đàm Quang Hợp", gk, unit="Tổ Ngữ văn, Trường THPT Bình Sơn")],
    )  # fmt: skip


if __name__ == "__main__":
    headings_of_names()
    guessed_names()
    joint_cells()
    prizes()
    years()
    without_header()
    places_of_headers()
