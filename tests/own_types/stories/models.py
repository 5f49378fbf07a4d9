"""Page types as the guide shows them: both ways, with fields of their own."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from campaigns.models import (
    CampaignIndexPage,
    CampaignPage,
    ConsultationPage,
    HonorRollIndexPage,
    HonorRollPage,
)
from news.fields import TagsField
from news.models import (
    AbstractArticleAttachment,
    AbstractArticleByline,
    AbstractArticlePage,
    AbstractArticleSubject,
    AbstractArticleTag,
    AbstractCitedDocument,
    AbstractNewsIndexPage,
    AbstractRelatedArticle,
    ArticlePage,
    NewsIndexPage,
)


class StoryPage(ArticlePage):
    """Has its row in the table of articles, and one beside it."""

    place = models.CharField(max_length=100, blank=True)

    content_panels = [*ArticlePage.content_panels, FieldPanel("place")]


class NoteTag(AbstractArticleTag):
    content_object = ParentalKey("NotePage", on_delete=models.CASCADE, related_name="tagged_items")


class NotePage(AbstractArticlePage):
    """Has a table of its own, and child rows of its own."""

    mood = models.CharField(max_length=100, blank=True)
    tags = TagsField(through=NoteTag, blank=True, related_name="notes")

    content_panels = [*AbstractArticlePage.content_panels, "mood"]


class NoteByline(AbstractArticleByline):
    article = ParentalKey(NotePage, on_delete=models.CASCADE, related_name="bylines")


class NoteSubject(AbstractArticleSubject):
    article = ParentalKey(NotePage, on_delete=models.CASCADE, related_name="subjects")


class NoteDocument(AbstractCitedDocument):
    article = ParentalKey(NotePage, on_delete=models.CASCADE, related_name="cited_documents")


class NoteAttachment(AbstractArticleAttachment):
    article = ParentalKey(NotePage, on_delete=models.CASCADE, related_name="attachments")


class NotePick(AbstractRelatedArticle):
    page = ParentalKey(NotePage, on_delete=models.CASCADE, related_name="related_picks")


class StoryIndexPage(NewsIndexPage):
    subtitle = models.CharField(max_length=100, blank=True)


class NoteIndexPage(AbstractNewsIndexPage):
    """A table of its own; takes notes alone."""

    subpage_types = ["NotePage"]


class RegionalCampaignIndexPage(CampaignIndexPage):
    region = models.CharField(max_length=100, blank=True)


class RegionalCampaignPage(CampaignPage):
    region = models.CharField(max_length=100, blank=True)

    content_panels = [*CampaignPage.content_panels, FieldPanel("region")]


class RegionalRollIndexPage(HonorRollIndexPage):
    region = models.CharField(max_length=100, blank=True)


class RegionalRollPage(HonorRollPage):
    region = models.CharField(max_length=100, blank=True)

    content_panels = [*HonorRollPage.content_panels, FieldPanel("region")]


class RegionalConsultationPage(ConsultationPage):
    region = models.CharField(max_length=100, blank=True)
