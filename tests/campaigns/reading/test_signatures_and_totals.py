"""Lines around a list that honor nobody, and the people whose names look like them."""

import pytest

from campaigns.reading.award_list.counts import declared_in, is_count, section_count
from campaigns.reading.award_list.signatures import is_footer, is_total

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    "text",
    [
        "Tổng cộng", "Cộng", "CỘNG:", "Cộng: 12", "Tổng số: 5 tập thể", "Tổng I+II", "Cộng (A+B)",
        "Tỷ lệ %", "(Bằng chữ: Hai triệu đồng chẵn)", "Số tiền bằng chữ: một triệu", "Tổng số tiền",
        "Tổng kinh phí", "Lũy kế", "Tong cong: 5", "Cong:", "Tổng", "Bình quân", "Thành tiền",
    ],
)  # fmt: skip
def test_sums_and_remarks_on_them_are_totals(text: str) -> None:
    assert is_total(text)
    assert not is_footer(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tập thể Công an xã Tam Hợp", "ông Vũ Công Nam", "Tống Văn Hùng", "Công",
        "Cộng đồng thôn Đông", "Tổng công ty Điện lực", "Tổng phụ trách Đội",
        "Lưu Thị Hoa", "Kỷ Văn Tỷ",
        "Duyệt Thị Mai", "Trần Văn Bằng", "Công an xã 12 cá nhân",
    ],
)  # fmt: skip
def test_names_are_neither_totals_nor_signatures(text: str) -> None:
    assert not is_total(text)
    assert not is_footer(text)
    assert not is_count(text)
    assert declared_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Người lập biểu", "NGƯỜI KÝ", "Thủ trưởng đơn vị (ký, đóng dấu)", "GIÁM ĐỐC", "(Đã ký)",
        "KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "Hiệu trưởng", "XÁC NHẬN CỦA PHÒNG NỘI VỤ",
        "Nơi nhận:", "- Lưu: VT", "Vĩnh Yên, ngày 5 tháng 9 năm 2023", "Hà Nội, 20/11/2023",
        "Ngày 20 tháng 11 năm 2023", "Tam Đảo, ngày … tháng … năm 2023", "Phê duyệt",
        "(Ký, ghi rõ họ tên)", "Kế toán trưởng",
    ],
)  # fmt: skip
def test_signatures_places_and_dates_end_a_list(text: str) -> None:
    assert is_footer(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I. TẬP THỂ (05)", 5), ("Giải Nhất: 02 giải", 2), ("Cá nhân: 12 giáo viên", 12),
        ("Huy hiệu đợt 1", None), ("Học sinh lớp 12", None), ("Năm 2023", None),
    ],
)  # fmt: skip
def test_a_sections_count(text: str, count: int | None) -> None:
    assert section_count(text) == count
