"""`path("documents/", include("news.files.urls"))`, in place of `wagtail.documents.urls`."""

from django.urls import re_path
from wagtail.documents import urls as wagtaildocs_urls

from .views import document

urlpatterns = [
    re_path(r"^(\d+)/(.*)$", document, name="wagtaildocs_serve"),
    *(route for route in wagtaildocs_urls.urlpatterns if route.name != "wagtaildocs_serve"),
]
