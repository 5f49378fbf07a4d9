"""Which texts could be the names of people, and what stands before names."""

import unicodedata

import pytest

from campaigns.reading.award_list import letters
from campaigns.reading.award_list.people import Texts, addressed, is_person, rank_of, recipient_of
from news.text import nfc
from tests.campaigns.reading.people_names import NAMES

pytestmark = pytest.mark.any_database


def codes(name: str) -> list[str]:
    return [doubt.code for doubt in recipient_of(Texts(name=name)).doubts]


def test_over_three_hundred_names_are_people_without_a_doubt() -> None:
    assert len(NAMES) > 300
    found = {name: recipient_of(Texts(name=name)) for name in NAMES}
    assert [
        n for n, r in found.items() if (r.kind, r.name, r.doubts) != ("individual", n, [])
    ] == []


def test_names_in_capitals_are_the_same_people() -> None:
    found = {name: recipient_of(Texts(name=name.upper())) for name in NAMES}
    wrong = [n for n, r in found.items() if r.kind != "individual" or r.doubts]
    assert wrong == []
    assert letters.person_name("H'HEN NIÊ") == "H'Hen Niê"
    assert letters.person_name("Y NGUYÊN Ê BAN") == "Y Nguyên Ê Ban"


def test_double_spaces_and_decomposed_letters_change_no_name() -> None:
    name = unicodedata.normalize("NFD", "Nguyễn   Thị  Hường")
    assert recipient_of(Texts(name=nfc(name))).name == "Nguyễn Thị Hường"


