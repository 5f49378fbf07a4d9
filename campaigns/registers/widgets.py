"""Choosers that show nothing, not an error page, where no such entry exists."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail.admin.widgets import AdminPageChooser
from wagtail.images.widgets import AdminImageChooser
from wagtail.snippets.widgets import AdminSnippetChooser


class ForgivingMixin:
    def get_instance(self, value: Any) -> Any:
        try:
            return super().get_instance(value)
        except (ObjectDoesNotExist, OverflowError, TypeError, ValueError):
            return None


class SnippetChooser(ForgivingMixin, AdminSnippetChooser):
    pass


class ImageChooser(ForgivingMixin, AdminImageChooser):
    pass


class PageChooser(ForgivingMixin, AdminPageChooser):
    pass
