"""Lists that test who is honored: titles before names, joint cells, unusual collectives.

`python -m tests.lists.making.people`. The people are invented.
"""

from collections.abc import Sequence

from .books import book, book_bytes, docx_bytes, keep, paragraph, table

PART = "people"
Truth = dict[str, str | None]


def person(
    name: str, position: str | None = "", unit: str | None = "", **others: str | None
) -> Truth:
    """ "" leaves position and unit out of the truth: anything may stand there."""
    made: Truth = {"kind": "individual", "name": name, **others}
    made |= {key: value for key, value in (("position", position), ("unit", unit)) if value != ""}
    return made


def group(name: str, kind: str = "collective", **others: str | None) -> Truth:
    return {"kind": kind, "name": name, "position": None, **others}


def with_award(award: str, rows: Sequence[Truth]) -> list[Truth]:
    return [{"award": award, **row} for row in rows]


def numbered(*rows: Sequence[object]) -> list[list[object]]:
    return [[number, *row] for number, row in enumerate(rows, start=1)]


def xlsx(
    filename: str,
    note: str,
    rows: Sequence[Sequence[object]],
    truth: Sequence[Truth],
    flagged: int = 0,
) -> None:
    facts = {"flagged": flagged} if flagged else {}
    keep(PART, filename, book_bytes(book({"Danh sách": rows})), note, truth, **facts)


def text(
    filename: str, note: str, lines: Sequence[str], truth: Sequence[Truth], flagged: int = 0
) -> None:
    facts = {"flagged": flagged} if flagged else {}
    keep(PART, filename, ("\n".join(lines) + "\n").encode(), note, truth, **facts)


def hospital() -> None:
    award = "Giấy khen của Giám đốc Sở Y tế"
    xlsx(
        "benh-vien-hoc-vi.xlsx",
        "degrees of physicians before names",
        [
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ Y TẾ"],
            ["(Kèm theo Quyết định số 415/QĐ-SYT ngày 26/02/2024)"],
            ["STT", "Họ và tên", "Chức vụ", "Khoa, phòng"],
            *numbered(
                ["BS.CKI Trần Quốc Việt", "Trưởng khoa", "Khoa Nhi"],
                ["BSCKII. Lê Thị Thanh Bình", "Phó Giám đốc", "Ban Giám đốc"],
                ["ThS.BS. Nguyễn Hữu Đạt", "Phó Trưởng khoa", "Khoa Ngoại tổng hợp"],
                ["DSCKI Phạm Thị Nguyệt", "Trưởng khoa", "Khoa Dược"],
                ["CN. Đỗ Văn Khang", "Điều dưỡng trưởng", "Khoa Hồi sức cấp cứu"],
                ["CNĐD Vũ Thị Tươi", "Điều dưỡng", "Khoa Nhi"],
                ["Bác sĩ Ngô Thế Anh", "Bác sĩ", "Khoa Sản"],
                ["TTƯT. Bác sĩ Hoàng Kim Oanh", "Giám đốc", "Ban Giám đốc"],
                ["KTV Lý Văn Tâm", "Kỹ thuật viên", "Khoa Xét nghiệm"],
                ["Nguyễn Thị Bác", "Hộ lý", "Khoa Sản"],
            ),
        ],
        with_award(
            award,
            [
                person("Trần Quốc Việt", "Trưởng khoa", "Khoa Nhi"),
                person("Lê Thị Thanh Bình", "Phó Giám đốc", "Ban Giám đốc"),
                person("Nguyễn Hữu Đạt", "Phó Trưởng khoa", "Khoa Ngoại tổng hợp"),
                person("Phạm Thị Nguyệt", "Trưởng khoa", "Khoa Dược"),
                person("Đỗ Văn Khang", "Điều dưỡng trưởng", "Khoa Hồi sức cấp cứu"),
                person("Vũ Thị Tươi", "Điều dưỡng", "Khoa Nhi"),
                person("Ngô Thế Anh", "Bác sĩ", "Khoa Sản"),
                person("Hoàng Kim Oanh", "Giám đốc", "Ban Giám đốc"),
                person("Lý Văn Tâm", "Kỹ thuật viên", "Khoa Xét nghiệm"),
                person("Nguyễn Thị Bác", "Hộ lý", "Khoa Sản", honorific=None),
            ],
        ),
    )


