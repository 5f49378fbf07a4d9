"""Name, position and unit in one cell, in the ways that people write them."""

import pytest

from campaigns.reading.award_list.people import (
    Texts,
    recipient_of,
    split_person,
    split_position_unit,
)

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    ("raw", "position", "unit", "is_sure"),
    [
        ("Chuyên viên, Văn phòng Sở", "Chuyên viên", "Văn phòng Sở", True),
        ("Trưởng phòng, Phòng Nội vụ, Sở Y tế", "Trưởng phòng", "Phòng Nội vụ, Sở Y tế", True),
        ("Trưởng phòng Phòng Nội vụ, Sở Y tế", "Trưởng phòng", "Phòng Nội vụ, Sở Y tế", True),
        ("Trưởng phòng\nPhòng Nội vụ huyện", "Trưởng phòng", "Phòng Nội vụ huyện", True),
        ("Trưởng phòng Hành chính - Tổng hợp", "Trưởng phòng Hành chính - Tổng hợp", "", True),
        ("Phó Giám đốc Trung tâm Y tế", "Phó Giám đốc", "Trung tâm Y tế", True),
        ("Chủ tịch UBND xã Đạo Tú, huyện Tam Dương", "Chủ tịch",
         "UBND xã Đạo Tú, huyện Tam Dương", True),
        ("Bí thư Đảng ủy, Chủ tịch UBND xã Đạo Tú",
         "Bí thư Đảng ủy, Chủ tịch", "UBND xã Đạo Tú", True),
        ("Bí thư Chi bộ", "Bí thư Chi bộ", "", True),
        ("Giám đốc Sở", "Giám đốc Sở", "", True),
        ("Trưởng Công an xã", "Trưởng Công an xã", "", True),
        ("Công an viên", "Công an viên", "", True),
        ("Tổ trưởng tổ 4", "Tổ trưởng tổ 4", "", True),
        ("Đội trưởng Đội Cảnh sát giao thông, Công an huyện Bảo Yên", "Đội trưởng",
         "Đội Cảnh sát giao thông, Công an huyện Bảo Yên", True),
        ("Trưởng thôn Đông, xã Tam Quan", "Trưởng thôn Đông", "xã Tam Quan", True),
        ("UBND xã Đạo Tú, huyện Tam Dương, Chuyên viên", "Chuyên viên",
         "UBND xã Đạo Tú, huyện Tam Dương", True),
        ("giám đốc, công ty may", "Giám đốc", "Công ty may", True),
        ("TRƯỞNG PHÒNG, PHÒNG NỘI VỤ", "TRƯỞNG PHÒNG", "PHÒNG NỘI VỤ", True),
        ("Nguyên Giám đốc Sở Tư pháp", "Nguyên Giám đốc", "Sở Tư pháp", True),
        ("Chuyên viên phòng Tài chính", "Chuyên viên", "Phòng Tài chính", False),
        ("Trưởng Ban Dân vận Huyện ủy", "Trưởng Ban Dân vận", "Huyện ủy", False),
        ("Kế toán thuộc Chi cục Thuế", "Kế toán", "Chi cục Thuế", True),
        ("Phó Giám đốc (phụ trách), Sở Y tế", "Phó Giám đốc (phụ trách)", "Sở Y tế", True),
        ("Sở Tư pháp", "", "Sở Tư pháp", True),
        ("Thôn Đông, xã Tam Quan", "", "Thôn Đông, xã Tam Quan", True),
    ],
)  # fmt: skip
def test_position_and_unit(raw: str, position: str, unit: str, is_sure: bool) -> None:
    found = split_position_unit(raw)
    assert (found.position, found.unit, found.is_sure) == (position, unit, is_sure)


