"""The paste in Wagtail's admin: its address, and its script on every form with rich texts."""

from typing import Any

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks

from .conversion import MOST_CHARACTERS
from .views import TOO_LONG, paste


@hooks.register("register_admin_urls")
def paste_urls() -> list[Any]:
    return [path("news/paste/", paste, name="news_paste")]


@hooks.register("insert_editor_js")
def paste_script() -> str:
    return format_html(
        '<script src="{}" data-url="{}" data-limit="{}" data-undo="{}" data-close="{}"'
        ' data-undone="{}" data-too-long="{}" data-failed="{}" data-working="{}"></script>',
        static("news/admin/paste.js"),
        reverse("news_paste"),
        MOST_CHARACTERS,
        _("Undo"),
        _("Close"),
        _("What was pasted is taken out again."),
        TOO_LONG,
        _("The formatting could not be converted; the text was pasted without it."),
        _("Converting what was pasted…"),
    )
