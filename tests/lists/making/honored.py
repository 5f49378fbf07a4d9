"""Lists in which not everybody is honored: `python -m tests.lists.making.honored`.

The people are invented.
"""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Font

from .books import book, book_bytes, docx_bytes, keep, paragraph, table

PART = "honored"
GK = "Giấy khen của Giám đốc Sở"


def person(
    name: str, position: str | None, unit: str | None, award: str, **others: str | None
) -> dict[str, str | None]:
    return {
        "kind": "individual",
        "name": name,
        "position": position,
        "unit": unit,
        "award": award,
        **others,
    }


def xlsx(
    filename: str,
    note: str,
    made: Workbook,
    rows: Sequence[dict[str, str | None]],
    left_out: Sequence[Sequence[str]] = (),
    **facts: object,
) -> None:
    _keep(filename, book_bytes(made), note, rows, left_out, **facts)


def _keep(
    filename: str,
    data: bytes,
    note: str,
    rows: Sequence[dict[str, str | None]],
    left_out: Sequence[Sequence[str]],
    **facts: object,
) -> None:
    reading = {"left_out": [list(pair) for pair in left_out], **facts.pop("reading", {})}
    keep(PART, filename, data, note, rows, reading=reading, **facts)


def results() -> None:
    """A column says who passed."""
    titles = [
        ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"],
        ["KẾT QUẢ XÉT TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2024"],
        ["(Kèm theo Quyết định số 88/QĐ-SNNMT ngày 10/01/2025 của Giám đốc Sở)"],
    ]
    xlsx(
        "ket-qua-xet.xlsx",
        "a result column with four ways to say no",
        book({"Tổng hợp": [
            *titles,
            ["TT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Kết quả xét"],
            [1, "Trần Khánh Linh", "Chuyên viên", "Chi cục Kiểm lâm", "Đạt"],
            [2, "Lê Hữu Phước", "Kế toán", "Chi cục Thủy lợi", "Chưa đạt"],
            [3, "Vũ Thị Ngọc Lan", "Văn thư", "Văn phòng Sở", "Không công nhận"],
            [4, "Đoàn Mạnh Cường", "Phó Trưởng phòng", "Phòng Quản lý tài nguyên", "Đạt"],
            [5, "Phan Thế Anh", "Chuyên viên", "Chi cục Kiểm lâm", "Không đủ điều kiện"],
            [6, "Nguyễn Thùy Dung", "Chuyên viên", "Văn phòng Sở", "Loại"],
        ]}),
        [
            person("Trần Khánh Linh", "Chuyên viên", "Chi cục Kiểm lâm", "Lao động tiên tiến"),
            person("Đoàn Mạnh Cường", "Phó Trưởng phòng", "Phòng Quản lý tài nguyên",
                   "Lao động tiên tiến"),
        ],
        [
            ("Lê Hữu Phước", "not_passed"),
            ("Vũ Thị Ngọc Lan", "not_passed"),
            ("Phan Thế Anh", "not_passed"),
            ("Nguyễn Thùy Dung", "not_passed"),
        ],
    )  # fmt: skip
    xlsx(
        "ty-le-phieu.xlsx",
        "votes only; the bar stands in the text",
        book({"CSTĐ": [
            ["DANH SÁCH CÔNG NHẬN DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2023"],
            ["(Kèm theo Quyết định số 07/QĐ-SCT ngày 05/01/2024 của Giám đốc Sở Công Thương)"],
            ["Cá nhân được công nhận phải có từ 80% tổng số phiếu đồng ý trở lên"],
            ["STT", "Họ tên", "Chức danh", "Phòng, đơn vị", "Tỷ lệ phiếu (%)"],
            [1, "Hoàng Bảo Trâm", "Chuyên viên chính", "Văn phòng Sở", "100%"],
            [2, "Lưu Đức Thịnh", "Trưởng phòng", "Thanh tra Sở", "93,3 %"],
            [3, "Mai Thanh Tùng", "Chuyên viên", "Văn phòng Sở", "73,3 %"],
            [4, "Trịnh Thu Hà", "Chuyên viên", "Thanh tra Sở", "45 %"],
        ]}),
        [
            person("Hoàng Bảo Trâm", "Chuyên viên chính", "Văn phòng Sở", "Chiến sĩ thi đua cơ sở"),
            person("Lưu Đức Thịnh", "Trưởng phòng", "Thanh tra Sở", "Chiến sĩ thi đua cơ sở"),
        ],
        [("Mai Thanh Tùng", "not_passed"), ("Trịnh Thu Hà", "not_passed")],
    )  # fmt: skip
    csv = "\n".join([
        "DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ,,,,,",
        '"(Kèm theo Quyết định số 31/QĐ-SXD ngày 12/3/2024)",,,,,',
        "STT,Họ và tên,Chức vụ,Đơn vị,Đạt,Không đạt",
        "1,Tô Ngọc Diệp,Chuyên viên,Phòng Quy hoạch,x,",
        "2,Chu Văn Lâm,Kỹ sư,Phòng Quản lý nhà,x,",
        "3,Lương Thị Hiên,Kế toán,Văn phòng Sở,,x",
        "4,Bạch Quốc Trung,Chuyên viên,Phòng Quy hoạch,x,",
    ])  # fmt: skip
    _keep(
        "danh-dau-dat.csv",
        csv.encode(),
        "two columns of ticks: passed, not passed",
        [
            person("Tô Ngọc Diệp", "Chuyên viên", "Phòng Quy hoạch", GK),
            person("Chu Văn Lâm", "Kỹ sư", "Phòng Quản lý nhà", GK),
            person("Bạch Quốc Trung", "Chuyên viên", "Phòng Quy hoạch", GK),
        ],
        [("Lương Thị Hiên", "not_passed")],
    )
    _keep(
        "phieu-dong-y.docx",
        docx_bytes(
            paragraph("DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"),
            paragraph("(Kèm theo Quyết định số 55/QĐ-STC ngày 02 tháng 4 năm 2024)"),
            table([
                ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Số phiếu đồng ý"],
                ["1", "Ông Đào Xuân Bách", "Trưởng phòng", "Phòng Ngân sách", "15/15 phiếu"],
                ["2", "Bà Kiều Minh Nguyệt", "Chuyên viên", "Văn phòng Sở", "7/15 phiếu"],
                ["3", "Bà Tạ Hồng Vân", "Kế toán", "Văn phòng Sở", "14/15 phiếu"],
            ]),
        ),
        "votes below the half, no bar in the text",
        [
            person("Đào Xuân Bách", "Trưởng phòng", "Phòng Ngân sách", GK, honorific="Ông"),
            person("Tạ Hồng Vân", "Kế toán", "Văn phòng Sở", GK, honorific="Bà"),
        ],
        [("Kiều Minh Nguyệt", "not_passed")],
    )  # fmt: skip