PBT = "Phòng Bổ trợ tư pháp"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (f"Ông Lê Hữu Long - Chuyên viên, {PBT}", ("Ông", "Lê Hữu Long", "Chuyên viên", PBT)),
        ("Bà Cao Thanh Oanh\nTrưởng phòng Thanh tra Sở",
         ("Bà", "Cao Thanh Oanh", "Trưởng phòng", "Thanh tra Sở")),
        (f"Bà Trần Thị Hương, Văn thư {PBT}", ("Bà", "Trần Thị Hương", "Văn thư", PBT)),
        (f"Bà Trần Thị Hương; văn thư; {PBT}", ("Bà", "Trần Thị Hương", "Văn thư", PBT)),
        (f"{PBT}, Văn thư, Bà Trần Thị Hương", ("Bà", "Trần Thị Hương", "Văn thư", PBT)),
        (f"Văn thư {PBT}: Bà Trần Thị Hương", ("Bà", "Trần Thị Hương", "Văn thư", PBT)),
        ("Ông Lê Nhật Huy\nGiám đốc\nCông ty TNHH An Bình",
         ("Ông", "Lê Nhật Huy", "Giám đốc", "Công ty TNHH An Bình")),
        ("Ông Lê An, Bí thư Đảng ủy, Chủ tịch UBND xã Đạo Tú, huyện Tam Dương",
         ("Ông", "Lê An", "Bí thư Đảng ủy, Chủ tịch", "UBND xã Đạo Tú, huyện Tam Dương")),
        ("Ông Lê An, sinh ngày 12/3/1970, Chuyên viên, Sở Y tế",
         ("Ông", "Lê An", "Chuyên viên", "Sở Y tế")),
        ("Đại úy Lê Văn An, Đội trưởng, Công an huyện Bảo Yên",
         ("", "Lê Văn An", "Đại úy, Đội trưởng", "Công an huyện Bảo Yên")),
        ("Trung tá QNCN Lê Văn An - Nhân viên, Ban CHQS huyện",
         ("", "Lê Văn An", "Trung tá QNCN, Nhân viên", "Ban CHQS huyện")),
        ("H'Hen Niê, học sinh, Trường THPT Buôn Hồ",
         ("", "H'Hen Niê", "Học sinh", "Trường THPT Buôn Hồ")),
        ("Ông Lò Văn Tư, bản Nà Cóc, xã Mường Phăng",
         ("Ông", "Lò Văn Tư", "", "bản Nà Cóc, xã Mường Phăng")),
        ("Bà Lê Thị Hoa Trưởng phòng Hành chính",
         ("Bà", "Lê Thị Hoa", "Trưởng phòng Hành chính", "")),
        ("Phan Văn Trường Giám đốc", ("", "Phan Văn Trường", "Giám đốc", "")),
        ("Nguyễn Văn An", ("", "Nguyễn Văn An", "", "")),
    ],
)  # fmt: skip
def test_people_with_position_and_unit(raw: str, expected: tuple[str, ...]) -> None:
    found = split_person(raw)
    assert (found.honorific, found.name, found.position, found.unit) == expected
    assert (found.kind, found.is_sure) == ("", True)


@pytest.mark.parametrize(
    ("raw", "name", "unit", "is_sure"),
    [
        ("Nhân dân và cán bộ xóm 6, xã Đồng Tâm",
         "Nhân dân và cán bộ xóm 6, xã Đồng Tâm", "", True),
        ("Đảng ủy - HĐND - UBND xã Đạo Tú", "Đảng ủy - HĐND - UBND xã Đạo Tú", "", True),
        ("Phòng Hành chính - Tổng hợp, Sở Tư pháp",
         "Phòng Hành chính - Tổng hợp", "Sở Tư pháp", False),
        ("Cán bộ, chiến sĩ Đồn Biên phòng Nà Hỳ",
         "Cán bộ, chiến sĩ Đồn Biên phòng Nà Hỳ", "", True),
    ],
)  # fmt: skip
def test_collectives_in_joint_cells(raw: str, name: str, unit: str, is_sure: bool) -> None:
    found = split_person(raw)
    assert (found.kind, found.name, found.unit, found.is_sure) == (
        "collective",
        name,
        unit,
        is_sure,
    )


@pytest.mark.parametrize(
    ("name", "position", "unit", "codes"),
    [
        ("Nguyễn Văn An (Trưởng ban)", "Trưởng ban", "", []),
        ("Nguyễn Văn An - Bí thư", "Bí thư", "", []),
        ("Nguyễn Văn An, Bí thư Chi bộ", "Bí thư Chi bộ", "", []),
        ("Nguyễn Văn An (9A)", "", "9A", []),
        ("Nguyễn Văn An – Lớp 9A", "", "Lớp 9A", []),
        ("Nguyễn Văn An (Phòng Tư pháp)", "", "Phòng Tư pháp", []),
        ("Nguyễn Văn\nAn", "", "", []),
        ("Nguyễn Văn An*", "", "", ["note_doubtful"]),
        ("Nguyễn Văn An (**)", "", "", ["note_doubtful"]),
        ("Nguyễn Văn An (2)", "", "", ["note_doubtful"]),
        ("Nguyễn Văn An.", "", "", []),
        ("(1) Nguyễn Văn An", "", "", []),
        ("1. Nguyễn Văn An", "", "", []),
        ("- Nguyễn Văn An", "", "", []),
        ("Nguyễn Văn An (Nam)", "", "", ["personal_removed"]),
        ("Nguyễn Văn An, con ông Nguyễn Văn Bình", "", "", ["remark_beside_name"]),
        ("Nguyễn Văn An, sinh năm 1970", "", "", ["personal_removed"]),
        ("Nguyễn Văn An (đã mất)", "", "", ["remark_beside_name"]),
        ("Nguyễn Văn An (con liệt sĩ)", "", "", ["remark_beside_name"]),
        ("Nguyễn Văn An (truy tặng)", "", "", ["remark_beside_name"]),
        ("Nguyễn Văn An (bút danh Hoài Nam)", "", "", ["remark_beside_name"]),
        ("Nguyễn Văn An (A)", "", "", ["remark_beside_name"]),
    ],
)
def test_what_stands_behind_names_in_a_column_of_names(
    name: str, position: str, unit: str, codes: list[str]
) -> None:
    found = recipient_of(Texts(name=name))
    assert (found.kind, found.name) == ("individual", "Nguyễn Văn An")
    assert (found.position, found.unit) == (position, unit)
    assert [doubt.code for doubt in found.doubts] == codes


