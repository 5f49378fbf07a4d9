"""This website as a Django app: its commands, theme and search backends."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from .labels import translate_unmarked_labels

        translate_unmarked_labels()
