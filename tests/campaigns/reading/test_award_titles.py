"""The award that a title, a section or an article names: where its name begins and ends."""

import pytest

from campaigns.reading.award_list.awards.classes import (
    class_in,
    class_of,
    lacks_class,
    prize_of,
    with_class,
)
from campaigns.reading.award_list.headings import meaning_of

pytestmark = pytest.mark.any_database

DISTRICT = "Giấy khen của Chủ tịch UBND huyện"
PROVINCE = "Bằng khen của Chủ tịch UBND tỉnh"


@pytest.mark.parametrize(
    ("title", "award"),
    [
        (
            "DANH SÁCH HỘ GIA ĐÌNH ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN VỀ HIẾN ĐẤT",
            DISTRICT,
        ),
        (f"Tặng {PROVINCE} cho các tập thể, cá nhân có thành tích xuất sắc", PROVINCE),
        ("DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN HOÀN THÀNH TỐT NHIỆM VỤ NĂM 2023", "Giấy khen"),
        ("GIẤY KHEN TỔNG KẾT CÔNG TÁC NĂM 2023", "Giấy khen"),
        ("Bằng khen đột xuất", "Bằng khen"),
        ("Tặng Giấy khen 05 tập thể, 12 cá nhân", "Giấy khen"),
        ("Tặng Giấy khen các tập thể sau", "Giấy khen"),
        ("Giấy khen của Hiệu trưởng cho học sinh giỏi", "Giấy khen của Hiệu trưởng"),
        ("Thư khen của Chủ tịch UBND xã nhân ngày 20/11", "Thư khen của Chủ tịch UBND xã"),
        ("Giấy khen của Ban Chấp hành Đoàn phường", "Giấy khen của Ban Chấp hành Đoàn phường"),
        ("BẰNG KHEN CỦA THỦ TƯỚNG TRONG PHONG TRÀO THI ĐUA", "Bằng khen của Thủ tướng"),
        ("HUY HIỆU 30 NĂM TUỔI ĐẢNG ĐỢT 19/5/2024", "Huy hiệu 30 năm tuổi Đảng"),
        ("Tặng Huy hiệu Đảng 40 năm cho 3 đảng viên", "Huy hiệu Đảng 40 năm"),
        ("DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM HỌC 2022 - 2023", "Lao động tiên tiến"),
        ("Công nhận danh hiệu “Lao động tiên tiến” năm 2023 cho 05 cá nhân", "Lao động tiên tiến"),
        ("Lao động tiên tiến các phòng, ban", "Lao động tiên tiến"),
        ("CHIẾN SĨ THI ĐUA CẤP TỈNH GIAI ĐOẠN 2020 - 2022", "Chiến sĩ thi đua cấp tỉnh"),
        ("DANH SÁCH GIA ĐÌNH VĂN HÓA TIÊU BIỂU NĂM 2023", "Gia đình văn hóa tiêu biểu"),
        (
            'Kỷ niệm chương "Vì sự nghiệp giáo dục về vùng cao" đợt 1',
            'Kỷ niệm chương "Vì sự nghiệp giáo dục về vùng cao"',
        ),
        ("Danh hiệu “Phụ nữ xuất sắc” năm 2023 của Hội", "Phụ nữ xuất sắc"),
        ("Danh hiệu Xã đạt chuẩn nông thôn mới năm 2023", "Xã đạt chuẩn nông thôn mới"),
        ("HUY CHƯƠNG CHIẾN SĨ VẺ VANG CÁC HẠNG", "Huy chương Chiến sĩ vẻ vang"),
        ("TẶNG HUÂN CHƯƠNG LAO ĐỘNG HẠNG NHẤT, NHÌ, BA", "Huân chương Lao động"),
        ("Huân chương Lao động hạng Nhất và hạng Nhì", "Huân chương Lao động"),
        ("Huân chương Lao động hạng Nhì về thành tích", "Huân chương Lao động hạng Nhì"),
        ("Tặng Giấy khen cho các điển hình tiên tiến", "Giấy khen"),
        ("HỌC SINH ĐẠT GIẢI KỲ THI CHỌN HỌC SINH GIỎI CẤP TỈNH", ""),
        ("GIÁO VIÊN DẠY GIỎI CẤP TRƯỜNG NĂM HỌC 2023 - 2024", "Giáo viên dạy giỏi cấp trường"),
        ("Hội thi Giáo viên dạy giỏi cấp tỉnh", ""),
        ("Giải Nhất: 02 giải", "Giải Nhất"),
        ("GIẢI KHUYẾN KHÍCH", "Giải Khuyến khích"),
        ("Giải tự do", ""),
    ],
)
def test_a_title_is_cut_where_the_award_ends(title: str, award: str) -> None:
    assert meaning_of(title).award == award


@pytest.mark.parametrize(
    "title",
    [
        "CỜ THI ĐUA CỦA BỘ TƯ PHÁP, BẰNG KHEN CỦA BỘ TRƯỞNG BỘ TƯ PHÁP",
        "Lao động tiên tiến, Chiến sĩ thi đua cơ sở",
        "Công nhận “Đơn vị quyết thắng”, “Đơn vị tiên tiến”",
        "Danh sách đạt giải Nhất, Nhì, Ba",
        "Huy hiệu 30, 40 và 50 năm tuổi Đảng",
    ],
)
def test_a_title_with_several_awards_gives_none_to_all(title: str) -> None:
    meaning = meaning_of(title)
    assert (meaning.award, meaning.several) == ("", True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nhì", "hạng Nhì"), ("hạng II", "hạng Nhì"), ("Hạng 3:", "hạng Ba"), ("I", "hạng Nhất"),
        ("Hạng Nhất", "hạng Nhất"), ("Bà", ""), ("Xuất sắc", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_class_that_fills_a_text(text: str, found: str) -> None:
    assert class_of(text) == found


@pytest.mark.parametrize(
    ("award", "class_", "whole"),
    [
        ("Huân chương Lao động", "hạng Nhì", "Huân chương Lao động hạng Nhì"),
        ("HCLĐ", "hạng Ba", "HCLĐ hạng Ba"),
        ("Huy chương Chiến sĩ vẻ vang", "hạng Ba", "Huy chương Chiến sĩ vẻ vang hạng Ba"),
        ("Huân chương Lao động hạng Ba", "hạng Nhì", "Huân chương Lao động hạng Ba"),
        ("Giấy khen", "hạng Nhì", "Giấy khen"),
        ("Anh hùng Lao động", "hạng Nhì", "Anh hùng Lao động"),
    ],
)
def test_a_class_belongs_to_the_award_that_has_classes(award: str, class_: str, whole: str) -> None:
    assert with_class(award, class_) == whole


def test_an_order_without_its_class_lacks_it() -> None:
    assert lacks_class("Huân chương Độc lập")
    assert not lacks_class("Huân chương Độc lập hạng I")
    assert not lacks_class("Huân chương Sao vàng")
    assert class_in("HCLĐ hạng III") == "hạng Ba"


@pytest.mark.parametrize(
    ("text", "prize"),
    [
        ("Nhất", "Giải Nhất"), ("KK", "Giải Khuyến khích"), ("Giải ba", "Giải Ba"),
        ("II", "Giải Nhì"), ("Khuyến khích", "Giải Khuyến khích"), ("Đạt", ""),
    ],
)  # fmt: skip
def test_the_prize_that_a_cell_means(text: str, prize: str) -> None:
    assert prize_of(text) == prize
