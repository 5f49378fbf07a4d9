"""Caches in front of the site, as a Django app: for its command."""

from django.apps import AppConfig


class PurgingConfig(AppConfig):
    name = "portal.purging"
