"""Rules about passwords stand at each field where one is set, before anything is typed."""

from typing import Any

from django.contrib.auth.password_validation import (
    password_validators_help_text_html,
    password_validators_help_texts,
)
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.collections import CollectionViewRestrictionForm
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.forms.view_restrictions import BaseViewRestrictionForm
from wagtail.admin.views.account import ChangePasswordPanel
from wagtail.models.view_restrictions import BaseViewRestriction
from wagtail.users.forms import UserForm

from .forms import AccountPasswordForm
from .passwords import SHARED_LENGTH, shared_password


def rules_for_terminal() -> str:
    return "\n".join(f"- {text}" for text in password_validators_help_texts()) + "\n"


def _blank_or_rules() -> SafeString:
    return format_html("{} {}", _("Leave blank if not changing."), _rules())


def _rules() -> SafeString:
    return password_validators_help_text_html()


def _shared_rules() -> str:
    return _(
        "At least %(least)d characters, no common word, name of this body, year or row of keys. "
        "Everybody who has it can read the page: not for what must stay secret."
    ) % {"least": SHARED_LENGTH}


def _clean_shared_password(form: Any) -> str:
    """The form's own check, and ours for a password that is new."""
    password = _cleaned_before(form)
    kind = form.cleaned_data.get("restriction_type")
    if kind == BaseViewRestriction.PASSWORD and password != form.initial.get("password"):
        shared_password(password)
    return password


_cleaned_before = BaseViewRestrictionForm.clean_password


def explain_passwords() -> None:
    """Wagtail's forms: of colleagues, where it says nothing, and of pages and collections."""
    UserForm.base_fields["password1"].help_text = lazy(_blank_or_rules, SafeString)()
    ChangePasswordPanel.form_class = AccountPasswordForm
    # Two forms and two views that name them; this is what both stem from.
    BaseViewRestrictionForm.clean_password = _clean_shared_password
    for form in (PageViewRestrictionForm, CollectionViewRestrictionForm):
        form.base_fields["password"].label = gettext_lazy("Shared password")
        form.base_fields["password"].help_text = lazy(_shared_rules, str)()
