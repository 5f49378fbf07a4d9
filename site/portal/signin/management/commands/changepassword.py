"""Django's, which says what is wrong with a password only after it was typed."""

from typing import Any

from django.contrib.auth.management.commands import changepassword

from portal.signin.words import rules_for_terminal


class Command(changepassword.Command):
    def handle(self, *args: Any, **options: Any) -> str:
        self.stdout.write(rules_for_terminal())
        return super().handle(*args, **options)
