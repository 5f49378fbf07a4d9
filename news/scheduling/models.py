"""Scheduled publications that could not be made."""

from typing import Any

from django.db import models
from wagtail.models import Revision


class ScheduleFailure(models.Model):
    """Why a revision whose moment has come is not public; it is tried again until it is."""

    revision = models.OneToOneField(
        Revision, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    reason = models.TextField()
    #: When it was first tried.
    failed_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.reason

    @property
    def page(self) -> Any:
        """What was to be published: a page, or whatever else has drafts."""
        return self.revision.content_object


class ScheduledRun(models.Model):
    """When a job of `jobs.py` last began. Whoever changes the row does the job."""

    name = models.CharField(max_length=190, unique=True)
    begun_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