def notes() -> None:
    """A note takes people out."""
    xlsx(
        "ghi-chu.xlsx",
        "withdrawn by notes; a pension and a move are only asked about",
        book({"DS khen": [
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
            ["(Kèm theo Quyết định số 19/QĐ-STTTT ngày 15/02/2024)"],
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Ghi chú"],
            [1, "Phùng Hải Yến", "Chuyên viên", "Phòng Bưu chính", None],
            [2, "Nghiêm Xuân Sơn", "Kỹ sư", "Trung tâm Công nghệ thông tin", "Xin rút tên"],
            [3, "La Thị Mỹ Hạnh", "Kế toán", "Văn phòng Sở", "Hoãn, xét đợt sau"],
            [4, "Dương Công Hậu", "Lái xe", "Văn phòng Sở", "Bổ sung ngày 10/02"],
            [5, "Hà Quang Vinh", "Phó Giám đốc", "Trung tâm Công nghệ thông tin", "Đã nghỉ hưu"],
            [6, "Thái Bích Ngọc", "Chuyên viên", "Phòng Bưu chính", "Không xét do vi phạm"],
        ]}),
        [
            person("Phùng Hải Yến", "Chuyên viên", "Phòng Bưu chính", GK),
            person("Dương Công Hậu", "Lái xe", "Văn phòng Sở", GK),
            person("Hà Quang Vinh", "Phó Giám đốc", "Trung tâm Công nghệ thông tin", GK),
        ],
        [
            ("Nghiêm Xuân Sơn", "withdrawn"),
            ("La Thị Mỹ Hạnh", "withdrawn"),
            ("Thái Bích Ngọc", "not_passed"),
        ],
    )  # fmt: skip
    _keep(
        "y-kien.docx",
        docx_bytes(
            paragraph("DANH SÁCH TẶNG BẰNG KHEN CỦA BỘ TRƯỞNG BỘ TƯ PHÁP"),
            paragraph("(Ban hành kèm theo Quyết định số 1020/QĐ-BTP ngày 03 tháng 6 năm 2024)"),
            table([
                ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ý kiến"],
                ["1", "Bà Quách Thu Trang", "Văn thư", "Sở Tư pháp tỉnh Hòa Bình", "Đồng ý"],
                ["2", "Ông Từ Minh Đức", "Chuyên viên", "Sở Tư pháp tỉnh Sơn La", "Không đồng ý"],
                ["3", "Ông Hứa Gia Bảo", "Thẩm tra viên", "Cục Công tác phía Nam", "Đồng ý"],
            ]),
        ),
        "an opinion at each row",
        [
            person("Quách Thu Trang", "Văn thư", "Sở Tư pháp tỉnh Hòa Bình",
                   "Bằng khen của Bộ trưởng Bộ Tư pháp", honorific="Bà"),
            person("Hứa Gia Bảo", "Thẩm tra viên", "Cục Công tác phía Nam",
                   "Bằng khen của Bộ trưởng Bộ Tư pháp", honorific="Ông"),
        ],
        [("Từ Minh Đức", "not_passed")],
    )  # fmt: skip
    csv = "\n".join([
        "DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ;;;;",
        "(Kèm theo Quyết định số 63/QĐ-SGTVT ngày 20/5/2024);;;;",
        "STT;Họ và tên;Chức vụ;Đơn vị;",
        "1;Cao Minh Tâm;Thanh tra viên;Thanh tra Sở;",
        "2;Lò Thị Phương;Chuyên viên;Phòng Vận tải;đưa ra khỏi danh sách",
        "3;Giàng A Páo (không xét);Chuyên viên;Phòng Vận tải;",
        "4;Vi Thị Hoài;Kế toán;Văn phòng Sở;",
    ])  # fmt: skip
    _keep(
        "ghi-ben-canh.csv",
        csv.encode(),
        "notes beside the table, and behind a name",
        [
            person("Cao Minh Tâm", "Thanh tra viên", "Thanh tra Sở", GK),
            person("Vi Thị Hoài", "Kế toán", "Văn phòng Sở", GK),
        ],
        [("Lò Thị Phương", "withdrawn"), ("Giàng A Páo", "not_passed")],
    )


