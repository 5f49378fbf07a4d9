"""Where a page comes back to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from ..slugs import VietnameseSlugInput
from ..text import slug_from
from .actions import check_place
from .models import BinnedPage
from .tree import not_in_bin


class SearchForm(forms.Form):
    q = forms.CharField(required=False, max_length=200)
    p = forms.IntegerField(required=False, min_value=1, max_value=100_000)


class RestoreForm(forms.Form):
    parent = forms.ModelChoiceField(
        label=_("Place of the page"),
        queryset=Page.objects.filter(not_in_bin()),
        error_messages={
            "required": _("Choose the page under which it shall be."),
            "invalid_choice": _("This place is gone. Choose another one."),
        },
    )
    slug = forms.CharField(
        label=_("Address"),
        max_length=255,
        help_text=_("The last part of the page's address."),
        widget=VietnameseSlugInput,
    )

    def __init__(self, *args: Any, entry: BinnedPage, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry, self.user = entry, user
        models = entry.page.specific_class.allowed_parent_page_models()
        self.fields["parent"].widget = AdminPageChooser(target_models=models)

    def clean_slug(self) -> str:
        return slug_from(self.cleaned_data["slug"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        parent, slug = cleaned.get("parent"), cleaned.get("slug")
        if not (parent and slug):
            return cleaned
        is_its_place = parent.pk == self.entry.parent_id
        if not (is_its_place or parent.permissions_for_user(self.user).can_add_subpage()):
            self.add_error("parent", _("You may not add pages there. Choose another place."))
            return cleaned
        try:
            check_place(self.entry, parent, slug)
        except forms.ValidationError as error:
            self.add_error(None, error)
        return cleaned
