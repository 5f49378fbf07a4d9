from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.core.management import BaseCommand
from django.utils import timezone

from portal.signin import sessions


class Command(BaseCommand):
    help = "Deletes failed attempts that no longer count, and rows of sessions that have run out."

    def handle(self, *args: Any, **options: Any) -> None:
        past = timezone.now() - settings.AXES_COOLOFF_TIME - timedelta(minutes=1)
        attempts = AccessAttempt.objects.filter(attempt_time__lt=past).delete()[0]
        ended = sessions.tidy()
        self.stdout.write(f"Deleted {attempts} failed attempts and {ended} ended sessions.")
