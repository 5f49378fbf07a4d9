"""What is copied in Word and other programs becomes blocks of a body; nothing goes unsaid."""

import json
from typing import Any

import pytest

from news.blocks import BodyStreamBlock
from news.word import MOST_CHARACTERS, Converted, convert
from news.word.conversion import TooLong
from news.word.notices import flattened_text, left_out_texts, taken_text
from tests.news.word import clipboard

pytestmark = pytest.mark.any_database


def paragraphs(converted: Converted) -> list[Any]:
    return [b["value"] for b in converted.blocks if b["type"] == "paragraph"]


def values(converted: Converted, kind: str) -> list[Any]:
    return [block["value"] for block in converted.blocks if block["type"] == kind]


def kinds(converted: Converted) -> list[str]:
    return [block["type"] for block in converted.blocks]


def test_text_keeps_bold_italics_raised_and_lowered_letters_and_links() -> None:
    converted = convert(clipboard.WORD_PARAGRAPHS)
    assert paragraphs(converted) == [
        "<p><b>Sở Tư pháp</b> ban hành <i>Kế hoạch</i> số 257/KH-STP, diện tích 120 m<sup>2</sup>, "
        'khí CO<sub>2</sub>; xem <a href="https://moj.gov.vn/tin?a=1&amp;b=2">tại đây</a>.</p>'
        "<p>Nơi nhận: như trên./.<br/>Lưu: VT.</p>"
    ]
    assert not converted.has_structure
    assert converted.left_out == {"colours": 1}


def test_headings_of_two_levels_whatever_they_are_marked_with() -> None:
    converted = convert(clipboard.WORD_HEADINGS)
    assert [(h["level"], h["text"]) for h in values(converted, "heading")] == [
        ("h2", "BÁO CÁO SƠ KẾT"),
        ("h3", "I. Kết quả"),
        ("h3", "Tồn tại, hạn chế"),
        ("h3", "Nguyên nhân"),
    ]
    assert converted.taken == {"headings": 4, "paragraphs": 1}


def test_words_list_paragraphs_become_a_list_with_its_levels() -> None:
    assert paragraphs(convert(clipboard.WORD_BULLETS)) == [
        "<p>Gồm:</p><ul><li>Cơ quan <b>chủ trì</b><ul><li>Phòng Hành chính</li>"
        "<li>Phòng Phổ biến</li></ul></li><li>Cơ quan phối hợp</li></ul><p>Hết.</p>"
    ]


def test_a_list_that_counts_from_one_is_an_ordered_list() -> None:
    converted = convert(clipboard.WORD_NUMBERS)
    assert paragraphs(converted) == ["<ol><li>Mở đầu</li><li>Nội dung</li><li>Kết luận</li></ol>"]
    assert converted.taken == {"lists": 1}


@pytest.mark.parametrize(
    ("html", "first"),
    [
        (clipboard.WORD_LETTERS, "a) Tổ chức thi đua"),
        (clipboard.WORD_GOES_ON, "4. Điều khoản khác"),
    ],
)
def test_points_of_a_law_keep_their_letters_and_numbers(html: str, first: str) -> None:
    """“Điểm a khoản 1” must not become “1.”."""
    assert paragraphs(convert(html))[0].startswith(f"<p>{first}</p><p>")


def test_a_table_keeps_its_caption_its_merged_cells_and_raised_digits() -> None:
    converted = convert(clipboard.WORD_TABLE)
    assert kinds(converted) == ["table", "paragraph"]
    table = values(converted, "table")[0]
    assert table["table_caption"] == "Bảng 1. Kết quả sáu tháng"
    assert table["data"] == [
        ["Đơn vị", "Hồ sơ", ""],
        ["", "Nhận", "Đúng hạn"],
        ["Hộ tịch\n(Mường Ngần)", "1.204", "30 m²"],
    ]
    assert table["mergeCells"] == [
        {"row": 0, "col": 0, "rowspan": 2, "colspan": 1},
        {"row": 0, "col": 1, "rowspan": 1, "colspan": 2},
    ]
    assert table["cell"] == [
        {"row": 0, "col": 2, "hidden": True},
        {"row": 1, "col": 0, "hidden": True},
    ]
    assert table["table_header_choice"] == "row"


