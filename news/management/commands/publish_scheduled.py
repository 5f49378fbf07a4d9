"""`manage.py publish_scheduled`: as Wagtail's, but what fails is kept, told, and stops no other."""

from typing import Any

from wagtail.management.commands.publish_scheduled import Command as WagtailsCommand

from news.scheduling.run import publish_due


class Command(WagtailsCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        if options["dryrun"]:
            super().handle(*args, **options)
        else:
            publish_due()
