"""Word documents as programs write them: tracked changes, layout tables, text boxes, controls."""

import pytest

from campaigns.reading.files.spreadsheets import Note, Sheet, read_document
from tests.lists.making.docx import (
    cell,
    control,
    deleted,
    deleted_row,
    document,
    hidden,
    inserted,
    numbering,
    p,
    raised,
    row,
    struck,
    table,
    text_box,
)

pytestmark = pytest.mark.any_database

HEADER = ("TT", "Họ và tên", "Đơn vị")
HOA = ("1", "Lê Thị Hoa", "Văn phòng Sở")
MAI = ("2", "Lê Thị Mai", "Thanh tra Sở")


def only(*blocks: str, lists: str = "", styles: str = "") -> Sheet:
    (sheet,) = read_document(document(*blocks, lists=lists, styles=styles))
    return sheet


def texts(*blocks: str, lists: str = "") -> list[str]:
    return only(*blocks, lists=lists).above


def test_a_row_deleted_while_changes_were_tracked_is_kept_with_a_note() -> None:
    sheet = only(table(HEADER, deleted_row(*HOA), MAI))
    assert sheet.rows == [list(HEADER), list(HOA), list(MAI)]
    assert sheet.notes == [Note(1, -1, "deleted")]
    only_words = only(table(HEADER, tuple(p(deleted(text)) for text in HOA)))
    assert (only_words.rows[1], only_words.notes) == (list(HOA), [Note(1, -1, "deleted")])


def test_a_name_that_replaces_another_stands_alone() -> None:
    name = p(deleted("Cao Văn Cũ") + inserted("Lê Thị Hoa"))
    sheet = only(table(HEADER, ("1", name, "Sở")))
    assert sheet.rows[1] == ["1", "Lê Thị Hoa", "Sở"]
    assert sheet.notes == [Note(1, 1, "deleted", "Cao Văn Cũ")]


def test_words_that_were_moved_stand_where_they_went() -> None:
    away = "<w:moveFrom><w:r><w:t>Lê Thị Hoa</w:t></w:r></w:moveFrom>"
    here = "<w:moveTo><w:r><w:t>Lê Thị Hoa</w:t></w:r></w:moveTo>"
    assert only(table(HEADER, ("1", p(away), "Sở"), ("2", p(here), "Sở"))).rows[1:] == [
        ["1", "", "Sở"],
        ["2", "Lê Thị Hoa", "Sở"],
    ]