@pytest.mark.parametrize(
    ("texts", "position", "unit", "code"),
    [
        (Texts("Lê An", position="Phòng Nội vụ", unit="Chuyên viên"),
         "Chuyên viên", "Phòng Nội vụ", "swapped"),
        (Texts("Lê An", position="Phòng Nội vụ"), "", "Phòng Nội vụ", "swapped"),
        (Texts("Lê An", unit="Chuyên viên"), "Chuyên viên", "", "swapped"),
        (Texts("Lê An", position="Kế toán", unit="Ông Lê Văn Tám"),
         "Kế toán", "Ông Lê Văn Tám", "odd_unit"),
        (Texts("Lê An", position="Lê Thị Tám", unit="Sở Y tế"),
         "Lê Thị Tám", "Sở Y tế", "odd_position"),
        (Texts("Đại úy Lê An", rank="Thiếu tá", position="Đội trưởng"),
         "Thiếu tá, Đội trưởng", "", "position_differs"),
        (Texts("Lê An (Bí thư)", position="Kế toán"), "Bí thư, Kế toán", "", "position_differs"),
        (Texts("Lê An", rank="Đại úy", position="Đội trưởng"), "Đại úy, Đội trưởng", "", ""),
        (Texts("Lê An", rank="Đại úy", position="Đại úy, Đội trưởng"),
         "Đại úy, Đội trưởng", "", ""),
        (Texts("Đại úy Lê An", position="Đội trưởng"), "Đại úy, Đội trưởng", "", ""),
        (Texts("Lê An (Kế toán)", position="Kế toán"), "Kế toán", "", ""),
        (Texts("Lê An", position="Công an viên", unit="Công an xã"),
         "Công an viên", "Công an xã", ""),
        (Texts("Lê An", position="Trưởng thôn", unit="Thôn Đông"), "Trưởng thôn", "Thôn Đông", ""),
        (Texts("Lê An", unit="Hà Nội"), "", "Hà Nội", ""),
    ],
)  # fmt: skip
def test_positions_and_units_in_their_columns(
    texts: Texts, position: str, unit: str, code: str
) -> None:
    found = recipient_of(texts)
    assert (found.position, found.unit) == (position, unit)
    assert [doubt.code for doubt in found.doubts] == ([code] if code else [])


@pytest.mark.parametrize(
    "name",
    ["1. Lê Văn An\n2. Trần Thị Bình", "Lê Văn An\nTrần Thị Bình", "Lê Văn An, Trần Thị Bình",
     "Lê Văn An và 05 cá nhân khác", "Lê Văn An; Trần Thị Bình; Vũ Thị Cúc",
     "Lê Văn An - Trần Thị Bình"],
)  # fmt: skip
def test_several_people_in_one_cell_are_said(name: str) -> None:
    found = recipient_of(Texts(name))
    assert ("An" in found.name, found.position, found.unit) == (True, "", "")
    assert [doubt.code for doubt in found.doubts] == ["odd_name"]


def test_what_an_officer_chose_is_not_exchanged_but_said() -> None:
    found = recipient_of(Texts("Lê An", position="Văn phòng Sở", is_chosen=True))
    assert (found.position, found.unit) == ("Văn phòng Sở", "")
    assert [(doubt.code, doubt.proposal) for doubt in found.doubts] == [
        ("odd_position", {"position": "", "unit": "Văn phòng Sở"})
    ]


def test_an_address_in_a_joint_cell_is_left_out() -> None:
    found = recipient_of(Texts("Lò Văn Tư, bản Nà Cóc, xã Mường Phăng", order="name other"))
    assert (found.name, found.unit) == ("Lò Văn Tư", "")
    assert [doubt.code for doubt in found.doubts] == ["personal_removed"]


@pytest.mark.parametrize(
    "raw", ["Lê" + " ," * 5_000, "a ( " * 5_000, "Lê Văn An - " * 1_000, "-" * 9_000]
)
def test_no_cell_is_too_odd(raw: str) -> None:
    assert recipient_of(Texts(raw)).kind
    assert recipient_of(Texts("Lê An", position=raw, unit=raw)).name
