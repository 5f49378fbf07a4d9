"""System checks for what a site builder can set wrong."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register("home")
def check_reserved_slugs(**kwargs: Any) -> list[CheckMessage]:
    if hasattr(settings, "RESERVED_ROOT_SLUGS"):
        return []
    hint = 'Set RESERVED_ROOT_SLUGS = ["admin", "documents", "media", "static"], as in your urls.'
    text = "The front page must know which addresses belong to the site."
    return [Error(text, hint=hint, id="home.E001")]


@register("home")
def check_installed_apps(**kwargs: Any) -> list[CheckMessage]:
    if apps.is_installed("wagtail.contrib.settings"):
        return []
    hint = 'Add "wagtail.contrib.settings" to INSTALLED_APPS.'
    text = "The site's identity and menu need the app wagtail.contrib.settings."
    return [Error(text, hint=hint, id="home.E002")]
