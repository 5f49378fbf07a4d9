"""Makes of a picture that somebody brings one that every page can show.

Whatever comes in leaves as an upright JPEG or PNG of 8 bits a channel: pictures with transparency
and those that came without loss (PNG, GIF) as PNG, all others as JPEG. Nothing but the picture and
its colour profile is kept: no position, time, serial number or maker's note, whether they are in
EXIF, XMP or IPTC. Of an animation the first frame is kept.
"""

from contextlib import suppress
from io import BytesIO
from pathlib import PurePath
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

from ..extras import is_installed

if HAS_HEIF := is_installed("pillow_heif"):
    import pillow_heif

    pillow_heif.register_heif_opener()

#: What is tried; other formats that Pillow reads (PostScript, say) run programs or are no pictures.
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", *(("HEIF",) if HAS_HEIF else ()), "TIFF", "BMP")
#: Pixels of what may come in, asked before anything is decoded. Phones take up to 50 million.
MOST_PIXELS = 60_000_000
#: Longest side of what is stored, in pixels; larger pictures are made smaller.
LONGEST_SIDE = 4096
JPEG_QUALITY = 90
#: Profiles are about 500 bytes to 4 KB; printers' tables of a megabyte would go to every reader.
MOST_PROFILE_BYTES = 64 * 1024

_LOSSLESS = ("PNG", "GIF")
_CHANNELS = {"RGB ": ("RGB", "RGBA"), "GRAY": ("L",)}
#: One picture at a time in a process: a large one takes some hundred megabytes while it is made.
_turn = Lock()


class PreparedImage(ContentFile):
    """A picture as `prepare` left it: it is stored as it is."""


def most_pixels() -> int:
    return getattr(settings, "NEWS_IMAGE_MOST_PIXELS", MOST_PIXELS)


def prepare(file: Any, name: str) -> PreparedImage:
    """The picture in `file` as it may be stored, under `name` with the right ending.

    Raises `ValidationError`, in words for editors, for what is no picture, too large or damaged.
    """
    base = PurePath(name.replace("\\", "/")).name
    with _turn:
        picture, kind = _opened(file, base)
        content = BytesIO()
        if kind == "PNG":
            picture.save(content, "PNG", icc_profile=_profile_of(picture))
        else:
            profile = _profile_of(picture)
            picture.info.pop("comment", None)
            picture.save(content, "JPEG", quality=JPEG_QUALITY, icc_profile=profile)
    ending = ".png" if kind == "PNG" else ".jpg"
    return PreparedImage(content.getvalue(), name=(PurePath(base).stem or "image") + ending)


def _opened(file: Any, name: str) -> tuple[Image.Image, str]:
    """The decoded picture, upright and small enough, and the format to store it in."""
    try:
        file.seek(0)
        found = Image.open(file, formats=FORMATS)
    except UnidentifiedImageError as error:
        if not HAS_HEIF and _is_heif(file):
            text = _("“%(name)s” is HEIC, which this site cannot read: save it as JPEG.")
            raise _refused(text, name) from error
        raise _refused(
            _("“%(name)s” is not a picture of a kind that is accepted, or it is damaged."), name
        ) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(name) from error
    except Exception as error:  # Pillow raises what its formats' readers raise
        raise _damaged(name) from error
    if found.width * found.height > most_pixels():
        raise _too_large(name, found.size)
    kind = found.format
    try:
        # A JPEG can be decoded at a half, a quarter or an eighth of its size: of these the one that
        # leaves three quarters of the longest side or more, which saves most of the memory.
        part = 0.75 * LONGEST_SIDE / max(found.size)
        found.draft(None, (int(found.width * part), int(found.height * part)))
        found.load()
        picture = _in_plain_mode(_upright(found))
        if max(picture.size) > LONGEST_SIDE:
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    except MemoryError as error:
        raise _too_large(name, (found.width, found.height)) from error
    except Exception as error:
        raise _damaged(name) from error
    is_lossless = kind in _LOSSLESS or picture.mode == "RGBA"
    return picture, "PNG" if is_lossless else "JPEG"


