"""Whatever picture comes in, what is stored is small enough, upright, plain, and says nothing of
the place and time where it was taken.
"""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageSequence

from news.files.images import prepare
from tests.news.files.pictures import (
    SRGB,
    deep_grey,
    encoded,
    header_of_png,
    phone_photo,
    photo,
)

pytestmark = pytest.mark.any_database

SECRETS = (b"SERIAL", b"SECRET", b"2026:07:27", b"Hang San Xuat", b"Exif", b"xmpmeta")


def prepared(content: bytes, name: str = "anh.jpg") -> Image.Image:
    made = prepare(BytesIO(content), name)
    picture = Image.open(made)
    picture.load()
    return picture


def refusal(content: bytes, name: str = "anh.jpg") -> str:
    with pytest.raises(ValidationError) as refused:
        prepare(BytesIO(content), name)
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        (deep_grey(), "PNG"),
        (deep_grey(), "TIFF"),
        (Image.new("I", (8, 8), 40_000), "TIFF"),
        (Image.new("F", (8, 8), 0.5), "TIFF"),
        (photo(mode="P"), "PNG"),
        (photo(mode="P"), "GIF"),
        (photo(mode="LA"), "PNG"),
        (photo(mode="RGBA"), "PNG"),
        (photo(mode="1"), "PNG"),
        (photo(mode="CMYK"), "JPEG"),
        (photo(mode="CMYK"), "TIFF"),
        (photo(mode="YCbCr"), "TIFF"),
        (photo(mode="LAB"), "TIFF"),
        (photo(), "WEBP"),
        (photo(), "AVIF"),
        (photo(), "HEIF"),
        (photo(), "BMP"),
    ],
    ids=lambda value: getattr(value, "mode", value),
)
def test_every_kind_of_picture_becomes_one_that_every_page_can_show(
    picture: Image.Image, kind: str
) -> None:
    made = prepared(encoded(picture, kind))
    assert made.format in ("JPEG", "PNG")
    assert made.mode in ("L", "RGB", "RGBA")
    assert made.size == picture.size


def test_grey_of_16_bits_keeps_its_tones() -> None:
    assert prepared(encoded(deep_grey(40_000))).getpixel((0, 0)) == pytest.approx(155, abs=1)


def test_colours_for_print_keep_their_look() -> None:
    red, _green, blue = prepared(encoded(photo(mode="CMYK"), "JPEG")).getpixel((4, 4))
    assert (red > 150, blue < 100) == (True, True)


def test_a_photo_of_a_phone_is_turned_upright_and_keeps_its_colour_profile() -> None:
    made = prepared(phone_photo(orientation=6))
    assert made.size == (48, 64)
    assert made.getexif() == {}
    assert made.info["icc_profile"] == SRGB


def test_nothing_says_where_when_and_with_what_a_photo_was_taken() -> None:
    content = phone_photo()
    assert any(secret in content for secret in SECRETS)
    made = prepare(BytesIO(content), "anh.jpg").read()
    assert not [secret for secret in SECRETS if secret in made]


def test_texts_in_a_png_are_left_out() -> None:
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", "SECRET")
    notes.add_itxt("XML:com.adobe.xmp", "xmpmeta SECRET")
    made = prepare(BytesIO(encoded(photo(), pnginfo=notes)), "anh.png").read()
    assert b"SECRET" not in made


def test_of_an_animation_the_first_picture_is_kept() -> None:
    frames = [photo(), Image.new("RGB", (64, 48), "green")]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    made = prepared(content, "anh.gif")
    assert len(list(ImageSequence.Iterator(made))) == 1
    assert made.convert("RGB").getpixel((4, 4)) == (255, 0, 0)


def test_a_large_photo_is_made_smaller() -> None:
    made = prepared(encoded(Image.new("L", (6000, 3000)), "JPEG"))
    assert made.size == (4096, 2048)


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    said = refusal(header_of_png(10_000, 9_000), "ban-do.png")
    assert said == (
        "“ban-do.png” có kích thước 10.000 × 9.000 điểm ảnh. Trang web nhận ảnh tối đa "
        "60 triệu điểm ảnh: hãy thu nhỏ ảnh trước."
    )


def test_a_bomb_is_refused_in_words() -> None:
    assert "triệu điểm ảnh" in refusal(header_of_png(60_000, 60_000), "bom.png")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF", "TIFF", "GIF"])
def test_a_picture_cut_off_halfway_is_refused_in_words(kind: str) -> None:
    content = encoded(Image.effect_noise((200, 200), 80).convert("RGB"), kind)
    assert "bị hỏng" in refusal(content[: len(content) // 2])


def test_what_is_no_picture_is_refused_in_words() -> None:
    assert refusal(b"khong phai anh", "van-ban.jpg") == (
        "“van-ban.jpg” không phải là ảnh thuộc loại được chấp nhận, hoặc tệp đã bị hỏng."
    )


@pytest.mark.parametrize("name", ["a/b/anh.heic", "C:\\anh\\anh.heic"])
def test_the_name_fits_what_is_stored(name: str) -> None:
    assert prepare(BytesIO(encoded(photo(), "HEIF")), name).name == "anh.jpg"
