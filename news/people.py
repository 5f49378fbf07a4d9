"""Names of people as Vietnamese write them: family name, middle name, given name.

Django keeps two fields. `last_name` holds the family name with the middle name ("Trần Thị"),
`first_name` the given name ("Thu Hà"); its `get_full_name` puts the given name first.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AbstractUser
from wagtail.admin.utils import get_user_display_name

#: Languages that write the family name first.
FAMILY_NAME_FIRST = frozenset({"hu", "ja", "km", "ko", "vi", "zh"})


def full_name(user: AbstractUser) -> str:
    """Such as "Trần Thị Thu Hà"; "" for who has no name yet."""
    return f"{user.last_name} {user.first_name}".strip()


def display_name(user: AbstractUser) -> str:
    """The full name, or what they sign in with."""
    return full_name(user) or user.get_username()


def say_family_names_first() -> None:
    """Lets the site's user model answer with `full_name` wherever Django or Wagtail asks it.

    Everything that shows a person asks the model: lists, histories, locks, mails, exports. A user
    model with a rule of its own keeps it. So does a site in a language that writes given names
    first, unless NEWS_FAMILY_NAME_FIRST says otherwise, as it may say for any site.
    """
    user_model = get_user_model()
    is_usual = settings.LANGUAGE_CODE.split("-")[0] in FAMILY_NAME_FIRST
    if not getattr(settings, "NEWS_FAMILY_NAME_FIRST", is_usual):
        return
    if getattr(user_model, "get_full_name", None) is not AbstractUser.get_full_name:
        return
    user_model.add_to_class("get_full_name", full_name)
    # Both need the user model at their import.
    from wagtail.admin.forms.account import NameEmailForm
    from wagtail.admin.views.reports.aging_pages import AgingPagesView

    NameEmailForm.field_order = ["last_name", "first_name", "email"]
    # The one report of Wagtail's that shows what people sign in with.
    AgingPagesView.decorate_paginated_queryset = _with_names_of_publishers
    if user_model.__str__ is AbstractBaseUser.__str__:
        # Filters of reports and exported columns write a person as text.
        user_model.add_to_class("__str__", display_name)


def _with_names_of_publishers(report: Any, pages: Any) -> Any:
    keys = {page.last_published_by for page in pages if page.last_published_by}
    users = get_user_model().objects.filter(pk__in=keys)
    names = {user.pk: get_user_display_name(user) for user in users}
    for page in pages:
        report.add_last_publisher_name_to_page(names, page)
    return pages
