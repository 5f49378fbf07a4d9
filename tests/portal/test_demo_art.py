"""The demonstration's pictures and attachments: drawn by code, always the same, always readable."""

import io
import random
import unicodedata
import zipfile
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from PIL import Image, ImageFont

from portal.demo import files
from portal.demo.art import MOTIFS, choose_palette, draw_cover

pytestmark = pytest.mark.any_database

KNOWN = {
    "ceremony", "lotus", "terraces", "river", "scales", "books", "drum", "people", "building",
    "handshake", "chart", "village",
}  # fmt: skip
SMALL = (320, 200)
TITLE = "Quyết định khen thưởng năm 2021"
TEXT = "Tặng Bằng khen của Bộ trưởng cho 17 cá nhân – “Đã có thành tích xuất sắc”."


def test_the_motifs_are_the_known_ones():
    assert set(MOTIFS) == KNOWN


@pytest.mark.parametrize("motif", sorted(KNOWN))
def test_every_motif_draws_the_same_picture_again_and_others_by_seed(motif):
    pictures = [draw_cover(motif, seed, SMALL) for seed in range(6)]

    assert draw_cover(motif, 3, SMALL).tobytes() == pictures[3].tobytes()
    assert len({picture.tobytes() for picture in pictures}) == 6
    for picture in pictures:
        assert picture.size == SMALL
        assert picture.mode == "RGB"
        assert all(low < high - 40 for low, high in picture.getextrema()), "nearly one color"


def test_the_global_random_state_is_left_alone():
    state = random.getstate()
    draw_cover("lotus", 1, SMALL)
    assert random.getstate() == state


def test_the_default_size_is_a_cover():
    assert draw_cover("drum", 0).size == (1600, 1000)


@pytest.mark.parametrize("size", [(300, 200), (200, 200), (120, 63), (90, 160)])
def test_other_proportions_draw(size):
    assert draw_cover("village", 2, size).size == size


def test_an_unknown_motif_is_refused_with_the_known_ones_named():
    with pytest.raises(ValueError, match="dragon") as caught:
        draw_cover("dragon", 1)
    assert all(motif in str(caught.value) for motif in KNOWN)


def test_neighbouring_seeds_wear_different_palettes():
    for motif in KNOWN:
        names = [choose_palette(motif, seed).name for seed in range(15)]
        assert all(one != other for one, other in pairwise(names))
        assert len(set(names)) == 10


def test_a_pdf_has_one_page_and_its_title():
    data = files.make_pdf(TITLE, [TEXT] * 80)

    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page\n") == 1
    assert len(data) < 300_000


def test_without_a_vietnamese_font_marks_are_dropped_and_no_boxes_drawn(monkeypatch):
    monkeypatch.setattr(files, "FONTS", ())
    files._font.cache_clear()
    try:
        font = files._font(27)
        (row,) = files._wrap(unicodedata.normalize("NFD", "Quyết định số 17 – “Đã"), font, 2000)
        assert row == 'Quyet dinh so 17 - "Da'
        assert files.make_pdf(TITLE, [TEXT]).startswith(b"%PDF-")
    finally:
        files._font.cache_clear()


def test_with_a_font_the_text_keeps_its_marks():
    font = files._font(27)
    if font.getname()[0] == ImageFont.load_default(27).getname()[0]:
        pytest.skip("this system has none of the fonts")
    assert files._wrap(unicodedata.normalize("NFD", TITLE), font, 2000) == [TITLE]


def test_a_workbook_opens_with_its_rows():
    rows = [["Số thứ tự", "Tên"], [1, "Nguyễn Thị Hạnh"], [2, "=1+1"]]
    book = load_workbook(io.BytesIO(files.make_xlsx("Danh sách: đợt 1/2021", rows)))

    sheet = book.active
    assert sheet["A1"].value == "Danh sách: đợt 1/2021"
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)] == rows
    assert sheet["B5"].data_type == "s"


def test_an_empty_workbook_opens():
    assert load_workbook(io.BytesIO(files.make_xlsx("Trống", []))).active["A1"].value == "Trống"


def test_a_text_document_holds_its_words():
    data = files.make_docx("Kế hoạch <1> & 2", [TEXT, " hai "])

    assert data == files.make_docx("Kế hoạch <1> & 2", [TEXT, " hai "])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        trees = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    words = [node.text for node in trees["word/document.xml"].iter() if node.tag.endswith("}t")]
    assert words == ["Kế hoạch <1> & 2", TEXT, " hai "]


def test_a_cover_saves_as_a_small_photograph():
    data = io.BytesIO()
    draw_cover("terraces", 1).save(data, "JPEG", quality=82)

    assert Image.open(data).format == "JPEG"
    assert len(data.getvalue()) < 900_000
