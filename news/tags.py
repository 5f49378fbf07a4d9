"""Tags in forms: however a keyword is typed, it is one tag, and without marks it is suggested."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from taggit.managers import TaggableManager
from taggit.models import TagBase
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.forms.tags import TagField
from wagtail.admin.widgets import AdminTagWidget
from wagtail.coreutils import resolve_model_string
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .text import fold_words, nfc, tag_key

SUGGESTED = 10


class TypedTagsField(TagField):
    """The form's field, for images and documents too: gives the names of the tags that are meant,
    as they are written already, or tidied.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {**self.widget.attrs}
        self.widget = SuggestingTagWidget(tag_model=self.tag_model, attrs=attrs)

    def clean(self, value: Any) -> list[str]:
        typed = super().clean(nfc(value) if isinstance(value, str) else value)
        names = {tag_key(name): " ".join(name.split()) for name in typed}
        return sorted((names | _written(self.tag_model, names.keys())).values())


class SuggestingTagWidget(AdminTagWidget):
    """Wagtail's, which suggests what begins as the term that is typed, mark for mark."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        url = reverse("news_tag_suggestions", args=[self.tag_model._meta.label_lower])
        context["widget"]["attrs"]["data-w-tag-url-value"] = url
        return context


def _written(tag_model: type[TagBase], keys: Any) -> dict[str, str]:
    """Key → the name of the tag that has it, of those there are."""
    if not keys:
        return {}
    names = tag_model._default_manager.order_by("-pk")
    if hasattr(tag_model, "key"):
        return dict(names.filter(key__in=keys).values_list("key", "name"))
    # Wagtail's images and documents share a table without a key; it has some hundred names.
    known = ((tag_key(name), name) for name in names.values_list("name", flat=True))
    return {key: name for key, name in known if key in keys}


def suggestions(request: HttpRequest, model: str) -> JsonResponse:
    """Names of tags with a word that begins as `?term=` does, without case and marks."""
    try:
        tag_model = resolve_model_string(model)
    except (LookupError, ValueError) as error:
        raise Http404 from error
    if not issubclass(tag_model, TagBase):
        raise Http404
    term = fold_words(request.GET.get("term", ""))
    tags = tag_model._default_manager.all()
    if hasattr(tag_model, "merged_into"):
        tags = tags.filter(merged_into=None)
    names = tags.values_list("name", flat=True) if term else []
    found = [name for name in names if f" {term}" in f" {fold_words(name)}"]
    found.sort(key=lambda name: (not fold_words(name).startswith(term), fold_words(name), name))
    return JsonResponse(found[:SUGGESTED], safe=False)


def use_typed_tags() -> None:
    """Has Wagtail's forms ask for tags in this way. For `AppConfig.ready`."""
    register_form_field_override(
        TaggableManager,
        override=lambda field: {"form_class": TypedTagsField, "tag_model": field.related_model},
    )
    # The forms of images and documents do not look at these overrides.
    for model in (get_image_model(), get_document_model()):
        field = model._meta.get_field("tags")
        given = {"form_class": TypedTagsField, "tag_model": field.related_model}
        field.formfield = partial(field.formfield, **given)