@pytest.mark.parametrize(
    "text",
    [
        "Tổng cộng", "TỔNG CỘNG", "Cộng", "Tổng số: 12", "GIÁM ĐỐC", "KT. GIÁM ĐỐC", "Trưởng phòng",
        "Chuyên viên", "Nơi nhận", "Người lập biểu", "Vĩnh Phúc", "Hà Giang", "Đồng Tâm", "Tân An",
        "Yên Lạc", "Bằng khen", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "LĐTT", "Xuất sắc",
        "Giải Nhất", "Như trên", "12", "1975", "Đã ký", "Hoa", "Bí thư Chi bộ", "Đại úy",
        "hoàn thành tốt nhiệm vụ", "Có thành tích xuất sắc trong công tác", "Nguyễn", "Nguyễn Văn",
        "Nguyễn Văn An và Trần Thị Bình", "Nguyễn Văn An, Trần Văn Bình", "Lê Văn 123", "Ng Văn An",
        "Nguyễn Văn An\nTrần Văn Bình", "Cá nhân", "TẬP THỂ", "Ghi chú", "Đồng chí", "Ông", "Sở",
        "John Smith", "Vinamilk", "Hoàng Hà Group", "Kim Liên", "Hùng Vương", "Bách Khoa",
        "Thí sinh", "Ông nội Lê Văn An", "Bé sĩ Nguyễn Văn An",
        "Nguyễn T. Hoa", "Họ và tên", "Minh Tâm", "Liên Hoa", "Đào tạo", "x",
    ],
)  # fmt: skip
def test_what_is_no_name_never_passes_silently(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize(
    ("text", "honorific", "position", "name"),
    [
        ("Thượng tá Hồ Quốc Khải", "", "Thượng tá", "Hồ Quốc Khải"),
        ("Thượng úy QNCN Lê Văn Tư", "", "Thượng úy QNCN", "Lê Văn Tư"),
        ("Trung tá CN Hà Thị Mừng", "", "Trung tá CN", "Hà Thị Mừng"),
        ("THIẾU TƯỚNG NGUYỄN VĂN AN", "", "Thiếu tướng", "NGUYỄN VĂN AN"),
        ("Hạ sĩ Y Thắng Niê", "", "Hạ sĩ", "Y Thắng Niê"),
        ("Thiếu tá, ThS. Lê Văn An", "ThS.", "Thiếu tá", "Lê Văn An"),
        ("ThS. Vũ Thị Nhung", "ThS.", "", "Vũ Thị Nhung"),
        ("Th.S Vũ Thị Nhung", "ThS.", "", "Vũ Thị Nhung"),
        ("TS.BS Lê Thị Anh", "TS.BS.", "", "Lê Thị Anh"),
        ("PGS.TS. Phạm Kim Dung", "PGS.TS.", "", "Phạm Kim Dung"),
        ("PGS, TS Phạm Kim Dung", "PGS.TS.", "", "Phạm Kim Dung"),
        ("GS.TSKH Nguyễn Văn Hiệu", "GS.TSKH.", "", "Nguyễn Văn Hiệu"),
        ("BSCKII. Mai Đức Phúc", "BS.CKII", "", "Mai Đức Phúc"),
        ("BS.CKI Trần Văn Bình", "BS.CKI", "", "Trần Văn Bình"),
        ("BS CK2 Trần Văn Bình", "BS.CKII", "", "Trần Văn Bình"),
        ("Cử nhân Lê Na", "Cử nhân", "", "Lê Na"),
        ("CN. Đỗ Văn Khang", "CN.", "", "Đỗ Văn Khang"),
        ("KS Đỗ Văn Khang", "KS.", "", "Đỗ Văn Khang"),
        ("Luật sư Phạm Bích Hạnh", "Luật sư", "", "Phạm Bích Hạnh"),
        ("Thầy giáo Hà Xuân Long", "Thầy giáo", "", "Hà Xuân Long"),
        ("NGƯT. Lê Hoa", "NGƯT", "", "Lê Hoa"),
        ("NSND Lê Hoa", "NSND", "", "Lê Hoa"),
        ("Nghệ nhân ưu tú Hà Thị Cầu", "Nghệ nhân Ưu tú", "", "Hà Thị Cầu"),
        ("Đồng chí Đinh Mỹ Lan", "Đồng chí", "", "Đinh Mỹ Lan"),
        ("đ/c: Lê Hoa", "Đồng chí", "", "Lê Hoa"),
        ("Cụ Đặng Quang Giang", "Cụ", "", "Đặng Quang Giang"),
        ("Mẹ VNAH Nguyễn Thị Tư", "Mẹ VNAH", "", "Nguyễn Thị Tư"),
        ("Bà mẹ Việt Nam anh hùng Lê Thị Sáu", "Mẹ Việt Nam anh hùng", "", "Lê Thị Sáu"),
        ("Anh hùng Lao động Lê Thị Hoa", "Anh hùng Lao động", "", "Lê Thị Hoa"),
        ("Anh hùng LLVTND Lê Thị Hoa", "Anh hùng LLVTND", "", "Lê Thị Hoa"),
        ("Anh Hùng Văn Minh", "Anh", "", "Hùng Văn Minh"),
        ("Linh mục Giuse Nguyễn Văn An", "Linh mục", "", "Giuse Nguyễn Văn An"),
        ("Đại Đức Thích Minh Tâm", "Đại đức", "", "Thích Minh Tâm"),
        ("TT. Thích Thanh Nhã", "TT.", "", "Thích Thanh Nhã"),
        ("Sư cô Thích Nữ Diệu Tâm", "Sư cô", "", "Thích Nữ Diệu Tâm"),
        ("Già làng Điểu K'Lung", "Già làng", "", "Điểu K'Lung"),
        ("Em Nguyễn Thị Hoa", "Em", "", "Nguyễn Thị Hoa"),
        ("Bà: Lê Hoa", "Bà", "", "Lê Hoa"),
        ("Ông/Bà: Lê Hoa", "", "", "Lê Hoa"),
        ("Lê Văn Tư (Ông)", "Ông", "", "Lê Văn Tư"),
        ("Ô. Lê Văn Tư", "Ông", "", "Lê Văn Tư"),
        ("Viện sĩ Lê Thị Hoa", "Viện sĩ", "", "Lê Thị Hoa"),
        ("GVC.TS Lê Thị Hoa", "GVC.TS.", "", "Lê Thị Hoa"),
        ("Tr.tá Lê Văn An", "", "Trung tá", "Lê Văn An"),
        ("Th/tá Lê Văn An", "", "Thượng tá", "Lê Văn An"),
        ("Chiến sĩ Lê Văn An", "", "Chiến sĩ", "Lê Văn An"),
        ("Cha xứ Giuse Lê Văn An", "Cha xứ", "", "Giuse Lê Văn An"),
        ("Trưởng bản Giàng A Páo", "", "Trưởng bản", "Giàng A Páo"),
        ("Anh/Chị: Lê Thị Hoa", "", "", "Lê Thị Hoa"),
        ("Giám đốc Nguyễn Văn An", "", "Giám đốc", "Nguyễn Văn An"),
        ("Đại úy, Đội trưởng Nguyễn Văn An", "", "Đại úy, Đội trưởng", "Nguyễn Văn An"),
        ("Giàng A Páo", "", "", "Giàng A Páo"),
        ("Phó Đức Chính", "", "", "Phó Đức Chính"),
        ("Chu Thị Bà", "", "", "Chu Thị Bà"),
        ("Em Thị Bé Ba", "Em", "", "Thị Bé Ba"),
        ("TT Y tế huyện", "", "", "TT Y tế huyện"),
        ("CN Ngân hàng Nông nghiệp", "", "", "CN Ngân hàng Nông nghiệp"),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(
    text: str, honorific: str, position: str, name: str
) -> None:
    found = addressed(text)
    assert (found.honorific, found.position, found.name) == (honorific, position, name)


@pytest.mark.parametrize(
    ("text", "name", "proposal"),
    [
        ("Ông Văn Tùng", "Văn Tùng", {"honorific": "", "name": "Ông Văn Tùng"}),
        ("Ông Ích Đạt", "Ông Ích Đạt", {"honorific": "Ông", "name": "Ích Đạt"}),
        ("Ông Thị Hạnh", "Ông Thị Hạnh", {"honorific": "Ông", "name": "Thị Hạnh"}),
        ("Anh Đức", "Đức", {"honorific": "", "name": "Anh Đức"}),
        ("Chị Thị Mai", "Thị Mai", {"honorific": "", "name": "Chị Thị Mai"}),
        ("Ông ThS. Lê Văn An", "Lê Văn An", {"honorific": "Ông ThS."}),
    ],
)
def test_a_first_word_that_may_be_either_is_said(text: str, name: str, proposal: dict) -> None:
    found = recipient_of(Texts(name=text))
    assert found.name == name
    assert [(d.code, d.proposal) for d in found.doubts] == [("honorific_doubtful", proposal)]


@pytest.mark.parametrize("text", ["Ông Văn Tùng", "Bà Thị Na Hương", "Ông Nguyễn Tùng"])
def test_where_others_have_a_form_of_address_so_has_this_one(text: str) -> None:
    found = recipient_of(Texts(name=text, has_honorifics=True))
    assert (found.name, found.doubts) == (text.partition(" ")[2], [])


def test_the_longest_form_of_address_fits_into_the_register() -> None:
    titles = ["GS.TSKH.NGND", "Anh hùng Lực lượng vũ trang nhân dân", "Bà mẹ Việt Nam anh hùng"]
    assert all(len(addressed(f"{title} Lê Văn An").honorific) <= 20 for title in titles)


@pytest.mark.parametrize(
    ("text", "is_rank"),
    [("Đại úy", True), ("Thượng úy QNCN", True), ("thiếu tá", True), ("Giám đốc", False)],
)
def test_ranks(text: str, is_rank: bool) -> None:
    assert bool(rank_of(text)) is is_rank


@pytest.mark.parametrize(
    "text", ["Maria Nguyễn Thị Hoa", "Thích Nữ Diệu Tâm", "K'Brêl", "Nguyen Van An"]
)
def test_names_of_faith_of_one_word_and_without_marks(text: str) -> None:
    assert is_person(text)
