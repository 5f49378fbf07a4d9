"""Slugs of titles in any alphabet, the same from the editor's browser and from the server."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.panels import TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.coreutils import find_available_slug

from .address_words import slug_or
from .forms import WrappingTextInput
from .personal_data.forms import AskingForm
from .text import ALPHABETS, fold, slug_from

# For type checkers the mixin is a page; at run time a base of `Page` would make it a model.
if TYPE_CHECKING:
    from wagtail.models import Page as PageBase
else:
    PageBase = object

_UNSEEN = (
    r"[\u00ad\u0300-\u036f\u0483-\u0487"
    r"\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_FOUR_DIGITS = re.compile(r"\d{4}")


@cache
def slug_formatters() -> tuple[tuple[str, str], ...]:
    """Replacements that make Wagtail's JavaScript slugs agree with `slug_from`.

    Each is (regular expression, replacement): what nobody sees, loose marks (NFD), letters beyond
    ASCII, and the separators that Wagtail would drop instead of turning into hyphens. Gathered
    once: every form of a page asks for them, and they are the same for all.
    """
    variants: dict[str, list[str]] = {}
    for code in (code for first, last in ALPHABETS for code in range(first, last + 1)):
        char = chr(code)
        base = fold(char)
        if char.isalpha() and (base.isalnum() or not base) and base.isascii():
            variants.setdefault(base, []).append(char)
    letters = [(f"[{''.join(chars)}]", base) for base, chars in sorted(variants.items())]
    return ((_UNSEEN, ""), *letters, (r"[^A-Za-z0-9]+", "-"), (r"^-+|-+$", ""))


class VietnameseSlugInput(SlugInput):
    """Wagtail's slug field with the replacements Vietnamese needs."""

    def __init__(self, attrs: dict | None = None, **kwargs) -> None:
        super().__init__(attrs=attrs, formatters=[*slug_formatters()], **kwargs)


class VietnameseSlugField(forms.SlugField):
    """Takes whatever is typed, in the shape of our addresses."""

    widget = VietnameseSlugInput

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return slug_from(text or "")[: self.max_length].strip("-")


# Wherever a form of the admin has a slug, also in those of models that know nothing of this file.
register_form_field_override(
    models.SlugField, override={"form_class": VietnameseSlugField, "widget": VietnameseSlugInput}
)


class SlugFromTitleCopyForm(CopyForm):
    """Wagtail's form for a copy or an alias of a page; the slug follows the new title.

    Left empty, it is made by the server: the source's under an unchanged title, else the title's,
    with a number where that is taken.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slug = self.fields["new_slug"]
        self.fields["new_slug"] = VietnameseSlugField(
            label=slug.label,
            required=False,
            help_text=_("Follows the title. Left empty, the site makes it."),
        )
        longest = self.page._meta.get_field("title").max_length
        self.fields["new_title"].validators.append(MaxLengthValidator(longest))
        self.fields["new_title"].widget = widget = WrappingTextInput({"maxlength": longest})
        actions = [widget.attrs["data-action"], *TitleFieldPanel.BoundPanel.apply_actions]
        widget.attrs["data-action"] = " ".join(actions)
        widget.attrs["data-controller"] += " w-sync"
        widget.attrs["data-w-sync-target-value"] = f"#{self['new_slug'].id_for_label}"

    def clean(self) -> dict[str, Any]:
        parent = self.cleaned_data.get("new_parent_page") or self.page.get_parent()
        title = self.cleaned_data.get("new_title")
        if title and not self.cleaned_data.get("new_slug") and "new_slug" not in self.errors:
            longest = self.page._meta.get_field("slug").max_length
            made = self.page.slug if title == self.page.title else slug_or(title, "page", longest)
            self.cleaned_data["new_slug"] = find_available_slug(parent, made)
        cleaned = super().clean()
        try:
            check_slug_is_free(parent.specific, cleaned.get("new_slug") or "")
        except ValidationError as error:
            self.add_error("new_slug", error.message_dict["slug"])
        return cleaned


class NamePanel(TitleFieldPanel):
    """The name of a register's new row, which its slug follows. A row in use keeps its address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"classname": "", "placeholder": False, **kwargs})

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self) -> bool:
            return self.instance.pk is None


class SlugCheckingForm(AskingForm):
    """Refuses the slugs of routes in drafts too, and before a new page has its parent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False  # the server makes one of the title
        if "title" in self.fields:
            longest = {"maxlength": self.fields["title"].max_length}
            self.fields["title"].widget = WrappingTextInput(longest)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.parent_page and cleaned.get("slug"):
            try:
                check_slug_is_free(self.parent_page.specific, cleaned["slug"])
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned


class VietnameseSlugMixin(PageBase):
    """A page whose slug is made from its title by `slug_from`, and does not hide a route.

    A parent says which slugs its own routes take in `reserved_slugs()`.
    """

    base_form_class = SlugCheckingForm
    copy_form_class = SlugFromTitleCopyForm

    def _set_core_field_defaults(self) -> None:
        parent_is_known = bool(self.path or getattr(self, "_cached_parent_obj", None))
        if not self.slug and self.title and parent_is_known:
            base = slug_or(self.title, "page", 200)
            self.slug = self._get_autogenerated_slug(base)
        super()._set_core_field_defaults()

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        """One that its parent does not use for a route of its own."""
        parent = self.get_parent()
        slug = super()._get_autogenerated_slug(base_slug)
        if parent is None or slug_is_free(parent.specific, slug):
            return slug
        return super()._get_autogenerated_slug(f"{base_slug}-2")

    def _check_slug_is_unique(self) -> None:
        """In drafts, copies and aliases, too: Wagtail asks this before every save."""
        super()._check_slug_is_unique()
        parent = self.get_parent()
        if parent and self.slug:
            check_slug_is_free(parent.specific, self.slug)


def slug_is_free(parent: object, slug: str) -> bool:
    """Whether `parent` does not use `slug` for a route of its own."""
    try:
        check_slug_is_free(parent, slug)
    except ValidationError:
        return False
    return True


def refuse_to_move(instance: Any, parent_page_after: Any, **kwargs: Any) -> None:
    """Whoever moves a page, by whichever screen or code: raises `ValidationError`."""
    check_slug_is_free(parent_page_after.specific, instance.slug)


def check_slug_is_free(parent: object, slug: str) -> None:
    """Raises `ValidationError` on `slug` where `parent` uses it for a route of its own."""
    if not hasattr(parent, "reserved_slugs"):
        return
    if slug in parent.reserved_slugs():
        raise ValidationError(
            {
                "slug": _("“%(slug)s” is an address of the site itself. Choose other words.")
                % {"slug": slug}
            }
        )
    if getattr(parent, "reserves_years", False) and _FOUR_DIGITS.fullmatch(slug):
        raise ValidationError(
            {
                "slug": _("Four digits (“%(slug)s”) are the address of a year's news. Add a word.")
                % {"slug": slug}
            }
        )
