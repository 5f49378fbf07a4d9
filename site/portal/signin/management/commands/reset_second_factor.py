from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal import console
from portal.signin.second_factor import reset_second_factor


class Command(BaseCommand):
    help = "Takes the second factor of an account away and signs it out: the password is enough."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="the account's name")

    def handle(self, *args: Any, **options: Any) -> None:
        with override(console.language()):
            self._reset(options["username"])

    def _reset(self, name: str) -> None:
        user = get_user_model().objects.filter(username=name).first()
        if not user:
            raise CommandError(_("No account is called “%(name)s”.") % {"name": name})
        count = reset_second_factor(user)
        if not count:
            text = _("%(user)s had no second factor; signed out everywhere all the same.")
        else:
            text = _("%(user)s signs in with the password alone now.")
        self.stdout.write(text % {"user": user})
