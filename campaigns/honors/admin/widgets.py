"""Choosers that show nothing, instead of an error page, where what was posted is none."""

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
