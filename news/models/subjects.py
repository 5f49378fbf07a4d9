"""Pages that articles can be about. Campaigns, rolls and topic pages take the mixin."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from wagtail.models import Page, get_page_models

from ..public_index.articles import Articles
from ..public_index.scopes import part_of_site
from ..querysets import subject_key


class SubjectPageMixin(models.Model):
    """Declares a page type as a subject: articles choose it, it lists "news about" itself."""

    locale_id: int

    class Meta:
        abstract = True

    def news(self) -> Articles:
        """Articles about this page in its own language and site, newest first."""
        return Articles(self.locale_id, part_of_site(self)).about(subject_key(self))


def subject_page_types() -> list[str]:
    """The page types that declare themselves subjects, as `app.Model`."""
    return [model._meta.label for model in get_page_models() if issubclass(model, SubjectPageMixin)]


#: For choosers: read when a form is built, once every app's models are known.
SUBJECT_PAGE_TYPES = SimpleLazyObject(subject_page_types)


def check_is_subject(page: Page) -> None:
    """Raises `ValidationError` where `page` is of no subject type.

    The chooser's list shows subjects only, but its server takes any page.
    """
    model = page.specific_class
    if model is None or not issubclass(model, SubjectPageMixin):
        raise ValidationError(
            {"page": _("“%(title)s” is not a page that news can be about.") % {"title": page.title}}
        )
