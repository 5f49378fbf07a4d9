"""Files to download, as readers want them announced: title, type, size."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from wagtail.documents.models import AbstractDocument


@dataclass(frozen=True)
class Attachment:
    """`size` is in bytes, None where storage does not know it."""

    title: str
    url: str
    type_label: str
    size: int | None


def attachment(document: AbstractDocument, title: str = "") -> Attachment:
    return Attachment(
        title=title or document.title,
        url=document.url,
        type_label=PurePosixPath(document.filename).suffix.lstrip(".").upper(),
        size=document.file_size,
    )
