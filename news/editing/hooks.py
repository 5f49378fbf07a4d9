"""Puts the scripts about writing and saving on every page of the admin."""

from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks

from . import views
from .middleware import too_large_message

SCRIPTS = ("palette", "enter", "common", "store", "session", "saving", "submitting", "unsaved")


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("writing/session/", views.session, name="news_session"),
        path("writing/signed-in/", views.signed_in, name="news_signed_in"),
        path("writing/restore/", views.restore, name="news_restore"),
    ]


@hooks.register("insert_global_admin_css")
def css() -> str:
    address = static("news/admin/editing/editing.css")
    return format_html('<link rel="stylesheet" href="{}">', address)


@hooks.register("insert_global_admin_js")
def scripts() -> str:
    login = resolve_url(getattr(settings, "WAGTAILADMIN_LOGIN_URL", "wagtailadmin_login"))
    context = {
        "scripts": [static(f"news/admin/editing/{name}.js") for name in SCRIPTS],
        "sign_in_url": f"{login}?{urlencode({'next': reverse('news_signed_in')})}",
        "too_large": too_large_message(),
    }
    return render_to_string("news/admin/editing/parts.html", context)
