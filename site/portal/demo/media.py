"""Pictures and files of the demo, each saved once.

The pictures were drawn for this project and are under its licence.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from news.text import slug_from

from .files import make_docx, make_pdf, make_xlsx

PICTURES = Path(__file__).parent / "pictures"

#: What the drawings show, by the first part of their files' names.
MOTIFS = {
    "books": "Sách và hồ sơ",
    "building": "Trụ sở cơ quan",
    "ceremony": "Lễ phát động",
    "chart": "Biểu đồ",
    "drum": "Mặt trống đồng",
    "handshake": "Bắt tay",
    "lotus": "Hoa sen",
    "people": "Người dân và cán bộ",
    "river": "Dòng sông",
    "scales": "Cán cân công lý",
    "terraces": "Ruộng bậc thang",
    "village": "Bản làng",
}


def image(data: dict[str, Any]) -> Any:
    """The image of the picture that `data` names."""
    model, name = get_image_model(), data["picture"]
    motif, _, number = name.partition("-")
    title = f"{MOTIFS[motif]} (minh họa {number})"
    if found := model.objects.filter(title=title).first():
        return found
    path = PICTURES / f"{name}.webp"
    return model.objects.create(
        title=title,
        description=data.get("alt", "")[:255],
        credit=data.get("credit", ""),
        file=ImageFile(BytesIO(path.read_bytes()), name=path.name),
    )


def pdf(title: str, lines: list[str]) -> Any:
    return _document(title, "pdf", make_pdf(title, lines))


def attachment(data: dict[str, Any]) -> Any:
    title, kind = data["title"], data["kind"]
    if kind == "pdf":
        return pdf(title, [title])
    make = {"xlsx": make_xlsx, "docx": make_docx}[kind]
    return _document(title, kind, make(title))


def _document(title: str, kind: str, content: bytes) -> Any:
    model = get_document_model()
    if found := model.objects.filter(title=title, file__endswith=f".{kind}").first():
        return found
    file = ContentFile(content, name=f"{slug_from(title)[:60]}.{kind}")
    return model.objects.create(title=title, file=file, file_size=len(content))
