"""The list of all campaigns."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Page
from wagtail.search import index

from news.restrictions import RoutedRestrictionsMixin
from news.slugs import VietnameseSlugInput, VietnameseSlugMixin
from news.text import searchable

from .routing import RoutesToCampaigns


class CampaignIndexPage(RoutesToCampaigns, RoutedRestrictionsMixin, VietnameseSlugMixin, Page):
    """Lists the campaigns under it, at any depth, by phase."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [TitleFieldPanel("title"), FieldPanel("introduction")]
    promote_panels = [FieldPanel("slug", widget=VietnameseSlugInput), *Page.promote_panels[1:]]
    subpage_types = ["campaigns.CampaignPage"]
    page_description = _("The list of all campaigns, by phase, with filters.")
    template = "campaigns/campaign_index_page.html"
    search_fields = [*Page.search_fields, index.SearchField("search_text")]

    class Meta:
        verbose_name = _("campaign index")
        verbose_name_plural = _("campaign indexes")

    def search_text(self) -> str:
        return searchable(self.title, self.introduction)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        from ..index_context import index_context

        return super().get_context(request, *args, **kwargs) | index_context(self, request)