def test_a_reviewed_document_comes_as_it_would_be_accepted() -> None:
    converted = convert(clipboard.WORD_REVIEWED)
    assert paragraphs(converted) == [
        "<p>Thời hạn 15 ngày.</p><p>Căn cứ[1] Luật.</p><p>[1] Luật Thi đua, khen thưởng.</p>"
    ]
    assert converted.left_out == {"changes": 3, "comments": 1, "notes": 1}


def test_pictures_and_text_boxes_are_counted() -> None:
    converted = convert(clipboard.WORD_PICTURES)
    assert paragraphs(converted) == ["<p>Lễ phát động</p>"]
    assert converted.left_out == {"images": 2, "text_boxes": 1}


def test_paragraphs_that_begin_with_ordinals_are_ordered_sections() -> None:
    converted = convert(clipboard.WORD_SECTIONS)
    assert kinds(converted) == ["paragraph", *["ordered_section"] * 3, "paragraph"]
    assert values(converted, "ordered_section") == [
        {
            "heading": "Hoàn thành nhiệm vụ chuyên môn",
            "text": "<p>Mỗi phòng chọn hai việc khó.</p><p>Hằng tuần báo tiến độ.</p>",
        },
        {"heading": "Giữ kỷ cương", "text": "<p>không để chậm hồ sơ.</p>"},
        {"heading": "Làm việc tốt", "text": "<p>Mỗi người một việc.</p>"},
    ]
    assert paragraphs(converted)[-1] == "<p>Sở đề nghị các đơn vị thực hiện./.</p>"


def test_ordinals_within_ordinary_paragraphs_are_left_as_they_are() -> None:
    text = "<p>Thứ nhất, một câu dài không có phần in đậm.</p><p>Thứ hai, câu nữa.</p>"
    assert kinds(convert(text)) == ["paragraph"]


def test_text_of_a_mac_is_composed_and_without_what_nobody_sees() -> None:
    assert paragraphs(convert(clipboard.WORD_MAC_NFD)) == ["<p>Thưởng khoạ những</p>"]


def test_word_for_the_web() -> None:
    converted = convert(clipboard.WORD_ONLINE)
    assert kinds(converted) == ["heading", "paragraph", "table"]
    assert values(converted, "heading")[0] == {"text": "Kế hoạch", "level": "h2"}
    assert paragraphs(converted) == [
        "<p><b>Diện tích</b> 12 m<sup>2</sup></p>"
        "<ul><li>Chủ trì<ul><li>Phối hợp</li></ul></li></ul>"
    ]
    assert values(converted, "table")[0]["data"] == [["Đơn vị", "Số"], ["A", "1"]]


def test_libreoffice() -> None:
    converted = convert(clipboard.LIBREOFFICE)
    assert kinds(converted) == ["heading", "paragraph", "table", "paragraph"]
    assert paragraphs(converted) == [
        "<p><b>Kính gửi:</b> các phòng, diện tích 5 km<sup>2</sup>[1]</p>"
        "<ol><li>Phòng một<br/>nói thêm</li>"
        "<li>Phòng hai<ul><li>Tổ A</li><li>Tổ B</li></ul></li></ol>",
        "<p>[1] Theo niên giám.</p>",
    ]
    assert values(converted, "table")[0]["data"] == [["Tên", "Điểm"], ["An", "9"]]
    assert converted.left_out == {"images": 1, "notes": 1}


