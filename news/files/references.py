"""Which images and documents an object points to, and those that it points to point to.

Wagtail's reference index extracts references from fields, blocks and rich text; its table is of no
use here, as it is written some time later.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

#: How far references are followed: a page's block → an official document → its file.
DEPTH = 3


@dataclass
class Files:
    """Primary keys, as text, of images and documents; `rows` are those of registers through which
    they were found, as `name_of` names them.
    """

    images: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    rows: set[str] = field(default_factory=set)

    def __or__(self, other: "Files") -> "Files":
        return Files(
            self.images | other.images,
            self.documents | other.documents,
            self.rows | other.rows,
        )


#: Models whose rows are shown with what points to them: `receivers.follow_files` fills it.
FOLLOWED: set[type[Model]] = set()


def name_of(model: type[Model], key: object) -> str:
    return f"{model._meta.label_lower} {key}"


def files_of(*objects: Model, depth: int = DEPTH) -> Files:
    """The files that these objects show, also through rows of registers; pages are not followed."""
    found, level = Files(), list(objects)
    seen: set[tuple[type[Model], str]] = set()
    for _step in range(depth):
        wanted: dict[type[Model], set[str]] = {}
        for instance in level:
            for model, key in _references(instance):
                if issubclass(model, get_image_model()):
                    found.images.add(key)
                elif issubclass(model, get_document_model()):
                    found.documents.add(key)
                elif not issubclass(model, Page) and (model, key) not in seen:
                    seen.add((model, key))
                    if model in FOLLOWED:
                        found.rows.add(name_of(model, key))
                    wanted.setdefault(model, set()).add(key)
        level = [row for model, keys in wanted.items() for row in _load(model, keys)]
        if not level:
            break
    return found


def _references(instance: Model) -> Iterable[tuple[type[Model], str]]:
    for content_type, key, *_where in ReferenceIndex._extract_references_from_object(instance):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None:
            yield model, str(key)


def _load(model: type[Model], keys: Iterable[str]) -> list[Any]:
    if not ReferenceIndex.model_is_indexable(model):
        return []
    return list(model._default_manager.filter(pk__in=keys))
