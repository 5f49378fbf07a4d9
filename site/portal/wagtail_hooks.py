"""What this website adds to Wagtail's admin."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from wagtail import hooks

from .views import TranslatePageView


@hooks.register("insert_editor_js")
def keep_what_is_typed_during_autosave() -> str:
    return format_html('<script src="{}"></script>', static("portal/admin/autosave.js"))


# Found before Wagtail's own view of this address: this app stands first in INSTALLED_APPS.
@hooks.register("register_admin_urls", order=-1)
def translate_page() -> list[URLPattern]:
    return [path("translation/submit/page/<int:page_id>/", TranslatePageView.as_view())]
