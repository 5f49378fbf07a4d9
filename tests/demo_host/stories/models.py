from django.db import models
from wagtail.admin.panels import FieldPanel

from news.models import ArticlePage


class StoryPage(ArticlePage):
    """An article that happens somewhere in the town."""

    place = models.CharField(max_length=100, blank=True)

    content_panels = [*ArticlePage.content_panels, FieldPanel("place")]
