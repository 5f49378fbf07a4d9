"""What must happen after a campaign went public, however it was published."""

from wagtail.signals import page_published

from news.signals import reindex


def connect() -> None:
    from .models import CampaignPage

    page_published.connect(reindex, sender=CampaignPage, dispatch_uid="campaigns.reindex")
