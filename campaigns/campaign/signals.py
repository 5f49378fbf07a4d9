"""What must happen after a campaign went public, however it was published."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from .models.campaign import CampaignPage
from .shared_facts import COLUMNS, source_of


@receiver(page_published)
def pass_facts_on(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Gives the translations the facts, for the day when the page that holds them is deleted."""
    if not isinstance(instance, CampaignPage):
        return
    source = source_of(instance)
    if source is not None and source.pk == instance.pk:
        translations = CampaignPage.objects.filter(translation_key=instance.translation_key)
        facts = {name: getattr(instance, name) for name in COLUMNS}
        translations.exclude(pk=instance.pk).update(**facts)
