"""When the public index is written: whatever changes a page, or what its row says of others.

`BasePage.save` calls the writer itself, once its child rows are stored. Changes that no signal
announces (`QuerySet.update`, `bulk_create`, raw SQL) call `refresh` or `rebuild` where they are
made.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from modelcluster.models import get_all_child_relations
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site, get_page_models
from wagtail.signals import post_page_move

from ..files import uses
from ..files.references import FOLLOWED
from ..page_types import types_made_from
from . import memory, wagtails_memory
from .models import PublicLink, PublicPage
from .protocol import DRAFT_FIELDS, PublicPageMixin
from .saving import is_being_saved
from .writer import changed, forget_pictures, refresh, refresh_below, refresh_files


def connect() -> None:
    """Called once, when all models are known."""
    from ..models import AbstractNewsIndexPage, Author, Category, OfficialDocument, Tag

    memory.connect()
    wagtails_memory.connect()
    pre_delete.connect(_page_goes, sender=Page)
    post_delete.connect(_page_is_gone, sender=Page)
    post_page_move.connect(_page_moved)
    for signal in (post_save, post_delete):
        signal.connect(_restriction_changed, sender=PageViewRestriction)
    for model in (Site, Locale, Category):
        follow_structure(model)
    for index_model in types_made_from(AbstractNewsIndexPage):
        post_save.connect(_index_saved, sender=index_model)
    for page_model in get_page_models():
        if not issubclass(page_model, PublicPageMixin):
            post_save.connect(_page_saved, sender=page_model)
        else:
            for relation in get_all_child_relations(page_model):
                if relation.model is not Page:
                    _follow_child_rows(relation.related_model, relation.field.attname)
            for field in page_model._meta.many_to_many:
                m2m_changed.connect(_related_rows_changed, sender=field.remote_field.through)
    for model, kind in (
        (Author, PublicLink.AUTHOR),
        (Category, PublicLink.CATEGORY),
        (OfficialDocument, PublicLink.DOCUMENT),
        (Tag, PublicLink.TAG),
    ):
        follow(model, kind)
    post_save.connect(_image_saved, sender=get_image_model())
    pre_delete.connect(_image_goes, sender=get_image_model())
    post_delete.connect(_rendition_is_gone, sender=get_image_model().get_rendition_model())


def follow_structure(model: type[Model]) -> None:
    """With an object of `model`, everything that is kept in memory may look different."""
    for signal in (post_save, post_delete):
        signal.connect(_structure_changed, sender=model)


def follow(model: type[Model], kind: str) -> None:
    """Pages whose rows link to an object of `model` as `kind` are written anew with it."""

    def linked(instance: Model) -> list[int]:
        links = PublicLink.objects.filter(kind=kind, target=str(instance.pk))
        return list(links.values_list("page_id", flat=True))

    def saved(instance: Model, created: bool, raw: bool = False, **kwargs: Any) -> None:
        if not (raw or created):
            refresh(linked(instance))

    def goes(instance: Any, **kwargs: Any) -> None:
        instance._linked_public_pages = linked(instance)

    def is_gone(instance: Any, **kwargs: Any) -> None:
        refresh(instance._linked_public_pages)

    post_save.connect(saved, sender=model, weak=False)
    pre_delete.connect(goes, sender=model, weak=False)
    post_delete.connect(is_gone, sender=model, weak=False)


def follow_files(model: type[Model]) -> None:
    """Objects of `model` are shown with their files by the pages that point to them."""
    FOLLOWED.add(model)

    def changed_row(instance: Model, raw: bool = False, created: bool = False, **_: Any) -> None:
        if not (raw or created):
            refresh_files(uses.pages_through(instance))

    post_save.connect(changed_row, sender=model, weak=False)
    post_delete.connect(changed_row, sender=model, weak=False)


def _page_saved(
    instance: Page, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    if not raw and (update_fields is None or not DRAFT_FIELDS.issuperset(update_fields)):
        refresh([instance.pk])


def _page_goes(instance: Page, **kwargs: Any) -> None:
    aliases = Page.objects.filter(alias_of_id=instance.pk)
    naming = PublicLink.objects.filter(
        kind__in=(PublicLink.SUBJECT, PublicLink.PICK), target=instance.translation_key.hex
    )
    instance._public_followers = [
        *aliases.values_list("pk", flat=True),
        *naming.values_list("page_id", flat=True),
    ]
    instance._was_public = PublicPage.objects.filter(pk=instance.pk).exists()


def _page_is_gone(instance: Page, **kwargs: Any) -> None:
    uses.forget([uses.page_name(instance.pk)])
    refresh(instance._public_followers)
    if instance._was_public:
        changed()


def _page_moved(instance: Page, **kwargs: Any) -> None:
    changed()
    refresh_below([instance.path])


def _restriction_changed(instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    if not _deletes_pages(origin) and not kwargs.get("raw"):
        changed()
        refresh_below([instance.page.path])


def _structure_changed(**kwargs: Any) -> None:
    if not kwargs.get("raw"):
        changed()


def _index_saved(created: bool, **kwargs: Any) -> None:
    """A second one, though nobody may read it yet: each lists its own articles from now on."""
    if created and not kwargs.get("raw"):
        changed()


def _follow_child_rows(model: type[Model], parent: str) -> None:
    """Pages follow rows of theirs that are stored or deleted without them."""

    def row_changed(instance: Model, origin: Any = None, **kwargs: Any) -> None:
        goes_with_another = isinstance(origin, Model) and origin is not instance
        if not (goes_with_another or _deletes_pages(origin) or kwargs.get("raw")):
            _refresh_unless_saving(getattr(instance, parent))

    for signal in (post_save, post_delete):
        signal.connect(row_changed, sender=model, weak=False, dispatch_uid=f"public {parent}")


def _related_rows_changed(instance: Any, action: str, reverse: bool, pk_set: Any, **_: Any) -> None:
    if not action.startswith("post_"):
        return
    if reverse:
        refresh(pk_set or [])
    else:
        _refresh_unless_saving(instance.pk)


def _refresh_unless_saving(page_id: int | None) -> None:
    if page_id is not None and not is_being_saved(page_id):
        refresh([page_id])


def _deletes_pages(origin: Any) -> bool:
    """Whether a deletion began with pages: their rows go with them."""
    model = getattr(origin, "model", None) or type(origin)
    return isinstance(model, type) and issubclass(model, Page)


def _image_saved(instance: Model, created: bool, **kwargs: Any) -> None:
    if not created and not kwargs.get("raw"):
        forget_pictures(instance.pk)
        changed()


def _image_goes(instance: Any, **kwargs: Any) -> None:
    """While rows still name it: deletion only empties their column."""
    forget_pictures(instance.pk)
    changed()


def _rendition_is_gone(instance: Any, origin: Any = None, **kwargs: Any) -> None:
    if not isinstance(origin, get_image_model()):
        forget_pictures(instance.image_id)
