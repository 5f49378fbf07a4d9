"""What must happen to a roll's list when its page is published or deleted."""

from django.db.models.signals import pre_delete
from wagtail.signals import page_published

from .lists.cleanup import delete_with_roll
from .lists.publications import on_published
from .models.rolls import HonorRollPage


def connect() -> None:
    page_published.connect(on_published, sender=HonorRollPage, dispatch_uid="campaigns.list_public")
    pre_delete.connect(delete_with_roll, sender=HonorRollPage, dispatch_uid="campaigns.list_gone")
