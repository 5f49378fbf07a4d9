"""System checks for what a site builder can set wrong: `manage.py check --tag home`."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register("home")
def check_reserved_slugs(**kwargs: Any) -> list[CheckMessage]:
    hint = 'Set RESERVED_ROOT_SLUGS = ["admin", "documents", "media", "static"], as in your urls.'
    text = "The front page must know which addresses belong to the site."
    is_set = hasattr(settings, "RESERVED_ROOT_SLUGS")
    return [] if is_set else [Error(text, hint=hint, id="home.E001")]


@register("home")
def check_installed_apps(**kwargs: Any) -> list[CheckMessage]:
    name = "wagtail.contrib.settings"
    error = Error(f"home needs the app {name}.", hint="Add it to INSTALLED_APPS.", id="home.E002")
    return [] if apps.is_installed(name) else [error]