def border_guard() -> None:
    """A rank before the name, and a position that begins with none."""
    award = "Bằng khen của Bộ Tư lệnh Bộ đội Biên phòng"
    text(
        "bien-phong.csv",
        "ranks before names; rank and position are both kept",
        [
            "STT;Cấp bậc, họ và tên;Chức vụ;Đơn vị;Hình thức khen thưởng",
            f"1;Đại tá Nguyễn Trọng Nghĩa;Chính ủy;Bộ CHQS tỉnh;{award}",
            f"2;Thượng úy QNCN Lò Văn Hặc;Nhân viên quân y;Đồn Biên phòng Mường Pồn;{award}",
            f"3;Trung sỹ Giàng A Sếnh;Tiểu đội trưởng;Đại đội Trinh sát;{award}",
            f"4;Thiếu tá: Vi Văn Quyết;Đồn trưởng;Đồn Biên phòng Keng Đu;{award}",
            f"5;Trung tá CN Hà Thị Mừng;Trợ lý;Phòng Chính trị;{award}",
            f"6;Chuẩn uý Kha Văn Tuấn;;Đồn Biên phòng Na Ngoi;{award}",
            f"7;Binh nhất Y Thắng Niê;Chiến sĩ;Đại đội 19;{award}",
        ],
        with_award(
            award,
            [
                person("Nguyễn Trọng Nghĩa", "Đại tá, Chính ủy", "Bộ CHQS tỉnh"),
                person(
                    "Lò Văn Hặc", "Thượng úy QNCN, Nhân viên quân y", "Đồn Biên phòng Mường Pồn"
                ),
                person("Giàng A Sếnh", "Trung sỹ, Tiểu đội trưởng", "Đại đội Trinh sát"),
                person("Vi Văn Quyết", "Thiếu tá, Đồn trưởng", "Đồn Biên phòng Keng Đu"),
                person("Hà Thị Mừng", "Trung tá CN, Trợ lý", "Phòng Chính trị"),
                person("Kha Văn Tuấn", "Chuẩn uý", "Đồn Biên phòng Na Ngoi"),
                person("Y Thắng Niê", "Binh nhất, Chiến sĩ", "Đại đội 19"),
            ],
        ),
    )


def old_people() -> None:
    award = "Giấy khen của Chủ tịch UBND xã"
    rows = [
        ["Cụ Hoàng Văn Thái", "Thôn Nà Lầu"],
        ["Mẹ VNAH Nông Thị Sinh", "Thôn Bản Cáp"],
        ["Già làng Điểu K'Lung", "Bon Bu Prâng"],
        ["Anh hùng Lao động Triệu Quang Hòa", "Thôn Nà Lầu"],
        ["Linh mục Giuse Trần Đình Khải", "Giáo xứ Đông Xuyên"],
        ["Thượng tọa Thích Minh Tuệ Hải", "Chùa Linh Ứng"],
        ["Nghệ nhân ưu tú Ma Thị Dung", "Thôn Bản Cáp"],
        ["Thầy Lê Quang Trí", "Trường Tiểu học"],
        ["Cô giáo Bế Thị Hảo", "Trường Mầm non"],
        ["Em Lù Thị Dín", "Lớp 8B"],
        ["Đ/c Phan Đăng Khoa", "Chi bộ thôn"],
        ["Ông: Quan Văn Sáng", "Thôn Nà Lầu"],
    ]
    xlsx(
        "xa-vung-cao.xlsx",
        "forms of address of a commune in the mountains",
        [
            ["UBND XÃ BẰNG THÀNH"],
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND XÃ"],
            ["(Kèm theo Quyết định số 19/QĐ-UBND ngày 12/5/2024)"],
            ["TT", "Họ và tên", "Nơi công tác"],
            *numbered(*rows),
        ],
        with_award(
            award,
            [
                person("Hoàng Văn Thái", None, "Thôn Nà Lầu"),
                person("Nông Thị Sinh", None, "Thôn Bản Cáp"),
                person("Điểu K'Lung", None, "Bon Bu Prâng"),
                person("Triệu Quang Hòa", None, "Thôn Nà Lầu"),
                person("Giuse Trần Đình Khải", None, "Giáo xứ Đông Xuyên"),
                person("Thích Minh Tuệ Hải", None, "Chùa Linh Ứng"),
                person("Ma Thị Dung", None, "Thôn Bản Cáp"),
                person("Lê Quang Trí", None, "Trường Tiểu học"),
                person("Bế Thị Hảo", None, "Trường Mầm non"),
                person("Lù Thị Dín", None, "Lớp 8B", honorific="Em"),
                person("Phan Đăng Khoa", None, "Chi bộ thôn", honorific="Đồng chí"),
                person("Quan Văn Sáng", None, "Thôn Nà Lầu", honorific="Ông"),
            ],
        ),
    )


