"""Real pictures for tests, made by Pillow in memory."""

import struct
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def encoded(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    content = BytesIO()
    picture.save(content, kind, **options)
    return content.getvalue()


def photo(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """A red left half, a blue right one."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    return picture if mode == "RGB" else picture.convert(mode)


def deep_grey(value: int = 40_000) -> Image.Image:
    """Grey of 16 bits."""
    return Image.new("I;16", (64, 48), value)


def phone_photo(orientation: int = 6) -> bytes:
    """A JPEG as phones make it: turned, with place, time, serial number and colour profile."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Hang San Xuat"
    exif[0xA431] = "SERIAL-123456"
    exif[0x0132] = "2026:07:27 08:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (11.0, 56.0, 0.0), 3: "E", 4: (108.0, 26.0, 0.0)})
    exif.get_ifd(0x8769).update({0x927C: b"MAKERNOTE-SECRET"})
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>XMP-SECRET</x:xmpmeta>"
    return encoded(photo(), "JPEG", exif=exif, xmp=xmp, icc_profile=SRGB, comment=b"COMMENT-SECRET")


def header_of_png(width: int, height: int) -> bytes:
    """Only what says the size: nobody could decode the rest."""
    import zlib

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(head))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", 0)
        + b"IDAT"
        + struct.pack(">I", zlib.crc32(b"IDAT"))
    )
