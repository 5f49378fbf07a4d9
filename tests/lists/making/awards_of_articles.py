"""Decisions with several articles, each with its list; made by `awards`."""

from .books import book, book_bytes, docx_bytes, keep, paragraph, table

PART = "awards"
HEADER = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
EXCELLENT, ADVANCED = "Tập thể lao động xuất sắc", "Tập thể lao động tiên tiến"
FIGHTER, LABOURER = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"
MERIT = "Giấy khen của Giám đốc Sở Y tế"
Truth = list[dict[str, str | None]]


def groups(award: str, *names: str) -> Truth:
    return [{"kind": "collective", "name": name, "award": award} for name in names]


def people(award: str, *lines: list[str]) -> Truth:
    return [
        {"kind": "individual", "name": name, "position": position, "unit": unit, "award": award}
        for _, name, position, unit in lines
    ]


def names_table(*names: str) -> str:
    return table([["STT", "Tên tập thể"], *([str(n), name] for n, name in enumerate(names, 1))])


A = ["1", "Cao Thị Biên", "Điều dưỡng trưởng", "Khoa Nội"]
B = ["2", "Tạ Quang Sơn", "Bác sĩ", "Khoa Ngoại"]
C = ["1", "Lại Thị Hường", "Kế toán", "Phòng Tài chính"]
D = ["2", "Mạc Văn Thái", "Lái xe", "Phòng Hành chính"]
E = ["3", "Giáp Thị Thu", "Văn thư", "Phòng Hành chính"]


def numbered_lists() -> None:
    """Parts of an article, each with the number of its list; the last list has two kinds."""
    data = docx_bytes(
        paragraph("QUYẾT ĐỊNH"),
        paragraph("Điều 1. Công nhận danh hiệu thi đua năm 2023 cho các tập thể, cá nhân như sau:"),
        paragraph(f"1. Danh hiệu “{EXCELLENT}” cho 02 tập thể (Danh sách số 01);"),
        paragraph(f"2. Danh hiệu “{FIGHTER}” cho 02 cá nhân (Danh sách số 02);"),
        paragraph(f"Điều 2. Tặng {MERIT} cho 01 tập thể và 03 cá nhân (Danh sách số 03)."),
        paragraph("Điều 3. Chánh Văn phòng và các tập thể, cá nhân có tên thi hành."),
        paragraph("DANH SÁCH SỐ 01"),
        names_table("Khoa Nội", "Phòng Tài chính"),
        paragraph("DANH SÁCH SỐ 02"),
        table([HEADER, A, B]),
        paragraph("DANH SÁCH SỐ 03"),
        table([HEADER, ["I", "Tập thể", "", ""], ["1", "Khoa Ngoại", "", ""],
               ["II", "Cá nhân", "", ""], C, D, E]),
    )  # fmt: skip
    keep(
        PART,
        "danh-sach-so-01-02-03.docx",
        data,
        "parts of an article name their lists by numbers",
        [
            *groups(EXCELLENT, "Khoa Nội", "Phòng Tài chính"),
            *people(FIGHTER, A, B),
            *groups(MERIT, "Khoa Ngoại"),
            *people(MERIT, C, D, E),
        ],
    )


def below_each_article() -> None:
    """The table stands right below its article."""
    data = docx_bytes(
        paragraph("QUYẾT ĐỊNH:"),
        paragraph(f"Điều 1. Công nhận danh hiệu {ADVANCED} cho các tập thể sau:"),
        names_table("Khoa Dược", "Khoa Nhi"),
        paragraph(f"Điều 2. Công nhận danh hiệu {LABOURER} cho các cá nhân có tên sau:"),
        table([HEADER, A, B]),
        paragraph(f"Điều 3. Tặng {MERIT} về thành tích đột xuất cho các ông, bà:"),
        table([HEADER, C, D]),
        paragraph("Điều 4. Quyết định này có hiệu lực kể từ ngày ký."),
    )
    keep(
        PART,
        "bang-ngay-duoi-dieu.docx",
        data,
        "each table stands below its article",
        [
            *groups(ADVANCED, "Khoa Dược", "Khoa Nhi"),
            *people(LABOURER, A, B),
            *people(MERIT, C, D),
        ],
    )