def joint_cells() -> None:
    award = "Bằng khen của Chủ tịch UBND thành phố"
    xlsx(
        "mot-o-du-ca.xlsx",
        "name, position, unit in one cell: commas, dashes, lines, commas within",
        [
            ["DANH SÁCH CÁ NHÂN TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND THÀNH PHỐ"],
            ["(Kèm theo Quyết định số 2210/QĐ-UBND ngày 09/9/2024)"],
            ["STT", "Họ và tên - Chức vụ - Đơn vị"],
            *numbered(
                ["Ông Trần Mạnh Dũng, Bí thư Đảng ủy, Chủ tịch HĐND phường Tân Lập"],
                ["Bà Phan Thị Mai Liên – Phó Trưởng phòng – Phòng Nội vụ, UBND quận 4"],
                ["Ông Lê Nhật Huy\nGiám đốc\nCông ty TNHH Cơ khí An Bình"],
                ["Bà Đàm Thị Lý - Chi hội trưởng Chi hội Phụ nữ khu phố 3"],
                ["Ông Kiều Văn Thanh, công chức Tư pháp - Hộ tịch, UBND xã Đông Hội"],
                ["Hồ Thị Kim Thoa, giáo viên, Trường THCS Võ Thị Sáu"],
                ["Ông Tôn Thất Lập; Đội trưởng; Đội Quản lý trật tự đô thị"],
                ["Đại úy Mạc Văn Thắng, Phó Trưởng Công an xã Đông Hội"],
            ),
        ],
        with_award(
            award,
            [
                person(
                    "Trần Mạnh Dũng",
                    "Bí thư Đảng ủy, Chủ tịch",
                    "HĐND phường Tân Lập",
                    honorific="Ông",
                ),
                person("Phan Thị Mai Liên", "Phó Trưởng phòng", "Phòng Nội vụ, UBND quận 4"),
                person("Lê Nhật Huy", "Giám đốc", "Công ty TNHH Cơ khí An Bình"),
                person("Đàm Thị Lý", "Chi hội trưởng", "Chi hội Phụ nữ khu phố 3"),
                person("Kiều Văn Thanh", "Công chức Tư pháp - Hộ tịch", "UBND xã Đông Hội"),
                person("Hồ Thị Kim Thoa", "Giáo viên", "Trường THCS Võ Thị Sáu", honorific=None),
                person("Tôn Thất Lập", "Đội trưởng", "Đội Quản lý trật tự đô thị"),
                person("Mạc Văn Thắng", "Đại úy, Phó Trưởng Công an xã Đông Hội", None),
            ],
        ),
        flagged=1,
    )


def turned_cells() -> None:
    """The heading names the unit first, or the position before the name."""
    award = "Giấy khen"
    xlsx(
        "don-vi-truoc.xlsx",
        "unit, position and name in the order of the heading",
        [
            ["TT", "Đơn vị, chức vụ, họ và tên", "Khen thưởng"],
            *numbered(
                ["Phòng Kế hoạch - Tài chính, Kế toán trưởng, Bà Lưu Thị Hạnh", award],
                ["Chi cục Thủy lợi, Chi cục trưởng, Ông Mã Văn Đạt", award],
                ["Trung tâm Khuyến nông, Lái xe, Ông Bùi Xuân Sơn", award],
                ["Văn phòng Sở, Văn thư, Bà Cao Thị Thu", award],
            ),
        ],
        with_award(
            award,
            [
                person(
                    "Lưu Thị Hạnh", "Kế toán trưởng", "Phòng Kế hoạch - Tài chính", honorific="Bà"
                ),
                person("Mã Văn Đạt", "Chi cục trưởng", "Chi cục Thủy lợi", honorific="Ông"),
                person("Bùi Xuân Sơn", "Lái xe", "Trung tâm Khuyến nông", honorific="Ông"),
                person("Cao Thị Thu", "Văn thư", "Văn phòng Sở", honorific="Bà"),
            ],
        ),
    )