def _is_heif(file: Any) -> bool:
    file.seek(0)
    start = file.read(12)
    return start[4:8] == b"ftyp" and start[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc")


def _upright(picture: Image.Image) -> Image.Image:
    try:
        is_turned = picture.getexif().get(ExifTags.Base.Orientation, 1) != 1
        return ImageOps.exif_transpose(picture) if is_turned else picture
    except Exception:  # EXIF that cannot be read says nothing
        return picture


def _in_plain_mode(picture: Image.Image) -> Image.Image:
    """As grey, RGB or RGBA with 8 bits a channel; colours of other kinds are turned into sRGB."""
    mode = picture.mode
    if mode.startswith("I") or mode == "F":
        return _in_bytes(picture)
    if mode in ("CMYK", "LAB"):
        return _in_srgb(picture)
    if picture.has_transparency_data:
        picture = picture if mode == "RGBA" else picture.convert("RGBA")
        is_clear = picture.getchannel("A").getextrema() != (255, 255)
        return picture if is_clear else picture.convert("RGB")
    if mode in ("L", "RGB"):
        return picture
    return picture.convert("L" if mode == "1" else "RGB")


def _in_bytes(picture: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits as 8 bits: Pillow alone would cut off all that is above 255."""
    extremes: Any = picture.getextrema()  # of one band: lowest and highest
    highest = float(extremes[1])
    if picture.mode == "F":
        top = 1.0 if highest <= 1 else 255.0 if highest <= 255 else highest
    else:
        top = 255.0 if highest <= 255 else 65535.0 if highest <= 65535 else highest
    scale = 255 / top
    return picture.point(lambda value: value * scale + 0).convert("L")


def _in_srgb(picture: Image.Image) -> Image.Image:
    stored = picture.info.get("icc_profile")
    converted = None
    if stored or picture.mode == "LAB":
        srgb = ImageCms.createProfile("sRGB")
        with suppress(ImageCms.PyCMSError, OSError, ValueError):  # a profile that is damaged
            own = (
                ImageCms.ImageCmsProfile(BytesIO(stored))
                if stored
                else ImageCms.createProfile("LAB")
            )
            converted = ImageCms.profileToProfile(picture, own, srgb, outputMode="RGB")
    converted = converted or picture.convert("RGB")
    converted.info.pop("icc_profile", None)
    return converted


def _profile_of(picture: Image.Image) -> bytes | None:
    """The colour profile, if it is one for these channels."""
    stored = picture.info.get("icc_profile")
    if not stored or len(stored) > MOST_PROFILE_BYTES:
        return None
    try:
        space = ImageCms.ImageCmsProfile(BytesIO(stored)).profile.xcolor_space
    except (OSError, ImageCms.PyCMSError):
        return None
    return stored if picture.mode in _CHANNELS.get(space, ()) else None


def _refused(text: str, name: str) -> ValidationError:
    return ValidationError(text % {"name": name}, code="invalid_image")


def _damaged(name: str) -> ValidationError:
    return _refused(
        _(
            "“%(name)s” is damaged or incomplete. Open it in a program for pictures, save it anew, "
            "and choose that file; or send it again."
        ),
        name,
    )


def _too_large(name: str, size: tuple[int, int] | None = None) -> ValidationError:
    values = {
        "name": name,
        "most": number_format(most_pixels() // 1_000_000),
        "width": number_format(size[0], force_grouping=True) if size else "",
        "height": number_format(size[1], force_grouping=True) if size else "",
    }
    if size is None:
        text = _(
            "“%(name)s” has far too many pixels. At most %(most)s million are accepted: "
            "make it smaller first."
        )
    else:
        text = _(
            "“%(name)s” is %(width)s × %(height)s pixels large. At most %(most)s million pixels "
            "are accepted: make it smaller first."
        )
    return ValidationError(text % values, code="file_too_many_pixels")