def by_kind_and_count() -> None:
    """No annex is named: the kind and the count tell, and that is said at each row."""
    data = docx_bytes(
        paragraph(f"Điều 1. Công nhận {ADVANCED} đối với 02 tập thể (có danh sách kèm theo)."),
        paragraph(f"Điều 2. Công nhận {LABOURER} đối với 03 cá nhân (có danh sách kèm theo)."),
        paragraph(f"Điều 3. Công nhận {FIGHTER} đối với 02 cá nhân (có danh sách kèm theo)."),
        paragraph("DANH SÁCH TẬP THỂ"),
        names_table("Khoa Dược", "Khoa Nhi"),
        paragraph("DANH SÁCH CÁ NHÂN"),
        table([HEADER, A, B]),
        paragraph("DANH SÁCH CÁC CÁ NHÂN"),
        table([HEADER, C, D, E]),
    )
    keep(
        PART,
        "theo-loai-va-so-luong.docx",
        data,
        "lists found by kind and count; their order is not that of the articles",
        [
            *groups(ADVANCED, "Khoa Dược", "Khoa Nhi"),
            *people(FIGHTER, A, B),
            *people(LABOURER, C, D, E),
        ],
    )


def one_list_of_two_kinds() -> None:
    """A single list for two articles: each row's kind tells."""
    data = docx_bytes(
        paragraph(f"Điều 1. Tặng danh hiệu {EXCELLENT} cho 01 tập thể;"),
        paragraph(f"Điều 2. Tặng danh hiệu {LABOURER} cho 02 cá nhân (danh sách kèm theo)."),
        paragraph("DANH SÁCH KHEN THƯỞNG"),
        table([["STT", "Tên tập thể, cá nhân", "Chức vụ", "Đơn vị"],
               ["1", "Phòng Nghiệp vụ Y", "", "Sở Y tế"], ["2", *A[1:]], ["3", *B[1:]]]),
    )  # fmt: skip
    keep(
        PART,
        "mot-danh-sach-hai-dieu.docx",
        data,
        "one list for two articles",
        [*groups(EXCELLENT, "Phòng Nghiệp vụ Y"), *people(LABOURER, A, B)],
    )


def decision_on_first_sheet() -> None:
    """A workbook: the decision's text on the first sheet, its annexes on the others."""
    sheets = {
        "QĐ": [
            ["QUYẾT ĐỊNH"],
            ["Về việc khen thưởng năm 2023"],
            [f"Điều 1. Tặng danh hiệu {FIGHTER} cho 02 cá nhân (Phụ lục 1)."],
            [f"Điều 2. Tặng {MERIT} cho 03 cá nhân (Phụ lục 2)."],
        ],
        "PL1": [["PHỤ LỤC 1"], HEADER, A, B],
        "PL2": [["PHỤ LỤC 2"], HEADER, C, D, E],
    }
    keep(
        PART,
        "quyet-dinh-trang-dau.xlsx",
        book_bytes(book(sheets)),
        "the articles stand on the first sheet, the annexes on the others",
        [*people(FIGHTER, A, B), *people(MERIT, C, D, E)],
    )


def unclear() -> None:
    """Nothing tells which article means which list: said at each row."""
    data = docx_bytes(
        paragraph(f"Điều 1. Công nhận {FIGHTER} cho 01 cá nhân."),
        paragraph(f"Điều 2. Tặng {MERIT} cho 01 cá nhân."),
        paragraph("DANH SÁCH KÈM THEO"),
        table([HEADER, A]),
        paragraph("DANH SÁCH TIẾP THEO"),
        table([HEADER, C]),
    )
    keep(
        PART,
        "khong-ro-dieu-nao.docx",
        data,
        "two lists of as many people: which article means which is not said",
        [*people(FIGHTER, A), *people(MERIT, C)],
        flagged=2,
        reading={"issues": ["no_award"]},
    )


def articles() -> None:
    numbered_lists()
    below_each_article()
    by_kind_and_count()
    one_list_of_two_kinds()
    decision_on_first_sheet()
    unclear()