def behind_names() -> None:
    """The heading is only "Họ và tên", yet a position stands behind the names."""
    award = "Giấy khen của Chủ tịch UBND huyện"
    xlsx(
        "chuc-vu-sau-ten.xlsx",
        "position or class behind the name, births and remarks too",
        [
            ["DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN"],
            ["(Kèm theo Quyết định số 734/QĐ-UBND ngày 20/11/2023)"],
            ["STT", "Họ và tên", "Đơn vị"],
            *numbered(
                ["Nguyễn Bá Thuyết (Hiệu trưởng)", "Trường THPT Sơn Dương"],
                ["Hoàng Thị Luyến - Tổ trưởng", "Trường Mầm non Hoa Ban"],
                ["Trịnh Văn Lợi, sinh năm 1982", "Trường Tiểu học Ninh Lai"],
                ["Lê Hồng Nhung (lớp 9C)", "Trường THCS Tân Trào"],
                ["Tống Văn Hùng", "Trường THCS Tân Trào"],
                ["Phạm Văn Sở", "Trường THPT Sơn Dương"],
                ["Đoàn Xuân Trường", "Trường THPT Sơn Dương"],
                ["Dương Thị Lan (đã mất)", "Trường Tiểu học Ninh Lai"],
            ),
        ],
        with_award(
            award,
            [
                person("Nguyễn Bá Thuyết", "Hiệu trưởng", "Trường THPT Sơn Dương"),
                person("Hoàng Thị Luyến", "Tổ trưởng", "Trường Mầm non Hoa Ban"),
                person("Trịnh Văn Lợi", None, "Trường Tiểu học Ninh Lai"),
                person("Lê Hồng Nhung", None),
                person("Tống Văn Hùng", None, "Trường THCS Tân Trào"),
                person("Phạm Văn Sở", None, "Trường THPT Sơn Dương"),
                person("Đoàn Xuân Trường", None, "Trường THPT Sơn Dương"),
                person("Dương Thị Lan", None, "Trường Tiểu học Ninh Lai"),
            ],
        ),
    )


def groups() -> None:
    award = "Bằng khen của Chủ tịch UBND tỉnh"
    names = """Liên đoàn Lao động thành phố|Hợp tác xã Mây tre đan Phú Túc
    |Trung đội Dân quân cơ động|Chi hội Cựu chiến binh thôn Thượng
    |Ban Công tác Mặt trận thôn Đoài|Tổ hợp tác Nuôi ong bản Pom
    |THCS Nguyễn Du|Mầm non Hoa Phượng|Đình làng Chèm|Thiền viện Trúc Lâm Tây Thiên|Họ đạo Bến Siêu
    |Tộc họ Huỳnh làng Kim Bồng|Đội Chèo thôn Khuốc|Ca 3 Phân xưởng Dệt|Phòng khám Đa khoa Medic
    |Nhóm thiện nguyện Hạt Mầm|Quân và dân xã Cò Nòi|Cán bộ, giáo viên Trường THPT Hòn Gai
    |Công đoàn cơ sở Điện lực Thuận An|Bếp ăn tình thương Bệnh viện 115|Kho bạc Nhà nước Ba Tơ
    |Tỉnh đoàn|Đoàn Khối các cơ quan|Đội tuyển Wushu|Ngân hàng Chính sách xã hội|Trạm Y tế xã Nà Hẩu
    |Thôn Tân Tiến|Toàn thể nhân dân ấp 5|Dòng tộc Lò bản Áng
    |Tập thể nữ công nhân Xí nghiệp May 2"""
    wanted = [" ".join(name.split()) for name in names.split("|")]
    people = ["Đoàn Thị Sương", "Ban Văn Thiết", "Tô Hội", "Khoàng Thị Tư", "Vũ Đình Đội"]
    rows = [[name, award] for name in [*wanted, *people]]
    xlsx(
        "tap-the-la.xlsx",
        "collectives of many kinds, people whose names begin like units",
        [["STT", "Tên tập thể/cá nhân", "Hình thức khen thưởng"], *numbered(*rows)],
        with_award(award, [*map(group, wanted), *map(person, people)]),
    )


