from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError

from portal.signin.second_factor import reset_second_factor


class Command(BaseCommand):
    help = "Takes the second factor of an account away and signs it out: the password is enough."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="the account's name")

    def handle(self, *args: Any, **options: Any) -> None:
        user = get_user_model().objects.filter(username=options["username"]).first()
        if not user:
            raise CommandError(f"No account is called “{options['username']}”.")
        count = reset_second_factor(user)
        if not count:
            self.stdout.write(f"{user} had no second factor; signed out everywhere all the same.")
            return
        self.stdout.write(f"{user} signs in with the password alone now.")
