"""Django's, which says what is wrong with a password only after it was typed."""

from typing import Any

from django.contrib.auth.management.commands import createsuperuser

from portal.signin.words import rules_for_terminal


class Command(createsuperuser.Command):
    def handle(self, *args: Any, **options: Any) -> str | None:
        if options["interactive"]:
            self.stdout.write(rules_for_terminal())
        return super().handle(*args, **options)