def capitals() -> None:
    award = "Giấy khen"
    found = (
        "ĐOÀN THANH NIÊN XÃ YÊN SƠN",
        "ĐOÀN THỊ HẠNH",
        "HỘI CỰU CHIẾN BINH XÃ",
        "NGUYỄN THỊ THU HÀ",
        "GIA ĐÌNH ÔNG TẨN LÁO LỞ",
    )
    text(
        "viet-hoa.csv",
        "all in capitals: units, people and a household",
        [
            "STT,Đối tượng,Khen thưởng",
            *(f"{n},{name},Giấy khen" for n, name in enumerate(found, 1)),
        ],
        with_award(
            award,
            [
                group("Đoàn Thanh niên xã Yên Sơn"),
                person("Đoàn Thị Hạnh"),
                group("Hội Cựu chiến binh xã"),
                person("Nguyễn Thị Thu Hà"),
                group("Gia đình ông Tẩn Láo Lở", "household"),
            ],
        ),
    )


def households() -> None:
    award = "Giấy khen của Chủ tịch UBND phường"
    data = docx_bytes(
        paragraph(
            "DANH SÁCH HỘ GIA ĐÌNH, CÁ NHÂN, TẬP THỂ ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND PHƯỜNG"
        ),
        paragraph("(Kèm theo Quyết định số 56/QĐ-UBND ngày 18/11/2024)"),
        table(
            [
                ["TT", "Họ và tên", "Đơn vị"],
                ["1", "Hộ ông Bạch Văn Chương", "Tổ 3"],
                ["2", "Hộ gia đình chị Đàm Thị Vui", "Tổ 4"],
                ["3", "Vợ chồng anh Ninh Văn Tiệp, chị Lại Thị Mận", "Tổ 4"],
                ["4", "Ông Khổng Minh Hải và bà Chu Thị Lụa", "Tổ 7"],
                ["5", "Gia đình liệt sĩ Phùng Văn Bảy", "Tổ 7"],
                ["6", "Bà Lương Thị Thơ", "Tổ 8"],
                ["7", "Gia đình Phật tử Chánh Tâm", "Chùa Vĩnh Nghiêm"],
            ]
        ),
    )
    truth = with_award(
        award,
        [
            group("Hộ ông Bạch Văn Chương", "household", unit="Tổ 3"),
            group("Hộ gia đình chị Đàm Thị Vui", "household", unit="Tổ 4"),
            group("Vợ chồng anh Ninh Văn Tiệp, chị Lại Thị Mận", "household", unit="Tổ 4"),
            group("Ông Khổng Minh Hải và bà Chu Thị Lụa", "household", unit="Tổ 7"),
            group("Gia đình liệt sĩ Phùng Văn Bảy", "household", unit="Tổ 7"),
            person("Lương Thị Thơ", None, "Tổ 8", honorific="Bà"),
            group("Gia đình Phật tử Chánh Tâm", unit="Chùa Vĩnh Nghiêm"),
        ],
    )
    keep(
        PART,
        "ho-gia-dinh.docx",
        data,
        "households, couples, and a group that sounds like one",
        truth,
    )


def doubtful() -> None:
    """What no reader can decide is said at its row."""
    award = "Giấy khen"
    text(
        "kho-phan-biet.csv",
        "family names like forms of address, swapped cells, two names, a unit among people",
        [
            "STT;Họ và tên;Chức vụ;Đơn vị;Khen thưởng",
            "1;Ông Ích Đạt;Chuyên viên;Phòng Tài chính;Giấy khen",
            "2;Anh Đức;Công nhân;Phân xưởng 2;Giấy khen",
            "3;Lê Thị Nụ;Phòng Tổ chức;Chuyên viên;Giấy khen",
            "4;Phan Văn Toại, Lê Văn Sửu;Công nhân;Phân xưởng 1;Giấy khen",
            "5;Nguyễn Viết Xuân;Bảo vệ;Ông Trần Văn Tạ;Giấy khen",
            "6;Trần Thị Lành;Kế toán;Phòng Tài chính;Giấy khen",
        ],
        with_award(
            award,
            [
                person("Ông Ích Đạt", "Chuyên viên", "Phòng Tài chính"),
                person("Anh Đức", "Công nhân", "Phân xưởng 2"),
                person("Lê Thị Nụ", "Chuyên viên", "Phòng Tổ chức"),
                person("Phan Văn Toại", "Công nhân", "Phân xưởng 1"),
                person("Nguyễn Viết Xuân", "Bảo vệ", None),
                person("Trần Thị Lành", "Kế toán", "Phòng Tài chính", honorific=None),
            ],
        ),
        flagged=3,
    )


def main() -> None:
    hospital()
    border_guard()
    old_people()
    joint_cells()
    turned_cells()
    behind_names()
    groups()
    capitals()
    households()
    doubtful()


if __name__ == "__main__":
    main()
