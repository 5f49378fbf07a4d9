"""Which entry of the catalogue the award of a list means; never one of like words."""

import pytest

from campaigns.registers.matching import AwardTypeMatcher
from tests.fixtures import SiteTree

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def matcher(site_tree: SiteTree) -> AwardTypeMatcher:
    return AwardTypeMatcher()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("LĐTT năm 2023", "Lao động tiên tiến"),
        ("CSTĐCS 2022", "Chiến sĩ thi đua cơ sở"),
        ("GK năm 2024", "Giấy khen của Giám đốc Sở"),
        ("Lao động tiên tiến năm học 2022 - 2023", "Lao động tiên tiến"),
        ("TTLĐTT năm 2023", "Tập thể lao động tiên tiến"),
        ("Huân chương Lao động hạng II", "Huân chương Lao động hạng Nhì"),
        ("HCLĐ hạng 3", "Huân chương Lao động hạng Ba"),
        ("Giấy khen của Giám đốc Sở Y tế", "Giấy khen của Giám đốc Sở"),
        ("Giấy khen của Chủ tịch UBND xã Tam Quan", "Giấy khen của Chủ tịch Ủy ban nhân dân xã"),
        ("Bằng khen của Thủ tướng", "Bằng khen của Thủ tướng Chính phủ"),
    ],
)
def test_known_names_are_found_with_or_without_a_year(
    matcher: AwardTypeMatcher, written: str, name: str
) -> None:
    assert str(matcher.find(written)) == name


@pytest.mark.parametrize(
    "written",
    [
        "Giấy khen", "Bằng khen", "Giấy khen của Chủ tịch UBND huyện",
        "GK của Chủ tịch UBND huyện", "Giấy khen của Hiệu trưởng", "Cờ thi đua",
        "Huân chương Lao động", "Chiến sĩ thi đua", "Cờ thi đua của Bộ",
        "Bằng khen của Bộ trưởng Bộ Công an", "Tập thể", "Lao động", "hạng Nhì",
    ],
)  # fmt: skip
def test_the_beginning_of_several_awards_means_none(
    matcher: AwardTypeMatcher, written: str
) -> None:
    assert matcher.find(written) is None
    assert matcher.close(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "Anh hùng Lao đông mới", "Huân chương Lao động hạng Tư", "Huân chương Lao động",
        "Lao động giỏi", "Tập thể tiên tiến", "Giấy khen của Chủ tịch UBND huyện",
        "Giấy khen của Chủ tịch UBND thị xã", "Chiến sĩ thi đua cấp xã",
        "Bằng khen của Chủ tịch UBND huyện", "Huy chương Lao động hạng Nhì", "Nghệ nhân nhân ái",
        "Huân chương Chiến sĩ vẻ vang", "Lao động tiền tuyến", "Đơn vị văn hóa",
    ],
)  # fmt: skip
def test_an_award_of_like_words_is_not_proposed(matcher: AwardTypeMatcher, written: str) -> None:
    assert matcher.find(written) is None
    assert matcher.close(written) is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Lao độngtiên tiến", "Lao động tiên tiến"),
        ("Lao động tiênn tiến", "Lao động tiên tiến"),
        ("Chiến sĩ thi đau cơ sở", "Chiến sĩ thi đua cơ sở"),
        ("Huân chươmg Lao động hạng Nhì", "Huân chương Lao động hạng Nhì"),
    ],
)
def test_a_slip_of_the_keyboard_is_proposed(
    matcher: AwardTypeMatcher, written: str, name: str
) -> None:
    assert matcher.find(written) is None
    assert str(matcher.close(written)) == name
