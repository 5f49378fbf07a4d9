"""Wagtail's “Translate this page”, which fails where the page above has no translation yet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.admin import messages
from wagtail.contrib.simple_translation.views import SubmitPageTranslationView


class TranslatePageView(SubmitPageTranslationView):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, **kwargs)
        except ParentNotTranslatedError:
            parent = self.object.get_parent()
            messages.error(
                request,
                _("“%(title)s” above this page has no translation yet. Translate it first.")
                % {"title": parent.get_admin_display_title()},
            )
            return self.render_to_response(self.get_context_data(**kwargs))
