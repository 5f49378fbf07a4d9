"""Individual, collective or household: by the name, and where name and list disagree."""

import pytest

from campaigns.reading.award_list.people import Texts, recipient_of

pytestmark = pytest.mark.any_database

_COLLECTIVES = """
Chi đoàn Công an xã Hợp Châu|Câu lạc bộ Pháp luật huyện Lập Thạch|Thư viện tỉnh|Bảo tàng tỉnh
Nhà hát Chèo tỉnh|Nhà văn hóa thôn Đông|Liên minh Hợp tác xã tỉnh|HTX Dịch vụ nông nghiệp Đồng Ích
Lớp 12A1 Trường THPT Yên Lạc|Tập đoàn Bưu chính Viễn thông|Cty TNHH Minh Tâm
P. Tư pháp huyện Sông Lô|Lực lượng dân quân xã Tam Hợp
Cán bộ nhân dân xã Tam Hợp|VP. Đăng ký đất đai|TT Y tế huyện
Đoàn Thanh niên Sở Tư pháp|THPT Trần Phú|Chùa Hà Tiên|Giáo xứ Vĩnh Yên|Tiểu ban Tuyên truyền
Hạt Kiểm lâm Tam Đảo|Dòng họ Dương thôn Đông|Nhân dân và cán bộ xã Đồng Tâm
Tập thể Công an xã Tam Hợp|Cán bộ, chiến sĩ Đồn Biên phòng Nà Hỳ
Ban CHQS huyện|Đảng ủy - HĐND - UBND xã Tam Hợp|Tổ dân phố 5
Chi nhánh Ngân hàng Công thương|Ủy ban MTTQ xã|Hội Nông dân xã|Kho bạc Nhà nước|Tỉnh đoàn|CLB Thơ
Nhóm tác giả Trường THCS Nguyễn Du|THCS Lý Tự Trọng|TH Kim Đồng|Đội tuyển bóng đá nữ|Đoàn xã Tam Hợp
Đoàn Sở Tư pháp|Họ Nguyễn thôn Đông|Gia đình Phật tử chùa Chân Tiên|Công ty Cổ phần Sông Hồng
MN Hoa Sen|Ban Quản lý dự án|Tổ hợp tác chè|Ban Văn hóa xã|Đại đội 3|Quân và dân xã Cò Nòi
Trang trại Bình Minh|Xí nghiệp 22|Thôn Đông|Bộ phận Một cửa|Hội Luật gia tỉnh|CA xã Tam Hợp
Đảng bộ xã Đông Hội|Tập thể lớp 9A|Nhân dân thôn 3|Tộc họ Huỳnh làng Kim Bồng|Đình làng Chèm
Nhà chùa Linh Sơn|Mái ấm Hoa Hồng|Liên đội Trường Kim Đồng|PC06|PC02 Công an tỉnh|CAX Tam Hợp
Honda Việt Nam|Kiểm lâm Tam Đảo|VPCC Nguyễn Văn An|Trường Lê Văn Tám|Văn phòng Luật sư Lê Hoa|Xóm 3
Toàn thể nhân dân ấp 5|Trung đội Dân quân cơ động|Thiền viện Trúc Lâm|Họ đạo Bến Siêu
"""
COLLECTIVES = [name for line in _COLLECTIVES.split("\n") for name in line.split("|") if name]


@pytest.mark.parametrize("name", COLLECTIVES)
def test_collectives(name: str) -> None:
    for text in (name, name.upper()):
        found = recipient_of(Texts(name=text))
        assert (found.kind, found.name, found.doubts) == ("collective", text, [])


@pytest.mark.parametrize(
    "name",
    [
        "Đoàn Văn Hậu", "Hà Ban", "Tống Văn Hùng", "Vũ Công Nam", "Phan Công Phong", "Ban Văn An",
        "Đoàn Công Bình", "Báo Thị Hoa", "Đoàn Trường Giang", "Đoàn Xuân Trường", "Danh Út",
        "Đoàn Khuê", "Hồ Văn Ban", "Lê Phòng", "Trần Đội", "Nguyễn Thị Phường",
        "Nguyễn Thị Thanh Tra",
        "Phạm Thanh Niên", "Hoàng Nhân Dân",
    ],
)  # fmt: skip
def test_people_whose_names_sound_like_units(name: str) -> None:
    for text in (name, name.upper()):
        found = recipient_of(Texts(name=text))
        assert (found.kind, found.doubts) == ("individual", [])


