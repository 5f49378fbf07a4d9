"""Pictures and files of the demo, each made once."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from news.text import slug_from

from .art import draw_cover
from .files import make_docx, make_pdf, make_xlsx

JPEG_QUALITY = 82


class DemoMedia:
    def image(self, data: dict[str, Any]) -> Any:
        """The picture of `motif` and `seed`, drawn where it is not there yet."""
        model = get_image_model()
        title = f"{data['motif']}-{data['seed']}"
        if found := model.objects.filter(title=title).first():
            return found
        size, buffer = settings.DEMO_PICTURE_SIZE, BytesIO()
        picture = draw_cover(data["motif"], data["seed"], size)
        picture.convert("RGB").save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
        image = model(
            title=title,
            description=data.get("alt", "")[:255],
            credit=data.get("credit", ""),
            file=ImageFile(BytesIO(buffer.getvalue()), name=f"{title}.jpg"),
        )
        image.save()
        return image

    def pdf(self, title: str, lines: list[str]) -> Any:
        return self._document(title, "pdf", make_pdf(title, lines))

    def attachment(self, data: dict[str, Any]) -> Any:
        title, kind = data["title"], data["kind"]
        if kind == "xlsx":
            return self._document(title, kind, make_xlsx(title, [["TT", "Nội dung"], [1, title]]))
        if kind == "docx":
            return self._document(title, kind, make_docx(title, [title]))
        return self._document(title, kind, make_pdf(title, [title]))

    def _document(self, title: str, kind: str, content: bytes) -> Any:
        model = get_document_model()
        name = f"{slug_from(title)[:60]}.{kind}"
        if found := model.objects.filter(title=title, file__endswith=f".{kind}").first():
            return found
        document = model(title=title, file=ContentFile(content, name=name))
        document.file_size = len(content)
        document.save()
        return document