@pytest.mark.parametrize(
    ("look", "is_struck"),
    [
        ("<w:strike/>", True),
        ("<w:dstrike/>", True),
        ('<w:strike w:val="1"/>', True),
        ('<w:strike w:val="0"/>', False),
        ('<w:rStyle w:val="Crossed"/>', True),
        ('<w:rStyle w:val="Crossed"/><w:strike w:val="false"/>', False),
        ('<w:rStyle w:val="Below"/>', True),
    ],
)
def test_struck_text_is_told_also_where_a_style_strikes_it(look: str, is_struck: bool) -> None:
    styles = (
        '<w:style w:styleId="Crossed"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:styleId="Below"><w:basedOn w:val="Crossed"/></w:style>'
    )
    cells = [f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>" for text in HOA]
    sheet = only(table(HEADER, tuple(cells)), styles=styles)
    assert sheet.rows[1] == list(HOA)
    assert sheet.notes == ([Note(1, -1, "struck")] if is_struck else [])


def test_one_struck_cell_and_one_struck_word() -> None:
    sheet = only(table(HEADER, ("1", p(struck("Lê Thị Hoa")), "Sở")))
    assert (sheet.rows[1][1], sheet.notes) == ("Lê Thị Hoa", [Note(1, 1, "struck")])
    sheet = only(table(HEADER, ("1", p(struck("Lê Văn Cũ") + inserted(" Lê Thị Hoa")), "Sở")))
    assert (sheet.rows[1][1], sheet.notes) == (
        "Lê Thị Hoa",
        [Note(1, 1, "struck", "Lê Văn Cũ")],
    )


def test_hidden_rows_and_hidden_text() -> None:
    sheet = only(table(HEADER, row(*HOA, look="<w:hidden/>"), tuple(p(hidden(t)) for t in MAI)))
    assert sheet.rows[1:] == [list(HOA), list(MAI)]
    assert sheet.notes == [Note(1, -1, "hidden_row"), Note(2, -1, "hidden_row")]


def test_paragraphs_tell_what_was_deleted_and_struck() -> None:
    sheet = only(p(deleted("1. Ông A;")), p(struck("2. Ông B;")), p(deleted("ba") + inserted("3.")))
    assert sheet.above == ["1. Ông A;", "2. Ông B;", "3."]
    assert sheet.above_notes == [
        Note(0, -1, "deleted"),
        Note(1, -1, "struck"),
        Note(2, 0, "deleted", "ba"),
    ]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next_one() -> None:
    assert texts(p("Ông Lê Văn ", ends_deleted=True), p("Minh"), "Bà Lan") == [
        "Ông Lê Văn Minh",
        "Bà Lan",
    ]


def test_a_list_in_a_layout_table_is_a_table_of_its_own() -> None:
    inner = table(HEADER, HOA, MAI)
    layout = table(("", cell(p("DANH SÁCH KHEN THƯỞNG") + inner + p("Tổng: 2")), ""))
    first, last = read_document(document("Phụ lục", layout, "Hết"))
    assert (first.above, first.rows) == (
        ["Phụ lục", "DANH SÁCH KHEN THƯỞNG"],
        [list(HEADER), list(HOA), list(MAI)],
    )
    assert last.above == ["Tổng: 2", "Hết"]


def test_lists_three_tables_deep_and_beside_each_other() -> None:
    one, two = table(HEADER, HOA), table(HEADER, MAI)
    deep = table((cell(table((cell(one + p()), cell(two + p())))),))
    sheets = read_document(document(deep))
    assert [sheet.rows[1] for sheet in sheets] == [list(HOA), list(MAI)]
    assert [sheet.name for sheet in sheets] == ["Bảng 1", "Bảng 2"]


def test_a_small_table_within_a_row_of_a_list_stays_in_its_cell() -> None:
    inner = table(("2022", "LĐTT"), ("2023", "CSTĐCS"))
    sheet = only(table((*HEADER, "Danh hiệu"), (*HOA, cell(inner + p()))))
    assert sheet.rows[1] == [*HOA, "2022 LĐTT\n2023 CSTĐCS"]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = text_box("SỞ TƯ PHÁP", table(HEADER, HOA), "Hết")
    first, last = read_document(document("Đầu", p(box), "Sau"))
    assert (first.above, first.rows) == (["Đầu", "SỞ TƯ PHÁP"], [list(HEADER), list(HOA)])
    assert last.above == ["Hết", "Sau"]
    assert only(table(("1", p(text_box("Lê Thị Hoa"))))).rows == [["1", "Lê Thị Hoa"]]


def test_a_text_box_only_old_programs_know_is_read_too() -> None:
    old = "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>DANH SÁCH</w:t></w:r></w:p>"
    assert texts(p(old + "</w:txbxContent></v:textbox></w:pict></w:r>")) == ["DANH SÁCH"]


def test_content_controls_of_every_size() -> None:
    sheet = only(
        control(p("Đầu")),
        table(
            HEADER,
            control(row(*HOA)),
            row("2", control(cell("Lê Thị Mai")), cell(control(p("Thanh tra Sở")))),
        ),
    )
    assert (sheet.above, sheet.rows) == (["Đầu"], [list(HEADER), list(HOA), list(MAI)])
    inline = p(control("<w:r><w:t>Lê Thị Hoa</w:t></w:r>"))
    empty = p(control("<w:r><w:t>Bấm vào đây</w:t></w:r>", placeholder=True))
    assert only(table(("1", inline, empty, "x"))).rows == [["1", "Lê Thị Hoa", "", "x"]]


def test_numbers_that_word_draws_stand_before_paragraphs() -> None:
    lists = numbering((("upperRoman", "%1."), ("decimal", "%2.")), (("bullet", "·"),))
    assert texts(
        p("TẬP THỂ", listed=(1, 0)),
        p("Văn phòng Sở", listed=(1, 1)),
        p("Thanh tra Sở", listed=(1, 1)),
        p(deleted("Phòng Cũ"), listed=(1, 1)),
        p("CÁ NHÂN", listed=(1, 0)),
        p("Ông Lê Văn Minh", listed=(1, 1)),
        p("Sở Y tế", listed=(2, 0)),
        p("Bình thường", listed=(0, 0)),
        lists=lists,
    ) == [
        "I. TẬP THỂ", "1. Văn phòng Sở", "2. Thanh tra Sở", "Phòng Cũ", "II. CÁ NHÂN",
        "1. Ông Lê Văn Minh", "- Sở Y tế", "Bình thường",
    ]  # fmt: skip


def test_numbers_of_articles_and_of_empty_cells() -> None:
    lists = numbering((("decimal", "Điều %1."), ("decimal", "%1.%2")))
    assert texts(
        p("Tặng Giấy khen", listed=(1, 0)), p("Văn phòng", listed=(1, 1)), lists=lists
    ) == ["Điều 1. Tặng Giấy khen", "1.1 Văn phòng"]
    number = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>"
    sheet = only(table(HEADER, (number, *HOA[1:]), (number, *MAI[1:])),
                 lists=numbering((("decimal", "%1."),)))  # fmt: skip
    assert sheet.rows[1:] == [list(HOA), list(MAI)]


def test_the_mark_of_a_footnote_is_no_part_of_a_name() -> None:
    rows = [
        ("1", p("<w:r><w:t>Lê Thị Hoa</w:t></w:r>" + raised("1"))),
        ("2", p("<w:r><w:t>hiến 200 m</w:t></w:r>" + raised("2"))),
        ("3", p("<w:r><w:t>Lê Thị Mai</w:t></w:r>" + raised("(*)"))),
    ]
    assert [cells[1] for cells in only(table(*rows)).rows] == [
        "Lê Thị Hoa",
        "hiến 200 m²",
        "Lê Thị Mai",
    ]


def test_headers_footers_and_footnotes_are_no_part_of_a_list() -> None:
    part = '<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:x>'
    beside = {f"word/{name}.xml": part.format(p("1. Ông Lê Văn Lạ")) for name in
              ("header1", "footer1", "footnotes", "comments")}  # fmt: skip
    (sheet,) = read_document(document("Đầu", beside=beside))
    assert sheet.above == ["Đầu"]


def test_a_frame_around_many_paragraphs_holds_paragraphs() -> None:
    assert texts(table((cell(p("Điều 1.") + p("1. Ông A") + p("2. Bà B")),))) == [
        "Điều 1.", "1. Ông A", "2. Bà B",
    ]  # fmt: skip
