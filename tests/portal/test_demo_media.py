"""The demo's pictures and attachments: small, described, and they open."""

import io
import tomllib
import unicodedata
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from PIL import Image, ImageFont

from portal.demo import files, media
from portal.demo.sources import CONTENT, read, read_all

pytestmark = pytest.mark.any_database


def covers(value: Any) -> Iterator[dict[str, Any]]:
    """Every table of the files that names a picture."""
    if isinstance(value, dict):
        if "picture" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from covers(inner)


PICTURES = sorted(media.PICTURES.iterdir())
COVERS = [
    cover
    for path in CONTENT.rglob("*.toml")
    for cover in covers(tomllib.loads(path.read_text("utf-8")))
]
TITLE = "Quyết định khen thưởng năm 2021"
TEXT = "Tặng Bằng khen của Bộ trưởng cho 17 cá nhân – “Đã có thành tích xuất sắc”."


def test_every_picture_that_is_named_is_there_and_each_is_used():
    assert {cover["picture"] for cover in COVERS} == {path.stem for path in PICTURES}


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_a_picture_opens_in_its_full_size(path):
    with Image.open(path) as picture:
        picture.load()
        assert (picture.format, picture.size) == ("WEBP", (1600, 1000))
        assert all(low < high - 40 for low, high in picture.getextrema()), "nearly one color"


def test_the_pictures_are_different_and_small():
    files = [path.read_bytes() for path in PICTURES]
    assert len(set(files)) == len(files)
    assert sum(map(len, files)) < 3_000_000


def test_every_picture_is_described():
    assert all(cover.get("alt") for cover in COVERS)


def test_covers_are_described_in_english_where_their_page_is_translated():
    for folder in ("articles", "campaigns"):
        pages = {data["key"]: data for data in read_all(folder)}
        for english in read_all(f"{folder}_en"):
            if cover := pages[english["key"]].get("cover"):
                alt = english.get("cover_alt") or english["cover"]["alt"]
                assert alt not in ("", cover["alt"]), english["key"]
    for page in read("pages.toml")["page"]:
        assert "cover" not in page or page["cover"]["alt_en"], page["key"]


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
    title = "Danh sách: đợt 1/2021"
    sheet = load_workbook(io.BytesIO(files.make_xlsx(title))).active
    assert sheet.title == "Danh sách  đợt 1 2021"
    assert sheet["A1"].value == title
    rows = [["TT", "Nội dung"], [1, title]]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)] == rows


def test_a_text_document_holds_its_words():
    title = "Kế hoạch <1> & 2"
    data = files.make_docx(title)

    assert data == files.make_docx(title)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        trees = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    words = [node.text for node in trees["word/document.xml"].iter() if node.tag.endswith("}t")]
    assert words == [title, title]