def sections() -> None:
    """Titles, sections and sheets set people apart."""
    header = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
    xlsx(
        "hai-phan.xlsx",
        "two sections: passed and not",
        book({"Sheet1": [
            ["DANH SÁCH XÉT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2023"],
            ["(Kèm theo Quyết định số 12/QĐ-SVHTT ngày 09/01/2024)"],
            header,
            ["I", "Cá nhân đủ điều kiện"],
            [1, "Đinh Thu Hương", "Chuyên viên", "Phòng Di sản"],
            [2, "Khổng Văn Toản", "Bảo vệ", "Bảo tàng tỉnh"],
            ["II", "Cá nhân không đủ điều kiện"],
            [1, "Doãn Thị Mơ", "Thủ thư", "Thư viện tỉnh"],
            [2, "Mạc Đình Phong", "Chuyên viên", "Phòng Di sản"],
        ]}),
        [
            person("Đinh Thu Hương", "Chuyên viên", "Phòng Di sản", "Lao động tiên tiến"),
            person("Khổng Văn Toản", "Bảo vệ", "Bảo tàng tỉnh", "Lao động tiên tiến"),
        ],
        [("Doãn Thị Mơ", "not_passed"), ("Mạc Đình Phong", "not_passed")],
    )  # fmt: skip
    xlsx(
        "trang-vi-du.xlsx",
        "examples, a draft and a code table beside the list",
        book({
            "Ví dụ": [
                header,
                [1, "Ông Trần Văn Ví", "Trưởng phòng", "Sở A"],
            ],
            "Danh sách": [
                ["DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
                ["(Kèm theo Quyết định số 71/QĐ-SNV ngày 01/7/2024)"],
                header,
                [1, "Tăng Thị Kim Chi", "Chuyên viên", "Phòng Tôn giáo"],
                [2, "Thân Đức Nam", "Phó Trưởng phòng", "Phòng Cải cách hành chính"],
            ],
            "Bản cũ": [
                header,
                [1, "Ngụy Thanh Bình", "Chuyên viên", "Phòng Tôn giáo"],
                [2, "Tăng Thị Kim Chi", "Chuyên viên", "Phòng Tôn giáo"],
            ],
        }),
        [
            person("Tăng Thị Kim Chi", "Chuyên viên", "Phòng Tôn giáo", GK),
            person("Thân Đức Nam", "Phó Trưởng phòng", "Phòng Cải cách hành chính", GK),
        ],
        [
            ("Trần Văn Ví", "example_row"),
            ("Ngụy Thanh Bình", "example_row"),
            ("Tăng Thị Kim Chi", "example_row"),
        ],
    )  # fmt: skip
    xlsx(
        "mau-so-1.xlsx",
        "the only sheet is called after its form: it is the list",
        book({"Mẫu số 1": [
            ["DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
            ["(Kèm theo Quyết định số 72/QĐ-SNV ngày 02/7/2024)"],
            header,
            [1, "Lại Quỳnh Anh", "Chuyên viên", "Phòng Công chức"],
            [2, "Bùi Thế Kiên", "Chuyên viên", "Trung tâm Y tế dự phòng"],
        ]}),
        [
            person("Lại Quỳnh Anh", "Chuyên viên", "Phòng Công chức", GK),
            person("Bùi Thế Kiên", "Chuyên viên", "Trung tâm Y tế dự phòng", GK),
        ],
    )  # fmt: skip
    _keep(
        "danh-sach-khong-dat.docx",
        docx_bytes(
            paragraph("DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"),
            paragraph("(Kèm theo Quyết định số 80/QĐ-SYT ngày 11 tháng 7 năm 2024)"),
            table([
                ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
                ["1", "Bà Trịnh Ngọc Mai", "Bác sĩ", "Bệnh viện Phổi"],
                ["2", "Ông Lưu Văn Khoa", "Điều dưỡng", "Bệnh viện Mắt"],
            ]),
            paragraph("DANH SÁCH CHƯA ĐỦ TIÊU CHUẨN"),
            table([
                ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
                ["1", "Bà Võ Hoài Thu", "Bác sĩ", "Bệnh viện Phổi"],
            ]),
        ),
        "a second list of those who did not qualify",
        [
            person("Trịnh Ngọc Mai", "Bác sĩ", "Bệnh viện Phổi", GK, honorific="Bà"),
            person("Lưu Văn Khoa", "Điều dưỡng", "Bệnh viện Mắt", GK, honorific="Ông"),
        ],
        [("Võ Hoài Thu", "not_passed")],
    )  # fmt: skip


def proposals() -> None:
    """Lists that go with a proposal: nobody is honored yet. Each row is flagged."""
    header = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức đề nghị khen thưởng"]
    bk = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    xlsx(
        "kem-to-trinh.xlsx",
        "attached to a proposal",
        book({"DS": [
            ["DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"],
            ["(Kèm theo Tờ trình số 145/TTr-STP ngày 20/9/2024 của Sở Tư pháp)"],
            header[:4],
            [1, "Ninh Thị Hồng Gấm", "Trưởng phòng", "Phòng Công chứng số 2"],
            [2, "Âu Dương Tuấn", "Trợ giúp viên pháp lý", "Trung tâm Trợ giúp pháp lý nhà nước"],
        ]}),
        [
            person("Ninh Thị Hồng Gấm", "Trưởng phòng", "Phòng Công chứng số 2", bk),
            person("Âu Dương Tuấn", "Trợ giúp viên pháp lý",
                   "Trung tâm Trợ giúp pháp lý nhà nước", bk),
        ],
        reading={"is_proposal": True},
    )  # fmt: skip
    _keep(
        "to-trinh.docx",
        docx_bytes(
            paragraph("SỞ TƯ PHÁP"),
            paragraph("Số: 22/TTr-STP"),
            paragraph("TỜ TRÌNH"),
            paragraph("Về việc đề nghị tặng Giấy khen năm 2024"),
            paragraph("Căn cứ Luật Thi đua, khen thưởng và Quyết định số 15/2024/QĐ-UBND"),
            paragraph("DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"),
            table(
                [
                    ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
                    ["1", "Bà Ngô Diệu Thảo", "Chuyên viên", "Văn phòng Sở"],
                    ["2", "Ông Hồ Trung Kiên", "Kế toán", "Thanh tra Sở"],
                ]
            ),
        ),
        "the proposal itself",
        [
            person("Ngô Diệu Thảo", "Chuyên viên", "Văn phòng Sở", GK, honorific="Bà"),
            person("Hồ Trung Kiên", "Kế toán", "Thanh tra Sở", GK, honorific="Ông"),
        ],
        [],
        reading={"is_proposal": True},
    )
    _keep(
        "du-kien.csv",
        "\n".join(
            [
                "DANH SÁCH DỰ KIẾN KHEN THƯỞNG ĐỢT 2/9,,,,",
                "Họ và tên,Chức vụ,Đơn vị,Hình thức khen thưởng",
                "Phạm Như Quỳnh,Chuyên viên,Văn phòng Sở,Giấy khen",
                "Đồng Xuân Tiến,Kế toán,Thanh tra Sở,Giấy khen",
            ]
        ).encode(),
        "planned, no decision",
        [
            person("Phạm Như Quỳnh", "Chuyên viên", "Văn phòng Sở", "Giấy khen"),
            person("Đồng Xuân Tiến", "Kế toán", "Thanh tra Sở", "Giấy khen"),
        ],
        [],
        reading={"is_proposal": True},
    )
    _keep(
        "theo-de-nghi.docx",
        docx_bytes(
            paragraph("SỞ TƯ PHÁP"),
            paragraph("Số: 310/QĐ-STP"),
            paragraph("QUYẾT ĐỊNH"),
            paragraph("Về việc tặng Giấy khen"),
            paragraph("Theo đề nghị của Chánh Văn phòng Sở tại Tờ trình số 9/TTr-VP,"),
            paragraph("Điều 1. Tặng Giấy khen của Giám đốc Sở cho 02 cá nhân."),
            paragraph("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG GIẤY KHEN"),
            paragraph("(Kèm theo Quyết định số 310/QĐ-STP ngày 08 tháng 11 năm 2024)"),
            table([
                header,
                ["1", "Bà Lưu Ánh Tuyết", "Chuyên viên", "Văn phòng Sở", GK],
                ["2", "Ông Vương Đình Huy", "Kế toán", "Thanh tra Sở", GK],
            ]),
        ),
        "a decision that goes back to a proposal is a decision",
        [
            person("Lưu Ánh Tuyết", "Chuyên viên", "Văn phòng Sở", GK, honorific="Bà"),
            person("Vương Đình Huy", "Kế toán", "Thanh tra Sở", GK, honorific="Ông"),
        ],
        [],
        reading={"is_proposal": False},
    )  # fmt: skip


def held_before() -> None:
    """An award held before among the achievements."""
    _keep(
        "thanh-tich-cu.csv",
        "\n".join([
            "DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ;;;;",
            "(Kèm theo Quyết định số 91/QĐ-STP ngày 01/8/2024);;;;",
            "STT;Họ và tên;Chức vụ;Đơn vị;Thành tích",
            "1;Ma Thị Hạnh;Chuyên viên;Văn phòng Sở;Đã được tặng Bằng khen năm 2021",
            "2;Chẩu Văn Dũng;Kế toán;Thanh tra Sở;Hoàn thành xuất sắc nhiệm vụ năm 2023",
        ]).encode(),
        "an award held before among the achievements",
        [
            person("Ma Thị Hạnh", "Chuyên viên", "Văn phòng Sở", GK,
                   achievement="Đã được tặng Bằng khen năm 2021"),
            person("Chẩu Văn Dũng", "Kế toán", "Thanh tra Sở", GK,
                   achievement="Hoàn thành xuất sắc nhiệm vụ năm 2023"),
        ],
        [],
    )  # fmt: skip


def held_columns() -> None:
    """Awards that people had before stand beside the award of the list."""
    xlsx(
        "da-duoc-tang.xlsx",
        "a column of awards held before",
        book({"DS": [
            ["DANH SÁCH TẶNG BẰNG KHEN CỦA BỘ TRƯỞNG BỘ TƯ PHÁP NĂM 2024"],
            ["(Kèm theo Quyết định số 2011/QĐ-BTP ngày 12/12/2024)"],
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Các hình thức khen thưởng đã được tặng"],
            [1, "Đàm Thị Lệ Thu", "Trưởng phòng", "Sở Tư pháp tỉnh Lào Cai",
             "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm 2021"],
            [2, "Phí Mạnh Hùng", "Chánh Thanh tra", "Sở Tư pháp tỉnh Yên Bái",
             "Giấy khen của Giám đốc Sở năm 2022"],
        ]}),
        [
            person("Đàm Thị Lệ Thu", "Trưởng phòng", "Sở Tư pháp tỉnh Lào Cai",
                   "Bằng khen của Bộ trưởng Bộ Tư pháp"),
            person("Phí Mạnh Hùng", "Chánh Thanh tra", "Sở Tư pháp tỉnh Yên Bái",
                   "Bằng khen của Bộ trưởng Bộ Tư pháp"),
        ],
    )  # fmt: skip
    xlsx(
        "danh-hieu-nam-truoc.xlsx",
        "the titles of the years before beside the award now",
        book({"CSTĐ": [
            ["(Kèm theo Quyết định số 77/QĐ-STP ngày 15/01/2025)"],
            ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu đã đạt năm 2023",
             "Danh hiệu năm 2024"],
            [1, "Bế Văn Nghĩa", "Chuyên viên", "Văn phòng Sở", "Lao động tiên tiến",
             "Chiến sĩ thi đua cơ sở"],
            [2, "Lục Thị Thơm", "Kế toán", "Thanh tra Sở", "Chiến sĩ thi đua cơ sở",
             "Lao động tiên tiến"],
        ]}),
        [
            person("Bế Văn Nghĩa", "Chuyên viên", "Văn phòng Sở", "Chiến sĩ thi đua cơ sở"),
            person("Lục Thị Thơm", "Kế toán", "Thanh tra Sở", "Lao động tiên tiến"),
        ],
    )  # fmt: skip


def hidden() -> None:
    """Rows and sheets that the office hid or struck through."""
    titles = [
        ["DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
        ["(Kèm theo Quyết định số 95/QĐ-STP ngày 05/8/2024)"],
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
    ]
    made = book({
        "Danh sách": [
            *titles,
            [1, "Trương Mỹ Duyên", "Chuyên viên", "Văn phòng Sở"],
            [2, "Kim Ngọc Hải", "Kế toán", "Thanh tra Sở"],
            [3, "Sầm Thị Pà", "Chuyên viên", "Văn phòng Sở"],
        ],
        "Trang tính 2": [
            *titles,
            [1, "Thạch Sô Phia", "Chuyên viên", "Văn phòng Sở"],
        ],
    })  # fmt: skip
    made["Danh sách"].row_dimensions[5].hidden = True
    made["Trang tính 2"].sheet_state = "hidden"
    first = person("Trương Mỹ Duyên", "Chuyên viên", "Văn phòng Sở", GK)
    xlsx(
        "dong-an-trang-an.xlsx",
        "a hidden row and a hidden sheet",
        made,
        [first, person("Sầm Thị Pà", "Chuyên viên", "Văn phòng Sở", GK)],
        [("Kim Ngọc Hải", "hidden_row"), ("Thạch Sô Phia", "hidden_sheet")],
    )
    made = book({"Khen": [
        *titles,
        [1, "Trương Mỹ Duyên", "Chuyên viên", "Văn phòng Sở"],
        [2, "Kim Ngọc Hải", "Kế toán", "Thanh tra Sở"],
        [3, "Sầm Thị Pà", "Chuyên viên", "Văn phòng Sở"],
        [4, "Tống Khánh Vy", "Văn thư", "Văn phòng Sở"],
        ["Danh sách có 04 người."],
    ]})  # fmt: skip
    for place in ("A5", "B5", "C5", "D5", "B6"):
        made["Khen"][place].font = Font(strike=True)
    xlsx(
        "gach-ngang.xlsx",
        "two are struck through; the count was not mended",
        made,
        [first, person("Tống Khánh Vy", "Văn thư", "Văn phòng Sở", GK)],
        [("Kim Ngọc Hải", "struck"), ("Sầm Thị Pà", "struck")],
        reading={
            "counts": [[4, 2]],
            "issues": ["count_with_left_out", "struck"],
        },
    )
    made = book({"Lọc": [
        *titles,
        [1, "Trương Mỹ Duyên", "Chuyên viên", "Văn phòng Sở"],
        [2, "Kim Ngọc Hải", "Kế toán", "Thanh tra Sở"],
        [3, "Châu Ngọc Bích", "Chuyên viên", "Thanh tra Sở"],
    ]})  # fmt: skip
    made["Lọc"].auto_filter.ref = "A3:D6"
    made["Lọc"].auto_filter.add_filter_column(3, ["Văn phòng Sở"])
    for number in (5, 6):
        made["Lọc"].row_dimensions[number].hidden = True
    xlsx(
        "loc-don-vi.xlsx",
        "a filter was left on",
        made,
        [first],
        [("Kim Ngọc Hải", "hidden_row"), ("Châu Ngọc Bích", "hidden_row")],
    )


def others() -> None:
    """Verdicts below each of several awards, remarks below the list, awards that are taken back."""
    fighter, labourer = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"
    xlsx(
        "hai-danh-hieu.xlsx",
        "passed or not below each of two titles",
        book({"Bình xét": [
            ["KẾT QUẢ BÌNH XÉT THI ĐUA NĂM 2023"],
            ["(Kèm theo Quyết định số 99/QĐ-STP ngày 18/12/2023)"],
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "LĐTT", "CSTĐCS"],
            [1, "Triệu Thị Sen", "Chuyên viên", "Văn phòng Sở", "Đạt", "Không đạt"],
            [2, "Nông Văn Páo", "Kế toán", "Thanh tra Sở", "Không đạt", "Không đạt"],
            [3, "Hầu Thị Xuân", "Văn thư", "Văn phòng Sở", "Đạt", "Không đạt"],
        ]}),
        [
            person("Triệu Thị Sen", "Chuyên viên", "Văn phòng Sở", labourer),
            person("Hầu Thị Xuân", "Văn thư", "Văn phòng Sở", labourer),
        ],
        [("Nông Văn Páo", "not_passed")],
    )  # fmt: skip
    xlsx(
        "hai-danh-sach-mot-bang.xlsx",
        "a second title among the rows; the last list is of titles that are taken back",
        book({"DS": [
            ["DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"],
            ["(Kèm theo Quyết định số 100/QĐ-STP ngày 19/12/2023)"],
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
            [1, "Viên Thế Kỷ", "Chuyên viên", "Văn phòng Sở"],
            ["DANH SÁCH CÔNG NHẬN DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ"],
            [1, "Tiêu Thị Yến", "Kế toán", "Thanh tra Sở"],
            [2, "Lý A Sính", "Chuyên viên", "Văn phòng Sở"],
            ["DANH SÁCH CÁ NHÂN BỊ THU HỒI DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ"],
            [1, "Hứa Văn Thế", "Chuyên viên", "Văn phòng Sở"],
        ]}),
        [
            person("Viên Thế Kỷ", "Chuyên viên", "Văn phòng Sở", GK),
            person("Tiêu Thị Yến", "Kế toán", "Thanh tra Sở", fighter),
            person("Lý A Sính", "Chuyên viên", "Văn phòng Sở", fighter),
        ],
        [("Hứa Văn Thế", "withdrawn")],
    )  # fmt: skip
    _keep(
        "ghi-chu-cuoi.docx",
        docx_bytes(
            paragraph("DANH SÁCH TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ"),
            paragraph("(Kèm theo Quyết định số 101/QĐ-STP ngày 20 tháng 12 năm 2023)"),
            table(
                [
                    ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
                    ["1", "Bà Ông Thị Nhã", "Chuyên viên", "Văn phòng Sở"],
                    ["2", "Ông Lù Văn Seo", "Kế toán", "Thanh tra Sở"],
                ]
            ),
            paragraph("Ghi chú: Ông Lù Văn Seo đã xin rút tên ngày 15/12/2023."),
        ),
        "a remark below the list is a doubt at the row of whom it names",
        [
            person("Ông Thị Nhã", "Chuyên viên", "Văn phòng Sở", GK, honorific="Bà"),
            person("Lù Văn Seo", "Kế toán", "Thanh tra Sở", GK, honorific="Ông"),
        ],
        [],
        reading={"issues": ["note_doubtful"]},
    )


if __name__ == "__main__":
    others()
    results()
    notes()
    sections()
    proposals()
    held_before()
    held_columns()
    hidden()