def test_google_docs() -> None:
    converted = convert(clipboard.GOOGLE_DOCS)
    assert kinds(converted) == ["heading", "paragraph", "table"]
    assert paragraphs(converted) == [
        '<p><b>Buổi sáng</b><i> khai mạc</i> x<sup>2</sup><a href="https://moj.gov.vn/">Bộ</a></p>'
        "<p>1. Chào cờ</p><p>a) Quốc ca</p><p>2. Diễn văn</p>"
    ]
    assert not converted.left_out


def test_a_web_page_brings_its_words_and_no_scripts() -> None:
    converted = convert(clipboard.WEB_PAGE)
    assert paragraphs(converted) == [
        "<p>Trang chủ</p>",
        "<p>Đoạn đầu xấu tương đối.</p><p>&lt;script&gt;alert(2)&lt;/script&gt;</p>",
    ]
    assert converted.left_out == {"embedded": 1, "fields": 1}


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + "sâu" + "</div>" * 50_000,
        "<b>" * 5_000 + "đậm",
        "<table>" + "<tr><td><table>" * 500 + "ô",
        "<table><tr><td colspan=99999999 rowspan=9999999>a<td rowspan=-1>b<tr><td colspan=x>c",
        "<ol start=99999999999><li value=1e9>một</ol></li></ol>",
        "<p style='mso-list:l0 level999 lfo1'><span style='mso-list:Ignore'>1.</span>mục",
        "<!--" * 1_000 + "<![if" * 1_000 + "chữ",
        "<!--" * 100_000,
        "<!--StartFragment-->" * 20_000,
        "<![" * 100_000 + ">",
        "<a " * 100_000,
        '<a href="' * 50_000 + ">",
        "</" * 100_000,
        "<h1>" + "dài " * 5_000 + "</h1>",
        '<a href="' + "https://x.vn/" * 10_000 + '">nối</a>',
        "\x00\ufffe<p>\ud800</p>",
        "<table>" + "<tr>" + "<td>x" * 3_000 + "</table>",
        "",
    ],
)
def test_broken_and_hostile_html_is_read_without_harm(html: str) -> None:
    converted = convert(html)
    BodyStreamBlock().to_python(converted.blocks)
    json.dumps(converted.blocks)


def test_html_beyond_the_limit_is_refused() -> None:
    with pytest.raises(TooLong):
        convert("a" * (MOST_CHARACTERS + 1))


def test_every_block_is_one_that_the_body_accepts() -> None:
    samples = [html for html in vars(clipboard).values() if isinstance(html, str) and "<p" in html]
    block = BodyStreamBlock()
    for html in samples:
        block.clean(block.to_python(convert(html).blocks))


def test_a_field_without_blocks_gets_what_its_features_allow_and_says_so() -> None:
    converted = convert(clipboard.LIBREOFFICE)
    html, flattened = converted.rich_text({"bold", "ol", "ul"})
    assert html.startswith("<p><b>Thông báo</b></p><p><b>Kính gửi:</b> các phòng")
    assert "<p>Tên | Điểm</p><p>An | 9</p>" in html
    assert flattened == {"headings": 1, "tables": 1}
    html, flattened = converted.rich_text(set())
    assert "<b>" not in html
    assert "km²" in html
    assert "<p>1. Phòng một<br/>nói thêm</p>" in html
    assert flattened == {"headings": 1, "tables": 1, "lists": 1}


def test_the_notice_says_what_came_along_and_what_did_not() -> None:
    converted = convert(clipboard.LIBREOFFICE)
    assert taken_text(converted.taken) == "Đã dán: 1 đề mục, 1 bảng, 1 danh sách, 2 đoạn văn."
    assert left_out_texts(converted.left_out) == [
        "Bỏ lại: 1 ảnh.",
        "Tải ảnh lên bằng khối “Hình ảnh”.",
        "Chú thích chân trang nằm ở cuối văn bản.",
    ]
    flattened = converted.rich_text(set())[1]
    assert flattened_text(flattened) == (
        "Ô này không chứa khối: 1 đề mục, 1 bảng, 1 danh sách được dán thành dòng chữ thường."
    )