@pytest.mark.parametrize(
    ("name", "is_sure"),
    [
        ("Hộ ông Lý Thế Phúc", True),
        ("Hộ gia đình bà Vũ Ngọc Vân", True),
        ("HGĐ ông Lê Văn An", True),
        ("Hộ Nguyễn Văn An", True),
        ("Hộ anh Lò Văn Tư", True),
        ("Gia đình ông Lý Văn Hải - bà Cao Phương Diệp", True),
        ("Gia đình liệt sĩ Nguyễn Văn Bảy", True),
        ("Vợ chồng ông Hoàng Văn Thắng, bà Vũ Mỹ Thủy", True),
        ("Ông Hồ Xuân Tuấn và bà Lý Thị Nga", False),
        ("Ông Lê Văn An - Bà Trần Thị Bình", False),
        ("Ông bà Nguyễn Văn An", False),
        ("Ông Lê Văn An và vợ", False),
        ("Hộ kinh doanh Nguyễn Văn An", False),
        ("Nhà ông Lê Văn An", True),
        ("Hộ GĐ ông Lê Văn An", True),
        ("Gia đình văn hóa tiêu biểu Lê Văn An", True),
        ("Nguyễn Văn An và vợ Lê Thị Hoa", False),
        ("Cụ ông Lê An và cụ bà Lê Hoa", False),
    ],
)
def test_households_keep_their_names_as_printed(name: str, is_sure: bool) -> None:
    found = recipient_of(Texts(name=name))
    assert (found.kind, found.name, found.honorific) == ("household", name, "")
    assert [doubt.code for doubt in found.doubts] == ([] if is_sure else ["kind_doubtful"])


def test_a_position_behind_a_household_is_said() -> None:
    found = recipient_of(Texts(name="Hộ ông Nguyễn Văn An, Trưởng thôn"))
    assert (found.kind, found.name) == ("household", "Hộ ông Nguyễn Văn An, Trưởng thôn")
    assert [(d.code, d.proposal) for d in found.doubts] == [
        ("split_doubtful", {"name": "Hộ ông Nguyễn Văn An"})
    ]


def test_a_place_behind_a_household_is_where_it_is() -> None:
    found = recipient_of(Texts(name="Hộ ông Lò Văn Tư, bản Nà Cóc, xã Mường Phăng"))
    assert (found.name, found.unit) == ("Hộ ông Lò Văn Tư", "bản Nà Cóc, xã Mường Phăng")


@pytest.mark.parametrize(
    ("texts", "kind", "proposed"),
    [
        (Texts(name="Phòng Tư pháp", section_kind="individual"), "individual", "collective"),
        (Texts(name="Lê Thị Hoa", section_kind="collective"), "collective", "individual"),
        (Texts(name="Ông Lê Văn An", section_kind="collective"), "individual", "collective"),
        (Texts(name="Đại úy Lê An", section_kind="collective"), "individual", "collective"),
        (Texts(name="Hộ ông Lê Văn An", section_kind="individual"), "household", "individual"),
        (Texts(name="Phòng Tư pháp", section_kind="household"), "household", "collective"),
        (Texts(name="Phòng Tư pháp", award_kind="individual"), "individual", "collective"),
        (Texts(name="Nguyễn Trãi", award_kind="collective"), "collective", "individual"),
        (Texts(name="Lê Thị Hoa", own_kind="collective"), "collective", "individual"),
        (Texts(name="Lớp Thị Hoa"), "collective", "individual"),
    ],
)
def test_a_kind_that_the_name_contradicts_is_said_with_the_other_one(
    texts: Texts, kind: str, proposed: str
) -> None:
    found = recipient_of(texts)
    assert found.kind == kind
    assert [(d.code, d.field, d.proposal) for d in found.doubts] == [
        ("kind_doubtful", "kind", {"kind": proposed})
    ]


@pytest.mark.parametrize(
    "texts",
    [
        Texts(name="Lê Văn Hoa", section_kind="household"),
        Texts(name="Lê Văn Hoa – Vũ Thị Tư", column_kind="household"),
        Texts(name="Bà Lê Thị Hoa", column_kind="household"),
        Texts(name="Tổ 5", own_kind="collective"),
        Texts(name="Lê Thị Hoa", section_kind="individual", award_kind="individual"),
        Texts(name="Yên Lạc", column_kind="collective"),
        Texts(name="Ông Lê Văn An", award_kind="collective"),
    ],
)
def test_a_kind_that_the_list_tells_needs_no_word(texts: Texts) -> None:
    assert recipient_of(texts).doubts == []
