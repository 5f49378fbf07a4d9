"""What this website adds to Wagtail's admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from .views import TranslatePageView


# Found before Wagtail's own view of this address: this app stands first in INSTALLED_APPS.
@hooks.register("register_admin_urls", order=-1)
def translate_page() -> list[URLPattern]:
    return [path("translation/submit/page/<int:page_id>/", TranslatePageView.as_view())]
